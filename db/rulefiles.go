package db

import (
	"context"
	"database/sql"
	"strings"

	"vestka/app"
)

// RuleFiles are the files in the order of loading, the user's own entries last.
func (s *Store) RuleFiles(ctx context.Context) ([]app.RuleFile, error) {
	var files []app.RuleFile
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var f app.RuleFile
			err := rows.Scan(&f.Name, &f.Content, (*day)(&f.Loaded))
			files = append(files, f)
			return err
		}, "SELECT name, content, loaded FROM rule_file ORDER BY name = '', id")
	})
	return files, err
}

// SaveRuleFile adds the file as the last one, in the place of one of its name.
func (s *Store) SaveRuleFile(ctx context.Context, f app.RuleFile) (app.Changes, error) {
	if err := checkDates(f.Loaded); err != nil {
		return app.Changes{}, err
	}
	return s.changeRuleFiles(ctx, []string{f.Name}, "undo.store.rules", &f)
}

// RemoveRuleFiles removes the files of these names.
func (s *Store) RemoveRuleFiles(ctx context.Context, names ...string) (app.Changes, error) {
	return s.changeRuleFiles(ctx, names, "undo.store.rules_removed", nil)
}

// changeRuleFiles removes the files of these names and adds the one, where it is
// not nil. Nothing changes where there was and will be none.
func (s *Store) changeRuleFiles(ctx context.Context, names []string, key string, added *app.RuleFile) (app.Changes, error) {
	some := added != nil
	changes, err := s.change(ctx, step{key: key, kinds: app.KindRules, name: strings.Join(names, ", ")}, func(t tx, did *step) error {
		if err := did.keep(rowsOf("rule_file", "name", names...)); err != nil {
			return err
		}
		for _, name := range names {
			var one int
			had, err := t.find([]any{&one}, "DELETE FROM rule_file WHERE name = ? RETURNING 1", name)
			if err != nil {
				return err
			}
			some = some || had
		}
		if !some {
			did.scopes = nil
		}
		if added == nil {
			return nil
		}
		return t.exec("INSERT INTO rule_file (name, loaded, content) VALUES (?, ?, ?)", added.Name, number(added.Loaded), added.Content)
	})
	if !some {
		changes = app.Changes{}
	}
	return changes, err
}
