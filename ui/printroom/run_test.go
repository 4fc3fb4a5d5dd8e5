package printroom

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/app/spooler"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// top is the sheet that was shown last.
func top(w *uitest.World) kit.Sheet { return w.Reader.Sheets[len(w.Reader.Sheets)-1] }

func TestWhatComesOutWithTheCardsGoesToThePrinterAfterThemEachOnItsOwnPaper(t *testing.T) {
	s, w, fake := withPrinter(t, "en")
	l, _ := w.Register.LabelSheet(usualLabels)
	_, err := w.Store.SetUsedPlaces(t.Context(), l.ID, []int{0, 1})
	w.Must(err)
	s.on.Envelope, s.on.Label, s.withList = true, true, true
	s.rebuild()
	s.lastRoute = &route{printer: "Office"}
	s.sendAway()
	answer(t, w, w.T("printroom.route.print"))
	if title := top(w).Title; title != w.T("printroom.stage", "Item", w.T("print.item.envelopes")) || !strings.Contains(top(w).Text, "6 envelopes of 162 × 114 mm") {
		t.Fatalf("%q %q", title, top(w).Text)
	}
	uitest.Find[*kit.Select](top(w).Body)[1].SetSelectedIndex(2) // a tray of their own
	answer(t, w, w.T("printroom.route.print"))
	if !strings.Contains(top(w).Text, l.ID) || !strings.Contains(top(w).Text, "19 places") {
		t.Fatalf("%q", top(w).Text)
	}
	answer(t, w, w.T("printroom.route.print"))
	answer(t, w, w.T("printroom.route.print"))
	docs := fake.Documents()
	if len(docs) != 4 || docs[1].W != sheet.C6.W || docs[1].Tray != "Tray1" || docs[2].W != sheet.A4.W || docs[3].Sides != spooler.OneSided {
		t.Fatalf("%d documents: %+v", len(docs), docs)
	}
	if used, err := w.Stocks.Used(t.Context(), &l); err != nil || len(used) != 8 {
		t.Errorf("%v are gone of the labels, %v", used, err)
	}
	jobs, err := w.Journal.Jobs(t.Context(), 0)
	if err != nil || len(jobs) != 1 || jobs[0].State() != app.JobSent || len(jobs[0].Parts) != 4 || len(w.Went) != 1 || w.Errors != nil {
		t.Errorf("%+v, %v, went to %v, %v", jobs, err, w.Went, w.Errors)
	}
	// The next envelopes come from the tray that was chosen for envelopes.
	if r := s.routeOf(printing.Envelopes); r.tray != "Tray1" || s.routeOf(printing.Postcards).tray != "" {
		t.Errorf("%+v", r)
	}
}

func TestWhatComesOutWithTheCardsCanBePassedOver(t *testing.T) {
	s, w, fake := withPrinter(t, "en")
	s.on.Envelope, s.withList = true, true
	s.rebuild()
	s.lastRoute = &route{printer: "Office"}
	s.sendAway()
	answer(t, w, w.T("printroom.route.print"))
	answer(t, w, w.T("printroom.stage.skip"))
	answer(t, w, w.T("printroom.stage.skip"))
	if len(fake.Documents()) != 1 || len(w.Went) != 1 {
		t.Errorf("%d documents, went to %v", len(fake.Documents()), w.Went)
	}
	// They are parts of the job that can be sent later, also when the cards came out.
	jobs, err := w.Journal.Jobs(t.Context(), 0)
	w.Must(err)
	if m, _, err := w.Press.CameOut(t.Context(), jobs[0].ID, printing.Came{Answer: app.CameOutAll}, app.DateOf(s.deps.Now())); err != nil || m.Cards != len(w.Birthdays()) {
		t.Fatalf("%+v, %v", m, err)
	}
	s.Open(jobs[0].ID)
	if top(w).Title != w.T("printroom.again.waits") || !strings.Contains(top(w).Text, w.T("print.item.envelopes")+", "+w.T("print.item.jobsheet")) {
		t.Fatalf("%q %q", top(w).Title, top(w).Text)
	}
	answer(t, w, w.T("printroom.again.go_on", "Count", 7))
	answer(t, w, w.T("printroom.route.print"))
	answer(t, w, w.T("printroom.route.print"))
	if jobs, err = w.Journal.Jobs(t.Context(), 0); err != nil || len(fake.Documents()) != 3 || len(jobs[0].Unsent()) != 0 || w.Errors != nil {
		t.Errorf("%d documents, %+v, %v %v", len(fake.Documents()), jobs, err, w.Errors)
	}
}

func TestEnvelopesGoToThePrinterThoughTheLogHasNoneOfThem(t *testing.T) {
	s, w, fake := withPrinter(t, "ru")
	item(w, printing.Envelopes)
	s.sendAway()
	if strings.Contains(uitest.Words(top(w).Body), w.T("printroom.route.sides")) {
		t.Error("an envelope has a second side")
	}
	answer(t, w, w.T("printroom.route.print"))
	docs := fake.Documents()
	if len(docs) != 1 || docs[0].W != sheet.C6.W || w.Errors != nil || w.Went != nil || !slices.Contains(w.Said, w.T("printroom.sent.other")) {
		t.Fatalf("%+v, %v, %v", docs, w.Errors, w.Said)
	}
	fake.Broken = &app.Error{Code: app.Failed, Key: "error.spool.failed"}
	s.sendAway()
	answer(t, w, w.T("printroom.route.print"))
	if len(w.Errors) != 1 || s.busy {
		t.Errorf("a printer that refuses: %v", w.Errors)
	}
}

