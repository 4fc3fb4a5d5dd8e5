package db

import (
	"bytes"
	"compress/flate"
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/mattn/go-sqlite3"

	"vestka/app"
)

// So much is kept to be taken back; the newest step is kept however large it is.
const (
	mostSteps     = 100
	mostStepBytes = 64 << 20
	// What was removed of attachments stays where it lies, so that it takes no room
	// twice: not for longer than this, since whoever removed it wants it gone.
	attachmentsKept = 30 * 24 * time.Hour
)

// step is an operation that can be taken back, also after the program was closed:
// the rows that it may change are kept as they were.
type step struct {
	key    string // of the sentence that says that it was taken back
	args   app.Args
	name   string // of what it is about
	kinds  app.Kind
	ids    []int64 // for app.Changes
	scopes []scope // no row in two of them, parents before what belongs to them

	kept keeping
}

// keep keeps rows that are about to be changed.
func (d *step) keep(scopes ...scope) error {
	for i := range scopes {
		if err := d.keepSeen(&scopes[i], func([]string, []driver.Value) {}); err != nil {
			return err
		}
	}
	return nil
}

// keepSeen is keep of one scope, and shows each row, with the names of the columns. The
// row is good for the call.
func (d *step) keepSeen(rows *scope, see func(columns []string, row []driver.Value)) error {
	if err := d.kept.take(len(d.scopes), rows, see); err != nil {
		return err
	}
	d.scopes = append(d.scopes, *rows)
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
	Runs    []run    `json:"r,omitempty"` // as it is written, in their place: all whole numbers from the first to the last, of one column
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

// run is a row of numbers: the first and the last.
type run [2]int64

// runsOf are those of numbers that rise, as the numbers of rows do that came one after
// the other; nil where they would hardly be shorter than the numbers.
func runsOf(numbers []int64) (runs []run) {
	const most = 16
	for _, n := range numbers {
		switch last := len(runs) - 1; {
		case last >= 0 && n == runs[last][1]+1:
			runs[last][1] = n
		case last >= 0 && n <= runs[last][1] || len(runs) == most:
			return nil
		default:
			runs = append(runs, run{n, n})
		}
	}
	return runs
}

// rowsThatCame are rows of a table by their ids, which mostly follow each other.
func rowsThatCame(table string, ids []int64) scope { return rowsOfRun(table, "id", ids) }

// rowsOfRun are rows of a table by numbers that mostly follow each other.
func rowsOfRun(table, column string, numbers []int64) scope {
	if runs := runsOf(numbers); len(runs) > 0 {
		return scope{Table: table, Columns: []string{column}, Runs: runs}
	}
	return rowsOf(table, column, numbers...)
}

// spread puts the keys in the place of the runs.
func (s *scope) spread() {
	for _, r := range s.Runs {
		for n := r[0]; n <= r[1]; n++ {
			s.Keys = append(s.Keys, []any{json.Number(strconv.FormatInt(n, 10))})
		}
	}
	s.Runs = nil
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
	id, err := t.insert("INSERT INTO step (key, args, kinds, size, made, scope) VALUES (?, '{}', ?, 0, ?, x'')",
		did.key, int64(did.kinds), s.now().UnixNano())
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
	about, err := squeeze(scopeOf(did))
	if err != nil {
		return 0, err
	}
	args, err := json.Marshal(did.told())
	if err != nil {
		return 0, err
	}
	if err := t.exec("UPDATE step SET args = ?, scope = ?, size = ? WHERE id = ?", string(args), about, did.kept.size+int64(len(about)), id); err != nil {
		return 0, err
	}
	return app.StepID(id), dropSteps(t)
}

// told are the values of the sentence, with how many the step is about and, of a
// single person, who: so much of it is known without unpacking what was kept.
func (d *step) told() app.Args {
	args := maps.Clone(d.args)
	if args == nil {
		args = app.Args{}
	}
	if d.name != "" && args[app.StepName] == nil {
		args[app.StepName] = d.name
	}
	if n := len(d.ids); n > 0 {
		if args[app.StepCount] == nil {
			args[app.StepCount] = n
		}
		if n == 1 && d.kinds&app.KindPeople != 0 {
			args[app.StepPerson] = d.ids[0]
		}
	}
	return args
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
	Runs   []run   `json:"runs,omitempty"` // as it is written, in the place of IDs
	Scopes []scope `json:"scopes"`
}

func scopeOf(did *step) stepScope {
	if runs := runsOf(did.ids); len(runs) > 0 {
		return stepScope{Runs: runs, Scopes: did.scopes}
	}
	return stepScope{IDs: did.ids, Scopes: did.scopes}
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
	for i := range about.Scopes {
		about.Scopes[i].spread()
	}
	for _, r := range about.Runs {
		for n := r[0]; n <= r[1]; n++ {
			about.IDs = append(about.IDs, n)
		}
	}
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

// TakeBack takes steps back in one transaction, the newest first: app.Refused, and
// nothing is changed, where one of them was taken back before or is no longer kept,
// where a later one stands on it (see StepsOn), or where something of the user's own
// hangs on what would go.
func (s *Store) TakeBack(ctx context.Context, ids ...app.StepID) (app.Changes, error) {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	var undone app.Changes
	err := s.write(ctx, func(t tx) error {
		for _, id := range slices.Backward(slices.Compact(ids)) {
			kinds, about, err := stepAbout(t, id)
			if err == nil {
				err = s.takeBack(t, id, about)
			}
			if err != nil {
				return err
			}
			undone.Kinds, undone.IDs = undone.Kinds|kinds, about.IDs
		}
		return nil
	})
	if err != nil {
		return app.Changes{}, err
	}
	if len(ids) > 1 {
		undone.IDs = nil // any
	}
	return undone, nil
}

func (s *Store) takeBack(t tx, id app.StepID, about stepScope) error {
	r, err := restoringOf(t, int64(id), about.Scopes)
	if err != nil {
		return err
	}
	later, err := r.later()
	if err != nil {
		return err
	}
	if len(later) > 0 {
		return &app.Error{Code: app.Refused, Key: "error.store.undo_late", Hint: "error.store.undo_late.hint"}
	}
	if err := r.all(); err != nil {
		return err
	}
	if err := t.exec("DELETE FROM step WHERE id = ?", int64(id)); err != nil {
		return err
	}
	return t.exec("UPDATE import SET taken_back = ? WHERE step = ? AND taken_back = 0", s.now().UnixNano(), int64(id))
}

// stepAbout is what a step changed; app.Refused where it is not kept.
func stepAbout(t tx, id app.StepID) (kinds app.Kind, about stepScope, err error) {
	var packed []byte
	found, err := t.find([]any{&kinds, &packed}, "SELECT kinds, scope FROM step WHERE id = ?", int64(id))
	if err == nil && !found {
		err = &app.Error{Code: app.Refused, Key: "error.store.undo_gone"}
	}
	if err != nil {
		return 0, stepScope{}, err
	}
	about, err = unsqueeze(packed)
	return kinds, about, err
}

// StepsOn are the later steps that stand on one, newest first: they have to be taken
// back before it. It is app.Refused where that one is not kept.
func (s *Store) StepsOn(ctx context.Context, id app.StepID) (on []app.Step, err error) {
	var later []app.StepID
	err = s.read(ctx, func(t tx) error {
		_, about, err := stepAbout(t, id)
		if err != nil {
			return err
		}
		r, err := restoringOf(t, int64(id), about.Scopes)
		if err == nil {
			later, err = r.later()
		}
		return err
	})
	if err != nil || len(later) == 0 {
		return nil, err
	}
	all, err := s.Steps(ctx)
	return slices.DeleteFunc(all, func(one app.Step) bool { return !slices.Contains(later, one.ID) }), err
}

// ForgetSteps forgets steps, or all of them where none is named, and wipes what was
// only kept for them; app.Refused where one is not kept.
func (s *Store) ForgetSteps(ctx context.Context, ids ...app.StepID) error {
	return s.write(ctx, func(t tx) error {
		for _, id := range ids {
			if _, _, err := stepAbout(t, id); err != nil {
				return err
			}
		}
		return errors.Join(
			t.exec("DELETE FROM step WHERE ?1 OR id IN (SELECT value FROM json_each(?2))", len(ids) == 0, list(ids)), wipeRemoved(t))
	})
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
	row  []byte       // the row that is packed
}

const stepPart = 256 << 10 // bytes of a part, about

func (k *keeping) take(nr int, s *scope, see func(columns []string, row []driver.Value)) error {
	where, keys, err := s.where()
	if err != nil || len(s.Keys) == 0 {
		return err
	}
	return k.raw(func(c *sqlite3.SQLiteConn) error {
		begun := false
		return eachRow(k.ctx, c, func(columns []string, row []driver.Value) error {
			if !begun {
				begun = true
				if err := keepRow(k, c, int64(nr), columns); err != nil {
					return err
				}
			}
			see(columns, row)
			return keepRow(k, c, nil, row) // nil: a further row of the same table
		}, "SELECT * FROM "+s.Table+" WHERE "+where, keys)
	})
}

func keepRow[V any](k *keeping, c *sqlite3.SQLiteConn, first any, row []V) (err error) {
	if k.row, err = appendRow(k.row[:0], first, row); err != nil {
		return err
	}
	if _, err := k.out.Write(k.row); err != nil {
		return err
	}
	if k.full.Len() < stepPart {
		return nil
	}
	return k.flush(c)
}

func (k *keeping) flush(c *sqlite3.SQLiteConn) error {
	k.nr++
	k.size += int64(k.full.Len())
	_, err := c.ExecContext(context.Background(), "INSERT INTO step_part (step, nr, bytes) VALUES (?, ?, ?)", asArgs([]any{k.step, int64(k.nr), k.full.Bytes()})) //nolint:contextcheck // as tx.exec: statements are not cancelled
	k.full.Reset()
	return err
}

func (k *keeping) finish() error {
	if err := k.out.Close(); err != nil {
		return err
	}
	return k.raw(k.flush)
}
