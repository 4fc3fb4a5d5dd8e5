package app

import (
	"slices"
	"strings"
)

// Absorb adds to the person what the lists say of another who is the same: what
// is not known of the person, what is known more exactly, and a place that was
// seen later. What both say stays as the person has it.
func (p *Person) Absorb(other *Person) {
	for _, id := range other.SourceIDs {
		if !slices.Contains(p.SourceIDs, id) {
			p.SourceIDs = append(slices.Clip(p.SourceIDs), id)
		}
	}
	absorbName(&p.Names.BE, other.Names.BE)
	absorbName(&p.Names.RU, other.Names.RU)
	absorbName(&p.Names.Latin, other.Names.Latin)
	for _, f := range Facts {
		mine, said := f.Of(p), f.Of(other)
		if date := f.Date(p); mine == "" || date != nil && strings.HasPrefix(said, mine) {
			_ = f.Set(p, said) // what one person has fits another
		}
	}
	if p.Held == (Detention{}) || p.Held.SeenOn.Before(other.Held.SeenOn) && other.Held != (Detention{}) {
		p.Held = other.Held
	}
}

func absorbName(mine *Name, said Name) {
	if mine.IsZero() || mine.Proposed && !said.Proposed && !said.IsZero() {
		*mine = said
	}
}
