package changes

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

type world struct {
	*uitest.World
	section *Section
	ids     []app.PersonID
}

// newWorld is the section over five people of whom the second list told something:
// two were moved, one of them with a printed card; one is free, one is new.
func newWorld(t *testing.T, lang string) *world {
	t.Helper()
	w := &world{World: uitest.New(t, lang)}
	w.section = New(Deps{
		Watch: people.NewWatch(w.Store, w.Directory), Steps: w.Store, People: w.Directory, Register: w.Register, Counted: func() {},
		Runner: w.Runner, Now: apptest.FixedClock,
	})
	return w
}

func at(facility string) func(*app.Person) {
	return func(p *app.Person) { p.Held = app.Detention{Facility: facility, Text: facility, SeenOn: apptest.Today} }
}

func (w *world) withNews() *world {
	edits := []app.PersonEdit{
		apptest.Edit(apptest.Writer(0, at("IK-905"))), apptest.Edit(apptest.Writer(1, at("IK-905"))),
		apptest.Edit(apptest.Writer(2, func(p *app.Person) { p.Status = app.Former })), apptest.Edit(apptest.Writer(3, at("IK-904"))),
	}
	saved, err := w.Store.SavePeople(context.Background(), edits)
	w.Must(err)
	for _, id := range saved.IDs {
		w.ids = append(w.ids, app.PersonID(id))
	}
	_, _, err = w.Store.LogJob(context.Background(), []app.Letter{
		apptest.Letter(w.ids[0], func(l *app.Letter) { l.State, l.Facility = app.Printed, "IK-904" }),
		apptest.Letter(w.ids[2]),
	})
	w.Must(err)
	_, err = w.Store.SaveImport(context.Background(), app.ImportEdit{
		Import: app.Import{Source: "viasna", Lang: app.Belarusian, Day: apptest.Today, Counts: app.ImportCounts{Read: 4, Changed: 3, New: 1}},
		News: []app.News{
			{Person: w.ids[0], Kind: app.NewsMoved, Field: app.FactHeld, Before: "IK-904", After: "IK-905"},
			{Person: w.ids[1], Kind: app.NewsMoved, Field: app.FactHeld, Before: "IK-904", After: "IK-905"},
			{Person: w.ids[2], Kind: app.NewsReleased, Field: app.FactStatus, Before: "active", After: "former"},
			{Person: w.ids[3], Kind: app.NewsNew, After: "IK-904"},
		},
	})
	w.Must(err)
	w.Must(w.Directory.Load(context.Background()))
	return w
}

func (w *world) show() *world {
	w.Show(w.section)
	w.section.Reload(app.Changes{Kinds: app.KindNews})
	return w
}

func (w *world) has(t *testing.T, words ...string) {
	t.Helper()
	for _, word := range words {
		if !strings.Contains(w.Words(), word) {
			t.Errorf("%q is not to be seen in %q", word, w.Words())
		}
	}
}

func TestChangesStandByKindWithWhatTheyAskFor(t *testing.T) {
	for _, lang := range []string{"en", "ru", "be"} {
		w := newWorld(t, lang).withNews()
		w.section.Reload(app.Changes{Kinds: app.KindNews})
		if w.section.Count() != 4 {
			t.Errorf("before it is built it counts %d changes", w.section.Count())
		}
		w.show()
		moved := w.T("changes.head", "Kind", w.T("news.kind.moved"), "Number", "2")
		w.has(t, moved, w.T("news.action.reprint"), w.T("news.action.stop"), w.T("news.action.welcome"), w.T("changes.count", "Count", 4))
	}
}

func TestAChangeIsAppliedByKeyboardAndTakenBack(t *testing.T) {
	w := newWorld(t, "en").withNews().show()
	w.Key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown) // new: head, one; moved: head, the first
	w.has(t, w.T("changes.advice.reprint", "Count", 1), "; now IK-905")
	w.Do(w.section, fyne.KeyReturn)
	if w.section.Count() != 3 {
		t.Errorf("%d changes are left", w.section.Count())
	}
	letters, err := w.Store.Letters(t.Context(), app.LetterFilter{State: app.Stopped})
	if err != nil || len(letters) != 1 || letters[0].Person != w.ids[0] {
		t.Errorf("%+v, %v", letters, err)
	}
	if want := "print"; len(w.Went) != 1 || w.Went[0].Section != want || !slices.Equal(w.Went[0].Arg.([]app.PersonID), w.ids[:1]) {
		t.Errorf("went to %+v", w.Went)
	}
	w.Undo(w.section)
	if w.section.Count() != 4 {
		t.Errorf("%d changes after the undo", w.section.Count())
	}
}

