package people

import (
	"math/rand/v2"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/rules"
)

// BenchmarkFilter reports in milliseconds how long each filter takes among 100,000
// people, in the middle: the first time, when texts are folded, does not count.
func BenchmarkFilter(b *testing.B) {
	people, written := mixture(rand.New(rand.NewPCG(1, 1)), 100_000)
	s := newStore(people...)
	s.written = written
	d := NewDirectory(s, s, register{})
	if err := d.Load(b.Context()); err != nil {
		b.Fatal(err)
	}
	for name, q := range map[string]Query{
		"nothing":   {},
		"held":      {InCustody: true},
		"places":    {Facilities: []string{"IK-901", "SIZO-901"}, Kinds: []app.FacilityKind{app.Colony}},
		"stage":     {Stage: rules.InForce},
		"article":   {Articles: []string{"361"}},
		"age":       {AgeFrom: 30, AgeTo: 40},
		"town":      {Town: "Минск"},
		"about":     {About: "шахматы"},
		"silence":   {SilentMonths: 3, LettersAtMost: new(2)},
		"release":   {ReleaseWithin: 6, Order: ByRelease},
		"fewest":    {InCustody: true, Order: ByFewestLetters},
		"all of it": {InCustody: true, Sex: app.Female, AgeFrom: 20, AgeTo: 60, Stage: rules.InForce, Articles: []string{"361"}, Town: "Минск", LettersAtMost: new(3), Order: ByLongestSilence},
	} {
		b.Run(name, func(b *testing.B) {
			q.Today, q.Lang, q.Limit = today, app.Belarusian, 50
			d.Find(q)
			var times []time.Duration
			for b.Loop() {
				start := time.Now()
				d.Find(q)
				times = append(times, time.Since(start))
			}
			b.ReportMetric(ms(percentile(times, 50)), "ms/middle")
		})
	}
}
