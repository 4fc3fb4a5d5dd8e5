package places_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
)

func lines(f app.Facility, l app.Lang) string { return strings.Join(f.Address(l).Lines, "|") }

// moved is the colony 904 at another address from the day on.
func (w *world) moved(from app.Date) app.Facility {
	f := w.facility("IK-904", app.Date{})
	f.ValidFrom = from
	f.SetAddress(app.Russian, []string{"ул. Другая, 8", "000000, г. Узорск"})
	f.SetAddress(app.Belarusian, nil)
	return f
}

func TestAnEntryOfTheUsersHoldsFromItsDayOnAndIsMarked(t *testing.T) {
	w := newWorld(t)
	from := day(2026, 10, 1)
	c := w.must(w.Save(w.ctx, app.FacilityKey{Code: "IK-904"}, w.moved(from), apptest.Today))
	before, after := w.facility("IK-904", day(2026, 9, 30)), w.facility("IK-904", from)
	if before.Own || lines(before, app.Russian) != "ул. Узорная, 3|000000, г. Узорск" {
		t.Errorf("before its day: %+v", before)
	}
	if !after.Own || lines(after, app.Russian) != "ул. Другая, 8|000000, г. Узорск" || lines(after, app.Belarusian) != lines(after, app.Russian) {
		t.Errorf("from its day on: %+v", after)
	}
	if after.CheckedOn != apptest.Today || after.SaidOn != apptest.Today || !after.Sample {
		t.Errorf("%+v", after)
	}
	if now := w.facility("IK-904", app.Date{}); !now.Own {
		t.Error("what holds now is the program's")
	}
	w.undo(c)
	if f := w.facility("IK-904", from); f.Own {
		t.Errorf("taken back: %+v", f)
	}
}

func TestTheLastAddressOfAFacilityThatIsClosedEndsInItsHistory(t *testing.T) {
	w := newWorld(t)
	added := app.Facility{
		Code: "IK-950", Kind: app.Colony, Name: app.Text{RU: "Исправительная колония № 950"}, Place: app.Text{RU: "г. Пример"},
		AddressRU: app.Address{Lines: []string{"ул. Примерная, 1", "000000, г. Пример"}, State: app.AddressGiven, Lang: app.Russian},
	}
	w.must(w.Add(w.ctx, added, apptest.Today))
	if h := w.sheet("IK-950").History; len(h) != 1 || !h[0].Until.IsZero() {
		t.Fatalf("%+v", h)
	}
	on := apptest.Today.AddDays(-9)
	w.must(w.Close(w.ctx, "IK-950", on, "", apptest.Today))
	h := w.sheet("IK-950").History
	if len(h) != 2 || !h[0].Closed || !h[0].Until.IsZero() || h[1].Until != on || !h[1].ValidUntil.IsZero() {
		t.Errorf("%+v", h)
	}
}

func TestAClosingEndsAnAddressThatWasToHoldForLonger(t *testing.T) {
	w := newWorld(t)
	f := w.facility("IK-904", apptest.Today)
	f.ValidFrom, f.ValidUntil = apptest.Today.AddDays(-30), apptest.Today.AddDays(300)
	f.SetAddress(app.Russian, []string{"ул. Другая, 8", "000000, г. Узорск"})
	w.must(w.Save(w.ctx, app.FacilityKey{}, f, apptest.Today))
	on := apptest.Today.AddDays(-9)
	w.must(w.Close(w.ctx, "IK-904", on, "IK-917", apptest.Today))
	s := w.sheet("IK-904")
	if h := s.History; len(h) != 3 || h[0].MovedTo != "IK-917" || h[1].Until != on {
		t.Errorf("%+v", h)
	}
	if s.ClosedOn() != on {
		t.Errorf("closed on %v", s.ClosedOn())
	}
}

func TestTheProgramsEntryStaysInTheHistoryBeneathTheUsersOwn(t *testing.T) {
	w := newWorld(t)
	w.must(w.Save(w.ctx, app.FacilityKey{Code: "IK-904"}, w.moved(app.Date{}), apptest.Today))
	h := w.sheet("IK-904").History
	if len(h) != 2 || !h[0].Own || h[0].Covered || h[1].Own || !h[1].Covered {
		t.Fatalf("%+v", h)
	}
	if s := w.sheet("IK-904"); s.Beneath == nil || lines(*s.Beneath, app.Russian) != "ул. Узорная, 3|000000, г. Узорск" {
		t.Errorf("beneath: %+v", s.Beneath)
	}
	w = newWorld(t)
	w.must(w.Save(w.ctx, app.FacilityKey{Code: "IK-904"}, w.moved(day(2026, 10, 1)), apptest.Today))
	if h := w.sheet("IK-904").History; len(h) != 2 || h[1].Covered {
		t.Errorf("the program's entry held until October: %+v", h)
	}
}

