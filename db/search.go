package db

import (
	"context"
	"strings"

	"vestka/app"
)

// found are the queries for what stands at a number of the index of texts.
var found = map[app.TextKind]struct {
	above int64
	query string
}{
	app.TextLetter: {1 << 48, "SELECT id, person, state_on, text, '' FROM letter WHERE id = ?"},
	app.TextReply:  {2 << 48, "SELECT id, person, on_day, text || ' ' || note, other_text FROM reply WHERE id = ?"},
	app.TextNote:   {3 << 48, "SELECT person, person, 0, note, '' FROM own_note WHERE person = ?"},
	app.TextDraft:  {4 << 48, "SELECT id, coalesce(person, 0), 0, text, other_text FROM draft WHERE id = ?"},
}

// FindTexts gives the texts in which each of the keys begins a word.
func (s *Store) FindTexts(ctx context.Context, keys []string, most int) (texts []app.FoundText, err error) {
	match := make([]string, len(keys))
	for i, k := range keys {
		match[i] = k + "*"
	}
	if len(keys) == 0 || most <= 0 {
		return nil, nil
	}
	err = s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		for _, kind := range app.TextKinds {
			of := found[kind]
			ids, err := numbers(t, "SELECT docid FROM said WHERE said MATCH ? AND docid BETWEEN ? AND ? ORDER BY docid DESC LIMIT ?",
				strings.Join(match, " "), of.above, of.above+1<<48-1, most)
			if err != nil {
				return err
			}
			for _, id := range ids {
				one := app.FoundText{Kind: kind}
				there, err := t.find([]any{&one.ID, &one.Person, (*day)(&one.On), &one.Text, &one.Other}, of.query, id-of.above)
				if err != nil {
					return err
				}
				if one.Person = all.person(one.Person); there {
					texts = append(texts, one)
				}
			}
		}
		return nil
	})
	return texts, err
}
