package printing

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/pdf"
	"vestka/app/sheet"
)

// lettersWritten is how many letters the log says were written.
func (s *shop) lettersWritten() int {
	s.t.Helper()
	all, err := s.store.Written(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	n := 0
	for _, w := range all {
		n += w.Letters
	}
	return n
}

func (s *shop) pdf(job *Job, nr int) []byte {
	s.t.Helper()
	var b bytes.Buffer
	if err := s.WritePaper(s.t.Context(), job, nr, &b, nil); err != nil {
		s.t.Fatal(err)
	}
	return b.Bytes()
}

func TestAJobIsInTheLogBeforeItsFirstByteAndSaidToBeMadeAfterItsLast(t *testing.T) {
	s := newShop(t)
	job := s.prepare(request(s.add(0), s.add(1)))
	id, changes, err := s.Make(t.Context(), job, apptest.FixedClock(), func() error {
		jobs, err := s.journal.Jobs(t.Context(), 0)
		if err != nil || len(jobs) != 1 || jobs[0].State() != app.JobBegun || s.lettersWritten() != 0 {
			t.Errorf("while it is made: %+v, %d written, %v", jobs, s.lettersWritten(), err)
		}
		letters, _, err := s.journal.Letters(t.Context(), app.LetterFilter{State: app.Begun})
		if err != nil || len(letters) != 2 {
			t.Errorf("while it is made: %d letters begun, %v", len(letters), err)
		}
		return nil
	})
	if err != nil || len(changes.IDs) != 2 {
		t.Fatalf("%+v, %v", changes, err)
	}
	made := s.job(id)
	if made.State() != app.JobMade || s.lettersWritten() != 2 {
		t.Errorf("%v, %d written", made.State(), s.lettersWritten())
	}
	if _, err := changes.Undo.Do(t.Context()); err != nil || s.lettersWritten() != 0 {
		t.Errorf("taken back: %d written, %v", s.lettersWritten(), err)
	}
}

func TestAJobThatCannotBeWrittenLeavesNothingInTheLog(t *testing.T) {
	s := newShop(t)
	full := errors.New("the disk is full")
	ctx, cancel := context.WithCancel(t.Context())
	_, _, err := s.Make(ctx, s.prepare(request(s.add(0))), apptest.FixedClock(), func() error {
		cancel() // also where that was why
		return full
	})
	if !errors.Is(err, full) {
		t.Error(err)
	}
	if letters, _, err := s.journal.Letters(t.Context(), app.LetterFilter{}); err != nil || len(letters) != 0 {
		t.Errorf("%d letters in the log, %v", len(letters), err)
	}
}

// crashed is a job of which the program died while its file was made.
func (s *shop) crashed(job *Job) app.JobID {
	s.t.Helper()
	died := "died"
	defer func() {
		if r := recover(); r != died {
			panic(r)
		}
	}()
	_, _, err := s.Make(s.t.Context(), job, apptest.FixedClock(), func() error { panic(died) })
	s.t.Fatal(err)
	return 0
}

func TestAJobThatACrashInterruptedGoesOnAsItself(t *testing.T) {
	s := newShop(t)
	job := s.prepare(request(s.add(0), s.add(1), s.add(2)))
	s.crashed(job)
	id, err := s.journal.LastJob(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	again := s.prepare(request(job.Request.People...))
	if repeats, err := s.Repeats(t.Context(), again); err != nil || len(repeats) != 3 || repeats[0].reason().Key != "print.flag.begun_before" {
		t.Errorf("the same cards are not warned of: %+v, %v", repeats, err)
	}
	rest, err := s.Rest(t.Context(), id, apptest.Today)
	if err != nil || rest.ID != id || len(rest.Cards) != 3 {
		t.Fatalf("%+v, %v", rest, err)
	}
	if !bytes.Equal(s.pdf(rest, 0), s.pdf(job, 0)) {
		t.Error("it looks otherwise")
	}
	made, _, err := s.Make(t.Context(), rest, apptest.FixedClock(), func() error { return nil })
	if err != nil || made != id {
		t.Errorf("it became job %d, %v", made, err)
	}
	if j := s.job(id); j.State() != app.JobMade || s.lettersWritten() != 3 {
		t.Errorf("%v, %d written", j.State(), s.lettersWritten())
	}
}

func TestOneThatWasInterruptedCanBeSaidToHaveComeOut(t *testing.T) {
	s := newShop(t)
	s.crashed(s.prepare(request(s.add(0), s.add(1))))
	id, err := s.journal.LastJob(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if n, _, err := s.journal.CameOut(t.Context(), id, app.CameOutAll, nil, apptest.Today); err != nil || n != 2 {
		t.Errorf("%d, %v", n, err)
	}
	if j := s.job(id); j.State() != app.JobOut || j.Begun {
		t.Errorf("%+v", j)
	}
}

// dressed is a request with everything that a job can have.
func dressed(t *testing.T, s *shop, item Item, people ...app.PersonID) Request {
	t.Helper()
	req := inDesign(t, s)
	req.People = people
	req.Return = []string{"п/с 7", "Вільня"}
	req.Font = sheet.Hand
	req.Copies = 2
	req.Picture = Picture{Own: photo(t, 1500, 1100)}
	req.Front, req.Back = sheet.Shift{X: 0.5, Y: -1}, sheet.Shift{X: -0.5}
	req.Paper = Paper{Item: item, Bleed: 3, Turn: sheet.ShortEdge}
	if item == Letters {
		req.Paper = Paper{Item: Letters, Fold: sheet.DL, Window: true, Duplex: true}
	}
	req.Beside = []Paper{{Item: Envelopes, Size: sheet.DL, HeadDown: true}}
	return req
}

// TestTheRestIsCutFromTheFirstByteForByte prints a job, says that its first cards came
// out, and prints the rest: those very pages, in their design, with their pictures and
// where the printer was put right.
func TestTheRestIsCutFromTheFirstByteForByte(t *testing.T) {
	for _, item := range []Item{Postcards, Letters} {
		s := newShop(t)
		var people []app.PersonID
		for n := range 5 {
			people = append(people, s.add(n))
		}
		job := s.prepare(dressed(t, s, item, people...))
		id, _, err := s.Make(t.Context(), job, apptest.FixedClock(), func() error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		const out = 2
		if _, _, err := s.journal.CameOut(t.Context(), id, app.CameOutSome, people[:out], apptest.Today); err != nil {
			t.Fatal(err)
		}
		s.desk.texts = nil // what was changed since changes nothing on paper
		rest, err := s.Rest(t.Context(), id, apptest.Today)
		if err != nil || rest.ID != 0 || len(rest.Cards) != len(people)-out {
			t.Fatalf("%+v, %v", rest, err)
		}
		if len(rest.Flagged()) != len(job.Flagged())/len(people)*len(rest.Cards) {
			t.Errorf("%s: flagged are %v, of all were %v", item, rest.Flagged(), job.Flagged())
		}
		for nr := range job.Request.Papers() {
			d, before := job.document(s.fonts, nr), 0
			for i := range out {
				leaves := 1
				if nr == 0 {
					leaves = max(job.Cards[i].Leaves, 1)
				}
				before += leaves * job.Request.copies()
			}
			all := s.pdfOf(job)
			all.Pages = d.im.Some(d.leaf, d.leaves, before, d.leaves, false)
			if paper := job.Request.Papers()[nr]; !paper.OneSided() {
				all.Turn = d.im.Turn
			}
			var want bytes.Buffer
			if err := pdf.Write(t.Context(), &want, all); err != nil {
				t.Fatal(err)
			}
			if got := s.pdf(rest, nr); !bytes.Equal(got, want.Bytes()) {
				t.Errorf("%s, document %d: the rest has %d bytes, cut from the first are %d", item, nr, len(got), want.Len())
			}
		}
	}
}

// TestTheRestOfSheetsWithSeveralPlacesBeginsAFreshSheet compares the rest with a job of
// those people alone.
func TestTheRestOfSheetsWithSeveralPlacesBeginsAFreshSheet(t *testing.T) {
	s := newShop(t)
	var people []app.PersonID
	for n := range 7 {
		people = append(people, s.add(n))
	}
	wanted := func(ids ...app.PersonID) Request {
		req := dressed(t, s, Postcards, ids...)
		req.Copies, req.Paper = 1, Paper{Stack: true}
		req.Paper.OnPaper(sheet.A4)
		labels := Paper{Item: Labels}
		labels.OnLabels(&l7163, nil)
		req.Beside = []Paper{labels}
		return req
	}
	req := wanted(people...)
	req.Paper.Used, req.Beside[0].Used = []int{0}, []int{0, 5, 6}
	id, _, err := s.Make(t.Context(), s.prepare(req), apptest.FixedClock(), func() error { return nil })
	if err == nil {
		_, _, err = s.journal.CameOut(t.Context(), id, app.CameOutSome, []app.PersonID{people[0], people[3]}, apptest.Today)
	}
	if err != nil {
		t.Fatal(err)
	}
	rest, err := s.Rest(t.Context(), id, apptest.Today)
	if err != nil {
		t.Fatal(err)
	}
	alone := s.prepare(wanted(people[1], people[2], people[4], people[5], people[6]))
	for nr := range alone.Request.Papers() {
		if !bytes.Equal(s.pdf(rest, nr), s.pdf(alone, nr)) {
			t.Errorf("document %d: the rest is not as a job of those people alone", nr)
		}
	}
}

var l7163 = app.LabelSheet{ID: "L7163", PaperW: 210, PaperH: 297, W: 99.1, H: 38.1, Columns: 2, Rows: 7, Left: 4.65, Top: 15.15, PitchX: 101.6, PitchY: 38.1}
