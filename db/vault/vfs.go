package vault

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/psanford/sqlite3vfs"

	"vestka/db/internal/disk"
)

// maxPath is the longest path in bytes that SQLite may give.
const maxPath = 4096

// vfs is SQLite's way to the files of sealed stores.
type vfs struct{}

var _ sqlite3vfs.URIOpener = vfs{}

// Open is never asked, since there is OpenURI; it is needed by the interface only.
func (v vfs) Open(name string, flags sqlite3vfs.OpenFlag) (sqlite3vfs.File, sqlite3vfs.OpenFlag, error) {
	return v.OpenURI(name, nil, flags)
}

// OpenURI opens a store or a journal. It never fails by itself: after a failure
// sqlite3vfs closes whichever file it opened first of all. What cannot be opened
// is instead a file of which every use fails.
func (vfs) OpenURI(name string, params map[string]string, flags sqlite3vfs.OpenFlag) (sqlite3vfs.File, sqlite3vfs.OpenFlag, error) {
	name = filepath.Clean(name)
	k, ok := kindOf(flags)
	if !ok {
		return &handle{content: closedFile{errTemporary}}, flags, nil
	}
	shared, ok := layerOf(name, params, k)
	if !ok {
		return &handle{content: closedFile{errNoLayer}}, flags, nil
	}
	h := &handle{locks: shared, main: k == mainFile}
	file, created, flags, err := openFile(name, flags)
	if err == nil {
		h.content, err = unseal(file, &shared.layer.key, k, flags&sqlite3vfs.OpenReadWrite != 0)
	}
	if err != nil {
		shared.layer.failed(err)
		h.content = closedFile{err}
	}
	if created {
		h.folder = filepath.Dir(name)
	}
	return h, flags, nil
}

var (
	errTemporary = errors.New("a temporary file would not be sealed")
	errNoLayer   = errors.New("no key is in use for this file")
)

// kindOf finds the kind of a file; temporary ones have none.
func kindOf(flags sqlite3vfs.OpenFlag) (kind, bool) {
	switch {
	case flags&sqlite3vfs.OpenMainDB != 0:
		return mainFile, true
	case flags&sqlite3vfs.OpenMainJournal != 0:
		return journalFile, true
	case flags&sqlite3vfs.OpenSuperJournal != 0:
		return superJournal, true
	}
	return 0, false
}

// unseal gives the content of a sealed file, which it closes where that fails.
func unseal(file *disk.File, key *Key, k kind, writable bool) (content, error) {
	var c content
	var err error
	if k == mainFile {
		c, err = openBlockFile(file, key)
	} else {
		c, err = openJournal(file, key, k, writable)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return c, nil
}

// openFile opens the file as SQLite wishes, or for reading only where it cannot
// be written; a new one is for its owner only, whatever the umask.
func openFile(name string, flags sqlite3vfs.OpenFlag) (_ *disk.File, created bool, _ sqlite3vfs.OpenFlag, err error) {
	if flags&sqlite3vfs.OpenReadWrite == 0 {
		file, err := disk.OpenToRead(name)
		return file, false, flags, err
	}
	file, err := disk.OpenFile(name, os.O_RDWR, 0)
	switch {
	case err == nil && flags&sqlite3vfs.OpenExclusive != 0:
		return nil, false, flags, errors.Join(fs.ErrExist, file.Close())
	case err == nil:
		return file, false, flags, nil
	case errors.Is(err, fs.ErrNotExist) && flags&sqlite3vfs.OpenCreate != 0:
		file, err := NewFile(name)
		return file, err == nil, flags, err
	case errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS):
		flags = flags&^(sqlite3vfs.OpenReadWrite|sqlite3vfs.OpenCreate) | sqlite3vfs.OpenReadOnly
		file, err := disk.OpenToRead(name)
		return file, false, flags, err
	}
	return nil, false, flags, err
}

// Delete removes a journal, by which SQLite commits. That there is none is a
// failure: the folder was moved away with the journal in it, which would undo the
// commit once the folder is back.
func (vfs) Delete(name string, dirSync bool) error {
	if err := disk.Delete(name); err != nil {
		return sqlite3vfs.IOError
	}
	if dirSync && disk.SyncFolder(filepath.Dir(name)) != nil {
		return sqlite3vfs.IOError
	}
	return nil
}

// Access reports that there is a file that is not empty, or that it can be
// opened so: as SQLite's own layer does.
func (vfs) Access(name string, flag sqlite3vfs.AccessFlag) (bool, error) {
	if flag == sqlite3vfs.AccessExists {
		info, err := os.Stat(name)
		return err == nil && (!info.Mode().IsRegular() || info.Size() > 0), nil
	}
	mode := os.O_RDONLY
	if flag == sqlite3vfs.AccessReadWrite {
		mode = os.O_RDWR
	}
	file, err := disk.OpenFile(name, mode, 0)
	if err != nil {
		return false, nil //nolint:nilerr // the answer is no
	}
	return true, file.Close()
}

// FullPathname gives the path as it is: package db gives whole ones.
func (vfs) FullPathname(name string) string { return filepath.Clean(name) }
