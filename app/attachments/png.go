package attachments

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"slices"

	"vestka/app/picture"
)

const pngHeader = "\x89PNG\r\n\x1a\n"

// errNotWhole is that a file ends too early or contradicts itself.
var errNotWhole = errors.New("this is no whole picture")

// pngChunks are those that are kept: dots, colours, and how large a scan is. All
// others are words, times, programs, or further pictures.
var pngChunks = []string{
	"IHDR", "PLTE", "IDAT", "IEND", "tRNS",
	"gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "cICP", "mDCV", "cLLI", "bKGD", "pHYs",
}

// maxExif is the longest block of EXIF that is looked into, in bytes.
const maxExif = 1 << 16

// stripPNG leaves out all chunks that no dot depends on, and what follows the end.
func stripPNG(file *io.SectionReader) (plan, error) {
	p := plan{turn: picture.Upright}
	p.keep(0, int64(len(pngHeader)))
	var header [8]byte
	for at := int64(len(pngHeader)); ; {
		if err := readAll(file, header[:], at); err != nil {
			return plan{}, err
		}
		length, name := int64(binary.BigEndian.Uint32(header[:])), string(header[4:])
		next := at + 8 + length + 4
		if next > file.Size() {
			return plan{}, errNotWhole
		}
		switch {
		case slices.Contains(pngChunks, name):
			p.keep(at, next)
		case name == "eXIf" && length <= maxExif && p.turn == picture.Upright:
			exif := make([]byte, length)
			if err := readAll(file, exif, at+8); err != nil {
				return plan{}, err
			}
			if p.turn = picture.OrientationIn(exif); p.turn != picture.Upright {
				p.add(pngChunk("eXIf", p.turn.Exif()))
			}
		}
		if name == "IEND" {
			return p, nil
		}
		at = next
	}
}

func pngChunk(name string, inside []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(inside)))
	b = append(append(b, name...), inside...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// readAll fills b with the bytes at the place.
func readAll(file io.ReaderAt, b []byte, at int64) error {
	n, err := file.ReadAt(b, at)
	if n == len(b) {
		return nil
	}
	if errors.Is(err, io.EOF) {
		return errNotWhole
	}
	return err
}
