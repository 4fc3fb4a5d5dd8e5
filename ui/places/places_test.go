package places

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/i18n"
	"vestka/ui/asking"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

func section(w *uitest.World) *Section {
	return New(Deps{Book: w.Places, Directory: w.Directory, Runner: w.Runner, Now: apptest.FixedClock})
}

// shown is the section over the sample list.
func shown(t *testing.T, lang string) (*Section, *uitest.World) {
	t.Helper()
	w := uitest.New(t, lang).Sample()
	s := section(w)
	w.Show(s)
	return s, w
}

// listed has a list give an address for the sample colony 904.
func listed(t *testing.T, w *uitest.World, address string) {
	t.Helper()
	e := apptest.Edit(apptest.Writer(9, func(p *app.Person) {
		p.Held = app.Detention{Facility: "IK-904", Text: "ПК № 904", Address: address, Source: "viasna", SeenOn: apptest.Today}
	}))
	e.Records[0].Source = "viasna"
	c, err := w.Store.SavePeople(context.Background(), []app.PersonEdit{e})
	w.Must(err)
	w.Must(w.Directory.Refresh(context.Background(), c))
}

const newAddress = "вул. Новая, 15, 000000, г. Узорск"

// proposed is the section of a colony for which a list gives another address.
func proposed(t *testing.T, lang string) (*Section, *uitest.World) {
	t.Helper()
	w := uitest.New(t, lang).Sample()
	listed(t, w, newAddress)
	s := section(w)
	w.Show(s)
	return s, w
}

// printed is the address of the colony 904 in Belarusian, as it is printed today.
func printed(w *uitest.World) string {
	f, _ := w.Register.Facility("IK-904", apptest.Today)
	return strings.Join(f.Address(app.Belarusian).Lines, "|")
}

// type_ writes into the entry of the sheet that holds the text.
func fill(t *testing.T, sheet kit.Sheet, holds, text string) {
	t.Helper()
	uitest.Words(sheet.Body)
	for _, e := range uitest.Find[*kit.Entry](sheet.Body) {
		if e.Text == holds {
			e.SetText(text)
			return
		}
	}
	t.Fatalf("no field holds %q", holds)
}

// last is the sheet that was shown last; ok presses its primary button.
func last(w *uitest.World) kit.Sheet { return w.Reader.Sheets[len(w.Reader.Sheets)-1] }

func ok(sheet kit.Sheet) { sheet.Actions[len(sheet.Actions)-1].Do() }

func TestTheListSaysWhatToKnowOfEachFacilityAndTheSheetTheRest(t *testing.T) {
	for _, lang := range i18n.Languages {
		s, w := shown(t, lang)
		s.Open("IK-904")
		f, _ := w.Register.Facility("IK-904", apptest.Today)
		words := w.Words()
		for _, want := range []string{
			w.T("nav.places"), w.T("places.count", "Count", len(s.found)), strings.ReplaceAll(name(&f, app.Lang(lang)), "\u00a0", " "), "ул. Узорная, 3", "вул. Узорная, 3",
			w.T("places.held", "Count", 8), w.T("places.history"), w.T("places.kind.colony"),
		} {
			if !strings.Contains(words, want) {
				t.Errorf("%s: %q is not in %q", lang, want, words)
			}
		}
	}
}

func TestAFacilityIsSearchedForInAnyScript(t *testing.T) {
	s, w := shown(t, "en")
	for text, want := range map[string]string{"homel": "SIZO-3", "Гродна": "ST-1", "sizo-7": "SIZO-7"} {
		s.search.SetText(text)
		if len(s.found) == 0 || !slices.ContainsFunc(codes(s), func(c string) bool { return c == want }) {
			t.Errorf("%q finds %v", text, codes(s))
		}
	}
	s.search.SetText("nowhere at all")
	if !strings.Contains(w.Words(), w.T("places.none")) {
		t.Errorf("%q", w.Words())
	}
	if s.Focus() != fyne.Focusable(s.search) {
		t.Error("the keyboard is not in the search")
	}
	w.Tap(w.T("places.show_all"))
	if len(s.found) < 30 || s.search.Text != "" {
		t.Errorf("%d facilities", len(s.found))
	}
}

func codes(s *Section) []string {
	var all []string
	for _, l := range s.found {
		all = append(all, l.Code)
	}
	return all
}

func TestTheListCanBeNarrowedToPeopleAndToWhatIsToBeLookedAt(t *testing.T) {
	s, w := proposed(t, "en")
	s.choice.Choose(int(withPeople))
	if !slices.Contains(codes(s), "IK-904") || slices.Contains(codes(s), "SIZO-1") {
		t.Errorf("with people: %v", codes(s))
	}
	s.choice.Choose(int(toLookAt))
	if got := codes(s); !slices.Equal(got, []string{"IK-904"}) || s.Count() != 1 {
		t.Errorf("to look at: %v, %d", got, s.Count())
	}
	w.Tap(w.T("places.proposal.refuse"))
	if !strings.Contains(w.Words(), w.T("places.nothing")) || s.Count() != 0 {
		t.Errorf("%q", w.Words())
	}
	w.Undo(s)
	if s.Count() != 1 {
		t.Error("the refusal is not taken back")
	}
}

