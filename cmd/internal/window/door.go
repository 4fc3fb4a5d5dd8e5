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
	"vestka/cmd/internal/session"
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
	Printers   spooler.Spooler // nil leaves them out
	Now        func() time.Time
	Post       func(func()) // brings results to the window's thread; nil does all work at once, for tests
	Dialogs    kit.Dialogs  // the window's own where nil
	After      kit.After    // the window's own clock where nil
	WorkFactor int          // see db.Options

	// Watch hears that the machine goes to sleep or its screen is locked, as far as
	// that can be known here; nil where nobody listens.
	Watch func(ctx context.Context, away func()) *session.Watch
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
	ending ending
	at     string // the section that was to be seen when the store was locked

	clock   func() // stops the clock
	session *session.Watch
	front   bool
	gone    bool      // nobody can be at the window any more since the store was closed
	left    time.Time // when the store was locked; zero until the next tick
	faded   bool      // what was drawn of it is forgotten
}

var _ ui.Vault = (*Door)(nil)

// NewDoor looks for the store and shows what there is to be shown.
func NewDoor(c DoorConfig) *Door {
	d := &Door{config: c}
	d.runner = d.newRunner(func() bool { return true })
	d.listen()
	if _, err := os.Stat(c.Path); errors.Is(err, fs.ErrNotExist) {
		d.missing()
		return d
	}
	d.wait(func(loc *i18n.Localizer) string { return loc.T("door.opening") })
	d.again()
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

// Close ends all work, keeps what is being typed, and closes the store.
func (d *Door) Close() error {
	d.deaf()
	d.runner.Stop()
	if d.inside != nil {
		d.inside.Stop()
	}
	var kept error
	if d.shell != nil && d.open.Load() != nil {
		kept = d.shell.Keep()(context.Background())
	}
	return errors.Join(kept, d.shut())
}

// shut closes the store, if one is open.
func (d *Door) shut() error {
	if s := d.open.Swap(nil); s != nil {
		d.ending.backUp(s.Backups)
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

func (d *Door) fail(err error) { d.failWith(err, "") }

// first is the first start.
func (d *Door) first() {
	var screen *door.First
	screen = door.NewFirst(func(passphrase string) {
		d.enter(db.Options{Passphrase: passphrase, Create: true}, func(err error) { screen.Refuse(err) }, nil)
	})
	d.show(screen)
}

// locked asks for the passphrase, and says what could not be kept before.
func (d *Door) locked(lost error) {
	var screen *door.Unlock
	screen = door.NewUnlock(func(passphrase string) {
		d.unlock(passphrase, func(err error) {
			if app.CodeOf(err) == app.WrongPassphrase {
				screen.Refuse(err)
				return
			}
			d.failWith(err, passphrase)
		}, nil)
	}, d.goBack)
	d.show(screen)
	if lost != nil {
		screen.Refuse(lost)
	}
}

func (d *Door) unlock(passphrase string, failed func(error), then func(*ui.Shell)) {
	d.enter(db.Options{Passphrase: passphrase}, failed, then)
}

// enter opens the store and fills the window with it; then may be nil.
func (d *Door) enter(opts db.Options, failed func(error), then func(*ui.Shell)) {
	opts.Now, opts.WorkFactor = d.config.Now, d.config.WorkFactor
	work.Change(d.runner, func(ctx context.Context, progress work.Progress) (*wiring.Services, error) {
		opts.Migrating = progress
		services, err := wiring.Open(ctx, d.config.Path, opts)
		if err == nil {
			d.open.Store(services)
		}
		d.afterWipe(err)
		return services, err
	}, d.migrating, func(services *wiring.Services, err error) {
		if d.destroyed(err) {
			return
		}
		if err != nil {
			failed(err)
			return
		}
		d.fill(services)
		if services.Keys.WipeAfterMended() {
			d.shell.Dialogs().Error(d.shell.Loc().T("wipe.after.mended"), "")
		}
		if then != nil {
			then(d.shell)
		}
	})
}

// migrating says that the store is brought to this version of the program.
func (d *Door) migrating(step, of int) {
	d.wait(func(loc *i18n.Localizer) string { return loc.T("door.migrating", "Step", step, "Steps", of) })
}

func (d *Door) fill(services *wiring.Services) {
	var mine *work.Runner
	mine = d.newRunner(func() bool { return d.inside == mine })
	d.inside = mine
	c := d.config
	d.shell = Fill(Config{
		App: c.App, Window: c.Window, Services: services, Runner: mine, Opener: c.Opener, Printers: c.Printers, Now: c.Now,
		Path: c.Path, Vault: d, Damaged: d.Damaged, Wipe: d, Backups: services.Backups, Restore: d, Dialogs: c.Dialogs, After: c.After,
		Front: func() bool { return d.front }, Screen: func() bool { return d.session.Screen() },
	})
	if d.at != "" {
		d.shell.Go(d.at, nil)
	}
	d.begin(services)
}

// leave takes everything of the open store out of the window at once, and ends
// its work, keeps what was being typed and closes it off the window's thread.
// done is told first why that was not kept, then why the rest was not done.
func (d *Door) leave(meanwhile func(*i18n.Localizer) string, op func(context.Context) error, done func(lost, err error)) {
	inside, keep := d.inside, d.shell.Keep()
	d.at = d.shell.Current().ID()
	d.shell.Leave()
	d.shell, d.inside = nil, nil
	d.gone, d.left, d.faded = false, time.Time{}, false
	d.closing(meanwhile)
	work.Change(d.runner, func(ctx context.Context, _ work.Progress) (lost, err error) {
		inside.Stop()
		lost = keep(ctx)
		if err = d.shut(); err == nil && op != nil {
			err = op(ctx)
		}
		return lost, err
	}, nil, done)
}

// Lock closes a sealed store and asks for its passphrase.
func (d *Door) Lock() {
	if d.shell == nil || !d.Sealed() {
		return
	}
	d.ending.offered = true
	d.leave(func(loc *i18n.Localizer) string { return loc.T("door.locking") }, nil, func(lost, err error) {
		if err != nil {
			d.fail(err)
			return
		}
		d.locked(lost)
	})
}
