package session

import (
	"testing"
	"time"
)

// at is a moment of the wall clock; the other clock says the same.
var at = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func TestALongSilenceOfTheClockIsSleep(t *testing.T) {
	for _, c := range []struct {
		gap   time.Duration
		slept bool
	}{{2 * time.Second, false}, {15 * time.Second, false}, {30 * time.Second, true}, {8 * time.Hour, true}, {-time.Hour, false}} {
		var s Sleep
		if s.Slept(at) {
			t.Fatal("asleep at the first look")
		}
		if got := s.Slept(at.Add(c.gap)); got != c.slept {
			t.Errorf("%v: %v", c.gap, got)
		}
		if s.Slept(at.Add(c.gap + 2*time.Second)) {
			t.Errorf("%v: asleep for ever", c.gap)
		}
	}
}

// TestAWallClockThatRanAheadIsSleepToo is a machine whose other clock stood still
// meanwhile, as on Linux: the wall clock of the second time is an hour later.
func TestAWallClockThatRanAheadIsSleepToo(t *testing.T) {
	now := time.Now()
	var s Sleep
	s.Slept(now.Add(-time.Hour).Round(0))
	if !s.Slept(now) {
		t.Error("not noticed")
	}
}

func TestAWatchThatIsNotThereHearsNothing(t *testing.T) {
	var w *Watch
	if w.Screen() {
		t.Error("hears")
	}
	w.Stop()
}
