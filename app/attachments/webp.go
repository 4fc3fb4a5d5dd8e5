package attachments

import (
	"encoding/binary"
	"io"

	"vestka/app/picture"
)

// A WebP file is a RIFF file (RFC 9649): "RIFF", length, "WEBP", then chunks of a
// name, a length and so many bytes, filled up to an even number.
const riffHeader = 12

// The flags in the first byte of VP8X.
const (
	flagXMP  = 0x04
	flagEXIF = 0x08
)

// stripWebP leaves out all chunks that no dot depends on, and what follows the end.
func stripWebP(file *io.SectionReader) (plan, error) {
	p := plan{turn: picture.Upright}
	var head [riffHeader]byte
	if err := readAll(file, head[:], 0); err != nil {
		return plan{}, err
	}
	end := 8 + int64(binary.LittleEndian.Uint32(head[4:]))
	if end > file.Size() {
		return plan{}, errNotWhole
	}
	var extended []byte // VP8X
	var rest plan
	for at := int64(riffHeader); at+8 <= end; {
		c, err := webpChunkAt(file, at, end)
		if err != nil {
			return plan{}, err
		}
		switch c.name {
		case "VP8X":
			extended, err = c.read(file, 10)
		case "EXIF":
			var exif []byte
			exif, err = c.read(file, min(c.length, maxExif))
			p.turn = picture.OrientationIn(exif)
		case "VP8 ", "VP8L", "ALPH", "ICCP":
			rest.keep(at, c.next)
		}
		if err != nil {
			return plan{}, err
		}
		at = c.next
	}
	p.assemble(extended, rest)
	return p, nil
}

// assemble puts the file together, with the flags and the length that it has now.
func (p *plan) assemble(extended []byte, rest plan) {
	var before, after []byte
	if extended != nil {
		extended[0] &^= flagXMP | flagEXIF
		if p.turn != picture.Upright {
			extended[0] |= flagEXIF
			after = webpBytes("EXIF", p.turn.Exif())
		}
		before = webpBytes("VP8X", extended)
	} else {
		p.turn = picture.Upright // the simple form knows no EXIF
	}
	length := 4 + int64(len(before)) + rest.size() + int64(len(after))
	head := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(length))
	p.add(append(append(head, "WEBP"...), before...))
	p.pieces = append(p.pieces, rest.pieces...)
	if after != nil {
		p.add(after)
	}
}

// webpChunk is where a chunk is.
type webpChunk struct {
	name               string
	from, length, next int64
}

func webpChunkAt(file io.ReaderAt, at, end int64) (webpChunk, error) {
	var head [8]byte
	if err := readAll(file, head[:], at); err != nil {
		return webpChunk{}, err
	}
	length := int64(binary.LittleEndian.Uint32(head[4:]))
	c := webpChunk{name: string(head[:4]), from: at + 8, length: length, next: at + 8 + length + length%2}
	if c.next > end {
		return webpChunk{}, errNotWhole
	}
	return c, nil
}

// read reads the first n bytes of the chunk.
func (c webpChunk) read(file io.ReaderAt, n int64) ([]byte, error) {
	if n > c.length {
		return nil, errNotWhole
	}
	b := make([]byte, n)
	return b, readAll(file, b, c.from)
}

// webpBytes is a chunk of our own; what we write is of even length.
func webpBytes(name string, inside []byte) []byte {
	b := binary.LittleEndian.AppendUint32([]byte(name), uint32(len(inside)))
	return append(b, inside...)
}
