package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"time"

	"vestka/app"
)

// SaveImport writes an import in one transaction, as one step: people, rows, which
// rows are gone, and what is news. Changes.IDs are the ids of the people in the
// order of the edits. What SavePeople says of the user's own holds here too.
func (s *Store) SaveImport(ctx context.Context, e app.ImportEdit) (app.Changes, error) {
	if err := checkDates(e.Import.Day); err != nil {
		return app.Changes{}, err
	}
	for i := range e.Also {
		if err := checkDates(e.Also[i].Day); err != nil {
			return app.Changes{}, err
		}
	}
	did := step{key: "undo.store.import", kinds: app.KindNews}
	if e.Writes() {
		did.kinds |= app.KindPeople
	}
	if len(e.Inbox) > 0 {
		did.kinds |= app.KindInbox
	}
	var id int64
	changes, err := s.change(ctx, did, func(t tx, did *step) (err error) {
		if id, err = insertImport(t, &e.Import, s.now(), did.kept.step); err != nil {
			return err
		}
		for i := range e.Also {
			if _, err := insertImport(t, &e.Also[i], s.now(), did.kept.step); err != nil {
				return err
			}
		}
		if err := keepGone(t, did, &e); err != nil {
			return err
		}
		if err := saveEdits(ctx, t, did, e.People); err != nil {
			return err
		}
		if err := saveAdded(ctx, t, did, e.Added); err != nil {
			return err
		}
		if err := saveSame(t, did, e.Same); err != nil {
			return err
		}
		if err := saveNews(t, did, id, &e); err != nil {
			return err
		}
		if err := putInInbox(t, did, e.Inbox); err != nil {
			return err
		}
		if err := rememberShape(t, &e); err != nil {
			return err
		}
		if err := markGone(t, id, &e); err != nil || e.Written == nil {
			return err
		}
		return e.Written()
	})
	return changes, err
}

// saveSame has people be others from now on. Who was there before and went, or was
// merged, since the list was compared stays as they are.
func saveSame(t tx, did *step, list []app.Same) error {
	if len(list) == 0 {
		return nil
	}
	all, err := readSame(t)
	if err != nil {
		return err
	}
	id := func(c app.Coming) int64 {
		if c.ID != 0 {
			return int64(c.ID)
		}
		return did.ids[c.Place]
	}
	var known, came []int64
	var rows [][2]int64
	for _, one := range list {
		row := [2]int64{id(one.Person), id(one.Other)}
		there, err := arePeople(t, row[:])
		if err != nil {
			return err
		}
		if all[row[0]] != 0 || !there {
			continue
		}
		if rows = append(rows, row); one.Person.ID != 0 {
			known = append(known, row[0])
		} else {
			came = append(came, row[0])
		}
	}
	if err := did.keep(rowsOf("same_person", "person", known...)); err != nil {
		return err
	}
	did.came(rowsOf("same_person", "person", came...))
	for _, row := range rows {
		if err := t.exec("INSERT INTO same_person (person, other) VALUES (?, ?)", row[0], row[1]); err != nil {
			return err
		}
	}
	return nil
}

// arePeople reports that the store has all of them.
func arePeople(t tx, ids []int64) (bool, error) {
	for _, id := range ids {
		if err := checkPerson(t, app.PersonID(id)); err != nil {
			if app.CodeOf(err) == app.NotFound {
				err = nil
			}
			return false, err
		}
	}
	return true, nil
}

func insertImport(t tx, i *app.Import, now time.Time, step int64) (int64, error) {
	counts, err := json.Marshal(i.Counts)
	if err != nil {
		return 0, err
	}
	statistics, err := json.Marshal(i.Statistics)
	if err != nil {
		return 0, err
	}
	return t.insert(`
INSERT INTO import (source, lang, form, day, made, counts, statistics, plan, partial, step, taken_back) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
		i.Source, string(i.Lang), i.Form, number(i.Day), now.UnixNano(), string(counts), string(statistics), i.Plan, i.Partial, step)
}

// saveNews writes what an import told. What is decided of it stands on the import: it
// is taken back before, and goes with it where it is no longer kept how.
func saveNews(t tx, did *step, id int64, e *app.ImportEdit) error {
	var told []int64
	tell := func(n app.News) error {
		news, err := insertNews(t, id, &n)
		told = append(told, news)
		return err
	}
	for i := range e.People {
		for _, n := range e.People[i].News {
			n.Person = app.PersonID(did.ids[i])
			if err := tell(n); err != nil {
				return err
			}
		}
	}
	for _, n := range e.News {
		if err := tell(n); err != nil {
			return err
		}
	}
	did.came(rowsOf("news", "import", id), rowsOfRun("own_decision", "news", told))
	return nil
}

func insertNews(t tx, id int64, n *app.News) (int64, error) {
	return t.insert("INSERT INTO news (import, person, kind, field, before, after) VALUES (?, ?, ?, ?, ?, ?)",
		id, int64(n.Person), string(n.Kind), n.Field, n.Before, n.After)
}

// rowsNamed finds rows of a source by language and key: each is looked up, none is
// searched for.
const rowsNamed = `SELECT r.id FROM json_each(?) j CROSS JOIN record r
	ON r.source = ? AND r.lang = json_extract(j.value, '$.Lang') AND r.key = json_extract(j.value, '$.Key')`

// keepGone keeps which of the rows were gone that come back or go now.
func keepGone(t tx, did *step, e *app.ImportEdit) error {
	keys, err := json.Marshal(slices.Concat(e.Gone, e.Back))
	if err != nil {
		return err
	}
	rows, err := numbers(t, rowsNamed, string(keys), e.Import.Source)
	if err != nil {
		return err
	}
	return did.keep(rowsOf("record_gone", "record", rows...))
}

func markGone(t tx, id int64, e *app.ImportEdit) error {
	gone, err := json.Marshal(e.Gone)
	if err != nil {
		return err
	}
	back, err := json.Marshal(e.Back)
	if err != nil {
		return err
	}
	if err := t.exec("DELETE FROM record_gone WHERE record IN ("+rowsNamed+")", string(back), e.Import.Source); err != nil {
		return err
	}
	on := e.GoneOn
	if on.IsZero() {
		on = e.Import.Day
	}
	return t.exec("INSERT INTO record_gone (record, day, import) SELECT id, ?, ? FROM ("+rowsNamed+") WHERE true ON CONFLICT DO NOTHING",
		number(on), id, string(gone), e.Import.Source)
}

// Imports are all that were ever made, newest first. What was rescued from a
// damaged store may lack what they counted.
func (s *Store) Imports(ctx context.Context) ([]app.Import, error) {
	var imports []app.Import
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var i app.Import
			var made, takenBack int64
			var counts, statistics []byte
			err := rows.Scan(&i.ID, &i.Source, &i.Lang, &i.Form, (*day)(&i.Day), &made, &counts, &statistics, &i.Plan, &i.Partial, &i.Step, &takenBack)
			if err != nil {
				return err
			}
			i.Made = time.Unix(0, made).UTC()
			if takenBack != 0 {
				i.TakenBack = time.Unix(0, takenBack).UTC()
			}
			_ = json.Unmarshal(counts, &i.Counts)
			_ = json.Unmarshal(statistics, &i.Statistics)
			imports = append(imports, i)
			return nil
		}, `
SELECT id, source, lang, form, day, made, counts, statistics, plan, partial, CASE WHEN taken_back = 0 AND step IN (SELECT id FROM step) THEN step ELSE 0 END, taken_back
FROM import ORDER BY id DESC`)
	})
	return imports, err
}
