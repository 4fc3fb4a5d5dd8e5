package db

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"vestka/app"
	"vestka/db/internal/disk"
	"vestka/db/vault"
)

// Summary is what a backup holds.
type Summary struct {
	Counts
	Made    time.Time // to the second
	Changed time.Time // when the store was last changed before, to the second
	Sealed  bool
}

// Backup writes a copy of the open store to one file, which is there whole or not
// at all and replaces an older backup only. Other work goes on meanwhile: the copy
// is of the moment at which its last page was written. A sealed store
// is copied as it is sealed, with its key slots: every passphrase of today opens
// the copy. It was opened, checked and counted before it counts as made. The
// errors are app.Refused, where another file stands in its place, and app.Failed.
func (s *Store) Backup(ctx context.Context, path string) error {
	return s.told(s.backUp(ctx, path))
}

func (s *Store) backUp(ctx context.Context, path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if err := s.mayBackUpTo(path); err != nil {
		return err
	}
	s.slots.Lock() // the keys and the store shall be of one moment
	defer s.slots.Unlock()
	return s.original().backUp(ctx, path, s.now())
}

// original is a store that is to be copied.
type original struct {
	db    *sql.DB
	path  string // whole and true
	layer *vault.Layer
}

func (s *Store) original() original { return original{s.db, s.path, s.layer} }

// backUp makes the backup at the path, whatever is there, or leaves what is there.
func (o original) backUp(ctx context.Context, path string, now time.Time) error {
	copied, err := o.copyForBackup(ctx, path, now)
	if err == nil {
		err = copied.putInPlace(ctx)
	}
	return err
}

// copied is the copy that becomes a backup: it is whole on the disk, beside its place.
type copied struct {
	path  string // its place
	layer *vault.Layer
	of    moment
	has   Counts
}

// beside is where it is.
func (c *copied) beside() string { return c.path + unfinished }

// failed removes it, and says why there is no backup.
func (c *copied) failed(err error) error {
	return errors.Join(notSaved(err), vault.Remove(c.beside(), c.beside()+"-journal"))
}

// copyForBackup makes the copy. Whatever becomes of the store then, it stays as it is.
func (o original) copyForBackup(ctx context.Context, path string, now time.Time) (*copied, error) {
	keys, err := o.soundKeys()
	if err != nil {
		return nil, err
	}
	c := &copied{path: path, layer: o.layer}
	to, err := newBackup(c.beside())
	if err != nil {
		return nil, c.failed(err)
	}
	c.has, c.of, err = o.copyAsItLies(ctx, to, keys)
	if err == nil {
		err = to.finish(keys, c.of, now)
	}
	if err = errors.Join(err, to.Close()); err != nil {
		return nil, c.failed(err)
	}
	return c, nil
}

// putInPlace looks at the copy, and puts it in its place where it is good.
func (c *copied) putInPlace(ctx context.Context) error {
	err := c.look(ctx)
	if err == nil {
		err = vault.Rename(c.beside(), c.path)
	}
	if err != nil {
		return c.failed(err)
	}
	return nil
}

// look reads the copy whole.
func (c *copied) look(ctx context.Context) error {
	made, err := openBackup(ctx, c.beside())
	if err != nil {
		return err
	}
	got, err := inspect(ctx, made.path, c.layer)
	switch {
	case err != nil:
	case !got.Sound():
		err = &app.Error{Code: app.Damaged, Key: "error.backup.store_damaged", Hint: "error.store.damaged.hint"}
	case got.Counts != c.has:
		err = errors.New("the backup does not hold what the store does")
	}
	return errors.Join(err, made.Close())
}

