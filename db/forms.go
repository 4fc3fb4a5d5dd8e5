package db

import (
	"database/sql"
	"slices"

	"vestka/app"
)

// writeForms writes forms of names; one without a text takes that back which was
// said before.
func writeForms(t tx, group []int64, forms []app.OwnForm) error {
	for _, f := range forms {
		if err := checkDates(f.ChosenOn); err != nil {
			return err
		}
		err := t.exec("DELETE FROM own_form WHERE "+ofGroup+" AND lang = ? AND part = ? AND gramcase = ?", list(group), string(f.Lang), string(f.Part), string(f.Case))
		if err == nil && f.Text != "" {
			err = t.exec("INSERT INTO own_form (person, lang, part, gramcase, name, text, chosen_on) VALUES (?, ?, ?, ?, ?, ?, ?)",
				group[0], string(f.Lang), string(f.Part), string(f.Case), f.Name, f.Text, number(f.ChosenOn))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// forms of who stands for somebody count before those of the others.
func (l *listReader) forms() {
	var person int64
	var f app.OwnForm
	into := []any{&person, &f.Lang, &f.Part, &f.Case, &f.Name, &f.Text, (*day)(&f.ChosenOn)}
	l.own("SELECT person, lang, part, gramcase, name, text, chosen_on FROM own_form", "person, lang, part, gramcase", func(rows *sql.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		p := l.person(person)
		p.Forms = append(slices.DeleteFunc(p.Forms, func(had app.OwnForm) bool {
			return had.Lang == f.Lang && had.Part == f.Part && had.Case == f.Case
		}), f)
		return nil
	})
}
