package apptest

import "iter"

// patience is how many times as many rounds a test of chance may take.
const patience = 20

// Rounds counts the rounds of a test whose outcome hangs on chance, such as the
// moment of a kill: least of them, and more, up to twenty times as many, until
// the rounds have met what the test is about. A test that asks for an outcome
// after a fixed number of rounds fails on some machine some day.
func Rounds(least int, met func() bool) iter.Seq[int] {
	return func(yield func(int) bool) {
		for n := 0; n < least || n < patience*least && !met(); n++ {
			if !yield(n) {
				return
			}
		}
	}
}
