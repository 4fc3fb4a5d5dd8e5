package db

import (
	"compress/flate"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/mattn/go-sqlite3"

	"vestka/app"
)

// restoring puts the rows of a step back.
type restoring struct {
	tx
	step    int64
	scopes  []scope
	keys    map[string]string              // of tables that others refer to: their primary keys
	columns map[string][]string            // of these tables
	refs    map[string]map[string]refersTo // by table and column
	stood   map[int][]any                  // the keys of the rows that were kept of tables that others refer to, by scope
}

// refersTo is what a column refers to.
type refersTo struct {
	table, key string
	loose      bool // where that goes, the row stays without it
}

// restoringOf looks at what a step has kept; nothing is changed yet.
func restoringOf(t tx, step int64, scopes []scope) (*restoring, error) {
	r := &restoring{tx: t, step: step, scopes: scopes, keys: map[string]string{}, columns: map[string][]string{}, refs: map[string]map[string]refersTo{}, stood: map[int][]any{}}
	if err := errors.Join(r.findKeys(), r.findColumns()); err != nil {
		return nil, err
	}
	return r, r.findStood()
}

// findKeys finds the tables whose rows cannot go and come back, since others belong
// to them, and how those say so.
func (r *restoring) findKeys() error {
	return r.each(func(rows *sql.Rows) error {
		var table, column, onDelete string
		var to refersTo
		err := rows.Scan(&table, &column, &to.table, &to.key, &onDelete)
		to.loose = onDelete == "SET NULL"
		if r.refs[table] == nil {
			r.refs[table] = map[string]refersTo{}
		}
		r.refs[table][column] = to
		r.keys[to.table] = to.key
		return err
	}, `
SELECT m.name, f."from", f."table", c.name, f.on_delete FROM sqlite_schema m, pragma_foreign_key_list(m.name) f, pragma_table_info(f."table") c
WHERE m.type = 'table' AND c.pk = 1`)
}

func (r *restoring) findColumns() error {
	return r.each(func(rows *sql.Rows) error {
		var table, column string
		err := rows.Scan(&table, &column)
		if r.keys[table] != "" {
			r.columns[table] = append(r.columns[table], column)
		}
		return err
	}, "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid")
}

func (r *restoring) findStood() error {
	return r.rows(func(nr int, columns []string, row []any) error {
		if key := r.keys[r.scopes[nr].Table]; key != "" {
			r.stood[nr] = append(r.stood[nr], row[slices.Index(columns, key)])
		}
		return nil
	})
}

// later are the later steps that stand on this one: they changed the same rows, or
// such as belong to a row that goes with this step; and those that stand on them.
func (r *restoring) later() (ids []app.StepID, err error) {
	packed := map[int64][]byte{}
	err = r.each(func(rows *sql.Rows) error {
		var id int64
		var b []byte
		err := rows.Scan(&id, &b)
		packed[id] = b
		return err
	}, "SELECT id, scope FROM step WHERE id > ?", r.step)
	if err != nil {
		return nil, err
	}
	touched := map[string]bool{}
	r.touch(touched)
	for _, id := range slices.Sorted(maps.Keys(packed)) {
		about, err := unsqueeze(packed[id])
		if err != nil {
			return nil, err
		}
		if !r.standsOn(about.Scopes, touched) {
			continue
		}
		one, err := restoringOf(r.tx, id, about.Scopes)
		if err != nil {
			return nil, err
		}
		one.touch(touched)
		ids = append(ids, app.StepID(id))
	}
	return ids, nil
}

// touch adds the rows that the step changed, and in another form those that go with it.
func (r *restoring) touch(touched map[string]bool) {
	for i := range r.scopes {
		s := &r.scopes[i]
		key := slices.Index(s.Columns, r.keys[s.Table])
		stood := map[string]bool{}
		for _, k := range r.stood[i] {
			stood[fmt.Sprint(k)] = true
		}
		for _, k := range s.Keys {
			touched[s.row(k)] = true
			if key >= 0 && !s.Stays && !stood[fmt.Sprint(k[key])] {
				touched[goes(s.Table, k[key])] = true
			}
		}
	}
}

// standsOn reports that one of the rows was changed, or belongs to one that goes.
func (r *restoring) standsOn(scopes []scope, touched map[string]bool) bool {
	for i := range scopes {
		s := &scopes[i]
		refs := make([]refersTo, len(s.Columns))
		for c, column := range s.Columns {
			refs[c] = r.refs[s.Table][column]
		}
		for _, k := range s.Keys {
			if touched[s.row(k)] {
				return true
			}
			for c, to := range refs {
				if to.table != "" && !to.loose && touched[goes(to.table, k[c])] {
					return true
				}
			}
		}
	}
	return false
}

// goes names a row that goes; no other is named so.
func goes(table string, key any) string { return fmt.Sprint("-", table, key) }

// all takes the step back.
func (r *restoring) all() error {
	settled, err := r.settled()
	if err != nil {
		return err
	}
	// What goes last was first: what belongs to something goes before it.
	touched := map[string]bool{}
	for i := range slices.Backward(r.scopes) {
		s := &r.scopes[i]
		touched[s.Table] = true
		if err := r.remove(s, r.stood[i]); err != nil {
			return err
		}
	}
	if err := r.rows(r.putBack); err != nil {
		return err
	}
	if err := r.unsettle(settled); err != nil {
		return err
	}
	if touched["detention"] || touched["place_text"] { // what the user has settled holds for what has come back, too
		return r.exec(settle)
	}
	return nil
}

