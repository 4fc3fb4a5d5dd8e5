package apptest

import (
	"context"
	"maps"
	"slices"
	"time"

	"vestka/app"
)

// imported are the imports of a store and what they told.
type imported struct {
	imports  []app.Import // oldest first
	news     []app.News   // oldest first
	decided  map[app.NewsID]decision
	gone     map[recordKey]app.Date
	lastNews app.NewsID
}

type decision struct {
	state app.NewsState
	on    app.Date
}

// SaveImport implements app.ImportStore.
func (s *Store) SaveImport(ctx context.Context, e app.ImportEdit) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	if e.Added != nil {
		for edit, err := range e.Added {
			if err != nil {
				return app.Changes{}, err
			}
			e.People = append(e.People, edit)
		}
	}
	if err := s.check(e.People); err != nil {
		return app.Changes{}, err
	}
	news, gone := slices.Clone(s.news), maps.Clone(s.gone)
	ids, rows, takeBack := s.saveAll(e.People)
	in := e.Import
	in.ID, in.Made = app.ImportID(len(s.imports)+1), FixedClock()
	for i, id := range ids {
		for _, n := range e.People[i].News {
			n.Person = app.PersonID(id)
			s.tell(in.ID, n)
		}
	}
	for _, n := range e.News {
		s.tell(in.ID, n)
	}
	for _, row := range e.Back {
		delete(s.gone, recordKey{in.Source, row.Lang, row.Key})
	}
	for _, row := range e.Gone {
		if at := (recordKey{in.Source, row.Lang, row.Key}); s.gone[at].IsZero() {
			if s.gone[at] = in.Day; !e.GoneOn.IsZero() {
				s.gone[at] = e.GoneOn
			}
			rows[at] = true
		}
	}
	added := s.putInbox(e.Inbox)
	if e.Shape != "" {
		s.shapes = slices.DeleteFunc(s.shapes, func(one fileShape) bool { return one.shape == e.Shape && one.source == in.Source })
		s.shapes = append(s.shapes, fileShape{e.Shape, in.Source, e.Import.Plan})
	}
	maps.Copy(rows, added)
	changes := app.Changes{Kinds: app.KindNews, IDs: ids}
	if len(e.Inbox) > 0 {
		changes.Kinds |= app.KindInbox
	}
	if len(ids) > 0 {
		changes.Kinds |= app.KindPeople
	}
	for _, n := range s.news[len(news):] {
		rows[n.ID] = true
	}
	at := len(s.imports)
	s.imports = append(s.imports, append([]app.Import{in}, e.Also...)...)
	changes = s.step(changes, "undo.store.import", rows, func() error {
		if err := takeBack(); err != nil {
			return err
		}
		s.news, s.gone = news, gone
		s.inbox = slices.DeleteFunc(s.inbox, func(r inboxRow) bool { return added[r.ID] })
		s.mark(at, 1+len(e.Also), FixedClock(), 0)
		return nil
	})
	s.mark(at, 1+len(e.Also), time.Time{}, s.lastStep)
	return changes, nil
}

// mark says of n imports from one on by which step they came, or when they were taken back.
func (s *Store) mark(from, n int, takenBack time.Time, step app.StepID) {
	for i := range s.imports[from : from+n] {
		in := &s.imports[from+i]
		in.ID, in.Made, in.TakenBack, in.Step = app.ImportID(from+i+1), FixedClock(), takenBack, step
	}
}

func (s *Store) tell(of app.ImportID, n app.News) {
	s.lastNews++
	n.ID, n.Import = s.lastNews, of
	s.news = append(s.news, n)
}

// Imports implements app.ImportStore.
func (s *Store) Imports(ctx context.Context) ([]app.Import, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	all := slices.Clone(s.imports)
	slices.Reverse(all)
	return all, nil
}

// RecordsOf implements app.ImportStore.
func (s *Store) RecordsOf(ctx context.Context, source string, lang app.Lang, keys []string) (map[string]app.Record, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	found := map[string]app.Record{}
	for _, key := range keys {
		if r, ok := s.records[recordKey{source, lang, key}]; ok {
			found[key] = s.dated(r.Record)
		}
	}
	return found, nil
}

// dated is the row with the days that the imports give it.
func (s *Store) dated(r app.Record) app.Record {
	r.Cells = slices.Clone(r.Cells)
	r.Gone, r.CheckedOn = s.gone[recordKey{r.Source, r.Lang, r.Key}], r.SeenOn
	for i := range s.imports {
		in := &s.imports[i]
		if in.Source == r.Source && in.Lang == r.Lang && in.Stands() && !in.Partial && (r.Gone.IsZero() || in.Day.Before(r.Gone)) && r.CheckedOn.Before(in.Day) {
			r.CheckedOn = in.Day
		}
	}
	return r
}

// News implements app.ImportStore.
func (s *Store) News(ctx context.Context, f app.NewsFilter) ([]app.News, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	var found []app.News
	for _, n := range s.news {
		n.State = app.NewsOpen
		if n.Import > 0 {
			n.Source, n.On = s.imports[n.Import-1].Source, s.imports[n.Import-1].Day
		}
		if d, was := s.decided[n.ID]; was {
			n.State, n.DecidedOn = d.state, d.on
		}
		if s.people[n.Person] != nil && (n.Import > f.After || f.After == 0) && (f.State == "" || n.State == f.State) && (f.Kind == "" || n.Kind == f.Kind) &&
			(f.Person == 0 || n.Person == f.Person) && (f.Source == "" || n.Source == f.Source) {
			found = append(found, n)
		}
	}
	slices.SortStableFunc(found, func(a, b app.News) int { return int(b.Import - a.Import) })
	return found, nil
}

// Decide implements app.ImportStore.
func (s *Store) Decide(ctx context.Context, d app.Decision) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	if len(d.IDs) == 0 {
		return app.Changes{}, nil
	}
	rows := map[any]bool{}
	for _, id := range d.IDs {
		rows[id] = true
		if !slices.ContainsFunc(s.news, func(n app.News) bool { return n.ID == id }) {
			return app.Changes{}, &app.Error{Code: app.NotFound, Key: "error.store.no_news"}
		}
	}
	for _, id := range d.Stop {
		rows[id] = true
		if _, there := s.letters[id]; !there {
			return app.Changes{}, &app.Error{Code: app.NotFound, Key: "error.store.no_letter"}
		}
	}
	before, letters := maps.Clone(s.decided), map[app.LetterID]app.Letter{}
	for _, id := range d.IDs {
		delete(s.decided, id)
		if d.State != app.NewsOpen {
			s.decided[id] = decision{d.State, d.On}
		}
	}
	changes := app.Changes{Kinds: app.KindNews}
	for _, id := range d.Stop {
		l := s.letters[id]
		letters[id] = l
		l.State, l.On = app.Stopped, d.On
		s.letters[id] = l
		changes.Kinds |= app.KindLetters
	}
	return s.step(changes, "undo.store.decision", rows, func() error {
		for _, id := range d.IDs {
			delete(s.decided, id)
			if was, there := before[id]; there {
				s.decided[id] = was
			}
		}
		maps.Copy(s.letters, letters)
		return nil
	}), nil
}

// Merged gives for everybody who was merged the person who stands for them: in this
// store nobody is.
func (s *Store) Merged(context.Context) (map[app.PersonID]app.PersonID, error) { return nil, nil }
