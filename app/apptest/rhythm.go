package apptest

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"vestka/app"
)

// rhythm are the user's own days, whom not to write to and how often to.
type rhythm struct {
	days      map[app.OwnOccasionID]app.OwnOccasion
	skips     map[app.SkipID]app.Skip
	intervals map[app.Interval]app.Interval // by whom they are for, without limits
	lastDay   app.OwnOccasionID
	lastSkip  app.SkipID
}

func newRhythm() rhythm {
	return rhythm{days: map[app.OwnOccasionID]app.OwnOccasion{}, skips: map[app.SkipID]app.Skip{}, intervals: map[app.Interval]app.Interval{}}
}

func (r rhythm) clone() rhythm {
	r.days, r.skips, r.intervals = maps.Clone(r.days), maps.Clone(r.skips), maps.Clone(r.intervals)
	return r
}

// without are the things of those people alone.
func (r rhythm) without(gone func(app.PersonID) bool) {
	maps.DeleteFunc(r.days, func(_ app.OwnOccasionID, o app.OwnOccasion) bool { return o.Person != 0 && gone(o.Person) })
	maps.DeleteFunc(r.skips, func(_ app.SkipID, k app.Skip) bool { return gone(k.Person) })
	maps.DeleteFunc(r.intervals, func(_, i app.Interval) bool { return i.Person != 0 && gone(i.Person) })
}

// OwnOccasions implements app.RhythmStore.
func (s *Store) OwnOccasions(ctx context.Context) ([]app.OwnOccasion, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	return slices.SortedFunc(maps.Values(s.rhythm.days), func(a, b app.OwnOccasion) int { return cmp.Compare(a.ID, b.ID) }), nil
}

// SaveOccasion implements app.RhythmStore.
func (s *Store) SaveOccasion(ctx context.Context, o app.OwnOccasion) (app.OwnOccasionID, app.Changes, error) {
	o, err := o.Clean()
	if err != nil {
		return 0, app.Changes{}, err
	}
	changes, err := s.changeRhythm(ctx, "undo.store.occasion", func() (any, error) {
		if o.Person != 0 && s.people[o.Person] == nil {
			return nil, noPerson()
		}
		for id, was := range s.rhythm.days {
			if o.Changes() && was.Changes() && was.Occasion == o.Occasion {
				o.ID = id
			}
		}
		if _, known := s.rhythm.days[o.ID]; o.ID != 0 && !known {
			return nil, noOccasion(o.ID)
		}
		if o.ID == 0 {
			s.rhythm.lastDay++
			o.ID = s.rhythm.lastDay
		}
		s.rhythm.days[o.ID] = o
		return o.ID, nil
	})
	if err != nil {
		return 0, changes, err
	}
	return o.ID, changes, nil
}

// RemoveOccasion implements app.RhythmStore.
func (s *Store) RemoveOccasion(ctx context.Context, id app.OwnOccasionID) (app.Changes, error) {
	return s.changeRhythm(ctx, "undo.store.occasion_removed", func() (any, error) {
		if _, known := s.rhythm.days[id]; !known {
			return nil, noOccasion(id)
		}
		delete(s.rhythm.days, id)
		return id, nil
	})
}

func noOccasion(id app.OwnOccasionID) error {
	return &app.Error{Code: app.NotFound, Key: "error.occasion.none", Args: app.Args{"ID": int64(id)}}
}

// Skips implements app.RhythmStore.
func (s *Store) Skips(ctx context.Context) ([]app.Skip, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	return slices.SortedFunc(maps.Values(s.rhythm.skips), func(a, b app.Skip) int { return cmp.Compare(a.ID, b.ID) }), nil
}

// SetSkip implements app.RhythmStore.
func (s *Store) SetSkip(ctx context.Context, skip app.Skip, ids ...app.PersonID) (app.Changes, error) {
	skip, err := skip.Clean()
	if err != nil || len(ids) == 0 {
		return app.Changes{}, err
	}
	return s.changeRhythm(ctx, "undo.store.skip", func() (any, error) {
		for _, id := range ids {
			if s.people[id] == nil {
				return nil, noPerson()
			}
		}
		maps.DeleteFunc(s.rhythm.skips, func(_ app.SkipID, k app.Skip) bool {
			return k.Occasion == skip.Occasion && slices.Contains(ids, k.Person)
		})
		for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
			s.rhythm.lastSkip++
			skip.ID, skip.Person = s.rhythm.lastSkip, id
			s.rhythm.skips[skip.ID] = skip
		}
		return skip.ID, nil
	})
}