func TestTheNumberIsKnownBeforeTheScreenIsBuilt(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	listed(t, w, newAddress)
	s := section(w)
	told := 0
	s.deps.Counted = func() { told++ }
	s.Reload(app.Changes{Kinds: app.KindPeople})
	if s.Count() != 1 || told != 1 || s.Under() != "people" {
		t.Errorf("%d, told %d times", s.Count(), told)
	}
}

func TestAnAddressIsAcceptedOnceItsDayIsConfirmed(t *testing.T) {
	s, w := proposed(t, "be")
	before := printed(w)
	if words := w.Words(); !strings.Contains(words, "вул. Новая, 15") || !strings.Contains(words, "«Вясна»") {
		t.Fatalf("%q", words)
	}
	w.Tap(w.T("places.proposal.accept"))
	if printed(w) != before {
		t.Fatal("accepted before it was confirmed")
	}
	sheet := last(w)
	fill(t, sheet, asking.TypedDay(apptest.Today), "nonsense")
	ok(sheet)
	if printed(w) != before || !strings.Contains(uitest.Words(sheet.Body), "nonsense") {
		t.Fatalf("%q", uitest.Words(sheet.Body))
	}
	fill(t, sheet, "nonsense", "2026-11-01")
	ok(sheet)
	if printed(w) != "вул. Новая, 15|000000, г. Узорск" || s.Count() != 0 {
		t.Fatalf("%s", printed(w))
	}
	if words := w.Words(); !strings.Contains(words, w.T("places.state.own")) || !strings.Contains(words, "«Вясна», 22 лістапада 2026") {
		t.Errorf("%q", words)
	}
	w.Undo(s)
	if printed(w) != before || s.Count() != 1 {
		t.Errorf("taken back: %s", printed(w))
	}
}

func TestWhatCannotBePrintedStaysInTheFormWithTheReason(t *testing.T) {
	s, w := shown(t, "ru")
	s.Open("IK-904")
	s.editShown()
	sheet := last(w)
	if a := sheet.Actions[len(sheet.Actions)-1]; !a.Stay {
		t.Error("the sheet closes whatever is in it")
	}
	fill(t, sheet, "ул. Узорная, 3\n000000, г. Узорск", "ul. Uzornaja, 3\n000000, г. Узорск")
	ok(sheet)
	if words := uitest.Words(sheet.Body); !strings.Contains(words, w.T("error.facility.latin", "Line", "ul. Uzornaja, 3")) || w.Changes != nil {
		t.Fatalf("%q", words)
	}
	fill(t, sheet, "ul. Uzornaja, 3\n000000, г. Узорск", " ул.  Другая, 8 \n\n000000, г. Узорск\n")
	ok(sheet)
	f, _ := w.Register.Facility("IK-904", apptest.Today)
	if got := strings.Join(f.AddressRU.Lines, "|"); got != "ул. Другая, 8|000000, г. Узорск" || !f.Own || f.Name.EN != "Sample colony No. 904" {
		t.Errorf("%q %+v", got, f)
	}
	if words := w.Words(); !strings.Contains(words, w.T("places.state.covered")) || !strings.Contains(words, w.T("places.reset")) {
		t.Errorf("the program's entry is not in the history: %q", words)
	}
}

func TestAFacilityIsAdded(t *testing.T) {
	s, w := shown(t, "en")
	w.Do(s, fyne.KeyN)
	sheet := last(w)
	uitest.Words(sheet.Body)
	entries := uitest.Find[*kit.Entry](sheet.Body)
	entries[0].SetText("951")
	ok(sheet)
	if words := uitest.Words(sheet.Body); !strings.Contains(words, w.T("error.facility.name")) {
		t.Fatalf("%q", words)
	}
	entries[1].SetText("Колония «Липки»")
	ok(sheet)
	f, known := w.Register.Facility("IK-951", apptest.Today)
	if !known || !f.Own || s.at != "IK-951" || s.sheet.Code != "IK-951" {
		t.Fatalf("%v %+v at %s", known, f, s.at)
	}
	w.Undo(s)
	if _, known := w.Register.Facility("IK-951", apptest.Today); known || w.Errors != nil {
		t.Errorf("taken back: %v", w.Errors)
	}
}

