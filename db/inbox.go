package db

import (
	"context"
	"database/sql"
	"encoding/json"

	"vestka/app"
)

const inboxColumns = "id, source, lang, form, line, seen_on, problem, cells, mended, plan"

// Inbox are the rows that wait, those of the newest list first.
func (s *Store) Inbox(ctx context.Context) ([]app.InboxRow, error) {
	var all []app.InboxRow
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			r, err := scanInbox(rows)
			all = append(all, r)
			return err
		}, "SELECT "+inboxColumns+" FROM inbox WHERE state = 'open' ORDER BY seen_on DESC, source, line, id")
	})
	return all, err
}

// CountInbox counts them.
func (s *Store) CountInbox(ctx context.Context) (n int, err error) {
	err = s.read(ctx, func(t tx) error {
		_, err := t.find([]any{&n}, "SELECT count(*) FROM inbox WHERE state = 'open'")
		return err
	})
	return n, err
}

// NewInInbox are those of the rows that were never in it.
func (s *Store) NewInInbox(ctx context.Context, rows []app.InboxRow) ([]app.InboxRow, error) {
	var unknown []app.InboxRow
	err := s.read(ctx, func(t tx) error {
		for i := range rows {
			known, err := inInbox(t, &rows[i])
			if err != nil {
				return err
			}
			if !known {
				unknown = append(unknown, rows[i])
			}
		}
		return nil
	})
	return unknown, err
}

func inInbox(t tx, r *app.InboxRow) (bool, error) {
	digest := r.Digest()
	var one int
	return t.find([]any{&one}, "SELECT 1 FROM inbox WHERE digest = ?", digest[:])
}

// MendedRows are the rows of a source that were mended, by digest.
func (s *Store) MendedRows(ctx context.Context, source string) (map[[32]byte]app.InboxRow, error) {
	mended := map[[32]byte]app.InboxRow{}
	err := s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			r, err := scanInbox(rows)
			mended[r.Digest()] = r
			return err
		}, "SELECT "+inboxColumns+" FROM inbox WHERE state = 'mended' AND source = ?", source)
	})
	return mended, err
}

func scanInbox(rows *sql.Rows) (app.InboxRow, error) {
	var r app.InboxRow
	var problem, cells, mended []byte
	err := rows.Scan(&r.ID, &r.Source, &r.Lang, &r.Form, &r.Line, (*day)(&r.SeenOn), &problem, &cells, &mended, &r.Plan)
	for into, from := range map[any][]byte{&r.Problem: problem, &r.Cells: cells, &r.Mended: mended} {
		if err == nil {
			err = json.Unmarshal(from, into)
		}
	}
	return r, err
}

// putInInbox adds the rows that were not in the inbox before, in whatever state.
func putInInbox(t tx, did *step, rows []app.InboxRow) error {
	var added []int64
	for i := range rows {
		r := &rows[i]
		known, err := inInbox(t, r)
		if err != nil {
			return err
		}
		if known {
			continue
		}
		digest := r.Digest()
		values, err := inboxValues(r)
		if err != nil {
			return err
		}
		id, err := t.insert(`
INSERT INTO inbox (state, mended, digest, source, lang, form, line, seen_on, plan, problem, cells)
VALUES ('open', 'null', ?, ?, ?, ?, ?, ?, ?, ?, ?)`, append([]any{digest[:]}, values...)...)
		if err != nil {
			return err
		}
		added = append(added, id)
	}
	if len(added) > 0 {
		did.came(rowsThatCame("inbox", added))
	}
	return nil
}

func inboxValues(r *app.InboxRow) ([]any, error) {
	if err := checkDates(r.SeenOn); err != nil {
		return nil, err
	}
	problem, err := json.Marshal(r.Problem)
	if err != nil {
		return nil, err
	}
	cells, err := json.Marshal(r.Cells)
	return []any{r.Source, string(r.Lang), r.Form, r.Line, number(r.SeenOn), r.Plan, string(problem), string(cells)}, err
}

// MendInbox writes the people that came of a mended row and takes it from the inbox.
func (s *Store) MendInbox(ctx context.Context, id app.InboxID, cells []app.Cell, edits []app.PersonEdit) (app.Changes, error) {
	mended, err := json.Marshal(cells)
	if err != nil {
		return app.Changes{}, err
	}
	return s.change(ctx, step{key: "undo.store.inbox_mended", kinds: app.KindPeople | app.KindInbox}, func(t tx, did *step) error {
		if err := leaveInbox(t, did, []app.InboxID{id}, "mended", string(mended)); err != nil {
			return err
		}
		return saveEdits(ctx, t, did, edits)
	})
}

// DismissInbox takes rows from the inbox for good.
func (s *Store) DismissInbox(ctx context.Context, ids ...app.InboxID) (app.Changes, error) {
	if len(ids) == 0 {
		return app.Changes{}, nil
	}
	return s.change(ctx, step{key: "undo.store.inbox_dismissed", args: app.Args{app.StepCount: len(ids)}, kinds: app.KindInbox}, func(t tx, did *step) error {
		return leaveInbox(t, did, ids, "dismissed", "null")
	})
}

// leaveInbox is app.NotFound where one of the rows does not wait in the inbox.
func leaveInbox(t tx, did *step, ids []app.InboxID, state, mended string) error {
	if err := did.keep(rowsOf("inbox", "id", ids...)); err != nil {
		return err
	}
	for _, id := range ids {
		var one int
		open, err := t.find([]any{&one}, "SELECT 1 FROM inbox WHERE id = ? AND state = 'open'", int64(id))
		if err != nil {
			return err
		}
		if !open {
			return &app.Error{Code: app.NotFound, Key: "error.inbox.no_row"}
		}
		if err := t.exec("UPDATE inbox SET state = ?, mended = ? WHERE id = ?", state, mended, int64(id)); err != nil {
			return err
		}
	}
	return nil
}

// Shapes are the plans by which files of the shape were read last, one for each source,
// the newest first.
func (s *Store) Shapes(ctx context.Context, shape string) (plans []string, err error) {
	err = s.read(ctx, func(t tx) error {
		return t.each(func(rows *sql.Rows) error {
			var plan string
			err := rows.Scan(&plan)
			plans = append(plans, plan)
			return err
		}, "SELECT plan FROM shape WHERE shape = ? OR shape > ? AND shape < ? ORDER BY used DESC, length(shape) DESC, shape", shape, shape+"/", shape+"0")
	})
	return plans, err
}

// rememberShape keeps how the file of an import was read, which an undo leaves. Files of
// several sources may have one shape: behind it stands whose it is; in stores of before it
// does not. '0' is the sign after '/'.
func rememberShape(t tx, e *app.ImportEdit) error {
	if e.Shape == "" {
		return nil
	}
	return t.exec("INSERT OR REPLACE INTO shape (shape, plan, used) VALUES (?, ?, ?)", e.Shape+"/"+e.Import.Source, e.Import.Plan, number(e.Import.Day))
}
