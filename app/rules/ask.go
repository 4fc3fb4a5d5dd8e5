package rules

import (
	"cmp"
	"slices"

	"vestka/app"
)

// Answer is what the rules say of one thing in one case.
//
// Two questions are asked apart. Place: is it let through where the person is
// held? Post: does the post of the sender's country take it? The verdict is
// that of the place, and No where the post is said to have stopped. A post of
// which nothing is known does not change the verdict; Post says so.
type Answer struct {
	Verdict  Verdict
	Place    Finding
	Post     Finding   // without a verdict where it is no question: in Belarus, or for what is not posted
	Warnings []Cited   // wherever they may apply
	Notes    []Cited   // advice and limits; none where the place decides No
	Disputed [][]Cited // groups of rules that contradict each other
	Limits   []Bounded // of all rules in the answer
	Routes   []Route   // the best first
}

// Finding is the answer to one of the two questions.
type Finding struct {
	Verdict Verdict
	By      []Cited // the rules that decide; none where no rule covers the case
	Lapsed  []Cited // each yes, too old to count, that would decide beside or before them
	Depends []Cited // rules that would decide otherwise, were more known of the case
}

// Cited is a rule in an answer.
type Cited struct {
	*Rule
	Age    int  // days since someone last looked
	Months int  // the whole months of them
	Old    bool // longer ago than a yes lasts: a yes has become NotKnown, all else stands with its age
}

// Bounded is a limit and the rule that sets it.
type Bounded struct {
	Limit
	By *Rule
}

// Deciding are the rules that the verdict stands on; none where no rule covers
// the case.
func (a *Answer) Deciding() []Cited {
	if a.Verdict != a.Place.Verdict {
		return a.Post.By
	}
	return a.Place.By
}

// Ask answers for one thing. It reads only, so it may be called from
// everywhere at once.
//
// Of the rules that fit, the most particular decide (Rule.rank: theirs before
// ours, a facility before a kind before all places, then the number of other
// conditions). Where those of one rank disagree all are shown: a yes against a
// no is NotKnown, else the more careful one decides. A yes that nobody has
// checked for 18 months decides only where nothing else does, and then only
// that the answer is not known. What is not known of the case is never taken
// for granted: a yes counts only where it surely applies, and not where a rule
// as particular might apply that says otherwise.
func (r *Rules) Ask(c Case, thing Thing) Answer {
	var a Answer
	var place, post []fitting
	for _, rule := range r.byThing[thing] {
		rule = rule.on(c.Day)
		f := rule.fits(&c)
		if f == cannot || !slices.Contains(rule.Things, thing) {
			continue
		}
		cited := Cite(rule, c.Day)
		switch {
		case rule.Verdict == "" && rule.Warning:
			a.Warnings = append(a.Warnings, cited)
		case rule.Verdict == "":
			if f == does {
				a.Notes = append(a.Notes, cited)
			}
		case len(rule.Countries) > 0:
			post = append(post, fitting{cited, f})
		default:
			place = append(place, fitting{cited, f})
		}
	}
	a.Place = a.decide(place)
	a.Verdict = a.Place.Verdict
	if len(post) > 0 || (thing.posted() && c.Country != "BY") {
		a.Post = a.decide(post)
	}
	if a.Post.Verdict == No {
		a.Verdict = No
	}
	a.addDisputes()
	a.addLimitsAndRoutes()
	return a
}

// Cite is the rule with its age on the day.
func Cite(rule *Rule, day app.Date) Cited {
	return Cited{Rule: rule, Age: max(rule.CheckedOn.DaysUntil(day), 0), Months: monthsBetween(rule.CheckedOn, day), Old: rule.old(day)}
}

// stands is what the rule's verdict is worth on the day.
func (c Cited) stands() Verdict {
	if c.Verdict == Yes && c.Old {
		return NotKnown
	}
	return c.Verdict
}

type fitting struct {
	Cited
	fit fit
}

