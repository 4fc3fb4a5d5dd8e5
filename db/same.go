package db

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"vestka/app"
)

// same gives for everybody who was merged the person who stands for them, who
// was not merged themselves.
type same map[int64]int64

func readSame(t tx) (same, error) {
	next := map[int64]int64{}
	err := t.each(func(rows *sql.Rows) error {
		var person, other int64
		err := rows.Scan(&person, &other)
		next[person] = other
		return err
	}, "SELECT person, other FROM same_person")
	s := make(same, len(next))
	for person, other := range next {
		for range next { // no longer than this is a chain, also in a store that is damaged
			further, merged := next[other]
			if !merged {
				break
			}
			other = further
		}
		s[person] = other
	}
	return s, err
}

// root is who stands for the person.
func (s same) root(id int64) int64 {
	if other, merged := s[id]; merged {
		return other
	}
	return id
}

// person is who stands for the person.
func (s same) person(id app.PersonID) app.PersonID { return app.PersonID(s.root(int64(id))) }

// group are all who are the same as the person: who stands for them first, then
// the others by number.
func (s same) group(id int64) []int64 {
	all := []int64{s.root(id)}
	for person, other := range s {
		if other == all[0] {
			all = append(all, person)
		}
	}
	slices.Sort(all[1:])
	return all
}

// groups are all who are the same as one of the people.
func (s same) groups(ids []app.PersonID) []int64 {
	all := make(map[int64]bool, len(ids))
	for _, id := range ids {
		all[s.root(int64(id))] = true
	}
	for person, other := range s {
		if all[other] {
			all[person] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// groupOf are all who are the same as the person.
func groupOf(t tx, id app.PersonID) ([]int64, error) {
	s, err := readSame(t)
	return s.group(int64(id)), err
}

const ofGroup = "person IN (SELECT value FROM json_each(?))"

// Merged gives for everybody who was merged the person who stands for them.
func (s *Store) Merged(ctx context.Context) (map[app.PersonID]app.PersonID, error) {
	merged := map[app.PersonID]app.PersonID{}
	err := s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		for person, other := range all {
			merged[app.PersonID(person)] = app.PersonID(other)
		}
		return err
	})
	return merged, err
}

// ofPeople are the kinds of what is read by person, which all changes where two
// become one.
const ofPeople = app.KindPeople | app.KindLetters | app.KindReplies | app.KindAttachments | app.KindOccasions

// Merge makes whoever stands for a person be the other one from now on. Nothing
// of theirs is moved.
func (s *Store) Merge(ctx context.Context, id, into app.PersonID) (app.Changes, error) {
	return s.change(ctx, step{key: "undo.store.merge", kinds: ofPeople}, func(t tx, did *step) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		for _, one := range []app.PersonID{id, into} {
			if err := checkPerson(t, one); err != nil {
				return err
			}
		}
		a, b := all.root(int64(id)), all.root(int64(into))
		if a == b {
			return &app.Error{Code: app.Refused, Key: "error.own.same_already"}
		}
		did.ids = []int64{a, b}
		apart := scope{Table: "not_same", Columns: []string{"a", "b"}, Keys: [][]any{{min(a, b), max(a, b)}}}
		if err := did.keep(rowsOf("same_person", "person", a), apart); err != nil {
			return err
		}
		if err := t.exec("DELETE FROM not_same WHERE a = ? AND b = ?", min(a, b), max(a, b)); err != nil {
			return err
		}
		return t.exec("INSERT INTO same_person (person, other) VALUES (?, ?)", a, b)
	})
}

// Unmerge makes somebody who was merged a person of their own again, with those
// who had been merged into them.
func (s *Store) Unmerge(ctx context.Context, id app.PersonID) (app.Changes, error) {
	return s.change(ctx, step{key: "undo.store.unmerge", kinds: ofPeople}, func(t tx, did *step) error {
		if err := checkPerson(t, id); err != nil {
			return err
		}
		all, err := readSame(t)
		if err != nil {
			return err
		}
		if all[int64(id)] == 0 {
			return &app.Error{Code: app.Refused, Key: "error.own.not_merged"}
		}
		did.ids = []int64{int64(id), all.root(int64(id))}
		if err := did.keep(rowsOf("same_person", "person", int64(id))); err != nil {
			return err
		}
		return t.exec("DELETE FROM same_person WHERE person = ?", int64(id))
	})
}

// SetApart remembers that two people are not the same.
func (s *Store) SetApart(ctx context.Context, pair app.Pair) (app.Changes, error) {
	did := step{key: "undo.store.apart", kinds: app.KindPeople, ids: []int64{int64(pair[0]), int64(pair[1])}}
	return s.change(ctx, did, func(t tx, did *step) error {
		for _, id := range pair {
			if err := checkPerson(t, id); err != nil {
				return err
			}
		}
		all, err := readSame(t)
		switch {
		case err != nil:
			return err
		case all.root(did.ids[0]) == all.root(did.ids[1]):
			return &app.Error{Code: app.Refused, Key: "error.own.same_already"}
		}
		if err := did.keep(scope{Table: "not_same", Columns: []string{"a", "b"}, Keys: [][]any{{did.ids[0], did.ids[1]}}}); err != nil {
			return err
		}
		return t.exec("INSERT OR IGNORE INTO not_same (a, b) VALUES (?, ?)", did.ids[0], did.ids[1])
	})
}

// Apart are the pairs of whom the user said that they are not the same, as pairs
// of those who stand for them.
func (s *Store) Apart(ctx context.Context) (map[app.Pair]bool, error) {
	apart := map[app.Pair]bool{}
	err := s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		return t.each(func(rows *sql.Rows) error {
			var a, b int64
			err := rows.Scan(&a, &b)
			apart[app.PairOf(app.PersonID(all.root(a)), app.PersonID(all.root(b)))] = true
			return err
		}, "SELECT a, b FROM not_same")
	})
	return apart, err
}
