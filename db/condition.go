package db

import (
	"context"
	"database/sql"
	"errors"

	"github.com/mattn/go-sqlite3"

	"vestka/app"
	"vestka/db/salvage"
	"vestka/db/vault"
)

// The first page says what a file is. Where it is damaged, the other ones tell.

// sampled is how many pages of a file are looked at, spread over all of it.
const sampled = 64

// looksLikePages reports that one of the pages behind the first is SQLite's.
func looksLikePages(pages vault.Pages) bool {
	var b [vault.BlockSize]byte
	n := pages.Size() / vault.BlockSize
	step := max(1, n/sampled)
	for no := int64(1); no < n; no += step {
		// One that cannot be read says nothing.
		if read, _ := pages.ReadAt(b[:], no*vault.BlockSize); read == len(b) && salvage.Looks(no+1, b[:]) {
			return true
		}
	}
	return false
}

func looksPlain(path string) (bool, error) {
	var none *vault.Layer
	return lookAtPages(none.Pages(path))
}

func lookAtPages(pages vault.Pages, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	return looksLikePages(pages), pages.Close()
}

// fits reports that the key is that of the store at path, though its first page
// may be damaged.
func fits(path string, key *vault.Key) (bool, error) {
	first, err := vault.Fits(path, key)
	if first || err != nil {
		return first, err
	}
	return lookAtPages(key.Pages(path))
}

// checkOurs is app.Refused where SQLite can read the file and it is no store of ours.
func checkOurs(ctx context.Context, db *sql.DB, layer *vault.Layer) error {
	var id, tables int64
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if id == applicationID {
		return nil
	}
	err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE name IN ('"+versionTable+"', 'person', 'letter')").Scan(&tables)
	if err != nil {
		return err
	}
	if layer.Sealed() || tables == 3 {
		return damagedBegin(nil)
	}
	return &app.Error{Code: app.Refused, Key: "error.store.foreign", Hint: "error.store.foreign.hint"}
}

func damagedBegin(err error) error {
	return &app.Error{Code: app.Damaged, Key: "error.store.damaged_begin", Hint: "error.store.damaged.hint", Err: err}
}

// aboutBegin tells from the other pages what it means that SQLite takes the file
// for none of its own: the first page is damaged, or the key file is another's.
func aboutBegin(err error, path string, layer *vault.Layer) error {
	if e := (sqlite3.Error{}); !errors.As(err, &e) || e.Code != sqlite3.ErrNotADB {
		return err
	}
	looks, pagesErr := lookAtPages(layer.Pages(path))
	switch {
	case pagesErr != nil:
		return errors.Join(err, pagesErr)
	case looks:
		return damagedBegin(err)
	case layer.Sealed(): // the passphrase was right, but its key makes no store of the file
		return &app.Error{Code: app.NoKey, Key: "error.vault.mismatch", Hint: "error.vault.key_missing.hint", Err: err}
	}
	return err
}
