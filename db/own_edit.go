package db

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"vestka/app"
)

// editable are the tables of what EditOwn writes of a person, each with whether
// an edit writes to it.
var editable = [...]struct {
	table  string
	writes func(*app.OwnEdit) bool
}{
	{"own_name", func(e *app.OwnEdit) bool { return len(e.Names) > 0 }},
	{"person_name", func(e *app.OwnEdit) bool { return e.Proposed != nil }},
	{"own_fact", func(e *app.OwnEdit) bool { return len(e.Facts)+len(e.Drop) > 0 }},
	{"own_detention", func(e *app.OwnEdit) bool { return len(e.Held)+len(e.DropHeld) > 0 }},
	{"own_note", func(e *app.OwnEdit) bool { return e.Note != nil || e.Line != "" }},
	{"own_tag", func(e *app.OwnEdit) bool { return len(e.Tag)+len(e.Untag) > 0 }},
	{"own_form", func(e *app.OwnEdit) bool { return len(e.Forms) > 0 }},
}

// Own is what the user says of a person.
func (s *Store) Own(ctx context.Context, id app.PersonID) (own app.Own, err error) {
	err = s.read(ctx, func(t tx) error {
		group, err := groupOf(t, id)
		if err != nil {
			return err
		}
		l := listReader{tx: t, ids: group}
		l.listed()
		for _, p := range l.people {
			if int64(p.ID) != group[0] {
				own.Merged = append(own.Merged, p)
			}
		}
		l.join()
		if l.err != nil {
			return l.err
		}
		if len(l.people) == 0 {
			return noPerson()
		}
		own.Listed = l.people[0]
		if own.Facts, err = ownFacts(t, group); err != nil {
			return err
		}
		own.Held, err = ownDetentions(t, group)
		return err
	})
	return own, err
}

// ownFacts are those of a group; what is said of who stands for it counts.
func ownFacts(t tx, group []int64) (facts []app.OwnFact, err error) {
	err = t.each(func(rows *sql.Rows) error {
		var f app.OwnFact
		err := rows.Scan(&f.Fact, &f.Value, &f.Source, &f.Against, (*day)(&f.ChosenOn))
		if !slices.ContainsFunc(facts, func(had app.OwnFact) bool { return had.Fact == f.Fact }) {
			facts = append(facts, f)
		}
		return err
	}, "SELECT fact, value, source, against, chosen_on FROM own_fact WHERE "+ofGroup+" ORDER BY person <> ?, person, fact", list(group), group[0])
	return facts, err
}

