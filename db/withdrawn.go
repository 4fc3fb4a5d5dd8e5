package db

import (
	"context"
	"database/sql"

	"vestka/app"
)

// Withdrawn is what lists said of a person and say no more, and of those who are the
// same; the newest first.
func (s *Store) Withdrawn(ctx context.Context, id app.PersonID) (all []app.Withdrawn, err error) {
	err = s.read(ctx, func(t tx) error {
		group, err := groupOf(t, id)
		if err != nil {
			return err
		}
		return t.each(func(rows *sql.Rows) error {
			var w app.Withdrawn
			err := rows.Scan(&w.Source, &w.Lang, &w.Key, &w.Fact, &w.Value, (*day)(&w.CheckedOn), (*day)(&w.Since))
			all = append(all, w)
			return err
		}, "SELECT source, lang, key, fact, value, checked_on, since FROM withdrawn WHERE "+ofGroup+" ORDER BY checked_on DESC, source, lang, key, fact", list(group))
	})
	return all, err
}

// saveWithdrawn writes what rows say no more of somebody who is there.
func (w *peopleWriter) saveWithdrawn(id int64, all []app.Withdrawn) error {
	for _, one := range all {
		if err := checkDates(one.CheckedOn, one.Since); err != nil {
			return err
		}
		err := w.exec("INSERT OR REPLACE INTO withdrawn (person, source, lang, key, fact, value, checked_on, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			id, one.Source, string(one.Lang), one.Key, string(one.Fact), one.Value, number(one.CheckedOn), number(one.Since))
		if err != nil {
			return err
		}
	}
	return nil
}
