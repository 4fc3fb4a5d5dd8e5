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
