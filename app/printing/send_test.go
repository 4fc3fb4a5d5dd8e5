package printing

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/sheet"
	"vestka/app/spooler"
)

// logged prints a job of so many cards into the log.
func (s *shop) logged(n int, opts ...func(*Request)) (app.JobID, *Job) {
	s.t.Helper()
	var ids []app.PersonID
	for i := range n {
		ids = append(ids, s.add(i))
	}
	req := request(ids...)
	for _, o := range opts {
		o(&req)
	}
	job := s.prepare(req)
	id, _, err := s.Make(s.t.Context(), job, time.Time{}, func() error { return nil })
	if err != nil {
		s.t.Fatal(err)
	}
	return id, job
}

func (s *shop) job(id app.JobID) app.PrintJob {
	s.t.Helper()
	j, err := s.journal.Job(s.t.Context(), id)
	if err != nil {
		s.t.Fatal(err)
	}
	return j
}

func (s *shop) send(to spooler.Spooler, id app.JobID, t Target) (Sent, error) {
	t.Printer = "Office"
	return s.Send(s.t.Context(), to, id, t, apptest.Today, nil)
}

func TestAJobOfTheLogIsPrintedAgainByteForByte(t *testing.T) {
	s := newShop(t)
	id, job := s.logged(3, func(r *Request) { r.Layout, r.Return = sheet.FourUp, []string{"п/с 7", "Вільня"} })
	var first, second bytes.Buffer
	if err := s.WritePDF(t.Context(), job, &first, nil); err != nil {
		t.Fatal(err)
	}
	// What was changed since changes nothing on paper.
	if _, err := s.store.SetName(t.Context(), job.Cards[0].Person.ID, app.Belarusian, app.Name{Full: "Іншае Імя", Source: "user"}); err != nil {
		t.Fatal(err)
	}
	if err := s.list.Load(t.Context()); err != nil {
		t.Fatal(err)
	}
	again, err := s.Again(t.Context(), id, apptest.Today)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.WritePDF(t.Context(), again, &second, nil); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("%d bytes, then %d", first.Len(), second.Len())
	}
	_, err = s.Again(t.Context(), id+1, apptest.Today)
	if app.CodeOf(err) != app.NotFound {
		t.Errorf("a job that is not there: %v", err)
	}
}

func TestAPictureOfOnesOwnStaysWithTheLettersThatShowIt(t *testing.T) {
	s := newShop(t)
	own := photo(t, 600, 426)
	id, _ := s.logged(2, func(r *Request) { r.Picture = Picture{Own: own} })
	letters, _, err := s.journal.Letters(t.Context(), app.LetterFilter{Job: id})
	if err != nil {
		t.Fatal(err)
	}
	for i := range letters {
		if got, err := s.PictureOf(t.Context(), &letters[i]); err != nil || letters[i].Picture != OwnPicture || !bytes.Equal(got, own) {
			t.Errorf("%q: %d bytes, %v", letters[i].Picture, len(got), err)
		}
	}
	letters[0].Picture = "apples"
	if got, err := s.PictureOf(t.Context(), &letters[0]); err != nil || len(got) == 0 {
		t.Errorf("a built-in one: %d bytes, %v", len(got), err)
	}
	letters[0].Picture, letters[0].Job = OwnPicture, 0
	if _, err := s.PictureOf(t.Context(), &letters[0]); app.CodeOf(err) != app.NotFound {
		t.Errorf("one that was not printed here: %v", err)
	}
}

