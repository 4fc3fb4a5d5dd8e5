package people

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/attachments"
	"vestka/app/evening"
	"vestka/app/inbox"
	"vestka/app/journal"
	"vestka/app/people"
	"vestka/app/printing"
	"vestka/app/register"
	"vestka/app/rhythm"
	"vestka/app/rulebook"
	"vestka/app/sheet"
	"vestka/app/work"
	"vestka/ui/attached"
	"vestka/ui/kit"
	"vestka/ui/kit/kittest"
)

// world is a section over a store in memory, with a shell that answers for the
// reader and refreshes the list before the section reloads.
type world struct {
	*kittest.Frame
	t         *testing.T
	store     *apptest.Store
	register  *register.Register
	directory *people.Directory
	intake    *people.Intake
	runner    *work.Runner
	section   *Section
	opened    []string // files handed to the viewer
	screen    fyne.CanvasObject
}

func newWorld(t *testing.T, lang string) *world {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(kit.Light, 1))
	reg, err := register.Load()
	if err != nil {
		t.Fatal(err)
	}
	w := &world{Frame: kittest.NewFrame(t, lang), t: t, store: apptest.NewStore(), register: reg, runner: work.Synchronous()}
	w.directory = people.NewDirectory(w.store, w.store, reg)
	w.intake = people.NewIntake(w.store, reg)
	return w
}

// Letters reads the log as app/journal does.
func (w *world) Letters(ctx context.Context, f app.LetterFilter) ([]app.Letter, int, error) {
	all, err := w.store.Letters(ctx, f)
	return all, len(all), err
}

// AddSample adds the sample list in its three languages.
func (w *world) AddSample(ctx context.Context) (app.Changes, error) {
	lists, err := register.Sample()
	if err != nil {
		return app.Changes{}, err
	}
	var all []app.Changes
	for _, l := range lists {
		c, err := w.intake.Compare(ctx, l)
		if err != nil {
			return app.Changes{}, err
		}
		changes, err := w.intake.Apply(ctx, c)
		if err != nil {
			return app.Changes{}, err
		}
		all = append(all, changes)
	}
	return app.Together("undo.sample", all...), nil
}

