package db

import (
	"bytes"
	"database/sql/driver"
	"slices"
	"strings"

	"vestka/app"
)

// met is what there is of somebody whom an edit is about: what is as the edit says
// need not be written, and most of it is.
type met struct {
	edit     *app.PersonEdit // nil where nothing is compared any more
	asEdited bool            // the row of the person says what the edit does
	sources  int             // the numbers of sources that the edit has too; -1 where there are others
	held     int64           // the number of the newest detention, 0 for none
}

// sameSources reports that the numbers of sources are those that there are.
func (e *met) sameSources(ids []app.SourceID) bool { return e.sources == len(ids) }

// meet keeps the rows that edits may change, and looks at them. Whom it does not
// give is not in the store.
func meet(did *step, edits []app.PersonEdit) (map[int64]*met, error) {
	edit := map[int64]*app.PersonEdit{}
	for i := range edits {
		if id := int64(edits[i].Person.ID); id != 0 && edit[id] == nil {
			edit[id] = &edits[i]
		}
	}
	there := make(map[int64]*met, len(edit))
	looks := map[string]func(columns []string, row []driver.Value){
		"person": func(columns []string, row []driver.Value) {
			id := valueAs[int64](cellOf("id", columns, row))
			e := &met{edit: edit[id]}
			e.asEdited = e.edit != nil && saysPerson(columns, row, &e.edit.Person)
			there[id] = e
		},
		"person_source": func(columns []string, row []driver.Value) {
			e := there[valueAs[int64](cellOf("person", columns, row))]
			source := app.SourceID(valueAs[string](cellOf("source_id", columns, row)))
			switch {
			case e == nil || e.sources < 0:
			case slices.Contains(e.edit.Person.SourceIDs, source):
				e.sources++
			default:
				e.sources = -1
			}
		},
		"detention": func(columns []string, row []driver.Value) {
			if e := there[valueAs[int64](cellOf("person", columns, row))]; e != nil {
				e.held = max(e.held, valueAs[int64](cellOf("nr", columns, row)))
			}
		},
	}
	for _, rows := range ofEdits(edits) {
		look := looks[rows.Table]
		if look == nil {
			look = func([]string, []driver.Value) {}
		}
		if err := did.keepSeen(&rows, look); err != nil {
			return nil, err
		}
	}
	return there, nil
}

// cellOf is the value of a column in a row.
func cellOf(name string, columns []string, row []driver.Value) driver.Value {
	return row[slices.Index(columns, name)]
}

var personColumnNames = strings.Split(personColumns, ", ")

// saysPerson reports that a row of the table of people says what is to be written of
// somebody. Of whom the user names it never does: what the lists called them stays.
func saysPerson(columns []string, row []driver.Value, p *app.Person) bool {
	if bringsOwnName(p) {
		return false
	}
	for i, v := range personValues(p) {
		is := cellOf(personColumnNames[i], columns, row)
		if truth, ok := v.(bool); ok && truth == (is == driver.Value(int64(1))) {
			continue
		}
		if is != v {
			return false
		}
	}
	return bytes.Equal(valueAs[[]byte](cellOf("names", columns, row)), packNames(&p.Names))
}