func TestWhoWasMovedSinceIsFlaggedOnTheCardThatIsPrintedAgain(t *testing.T) {
	s := newShop(t)
	id, job := s.logged(2)
	p := *job.Cards[1].Person
	p.Held = app.Detention{Facility: "IK-903", Text: "Калонія"}
	if _, err := s.store.SavePeople(t.Context(), []app.PersonEdit{{Person: p, Moved: true}}); err != nil {
		t.Fatal(err)
	}
	if err := s.list.Load(t.Context()); err != nil {
		t.Fatal(err)
	}
	again, err := s.Again(t.Context(), id, apptest.Today)
	if err != nil {
		t.Fatal(err)
	}
	if len(again.Cards[0].Flags) != 0 || !slices.Equal(keys(again.Cards[1].Flags), []string{"print.flag.moved_since"}) {
		t.Errorf("%v", again.Flagged())
	}
}

// many is a job of three parts: two-sided cards, one to a sheet.
const many = 2*partSheets + 3

func TestAJobThatIsBrokenOffGoesOnWhereItStopped(t *testing.T) {
	s := newShop(t)
	id, _ := s.logged(many)
	jam := errors.New("paper jam")
	printer := &spooler.Fake{Broken: jam, Jammed: 1}
	sent, err := s.send(printer, id, Target{})
	if !errors.Is(err, jam) || sent.Sheets != partSheets {
		t.Fatalf("%+v, %v", sent, err)
	}
	j := s.job(id)
	if j.State() != app.JobBroken || !slices.Equal(j.Unsent(), []int{1, 2}) {
		t.Fatalf("%s, not sent %v", j.State(), j.Unsent())
	}
	printer.Broken = nil
	if sent, err = s.send(printer, id, Target{}); err != nil || sent.Sheets != many-partSheets {
		t.Fatalf("%+v, %v", sent, err)
	}
	var titles []string
	for _, d := range printer.Documents() {
		titles = append(titles, d.Title)
		if d.Sides != spooler.LongEdge || d.Queue != "Office" || !bytes.HasPrefix(d.Bytes, []byte("%PDF")) {
			t.Errorf("%s: %+v", d.Title, d.Document)
		}
	}
	if want := []string{"1-1-50", "1-51-100", "1-101-103"}; !slices.Equal(titles, want) {
		t.Errorf("%q", titles)
	}
	j = s.job(id)
	if j.State() != app.JobSent {
		t.Errorf("%s", j.State())
	}
	// All of it was sent: nothing is sent twice.
	if sent, err = s.send(printer, id, Target{}); err != nil || sent.Sheets != 0 {
		t.Errorf("%+v, %v", sent, err)
	}
}

// dying is a printer during whose work the program dies.
type dying struct {
	*spooler.Fake
	at  int
	die func()
}

func (d *dying) Print(ctx context.Context, doc spooler.Document) (string, error) {
	id, err := d.Fake.Print(ctx, doc)
	if len(d.Documents()) == d.at {
		d.die()
	}
	return id, err
}

func TestWhatMayHaveBeenSentBeforeACrashIsSaidAndNotSentAgainUnasked(t *testing.T) {
	s := newShop(t)
	id, _ := s.logged(many)
	printer := &dying{Fake: &spooler.Fake{}, at: 2, die: func() { panic("dead") }}
	func() {
		defer func() { _ = recover() }()
		_, _ = s.send(printer, id, Target{})
	}()
	j := s.job(id)
	if j.State() != app.JobBroken || j.Parts[0].State != app.PartSent || j.Parts[1].State != app.PartSending || j.Parts[2].State != app.PartWaiting {
		t.Fatalf("%+v", j.Parts)
	}
	after := &spooler.Fake{}
	sent, err := s.send(after, id, Target{})
	if err != nil || sent.Sheets != 3 || len(sent.Unsure) != 1 || sent.Unsure[0].First != 51 {
		t.Fatalf("%+v, %v", sent, err)
	}
	j = s.job(id)
	if j.State() != app.JobBroken {
		t.Errorf("of 50 sheets nobody knows, and the job is %s", j.State())
	}
	if sent, err = s.send(after, id, Target{Unsure: true}); err != nil || sent.Sheets != partSheets || sent.Unsure != nil {
		t.Fatalf("%+v, %v", sent, err)
	}
	if docs := after.Documents(); len(docs) != 2 || docs[1].Title != "1-51-100" {
		t.Errorf("%+v", docs)
	}
}

