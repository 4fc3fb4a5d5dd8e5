package rulebook

import (
	"context"
	"slices"

	"vestka/app"
	"vestka/app/rules"
)

// Batch is what may be sent to many.
type Batch struct {
	Thing   rules.Thing
	People  int            // who were asked about
	Passed  []app.PersonID // the day of release of whom has passed: app.Person.ReleasePassed
	LeftOut []app.PersonID // whom the user marked so that what goes to many leaves them out: app.Person.LeftOut
	Groups  []Group        // one for each verdict that somebody has: no, ask the family, not known, yes
}

// Group are the people for whom the answer is the same.
type Group struct {
	Verdict    rules.Verdict
	People     []app.PersonID // in the order in which they were asked about
	Facilities []Place        // where they are held, the one with most of them first
	Elsewhere  int            // of People: held nowhere that the register knows, or nowhere at all
	Why        []rules.Cited  // the rules that decide for any of them
}

// Place is a facility with how many of a group are held there.
type Place struct {
	app.Facility
	People int
}

// careful is the order of the verdicts: what asks for care comes first.
var careful = []rules.Verdict{rules.No, rules.AskFamily, rules.NotKnown, rules.Yes}

// Many says of each thing to whom of the people the sender may send it on the
// day. To the dead nothing may be sent.
func (b *Book) Many(ctx context.Context, people []*app.Person, things []rules.Thing, s Sender, day app.Date) ([]Batch, error) {
	r, err := b.Rules(ctx)
	if err != nil {
		return nil, err
	}
	outlooks := make([]*Outlook, len(people))
	for i, p := range people {
		outlooks[i] = b.outlook(p, s, day)
	}
	batches := make([]Batch, len(things))
	for i, thing := range things {
		if err := ctx.Err(); err != nil {
			return nil, &app.Error{Code: app.Cancelled, Key: "error.cancelled", Err: err}
		}
		batches[i] = batchOf(r, thing, outlooks)
	}
	return batches, nil
}

// batchOf asks once for each case: of thousands of people there are but a few.
func batchOf(r *rules.Rules, thing rules.Thing, outlooks []*Outlook) Batch {
	answers := map[rules.Case]rules.Answer{}
	groups := map[rules.Verdict]*Group{}
	for _, o := range outlooks {
		a, known := answers[o.Case]
		if !known {
			a = r.Ask(o.Case, thing)
			answers[o.Case] = a
		}
		verdict, why := a.Verdict, a.Deciding()
		if !o.Person.Died.IsZero() {
			verdict, why = rules.No, nil
		}
		g := groups[verdict]
		if g == nil {
			g = &Group{Verdict: verdict}
			groups[verdict] = g
		}
		g.add(o, why)
	}
	batch := Batch{Thing: thing, People: len(outlooks)}
	batch.caution(outlooks)
	for _, v := range careful {
		if g := groups[v]; g != nil {
			slices.SortStableFunc(g.Facilities, func(x, y Place) int { return y.People - x.People })
			batch.Groups = append(batch.Groups, *g)
		}
	}
	return batch
}

// caution notes for whom there is more to mind than what the rules say.
func (b *Batch) caution(outlooks []*Outlook) {
	for _, o := range outlooks {
		if o.Person.ReleasePassed(o.Case.Day) {
			b.Passed = append(b.Passed, o.Person.ID)
		}
		if _, out := o.Person.LeftOut(o.Case.Day); out {
			b.LeftOut = append(b.LeftOut, o.Person.ID)
		}
	}
}

func (g *Group) add(o *Outlook, why []rules.Cited) {
	g.People = append(g.People, o.Person.ID)
	for _, r := range why {
		if !slices.ContainsFunc(g.Why, func(other rules.Cited) bool { return other.Rule == r.Rule }) {
			g.Why = append(g.Why, r)
		}
	}
	if o.Facility.Code == "" || o.Person.Held.Liberty {
		g.Elsewhere++
		return
	}
	for i := range g.Facilities {
		if g.Facilities[i].Code == o.Facility.Code {
			g.Facilities[i].People++
			return
		}
	}
	g.Facilities = append(g.Facilities, Place{o.Facility, 1})
}

// Of is the group of the verdict; zero where nobody has it.
func (b *Batch) Of(v rules.Verdict) Group {
	for _, g := range b.Groups {
		if g.Verdict == v {
			return g
		}
	}
	return Group{Verdict: v}
}
