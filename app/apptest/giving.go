package apptest

import (
	"cmp"
	"context"
	"maps"
	"reflect"
	"slices"

	"vestka/app"
)

// giving is what was given, the reminders of it, and parcels.
type giving struct {
	donations    map[app.DonationID]app.Donation
	plans        map[app.PlanID]app.Plan
	parcels      map[app.ParcelID]app.Parcel
	lastDonation app.DonationID
	lastPlan     app.PlanID
	lastParcel   app.ParcelID
}

func newGiving() giving {
	return giving{donations: map[app.DonationID]app.Donation{}, plans: map[app.PlanID]app.Plan{}, parcels: map[app.ParcelID]app.Parcel{}}
}

func (g giving) clone() giving {
	g.donations, g.plans, g.parcels = maps.Clone(g.donations), maps.Clone(g.plans), maps.Clone(g.parcels)
	return g
}

// without are the things of those people alone; what was given by a plan of theirs stays.
func (g giving) without(gone func(app.PersonID) bool) {
	maps.DeleteFunc(g.donations, func(_ app.DonationID, d app.Donation) bool { return d.Person != 0 && gone(d.Person) })
	maps.DeleteFunc(g.parcels, func(_ app.ParcelID, p app.Parcel) bool { return gone(p.Person) })
	for id, p := range g.plans {
		if p.Like.Person != 0 && gone(p.Like.Person) {
			g.unplan(id)
		}
	}
}

// unplan takes a plan away; what was given by it belongs to none.
func (g giving) unplan(id app.PlanID) {
	delete(g.plans, id)
	for n, d := range g.donations {
		if d.Plan == id {
			d.Plan = 0
			g.donations[n] = d
		}
	}
}

// firstDay is the first day that a date may be.
func firstDay(d app.Date) app.Date {
	return app.Date{Year: d.Year, Month: max(d.Month, 1), Day: max(d.Day, 1)}
}

// Donations implements app.GivingStore.
func (s *Store) Donations(ctx context.Context, f app.DonationFilter) ([]app.Donation, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	var found []app.Donation
	for _, d := range s.giving.donations {
		switch first := firstDay(d.On); {
		case f.IDs != nil && !slices.Contains(f.IDs, d.ID), f.Person != 0 && d.Person != f.Person, f.Plan != 0 && d.Plan != f.Plan,
			!f.From.IsZero() && first.Before(f.From), !f.Until.IsZero() && f.Until.Before(first):
			continue
		}
		for _, a := range s.attachments {
			if a.Donation == d.ID {
				d.Receipt.Files++
			}
		}
		found = append(found, d)
	}
	slices.SortFunc(found, func(a, b app.Donation) int {
		return cmp.Or(cmp.Compare(b.On.Year, a.On.Year), cmp.Compare(b.On.Month, a.On.Month), cmp.Compare(b.On.Day, a.On.Day), cmp.Compare(b.ID, a.ID))
	})
	return found, nil
}

// SaveDonations implements app.GivingStore.
func (s *Store) SaveDonations(ctx context.Context, donations ...app.Donation) ([]app.DonationID, app.Changes, error) {
	if len(donations) == 0 {
		return nil, app.Changes{}, nil
	}
	ids := make([]app.DonationID, len(donations))
	changes, err := s.changeGiving(ctx, "undo.store.donations", app.KindDonations, func(rows map[any]bool) error {
		for i, d := range donations {
			var err error
			if ids[i], err = s.keepDonation(d); err != nil {
				return err
			}
			rows[ids[i]] = true
		}
		return nil
	})
	if err != nil {
		return nil, app.Changes{}, err
	}
	for _, id := range ids {
		changes.IDs = append(changes.IDs, int64(id))
	}
	return ids, changes, nil
}

