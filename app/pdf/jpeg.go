package pdf

import (
	"bytes"
	"encoding/binary"
)

// jpegScan is what can be told of a JPEG file without decoding it.
type jpegScan struct {
	turn  orientation
	plain bool   // baseline, three colours of 8 bits stored as brightness and colour, whole to its end
	bare  []byte // the file without metadata
}

// The markers of ITU-T T.81 and of its neighbours that matter here.
const (
	markSOI   = 0xd8
	markEOI   = 0xd9
	markSOS   = 0xda
	markSOF0  = 0xc0 // baseline
	markAPP0  = 0xe0 // JFIF, perhaps with a small picture
	markAPP1  = 0xe1 // EXIF
	markAPP14 = 0xee // Adobe: how colours are stored
	markAPP15 = 0xef
	markCOM   = 0xfe
)

// scanJPEG walks over the segments. A file that it does not understand to the
// end is not plain.
func scanJPEG(data []byte) jpegScan {
	s := jpegScan{turn: upright}
	if len(data) < 4 || data[0] != 0xff || data[1] != markSOI {
		return s
	}
	s.bare = append(make([]byte, 0, len(data)), 0xff, markSOI)
	frame, colours := false, true
	for at := 2; ; {
		marker, inside, next := segmentAt(data, at)
		switch marker {
		case 0:
			return s
		case markEOI:
			s.bare = append(s.bare, 0xff, markEOI)
			s.plain = frame && colours
			return s
		case markSOF0:
			frame = threeColours(inside)
		case markSOS:
			next += scanEnd(data[next:])
		case markAPP1:
			if o := exifOrientation(inside); o != upright {
				s.turn = o
			}
		case markAPP14:
			if bytes.HasPrefix(inside, []byte("Adobe")) {
				colours = len(inside) >= 12 && inside[11] == 1
			}
		}
		if !metadata(marker) {
			s.bare = append(s.bare, data[at:next]...)
		}
		at = next
	}
}

// segmentAt reads the segment at the place: its marker, what is in it, and
// where it ends. The marker is 0 where there is no whole segment.
func segmentAt(data []byte, at int) (marker byte, inside []byte, next int) {
	for at+2 < len(data) && data[at] == 0xff && data[at+1] == 0xff {
		at++ // filling
	}
	if at+2 > len(data) || data[at] != 0xff {
		return 0, nil, at
	}
	marker, at = data[at+1], at+2
	if marker == markEOI {
		return marker, nil, at
	}
	if at+2 > len(data) {
		return 0, nil, at
	}
	n := int(binary.BigEndian.Uint16(data[at:]))
	if n < 2 || at+n > len(data) {
		return 0, nil, at
	}
	return marker, data[at+2 : at+n], at + n
}

// metadata tells the segments that no dot depends on.
func metadata(marker byte) bool {
	return marker == markCOM || (marker >= markAPP0 && marker <= markAPP15 && marker != markAPP14)
}

// threeColours looks into a frame header: 8 bits, three components, and not
// those that name themselves R, G and B.
func threeColours(frame []byte) bool {
	return len(frame) == 15 && frame[0] == 8 && frame[5] == 3 &&
		(frame[6] != 'R' || frame[9] != 'G' || frame[12] != 'B')
}

// scanEnd is where the coded dots end and the next marker stands.
func scanEnd(b []byte) int {
	for at := 0; ; {
		i := bytes.IndexByte(b[at:], 0xff)
		if i < 0 || at+i+1 >= len(b) {
			return len(b)
		}
		at += i
		if m := b[at+1]; m != 0 && (m < 0xd0 || m > 0xd7) && m != 0xff {
			return at
		}
		at++
	}
}
