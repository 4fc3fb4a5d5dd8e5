package today

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/app/rhythm"
	"vestka/i18n"
	"vestka/ui/kit"
	"vestka/ui/kit/kittest"
	"vestka/ui/uitest"
)

func section(w *uitest.World) *Section {
	return New(Deps{
		Directory: w.Directory, Rhythm: rhythm.New(rhythm.Deps{Store: w.Store, People: w.Directory, Lists: people.NewLists(w.Store), Log: w.Store}), Register: w.Register, Lists: w.Press, Opener: w, Sample: w,
		Runner: w.Runner, Now: apptest.FixedClock,
	})
}

// shown is the section over the sample list.
func shown(t *testing.T, lang string) (*Section, *uitest.World) {
	t.Helper()
	w := uitest.New(t, lang).Sample()
	s := section(w)
	w.Show(s)
	return s, w
}

func TestAnEmptyStoreSaysWhatToDoFirst(t *testing.T) {
	for _, lang := range i18n.Languages {
		w := uitest.New(t, lang)
		s := section(w)
		w.Show(s)
		if !strings.Contains(w.Words(), w.T("today.empty.title")) {
			t.Errorf("%s: %q", lang, w.Words())
		}
		if w.Window.Canvas().Focused() != s.Focus() || s.Focus() == nil {
			t.Errorf("%s: the keyboard is nowhere", lang)
		}
	}
}

func TestNothingIsSaidOfAListThatWasNotReadYet(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	s := section(w)
	w.Window.SetContent(s.Build(w))
	w.Window.Resize(fyne.NewSize(1100, 780))
	s.Shown()
	if words := w.Words(); strings.Contains(words, w.T("today.empty.title")) || strings.Contains(words, w.T("today.birthdays", "Count", days)) {
		t.Fatalf("%q", words)
	}
	s.Reload(app.Changes{Kinds: app.KindPeople})
	if words := w.Words(); !strings.Contains(words, w.T("today.birthdays", "Count", days)) {
		t.Fatalf("%q", words)
	}
}

func TestTheSampleListFillsTheScreenAndGoesAgain(t *testing.T) {
	w := uitest.New(t, "en")
	s := section(w)
	w.Show(s)
	w.Tap(w.T("today.try_sample"))
	words := w.Words()
	for _, want := range []string{"Uladzimir Karatkevich", "Maksim Bahdanovich", w.T("today.late"), "9 December", w.T("people.turns", "Count", 35), "908", w.T("today.sample_added")} {
		if !strings.Contains(words+strings.Join(w.Said, " "), want) {
			t.Errorf("%q is not in %q", want, words)
		}
	}
	if w.Focused != s.list.Focusable() {
		t.Error("the keyboard did not go to the birthdays")
	}
	w.Tap(w.T("today.remove_sample"))
	if w.Focused != fyne.Focusable(s.begin) {
		t.Error("the keyboard did not go to where one begins")
	}
	if !strings.Contains(w.Words(), w.T("today.empty.title")) {
		t.Fatalf("%q", w.Words())
	}
	w.Undo(s)
	if !strings.Contains(w.Words(), "Uladzimir Karatkevich") {
		t.Fatalf("%q", w.Words())
	}
}

