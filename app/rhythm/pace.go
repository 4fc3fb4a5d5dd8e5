package rhythm

import (
	"context"

	"vestka/app"
	"vestka/app/people"
)

// Touch says how long somebody was not written to or heard of, beside what one wants.
type Touch string

// The states of being in touch.
const (
	InTouch  Touch = "in_touch" // or no limit is set
	Wished   Touch = "wished"   // longer than one wishes
	HighTime Touch = "high_time"
)

// Pace is the interval that counts for one person, and where things stand.
type Pace struct {
	Wish, Latest     int // days; 0: none
	WishBy, LatestBy app.Interval
	Last             app.Date // when something was last posted to them or received; zero: never
	Days             int      // since then
	State            Touch
}

// Words say how long nothing went to and fro.
func (p Pace) Words() Words {
	if p.Last.IsZero() {
		return Words{Key: "interval.never"}
	}
	return Words{"interval.since", app.Args{"Count": p.Days}}
}

// take narrows the limits: the smaller one of each counts.
func (p *Pace) take(i app.Interval) {
	if i.Wish > 0 && (p.Wish == 0 || i.Wish <= p.Wish) {
		p.Wish, p.WishBy = i.Wish, i
	}
	if i.Latest > 0 && (p.Latest == 0 || i.Latest <= p.Latest) {
		p.Latest, p.LatestBy = i.Latest, i
	}
}

// stand says how things stand on the day. Who was never written to is beyond each limit.
func (p *Pace) stand(last, today app.Date) {
	p.Last, p.State = last, InTouch
	over := func(limit int) bool { return limit > 0 && (last.IsZero() || p.Days >= limit) }
	if !last.IsZero() {
		p.Days = last.DaysUntil(today)
	}
	switch {
	case over(p.Latest):
		p.State = HighTime
	case over(p.Wish):
		p.State = Wished
	}
}

// Whose says for whom an interval of a list or of all is.
func Whose(i app.Interval) Words {
	if i.List == "" {
		return Words{Key: "interval.all"}
	}
	return Words{"interval.list", app.Args{"Name": i.List}}
}

// paces are the limits that count for those of the people who have any.
func (b *Book) paces(ctx context.Context, ids []app.PersonID, today app.Date) (map[app.PersonID]*Pace, error) {
	kept, err := b.store.Intervals(ctx)
	if err != nil {
		return nil, err
	}
	paces := map[app.PersonID]*Pace{}
	take := func(id app.PersonID, i app.Interval) {
		if paces[id] == nil {
			paces[id] = new(Pace)
		}
		paces[id].take(i)
	}
	asked := make(map[app.PersonID]bool, len(ids))
	for _, id := range ids {
		asked[id] = true
	}
	for _, i := range kept { // from the widest to the narrowest, so that the narrowest is named of equal ones
		switch {
		case i.Person != 0 && asked[i.Person]:
			take(i.Person, i)
		case i.List != "":
			on, err := b.onList(ctx, i.List, today)
			if err != nil {
				return nil, err
			}
			for _, e := range on {
				if asked[e.ID] {
					take(e.ID, i)
				}
			}
		case i.Person == 0:
			for _, id := range ids {
				take(id, i)
			}
		}
	}
	return paces, nil
}

// onList are the people on a saved list; nobody is on one that cannot be used, of which
// the lists themselves tell.
func (b *Book) onList(ctx context.Context, name string, today app.Date) ([]*people.Entry, error) {
	saved, err := b.lists.Named(ctx, name)
	if err != nil && ctx.Err() == nil {
		return nil, nil
	}
	q := saved.Query
	q.Today = today
	found, err := b.people.Choose(ctx, q)
	return found.People, err
}

// Pace is what counts for one person, and where things stand.
func (b *Book) Pace(ctx context.Context, id app.PersonID, today app.Date) (Pace, error) {
	paces, err := b.paces(ctx, []app.PersonID{id}, today)
	if err != nil {
		return Pace{}, err
	}
	written, err := b.store.Written(ctx)
	p := Pace{}
	if paces[id] != nil {
		p = *paces[id]
	}
	p.stand(lastContact(written[id]), today)
	return p, err
}

// lastContact is the day on which something was last sent to somebody or received from
// them: what was only made is no contact.
func lastContact(w app.Written) app.Date {
	if w.SentLast.Before(w.ReceivedLast) {
		return w.ReceivedLast
	}
	return w.SentLast
}
