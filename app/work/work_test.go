package work

import (
	"context"
	"errors"
	"testing"
	"time"

	"vestka/app"
)

// window stands for the window's thread: what is posted runs when the test drains it.
type window chan func()

func (w window) post(f func()) { w <- f }

func (w window) run(t *testing.T, n int) {
	t.Helper()
	for range n {
		select {
		case f := <-w:
			f()
		case <-time.After(10 * time.Second):
			t.Fatal("nothing was posted to the window")
		}
	}
}

func TestOnlyTheNewestAnswerOfASlotIsShown(t *testing.T) {
	w := make(window, 10)
	r := New(w.post)
	defer r.Stop()
	var shown []string
	show := func(s string, _ error) { shown = append(shown, s) }
	release := make(chan struct{})

	// given an older query that answers late
	Query(r, "search", func(context.Context) (string, error) { <-release; return "old", nil }, show)
	Query(r, "search", func(context.Context) (string, error) { return "new", nil }, show)
	w.run(t, 1)
	close(release)
	w.run(t, 1)

	// then its answer is dropped
	if len(shown) != 1 || shown[0] != "new" {
		t.Fatalf("shown %q", shown)
	}
}

func TestANewerQueryCancelsTheOlderOne(t *testing.T) {
	w := make(window, 10)
	r := New(w.post)
	defer r.Stop()
	ended := make(chan error, 1)
	Query(r, "search", func(ctx context.Context) (int, error) { <-ctx.Done(); ended <- ctx.Err(); return 0, ctx.Err() }, func(int, error) {})
	Query(r, "search", func(context.Context) (int, error) { return 1, nil }, func(int, error) {})
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Fatalf("the older query ended with %v", err)
	}
}

func TestChangesRunOneAtATimeAndInOrder(t *testing.T) {
	w := make(window, 200)
	r := New(w.post)
	var order []int
	running := 0
	for i := range 100 {
		Change(r, func(context.Context, Progress) (int, error) {
			running++ // a data race here is found by -race
			if running != 1 {
				t.Errorf("%d changes at once", running)
			}
			order = append(order, i)
			running--
			return i, nil
		}, nil, func(int, error) {})
	}
	w.run(t, 100)
	r.Stop()
	for i, got := range order {
		if got != i {
			t.Fatalf("change %d ran as number %d", got, i)
		}
	}
}

func TestAChangeThatIsCancelledBeforeItBeginsNeverBegins(t *testing.T) {
	w := make(window, 10)
	r := New(w.post)
	defer r.Stop()
	release := make(chan struct{})
	Change(r, func(context.Context, Progress) (int, error) { <-release; return 0, nil }, nil, func(int, error) {})
	began := false
	var got error
	cancel := Change(r, func(context.Context, Progress) (int, error) { began = true; return 0, nil }, nil, func(_ int, err error) { got = err })
	cancel()
	close(release)
	w.run(t, 2)
	if began || app.CodeOf(got) != app.Cancelled {
		t.Fatalf("began %v, error %v", began, got)
	}
}

func TestProgressReachesTheWindowWithItsLastFigure(t *testing.T) {
	w := make(window, 2000)
	r := New(w.post)
	var last int
	Change(r, func(_ context.Context, p Progress) (int, error) {
		for i := range 1000 {
			p(i+1, 1000)
		}
		return 0, nil
	}, func(done, _ int) { last = done }, func(int, error) {})
	r.alive.Wait()
	for len(w) > 0 {
		w.run(t, 1)
	}
	r.Stop()
	if last != 1000 {
		t.Fatalf("the window last saw %d of 1000", last)
	}
}

func TestNothingIsPostedAfterStop(t *testing.T) {
	w := make(window, 10)
	r := New(w.post)
	Query(r, "a", func(ctx context.Context) (int, error) { <-ctx.Done(); return 0, nil }, func(int, error) { t.Error("shown after stop") })
	r.Stop()
	if len(w) != 0 {
		t.Fatal("posted after stop")
	}
}

func TestSynchronousWorkIsDoneWhenTheCallReturns(t *testing.T) {
	r := Synchronous()
	got := 0
	Query(r, "a", func(context.Context) (int, error) { return 7, nil }, func(v int, _ error) { got = v })
	Change(r, func(context.Context, Progress) (int, error) { return got + 1, nil }, nil, func(v int, _ error) { got = v })
	if got != 8 {
		t.Fatalf("got %d", got)
	}
}

func TestAResultMayAskForAnotherChange(t *testing.T) {
	r := Synchronous()
	var order []string
	change := func(name string, then func()) {
		Change(r, func(context.Context, Progress) (string, error) { return name, nil }, nil, func(v string, _ error) {
			if then != nil {
				then()
			}
			order = append(order, v)
		})
	}
	change("first", func() { change("second", nil) })
	if len(order) != 2 || order[0] != "first" || order[1] != "second" {
		t.Fatalf("%v", order)
	}
}
