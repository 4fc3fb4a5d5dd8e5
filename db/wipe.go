package db

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"

	"github.com/gofrs/flock"

	"vestka/app"
	"vestka/db/internal/disk"
	"vestka/db/vault"
)

// Wipe destroys the store at path with all that belongs to it: key files, copies
// kept aside, backups that were made by themselves, and the symbolic links that
// led to it. It needs no passphrase and no sound store. Everything that holds key
// slots is overwritten and removed before anything else, so that from there on a
// sealed store opens no more; what could be read without them is overwritten, too.
// Other files are not touched, whatever they are called.
//
// What cannot be removed is told in the report, and does not keep the rest from
// being destroyed. Where it was stopped the next call goes on. It cannot reach
// what disks and file systems keep of what was overwritten, nor any copy elsewhere.
//
// The errors are app.NotFound, app.Busy, app.Refused (there is a folder, a backup,
// or a file of which nothing says that it is a store), app.Cancelled and app.Failed.
func Wipe(ctx context.Context, path string) (app.WipeReport, error) {
	w, err := wiping(ctx, path)
	if err != nil {
		return app.WipeReport{}, storeError(err)
	}
	err = w.all()
	return w.report, storeError(errors.Join(err, w.lock.Close()))
}

// Belongings are the paths that Wipe would remove. The errors are its own.
func Belongings(path string) ([]string, error) {
	path, links, err := follow(path)
	if err != nil {
		return nil, storeError(err)
	}
	all, err := mayWipe(path)
	if err != nil {
		return nil, storeError(err)
	}
	return append(links, all...), nil
}

// wiper destroys one store.
type wiper struct {
	ctx    context.Context
	path   string   // the true one
	links  []string // that lead to it
	lock   *flock.Flock
	report app.WipeReport
}

// wiping takes the lock of a store that may be wiped.
func wiping(ctx context.Context, path string) (*wiper, error) {
	path, links, err := follow(path)
	if err != nil {
		return nil, err
	}
	if _, err := mayWipe(path); err != nil {
		return nil, err
	}
	lock, err := takeLock(path)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		// Nobody could take it, so that nobody has the store open either.
		lock, err = flock.New(lockFile(path)), nil
	}
	return &wiper{ctx: ctx, path: path, links: links, lock: lock}, err
}

// all destroys everything in its order.
func (w *wiper) all() error {
	all, err := belongings(w.path)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(file string) bool { return file == lockFile(w.path) })
	if err := w.burnKeys(all); err != nil {
		return err
	}
	for _, file := range all {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		w.erase(file)
	}
	_ = os.Remove(backupFolder(w.path)) // stays where somebody keeps other files in it
	for _, link := range w.links {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		w.remove(link)
	}
	return w.erasesLock()
}

// burnKeys overwrites all key slots before any file is removed.
func (w *wiper) burnKeys(all []string) error {
	for _, file := range all {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		if holdsKeys(w.path, file) {
			_ = change(file, burnSlots) // if it cannot be removed either, that is told then
		}
	}
	return nil
}

// erasesLock is the last step: until here nobody else may make a store in this place.
func (w *wiper) erasesLock() error {
	there, err := exists(lockFile(w.path))
	if !there || err != nil {
		return err
	}
	if runtime.GOOS == "windows" && w.lock != nil { // a file that is open cannot be removed
		if err := w.lock.Close(); err != nil {
			return err
		}
	}
	w.remove(lockFile(w.path))
	return nil
}

// erase overwrites a file and removes it; of a symbolic link also what it leads to.
func (w *wiper) erase(file string) {
	_ = change(file, burn) // where it fails, removing does too or is enough
	if target, err := filepath.EvalSymlinks(file); err == nil && target != file {
		w.remove(target)
	}
	w.remove(file)
}

// remove removes a file, or else takes everything out of it.
func (w *wiper) remove(file string) {
	if info, err := os.Lstat(file); err == nil && info.IsDir() { // a folder is nobody's file
		w.report.Left = append(w.report.Left, app.Leftover{Path: file})
		return
	}
	err := disk.Delete(file)
	switch {
	case err == nil:
		w.report.Removed = append(w.report.Removed, file)
	case !errors.Is(err, fs.ErrNotExist):
		emptied := change(file, func(f *disk.File) error { return f.Truncate(0) }) == nil
		w.report.Left = append(w.report.Left, app.Leftover{Path: file, Emptied: emptied})
	}
}

