package salvage

import (
	"encoding/binary"
	"io"
)

// file is the damaged file, of which any page may be unreadable.
type file struct {
	r     io.ReaderAt
	pages int64
}

// read reads a page; ok is false where there is none or the disk does not give it.
func (f *file) read(no int64, b []byte) bool {
	if no < 1 || no > f.pages {
		return false
	}
	n, _ := f.r.ReadAt(b[:PageSize], (no-1)*PageSize) // a page that cannot be read is what this package is for
	return n == PageSize
}

// page reads a page of a tree.
func (f *file) page(no int64, b []byte) (page, bool) {
	if !f.read(no, b) {
		return page{}, false
	}
	return parse(no, b)
}

// whole is a record with all that lies on further pages. These have no mark of
// their own: one that is damaged is noticed by where it says that the next one is.
func (f *file) whole(p payload) ([]byte, bool) {
	if p.next == 0 {
		return p.local, len(p.local) == p.total
	}
	if int64(p.total) > f.pages*PageSize {
		return nil, false
	}
	all := append(make([]byte, 0, p.total), p.local...)
	var b [PageSize]byte
	for next := p.next; len(all) < p.total; {
		if !f.read(next, b[:]) {
			return nil, false
		}
		next = int64(binary.BigEndian.Uint32(b[:]))
		all = append(all, b[4:4+min(overflowRoom, p.total-len(all))]...)
		if (next == 0) != (len(all) == p.total) {
			return nil, false
		}
	}
	return all, true
}

// Looks reports that a page may be one of a tree that is not sealed or was
// unsealed with the right key. Of random pages one in more than a million passes.
func Looks(no int64, b []byte) bool {
	p, ok := parse(no, b)
	if !ok || !p.sound() || p.cells == 0 {
		return false
	}
	for i := range p.cells {
		c := p.cell(i)
		if !c.ok {
			return false
		}
		if p.kind != tableInner {
			if _, ok := parseRecord(c.payload); !ok {
				return false
			}
		}
	}
	return true
}
