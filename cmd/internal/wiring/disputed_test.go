package wiring

import (
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
)

// rowSaying is another list's row of somebody.
func rowSaying(key, source, place string) app.Record {
	return app.Record{
		Source: source, Key: key, Lang: app.Belarusian, Form: "any", SeenOn: apptest.Today,
		Held: app.Detention{Text: place, Source: source, SeenOn: apptest.Today},
	}
}

func TestTheListSaysOfManyWhatTheirCardsSayOfEach(t *testing.T) {
	s, first := edited(t)
	ctx := t.Context()
	add := func(n int, records ...app.Record) app.PersonID {
		p := apptest.Writer(n, func(p *app.Person) { p.Held.Text = "ИК-917" })
		e := apptest.Edit(p)
		e.Records = append(e.Records, records...)
		c, err := s.Store.SavePeople(ctx, []app.PersonEdit{e})
		if err != nil {
			t.Fatal(err)
		}
		return app.PersonID(c.IDs[0])
	}
	must := func(_ app.Changes, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	agreed := add(1, rowSaying("a", "office", "ПК №917"))
	disputed := add(2, rowSaying("b", "office", "ИК-904"))
	notUnderstood := add(3, rowSaying("c", "office", "за ракой"))
	settled := add(4, rowSaying("d", "office", "ИК-904"))
	must(s.Editor.Settle(ctx, settled, people.FactPlace, "IK-917", "office", apptest.Today))
	mine := add(5)
	must(s.Editor.Hold(ctx, mine, app.OwnDetention{Facility: "IK-904"}, apptest.Today))
	must(s.Store.SavePeople(ctx, []app.PersonEdit{{Person: known(t, s, mine).Person, Records: []app.Record{rowSaying("e", "office", "ИК-908")}}}))
	merged, into := add(6, rowSaying("f", "office", "ИК-904")), add(7)
	must(s.Own.Merge(ctx, merged, into))
	one := func(n int, row app.Record) app.PersonID { // of whom only this row says something
		c, err := s.Store.SavePeople(ctx, []app.PersonEdit{{Person: apptest.Writer(n), Records: []app.Record{row}}})
		if err != nil {
			t.Fatal(err)
		}
		return app.PersonID(c.IDs[0])
	}
	alone := one(8, rowSaying("g", "office", "ИК-904"))
	half, other := one(9, rowSaying("h", "office", "ИК-904")), one(10, rowSaying("i", "viasna", "ИК-917"))
	must(s.Own.Merge(ctx, half, other))
	since := one(11, rowSaying("j", "office", "ИК-917"))
	must(s.Editor.Hold(ctx, since, app.OwnDetention{Facility: "IK-904"}, apptest.Today))
	must(s.Store.SavePeople(ctx, []app.PersonEdit{{Person: known(t, s, since).Person, Records: []app.Record{rowSaying("j", "office", "ИК-912")}}}))
	if err := s.Directory.Load(ctx); err != nil {
		t.Fatal(err)
	}

	all := []app.PersonID{first, agreed, disputed, notUnderstood, settled, mine, into, alone, other, since}
	got, err := s.Directory.DisputedPlaces(ctx, append(all, 999))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range all {
		card := known(t, s, id).Account(people.FactPlace)
		a, is := got[id]
		if is != card.Disputed() || is && a.Says() != card.Says() {
			t.Errorf("person %d: the list says %v %q, the card %v %q", id, is, a.Says(), card.Disputed(), card.Says())
		}
	}
	if want := []app.PersonID{disputed, mine, into, other, since}; len(got) != len(want) {
		t.Errorf("%+v, want %v", got, want)
	}
}
