package people

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"vestka/app"
)

func TestTheRollGivesPeopleBackWhole(t *testing.T) {
	some := rand.New(rand.NewPCG(2, 4))
	text := func() string { return [...]string{"", "а", "ИК-904", "Янка Купала"}[some.IntN(4)] }
	day := func() app.Date { return [...]app.Date{{}, {Year: 1982}, {Year: 2024, Month: 2, Day: 29}}[some.IntN(3)] }
	name := func() app.Name {
		return app.Name{Full: text(), Family: text(), Given: text(), Patronymic: text(), Source: text(), Proposed: some.IntN(2) == 0, Unsure: some.IntN(2) == 0}
	}
	var all []app.Person
	for i := range 300 {
		p := app.Person{
			ID: app.PersonID(3*i + 1), Names: app.Names{BE: name(), RU: name(), Latin: name()}, Status: app.Status(text()), Sex: app.Sex(text()),
			Born: day(), Detained: day(), Died: day(), Verdict: day(), Appeal: day(), Release: day(),
			Articles: text(), Town: text(), Work: text(), Interests: text(), Sample: some.IntN(2) == 0,
			Held: app.Detention{
				Facility: text(), Text: text(), Address: text(), Liberty: some.IntN(2) == 0, Since: day(), Until: day(), Source: text(), SeenOn: day(),
			},
		}
		for range some.IntN(3) {
			p.SourceIDs = append(p.SourceIDs, app.SourceID("viasna:"+text()))
		}
		all = append(all, p)
	}
	reads := 0
	r := roll{read: func(ids []app.PersonID, each func(*app.Person) error) error {
		reads++
		for i := range all {
			if p := all[i]; ids == nil || slices.Contains(ids, p.ID) {
				if err := each(&p); err != nil {
					return err
				}
			}
		}
		return nil
	}}
	var near []app.PersonID
	for i := range all {
		r.heads = append(r.heads, app.PersonHead{ID: all[i].ID, Status: all[i].Status, Lacks: all[i].Lacks()})
		if i%3 == 0 {
			near = append(near, all[i].ID)
		}
		if r.head(all[i].ID).Status != all[i].Status || r.head(all[i].ID+1).ID != 0 {
			t.Fatalf("head of person %d", i)
		}
	}
	r.fetch(near)
	for i := range all {
		if got := r.person(all[i].ID); got == nil || !reflect.DeepEqual(*got, all[i]) {
			t.Fatalf("person %d:\n%+v\nwant\n%+v", i, got, all[i])
		}
		if r.has(all[i].ID+1) || r.person(all[i].ID+1) != nil {
			t.Fatalf("there is somebody with the number %d", all[i].ID+1)
		}
	}
	if reads > mostAlone+2 {
		t.Errorf("%d readings", reads)
	}
	changed := all[7]
	changed.Town = "Полацк"
	r.keep(&changed)
	if r.person(changed.ID).Town != "Полацк" {
		t.Error("a change is forgotten")
	}
	n := 0
	r.each(func(p *app.Person) {
		if !reflect.DeepEqual(*p, all[n]) {
			t.Errorf("person %d", n)
		}
		n++
	})
	if n != len(all) || !r.whole || r.err != nil {
		t.Errorf("%d people, %v", n, r.err)
	}
}

func TestTwoRowsAboutOnePersonAreTakenTogether(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.English, "2026-01-01", row("1", "Kupala Janka")))
	p := s.people[1]
	p.SourceIDs = append(p.SourceIDs, "viasna:2")
	s.people[1] = p
	importAll(t, in, listing(app.English, "2026-02-01",
		row("1", "Kupala Janka", func(r *app.Record) { r.Town = "Minsk" }), row("2", "Kupala Janka", func(r *app.Record) { r.Work = "poet" })))
	if p := s.people[1]; len(s.people) != 1 || p.Town != "Minsk" || p.Work != "poet" {
		t.Errorf("%d people, %+v", len(s.people), p)
	}
}

func TestARollThatCannotBeReadSaysSo(t *testing.T) {
	broken := errors.New("the disk is gone")
	r := roll{
		heads: []app.PersonHead{{ID: 7}},
		read:  func([]app.PersonID, func(*app.Person) error) error { return broken },
	}
	if p := r.person(7); p == nil || p.ID != 7 || !errors.Is(r.err, broken) {
		t.Errorf("%+v, %v", p, r.err)
	}
	r.each(func(p *app.Person) { t.Errorf("%+v", p) })
}
