package apptest_test

import (
	"testing"

	"vestka/app/apptest"
)

func TestRoundsGoOnUntilWhatIsSoughtIsMet(t *testing.T) {
	for _, c := range []struct{ least, met, want int }{{3, 1, 3}, {3, 7, 7}, {3, 1000, 60}} {
		got := 0
		for n := range apptest.Rounds(c.least, func() bool { return got >= c.met }) {
			if n != got {
				t.Fatalf("round %d is called %d", got, n)
			}
			got++
		}
		if got != c.want {
			t.Errorf("%d rounds of at least %d, met after %d: want %d", got, c.least, c.met, c.want)
		}
	}
}
