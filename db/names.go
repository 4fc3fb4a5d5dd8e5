package db

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// formerName is what follows a store's name in that of a former one that is kept
// beside it: by a restore, by a rescue, and, in builds before backups were made by
// themselves, by a migration.
const formerName = `\.v[0-9]+\.bak|\.before-restore-[0-9]+|\.damaged-[0-9]+`

// ownName is what follows a store's name in the names of the files that are made
// beside it: by SQLite, for its keys, while something is under way, and for the
// copies that migrations, restoring and rescuing keep aside, each of which may
// have been opened as a store too.
var ownName = regexp.MustCompile(`^(` + formerName + `)?` +
	`(|-journal|\.new|\.new-journal|\.key|\.key\.tmp|\.key\.new|\.key\.new\.tmp|\.attempts|\.lock)$`)

// isBackupName reports that a file in the folder of backups is called as one that
// the program made by itself, finished or not, or as what trying to open such a
// one as a store leaves.
func isBackupName(name string) bool {
	for _, left := range []string{unfinished, unfinished + "-journal", ".lock"} {
		name = strings.TrimSuffix(name, left)
	}
	return backupName.MatchString(name)
}

// backupFolder is where backups that were made by themselves lie.
func backupFolder(path string) string { return path + ".backups" }

// lockFile is what keeps other programs away from a store.
func lockFile(path string) string { return path + ".lock" }

// belongings are the paths of all files that belong to the store at a true path,
// the store itself and its lock among them: key files first, then backups.
func belongings(path string) ([]string, error) {
	beside, err := named(filepath.Dir(path), func(name string) bool {
		suffix, found := strings.CutPrefix(name, filepath.Base(path))
		return found && ownName.MatchString(suffix)
	})
	if err != nil {
		return nil, err
	}
	backups, err := named(backupFolder(path), isBackupName)
	if err != nil {
		backups = []string{backupFolder(path)} // whoever wants to do something with them finds out why not
	}
	all := slices.Concat(backups, beside)
	slices.SortStableFunc(all, func(a, b string) int { return rank(path, a) - rank(path, b) })
	return all, nil
}

// rank is when a file goes: what holds key slots before what they open, the lock last.
func rank(path, file string) int {
	switch {
	case file == lockFile(path):
		return 3
	case strings.HasPrefix(file, keyFile(path)):
		return 0
	case holdsKeys(path, file):
		return 1
	}
	return 2
}

// holdsKeys reports that a belonging of the store has key slots in it.
func holdsKeys(path, file string) bool {
	return filepath.Dir(file) == backupFolder(path) || strings.Contains(strings.TrimPrefix(file, path), ".key")
}

// named are the paths in a folder whose names are wanted; none where there is no
// such folder.
func named(folder string, wanted func(name string) bool) ([]string, error) {
	if info, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return nil, nil
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, e := range entries {
		if wanted(e.Name()) {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	return paths, nil
}
