package people

import (
	"context"
	"strings"

	"vestka/app"
	"vestka/app/names"
)

func byTown(q *Query, l *list, _ *day) test {
	if q.Town == "" {
		return nil
	}
	match := l.texts.saying(q.Town)
	return func(i int32) answer { return when(match[l.facts[i].town]) }
}

func byAbout(q *Query, l *list, _ *day) test {
	if q.About == "" {
		return nil
	}
	match, said := l.texts.saying(q.About), q.said
	return func(i int32) answer { return when(match[l.facts[i].doings] || said[l.people[i].ID]) }
}

// foldedWords are the keys of the words, each behind a space: the beginnings of
// words in a folded text.
func foldedWords(words string) []string {
	keys := strings.Fields(names.Fold(words))
	for i := range keys {
		keys[i] = " " + keys[i]
	}
	return keys
}

func containsAll(text string, parts []string) bool {
	for _, p := range parts {
		if !strings.Contains(text, p) {
			return false
		}
	}
	return true
}

// Prepare asks the store what the list's own descriptions say, where the query
// has words to be looked for there. Without it Find looks for them only in what
// is known of somebody's work and interests.
func (d *Directory) Prepare(ctx context.Context, q Query) (Query, error) {
	if q.About == "" || q.said != nil {
		return q, nil
	}
	ids, err := d.store.PeopleSaying(ctx, strings.Fields(q.About))
	if err != nil {
		return q, err
	}
	q.said = make(map[app.PersonID]bool, len(ids))
	for _, id := range ids {
		q.said[id] = true
	}
	return q, nil
}

// Choose is Find with what Prepare does before it.
func (d *Directory) Choose(ctx context.Context, q Query) (Result, error) {
	q, err := d.Prepare(ctx, q)
	if err != nil {
		return Result{}, err
	}
	return d.Find(q), nil
}
