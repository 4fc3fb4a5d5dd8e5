package printing

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/register"
	"vestka/app/sheet"
	"vestka/app/spooler"
)

// told is a line for each card: to whom it goes, as what.
func told(job *Job) (all []string) {
	for i := range job.Cards {
		c := &job.Cards[i]
		line := fmt.Sprint(c.Person.ID, " ", c.Item)
		if c.Enclosed {
			line += " enclosed"
		}
		all = append(all, line)
	}
	return all
}

// firsts are the addressees on the first side of each leaf of a document, "" where no
// address is.
func (s *shop) firsts(job *Job, nr int) []string {
	s.t.Helper()
	var names []string
	for i := range job.Cards {
		names = append(names, job.Cards[i].Address[0])
	}
	d := job.document(s.fonts, nr)
	return pieces(&d, func(f *sheet.Face) string { return nameOf(names, f) })
}

// TestDraftsThatAreLettersAndDraftsThatAreCardsAreOneJob: each is on its own paper, and
// envelopes, labels and the journal have all of them in the order of the drafts.
func TestDraftsThatAreLettersAndDraftsThatAreCardsAreOneJob(t *testing.T) {
	s := newShop(t)
	var req Request
	var forms []app.Form
	for n := range 7 {
		if n != 1 { // who gets a card and a letter that were written one by one gets them by two posts
			s.add(n)
		}
		d := draft(app.DraftID(n+1), app.PersonID(max(n, 1)), app.Belarusian, "Вітаю, {given}!")
		d.Form = []app.Form{app.CardForm, app.LetterA4Form, app.LetterA5Form}[n%3]
		forms = append(forms, d.Form)
		req.Drafts = append(req.Drafts, d)
	}
	req.Picture, req.Today, req.Font, req.Return = Picture{ID: "apples"}, apptest.Today, sheet.Serif, []string{"Ганна", "000001 Вільня"}
	labels := Paper{Item: Labels}
	labels.OnLabels(&l7163, []int{0})
	req.Paper = Paper{Item: Postcards, Sides: sheet.Backs}
	req.Beside = []Paper{{Item: Letters, Fold: sheet.DL, Window: true}, {Item: Envelopes}, labels}
	job := s.prepare(req)
	var cards, letters, all []string
	for i := range job.Cards {
		c := &job.Cards[i]
		if want := map[bool]Item{true: Postcards, false: Letters}[forms[i] == app.CardForm]; c.Item != want || c.Enclosed || (c.Leaves > 0) != (want == Letters) {
			t.Errorf("draft %d, %s, is %s of %d leaves", c.Draft, forms[i], c.Item, c.Leaves)
		}
		if all = append(all, c.Address[0]); c.Item == Postcards {
			cards = append(cards, c.Address[0])
		} else {
			letters = append(letters, c.Address[0])
		}
	}
	for nr, want := range [][]string{cards, letters, all, all} {
		if got := s.firsts(job, nr); !slices.Equal(got, want) || s.Lacks(job, nr) {
			t.Errorf("document %d: %q, want %q", nr, got, want)
		}
	}
	id, _, err := s.Make(t.Context(), job, apptest.FixedClock(), func() error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.Again(t.Context(), id, apptest.Today)
	if err != nil || !slices.Equal(told(again), told(job)) {
		t.Fatalf("%q come back, %v", told(again), err)
	}
	for nr := range req.Beside {
		var one, other bytes.Buffer
		if err := s.WritePaper(t.Context(), job, nr, &one, nil); err != nil {
			t.Fatal(err)
		}
		if err := s.WritePaper(t.Context(), again, nr, &other, nil); err != nil || !bytes.Equal(one.Bytes(), other.Bytes()) {
			t.Errorf("document %d is another when it is printed again, %v", nr, err)
		}
	}
	// The first two sheets of letters came out, and the first card: of nothing else is it said.
	for nr, want := range []int{1, 2} {
		m, err := s.cameOut(id, Came{Answer: app.CameOutSome, Sheets: map[int]string{nr + 1: fmt.Sprintf("1-%d", want)}})
		if err != nil || m != []Marked{{Cards: 1, Open: true, Noted: true}, {Letters: 2, Open: true, Noted: true}}[nr] {
			t.Fatalf("document %d: %+v came out, %v", nr, m, err)
		}
	}
	if m, err := s.cameOut(id, Came{Answer: app.CameOutSome, Sheets: map[int]string{3: "1"}}); err != nil || m != (Marked{Open: true, Noted: true}) {
		t.Errorf("an envelope is a letter of the journal: %+v, %v", m, err)
	}
	rest, err := s.Rest(t.Context(), id, apptest.Today)
	if err != nil || !slices.Equal(s.firsts(rest, 0), cards[1:]) || !slices.Equal(s.firsts(rest, 1), letters[2:]) || len(s.firsts(rest, 2)) != 4 {
		t.Fatalf("%q are left, %v", told(rest), err)
	}
}

// TestACardAndALetterToEach come in one order, and the two go in one envelope.
func TestACardAndALetterToEach(t *testing.T) {
	s := newShop(t)
	s.desk.texts = []register.Template{{ID: "long", Lang: app.Belarusian, Occasion: app.Birthday, Form: app.LetterA4Form, Body: "{one: а | б | в | г | д | е | ё}"}}
	s.desk.texts = append(s.desk.texts, register.Template{ID: "short", Lang: app.Belarusian, Occasion: app.Birthday, Form: app.CardForm, Body: "{one: ж | з | і | й | к | л | м}"})
	for n := range 7 {
		where := "IK-901"
		if n == 3 {
			where = "IK-905" // nobody has its address
		}
		s.add(n, held(where))
	}
	labels := Paper{Item: Labels}
	labels.OnLabels(&l7163, nil)
	for _, n := range []int{0, 1, 2, 3, 4, 5, 6, 7} {
		var ids []app.PersonID
		for id := range n {
			ids = append(ids, app.PersonID(id+1))
		}
		rand.Shuffle(n, func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
		req := request(ids...)
		req.Copies, req.Template = 2, "short"
		req.Paper = Paper{Item: Postcards, Sides: sheet.Backs}
		req.Beside = []Paper{{Item: Letters, Template: "long", Fold: sheet.DL, Window: true}, {Item: Envelopes}, labels}
		job := s.prepare(req)
		var want, lines []string
		for _, id := range ids {
			if id == 4 {
				continue
			}
			lines = append(lines, fmt.Sprint(id, " postcards"), fmt.Sprint(id, " letters enclosed"))
			for i := range job.Cards {
				if c := &job.Cards[i]; c.Person.ID == id && c.Item == Postcards {
					want = append(want, c.Address[0], c.Address[0])
				}
			}
		}
		if !slices.Equal(told(job), lines) || n == 7 && len(job.Skipped) != 1 {
			t.Fatalf("%v: %q, skipped %v", ids, told(job), job.Skipped)
		}
		for nr := range job.Request.Papers() {
			if got := s.firsts(job, nr); !slices.Equal(got, want) {
				t.Errorf("%v, document %d: %q, want %q", ids, nr, got, want)
			}
		}
		words := map[string]bool{}
		for i := range job.Cards {
			words[job.Cards[i].Text] = true
		}
		if len(words) != len(job.Cards) || len(job.Short) > 0 {
			t.Errorf("%d texts of %d cards to one place differ, %v", len(words), len(job.Cards), job.Short)
		}
		if n == 0 {
			continue
		}
		id, _, err := s.Make(t.Context(), job, apptest.FixedClock(), func() error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		tray := &spooler.Fake{}
		for nr := range job.Request.Papers() {
			if _, err := s.Send(t.Context(), tray, id, Target{Printer: "Office", Paper: nr}, apptest.Today, nil); err != nil {
				t.Fatal(err)
			}
		}
		if again, err := s.Again(t.Context(), id, apptest.Today); err != nil || !slices.Equal(told(again), lines) || len(tray.Documents()) != 4 {
			t.Errorf("%q come back, %v", told(again), err)
		}
	}
	req := request(1)
	req.Beside = []Paper{{Item: Letters}}
	var why *app.Error
	if _, err := s.Prepare(t.Context(), req, nil); !errors.As(err, &why) || why.Code != app.Invalid || why.Key != "error.paper.no_text" {
		t.Errorf("letters without a text: %v", err)
	}
}

func TestAJobThatHasNoneOfOneOfItsItemsSaysSo(t *testing.T) {
	s := newShop(t)
	var req Request
	req.Drafts = []app.Draft{draft(1, s.add(0), app.Belarusian, "Вітаю!")}
	req.Picture, req.Today, req.Font = Picture{ID: "apples"}, apptest.Today, sheet.Serif
	req.Beside = []Paper{{Item: Letters}, {Item: Envelopes}}
	job := s.prepare(req)
	if s.Lacks(job, 0) || !s.Lacks(job, 1) || s.Lacks(job, 2) {
		t.Errorf("%v", []bool{s.Lacks(job, 0), s.Lacks(job, 1), s.Lacks(job, 2)})
	}
	req.Drafts[0].Form = app.LetterA4Form
	if job = s.prepare(req); !s.Lacks(job, 0) || s.Lacks(job, 1) || job.Pages != 0 {
		t.Errorf("%d pages", job.Pages)
	}
}
