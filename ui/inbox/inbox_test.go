package inbox

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/apptest"
	box "vestka/app/inbox"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/ui/kit"
	"vestka/ui/kit/kittest"
	"vestka/ui/uitest"
)

const plan = `{"form":"csv","source":"office","lang":"be","columns":[{"header":"Імя","field":"name","sure":true},{"header":"Дзе","field":"prison","sure":true}]}`

type nowhere struct{}

func (nowhere) Match(string) (string, bool) { return "", false }

type world struct {
	*kittest.Frame
	store   *apptest.Store
	section *Section
	screen  fyne.CanvasObject
}

// newWorld is the section over a store with so many rows that wait.
func newWorld(t *testing.T, rows int) *world {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(kit.Light, 1))
	w := &world{Frame: kittest.NewFrame(t, "en"), store: apptest.NewStore()}
	var all []app.InboxRow
	for i := range rows {
		all = append(all, app.InboxRow{
			Source: "office", Lang: app.Belarusian, Form: "csv", SeenOn: apptest.Today, Plan: plan,
			BadRow: app.BadRow{
				Line: i + 2, Cells: []app.Cell{{Column: "Дзе", Value: "ПК №" + string(rune('1'+i))}},
				Problem: app.Problem{Line: i + 2, Column: "Імя", Key: "import.problem.no_name", Refused: true},
			},
		})
	}
	if _, err := w.store.SaveImport(t.Context(), app.ImportEdit{Import: app.Import{Source: "office", Day: apptest.Today}, Inbox: all}); err != nil {
		t.Fatal(err)
	}
	w.section = New(Deps{
		Box: box.New(w.store, people.NewIntake(w.store, nowhere{}), nowhere{}), Runner: work.Synchronous(), Now: apptest.FixedClock,
	})
	w.section.Reload(app.Changes{Kinds: app.KindInbox})
	if w.section.Count() != rows {
		t.Fatalf("before it is built it counts %d rows", w.section.Count())
	}
	w.screen = w.section.Build(w)
	win := test.NewTempWindow(t, w.screen)
	win.Resize(fyne.NewSize(1096, 800))
	return w
}

func (w *world) said() string {
	var all []string
	for _, x := range uitest.Find[*kit.Text](w.screen) {
		all = append(all, x.Words())
	}
	return strings.Join(all, "\n")
}

func (w *world) key(name fyne.KeyName) func() {
	for _, k := range w.section.Shortcuts() {
		if k.Key == name {
			return k.Do
		}
	}
	return nil
}

func TestRowsAreShownWithTheirReasonAndFields(t *testing.T) {
	w := newWorld(t, 3)
	for _, text := range []string{"3 rows of lists were not imported", "The row has no name and no number", "ПК №1", "Line 2", "Імя", "Дзе"} {
		if !strings.Contains(w.said(), text) {
			t.Errorf("%q is not said in\n%s", text, w.said())
		}
	}
	if e := uitest.Find[*kit.Entry](w.screen); len(e) != 2 || e[0].Text != "" || e[1].Text != "ПК №1" {
		t.Errorf("%d fields", len(e))
	}
}

func TestMendedRowGoesAndTheNextIsShown(t *testing.T) {
	w := newWorld(t, 3)
	w.section.list.Select(1)
	uitest.Find[*kit.Entry](w.screen)[0].SetText("Янка Купала")
	w.key(fyne.KeyReturn)()
	if len(w.Errors) > 0 {
		t.Fatal(w.Errors)
	}
	people, _ := w.store.People(context.Background())
	if len(people) != 1 || people[0].Names.BE.Family != "Купала" || people[0].Held.Text != "ПК №2" {
		t.Errorf("%+v", people)
	}
	if w.section.Count() != 2 || w.section.form.row.Line != 4 {
		t.Errorf("%d rows, line %d is shown", w.section.Count(), w.section.form.row.Line)
	}
	if _, err := w.Changes[0].Undo.Do(context.Background()); err != nil {
		t.Fatal(err)
	}
	w.section.Reload(w.Changes[0])
	if w.section.Count() != 3 {
		t.Error("it is not taken back")
	}
}

func TestRowThatStillCannotBeTakenKeepsWhatWasTyped(t *testing.T) {
	w := newWorld(t, 2)
	uitest.Find[*kit.Entry](w.screen)[1].SetText("СІЗА")
	w.key(fyne.KeyReturn)()
	if len(w.Errors) != 1 || app.CodeOf(w.Errors[0]) != app.Refused {
		t.Fatal(w.Errors)
	}
	w.section.Reload(app.Changes{Kinds: app.KindInbox})
	if got := uitest.Find[*kit.Entry](w.screen)[1].Text; got != "СІЗА" || w.section.Count() != 2 {
		t.Errorf("the field says %q", got)
	}
}

func TestRowsAreDismissedOneByOneAndTogether(t *testing.T) {
	w := newWorld(t, 3)
	w.key(fyne.KeyD)()
	if w.section.Count() != 2 {
		t.Fatal(w.section.Count())
	}
	w.Reader.Yes = []bool{false, true}
	w.section.askDismissAll()
	if w.section.Count() != 2 {
		t.Error("a no dismisses")
	}
	w.section.askDismissAll()
	if w.section.Count() != 0 || !strings.Contains(w.said(), "Nothing waits to be mended") {
		t.Errorf("%d rows\n%s", w.section.Count(), w.said())
	}
	if !slices.Contains(w.Said, "2 rows were dismissed.") {
		t.Errorf("%q", w.Said)
	}
	if w.section.Focus() != w.section.begin {
		t.Error("the keyboard is nowhere")
	}
}
