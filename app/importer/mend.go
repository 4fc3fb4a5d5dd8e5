package importer

import "bytes"

const (
	mendTries  = 48       // readings of one row that are tried
	mendBudget = 20_000   // readings tried for all the rows of a file
	mendWindow = 64 << 10 // bytes; a longer row is not worth trying
	straysMax  = 32       // quotes taken back one by one, then all at once
)

// rows splits a file into rows of a known width and finds its place again
// after quotes that were never closed or never meant.
type rows struct {
	scanner
	width int // columns of the header

	plain  []int // quotes and line ends of the row that were taken as letters
	all    bool  // every quote of the row was
	budget int   // readings that may still be tried, over the whole file
}

// read splits the row at the start of data. It answers needMore where data
// does not hold the whole row, and unclosed where the file was cut off inside
// a quoted cell.
func (r *rows) read(data []byte, last bool) outcome {
	r.plain, r.all = r.plain[:0], false
	text, ends, doubtful := data, last, false
	for {
		switch r.scan(text, ends, r.plain, r.all) {
		case needMore:
			return needMore
		case runaway:
			text, ends = data[:r.stop], true
			if r.stop-r.fault > r.longest { // no cell is so long: its quote meant nothing
				r.all, r.longest = true, mendWindow
			}
		case unclosed:
			if len(text) == len(data) {
				doubtful = true
			}
		case complete:
			if len(r.cells) == r.width {
				return complete
			}
			if doubtful {
				return unclosed
			}
			return r.settle(data, text, last)
		}
		if doubtful && !r.endsLine(data) {
			return unclosed
		}
		if len(r.plain) < straysMax {
			r.plain = append(r.plain, r.fault)
		} else {
			r.all = true
		}
	}
}

// settle looks for a better reading of a row of the wrong width, and keeps the
// present one, which came from text, where there is none.
func (r *rows) settle(data, text []byte, last bool) outcome {
	if r.size > mendWindow || len(r.cells) > maxCells || r.all || r.budget <= 0 {
		return complete
	}
	present := append([]int(nil), r.plain...)
	near := data[:min(len(data), 2*mendWindow)]
	switch r.mend(near, last && len(near) == len(data)) {
	case complete:
		return complete
	case needMore:
		if len(near) == len(data) {
			return needMore
		}
	default: // nothing fits
	}
	r.plain = append(r.plain[:0], present...)
	return r.scan(text, last || len(text) < len(data), r.plain, false)
}

// mend tries to read the row otherwise until its width is right: with a quote
// that opened or closed a doubtful cell as a letter, or with the line end as
// part of the last cell. The shortest change that fits is taken.
func (r *rows) mend(data []byte, last bool) outcome {
	queue := [][]int{append([]int(nil), r.plain...)}
	wanting := false
	for tries := mendTries; len(queue) > 0 && tries > 0 && r.budget > 0; tries-- {
		plain := queue[0]
		queue = queue[1:]
		r.budget--
		switch r.scan(data, last, plain, false) {
		case complete:
			if len(r.cells) == r.width {
				r.plain = append(r.plain[:0], plain...)
				return complete
			}
			queue = append(queue, r.otherwise(data, plain)...)
		case needMore:
			wanting = true
		case runaway, unclosed:
			queue = append(queue, with(plain, r.fault))
		}
	}
	if wanting {
		return needMore
	}
	return unclosed
}

// otherwise lists the readings of the row that differ from the present one in
// one place.
func (r *rows) otherwise(data []byte, plain []int) [][]int {
	var ways [][]int
	for _, c := range r.cells {
		if c.open < 0 || !c.stray {
			continue
		}
		if c.close >= 0 && len(r.cells) > r.width {
			ways = append(ways, with(plain, c.close))
		}
		ways = append(ways, with(plain, c.open))
	}
	short := len(r.cells) > 1 && len(r.cells) < r.width && r.cells[len(r.cells)-1].open < 0
	if short && r.eol < len(data) && r.startsRow != nil {
		if next, _ := r.line(data[r.size:]); len(bytes.TrimSpace(next)) > 0 && !r.startsRow(next) {
			ways = append(ways, with(plain, r.eol))
		}
	}
	return ways
}

func with(plain []int, at int) []int {
	return append(append(make([]int, 0, len(plain)+1), plain...), at)
}

// endsLine reports that data ends with a line end, as a whole file does and a
// file cut off inside a cell hardly ever.
func (r *rows) endsLine(data []byte) bool {
	return len(data) > 0 && (data[len(data)-1] == '\n' || data[len(data)-1] == '\r')
}
