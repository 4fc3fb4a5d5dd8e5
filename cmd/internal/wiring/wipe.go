package wiring

import (
	"context"
	"os"
	"path/filepath"

	"vestka/app"
	"vestka/db"
)

// Belongings are all that Wipe would remove: of the store at the path, and of the
// window's toolkit. The errors are those of db.Belongings.
func Belongings(path string) ([]string, error) {
	all, err := db.Belongings(path)
	if err != nil {
		return nil, err
	}
	traces, err := toolkitTraces()
	return append(all, traces...), err
}

// Wipe destroys the store at the path with all that belongs to it, as db.Wipe
// does, and after it what the window's toolkit has written. Where there is no
// store (a wipe may have been stopped just before the end) the latter goes all
// the same. The errors are those of db.Wipe.
func Wipe(ctx context.Context, path string) (app.WipeReport, error) {
	report, err := db.Wipe(ctx, path)
	if err != nil && app.CodeOf(err) != app.NotFound {
		return report, err
	}
	removed, left, traces := RemoveToolkitTraces()
	report.Removed = append(report.Removed, removed...)
	for _, folder := range left {
		report.Left = append(report.Left, app.Leftover{Path: folder})
	}
	if dir, unknown := DataFolder(); unknown == nil && filepath.Dir(path) == dir {
		_ = os.Remove(dir) // stays where somebody keeps other files in it
	}
	if err == nil {
		err = traces
	}
	return report, err
}
