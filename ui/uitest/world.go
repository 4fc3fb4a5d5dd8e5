// Package uitest is what the tests of the sections stand on: a store in memory
// with the sample list, the engine over it, a window of the test driver, and a
// reader who presses keys and buttons in it.
package uitest

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/attachments"
	"vestka/app/desk"
	"vestka/app/journal"
	"vestka/app/people"
	"vestka/app/places"
	"vestka/app/printing"
	"vestka/app/proof"
	"vestka/app/register"
	"vestka/app/rulebook"
	"vestka/app/sheet"
	"vestka/app/spelling"
	"vestka/app/stocks"
	"vestka/app/templates"
	"vestka/app/wordbook"
	"vestka/app/work"
	"vestka/ui/findings"
	"vestka/ui/kit"
	"vestka/ui/kit/kittest"
)

var (
	built = sync.OnceValues(register.Load)
	faces = sync.OnceValues(sheet.LoadFonts)
)

// World is a window for one section. It is the frame of that section, its
// sample list and its viewer of files.
type World struct {
	*kittest.Frame
	t      *testing.T
	intake *people.Intake

	Store     *apptest.Store
	Register  *register.Register
	Rulebook  *rulebook.Book
	Fonts     *sheet.Fonts
	Directory *people.Directory
	Journal   *journal.Journal
	Press     *printing.Press
	Keeper    *attachments.Keeper
	Places    *places.Book
	Templates *templates.Book
	Desk      *desk.Desk
	Stocks    *stocks.Book
	Runner    *work.Runner
	Window    fyne.Window
	Opened    []string // files handed to the viewer
	NoViewer  error    // what the viewer says instead of opening
}

// New is a world with nobody on the list, in the language.
func New(t *testing.T, lang string) *World {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(kit.Light, 1))
	reg, err := built()
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := faces()
	if err != nil {
		t.Fatal(err)
	}
	w := &World{
		Frame: kittest.NewFrame(t, lang), t: t, Store: apptest.NewStore(), Register: reg, Fonts: fonts,
		Runner: work.Synchronous(), Window: a.NewWindow(""),
	}
	w.Journal = journal.New(w.Store)
	w.Directory = people.NewDirectory(w.Store, w.Store, reg)
	w.Rulebook = rulebook.New(w.Store, reg)
	w.Press = printing.New(w.Directory, w.Journal, reg, fonts, nil)
	w.Keeper = attachments.New(w.Store, filepath.Join(t.TempDir(), "copies"), nil)
	w.intake = people.NewIntake(w.Store, reg)
	w.Places = places.New(w.Store, reg, w.Directory)
	w.Templates = templates.New(w.Store, reg)
	w.Stocks = stocks.New(w.Store, reg)
	w.Desk = desk.New(w.Store, w.Directory, reg, fonts)
	w.Press.DrawFrom(w.Desk)
	w.Must(w.Templates.Load(context.Background()))
	w.Must(w.Places.Load(context.Background())) // the register is one for all worlds
	return w
}

// Sample puts the sample list into the store.
func (w *World) Sample() *World {
	w.t.Helper()
	c, err := w.AddSample(context.Background())
	w.Must(err)
	w.Must(w.Directory.Refresh(context.Background(), c))
	return w
}

// AddSample adds the sample list.
func (w *World) AddSample(ctx context.Context) (app.Changes, error) {
	lists, err := register.Sample()
	if err != nil {
		return app.Changes{}, err
	}
	var all []app.Changes
	for _, l := range lists {
		compared, err := w.intake.Compare(ctx, l)
		if err != nil {
			return app.Changes{}, err
		}
		c, err := w.intake.Apply(ctx, compared)
		if err != nil {
			return app.Changes{}, err
		}
		all = append(all, c)
	}
	return app.Together("undo.sample", all...), nil
}

// ListOf adds somebody from a list that was read so many days ago.
func (w *World) ListOf(daysAgo int) app.PersonID {
	w.t.Helper()
	e := apptest.Edit(apptest.Writer(9, func(p *app.Person) { p.Held = app.Detention{Facility: "IK-904", Text: "ПК № 904"} }))
	e.Records[0].Source, e.Records[0].SeenOn = "viasna", apptest.Today.AddDays(-daysAgo)
	c, err := w.Store.SavePeople(context.Background(), []app.PersonEdit{e})
	w.Must(err)
	w.Must(w.Directory.Refresh(context.Background(), c))
	return app.PersonID(c.IDs[0])
}

// Doubted adds somebody whom two lists place in two facilities.
func (w *World) Doubted() app.PersonID {
	w.t.Helper()
	e := apptest.Edit(apptest.Writer(9, func(p *app.Person) { p.Held = app.Detention{Facility: "IK-904", Text: "ПК № 904"} }))
	other := e.Records[0]
	other.Source, other.Key, other.SeenOn, other.Held.Text = "office", "7", apptest.Today.AddDays(-30), "ПК № 917"
	e.Records = append(e.Records, other)
	c, err := w.Store.SavePeople(context.Background(), []app.PersonEdit{e})
	w.Must(err)
	w.Must(w.Directory.Refresh(context.Background(), c))
	return app.PersonID(c.IDs[0])
}

// RemoveSample removes it.
func (w *World) RemoveSample(ctx context.Context) (app.Changes, error) {
	return w.Store.RemoveSample(ctx)
}

