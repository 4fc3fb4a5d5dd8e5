package apptest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"

	"vestka/app"
)

// Store is a store in memory that holds to the same contract as the real one,
// for tests that need no file and no cgo.
type Store struct {
	mu  sync.Mutex
	err error

	people      map[app.PersonID]*entry
	records     map[recordKey]recordEntry
	places      map[string]string
	letters     map[app.LetterID]app.Letter
	settings    map[string]string
	attachments map[app.AttachmentID]attached
	rules       []app.RuleFile

	lastPerson             app.PersonID
	lastLetter             app.LetterID
	lastJob                app.JobID
	lastAttachment         app.AttachmentID
	lastRecord             int
	revision, lastRevision int
}

var _ app.Store = (*Store)(nil)

// entry is somebody in the store: what the lists say, and what is the user's own.
type entry struct {
	listed  app.Person // without note and held
	history []app.Detention
	own     map[app.Lang]app.Name
	note    string

	marks    map[app.MarkKind]app.Mark
	relation app.Relation
}

type recordKey struct {
	source string
	lang   app.Lang
	key    string
}

type recordEntry struct {
	nr     int // in the order of writing
	person app.PersonID
	app.Record
}

// NewStore is an empty store.
func NewStore() *Store {
	return &Store{
		people:      map[app.PersonID]*entry{},
		records:     map[recordKey]recordEntry{},
		places:      map[string]string{},
		letters:     map[app.LetterID]app.Letter{},
		settings:    map[string]string{},
		attachments: map[app.AttachmentID]attached{},
	}
}

// FailWith makes every method fail with the error, until it is called with nil.
func (s *Store) FailWith(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.err = err
}

// Close does nothing: a test may look at the store afterwards.
func (s *Store) Close() error { return nil }

// enter begins a method: the store is locked where there is no error.
func (s *Store) enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return &app.Error{Code: app.Cancelled, Key: "error.cancelled", Err: err}
	}
	s.mu.Lock()
	if s.err != nil {
		defer s.mu.Unlock()
		return s.err
	}
	return nil
}

// undo is the undo of an operation: fn runs with the store locked.
func (s *Store) undo(changes app.Changes, key string, fn func() error) app.Changes {
	without := changes
	changes.Undo = &app.Undo{Key: key, Do: func(ctx context.Context) (app.Changes, error) {
		if err := s.enter(ctx); err != nil {
			return app.Changes{}, err
		}
		defer s.mu.Unlock()
		if err := fn(); err != nil {
			return app.Changes{}, err
		}
		return without, nil
	}}
	return changes
}

// undoList is undo for an operation on the whole list, which only the last one has.
func (s *Store) undoList(changes app.Changes, key string, fn func() error) app.Changes {
	before := s.revision
	s.lastRevision++
	now := s.lastRevision
	s.revision = now
	return s.undo(changes, key, func() error {
		if s.revision != now {
			return &app.Error{Code: app.Refused, Key: "error.store.undo_late"}
		}
		if err := fn(); err != nil {
			return err
		}
		s.revision = before
		return nil
	})
}

func (e *entry) person() app.Person {
	p := e.listed
	p.SourceIDs = slices.Clone(p.SourceIDs)
	p.Note, p.Marks, p.Relation = e.note, e.marksOf(), e.relation
	for lang, name := range e.own {
		*nameIn(&p.Names, lang) = name
	}
	if len(e.history) > 0 {
		p.Held = e.history[len(e.history)-1]
	}
	return p
}

func nameIn(names *app.Names, lang app.Lang) *app.Name {
	switch lang {
	case app.Belarusian:
		return &names.BE
	case app.Russian:
		return &names.RU
	}
	return &names.Latin
}

func noPerson() error { return &app.Error{Code: app.NotFound, Key: "error.store.no_person"} }

// People implements app.PeopleStore.
func (s *Store) People(ctx context.Context) ([]app.Person, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	people := make([]app.Person, 0, len(s.people))
	for _, id := range slices.Sorted(maps.Keys(s.people)) {
		people = append(people, s.people[id].person())
	}
	return people, nil
}

// Person implements app.PeopleStore.
func (s *Store) Person(ctx context.Context, id app.PersonID) (app.Person, error) {
	if err := s.enter(ctx); err != nil {
		return app.Person{}, err
	}
	defer s.mu.Unlock()
	e, ok := s.people[id]
	if !ok {
		return app.Person{}, noPerson()
	}
	return e.person(), nil
}

// Detentions implements app.PeopleStore.
func (s *Store) Detentions(ctx context.Context, id app.PersonID) ([]app.Detention, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	e, ok := s.people[id]
	if !ok {
		return nil, nil
	}
	history := slices.Clone(e.history)
	slices.Reverse(history)
	return history, nil
}

// Records implements app.PeopleStore.
func (s *Store) Records(ctx context.Context, id app.PersonID) ([]app.Record, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	var found []recordEntry
	for _, r := range s.records {
		if r.person == id {
			found = append(found, r)
		}
	}
	slices.SortFunc(found, func(a, b recordEntry) int {
		switch {
		case b.SeenOn.Before(a.SeenOn):
			return -1
		case a.SeenOn.Before(b.SeenOn):
			return 1
		}
		return cmp.Compare(b.nr, a.nr)
	})
	var records []app.Record
	for _, r := range found {
		r.Cells = slices.Clone(r.Cells)
		records = append(records, r.Record)
	}
	return records, nil
}

// RecordRefs implements app.PeopleStore.
func (s *Store) RecordRefs(ctx context.Context, source string, lang app.Lang) (map[string]app.RecordRef, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	refs := map[string]app.RecordRef{}
	for key, r := range s.records {
		if key.source == source && key.lang == lang {
			refs[key.key] = app.RecordRef{Person: r.person, Digest: r.Digest()}
		}
	}
	return refs, nil
}

// SourceIDs implements app.PeopleStore.
func (s *Store) SourceIDs(ctx context.Context) (map[app.SourceID]app.PersonID, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	ids := map[app.SourceID]app.PersonID{}
	for id, e := range s.people {
		for _, source := range e.listed.SourceIDs {
			ids[source] = id
		}
	}
	return ids, nil
}

// PlaceTexts implements app.PeopleStore.
func (s *Store) PlaceTexts(ctx context.Context) (map[string]string, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	return maps.Clone(s.places), nil
}

// Setting implements app.SettingStore.
func (s *Store) Setting(ctx context.Context, key string) (string, error) {
	if err := s.enter(ctx); err != nil {
		return "", err
	}
	defer s.mu.Unlock()
	return s.settings[key], nil
}

// SetSetting implements app.SettingStore.
func (s *Store) SetSetting(ctx context.Context, key, value string) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	before := s.settings[key]
	s.settings[key] = value
	return s.undo(app.Changes{Kinds: app.KindSettings}, "undo.store.setting", func() error {
		s.settings[key] = before
		return nil
	}), nil
}