func TestLettersOnBothSidesAreTurnedByHandToo(t *testing.T) {
	s, w, fake := withPrinter(t, "be")
	item(w, printing.Letters)
	s.on.Duplex = true
	s.rebuild()
	s.sendAway()
	answer(t, w, w.T("printroom.route.print"))
	if top(w).Title != w.T("printroom.turn") || len(uitest.Find[*kit.SheetView](top(w).Body)) != 1 {
		t.Fatalf("%q", top(w).Title)
	}
	jobs, err := w.Journal.Jobs(t.Context(), 0)
	if err != nil || jobs[0].State() != app.JobBroken {
		t.Errorf("without its backs the job is %s, %v", jobs[0].State(), err)
	}
	// It is left for later, and gone on with from the log.
	answer(t, w, w.T("printroom.turn.later"))
	s.Open(jobs[0].ID)
	answer(t, w, w.T("printroom.again.go_on", "Count", 6))
	if jobs, err = w.Journal.Jobs(t.Context(), 0); err != nil || jobs[0].State() != app.JobSent || len(fake.Documents()) != 2 || w.Errors != nil {
		t.Errorf("%s, %d documents, %v %v", jobs[0].State(), len(fake.Documents()), err, w.Errors)
	}
}

func TestWhoTurnsThePaperByHandGetsTwoFilesAndTheDrawing(t *testing.T) {
	s, w := opened(t, "ru")
	choose(w, secondChoice, 2)
	if !strings.Contains(s.paperSummary(), w.T("printroom.second.hand")) {
		t.Errorf("%q", s.paperSummary())
	}
	path := filepath.Join(t.TempDir(), "x.pdf")
	w.Reader.Files = []string{path}
	s.choosePlace()
	if _, err := os.Stat(strings.TrimSuffix(path, ".pdf") + "-backs.pdf"); err != nil || w.Errors != nil {
		t.Fatalf("%v %v", err, w.Errors)
	}
	if top(w).Title != w.T("printroom.turn") || w.Went != nil {
		t.Fatalf("%q, went to %v", top(w).Title, w.Went)
	}
	answer(t, w, w.T("printroom.turn.understood"))
	if len(w.Went) != 1 {
		t.Error("nobody asks whether they came out")
	}
}

func TestTheNextJobBeginsAsTheLastOneWasPrinted(t *testing.T) {
	s, w, _ := withPrinter(t, "en")
	s.unfolded["paper"] = true
	s.rebuild()
	s.req.Font = sheet.Hand
	s.on.Sheet, s.on.Stack, s.on.Copies, s.on.Envelope, s.withBack = "a4", true, 3, true, true
	s.lastRoute = &route{printer: "Office", tray: "Tray1"}
	s.rebuild()
	s.sendAway()
	answer(t, w, w.T("printroom.route.print"))
	answer(t, w, w.T("printroom.stage.skip"))

	next := section(w)
	w.Show(next)
	next.Open(w.Birthdays()[:1])
	if p := next.job.Request.Main(); p.Stock.Places() != 4 || !p.Stack || next.job.Request.Font != sheet.Hand || !next.on.Envelope {
		t.Errorf("%+v", p)
	}
	if r := next.routeOf(printing.Postcards); r.printer != "Office" || r.tray != "Tray1" {
		t.Errorf("%+v", r)
	}
	if next.on.Copies != 0 || next.withBack || next.on.Item != printing.Postcards {
		t.Errorf("what is to be chosen each time was kept: %+v", next.on)
	}
	if step, err := w.Store.Steps(t.Context()); err != nil || slices.ContainsFunc(step, func(s app.Step) bool { return s.Key == "undo.store.setting" }) {
		t.Errorf("a habit is a step: %v %v", step, err)
	}
}

// watched sees what the journal says before a job is sent, and when a printer takes the
// first byte.
type watched struct {
	Press
	spooler.Spooler
	look  func() app.JobState
	found []app.JobState
}

func (f *watched) Send(ctx context.Context, to spooler.Spooler, id app.JobID, at printing.Target, today app.Date, progress func(int, int)) (printing.Sent, error) {
	f.found = append(f.found, f.look())
	return f.Press.Send(ctx, to, id, at, today, progress)
}

func (f *watched) Print(ctx context.Context, doc spooler.Document) (string, error) {
	f.found = append(f.found, f.look())
	return f.Spooler.Print(ctx, doc)
}

// TestTheJournalHasAJobBeforeItsFirstByteAndClaimsNothing: while it is on its way, and
// where nothing of it could be sent.
func TestTheJournalHasAJobBeforeItsFirstByteAndClaimsNothing(t *testing.T) {
	s, w, fake := withPrinter(t, "en")
	state := func() app.JobState {
		jobs, err := w.Journal.Jobs(t.Context(), 0)
		w.Must(err)
		if len(jobs) == 0 {
			return ""
		}
		return jobs[0].State()
	}
	seen := &watched{Press: w.Press, Spooler: fake, look: state}
	s.deps.Press, s.deps.Printers = seen, seen
	s.lastRoute = &route{printer: "Office"}
	s.sendAway()
	answer(t, w, w.T("printroom.route.print"))
	if !slices.Equal(seen.found, []app.JobState{app.JobBegun, app.JobBroken}) || state() != app.JobSent {
		t.Errorf("before and while it is sent the job is %q, then %q", seen.found, state())
	}
	// A printer that takes only files got nothing: the job is in the journal no more.
	fake.File = true
	s.Open(w.Birthdays()[:2])
	s.printThere(nil)
	if jobs, err := w.Journal.Jobs(t.Context(), 0); err != nil || len(jobs) != 1 || len(w.Errors) != 1 || s.written || len(fake.Documents()) != 1 {
		t.Errorf("%d jobs, %v, %v", len(jobs), err, w.Errors)
	}
}