// settled are the prison texts of the step as they are settled now.
func (r *restoring) settled() (map[string]string, error) {
	codes := map[string]string{}
	for i := range r.scopes {
		s := &r.scopes[i]
		if s.Table != "place_text" || len(s.Keys) == 0 {
			continue
		}
		where, keys, err := s.where()
		if err != nil {
			return nil, err
		}
		err = r.each(func(rows *sql.Rows) error {
			var text, code string
			err := rows.Scan(&text, &code)
			codes[text] = code
			return err
		}, "SELECT text, facility FROM place_text WHERE "+where, keys)
		if err != nil {
			return nil, err
		}
	}
	return codes, nil
}

// unsettle takes the facility away from whom the list holds where a text was settled
// to it, that is not settled so any more.
func (r *restoring) unsettle(settled map[string]string) error {
	for text, code := range settled {
		err := r.exec(`UPDATE detention SET facility = '' WHERE text = ?1 AND facility = ?2
AND NOT EXISTS (SELECT 1 FROM place_text WHERE text = ?1 AND facility = ?2)`, text, code)
		if err != nil {
			return err
		}
	}
	return nil
}

// remove removes the rows of a scope, but for those that are only put right.
func (r *restoring) remove(s *scope, stood []any) error {
	where, keys, err := s.where()
	if err != nil || s.Stays || len(s.Keys) == 0 {
		return err
	}
	query, args := "DELETE FROM "+s.Table+" WHERE "+where, []any{keys}
	if key := r.keys[s.Table]; key != "" && len(stood) > 0 {
		among, err := json.Marshal(stood)
		if err != nil {
			return err
		}
		query, args = query+" AND "+key+" NOT IN (SELECT value FROM json_each(?))", append(args, string(among))
	}
	err = r.exec(query, args...)
	switch {
	case hangs(err) && s.Table == "draft":
		return &app.Error{Code: app.Refused, Key: "error.store.undo_written", Hint: "error.store.undo_written.hint"}
	case hangs(err):
		return &app.Error{Code: app.Refused, Key: "error.store.undo_own", Hint: "error.store.undo_own.hint"}
	}
	return err
}

func (r *restoring) putBack(nr int, columns []string, row []any) error {
	s := &r.scopes[nr]
	marks := make([]string, len(columns))
	for i, c := range columns {
		marks[i] = "?"
		if to := r.refs[s.Table][c]; to.loose { // what it referred to may be gone
			marks[i] = "(SELECT " + to.key + " FROM " + to.table + " WHERE " + to.key + " = ?)"
		}
	}
	names, values := strings.Join(columns, ", "), "("+strings.Join(marks, ", ")+")" // by name: the table may have got more columns since
	key := r.keys[s.Table]
	if s.Stays {
		return noBase(r.exec("UPDATE "+s.Table+" SET ("+names+") = "+values+" WHERE "+key+" = ?", append(row, row[slices.Index(columns, key)])...))
	}
	query := "INSERT INTO " + s.Table + " (" + names + ") VALUES " + values
	if key != "" { // columns that the table has got since say nothing again
		all := r.columns[s.Table]
		query += " ON CONFLICT (" + key + ") DO UPDATE SET (" + strings.Join(all, ", ") + ") = (excluded." + strings.Join(all, ", excluded.") + ")"
	}
	return noBase(r.exec(query, row...))
}

// noBase says so where a row cannot come back since what it belonged to is gone.
func noBase(err error) error {
	if hangs(err) {
		return &app.Error{Code: app.Refused, Key: "error.store.undo_base"}
	}
	return err
}

// hangs reports that the error is one of rows that belong to others.
func hangs(err error) bool {
	e := sqlite3.Error{}
	return errors.As(err, &e) && e.ExtendedCode == sqlite3.ErrConstraintForeignKey
}

// rows calls fn for each kept row, with the number of its scope.
func (r *restoring) rows(fn func(nr int, columns []string, row []any) error) error {
	in := newRowReader(flate.NewReader(&partReader{tx: r.tx, step: r.step}))
	var nr int
	var columns []string
	for {
		row, err := in.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case len(row) == 0:
			return errors.New("an empty row of a step")
		case row[0] == nil:
			if err := fn(nr, columns, row[1:]); err != nil {
				return err
			}
			continue
		}
		at, _ := row[0].(int64)
		if nr = int(at); nr < 0 || nr >= len(r.scopes) {
			return errors.New("a row of no scope")
		}
		columns = columns[:0]
		for _, name := range row[1:] {
			columns = append(columns, fmt.Sprint(name))
		}
	}
}

// partReader reads the parts of a step one after the other.
type partReader struct {
	tx
	step int64
	nr   int
	left []byte
}

// Read implements io.Reader.
func (p *partReader) Read(b []byte) (int, error) {
	for len(p.left) == 0 {
		p.nr++
		found, err := p.find([]any{&p.left}, "SELECT bytes FROM step_part WHERE step = ? AND nr = ?", p.step, p.nr)
		switch {
		case err != nil:
			return 0, err
		case !found:
			return 0, io.EOF
		}
	}
	n := copy(b, p.left)
	p.left = p.left[n:]
	return n, nil
}
