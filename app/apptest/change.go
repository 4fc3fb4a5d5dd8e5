package apptest

import (
	"context"
	"maps"
	"slices"

	"vestka/app"
)

// before is the state of what a SavePeople is about to change.
type before struct {
	people  map[app.PersonID]entry
	records map[recordKey]*recordEntry // nil: was not there

	withdrawn map[withdrawnKey]app.Withdrawn // all
}

// SavePeople implements app.PeopleStore.
func (s *Store) SavePeople(ctx context.Context, edits []app.PersonEdit) (app.Changes, error) {
	if err := s.enter(ctx); err != nil || len(edits) == 0 {
		if err == nil {
			s.mu.Unlock()
		}
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	if err := s.check(edits); err != nil {
		return app.Changes{}, err
	}
	ids, rows, takeBack := s.saveAll(edits)
	return s.step(app.Changes{Kinds: app.KindPeople, IDs: ids}, "undo.store.people", rows, takeBack), nil
}

// saveAll writes the edits, and gives whom they are about, what they changed and
// the way back.
func (s *Store) saveAll(edits []app.PersonEdit) (ids []int64, rows map[any]bool, takeBack func() error) {
	was := before{people: map[app.PersonID]entry{}, records: map[recordKey]*recordEntry{}, withdrawn: maps.Clone(s.withdrawn)}
	added := map[app.PersonID]bool{} // whether they brought something of the user's own
	for i := range edits {
		id := s.save(&edits[i], was)
		if edits[i].Person.ID == 0 {
			e := s.people[id]
			added[id] = e.note != "" || len(e.own) > 0
		}
		ids = append(ids, int64(id))
	}
	rows = map[any]bool{}
	for _, id := range ids {
		rows[app.PersonID(id)] = true
	}
	for key := range was.records {
		rows[key] = true
	}
	return ids, rows, func() error { return s.takeBack(was, added) }
}

// check refuses edits of nobody, impossible dates and source ids that are taken.
func (s *Store) check(edits []app.PersonEdit) error {
	owner := map[app.SourceID]app.PersonID{}
	for id, e := range s.people {
		for _, source := range e.listed.SourceIDs {
			owner[source] = id
		}
	}
	for i := range edits {
		p := &edits[i].Person
		self := p.ID
		if self == 0 {
			self = app.PersonID(-1 - i)
		}
		if p.ID != 0 && s.people[p.ID] == nil {
			return noPerson()
		}
		for _, d := range []app.Date{p.Born, p.Detained, p.Died, p.Verdict, p.Appeal, p.Release, p.Held.Since, p.Held.Until, p.Held.SeenOn} {
			if !d.Valid() {
				return &app.Error{Code: app.Invalid, Key: "error.date"}
			}
		}
		for _, w := range edits[i].Withdrawn {
			if !w.CheckedOn.Valid() || !w.Since.Valid() {
				return &app.Error{Code: app.Invalid, Key: "error.date"}
			}
		}
		if p.ID != 0 {
			maps.DeleteFunc(owner, func(_ app.SourceID, id app.PersonID) bool { return id == p.ID })
		}
		for _, source := range p.SourceIDs {
			if id, taken := owner[source]; taken && id != self {
				return &app.Error{Code: app.Failed, Key: "error.store.failed"}
			}
			owner[source] = self
		}
	}
	return nil
}

func (s *Store) save(e *app.PersonEdit, was before) app.PersonID {
	p := e.Person
	isNew := p.ID == 0
	if isNew {
		s.lastPerson++
		p.ID = s.lastPerson
		s.people[p.ID] = &entry{own: map[app.Lang]app.Name{}, note: p.Note}
	} else if _, kept := was.people[p.ID]; !kept {
		kept := *s.people[p.ID]
		kept.history = slices.Clone(kept.history)
		was.people[p.ID] = kept
	}
	to := s.people[p.ID]
	for _, lang := range []app.Lang{app.Belarusian, app.Russian, app.English} {
		name := nameIn(&p.Names, lang)
		if name.Source != "user" {
			continue
		}
		if isNew && !name.IsZero() {
			to.own[lang] = *name
		}
		*name = *nameIn(&to.listed.Names, lang) // the user's own is not a list's to change
	}
	to.hold(p.Held, e.Moved)
	p.Note, p.Held, p.Marks, p.Relation, p.Forms = "", app.Detention{}, nil, "", nil
	p.SourceIDs = slices.Sorted(slices.Values(p.SourceIDs))
	to.listed = p
	for _, r := range e.Said() {
		s.saveRecord(p.ID, r, was)
	}
	for _, w := range e.Withdrawn {
		s.withdrawn[withdrawnKey{p.ID, recordKey{w.Source, w.Lang, w.Key}, w.Fact}] = w
	}
	return p.ID
}

func (e *entry) hold(d app.Detention, moved bool) {
	last := len(e.history) - 1
	switch {
	case d == app.Detention{}:
	case last < 0:
		e.history = []app.Detention{d}
	case moved:
		if former := &e.history[last]; former.Until.IsZero() {
			former.Until = d.Since
			if d.Since.IsZero() {
				former.Until = d.SeenOn
			}
		}
		e.history = append(e.history, d)
	default:
		e.history[last] = d
	}
}

func (s *Store) saveRecord(person app.PersonID, r app.Record, was before) {
	key := recordKey{r.Source, r.Lang, r.Key}
	old, found := s.records[key]
	if _, kept := was.records[key]; !kept {
		was.records[key] = nil
		if found {
			was.records[key] = &old
		}
	}
	nr := old.nr
	if !found {
		s.lastRecord++
		nr = s.lastRecord
	}
	r.Cells = slices.Clone(r.Cells)
	s.records[key] = recordEntry{nr: nr, person: person, Record: r}
}

// takeBack is refused where something of the user's own hangs on a new person
// who did not bring it.
func (s *Store) takeBack(was before, added map[app.PersonID]bool) error {
	for id, brought := range added {
		e := s.people[id]
		if (!brought && (e.note != "" || len(e.own) > 0)) || len(e.marks) > 0 || e.relation != "" || s.hasLetters(id) || s.hasAttachments(id) || s.hasDrafts(id) {
			return &app.Error{Code: app.Refused, Key: "error.store.undo_own", Hint: "error.store.undo_own.hint"}
		}
	}
	for id := range added {
		delete(s.people, id)
	}
	for id, old := range was.people {
		e := s.people[id]
		e.listed, e.history = old.listed, old.history
		for i := range e.history {
			if d := &e.history[i]; d.Facility == "" {
				d.Facility = s.places[d.Text]
			}
		}
	}
	s.withdrawn = was.withdrawn
	for key, old := range was.records {
		delete(s.records, key)
		if old != nil {
			s.records[key] = *old
		}
	}
	return nil
}

func (s *Store) hasLetters(id app.PersonID) bool {
	for _, l := range s.letters {
		if l.Person == id {
			return true
		}
	}
	return false
}

func (s *Store) hasDrafts(id app.PersonID) bool {
	for _, d := range s.writing.drafts {
		if d.Person == id {
			return true
		}
	}
	return false
}

func (s *Store) hasAttachments(id app.PersonID) bool {
	for _, a := range s.attachments {
		if a.Person == id {
			return true
		}
	}
	return false
}

// SetNote implements app.PeopleStore.
func (s *Store) SetNote(ctx context.Context, id app.PersonID, note string) (app.Changes, error) {
	return s.changeOwn(ctx, id, "undo.store.note", func(e *entry) { e.note = note })
}

// SetName implements app.PeopleStore.
func (s *Store) SetName(ctx context.Context, id app.PersonID, lang app.Lang, name app.Name) (app.Changes, error) {
	return s.changeOwn(ctx, id, "undo.store.name", func(e *entry) {
		if name.IsZero() {
			delete(e.own, lang)
			return
		}
		name.Source, name.Proposed = "user", false
		e.own[lang] = name
	})
}

// ownOf is what the user says of somebody, as a row of a step.
type ownOf app.PersonID

func (s *Store) changeOwn(ctx context.Context, id app.PersonID, key string, change func(*entry)) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	e, ok := s.people[id]
	if !ok {
		return app.Changes{}, noPerson()
	}
	note, own := e.note, maps.Clone(e.own)
	change(e)
	return s.step(app.Changes{Kinds: app.KindPeople, IDs: []int64{int64(id)}}, key, map[any]bool{ownOf(id): true}, func() error {
		if e := s.people[id]; e != nil {
			e.note, e.own = note, own
		}
		return nil
	}), nil
}

