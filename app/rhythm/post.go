package rhythm

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"vestka/app"
)

// FewestCases is how many letters must have arrived on a way before the days that they
// took count: of fewer nothing can be said.
const FewestCases = 5

// Estimate is how many days a letter is counted to be on its way.
type Estimate struct {
	Days    int
	Cases   int  // letters of which it is known; also where they are too few
	Assumed bool // they are too few: it is what the settings say
}

// Words say for how long, and how that is known.
func (e Estimate) Words() Words {
	if e.Assumed {
		return Words{"digest.way.assumed", app.Args{"Count": e.Days, "Cases": e.Cases}}
	}
	return Words{"digest.way.seen", app.Args{"Count": e.Days, "Cases": e.Cases}}
}

// Post tells for how long letters are on their way, from the user's country by post.
type Post struct {
	days  int // that are assumed
	facts map[string][]app.WayFact
}

// NewPost is the post from the country, as the letters of the log tell it.
func NewPost(facts []app.WayFact, country string, days int) *Post {
	p := &Post{days: days, facts: map[string][]app.WayFact{}}
	for _, f := range facts {
		if f.Country == country && f.Service == "" && f.Timed() {
			p.facts[f.Facility] = append(p.facts[f.Facility], f)
		}
	}
	return p
}

// To is the estimate for a facility, by its code: the median of the days that letters
// took there, rounded up, so that a card is early rather than late.
func (p *Post) To(facility string) Estimate {
	seen := slices.SortedFunc(slices.Values(p.facts[facility]), func(a, b app.WayFact) int { return cmp.Compare(a.Days, b.Days) })
	cases := 0
	for _, f := range seen {
		cases += f.Letters
	}
	if cases < FewestCases {
		return Estimate{Days: p.days, Cases: cases, Assumed: true}
	}
	lower, upper := nth(seen, (cases-1)/2), nth(seen, cases/2)
	return Estimate{Days: (lower + upper + 1) / 2, Cases: cases}
}

// nth are the days of the nth letter of those that are sorted by them, from 0.
func nth(seen []app.WayFact, n int) int {
	for _, f := range seen {
		if n -= f.Letters; n < 0 {
			return f.Days
		}
	}
	return 0
}

// By is the last day on which to post a card for the full date to the facility.
func (p *Post) By(on app.Date, facility string) (app.Date, Estimate) {
	e := p.To(facility)
	return on.AddDays(-e.Days), e
}

// Post is what the letters of the log and the settings tell.
func (b *Book) Post(ctx context.Context) (*Post, error) {
	facts, days, err := b.facts(ctx)
	if err != nil {
		return nil, err
	}
	country, err := app.SettingValue(ctx, b.store, app.SettingCountry)
	return NewPost(facts, country, days), err
}

// facts are those of all ways, and the days that the settings assume.
func (b *Book) facts(ctx context.Context) ([]app.WayFact, int, error) {
	facts, err := b.store.Ways(ctx)
	if err != nil {
		return nil, 0, err
	}
	days, err := app.SettingValue(ctx, b.store, app.SettingDays)
	if err != nil {
		return nil, 0, err
	}
	n, err := strconv.Atoi(days)
	return facts, n, err
}

// Rates are what became of letters, by country, way and facility.
func (b *Book) Rates(ctx context.Context) ([]Rate, error) {
	facts, days, err := b.facts(ctx)
	return Rates(facts, days), err
}
