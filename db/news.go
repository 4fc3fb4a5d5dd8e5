package db

import (
	"context"
	"database/sql"
	"errors"

	"vestka/app"
)

// News of imports that stand, newest first. That of an import that was taken back
// went with it. What concerns somebody who was merged concerns who stands for them.
func (s *Store) News(ctx context.Context, f app.NewsFilter) ([]app.News, error) {
	query := `
SELECT n.id, n.import, n.person, n.kind, n.field, n.before, n.after, coalesce(i.source, ''), coalesce(i.day, n.day), coalesce(d.state, 'open'), coalesce(d.day, 0)
FROM news n LEFT JOIN import i ON i.id = n.import LEFT JOIN own_decision d ON d.news = n.id WHERE n.import > ?`
	args := []any{int64(f.After)}
	if f.After == 0 {
		args = []any{-1} // what follows from own entries is of no import
	}
	for _, term := range [...]struct {
		wanted bool
		where  string
		value  any
	}{
		{f.State != "", "coalesce(d.state, 'open') = ?", string(f.State)},
		{f.Kind != "", "n.kind = ?", string(f.Kind)},
		{f.Source != "", "i.source = ?", f.Source},
	} {
		if term.wanted {
			query, args = query+" AND "+term.where, append(args, term.value)
		}
	}
	var news []app.News
	err := s.read(ctx, func(t tx) error {
		all, err := readSame(t)
		if err != nil {
			return err
		}
		if f.Person != 0 {
			query, args = query+" AND n."+ofGroup, append(args, list(all.group(int64(f.Person))))
		}
		return t.each(func(rows *sql.Rows) error {
			var n app.News
			err := rows.Scan(&n.ID, &n.Import, &n.Person, &n.Kind, &n.Field, &n.Before, &n.After, &n.Source, (*day)(&n.On), &n.State, (*day)(&n.DecidedOn))
			n.Person = all.person(n.Person)
			news = append(news, n)
			return err
		}, query+" ORDER BY n.import DESC, n.id", args...)
	})
	return news, err
}

// tellOwnNews writes what follows from an entry of the user's own.
func tellOwnNews(t tx, did *step, all []app.News) error {
	ids := make([]int64, len(all))
	for i := range all {
		n := &all[i]
		id, err := t.insert("INSERT INTO news (import, person, kind, field, before, after, day) VALUES (0, ?, ?, ?, ?, ?, ?)",
			int64(n.Person), string(n.Kind), n.Field, n.Before, n.After, number(n.On))
		if err != nil {
			return err
		}
		ids[i] = id
	}
	if len(ids) > 0 {
		did.came(rowsThatCame("news", ids), rowsOfRun("own_decision", "news", ids))
	}
	return nil
}

// Decide says what became of news and stops letters, in one transaction.
func (s *Store) Decide(ctx context.Context, d app.Decision) (app.Changes, error) {
	if err := checkDates(d.On); err != nil || len(d.IDs) == 0 {
		return app.Changes{}, err
	}
	did := step{key: "undo.store.decision", args: app.Args{app.StepCount: len(d.IDs)}, kinds: app.KindNews}
	if len(d.Stop) > 0 {
		did.kinds |= app.KindLetters
	}
	return s.change(ctx, did, func(t tx, did *step) error {
		if err := errors.Join(allThere(t, "news", "error.store.no_news", d.IDs), did.keep(rowsOf("own_decision", "news", d.IDs...))); err != nil {
			return err
		}
		for _, id := range d.IDs {
			if err := t.exec("DELETE FROM own_decision WHERE news = ?", int64(id)); err != nil {
				return err
			}
			if d.State == app.NewsOpen {
				continue
			}
			if err := t.exec("INSERT INTO own_decision (news, state, day) VALUES (?, ?, ?)", int64(id), string(d.State), number(d.On)); err != nil {
				return err
			}
		}
		return stepLetters(t, did, d.Stop, app.LetterStep{State: app.Stopped, On: d.On}, s.now())
	})
}

// allThere is app.NotFound where the table lacks one of the rows.
func allThere[ID ~int64](t tx, table, key string, ids []ID) error {
	for _, id := range ids {
		var one int
		found, err := t.find([]any{&one}, "SELECT 1 FROM "+table+" WHERE id = ?", int64(id))
		if err != nil {
			return err
		}
		if !found {
			return &app.Error{Code: app.NotFound, Key: key}
		}
	}
	return nil
}
