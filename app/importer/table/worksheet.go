package table

import (
	"bytes"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"

	"vestka/app/importer/internal/rows"
)

const (
	maxSheetRows = 1_048_576 // a spreadsheet program has no more
	maxMerged    = 100_000   // merged cells of one worksheet
)

// sheetRows reads the rows of a worksheet as they come.
type sheetRows struct {
	book *workbook
	file *counted
	x    *xmlReader

	line   int // of the row read last
	merged []merge
	open   []merge // that the present row may lie in
	ended  bool

	cells []string // of the present row
	kinds []Kind
	value cellValue
}

// cellValue is what the XML says of a cell.
type cellValue struct {
	column  int
	kind    string // the attribute t
	style   int
	text    []byte
	formula bool
}

// open starts to read a worksheet in which these cells are merged.
func (b *workbook) open(sheet worksheet, merged []merge) (*sheetRows, error) {
	file, err := b.unpack(sheet.part, maxSheet)
	if err != nil {
		return nil, err
	}
	x, err := newXMLReader(b.ctx, file)
	if err != nil {
		return nil, err
	}
	return &sheetRows{book: b, file: file, x: x, merged: merged}, nil
}

func (s *sheetRows) progress() (done, total int64) { return s.file.progress() }

func (s *sheetRows) next() (Row, error) {
	for !s.ended {
		kind, err := s.x.next()
		if errors.Is(err, io.EOF) {
			return Row{}, damaged("a worksheet ends before its rows do")
		}
		if err != nil {
			return Row{}, err
		}
		switch {
		case kind == markStart && string(s.x.name) == "row":
			return s.row()
		case kind == markEnd && string(s.x.name) == "sheetData", kind == markStart && s.x.empty && string(s.x.name) == "sheetData":
			s.ended = true
		}
	}
	return Row{}, io.EOF
}

// row reads the row whose start was taken.
func (s *sheetRows) row() (Row, error) {
	if n, err := strconv.Atoi(string(s.x.attr("r"))); err == nil && n > s.line {
		s.line = n
	} else {
		s.line++
	}
	if s.line > maxSheetRows {
		return Row{}, errTooLarge
	}
	row := Row{Line: s.line}
	s.cells, s.kinds = s.cells[:0], s.kinds[:0]
	for !s.x.empty {
		kind, err := s.x.next()
		if err != nil {
			return Row{}, unexpectedEnd(err)
		}
		if kind == markEnd && string(s.x.name) == "row" {
			break
		}
		if kind != markStart || string(s.x.name) != "c" {
			s.x.empty = false // of another element than the row
			continue
		}
		if err := s.cell(&row); err != nil {
			return Row{}, err
		}
		s.x.empty = false
	}
	s.fillMerged()
	row.Cells = slices.Clone(s.cells)
	if slices.ContainsFunc(s.kinds, func(k Kind) bool { return k != Text }) {
		row.Kinds = slices.Clone(s.kinds)
	}
	return row, nil
}

func unexpectedEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return damaged("XML ends inside an element")
	}
	return err
}

// cell reads the cell whose start was taken.
func (s *sheetRows) cell(row *Row) error {
	v := &s.value
	v.column = columnOf(s.x.attr("r"))
	if v.column < 0 {
		v.column = len(s.cells)
	}
	v.kind = kindName(s.x.attr("t"))
	v.style, _ = strconv.Atoi(string(s.x.attr("s")))
	v.text, v.formula = v.text[:0], false
	if !s.x.empty {
		if err := s.content(v); err != nil {
			return err
		}
	}
	if v.column >= rows.MaxCells {
		if len(v.text) > 0 {
			row.tooWide()
		}
		return nil
	}
	text, kind := s.understand(v, row)
	for len(s.cells) <= v.column {
		s.cells, s.kinds = append(s.cells, ""), append(s.kinds, Text)
	}
	s.cells[v.column], s.kinds[v.column] = text, kind
	return nil
}

// kindName is the attribute t of a cell without a copy of it.
func kindName(t []byte) string {
	for _, name := range []string{"s", "str", "inlineStr", "b", "e", "d"} {
		if string(t) == name {
			return name
		}
	}
	return "n"
}

// content reads what stands in a cell.
func (s *sheetRows) content(v *cellValue) error {
	inside, spoken := false, false
	for {
		kind, err := s.x.next()
		if err != nil {
			return unexpectedEnd(err)
		}
		if kind == markText {
			if inside && !spoken {
				v.text = s.x.appendText(v.text)
			}
			continue
		}
		starts := kind == markStart && !s.x.empty
		switch string(s.x.name) {
		case "c":
			if kind == markEnd {
				return nil
			}
		case "v", "t":
			inside = starts
		case "rPh":
			spoken = starts
		case "f":
			v.formula = true
		}
	}
}

// understand makes text of a cell's value.
func (s *sheetRows) understand(v *cellValue, row *Row) (string, Kind) {
	if len(v.text) == 0 {
		if v.formula && v.kind != "str" {
			row.problem("table.problem.no_value", ColumnName(v.column)+strconv.Itoa(row.Line), nil)
		}
		return "", Text
	}
	switch v.kind {
	case "s":
		i, err := strconv.Atoi(string(bytes.TrimSpace(v.text)))
		if err != nil || i < 0 || i >= len(s.book.shared) {
			row.problem("table.problem.cell_damaged", ColumnName(v.column)+strconv.Itoa(row.Line), nil)
			return "", Text
		}
		return s.book.shared[i], Text
	case "str", "inlineStr":
		return cellText(v.text), Text
	case "b":
		if isTrue(v.text) {
			return "true", Bool
		}
		return "false", Bool
	case "e":
		row.problem("table.problem.formula_error", clean(v.text), nil)
		return clean(v.text), Text
	case "d":
		return clean(bytes.TrimSuffix(v.text, []byte("T00:00:00"))), Date
	}
	return s.number(clean(bytes.TrimSpace(v.text)), v.style)
}

// number is a number, or the date that its format makes of it.
func (s *sheetRows) number(text string, style int) (string, Kind) {
	var f numberFormat
	if 0 <= style && style < len(s.book.formats) {
		f = s.book.formats[style]
	}
	if f.date || f.clock {
		if serial, err := strconv.ParseFloat(text, 64); err == nil && !math.IsInf(serial, 0) {
			if date, ok := serialDate(serial, s.book.since1904, f); ok {
				return date, Date
			}
		}
	}
	return plainNumber(text, f.zeros), Number
}

// columnOf is the column of a cell by its name, as B of B12, or -1.
func columnOf(name []byte) int {
	n := 0
	for _, c := range name {
		switch {
		case 'A' <= c && c <= 'Z' && n < 1<<20:
			n = n*26 + int(c-'A') + 1
		case 'a' <= c && c <= 'z' && n < 1<<20:
			n = n*26 + int(c-'a') + 1
		default:
			return n - 1
		}
	}
	return n - 1
}