func TestAnEntryThatBeginsOnAnotherDayTakesThePlaceOfTheOldOne(t *testing.T) {
	w := newWorld(t)
	f := w.moved(day(2026, 10, 1))
	w.must(w.Save(w.ctx, app.FacilityKey{Code: "IK-904"}, f, apptest.Today))
	was := f.Key()
	f.ValidFrom = day(2026, 11, 1)
	c := w.must(w.Save(w.ctx, was, f, apptest.Today))
	if own, _ := w.store.OwnFacilities(w.ctx); len(own) != 1 || own[0].ValidFrom != day(2026, 11, 1) {
		t.Fatalf("%+v", own)
	}
	w.undo(c)
	if own, _ := w.store.OwnFacilities(w.ctx); len(own) != 1 || own[0].ValidFrom != day(2026, 10, 1) || !w.facility("IK-904", day(2026, 10, 15)).Own {
		t.Fatalf("taken back: %+v", own)
	}
}

func TestAClosedFacilityHasNoAddressFromItsDayOn(t *testing.T) {
	w := newWorld(t)
	w.hold(2, "IK-904", "", apptest.Today)
	c := w.must(w.Close(w.ctx, "IK-904", day(2026, 11, 1), "IK-917", apptest.Today))
	if f := w.facility("IK-904", day(2026, 10, 31)); f.Closed || !f.HasAddress() {
		t.Errorf("the day before: %+v", f)
	}
	f := w.facility("IK-904", day(2026, 11, 1))
	if !f.Closed || f.HasAddress() || f.MovedTo != "IK-917" || !f.Own || f.Name.RU != "Учебная колония № 904" {
		t.Errorf("from the day on: %+v", f)
	}
	if slices.ContainsFunc(w.register.Facilities(apptest.Today), func(f app.Facility) bool { return f.Code == "IK-904" }) {
		t.Error("it can still be chosen")
	}
	if s := w.sheet("IK-904"); s.Held != 2 || len(s.People) != 2 || !s.Concern() {
		t.Errorf("two people are listed at a closed facility: %+v", s.Line)
	}
	_, err := w.Close(w.ctx, "IK-904", day(2026, 11, 2), "", apptest.Today)
	fails(t, "closed twice", "error.facility.closed", app.Refused, err)
	w.undo(c)
	if f := w.facility("IK-904", apptest.Today); f.Closed || !f.HasAddress() {
		t.Errorf("taken back: %+v", f)
	}
}

func TestClosingEndsWhatTheUserHadSaidOfLaterDays(t *testing.T) {
	w := newWorld(t)
	w.must(w.Save(w.ctx, app.FacilityKey{Code: "IK-904"}, w.moved(day(2026, 12, 24)), apptest.Today))
	w.must(w.Close(w.ctx, "IK-904", day(2026, 11, 1), "", apptest.Today))
	if f := w.facility("IK-904", day(2027, 1, 1)); !f.Closed {
		t.Errorf("%+v", f)
	}
}

func TestWhatCannotBeClosed(t *testing.T) {
	w := newWorld(t)
	for name, c := range map[string]struct {
		code, movedTo, key string
		on                 app.Date
		kind               app.Code
	}{
		"nobody knows it":  {"IK-999", "", "error.facility.none", apptest.Today, app.NotFound},
		"no day":           {"IK-904", "", "error.facility.day", app.Date{Year: 2026, Month: 11}, app.Invalid},
		"to itself":        {"IK-904", "IK-904", "error.facility.moved_to", apptest.Today, app.Invalid},
		"to nobody's":      {"IK-904", "IK-999", "error.facility.moved_to", apptest.Today, app.Invalid},
		"where it is shut": {"IK-904", "IK-912", "error.facility.moved_to", apptest.Today, app.Invalid},
	} {
		if name == "where it is shut" {
			w.must(w.Close(w.ctx, "IK-912", apptest.Today, "", apptest.Today))
		}
		_, err := w.Close(w.ctx, c.code, c.on, c.movedTo, apptest.Today)
		fails(t, name, c.key, c.kind, err)
	}
}

func TestAnAddedFacilityIsFoundByItsNumberAndByItsNames(t *testing.T) {
	w := newWorld(t)
	f := app.Facility{Code: "ik-950", Kind: app.Colony, Name: app.Text{RU: "Колония «Липки»"}, Place: app.Text{RU: "Узорск"}}
	f.SetAddress(app.Russian, []string{"ул. Липовая, 9", "000000, г. Узорск"})
	c := w.must(w.Add(w.ctx, f, apptest.Today))
	for _, text := range []string{"IK-950", "ПК № 950", "Колония «Липки»", "колония липки; ул. Липовая, 9"} {
		if code, ok := w.register.Match(text); !ok || code != "IK-950" {
			t.Errorf("%q: %q", text, code)
		}
	}
	got := w.facility("IK-950", apptest.Today)
	if !got.Own || !got.Sample || got.Name.BE != "Колония «Липки»" || got.Name.EN != got.Name.RU {
		t.Errorf("%+v", got)
	}
	if code, _ := w.register.Match("Juvenile colony"); code != "VK-2" {
		t.Errorf("the one juvenile colony: %q", code)
	}
	_, err := w.Add(w.ctx, f, apptest.Today)
	fails(t, "added twice", "error.facility.exists", app.Refused, err)
	w.undo(c)
	if code, ok := w.register.Match("Колония «Липки»"); ok {
		t.Errorf("still found: %s", code)
	}
}

