package main

import (
	"io"
	"strings"
	"unicode"
)

// widest is how many characters a column takes at most; a longer cell is cut,
// so that one odd name does not tear the table. The last column is never cut.
const widest = 40

// table writes rows in aligned columns, below their titles where there are
// any, each line behind the indent. A cell stays on one line.
func table(w io.Writer, indent string, titles []string, rows [][]string) {
	if titles != nil {
		rows = append([][]string{titles}, rows...)
	}
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = min(widest, max(widths[i], width(oneLine(cell))))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		line := indent
		for i, cell := range row {
			if cell = oneLine(cell); i < len(row)-1 {
				cell = padded(cell, widths[i]) + "  "
			}
			line += cell
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	_, _ = io.WriteString(w, b.String()) // into memory
}

// width is how many places a text takes in a terminal: an accent stands above
// its letter.
func width(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}

// padded brings a text to the width, by spaces or by cutting it.
func padded(s string, to int) string {
	if n := to - width(s); n >= 0 {
		return s + strings.Repeat(" ", n)
	}
	kept := []rune(s)
	for width(string(kept)) > to-1 {
		kept = kept[:len(kept)-1]
	}
	return string(kept) + "…"
}

// oneLine puts a text of several lines on one, and leaves out what would
// steer the terminal.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
