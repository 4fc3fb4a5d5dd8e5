package people

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/ui/kit"
)

// does presses the button of the sheet with the words of the key.
func (w *world) does(key string, args ...any) {
	w.t.Helper()
	label := w.Loc().T(key, args...)
	for _, a := range w.sheet().Actions {
		if a.Label == label {
			if a.Do != nil {
				a.Do()
			}
			return
		}
	}
	w.t.Fatalf("the sheet has no button %q", label)
}

// pressIn presses the button or the link in the sheet with the words.
func (w *world) pressIn(label string) {
	w.t.Helper()
	for _, b := range all[*kit.Button](w.sheet().Body) {
		if b.Text() == label {
			b.Tapped(nil)
			return
		}
	}
	w.t.Fatalf("the sheet has no %q", label)
}

func (w *world) saved() []people.SavedQuery {
	w.t.Helper()
	lists, err := people.NewLists(w.store).All(w.t.Context())
	w.must(err)
	return lists
}

func TestFiltersAreSavedAsAListShownRenamedAndRemoved(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.section.askFilter()
	all[*kit.Choice](w.sheet().Body)[0].Choose(1)
	w.Reader.Texts = []string{"Women"}
	w.does("people.list.save_as")
	if got := w.saved(); len(got) != 1 || got[0].Name != "Women" || got[0].Query.Sex != app.Female || !got[0].Query.InCustody {
		t.Fatalf("saved: %+v", got)
	}
	women := w.names()
	w.section.clearFilters()
	w.section.setOrder(people.ByBirthday)

	w.section.showLists()
	w.says(w.sheet().Body, "Women")
	w.pressIn("Show")
	if got := w.names(); !slices.Equal(got, women) || w.section.order != people.ByName {
		t.Errorf("the list shows %v", got)
	}
	w.section.showLists()
	w.Reader.Texts = []string{"Sisters"}
	w.pressIn("Rename")
	if got := w.saved(); len(got) != 1 || got[0].Name != "Sisters" {
		t.Errorf("renamed: %+v", got)
	}
	w.section.showLists()
	w.pressIn("Remove")
	if got := w.saved(); len(got) != 0 {
		t.Errorf("removed: %+v", got)
	}
	c := w.Changes[len(w.Changes)-1]
	if _, err := c.Undo.Do(t.Context()); err != nil || len(w.saved()) != 1 {
		t.Errorf("the removed list did not come back (%v)", err)
	}
}

func TestAListThatThisVersionCannotUseIsNamedWithItsReason(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	_, err := w.store.SaveList(t.Context(), "Tomorrow's", `{"version":1,"shoe_size":42}`)
	w.must(err)
	w.section.showLists()
	w.says(w.sheet().Body, "Tomorrow's", "shoe_size")
	for _, b := range all[*kit.Button](w.sheet().Body) {
		if b.Text() == "Show" {
			t.Error("it can be shown")
		}
	}
}

func TestASlipInAFieldOfTheFiltersKeepsTheSheetOpen(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	before := w.section.filter
	w.section.askFilter()
	fields := all[*kit.Entry](w.sheet().Body)
	for i, wrong := range map[int]string{0: "many", 1: "-3", 2: "three sixty one", 5: "2026-13-01", 6: "yesterday"} {
		fields[i].SetText(wrong)
		w.says(w.sheet().Body, "One of the fields is not understood")
		w.pressPrimary()
		if !reflect.DeepEqual(w.section.filter, before) {
			t.Errorf("%q was taken", wrong)
		}
		fields[i].SetText("")
	}
	fields[0].SetText("40")
	fields[1].SetText("60")
	fields[2].SetText("361-4, 342")
	fields[3].SetText("Гродна")
	fields[4].SetText("паэт")
	fields[5].SetText("2026-01-02")
	w.pressPrimary()
	q := w.section.filter.Query
	if q.AgeFrom != 40 || q.AgeTo != 60 || !slices.Equal(q.Articles, []string{"361-4", "342"}) || q.Town != "Гродна" || q.About != "паэт" ||
		q.SilentSince != (app.Date{Year: 2026, Month: 1, Day: 2}) {
		t.Errorf("taken: %+v", q)
	}
}