func TestAnAddedFacilityTakesNoNameFromThoseOfTheProgram(t *testing.T) {
	w := newWorld(t)
	w.must(w.Add(w.ctx, app.Facility{Code: "VK-NEW", Kind: app.Juvenile, Name: app.Text{RU: "Новая ВК"}}, apptest.Today))
	for text, want := range map[string]string{"Juvenile colony": "VK-2", "Новая ВК": "VK-NEW"} {
		if code, _ := w.register.Match(text); code != want {
			t.Errorf("%q: %q, want %q", text, code, want)
		}
	}
}

func TestWhatCannotBePrintedIsNotSaved(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*app.Facility)
		key    string
	}{
		"no kind":         {func(f *app.Facility) { f.Kind = "castle" }, "error.facility.kind"},
		"another kind":    {func(f *app.Facility) { f.Kind = app.Prison }, "error.facility.code"},
		"no name":         {func(f *app.Facility) { f.Name = app.Text{RU: " "} }, "error.facility.name"},
		"half a day":      {func(f *app.Facility) { f.ValidFrom = app.Date{Year: 2026, Month: 10} }, "error.facility.day"},
		"ends too early":  {func(f *app.Facility) { f.ValidUntil = f.ValidFrom }, "error.facility.days"},
		"one line":        {func(f *app.Facility) { f.AddressRU.Lines = f.AddressRU.Lines[1:] }, "error.facility.lines"},
		"Latin letters":   {func(f *app.Facility) { f.AddressRU.Lines[0] = "ul. Drugaja, 8" }, "error.facility.latin"},
		"no postcode":     {func(f *app.Facility) { f.AddressRU.Lines[1] = "г. Узорск" }, "error.facility.postcode"},
		"a blank line":    {func(f *app.Facility) { f.AddressRU.Lines[0] = "" }, "error.facility.lines"},
		"postcode behind": {func(f *app.Facility) { f.AddressRU.Lines[1] = "г. Узорск, 000000" }, "error.facility.postcode"},
	} {
		w := newWorld(t)
		f := w.moved(day(2026, 10, 1))
		c.change(&f)
		_, err := w.Save(w.ctx, f.Key(), f, apptest.Today)
		fails(t, name, c.key, app.Invalid, err)
		if own, _ := w.store.OwnFacilities(w.ctx); len(own) != 0 {
			t.Errorf("%s: saved", name)
		}
	}
}

func TestResetBringsTheProgramsEntriesBack(t *testing.T) {
	w := newWorld(t)
	_, err := w.Reset(w.ctx, "IK-904", apptest.Today)
	fails(t, "nothing to reset", "error.facility.not_own", app.Refused, err)
	_, err = w.Reset(w.ctx, "IK-999", apptest.Today)
	fails(t, "no such facility", "error.facility.none", app.NotFound, err)
	w.must(w.Save(w.ctx, app.FacilityKey{Code: "IK-904"}, w.moved(day(2026, 10, 1)), apptest.Today))
	w.must(w.Close(w.ctx, "IK-904", day(2026, 11, 1), "", apptest.Today))
	c := w.must(w.Reset(w.ctx, "IK-904", apptest.Today))
	if f := w.facility("IK-904", apptest.Today); f.Own || f.Closed {
		t.Errorf("%+v", f)
	}
	w.undo(c)
	if f := w.facility("IK-904", apptest.Today); !f.Closed {
		t.Errorf("taken back: %+v", f)
	}
}

