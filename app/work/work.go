// Package work is the only place where goroutines are started. A section asks
// for one of two verbs: Query reads, may run beside others, and only its newest
// answer is shown; Change writes, one at a time and in order. Both run off the
// window's thread and hand their result back to it.
//
// In tests Synchronous runs everything at once on the calling goroutine, so
// that no test waits, sleeps or races.
package work

import (
	"context"
	"sync"

	"vestka/app"
)

// Progress reports how much of the work is done; total 0 means not known. It
// may be called from the working goroutine as often as one likes.
type Progress func(done, total int)

// Runner runs work and posts results to the window's thread.
type Runner struct {
	post    func(func())
	started func(func()) // how a piece of work is started: a goroutine, or at once in tests

	ctx    context.Context
	cancel context.CancelFunc
	alive  sync.WaitGroup

	mu    sync.Mutex
	slots map[string]*ticket
	tail  chan struct{} // closed when the last queued change is done
}

// ticket is the newest query of a slot.
type ticket struct {
	cancel context.CancelFunc
}

// New makes a runner that posts results with post, which must run its argument
// on the window's thread some time later and never block.
func New(post func(func())) *Runner {
	r := newRunner(post)
	r.started = func(f func()) {
		r.alive.Add(1)
		go func() {
			defer r.alive.Done()
			f()
		}()
	}
	return r
}

// Synchronous is a runner for tests: work and result run before the call
// returns. What a result asks for in its turn runs at once too, and its own
// result after that one is done, as it would on the window's thread.
func Synchronous() *Runner {
	var results []func()
	r := newRunner(func(f func()) { results = append(results, f) })
	handing := false
	r.started = func(f func()) {
		f()
		if handing {
			return
		}
		handing = true
		defer func() { handing = false }()
		for len(results) > 0 {
			next := results[0]
			results[0], results = nil, results[1:] // what it held is free to go
			next()
		}
	}
	return r
}

func newRunner(post func(func())) *Runner {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	close(done)
	return &Runner{post: post, ctx: ctx, cancel: cancel, slots: map[string]*ticket{}, tail: done}
}

// Busy tells that a change is under way or waits for its turn.
func (r *Runner) Busy() bool {
	r.mu.Lock()
	tail := r.tail
	r.mu.Unlock()
	select {
	case <-tail:
		return false
	default:
		return true
	}
}

// Stop cancels what runs and waits for it to end. Nothing is posted afterwards.
func (r *Runner) Stop() {
	r.cancel()
	r.alive.Wait()
}

// Query runs fetch beside other work and hands its result to done on the
// window's thread. A newer query of the same slot cancels this one, and its
// result is then dropped: an old answer never covers a newer one.
func Query[T any](r *Runner, slot string, fetch func(context.Context) (T, error), done func(T, error)) {
	ctx, cancel := context.WithCancel(r.ctx)
	mine := &ticket{cancel: cancel}
	r.mu.Lock()
	if old := r.slots[slot]; old != nil {
		old.cancel()
	}
	r.slots[slot] = mine
	r.mu.Unlock()
	r.started(func() {
		defer cancel()
		v, err := fetch(ctx)
		r.deliver(func() {
			r.mu.Lock()
			newest := r.slots[slot] == mine
			if newest {
				delete(r.slots, slot)
			}
			r.mu.Unlock()
			if newest {
				done(v, err)
			}
		})
	})
}

// Change runs one changing operation after all that were asked for before it,
// and hands its result to done on the window's thread. The returned function
// cancels it: an operation that has not begun never begins, one that runs sees
// its context end and leaves the store as it was.
func Change[T any](r *Runner, op func(context.Context, Progress) (T, error), progress Progress, done func(T, error)) (cancel func()) {
	ctx, stop := context.WithCancel(r.ctx)
	r.mu.Lock()
	before := r.tail
	after := make(chan struct{})
	r.tail = after
	r.mu.Unlock()
	r.started(func() {
		defer stop()
		defer close(after)
		<-before
		var v T
		err := ctx.Err()
		if err == nil {
			v, err = op(ctx, r.reporter(progress))
		}
		if err != nil && ctx.Err() != nil {
			err = &app.Error{Code: app.Cancelled, Key: "error.cancelled", Err: err}
		}
		r.deliver(func() { done(v, err) })
	})
	return stop
}

// reporter brings progress to the window's thread, at most one report waiting
// there at a time, so that quick work does not flood it.
func (r *Runner) reporter(progress Progress) Progress {
	if progress == nil {
		return func(int, int) {}
	}
	var mu sync.Mutex
	var done, total int
	waiting := false
	return func(d, t int) {
		mu.Lock()
		done, total = d, t
		posted := waiting
		waiting = true
		mu.Unlock()
		if posted {
			return
		}
		r.deliver(func() {
			mu.Lock()
			d, t := done, total
			waiting = false
			mu.Unlock()
			progress(d, t)
		})
	}
}

func (r *Runner) deliver(f func()) {
	if r.ctx.Err() == nil {
		r.post(f)
	}
}