// Birthdays are the people with an address whose birthdays come in two months.
func (w *World) Birthdays() []app.PersonID {
	var ids []app.PersonID
	for _, b := range w.Directory.Birthdays(people.BirthdayQuery{Today: apptest.Today, Days: 60, Lang: app.Lang(w.Lang)}) {
		if b.HasAddress {
			ids = append(ids, b.ID)
		}
	}
	return ids
}

// Open is the viewer.
func (w *World) Open(_ context.Context, path string) error {
	w.Opened = append(w.Opened, path)
	return w.NoViewer
}

// Did brings the list up to date before the section reloads, as the shell does.
func (w *World) Did(by kit.Section, text string, c app.Changes) {
	w.t.Helper()
	w.Must(w.Places.Refresh(context.Background(), c))
	w.Must(w.Templates.Refresh(context.Background(), c))
	w.Rulebook.Refresh(c)
	w.Must(w.Directory.Refresh(context.Background(), c))
	w.Frame.Did(by, text, c)
}

// Undo takes back the last change of the section that can be taken back.
func (w *World) Undo(s kit.Section) {
	w.t.Helper()
	for _, c := range slices.Backward(w.Changes) {
		if c.Undo != nil {
			back, err := c.Undo.Do(context.Background())
			w.Must(err)
			w.Must(w.Places.Refresh(context.Background(), back))
			w.Must(w.Templates.Refresh(context.Background(), back))
			w.Rulebook.Refresh(back)
			w.Must(w.Directory.Refresh(context.Background(), back))
			s.Reload(back)
			return
		}
	}
	w.t.Fatal("there is nothing to take back")
}

// Must ends the test where there is an error.
func (w *World) Must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// Show fills the window with the section as the shell would: built, told that
// everything is new, and with the keyboard.
func (w *World) Show(s kit.Section) {
	w.Window.SetContent(s.Build(w))
	w.Window.Resize(fyne.NewSize(1100, 780))
	if shower, ok := s.(kit.Shower); ok {
		shower.Shown()
	}
	s.Reload(app.Changes{Kinds: app.KindPeople | app.KindLetters | app.KindPlaces | app.KindSettings | app.KindAttachments})
	if f := s.Focus(); f != nil {
		w.Window.Canvas().Focus(f)
	}
}

// Key types keys into what has the focus.
func (w *World) Key(keys ...fyne.KeyName) {
	w.t.Helper()
	for _, k := range keys {
		f := w.Window.Canvas().Focused()
		if f == nil {
			w.t.Fatalf("nothing has the focus to hear %s", k)
		}
		f.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// Do does what the section's shortcut on the key does.
func (w *World) Do(s kit.Section, key fyne.KeyName) {
	w.t.Helper()
	for _, k := range s.Shortcuts() {
		if k.Key == key {
			k.Do()
			return
		}
	}
	w.t.Fatalf("the section has no key %s", key)
}

// Tap presses the button with the words.
func (w *World) Tap(words string) {
	w.t.Helper()
	if b := w.button(words); b != nil {
		test.Tap(b)
		return
	}
	w.t.Fatalf("there is no button %q in %q", words, w.Words())
}

// Has reports that there is a button with the words to be seen.
func (w *World) Has(words string) bool { return w.button(words) != nil }

func (w *World) button(words string) *kit.Button {
	for _, b := range Find[*kit.Button](w.Window.Content()) {
		if b.Text() == words {
			return b
		}
	}
	return nil
}

// T is a text of the catalogue in the language of the window: tests ask for
// what is said rather than for its present wording.
func (w *World) T(key string, args ...any) string { return w.Loc().T(key, args...) }

// Words are all texts to be seen in the window, the wrapped ones put together.
func (w *World) Words() string { return Words(w.Window.Content()) }

// Words are all texts to be seen in o, with plain spaces, such as the body of a sheet that no window
// has laid out.
func Words(o fyne.CanvasObject) string {
	if o.Size().IsZero() {
		o.Resize(fyne.NewSize(800, 600))
	}
	var all []string
	walk(o, func(o fyne.CanvasObject) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			all = append(all, strings.TrimSpace(t.Text))
		}
	})
	return strings.ReplaceAll(strings.Join(all, " "), "\u00a0", " ")
}

// Find are the objects of a kind to be seen in o, in the order of drawing.
func Find[T fyne.CanvasObject](o fyne.CanvasObject) []T {
	var found []T
	walk(o, func(o fyne.CanvasObject) {
		if t, ok := o.(T); ok {
			found = append(found, t)
		}
	})
	return found
}

func walk(o fyne.CanvasObject, meet func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	meet(o)
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *container.Scroll:
		parts = []fyne.CanvasObject{o.Content}
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, p := range parts {
		walk(p, meet)
	}
}

var dictionaries spelling.Dictionaries // read once for all tests of a package

// Findings are what a list of findings stands on.
func (w *World) Findings() findings.Deps {
	book := wordbook.New(w.Store)
	return findings.Deps{
		Reader: &proof.Reader{
			People: w.Directory, Rules: w.Rulebook, Press: w.Press, Words: book, Settings: w.Store, Places: w.Register, Log: w.Store,
			Fonts: w.Fonts, Spelling: &dictionaries,
		},
		Book: book, Runner: w.Runner, Now: apptest.FixedClock,
	}
}
