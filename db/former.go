package db

import (
	"path/filepath"
	"slices"
	"strings"
)

// FormerStores are the paths of the former stores that are kept beside the store at
// the path. Each opens with the passphrases of its day.
func FormerStores(path string) ([]string, error) {
	path, err := pathOfStore(path)
	if err != nil {
		return nil, storeError(err)
	}
	all, err := formerStores(path)
	return all, storeError(err)
}

func formerStores(path string) ([]string, error) {
	return named(filepath.Dir(path), func(name string) bool {
		former, rest, found := formerOf(path, name)
		return found && name == filepath.Base(path)+former && rest == ""
	})
}

// formerOf takes the name of a file that belongs to a former store apart.
func formerOf(path, name string) (former, rest string, found bool) {
	suffix, beside := strings.CutPrefix(name, filepath.Base(path))
	parts := ownName.FindStringSubmatch(suffix)
	if !beside || parts == nil || parts[1] == "" {
		return "", "", false
	}
	return parts[1], parts[2], true
}

// removeFormers removes the former stores with all that belongs to them, their
// keys first. A key file without a store stays: it may be all that opens one that
// somebody has moved away.
func removeFormers(path string) (removed int, err error) {
	all, err := formerStores(path)
	if err != nil {
		return 0, err
	}
	for _, former := range all {
		files, err := named(filepath.Dir(path), func(name string) bool {
			suffix, _, found := formerOf(path, name)
			return found && path+suffix == former
		})
		if err != nil {
			return removed, err
		}
		slices.SortStableFunc(files, func(a, b string) int { return rank(former, a) - rank(former, b) })
		for _, file := range files {
			if err := removeWiped(file); err != nil {
				return removed, err
			}
		}
		removed++
	}
	return removed, nil
}
