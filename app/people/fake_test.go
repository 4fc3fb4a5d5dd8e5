package people

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"vestka/app"
)

// store is a store in memory that keeps to the contract of app.PeopleStore.
type store struct {
	people  map[app.PersonID]app.Person
	records map[app.PersonID][]app.Record // newest first
	refs    map[listID]map[string]app.RecordRef
	history map[app.PersonID][]app.Detention
	places  map[string]string
	own     map[ownName]app.Name
	written map[app.PersonID]app.Written
	saves   int          // that wrote people
	imports []app.Import // newest first
	told    []app.News
	hand    []app.Person // whom the user added
	same    map[app.PersonID]app.PersonID
	lost    map[app.PersonID][]app.Withdrawn
}

type ownName struct {
	person app.PersonID
	lang   app.Lang
}

type listID struct {
	source string
	lang   app.Lang
}

func newStore(people ...app.Person) *store {
	s := &store{
		people:  map[app.PersonID]app.Person{},
		records: map[app.PersonID][]app.Record{},
		refs:    map[listID]map[string]app.RecordRef{},
		history: map[app.PersonID][]app.Detention{},
		places:  map[string]string{},
		own:     map[ownName]app.Name{},
		written: map[app.PersonID]app.Written{},
		lost:    map[app.PersonID][]app.Withdrawn{},
	}
	for _, p := range people {
		s.people[p.ID] = p
	}
	return s
}

func (s *store) People(ctx context.Context) ([]app.Person, error) {
	var all []app.Person
	err := s.Listed(ctx, nil, func(p *app.Person) error {
		all = append(all, *p)
		return nil
	})
	for i := range all {
		s.overlay(&all[i])
	}
	return all, err
}

func (s *store) ListDays(_ context.Context, ids []app.PersonID) (map[app.PersonID]app.Date, error) {
	days := map[app.PersonID]app.Date{}
	for _, id := range ids {
		if day := app.NewestList(s.records[id]); !day.IsZero() {
			days[id] = day
		}
	}
	return days, nil
}

func (s *store) ListedHeads(ctx context.Context) (heads []app.PersonHead, err error) {
	err = s.Listed(ctx, nil, func(p *app.Person) error {
		heads = append(heads, app.PersonHead{ID: p.ID, Status: p.Status, Lacks: p.Lacks()})
		return nil
	})
	return heads, err
}

func (s *store) Withdrawn(_ context.Context, id app.PersonID) ([]app.Withdrawn, error) {
	return s.lost[id], nil
}

func (s *store) Merged(context.Context) (map[app.PersonID]app.PersonID, error) { return s.same, nil }

// count is how many people there are for a reader.
func (s *store) count() int { return len(s.people) + len(s.hand) - len(s.same) }

func (s *store) ByHand(context.Context) ([]app.Person, error) { return s.hand, nil }

func (s *store) Listed(_ context.Context, ids []app.PersonID, each func(*app.Person) error) error {
	for _, id := range slices.Sorted(maps.Keys(s.people)) {
		if ids != nil && !slices.Contains(ids, id) {
			continue
		}
		p := s.people[id]
		p.SourceIDs = slices.Clone(p.SourceIDs)
		if err := each(&p); err != nil {
			return err
		}
	}
	return nil
}

func (s *store) Person(_ context.Context, id app.PersonID) (app.Person, error) {
	p, ok := s.people[id]
	if !ok {
		return p, &app.Error{Code: app.NotFound, Key: "error.person"}
	}
	s.overlay(&p)
	return p, nil
}

// overlay lays the names that the user wrote over those of the lists.
func (s *store) overlay(p *app.Person) {
	for of, n := range s.own {
		if of.person == p.ID {
			*nameIn(&p.Names, of.lang) = n
		}
	}
}

func (s *store) Detentions(_ context.Context, id app.PersonID) ([]app.Detention, error) {
	return s.history[id], nil
}

