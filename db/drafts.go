package db

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"

	"vestka/app"
)

// draftLetters counts the letters that were made from a draft; those that were
// stopped were never sent. The first condition lets the index serve.
const draftLetters = "(SELECT count(*) FROM letter WHERE draft <> 0 AND letter.draft = draft.id AND state <> 'stopped')"

// draftColumns are read by scanDraft.
const draftColumns = `id, coalesce(person, 0), form, occasion, template, picture, lang, text,
	other_lang, other_text, other_by, other_checked, batch, version, made, changed,
	` + draftLetters

func scanDraft(rows *sql.Rows, all same) (app.Draft, error) {
	var d app.Draft
	var made, changed int64
	err := rows.Scan(append(append([]any{&d.ID, &d.Person, &d.Form, &d.Occasion, &d.Template, &d.Picture}, sides(&d)...),
		&d.Batch, &d.Version, &made, &changed, &d.Letters)...)
	d.Person, d.Made, d.Changed = all.person(d.Person), time.Unix(0, made).UTC(), time.Unix(0, changed).UTC()
	return d, err
}

// sides are where the columns of the two sides are read to.
func sides(d *app.Draft) []any {
	return []any{
		&d.Original.Lang, &d.Original.Text,
		&d.Translation.Lang, &d.Translation.Text, &d.Translation.By, &d.Translation.Checked,
	}
}

// sideValues are what is written to those columns.
func sideValues(original, other app.Side) []any {
	return []any{string(original.Lang), original.Text, string(other.Lang), other.Text, other.By, other.Checked}
}

// Drafts are those of the filter, the one that was changed last first.
func (s *Store) Drafts(ctx context.Context, f app.DraftFilter) ([]app.Draft, error) {
	var drafts []app.Draft
	err := s.read(ctx, func(t tx) (err error) {
		drafts, err = readDrafts(t, f)
		return err
	})
	return drafts, err
}

func readDrafts(t tx, f app.DraftFilter) ([]app.Draft, error) {
	all, err := readSame(t)
	if err != nil {
		return nil, err
	}
	where, args := whereDrafts(f, all)
	query := "SELECT " + draftColumns + " FROM draft WHERE " + where + " ORDER BY changed DESC, id DESC"
	if f.Limit > 0 {
		query, args = query+" LIMIT ?", append(args, f.Limit)
	}
	var drafts []app.Draft
	err = t.each(func(rows *sql.Rows) error {
		d, err := scanDraft(rows, all)
		drafts = append(drafts, d)
		return err
	}, query, args...)
	return drafts, err
}

func whereDrafts(f app.DraftFilter, all same) (where string, args []any) {
	var terms []string
	switch {
	case f.IDs != nil:
		terms, args = append(terms, "id IN (SELECT value FROM json_each(?))"), append(args, list(f.IDs))
	case f.Printed:
		terms = append(terms, draftLetters+" > 0")
	default:
		terms = append(terms, draftLetters+" = 0")
	}
	if f.Person != 0 {
		terms, args = append(terms, ofGroup), append(args, list(all.group(int64(f.Person))))
	}
	if f.Batch != 0 {
		terms, args = append(terms, "batch = ?"), append(args, int64(f.Batch))
	}
	return strings.Join(terms, " AND "), args
}

// Draft is one of them.
func (s *Store) Draft(ctx context.Context, id app.DraftID) (app.Draft, error) {
	drafts, err := s.Drafts(ctx, app.DraftFilter{IDs: []app.DraftID{id}})
	if err == nil && len(drafts) == 0 {
		err = noDraft(id)
	}
	if err != nil {
		return app.Draft{}, err
	}
	return drafts[0], nil
}

func noDraft(id app.DraftID) error {
	return &app.Error{Code: app.NotFound, Key: "error.draft.none", Args: app.Args{"ID": int64(id)}}
}

// AddDrafts keeps new ones, in one step; several are a batch.
func (s *Store) AddDrafts(ctx context.Context, drafts []app.Draft) ([]app.DraftID, app.Changes, error) {
	if len(drafts) == 0 {
		return nil, app.Changes{}, nil
	}
	var ids []app.DraftID
	did := step{key: "undo.store.drafts", args: app.Args{"Count": len(drafts)}, kinds: app.KindDrafts}
	changes, err := s.change(ctx, did, func(t tx, did *step) error {
		batch, now := int64(0), s.now().UnixNano()
		for i := range drafts {
			id, err := insertDraft(ctx, t, &drafts[i], batch, now)
			if err != nil {
				return err
			}
			ids, did.ids = append(ids, app.DraftID(id)), append(did.ids, id)
			if batch == 0 && len(drafts) > 1 {
				batch = id
			}
		}
		did.came(rowsOf("draft", "id", ids...))
		return t.exec("UPDATE draft SET batch = id WHERE id = ?", batch)
	})
	if err != nil {
		return nil, app.Changes{}, err
	}
	return ids, changes, nil
}

