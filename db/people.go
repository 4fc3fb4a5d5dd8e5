package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"maps"
	"slices"

	"vestka/app"
)

// People are all people, ordered by id.
func (s *Store) People(ctx context.Context) ([]app.Person, error) {
	var people []app.Person
	err := s.read(ctx, func(t tx) (err error) {
		people, err = readPeople(t, 0)
		return err
	})
	return people, err
}

// listedAtOnce is how many people are read together.
const listedAtOnce = 1000

// Listed calls each for these people, nil for all, as the lists alone have them,
// ordered by id.
func (s *Store) Listed(ctx context.Context, ids []app.PersonID, each func(*app.Person) error) error {
	return s.read(ctx, func(t tx) error {
		if ids != nil {
			l := listReader{tx: t, ids: make([]int64, len(ids))}
			for i, id := range ids {
				l.ids[i] = int64(id)
			}
			return l.eachListed(each)
		}
		for after := int64(0); ; {
			var last sql.NullInt64
			_, err := t.find([]any{&last}, "SELECT max(id) FROM (SELECT id FROM person WHERE id > ? ORDER BY id LIMIT ?)", after, listedAtOnce)
			if err != nil || !last.Valid {
				return err
			}
			l := listReader{tx: t, after: after, last: last.Int64}
			if err := l.eachListed(each); err != nil {
				return err
			}
			after = last.Int64
		}
	})
}

func (l *listReader) eachListed(each func(*app.Person) error) error {
	l.listed()
	l.dropByHand()
	for i := range l.people {
		if l.err == nil {
			l.err = each(&l.people[i])
		}
	}
	return l.err
}

// ListedHeads are all people of whom Listed tells, in short.
func (s *Store) ListedHeads(ctx context.Context) (heads []app.PersonHead, err error) {
	return heads, s.read(ctx, func(t tx) error {
		var n int
		if _, err := t.find([]any{&n}, "SELECT count(*) FROM person"); err != nil {
			return err
		}
		heads = make([]app.PersonHead, 0, n)
		var h app.PersonHead
		err := t.eachRaw(func(row []driver.Value) error {
			if status := valueAs[string](row[1]); string(h.Status) != status { // most share one
				h.Status = app.Status(status)
			}
			h.ID, h.Lacks = app.PersonID(valueAs[int64](row[0])), app.Lacking(valueAs[int64](row[2]))
			heads = append(heads, h)
			return nil
		}, `SELECT id, status, (verdict = 0) + 2 * (appeal = 0) + 4 * (release = 0) + 8 * (articles = '') + 16 * (town = '') + 32 * (work = '') + 64 * (interests = '')
			FROM person WHERE id NOT IN (SELECT person FROM own_person) ORDER BY id`)
		if err != nil {
			return err
		}
		at := 0
		return t.eachRaw(func(row []driver.Value) error { // the last detention is the newest
			person, lacks := valueAs[int64](row[0]), valueAs[int64](row[1]) != 0
			for at < len(heads) && int64(heads[at].ID) < person {
				at++
			}
			if at < len(heads) && int64(heads[at].ID) == person {
				if heads[at].Lacks &^= app.LacksFacility; lacks {
					heads[at].Lacks |= app.LacksFacility
				}
			}
			return nil
		}, "SELECT person, text <> '' AND facility = '' FROM detention ORDER BY person, nr")
	})
}

// ByHand are those whom the user added.
func (s *Store) ByHand(ctx context.Context) (people []app.Person, err error) {
	return people, s.read(ctx, func(t tx) error {
		ids, err := numbers(t, "SELECT person FROM own_person WHERE person NOT IN (SELECT person FROM same_person) ORDER BY person")
		if err != nil || len(ids) == 0 {
			return err
		}
		all, err := readSame(t)
		if err != nil {
			return err
		}
		for _, other := range slices.Sorted(maps.Keys(all)) {
			if slices.Contains(ids, all[other]) {
				ids = append(ids, other)
			}
		}
		people, err = (&listReader{tx: t, ids: ids}).all()
		return err
	})
}

// Person is one of them.
func (s *Store) Person(ctx context.Context, id app.PersonID) (app.Person, error) {
	var person app.Person
	err := s.read(ctx, func(t tx) error {
		people, err := readPeople(t, id)
		if err != nil {
			return err
		}
		if len(people) == 0 {
			return noPerson()
		}
		person = people[0]
		return nil
	})
	return person, err
}

