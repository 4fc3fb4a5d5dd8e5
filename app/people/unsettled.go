package people

import (
	"cmp"
	"slices"

	"vestka/app"
)

// UnsettledPlace is a prison text that no facility is known for.
type UnsettledPlace struct {
	Text  string
	Count int // of people said to be held there
}

// Unsettled lists the prison texts of the people that the user should settle
// with app.PeopleStore.SetPlaceText, the most frequent first.
func Unsettled(people []app.Person) []UnsettledPlace {
	counts := map[string]int{}
	for i := range people {
		if d := &people[i].Held; d.Facility == "" && d.Text != "" && !d.Liberty {
			counts[d.Text]++
		}
	}
	return byCount(counts)
}

// WithBeside are the texts with those that other lists give of people whom a list places.
func WithBeside(places, beside []UnsettledPlace) []UnsettledPlace {
	counts := map[string]int{}
	for _, p := range slices.Concat(places, beside) {
		counts[p.Text] += p.Count
	}
	return byCount(counts)
}

// byCount are the texts, the most frequent first.
func byCount(counts map[string]int) []UnsettledPlace {
	places := make([]UnsettledPlace, 0, len(counts))
	for text, n := range counts {
		places = append(places, UnsettledPlace{text, n})
	}
	slices.SortFunc(places, func(a, b UnsettledPlace) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Text, b.Text))
	})
	return places
}