func TestFrontsAndBacksGoApartForWhoTurnsThePaperByHand(t *testing.T) {
	s := newShop(t)
	id, _ := s.logged(3)
	printer := &spooler.Fake{}
	for _, target := range []Target{{Sides: sheet.Fronts}, {Sides: sheet.Backs, Backwards: true}} {
		if sent, err := s.send(printer, id, target); err != nil || sent.Sheets != 3 {
			t.Fatalf("%+v, %v", sent, err)
		}
		logged := s.job(id)
		if done := logged.State() == app.JobSent; done != (target.Sides == sheet.Backs) || len(logged.Parts) != 2 {
			t.Errorf("after the %s the job is %s", target.Sides, logged.State())
		}
	}
	docs := printer.Documents()
	if len(docs) != 2 || docs[0].Sides != spooler.OneSided || docs[1].Sides != spooler.OneSided || bytes.Equal(docs[0].Bytes, docs[1].Bytes) {
		t.Errorf("%+v", docs)
	}
}

func TestThePrinterIsPutRightOnBothSides(t *testing.T) {
	s := newShop(t)
	id, job := s.logged(1)
	_, err := s.journal.SetShift(t.Context(), app.PrinterShift{Printer: "Office", Tray: "Tray1", FrontX: 1, FrontY: -2, BackX: 0.5, BackY: 3})
	if err != nil {
		t.Fatal(err)
	}
	plain, tray := &spooler.Fake{}, &spooler.Fake{}
	for printer, target := range map[*spooler.Fake]Target{plain: {Sides: sheet.Fronts}, tray: {Tray: "Tray1"}} {
		if _, err := s.send(printer, id, target); err != nil {
			t.Fatal(err)
		}
	}
	job.Request.PutRight(app.PrinterShift{FrontX: 1, FrontY: -2, BackX: 0.5, BackY: 3})
	var want bytes.Buffer
	if err := s.WritePDF(t.Context(), job, &want, nil); err != nil {
		t.Fatal(err)
	}
	// The PDF for a viewer says how to turn the paper; the printer is told apart.
	d := job.document(s.fonts, 0)
	var faces []sheet.Placed
	for page := range d.pages() {
		faces = append(faces, page.Faces...)
	}
	// The page of a card lies: what is right on the upright paper is down on it.
	if faces[0].X != 2 || faces[0].Y != 1 || faces[1].X != -3 || faces[1].Y != 0.5 {
		t.Errorf("%+v", faces)
	}
	if got := tray.Documents()[0].Bytes; bytes.Equal(got, plain.Documents()[0].Bytes) || len(got) < want.Len()/2 {
		t.Errorf("%d bytes", len(got))
	}
}

