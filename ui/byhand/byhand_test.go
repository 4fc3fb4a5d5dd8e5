package byhand

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/importer"
	"vestka/app/people"
	"vestka/i18n"
	"vestka/ui/asking"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// desk is where the forms are shown: a window with real dialogs, and an editor that
// notes what it is told.
type desk struct {
	*uitest.World
	*Hand
	t       *testing.T
	dialogs *kit.WindowDialogs

	known  people.Known
	fail   error // of the next operation
	forms  []people.Form
	bulks  []people.Bulk
	stays  []app.OwnDetention
	did    []string // the other operations
	undone int
}

func newDesk(t *testing.T, lang string) *desk {
	t.Helper()
	d := &desk{World: uitest.New(t, lang), t: t}
	d.Window.Resize(fyne.NewSize(1280, 900))
	d.dialogs = kit.NewWindowDialogs(d.Window, kit.NewKeys(d.Window.Canvas(), func() {}), d.Loc)
	d.Hand = New(Deps{Editor: d, Own: d, Register: d.Register, Runner: d.Runner, Now: apptest.FixedClock}, room{})
	d.Build(d)
	d.known.Person = apptest.Writer(0, func(p *app.Person) { p.ID = 7 })
	return d
}

// room is the section that shows the forms.
type room struct{ kit.Section }

func (room) Reload(app.Changes) {}

// Dialogs are those of the window.
func (d *desk) Dialogs() kit.Dialogs { return d.dialogs }

// Focus gives the keyboard.
func (d *desk) Focus(f fyne.Focusable) { d.Window.Canvas().Focus(f) }

// done is how an operation ends.
func (d *desk) done() (app.Changes, error) {
	if err := d.fail; err != nil {
		d.fail = nil
		return app.Changes{}, err
	}
	return app.Changes{Kinds: app.KindPeople, IDs: []int64{7}, Undo: &app.Undo{Key: "undo.own.person", Do: func(context.Context) (app.Changes, error) {
		d.undone++
		return app.Changes{Kinds: app.KindPeople}, nil
	}}}, nil
}

func (d *desk) note(what string) (app.Changes, error) {
	d.did = append(d.did, what)
	return d.done()
}

func (d *desk) Known(context.Context, app.PersonID) (*people.Known, error) { return &d.known, nil }

func (d *desk) Save(_ context.Context, f people.Form, _ app.Date) (app.PersonID, app.Changes, error) {
	d.forms = append(d.forms, f)
	c, err := d.done()
	return 7, c, err
}

func (d *desk) Settle(_ context.Context, _ app.PersonID, f app.Fact, value, source string, _ app.Date) (app.Changes, error) {
	return d.note("settle " + string(f) + " " + value + " " + source)
}

func (d *desk) KeepMine(_ context.Context, _ app.PersonID, f app.Fact, _ app.Date) (app.Changes, error) {
	return d.note("keep " + string(f))
}

func (d *desk) TakeTheirs(_ context.Context, _ app.PersonID, f app.Fact) (app.Changes, error) {
	return d.note("take " + string(f))
}

func (d *desk) Hold(_ context.Context, _ app.PersonID, held app.OwnDetention, _ app.Date) (app.Changes, error) {
	d.stays = append(d.stays, held)
	return d.done()
}

func (d *desk) DropHeld(context.Context, app.PersonID, int64) (app.Changes, error) {
	return d.note("drop")
}

func (d *desk) EditAll(_ context.Context, _ []app.PersonID, b people.Bulk, _ app.Date) (app.Changes, error) {
	d.bulks = append(d.bulks, b)
	return d.done()
}

func (d *desk) SetForms(context.Context, app.PersonID, []app.OwnForm, app.Date) (app.Changes, error) {
	return d.note("forms")
}

func (d *desk) Tags(context.Context) (map[string]int, error) {
	return map[string]int{"паэт": 3, "настаўнік": 1}, nil
}

func (d *desk) RemoveOwn(context.Context, app.PersonID) (app.Changes, error) { return d.note("remove") }

