package people

import (
	"slices"

	"vestka/app"
)

// withdrawal is what a row said of somebody before and says no more.
type withdrawal struct {
	facts []app.Withdrawn
	news  []app.News
	moved bool // another list says that they are held elsewhere, and that counts now
}

// withdrawable are the facts of a row that its list may cease to say. The name is none of
// them: without it there is no row.
var withdrawable = slices.Concat(app.Facts, []app.Fact{app.FactPenalty, app.FactHeld, app.FactAddress})

// withdraw finds what the row said before and says no more. What another list still says
// of it counts from now on; else what is known stays known, with the day since which
// nobody says it. Lists of other forms have other columns: nothing is missing from them.
func (c *comparing) withdraw(t *taking, is *app.Person) (w withdrawal, err error) {
	was, known := c.was[t.Key]
	if !known || c.rows[t.Key].Person != is.ID || was.Form != t.Form {
		return w, nil
	}
	lost := slices.DeleteFunc(slices.Clone(withdrawable), func(f app.Fact) bool { return !lacksNow(f, &was, t, is) || c.slipped(f, &was, t) })
	if len(lost) == 0 {
		return w, nil
	}
	others, err := c.otherRows(is.ID, t)
	if err != nil {
		return w, err
	}
	for _, f := range lost {
		w.facts = append(w.facts, app.Withdrawn{
			Source: t.Source, Lang: t.Lang, Key: t.Key, Fact: f, Value: saysFact(f, &was), CheckedOn: laterOf(was.SeenOn, was.CheckedOn), Since: t.SeenOn,
		})
		switch {
		case f == app.FactHeld:
			w.place(c, &was, is, others)
		case f == app.FactVerdict && was.Verdict == app.SomeDay: // the penalty told it, and that is told
		default:
			w.news = append(w.news, app.News{Kind: app.NewsChanged, Field: f, Before: shortText(saysFact(f, &was)), After: shortText(insteadOf(f, &was, t, is, others))})
		}
	}
	return w, nil
}

// lacksNow reports that the row before said the fact, or said more of it, and that what is
// known of the person is not what the row says now.
func lacksNow(f app.Fact, was *app.Record, t *taking, is *app.Person) bool {
	told, now := saysFact(f, was), saysFact(f, &t.Record)
	switch {
	case told == "" || told == now:
		return false
	case f == app.FactAddress:
		return now == "" && saysFact(app.FactHeld, &t.Record) != "" // else the place is told
	case f == app.FactHeld || f == app.FactPenalty:
		return now == ""
	}
	return f.Of(is) != now
}

// saysFact is what the row says of the fact, of a place its words.
func saysFact(f app.Fact, r *app.Record) string {
	switch {
	case f == app.FactPenalty:
		return penalty(r)
	case f == app.FactAddress:
		return r.Held.Address
	case f == app.FactHeld && r.Held.Liberty:
		return app.HeldAtLiberty
	case f == app.FactHeld:
		return r.Held.Text
	}
	return valueIn(f, r, nil)
}

// slipped reports that the row may still say the fact, in a cell that was not understood:
// that is told with the other slips of the file. Of texts everything is understood.
func (c *comparing) slipped(f app.Fact, was *app.Record, t *taking) bool {
	if f.Date(&app.Person{}) == nil && f != app.FactStatus && f != app.FactSex {
		return false
	}
	return slices.ContainsFunc(c.list.Problems, func(p app.Problem) bool {
		return p.Line == t.Line && !p.Refused && p.Column != "" && t.Value(p.Column) != "" && t.Value(p.Column) != was.Value(p.Column)
	})
}

// otherRows are those that other lists have about the person now, newest first.
func (c *comparing) otherRows(id app.PersonID, t *taking) ([]app.Record, error) {
	rows, err := c.store.Records(c.ctx, id)
	rows = slices.DeleteFunc(rows, func(r app.Record) bool {
		return !r.Gone.IsZero() || r.Source == t.Source && r.Lang == t.Lang && slices.Contains(slices.Collect(t.keys()), r.Key)
	})
	slices.SortStableFunc(rows, func(a, b app.Record) int {
		return newestFirst(Origin{On: laterOf(a.SeenOn, a.CheckedOn)}, Origin{On: laterOf(b.SeenOn, b.CheckedOn)})
	})
	return rows, err
}

// insteadOf has what the newest of the other rows says of the fact count, where that of
// the row counted, and gives what is said now; empty where nobody says anything.
func insteadOf(f app.Fact, was *app.Record, t *taking, is *app.Person, others []app.Record) string {
	told, now := saysFact(f, was), saysFact(f, &t.Record)
	switch {
	case f == app.FactPenalty || f == app.FactAddress || f.Of(is) != told:
		return now
	case now != "" && !agree(f, now, told):
		_ = f.Set(is, now) // the list says something else, if less exactly
		return now
	}
	for i := range others {
		said := saysFact(f, &others[i])
		if said == "" || lessExact(f, said, told) || f.Set(is, said) != nil {
			continue
		}
		if said != told {
			return said
		}
		break
	}
	return now
}

// place is what becomes of where somebody is held, of which the row says nothing any more.
func (w *withdrawal) place(c *comparing, was *app.Record, is *app.Person, others []app.Record) {
	told := c.placed(was)
	at := slices.IndexFunc(others, func(r app.Record) bool { return saysFact(app.FactHeld, &r) != "" })
	if at >= 0 && samePlace(&told, &is.Held) {
		other := c.placed(&others[at])
		other.SeenOn = laterOf(others[at].SeenOn, others[at].CheckedOn)
		if w.moved = !samePlace(&other, &told); w.moved && other.Since.Before(is.Held.Since) {
			other.Since = is.Held.Since
		}
		if !w.moved {
			other.Since = is.Held.Since
		}
		is.Held = other
	}
	if !w.moved && is.InCustody() { // of somebody free a list need not say where they were
		w.news = append(w.news, app.News{Kind: app.NewsChanged, Field: app.FactHeld, Before: placeWord(&told)})
	}
}

func laterOf(a, b app.Date) app.Date {
	if a.Before(b) {
		return b
	}
	return a
}

// noMore are of the withdrawn facts those that no list says now, see Known.Withdrawn.
func noMore(of *Accounting) (all []app.Withdrawn) {
	for _, w := range of.Withdrawn {
		if !slices.ContainsFunc(of.Records, func(r app.Record) bool {
			now := saysFact(w.Fact, &r)
			return now != "" && !lessExact(w.Fact, now, w.Value)
		}) {
			all = append(all, w)
		}
	}
	return all
}

// lessExact reports a date that agrees with another one and says less.
func lessExact(f app.Fact, a, b string) bool {
	return f.Date(&app.Person{}) != nil && agree(f, a, b) && exactnessOf(f, a) < exactnessOf(f, b)
}

// saidFormerly are what lists said of the fact and no list says now.
func saidFormerly(f app.Fact, of *Accounting) (all []Said) {
	for _, w := range noMore(of) {
		value := w.Value
		switch {
		case f == FactPlace && w.Fact == app.FactHeld:
			value = placeIn(&app.Record{Held: app.Detention{Text: value, Liberty: value == app.HeldAtLiberty}}, of.Place)
		case f != w.Fact:
			continue
		}
		all = append(all, Said{Value: value, By: []Origin{{Source: w.Source, Lang: w.Lang, On: w.CheckedOn, Withdrawn: w.Since}}})
	}
	return all
}
