package rhythm

import (
	"cmp"
	"slices"

	"vestka/app"
)

// Rate is what became of the letters that were sent on one way to one facility: never
// a share alone, always how many there were and how that is known.
type Rate struct {
	Country  string // from which; empty where it is not known
	Service  string // empty is the post
	Facility string
	Sent     int
	Arrived  int // of which something proves it, by the grades below
	By       map[app.Evidence]int
	Returned int
	Lost     int
	Open     int // nothing is known
	Time     Estimate
}

// Rates are those of all ways, by country, service and facility.
func Rates(facts []app.WayFact, days int) []Rate {
	type way struct{ country, service, facility string }
	rates, of := map[way]*Rate{}, map[way][]app.WayFact{}
	for _, f := range facts {
		w := way{f.Country, f.Service, f.Facility}
		r := rates[w]
		if r == nil {
			r = &Rate{Country: f.Country, Service: f.Service, Facility: f.Facility, By: map[app.Evidence]int{}}
			rates[w] = r
		}
		r.add(f)
		if f.Timed() {
			f.Country, f.Service = "", "" // as NewPost looks for them
			of[w] = append(of[w], f)
		}
	}
	all := make([]Rate, 0, len(rates))
	for w, r := range rates {
		r.Time = NewPost(of[w], "", days).To(w.facility)
		all = append(all, *r)
	}
	slices.SortFunc(all, func(a, b Rate) int {
		return cmp.Or(cmp.Compare(a.Country, b.Country), cmp.Compare(a.Service, b.Service), cmp.Compare(a.Facility, b.Facility))
	})
	return all
}

func (r *Rate) add(f app.WayFact) {
	r.Sent += f.Letters
	switch {
	case f.State == app.Returned:
		r.Returned += f.Letters
	case f.State == app.Lost:
		r.Lost += f.Letters
	case f.Proven():
		r.Arrived += f.Letters
		r.By[f.Evidence] += f.Letters
	default:
		r.Open += f.Letters
	}
}

// Grades are those by which letters are known to have arrived, the surest first.
func (r *Rate) Grades() []app.Evidence {
	return slices.DeleteFunc(slices.Clone(app.Grades), func(e app.Evidence) bool { return r.By[e] == 0 })
}
