package apptest

import (
	"cmp"
	"context"
	"slices"

	"vestka/app"
)

// writing is what is being written in a store in memory.
type writing struct {
	drafts   map[app.DraftID]*drafted
	snippets map[app.SnippetID]app.Snippet

	lastDraft   app.DraftID
	lastSnippet app.SnippetID
}

// drafted is a draft with what belongs to it.
type drafted struct {
	app.Draft
	versions []app.DraftVersion
}

func noDraft() error { return &app.Error{Code: app.NotFound, Key: "error.draft.none"} }

// draft is one as it is read.
func (s *Store) draft(d *drafted) app.Draft {
	one := d.Draft
	for _, l := range s.letters {
		if l.Draft == one.ID && l.State != app.Stopped {
			one.Letters++
		}
	}
	return one
}

// Drafts implements app.DraftStore.
func (s *Store) Drafts(ctx context.Context, f app.DraftFilter) ([]app.Draft, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	var all []app.Draft
	for _, d := range s.writing.drafts {
		one := s.draft(d)
		if f.IDs != nil && !slices.Contains(f.IDs, one.ID) || f.IDs == nil && f.Printed != (one.Letters > 0) ||
			f.Person != 0 && one.Person != f.Person || f.Batch != 0 && one.Batch != f.Batch {
			continue
		}
		all = append(all, one)
	}
	slices.SortFunc(all, func(a, b app.Draft) int { return cmp.Or(b.Changed.Compare(a.Changed), cmp.Compare(b.ID, a.ID)) })
	if f.Limit > 0 {
		all = all[:min(f.Limit, len(all))]
	}
	return all, nil
}

// Draft implements app.DraftStore.
func (s *Store) Draft(ctx context.Context, id app.DraftID) (app.Draft, error) {
	drafts, err := s.Drafts(ctx, app.DraftFilter{IDs: []app.DraftID{id}})
	if err == nil && len(drafts) == 0 {
		err = noDraft()
	}
	if err != nil {
		return app.Draft{}, err
	}
	return drafts[0], nil
}

// checkDraft is what a draft may not be.
func (s *Store) checkDraft(d *app.Draft) error {
	if err := d.Check(); err != nil {
		return err
	}
	if d.Person != 0 && s.people[d.Person] == nil {
		return noPerson()
	}
	return nil
}

// AddDrafts implements app.DraftStore.
func (s *Store) AddDrafts(ctx context.Context, drafts []app.Draft) ([]app.DraftID, app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return nil, app.Changes{}, err
	}
	defer s.mu.Unlock()
	for i := range drafts {
		if err := s.checkDraft(&drafts[i]); err != nil {
			return nil, app.Changes{}, err
		}
	}
	var ids []app.DraftID
	changes, rows := app.Changes{Kinds: app.KindDrafts}, map[any]bool{}
	for _, d := range drafts {
		s.writing.lastDraft++
		d.ID, d.Version, d.Letters, d.Made, d.Changed, d.Batch = s.writing.lastDraft, 0, 0, FixedClock(), FixedClock(), 0
		ids = append(ids, d.ID)
		if len(drafts) > 1 {
			d.Batch = ids[0]
		}
		s.writing.drafts[d.ID], rows[d.ID] = &drafted{Draft: d}, true
		changes.IDs = append(changes.IDs, int64(d.ID))
	}
	if len(ids) == 0 {
		return nil, app.Changes{}, nil
	}
	return ids, s.step(changes, "undo.store.drafts", rows, func() error {
		for _, id := range ids {
			if d := s.writing.drafts[id]; d != nil && len(d.versions) > 0 {
				return &app.Error{Code: app.Refused, Key: "error.store.undo_written", Hint: "error.store.undo_written.hint"}
			}
		}
		for _, id := range ids {
			delete(s.writing.drafts, id)
		}
		return nil
	}), nil
}

// WriteDraft implements app.DraftStore.
func (s *Store) WriteDraft(ctx context.Context, d app.Draft) (app.Draft, app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Draft{}, app.Changes{}, err
	}
	defer s.mu.Unlock()
	to := s.writing.drafts[d.ID]
	if to == nil {
		return app.Draft{}, app.Changes{}, noDraft()
	}
	if err := s.checkDraft(&d); err != nil {
		return app.Draft{}, app.Changes{}, err
	}
	d.Batch, d.Made, d.Changed, d.Version, d.Letters = to.Batch, to.Made, FixedClock(), to.Version, 0
	if d.Original != to.Original || d.Translation != to.Translation {
		d.Version = to.version(&d)
	}
	to.Draft = d
	return s.draft(to), app.Changes{Kinds: app.KindDrafts, IDs: []int64{int64(d.ID)}}, nil
}

// version is the number of the one in which d is.
func (to *drafted) version(d *app.Draft) int {
	at := to.Version
	if at == 0 {
		at = 1
		to.versions = append(to.versions, app.DraftVersion{Nr: at, Original: to.Original, Translation: to.Translation, Made: to.Made})
	}
	for _, v := range slices.Backward(to.versions) {
		if v.Original == d.Original && v.Translation == d.Translation {
			return v.Nr
		}
	}
	nr := to.versions[len(to.versions)-1].Nr + 1
	to.versions = append(to.versions, app.DraftVersion{
		Nr: nr, Before: at, Original: d.Original, Translation: d.Translation, Made: FixedClock(),
	})
	return nr
}

// DraftVersions implements app.DraftStore.
func (s *Store) DraftVersions(ctx context.Context, id app.DraftID) ([]app.DraftVersion, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	d := s.writing.drafts[id]
	switch {
	case d == nil:
		return nil, nil
	case d.Version == 0:
		return []app.DraftVersion{d.First()}, nil
	}
	return slices.Clone(d.versions), nil
}

// NameVersion implements app.DraftStore.
func (s *Store) NameVersion(ctx context.Context, id app.DraftID, nr int, name string) (app.Changes, error) {
	name, err := app.VersionName(name)
	if err != nil {
		return app.Changes{}, err
	}
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	at := -1
	d := s.writing.drafts[id]
	if d != nil && d.Version == 0 && nr == 1 {
		d.versions, d.Version = []app.DraftVersion{d.First()}, 1
	}
	if d != nil {
		at = slices.IndexFunc(d.versions, func(v app.DraftVersion) bool { return v.Nr == nr })
	}
	if at < 0 {
		return app.Changes{}, &app.Error{Code: app.NotFound, Key: "error.draft.version"}
	}
	was := d.versions[at].Name
	d.versions[at].Name = name
	changes := app.Changes{Kinds: app.KindDrafts, IDs: []int64{int64(id)}}
	if was == name {
		return changes, nil
	}
	type version struct {
		draft app.DraftID
		nr    int
	}
	return s.step(changes, "undo.store.version_name", map[any]bool{version{id, nr}: true}, func() error {
		d.versions[at].Name = was
		return nil
	}), nil
}

// RemoveDrafts implements app.DraftStore.
func (s *Store) RemoveDrafts(ctx context.Context, ids ...app.DraftID) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	changes, rows, were := app.Changes{Kinds: app.KindDrafts}, map[any]bool{}, map[app.DraftID]*drafted{}
	for _, id := range ids {
		d := s.writing.drafts[id]
		if d == nil {
			return app.Changes{}, noDraft()
		}
		were[id], rows[id] = d, true
		changes.IDs = append(changes.IDs, int64(id))
	}
	for _, id := range ids {
		delete(s.writing.drafts, id)
	}
	return s.step(changes, "undo.store.drafts_removed", rows, func() error {
		for id, d := range were {
			s.writing.drafts[id] = d
		}
		return nil
	}), nil
}
