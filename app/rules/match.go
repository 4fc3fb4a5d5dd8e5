package rules

import "slices"

// fit is how a rule fits a case.
type fit uint8

const (
	cannot fit = iota
	may        // it depends on what is not known of the case
	does
)

// fits says how the conditions of the rule fit the case. A condition on what
// is not known of the case may be met.
func (r *Rule) fits(c *Case) fit {
	if r.AtLiberty != c.free() || !r.validOn(c.Day) {
		return cannot
	}
	return min(
		among(r.Facilities, c.Facility),
		among(r.Kinds, c.Kind),
		same(r.Stage, c.Stage),
		among(r.Statuses, c.Status),
		same(r.Relation, c.Relation),
		same(r.Sender, c.side()),
		among(r.Countries, c.Country),
	)
}

func same[T ~string](want, have T) fit {
	switch {
	case want == "" || want == have:
		return does
	case have == "":
		return may
	}
	return cannot
}

func among[T ~string](want []T, have T) fit {
	switch {
	case len(want) == 0 || slices.Contains(want, have):
		return does
	case have == "":
		return may
	}
	return cannot
}

// ForAll reports that the rule asks nothing of the person, of the place or of the way
// there, and is none of a user's or an organisation's file: it is the same for everybody
// who is held.
func (r *Rule) ForAll() bool {
	return !r.From.Theirs() && len(r.Facilities) == 0 && len(r.Kinds) == 0 && r.Stage == "" && len(r.Statuses) == 0 &&
		r.Relation == "" && len(r.Countries) == 0 && !r.AtLiberty
}

// rank orders the rules that fit one case: those of a user's or an
// organisation's file go before ours, then a facility before a kind before all
// places, then whatever has more of the other conditions.
func (r *Rule) rank() int {
	n := 0
	for _, narrows := range []bool{r.Stage != "", len(r.Statuses) > 0, r.Relation != "", r.Sender != "", len(r.Countries) > 0} {
		if narrows {
			n++
		}
	}
	switch {
	case len(r.Facilities) > 0:
		n += 20
	case len(r.Kinds) > 0:
		n += 10
	}
	if r.From.Theirs() {
		n += 100
	}
	return n
}