// SetPlaceText implements app.PeopleStore.
func (s *Store) SetPlaceText(ctx context.Context, text, facility string) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	if text == "" {
		return app.Changes{}, &app.Error{Code: app.Invalid, Key: "error.store.no_text"}
	}
	type place struct {
		id  app.PersonID
		nr  int
		was string
	}
	var moved []place
	was := s.places[text]
	changes := app.Changes{Kinds: app.KindPlaces | app.KindPeople}
	for _, id := range slices.Sorted(maps.Keys(s.people)) {
		for nr := range s.people[id].history {
			d := &s.people[id].history[nr]
			if d.Text == text && (d.Facility == "" || d.Facility == was) && d.Facility != facility {
				moved = append(moved, place{id, nr, d.Facility})
				changes.IDs = append(changes.IDs, int64(id))
				d.Facility = facility
			}
		}
	}
	s.settle(text, facility)
	return s.step(changes, "undo.store.place", map[any]bool{"place " + text: true}, func() error {
		for _, m := range moved {
			if e := s.people[m.id]; e != nil && m.nr < len(e.history) && e.history[m.nr].Facility == facility {
				e.history[m.nr].Facility = m.was
			}
		}
		s.settle(text, was)
		return nil
	}), nil
}

func (s *Store) settle(text, facility string) {
	delete(s.places, text)
	if facility != "" {
		s.places[text] = facility
	}
}

