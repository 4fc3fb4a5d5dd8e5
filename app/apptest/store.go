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
	withdrawn   map[withdrawnKey]app.Withdrawn
	places      map[string]string
	letters     map[app.LetterID]app.Letter
	jobs        map[app.JobID]app.PrintJob
	shifts      []app.PrinterShift
	settings    map[string]string
	attachments map[app.AttachmentID]attached
	rules       []app.RuleFile
	wordFiles   []app.WordFile
	templates   map[string]app.OwnTemplate
	designs     map[string]app.Design
	sheets      sheets
	rhythm      rhythm
	giving      giving
	keptWords   []app.KeptWord
	facilities  map[app.FacilityKey]app.OwnFacility
	decisions   []app.AddressDecision
	lists       map[string]app.SavedList
	draws       map[app.DrawID]app.KeptDraw

	lastPerson     app.PersonID
	lastLetter     app.LetterID
	lastJob        app.JobID
	lastAttachment app.AttachmentID
	lastDraw       app.DrawID
	lastRecord     int
	steps          []undoStep // oldest first
	inbox          []inboxRow
	lastInbox      app.InboxID
	shapes         []fileShape // the one used last last
	lastStep       app.StepID
	imported
	writing writing
}

// undoStep is something that can be taken back.
type undoStep struct {
	app.Step
	changes app.Changes
	rows    map[any]bool // what it changed: a later one of the same stands in its way
	undo    func() error
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
		withdrawn:   map[withdrawnKey]app.Withdrawn{},
		places:      map[string]string{},
		letters:     map[app.LetterID]app.Letter{},
		jobs:        map[app.JobID]app.PrintJob{},
		settings:    map[string]string{},
		attachments: map[app.AttachmentID]attached{},
		facilities:  map[app.FacilityKey]app.OwnFacility{},
		lists:       map[string]app.SavedList{},
		draws:       map[app.DrawID]app.KeptDraw{},
		imported:    imported{decided: map[app.NewsID]decision{}, gone: map[recordKey]app.Date{}},
		templates:   map[string]app.OwnTemplate{},
		designs:     map[string]app.Design{},
		sheets:      newSheets(),
		rhythm:      newRhythm(),
		giving:      newGiving(),
		writing:     writing{drafts: map[app.DraftID]*drafted{}, snippets: map[app.SnippetID]app.Snippet{}},
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

// step makes an operation one that can be taken back; rows are what it changed.
func (s *Store) step(changes app.Changes, key string, rows map[any]bool, fn func() error) app.Changes {
	s.lastStep++
	id := s.lastStep
	args := app.Args{}
	if n := len(changes.IDs); n > 0 {
		args[app.StepCount] = n
		if n == 1 && changes.Has(app.KindPeople) {
			args[app.StepPerson] = int(changes.IDs[0])
		}
	}
	s.steps = append(s.steps, undoStep{app.Step{ID: id, Key: key, Args: args, Kinds: changes.Kinds, Made: FixedClock()}, changes, rows, fn})
	changes.Undo = &app.Undo{Key: key, Do: func(ctx context.Context) (app.Changes, error) { return s.TakeBack(ctx, id) }}
	return changes
}

// Steps implements app.StepStore.
func (s *Store) Steps(ctx context.Context) ([]app.Step, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	var steps []app.Step
	for _, one := range slices.Backward(s.steps) {
		steps = append(steps, one.Step)
	}
	return steps, nil
}

// StepsOn implements app.StepStore.
func (s *Store) StepsOn(ctx context.Context, id app.StepID) ([]app.Step, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	on, err := s.stepsOn(id)
	var steps []app.Step
	for _, at := range slices.Backward(on) {
		steps = append(steps, s.steps[at].Step)
	}
	return steps, err
}

// stepsOn are the places of the later steps that changed what the step did.
func (s *Store) stepsOn(id app.StepID) (on []int, err error) {
	at := slices.IndexFunc(s.steps, func(one undoStep) bool { return one.ID == id })
	if at < 0 {
		return nil, &app.Error{Code: app.Refused, Key: "error.store.undo_gone"}
	}
	touched := maps.Clone(s.steps[at].rows)
	for i := at + 1; i < len(s.steps); i++ {
		for row, changed := range s.steps[i].rows {
			if changed && touched[row] {
				on = append(on, i)
				maps.Copy(touched, s.steps[i].rows)
				break
			}
		}
	}
	return on, nil
}

// TakeBack implements app.StepStore.
func (s *Store) TakeBack(ctx context.Context, ids ...app.StepID) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	ids = slices.Clone(ids)
	slices.Sort(ids)
	var undone app.Changes
	for _, id := range slices.Backward(slices.Compact(ids)) {
		on, err := s.stepsOn(id)
		if err == nil && len(on) > 0 {
			err = &app.Error{Code: app.Refused, Key: "error.store.undo_late", Hint: "error.store.undo_late.hint"}
		}
		if err != nil {
			return app.Changes{}, err
		}
		at := slices.IndexFunc(s.steps, func(one undoStep) bool { return one.ID == id })
		if err := s.steps[at].undo(); err != nil {
			return app.Changes{}, err
		}
		undone.Kinds, undone.IDs = undone.Kinds|s.steps[at].changes.Kinds, s.steps[at].changes.IDs
		s.steps = slices.Delete(s.steps, at, at+1)
	}
	if len(ids) > 1 {
		undone.IDs = nil
	}
	return undone, nil
}

