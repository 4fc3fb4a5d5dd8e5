package printroom

import (
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
)

func TestDraftsAreLaidOutWithTheirOwnWords(t *testing.T) {
	s, w := opened(t, "be")
	ids := w.Birthdays()
	drafts, _, err := w.Store.AddDrafts(t.Context(), []app.Draft{
		{Person: ids[0], Form: app.CardForm, Occasion: app.Spring, Original: app.Side{Lang: app.Belarusian, Text: "Прыляцелі буслы."}},
		{Person: ids[1], Form: app.CardForm, Occasion: app.Spring, Original: app.Side{Lang: app.Russian, Text: "Прилетели аисты."}},
	})
	w.Must(err)
	s.req.Picture = printing.Picture{} // as nobody has chosen one yet
	s.Open([]app.DraftID{drafts[1], drafts[0]})
	job := s.job
	if job == nil || len(job.Cards) != 2 || job.Cards[0].Text != "Прилетели аисты." || job.Cards[1].Draft != drafts[0] {
		t.Fatalf("%+v", job)
	}
	if !strings.Contains(w.Words(), w.T("printroom.drafts")) {
		t.Error("where the words come from is not said")
	}
	if s.req.Picture.ID == "" {
		t.Error("drafts without a picture of their own have none to be printed with")
	}
	d, err := w.Store.Draft(t.Context(), drafts[0])
	w.Must(err)
	d.Original.Text = "Цвіце сон-трава."
	_, changes, err := w.Store.WriteDraft(t.Context(), d)
	w.Must(err)
	s.Reload(changes)
	if got := s.job.Cards[1].Text; got != "Цвіце сон-трава." {
		t.Errorf("after the draft was changed: %q", got)
	}
	s.Open(ids[:1])
	if len(s.req.Drafts) != 0 || len(s.job.Cards) != 1 {
		t.Error("the drafts are still there")
	}
}

func TestDraftsThatAreLettersArePrintedAsLetters(t *testing.T) {
	s, w := opened(t, "be")
	ids := w.Birthdays()
	draft := func(person int, form app.Form) app.DraftID {
		t.Helper()
		made, _, err := w.Store.AddDrafts(t.Context(), []app.Draft{{Person: ids[person], Form: form, Occasion: app.Spring, Original: app.Side{Lang: app.Belarusian, Text: "Прыляцелі буслы."}}})
		w.Must(err)
		return made[0]
	}
	card, a5, a4 := draft(0, app.CardForm), draft(0, app.LetterA5Form), draft(1, app.LetterA4Form)
	expect := func(item printing.Item, size string, drafts ...app.DraftID) {
		t.Helper()
		s.Open(drafts)
		if s.on.Item != item || size != "" && s.on.sizeName(letterPiece) != size || len(s.job.Cards) != len(drafts) {
			t.Errorf("%v are printed as %s on %s", drafts, s.on.Item, s.on.sizeName(letterPiece))
		}
	}
	expect(printing.Letters, "a5", a5)
	expect(printing.Letters, "a4", a5, a4)
	expect(printing.Postcards, "", card, a4)
	expect(printing.Letters, "a5", a5)
	s.choose(printing.Envelopes)
	s.Reload(app.Changes{Kinds: app.KindDrafts})
	if s.on.Item != printing.Envelopes {
		t.Error("a draft that changes takes the choice back")
	}
	expect(printing.Envelopes, "", a4)
}

func TestTextsOfLettersAreOfferedForLetters(t *testing.T) {
	s, w := opened(t, "ru")
	s.Open(w.Birthdays()[:1])
	offered := func() bool {
		for _, x := range s.texts() {
			if x.ID == "first-letter" {
				return true
			}
		}
		return false
	}
	if offered() {
		t.Error("a letter is offered for a card")
	}
	item(w, printing.Letters)
	if !offered() {
		t.Fatal("no letter is offered for letters")
	}
	s.req.Template = "first-letter"
	s.prepare()
	if len(s.job.Cards) != 1 || !strings.Contains(s.job.Cards[0].Text, "хвіліна, якая належыць толькі Вам") {
		t.Errorf("%+v", s.job)
	}
	item(w, printing.Postcards)
	if _, there := s.text(); !there || s.req.Template == "first-letter" {
		t.Errorf("the card has the text %q", s.req.Template)
	}
}

func TestPagesToCopyByHandTakeThePlaceOfCards(t *testing.T) {
	s, w := opened(t, "ru")
	s.Open(w.Birthdays()[:2])
	s.unfolded["paper"] = true
	item(w, printing.Copysheets)
	s.req.Hand = sheet.SmallHand
	s.rebuild()
	if c := s.job.Cards[0]; c.Leaves == 0 || s.job.Pages < 2 {
		t.Fatalf("%d pages", s.job.Pages)
	}
	if !strings.Contains(w.Words(), w.T("printroom.hand")) || strings.Contains(w.Words(), w.T("printroom.font")) {
		t.Error(w.Words())
	}
	if !strings.Contains(w.Words(), w.T("printroom.layout.by_hand")+" · ") {
		t.Error("the line above says something else: " + w.Words())
	}
	s.showCard(0)
}