func insertDraft(ctx context.Context, t tx, d *app.Draft, batch, now int64) (int64, error) {
	if err := errors.Join(ctx.Err(), d.Check()); err != nil {
		return 0, err
	}
	person, err := draftPerson(t, d.Person)
	if err != nil {
		return 0, err
	}
	args := append([]any{person, string(d.Form), string(d.Occasion), d.Template, d.Picture}, sideValues(d.Original, d.Translation)...)
	return t.insert(`
INSERT INTO draft (person, form, occasion, template, picture, lang, text, other_lang, other_text, other_by, other_checked, batch, version, made, changed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)`, append(args, batch, now, now)...)
}

// draftPerson is what stands for the person in the table.
func draftPerson(t tx, id app.PersonID) (any, error) {
	if id == 0 {
		return nil, nil //nolint:nilnil // NULL: to nobody yet
	}
	return int64(id), checkPerson(t, id)
}

// WriteDraft keeps a draft as it now stands.
func (s *Store) WriteDraft(ctx context.Context, d app.Draft) (app.Draft, app.Changes, error) {
	if err := d.Check(); err != nil {
		return app.Draft{}, app.Changes{}, err
	}
	err := s.write(ctx, func(t tx) error {
		was, err := readDrafts(t, app.DraftFilter{IDs: []app.DraftID{d.ID}})
		if err != nil {
			return err
		}
		if len(was) == 0 {
			return noDraft(d.ID)
		}
		person, err := draftPerson(t, d.Person)
		if err != nil {
			return err
		}
		now := s.now().UnixNano()
		if d.Version, err = versionOf(t, &was[0], &d, now); err != nil {
			return err
		}
		args := append([]any{person, string(d.Form), string(d.Occasion), d.Template, d.Picture}, sideValues(d.Original, d.Translation)...)
		err = t.exec(`
UPDATE draft SET person = ?, form = ?, occasion = ?, template = ?, picture = ?, lang = ?, text = ?,
	other_lang = ?, other_text = ?, other_by = ?, other_checked = ?, version = ?, changed = ? WHERE id = ?`,
			append(args, d.Version, now, int64(d.ID))...)
		d.Batch, d.Letters, d.Made, d.Changed = was[0].Batch, was[0].Letters, was[0].Made, time.Unix(0, now).UTC()
		return err
	})
	if err != nil {
		return app.Draft{}, app.Changes{}, err
	}
	return d, app.Changes{Kinds: app.KindDrafts, IDs: []int64{int64(d.ID)}}, nil
}

// RemoveDrafts removes them with their versions.
func (s *Store) RemoveDrafts(ctx context.Context, ids ...app.DraftID) (app.Changes, error) {
	did := step{key: "undo.store.drafts_removed", args: app.Args{"Count": len(ids)}, kinds: app.KindDrafts}
	for _, id := range ids {
		did.ids = append(did.ids, int64(id))
	}
	return s.change(ctx, did, func(t tx, did *step) error {
		there, err := numbers(t, "SELECT id FROM draft WHERE id IN (SELECT value FROM json_each(?))", list(ids))
		if err != nil {
			return err
		}
		for _, id := range ids {
			if !slices.Contains(there, int64(id)) {
				return noDraft(id)
			}
		}
		return removeDrafts(t, did, there)
	})
}

// removeDrafts removes drafts with what belongs to them, so that they can come back.
func removeDrafts(t tx, did *step, ids []int64) error {
	err := did.keep(rowsOf("draft", "id", ids...), rowsOf("draft_version", "draft", ids...))
	for _, removal := range []string{
		"DELETE FROM draft_version WHERE draft IN (SELECT value FROM json_each(?))",
		"DELETE FROM draft WHERE id IN (SELECT value FROM json_each(?))",
	} {
		if err == nil {
			err = t.exec(removal, list(ids))
		}
	}
	return err
}
