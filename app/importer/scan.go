package importer

import "slices"

// cell is one cell of a row: the bytes [from, to) of the window, without the
// quotes around it.
type cell struct {
	from, to    int
	open, close int  // where its quotes stand, -1 where it has none
	doubled     bool // holds "" for a quote
	stray       bool // holds a single quote that does not close it
	lines       bool // runs over several lines
}

// outcome is how the scan of a row ended.
type outcome int

const (
	complete outcome = iota
	needMore         // the window ends before the row does
	unclosed         // the text ends inside a quoted cell
	runaway          // a quoted cell runs into what looks like the next row
)

// scanner splits text into the cells of one row.
type scanner struct {
	separator byte
	lineEnd   byte // '\n', before which a '\r' falls away, or '\r'
	longest   int  // bytes that a cell of several lines may have
	startsRow func(line []byte) bool

	cells []cell // of the last row scanned, at most maxCells+1
	size  int    // its bytes, the line end included
	lines int    // its line ends
	fault int    // unclosed, runaway: where the quote stands that opened the cell
	stop  int    // runaway: where the next row seems to start
	eol   int    // complete: where its line end stands
}

// scan splits the row at the start of data. last says that nothing follows
// data. The bytes at the places in plain, quotes and line ends, are ordinary
// characters; where all is true every quote is.
func (s *scanner) scan(data []byte, last bool, plain []int, all bool) outcome {
	s.cells, s.lines = s.cells[:0], 0
	for at := 0; ; {
		c := cell{from: at, open: -1, close: -1}
		start := at
		for start < len(data) && data[start] == ' ' {
			start++
		}
		var out outcome
		if start < len(data) && data[start] == '"' && !all && !slices.Contains(plain, start) {
			c.open, c.from = start, start+1
			at, out = s.quoted(&c, data, last, plain)
		} else {
			at = s.bare(&c, data, at, plain)
		}
		if len(s.cells) <= maxCells { // one more tells that there are too many
			s.cells = append(s.cells, c)
		}
		if out != complete {
			return out
		}
		if at < len(data) && data[at] == s.separator {
			at++
			continue
		}
		return s.endRow(data, at, last)
	}
}

// bare reads a cell without quotes, up to the separator or the line end.
func (s *scanner) bare(c *cell, data []byte, at int, plain []int) int {
	for ; at < len(data); at++ {
		if data[at] == s.separator {
			break
		}
		if data[at] == s.lineEnd {
			if !slices.Contains(plain, at) {
				break
			}
			c.lines = true
			s.lines++
		}
	}
	c.to = at
	if s.lineEnd == '\n' && at > c.from && data[at-1] == '\r' {
		c.to--
	}
	return at
}

// quoted reads a cell in quotes. A quote closes it only where the separator or
// the line end follows; any other is taken as a letter of the text.
func (s *scanner) quoted(c *cell, data []byte, last bool, plain []int) (int, outcome) {
	for at := c.from; at < len(data); at++ {
		switch {
		case data[at] == s.lineEnd:
			c.lines = true
			s.lines++
			if at-c.from > s.longest {
				s.fault, s.stop = c.open, at+1
				return at, runaway
			}
			if s.startsRow == nil {
				continue
			}
			line, whole := s.line(data[at+1:])
			if !whole && !last {
				return at, needMore
			}
			if s.startsRow(line) {
				s.fault, s.stop = c.open, at+1
				return at, runaway
			}
		case data[at] != '"':
		case slices.Contains(plain, at):
			c.stray = true
		case at+1 < len(data) && data[at+1] == '"':
			c.doubled = true
			at++
		default:
			end := s.afterQuote(data, at+1)
			if end == len(data) && !last {
				return at, needMore
			}
			if end >= 0 {
				c.to, c.close = at, at
				return end, complete
			}
			c.stray = true
		}
	}
	c.to = len(data)
	s.fault = c.open
	if last {
		return len(data), unclosed
	}
	return len(data), needMore
}

// afterQuote finds the end of the cell after a quote: the place of a
// separator, of a line end or of the end of data, with nothing but spaces
// before it; -1 where something else follows.
func (s *scanner) afterQuote(data []byte, at int) int {
	for at < len(data) && (data[at] == ' ' || data[at] == '\r' && s.lineEnd == '\n') {
		at++
	}
	if at == len(data) || data[at] == s.separator || data[at] == s.lineEnd {
		return at
	}
	return -1
}

// endRow steps over the line end at the place, which may be the end of data.
func (s *scanner) endRow(data []byte, at int, last bool) outcome {
	s.size, s.eol = at, at
	if at == len(data) {
		if last {
			return complete
		}
		return needMore
	}
	s.size++
	s.lines++
	if s.lineEnd == '\r' {
		if s.size == len(data) && !last {
			return needMore
		}
		if s.size < len(data) && data[s.size] == '\n' {
			s.size++
		}
	}
	return complete
}

// line is the first line of data; whole is false where its end is not there.
func (s *scanner) line(data []byte) (line []byte, whole bool) {
	for i, b := range data {
		if b == s.lineEnd {
			return data[:i], true
		}
	}
	return data, false
}
