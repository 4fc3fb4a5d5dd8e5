package places_test

import (
	"fmt"
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/places"
	"vestka/app/register"
)

var september = day(2026, 9, 1)

func TestAnAddressThatTheRegisterHasIsNotProposed(t *testing.T) {
	for text, code := range map[string]string{
		"вул. Антошкіна, 3, 246035, г. Гомель":              "IK-4",
		"246035, г. Гомель, ул. Антошкина, 3":               "IK-4",
		"246035 Гомель ул.Антошкина 3":                      "IK-4",
		"Homieĺ, Antoškina 3, 246035":                       "IK-4",
		"3 Antoshkina Street, Gomel 246035, Belarus":        "IK-4",
		"Гомельская вобл., г. Гомель, вул. Антошкіна, д. 3": "IK-4",
		"ИК-4, 246035, г. Гомель, ул. Антошкина, 3":         "IK-4",
		"246035":    "IK-4",
		"г. Гомель": "IK-4",
		"вул. Узорная, 3, 000000, г. Узорск":                        "IK-904",
		"Навадворскі с/с, 143/4, 223016, в. Пашковічы, Мінскі раён": "SIZO-1",
		"223016, д. Пашковичи, Новодворский с/с, 143/4":             "SIZO-1",
		"вул. Валадарскага, 2, 220030, г. Мінск":                    "SIZO-1", // where it was until April 2024
		"220030, Минск, ул. Володарского, 2":                        "SIZO-1",
		"вул. Леніна, 1":                                                      "", // of somebody whose place is not known
		"вуліца Крупскай 99а, 212011 Магілёў":                                 "ST-4",
		"212011, г. Могилёв, ул. Крупской, 99А":                               "ST-4",
		"225415, г. Барановичи, Брестская обл., ул. Старожевая, 3, СИЗО-6 РБ": "",
	} {
		w := newWorld(t)
		w.hold(1, code, text, september)
		if p := w.proposals(); len(p) != 0 {
			t.Errorf("%q for %s: %+v", text, code, p[0])
		}
	}
}

func TestAnotherAddressIsProposedOnceHoweverItIsSpelt(t *testing.T) {
	w := newWorld(t)
	w.hold(3, "IK-904", "вул. Узорная, 3, 000000, г. Узорск", september)
	w.hold(2, "IK-904", "вул. Новая, 15, 000000, г. Узорск", september)
	w.hold(1, "IK-904", "000000, г. Узорск, ул. Новая, 15", day(2026, 10, 2))
	w.hold(5, "IK-904", "Novaya str. 15, Uzorsk 000000", september)
	all := w.proposals()
	if len(all) != 1 {
		t.Fatalf("%d proposals: %+v", len(all), all)
	}
	p := all[0]
	if p.Facility != "IK-904" || p.Rows != 8 || p.Source != "viasna" || p.SeenOn != day(2026, 10, 2) || p.Address != "вул. Новая, 15, 000000, г. Узорск" {
		t.Errorf("%+v", p)
	}
	if lines(w.facility("IK-904", apptest.Today), app.Russian) != "ул. Узорная, 3|000000, г. Узорск" {
		t.Error("comparing has changed the register")
	}
	if lines(p.Now, app.Belarusian) != "вул. Узорная, 3|000000, г. Узорск" || lines(p.Proposed, app.Belarusian) != "вул. Новая, 15|000000, г. Узорск" || lines(p.Proposed, app.Russian) != lines(p.Proposed, app.Belarusian) {
		t.Errorf("before %q after %q", lines(p.Now, app.Belarusian), lines(p.Proposed, app.Belarusian))
	}
	if f := w.facility("IK-904", apptest.Today); f.Own || lines(f, app.Belarusian) != "вул. Узорная, 3|000000, г. Узорск" {
		t.Errorf("what is printed has changed: %+v", f)
	}
}

