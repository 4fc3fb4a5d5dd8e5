package table

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"slices"
	"strconv"

	"vestka/app/importer/internal/rows"
)

// merge is a block of cells that are shown as one, the first of which says for
// all what is in them.
type merge struct {
	top, bottom, left, right int // rows from 1, columns from 0, all inclusive
	text                     string
	kind                     Kind
	known                    bool // its first cell was read
}

// merges finds the merged cells of a worksheet, in the order of their rows. It
// only looks for the tag, without taking the rows apart.
func (b *workbook) merges(sheet worksheet) ([]merge, error) {
	r, err := b.unpack(sheet.part, maxSheet)
	if err != nil {
		return nil, err
	}
	var found []merge
	buf := make([]byte, 256<<10)
	kept := 0
	for {
		n, err := io.ReadFull(r, buf[kept:])
		last := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !last {
			return nil, err
		}
		rest := buf[:kept+n]
		for len(found) < maxMerged {
			i := bytes.Index(rest, []byte("mergeCell "))
			if i < 0 {
				break
			}
			end := bytes.IndexByte(rest[i:], '>')
			if end < 0 {
				rest = rest[max(i-32, 0):]
				break
			}
			if tagStarts(rest[:i]) {
				if m, ok := readMerge(&xmlReader{attrs: rest[i+len("mergeCell") : i+end]}); ok {
					found = append(found, m)
				}
			}
			rest = rest[i+end:]
		}
		if last {
			slices.SortStableFunc(found, func(a, b merge) int { return cmp.Compare(a.top, b.top) })
			return found, nil
		}
		kept = copy(buf, rest[max(len(rest)-256, 0):]) // where a tag may have begun
	}
}

// tagStarts reports that a tag begins at the end of the text, with or without
// a prefix; in a text between tags there is no '<'.
func tagStarts(text []byte) bool {
	i := bytes.LastIndexByte(text, '<')
	return i >= 0 && (i == len(text)-1 || text[len(text)-1] == ':' && !bytes.ContainsAny(text[i+1:], " />\""))
}

// readMerge reads a block such as B2:B5. A block of a single cell is none.
func readMerge(x *xmlReader) (merge, bool) {
	first, second, ok := bytes.Cut(x.attr("ref"), []byte(":"))
	m := merge{top: rowOf(first), bottom: rowOf(second), left: columnOf(first), right: min(columnOf(second), rows.MaxCells-1)}
	return m, ok && m.top > 0 && m.bottom >= m.top && m.left >= 0 && m.right >= m.left
}

// rowOf is the row of a cell by its name, as 12 of B12, or 0.
func rowOf(name []byte) int {
	n, err := strconv.Atoi(string(bytes.TrimLeft(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")))
	if err != nil {
		return 0
	}
	return n
}

// fillMerged writes into the empty cells of the present row what the first
// cells of their blocks say.
func (s *sheetRows) fillMerged() {
	s.open = slices.DeleteFunc(s.open, func(m merge) bool { return m.bottom < s.line })
	for len(s.merged) > 0 && s.merged[0].top <= s.line {
		// No two blocks of an honest file lie upon each other.
		if s.merged[0].bottom >= s.line && len(s.open) < rows.MaxCells {
			s.open = append(s.open, s.merged[0])
		}
		s.merged = s.merged[1:]
	}
	for i := range s.open {
		m := &s.open[i]
		if m.top == s.line && m.left < len(s.cells) {
			m.text, m.kind, m.known = s.cells[m.left], s.kinds[m.left], true
		}
		if !m.known || m.text == "" {
			continue
		}
		for len(s.cells) <= m.right {
			s.cells, s.kinds = append(s.cells, ""), append(s.kinds, Text)
		}
		for c := m.left; c <= m.right; c++ {
			if s.cells[c] == "" {
				s.cells[c], s.kinds[c] = m.text, m.kind
			}
		}
	}
}
