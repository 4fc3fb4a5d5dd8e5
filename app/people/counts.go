package people

import (
	"cmp"
	"maps"
	"slices"

	"vestka/app"
)

// Counts are the numbers for a bar of filters.
type Counts struct {
	People     int
	Held       int // in custody
	Sample     int
	Status     map[app.Status]int
	Facilities []FacilityCount // by code
	Tags       []TagCount      // by tag
}

// TagCount tells how many people have a tag.
type TagCount struct {
	Tag    string
	People int
}

// FacilityCount tells how many people are held in a facility; a facility from which all
// were freed has none.
type FacilityCount struct {
	Code   string
	People int
	Held   int // of them, the recognised prisoners
}

// Counts counts everybody.
func (d *Directory) Counts() Counts {
	l := d.now.Load()
	c := Counts{People: len(l.people), Status: map[app.Status]int{}}
	places := make([]FacilityCount, len(l.codes))
	tags := map[string]int{}
	var status [256]int
	for i := range l.facts {
		f := &l.facts[i]
		status[f.status]++
		if f.placed {
			places[f.place].People++
		}
		if f.held {
			c.Held++
			places[f.place].Held++
		}
		if f.sample {
			c.Sample++
		}
		if f.tagged {
			for _, tag := range l.people[i].Tags {
				tags[tag]++
			}
		}
	}
	for _, s := range []app.Status{app.Active, app.Former, app.NotRecognised} {
		if n := status[statusBit(s)]; n > 0 {
			c.Status[s] = n
		}
	}
	for i, code := range l.codes {
		places[i].Code = code
	}
	c.Facilities = slices.DeleteFunc(places, func(f FacilityCount) bool { return f.Code == "" })
	slices.SortFunc(c.Facilities, func(a, b FacilityCount) int { return cmp.Compare(a.Code, b.Code) })
	for _, tag := range slices.Sorted(maps.Keys(tags)) {
		c.Tags = append(c.Tags, TagCount{tag, tags[tag]})
	}
	return c
}
