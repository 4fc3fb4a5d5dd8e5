package printroom

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/sheet"
	"vestka/app/spooler"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// withPrinter is the section with people and two printers, of which the second turns
// paper by itself.
func withPrinter(t *testing.T, lang string) (*Section, *uitest.World, *spooler.Fake) {
	t.Helper()
	w := uitest.New(t, lang).Sample()
	s := section(w)
	fake := &spooler.Fake{
		Printers: []spooler.Queue{{Name: "Hall", Default: true, Ready: true}, {Name: "Office", About: "Кабінет", Ready: true}},
		Offers:   map[string]spooler.Offer{"Office": {TwoSided: true, Trays: []spooler.Choice{{Name: "Auto", Default: true}, {Name: "Tray1"}}}},
	}
	s.deps.Printers, s.deps.Logged = fake, w.Journal
	s.Open(w.Birthdays())
	w.Show(s)
	return s, w, fake
}

// answer presses a button of the sheet on top.
func answer(t *testing.T, w *uitest.World, label string) {
	t.Helper()
	shown := w.Reader.Sheets
	for _, a := range shown[len(shown)-1].Actions {
		if a.Label == label {
			a.Do()
			return
		}
	}
	t.Fatalf("there is no %q", label)
}

func TestCardsGoToThePrinterThatIsChosenAndTheJournalAsksWhetherTheyCameOut(t *testing.T) {
	s, w, fake := withPrinter(t, "be")
	s.lastRoute = &route{printer: "Office", tray: "Tray1"}
	n := s.cards()
	s.sendAway()
	answer(t, w, w.T("printroom.route.print"))
	docs := fake.Documents()
	if len(docs) != 1 || docs[0].Queue != "Office" || docs[0].Tray != "Tray1" || docs[0].Sides != spooler.LongEdge {
		t.Fatalf("%+v", docs)
	}
	jobs, err := w.Journal.Jobs(t.Context(), 0)
	if err != nil || len(jobs) != 1 || jobs[0].Letters != n || jobs[0].State() != app.JobSent {
		t.Fatalf("%+v, %v", jobs, err)
	}
	if len(w.Went) != 1 || w.Went[0].Section != "journal" || w.Went[0].Arg != jobs[0].ID {
		t.Errorf("went to %+v", w.Went)
	}
}

func TestAPrinterThatDoesNotTurnThePaperGetsTheFrontsAndThenTheBacks(t *testing.T) {
	s, w, fake := withPrinter(t, "ru")
	s.sendAway()
	answer(t, w, w.T("printroom.route.print"))
	if docs := fake.Documents(); len(docs) != 1 || docs[0].Queue != "Hall" || docs[0].Sides != spooler.OneSided {
		t.Fatalf("%+v", docs)
	}
	answer(t, w, w.T("printroom.turn.print"))
	jobs, err := w.Journal.Jobs(t.Context(), 0)
	if err != nil || len(fake.Documents()) != 2 || len(jobs[0].Parts) != 2 || jobs[0].Documents[1].Sides != string(sheet.Backs) || jobs[0].State() != app.JobSent {
		t.Fatalf("%+v, %v", jobs, err)
	}
}

func TestWhatAPrinterRefusedIsOfferedAgainAndOnlyTheRestIsPrinted(t *testing.T) {
	s, w, fake := withPrinter(t, "en")
	fake.Broken = &app.Error{Code: app.Failed, Key: "error.spool.failed"}
	s.lastRoute = &route{printer: "Office"}
	s.sendAway()
	answer(t, w, w.T("printroom.route.print"))
	jobs, err := w.Journal.Jobs(t.Context(), 0)
	if err != nil || len(jobs) != 1 || jobs[0].State() != app.JobWaiting {
		t.Fatalf("%+v, %v", jobs, err)
	}
	fake.Broken = nil
	answer(t, w, w.T("printroom.again.go_on", "Count", jobs[0].Sheets))
	if jobs, err = w.Journal.Jobs(t.Context(), 0); err != nil || jobs[0].State() != app.JobSent || len(fake.Documents()) != 1 {
		t.Fatalf("%+v, %v", jobs, err)
	}
	// All but the first came out: that one is shown, as it was, and becomes a job.
	letters, _, err := w.Journal.Letters(t.Context(), app.LetterFilter{})
	w.Must(err)
	_, _, err = w.Journal.CardsCameOut(t.Context(), jobs[0].ID, app.CameOutSome, nil, func(l *app.Letter) bool { return l.Nr > 0 }, apptest.Today)
	w.Must(err)
	s.Open(jobs[0].ID)
	answer(t, w, w.T("printroom.again.rest"))
	if s.cards() != 1 || s.job.Cards[0].Text != letters[len(letters)-1].Text || !strings.Contains(w.Words(), w.T("printroom.again.as_it_was")) {
		t.Fatalf("%d cards", s.cards())
	}
	s.printThere(nil)
	if jobs, err = w.Journal.Jobs(t.Context(), 0); err != nil || len(jobs) != 2 || jobs[0].Letters != 1 || jobs[1].State() != app.JobOut {
		t.Errorf("%+v, %v", jobs, err)
	}
	s.Open(w.Birthdays()[:2])
	if s.again != nil || s.cards() != 2 {
		t.Error("the rest is still there")
	}
}

func TestAPrinterIsPutRightByWhatWasMeasured(t *testing.T) {
	s, w, fake := withPrinter(t, "be")
	s.sendAway()
	s.askAdjust(printer{Queue: fake.Printers[1], Offer: fake.Offers["Office"]}, "Tray1")
	shown := w.Reader.Sheets
	form := shown[len(shown)-1]
	entries := uitest.Find[*kit.Entry](form.Body)
	if len(entries) != 4 || entries[0].Text != "30" {
		t.Fatalf("%d fields", len(entries))
	}
	save := func() { answer(t, w, w.T("dialog.save")) }
	entries[0].SetText("29,5")
	entries[3].SetText("a")
	save()
	if shift, _ := w.Journal.Shift(t.Context(), "Office", "Tray1"); shift.FrontX != 0 {
		t.Error("a letter was taken for a number")
	}
	entries[3].SetText("32")
	for _, b := range uitest.Find[*kit.Button](form.Body) {
		if b.Text() == "+" {
			test.Tap(b)
			break
		}
	}
	save()
	shift, err := w.Journal.Shift(t.Context(), "Office", "Tray1")
	if err != nil || shift != (app.PrinterShift{Printer: "Office", Tray: "Tray1", BackY: -2}) {
		t.Errorf("%+v, %v", shift, err)
	}
}

func TestWithoutPrintersAPDFIsSaved(t *testing.T) {
	for name, fake := range map[string]*spooler.Fake{"none": {}, "through a file only": {File: true, Printers: []spooler.Queue{{Name: "Hall"}}}} {
		s, w, _ := withPrinter(t, "en")
		s.deps.Printers = fake
		shown := len(w.Reader.Sheets)
		w.Reader.Files = []string{""}
		s.sendAway()
		if len(w.Reader.Sheets) != shown || len(w.Reader.Files) != 0 || len(fake.Documents()) != 0 {
			t.Errorf("%s: a printer was asked for", name)
		}
	}
}
