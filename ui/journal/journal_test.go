package journal

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/printing"
	fonts "vestka/app/sheet"
	"vestka/i18n"
	"vestka/ui/attached"
	"vestka/ui/kit"
	"vestka/ui/kit/kittest"
	"vestka/ui/uitest"
)

func section(w *uitest.World) *Section {
	return New(Deps{Log: w.Journal, Sheets: w.Press, People: w.Directory, Register: w.Register, Attached: kept(w), Runner: w.Runner, Now: apptest.FixedClock})
}

func kept(w *uitest.World) attached.Deps {
	return attached.Deps{Keeper: w.Keeper, Opener: w, Runner: w.Runner}
}

// logged is the section over a job of a card to each of the first n people
// whose birthdays come.
func logged(t *testing.T, lang string, n int) (*Section, *uitest.World, app.JobID) {
	t.Helper()
	w := uitest.New(t, lang).Sample()
	s := section(w)
	job := log(w, w.Birthdays()[:n])
	w.Show(s)
	return s, w, job
}

func log(w *uitest.World, people []app.PersonID) app.JobID {
	var letters []app.Letter
	for _, id := range people {
		letters = append(letters, apptest.Letter(id, func(l *app.Letter) { l.Facility = "IK-904" }))
	}
	job, _, err := w.Journal.Log(context.Background(), letters)
	w.Must(err)
	return job
}

// sheet is the newest question.
func sheet(t *testing.T, w *uitest.World) kit.Sheet {
	t.Helper()
	if len(w.Reader.Sheets) == 0 {
		t.Fatal("nothing is asked")
	}
	return w.Reader.Sheets[len(w.Reader.Sheets)-1]
}

// say gives the answer with the label.
func say(t *testing.T, w *uitest.World, label string) {
	t.Helper()
	for _, a := range sheet(t, w).Actions {
		if a.Label == label {
			if a.Do != nil {
				a.Do()
			}
			return
		}
	}
	t.Fatalf("%q has no answer %q", sheet(t, w).Title, label)
}

// states counts the entries of the log by state.
func states(w *uitest.World) map[app.LetterState]int {
	letters, _, err := w.Journal.Letters(context.Background(), app.LetterFilter{})
	w.Must(err)
	n := map[app.LetterState]int{}
	for _, l := range letters {
		n[l.State]++
	}
	return n
}

func TestAnEmptyLogSaysWhereToBegin(t *testing.T) {
	w := uitest.New(t, "en")
	s := section(w)
	w.Show(s)
	if !strings.Contains(w.Words(), w.T("journal.empty.title")) {
		t.Fatalf("%q", w.Words())
	}
	w.Do(s, fyne.KeyReturn) // there is nothing to answer
	w.Key(fyne.KeyReturn)
	if len(w.Went) != 1 || w.Went[0] != (kittest.Route{Section: "people"}) || w.Reader.Sheets != nil {
		t.Fatalf("%v", w.Went)
	}
}

func TestAnEntryShowsTextAndAddressAsPrinted(t *testing.T) {
	s, w, _ := logged(t, "be", 2)
	words := w.Words()
	for _, want := range []string{
		w.T("journal.count", "Count", 2), "З днём народзінаў!", "Мы пра Вас памятаем.", "вул. Прыкладная, 1", "Узорная калонія № 904", "22 лістапада 2026",
		w.T("occasion.birthday"), w.T("letter.state.ready"), s.rows[0].name, s.rows[1].name,
	} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in %q", want, words)
		}
	}
}

func TestTheArrowsGoFromEntryToEntry(t *testing.T) {
	s, w, _ := logged(t, "en", 3)
	w.Key(fyne.KeyDown)
	if s.at != s.rows[1].letter.ID || !strings.Contains(uitest.Words(s.detail), s.rows[1].name) {
		t.Fatalf("%q", uitest.Words(s.detail))
	}
}

func TestAfterPrintingOneQuestionIsAsked(t *testing.T) {
	for answer, want := range map[string]int{"journal.yes": 3, "journal.not_sure": 0} {
		s, w, job := logged(t, "en", 3)
		s.Open(job)
		if sheet(t, w).Title != w.T("journal.question", "Count", 3) || len(w.Reader.Sheets) != 1 {
			t.Fatalf("%+v", w.Reader.Asked)
		}
		say(t, w, w.T(answer))
		if got := states(w); got[app.Printed] != want || got[app.Ready] != 3-want {
			t.Errorf("%s: %v", answer, got)
		}
		if len(w.Said) != 1 || w.Errors != nil {
			t.Errorf("%s: said %q, %v", answer, w.Said, w.Errors)
		}
	}
}