// change opens a plain file to be written, also one that is read-only.
func change(file string, fn func(*disk.File) error) error {
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fs.ErrInvalid
	}
	f, err := disk.OpenFile(file, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrPermission) && os.Chmod(file, 0o600) == nil {
		f, err = disk.OpenFile(file, os.O_RDWR, 0)
	}
	if err != nil {
		return err
	}
	return errors.Join(fn(f), f.Close())
}

// burn overwrites all of a file that can be read without a key.
func burn(f *disk.File) error {
	sealed, err := looksSealed(f)
	if err != nil || sealed {
		return err
	}
	return overwrite(f, 0)
}

// burnSlots overwrites the place where a key file or a backup has key slots.
func burnSlots(f *disk.File) error {
	sealed, err := looksSealed(f)
	if err != nil || !sealed {
		return errors.Join(err, overwrite(f, 0))
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	return overwrite(f, max(0, info.Size()-maxKeys-footerLength)) // the end of a backup, wherever it was cut off
}

// looksSealed reports that a file begins like a sealed store.
func looksSealed(f *disk.File) (bool, error) {
	block, err := firstBlock(f)
	return isNoise(block), err
}

func firstBlock(f *disk.File) ([]byte, error) {
	block := make([]byte, vault.BlockSize)
	n, err := f.ReadAt(block, 0)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return block[:n], err
}

// follow gives the true path of a store, which need not be there any more, and the
// symbolic links that lead to it.
func follow(path string) (_ string, links []string, err error) {
	if path, err = filepath.Abs(path); err != nil {
		return "", nil, err
	}
	for range maxLinks {
		dir, err := filepath.EvalSymlinks(filepath.Dir(path))
		if errors.Is(err, fs.ErrNotExist) {
			return "", nil, notThere()
		}
		if err != nil {
			return "", nil, err
		}
		path = filepath.Join(dir, filepath.Base(path))
		to, err := os.Readlink(path)
		if err != nil { // it is no link
			return path, links, nil //nolint:nilerr // that is what was to be found out
		}
		links = append(links, path)
		if !filepath.IsAbs(to) {
			to = filepath.Join(dir, to)
		}
		path = to
	}
	return "", nil, syscall.ELOOP
}

// maxLinks is how many links may lead to one another, as with Linux.
const maxLinks = 40

func notThere() error {
	return &app.Error{Code: app.NotFound, Key: "error.store.missing", Hint: "error.store.missing.hint"}
}

// mayWipe gives what belongs to the store at a true path, and refuses a file that
// may be anything: one that nothing lies beside but at most a lock, which every
// attempt to open a file leaves, must look like a store itself.
func mayWipe(path string) ([]string, error) {
	all, err := belongings(path)
	if err != nil {
		return nil, err
	}
	if len(all) == 0 {
		return nil, notThere()
	}
	locked := slices.Contains(all, lockFile(path))
	there, err := isFile(path)
	if err != nil || !there || slices.ContainsFunc(all, func(f string) bool { return f != path && f != lockFile(path) }) {
		return all, err
	}
	return all, looksLikeStore(path, locked)
}

// looksLikeStore is nil where a file is no backup, but a store, or what is left of
// one that was opened here before.
func looksLikeStore(path string, opened bool) (err error) {
	f, err := disk.OpenToRead(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	block, err := firstBlock(f)
	if err != nil {
		return err
	}
	if err := noBackup(path); err != nil {
		return err
	}
	lost := len(bytes.Trim(block, "\x00")) == 0 // an empty file too
	if isOurs(block) || opened && (lost || isNoise(block)) {
		return nil
	}
	return &app.Error{Code: app.Refused, Key: "error.wipe.foreign", Hint: "error.wipe.foreign.hint"}
}

// idAt is where SQLite writes the application's number, big endian
// (www.sqlite.org/fileformat.html, 1.3).
const idAt = 68

// isOurs reports that the first block is that of a store that is not sealed.
func isOurs(block []byte) bool {
	return len(block) > idAt+4 && bytes.HasPrefix(block, []byte(vault.Header)) && binary.BigEndian.Uint32(block[idAt:]) == applicationID
}