func TestSeveralPlacesAreChosenOneAfterTheOtherAndTakenAway(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.section.askFilter()
	places := all[*kit.Select](w.sheet().Body)[3]
	places.SetSelectedIndex(1)
	places.SetSelectedIndex(2)
	places.SetSelectedIndex(2)
	chips := all[*kit.Chip](w.sheet().Body)
	if len(chips) != 2 {
		t.Fatalf("%d chips", len(chips))
	}
	chips[0].Tapped(nil)
	if chips = all[*kit.Chip](w.sheet().Body); len(chips) != 1 {
		t.Fatalf("%d chips", len(chips))
	}
	w.pressPrimary()
	if n := len(w.section.filter.Facilities); n != 1 {
		t.Errorf("%d places", n)
	}
}

func TestADrawShowsWhoWasDrawnIsKeptAndPrinted(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.section.askDraw()
	fields := all[*kit.Entry](w.sheet().Body)
	fields[0].SetText("3")
	fields[1].SetText("42")
	fields[2].SetText("Zoska\nAnton")
	w.pressPrimary()
	w.says(w.sheet().Body, "1. Alexander Grin", "Zoska", "Anton", "3. Alaiza Pashkevich")
	if !strings.Contains(w.sheet().Text, "out of 41; number of the draw: 42") {
		t.Errorf("the sheet says %q", w.sheet().Text)
	}
	w.Reader.Texts, w.Reader.Yes = []string{"November"}, []bool{false}
	w.does("people.draw.keep")
	kept, err := w.store.Draws(t.Context())
	if err != nil || len(kept) != 1 || kept[0].Name != "November" || kept[0].Drawn[0].Writer != "" || kept[0].Seed != 42 {
		t.Fatalf("kept: %+v (%v)", kept, err)
	}
	path := filepath.Join(t.TempDir(), "sheets.pdf")
	w.Reader.Files = []string{path}
	w.pressPrimary()
	if info, err := os.Stat(path); err != nil || info.Size() == 0 || !slices.Equal(w.opened, []string{path}) {
		t.Errorf("the sheets: %v, opened %v", err, w.opened)
	}

	w.section.showDraws()
	w.says(w.sheet().Body, "November", "3 people")
	w.pressIn("Open")
	w.says(w.sheet().Body, "1. Alexander Grin")
	w.section.showDraws()
	w.pressIn("Remove")
	if kept, _ = w.store.Draws(t.Context()); len(kept) != 0 {
		t.Errorf("still kept: %+v", kept)
	}
}

func TestADrawSaysWhomAMarkKeepsOut(t *testing.T) {
	w := newWorld(t, "en").withSample()
	id := w.id("Grin")
	_, err := w.store.SetMark(t.Context(), app.Mark{Kind: app.DoNotWrite, Reason: "the family asks for it", Source: "family", On: apptest.Today}, id)
	w.must(err)
	w.must(w.directory.Load(t.Context()))
	w.build()
	w.section.draw = drawForm{count: 50, seed: 42, lang: app.English}
	w.section.drawNow()
	w.says(w.sheet().Body, "Alexander Grin: ", "the family asks for it")
	for _, text := range []string{"1. Alexander Grin", "2. Alexander Grin"} {
		if strings.Contains(allWords(w.sheet().Body), text) {
			t.Errorf("%s was drawn", text)
		}
	}
}

func TestADrawWithASlipOrOfNobodyChangesNothing(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.section.askDraw()
	n := len(w.Reader.Sheets)
	all[*kit.Entry](w.sheet().Body)[0].SetText("some")
	w.pressPrimary()
	if len(w.Reader.Sheets) != n || len(w.Said) == 0 {
		t.Error("something was drawn")
	}
	all[*kit.Entry](w.sheet().Body)[0].SetText("")
	w.pressPrimary() // nobody, for no writer
	if len(w.Errors) != 1 || app.CodeOf(w.Errors[0]) != app.Invalid {
		t.Errorf("errors %v", w.Errors)
	}
}
