package db

import (
	"bytes"
	"compress/flate"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"

	"vestka/app"
)

// So much is kept to be taken back; the newest step is kept however large it is.
const (
	mostSteps     = 100
	mostStepBytes = 64 << 20
)

// step is an operation that can be taken back, also after the program was closed:
// the rows that it may change are kept as they were.
type step struct {
	key    string // of the sentence that says that it was taken back
	args   app.Args
	kinds  app.Kind
	ids    []int64 // for app.Changes
	scopes []scope // no row in two of them, parents before what belongs to them

	kept keeping
}

// keep keeps rows that are about to be changed.
func (d *step) keep(scopes ...scope) error {
	for i := range scopes {
		if err := d.kept.take(len(d.scopes), &scopes[i]); err != nil {
			return err
		}
		d.scopes = append(d.scopes, scopes[i])
	}
	return nil
}

// came tells of rows that were not there before.
func (d *step) came(scopes ...scope) { d.scopes = append(d.scopes, scopes...) }

// scope are rows of a table: those of which the columns have one of the keys. A
// step is taken back by removing them and putting back those that were there.
type scope struct {
	Table   string   `json:"t"`
	Columns []string `json:"c"`
	Keys    [][]any  `json:"k"`           // whole numbers and texts
	Stays   bool     `json:"s,omitempty"` // its table is one that others refer to; rows that are there are put right, none goes or comes back
}

// rowsOf are the rows of a table of which one column has one of the keys.
func rowsOf[K ~int64 | ~string](table, column string, keys ...K) scope {
	s := scope{Table: table, Columns: []string{column}, Keys: make([][]any, len(keys))}
	for i, k := range keys {
		s.Keys[i] = []any{k}
	}
	return s
}

// change runs fn in a transaction and remembers how to take back what it did: fn
// has the step keep the rows that it is about to change, also where there are none
// yet, and tells it of those whose numbers it learns only when they have come.
// Example:
//
//	did := step{key: "undo.store.tag", kinds: app.KindPeople, ids: []int64{id}}
//	return s.change(ctx, did, func(t tx, did *step) error {
//		if err := did.keep(rowsOf("own_tag", "person", id)); err != nil {
//			return err
//		}
//		return t.exec("INSERT INTO own_tag (person, tag) VALUES (?, ?)", id, tag)
//	})
//
// A step that names no rows is not remembered, and has no undo.
func (s *Store) change(ctx context.Context, did step, fn func(tx, *step) error) (app.Changes, error) {
	changes := app.Changes{}
	err := s.write(ctx, func(t tx) error {
		id, err := s.remember(t, &did, fn)
		changes.Kinds, changes.IDs = did.kinds, did.ids
		if id != 0 {
			changes.Undo = &app.Undo{Key: did.key, Args: did.args, Do: func(ctx context.Context) (app.Changes, error) {
				return s.TakeBack(ctx, id)
			}}
		}
		return err
	})
	if err != nil {
		return app.Changes{}, err
	}
	return changes, nil
}

// remember runs fn and gives the number of the step, 0 where nothing can be taken back.
func (s *Store) remember(t tx, did *step, fn func(tx, *step) error) (app.StepID, error) {
	args, err := json.Marshal(did.args)
	if err != nil {
		return 0, err
	}
	id, err := t.insert("INSERT INTO step (key, args, kinds, size, made, scope) VALUES (?, ?, ?, 0, ?, x'')",
		did.key, string(args), int64(did.kinds), s.now().UnixNano())
	if err != nil {
		return 0, err
	}
	did.kept = keeping{tx: t, step: id}
	if did.kept.out, err = flate.NewWriter(&did.kept.full, flate.BestSpeed); err != nil {
		return 0, err
	}
	if err := errors.Join(fn(t, did), did.kept.finish()); err != nil {
		return 0, err
	}
	if len(did.scopes) == 0 {
		return 0, t.exec("DELETE FROM step WHERE id = ?", id)
	}
	about, err := squeeze(stepScope{did.ids, did.scopes})
	if err != nil {
		return 0, err
	}
	if err := t.exec("UPDATE step SET scope = ?, size = ? WHERE id = ?", about, did.kept.size+int64(len(about)), id); err != nil {
		return 0, err
	}
	return app.StepID(id), dropSteps(t)
}

// dropSteps forgets the oldest steps beyond what is kept, never the newest.
func dropSteps(t tx) error {
	return t.exec(`
DELETE FROM step WHERE id < (SELECT max(id) FROM step) AND (
    id NOT IN (SELECT id FROM step ORDER BY id DESC LIMIT ?)
    OR (SELECT sum(later.size) FROM step later WHERE later.id >= step.id) > ?)`, mostSteps, mostStepBytes)
}