func TestTheCardsThatFailedAreUnticked(t *testing.T) {
	s, w, job := logged(t, "en", 3)
	s.Open(job)
	say(t, w, w.T("journal.some"))
	checks := uitest.Find[*kit.Check](sheet(t, w).Body)
	if len(checks) != 3 || !checks[0].On() || !checks[1].On() || !checks[2].On() {
		t.Fatalf("%d cards are offered", len(checks))
	}
	test.Tap(checks[1])
	test.Tap(checks[2])
	test.Tap(checks[2])
	failed := s.rows[1].letter.Person
	say(t, w, w.T("dialog.save"))
	for _, r := range s.rows {
		if got := r.letter.State == app.Ready; got != (r.letter.Person == failed) {
			t.Errorf("%s is ready: %v", r.name, got)
		}
	}
}

func TestWhatIsAnsweredIsWhatWasAsked(t *testing.T) {
	s, w, job := logged(t, "en", 2)
	s.Open(job)
	say(t, w, w.T("journal.some"))
	checks := uitest.Find[*kit.Check](sheet(t, w).Body)
	test.Tap(checks[0])
	failed := s.rows[0].letter.Person
	log(w, w.Birthdays()) // the list grows above the question
	s.Reload(app.Changes{Kinds: app.KindLetters})
	say(t, w, w.T("dialog.save"))
	letters, _, err := w.Journal.Letters(context.Background(), app.LetterFilter{Job: job})
	w.Must(err)
	for _, l := range letters {
		if got := l.State == app.Ready; got != (l.Person == failed) {
			t.Errorf("card to %d is ready: %v", l.Person, got)
		}
	}
}

func TestSomeWithoutAnyLeavesThemReady(t *testing.T) {
	s, w, job := logged(t, "en", 2)
	s.Open(job)
	say(t, w, w.T("journal.some"))
	for _, c := range uitest.Find[*kit.Check](sheet(t, w).Body) {
		test.Tap(c)
	}
	say(t, w, w.T("dialog.save"))
	if got := states(w); got[app.Ready] != 2 {
		t.Fatalf("%v", got)
	}
}

func TestOneCardIsAskedAboutInFewerWords(t *testing.T) {
	s, w, job := logged(t, "be", 1)
	s.Open(job)
	var labels []string
	for _, a := range sheet(t, w).Actions {
		labels = append(labels, a.Label)
	}
	if !slices.Equal(labels, []string{w.T("journal.not_sure"), w.T("journal.yes_one")}) || sheet(t, w).Title != w.T("journal.question", "Count", 1) {
		t.Fatalf("%q %q", sheet(t, w).Title, labels)
	}
	say(t, w, w.T("journal.yes_one"))
	if states(w)[app.Printed] != 1 {
		t.Fatal(states(w))
	}
}

func TestTheQuestionStaysOpenUntilItIsAnswered(t *testing.T) {
	s, w, job := logged(t, "en", 2)
	if len(w.Reader.Sheets) != 0 {
		t.Fatal("a question that nobody's printing raised")
	}
	if !strings.Contains(w.Words(), w.T("journal.pending", "Count", 2, "Date", "22 November")) {
		t.Fatalf("%q", w.Words())
	}
	w.Tap(w.T("journal.answer"))
	say(t, w, w.T("journal.not_sure"))
	w.Do(s, fyne.KeyReturn)
	say(t, w, w.T("journal.yes"))
	if w.Has(w.T("journal.answer")) || strings.Contains(w.Words(), w.T("journal.pending", "Count", 2, "Date", "22 November")) {
		t.Fatalf("%q", w.Words())
	}
	s.Open(job)
	if len(w.Reader.Sheets) != 2 {
		t.Fatal("an answered question is asked again")
	}
	w.Undo(s)
	if !w.Has(w.T("journal.answer")) || states(w)[app.Ready] != 2 {
		t.Fatalf("%q", w.Words())
	}
}

func TestAtMostThreeQuestionsAreOpenAtOnceTheNewestFirst(t *testing.T) {
	s, w, _ := logged(t, "en", 1)
	for range 4 {
		log(w, w.Birthdays()[:2])
	}
	s.Reload(app.Changes{Kinds: app.KindLetters})
	asked := func(cards int) int {
		return strings.Count(w.Words(), w.T("journal.pending", "Count", cards, "Date", "22 November"))
	}
	if n := asked(2); n != 3 || asked(1) != 0 {
		t.Fatalf("%d questions: %q", n, w.Words())
	}
}

func TestTheReaderStaysOnAnEntryWhenTheLogGrows(t *testing.T) {
	s, w, _ := logged(t, "en", 3)
	w.Key(fyne.KeyDown)
	at, name := s.at, s.rows[1].name
	job := log(w, w.Birthdays()[:2])
	s.Reload(app.Changes{Kinds: app.KindLetters})
	if s.at != at || s.list.Selected() != 3 || !strings.Contains(uitest.Words(s.detail), name) {
		t.Fatalf("at %d, row %d: %q", s.at, s.list.Selected(), uitest.Words(s.detail))
	}
	s.Open(job) // a new job is looked at from its beginning
	if s.list.Selected() != 0 || s.at != s.rows[0].letter.ID {
		t.Fatalf("at %d, row %d", s.at, s.list.Selected())
	}
}

