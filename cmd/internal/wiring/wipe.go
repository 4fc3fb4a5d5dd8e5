package wiring

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"vestka/app"
	"vestka/app/attachments"
	"vestka/db"
)

// Belongings are all that Wipe would remove: of the store at the path, the unsealed
// copies of attachments, and of the window's toolkit. The errors are those of db.Belongings.
func Belongings(path string) ([]string, error) {
	all, err := db.Belongings(path)
	if err != nil {
		return nil, err
	}
	all = append(all, copies()...)
	traces, err := toolkitTraces()
	return append(all, traces...), err
}

// AfterWipe removes the unsealed copies and what the window's toolkit has written
// where the error is that the store was destroyed after too many wrong passphrases,
// and adds it to the report, which it gives.
func AfterWipe(err error) (app.WipeReport, bool) {
	wiped := (*app.Wiped)(nil)
	if !errors.As(err, &wiped) {
		return app.WipeReport{}, false
	}
	_ = withTraces(&wiped.Report) // what is the matter with the folders of the system is not for the door
	return wiped.Report, true
}

// copies are the folders with unsealed copies of attachments. Only the store knows
// which of them are its own, and it may not open any more: they go with any store.
func copies() []string {
	return slices.DeleteFunc(copiesFolders(), func(folder string) bool { return !attachments.CopiesIn(folder) })
}

// withTraces removes the unsealed copies and the traces of the toolkit, and tells
// of it in the report.
func withTraces(report *app.WipeReport) error {
	for _, folder := range copies() {
		if attachments.DestroyCopies(folder) {
			report.Removed = append(report.Removed, folder)
		} else {
			report.Left = append(report.Left, app.Leftover{Path: folder})
		}
	}
	removed, left, err := RemoveToolkitTraces()
	report.Removed = append(report.Removed, removed...)
	for _, folder := range left {
		report.Left = append(report.Left, app.Leftover{Path: folder})
	}
	return err
}

// Wipe destroys the store at the path with all that belongs to it, as db.Wipe
// does, and after it the unsealed copies of attachments, of whatever store, and
// what the window's toolkit has written. Where there is no store (a wipe may have
// been stopped just before the end) those go all the same. The errors are those of
// db.Wipe.
func Wipe(ctx context.Context, path string) (app.WipeReport, error) {
	report, err := db.Wipe(ctx, path)
	if err != nil && app.CodeOf(err) != app.NotFound {
		return report, err
	}
	traces := withTraces(&report)
	if dir, unknown := DataFolder(); unknown == nil && filepath.Dir(path) == dir {
		_ = os.Remove(dir) // stays where somebody keeps other files in it
	}
	if err == nil {
		err = traces
	}
	return report, err
}
