package printroom

import (
	"context"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// toOnePlace are sample people who are held in one place.
func toOnePlace(t *testing.T, w *uitest.World) []app.PersonID {
	t.Helper()
	byPlace := map[string][]app.PersonID{}
	people, err := w.Store.People(t.Context())
	w.Must(err)
	for _, p := range people {
		if p.InCustody() && p.Held.Facility != "" {
			byPlace[p.Held.Facility] = append(byPlace[p.Held.Facility], p.ID)
			if len(byPlace[p.Held.Facility]) == 2 {
				return byPlace[p.Held.Facility]
			}
		}
	}
	t.Fatal("no two people are held in one place")
	return nil
}

func texts(s *Section) string {
	var all []string
	for i := range s.job.Cards {
		all = append(all, s.job.Cards[i].Text)
	}
	return strings.Join(all, "\n")
}

func TestWhatTheWordsLeaveToBeChosenIsChosenHere(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	s := section(w)
	s.unfolded["style"] = true
	w.Show(s)
	s.Open(toOnePlace(t, w))
	polite := texts(s)
	uitest.Find[*kit.Select](s.style)[0].SetSelectedIndex(1)
	if texts(s) == polite || strings.Contains(texts(s), "Вам ") {
		t.Errorf("the cards are not familiar: %s", texts(s))
	}
	seed := uitest.Find[*kit.Entry](s.style)[0]
	if seed.Text != "20261122" {
		t.Errorf("drawn by %q", seed.Text)
	}
	before := texts(s)
	seed.SetText("5")
	five := texts(s)
	seed.SetText("6")
	if five == before && texts(s) == before {
		t.Error("another number draws the same")
	}
	seed.SetText("5")
	if texts(s) != five {
		t.Error("the same number draws otherwise")
	}
	w.Tap(w.T("printroom.draw"))
	if seed.Text == "5" || s.job.Request.Seed != s.req.Seed {
		t.Error("it is not drawn anew")
	}
}

func TestWhatTheWordsAskForIsAskedForHere(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	s := section(w)
	s.unfolded["style"] = true
	w.Show(s)
	s.Open(toOnePlace(t, w))
	s.req.Words = "Вітаю з {my.горад}, {given}! {me: Рады | Рада | Рады} пісаць."
	s.showMerge()
	s.prepare()
	if len(s.job.Cards) != 0 {
		t.Fatalf("cards without what they ask for: %s", texts(s))
	}
	uitest.Find[*kit.Entry](s.merge)[0].SetText("Вільні")
	uitest.Find[*kit.Select](s.style)[0].SetSelectedIndex(2)
	if !strings.Contains(texts(s), "Вітаю з Вільні, ") || !strings.Contains(texts(s), "Рада пісаць") {
		t.Fatalf("%s", texts(s))
	}
	if words := w.Words(); !strings.Contains(words, w.T("printroom.same", "Count", 1)) {
		t.Errorf("the same words to one place are not told: %s", words)
	}
	s.showSame()
	if words := uitest.Words(w.Reader.Sheets[0].Body); !strings.Contains(words, "{one: … | …}") {
		t.Errorf("what to add is not told: %s", words)
	}
}

func TestCardsLikeOnesThatWentThereAreTold(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	s := section(w)
	s.unfolded["style"] = true
	w.Show(s)
	s.Open(toOnePlace(t, w))
	if len(s.alike.cards) != 0 {
		t.Fatal("nothing went there yet")
	}
	_, _, err := w.Press.Make(context.Background(), s.job, apptest.FixedClock(), func() error { return nil })
	w.Must(err)
	s.prepare()
	if words := w.Words(); len(s.alike.cards) != 2 || !strings.Contains(words, w.T("printroom.alike", "Count", 2)) {
		t.Errorf("%d alike: %s", len(s.alike.cards), words)
	}
	s.showAlike()
	if words := uitest.Words(w.Reader.Sheets[0].Body); !strings.Contains(words, "22 November 2026") {
		t.Error(words)
	}
}

func TestAnOwnTextThatWasRemovedGivesWayToAnother(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	s := section(w)
	_, err := w.Templates.Save(t.Context(), apptest.OwnTemplate("mine"))
	w.Must(err)
	w.Show(s)
	s.Open(toOnePlace(t, w))
	s.req.Template = "mine"
	s.prepare()
	if !strings.Contains(texts(s), "Вясна.") {
		t.Fatalf("%s", texts(s))
	}
	c, err := w.Templates.Remove(t.Context(), "mine")
	w.Must(err)
	s.Reload(c)
	if _, there := s.text(); !there || w.Errors != nil || strings.Contains(texts(s), "Вясна.") {
		t.Errorf("%v: %s", w.Errors, texts(s))
	}
}
