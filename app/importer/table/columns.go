package table

import (
	"vestka/app"
	"vestka/app/importer/internal/rows"
)

// columns are the columns of a file whose rows name their own values, in the
// order in which they are first met.
type columns struct {
	names  []string
	places map[string]int
}

func newColumns() *columns { return &columns{places: map[string]int{}} }

// place of the column, which is a new one where its name was not met yet. ok is
// false where there are too many already.
func (c *columns) place(name string) (i int, ok bool) {
	i, ok = c.places[name]
	if !ok && len(c.names) < rows.MaxCells {
		i, ok = len(c.names), true
		c.places[name] = i
		c.names = append(c.names, name)
	}
	return i, ok
}

// placeOf is place for a name that is no string yet, and need not become one.
func (c *columns) placeOf(name []byte) (i int, ok bool) {
	if i, ok = c.places[string(name)]; ok {
		return i, true
	}
	return c.place(string(name))
}

// put adds a value to the row: several of one column stand in one cell, with
// "; " between.
func (r *Row) put(column int, value string, kind Kind) {
	for len(r.Cells) <= column {
		r.Cells = append(r.Cells, "")
	}
	switch {
	case value == "":
		return
	case r.Cells[column] != "":
		r.Cells[column] += "; " + value
		kind = Text
	default:
		r.Cells[column] = value
	}
	for len(r.Kinds) <= column && (kind != Text || len(r.Kinds) > 0) {
		r.Kinds = append(r.Kinds, Text)
	}
	if len(r.Kinds) > 0 {
		r.Kinds[column] = kind
	}
}

// tooWide reports, once, that the row has more values than there are columns.
func (r *Row) tooWide() {
	for _, p := range r.Problems {
		if p.Key == "table.problem.row_too_wide" {
			return
		}
	}
	r.problem("table.problem.row_too_wide", "", app.Args{"Most": rows.MaxCells})
}