func TestAllChangesOfAKindAreDismissedTogether(t *testing.T) {
	w := newWorld(t, "en").withNews().show()
	w.Key(fyne.KeyDown, fyne.KeyDown) // the head of those who were moved
	w.has(t, w.T("changes.kind.stops", "Count", 1))
	w.Tap(w.T("changes.dismiss_all", "Count", 2))
	if w.section.Count() != 2 {
		t.Errorf("%d changes are left", w.section.Count())
	}
	if stopped, err := w.Store.Letters(t.Context(), app.LetterFilter{State: app.Stopped}); err != nil || len(stopped) > 0 {
		t.Errorf("a card was stopped: %+v, %v", stopped, err)
	}
	w.Do(w.section, fyne.KeyD) // the next row
	w.Do(w.section, fyne.KeyD)
	w.has(t, w.T("changes.empty.title"))
}

func TestAnImportIsTakenBackFromTheHistory(t *testing.T) {
	w := newWorld(t, "en").withNews().show()
	w.Do(w.section, fyne.KeyH)
	sheet := w.Reader.Sheets[len(w.Reader.Sheets)-1]
	words := uitest.Words(sheet.Body)
	if !strings.Contains(words, w.T("people.source.viasna")) || !strings.Contains(words, w.T("changes.import.read", "Count", 4)) {
		t.Errorf("%q", words)
	}
	w.Reader.Yes = []bool{true}
	for _, b := range uitest.Find[*kit.Button](sheet.Body) {
		if b.Text() == w.T("changes.import.take_back") {
			test.Tap(b)
		}
	}
	if w.section.Count() != 0 {
		t.Errorf("%d changes are left", w.section.Count())
	}
	w.Do(w.section, fyne.KeyH)
	sheet = w.Reader.Sheets[len(w.Reader.Sheets)-1]
	if words := uitest.Words(sheet.Body); !strings.Contains(words, w.T("changes.import.taken_back")) || strings.Contains(words, w.T("changes.import.take_back")) {
		t.Errorf("%q", words)
	}
}

func TestAnImportNamesWhatStandsOnItAndGoesWithIt(t *testing.T) {
	w := newWorld(t, "en").withNews()
	read := func(id app.PersonID, opts ...func(*app.Person)) app.PersonID {
		p := apptest.Edit(apptest.Writer(4, opts...))
		p.Person.ID = id
		c, err := w.Store.SaveImport(t.Context(), app.ImportEdit{Import: app.Import{Source: "viasna", Lang: app.Russian, Day: apptest.Today}, People: []app.PersonEdit{p}})
		w.Must(err)
		return app.PersonID(c.IDs[0])
	}
	id := read(0)
	read(id, at("IK-905"))
	w.show()
	first := w.section.imports[1]
	for _, yes := range []bool{false, true} {
		w.Do(w.section, fyne.KeyH)
		sheet := w.Reader.Sheets[len(w.Reader.Sheets)-1]
		w.Reader.Yes = []bool{yes}
		test.Tap(uitest.Find[*kit.Button](sheet.Body)[1])
		asked := w.Reader.Questions[len(w.Reader.Questions)-1]
		if !strings.Contains(asked.Text, "· List read in: Viasna (Russian), ") || asked.Yes != w.T("changes.take_back.together") {
			t.Errorf("%+v", asked)
		}
		imports, err := w.Store.Imports(t.Context())
		if err != nil || imports[1].ID != first.ID || imports[1].Stands() == yes || imports[0].Stands() == yes || !imports[2].Stands() {
			t.Errorf("yes is %v: %+v, %v", yes, imports, err)
		}
	}
}

func TestWithoutAnImportItSaysWhatToDoFirst(t *testing.T) {
	w := newWorld(t, "be").show()
	w.has(t, w.T("changes.first.title"))
	w.Tap(w.T("changes.first.action"))
	if len(w.Went) != 1 || w.Went[0].Section != "people" {
		t.Errorf("went to %+v", w.Went)
	}
}
