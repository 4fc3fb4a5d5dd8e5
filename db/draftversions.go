package db

import (
	"context"
	"database/sql"
	"time"

	"vestka/app"
)

// So many versions are kept of a draft that the user did not name, and so many
// bytes of them; beyond that the oldest go.
const (
	mostVersions     = 200
	mostVersionBytes = 2 << 20
)

// versionOf is the number of the version that a draft is in when it changes from
// was to d; one is written where there is none yet.
func versionOf(t tx, was, d *app.Draft, now int64) (int, error) {
	if was.Original == d.Original && was.Translation == d.Translation {
		return was.Version, nil
	}
	at := was.Version
	if at == 0 { // what it was made as is the first to go back to
		at = 1
		if err := insertVersion(t, was, at, 0, was.Made.UnixNano()); err != nil {
			return 0, err
		}
	}
	var nr int
	found, err := t.find([]any{&nr}, `
SELECT nr FROM draft_version WHERE draft = ? AND lang = ? AND text = ? AND other_lang = ? AND other_text = ? AND other_by = ? AND other_checked = ?
ORDER BY nr DESC LIMIT 1`, append([]any{int64(d.ID)}, sideValues(d.Original, d.Translation)...)...)
	if err != nil || found {
		return nr, err
	}
	if _, err := t.find([]any{&nr}, "SELECT max(nr) + 1 FROM draft_version WHERE draft = ?", int64(d.ID)); err != nil {
		return 0, err
	}
	if err := insertVersion(t, d, nr, at, now); err != nil {
		return 0, err
	}
	return nr, dropVersions(t, d.ID)
}

func insertVersion(t tx, d *app.Draft, nr, before int, now int64) error {
	args := append([]any{int64(d.ID), nr, before}, sideValues(d.Original, d.Translation)...)
	return t.exec(`
INSERT INTO draft_version (draft, nr, before, lang, text, other_lang, other_text, other_by, other_checked, name, made)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?)`, append(args, now)...)
}

// dropVersions forgets the oldest versions without a name beyond what is kept,
// never the newest. What was made from one of them was made from what stood before it.
func dropVersions(t tx, draft app.DraftID) error {
	gone, err := numbers(t, `
SELECT nr FROM (
	SELECT nr, row_number() OVER newest AS rank, sum(length(CAST(text AS BLOB)) + length(CAST(other_text AS BLOB))) OVER newest AS bytes
	FROM draft_version WHERE draft = ?1 AND name = '' WINDOW newest AS (ORDER BY nr DESC))
WHERE rank > 1 AND (rank > ?2 OR bytes > ?3)`, int64(draft), mostVersions, mostVersionBytes)
	for _, nr := range gone {
		if err == nil {
			err = t.exec(`
UPDATE draft_version SET before = (SELECT before FROM draft_version WHERE draft = ?1 AND nr = ?2) WHERE draft = ?1 AND before = ?2`, int64(draft), nr)
		}
		if err == nil {
			err = t.exec("DELETE FROM draft_version WHERE draft = ? AND nr = ?", int64(draft), nr)
		}
	}
	return err
}

// DraftVersions are those of a draft, the oldest first; one that was never changed is
// its first version.
func (s *Store) DraftVersions(ctx context.Context, id app.DraftID) ([]app.DraftVersion, error) {
	var versions []app.DraftVersion
	err := s.read(ctx, func(t tx) error {
		drafts, err := readDrafts(t, app.DraftFilter{IDs: []app.DraftID{id}})
		if err != nil {
			return err
		}
		if len(drafts) == 1 && drafts[0].Version == 0 {
			versions = []app.DraftVersion{drafts[0].First()}
			return nil
		}
		return t.each(func(rows *sql.Rows) error {
			var d app.Draft
			var v app.DraftVersion
			var made int64
			err := rows.Scan(append(append([]any{&v.Nr, &v.Before}, sides(&d)...), &v.Name, &made)...)
			v.Original, v.Translation, v.Made = d.Original, d.Translation, time.Unix(0, made).UTC()
			versions = append(versions, v)
			return err
		}, `
SELECT nr, before, lang, text, other_lang, other_text, other_by, other_checked, name, made
FROM draft_version WHERE draft = ? ORDER BY nr`, int64(id))
	})
	return versions, err
}

// keepFirst writes the first version of a draft that was never changed, where it is the
// one that is wanted. That is no step of its own: what it was made as is only kept now.
func keepFirst(t tx, id app.DraftID, nr int) error {
	drafts, err := readDrafts(t, app.DraftFilter{IDs: []app.DraftID{id}})
	if err != nil || nr != 1 || len(drafts) == 0 || drafts[0].Version != 0 {
		return err
	}
	if err := insertVersion(t, &drafts[0], 1, 0, drafts[0].Made.UnixNano()); err != nil {
		return err
	}
	return t.exec("UPDATE draft SET version = 1 WHERE id = ?", int64(id))
}

// NameVersion names one, so that it stays; without a name it may go again.
func (s *Store) NameVersion(ctx context.Context, id app.DraftID, nr int, name string) (app.Changes, error) {
	name, err := app.VersionName(name)
	if err != nil {
		return app.Changes{}, err
	}
	did := step{key: "undo.store.version_name", kinds: app.KindDrafts, ids: []int64{int64(id)}}
	return s.change(ctx, did, func(t tx, did *step) error {
		if err := keepFirst(t, id, nr); err != nil {
			return err
		}
		var was string
		found, err := t.find([]any{&was}, "SELECT name FROM draft_version WHERE draft = ? AND nr = ?", int64(id), nr)
		switch {
		case err != nil:
			return err
		case !found:
			return &app.Error{Code: app.NotFound, Key: "error.draft.version", Args: app.Args{"ID": int64(id), "Version": nr}}
		case was == name:
			return nil
		}
		if err := did.keep(scope{Table: "draft_version", Columns: []string{"draft", "nr"}, Keys: [][]any{{int64(id), int64(nr)}}}); err != nil {
			return err
		}
		return t.exec("UPDATE draft_version SET name = ? WHERE draft = ? AND nr = ?", name, int64(id), nr)
	})
}
