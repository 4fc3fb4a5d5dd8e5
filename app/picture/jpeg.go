package picture

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
)

// The markers of ITU-T T.81 and of its neighbours that matter here.
const (
	MarkSOI   = 0xd8
	MarkEOI   = 0xd9
	MarkSOS   = 0xda
	MarkSOF0  = 0xc0 // baseline
	MarkSOF2  = 0xc2 // progressive
	MarkAPP0  = 0xe0 // JFIF, perhaps with a small picture
	MarkAPP1  = 0xe1 // EXIF or XMP
	MarkAPP2  = 0xe2 // a colour profile, or further pictures
	MarkAPP14 = 0xee // Adobe: how colours are stored
	MarkAPP15 = 0xef
	MarkCOM   = 0xfe
)

// Segment is a part of a JPEG file, from its marker to the next one; with the
// beginning of a scan go the coded dots that follow.
type Segment struct {
	Marker   byte
	Inside   []byte // what is between the length and the next marker or the coded dots; valid until the next segment
	From, To int64  // bytes from the beginning of the file
}

// ErrNoJPEG is that a file is none, or not whole.
var ErrNoJPEG = errors.New("this is no whole JPEG")

// Segments walks over a JPEG file up to and with its end; what follows there is
// not read. Rubbish between two segments, which readers put up with, belongs to
// none of them. The error is the last thing that it gives.
func Segments(r io.Reader) iter.Seq2[Segment, error] {
	return func(yield func(Segment, error) bool) {
		w := jpegWalk{r: bufio.NewReaderSize(r, 1<<16)}
		for {
			s, err := w.next()
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
				err = ErrNoJPEG
			}
			if !yield(s, err) || err != nil || s.Marker == MarkEOI {
				return
			}
		}
	}
}

type jpegWalk struct {
	r      *bufio.Reader
	at     int64 // how much is read
	lead   bool  // the 0xff of the next marker is read already
	begun  bool
	inside [1 << 16]byte
}

func (w *jpegWalk) byte() (byte, error) {
	b, err := w.r.ReadByte()
	if err == nil {
		w.at++
	}
	return b, err
}

// next reads one segment whole.
func (w *jpegWalk) next() (Segment, error) {
	marker, err := w.marker()
	s := Segment{Marker: marker, From: w.at - 2, To: w.at}
	switch {
	case err != nil:
		return s, err
	case !w.begun:
		w.begun = true
		if marker != MarkSOI || s.From != 0 {
			return s, ErrNoJPEG
		}
		return s, nil
	case marker == MarkEOI:
		return s, nil
	}
	if s.Inside, err = w.read(); err != nil {
		return s, err
	}
	if marker == MarkSOS {
		err = w.coded()
	}
	s.To = w.at
	if w.lead {
		s.To--
	}
	return s, err
}

// marker reads up to the next marker.
func (w *jpegWalk) marker() (byte, error) {
	for {
		for !w.lead {
			b, err := w.byte()
			if err != nil {
				return 0, err
			}
			w.lead = b == 0xff
		}
		b, err := w.byte()
		if err != nil {
			return 0, err
		}
		switch b {
		case 0xff: // filling
			continue
		case 0:
			w.lead = false
			continue
		}
		w.lead = false
		return b, nil
	}
}

// read reads the length and what is inside.
func (w *jpegWalk) read() ([]byte, error) {
	high, err := w.byte()
	if err != nil {
		return nil, err
	}
	low, err := w.byte()
	if err != nil {
		return nil, err
	}
	n := int(high)<<8 | int(low)
	if n < 2 {
		return nil, ErrNoJPEG
	}
	inside := w.inside[:n-2]
	_, err = io.ReadFull(w.r, inside)
	w.at += int64(len(inside))
	return inside, err
}

// coded reads coded dots up to the 0xff of the marker behind them. Between them
// stand restart markers, and a zero after each 0xff of their own.
func (w *jpegWalk) coded() error {
	for {
		b, err := w.r.ReadSlice(0xff)
		w.at += int64(len(b))
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil {
			return err
		}
		next, err := w.r.Peek(1)
		if err != nil {
			return err
		}
		if m := next[0]; m != 0 && (m < 0xd0 || m > 0xd7) && m != 0xff {
			w.lead = true
			return nil
		}
	}
}

// Exif is the block of EXIF in the segment, nil where it has none.
func (s Segment) Exif() []byte {
	if block, found := bytes.CutPrefix(s.Inside, []byte(exifHeader)); found && s.Marker == MarkAPP1 {
		return block
	}
	return nil
}

// ExifSegment is a segment that says how the camera held the picture, and
// nothing else.
func (o Orientation) ExifSegment() []byte {
	inside := append([]byte(exifHeader), o.Exif()...)
	return append([]byte{0xff, MarkAPP1, 0, byte(len(inside) + 2)}, inside...)
}
