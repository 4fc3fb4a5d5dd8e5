package db

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"vestka/app"
)

const occasionColumns = "id, occasion, coalesce(person, 0), name, year, month, day, off"

// OwnOccasions are all of them, by number.
func (s *Store) OwnOccasions(ctx context.Context) (days []app.OwnOccasion, err error) {
	err = s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		return t.each(func(rows *sql.Rows) error {
			var o app.OwnOccasion
			err := rows.Scan(&o.ID, &o.Occasion, &o.Person, &o.Name, &o.Year, &o.Month, &o.Day, &o.Off)
			o.Person = all.person(o.Person)
			days = append(days, o)
			return err
		}, "SELECT "+occasionColumns+" FROM own_occasion ORDER BY id")
	})
	return days, err
}

// SaveOccasion keeps a day, in the place of the one with its number.
func (s *Store) SaveOccasion(ctx context.Context, o app.OwnOccasion) (id app.OwnOccasionID, changes app.Changes, err error) {
	if o, err = o.Clean(); err != nil {
		return 0, app.Changes{}, err
	}
	changes, err = s.change(ctx, step{key: "undo.store.occasion", kinds: app.KindOccasions, name: o.Name}, func(t tx, did *step) error {
		person, err := personOrNull(t, o.Person)
		if err != nil {
			return err
		}
		if o.Changes() {
			if _, err := t.find([]any{&o.ID}, "SELECT id FROM own_occasion WHERE occasion = ? AND name = '' AND person IS NULL", string(o.Occasion)); err != nil {
				return err
			}
		}
		values := []any{string(o.Occasion), person, o.Name, o.Year, o.Month, o.Day, o.Off}
		if o.ID == 0 {
			n, err := t.insert("INSERT INTO own_occasion (occasion, person, name, year, month, day, off) VALUES (?, ?, ?, ?, ?, ?, ?)", values...)
			did.came(rowsOf("own_occasion", "id", n))
			id = app.OwnOccasionID(n)
			return err
		}
		id = o.ID
		if err := keepOccasion(t, did, id); err != nil {
			return err
		}
		return t.exec("UPDATE own_occasion SET occasion = ?, person = ?, name = ?, year = ?, month = ?, day = ?, off = ? WHERE id = ?", append(values, int64(id))...)
	})
	return id, changes, err
}

// RemoveOccasion removes a day of the user's own.
func (s *Store) RemoveOccasion(ctx context.Context, id app.OwnOccasionID) (app.Changes, error) {
	return s.change(ctx, step{key: "undo.store.occasion_removed", kinds: app.KindOccasions}, func(t tx, did *step) error {
		if err := keepOccasion(t, did, id); err != nil {
			return err
		}
		return t.exec("DELETE FROM own_occasion WHERE id = ?", int64(id))
	})
}

// keepOccasion keeps a day; app.NotFound where it is not there.
func keepOccasion(t tx, did *step, id app.OwnOccasionID) error {
	found, err := t.find([]any{&did.name}, "SELECT name FROM own_occasion WHERE id = ?", int64(id))
	switch {
	case err != nil:
		return err
	case !found:
		return &app.Error{Code: app.NotFound, Key: "error.occasion.none", Args: app.Args{"ID": int64(id)}}
	}
	return did.keep(rowsOf("own_occasion", "id", id))
}

// personOrNull is who stands for the person, NULL for nobody.
func personOrNull(t tx, id app.PersonID) (sql.NullInt64, error) {
	if id == 0 {
		return sql.NullInt64{}, nil
	}
	if err := checkPerson(t, id); err != nil {
		return sql.NullInt64{}, err
	}
	all, err := readSame(t)
	return sql.NullInt64{Int64: all.root(int64(id)), Valid: true}, err
}

// Skips are all of them, by number.
func (s *Store) Skips(ctx context.Context) (skips []app.Skip, err error) {
	err = s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		return t.each(func(rows *sql.Rows) error {
			var k app.Skip
			err := rows.Scan(&k.ID, &k.Person, &k.Occasion, &k.Reason, (*day)(&k.Since), (*day)(&k.Until))
			k.Person = all.person(k.Person)
			skips = append(skips, k)
			return err
		}, "SELECT id, person, occasion, reason, since, until FROM own_skip ORDER BY id")
	})
	return skips, err
}

// SetSkip puts the skip on the people, each in the place of one for its occasion.
func (s *Store) SetSkip(ctx context.Context, skip app.Skip, ids ...app.PersonID) (app.Changes, error) {
	skip, err := skip.Clean()
	if err != nil || len(ids) == 0 {
		return app.Changes{}, err
	}
	return s.change(ctx, step{key: "undo.store.skip", kinds: app.KindOccasions}, func(t tx, did *step) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		var people []int64
		for _, id := range ids {
			if err := checkPerson(t, id); err != nil {
				return err
			}
			people = append(people, all.root(int64(id)))
		}
		people = slices.Compact(slices.Sorted(slices.Values(people)))
		former, err := numbers(t, "SELECT id FROM own_skip WHERE "+ofGroup+" AND occasion = ?", list(all.groups(ids)), string(skip.Occasion))
		if err == nil {
			err = did.keep(rowsOf("own_skip", "id", former...))
		}
		if err == nil {
			err = t.exec("DELETE FROM own_skip WHERE id IN (SELECT value FROM json_each(?))", list(former))
		}
		var came []int64
		for _, person := range people {
			if err != nil {
				return err
			}
			var id int64
			id, err = t.insert("INSERT INTO own_skip (person, occasion, reason, since, until) VALUES (?, ?, ?, ?, ?)",
				person, string(skip.Occasion), skip.Reason, number(skip.Since), number(skip.Until))
			came = append(came, id)
		}
		did.came(rowsThatCame("own_skip", came))
		return err
	})
}