func (s *store) PeopleSaying(_ context.Context, words []string) ([]app.PersonID, error) {
	var ids []app.PersonID
	for _, id := range slices.Sorted(maps.Keys(s.records)) {
		if slices.ContainsFunc(s.records[id], func(r app.Record) bool { return r.Describes(words) }) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

func (s *store) Records(_ context.Context, id app.PersonID) ([]app.Record, error) {
	return s.records[id], nil
}

func (s *store) PlacesSaid(_ context.Context, ids []app.PersonID) (map[app.PersonID]app.PlacesSaid, error) {
	all := map[app.PersonID]app.PlacesSaid{}
	for _, id := range ids {
		all[id] = app.PlacesSaid{Records: s.records[id]}
	}
	return all, nil
}

func (s *store) RecordRefs(_ context.Context, source string, lang app.Lang) (map[string]app.RecordRef, error) {
	return maps.Clone(s.refs[listID{source, lang}]), nil
}

// keep keeps a row in the place of an earlier one with its key.
func (s *store) keep(id app.PersonID, r app.Record) {
	of := listID{r.Source, r.Lang}
	if s.refs[of] == nil {
		s.refs[of] = map[string]app.RecordRef{}
	}
	s.refs[of][r.Key] = app.RecordRef{Person: id, Digest: r.Digest()}
	s.records[id] = slices.DeleteFunc(s.records[id], func(b app.Record) bool {
		return b.Source == r.Source && b.Lang == r.Lang && b.Key == r.Key
	})
	s.records[id] = slices.Insert(s.records[id], 0, r)
}

func (s *store) SourceIDs(context.Context) (map[app.SourceID]app.PersonID, error) {
	ids := map[app.SourceID]app.PersonID{}
	for id, p := range s.people {
		for _, source := range p.SourceIDs {
			ids[source] = id
		}
	}
	return ids, nil
}

func (s *store) SavePeople(_ context.Context, edits []app.PersonEdit) (app.Changes, error) {
	s.saves++
	c := app.Changes{Kinds: app.KindPeople}
	for _, e := range edits {
		p := e.Person
		if p.ID == 0 {
			p.ID = app.PersonID(len(s.people) + 1)
		} else {
			p.Note = s.people[p.ID].Note // no import's to change
		}
		history := s.history[p.ID]
		switch {
		case len(history) == 0 && p.Held != (app.Detention{}), e.Moved:
			if len(history) > 0 {
				history[0].Until = p.Held.Since
			}
			history = slices.Insert(history, 0, p.Held)
		case len(history) > 0:
			history[0] = p.Held
		}
		s.history[p.ID] = history
		s.people[p.ID] = p
		for _, r := range e.Said() {
			s.keep(p.ID, r)
		}
		s.lost[p.ID] = append(s.lost[p.ID], e.Withdrawn...)
		c.IDs = append(c.IDs, int64(p.ID))
	}
	return c, nil
}

func (s *store) SaveImport(ctx context.Context, e app.ImportEdit) (app.Changes, error) {
	e.Import.ID = app.ImportID(len(s.imports) + 1)
	for _, in := range append([]app.Import{e.Import}, e.Also...) {
		in.ID = app.ImportID(len(s.imports) + 1)
		s.imports = append([]app.Import{in}, s.imports...)
	}
	c := app.Changes{Kinds: app.KindNews}
	if e.Added != nil {
		for edit, err := range e.Added {
			if err != nil {
				return app.Changes{}, err
			}
			e.People = append(e.People, edit)
		}
	}
	if len(e.People) > 0 {
		c, _ = s.SavePeople(ctx, e.People)
	}
	id := func(of app.Coming) app.PersonID {
		if of.ID != 0 {
			return of.ID
		}
		return app.PersonID(c.IDs[of.Place])
	}
	for _, one := range e.Same {
		if s.same == nil {
			s.same = map[app.PersonID]app.PersonID{}
		}
		s.same[id(one.Person)] = id(one.Other)
	}
	tell := func(person app.PersonID, all ...app.News) {
		for _, n := range all {
			n.ID, n.Import, n.Person, n.Source, n.On = app.NewsID(len(s.told)+1), e.Import.ID, person, e.Import.Source, e.Import.Day
			s.told = append(s.told, n)
		}
	}
	for i := range e.People {
		tell(app.PersonID(c.IDs[i]), e.People[i].News...)
	}
	for _, n := range e.News {
		tell(n.Person, n)
	}
	mark := func(rows []app.RowKey, day app.Date) {
		for _, row := range rows {
			refs := s.refs[listID{e.Import.Source, row.Lang}]
			ref := refs[row.Key]
			ref.Gone = day
			refs[row.Key] = ref
		}
	}
	mark(e.Back, app.Date{})
	if e.GoneOn.IsZero() {
		e.GoneOn = e.Import.Day
	}
	mark(e.Gone, e.GoneOn)
	return c, nil
}

func (s *store) NewInInbox(_ context.Context, rows []app.InboxRow) ([]app.InboxRow, error) {
	return rows, nil
}

func (s *store) Imports(context.Context) ([]app.Import, error) { return s.imports, nil }

func (s *store) RecordsOf(_ context.Context, source string, lang app.Lang, keys []string) (map[string]app.Record, error) {
	found := map[string]app.Record{}
	for _, key := range keys {
		for _, r := range s.records[s.refs[listID{source, lang}][key].Person] {
			if r.Source == source && r.Lang == lang && r.Key == key {
				found[key] = r
			}
		}
	}
	return found, nil
}

func (s *store) News(_ context.Context, f app.NewsFilter) ([]app.News, error) {
	var found []app.News
	for _, n := range s.told {
		if n.Import > f.After && (f.Source == "" || n.Source == f.Source) {
			found = append(found, n)
		}
	}
	return found, nil
}

func (s *store) Decide(context.Context, app.Decision) (app.Changes, error) {
	return app.Changes{}, nil
}

func (s *store) SetNote(_ context.Context, id app.PersonID, note string) (app.Changes, error) {
	p := s.people[id]
	p.Note = note
	s.people[id] = p
	return app.Changes{Kinds: app.KindPeople, IDs: []int64{int64(id)}}, nil
}

func (s *store) SetName(_ context.Context, id app.PersonID, lang app.Lang, n app.Name) (app.Changes, error) {
	n.Source = "user"
	s.own[ownName{id, lang}] = n
	return app.Changes{Kinds: app.KindPeople, IDs: []int64{int64(id)}}, nil
}

func (s *store) RemoveSample(context.Context) (app.Changes, error) {
	maps.DeleteFunc(s.people, func(_ app.PersonID, p app.Person) bool { return p.Sample })
	return app.Changes{Kinds: app.KindPeople}, nil
}

func (s *store) PlaceTexts(context.Context) (map[string]string, error) { return s.places, nil }

func (s *store) SetPlaceText(_ context.Context, text, facility string) (app.Changes, error) {
	s.places[text] = facility
	for id, p := range s.people {
		if p.Held.Text == text {
			p.Held.Facility = facility
			s.people[id] = p
		}
	}
	return app.Changes{Kinds: app.KindPlaces}, nil
}

func (s *store) Letters(context.Context, app.LetterFilter) ([]app.Letter, error) { return nil, nil }

func (s *store) CountLetters(context.Context, app.LetterFilter) (int, error) { return 0, nil }

func (s *store) Written(context.Context) (map[app.PersonID]app.Written, error) {
	return s.written, nil
}

func (s *store) LogJob(context.Context, []app.Letter) (app.JobID, app.Changes, error) {
	return 0, app.Changes{}, nil
}

func (s *store) LogPrint(context.Context, app.PrintJob, []app.Letter) (app.JobID, app.Changes, error) {
	return 0, app.Changes{}, nil
}

func (s *store) PrintJobs(context.Context, app.JobFilter) ([]app.PrintJob, error) { return nil, nil }

func (s *store) PrinterShifts(context.Context) ([]app.PrinterShift, error) { return nil, nil }

func (s *store) SetPrinterShift(context.Context, app.PrinterShift) (app.Changes, error) {
	return app.Changes{}, nil
}

func (s *store) SetJobParts(context.Context, app.JobID, []app.JobPart) error { return nil }

func (s *store) AnswerJob(context.Context, app.JobID, app.JobAnswer, []app.LetterID, app.Date) (app.Changes, error) {
	return app.Changes{}, nil
}

func (s *store) SetLetterState(context.Context, []app.LetterID, app.LetterState, app.Date) (app.Changes, error) {
	return app.Changes{}, nil
}

// register knows the sample facilities 901, which has an address until 2027,
// and 902, which has none, and such a pre-trial centre.
type register struct{}

func (register) Facility(code string, on app.Date) (app.Facility, bool) {
	f := app.Facility{Code: code, Sample: true}
	f.Kind = app.Colony
	if strings.HasPrefix(code, "SIZO") {
		f.Kind = app.PreTrial
	}
	switch {
	case code == "IK-901" && on.Before(app.Date{Year: 2027}):
		f.AddressRU = app.Address{Lang: app.Russian, Lines: []string{"000000, г. Пример"}, State: app.AddressGiven}
	case code != "IK-901" && code != "IK-902" && code != "SIZO-901":
		return f, false
	}
	return f, true
}

func (register) Match(text string) (string, bool) { return matchesPlace(text) }

func date(s string) app.Date {
	d, err := app.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// loaded is a directory of the people.
func loaded(tb testing.TB, people ...app.Person) (*Directory, *store) {
	tb.Helper()
	s := newStore(people...)
	d := NewDirectory(s, s, register{})
	if err := d.Load(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	return d, s
}

// called is a person with a name of family and given name.
func called(id app.PersonID, lang app.Lang, family, given string) app.Person {
	p := app.Person{ID: id, Status: app.Active}
	*nameIn(&p.Names, lang) = app.Name{Full: family + " " + given, Family: family, Given: given}
	return p
}
