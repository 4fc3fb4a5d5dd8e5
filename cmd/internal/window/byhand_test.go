package window

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/i18n"
	"vestka/ui"
	"vestka/ui/kit"
	"vestka/ui/screens"
	"vestka/ui/uitest"
)

// byHand is a window over a store with the sample list and something to settle.
type byHand struct {
	t   *testing.T
	s   *wiring.Services
	win fyne.Window
	sh  *ui.Shell
	id  app.PersonID
}

func newByHand(t *testing.T) *byHand {
	t.Helper()
	a := test.NewTempApp(t)
	w := a.NewWindow("")
	w.Resize(fyne.NewSize(1280, 800))
	b := &byHand{t: t, s: open(t, true), win: w}
	b.id = disputed(t, b.s)
	must(t, b.s.Directory.Load(context.Background()))
	b.sh = Fill(Config{App: a, Window: w, Services: b.s, Runner: work.Synchronous(), Opener: noOpener{}, Now: clock, After: stays})
	b.sh.Go("people", b.id)
	return b
}

func (b *byHand) loc() *i18n.Localizer { return b.sh.Loc() }

func (b *byHand) shortcut(key fyne.KeyName, mod fyne.KeyModifier) {
	b.t.Helper()
	for _, k := range b.sh.Current().Shortcuts() {
		if k.Key == key && k.Mod == mod {
			k.Do()
			return
		}
	}
	b.t.Fatalf("there is no key %s", key)
}

// types writes into what has the keyboard, and then presses keys.
func (b *byHand) types(text string, keys ...fyne.KeyName) {
	b.t.Helper()
	for _, r := range text {
		b.win.Canvas().Focused().TypedRune(r)
	}
	for _, k := range keys {
		if k == fyne.KeyTab {
			b.win.Canvas().FocusNext()
			continue
		}
		b.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// presses a button of the sheet, or of the window where no sheet is shown.
func (b *byHand) presses(words string) {
	b.t.Helper()
	in := b.win.Canvas().Overlays().Top()
	if in == nil {
		in = b.win.Content()
	}
	for _, one := range uitest.Find[*kit.Button](in) {
		if one.Text() == words {
			one.Tapped(nil)
			return
		}
	}
	b.t.Fatalf("there is no button %q in %q", words, uitest.Words(in))
}

func (b *byHand) undo() {
	b.t.Helper()
	steps, err := b.s.Store.Steps(context.Background())
	must(b.t, err)
	c, err := b.s.Store.TakeBack(context.Background(), steps[0].ID)
	must(b.t, err)
	b.sh.Changed(c)
}

func (b *byHand) person(id app.PersonID) app.Person {
	b.t.Helper()
	p, err := b.s.Store.Person(context.Background(), id)
	must(b.t, err)
	return p
}

func (b *byHand) find(text string) []*people.Entry {
	return b.s.Directory.Find(people.Query{Text: text, Today: app.DateOf(noon)}).People
}

func TestSomebodyIsAddedByKeyboard(t *testing.T) {
	b := newByHand(t)
	b.shortcut(fyne.KeyN, kit.Command)
	b.types("Цётка", fyne.KeyTab)
	b.types("Алаіза", fyne.KeyTab)
	b.presses(b.loc().T("dialog.save"))
	found := b.find("Цётка Алаіза")
	if len(found) == 0 || !found[0].ByHand || found[0].Names.BE.Given != "Алаіза" {
		t.Fatalf("%+v", found)
	}
	if b.win.Canvas().Overlays().Top() != nil {
		t.Error("the form is still there")
	}
	b.undo()
	if found := b.find("Цётка Алаіза"); len(found) > 0 && found[0].ByHand {
		t.Errorf("%+v", found[0].Names)
	}
}

func TestTheCardSaysWhatNoListSaysAnyMore(t *testing.T) {
	b := newByHand(t)
	words := uitest.Words(b.win.Content())
	for _, want := range []string{"шахматы", "no longer given since"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not on the card:\n%s", want, words)
		}
	}
}

func TestADeathOfWhichNobodyKnowsTheDayIsWrittenDown(t *testing.T) {
	b := newByHand(t)
	b.shortcut(fyne.KeyN, kit.Command)
	b.types("Цётка", fyne.KeyTab)
	b.types("Алаіза", fyne.KeyTab)
	for range 14 { // to the field of the death
		b.types("", fyne.KeyTab)
	}
	b.types("?")
	b.presses(b.loc().T("dialog.save"))
	found := b.find("Цётка Алаіза")
	if len(found) == 0 || found[0].Died != app.SomeDay {
		t.Fatalf("%+v", found)
	}
}

func TestAFormSaysWhatIsWrongAndLosesNothing(t *testing.T) {
	b := newByHand(t)
	b.shortcut(fyne.KeyN, kit.Command)
	b.presses(b.loc().T("dialog.save"))
	top := b.win.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("the form is gone")
	}
	says, _ := b.loc().Error(&app.Error{Code: app.Invalid, Key: "error.own.no_name"})
	if !strings.Contains(uitest.Words(top), says) {
		t.Errorf("%q does not say %q", uitest.Words(top), says)
	}
	b.types("Kupala")
	b.presses(b.loc().T("dialog.save"))
	says, _ = b.loc().Error(&app.Error{Code: app.Invalid, Key: "error.own.letters_be", Args: app.Args{"Name": "Kupala"}})
	if top = b.win.Canvas().Overlays().Top(); top == nil || !strings.Contains(uitest.Words(top), says) {
		t.Fatalf("it does not say %q", says)
	}
	if e, ok := b.win.Canvas().Focused().(*kit.Entry); !ok || e.Text != "Kupala" {
		t.Error("the keyboard is not at what is wrong")
	}
}