func TestABirthdaySaysWhenWhomWhereAndHowSoon(t *testing.T) {
	s, w := shown(t, "be")
	got := map[string]string{}
	for _, b := range s.state.birthdays {
		l := s.line(b)
		got[l.Name] = l.Second + " / " + l.Tag
	}
	for name, want := range map[string]string{
		"Уладзімір Караткевіч": kit.Joined("26 лістапада", w.T("people.turns", "Count", 54), "Узорная турма № 908") + " / " + w.T("today.late"),
		"Паўлюк Багрым":        kit.Joined("лістапад", w.T("people.turns", "Count", 47), "Узорная калонія № 917") + " / " + w.T("today.this_month"),
		"Алесь Дудар":          kit.Joined("24 снежня", w.T("people.turns", "Count", 32)),
	} {
		if !strings.HasPrefix(got[name], want) {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
	}
	if !w.Has(w.T("today.write_all", "Count", len(s.state.birthdays))) {
		t.Errorf("%q", w.Words())
	}
}

func TestWhereNoCardCanGoTheRowSaysSo(t *testing.T) {
	w := uitest.New(t, "en")
	w.Must(save(w, apptest.Writer(2, func(p *app.Person) { p.Held = app.Detention{Text: "A farm beyond the river"} })))
	s := section(w)
	w.Show(s)
	if l := s.line(s.state.birthdays[0]); l.Tag != w.T("people.tag.no_address") || !strings.Contains(l.Second, "A farm beyond the river") {
		t.Fatalf("%+v", l)
	}
}

func save(w *uitest.World, p app.Person) error {
	c, err := w.Store.SavePeople(context.Background(), []app.PersonEdit{apptest.Edit(p)})
	if err == nil {
		err = w.Directory.Refresh(context.Background(), c)
	}
	return err
}

func TestPeopleAreChosenByKeyboardAndWrittenTo(t *testing.T) {
	s, w := shown(t, "en")
	w.Key(fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeySpace, fyne.KeySpace)
	if !w.Has(w.T("people.write_to", "Count", 2)) {
		t.Fatalf("%q", w.Words())
	}
	for _, b := range s.state.birthdays {
		if s.line(b).Chosen != s.chosen[b.ID] {
			t.Errorf("the mark of %d is not as chosen", b.ID)
		}
	}
	want := s.chosenPeople()
	w.Do(s, fyne.KeyReturn)
	if len(w.Went) != 1 || w.Went[0].Section != "print" || !slices.Equal(w.Went[0].Arg.([]app.PersonID), want) || len(want) != 2 {
		t.Fatalf("%v, want %v", w.Went, want)
	}
}

func TestAPressOnARowChoosesAndASecondTakesItBack(t *testing.T) {
	s, w := shown(t, "en")
	rows := uitest.Find[*row](w.Window.Content())
	if len(rows) < 3 {
		t.Fatalf("%d rows", len(rows))
	}
	test.Tap(rows[2])
	if ids := s.chosenPeople(); len(ids) != 1 || ids[0] != s.state.birthdays[2].ID || s.list.Selected() != 2 {
		t.Fatalf("%v at %d", ids, s.list.Selected())
	}
	test.Tap(rows[2])
	if ids := s.chosenPeople(); len(ids) != 0 {
		t.Fatalf("%v", ids)
	}
}

func TestAllAreChosenAtOnceAndEscapeTakesTheMarksAway(t *testing.T) {
	s, w := shown(t, "en")
	w.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	if len(s.chosenPeople()) != len(s.state.birthdays) {
		t.Fatal(len(s.chosenPeople()))
	}
	w.Key(fyne.KeyEscape)
	if len(s.chosenPeople()) != 0 {
		t.Fatal(len(s.chosenPeople()))
	}
}

func TestWithoutAChoiceTheCardsGoToAllWhoAreShown(t *testing.T) {
	s, w := shown(t, "en")
	w.Tap(w.T("today.write_all", "Count", len(s.state.birthdays)))
	ids := w.Went[0].Arg.([]app.PersonID)
	if len(ids) != len(s.state.birthdays) || ids[0] != s.state.birthdays[0].ID {
		t.Fatalf("%v", ids)
	}
}

func TestWhereNobodyHasABirthdayTheScreenSaysWhatCanBeDone(t *testing.T) {
	s, w := shown(t, "en")
	c, err := w.RemoveSample(context.Background())
	w.Must(err)
	w.Must(w.Directory.Refresh(context.Background(), c))
	w.Must(save(w, apptest.Writer(0))) // in July
	s.Reload(c)
	if !strings.Contains(w.Words(), w.T("today.nobody.title")) || s.Focus() != nil {
		t.Fatalf("%q", w.Words())
	}
	w.Tap(w.T("journal.empty.action"))
	w.Do(s, fyne.KeyReturn)
	if len(w.Went) != 2 || w.Went[0] != (kittest.Route{Section: "people"}) || w.Went[1] != w.Went[0] {
		t.Fatalf("%v", w.Went)
	}
}

func TestTheBirthdayListIsSavedAndShown(t *testing.T) {
	for _, ext := range []string{".pdf", ".csv", ".xlsx", ".ics"} {
		_, w := shown(t, "ru")
		path := filepath.Join(t.TempDir(), "дни"+ext)
		w.Reader.Files = []string{path}
		w.Tap(w.T("today.save_list"))
		b, err := os.ReadFile(path)
		if err != nil || len(b) < 500 || strings.HasPrefix(string(b), "%PDF") != (ext == ".pdf") {
			t.Fatalf("%s: %d bytes %v", ext, len(b), err)
		}
		if !slices.Equal(w.Opened, []string{path}) || len(w.Said) != 1 || w.Errors != nil {
			t.Fatalf("%v %v %v", w.Opened, w.Said, w.Errors)
		}
	}
}

func TestASavedListWithoutAViewerIsSavedAllTheSame(t *testing.T) {
	_, w := shown(t, "en")
	w.NoViewer = errors.New("no program")
	w.Reader.Files = []string{filepath.Join(t.TempDir(), "list.pdf")}
	w.Tap(w.T("today.save_list"))
	if len(w.Said) != 1 || len(w.Errors) != 1 {
		t.Fatalf("%v %v", w.Said, w.Errors)
	}
}

func TestAListThatCannotBeSavedIsNotSaidToBe(t *testing.T) {
	_, w := shown(t, "en")
	w.Reader.Files = []string{filepath.Join(t.TempDir(), "away", "list.pdf")}
	w.Tap(w.T("today.save_list"))
	if w.Said != nil || len(w.Errors) != 1 || w.Opened != nil {
		t.Fatalf("%v %v %v", w.Said, w.Errors, w.Opened)
	}
}

func TestPlacesThatNobodyKnowsAreHandedToPeople(t *testing.T) {
	_, w := shown(t, "en")
	w.Tap(w.T("today.settle"))
	places, ok := w.Went[0].Arg.([]people.UnsettledPlace)
	if !ok || w.Went[0].Section != "people" || len(places) != 1 || places[0].Count != 1 {
		t.Fatalf("%v", w.Went)
	}
}

func TestCardsThatWaitForAnAnswerAreCounted(t *testing.T) {
	s, w := shown(t, "en")
	if w.Has(w.T("journal.answer")) {
		t.Fatalf("%q", w.Words())
	}
	ids := w.Birthdays()
	job, _, err := w.Journal.Log(context.Background(), []app.Letter{apptest.Letter(ids[0]), apptest.Letter(ids[1]), apptest.Letter(ids[2])})
	w.Must(err)
	_, _, err = w.Journal.CameOut(context.Background(), job, "some", ids[:1], apptest.Today)
	w.Must(err)
	s.Reload(app.Changes{Kinds: app.KindLetters})
	if !strings.Contains(w.Words(), w.T("today.waiting.text", "Count", 2)) {
		t.Fatalf("%q", w.Words())
	}
	w.Tap(w.T("journal.answer"))
	if w.Went[0].Section != "journal" {
		t.Fatalf("%v", w.Went)
	}
}

func TestOpeningAListHandsItsPathToPeople(t *testing.T) {
	s, w := shown(t, "en")
	w.Reader.Files = []string{"/tmp/list.csv"}
	w.Do(s, fyne.KeyO)
	if len(w.Went) != 1 || w.Went[0] != (kittest.Route{Section: "people", Arg: "/tmp/list.csv"}) {
		t.Fatalf("%v", w.Went)
	}
}

func TestAnErrorIsToldAndTheScreenStays(t *testing.T) {
	s, w := shown(t, "en")
	before := w.Words()
	broken := &app.Error{Code: app.Failed, Key: "error.store.failed"}
	w.Store.FailWith(broken)
	s.Shown()
	w.Tap(w.T("today.remove_sample"))
	if len(w.Errors) != 2 || !errors.Is(w.Errors[0], broken) || !errors.Is(w.Errors[1], broken) || w.Words() != before {
		t.Fatalf("%v", w.Errors)
	}
}

func TestTheGreetingFollowsTheClock(t *testing.T) {
	for hour, want := range map[int]string{
		0: "evening", 4: "evening", 5: "morning", 10: "morning", 11: "day", 17: "day", 18: "evening", 23: "evening",
	} {
		w := uitest.New(t, "en")
		s := section(w)
		s.deps.Now = func() time.Time { return time.Date(2026, 11, 22, hour, 30, 0, 0, time.UTC) }
		w.Show(s)
		if !strings.Contains(w.Words(), w.T("today."+want)) {
			t.Errorf("%d o'clock: %q", hour, w.Words())
		}
	}
}

func TestWhoIsChosenStaysSoInAnotherLanguage(t *testing.T) {
	s, w := shown(t, "en")
	w.Key(fyne.KeyDown, fyne.KeySpace)
	w.Lang = "be"
	w.Show(s)
	if !w.Has(w.T("people.write_to", "Count", 1)) || !strings.Contains(w.Words(), "нядзеля, 22 лістапада") {
		t.Fatalf("%q", w.Words())
	}
}

func TestAListOlderThanSixtyDaysIsSaid(t *testing.T) {
	for days, said := range map[int]bool{60: false, 61: true} {
		w := uitest.New(t, "en")
		w.ListOf(days)
		s := section(w)
		w.Show(s)
		if got := strings.Contains(w.Words(), w.T("today.old_list")) && strings.Contains(w.Words(), "61 days old"); got != said {
			t.Errorf("after %d days: %q", days, w.Words())
		}
	}
}

func TestTodaySaysWhatToLookAtInTheFacilities(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	s := section(w)
	s.deps.Places = w.Places
	w.Show(s)
	if strings.Contains(w.Words(), w.T("today.places.open")) {
		t.Fatalf("there is nothing to look at: %q", w.Words())
	}
	c, err := w.Places.Close(context.Background(), "IK-904", apptest.Today, "", apptest.Today)
	w.Must(err)
	w.Must(w.Directory.Refresh(context.Background(), c))
	s.Reload(c)
	if words := w.Words(); !strings.Contains(words, w.T("today.places.stranded", "Count", 8)) {
		t.Fatalf("%q", words)
	}
	w.Tap(w.T("today.places.open"))
	if w.Went[0].Section != "places" {
		t.Errorf("%+v", w.Went)
	}
}
