package printroom

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/register"
	"vestka/app/sheet"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

func TestDraftsThatAreLettersAndCardsArePrintedAsOneJob(t *testing.T) {
	s, w, fake := withPrinter(t, "be")
	ids := w.Birthdays()
	var all []app.Draft
	for n, form := range []app.Form{app.CardForm, app.LetterA5Form, app.CardForm} {
		all = append(all, app.Draft{Person: ids[n], Form: form, Occasion: app.Spring, Original: app.Side{Lang: app.Belarusian, Text: "Прыляцелі буслы."}})
	}
	drafts, _, err := w.Store.AddDrafts(t.Context(), all)
	w.Must(err)
	s.unfolded["with"] = true
	s.Open(drafts)
	items := func() (made []printing.Item) {
		for i := range s.job.Cards {
			made = append(made, s.job.Cards[i].Item)
		}
		return made
	}
	if got := items(); !slices.Equal(got, []printing.Item{printing.Postcards, printing.Letters, printing.Postcards}) {
		t.Fatalf("%v", got)
	}
	if title := s.title(); !strings.Contains(title, "2 паштоўкі") || !strings.Contains(title, "1 ліст") || len(s.sending.batches) != 2 {
		t.Errorf("%q, %d answers of the rules", title, len(s.sending.batches))
	}
	s.showCard(1)
	if len(uitest.Find[*kit.SheetView](top(w).Body)) != 1 {
		t.Error("the letter is shown as a card")
	}
	s.showSending()
	// To the printer: cards, then the letters on their own paper, then envelopes for all.
	s.on.Envelope = true
	s.rebuild()
	s.lastRoute = &route{printer: "Office"}
	s.sendAway()
	answer(t, w, w.T("printroom.route.print"))
	answer(t, w, w.T("printroom.route.print"))
	answer(t, w, w.T("printroom.route.print"))
	docs := fake.Documents()
	if len(docs) != 3 || docs[1].W != sheet.A5.W || docs[2].W != sheet.C6.W || w.Errors != nil {
		t.Fatalf("%d documents, %v", len(docs), w.Errors)
	}
	letters, _, err := w.Journal.Letters(t.Context(), app.LetterFilter{})
	w.Must(err)
	if len(letters) != 3 || letters[1].Kind != app.OnSheets || letters[0].Kind != app.Postcard {
		t.Errorf("%+v", letters)
	}
	// All cards came out, the letter did not: it is printed alone, into the file that was asked for.
	jobs, err := w.Journal.Jobs(t.Context(), 0)
	w.Must(err)
	_, _, err = w.Journal.CardsCameOut(t.Context(), jobs[0].ID, app.CameOutSome, nil, func(l *app.Letter) bool { return l.Kind == app.Postcard }, app.DateOf(s.deps.Now()))
	w.Must(err)
	s.Open(jobs[0].ID)
	answer(t, w, w.T("printroom.again.rest"))
	path := filepath.Join(t.TempDir(), "x.pdf")
	s.write(path)
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(files) != 2 || files[1].Name() != "x.pdf" || files[0].Name() != "x-envelopes.pdf" || w.Errors != nil {
		t.Errorf("%v %v, %v", files, err, w.Errors)
	}
	// They can also all be printed as cards.
	s.Open(drafts)
	check(t, w, w.T("printroom.with.letter_drafts"))
	if got := items(); slices.Contains(got, printing.Letters) {
		t.Errorf("%v", got)
	}
	s.Open([]app.DraftID{drafts[0]})
	if strings.Contains(w.Words(), w.T("printroom.with.letter_drafts")) || s.on.Letters {
		t.Error("letters are offered where no draft is one")
	}
}

func TestALetterToEachBesideTheCard(t *testing.T) {
	s, w := opened(t, "ru")
	s.unfolded["with"] = true
	s.rebuild()
	check(t, w, w.T("printroom.with.letters"))
	s.on.Envelope = true
	s.rebuild()
	count := func(which printing.Item) (n int) {
		for i := range s.job.Cards {
			if s.job.Cards[i].Item == which {
				n++
			}
		}
		return n
	}
	if count(printing.Postcards) != 6 || count(printing.Letters) != 6 {
		t.Fatalf("%d cards, %d letters, %v", count(printing.Postcards), count(printing.Letters), w.Errors)
	}
	// Its text is of the occasion, and another can be chosen, which may ask for something.
	texts := s.letterTexts()
	if at := slices.IndexFunc(texts, func(x register.Template) bool { return x.ID == s.letterText() }); at < 0 || texts[at].Occasion != app.Birthday {
		t.Errorf("%q", s.letterText())
	}
	s.on.LetterText, s.req.Own = "first-letter", nil
	s.rebuild()
	if asks := s.letterWording().Asks(); len(asks) == 0 || !strings.Contains(w.Words(), "my."+asks[0]) {
		t.Errorf("%v is not asked for", asks)
	}
	s.on.LetterText = ""
	s.rebuild()
	path := filepath.Join(t.TempDir(), "x.pdf")
	w.Reader.Files = []string{path}
	s.choosePlace()
	for nr, pieces := range []int{6, 6, 6} {
		if n := w.Press.Pieces(s.job, nr); n != pieces {
			t.Errorf("document %d has %d pieces", nr, n)
		}
	}
	if files, err := os.ReadDir(filepath.Dir(path)); err != nil || len(files) != 3 || w.Errors != nil {
		t.Errorf("%v %v %v", files, err, w.Errors)
	}
	item(w, printing.Envelopes)
	if s.on.Letters = true; len(s.beside()) != 0 {
		t.Error("letters come with envelopes")
	}
}