// ForgetSteps implements app.StepStore.
func (s *Store) ForgetSteps(ctx context.Context, ids ...app.StepID) error {
	if err := s.enter(ctx); err != nil {
		return err
	}
	defer s.mu.Unlock()
	for _, id := range ids {
		if _, err := s.stepsOn(id); err != nil {
			return err
		}
	}
	s.steps = slices.DeleteFunc(s.steps, func(one undoStep) bool { return len(ids) == 0 || slices.Contains(ids, one.ID) })
	return nil
}

func (e *entry) person() app.Person {
	p := e.asListed()
	p.Note, p.Marks, p.Relation = e.note, e.marksOf(), e.relation
	for lang, name := range e.own {
		*nameIn(&p.Names, lang) = name
	}
	return p
}

// asListed is somebody as the lists alone have them.
func (e *entry) asListed() app.Person {
	p := e.listed
	p.SourceIDs = slices.Clone(p.SourceIDs)
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

// Listed implements app.PeopleStore.
func (s *Store) Listed(ctx context.Context, ids []app.PersonID, each func(*app.Person) error) error {
	if err := s.enter(ctx); err != nil {
		return err
	}
	defer s.mu.Unlock()
	for _, id := range slices.Sorted(maps.Keys(s.people)) {
		if ids != nil && !slices.Contains(ids, id) {
			continue
		}
		p := s.people[id].asListed()
		if err := each(&p); err != nil {
			return err
		}
	}
	return nil
}

// ListedHeads implements app.PeopleStore.
func (s *Store) ListedHeads(ctx context.Context) (heads []app.PersonHead, err error) {
	err = s.Listed(ctx, nil, func(p *app.Person) error {
		heads = append(heads, app.PersonHead{ID: p.ID, Status: p.Status, Lacks: p.Lacks()})
		return nil
	})
	return heads, err
}

// ByHand implements app.PeopleStore: nobody can be added.
func (s *Store) ByHand(context.Context) ([]app.Person, error) { return nil, nil }

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

// PeopleSaying implements app.PeopleStore.
func (s *Store) PeopleSaying(ctx context.Context, words []string) ([]app.PersonID, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	var ids []app.PersonID
	for _, r := range s.records {
		if r.Describes(words) && !slices.Contains(ids, r.person) {
			ids = append(ids, r.person)
		}
	}
	slices.Sort(ids)
	return ids, nil
}

// Unsettled implements app.FacilityStore.
func (s *Store) Unsettled(ctx context.Context) (map[string]int, error) {
	people, err := s.People(ctx)
	texts := map[string]int{}
	for i := range people {
		if d := &people[i].Held; d.Facility == "" && d.Text != "" && !d.Liberty {
			texts[d.Text]++
		}
	}
	return texts, err
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
		records = append(records, s.dated(r.Record))
	}
	return records, nil
}

// withdrawnKey is what a row said of somebody.
type withdrawnKey struct {
	person app.PersonID
	row    recordKey
	fact   app.Fact
}

// Withdrawn implements app.PeopleStore.
func (s *Store) Withdrawn(ctx context.Context, id app.PersonID) (all []app.Withdrawn, err error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	for key, w := range s.withdrawn {
		if key.person == id {
			all = append(all, w)
		}
	}
	slices.SortFunc(all, func(a, b app.Withdrawn) int {
		return cmp.Or(-cmp.Compare(a.CheckedOn.String(), b.CheckedOn.String()), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Key, b.Key), cmp.Compare(a.Fact, b.Fact))
	})
	return all, nil
}

// PlacesSaid implements app.PeopleStore; nobody writes here where somebody is held.
func (s *Store) PlacesSaid(ctx context.Context, ids []app.PersonID) (map[app.PersonID]app.PlacesSaid, error) {
	all := map[app.PersonID]app.PlacesSaid{}
	for _, id := range ids {
		records, err := s.Records(ctx, id)
		if err != nil {
			return nil, err
		}
		for i := range records {
			records[i].Cells = nil
		}
		if len(records) > 1 {
			all[id] = app.PlacesSaid{Records: records}
		}
	}
	return all, nil
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
			refs[key.key] = app.RecordRef{Person: r.person, Digest: r.Digest(), Gone: s.gone[key]}
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
	if _, ok := app.SettingOf(key); !ok {
		return app.Changes{Kinds: app.KindSettings}, nil
	}
	return s.step(app.Changes{Kinds: app.KindSettings}, "undo.store.setting", map[any]bool{"setting " + key: true}, func() error {
		s.settings[key] = before
		return nil
	}), nil
}

// fileShape is how files of a source with a shape are read.
type fileShape struct{ shape, source, plan string }