func TestWhatDidNotComeOutBecomesAJobOfItsOwn(t *testing.T) {
	s := newShop(t)
	id, job := s.logged(6, func(r *Request) { r.Layout = sheet.FourUp })
	if m, err := s.cameOut(id, Came{Answer: app.CameOutSome, Sheets: map[int]string{1: "1"}}); err != nil || m != (Marked{Cards: 4, Open: true, Noted: true}) {
		t.Fatalf("%+v %v", m, err)
	}
	rest, err := s.Rest(t.Context(), id, apptest.Today)
	if err != nil || len(rest.Cards) != 2 || rest.Cards[0].Text != job.Cards[4].Text || rest.Pages != 2 {
		t.Fatalf("%+v %v", rest, err)
	}
	if alike, err := s.Alike(t.Context(), rest); err != nil || slices.ContainsFunc(alike, func(a Alike) bool { return a.Letter == rest.Cards[0].Letter }) {
		t.Errorf("a card is like itself: %+v, %v", alike, err)
	}
	second, _, err := s.Make(t.Context(), rest, time.Time{}, func() error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	first, after := s.job(id), s.job(second)
	if first.State() != app.JobOut || first.Letters != 4 || after.Letters != 2 || after.State() != app.JobMade {
		t.Errorf("%+v, then %+v", first, after)
	}
	if letters, err := s.store.Letters(t.Context(), app.LetterFilter{}); err != nil || len(letters) != 6 {
		t.Errorf("%d letters, %v", len(letters), err)
	}
}

func TestSheetsAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]app.JobRuns{"1": {{1, 1}}, "1-3, 7": {{1, 3}, {7, 7}}, " 2–4;9 ": {{2, 4}, {9, 9}}} {
		if got, err := ReadSheets(text, 9); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "0", "10", "3-1", "a", "1-", "-3", "1 2"} {
		if got, err := ReadSheets(text, 9); app.CodeOf(err) != app.Invalid {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

func TestWhatBearsOnlyAddressesGoesToThePrinterWithoutTheLog(t *testing.T) {
	s := newShop(t)
	var ids []app.PersonID
	for n := range partSheets + 2 {
		ids = append(ids, s.add(n))
	}
	req := request(ids...)
	req.Paper = Paper{Item: Envelopes, Size: sheet.DL}
	job := s.prepare(req)
	if _, err := s.journal.SetShift(t.Context(), app.PrinterShift{Printer: "Office", Tray: "Slot", FrontX: 2}); err != nil {
		t.Fatal(err)
	}
	printer := &spooler.Fake{}
	sent, err := s.Hand(t.Context(), printer, job, Target{Printer: "Office", Tray: "Slot"}, nil)
	docs := printer.Documents()
	if err != nil || sent.Sheets != partSheets+2 || len(docs) != 2 || docs[0].Tray != "Slot" || docs[0].W != sheet.DL.W || docs[0].Sides != spooler.OneSided {
		t.Fatalf("%+v, %v, %d documents", sent, err, len(docs))
	}
	var plain bytes.Buffer
	if err := s.WritePDF(t.Context(), job, &plain, nil); err != nil || job.Request.Front.X != 0 {
		t.Errorf("the job itself was changed: %v %v", job.Request.Front, err)
	}
	if _, err := s.Hand(t.Context(), printer, job, Target{Printer: "Office", Tray: "Other"}, nil); err != nil {
		t.Fatal(err)
	}
	if again := printer.Documents(); bytes.Equal(again[0].Bytes, again[2].Bytes) {
		t.Error("the printer was not put right")
	}
	printer.Broken = errors.New("paper jam")
	if _, err := s.Hand(t.Context(), printer, job, Target{Printer: "Office"}, nil); !errors.Is(err, printer.Broken) {
		t.Errorf("a jam: %v", err)
	}
	if _, err := s.Hand(t.Context(), &spooler.Fake{File: true}, job, Target{}, nil); app.CodeOf(err) != app.Refused {
		t.Errorf("a printer for files only: %v", err)
	}
	if jobs, err := s.journal.Jobs(t.Context(), 0); err != nil || len(jobs) != 0 {
		t.Errorf("%d jobs in the log, %v", len(jobs), err)
	}
}

func TestTheJobSheetGoesToThePrinterToo(t *testing.T) {
	s := newShop(t)
	req := request(s.add(1), s.add(2))
	req.Paper.Item, req.Reader = JobSheet, app.Belarusian
	job := s.prepare(req)
	printer := &spooler.Fake{}
	if sent, err := s.Hand(t.Context(), printer, job, Target{Printer: "Office", Tray: "Slot"}, nil); err != nil || sent.Sheets != 1 {
		t.Fatal(err)
	}
	docs := printer.Documents()
	if len(docs) != 1 || docs[0].Tray != "Slot" || docs[0].Sides != spooler.OneSided || docs[0].W != sheet.A4.W || !bytes.HasPrefix(docs[0].Bytes, []byte("%PDF")) {
		t.Errorf("%+v", docs)
	}
}