func (d *desk) Unmerge(context.Context, app.PersonID) (app.Changes, error) { return d.note("unmerge") }

// types writes into what has the keyboard.
func (d *desk) types(text string) {
	d.t.Helper()
	f := d.Window.Canvas().Focused()
	if f == nil {
		d.t.Fatalf("the keyboard is nowhere, for %q", text)
	}
	for _, r := range text {
		f.TypedRune(r)
	}
}

// goes on with Tab until the button of the words has the keyboard, and presses it.
func (d *desk) goes(words string) {
	d.t.Helper()
	for range 60 {
		if b, ok := d.Window.Canvas().Focused().(*kit.Button); ok && b.Text() == words {
			b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			return
		}
		d.Window.Canvas().FocusNext()
	}
	d.t.Fatalf("no Tab leads to %q", words)
}

// sheet is what lies over the window; nil where nothing does.
func (d *desk) sheet() fyne.CanvasObject { return d.Window.Canvas().Overlays().Top() }

func (d *desk) says(text string) {
	d.t.Helper()
	if d.sheet() == nil {
		d.t.Fatalf("no sheet is there to say %q", text)
	}
	if words := uitest.Words(d.sheet()); !strings.Contains(words, strings.Join(strings.Fields(text)[:2], " ")) {
		d.t.Errorf("%q is not said in %q", text, words)
	}
}

func TestSomebodyIsAddedByKeyboardAloneInEveryLanguage(t *testing.T) {
	for _, lang := range i18n.Languages {
		d := newDesk(t, lang)
		var shown app.PersonID
		d.Add(func(id app.PersonID) { shown = id })
		d.says(d.T("byhand.add.title"))
		d.types("Багушэвіч")
		d.Window.Canvas().FocusNext()
		d.types("Францішак")
		d.goes(d.T("dialog.save"))
		if len(d.forms) != 1 || d.forms[0].Person != 0 || shown != 7 {
			t.Fatalf("%s: %+v, shown %d", lang, d.forms, shown)
		}
		if n := d.forms[0].Names[app.Belarusian]; n.Family != "Багушэвіч" || n.Given != "Францішак" || n.Source != app.ByUser {
			t.Errorf("%s: %+v", lang, n)
		}
		if d.sheet() != nil || !slices.Equal(d.Said, []string{d.T("byhand.add.done")}) {
			t.Errorf("%s: the form stays, or %q is said", lang, d.Said)
		}
		if _, err := d.Changes[0].Undo.Do(t.Context()); err != nil || d.undone != 1 {
			t.Errorf("%s: it cannot be taken back", lang)
		}
	}
}

func TestWhatIsWrongIsSaidInTheFormWhichStaysAsItWas(t *testing.T) {
	for _, lang := range i18n.Languages {
		d := newDesk(t, lang)
		d.Edit(7)
		entries := uitest.Find[*kit.Entry](d.sheet())
		family := entries[0]
		if family.Text != d.known.Names.BE.Family {
			t.Fatalf("%s: the form begins with %q", lang, family.Text)
		}
		born := entries[slices.IndexFunc(entries, func(e *kit.Entry) bool { return e.Text == asking.TypedDay(d.known.Born) })]
		born.SetText("учора")
		d.goes(d.T("dialog.save"))
		_, err := importer.ReadDate("учора")
		text, _ := d.Loc().Error(err)
		d.says(text)
		if len(d.forms) != 0 || d.Window.Canvas().Focused() != fyne.Focusable(born) {
			t.Errorf("%s: saved %v, the keyboard is at %T", lang, d.forms, d.Window.Canvas().Focused())
		}

		born.SetText("1990")
		family.SetText("Kupala")
		d.fail = &app.Error{Code: app.Invalid, Key: "error.own.letters_be", Args: app.Args{"Name": "Kupala"}}
		d.goes(d.T("dialog.save"))
		d.says(d.T("error.own.letters_be", "Name", "Kupala"))
		if family.Text != "Kupala" || born.Text != "1990" || len(d.Errors) != 0 {
			t.Errorf("%s: %q %q %v", lang, family.Text, born.Text, d.Errors)
		}

		d.fail = &app.Error{Code: app.Failed, Key: "error.store.failed"}
		d.goes(d.T("dialog.save"))
		if len(d.Errors) != 1 || d.sheet() == nil || family.Text != "Kupala" {
			t.Errorf("%s: a broken store: %v", lang, d.Errors)
		}

		d.goes(d.T("dialog.save"))
		if last := d.forms[len(d.forms)-1]; d.sheet() != nil || last.Person != 7 || last.Facts[app.FactBorn] != "1990" {
			t.Errorf("%s: %+v", lang, last)
		}
	}
}

