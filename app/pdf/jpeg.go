package pdf

import (
	"bytes"

	"vestka/app/picture"
)

// jpegScan is what can be told of a JPEG file without decoding it.
type jpegScan struct {
	plain bool   // baseline, three colours of 8 bits stored as brightness and colour, whole to its end
	bare  []byte // the file without metadata
}

// scanJPEG walks over the segments. A file that it does not understand to the
// end is not plain.
func scanJPEG(data []byte) jpegScan {
	s := jpegScan{bare: make([]byte, 0, len(data))}
	frame, colours := false, true
	for seg, err := range picture.Segments(bytes.NewReader(data)) {
		if err != nil {
			return s
		}
		switch seg.Marker {
		case picture.MarkSOF0:
			frame = threeColours(seg.Inside)
		case picture.MarkAPP14:
			if bytes.HasPrefix(seg.Inside, []byte("Adobe")) {
				colours = len(seg.Inside) >= 12 && seg.Inside[11] == 1
			}
		}
		if !metadata(seg.Marker) {
			s.bare = append(s.bare, data[seg.From:seg.To]...)
		}
	}
	s.plain = frame && colours
	return s
}

// metadata tells the segments that no dot depends on.
func metadata(marker byte) bool {
	return marker == picture.MarkCOM || (marker >= picture.MarkAPP0 && marker <= picture.MarkAPP15 && marker != picture.MarkAPP14)
}

// threeColours looks into a frame header: 8 bits, three components, and not
// those that name themselves R, G and B.
func threeColours(frame []byte) bool {
	return len(frame) == 15 && frame[0] == 8 && frame[5] == 3 &&
		(frame[6] != 'R' || frame[9] != 'G' || frame[12] != 'B')
}