// Did refreshes the list before the section reloads, as the window does.
func (w *world) Did(by kit.Section, text string, c app.Changes) {
	w.must(w.directory.Refresh(context.Background(), c))
	w.Frame.Did(by, text, c)
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// withSample fills the list with the sample people.
func (w *world) withSample() *world {
	w.t.Helper()
	_, err := w.AddSample(context.Background())
	w.must(err)
	w.must(w.directory.Load(context.Background()))
	return w
}

// with adds people to the list, each with the row that a list has of them.
func (w *world) with(all ...app.Person) *world {
	w.t.Helper()
	edits := make([]app.PersonEdit, len(all))
	for i, p := range all {
		edits[i] = apptest.Edit(p)
	}
	_, err := w.store.SavePeople(context.Background(), edits)
	w.must(err)
	w.must(w.directory.Load(context.Background()))
	return w
}

// build shows the section in a window.
func (w *world) build() *world {
	w.t.Helper()
	w.section = New(Deps{
		Directory: w.directory, Store: w.store, Intake: w.intake, Lists: inbox.New(w.store, w.intake, w.register), Register: w.register,
		Log: w, Sample: w, Rulebook: rulebook.New(w.store, w.register), Runner: w.runner, Now: apptest.FixedClock,
		Saved: people.NewLists(w.store), Evenings: w.evenings(), Opener: w,
		Rhythm:   rhythm.New(rhythm.Deps{Store: w.store, People: w.directory, Lists: people.NewLists(w.store), Log: w.store}),
		Attached: attached.Deps{Keeper: attachments.New(w.store, filepath.Join(w.t.TempDir(), "copies"), nil), Runner: w.runner},
	})
	return w.show()
}

// evenings draw from the list of the world.
func (w *world) evenings() *evening.Host {
	w.t.Helper()
	fonts, err := sheet.LoadFonts()
	w.must(err)
	press := printing.New(w.directory, journal.New(w.store), w.register, fonts, nil)
	return &evening.Host{
		List: w.directory, Press: press, Store: w.store, Rules: rulebook.New(w.store, w.register), Register: w.register, Fonts: fonts,
	}
}

// Open is the reader's viewer.
func (w *world) Open(_ context.Context, path string) error {
	w.opened = append(w.opened, path)
	return nil
}

// show builds the screen around the section's state, as a change of language does.
func (w *world) show() *world {
	w.screen = w.section.Build(w)
	win := test.NewTempWindow(w.t, w.screen)
	win.Resize(fyne.NewSize(1096, 800))
	return w
}

// id is the number of the one person whom the text finds among all.
func (w *world) id(text string) app.PersonID {
	w.t.Helper()
	found := w.directory.Find(people.Query{Text: text, Today: apptest.Today}).People
	if len(found) == 0 {
		w.t.Fatalf("the list has nobody like %q", text)
	}
	return found[0].ID
}

func (w *world) person(id app.PersonID) app.Person {
	w.t.Helper()
	p, err := w.store.Person(context.Background(), id)
	w.must(err)
	return p
}

// undo takes the last operation back, as Ctrl+Z does.
func (w *world) undo() {
	w.t.Helper()
	last := w.Changes[len(w.Changes)-1]
	if last.Undo == nil {
		w.t.Fatal("the last operation cannot be taken back")
	}
	c, err := last.Undo.Do(context.Background())
	w.must(err)
	w.must(w.directory.Refresh(context.Background(), c))
	w.section.Reload(c)
}

// sheet is the sheet that was shown last.
func (w *world) sheet() kit.Sheet {
	w.t.Helper()
	if len(w.Reader.Sheets) == 0 {
		w.t.Fatal("no sheet is shown")
	}
	return w.Reader.Sheets[len(w.Reader.Sheets)-1]
}

// pressPrimary takes the primary action of the last sheet.
func (w *world) pressPrimary() {
	w.t.Helper()
	for _, a := range w.sheet().Actions {
		if a.Primary {
			if a.Do != nil {
				a.Do()
			}
			return
		}
	}
	w.t.Fatal("the sheet has no primary action")
}

// file writes a list to be opened.
func (w *world) file(name, text string) string {
	w.t.Helper()
	path := filepath.Join(w.t.TempDir(), name)
	w.must(os.WriteFile(path, []byte(text), 0o600))
	return path
}

// names are those in the list, from its top.
func (w *world) names() []string {
	var all []string
	for _, e := range w.section.found.rows {
		all = append(all, w.section.line(e).Name)
	}
	return all
}

// all are the objects of one kind that can be seen under o.
func all[T fyne.CanvasObject](o fyne.CanvasObject) []T {
	var found []T
	for _, x := range test.LaidOutObjects(o) {
		if t, ok := x.(T); ok && x.Visible() {
			found = append(found, t)
		}
	}
	return found
}

// allWords are all texts that can be seen under o, a line for each.
func allWords(o fyne.CanvasObject) string {
	var lines []string
	for _, x := range test.LaidOutObjects(o) {
		if !x.Visible() {
			continue
		}
		switch t := x.(type) {
		case *kit.Text:
			lines = append(lines, t.Words())
		case *kit.Button:
			lines = append(lines, t.Text())
		case *words:
			lines = append(lines, t.text)
		}
	}
	return strings.Join(lines, "\n")
}

// says fails the test unless the card or the screen o says the text.
func (w *world) says(o fyne.CanvasObject, texts ...string) {
	w.t.Helper()
	said := strings.ReplaceAll(allWords(o), "\u00a0", " ")
	for _, text := range texts {
		if !strings.Contains(said, text) {
			w.t.Errorf("%q is not said in\n%s", text, said)
		}
	}
}
