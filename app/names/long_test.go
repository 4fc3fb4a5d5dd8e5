package names

import (
	"strings"
	"testing"
	"time"
)

// A cell of a broken file may hold anything; ten times the text may take ten
// times as long, not a hundred times.
func TestLongTextTakesTimeInProportion(t *testing.T) {
	for _, unit := range []string{"x", "(a ", "Ян ", "Dar ́ja", "Караткевiч-", "a\u0301", "ян-ян ", "A.", "sch", "\u0301"} {
		took := func(n int) time.Duration {
			s := strings.Repeat(unit, n)
			best := time.Hour
			for range 3 {
				start := time.Now()
				Fold(s)
				p := Split(s)
				ProposeCyrillic(p, "be")
				ProposeFrom(p, "be", "ru")
				best = min(best, time.Since(start))
			}
			return best
		}
		small, large := took(300), took(3000)
		if large > 40*small+20*time.Millisecond {
			t.Errorf("%q: %v for 300, %v for 3,000", unit, small, large)
		}
	}
}