func TestTheUserSettlesOnTheCard(t *testing.T) {
	b := newByHand(t)
	before := b.person(b.id).Born
	if !strings.Contains(uitest.Words(b.win.Content()), b.loc().T("byhand.disputes")) {
		t.Fatal("the card does not say that sources disagree")
	}
	b.presses(b.loc().T("byhand.is_right")) // the place
	if held := b.person(b.id).Held; held.Facility != "IK-904" || held.Source != app.ByUser {
		t.Errorf("held at %+v", held)
	}
	if !strings.Contains(uitest.Words(b.win.Content()), b.loc().T("byhand.disputes")) {
		t.Fatal("the birthday is not asked any more")
	}
	b.presses(b.loc().T("byhand.is_right"))
	if now := b.person(b.id).Born; now == before || now.Month != 3 {
		t.Errorf("born %s, before %s", now, before)
	}
	if strings.Contains(uitest.Words(b.win.Content()), b.loc().T("byhand.disputes")) {
		t.Error("what is settled is asked still")
	}
	b.undo()
	if now := b.person(b.id).Born; now != before {
		t.Errorf("born %s after undo", now)
	}
}

func TestATagIsTypedAndTakenAway(t *testing.T) {
	b := newByHand(t)
	b.shortcut(fyne.KeyT, kit.Command)
	b.types("госць", fyne.KeyReturn)
	if tags := b.person(b.id).Tags; len(tags) != 3 || tags[1] != "госць" {
		t.Fatalf("%v", tags)
	}
	for _, chip := range uitest.Find[*kit.Chip](b.win.Canvas().Overlays().Top()) {
		chip.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
		break
	}
	if tags := b.person(b.id).Tags; len(tags) != 2 || tags[0] != "госць" {
		t.Errorf("%v", tags)
	}
}

