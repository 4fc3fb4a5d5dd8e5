package salvage

import "encoding/binary"

// kind of a page is its first byte.
type kind byte

const (
	none       kind = 0
	indexInner kind = 2
	tableInner kind = 5
	indexLeaf  kind = 10
	tableLeaf  kind = 13
)

func (k kind) leaf() bool { return k == indexLeaf || k == tableLeaf }

// page is one page of a tree. What it says of itself is not to be trusted.
type page struct {
	b     []byte
	at    int // where its header begins
	kind  kind
	cells int
}

// headerOfFile is what stands before the header of the first page.
const headerOfFile = 100

// parse takes a page for one of a tree where its header allows it.
func parse(no int64, b []byte) (page, bool) {
	p := page{b: b}
	if no == 1 {
		p.at = headerOfFile
	}
	h := b[p.at:]
	p.kind = kind(h[0])
	switch p.kind {
	case indexInner, tableInner, indexLeaf, tableLeaf:
	default:
		return p, false
	}
	p.cells = int(binary.BigEndian.Uint16(h[3:]))
	return p, p.pointersEnd() <= PageSize
}

// header is its length: pages with children name the last one there.
func (p page) header() int {
	if p.kind.leaf() {
		return 8
	}
	return 12
}

func (p page) pointersEnd() int { return p.at + p.header() + 2*p.cells }

// sound reports that the whole header is as SQLite would write it. Pages that are
// found by themselves must be.
func (p page) sound() bool {
	h := p.b[p.at:]
	free, content := int(binary.BigEndian.Uint16(h[1:])), int(binary.BigEndian.Uint16(h[5:]))
	return content >= p.pointersEnd() && content <= PageSize && (free == 0 || free >= content && free < PageSize) && h[7] <= 60
}

// cell is what a page holds of one row, or of a child and what parts it from the next.
type cell struct {
	child  int64 // of pages with children
	number int64 // of numbered tables
	payload
	ok bool // it can be one
}

// payload is a record, of which the page holds the beginning.
type payload struct {
	local []byte
	total int   // length in bytes; 0 for no record
	next  int64 // page with more of it; 0 for none
}

func (p page) cell(i int) (c cell) {
	at := int(binary.BigEndian.Uint16(p.b[p.at+p.header()+2*i:]))
	if at < p.pointersEnd() || at >= PageSize {
		return c
	}
	b := p.b[at:]
	if !p.kind.leaf() {
		if len(b) < 4 {
			return c
		}
		c.child, b = int64(binary.BigEndian.Uint32(b)), b[4:]
	}
	if p.kind == tableInner {
		_, n := varint(b)
		c.ok = n > 0
		return c
	}
	total, n := varint(b)
	if n == 0 || total < 2 || total > 1<<31 {
		return c
	}
	b = b[n:]
	if p.kind == tableLeaf {
		if c.number, n = varint(b); n == 0 {
			return c
		}
		b = b[n:]
	}
	c.payload, c.ok = cut(b, int(total), p.kind == tableLeaf)
	return c
}

// cut parts what the page holds of a record from where the rest of it begins.
func cut(b []byte, total int, table bool) (payload, bool) {
	most := (PageSize-12)*64/255 - 23
	if table {
		most = PageSize - 35
	}
	local := total
	if total > most {
		least := (PageSize-12)*32/255 - 23
		if local = least + (total-least)%overflowRoom; local > most {
			local = least
		}
	}
	p := payload{total: total}
	if local > len(b) {
		return p, false
	}
	p.local, b = b[:local], b[local:]
	if local < total {
		if len(b) < 4 {
			return p, false
		}
		p.next = int64(binary.BigEndian.Uint32(b))
	}
	return p, true
}

// overflowRoom is how much of a record a page behind the first holds; before it
// stands the number of the next one.
const overflowRoom = PageSize - 4

// last is the child behind the last cell.
func (p page) last() int64 { return int64(binary.BigEndian.Uint32(p.b[p.at+8:])) }

// varint reads a number of one to nine bytes, and gives how many; 0 where it was cut off.
func varint(b []byte) (int64, int) {
	var v uint64
	for i := range min(len(b), 9) {
		if i == 8 {
			return int64(v<<8 | uint64(b[i])), 9
		}
		v = v<<7 | uint64(b[i]&0x7f)
		if b[i] < 0x80 {
			return int64(v), i + 1
		}
	}
	return 0, 0
}
