package attachments

import (
	"bytes"
	"io"

	"vestka/app/picture"
)

// stripJPEG leaves out all segments that no dot depends on, and what follows the
// end of the picture, where phones append a film.
func stripJPEG(file *io.SectionReader) (plan, error) {
	p := plan{turn: picture.Upright}
	var jfif []byte
	var rest plan
	for s, err := range picture.Segments(io.NewSectionReader(file, 0, file.Size())) {
		switch {
		case err != nil:
			return plan{}, err
		case s.Marker == picture.MarkSOI:
		case s.Marker == picture.MarkAPP0 && bytes.HasPrefix(s.Inside, []byte("JFIF\x00")) && jfif == nil:
			jfif = bareJFIF(s.Inside)
		case s.Marker == picture.MarkAPP1:
			if o := picture.OrientationIn(s.Exif()); o != picture.Upright {
				p.turn = o
			}
		case s.Marker == picture.MarkAPP14 && bytes.HasPrefix(s.Inside, []byte("Adobe")) && len(s.Inside) >= adobeLength:
			rest.add(segment(picture.MarkAPP14, s.Inside[:adobeLength]))
		case s.Marker == picture.MarkAPP2 && bytes.HasPrefix(s.Inside, []byte("ICC_PROFILE\x00")), ofDots(s.Marker):
			p.heavy = p.heavy || s.Marker == picture.MarkSOF2
			rest.keep(s.From, s.To)
		}
	}
	p.add([]byte{0xff, picture.MarkSOI})
	if jfif != nil {
		p.add(jfif)
	}
	if p.turn != picture.Upright {
		p.add(p.turn.ExifSegment())
	}
	p.pieces = append(p.pieces, rest.pieces...)
	return p, nil
}

const (
	jfifLength  = 14 // without the small picture that may follow
	adobeLength = 12
)

// bareJFIF is the segment without its small picture, which may show what was cut
// off from the large one; nil where it is too short.
func bareJFIF(inside []byte) []byte {
	if len(inside) < jfifLength {
		return nil
	}
	bare := append([]byte(nil), inside[:jfifLength]...)
	bare[12], bare[13] = 0, 0 // no dots across, none down
	return segment(picture.MarkAPP0, bare)
}

func segment(marker byte, inside []byte) []byte {
	return append([]byte{0xff, marker, 0, byte(len(inside) + 2)}, inside...)
}

// ofDots are the markers of frames, tables, scans and of the end.
func ofDots(marker byte) bool {
	return marker >= picture.MarkSOF0 && marker <= 0xcf || marker >= picture.MarkEOI && marker <= 0xdf
}