// soundKeys are the bytes of the key file, nil for a store that is not sealed.
func (o original) soundKeys() ([]byte, error) {
	if !o.layer.Sealed() {
		return nil, nil
	}
	b, err := disk.ReadFile(keyFile(o.path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, vault.ErrMissing
	}
	if err != nil {
		return nil, err
	}
	keys, err := vault.ParseKeyFile(b)
	if err == nil && (!keys.Sound() || len(b) > maxKeys) {
		err = vault.ErrDamaged
	}
	return b, err
}

// mayBackUpTo refuses a place of the store itself, and one that holds anything but
// an older backup.
func (s *Store) mayBackUpTo(path string) error {
	taken := &app.Error{Code: app.Refused, Key: "error.backup.taken"}
	for _, place := range []string{path, path + unfinished} { // where it is made first
		if own, err := s.belongs(place); err != nil {
			return notSaved(err)
		} else if own {
			return taken
		}
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Stat(filepath.Dir(path)); err != nil {
			return notSaved(err)
		}
		return nil
	case err != nil:
		return notSaved(err)
	case !info.Mode().IsRegular():
		return taken
	}
	older, err := isBackup(path)
	if err == nil && !older {
		err = taken
	}
	return err
}

// notSaved says of a file that could not be written that another place may help.
// What the store itself has to say stays.
func notSaved(err error) error {
	if path := (*fs.PathError)(nil); !errors.As(err, &path) || disk.Full(err) {
		return err
	}
	return &app.Error{Code: app.Failed, Key: "error.save", Hint: "error.save.hint", Err: withoutPath(err)}
}

// ReadBackup opens a backup with a passphrase of its day and says what it holds.
// All of it is read and checked; nothing is written. The errors are app.NotFound,
// app.Refused (it is no backup, or damaged), app.WrongPassphrase, app.Invalid (a
// passphrase for a backup that is not sealed) and app.Newer.
func ReadBackup(ctx context.Context, path string, opts Options) (Summary, error) {
	b, sum, err := openAndCount(ctx, path, opts)
	if err != nil {
		return Summary{}, storeError(err)
	}
	return sum, storeError(b.Close())
}

// BackupSealed reports, without a passphrase, whether a backup needs one. Only its
// end is read. The errors are app.NotFound and app.Refused.
func BackupSealed(path string) (sealed bool, err error) {
	f, err := disk.OpenToRead(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, &app.Error{Code: app.NotFound, Key: "error.backup.missing"}
	case err != nil:
		return false, storeError(err)
	}
	defer func() { err = storeError(errors.Join(err, f.Close())) }()
	end, err := readFooter(f)
	return end.Keys > 0, err
}

// openAndCount opens a backup that is sound and of no newer version.
func openAndCount(ctx context.Context, path string, opts Options) (*backupFile, Summary, error) {
	b, err := openBackup(ctx, path)
	if err != nil {
		return nil, Summary{}, err
	}
	layer, err := b.unlock(opts.Passphrase)
	if err != nil {
		return nil, Summary{}, errors.Join(err, b.Close())
	}
	defer layer.Close()
	has, err := inspect(ctx, b.path, layer)
	if err == nil && !has.Sound() {
		err = &app.Error{Code: app.Failed, Key: "error.backup.unsound", Hint: "error.backup.damaged.hint"}
	}
	if err != nil {
		return nil, Summary{}, errors.Join(because(err, layer), b.Close())
	}
	return b, Summary{Counts: has.Counts, Made: time.Unix(b.Made, 0), Changed: time.Unix(b.Changed, 0), Sealed: layer.Sealed()}, nil
}

// inspect reads the whole store in a file without writing, and says how it is.
func inspect(ctx context.Context, path string, layer *vault.Layer) (r Report, err error) {
	has, knows, err := versions(ctx, path, layer, migrations())
	switch {
	case err != nil:
		return r, err
	case has > knows:
		return r, &app.Error{Code: app.Newer, Key: "error.store.newer", Hint: "error.store.newer.hint"}
	}
	db := connect(path, layer, readOnly)
	defer func() { err = errors.Join(err, db.Close()) }()
	err = oneConn(ctx, db, func(conn *sql.Conn) (err error) {
		r, err = verify(ctx, conn)
		return err
	})
	return r, err
}

// oneConn runs fn on a connection.
func oneConn(ctx context.Context, db *sql.DB, fn func(*sql.Conn) error) (err error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	return fn(conn)
}