// RemoveSkip implements app.RhythmStore.
func (s *Store) RemoveSkip(ctx context.Context, id app.SkipID) (app.Changes, error) {
	return s.changeRhythm(ctx, "undo.store.skip_removed", func() (any, error) {
		if _, known := s.rhythm.skips[id]; !known {
			return nil, &app.Error{Code: app.NotFound, Key: "error.skip.none", Args: app.Args{"ID": int64(id)}}
		}
		delete(s.rhythm.skips, id)
		return id, nil
	})
}

// Intervals implements app.RhythmStore.
func (s *Store) Intervals(ctx context.Context) ([]app.Interval, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	return slices.SortedFunc(maps.Values(s.rhythm.intervals), func(a, b app.Interval) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(a.List, b.List))
	}), nil
}

// SetInterval implements app.RhythmStore.
func (s *Store) SetInterval(ctx context.Context, i app.Interval) (app.Changes, error) {
	if err := i.Check(); err != nil {
		return app.Changes{}, err
	}
	return s.changeRhythm(ctx, "undo.store.interval", func() (any, error) {
		_, saved := s.lists[i.List]
		switch {
		case i.Person != 0 && s.people[i.Person] == nil:
			return nil, noPerson()
		case i.List != "" && !saved:
			return nil, &app.Error{Code: app.NotFound, Key: "error.list.none", Args: app.Args{"Name": i.List}}
		}
		of := app.Interval{Person: i.Person, List: i.List}
		if delete(s.rhythm.intervals, of); i.Wish != 0 || i.Latest != 0 {
			s.rhythm.intervals[of] = i
		}
		return of, nil
	})
}

// Ways implements app.RhythmStore.
func (s *Store) Ways(ctx context.Context) ([]app.WayFact, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	counted := map[app.WayFact]int{}
	for _, l := range s.letters {
		if l.SentOn.IsZero() {
			continue
		}
		f := app.WayFact{Country: l.Country, Service: l.Service, Facility: l.Facility, State: l.State, Evidence: l.Evidence, Days: -1}
		if l.SentOn.Full() && l.ArrivedOn.Full() {
			f.Days = max(-1, l.SentOn.DaysUntil(l.ArrivedOn))
		}
		counted[f]++
	}
	var facts []app.WayFact
	for f, n := range counted {
		f.Letters = n
		facts = append(facts, f)
	}
	return facts, nil
}

// Greeted implements app.RhythmStore.
func (s *Store) Greeted(ctx context.Context, o app.Occasion, ids []app.PersonID) (map[app.PersonID]app.Date, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	greeted := map[app.PersonID]app.Date{}
	for _, l := range s.letters {
		if l.Occasion == o && l.State != app.Stopped && slices.Contains(ids, l.Person) && !l.On.Before(greeted[l.Person]) {
			greeted[l.Person] = l.On
		}
	}
	return greeted, nil
}

// Greetings implements app.RhythmStore.
func (s *Store) Greetings(ctx context.Context, ids []app.PersonID, occasions []app.Occasion) ([]app.Greeted, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	var all []app.Greeted
	for _, l := range s.letters {
		if slices.Contains(ids, l.Person) && slices.Contains(occasions, l.Occasion) {
			g := app.Greeted{Person: l.Person, Occasion: l.Occasion, On: l.On, State: l.State}
			if !l.SentOn.IsZero() {
				g.On = l.SentOn
			}
			all = append(all, g)
		}
	}
	return all, nil
}

// changeRhythm is a step; fn says which row it changed.
func (s *Store) changeRhythm(ctx context.Context, key string, fn func() (row any, err error)) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	before := s.rhythm.clone()
	row, err := fn()
	if err != nil {
		s.rhythm = before
		return app.Changes{}, err
	}
	after := s.rhythm.clone()
	return s.step(app.Changes{Kinds: app.KindOccasions}, key, map[any]bool{row: true}, func() error {
		restoreChanged(s.rhythm.days, before.days, after.days)
		restoreChanged(s.rhythm.skips, before.skips, after.skips)
		restoreChanged(s.rhythm.intervals, before.intervals, after.intervals)
		return nil
	}), nil
}

// restoreChanged puts back what a step changed, and leaves the rest as it is now.
func restoreChanged[K, V comparable](now, before, after map[K]V) {
	for id := range after {
		if before[id] != after[id] {
			restoreKey(now, before, id)
		}
	}
	for id := range before {
		if before[id] != after[id] {
			restoreKey(now, before, id)
		}
	}
}
