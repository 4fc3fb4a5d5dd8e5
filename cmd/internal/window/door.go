package window

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/spooler"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/db"
	"vestka/i18n"
	"vestka/ui"
	"vestka/ui/door"
	"vestka/ui/kit"
)

// DoorConfig is what a door stands on.
type DoorConfig struct {
	App        fyne.App
	Window     fyne.Window
	Path       string // of the store
	Opener     spooler.Opener
	Now        func() time.Time
	Post       func(func()) // brings results to the window's thread; nil does all work at once, for tests
	Dialogs    kit.Dialogs  // the window's own where nil
	After      kit.After    // the window's own clock where nil
	WorkFactor int          // see db.Options
}

// Door opens and closes the store behind the window. The window shows, in turn,
// the first start where there is no store, the question for the passphrase where
// it is sealed, and the shell while it is open. Every open store has a shell and
// a runner of its own, so that nothing of one outlives its closing.
type Door struct {
	config DoorConfig
	runner *work.Runner // of opening and closing, one after the other
	shell  *ui.Shell    // nil while the store is not open
	inside *work.Runner // of the shell
	open   atomic.Pointer[wiring.Services]
	wiped  atomic.Bool
}

var _ ui.Vault = (*Door)(nil)

// NewDoor looks for the store and shows what there is to be shown.
func NewDoor(c DoorConfig) *Door {
	d := &Door{config: c}
	d.runner = d.newRunner(func() bool { return true })
	if _, err := os.Stat(c.Path); errors.Is(err, fs.ErrNotExist) {
		d.first()
		return d
	}
	d.wait(func(loc *i18n.Localizer) string { return loc.T("door.opening") })
	d.unlock("", func(err error) {
		if app.CodeOf(err) == app.WrongPassphrase {
			d.locked()
			return
		}
		d.fail(err)
	}, nil)
	return d
}

// newRunner is a runner whose results count as long as they are wanted: one that
// was posted before the store was locked must not show anything after.
func (d *Door) newRunner(wanted func() bool) *work.Runner {
	if d.config.Post == nil {
		return work.Synchronous()
	}
	return work.New(func(f func()) {
		d.config.Post(func() {
			if wanted() {
				f()
			}
		})
	})
}

// Close ends all work and closes the store.
func (d *Door) Close() error {
	d.runner.Stop()
	if d.inside != nil {
		d.inside.Stop()
	}
	return d.shut()
}

// shut closes the store, if one is open.
func (d *Door) shut() error {
	if s := d.open.Swap(nil); s != nil {
		return s.Close()
	}
	return nil
}

// Shell is what is to be seen of the open store; nil while there is none.
func (d *Door) Shell() *ui.Shell { return d.shell }

func (d *Door) show(screen door.Screen) {
	ui.NewThreshold(d.config.App, d.config.Window, d.config.Dialogs, screen)
}

func (d *Door) wait(sentence func(*i18n.Localizer) string) { d.show(door.NewWait(sentence)) }

func (d *Door) fail(err error) { ui.ShowFailure(d.config.App, d.config.Window, err) }

// first is the first start.
func (d *Door) first() {
	var screen *door.First
	screen = door.NewFirst(func(passphrase string) {
		d.enter(db.Options{Passphrase: passphrase, Create: true}, func(err error) { screen.Refuse(err) }, nil)
	})
	d.show(screen)
}

// locked asks for the passphrase.
func (d *Door) locked() {
	var screen *door.Unlock
	screen = door.NewUnlock(func(passphrase string) {
		d.unlock(passphrase, func(err error) {
			if app.CodeOf(err) == app.WrongPassphrase {
				screen.Refuse(err)
				return
			}
			d.fail(err)
		}, nil)
	})
	d.show(screen)
}

func (d *Door) unlock(passphrase string, failed func(error), then func(*ui.Shell)) {
	d.enter(db.Options{Passphrase: passphrase}, failed, then)
}

// enter opens the store and fills the window with it; then may be nil.
func (d *Door) enter(opts db.Options, failed func(error), then func(*ui.Shell)) {
	opts.Now, opts.WorkFactor = d.config.Now, d.config.WorkFactor
	work.Change(d.runner, func(ctx context.Context, _ work.Progress) (*wiring.Services, error) {
		services, err := wiring.Open(ctx, d.config.Path, opts)
		if err == nil {
			d.open.Store(services)
		}
		return services, err
	}, nil, func(services *wiring.Services, err error) {
		if err != nil {
			failed(err)
			return
		}
		d.fill(services)
		if then != nil {
			then(d.shell)
		}
	})
}

func (d *Door) fill(services *wiring.Services) {
	var mine *work.Runner
	mine = d.newRunner(func() bool { return d.inside == mine })
	d.inside = mine
	c := d.config
	d.shell = Fill(Config{
		App: c.App, Window: c.Window, Services: services, Runner: mine, Opener: c.Opener, Now: c.Now,
		Path: c.Path, Vault: d, Wipe: d, Dialogs: c.Dialogs, After: c.After,
	})
}

// leave takes everything of the open store out of the window at once, and ends
// its work and closes it off the window's thread.
func (d *Door) leave(meanwhile func(*i18n.Localizer) string, op func(context.Context) error, done func(error)) {
	inside := d.inside
	d.shell.Leave()
	d.shell, d.inside = nil, nil
	d.wait(meanwhile)
	work.Change(d.runner, func(ctx context.Context, _ work.Progress) (struct{}, error) {
		inside.Stop()
		err := d.shut()
		if err == nil && op != nil {
			err = op(ctx)
		}
		return struct{}{}, err
	}, nil, func(_ struct{}, err error) { done(err) })
}

// Lock closes a sealed store and asks for its passphrase.
func (d *Door) Lock() {
	if d.shell == nil || !d.Sealed() {
		return
	}
	d.leave(func(loc *i18n.Localizer) string { return loc.T("door.locking") }, nil, func(err error) {
		if err != nil {
			d.fail(err)
			return
		}
		d.locked()
	})
}
