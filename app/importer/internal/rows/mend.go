package rows

import (
	"bytes"
	"slices"
)

const (
	mendTries  = 48       // readings of one row that are tried
	mendBudget = 20_000   // readings tried for all the rows of a file
	mendWindow = 64 << 10 // bytes; a longer row is not worth trying
	straysMax  = 32       // quotes taken back one by one, then all at once
)

// Splitter splits a file into rows of a known width and finds its place again
// after quotes that were never closed or never meant.
type Splitter struct {
	Scanner
	Width   int  // columns of the header
	Lenient bool // a file that ends inside quotes is not cut off: its last quote meant nothing

	Plain  []int // quotes and line ends of the row that were taken as letters
	All    bool  // every quote of the row was
	Open   int   // the first quote of the row that nothing closes up to the end of the file; -1 for none
	budget int   // readings that may still be tried, over the whole file
}

// NewSplitter splits rows of width cells as the scanner says.
func NewSplitter(s Scanner, width int) *Splitter {
	s.Longest = MaxCell
	return &Splitter{Scanner: s, Width: width, budget: mendBudget}
}

// Mended reports that a quote or line end inside the cell was taken as a letter
// because the row made no sense otherwise.
func (r *Splitter) Mended(c Cell) bool {
	return slices.ContainsFunc(r.Plain, func(at int) bool { return c.From <= at && at < c.To })
}

// Read splits the row at the start of data. It answers NeedMore where data
// does not hold the whole row, and Unclosed where the file was cut off inside
// a quoted cell.
func (r *Splitter) Read(data []byte, last bool) Outcome {
	r.Plain, r.All, r.Open = r.Plain[:0], false, -1
	text, ends, doubtful := data, last, false
	for {
		switch r.Scan(text, ends, r.Plain, r.All) {
		case NeedMore:
			return NeedMore
		case Runaway:
			text, ends = data[:r.Stop], true
			if r.Stop-r.Fault > r.Longest { // no cell is so long: its quote meant nothing
				r.All, r.Longest = true, mendWindow
			}
		case Unclosed:
			if len(text) == len(data) {
				if doubtful = true; r.Open < 0 {
					r.Open = r.Fault
				}
			}
		case Complete:
			if len(r.Cells) == r.Width {
				return Complete
			}
			if doubtful && !r.Lenient {
				return Unclosed
			}
			return r.settle(data, text, last)
		}
		if doubtful && !r.Lenient && !r.endsLine(data) {
			return Unclosed
		}
		if len(r.Plain) < straysMax {
			r.Plain = append(r.Plain, r.Fault)
		} else {
			r.All = true
		}
	}
}

// settle looks for a better reading of a row of the wrong width, and keeps the
// present one, which came from text, where there is none.
func (r *Splitter) settle(data, text []byte, last bool) Outcome {
	if r.Size > mendWindow || len(r.Cells) > MaxCells || r.All || r.budget <= 0 {
		return Complete
	}
	present := append([]int(nil), r.Plain...)
	near := data[:min(len(data), 2*mendWindow)]
	switch r.mend(near, last && len(near) == len(data)) {
	case Complete:
		return Complete
	case NeedMore:
		if len(near) == len(data) {
			return NeedMore
		}
	default: // nothing fits
	}
	r.Plain = append(r.Plain[:0], present...)
	return r.Scan(text, last || len(text) < len(data), r.Plain, false)
}

// mend tries to read the row otherwise until its width is right: with a quote
// that opened or closed a doubtful cell as a letter, or with the line end as
// part of the last cell. The shortest change that fits is taken.
func (r *Splitter) mend(data []byte, last bool) Outcome {
	queue := [][]int{append([]int(nil), r.Plain...)}
	wanting := false
	for tries := mendTries; len(queue) > 0 && tries > 0 && r.budget > 0; tries-- {
		plain := queue[0]
		queue = queue[1:]
		r.budget--
		switch r.Scan(data, last, plain, false) {
		case Complete:
			if len(r.Cells) == r.Width {
				r.Plain = append(r.Plain[:0], plain...)
				return Complete
			}
			queue = append(queue, r.otherwise(data, plain)...)
		case NeedMore:
			wanting = true
		case Runaway, Unclosed:
			queue = append(queue, with(plain, r.Fault))
		}
	}
	if wanting {
		return NeedMore
	}
	return Unclosed
}

// otherwise lists the readings of the row that differ from the present one in
// one place.
func (r *Splitter) otherwise(data []byte, plain []int) [][]int {
	var ways [][]int
	for _, c := range r.Cells {
		if c.Open < 0 || !c.Stray {
			continue
		}
		if c.Close >= 0 && len(r.Cells) > r.Width {
			ways = append(ways, with(plain, c.Close))
		}
		ways = append(ways, with(plain, c.Open))
	}
	short := len(r.Cells) > 1 && len(r.Cells) < r.Width && r.Cells[len(r.Cells)-1].Open < 0
	if short && r.EOL < len(data) && r.StartsRow != nil {
		if next, _ := r.line(data[r.Size:]); len(bytes.TrimSpace(next)) > 0 && !r.StartsRow(next) {
			ways = append(ways, with(plain, r.EOL))
		}
	}
	return ways
}

func with(plain []int, at int) []int {
	return append(append(make([]int, 0, len(plain)+1), plain...), at)
}

// endsLine reports that data ends with a line end, as a whole file does and a
// file cut off inside a cell hardly ever.
func (r *Splitter) endsLine(data []byte) bool {
	return len(data) > 0 && (data[len(data)-1] == '\n' || data[len(data)-1] == '\r')
}