func (s *Store) keepDonation(d app.Donation) (app.DonationID, error) {
	d, err := d.Clean()
	if err != nil {
		return 0, err
	}
	was, known := s.giving.donations[d.ID]
	switch _, planned := s.giving.plans[d.Plan]; {
	case d.ID != 0 && !known:
		return 0, noDonation(d.ID)
	case d.Person != 0 && s.people[d.Person] == nil:
		return 0, noPerson()
	case d.Plan != 0 && !planned:
		return 0, noPlan(d.Plan)
	}
	if d.ID == 0 {
		s.giving.lastDonation++
		d.ID, was.Made = s.giving.lastDonation, FixedClock()
	}
	d.Made, d.Receipt.Files = was.Made, 0
	s.giving.donations[d.ID] = d
	return d.ID, nil
}

// RemoveDonations implements app.GivingStore.
func (s *Store) RemoveDonations(ctx context.Context, ids ...app.DonationID) (app.Changes, error) {
	if len(ids) == 0 {
		return app.Changes{}, nil
	}
	return s.changeGiving(ctx, "undo.store.donations_removed", app.KindDonations|app.KindAttachments, func(rows map[any]bool) error {
		for _, id := range ids {
			if _, known := s.giving.donations[id]; !known {
				return noDonation(id)
			}
			delete(s.giving.donations, id)
			rows[id] = true
		}
		maps.DeleteFunc(s.attachments, func(_ app.AttachmentID, a attached) bool { return a.Donation != 0 && slices.Contains(ids, a.Donation) })
		return nil
	})
}

// Plans implements app.GivingStore.
func (s *Store) Plans(ctx context.Context) ([]app.Plan, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	return slices.SortedFunc(maps.Values(s.giving.plans), func(a, b app.Plan) int {
		return cmp.Or(cmp.Compare(a.Next.Year, b.Next.Year), cmp.Compare(a.Next.Month, b.Next.Month), cmp.Compare(a.Next.Day, b.Next.Day), cmp.Compare(a.ID, b.ID))
	}), nil
}

// SavePlan implements app.GivingStore.
func (s *Store) SavePlan(ctx context.Context, p app.Plan) (app.PlanID, app.Changes, error) {
	p, err := p.Clean()
	if err != nil {
		return 0, app.Changes{}, err
	}
	changes, err := s.changeGiving(ctx, "undo.store.plan", app.KindDonations, func(rows map[any]bool) error {
		was, known := s.giving.plans[p.ID]
		switch {
		case p.ID != 0 && !known:
			return noPlan(p.ID)
		case p.Like.Person != 0 && s.people[p.Like.Person] == nil:
			return noPerson()
		}
		if p.ID == 0 {
			s.giving.lastPlan++
			p.ID, was.Made = s.giving.lastPlan, FixedClock()
		}
		p.Made = was.Made
		s.giving.plans[p.ID] = p
		rows[p.ID] = true
		return nil
	})
	if err != nil {
		return 0, app.Changes{}, err
	}
	return p.ID, changes, nil
}

// RemovePlan implements app.GivingStore.
func (s *Store) RemovePlan(ctx context.Context, id app.PlanID) (app.Changes, error) {
	return s.changeGiving(ctx, "undo.store.plan_removed", app.KindDonations, func(rows map[any]bool) error {
		if _, known := s.giving.plans[id]; !known {
			return noPlan(id)
		}
		s.giving.unplan(id)
		rows[id] = true
		return nil
	})
}

// GiveByPlan implements app.GivingStore.
func (s *Store) GiveByPlan(ctx context.Context, d app.Donation, next app.Date) (app.DonationID, app.Changes, error) {
	changes, err := s.changeGiving(ctx, "undo.store.donations", app.KindDonations, func(rows map[any]bool) (err error) {
		p, known := s.giving.plans[d.Plan]
		if !known {
			return noPlan(d.Plan)
		}
		p.Next = next
		s.giving.plans[p.ID] = p
		d.ID, err = s.keepDonation(d)
		rows[p.ID], rows[d.ID] = true, true
		return err
	})
	if err != nil {
		return 0, app.Changes{}, err
	}
	changes.IDs = []int64{int64(d.ID)}
	return d.ID, changes, nil
}

