package printing

import (
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/i18n"
)

func TestACardThatWasMadeForTheSameDayIsWarnedOf(t *testing.T) {
	s := newShop(t)
	id, job := s.logged(2)
	repeats, err := s.Repeats(t.Context(), job)
	if err != nil || len(repeats) != 2 || repeats[0].Job != id || repeats[0].State != app.Ready {
		t.Fatalf("%+v, %v", repeats, err)
	}
	if _, _, err := s.journal.CameOut(t.Context(), id, app.CameOutAll, nil, apptest.Today); err != nil {
		t.Fatal(err)
	}
	repeats, err = s.Repeats(t.Context(), job)
	if err != nil || repeats[0].State != app.Printed || repeats[0].reason().Key != "print.flag.printed_before" {
		t.Fatalf("%+v, %v", repeats, err)
	}
	// The card of the next year is another one, that for another occasion too, and a
	// job that is printed again does not warn of itself.
	next := *job
	next.Request.Today = apptest.Today.AddDays(330)
	again, err := s.Again(t.Context(), id, apptest.Today)
	if err != nil {
		t.Fatal(err)
	}
	other := s.prepare(func() Request { r := job.Request; r.Template = "greeting"; return r }())
	for name, one := range map[string]*Job{"next year": &next, "printed again": again, "another occasion": other} {
		if got, err := s.Repeats(t.Context(), one); err != nil || len(got) != 0 {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestEverythingToLookAtStandsInOneList(t *testing.T) {
	s := newShop(t)
	s.desk.places = append(s.desk.places, app.Facility{
		Code: "IK-907", Kind: app.Colony, Name: app.Text{EN: "Sample", RU: "Учебная", BE: "Узорная"},
		AddressBE: app.Address{Lang: app.Belarusian, Lines: []string{"вул. Прыкладная, 1", "00000, г. Узорск"}, State: app.AddressGiven},
	})
	req := request(s.add(1), s.add(2, held("IK-907")), s.add(3, held("IK-905")), s.add(4, func(p *app.Person) { p.Held.Liberty = true }), s.add(5, held("IK-902")))
	req.Return = []string{"п/с 7"}
	job := s.prepare(req)
	job.Coarse = true
	var got []Concern
	for _, f := range job.Preflight([]Repeat{{Person: req.People[0], On: apptest.Today}}) {
		got = append(got, f.Concern)
		if left := f.Concern == NoAddress || f.Concern == GoneAway; left == f.Printed {
			t.Errorf("%s: printed is %v", f.Concern, f.Printed)
		}
	}
	for _, want := range []Concern{NoAddress, GoneAway, OldAddress, BadPostcode, Repeated, ShowsReturn, CoarsePicture} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not said: %v", want, got)
		}
	}
	if slices.Contains(got, Otherwise) || !slices.IsSortedFunc(got, func(a, b Concern) int { return slices.Index(concerns, a) - slices.Index(concerns, b) }) {
		t.Errorf("%v", got)
	}
}

func TestAPostcodeHasSixDigits(t *testing.T) {
	for line, want := range map[string]bool{
		"000000, г. Узорск": true, "г. Узорск 000000": true, "00000, г. Узорск": false, "0000000": false, "а/с 140": false,
	} {
		if got := hasPostcode([]string{"вул. Прыкладная, 1", line}); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

func TestACardToWhoMayBeFreeIsPrintedAndToldOf(t *testing.T) {
	s := newShop(t)
	passed, later := s.add(1, func(p *app.Person) { p.Release = app.Date{Year: 2026, Month: 10, Day: 3} }), s.add(2, func(p *app.Person) { p.Release = app.Date{Year: 2027} })
	job := s.prepare(request(passed, later))
	if len(job.Cards) != 2 {
		t.Fatalf("%d cards", len(job.Cards))
	}
	found := job.Preflight(nil)
	at := slices.IndexFunc(found, func(f Finding) bool { return f.Concern == MayBeFree })
	if at < 0 || !found[at].Printed || len(found[at].Reasons) != 1 || found[at].Reasons[0].Person != passed {
		t.Fatalf("%+v", found)
	}
	for lang, want := range map[string]string{"en": "3 October 2026", "ru": "3 октября 2026", "be": "3 кастрычніка 2026"} {
		list := jobSheet(job, i18n.For(lang))
		if !strings.Contains(list.Rows[0][4], want) || strings.Contains(list.Rows[1][4], "2027") {
			t.Errorf("%s: %q", lang, list.Rows)
		}
	}
	_, flags := s.Envelope(job.Cards[0].Person, app.Belarusian, app.Nominative, apptest.Today)
	if !slices.ContainsFunc(flags, func(r Reason) bool { return r.Key == people.ReleasePassedKey }) {
		t.Errorf("the sheet of a letter evening does not tell: %+v", flags)
	}
}
