package importer

import (
	"context"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/importer/table"
)

// sheetRow is a row of a list with the cells that say something.
type sheetRow struct {
	line     int
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
	odd        map[int]sheetRow // what else there is to say of rows, by their place
	contents   []content        // of the columns
	extra      []string         // names of the columns beyond the header

	room []app.Cell // for the cells of one row
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
	for {
		row, err := t.Next()
		if errors.Is(err, io.EOF) {
			return s, nil
		}
		if err != nil {
			return nil, err
		}
		s.add(&row, c)
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
}

func (s *sheet) add(row *table.Row, c Choice) {
	one := sheetRow{problems: row.Problems, damaged: row.Raw != ""}
	cells := row.Cells
	if one.damaged {
		cells = append(make([]string, len(s.headers)), row.Raw)
	}
	s.room = s.room[:0]
	for i, value := range cells {
		plain := strings.TrimSpace(value)
		if plain == "" {
			continue
		}
		s.room = append(s.room, app.Cell{Column: s.column(i), Value: value})
		if i < len(s.contents) && !c.Today.IsZero() && !saysNothing(plain) {
			s.contents[i].add(plain, c.Today, c.IsPrison)
		}
	}
	if len(s.room) == 0 {
		return
	}
	if one.damaged || len(one.problems) > 0 {
		s.odd[s.rows.Len()] = one
	}
	s.rows.Add(&app.Record{Line: row.Line, Cells: s.room})
}

// row is a row, whose cells are good until the next one is asked for.
func (s *sheet) row(i int) sheetRow {
	one := s.odd[i]
	s.room = s.rows.Cells(i, s.room)
	one.line, one.cells = s.rows.Facts(i).Line, s.room
	return one
}

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
	form := string(s.found.Format)
	shape := shapeOf(form, s.headers)
	if c.Remembered != nil {
		plan, err := c.Remembered(shape)
		if err != nil {
			return r, err
		}
		if former, err := ParsePlan(plan); err == nil && former.fits(shape, s.headers) {
			r.Plan, r.Remembered = former, true
		}
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
	case !r.Remembered && !p.has(Status):
		p.Everyone = app.Active // people are put on such a list because they are in prison
	}
	var err error
	p.Source, err = s.source(p, &c)
	return r, err
}

// fits reports that the plan is for a file of the shape.
func (p *Plan) fits(shape string, headers []string) bool {
	return p.Shape == shape && len(p.Columns) == len(headers)
}

// source is whose list it is: as the user says, as it was said of this shape of
// file before, else by the site that its web addresses lead to; else it is nobody's
// who is known, so that no two offices are taken for one.
func (s *sheet) source(p *Plan, c *Choice) (string, error) {
	if c.Source != "" {
		return sourceOf(c.Source)
	}
	if p.Source != "" {
		return p.Source, nil
	}
	if former, err := s.formerSource(c); former != "" || err != nil {
		return former, err
	}
	if at := p.place(URL); at >= 0 {
		hosts := map[string]int{}
		for i := range min(looked, s.rows.Len()) {
			hosts[Slug(hostWord(s.aligned(i)[at]))]++
		}
		for host, n := range hosts {
			if host != "" && !reserved[host] && 2*n > min(looked, s.rows.Len()) {
				return host, nil
			}
		}
	}
	return c.freeSource()
}

// formerSource is that of the same columns in a file of another format, empty where
// none was taken in.
func (s *sheet) formerSource(c *Choice) (string, error) {
	if c.Remembered == nil || s.found.HeaderLine == table.NoHeader {
		return "", nil
	}
	for _, f := range table.Formats {
		shape := shapeOf(string(f), s.headers)
		plan, err := c.Remembered(shape)
		if err != nil {
			return "", err
		}
		if former, err := ParsePlan(plan); err == nil && former.fits(shape, s.headers) && former.Source != "" {
			return former.Source, nil
		}
	}
	return "", nil
}

// freeSource is the first of "list", "list-2", "list-3" that no list was taken in as.
func (c *Choice) freeSource() (string, error) {
	if c.Sources == nil {
		return AnySource, nil
	}
	taken, err := c.Sources()
	name := AnySource
	for n := 2; slices.Contains(taken, name); n++ {
		name = AnySource + "-" + strconv.Itoa(n)
	}
	return name, err
}
