package importer

import (
	"context"
	"errors"
	"io"
	"iter"
	"slices"
	"strconv"

	"vestka/app"
	"vestka/app/importer/table"
	"vestka/app/work"
)

// sheetRow is a row of a list with the cells that say something.
type sheetRow struct {
	line     int
	object   int // see app.Problem
	cells    []app.Cell
	problems []app.Problem
	damaged  bool // it cannot be taken, for the first of its problems
}

// sheet is a list in memory: only the whole of a column tells what it holds.
type sheet struct {
	found      table.Detected
	worksheets []table.Worksheet
	headers    []string
	rows       *app.Rows        // of each the line and the cells
	objects    []int            // their numbers, in a list of JSON
	odd        map[int]sheetRow // what else there is to say of rows, by their place
	contents   []content        // of the columns
	extra      []string         // names of the columns beyond the header

	broken bool  // the file breaks off: rows are missing
	size   int64 // of the file

	room []app.Cell // for the cells of rows
}

// openSheet reads a list into memory.
func openSheet(ctx context.Context, r io.ReaderAt, size int64, c Choice) (*sheet, error) {
	t, err := openBest(ctx, r, size, c.Settings)
	if err != nil {
		return nil, err
	}
	s := &sheet{found: t.Detected(), worksheets: t.Worksheets(), headers: t.Header(), rows: &app.Rows{}, odd: map[int]sheetRow{}}
	s.contents = make([]content, len(s.headers))
	s.aboveHeader(t.Above(), c)
	said := 0
	for row, err := range work.Ahead(s.looked(work.Ahead(rowsOf(t)), c)) {
		if err != nil {
			return nil, err
		}
		s.add(&row)
		said += len(row.Cells)
		if s.rows.Len() > maxRows || said > maxValues {
			return nil, tooLarge()
		}
		if s.rows.Len()%256 == 0 {
			if err := cancelled(ctx); err != nil {
				return nil, err
			}
		}
	}
	s.broken, s.size = t.BreaksOff(), size
	return s, nil
}

// rowsOf are the rows of a table.
func rowsOf(t *table.Table) iter.Seq2[table.Row, error] {
	return func(yield func(table.Row, error) bool) {
		for {
			row, err := t.Next()
			if errors.Is(err, io.EOF) || !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// looked are rows, each looked at for what its columns hold.
func (s *sheet) looked(rows iter.Seq2[table.Row, error], c Choice) iter.Seq2[table.Row, error] {
	return func(yield func(table.Row, error) bool) {
		for row, err := range rows {
			if err == nil && row.Raw == "" && !row.Cut && !c.Today.IsZero() {
				s.look(row.Cells, c)
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

func (s *sheet) look(cells []string, c Choice) {
	for i, value := range cells[:min(len(cells), len(s.contents))] {
		if plain := trimmed(value); !saysNothing(plain) {
			s.contents[i].add(plain, c.Today, c.IsPrison)
		}
	}
}

func (s *sheet) add(row *table.Row) {
	one := sheetRow{problems: row.Problems, damaged: row.Raw != "" || row.Cut}
	cells := row.Cells
	if row.Raw != "" {
		cells = append(make([]string, len(s.headers)), row.Raw)
	}
	s.room = s.room[:0]
	for i, value := range cells {
		if trimmed(value) != "" {
			s.room = append(s.room, app.Cell{Column: s.column(i), Value: value})
		}
	}
	if len(s.room) == 0 {
		return
	}
	if one.damaged || len(one.problems) > 0 {
		s.odd[s.rows.Len()] = one
	}
	s.rows.Add(&app.Record{Line: row.Line, Cells: s.room})
	if row.Object > 0 {
		s.objects = append(s.objects, row.Object)
	}
}

// row is a row.
func (s *sheet) row(i int) sheetRow {
	one := s.odd[i]
	if cap(s.room)-len(s.room) < len(s.headers) {
		s.room = make([]app.Cell, 0, max(len(s.headers), manyCells))
	}
	one.cells = s.rows.Cells(i, s.room[len(s.room):])
	if len(s.room)+len(one.cells) <= cap(s.room) {
		s.room = s.room[:len(s.room)+len(one.cells)] // the next row's lie behind them
	}
	one.cells = slices.Clip(one.cells)
	one.line = s.rows.Head(i).Line
	if i < len(s.objects) {
		one.object = s.objects[i]
	}
	return one
}

const manyCells = 2048 // cells get room together

// column names column i, which may lie beyond the header.
func (s *sheet) column(i int) string {
	if i < len(s.headers) {
		return s.headers[i]
	}
	over := i - len(s.headers)
	for len(s.extra) <= over {
		s.extra = append(s.extra, "extra-"+strconv.Itoa(len(s.extra)+1))
	}
	return s.extra[over]
}

// first are the cells of the first n rows.
func (s *sheet) first(n int) [][]string {
	rows := make([][]string, min(n, s.rows.Len()))
	for i := range rows {
		rows[i] = s.aligned(i)
	}
	return rows
}

// aligned are the cells of a row in the order of the header.
func (s *sheet) aligned(row int) []string {
	cells := make([]string, len(s.headers))
	for _, c := range s.row(row).cells {
		if i := slices.Index(s.headers, c.Column); i >= 0 {
			cells[i] = c.Value
		}
	}
	return cells
}

// understand is how the file is understood: as it was when a file of this shape
// was last taken in, else as it seems to be; with what the user says instead.
func (s *sheet) understand(c Choice) (Reading, error) {
	r := Reading{Found: s.found, Worksheets: s.worksheets}
	if len(s.worksheets) > 0 {
		r.Read = []string{s.found.Worksheet}
	}
	form := string(s.found.Format)
	shape := shapeOf(form, s.headers)
	former, err := c.former(shape, s.headers)
	if err != nil {
		return r, err
	}
	if r.Remembered = len(former) > 0; r.Remembered {
		r.Plan = c.planOf(former)
	}
	p := &r.Plan
	if !r.Remembered {
		p.Columns = guess(s.headers, s.contents, s.found.HeaderLine != table.NoHeader)
	}
	p.Form, p.Shape = form, shape
	if err := p.correct(c.Map); err != nil {
		return r, err
	}
	for i := range p.Columns {
		p.Columns[i].Header = s.headers[i]
		if p.Columns[i].Field.IsDate() && p.Columns[i].Order == AnyOrder {
			p.Columns[i].Order, _ = s.contents[i].orders.settle()
		}
	}
	switch {
	case c.Lang != "":
		p.Lang = c.Lang
	case p.Lang == "": // else it is as it was said, or found, when a file of this shape was taken in
		p.Lang = languageOfRows(p.Columns, s.contents)
	}
	switch {
	case c.Everyone == StatusOpen:
		p.Everyone = ""
	case c.Everyone != "":
		p.Everyone = c.Everyone
	case !r.Remembered:
		p.Everyone = app.Active // people are put on such a list because they are in prison, also where their row does not say so
	}
	return r, s.whose(&r, former, &c)
}

// fits reports that the plan is for a file of the shape.
func (p *Plan) fits(shape string, headers []string) bool {
	return p.Shape == shape && len(p.Columns) == len(headers)
}