// stepScope is what the store says of a step beside the rows.
type stepScope struct {
	IDs    []int64 `json:"ids"`
	Scopes []scope `json:"scopes"`
}

func squeeze(about stepScope) ([]byte, error) {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestSpeed)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(json.NewEncoder(w).Encode(about), w.Close()); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func unsqueeze(b []byte) (about stepScope, err error) {
	d := json.NewDecoder(flate.NewReader(bytes.NewReader(b)))
	d.UseNumber() // a key of 19 digits stays what it is
	err = d.Decode(&about)
	return about, err
}

// Steps are what can be taken back, newest first.
func (s *Store) Steps(ctx context.Context) ([]app.Step, error) {
	var steps []app.Step
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var one app.Step
			var args string
			var made int64
			if err := rows.Scan(&one.ID, &one.Key, &args, &one.Kinds, &made); err != nil {
				return err
			}
			one.Made = time.Unix(0, made).UTC()
			err := json.Unmarshal([]byte(args), &one.Args)
			for name, value := range one.Args {
				if n, ok := value.(float64); ok && n == math.Trunc(n) {
					one.Args[name] = int(n) // as it was before it was written: a count chooses the form of a word
				}
			}
			steps = append(steps, one)
			return err
		}, "SELECT id, key, args, kinds, made FROM step ORDER BY id DESC")
	})
	return steps, err
}

// TakeBack takes a step back: app.Refused, and nothing is changed, where it was
// taken back before or is no longer kept, where a later one has changed the same
// rows, or where something of the user's own hangs on what would go.
func (s *Store) TakeBack(ctx context.Context, id app.StepID) (app.Changes, error) {
	var undone app.Changes
	err := s.write(ctx, func(t tx) error {
		var packed []byte
		found, err := t.find([]any{&undone.Kinds, &packed}, "SELECT kinds, scope FROM step WHERE id = ?", int64(id))
		if err != nil {
			return err
		}
		if !found {
			return &app.Error{Code: app.Refused, Key: "error.store.undo_gone"}
		}
		about, err := unsqueeze(packed)
		if err != nil {
			return err
		}
		undone.IDs = about.IDs
		if err := checkLater(t, id, about.Scopes); err != nil {
			return err
		}
		if err := (&restoring{tx: t, step: int64(id), scopes: about.Scopes}).all(); err != nil {
			return err
		}
		if err := t.exec("DELETE FROM step WHERE id = ?", int64(id)); err != nil {
			return err
		}
		return t.exec("UPDATE import SET taken_back = ? WHERE step = ? AND taken_back = 0", s.now().UnixNano(), int64(id))
	})
	if err != nil {
		return app.Changes{}, err
	}
	return undone, nil
}

// checkLater is app.Refused where a later step stands that changed the same rows.
func checkLater(t tx, id app.StepID, scopes []scope) error {
	mine := map[string]bool{}
	for _, s := range scopes {
		for _, k := range s.Keys {
			mine[s.row(k)] = true
		}
	}
	var packed [][]byte
	err := t.each(func(rows *sql.Rows) error {
		var b []byte
		err := rows.Scan(&b)
		packed = append(packed, b)
		return err
	}, "SELECT scope FROM step WHERE id > ?", int64(id))
	if err != nil {
		return err
	}
	for _, b := range packed {
		later, err := unsqueeze(b)
		if err != nil {
			return err
		}
		for _, s := range later.Scopes {
			for _, k := range s.Keys {
				if mine[s.row(k)] {
					return &app.Error{Code: app.Refused, Key: "error.store.undo_late", Hint: "error.store.undo_late.hint"}
				}
			}
		}
	}
	return nil
}

// row is equal for equal keys of equal columns.
func (s *scope) row(key []any) string { return fmt.Sprint(s.Table, s.Columns, key) }

// where is the condition of the scope and its parameter.
func (s *scope) where() (string, string, error) {
	columns, values := "", ""
	for i, c := range s.Columns {
		if i > 0 {
			columns, values = columns+", ", values+", "
		}
		columns, values = columns+c, values+fmt.Sprintf("value ->> %d", i)
	}
	keys, err := json.Marshal(s.Keys)
	return "(" + columns + ") IN (SELECT " + values + " FROM json_each(?))", string(keys), err
}

// keeping writes rows as they are to the parts of a step.
type keeping struct {
	tx
	step int64
	nr   int
	size int64
	out  *flate.Writer
	full bytes.Buffer // what is compressed and not yet written
}

