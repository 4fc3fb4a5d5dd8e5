package printroom

import (
	"strings"
	"testing"

	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// onSheet writes words on the sheet for one's own and uses them.
func onSheet(s *Section, w *uitest.World, words string) kit.Sheet {
	s.writeOwnWords()
	sheet := w.Reader.Sheets[len(w.Reader.Sheets)-1]
	uitest.Find[*kit.Entry](sheet.Body)[0].SetText(words)
	sheet.Actions[len(sheet.Actions)-1].Do()
	return sheet
}

func TestOwnWordsTakeThePlaceOfTheTemplates(t *testing.T) {
	s, w := opened(t, "be")
	onSheet(s, w, "Добры дзень, {given}!\n\nЗ павагай, {sender?}")
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
	sheet := onSheet(s, w, "Hello {nickname}")
	if s.job.Cards[0].Text != before || s.req.Words != "" {
		t.Fatalf("taken: %q", s.job.Cards[0].Text)
	}
	if said := uitest.Words(sheet.Body); !strings.Contains(said, "nickname") {
		t.Fatalf("told %q", said)
	}
	if field := uitest.Find[*kit.Entry](sheet.Body)[0]; field.Text != "Hello {nickname}" {
		t.Fatalf("lost: %q", field.Text)
	}
}

func TestAnotherTemplateBringsItsOwnWordsBack(t *testing.T) {
	s, w := opened(t, "be")
	onSheet(s, w, "Толькі гэта.")
	choose(w, textChoice, 1)
	if s.req.Words != "" || strings.HasPrefix(s.job.Cards[0].Text, "Толькі") {
		t.Fatalf("%q", s.job.Cards[0].Text)
	}
}

func TestBesideOwnWordsStandsWhatMayStopThem(t *testing.T) {
	s, w := opened(t, "en")
	s.writeOwnWords()
	sheet := w.Reader.Sheets[len(w.Reader.Sheets)-1]
	uitest.Find[*kit.Entry](sheet.Body)[0].SetText("Вайна ніяк не скончыцца, {given}.")
	if said := uitest.Words(sheet.Body); !strings.Contains(said, "«Вайна»") || !strings.Contains(said, "Mediazona") {
		t.Fatalf("told %q", said)
	}
}