func TestAnotherPostcodeHouseOrStreetIsADifference(t *testing.T) {
	for text, want := range map[string]string{
		"вул. Антошкіна, 3, 246036, г. Гомель": "вул. Антошкіна, 3|246036, г. Гомель",
		"вул. Антошкіна, 5, 246035, г. Гомель": "вул. Антошкіна, 5|246035, г. Гомель",
		"вул. Новая, 3, 246035, г. Гомель":     "вул. Новая, 3|246035, г. Гомель",
		"246036": "",
	} {
		w := newWorld(t)
		w.hold(1, "IK-4", text, september)
		all := w.proposals()
		if len(all) != 1 {
			t.Errorf("%q: %d proposals", text, len(all))
			continue
		}
		if got := lines(all[0].Proposed, app.Belarusian); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// TestTheLinesOfAnEnvelopeHaveTheRightTown is of the orders in which lists write an
// address: no house and no street may come to stand for the town.
func TestTheLinesOfAnEnvelopeHaveTheRightTown(t *testing.T) {
	const want = "ул. Новая, 99|000000, Узорск"
	for text, want := range map[string]string{
		"000000, Узорск, ул. Новая, 99":                      want,
		"Узорск, ул. Новая, 99, 000000":                      want,
		"ул. Новая, 99, Узорск, 000000":                      want,
		"000000 Узорск, ул. Новая, 99":                       want,
		"000000 Узорск ул. Новая, 99":                        want,
		"ул. Новая, 99 000000 Узорск":                        want,
		"Республика Беларусь, 000000, Узорск, ул. Новая, 99": want,
		"ул. Новая, д. 99, Узорск, 000000":                   "ул. Новая, д. 99|000000, Узорск",
		"ул. Новая, д. 99, к. 2, г. Узорск, 000000":          "ул. Новая, д. 99, к. 2|000000, г. Узорск",
		"000000, Узорск, улица Новая, 99":                    "улица Новая, 99|000000, Узорск",
		"000000, Узорск, Новая улица, 99":                    "Новая улица, 99|000000, Узорск",
		"000000, Наваузорск, 1-ы завулак Новы, 99":           "1-ы завулак Новы, 99|000000, Наваузорск",
		"000000, д. Узоры, Узорский р-н, ул. Новая, д. 99":   "ул. Новая, д. 99|000000, д. Узоры|Узорский р-н",
		"000000, г.п. Узорск, Новая, 99":                     "Новая, 99|000000, г.п. Узорск",
		"000000, Узорск, ул. Областная, 99":                  "ул. Областная, 99|000000, Узорск",
		"000000, ул. Новая, д. 99":                           "", // no town
		"000000, Новая, 99":                                  "",
		"000000, Узорск, Новая, 99":                          "", // which of them is the street
		"Новая, 99, Узорск, 000000":                          "",
		"000000, Узорск, Лесное, ул. Новая, 99":              "", // two towns
		"000000, г. Узорск, д. Узоры, ул. Новая, 99":         "",
		"000000, Тюрьма, ул. Новая, 99":                      "",
		"000000, г. Узорск 99":                               "",
		"000000 Узорск Новая 99":                             "",
	} {
		w := newWorld(t)
		w.hold(1, "IK-917", text, september)
		all := w.proposals()
		if len(all) != 1 {
			t.Errorf("%q: %d proposals", text, len(all))
			continue
		}
		if p := all[0]; lines(p.Proposed, app.Russian) != want || p.Address != text {
			t.Errorf("%q: %q", text, lines(p.Proposed, app.Russian))
		}
	}
}

func TestAFacilityWithoutAnAddressGetsTheOneOfTheList(t *testing.T) {
	w := newWorld(t)
	w.hold(1, "SIZO-6", "225413, г. Барановичи, ул. Брестская, 258Б", september)
	all := w.proposals()
	if len(all) != 1 || lines(all[0].Proposed, app.Russian) != "ул. Брестская, 258Б|225413, г. Барановичи" {
		t.Fatalf("%+v", all)
	}
}

func TestWhoIsFreeProposesNoAddress(t *testing.T) {
	w := newWorld(t)
	w.hold(3, "IK-904", "вул. Новая, 15, 000000, г. Узорск", september)
	(*w.list)[0].Held.Liberty = true
	(*w.list)[1].Status = app.Former
	(*w.list)[2].Died = september
	if p := w.proposals(); len(p) != 0 {
		t.Errorf("%+v", p)
	}
}

func TestAnAcceptedAddressIsTheUsersFromTheDayThatWasConfirmed(t *testing.T) {
	w := newWorld(t)
	w.hold(2, "IK-904", "вул. Новая, 15, 000000, г. Узорск", september)
	p := w.proposals()[0]
	_, err := w.Accept(w.ctx, p.ID, p.Proposed, apptest.Today)
	fails(t, "without a day", "error.facility.day", app.Invalid, err)
	entry := p.Proposed
	entry.ValidFrom = day(2026, 8, 15)
	c := w.must(w.Accept(w.ctx, p.ID, entry, apptest.Today))
	f := w.facility("IK-904", day(2026, 8, 15))
	if !f.Own || lines(f, app.Belarusian) != "вул. Новая, 15|000000, г. Узорск" || f.SaidOn != september || f.Source.EN != "viasna, 2026-09-01" {
		t.Errorf("%+v", f)
	}
	if f := w.facility("IK-904", day(2026, 8, 14)); f.Own {
		t.Errorf("the day before: %+v", f)
	}
	if p := w.proposals(); len(p) != 0 {
		t.Errorf("proposed again: %+v", p)
	}
	w.undo(c)
	if p := w.proposals(); len(p) != 1 || w.facility("IK-904", apptest.Today).Own {
		t.Errorf("taken back: %+v", p)
	}
}

func TestTheNameOfTheFacilityIsNoPartOfItsProposedAddress(t *testing.T) {
	w := newWorld(t)
	w.hold(3, "IK-904", "ИК-904, ул. Новая, 12, 000000, г. Примерск", apptest.Today)
	open, err := w.Proposals(w.ctx, apptest.Today)
	if err != nil || len(open) != 1 {
		t.Fatalf("%+v, %v", open, err)
	}
	if got := open[0].Proposed.AddressRU.Lines; !slices.Equal(got, []string{"ул. Новая, 12", "000000, г. Примерск"}) {
		t.Errorf("%q", got)
	}
	if open[0].Address != "ИК-904, ул. Новая, 12, 000000, г. Примерск" {
		t.Errorf("what the list says is changed: %q", open[0].Address)
	}
}

func TestARefusedAddressIsNotProposedAgain(t *testing.T) {
	w := newWorld(t)
	w.hold(2, "IK-904", "вул. Новая, 15, 000000, г. Узорск", september)
	p := w.proposals()[0]
	c := w.must(w.Refuse(w.ctx, p.ID, apptest.Today))
	w.hold(1, "IK-904", "000000, г. Узорск, ул. Новая, д. 15", apptest.Today)
	if p := w.proposals(); len(p) != 0 {
		t.Errorf("proposed again: %+v", p)
	}
	_, err := w.Refuse(w.ctx, p.ID, apptest.Today)
	fails(t, "refused twice", "error.facility.no_proposal", app.NotFound, err)
	w.hold(1, "IK-904", "вул. Новая, 16, 000000, г. Узорск", apptest.Today)
	if p := w.proposals(); len(p) != 1 {
		t.Errorf("another one is not proposed: %+v", p)
	}
	w.undo(c)
	if p := w.proposals(); len(p) != 2 {
		t.Errorf("taken back: %+v", p)
	}
}

func TestAnAddressInLatinLettersWaitsForAPersonToWriteIt(t *testing.T) {
	w := newWorld(t)
	w.hold(1, "IK-904", "Novaya str. 15, 000000 Uzorsk", september)
	p := w.proposals()[0]
	entry := p.Proposed
	entry.ValidFrom = september
	_, err := w.Accept(w.ctx, p.ID, entry, apptest.Today)
	fails(t, "without lines", "error.facility.no_lines", app.Invalid, err)
	entry.SetAddress(app.Russian, []string{"ул. Новая, 15", "000000, г. Узорск"})
	w.must(w.Accept(w.ctx, p.ID, entry, apptest.Today))
}

func TestWhatIsOnItsWayIsCounted(t *testing.T) {
	w := newWorld(t)
	edits := apptest.Edits(2)
	if _, err := w.store.SavePeople(w.ctx, edits); err != nil {
		t.Fatal(err)
	}
	to := func(code string, state app.LetterState) func(*app.Letter) {
		return func(l *app.Letter) { l.Facility, l.State = code, state }
	}
	if _, _, err := w.store.LogJob(w.ctx, []app.Letter{
		apptest.Letter(1, to("IK-904", app.Ready)), apptest.Letter(2, to("IK-904", app.Printed)), apptest.Letter(2, to("IK-904", "returned")), apptest.Letter(1, to("IK-917", app.Ready)),
	}); err != nil {
		t.Fatal(err)
	}
	if s := w.sheet("IK-904"); s.Line.Letters != 2 || len(s.Letters) != 2 {
		t.Errorf("%d %+v", s.Line.Letters, s.Letters)
	}
	_, err := w.Sheet(w.ctx, "IK-999", apptest.Today)
	fails(t, "no such facility", "error.facility.none", app.NotFound, err)
}

// BenchmarkSheet reads one facility with a list of 100,000 people, a third of whom
// stand at addresses that the register does not know.
func BenchmarkSheet(b *testing.B) {
	reg, err := register.Load()
	if err != nil {
		b.Fatal(err)
	}
	people := make(listed, 100_000)
	all := reg.Every(apptest.Today)
	for i := range people {
		f := all[i%len(all)]
		people[i] = &app.Person{Status: app.Active, Held: app.Detention{Facility: f.Code, Address: fmt.Sprintf("вул. Новая, %d, 000000, г. Узорск", i%3)}}
	}
	book := places.New(apptest.NewStore(), reg, &people)
	for b.Loop() {
		if _, err := book.Sheet(b.Context(), "IK-904", apptest.Today); err != nil {
			b.Fatal(err)
		}
	}
}