// EditOwn writes all edits as one step.
func (s *Store) EditOwn(ctx context.Context, key string, args app.Args, edits []app.OwnEdit) (app.Changes, error) {
	if len(edits) == 0 {
		return app.Changes{}, nil
	}
	return s.change(ctx, step{key: key, args: args, kinds: app.KindPeople}, func(t tx, did *step) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		if err := keepOwn(did, all, edits); err != nil {
			return err
		}
		for i := range edits {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := editOwn(t, did, all, &edits[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// keepOwn keeps what the user says so far, as much of it as the edits may change.
func keepOwn(did *step, all same, edits []app.OwnEdit) error {
	for _, of := range editable {
		var people []int64
		for i := range edits {
			if id := edits[i].Person; id != 0 && of.writes(&edits[i]) {
				people = append(people, all.group(int64(id))...)
			}
		}
		slices.Sort(people)
		if err := did.keep(rowsOf(of.table, "person", slices.Compact(people)...)); err != nil {
			return err
		}
	}
	return nil
}

func editOwn(t tx, did *step, all same, e *app.OwnEdit) error {
	group, err := edited(t, did, all, e.Person)
	if err != nil {
		return err
	}
	did.ids = append(did.ids, group[0])
	return errors.Join(
		writeOwnNames(t, group, e.Names),
		writeProposed(t, group[0], e.Proposed),
		writeOwnFacts(t, group, e),
		writeOwnHeld(t, group, e),
		writeNote(t, group, e),
		writeTags(t, group, e),
		writeForms(t, group, e.Forms),
	)
}

// edited are those of whom an edit speaks; somebody new comes into the store.
func edited(t tx, did *step, all same, id app.PersonID) ([]int64, error) {
	if id != 0 {
		return all.group(int64(id)), checkPerson(t, id)
	}
	added, err := t.insert("INSERT INTO person ("+personColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		personValues(&app.Person{Status: app.NotRecognised})...)
	if err != nil {
		return nil, err
	}
	did.came(rowsOf("person", "id", added), rowsOf("own_person", "person", added))
	for _, of := range editable {
		did.came(rowsOf(of.table, "person", added))
	}
	return []int64{added}, t.exec("INSERT INTO own_person (person) VALUES (?)", added)
}

func writeOwnNames(t tx, group []int64, names map[app.Lang]app.Name) error {
	for _, lang := range languages {
		name, said := names[lang]
		if !said {
			continue
		}
		err := t.exec("DELETE FROM own_name WHERE "+ofGroup+" AND lang = ?", list(group), string(lang))
		if err == nil && !name.IsZero() {
			err = t.exec(saveOwnName, ownNameValues(group[0], lang, name)...)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// writeProposed writes names of somebody whom no list has: of others they are the
// lists' affair.
func writeProposed(t tx, id int64, names *app.Names) error {
	if names == nil {
		return nil
	}
	var one int
	byHand, err := t.find([]any{&one}, "SELECT 1 FROM own_person WHERE person = ?", id)
	if err != nil || !byHand {
		return err
	}
	for _, lang := range languages {
		n := nameIn(names, lang)
		if !n.Proposed {
			n = &app.Name{}
		}
		if err := saveProposed(t, id, lang, n); err != nil {
			return err
		}
	}
	return nil
}

func saveProposed(t tx, id int64, lang app.Lang, n *app.Name) error {
	if n.IsZero() {
		return t.exec("DELETE FROM person_name WHERE person = ? AND lang = ?", id, string(lang))
	}
	return t.exec(`
INSERT INTO person_name (person, lang, full_name, family, given, patronymic, source, proposed, unsure)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (person, lang) DO UPDATE SET full_name = excluded.full_name, family = excluded.family, given = excluded.given,
    patronymic = excluded.patronymic, source = excluded.source, proposed = excluded.proposed, unsure = excluded.unsure`,
		id, string(lang), n.Full, n.Family, n.Given, n.Patronymic, n.Source, n.Proposed, n.Unsure)
}

func writeOwnFacts(t tx, group []int64, e *app.OwnEdit) error {
	for _, f := range e.Facts {
		if err := errors.Join(f.Fact.Set(new(app.Person), f.Value), checkDates(f.ChosenOn)); err != nil {
			return err
		}
		err := t.exec("INSERT OR REPLACE INTO own_fact (person, fact, value, source, against, chosen_on) VALUES (?, ?, ?, ?, ?, ?)",
			group[0], string(f.Fact), f.Value, f.Source, f.Against, number(f.ChosenOn))
		if err != nil {
			return err
		}
	}
	for _, f := range e.Drop {
		if err := t.exec("DELETE FROM own_fact WHERE "+ofGroup+" AND fact = ?", list(group), string(f)); err != nil {
			return err
		}
	}
	return nil
}

func writeOwnHeld(t tx, group []int64, e *app.OwnEdit) error {
	for _, id := range e.DropHeld {
		if err := t.exec("DELETE FROM own_detention WHERE "+ofGroup+" AND id = ?", list(group), id); err != nil {
			return err
		}
	}
	for _, d := range e.Held {
		if err := checkOwnHeld(&d); err != nil {
			return err
		}
		values := []any{d.Facility, d.Text, d.Liberty, number(d.Since), number(d.Until), d.Source, d.Against, number(d.ChosenOn)}
		query := "INSERT INTO own_detention (facility, text, liberty, since, until, source, against, chosen_on, person) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
		values = append(values, group[0])
		if d.ID != 0 {
			query = "UPDATE own_detention SET (facility, text, liberty, since, until, source, against, chosen_on) = (?, ?, ?, ?, ?, ?, ?, ?) WHERE " + ofGroup + " AND id = ?"
			values = append(values[:8:8], list(group), d.ID)
		}
		if err := t.exec(query, values...); err != nil {
			return err
		}
	}
	return nil
}

// checkOwnHeld refuses what says nothing, or ends before it begins.
func checkOwnHeld(d *app.OwnDetention) error {
	switch {
	case d.Facility == "" && d.Text == "" && !d.Liberty:
		return &app.Error{Code: app.Invalid, Key: "error.own.no_place"}
	case d.Since.Full() && d.Until.Full() && d.Until.Before(d.Since):
		return &app.Error{Code: app.Invalid, Key: "error.own.until", Args: app.Args{"Since": d.Since, "Until": d.Until}}
	}
	return checkDates(d.Since, d.Until, d.ChosenOn)
}

// writeNote has one note for all who are the same.
func writeNote(t tx, group []int64, e *app.OwnEdit) error {
	if e.Note == nil && e.Line == "" {
		return nil
	}
	note := e.Line
	if e.Note != nil {
		note = *e.Note
	} else {
		had := ""
		err := t.each(func(rows *sql.Rows) error {
			var one string
			err := rows.Scan(&one)
			had = joinedNotes(had, one)
			return err
		}, "SELECT note FROM own_note WHERE "+ofGroup+" ORDER BY person <> ?, person", list(group), group[0])
		if err != nil {
			return err
		}
		if had != "" {
			note = had + "\n" + e.Line
		}
	}
	err := t.exec("DELETE FROM own_note WHERE "+ofGroup, list(group))
	if err == nil && note != "" {
		err = t.exec("INSERT INTO own_note (person, note) VALUES (?, ?)", group[0], note)
	}
	return err
}

func writeTags(t tx, group []int64, e *app.OwnEdit) error {
	for _, tag := range e.Tag {
		if err := t.exec("INSERT OR IGNORE INTO own_tag (person, tag) VALUES (?, ?)", group[0], tag); err != nil {
			return err
		}
	}
	for _, tag := range e.Untag {
		if err := t.exec("DELETE FROM own_tag WHERE "+ofGroup+" AND tag = ?", list(group), tag); err != nil {
			return err
		}
	}
	return nil
}

// ownTables are all tables of what the user says of one person.
var ownTables = [...]string{"own_name", "own_fact", "own_detention", "own_note", "own_tag", "own_form", "own_mark", "own_relation", "own_occasion", "own_skip", "own_interval", "own_person"}

// keepPairs keeps which of the people are the same as others, and which are not.
func keepPairs(t tx, did *step, people ...int64) error {
	among := list(people)
	merged, err := numbers(t, "SELECT person FROM same_person WHERE person IN (SELECT value FROM json_each(?1)) OR other IN (SELECT value FROM json_each(?1))", among)
	if err != nil {
		return err
	}
	apart := scope{Table: "not_same", Columns: []string{"a", "b"}}
	err = t.each(func(rows *sql.Rows) error {
		var a, b int64
		err := rows.Scan(&a, &b)
		apart.Keys = append(apart.Keys, []any{a, b})
		return err
	}, "SELECT a, b FROM not_same WHERE a IN (SELECT value FROM json_each(?1)) OR b IN (SELECT value FROM json_each(?1))", among)
	if err != nil {
		return err
	}
	return did.keep(rowsOf("same_person", "person", merged...), apart)
}

// removePairs removes them.
func removePairs(t tx, people ...int64) error {
	for _, query := range []string{
		"DELETE FROM same_person WHERE person IN (SELECT value FROM json_each(?1)) OR other IN (SELECT value FROM json_each(?1))",
		"DELETE FROM not_same WHERE a IN (SELECT value FROM json_each(?1)) OR b IN (SELECT value FROM json_each(?1))",
	} {
		if err := t.exec(query, list(people)); err != nil {
			return err
		}
	}
	return nil
}

// RemoveOwn removes somebody whom no list has with all that the user says of them.
func (s *Store) RemoveOwn(ctx context.Context, id app.PersonID) (app.Changes, error) {
	did := step{key: "undo.store.person_removed", kinds: app.KindPeople, ids: []int64{int64(id)}}
	return s.change(ctx, did, func(t tx, did *step) error {
		if err := mayRemove(t, id); err != nil {
			return err
		}
		scopes := []scope{rowsOf("person", "id", id)}
		for _, table := range ownTables {
			scopes = append(scopes, rowsOf(table, "person", id))
		}
		if err := errors.Join(did.keep(scopes...), keepPairs(t, did, int64(id)), removePairs(t, int64(id))); err != nil {
			return err
		}
		for _, table := range ownTables {
			if err := t.exec("DELETE FROM "+table+" WHERE person = ?", int64(id)); err != nil {
				return err
			}
		}
		err := t.exec("DELETE FROM person WHERE id = ?", int64(id))
		if hangs(err) {
			return &app.Error{Code: app.Refused, Key: "error.own.needed", Hint: "error.own.needed.hint", Err: err}
		}
		return err
	})
}

// mayRemove is app.Refused where a list has the person, or somebody is the same.
func mayRemove(t tx, id app.PersonID) error {
	if err := checkPerson(t, id); err != nil {
		return err
	}
	var one int
	found, err := t.find([]any{&one}, "SELECT 1 FROM own_person WHERE person = ?", int64(id))
	if err == nil && !found {
		return &app.Error{Code: app.Refused, Key: "error.own.listed"}
	}
	group, groupErr := groupOf(t, id)
	if len(group) > 1 {
		return &app.Error{Code: app.Refused, Key: "error.own.merged", Hint: "error.own.merged.hint"}
	}
	return errors.Join(err, groupErr)
}

// Tags are all tags with the number of people who have them.
func (s *Store) Tags(ctx context.Context) (map[string]int, error) {
	tags := map[string]int{}
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var tag string
			var n int
			err := rows.Scan(&tag, &n)
			tags[tag] = n
			return err
		}, "SELECT tag, count(DISTINCT coalesce((SELECT other FROM same_person WHERE same_person.person = own_tag.person), person)) FROM own_tag GROUP BY tag")
	})
	return tags, err
}
