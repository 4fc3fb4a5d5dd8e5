package table

import (
	"cmp"
	"context"
	"errors"
	"io"
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/importer/internal/rows"
)

// Kind is what sort of value a cell was in its file.
type Kind byte

// The kinds of cells. Files of text know only Text.
const (
	Text   Kind = iota
	Number      // as figures: 1980, 0.5
	Date        // as YYYY-MM-DD, with "T15:04:05" behind it where the cell holds a time of day, which alone is "15:04:05"
	Bool        // true, false
)

// Row is one row of a table.
type Row struct {
	Line   int      // where it starts in the file, from 1; in a spreadsheet or a web page, the row's number
	Object int      // in JSON the number of the object in its list, from 1; else 0
	Cells  []string // in the order of Header; a row may be shorter or longer than it
	Kinds  []Kind   // of the cells; nil where all are Text

	// Raw is what stands in place of cells in a row that could not be split
	// into any; Problems then says why.
	Raw      string
	Problems []app.Problem

	Cut bool // not to be taken: the file breaks off within it, or it is no person's; the first of Problems says why
}

// Kind of cell i.
func (r *Row) Kind(i int) Kind {
	if i >= len(r.Kinds) {
		return Text
	}
	return r.Kinds[i]
}

// blank reports that the row says nothing.
func (r *Row) blank() bool {
	if r.Raw != "" {
		return false
	}
	for _, c := range r.Cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// Worksheet is one table of a file that may hold several.
type Worksheet struct {
	Name   string
	Hidden bool // by whoever made the file
}

// Table is the rows of one table of a file.
type Table struct {
	found      Detected
	worksheets []Worksheet
	header     []string
	above      []Row
	ahead      []Row // read already and not given yet
	rows       rowReader
	err        error // that ends the rows
}

// rowReader reads the rows of one worksheet, blank ones included, and io.EOF
// after the last.
type rowReader interface {
	next() (Row, error)
	// progress counts bytes; of what, is the reader's affair.
	progress() (done, total int64)
}

// file is a file of some format.
type file struct {
	worksheets []Worksheet
	rows       rowReader
	header     []string // where the format itself says what columns there are; else nil
	headerLine int      // where the format itself says which row is the header; else 0
	width      int      // columns of cells, where more stands in attributes behind them
	extras     []extra
}

// Open reads the start of a file of size bytes and finds out what it is, as far
// as s does not say it. The table reads on from r until it is no longer used.
//
// An error is an *app.Error: Refused for a file that is no table or beyond all
// bounds, Invalid for settings that make no sense, Failed where reading failed,
// Cancelled where ctx was.
func Open(ctx context.Context, r io.ReaderAt, size int64, s Settings) (*Table, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	if size > rows.MaxFile {
		return nil, refusal("error.import.too_large")
	}
	t := &Table{found: Detected{Settings: s}}
	src := &source{ctx: ctx, r: r, size: size}
	err := t.open(src)
	if e, ok := errors.AsType[*app.Error](err); ok && e.Key == "error.table.empty" && t.found.Format == JSON && t.found.Charset != "" {
		err = failure(cmp.Or(src.wholeJSON(t.found.Charset), err))
	}
	if err != nil {
		return nil, err
	}
	return t, nil
}

// open finds out what the file is, and its header.
func (t *Table) open(src *source) error {
	s := t.found.Settings
	f, err := src.open(&t.found)
	if errors.Is(err, io.EOF) {
		return refusal("error.table.empty")
	}
	if err != nil {
		return failure(err)
	}
	if err := s.fit(t.found.Format, f.header != nil); err != nil {
		return err
	}
	t.rows, t.worksheets = f.rows, f.worksheets
	if f.header != nil {
		t.header = f.header
		t.found.HeaderLine = 0
	} else if err := t.findHeader(&f); err != nil {
		return failure(err)
	}
	if len(t.header) == 0 {
		return refusal("error.table.empty")
	}
	return nil
}

// Detected is what the file was taken for: the settings that were given, and
// in place of the empty ones what was found.
func (t *Table) Detected() Detected { return t.found }

// Worksheets are the tables of the file, of which this is the one that
// Detected names; nil where a file holds only one.
func (t *Table) Worksheets() []Worksheet { return t.worksheets }

// Header names the columns: no two have the same name, and none is empty.
func (t *Table) Header() []string { return t.header }

// Above are the rows above the header, such as a title.
func (t *Table) Above() []Row { return t.above }

// Progress is how much of the file was read, in bytes of some sort, and of how
// many; total is 0 where that is not known.
func (t *Table) Progress() (done, total int64) { return t.rows.progress() }

// BreaksOff reports, once all rows were given, that the file ends before it is over:
// rows are missing, nobody knows how many.
func (t *Table) BreaksOff() bool {
	r, can := t.rows.(interface{ breaks() bool })
	return can && r.breaks()
}

// Next gives the next row that is not blank, and io.EOF after the last. A row
// that is damaged is given with its Problems; any other error ends the table.
func (t *Table) Next() (Row, error) {
	if len(t.ahead) > 0 {
		row := t.ahead[0]
		t.ahead = t.ahead[1:]
		return row, nil
	}
	return t.read()
}

// Head gives the first n rows, or as many as there are, without taking them
// away from Next. It is meant for the start of a table.
func (t *Table) Head(n int) ([]Row, error) {
	for len(t.ahead) < n {
		row, err := t.read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		t.ahead = append(t.ahead, row)
	}
	return t.ahead[:min(n, len(t.ahead))], nil
}

// read reads the next row that is not blank.
func (t *Table) read() (Row, error) {
	for t.err == nil {
		row, err := t.rows.next()
		if err != nil {
			t.err = failure(err)
			break
		}
		if !row.blank() {
			t.measure(&row)
			return row, nil
		}
	}
	return Row{}, t.err
}

// measure reports a row that is wider or, where rows are torn easily, narrower
// than the header, and cuts off what of it lies beyond all bounds.
func (t *Table) measure(row *Row) {
	if len(row.Cells) > rows.MaxCells {
		row.Cells = row.Cells[:rows.MaxCells]
		row.tooWide()
	}
	have, want := len(row.Cells), len(t.header)
	for have > want && strings.TrimSpace(row.Cells[have-1]) == "" {
		have--
	}
	switch {
	case want == 0: // the header is not found yet
	case have > want:
		row.problem("import.problem.many_cells", "", app.Args{"Cells": have, "Columns": want})
	case len(row.Cells) < want && (t.found.Format == CSV || t.found.Format == TSV):
		row.problem("import.problem.few_cells", "", app.Args{"Cells": have, "Columns": want})
	}
}

func (r *Row) problem(key, value string, args app.Args) {
	r.Problems = append(r.Problems, app.Problem{Line: r.Line, Object: r.Object, Value: short(value), Key: key, Args: args})
}

// ColumnName names a column, counted from 0, as spreadsheets do: A, B … Z, AA.
func ColumnName(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

// columnNames makes names of labels: one line each, none empty, no two alike.
func columnNames(labels []string) []string {
	names := make([]string, len(labels))
	taken := make(map[string]bool, len(labels))
	for i, label := range labels {
		name := strings.Join(strings.Fields(clean([]byte(label))), " ")
		if name == "" {
			name = ColumnName(i)
		}
		unique := name
		for n := 2; taken[unique]; n++ {
			unique = name + " (" + strconv.Itoa(n) + ")"
		}
		taken[unique] = true
		names[i] = unique
	}
	return names
}