func TestWhoIsNoLongerOnTheListKeepsTheirEntry(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	log(w, w.Birthdays()[:1])
	s := New(Deps{Log: w.Journal, Sheets: w.Press, People: uitest.New(t, "en").Directory, Register: w.Register, Attached: kept(w), Runner: w.Runner, Now: apptest.FixedClock})
	w.Show(s)
	if !strings.Contains(w.Words(), w.T("journal.nobody")) || !strings.Contains(w.Words(), "Мы пра Вас памятаем") {
		t.Fatalf("%q", w.Words())
	}
}

func TestALogThatIsEmptiedByUndoSaysSo(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	s := section(w)
	_, c, err := w.Journal.Log(context.Background(), []app.Letter{apptest.Letter(w.Birthdays()[0])})
	w.Must(err)
	w.Show(s)
	_, err = c.Undo.Do(context.Background())
	w.Must(err)
	s.Reload(app.Changes{Kinds: app.KindLetters})
	if !strings.Contains(w.Words(), w.T("journal.empty.title")) {
		t.Fatalf("%q", w.Words())
	}
}

func TestAnAnswerThatCannotBeKeptIsTold(t *testing.T) {
	s, w, job := logged(t, "en", 2)
	s.Open(job)
	broken := &app.Error{Code: app.Failed, Key: "error.store.failed"}
	w.Store.FailWith(broken)
	say(t, w, w.T("journal.yes"))
	s.Reload(app.Changes{Kinds: app.KindLetters})
	if len(w.Errors) != 2 || !errors.Is(w.Errors[0], broken) || w.Said != nil {
		t.Fatalf("%v %v", w.Errors, w.Said)
	}
}

func TestTheQuestionHasThreeAnswersInEveryLanguage(t *testing.T) {
	for _, lang := range i18n.Languages {
		s, w, job := logged(t, lang, 2)
		s.Open(job)
		var labels []string
		for _, a := range sheet(t, w).Actions {
			labels = append(labels, a.Label)
		}
		if want := []string{w.T("journal.not_sure"), w.T("journal.some"), w.T("journal.yes")}; !slices.Equal(labels, want) {
			t.Errorf("%s: %q", lang, labels)
		}
	}
}

func TestOfLettersItIsNotAskedAsOfPostcards(t *testing.T) {
	w := uitest.New(t, "be").Sample()
	s := section(w)
	var entries []app.Letter
	for _, id := range w.Birthdays()[:2] {
		l := apptest.Letter(id)
		l.Kind, l.State = app.OnSheets, app.Ready
		entries = append(entries, l)
	}
	job, _, err := w.Journal.Log(t.Context(), entries)
	w.Must(err)
	w.Show(s)
	s.Open(job)
	if title := sheet(t, w).Title; title != w.T("journal.question.letters", "Count", 2) {
		t.Errorf("%q", title)
	}
	say(t, w, w.T("journal.yes"))
	if !slices.Equal(w.Said, []string{w.T("journal.marked.letters", "Count", 2)}) {
		t.Errorf("%q", w.Said)
	}
}

// TestEachDocumentOfAJobIsNamedAndAskedAbout of a job that is turned by hand: a card is
// printed when both of its sides came out.
func TestEachDocumentOfAJobIsNamedAndAskedAbout(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	s := section(w)
	req := printing.Request{
		People: w.Birthdays()[:3], Template: "birthday", Lang: app.Belarusian, Sender: "Ганна", Font: fonts.Serif, Today: app.DateOf(apptest.FixedClock()),
		Beside: []printing.Paper{{Item: printing.Envelopes}},
	}
	req.Picture.ID = w.Register.Pictures()[0].ID
	req.ByHand()
	made, err := w.Press.Prepare(t.Context(), req, nil)
	w.Must(err)
	job, _, err := w.Press.Make(t.Context(), made, apptest.FixedClock(), func() error { return nil })
	w.Must(err)
	w.Show(s)
	for _, item := range []string{"print.document.fronts", "print.document.backs", "print.item.envelopes"} {
		if line := w.T("journal.document", "Item", i18n.Capital(w.T(item)), "Count", 3, "State", w.T("job.state.made")); !strings.Contains(w.Words(), line) {
			t.Errorf("%q is not in %q", line, w.Words())
		}
	}
	which := func(sheets ...string) {
		t.Helper()
		s.question(job)
		say(t, w, w.T("journal.some"))
		for i, e := range uitest.Find[*kit.Entry](sheet(t, w).Body) {
			e.SetText(sheets[i])
		}
		say(t, w, w.T("dialog.save"))
	}
	which("1-3", "", "2")
	if got := states(w); got[app.Printed] != 0 || !strings.HasSuffix(w.Said[len(w.Said)-1], w.T("journal.one_side")) {
		t.Fatalf("%v, %q", got, w.Said)
	}
	which("1,3", "") // what is known to have come out is asked about no more
	if got := states(w); got[app.Printed] != 2 || w.Errors != nil {
		t.Fatalf("%v, %v", got, w.Errors)
	}
}
