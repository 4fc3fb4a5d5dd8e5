package window

import (
	"context"
	"errors"

	"vestka/app"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/i18n"
	"vestka/ui"
	"vestka/ui/door"
)

var _ ui.Wiper = (*Door)(nil)

// Wipe closes the store and destroys it with everything that belongs to it. That
// closing failed is no reason to keep it.
func (d *Door) Wipe() {
	if d.shell == nil {
		return
	}
	d.ending.without = true
	d.leave(func(loc *i18n.Localizer) string { return loc.T("door.wiping") }, nil, func(_, _ error) {
		work.Change(d.runner, func(ctx context.Context, _ work.Progress) (app.WipeReport, error) {
			// What is half destroyed is of use to nobody, not even where the window is closed meanwhile.
			report, err := wiring.Wipe(context.WithoutCancel(ctx), d.config.Path)
			d.wiped.Store(err == nil)
			return report, err
		}, nil, d.showWiped)
	})
}

// showWiped is the end: nothing can be done in this window any more.
func (d *Door) showWiped(report app.WipeReport, err error) {
	if err != nil {
		d.fail(err)
		return
	}
	d.show(door.NewWiped(report, nil, d.config.Window.Close))
}

// afterWipe removes, off the window's thread, what the toolkit has written where too
// many wrong passphrases have destroyed the store.
func (d *Door) afterWipe(err error) {
	if _, wiped := wiring.AfterWipe(err); wiped {
		d.wiped.Store(true)
	}
}

// destroyed shows the end where too many wrong passphrases have destroyed the store,
// and reports that.
func (d *Door) destroyed(err error) bool {
	if wiped := (*app.Wiped)(nil); errors.As(err, &wiped) {
		d.show(door.NewWiped(wiped.Report, err, d.config.Window.Close))
		return true
	}
	return false
}

// WipesAfter reports that the open store is destroyed after wrong passphrases.
func (d *Door) WipesAfter() (bool, error) {
	s := d.open.Load()
	if s == nil {
		return false, &app.Error{Code: app.Cancelled, Key: "error.cancelled"}
	}
	return s.Keys.WipeAfter()
}

// SetWipesAfter has it destroyed so, or not.
func (d *Door) SetWipesAfter(ctx context.Context, on bool) error {
	s := d.open.Load()
	if s == nil {
		return &app.Error{Code: app.Cancelled, Key: "error.cancelled"}
	}
	return s.Keys.SetWipeAfter(ctx, on)
}

// Wiped reports that everything was destroyed. What the window's toolkit writes
// when it ends is then to be removed, too.
func (d *Door) Wiped() bool { return d.wiped.Load() }
