package db

import (
	"context"
	"database/sql"
	"time"

	"vestka/app"
)

// Snippets are all of them, by title.
func (s *Store) Snippets(ctx context.Context) ([]app.Snippet, error) {
	var snippets []app.Snippet
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var one app.Snippet
			var made int64
			err := rows.Scan(&one.ID, &one.Title, &one.Kind, &one.Lang, &one.Text, &one.Source, &made)
			one.Made = time.Unix(0, made).UTC()
			snippets = append(snippets, one)
			return err
		}, "SELECT id, title, kind, lang, text, source, made FROM snippet ORDER BY title, id")
	})
	return snippets, err
}

// SaveSnippets keeps new ones, and those with an ID in the place of what they were.
func (s *Store) SaveSnippets(ctx context.Context, snippets ...app.Snippet) ([]app.SnippetID, app.Changes, error) {
	clean := make([]app.Snippet, len(snippets))
	for i, one := range snippets {
		var err error
		if clean[i], err = one.Clean(); err != nil {
			return nil, app.Changes{}, err
		}
	}
	var ids []app.SnippetID
	did := step{key: "undo.store.snippets", args: app.Args{"Count": len(clean)}, kinds: app.KindSnippets}
	changes, err := s.change(ctx, did, func(t tx, did *step) error {
		var came []int64
		for _, one := range clean {
			id, err := s.saveSnippet(t, did, one)
			if err != nil {
				return err
			}
			if one.ID == 0 {
				came = append(came, id)
			}
			ids = append(ids, app.SnippetID(id))
		}
		if len(came) > 0 {
			did.came(rowsOf("snippet", "id", came...))
		}
		return nil
	})
	if err != nil {
		return nil, app.Changes{}, err
	}
	return ids, changes, nil
}

func (s *Store) saveSnippet(t tx, did *step, one app.Snippet) (int64, error) {
	if one.ID == 0 {
		return t.insert("INSERT INTO snippet (title, kind, lang, text, source, made) VALUES (?, ?, ?, ?, ?, ?)",
			one.Title, string(one.Kind), string(one.Lang), one.Text, one.Source, s.now().UnixNano())
	}
	if err := keepSnippet(t, did, one.ID); err != nil {
		return 0, err
	}
	return int64(one.ID), t.exec("UPDATE snippet SET title = ?, kind = ?, lang = ?, text = ?, source = ? WHERE id = ?",
		one.Title, string(one.Kind), string(one.Lang), one.Text, one.Source, int64(one.ID))
}

// keepSnippet keeps one that is about to be changed; app.NotFound where there is none.
func keepSnippet(t tx, did *step, id app.SnippetID) error {
	found, err := t.find([]any{new(int)}, "SELECT 1 FROM snippet WHERE id = ?", int64(id))
	if err == nil && !found {
		err = &app.Error{Code: app.NotFound, Key: "error.snippet.none", Args: app.Args{"ID": int64(id)}}
	}
	if err != nil {
		return err
	}
	return did.keep(rowsOf("snippet", "id", id))
}

// RemoveSnippet removes one. Drafts keep its text.
func (s *Store) RemoveSnippet(ctx context.Context, id app.SnippetID) (app.Changes, error) {
	return s.change(ctx, step{key: "undo.store.snippet_removed", kinds: app.KindSnippets}, func(t tx, did *step) error {
		if err := keepSnippet(t, did, id); err != nil {
			return err
		}
		return t.exec("DELETE FROM snippet WHERE id = ?", int64(id))
	})
}
