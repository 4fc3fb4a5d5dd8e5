package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"vestka/app"
	"vestka/db/internal/disk"
	"vestka/db/vault"
)

// The backups that the program makes by itself lie in a folder beside the store.
// Their names say when and why they were made, and nothing else.

// backupName is what they are called; the number, from 2 on, orders those of one
// second.
var backupName = regexp.MustCompile(
	`^(\d{4}-\d\d-\d\dT\d{6}Z)-(daily|by-hand|before-import|before-migration|before-restore)(?:-(\d{1,9}))?\.backup$`)

// numberIn is the number in the name of a backup.
func numberIn(path string) int {
	parts := backupName.FindStringSubmatch(filepath.Base(path))
	if parts == nil || parts[3] == "" {
		return 1
	}
	n, _ := strconv.Atoi(parts[3]) // the name says that it is one
	return n
}

const backupTime = "2006-01-02T150405Z"

// keptBackup is a backup in the folder with the moment of the store that it holds.
type keptBackup struct {
	app.Backup
	moment
}

// Backups are those that are kept beside the store at the path, newest first. No
// passphrase is needed, and the store need not be there. Only the end of each is
// read; CheckBackup reads all of one.
func Backups(ctx context.Context, path string) ([]app.Backup, error) {
	path, err := pathOfStore(path)
	if err != nil {
		return nil, storeError(err)
	}
	found, err := backupsOf(ctx, path)
	if err != nil {
		return nil, storeError(err)
	}
	all := make([]app.Backup, len(found))
	for i, b := range found {
		all[i] = b.Backup
	}
	return all, nil
}

// CheckBackup reads a whole backup, without a passphrase, and compares it with the
// sum that was taken when it was made: a backup that is as it was then opens, and
// was counted. The errors are app.NotFound and app.Refused.
func CheckBackup(ctx context.Context, path string) error {
	b, err := openBackup(ctx, path)
	if err != nil {
		return storeError(err)
	}
	return storeError(b.Close())
}

// NewestGood is the newest backup beside the store at the path that passes
// CheckBackup and is not from the future; false where there is none.
func NewestGood(ctx context.Context, path string, now time.Time) (app.Backup, bool, error) {
	all, err := Backups(ctx, path)
	if err != nil {
		return app.Backup{}, false, err
	}
	for _, b := range all {
		if !b.Whole || b.Made.After(now) {
			continue
		}
		switch err := CheckBackup(ctx, b.Path); {
		case err == nil:
			return b, true, nil
		case ctx.Err() != nil:
			return app.Backup{}, false, err
		}
	}
	return app.Backup{}, false, nil
}

// pathOfStore is the true path of a store that may be missing.
func pathOfStore(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	there, err := exists(path)
	if err != nil {
		return "", err
	}
	if there {
		return filepath.EvalSymlinks(path)
	}
	dir, err := filepath.EvalSymlinks(filepath.Dir(path))
	if errors.Is(err, fs.ErrNotExist) {
		return path, nil
	}
	return filepath.Join(dir, filepath.Base(path)), err
}

