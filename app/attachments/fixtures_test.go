package attachments

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"vestka/app"
	"vestka/app/picture"
)

// secret is planted wherever a file has room for words; Roman letters, so that it
// reads the same in every encoding of bytes.
const secret = "Dom-nad-rakoj-53.9045N"

// photo is a picture of w by h dots without two lines alike.
func photo(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{R: byte(x * 3), G: byte(y * 5), B: byte(x ^ y), A: 0xff})
		}
	}
	return img
}

func asJPEG(tb testing.TB, img image.Image) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 85}); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(tb testing.TB, img image.Image) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// long is a segment of any length up to 65,533 bytes.
func long(marker byte, inside string) []byte {
	b := []byte{0xff, marker}
	b = binary.BigEndian.AppendUint16(b, uint16(len(inside)+2))
	return append(b, inside...)
}

// exif is a block of EXIF as a camera writes it: an orientation among other
// entries, little endian, and words behind them.
func exif(turn int) []byte {
	b := []byte("II\x2a\x00\x08\x00\x00\x00")
	b = binary.LittleEndian.AppendUint16(b, 3)
	entry := func(tag, kind uint16, count, value uint32) {
		b = binary.LittleEndian.AppendUint16(b, tag)
		b = binary.LittleEndian.AppendUint16(b, kind)
		b = binary.LittleEndian.AppendUint32(b, count)
		b = binary.LittleEndian.AppendUint32(b, value)
	}
	entry(0x010f, 2, uint32(len(secret)), 50) // maker
	entry(0x0112, 3, 1, uint32(turn))
	entry(0x8825, 4, 1, 50) // place
	b = binary.LittleEndian.AppendUint32(b, 0)
	return append(b, secret...)
}

// spokenJPEG says the secret in every place that a JPEG has for words.
func spokenJPEG(tb testing.TB, img image.Image, turn int) []byte {
	tb.Helper()
	plain := asJPEG(tb, img)
	b := append([]byte(nil), plain[:2]...)
	for _, s := range [][]byte{
		long(0xe0, "JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x02\x04"+secret+"xx"), // 2 by 4 dots, 3 bytes each
		long(0xe0, "JFXX\x00\x10"+secret),
		long(0xe1, "Exif\x00\x00"+string(exif(turn))),
		long(0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+secret),
		long(0xe2, "MPF\x00"+secret),
		long(0xe2, "ICC_PROFILE\x00\x01\x01colours"),
		long(0xe3, secret), long(0xe4, secret), long(0xec, "Ducky"+secret),
		long(0xed, "Photoshop 3.0\x008BIM"+secret),
		long(0xee, "Adobe\x00\x64\x00\x00\x00\x00\x01"+secret),
		long(0xee, secret), long(0xef, secret), long(0xfe, secret),
	} {
		b = append(b, s...)
	}
	b = append(append(b, secret...), plain[2:]...) // words between two segments, which readers put up with
	return append(append(b, asJPEG(tb, photo(8, 8))...), "\x00\x00\x00\x18ftypmp42"+secret...)
}

// spokenPNG says it in every place of a PNG.
func spokenPNG(tb testing.TB, img image.Image, turn int) []byte {
	tb.Helper()
	plain := asPNG(tb, img)
	const ihdr = len(pngHeader) + 8 + 13 + 4
	b := append([]byte(nil), plain[:ihdr]...)
	for name, inside := range map[string]string{
		"pHYs": "\x00\x00\x0b\x13\x00\x00\x0b\x13\x01", "gAMA": "\x00\x00\xb1\x8f",
		"tEXt": "Comment\x00" + secret, "iTXt": "Author\x00\x00\x00\x00\x00" + secret, "zTXt": "Software\x00\x00" + secret,
		"tIME": "\x07\xea\x0b\x16\x0c\x00\x00", "eXIf": string(exif(turn)), "prVt": secret, "acTL": "\x00\x00\x00\x01\x00\x00\x00\x00", "caBX": secret,
	} {
		b = append(b, pngChunk(name, []byte(inside))...)
	}
	b = append(b, plain[ihdr:len(plain)-12]...)
	b = append(b, pngChunk("tEXt", []byte("Comment\x00"+secret))...)
	b = append(b, plain[len(plain)-12:]...)
	return append(b, "PK\x03\x04"+secret...)
}

// bits are written from the lowest one of each byte, as VP8L wants them.
type bits struct {
	b []byte
	n int
}

func (w *bits) put(value uint, count int) {
	for i := range count {
		if w.n%8 == 0 {
			w.b = append(w.b, 0)
		}
		w.b[w.n/8] |= byte(value>>i&1) << (w.n % 8)
		w.n++
	}
}

// asWebP is a lossless picture in the simple form, of two shades of green
// (RFC 9649, 3: no transform, no cache, one group of codes of one or two symbols).
func asWebP(w, h int) []byte {
	v := &bits{b: []byte{0x2f}, n: 8}
	v.put(uint(w-1), 14)
	v.put(uint(h-1), 14)
	v.put(0, 1+3+1+1+1) // no alpha, version, transforms, cache, groups
	v.put(1, 1)         // a simple code
	v.put(1, 1)         // of two symbols
	v.put(1, 1)         // the first one in 8 bits
	v.put(30, 8)
	v.put(200, 8)
	for _, symbol := range []uint{90, 60, 255, 0} { // red, blue, alpha, distance
		v.put(1, 1)
		v.put(0, 1) // of one symbol
		v.put(1, 1)
		v.put(symbol, 8)
	}
	for i := range w * h {
		v.put(uint(i/w*i>>3), 1)
	}
	if len(v.b)%2 == 1 {
		v.b = append(v.b, 0)
	}
	chunk := webpBytes("VP8L", v.b)
	b := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(4+len(chunk)))
	return append(append(b, "WEBP"...), chunk...)
}

// spokenWebP says it in every place of a WebP of the extended form.
func spokenWebP(w, h, turn int) []byte {
	inside := webpBytes("VP8X", []byte{0x20 | flagXMP | flagEXIF, 0, 0, 0, byte(w - 1), 0, 0, byte(h - 1), 0, 0})
	even := func(s string) []byte { return []byte(s + " "[:len(s)%2]) }
	inside = append(inside, webpBytes("ICCP", []byte("colour"))...)
	inside = append(inside, webpBytes("prvt", even(secret))...)
	inside = append(inside, asWebP(w, h)[riffHeader:]...)
	inside = append(inside, webpBytes("EXIF", even(string(exif(turn))))...)
	inside = append(inside, webpBytes("XMP ", even(secret))...)
	b := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(4+len(inside)))
	return append(append(append(b, "WEBP"...), inside...), secret...)
}

// spoken are files of all kinds of picture with the secret in them, as a camera
// held so has made them.
func spoken(tb testing.TB, turn int) map[app.AttachmentKind][]byte {
	return map[app.AttachmentKind][]byte{
		app.JPEG: spokenJPEG(tb, photo(90, 60), turn), app.PNG: spokenPNG(tb, photo(90, 60), turn), app.WebP: spokenWebP(90, 60, turn),
	}
}

const aPDF = "%PDF-1.7\n1 0 obj\n<< /Author (" + secret + ") >>\nendobj\n%%EOF\n"

func formFor(kind app.AttachmentKind) format {
	for _, f := range formats {
		if f.kind == kind {
			return f
		}
	}
	panic("no such kind")
}

var turns = []picture.Orientation{1, 2, 3, 4, 5, 6, 7, 8}
