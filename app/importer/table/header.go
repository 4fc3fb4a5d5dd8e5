package table

import (
	"errors"
	"io"
	"strings"
	"unicode"
)

const headerRows = 40 // so many are looked at for the header

// findHeader reads the first rows, and finds the one that names the columns:
// where the settings say so, or the format does, or else where it seems to be.
func (t *Table) findHeader(f *file) error {
	var first []Row
	for len(first) < headerRows {
		row, err := t.read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		first = append(first, row)
	}
	if len(first) == 0 {
		return refusal("error.table.empty")
	}
	at, said := -1, f.headerLine
	switch set := t.found.HeaderLine; {
	case set == NoHeader:
	case set > 0:
		if at = rowOfLine(first, set); at < 0 {
			return wrongSetting("error.table.header_line", "")
		}
	case said > 0 && rowOfLine(first, said) >= 0:
		at = rowOfLine(first, said)
	default:
		var sure bool
		if at, sure = guessHeader(withoutExtras(first, f)); !sure {
			t.found.Unsure |= TraitHeader
		}
	}
	var labels []string
	if at >= 0 {
		t.above, labels = first[:at], trimmed(first[at].Cells)
		t.found.HeaderLine = first[at].Line
	} else {
		labels = make([]string, usualWidth(withoutExtras(first, f)))
		t.found.HeaderLine = NoHeader
	}
	t.ahead = first[at+1:]
	t.header = f.names(labels)
	for i := range t.ahead {
		t.measure(&t.ahead[i])
	}
	return nil
}

// withoutExtras is the rows without what stands in attributes.
func withoutExtras(first []Row, f *file) []Row {
	if len(f.extras) == 0 {
		return first
	}
	plain := make([]Row, len(first))
	for i, row := range first {
		row.Cells = row.Cells[:min(len(row.Cells), f.width)]
		plain[i] = row
	}
	return plain
}

// names are the names of all columns; that of an attribute is the column's, a
// slash and the attribute's.
func (f *file) names(labels []string) []string {
	if len(f.extras) == 0 {
		return columnNames(labels)
	}
	labels = append(make([]string, 0, f.width+len(f.extras)), labels[:min(len(labels), f.width)]...)
	labels = columnNames(labels[:f.width])
	for _, e := range f.extras {
		name := e.name
		if e.column >= 0 {
			name = labels[e.column] + "/" + name
		}
		labels = append(labels, name)
	}
	return columnNames(labels)
}

func rowOfLine(first []Row, line int) int {
	for i, row := range first {
		if row.Line == line {
			return i
		}
	}
	return -1
}

// trimmed is the labels without empty ones at the end.
func trimmed(labels []string) []string {
	for len(labels) > 1 && strings.TrimSpace(labels[len(labels)-1]) == "" {
		labels = labels[:len(labels)-1]
	}
	return labels
}

// usualWidth is how many cells most rows have, up to the last that says something.
func usualWidth(first []Row) int {
	count, best := map[int]int{}, 1
	for _, row := range first {
		n := len(trimmed(row.Cells))
		if count[n]++; count[n] > count[best] || count[n] == count[best] && n > best {
			best = n
		}
	}
	return best
}

// guessHeader takes the first row that is as wide as the rows below it, whose
// cells are words of their own and hold no figures. The place is -1 where the
// very first wide row is data already.
func guessHeader(first []Row) (at int, sure bool) {
	wide := 0
	for _, row := range first {
		wide = max(wide, said(row.Cells))
	}
	usual := 0
	for n := wide; n > 0 && usual == 0; n-- { // as many cells as a fair part of the rows say something in
		rows := 0
		for _, row := range first {
			if said(row.Cells) >= n {
				rows++
			}
		}
		if rows*3 >= len(first) {
			usual = n
		}
	}
	for i, row := range first {
		n := said(row.Cells)
		if distinct(row.Cells) == 1 {
			n = 1 // a title, which may stand in many merged cells
		}
		if n*2 < usual+1 || n < 2 && usual >= 2 {
			continue
		}
		if looksLikeData(row) {
			return -1, false
		}
		if i+1 < len(first) && better(first[i+1], row) {
			continue
		}
		return i, isSureHeader(row, first[i+1:])
	}
	return -1, false
}

// better reports that the row below is the header rather than this one: a
// header of two rows, the upper of which says the same of several columns.
func better(below, row Row) bool {
	return distinct(row.Cells) < said(row.Cells) && !looksLikeData(below) &&
		distinct(below.Cells) == said(below.Cells) && said(below.Cells) >= said(row.Cells)
}

// isSureHeader reports that the row differs from those below it: these hold
// figures where it holds words.
func isSureHeader(row Row, below []Row) bool {
	if distinct(row.Cells) != said(row.Cells) {
		return false
	}
	for i, cell := range row.Cells {
		if strings.TrimSpace(cell) == "" {
			continue
		}
		figures, filled := 0, 0
		for _, r := range below {
			if i < len(r.Cells) && strings.TrimSpace(r.Cells[i]) != "" {
				filled++
				if isFigure(r, i) {
					figures++
				}
			}
		}
		if filled > 0 && figures*2 > filled {
			return true
		}
	}
	return false
}

// looksLikeData reports that the row holds a number or a date, as no header does.
func looksLikeData(row Row) bool {
	for i := range row.Cells {
		if isFigure(row, i) {
			return true
		}
	}
	return false
}

// isFigure reports that the cell holds more digits than letters.
func isFigure(row Row, i int) bool {
	if row.Kind(i) != Text {
		return true
	}
	digits, letters := 0, 0
	for _, r := range row.Cells[i] {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return digits > letters
}

func said(cells []string) int {
	n := 0
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// distinct counts different cells that say something.
func distinct(cells []string) int {
	seen := map[string]bool{}
	for _, c := range cells {
		if c = strings.TrimSpace(c); c != "" {
			seen[c] = true
		}
	}
	return len(seen)
}