// Parcels implements app.ParcelStore.
func (s *Store) Parcels(ctx context.Context, f app.ParcelFilter) ([]app.Parcel, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	var found []app.Parcel
	for _, p := range s.giving.parcels {
		if (f.IDs == nil || slices.Contains(f.IDs, p.ID)) && (f.Person == 0 || p.Person == f.Person) {
			p.Lines = slices.Clone(p.Lines)
			found = append(found, p)
		}
	}
	slices.SortFunc(found, func(a, b app.Parcel) int { return cmp.Compare(b.ID, a.ID) })
	return found, nil
}

// SaveParcel implements app.ParcelStore.
func (s *Store) SaveParcel(ctx context.Context, p app.Parcel) (app.ParcelID, app.Changes, error) {
	p, err := p.Clean()
	if err != nil {
		return 0, app.Changes{}, err
	}
	changes, err := s.changeGiving(ctx, "undo.store.parcel", app.KindParcels, func(rows map[any]bool) error {
		was, known := s.giving.parcels[p.ID]
		switch {
		case s.people[p.Person] == nil:
			return noPerson()
		case p.ID != 0 && !known:
			return noParcel(p.ID)
		}
		if p.ID == 0 {
			s.giving.lastParcel++
			p.ID, was.Made = s.giving.lastParcel, FixedClock()
		}
		p.Made = was.Made
		s.giving.parcels[p.ID] = p
		rows[p.ID] = true
		return nil
	})
	if err != nil {
		return 0, app.Changes{}, err
	}
	changes.IDs = []int64{int64(p.ID)}
	return p.ID, changes, nil
}

// RemoveParcel implements app.ParcelStore.
func (s *Store) RemoveParcel(ctx context.Context, id app.ParcelID) (app.Changes, error) {
	return s.changeGiving(ctx, "undo.store.parcel_removed", app.KindParcels, func(rows map[any]bool) error {
		if _, known := s.giving.parcels[id]; !known {
			return noParcel(id)
		}
		delete(s.giving.parcels, id)
		rows[id] = true
		return nil
	})
}

func noDonation(id app.DonationID) error {
	return &app.Error{Code: app.NotFound, Key: "error.donation.none", Args: app.Args{"ID": int64(id)}}
}

func noPlan(id app.PlanID) error {
	return &app.Error{Code: app.NotFound, Key: "error.plan.none", Args: app.Args{"ID": int64(id)}}
}

func noParcel(id app.ParcelID) error {
	return &app.Error{Code: app.NotFound, Key: "error.parcel.none", Args: app.Args{"ID": int64(id)}}
}

// changeGiving changes what was given, or nothing, and remembers how to take it back.
func (s *Store) changeGiving(ctx context.Context, key string, kinds app.Kind, fn func(rows map[any]bool) error) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	before, files, rows := s.giving.clone(), maps.Clone(s.attachments), map[any]bool{}
	if err := fn(rows); err != nil {
		s.giving, s.attachments = before, files
		return app.Changes{}, err
	}
	after, kept := s.giving.clone(), maps.Clone(s.attachments)
	return s.step(app.Changes{Kinds: kinds}, key, rows, func() error {
		restoreDeeply(s.giving.donations, before.donations, after.donations)
		restoreDeeply(s.giving.plans, before.plans, after.plans)
		restoreDeeply(s.giving.parcels, before.parcels, after.parcels)
		for id, a := range files {
			if _, still := kept[id]; !still {
				s.attachments[id] = a
			}
		}
		return nil
	}), nil
}

// restoreDeeply is restoreChanged for what holds slices.
func restoreDeeply[K comparable, V any](now, before, after map[K]V) {
	for _, some := range []map[K]V{after, before} {
		for id := range some {
			if !reflect.DeepEqual(before[id], after[id]) {
				restoreKey(now, before, id)
			}
		}
	}
}