// decide answers one of the two questions from the rules with a verdict.
func (a *Answer) decide(list []fitting) Finding {
	slices.SortStableFunc(list, func(x, y fitting) int { return cmp.Compare(y.rank(), x.rank()) })
	f := Finding{Verdict: NotKnown}
	standing, lapsed := apart(list)
	if f.By = foremost(standing); len(f.By) == 0 {
		f.By, lapsed = foremost(lapsed), nil
	}
	top := -1
	if len(f.By) > 0 {
		f.Verdict, top = together(f.By), f.By[0].rank()
	}
	for _, c := range lapsed {
		if c.rank() >= top {
			f.Lapsed = append(f.Lapsed, c)
		}
	}
	for _, x := range list {
		if x.fit == may && x.rank() >= top && x.stands() != f.Verdict {
			f.Depends = append(f.Depends, x.Cited)
		}
	}
	if unsure(f) {
		f.Verdict = NotKnown
	}
	a.dispute(slices.Concat(f.By, f.Lapsed, overruled(f.By, standing)))
	return f
}

// apart takes the rules that surely fit: those that stand, and each yes that
// nobody has checked for too long. Such a yes decides only where nothing else
// does, so that a no comes back that it once took precedence over.
func apart(list []fitting) (standing, lapsed []Cited) {
	for _, x := range list {
		switch {
		case x.fit == may:
		case x.stands() == x.Verdict:
			standing = append(standing, x.Cited)
		default:
			lapsed = append(lapsed, x.Cited)
		}
	}
	return standing, lapsed
}

// foremost are those of the highest rank; the list begins with them.
func foremost(list []Cited) []Cited {
	for i, c := range list {
		if c.rank() != list[0].rank() {
			return list[:i]
		}
	}
	return list
}

// overruled are those of our rules that would decide, had theirs not gone
// before them.
func overruled(by, standing []Cited) []Cited {
	if len(by) == 0 || !by[0].From.Theirs() {
		return nil
	}
	ours := slices.DeleteFunc(slices.Clone(standing), func(c Cited) bool { return c.From.Theirs() })
	return foremost(ours)
}

// together is the verdict of rules of one rank.
func together(by []Cited) Verdict {
	said := map[Verdict]bool{}
	for _, c := range by {
		said[c.stands()] = true
	}
	switch {
	case said[Yes] && said[No]:
		return NotKnown
	case said[No]:
		return No
	case said[AskFamily]:
		return AskFamily
	case said[NotKnown]:
		return NotKnown
	}
	return Yes
}

// unsure reports that a rule which may apply takes the ground from under the
// verdict. A no stays: what may be harmful is not tried on a guess.
func unsure(f Finding) bool {
	return slices.ContainsFunc(f.Depends, func(c Cited) bool {
		return f.Verdict == Yes || f.Verdict == AskFamily && c.stands() == No
	})
}

// dispute notes that rules on one question disagree: of one rank, or a yes of
// old and what stands, or theirs and ours.
func (a *Answer) dispute(group []Cited) {
	if slices.ContainsFunc(group, func(c Cited) bool { return c.Verdict != group[0].Verdict }) {
		a.Disputed = append(a.Disputed, group)
	}
}

// addDisputes finds the warnings and notes that name another rule of the
// answer as one that says otherwise.
func (a *Answer) addDisputes() {
	all := a.all()
	for _, c := range slices.Concat(a.Warnings, a.Notes) {
		group := []Cited{c}
		for _, other := range all {
			if slices.Contains(c.Against, other.ID) {
				group = append(group, other)
			}
		}
		if len(group) > 1 {
			a.Disputed = append(a.Disputed, group)
		}
	}
}

// all are the rules of the answer, those that decide first.
func (a *Answer) all() []Cited {
	return slices.Concat(a.Deciding(), a.Warnings, a.Notes)
}

func (a *Answer) addLimitsAndRoutes() {
	if a.Place.Verdict == No {
		a.Notes = nil // how to send what must not be sent
	}
	for _, c := range a.all() {
		for _, l := range c.Limits {
			a.Limits = append(a.Limits, Bounded{l, c.Rule})
		}
		stopped := c.Route == ByPost && a.Post.Verdict == No
		if c.Route != "" && !stopped && !slices.Contains(a.Routes, c.Route) {
			a.Routes = append(a.Routes, c.Route)
		}
	}
}