func TestAProgramThatSaysSomethingNewIsShownAndNotChosen(t *testing.T) {
	w := newWorld(t)
	f := app.OwnFacility{Facility: w.moved(day(2026, 10, 1)), Beneath: "what an older version said"}
	if _, err := w.store.SaveFacilities(w.ctx, app.FacilityEdit{Put: []app.OwnFacility{f}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Load(w.ctx); err != nil {
		t.Fatal(err)
	}
	s := w.sheet("IK-904")
	if !s.Updated || !s.Concern() || !s.Own || lines(s.Facility, app.Russian) != "ул. Другая, 8|000000, г. Узорск" || s.Beneath == nil {
		t.Errorf("%+v", s)
	}
	c := w.must(w.Keep(w.ctx, "IK-904"))
	if s := w.sheet("IK-904"); s.Updated || !s.Own {
		t.Errorf("kept: %+v", s)
	}
	_, err := w.Keep(w.ctx, "IK-904")
	fails(t, "kept twice", "error.facility.not_updated", app.Refused, err)
	w.undo(c)
	if s := w.sheet("IK-904"); !s.Updated {
		t.Errorf("taken back: %+v", s)
	}
}

func TestAnEntryOfTheUsersOwnIsNotUpdatedByItself(t *testing.T) {
	w := newWorld(t)
	w.must(w.Save(w.ctx, app.FacilityKey{Code: "IK-904"}, w.moved(app.Date{}), apptest.Today))
	if s := w.sheet("IK-904"); s.Updated {
		t.Errorf("%+v", s)
	}
}

func TestABrokenStoreChangesNoRegister(t *testing.T) {
	w := newWorld(t)
	broken := &app.Error{Code: app.Failed, Key: "error.store.failed"}
	w.store.FailWith(broken)
	for name, try := range map[string]func() error{
		"load": func() error { return w.Load(w.ctx) },
		"save": func() error {
			_, err := w.Save(w.ctx, app.FacilityKey{Code: "IK-904"}, w.moved(app.Date{}), apptest.Today)
			return err
		},
		"list": func() error { _, err := w.List(w.ctx, apptest.Today); return err },
		"keep": func() error { _, err := w.Keep(w.ctx, "IK-904"); return err },
	} {
		if err := try(); !errors.Is(err, broken) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if w.facility("IK-904", app.Date{}).Own {
		t.Error("changed all the same")
	}
}

func TestWhoStandsInTheWordsOfAnAddedFacilityIsHeldThereAtOnce(t *testing.T) {
	w := newWorld(t)
	p := apptest.Writer(0)
	p.Held = app.Detention{Text: "Колония «Липки», Узорск"}
	other := apptest.Writer(1)
	other.Held = app.Detention{Text: "Колония за рекой"}
	if _, err := w.store.SavePeople(w.ctx, []app.PersonEdit{{Person: p}, {Person: other}}); err != nil {
		t.Fatal(err)
	}
	held := func() (codes []string) {
		*w.list = nil
		all, err := w.store.People(w.ctx)
		if err != nil {
			t.Fatal(err)
		}
		for i := range all {
			codes = append(codes, all[i].Held.Facility)
			*w.list = append(*w.list, &all[i])
		}
		return codes
	}
	if got := held(); !slices.Equal(got, []string{"", ""}) {
		t.Fatalf("%q", got)
	}
	c := w.must(w.Add(w.ctx, app.Facility{Code: "IK-950", Kind: app.Colony, Name: app.Text{RU: "Колония «Липки», Узорск"}}, apptest.Today))
	if got := held(); !slices.Equal(got, []string{"IK-950", ""}) || !c.Has(app.KindFacilities) || !c.Has(app.KindPeople) {
		t.Errorf("%q %b", got, c.Kinds)
	}
	w.undo(c)
	if got := held(); !slices.Equal(got, []string{"", ""}) {
		t.Errorf("taken back: %q", got)
	}
}

func TestWhoWasHeldInAFacilityThatIsRemovedAgainIsHeldNowhereKnown(t *testing.T) {
	w := newWorld(t)
	w.must(w.Add(w.ctx, app.Facility{Code: "IK-950", Kind: app.Colony, Name: app.Text{RU: "Колония «Липки»"}}, apptest.Today))
	p := apptest.Writer(0)
	p.Held = app.Detention{Text: "Колония «Липки»", Facility: "IK-950"}
	changes, err := w.store.SavePeople(w.ctx, []app.PersonEdit{{Person: p}})
	if err != nil {
		t.Fatal(err)
	}
	held := func() string {
		p, err := w.store.Person(w.ctx, app.PersonID(changes.IDs[0]))
		if err != nil {
			t.Fatal(err)
		}
		return p.Held.Facility
	}
	c := w.must(w.Reset(w.ctx, "IK-950", apptest.Today))
	if got := held(); got != "" {
		t.Errorf("held in %s, which nobody knows", got)
	}
	w.undo(c)
	if got := held(); got != "IK-950" {
		t.Errorf("taken back: %q", got)
	}
}

func TestWhoIsHeldInAFacilityOfTheProgramStaysThereWhenItIsReset(t *testing.T) {
	w := newWorld(t)
	w.must(w.Save(w.ctx, app.FacilityKey{Code: "IK-904"}, w.moved(app.Date{}), apptest.Today))
	if c := w.must(w.Reset(w.ctx, "IK-904", apptest.Today)); c.Has(app.KindPeople) {
		t.Errorf("changed %b", c.Kinds)
	}
}
