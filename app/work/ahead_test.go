package work_test

import (
	"errors"
	"iter"
	"testing"

	"vestka/app/work"
)

// counting gives the numbers below n, and tells how many it made and that it ended.
func counting(n int, made *int, ended *bool) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		defer func() { *ended = true }()
		for i := range n {
			*made++
			var err error
			if i == n-1 {
				err = errors.New("the last")
			}
			if !yield(i, err) {
				return
			}
		}
	}
}

func TestAheadGivesEveryValueInItsOrder(t *testing.T) {
	for _, n := range []int{0, 1, 63, 64, 65, 1000} {
		var made, got int
		var ended bool
		var last error
		for v, err := range work.Ahead(counting(n, &made, &ended)) {
			if v != got || last != nil {
				t.Fatalf("of %d: value %d after %d, %v", n, v, got, last)
			}
			got, last = got+1, err
		}
		if got != n || made != n || !ended || n > 0 && last == nil {
			t.Errorf("of %d: %d came, %d made, ended %v, %v", n, got, made, ended, last)
		}
	}
}

func TestAheadEndsWithItsLoop(t *testing.T) {
	var made int
	var ended bool
	for v := range work.Ahead(counting(1_000_000, &made, &ended)) {
		if v == 100 {
			break
		}
	}
	if !ended || made == 1_000_000 { // a race that the race detector would find, did it not wait
		t.Errorf("ended %v, made %d", ended, made)
	}
}

func TestBesideGivesWhatCameOfIt(t *testing.T) {
	begun, broken := make(chan bool), errors.New("broken")
	wait := work.Beside(func() (int, error) {
		<-begun // it is not waited for before
		return 7, broken
	})
	close(begun)
	for range 2 {
		if n, err := wait(); n != 7 || !errors.Is(err, broken) {
			t.Errorf("%d, %v", n, err)
		}
	}
}