const stepPart = 256 << 10 // bytes of a part, about

func (k *keeping) take(nr int, s *scope) error {
	where, keys, err := s.where()
	if err != nil || len(s.Keys) == 0 {
		return err
	}
	begun := false
	return k.each(func(rows *sql.Rows) error {
		if !begun {
			names, err := rows.Columns()
			if err != nil {
				return err
			}
			begun = true
			if err := k.write(append([]any{int64(nr)}, texts(names)...)); err != nil {
				return err
			}
		}
		row, err := scanAny(rows)
		if err != nil {
			return err
		}
		return k.write(append([]any{nil}, row...)) // nil: a further row of the same table
	}, "SELECT * FROM "+s.Table+" WHERE "+where, keys)
}

func texts(names []string) []any {
	all := make([]any, len(names))
	for i, n := range names {
		all[i] = n
	}
	return all
}

func (k *keeping) write(row []any) error {
	packed, err := appendRow(nil, row)
	if err != nil {
		return err
	}
	if _, err := k.out.Write(packed); err != nil {
		return err
	}
	if k.full.Len() >= stepPart {
		return k.flush()
	}
	return nil
}

func (k *keeping) flush() error {
	k.nr++
	k.size += int64(k.full.Len())
	err := k.exec("INSERT INTO step_part (step, nr, bytes) VALUES (?, ?, ?)", k.step, k.nr, k.full.Bytes())
	k.full.Reset()
	return err
}

func (k *keeping) finish() error {
	if err := k.out.Close(); err != nil {
		return err
	}
	return k.flush()
}

// restoring puts the rows of a step back.
type restoring struct {
	tx
	step   int64
	scopes []scope
	keys   map[string]string // of tables that others refer to: their primary keys
}

func (r *restoring) all() error {
	if err := r.findKeys(); err != nil {
		return err
	}
	stood, err := r.stood()
	if err != nil {
		return err
	}
	// What goes last was first: what belongs to something goes before it.
	touched := map[string]bool{}
	for i := len(r.scopes) - 1; i >= 0; i-- {
		s := &r.scopes[i]
		touched[s.Table] = true
		if err := r.remove(s, stood[i]); err != nil {
			return err
		}
	}
	if err := r.rows(r.putBack); err != nil {
		return err
	}
	if touched["detention"] { // what the user has settled since holds for what has come back, too
		return r.exec(settle)
	}
	return nil
}

// findKeys finds the tables whose rows cannot go and come back, since others belong
// to them.
func (r *restoring) findKeys() error {
	r.keys = map[string]string{}
	return r.each(func(rows *sql.Rows) error {
		var table, key string
		err := rows.Scan(&table, &key)
		r.keys[table] = key
		return err
	}, `
SELECT DISTINCT f."table", c.name FROM sqlite_schema m, pragma_foreign_key_list(m.name) f, pragma_table_info(f."table") c
WHERE m.type = 'table' AND c.pk = 1`)
}

// stood are the keys of the rows that were kept of such tables, by scope.
func (r *restoring) stood() (map[int][]any, error) {
	stood := map[int][]any{}
	err := r.rows(func(nr int, columns []string, row []any) error {
		if key := r.keys[r.scopes[nr].Table]; key != "" {
			for i, c := range columns {
				if c == key {
					stood[nr] = append(stood[nr], row[i])
				}
			}
		}
		return nil
	})
	return stood, err
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
	if e := (sqlite3.Error{}); errors.As(err, &e) && e.ExtendedCode == sqlite3.ErrConstraintForeignKey {
		return &app.Error{Code: app.Refused, Key: "error.store.undo_own", Hint: "error.store.undo_own.hint"}
	}
	return err
}

func (r *restoring) putBack(nr int, columns []string, row []any) error {
	s := &r.scopes[nr]
	names, marks := strings.Join(columns, ", "), "(?"+strings.Repeat(", ?", len(columns)-1)+")"
	key := r.keys[s.Table]
	if s.Stays {
		return r.exec("UPDATE "+s.Table+" SET ("+names+") = "+marks+" WHERE "+key+" = ?", append(row, row[slices.Index(columns, key)])...)
	}
	query := "INSERT INTO " + s.Table + " (" + names + ") VALUES " + marks // by name: the table may have got more columns since
	if key != "" {
		query += " ON CONFLICT (" + key + ") DO UPDATE SET (" + names + ") = (excluded." + strings.Join(columns, ", excluded.") + ")"
	}
	return r.exec(query, row...)
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
