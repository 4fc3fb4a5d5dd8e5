package people

import "slices"

func byFacility(q *Query, l *list, _ *day) test {
	if len(q.Facilities) == 0 {
		return nil
	}
	wanted := make([]bool, len(l.codes))
	for place, code := range l.codes {
		wanted[place] = code != "" && slices.Contains(q.Facilities, code)
	}
	return func(i int32) answer { return when(wanted[l.facts[i].place]) }
}

func byKind(q *Query, l *list, d *day) test {
	if len(q.Kinds) == 0 {
		return nil
	}
	wanted := make([]bool, len(l.codes))
	for place, f := range d.places {
		wanted[place] = f.Kind != "" && slices.Contains(q.Kinds, f.Kind)
	}
	return func(i int32) answer { return when(wanted[l.facts[i].place]) }
}

func byAddress(q *Query, _ *list, d *day) test {
	if !q.HasAddress {
		return nil
	}
	return func(i int32) answer { return when(d.entries[i].HasAddress) }
}