// RemoveSkip takes a skip away.
func (s *Store) RemoveSkip(ctx context.Context, id app.SkipID) (app.Changes, error) {
	return s.change(ctx, step{key: "undo.store.skip_removed", kinds: app.KindOccasions}, func(t tx, did *step) error {
		found, err := t.find([]any{new(int)}, "SELECT 1 FROM own_skip WHERE id = ?", int64(id))
		switch {
		case err != nil:
			return err
		case !found:
			return &app.Error{Code: app.NotFound, Key: "error.skip.none", Args: app.Args{"ID": int64(id)}}
		}
		if err := did.keep(rowsOf("own_skip", "id", id)); err != nil {
			return err
		}
		return t.exec("DELETE FROM own_skip WHERE id = ?", int64(id))
	})
}

// Intervals are all of them: that of all first, then those of lists by name, then those
// of people by number. Of two people who are one the narrower counts.
func (s *Store) Intervals(ctx context.Context) (intervals []app.Interval, err error) {
	err = s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		return t.each(func(rows *sql.Rows) error {
			var i app.Interval
			err := rows.Scan(&i.Person, &i.List, &i.Wish, &i.Latest)
			i.Person = all.person(i.Person)
			intervals = append(intervals, i)
			return err
		}, "SELECT coalesce(person, 0), list, wish, latest FROM own_interval ORDER BY id")
	})
	slices.SortStableFunc(intervals, func(a, b app.Interval) int {
		return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(a.List, b.List))
	})
	return intervals, err
}

// SetInterval keeps an interval in the place of that of the same person, list or all.
func (s *Store) SetInterval(ctx context.Context, i app.Interval) (app.Changes, error) {
	if err := i.Check(); err != nil {
		return app.Changes{}, err
	}
	return s.change(ctx, step{key: "undo.store.interval", kinds: app.KindOccasions, name: i.List}, func(t tx, did *step) error {
		person, err := personOrNull(t, i.Person)
		if err != nil {
			return err
		}
		if i.List != "" {
			if err := checkList(t, i.List); err != nil {
				return err
			}
		}
		group := []int64{}
		if i.Person != 0 {
			if group, err = groupOf(t, i.Person); err != nil {
				return err
			}
		}
		former, err := numbers(t, "SELECT id FROM own_interval WHERE list = ?1 AND (person IS NULL AND ?2 = '[]' OR person IN (SELECT value FROM json_each(?2)))", i.List, list(group))
		if err == nil {
			err = did.keep(rowsOf("own_interval", "id", former...))
		}
		if err == nil {
			err = t.exec("DELETE FROM own_interval WHERE id IN (SELECT value FROM json_each(?))", list(former))
		}
		if err != nil || i.Wish == 0 && i.Latest == 0 {
			return err
		}
		id, err := t.insert("INSERT INTO own_interval (list, wish, latest, person) VALUES (?, ?, ?, ?)", i.List, i.Wish, i.Latest, person)
		did.came(rowsOf("own_interval", "id", id))
		return err
	})
}

// Ways are the letters that were sent, counted by their ways.
func (s *Store) Ways(ctx context.Context) (facts []app.WayFact, err error) {
	err = s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var f app.WayFact
			err := rows.Scan(&f.Country, &f.Service, &f.Facility, &f.State, &f.Evidence, &f.Days, &f.Letters)
			facts = append(facts, f)
			return err
		}, "SELECT country, service, facility, state, evidence, days, letters FROM way WHERE letters > 0")
	})
	return facts, err
}

// Greeted gives for those of the people to whom anything was written for the occasion
// the day of the newest letter.
func (s *Store) Greeted(ctx context.Context, o app.Occasion, ids []app.PersonID) (map[app.PersonID]app.Date, error) {
	greeted := map[app.PersonID]app.Date{}
	err := s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		return t.each(func(rows *sql.Rows) error {
			var person app.PersonID
			var on app.Date
			err := rows.Scan(&person, (*day)(&on))
			if to := all.person(person); !on.Before(greeted[to]) {
				greeted[to] = on
			}
			return err
		}, `SELECT person, state_on FROM (
    SELECT value AS person, (SELECT state_on FROM letter WHERE person = value AND occasion = ?1 AND state <> 'stopped' ORDER BY state_on DESC LIMIT 1) AS state_on
    FROM json_each(?2)) WHERE state_on IS NOT NULL`, string(o), list(all.groups(ids)))
	})
	return greeted, err
}

// Greetings are the letters to the people for any of the occasions.
func (s *Store) Greetings(ctx context.Context, ids []app.PersonID, occasions []app.Occasion) (greetings []app.Greeted, err error) {
	among, err := json.Marshal(occasions)
	if err != nil {
		return nil, err
	}
	err = s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		return t.each(func(rows *sql.Rows) error {
			var g app.Greeted
			err := rows.Scan(&g.Person, &g.Occasion, (*day)(&g.On), &g.State)
			g.Person = all.person(g.Person)
			greetings = append(greetings, g)
			return err
		}, `SELECT person, occasion, CASE WHEN sent_on > 0 THEN sent_on ELSE state_on END, state FROM letter
WHERE `+ofGroup+" AND occasion IN (SELECT value FROM json_each(?))", list(all.groups(ids)), string(among))
	})
	return greetings, err
}