func TestOnlyWhatWasTouchedIsSaved(t *testing.T) {
	d := newDesk(t, "be")
	d.Edit(7)
	d.goes(d.T("dialog.save"))
	if len(d.forms) != 1 || len(d.forms[0].Names) != 0 || d.forms[0].Note != nil {
		t.Errorf("%+v", d.forms)
	}
	for fact, value := range d.forms[0].Facts {
		if value != fact.Of(&d.known.Person) {
			t.Errorf("%s became %q", fact, value)
		}
	}
}

func TestAPlaceIsFoundByTypingAndWordsGoBeforeIt(t *testing.T) {
	d := newDesk(t, "en")
	d.Hand.Hold(7, app.OwnDetention{})
	d.types("904")
	d.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	d.goes(d.T("dialog.save"))
	if len(d.stays) != 1 || d.stays[0].Facility != "IK-904" {
		t.Fatalf("%+v", d.stays)
	}

	d.Hand.Hold(7, d.stays[0])
	all := uitest.Find[*kit.Entry](d.sheet())
	own, until := all[0], all[2]
	own.SetText("у шпіталі")
	until.SetText("some day")
	d.goes(d.T("dialog.save"))
	if len(d.stays) != 1 || d.Window.Canvas().Focused() != fyne.Focusable(until) {
		t.Errorf("%+v", d.stays)
	}
	until.SetText("")
	d.goes(d.T("dialog.save"))
	if last := d.stays[len(d.stays)-1]; last.Text != "у шпіталі" || last.Facility != "" {
		t.Errorf("%+v", last)
	}

	d.Hand.Hold(7, app.OwnDetention{Facility: "IK-904"})
	test.Tap(uitest.Find[*kit.Check](d.sheet())[0])
	d.goes(d.T("dialog.save"))
	if last := d.stays[len(d.stays)-1]; !last.Liberty || last.Facility != "" {
		t.Errorf("%+v", last)
	}
}

func TestATagIsTakenFromThoseInUseOrIsNew(t *testing.T) {
	for _, lang := range i18n.Languages {
		d := newDesk(t, lang)
		d.Hand.Tags(func(app.PersonID) []string { return []string{"даўні"} }, 7)
		d.types("пав")
		d.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		d.types("па")
		d.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if len(d.bulks) != 2 || d.bulks[0].Tag[0] != "пав" || d.bulks[1].Tag[0] != "паэт" {
			t.Fatalf("%s: %+v", lang, d.bulks)
		}
		for _, chip := range uitest.Find[*kit.Chip](d.sheet()) {
			if strings.Contains(uitest.Words(chip), "даўні") {
				chip.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
				break
			}
		}
		if last := d.bulks[len(d.bulks)-1]; len(last.Untag) != 1 || last.Untag[0] != "даўні" {
			t.Errorf("%s: %+v", lang, last)
		}
		d.fail = &app.Error{Code: app.Failed, Key: "error.store.failed"}
		d.types("яшчэ")
		d.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if len(d.Errors) != 1 || strings.Contains(uitest.Words(d.sheet()), d.T("byhand.tags.given", "Tag", "яшчэ")) {
			t.Errorf("%s: %v", lang, d.Errors)
		}
	}
}