func noPerson() error {
	return &app.Error{Code: app.NotFound, Key: "error.store.no_person"}
}

// readPeople reads one person, or everybody where id is 0. Each table is read
// once, in the order in which it lies in the file and which is that of the
// people; that is much faster than to join them.
func readPeople(t tx, id app.PersonID) ([]app.Person, error) {
	l, err := readerOf(t, id)
	if err != nil {
		return nil, err
	}
	return l.all()
}

// all reads what the lists say and what the user says over it.
func (l *listReader) all() ([]app.Person, error) {
	l.listed()
	l.join()
	l.ownNames()
	l.byHand()
	l.ownFacts()
	l.ownHeld()
	l.notes()
	l.tags()
	l.marks()
	l.relations()
	l.forms()
	return l.people, l.err
}

// readerOf reads one person with those who are the same, or everybody where id is 0.
func readerOf(t tx, id app.PersonID) (*listReader, error) {
	if id == 0 {
		return &listReader{tx: t}, nil
	}
	group, err := groupOf(t, id)
	return &listReader{tx: t, ids: group}, err
}

// listed reads what the lists say; what is read after it lies over that.
func (l *listReader) listed() {
	l.persons()
	l.names()
	l.sources()
	l.held()
}

// listReader gathers people from the tables; after an error it reads no more.
type listReader struct {
	tx     tx
	ids    []int64      // nil for everybody
	after  int64        // with last: of everybody those whose numbers lie behind it
	last   int64        // and up to here; 0 for all
	people []app.Person // ordered by id
	at     int          // the place in people of the row that was read last
	same   same         // who was merged; none until join
	err    error
}

// each reads the query's rows, of the people whom the reader reads.
func (l *listReader) each(query, column, order string, scan func(*sql.Rows) error) {
	if l.err == nil {
		query, args := l.of(query, column, order)
		l.err = l.tx.each(scan, query, args...)
	}
}

// eachRaw is each as tx.eachRaw has it.
func (l *listReader) eachRaw(query, column, order string, scan func(row []driver.Value) error) {
	if l.err == nil {
		query, args := l.of(query, column, order)
		l.err = l.tx.eachRaw(scan, query, args...)
	}
}

// of is a query of these people, in order.
func (l *listReader) of(query, column, order string) (_ string, args []any) {
	l.at = 0
	if l.ids != nil {
		query += " WHERE " + column + " IN (SELECT value FROM json_each(?))"
		args = append(args, list(l.ids))
	}
	if l.last != 0 {
		query += " WHERE " + column + " > ? AND " + column + " <= ?"
		args = append(args, l.after, l.last)
	}
	return query + " ORDER BY " + order, args
}

// person is the one that a row belongs to; the rows come in the order of the people.
// Who was merged is who stands for them.
func (l *listReader) person(id int64) *app.Person {
	if other := l.same.root(id); other != id {
		at, _ := l.find(other)
		return &l.people[at]
	}
	for int64(l.people[l.at].ID) < id {
		l.at++
	}
	return &l.people[l.at]
}

const personColumns = "status, sex, born, detained, died, verdict, appeal, release, articles, town, work, interests, sample"

// personValues are the values of personColumns.
func personValues(p *app.Person) []any {
	return []any{
		string(p.Status), string(p.Sex), number(p.Born), number(p.Detained), number(p.Died),
		number(p.Verdict), number(p.Appeal), number(p.Release), p.Articles, p.Town, p.Work, p.Interests, p.Sample,
	}
}

func (l *listReader) persons() {
	if l.ids == nil && l.last == 0 {
		var n int
		_, l.err = l.tx.find([]any{&n}, "SELECT count(*) FROM person")
		l.people = make([]app.Person, 0, n)
	}
	l.eachRaw("SELECT id, "+personColumns+", names FROM person", "id", "id", func(row []driver.Value) (err error) {
		p := app.Person{
			ID: app.PersonID(valueAs[int64](row[0])), Status: app.Status(valueAs[string](row[1])), Sex: app.Sex(valueAs[string](row[2])),
			Born: dateAs(row[3]), Detained: dateAs(row[4]), Died: dateAs(row[5]), Verdict: dateAs(row[6]), Appeal: dateAs(row[7]), Release: dateAs(row[8]),
			Articles: valueAs[string](row[9]), Town: valueAs[string](row[10]), Work: valueAs[string](row[11]), Interests: valueAs[string](row[12]),
			Sample: valueAs[int64](row[13]) != 0,
		}
		if names := valueAs[[]byte](row[14]); names != nil {
			p.Names, err = unpackNames(string(names))
		}
		l.people = append(l.people, p)
		return err
	})
}

