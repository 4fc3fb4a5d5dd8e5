package attachments

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"vestka/app"
	"vestka/app/exporter"
)

// A program outside can open a file only, and that file is not sealed. It lies in a
// folder of its own that only the user can read, under a name that says nothing.
// The store remembers where, so that no crash leaves one for good; and all of them
// lie below one folder, so that they can be destroyed without the store.

// settingCopies is the key under which the store remembers the paths, as JSON. It is
// no setting that a user sees.
const settingCopies = "unsealed_copies"

// Copy writes an unsealed copy of an attachment for a program outside, and gives
// its path. It stays until RemoveCopies.
func (k *Keeper) Copy(ctx context.Context, id app.AttachmentID) (path string, err error) {
	a, err := k.store.Attachment(ctx, id)
	if err != nil {
		return "", err
	}
	folder, err := k.newFolder()
	if err != nil {
		return "", notCopied(err)
	}
	path = filepath.Join(folder, filepath.Base(folder)+a.Kind.Ending())
	paths, err := k.Copies(ctx)
	if err == nil {
		err = k.remember(ctx, append(paths, path))
	}
	if err != nil {
		return "", errors.Join(err, os.Remove(folder))
	}
	if err := k.write(ctx, id, path); err != nil {
		_, left := k.RemoveCopies(context.WithoutCancel(ctx))
		return "", errors.Join(err, left)
	}
	return path, nil
}

// newFolder makes a folder for one copy, and the one for all of them. In a place
// that is open to others somebody may have made that one first, or a link.
func (k *Keeper) newFolder() (string, error) {
	if err := os.Mkdir(k.copies, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	info, err := os.Lstat(k.copies)
	if err != nil {
		return "", err
	}
	if !mine(info) || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		return "", &fs.PathError{Op: "mkdir", Path: k.copies, Err: fs.ErrPermission}
	}
	return os.MkdirTemp(k.copies, "")
}

func (k *Keeper) write(ctx context.Context, id app.AttachmentID, path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return notCopied(err)
	}
	err = k.store.ReadAttachment(ctx, id, f)
	return notCopied(errors.Join(err, f.Close()))
}

// notCopied puts the system's error into words; one that has its own keeps them.
func notCopied(err error) error {
	if e := (*app.Error)(nil); err == nil || errors.As(err, &e) {
		return err
	}
	return &app.Error{Code: app.Failed, Key: "error.attachment.copy", Hint: "error.save.hint", Err: withoutPath(err)}
}

// Copies are the paths of the copies that have not been removed.
func (k *Keeper) Copies(ctx context.Context) ([]string, error) {
	value, err := k.store.Setting(ctx, settingCopies)
	if err != nil || value == "" {
		return nil, err
	}
	var paths []string
	if err := json.Unmarshal([]byte(value), &paths); err != nil {
		return nil, &app.Error{Code: app.Failed, Key: "error.store.damaged", Hint: "error.store.damaged.hint"}
	}
	return paths, nil
}

func (k *Keeper) remember(ctx context.Context, paths []string) error {
	value := ""
	if len(paths) > 0 {
		b, err := json.Marshal(paths)
		if err != nil {
			return err
		}
		value = string(b)
	}
	_, err := k.store.SetSetting(ctx, settingCopies, value)
	return err
}

// RemoveCopies removes all unsealed copies and gives how many could not be: where
// a program still holds one, some systems do not allow it. Those stay remembered.
func (k *Keeper) RemoveCopies(ctx context.Context) (left int, err error) {
	paths, err := k.Copies(ctx)
	if err != nil || len(paths) == 0 {
		return 0, err
	}
	stay := slices.DeleteFunc(slices.Clone(paths), func(path string) bool { return removeCopy(path) == nil })
	if len(stay) < len(paths) {
		err = k.remember(ctx, stay)
	}
	_ = os.Remove(k.copies) // stays where another store has copies in it
	return len(stay), err
}

// removeCopy wipes and removes a copy with its folder, and with what a program has
// laid beside it. A folder that is not as Copy made it is left alone: the store may
// have come here from another machine.
func removeCopy(path string) (err error) {
	folder, name := filepath.Split(path)
	folder = filepath.Clean(folder)
	info, err := os.Lstat(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if base := filepath.Base(folder); !info.IsDir() || base+filepath.Ext(name) != name {
		return nil
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, root.Close(), os.Remove(folder)) }()
	entries, err := fs.ReadDir(root.FS(), ".")
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		if e.IsDir() {
			errs = append(errs, root.Remove(e.Name())) // one that holds nothing
			continue
		}
		errs = append(errs, exporter.Erase(root, e.Name()))
	}
	return errors.Join(errs...)
}

// DestroyCopies destroys the folder for the copies with all that is in it: those
// of every store, and what programs have laid beside them. It reports whether that
// is gone now. A folder of somebody else's, or a link, is left alone.
func DestroyCopies(folder string) (gone bool) {
	if !CopiesIn(folder) {
		return false
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return false
	}
	_ = fs.WalkDir(root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			_ = exporter.Erase(root, name)
		}
		return nil // the rest goes all the same
	})
	_ = root.Close() // what matters is whether the folder goes
	return os.RemoveAll(folder) == nil
}

// CopiesIn reports that there is a folder for copies of this user's.
func CopiesIn(folder string) bool {
	info, err := os.Lstat(folder)
	return err == nil && mine(info)
}
