package apptest

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"vestka/app"
)

// OwnFacilities implements app.FacilityStore.
func (s *Store) OwnFacilities(ctx context.Context) ([]app.OwnFacility, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	return slices.SortedFunc(maps.Values(s.facilities), func(a, b app.OwnFacility) int {
		return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.ValidFrom.String(), b.ValidFrom.String()))
	}), nil
}

// AddressDecisions implements app.FacilityStore.
func (s *Store) AddressDecisions(ctx context.Context) ([]app.AddressDecision, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	return slices.Clone(s.decisions), nil
}

// SaveFacilities implements app.FacilityStore.
func (s *Store) SaveFacilities(ctx context.Context, edit app.FacilityEdit) (app.Changes, error) {
	if err := s.enter(ctx); err != nil {
		return app.Changes{}, err
	}
	defer s.mu.Unlock()
	if err := checkEdit(&edit); err != nil {
		return app.Changes{}, err
	}
	facilities, decisions, places := maps.Clone(s.facilities), slices.Clone(s.decisions), maps.Clone(s.places)
	type place struct {
		id app.PersonID
		nr int
	}
	var moved []place
	changes := app.Changes{Kinds: app.KindFacilities}
	for text, code := range edit.Settle {
		changes.Kinds |= app.KindPlaces | app.KindPeople
		s.places[text] = code
		for id, e := range s.people {
			for nr := range e.history {
				if d := &e.history[nr]; d.Text == text && d.Facility == "" {
					d.Facility = code
					moved = append(moved, place{id, nr})
				}
			}
		}
	}
	for _, k := range edit.Remove {
		delete(s.facilities, k)
	}
	for _, f := range edit.Put {
		f.Own = true
		s.facilities[f.Key()] = f
	}
	for _, d := range edit.Decide {
		s.decisions = slices.DeleteFunc(s.decisions, func(was app.AddressDecision) bool { return was.Facility == d.Facility && was.Address == d.Address })
		s.decisions = append(s.decisions, d)
	}
	rows := rowsOfEdit(&edit)
	for _, n := range edit.News {
		changes.Kinds |= app.KindNews
		s.tell(0, n)
		rows[s.lastNews] = true
	}
	for _, m := range moved {
		rows[m.id] = true
	}
	var left []place
	if edit.Leave != "" {
		changes.Kinds |= app.KindPlaces | app.KindPeople
		maps.DeleteFunc(s.places, func(_, code string) bool { return code == edit.Leave })
		for id, e := range s.people {
			for nr := range e.history {
				if d := &e.history[nr]; d.Facility == edit.Leave {
					d.Facility = ""
					rows[id] = true
					left = append(left, place{id, nr})
				}
			}
		}
	}
	return s.step(changes, edit.Undo, rows, func() error {
		s.facilities, s.decisions, s.places = facilities, decisions, places
		s.news = slices.DeleteFunc(slices.Clone(s.news), func(n app.News) bool { return rows[n.ID] })
		for _, m := range moved {
			s.people[m.id].history[m.nr].Facility = ""
		}
		for _, m := range left {
			s.people[m.id].history[m.nr].Facility = edit.Leave
		}
		return nil
	}), nil
}

func checkEdit(edit *app.FacilityEdit) error {
	dates := []app.Date{}
	for _, f := range edit.Put {
		if f.Code == "" {
			return &app.Error{Code: app.Invalid, Key: "error.facility.no_code"}
		}
		dates = append(dates, f.ValidFrom, f.ValidUntil, f.SaidOn, f.CheckedOn)
	}
	for _, d := range edit.Decide {
		dates = append(dates, d.On)
	}
	for _, d := range dates {
		if !d.Valid() {
			return &app.Error{Code: app.Invalid, Key: "error.date"}
		}
	}
	return nil
}

// LettersTo implements app.FacilityStore.
func (s *Store) LettersTo(ctx context.Context, since app.Date) (map[string]int, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer s.mu.Unlock()
	counts := map[string]int{}
	for id := range s.letters {
		l := s.asRead(id)
		if slices.Contains(app.OnTheWay, l.State) && !l.On.Before(since) {
			counts[l.Facility]++
		}
	}
	return counts, nil
}

// ListDays implements app.FacilityStore.
func (s *Store) ListDays(ctx context.Context, ids []app.PersonID) (map[app.PersonID]app.Date, error) {
	days := map[app.PersonID]app.Date{}
	for _, id := range ids {
		records, err := s.Records(ctx, id)
		if err != nil {
			return nil, err
		}
		if day := app.NewestList(records); !day.IsZero() {
			days[id] = day
		}
	}
	return days, nil
}

// rowsOfEdit are the rows that the edit writes.
func rowsOfEdit(edit *app.FacilityEdit) map[any]bool {
	rows := map[any]bool{}
	for _, k := range edit.Remove {
		rows[k] = true
	}
	for i := range edit.Put {
		rows[edit.Put[i].Key()] = true
	}
	for _, d := range edit.Decide {
		rows[d.Facility+"/"+d.Address] = true
	}
	return rows
}
