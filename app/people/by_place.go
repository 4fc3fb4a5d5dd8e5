package people

import (
	"slices"

	"vestka/app"
)

func byFacility(q *Query, l *list, _ *day) test {
	if len(q.Facilities) == 0 {
		return nil
	}
	wanted := make([]bool, len(l.codes))
	for place, code := range l.codes {
		wanted[place] = code != "" && slices.Contains(q.Facilities, code)
	}
	return heldAt(q, l, wanted)
}

func byKind(q *Query, l *list, d *day) test {
	if len(q.Kinds) == 0 {
		return nil
	}
	wanted := make([]bool, len(l.codes))
	for place, f := range d.places {
		wanted[place] = f.Kind != "" && slices.Contains(q.Kinds, f.Kind)
	}
	return heldAt(q, l, wanted)
}

// heldAt finds who is held in one of the places now. Whoever was freed is held nowhere,
// also where a list names a place still; a query for those who were freed finds them by
// that place.
func heldAt(q *Query, l *list, wanted []bool) test {
	freed := uint8(0)
	if slices.Contains(q.Status, app.Former) {
		freed = statusBit(app.Former)
	}
	return func(i int32) answer {
		f := &l.facts[i]
		return when(wanted[f.place] && (f.placed || f.status&freed != 0))
	}
}

func byAddress(q *Query, _ *list, d *day) test {
	if !q.HasAddress {
		return nil
	}
	return func(i int32) answer { return when(d.entries[i].HasAddress) }
}