// RemoveSample implements app.PeopleStore.
func (s *Store) RemoveSample(ctx context.Context) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	people, records, letters := maps.Clone(s.people), maps.Clone(s.records), maps.Clone(s.letters)
	attachments, drafts, days, given := maps.Clone(s.attachments), maps.Clone(s.writing.drafts), s.rhythm.clone(), s.giving.clone()
	sample := func(id app.PersonID) bool { return people[id].listed.Sample }
	maps.DeleteFunc(s.people, func(id app.PersonID, _ *entry) bool { return sample(id) })
	maps.DeleteFunc(s.records, func(_ recordKey, r recordEntry) bool { return sample(r.person) })
	maps.DeleteFunc(s.letters, func(_ app.LetterID, l app.Letter) bool { return sample(l.Person) })
	maps.DeleteFunc(s.attachments, func(_ app.AttachmentID, a attached) bool { return sample(a.Person) })
	maps.DeleteFunc(s.writing.drafts, func(_ app.DraftID, d *drafted) bool { return d.Person != 0 && sample(d.Person) })
	s.rhythm.without(sample)
	s.giving.without(sample)
	changes := app.Changes{Kinds: app.KindPeople | app.KindLetters | app.KindReplies | app.KindAttachments | app.KindDrafts | app.KindDonations | app.KindParcels | app.KindOccasions}
	rows := map[any]bool{}
	for id := range people {
		rows[id], rows[ownOf(id)] = sample(id), sample(id)
	}
	for id, l := range letters {
		rows[id] = sample(l.Person)
	}
	for id, a := range attachments {
		rows[id] = sample(a.Person)
	}
	return s.step(changes, "undo.store.sample", rows, func() error {
		for id, e := range people {
			if e.listed.Sample {
				s.people[id] = e
			}
		}
		for key, r := range records {
			if sample(r.person) {
				s.records[key] = r
			}
		}
		for id, l := range letters {
			if sample(l.Person) {
				s.letters[id] = l
			}
		}
		for id, a := range attachments {
			if sample(a.Person) {
				s.attachments[id] = a
			}
		}
		for id, d := range drafts {
			if d.Person != 0 && sample(d.Person) {
				s.writing.drafts[id] = d
			}
		}
		s.rhythm, s.giving = days, given
		return nil
	}), nil
}
