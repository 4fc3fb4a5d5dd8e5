package db

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vestka/app"
)

// MayWrite refuses a place for a file of the user's that belongs to the open store,
// whether something is there already or not: the store and the links that lead to
// it, its keys, lock, journal and count of attempts, the stores that were kept aside,
// and all that lies among its backups. The errors are app.Invalid and app.Failed.
func (s *Store) MayWrite(path string) error {
	belongs, err := s.belongs(path)
	if err == nil && belongs {
		err = &app.Error{Code: app.Invalid, Key: "error.over_store"}
	}
	return storeError(err)
}

func (s *Store) belongs(path string) (bool, error) {
	place, links, err := follow(path)
	if err != nil { // no way leads there, so nothing can be written there either
		return false, nil //nolint:nilerr // whoever tries finds out
	}
	for _, name := range append(links, place) {
		if suffix, found := strings.CutPrefix(name, s.path); found && ownName.MatchString(suffix) || s.amongBackups(name) {
			return true, nil
		}
	}
	return s.isBelonging(place)
}

// amongBackups reports that a true path is the folder of the backups or leads into it.
func (s *Store) amongBackups(path string) bool {
	folder := backupFolder(s.path)
	if real, err := filepath.EvalSymlinks(folder); err == nil { // it may lie elsewhere
		folder = real
	}
	rest, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rest)
}

// isBelonging reports that a file is one that belongs to the store, by another name:
// a hard link, or where large and small letters are one.
func (s *Store) isBelonging(path string) (bool, error) {
	info, err := os.Stat(path)
	if err != nil { // nothing is there
		return false, nil //nolint:nilerr // that is what was to be found out
	}
	all, err := belongings(s.path)
	return slices.ContainsFunc(all, func(own string) bool {
		known, err := os.Stat(own)
		return err == nil && os.SameFile(info, known)
	}), err
}
