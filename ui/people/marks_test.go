package people

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/ui/kit"
)

func (w *world) press(k fyne.KeyName) {
	w.section.list.Focusable().TypedKey(&fyne.KeyEvent{Name: k})
}

func TestSpaceMarksAndTheCardsGoOutInTheOrderOfTheList(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	if w.section.buttons.write.Visible() {
		t.Error("there is a button to write to nobody")
	}
	first, third := w.section.found.rows[0].ID, w.section.found.rows[2].ID
	w.press(fyne.KeyDown)
	w.press(fyne.KeyDown)
	w.press(fyne.KeySpace)
	w.press(fyne.KeyHome)
	w.press(fyne.KeySpace)
	w.says(w.section.chips, "marked: 2")
	if !w.section.buttons.write.Visible() || w.section.buttons.write.Text() != "Write 2 postcards" {
		t.Errorf("the button says %q", w.section.buttons.write.Text())
	}
	w.section.search.SetText("Karatkevich") // the marks stay
	w.section.buttons.write.Tapped(nil)
	if len(w.Went) != 1 || w.Went[0].Section != "print" || !slices.Equal(w.Went[0].Arg.([]app.PersonID), []app.PersonID{first, third}) {
		t.Errorf("went to %v", w.Went)
	}
	w.section.search.SetText("")
	w.press(fyne.KeySpace) // takes the first mark away again
	if w.section.buttons.write.Text() != "Write 1 postcard" {
		t.Errorf("the button says %q", w.section.buttons.write.Text())
	}
	w.press(fyne.KeyEscape)
	if len(w.section.marked) != 0 || w.section.buttons.write.Visible() {
		t.Error("a mark is left")
	}
}

func TestAPressOnTheAvatarMarksAndOneOnTheRowDoesNot(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	r := newRow(w.section.toggle)
	e := w.section.found.rows[1]
	w.section.fillRow(r, e)
	r.mark.Tapped(nil)
	if !w.section.marked[e.ID] {
		t.Fatal("it is not marked")
	}
	w.section.list.Select(3)
	if len(w.section.marked) != 1 {
		t.Error("a row that was only gone to is marked")
	}
}

func TestAllAreMarkedAtOnceAndManyOnlyWhenAsked(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	marksAll := w.section.list.Focusable().(fyne.Shortcutable)
	marksAll.TypedShortcut(&fyne.ShortcutSelectAll{})
	if len(w.section.marked) != 42 {
		t.Errorf("%d are marked", len(w.section.marked))
	}
	crowd := make([]app.Person, askAbove)
	for i := range crowd {
		crowd[i] = apptest.Writer(i, func(p *app.Person) { p.SourceIDs[0] = "test:" + p.SourceIDs[0] })
	}
	w.with(crowd...)
	w.section.clearMarks()
	w.section.load()
	w.Reader.Yes = []bool{false, true}
	marksAll.TypedShortcut(&fyne.ShortcutSelectAll{})
	if len(w.section.marked) != 0 {
		t.Error("they are marked although the reader said no")
	}
	marksAll.TypedShortcut(&fyne.ShortcutSelectAll{})
	if n := len(w.section.marked); n != 42+askAbove {
		t.Errorf("%d are marked", n)
	}
}

func TestPeopleSentFromElsewhereAreMarkedAndShownAlone(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.section.toggle(w.id("Kupala"))
	w.section.search.SetText("Kupala")
	ids := []app.PersonID{w.id("Melezh"), w.id("Karatkevich")}
	w.section.Open(ids)
	if got := w.names(); !slices.Equal(got, []string{"Uladzimir Karatkevich", "Ivan Melezh"}) {
		t.Errorf("shown are %v", got)
	}
	w.section.toggle(ids[0])
	if got := w.names(); !slices.Equal(got, []string{"Uladzimir Karatkevich"}) {
		t.Errorf("after a mark was taken away shown are %v", got)
	}
	w.section.toggle(ids[1])
	if w.section.filter.on() || len(w.section.found.rows) != 46 {
		t.Errorf("with no mark left %d are shown", len(w.section.found.rows))
	}
}

func TestOnlyOneButtonIsThePrimaryOne(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.section.Open(w.id("Karatkevich"))
	w.section.buttons.writeOne.Tapped(nil)
	if !slices.Equal(w.Went[0].Arg.([]app.PersonID), []app.PersonID{w.id("Karatkevich")}) {
		t.Errorf("went to %v", w.Went)
	}
	w.section.focusCard()
	if w.Focused != fyne.Focusable(w.section.buttons.writeOne) {
		t.Error("Enter in the list does not go to the card")
	}
	w.section.write() // Ctrl+Enter
	if len(w.Went) != 2 {
		t.Error("the key for writing does nothing while nobody is marked")
	}
	all[*kit.Toggle](w.section.detail)[0].Tapped(nil)
	w.says(w.section.chips, "marked: 1")
}

func TestMarksOfPeopleWhoAreGoneAreNotWrittenTo(t *testing.T) {
	w := newWorld(t, "en").withSample().with(apptest.Person(func(p *app.Person) { p.SourceIDs[0] = "test:1" })).build()
	kept := w.directory.Find(people.Query{Sample: new(bool)}).People[0].ID
	w.section.toggle(w.id("Karatkevich"))
	w.section.toggle(kept)
	c, err := w.store.RemoveSample(context.Background())
	w.must(err)
	w.Did(w.section, "", c)
	if len(w.section.marked) != 1 {
		t.Errorf("%d are marked", len(w.section.marked))
	}
	w.section.write()
	if len(w.Went) != 1 || !slices.Equal(w.Went[0].Arg.([]app.PersonID), []app.PersonID{kept}) {
		t.Errorf("went to %v", w.Went)
	}
}
