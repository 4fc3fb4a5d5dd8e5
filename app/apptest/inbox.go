package apptest

import (
	"cmp"
	"context"
	"slices"

	"vestka/app"
)

// inboxRow is a row and whether it still waits.
type inboxRow struct {
	app.InboxRow
	state string // "", "mended", "dismissed"
}

// Inbox implements app.InboxStore.
func (s *Store) Inbox(ctx context.Context) ([]app.InboxRow, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	var open []app.InboxRow
	for _, r := range s.inbox {
		if r.state == "" {
			open = append(open, r.InboxRow)
		}
	}
	slices.SortStableFunc(open, func(a, b app.InboxRow) int {
		if a.SeenOn != b.SeenOn {
			if a.SeenOn.Before(b.SeenOn) {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Line, b.Line), cmp.Compare(a.ID, b.ID))
	})
	return open, nil
}

// CountInbox implements app.InboxStore.
func (s *Store) CountInbox(ctx context.Context) (int, error) {
	rows, err := s.Inbox(ctx)
	return len(rows), err
}

// NewInInbox implements app.InboxStore.
func (s *Store) NewInInbox(ctx context.Context, rows []app.InboxRow) ([]app.InboxRow, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(rows), func(r app.InboxRow) bool {
		return slices.ContainsFunc(s.inbox, func(k inboxRow) bool { return k.Digest() == r.Digest() })
	}), nil
}

// MendedRows implements app.InboxStore.
func (s *Store) MendedRows(ctx context.Context, source string) (map[[32]byte]app.InboxRow, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	mended := map[[32]byte]app.InboxRow{}
	for _, r := range s.inbox {
		if r.state == "mended" && r.Source == source {
			mended[r.Digest()] = r.InboxRow
		}
	}
	return mended, nil
}

// putInbox adds the rows that are new, and gives their numbers.
func (s *Store) putInbox(rows []app.InboxRow) map[any]bool {
	added := map[any]bool{}
	for _, r := range rows {
		known := slices.ContainsFunc(s.inbox, func(k inboxRow) bool { return k.Digest() == r.Digest() })
		if known {
			continue
		}
		s.lastInbox++
		r.ID = s.lastInbox
		s.inbox = append(s.inbox, inboxRow{InboxRow: r})
		added[r.ID] = true
	}
	return added
}

// MendInbox implements app.InboxStore.
func (s *Store) MendInbox(ctx context.Context, id app.InboxID, cells []app.Cell, edits []app.PersonEdit) (app.Changes, error) {
	row, err := s.leaveInbox(ctx, "undo.store.inbox_mended", "mended", cells, id)
	if err != nil {
		return app.Changes{}, err
	}
	people, err := s.SavePeople(ctx, edits)
	if err != nil {
		_, _ = row.Undo.Do(ctx) // all of it or nothing
		return app.Changes{}, err
	}
	return app.Together("undo.store.inbox_mended", row, people), nil
}

// DismissInbox implements app.InboxStore.
func (s *Store) DismissInbox(ctx context.Context, ids ...app.InboxID) (app.Changes, error) {
	if len(ids) == 0 {
		return app.Changes{}, nil
	}
	return s.leaveInbox(ctx, "undo.store.inbox_dismissed", "dismissed", nil, ids...)
}

func (s *Store) leaveInbox(ctx context.Context, key, state string, mended []app.Cell, ids ...app.InboxID) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	before, rows := slices.Clone(s.inbox), map[any]bool{}
	for _, id := range ids {
		at := slices.IndexFunc(s.inbox, func(r inboxRow) bool { return r.ID == id && r.state == "" })
		if at < 0 {
			s.inbox = before
			return app.Changes{}, &app.Error{Code: app.NotFound, Key: "error.inbox.no_row"}
		}
		s.inbox[at].state, s.inbox[at].Mended = state, mended
		rows[id] = true
	}
	return s.step(app.Changes{Kinds: app.KindInbox}, key, rows, func() error {
		s.inbox = before
		return nil
	}), nil
}

// Shapes implements app.InboxStore.
func (s *Store) Shapes(ctx context.Context, shape string) ([]string, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	var plans []string
	for _, one := range slices.Backward(s.shapes) {
		if one.shape == shape {
			plans = append(plans, one.plan)
		}
	}
	return plans, nil
}
