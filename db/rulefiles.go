package db

import (
	"context"
	"database/sql"
	"encoding/json"

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

const ofRuleFiles = "name IN (SELECT value FROM json_each(?))"

// changeRuleFiles removes the files of these names and adds the one, where it is
// not nil. Nothing changes where there was and will be none.
func (s *Store) changeRuleFiles(ctx context.Context, names []string, key string, added *app.RuleFile) (app.Changes, error) {
	these, err := json.Marshal(names)
	if err != nil {
		return app.Changes{}, err
	}
	remove := func(t tx) error { return t.exec("DELETE FROM rule_file WHERE "+ofRuleFiles, string(these)) }
	var before images
	err = s.write(ctx, func(t tx) error {
		if err := before.take(t, "rule_file", ofRuleFiles, string(these)); err != nil {
			return err
		}
		if err := remove(t); err != nil || added == nil {
			return err
		}
		return t.exec("INSERT INTO rule_file (name, loaded, content) VALUES (?, ?, ?)", added.Name, number(added.Loaded), added.Content)
	})
	if err != nil || added == nil && len(before.rows["rule_file"]) == 0 {
		return app.Changes{}, err
	}
	return s.undoable(app.Changes{Kinds: app.KindRules}, key, func(t tx) error {
		if err := remove(t); err != nil {
			return err
		}
		return before.putBack(t)
	}), nil
}
