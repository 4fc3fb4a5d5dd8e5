package names

import (
	"strings"
	"testing"
	"time"
)

// A cell of a broken file may hold anything; ten times the text may take ten
// times as long, not a hundred times.
func BenchmarkLongText(b *testing.B) {
	for _, unit := range []string{"x", "(a ", "Ян ", "Dar ́ja", "Караткевiч-", "a\u0301", "ян-ян ", "A.", "sch", "\u0301"} {
		b.Run(unit, func(b *testing.B) {
			small, large := strings.Repeat(unit, 300), strings.Repeat(unit, 3000)
			var took [2]time.Duration
			for b.Loop() {
				for i, s := range []string{small, large} {
					start := time.Now()
					Fold(s)
					p := Split(s)
					ProposeCyrillic(p, "be")
					ProposeFrom(p, "be", "ru")
					took[i] += time.Since(start)
				}
			}
			b.ReportMetric(float64(took[1])/float64(took[0]), "times-for-ten-times")
		})
	}
}