func TestAClosedFacilitySaysWhoIsStillListedThere(t *testing.T) {
	s, w := shown(t, "en")
	s.Open("IK-904")
	w.Tap(w.T("places.close"))
	sheet := last(w)
	fill(t, sheet, asking.TypedDay(apptest.Today), "2026-11-01")
	uitest.Find[*kit.Select](sheet.Body)[0].SetSelected("Sample colony No.\u00a0917")
	ok(sheet)
	if words := w.Words(); !strings.Contains(words, w.T("places.still_listed", "Count", 8)) || !strings.Contains(words, w.T("places.state.closed")) {
		t.Fatalf("%q", words)
	}
	w.Tap(w.T("places.moved_to", "Facility", "Sample colony No.\u00a0917"))
	if s.sheet.Code != "IK-917" {
		t.Errorf("shows %s", s.sheet.Code)
	}
	s.Open("IK-904")
	w.Reader.Yes = []bool{false, true}
	w.Tap(w.T("places.reset"))
	if f, _ := w.Register.Facility("IK-904", apptest.Today); !f.Closed {
		t.Error("open again without a yes")
	}
	w.Tap(w.T("places.reset"))
	if f, _ := w.Register.Facility("IK-904", apptest.Today); f.Closed {
		t.Error("still closed")
	}
}

func TestTheProgramsNewEntryIsShownBesideTheUsers(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	f, _ := w.Register.Facility("IK-904", apptest.Today)
	f.SetAddress(app.Russian, []string{"ул. Другая, 8", "000000, г. Узорск"})
	_, err := w.Store.SaveFacilities(context.Background(), app.FacilityEdit{Put: []app.OwnFacility{{Facility: f, Beneath: "former"}}})
	w.Must(err)
	w.Must(w.Places.Load(context.Background()))
	s := section(w)
	w.Show(s)
	s.Open("IK-904")
	if words := w.Words(); !strings.Contains(words, w.T("places.updated.title")) {
		t.Fatalf("%q", words)
	}
	w.Tap(w.T("places.updated.keep"))
	if words := w.Words(); strings.Contains(words, w.T("places.updated.title")) || !strings.Contains(words, "ул. Другая, 8") {
		t.Errorf("%q", words)
	}
}

func TestWhoIsHeldThereIsShownInTheList(t *testing.T) {
	s, w := shown(t, "en")
	s.Open("IK-904")
	w.Tap(w.T("places.show_people"))
	q, is := w.Went[0].Arg.(people.Query)
	if w.Went[0].Section != "people" || !is || !slices.Equal(q.Facilities, []string{"IK-904"}) {
		t.Errorf("%+v", w.Went)
	}
	first := s.sheet.People[0]
	w.Tap(first.Names.Best(app.English).Display())
	if w.Went[1].Arg != first.ID {
		t.Errorf("%+v", w.Went[1])
	}
}

func TestLettersOnTheirWayAreShownWithAWordWhereTheAddressIsAnother(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	ids := w.Birthdays()
	_, _, err := w.Store.LogJob(context.Background(), []app.Letter{
		apptest.Letter(ids[0], func(l *app.Letter) {
			l.Facility, l.Address = "IK-904", "Імя\nУзорная калонія № 904\nвул. Узорная, 3\n000000, г. Узорск"
		}),
		apptest.Letter(ids[1], func(l *app.Letter) {
			l.Facility, l.State, l.Address = "IK-904", app.Printed, "Імя\nвул. Ранейшая, 1\n000000, г. Узорск"
		}),
	})
	w.Must(err)
	s := section(w)
	w.Show(s)
	s.Open("IK-904")
	words := w.Words()
	if !strings.Contains(words, w.T("places.letters", "Count", 2)) || strings.Count(words, w.T("places.letter.former")) != 1 {
		t.Errorf("%q", words)
	}
}

func TestALetterOfLongAgoIsNotOnItsWay(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	ids := w.Birthdays()
	sent := func(daysAgo int) app.Letter {
		return apptest.Letter(ids[0], func(l *app.Letter) {
			l.Facility, l.State, l.On = "IK-904", app.Printed, apptest.Today.AddDays(-daysAgo)
		})
	}
	_, _, err := w.Store.LogJob(context.Background(), []app.Letter{sent(app.LongestWay), sent(app.LongestWay + 1), sent(700)})
	w.Must(err)
	s := section(w)
	w.Show(s)
	s.Open("IK-904")
	words := w.Words()
	if !strings.Contains(words, w.T("places.letters", "Count", 1)) || !strings.Contains(words, w.T("places.row.letters", "Count", 1)) {
		t.Errorf("%q", words)
	}
	if !strings.Contains(words, w.T("places.letters.span", "Count", app.LongestWay)) {
		t.Errorf("that is said nowhere: %q", words)
	}
}

func TestEverythingIsDoneByKeyboard(t *testing.T) {
	s, w := proposed(t, "en")
	w.Key(fyne.KeyDown, fyne.KeyHome, fyne.KeyReturn)
	if w.Focused != fyne.Focusable(s.edit) {
		t.Error("Enter does not lead to the sheet")
	}
	w.Do(s, fyne.KeyE)
	if sheet := last(w); sheet.Focus == nil || sheet.Title != w.T("places.form.title", "Facility", s.at) {
		t.Errorf("%q", sheet.Title)
	}
}

func TestABrokenStoreIsTold(t *testing.T) {
	s, w := shown(t, "en")
	w.Store.FailWith(&app.Error{Code: app.Failed, Key: "error.store.failed"})
	s.Shown()
	if len(w.Errors) != 1 || len(s.found) == 0 {
		t.Errorf("%v", w.Errors)
	}
}
