package rows

import (
	"bytes"
	"slices"
)

// Cell is one cell of a row: the bytes [From, To) of the text, without the
// quotes around it.
type Cell struct {
	From, To    int
	Open, Close int  // where its quotes stand, -1 where it has none
	Doubled     bool // holds two quotes for one
	Stray       bool // holds a single quote that does not close it
	Lines       bool // runs over several lines
}

// Outcome is how the scan of a row ended.
type Outcome int

// How the scan of a row ends.
const (
	Complete Outcome = iota
	NeedMore         // the text ends before the row does
	Unclosed         // the text ends inside a quoted cell
	Runaway          // a quoted cell runs into what looks like the next row
)

// Scanner splits text into the cells of one row.
type Scanner struct {
	Separator byte
	Quote     byte                   // around a cell; 0 where quotes mean nothing
	LineEnd   byte                   // '\n', before which a '\r' falls away, or '\r'
	Longest   int                    // bytes that a cell of several lines may have
	StartsRow func(line []byte) bool // may be nil

	Cells []Cell // of the last row scanned, at most MaxCells+1
	Size  int    // its bytes, the line end included
	Lines int    // its line ends
	Fault int    // Unclosed, Runaway: where the quote stands that opened the cell
	Stop  int    // Runaway: where the next row seems to start
	EOL   int    // Complete: where its line end stands
}

// Scan splits the row at the start of data. last says that nothing follows
// data. The bytes at the places in plain, quotes and line ends, are ordinary
// characters; where all is true every quote is.
func (s *Scanner) Scan(data []byte, last bool, plain []int, all bool) Outcome {
	s.Cells, s.Lines = s.Cells[:0], 0
	for at := 0; ; {
		c := Cell{From: at, Open: -1, Close: -1}
		start := at
		for start < len(data) && data[start] == ' ' {
			start++
		}
		var out Outcome
		if start < len(data) && data[start] == s.Quote && s.Quote != 0 && !all && !slices.Contains(plain, start) {
			c.Open, c.From = start, start+1
			at, out = s.quoted(&c, data, last, plain)
		} else {
			at = s.bare(&c, data, at, plain)
		}
		if len(s.Cells) <= MaxCells { // one more tells that there are too many
			s.Cells = append(s.Cells, c)
		}
		if out != Complete {
			return out
		}
		if at < len(data) && data[at] == s.Separator {
			at++
			continue
		}
		return s.endRow(data, at, last)
	}
}

// bare reads a cell without quotes, up to the separator or the line end.
func (s *Scanner) bare(c *Cell, data []byte, at int, plain []int) int {
	for ; at < len(data); at++ {
		if data[at] == s.Separator {
			break
		}
		if data[at] == s.LineEnd {
			if !slices.Contains(plain, at) {
				break
			}
			c.Lines = true
			s.Lines++
		}
	}
	c.To = at
	if s.LineEnd == '\n' && at > c.From && data[at-1] == '\r' {
		c.To--
	}
	return at
}

// quoted reads a cell in quotes. A quote closes it only where the separator or
// the line end follows; any other is taken as a letter of the text.
func (s *Scanner) quoted(c *Cell, data []byte, last bool, plain []int) (int, Outcome) {
	for at := c.From; at < len(data); at++ {
		switch {
		case data[at] == s.LineEnd:
			c.Lines = true
			s.Lines++
			if at-c.From > s.Longest {
				s.Fault, s.Stop = c.Open, at+1
				return at, Runaway
			}
			if s.StartsRow == nil {
				continue
			}
			line, whole := s.line(data[at+1:])
			if !whole && !last {
				return at, NeedMore
			}
			if s.StartsRow(line) {
				s.Fault, s.Stop = c.Open, at+1
				return at, Runaway
			}
		case data[at] != s.Quote:
		case slices.Contains(plain, at):
			c.Stray = true
		case at+1 < len(data) && data[at+1] == s.Quote:
			c.Doubled = true
			at++
		default:
			end := s.afterQuote(data, at+1)
			if end == len(data) && !last {
				return at, NeedMore
			}
			if end >= 0 {
				c.To, c.Close = at, at
				return end, Complete
			}
			c.Stray = true
		}
	}
	c.To = len(data)
	s.Fault = c.Open
	if last {
		return len(data), Unclosed
	}
	return len(data), NeedMore
}

// afterQuote finds the end of the cell after a quote: the place of a
// separator, of a line end or of the end of data, with nothing but spaces
// before it; -1 where something else follows.
func (s *Scanner) afterQuote(data []byte, at int) int {
	for at < len(data) && (data[at] == ' ' || data[at] == '\r' && s.LineEnd == '\n') {
		at++
	}
	if at == len(data) || data[at] == s.Separator || data[at] == s.LineEnd {
		return at
	}
	return -1
}

// endRow steps over the line end at the place, which may be the end of data.
func (s *Scanner) endRow(data []byte, at int, last bool) Outcome {
	s.Size, s.EOL = at, at
	if at == len(data) {
		if last {
			return Complete
		}
		return NeedMore
	}
	s.Size++
	s.Lines++
	if s.LineEnd == '\r' {
		if s.Size == len(data) && !last {
			return NeedMore
		}
		if s.Size < len(data) && data[s.Size] == '\n' {
			s.Size++
		}
	}
	return Complete
}

// line is the first line of data; whole is false where its end is not there.
func (s *Scanner) line(data []byte) (line []byte, whole bool) {
	for i, b := range data {
		if b == s.LineEnd {
			return data[:i], true
		}
	}
	return data, false
}

// Raw is the cell's bytes with one quote for two and plain line ends. It is a
// part of data unless something had to be replaced.
func (s *Scanner) Raw(data []byte, c Cell) []byte {
	raw := data[c.From:c.To]
	if c.Doubled {
		raw = bytes.ReplaceAll(raw, []byte{s.Quote, s.Quote}, []byte{s.Quote})
	}
	if c.Lines {
		raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
		raw = bytes.ReplaceAll(raw, []byte("\r"), []byte("\n"))
	}
	return raw
}