// names sets the names of those with whom they do not stand; what is read later wins.
func (l *listReader) names() {
	l.each("SELECT person, lang, full_name, family, given, patronymic, source, proposed, unsure FROM person_name", "person", "person, lang", l.name())
}

// name takes a row of names.
func (l *listReader) name() func(*sql.Rows) error {
	var person int64
	var lang string
	var n app.Name
	into := []any{&person, &lang, &n.Full, &n.Family, &n.Given, &n.Patronymic, &n.Source, &n.Proposed, &n.Unsure}
	return func(rows *sql.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		*nameIn(&l.person(person).Names, app.Lang(lang)) = n
		return nil
	}
}

// nameIn is the place of the name in a language.
func nameIn(names *app.Names, lang app.Lang) *app.Name {
	switch lang {
	case app.Belarusian:
		return &names.BE
	case app.Russian:
		return &names.RU
	}
	return &names.Latin
}

func (l *listReader) sources() {
	l.eachRaw("SELECT person, source_id FROM person_source", "person", "person, source_id", func(row []driver.Value) error {
		p := l.person(valueAs[int64](row[0]))
		p.SourceIDs = append(p.SourceIDs, app.SourceID(valueAs[string](row[1])))
		return nil
	})
}

// held keeps the last detention of everybody, which is the newest.
func (l *listReader) held() {
	l.eachRaw("SELECT person, "+detentionColumns+" FROM detention", "person", "person, nr", func(row []driver.Value) error {
		l.person(valueAs[int64](row[0])).Held = app.Detention{
			Facility: valueAs[string](row[1]), Text: valueAs[string](row[2]), Address: valueAs[string](row[3]), Liberty: valueAs[int64](row[4]) != 0,
			Since: dateAs(row[5]), Until: dateAs(row[6]), Source: valueAs[string](row[7]), SeenOn: dateAs(row[8]),
		}
		return nil
	})
}

// notes puts the note on who stands for somebody before those of the others.
func (l *listReader) notes() {
	var person int64
	var note string
	into := []any{&person, &note}
	l.own("SELECT person, note FROM own_note", "person", func(rows *sql.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		p := l.person(person)
		p.Note = joinedNotes(note, p.Note)
		return nil
	})
}

func joinedNotes(first, further string) string {
	if first == "" || further == "" {
		return first + further
	}
	return first + "\n\n" + further
}

const detentionColumns = "facility, text, address, liberty, since, until, source, seen_on"

func detentionFields(d *app.Detention) []any {
	return []any{&d.Facility, &d.Text, &d.Address, &d.Liberty, (*day)(&d.Since), (*day)(&d.Until), &d.Source, (*day)(&d.SeenOn)}
}

// Detentions of a person, newest first: what the lists say, with what the user
// says among it.
func (s *Store) Detentions(ctx context.Context, id app.PersonID) ([]app.Detention, error) {
	var history []app.Detention
	err := s.read(ctx, func(t tx) error {
		group, err := groupOf(t, id)
		if err != nil {
			return err
		}
		err = t.each(func(rows *sql.Rows) error {
			var d app.Detention
			err := rows.Scan(detentionFields(&d)...)
			history = append(history, d)
			return err
		}, "SELECT "+detentionColumns+" FROM detention WHERE "+ofGroup+" ORDER BY person <> ?, person, nr DESC", list(group), group[0])
		if err != nil {
			return err
		}
		if len(group) > 1 {
			slices.SortStableFunc(history, laterFirst)
		}
		own, err := ownDetentions(t, group)
		for _, d := range slices.Backward(own) {
			history = withOwn(history, d)
		}
		return err
	})
	return history, err
}

// SourceIDs of everybody.
func (s *Store) SourceIDs(ctx context.Context) (map[app.SourceID]app.PersonID, error) {
	var ids map[app.SourceID]app.PersonID
	err := s.read(ctx, func(t tx) error {
		var n int
		if _, err := t.find([]any{&n}, "SELECT count(*) FROM person_source"); err != nil {
			return err
		}
		ids = make(map[app.SourceID]app.PersonID, n)
		return t.eachRaw(func(row []driver.Value) error {
			ids[app.SourceID(valueAs[string](row[0]))] = app.PersonID(valueAs[int64](row[1]))
			return nil
		}, "SELECT source_id, person FROM person_source")
	})
	return ids, err
}