// backupsOf are the backups of the store at its true path, newest first.
func backupsOf(ctx context.Context, path string) ([]keptBackup, error) {
	entries, err := os.ReadDir(backupFolder(path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all []keptBackup
	for _, e := range entries {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !backupName.MatchString(e.Name()) {
			continue
		}
		b, err := lookAtBackup(filepath.Join(backupFolder(path), e.Name()))
		if errors.Is(err, fs.ErrNotExist) { // another program has just rotated it away
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, b)
	}
	slices.SortFunc(all, func(a, b keptBackup) int { return newestFirst(a.Backup, b.Backup) })
	return all, nil
}

// lookAtBackup reads the name and the end of a backup. One that cannot be read is
// there all the same, and not whole.
func lookAtBackup(path string) (b keptBackup, err error) {
	parts := backupName.FindStringSubmatch(filepath.Base(path))
	b.Path, b.Reason = path, app.BackupReason(parts[2])
	info, err := os.Stat(path)
	if err != nil {
		return b, err
	}
	b.Size = info.Size()
	if b.Made, err = time.Parse(backupTime, parts[1]); err != nil { // a month 13
		b.Made = info.ModTime()
	}
	b.Backup.Changed = b.Made
	f, err := disk.OpenToRead(path)
	if err != nil {
		return b, nil // it is not whole
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	end, err := readFooter(f)
	if err != nil {
		return b, nil // it is not whole
	}
	b.Whole, b.Sealed, b.moment = true, end.Keys > 0, end.moment
	b.Made, b.Backup.Changed = time.Unix(end.Made, 0), time.Unix(end.Changed, 0)
	return b, nil
}

// KeepBackup makes a backup in the folder beside the store, as Backup does, and
// then removes those that need not be kept any more. Where a backup of the store
// as it is now is there already, or the store holds nothing yet, none is made,
// unless it was asked for by hand. After an error the older ones are all there.
func (s *Store) KeepBackup(ctx context.Context, reason app.BackupReason) (b app.Backup, made bool, err error) {
	s.slots.Lock()
	defer s.slots.Unlock()
	o := s.original()
	b, made, err = o.keep(ctx, reason, s.now())
	if made {
		o.rotate(context.WithoutCancel(ctx), s.now())
	}
	return b, made, notKept(because(err, s.layer))
}

// KeepLastDay is KeepBackup for the day on which the store was last changed, where
// that is over: after a crash, and for programs that make none when they end.
func (s *Store) KeepLastDay(ctx context.Context) (b app.Backup, made bool, err error) {
	info, err := os.Stat(s.path)
	if err != nil {
		return b, false, notKept(err)
	}
	now := s.now()
	if app.DateOf(info.ModTime().In(now.Location())) == app.DateOf(now) {
		return b, false, nil
	}
	return s.KeepBackup(ctx, app.BackupDaily)
}

// BegunBackup is a backup of which the copy is whole on the disk: the store may be
// changed. Whether the copy is good, Finish finds out.
type BegunBackup struct {
	store  *Store
	copied *copied
}

// BeginBackup is KeepBackup up to the moment from which on the store may be changed, nil
// where none has to be made. Until Finish no other backup is begun.
func (s *Store) BeginBackup(ctx context.Context, reason app.BackupReason) (_ *BegunBackup, err error) {
	s.slots.Lock()
	b := &BegunBackup{store: s}
	b.copied, _, err = s.original().begin(ctx, reason, s.now())
	if err != nil || b.copied == nil {
		s.slots.Unlock()
		return nil, notKept(because(err, s.layer))
	}
	return b, nil
}

// IsOfNow reports that the store has not been changed since it was copied.
func (b *BegunBackup) IsOfNow() (bool, error) {
	keys, err := b.store.original().soundKeys()
	if err != nil {
		return false, err
	}
	now, err := momentOf(b.store.path, keys)
	return err == nil && now.State == b.copied.of.State, err
}

// Finish is the rest of KeepBackup.
func (b *BegunBackup) Finish(ctx context.Context) error {
	defer b.store.slots.Unlock()
	if err := b.copied.putInPlace(ctx); err != nil {
		return notKept(because(err, b.store.layer))
	}
	b.store.original().rotate(context.WithoutCancel(ctx), b.store.now())
	return nil
}

// keep is KeepBackup while nobody else can change the keys, and removes nothing.
func (o original) keep(ctx context.Context, reason app.BackupReason, now time.Time) (b app.Backup, made bool, err error) {
	c, b, err := o.begin(ctx, reason, now)
	if err != nil || c == nil {
		return b, false, err
	}
	if err := c.putInPlace(ctx); err != nil {
		return b, false, err
	}
	k, err := lookAtBackup(c.path)
	return k.Backup, err == nil, err
}

// begin copies the store for a backup in the folder, unless there is a backup that will
// do, or nothing to back up: then there is no copy.
func (o original) begin(ctx context.Context, reason app.BackupReason, now time.Time) (c *copied, there app.Backup, err error) {
	if reason != app.BackupByHand {
		if b, found, err := o.same(ctx, reason); err != nil || found {
			return nil, b, err
		}
	}
	if err := o.prepareFolder(); err != nil {
		return nil, there, err
	}
	path, err := o.freeBackupName(reason, now)
	if err == nil {
		c, err = o.copyForBackup(ctx, path, now)
	}
	return c, there, err
}

// same looks for a backup of the store as it is now, and reports one that holds
// nothing, so that nothing can be lost of it, as found too. A day's backup gets the new reason, so that the
// next one of its day does not take its place.
func (o original) same(ctx context.Context, reason app.BackupReason) (b app.Backup, found bool, err error) {
	var keys []byte
	if o.layer.Sealed() {
		if keys, err = disk.ReadFile(keyFile(o.path)); err != nil {
			return b, false, err
		}
	}
	now, err := momentOf(o.path, keys)
	if err != nil {
		return b, false, err
	}
	all, err := backupsOf(ctx, o.path)
	if err != nil {
		return b, false, err
	}
	i := slices.IndexFunc(all, func(k keptBackup) bool { return k.Whole && k.State == now.State })
	switch {
	case i >= 0:
	case reason == app.BackupMigration || reason == app.BackupRestore: // the store is another afterwards
		return b, false, nil
	default:
		var has Counts
		err := oneConn(ctx, o.db, func(conn *sql.Conn) (err error) {
			has, err = count(ctx, conn)
			return err
		})
		return b, has == Counts{}, err
	}
	b = all[i].Backup
	if reason == app.BackupDaily || b.Reason != app.BackupDaily {
		return b, true, nil
	}
	path, err := o.freeBackupName(reason, b.Made)
	if err == nil {
		err = vault.Rename(b.Path, path)
	}
	b.Path, b.Reason = path, reason
	return b, true, err
}

// prepareFolder makes the folder and removes what a crash left unfinished in it.
func (o original) prepareFolder() error {
	dir := backupFolder(o.path)
	if err := os.Mkdir(dir, 0o700); err == nil {
		err = disk.SyncFolder(filepath.Dir(dir))
		if err != nil {
			return err
		}
	} else if !errors.Is(err, fs.ErrExist) {
		return err
	}
	return clearRests(o.path)
}

// clearRests removes what a crash left unfinished in the folder, if there is one.
func clearRests(path string) error {
	rests, err := named(backupFolder(path), func(name string) bool {
		whole, _, isRest := strings.Cut(name, unfinished)
		return isRest && backupName.MatchString(whole)
	})
	if err != nil {
		return err
	}
	return vault.Remove(rests...)
}

// freeBackupName is a path in the folder that nothing has yet, with a number above
// those of the same second.
func (o original) freeBackupName(reason app.BackupReason, made time.Time) (string, error) {
	second := made.UTC().Format(backupTime)
	same, err := named(backupFolder(o.path), func(name string) bool { return strings.HasPrefix(name, second) && backupName.MatchString(name) })
	if err != nil {
		return "", err
	}
	n := 0
	for _, path := range same {
		n = max(n, numberIn(path))
	}
	name := fmt.Sprintf("%s-%s.backup", second, reason)
	if n > 0 {
		name = fmt.Sprintf("%s-%s-%d.backup", second, reason, n+1)
	}
	return filepath.Join(backupFolder(o.path), name), nil
}

// rotate removes what need not be kept any more. What cannot be removed now is
// after the next backup.
func (o original) rotate(ctx context.Context, now time.Time) {
	found, err := backupsOf(ctx, o.path)
	if err != nil {
		return
	}
	all := make([]app.Backup, len(found))
	for i, b := range found {
		all[i] = b.Backup
	}
	for _, b := range superseded(all, now) {
		_ = vault.Remove(b.Path)
	}
}

// notKept says that no backup was made, and why, where it is not the store itself
// that has something to say.
func notKept(err error) error {
	err = storeError(err)
	e := (*app.Error)(nil)
	if !errors.As(err, &e) {
		return err
	}
	switch e.Key {
	case "error.store.full":
		return &app.Error{Code: app.Failed, Key: "error.backup.full", Hint: "error.backup.full.hint", Err: e}
	case "error.save", "error.store.read_only", "error.store.denied", "error.store.unreachable":
		return &app.Error{Code: app.Failed, Key: "error.backup.folder", Hint: "error.backup.folder.hint", Err: e}
	}
	return err
}
