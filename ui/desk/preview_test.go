package desk

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/printing"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// planned counts the cards that are planned to be looked at.
type planned struct {
	*printing.Press
	cards int
	last  *printing.Card
}

func (p *planned) Preview(d *app.Draft, req printing.Request) (*printing.Card, *printing.Reason) {
	p.cards++
	c, why := p.Press.Preview(d, req)
	p.last = c
	return c, why
}

// papers are the pages to be seen beside the text.
func (r *room) papers() int { return len(uitest.Find[*kit.SheetView](r.Window.Content())) }

func TestTheCardStandsBesideTheTextOnceTheHandsRest(t *testing.T) {
	r := newRoom(t, "be")
	r.draft("Вітаю")
	if r.papers() != 1 || r.planned.last == nil || r.planned.last.Text != "Вітаю" || len(r.planned.last.Address) == 0 {
		t.Fatalf("%d papers, %+v", r.papers(), r.planned.last)
	}
	before := r.planned.cards
	test.Type(r.editor.text, "Як маецеся? ")
	if r.planned.cards != before {
		t.Error("a key plans the card")
	}
	r.clock.rest()
	if r.planned.cards == before || !strings.Contains(r.planned.last.Text, "Як маецеся") {
		t.Error("what was typed is not on the card")
	}
}

func TestTheCardIsFoldedAwayAndStaysSo(t *testing.T) {
	r := newRoom(t, "be")
	id := r.draft("Вітаю")
	r.Do(r.Section, fyne.KeyF8)
	value, _ := r.Store.Setting(t.Context(), app.SettingPreview)
	if r.papers() != 0 || value != app.Off {
		t.Fatalf("%d papers, remembered %q", r.papers(), value)
	}
	before := r.planned.cards
	r.editor.text.SetText("Новы тэкст")
	r.clock.rest()
	if r.planned.cards != before {
		t.Error("a card is planned that nobody sees")
	}
	r.editor.leave()
	r.Reload(app.Changes{Kinds: app.KindSettings})
	r.Section.Open(id)
	if r.papers() != 0 {
		t.Error("it is there again")
	}
	r.Tap(r.T("desk.preview.show"))
	if r.papers() != 1 || r.planned.last.Text != "Новы тэкст" {
		t.Errorf("%d papers, %+v", r.papers(), r.planned.last)
	}
}

func TestEachFormHasItsPaper(t *testing.T) {
	r := newRoom(t, "be")
	r.draft(strings.Repeat("Добры дзень, тут ціха. ", 300))
	form := func(f app.Form) {
		r.editor.draft.Form = f
		r.editor.measure()
	}
	form(app.LetterA5Form)
	if n := len(r.editor.preview.pages); r.papers() != 1 || n < 2 || !r.Has(r.T("desk.preview.pages", "Count", n)) {
		t.Errorf("a letter: %d papers, %d pages", r.papers(), n)
	}
	r.Tap(r.T("desk.preview.pages", "Count", len(r.editor.preview.pages)))
	if got := len(uitest.Find[*kit.SheetView](r.sheet().Body)); got != len(r.editor.preview.pages) {
		t.Errorf("%d pages large", got)
	}
	form(app.OnlineForm)
	if r.papers() != 0 || strings.Contains(r.Words(), r.T("desk.preview")) {
		t.Error("a text for a service has a paper")
	}
}

func TestRoomIsLeftForTheReturnAddressOfWhoAsksForIt(t *testing.T) {
	r := newRoom(t, "be")
	r.draft(strings.Repeat("Добры дзень, тут ціха. ", 12))
	if strings.Contains(r.Words(), r.T("desk.return")) {
		t.Error("room is offered for no address")
	}
	if _, err := r.Store.SetSetting(t.Context(), app.SettingReturn, "{sender|Рэдакцыя}\nвул. Прыкладная, 1\n000000, г. Прыклад"); err != nil {
		t.Fatal(err)
	}
	r.Reload(app.Changes{Kinds: app.KindSettings})
	full, words := r.desk.last.Share, len(r.planned.last.Laid().Back.Texts)
	test.Tap(uitest.Find[*kit.Check](r.editor.side)[0])
	if r.desk.last.Share <= full || len(r.planned.last.Laid().Back.Texts) <= words {
		t.Errorf("%v of the card as before, %v", r.desk.last.Share, full)
	}
	if value, _ := r.Store.Setting(t.Context(), app.SettingRoom); value != app.On {
		t.Error("it is not remembered")
	}
	if _, err := r.Store.SetSetting(t.Context(), app.SettingReturn, "{nobody}"); err != nil {
		t.Fatal(err)
	}
	r.Reload(app.Changes{Kinds: app.KindSettings})
	if r.editor.faults.Hidden {
		t.Error("a field in the address that is not known is not said")
	}
}
