package window

import (
	"context"
	"runtime/debug"
	"sync/atomic"
	"time"

	"vestka/app/work"
	"vestka/cmd/internal/session"
	"vestka/ui/kit"
)

// tick is how often the door looks at the clock.
const tick = 2 * time.Second

// listen begins to look at the clock and to hear of the machine.
func (d *Door) listen() {
	d.front, d.faded = true, true
	life := d.config.App.Lifecycle()
	life.SetOnEnteredForeground(func() { d.front = true })
	life.SetOnExitedForeground(func() { d.front = false })
	if d.config.Watch != nil {
		work.Query(d.runner, "door/session", func(ctx context.Context) (*session.Watch, error) {
			return d.config.Watch(ctx, func() { d.post(d.away) }), nil
		}, func(w *session.Watch, _ error) { d.session = w })
	}
	if d.config.Post == nil {
		return
	}
	var sleep session.Sleep
	var waiting atomic.Bool // of ticks only one, while the window is busy
	var slept atomic.Bool
	d.clock = work.Every(tick, func(now time.Time) {
		if sleep.Slept(now) {
			slept.Store(true)
		}
		if waiting.CompareAndSwap(false, true) {
			d.config.Post(func() {
				waiting.Store(false)
				d.tick(now, slept.Swap(false))
			})
		}
	})
}

// deaf ends what listen began.
func (d *Door) deaf() {
	if d.clock != nil {
		d.clock()
	}
	d.session.Stop()
}

// tick looks at the clock for the shell.
func (d *Door) tick(now time.Time, slept bool) {
	if slept {
		d.away()
	}
	kit.ForgetOldCopy(d.config.App.Clipboard(), now)
	if d.shell != nil {
		d.shell.Tick(now)
	}
	d.fade(now)
}

// The toolkit keeps what it drew for a minute, and forgets it only when it draws
// again: after locking it is made to, for a while.
const fades = 3 * time.Minute

func (d *Door) fade(now time.Time) {
	switch {
	case d.shell != nil || d.faded:
	case d.left.IsZero():
		d.left = now
	case now.Sub(d.left) < fades:
		d.config.Window.Content().Refresh()
	default:
		d.faded = true
		debug.FreeOSMemory() // gives back what the list took
	}
}

// away is told that nobody can be at the window.
func (d *Door) away() {
	if d.gone = d.shell == nil; !d.gone {
		d.shell.Away()
	}
}

// post runs f on the window's thread.
func (d *Door) post(f func()) {
	if d.config.Post == nil {
		f()
		return
	}
	d.config.Post(f)
}

// Leaving is to be called before the window closes, while it can still be asked
// for the clipboard: what was copied out of the program does not outlive it.
func (d *Door) Leaving() {
	d.deaf()
	kit.ForgetCopied(d.config.App.Clipboard())
}