func TestAPlaceIsChosenByKeyboard(t *testing.T) {
	b := newByHand(t)
	pressWords(t, screens.Stage{Window: b.win}, b.loc().T("byhand.hold.ask"))
	b.types("904", fyne.KeyDown, fyne.KeyReturn)
	b.types("10.2026")
	b.presses(b.loc().T("dialog.save"))
	p := b.person(b.id)
	if p.Held.Facility != "IK-904" || p.Held.Since != (app.Date{Year: 2026, Month: 10}) {
		t.Errorf("%+v", p.Held)
	}
	b.undo()
	if p := b.person(b.id); p.Held.Facility != "IK-917" {
		t.Errorf("%+v", p.Held)
	}
}

func TestTwoAreMadeOneAndToldApart(t *testing.T) {
	b := newByHand(t)
	b.sh.Go("duplicates", nil)
	words := uitest.Words(b.win.Content())
	if !strings.Contains(words, b.loc().T("duplicates.differs")) {
		t.Errorf("what differs is not marked: %q", words)
	}
	n := len(b.s.Directory.Everybody())
	b.shortcut(fyne.KeyReturn, kit.Command)
	merged, err := b.s.Store.Merged(context.Background())
	must(t, err)
	if len(merged) != 1 || len(b.s.Directory.Everybody()) != n-1 {
		t.Fatalf("%v, %d people", merged, len(b.s.Directory.Everybody()))
	}
	for _, into := range merged {
		if into != b.id {
			t.Errorf("%d stands for them, not who is on the list", into)
		}
	}
	b.sh.Go("people", b.id)
	b.presses(b.loc().T("byhand.unmerge"))
	if len(b.s.Directory.Everybody()) != n {
		t.Error("they are one still")
	}
	b.sh.Go("duplicates", nil)
	b.shortcut(fyne.KeyD, kit.Command)
	apart, err := b.s.Own.Apart(context.Background())
	must(t, err)
	if len(apart) != 1 || !strings.Contains(uitest.Words(b.win.Content()), b.loc().T("duplicates.none.title")) {
		t.Errorf("%v: %q", apart, uitest.Words(b.win.Content()))
	}
}

func TestSeveralPeopleAreChangedInTheWindow(t *testing.T) {
	b := newByHand(t)
	ids := birthdays(b.s)[:2]
	b.sh.Go("people", ids)
	b.shortcut(fyne.KeyE, kit.Command|fyne.KeyModifierShift)
	b.presses(b.loc().T("byhand.several.status"))
	b.presses(b.loc().T("people.standing.former"))
	for _, id := range ids {
		if p := b.person(id); p.Status != app.Former {
			t.Errorf("%s", p.Status)
		}
	}
	b.undo()
	for _, id := range ids {
		if p := b.person(id); p.Status != app.Active {
			t.Errorf("%s after undo", p.Status)
		}
	}
}

func TestANameThatWasSplitByAGuessIsSettledOnTheCard(t *testing.T) {
	b := newByHand(t)
	guessed := app.Person{Status: app.Active}
	guessed.Names.BE = app.Name{Full: "Незвычай Ыўбур", Family: "Ыўбур", Given: "Незвычай", Source: "office", Unsure: true}
	c, err := b.s.Store.SavePeople(context.Background(), []app.PersonEdit{{Person: guessed}})
	must(t, err)
	b.sh.Changed(c)
	id := app.PersonID(c.IDs[0])
	b.sh.Go("people", id)
	if words := uitest.Words(b.win.Content()); !strings.Contains(words, b.loc().T("people.name.unsure")) {
		t.Fatalf("the card does not say so: %q", words)
	}
	b.presses(b.loc().T("people.name.settle"))
	b.presses(b.loc().T("people.name.settle.parts", "Family", "Незвычай", "Given", "Ыўбур"))
	if n := b.person(id).Names.BE; n.Unsure || n.Family != "Незвычай" || n.Given != "Ыўбур" || n.Source != app.ByUser {
		t.Errorf("%+v", n)
	}
	if words := uitest.Words(b.win.Content()); strings.Contains(words, b.loc().T("people.name.settle")) {
		t.Error("what is settled is asked still")
	}
	b.undo()
	if n := b.person(id).Names.BE; !n.Unsure {
		t.Errorf("%+v", n)
	}
}
