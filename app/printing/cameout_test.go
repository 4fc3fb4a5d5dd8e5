package printing

import (
	"testing"
	"time"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/sheet"
	"vestka/app/spooler"
)

func (s *shop) cameOut(id app.JobID, c Came) (Marked, error) {
	s.t.Helper()
	m, _, err := s.CameOut(s.t.Context(), id, c, apptest.Today)
	return m, err
}

// states are what is known of the documents of a job.
func states(j app.PrintJob) (all []app.JobState) {
	for nr := range j.Documents {
		all = append(all, j.DocumentState(nr))
	}
	return all
}

// byHand begins a job of three cards that is turned by hand, with envelopes and a check
// list, all for the printer.
func (s *shop) byHand() app.JobID {
	s.t.Helper()
	var ids []app.PersonID
	for i := range 3 {
		ids = append(ids, s.add(i))
	}
	req := request(ids...)
	req.Beside = []Paper{{Item: Envelopes}, {Item: JobSheet}}
	req.ByHand()
	job := s.prepare(req)
	job.ToPrinter = []int{0, 1, 2, 3}
	id, _, err := s.Begin(s.t.Context(), job, time.Time{})
	if err != nil {
		s.t.Fatal(err)
	}
	return id
}

func expect(t *testing.T, what string, got []app.JobState, want ...app.JobState) {
	t.Helper()
	for i := range want {
		if len(got) != len(want) || got[i] != want[i] {
			t.Fatalf("%s: %v, want %v", what, got, want)
		}
	}
}

func TestACardIsPrintedWhenBothOfItsSidesCameOut(t *testing.T) {
	s := newShop(t)
	id, to := s.byHand(), &spooler.Fake{}
	expect(t, "a job that is begun", states(s.job(id)), app.JobBegun, app.JobBegun, app.JobBegun, app.JobBegun)
	if _, err := s.send(to, id, Target{}); err != nil {
		t.Fatal(err)
	}
	job := s.job(id)
	expect(t, "the fronts were sent", states(job), app.JobSent, app.JobWaiting, app.JobWaiting, app.JobWaiting)
	if job.State() != app.JobBroken || job.Documents[0].Sheets != 3 || job.Documents[2].Item != "envelopes" || job.Documents[3].Sheets != 1 {
		t.Fatalf("%v: %+v", job.State(), job.Documents)
	}
	// That all came out is said of what was sent: the backs were not.
	if m, err := s.cameOut(id, Came{Answer: app.CameOutAll}); err != nil || m != (Marked{Open: true, Noted: true, OneSide: true}) {
		t.Fatalf("%+v, %v", m, err)
	}
	job = s.job(id)
	expect(t, "the fronts came out", states(job), app.JobOut, app.JobWaiting, app.JobWaiting, app.JobWaiting)
	for _, c := range []Came{
		{Answer: app.CameOutSome, Sheets: map[int]string{2: "1"}},
		{Answer: app.CameOutSome, People: []app.PersonID{1}},
		{Answer: app.CameOutAll, Document: 2},
	} {
		if m, err := s.cameOut(id, c); app.CodeOf(err) != app.Refused || m.Cards != 0 {
			t.Errorf("%+v of what was not sent came out: %+v, %v", c, m, err)
		}
	}
	if _, err := s.send(to, id, Target{Paper: 1}); err != nil {
		t.Fatal(err)
	}
	if m, err := s.cameOut(id, Came{Answer: app.CameOutSome, Sheets: map[int]string{2: "1, 3"}}); err != nil || m != (Marked{Cards: 2, Open: true, Noted: true, OneSide: true}) {
		t.Fatalf("%+v, %v", m, err)
	}
	if m, err := s.cameOut(id, Came{Answer: app.CameOutAll}); err != nil || m != (Marked{Cards: 1, Open: true, Noted: true}) {
		t.Fatalf("%+v, %v", m, err)
	}
	expect(t, "the cards came out", states(s.job(id)), app.JobOut, app.JobOut, app.JobWaiting, app.JobWaiting)
}

func TestWhatGoesWithTheCardsIsSentLater(t *testing.T) {
	s := newShop(t)
	id, to := s.byHand(), &spooler.Fake{}
	for _, nr := range []int{0, 1, 3} {
		if _, err := s.send(to, id, Target{Paper: nr}); err != nil {
			t.Fatal(err)
		}
	}
	job := s.job(id)
	if left := job.Unsent(); len(left) != 1 || job.Parts[left[0]].Paper != 2 {
		t.Fatalf("%v of %+v", left, job.Parts)
	}
	if n := len(to.Documents()); n != 3 || to.Documents()[2].W != sheet.A4.W {
		t.Errorf("%d documents", n)
	}
	if sent, err := s.send(to, id, Target{Paper: 2}); err != nil || sent.Sheets != 3 {
		t.Fatalf("%+v, %v", sent, err)
	}
	if job = s.job(id); job.State() != app.JobSent {
		t.Errorf("%v", job.State())
	}
	if _, err := s.send(to, id, Target{Paper: 4}); app.CodeOf(err) != app.Invalid {
		t.Errorf("a document that is not there: %v", err)
	}
}

// TestSidesThatAreSentAlone holds of a job of which both sides are one document.
func TestSidesThatAreSentAlone(t *testing.T) {
	s := newShop(t)
	id, _ := s.logged(2)
	to := &spooler.Fake{}
	if _, err := s.send(to, id, Target{Sides: sheet.Backs}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []Came{{Answer: app.CameOutAll}, {Answer: app.CameOutSome, Sheets: map[int]string{1: "1-2"}}} {
		if m, err := s.cameOut(id, c); app.CodeOf(err) != app.Refused || m.Cards != 0 {
			t.Fatalf("with one side: %+v, %v", m, err)
		}
	}
	if _, err := s.send(to, id, Target{Sides: sheet.Fronts}); err != nil {
		t.Fatal(err)
	}
	if m, err := s.cameOut(id, Came{Answer: app.CameOutAll}); err != nil || m.Cards != 2 {
		t.Fatalf("%+v, %v", m, err)
	}
}

func TestNobodyIsAskedTwiceWhatIsKnown(t *testing.T) {
	s := newShop(t)
	id, _ := s.logged(2)
	if m, err := s.cameOut(id, Came{Answer: app.CameOutAll}); err != nil || m.Cards != 2 {
		t.Fatalf("%+v, %v", m, err)
	}
	if m, err := s.cameOut(id, Came{Answer: app.NotSureOut}); err != nil || m != (Marked{}) {
		t.Fatalf("%+v, %v", m, err)
	}
	if job := s.job(id); job.Answer != app.CameOutAll || job.State() != app.JobOut {
		t.Errorf("%q, %v", job.Answer, job.State())
	}
}
