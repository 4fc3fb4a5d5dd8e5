package db

import (
	"context"
	"database/sql"
	"strings"

	"vestka/app"
)

// WordFiles are the files in the order of loading, the user's own entries last.
func (s *Store) WordFiles(ctx context.Context) ([]app.WordFile, error) {
	var files []app.WordFile
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var f app.WordFile
			err := rows.Scan(&f.Name, &f.Content, (*day)(&f.Loaded))
			files = append(files, f)
			return err
		}, "SELECT name, content, loaded FROM word_file ORDER BY name = '', id")
	})
	return files, err
}

// SaveWordFile adds the file as the last one, in the place of one of its name.
func (s *Store) SaveWordFile(ctx context.Context, f app.WordFile) (app.Changes, error) {
	if err := checkDates(f.Loaded); err != nil {
		return app.Changes{}, err
	}
	return s.changeWordFiles(ctx, []string{f.Name}, "undo.store.words", &f)
}

// RemoveWordFiles removes the files of these names.
func (s *Store) RemoveWordFiles(ctx context.Context, names ...string) (app.Changes, error) {
	return s.changeWordFiles(ctx, names, "undo.store.words_removed", nil)
}

// changeWordFiles removes the files of these names and adds the one, where it is
// not nil. Nothing changes where there was and will be none.
func (s *Store) changeWordFiles(ctx context.Context, names []string, key string, added *app.WordFile) (app.Changes, error) {
	did := step{key: key, kinds: app.KindWords, name: strings.Join(names, ", ")}
	return s.changeSome(ctx, did, rowsOf("word_file", "name", names...), func(t tx) (some bool, err error) {
		for _, name := range names {
			had, err := t.find([]any{new(int)}, "DELETE FROM word_file WHERE name = ? RETURNING 1", name)
			if err != nil {
				return false, err
			}
			some = some || had
		}
		if added == nil {
			return some, nil
		}
		return true, t.exec("INSERT INTO word_file (name, loaded, content) VALUES (?, ?, ?)", added.Name, number(added.Loaded), added.Content)
	})
}

// changeSome is change of these rows, which does nothing where fn changed none.
func (s *Store) changeSome(ctx context.Context, did step, rows scope, fn func(tx) (some bool, err error)) (app.Changes, error) {
	some := false
	changes, err := s.change(ctx, did, func(t tx, did *step) (err error) {
		if err = did.keep(rows); err == nil {
			some, err = fn(t)
		}
		if !some {
			did.scopes = nil
		}
		return err
	})
	if !some {
		changes = app.Changes{}
	}
	return changes, err
}

// KeptWords are all words of which something was decided, sorted.
func (s *Store) KeptWords(ctx context.Context) ([]app.KeptWord, error) {
	var words []app.KeptWord
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var w app.KeptWord
			err := rows.Scan(&w.Use, &w.Key, &w.Text)
			words = append(words, w)
			return err
		}, "SELECT use, key, text FROM kept_word ORDER BY use, key, text")
	})
	return words, err
}

// KeepWords adds words.
func (s *Store) KeepWords(ctx context.Context, words ...app.KeptWord) (app.Changes, error) {
	return s.changeKeptWords(ctx, words, "undo.store.word", "INSERT OR IGNORE INTO kept_word (use, key, text) VALUES (?, ?, ?) RETURNING 1")
}

// DropWords removes words.
func (s *Store) DropWords(ctx context.Context, words ...app.KeptWord) (app.Changes, error) {
	return s.changeKeptWords(ctx, words, "undo.store.word_removed", "DELETE FROM kept_word WHERE (use, key, text) = (?, ?, ?) RETURNING 1")
}

func (s *Store) changeKeptWords(ctx context.Context, words []app.KeptWord, key, statement string) (app.Changes, error) {
	did := step{key: key, args: app.Args{"Count": len(words)}, kinds: app.KindWords}
	rows := scope{Table: "kept_word", Columns: []string{"use", "key", "text"}}
	for _, w := range words {
		rows.Keys = append(rows.Keys, []any{string(w.Use), w.Key, w.Text})
	}
	return s.changeSome(ctx, did, rows, func(t tx) (some bool, err error) {
		for _, w := range words {
			did, err := t.find([]any{new(int)}, statement, string(w.Use), w.Key, w.Text)
			if err != nil {
				return false, err
			}
			some = some || did
		}
		return some, nil
	})
}
