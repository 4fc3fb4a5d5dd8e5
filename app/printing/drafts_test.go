package printing

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/sheet"
)

func draft(id app.DraftID, person app.PersonID, lang app.Lang, text string) app.Draft {
	return app.Draft{ID: id, Person: person, Form: app.CardForm, Occasion: app.Spring, Original: app.Side{Lang: lang, Text: text}}
}

func TestDraftsArePrintedWithTheirOwnWordsLanguageAndPicture(t *testing.T) {
	s := newShop(t)
	man, woman := s.add(0), s.add(1)
	req := request()
	req.People, req.Template = nil, ""
	req.Drafts = []app.Draft{
		draft(7, woman, app.Belarusian, "Вітаю, {given}!"),
		draft(8, man, app.Russian, "Привет, {given}!"),
		draft(9, woman, app.English, "Dear {given}"),
	}
	req.Drafts[1].Picture = "lake"
	req.Drafts[2].Translation = app.Side{Lang: app.Russian, Text: "Дорогая {given}"}
	job := s.prepare(req)
	var texts []string
	for _, c := range job.Cards {
		texts = append(texts, c.Text)
	}
	if !slices.Equal(texts, []string{"Вітаю, Алаіза!", "Привет, Янка!", "Дорогая Алоиза"}) {
		t.Fatalf("%q", texts)
	}
	var pdf bytes.Buffer
	if err := s.WritePDF(t.Context(), job, &pdf, nil); err != nil || job.Pages != 6 {
		t.Fatalf("%d pages, %v", job.Pages, err)
	}
	_, changes, err := s.Make(t.Context(), job, apptest.FixedClock(), func() error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	logged, err := s.store.Letters(t.Context(), app.LetterFilter{})
	if err != nil || len(changes.IDs) != 3 {
		t.Fatal(err)
	}
	l := logged[1] // newest first: the second one
	if l.Draft != 8 || l.Lang != app.Russian || l.Picture != "lake" || l.Occasion != app.Spring || l.Text != "Привет, Янка!" {
		t.Errorf("%+v", l)
	}
	if logged[0].Lang != app.Russian || logged[0].Picture != req.Picture.ID {
		t.Errorf("%+v", logged[0])
	}
}

func TestATranslationThatNobodyHasCheckedIsSaid(t *testing.T) {
	s := newShop(t)
	to := s.add(1)
	for checked, want := range map[bool]int{true: 0, false: 1} {
		d := draft(7, to, app.English, "Dear {given}")
		d.Translation = app.Side{Lang: app.Russian, Text: "Дорогая {given}", Checked: checked}
		req := request()
		req.People, req.Template, req.Drafts = nil, "", []app.Draft{d}
		told := 0
		for _, f := range s.prepare(req).Preflight(nil) {
			if f.Concern == Translation && f.Printed {
				told += len(f.Reasons)
			}
		}
		if told != want {
			t.Errorf("checked %v: told %d times", checked, told)
		}
	}
}

func TestADraftThatLacksSomethingIsNotPrinted(t *testing.T) {
	s := newShop(t)
	id := s.add(0)
	req := request()
	req.People = nil
	req.Drafts = []app.Draft{draft(1, id, app.Belarusian, "{my.town}"), draft(2, id, app.Belarusian, "Вітаю")}
	job := s.prepare(req)
	if len(job.Cards) != 1 || len(job.Skipped) != 1 || job.Skipped[0].Key != "print.skip.own_field" {
		t.Fatalf("%+v", job.Skipped)
	}
	for key, d := range map[string]app.Draft{"error.draft.nobody": draft(3, 0, app.Russian, "a"), "error.template.unknown": draft(4, id, app.Russian, "{nobody}")} {
		req.Drafts = []app.Draft{d}
		if _, err := s.Prepare(t.Context(), req, nil); err == nil || !strings.Contains(err.Error(), key) {
			t.Errorf("%s: %v", key, err)
		}
	}
}

func TestALetterAboutSomebodyIsNotAddressedToHim(t *testing.T) {
	s := newShop(t)
	d := draft(1, s.add(0), app.Belarusian, "Шаноўны спадар дэпутат!")
	d.Occasion = app.ToParliament
	req := request()
	req.People, req.Drafts = nil, []app.Draft{d}
	if job := s.prepare(req); len(job.Cards) != 0 || len(job.Skipped) != 1 || job.Skipped[0].Key != "print.skip.about" {
		t.Errorf("%d cards, %v", len(job.Cards), job.Skipped)
	}
	if c, why := s.Preview(&d, req); why == nil || why.Key != "print.skip.about" || len(c.Address) > 0 {
		t.Errorf("%v, %q", why, c.Address)
	}
	req = request(d.Person)
	req.Template = "family-holiday"
	if job := s.prepare(req); len(job.Cards) != 0 {
		t.Error("a card to the family goes to the prison")
	}
}

func TestCardsAreCopiedByHandFromPagesOfTheirOwn(t *testing.T) {
	s := newShop(t)
	req := request(s.add(0), s.add(1))
	req.Hand, req.Reader = sheet.LargeHand, app.English
	job := s.prepare(req)
	if len(job.Cards) != 2 || job.Pages < 2 {
		t.Fatalf("%d cards on %d pages", len(job.Cards), job.Pages)
	}
	if len(job.Overflow()) != 2 {
		t.Errorf("that a large hand has no room is not told: %+v", job.Flagged())
	}
	var pdf bytes.Buffer
	if err := s.WritePDF(t.Context(), job, &pdf, nil); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Make(t.Context(), job, apptest.FixedClock(), func() error { return nil }); err != nil {
		t.Fatal(err)
	}
	logged, _ := s.store.Letters(t.Context(), app.LetterFilter{})
	if len(logged) != 2 || logged[0].Picture != "" {
		t.Errorf("%+v", logged)
	}
}

func TestWhoseHandIsTooLargeIsToldWhichWouldDo(t *testing.T) {
	s := newShop(t)
	to := s.add(1)
	for text, want := range map[string]string{
		strings.Repeat("Добры дзень. ", 3):   "",
		strings.Repeat("Добры дзень. ", 25):  "print.flag.by_hand_smaller",
		strings.Repeat("Добры дзень. ", 300): "print.flag.by_hand_long",
	} {
		req := request()
		req.People, req.Template, req.Hand, req.Paper.Item = nil, "", sheet.LargeHand, Copysheets
		req.Drafts = []app.Draft{draft(1, to, app.Belarusian, text)}
		got := ""
		for _, r := range s.prepare(req).Flagged() {
			if strings.HasPrefix(r.Key, "print.flag.by_hand") {
				got = r.Key
			}
			if hand, said := r.Args["Hand"].(app.Text); said && (hand.BE != "дробны почырк" && hand.BE != "сярэдні почырк") {
				t.Errorf("advised: %q", hand.BE)
			}
		}
		if got != want {
			t.Errorf("%d letters: %q instead of %q", len([]rune(text)), got, want)
		}
	}
}

func TestALetterAboutSomebodyIsSavedWithoutAnAddressAndTheLogHearsNothing(t *testing.T) {
	s := newShop(t)
	d := draft(1, s.add(0), app.Belarusian, "Шаноўны спадар дэпутат! Прашу за {name:accusative}.\nЗ павагай, {sender}")
	d.Occasion, d.Form = app.ToParliament, app.LetterA4Form
	path := filepath.Join(t.TempDir(), "letter.pdf")
	req := Request{Sender: "Ганна", Font: sheet.Serif, Today: request().Today, Return: []string{"вул. Прыкладная, 1"}}
	flags, err := s.SaveAbout(t.Context(), &d, req, path)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(b, []byte("%PDF")) {
		t.Errorf("%d bytes, %v", len(b), err)
	}
	job, err := s.about(&d, req)
	if err != nil || len(job.Cards) != 1 || len(job.Cards[0].Address) != 0 || !strings.Contains(job.Cards[0].Text, "Янку Купалу") || len(flags) > 1 {
		t.Errorf("%+v, flags %v, %v", job, flags, err)
	}
	if logged, err := s.store.Letters(t.Context(), app.LetterFilter{}); err != nil || len(logged) != 0 {
		t.Errorf("the log has %d letters, %v", len(logged), err)
	}
	missing := filepath.Join(t.TempDir(), "none.pdf")
	req.Sender = ""
	if _, err := s.SaveAbout(t.Context(), &d, req, missing); !strings.Contains(fmt.Sprint(err), "print.skip.field") {
		t.Errorf("without a signature: %v", err)
	}
	d.Occasion = app.Spring
	if _, err := s.SaveAbout(t.Context(), &d, req, missing); !strings.Contains(fmt.Sprint(err), "error.draft.to_person") {
		t.Errorf("a letter to the person: %v", err)
	}
	if _, err := os.Stat(missing); err == nil {
		t.Error("a file was written")
	}
}
