// Package session tells what the machine is about: that it slept, that it goes to
// sleep, that its screen was locked, as far as a program can know it.
//
// That it slept is known everywhere, by the clocks. The rest: on Linux (and other
// systems with D-Bus) from logind and the desktop's screen saver; on Windows by
// asking the session; on macOS not at all, for that takes a library of Apple's that
// a program without C cannot call.
package session

import "time"

// asleep is how much longer than it should a clock must have run to mean sleep: a
// busy machine is late by less.
const asleep = 20 * time.Second

// Sleep finds out that the machine slept by being shown the time every few seconds.
type Sleep struct{ last time.Time }

// Slept tells that the machine slept since the last call. One clock stands still
// meanwhile, or none of them does, which one depends on the system: both are looked
// at. A clock that somebody sets ahead looks the same.
func (s *Sleep) Slept(now time.Time) bool {
	last := s.last
	s.last = now
	if last.IsZero() {
		return false
	}
	return max(now.Sub(last), now.Round(0).Sub(last.Round(0))) >= asleep
}

// Watch is what hears of the session. A nil Watch hears nothing.
type Watch struct {
	screen bool
	stop   func()
}

// Screen tells that a lock of the screen is heard of.
func (w *Watch) Screen() bool { return w != nil && w.screen }

// Stop ends it.
func (w *Watch) Stop() {
	if w != nil && w.stop != nil {
		w.stop()
	}
}
