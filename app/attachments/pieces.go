package attachments

import (
	"bytes"
	"context"
	"io"

	"vestka/app/picture"
)

// piece is a part of a file as it is kept: bytes of the user's file from one
// place to another, or bytes of our own.
type piece struct {
	from, to int64
	own      []byte
}

// plan is what is kept of a file, and what was learned of a picture on the way.
type plan struct {
	pieces []piece
	turn   picture.Orientation
	heavy  bool // takes much more memory to decode than its dots
}

// whole keeps a file as it is.
func whole(size int64) plan {
	return plan{pieces: []piece{{to: size}}, turn: picture.Upright}
}

// keep adds bytes of the user's file.
func (p *plan) keep(from, to int64) {
	if last := len(p.pieces) - 1; last >= 0 && p.pieces[last].own == nil && p.pieces[last].to == from {
		p.pieces[last].to = to
		return
	}
	p.pieces = append(p.pieces, piece{from: from, to: to})
}

// add adds bytes of our own.
func (p *plan) add(own []byte) { p.pieces = append(p.pieces, piece{own: own}) }

// size is how long the content is, in bytes.
func (p *plan) size() int64 {
	n := int64(0)
	for _, part := range p.pieces {
		n += part.to - part.from + int64(len(part.own))
	}
	return n
}

// reader reads the content from its beginning.
func (p *plan) reader(file io.ReaderAt) io.Reader {
	parts := make([]io.Reader, len(p.pieces))
	for i, part := range p.pieces {
		if part.own != nil {
			parts[i] = bytes.NewReader(part.own)
		} else {
			parts[i] = io.NewSectionReader(file, part.from, part.to-part.from)
		}
	}
	return io.MultiReader(parts...)
}

// stopping is a file that is read as long as the work is wanted.
type stopping struct {
	ctx context.Context
	io.ReaderAt
}

func (s stopping) ReadAt(p []byte, at int64) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.ReaderAt.ReadAt(p, at)
}
