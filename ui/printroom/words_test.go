package printroom

import (
	"slices"
	"strings"
	"testing"
)

func TestOwnWordsTakeThePlaceOfTheTemplates(t *testing.T) {
	s, w := opened(t, "be")
	w.Reader.Texts = []string{"Добры дзень, {given}!\n\nЗ павагай, {sender?}"}
	s.writeOwnWords()
	for i := range s.job.Cards {
		c := &s.job.Cards[i]
		if want := "Добры дзень, " + c.Person.Names.BE.Given + "!"; c.Text != want {
			t.Fatalf("%q, want %q", c.Text, want)
		}
	}
	if s.job.Occasion != "birthday" {
		t.Fatalf("the occasion is %q", s.job.Occasion)
	}
}

func TestWordsWithAnUnknownFieldAreToldAndNotLost(t *testing.T) {
	s, w := opened(t, "en")
	before := s.job.Cards[0].Text
	w.Reader.Texts = []string{"Hello {nickname}", ""}
	s.writeOwnWords()
	if s.job.Cards[0].Text != before || s.req.Words != "" {
		t.Fatalf("taken: %q", s.job.Cards[0].Text)
	}
	if title := w.T("printroom.own_words"); !slices.Equal(w.Reader.Asked, []string{title, title}) {
		t.Fatalf("asked %q", w.Reader.Asked)
	}
	if len(w.Errors) != 1 {
		t.Fatalf("failed with %v", w.Errors)
	}
}

func TestAnotherTemplateBringsItsOwnWordsBack(t *testing.T) {
	s, w := opened(t, "be")
	w.Reader.Texts = []string{"Толькі гэта."}
	s.writeOwnWords()
	choose(w, textChoice, 1)
	if s.req.Words != "" || strings.HasPrefix(s.job.Cards[0].Text, "Толькі") {
		t.Fatalf("%q", s.job.Cards[0].Text)
	}
}