func TestSeveralAreChangedAtOnceAndTheSectionAddsItsOwnWays(t *testing.T) {
	for _, lang := range i18n.Languages {
		d := newDesk(t, lang)
		own := false
		further := Way{Words: "ўласнае", Do: func() { own = true }}
		d.Several(func(app.PersonID) []string { return nil }, []app.PersonID{7, 8}, further)
		d.says(d.T("byhand.several.title", "Count", 2))
		d.goes(d.T("byhand.several.status"))
		d.goes(d.words().Status(app.Former))
		if len(d.bulks) != 1 || d.bulks[0].Status != app.Former || d.Said[0] != d.T("byhand.several.done", "Count", 2) {
			t.Fatalf("%s: %+v %q", lang, d.bulks, d.Said)
		}
		d.Several(func(app.PersonID) []string { return nil }, []app.PersonID{7, 8}, further)
		d.goes(d.T("byhand.several.line"))
		d.fail = &app.Error{Code: app.Failed, Key: "error.store.failed"}
		d.types("Радок")
		d.goes(d.T("dialog.save"))
		if len(d.Errors) != 1 || uitest.Find[*kit.Entry](d.sheet())[0].Text != "Радок" {
			t.Errorf("%s: a line that could not be written is lost", lang)
		}
		d.goes(d.T("dialog.save"))
		if last := d.bulks[len(d.bulks)-1]; last.Line != "Радок" || d.sheet() != nil {
			t.Errorf("%s: %+v", lang, last)
		}
		d.Several(func(app.PersonID) []string { return nil }, []app.PersonID{7, 8}, further)
		d.goes("ўласнае")
		if !own {
			t.Errorf("%s: what the section adds is not done", lang)
		}
	}
}

func TestWhoIsRightIsSaidOnTheCard(t *testing.T) {
	on := apptest.Today
	account := func(own *app.OwnFact, values ...string) people.Account {
		a := people.Account{Fact: app.FactBorn, Own: own}
		for _, v := range values {
			a.Said = append(a.Said, people.Said{Value: v, By: []people.Origin{{Source: "viasna", Lang: app.Russian, On: on}}})
		}
		return a
	}
	for _, lang := range i18n.Languages {
		d := newDesk(t, lang)
		if d.Disputes(&people.Known{Person: d.known.Person, Accounts: []people.Account{account(nil, "1983-02-18")}}) != nil {
			t.Errorf("%s: one list disagrees with itself", lang)
		}
		press := func(a people.Account, words string) {
			t.Helper()
			o := d.Disputes(&people.Known{Person: d.known.Person, Accounts: []people.Account{a}})
			for _, b := range uitest.Find[*kit.Button](o) {
				if b.Text() == words {
					b.Tapped(nil)
					return
				}
			}
			t.Fatalf("%s: there is no %q", lang, words)
		}
		press(account(nil, "1983-02-18", "1984"), d.T("byhand.is_right"))
		mine := &app.OwnFact{Fact: app.FactBorn, Value: "1982", ChosenOn: on}
		press(account(mine, "1984"), d.T("byhand.take_theirs"))
		press(account(mine, "1984"), d.T("byhand.keep_mine"))
		if want := []string{"settle born 1983-02-18 viasna", "take born", "keep born"}; !slices.Equal(d.did, want) {
			t.Errorf("%s: %q", lang, d.did)
		}
	}
}

func TestTheFormsSpeakTheLanguageOfTheWindowAsItIsNow(t *testing.T) {
	d := newDesk(t, "en")
	for _, lang := range []string{"ru", "be", "en"} {
		d.Lang = lang
		d.Build(d)
		d.Add(func(app.PersonID) {})
		d.says(d.T("byhand.add.title"))
		d.says(d.T("byhand.name.family") + " " + d.T("byhand.name.given"))
		d.goes(d.T("dialog.cancel"))
		if d.sheet() != nil || len(d.forms) != 0 {
			t.Errorf("%s: the form was not left", lang)
		}
	}
}
