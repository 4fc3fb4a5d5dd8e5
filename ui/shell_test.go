package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"vestka/app"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
	"vestka/ui/kit/kittest"
)

// room is a section that notes what the shell does with it. What is chosen in
// it is its state.
type room struct {
	id       string
	keys     []kit.Shortcut
	chosen   string
	field    *kit.Entry
	built    []string
	reloaded []app.Kind
	opened   []any
	shown    int
}

func (r *room) ID() string                       { return r.id }
func (r *room) Label(loc *i18n.Localizer) string { return loc.T("nav." + r.id) }
func (r *room) Icon() string                     { return "person" }
func (r *room) Reload(c app.Changes)             { r.reloaded = append(r.reloaded, c.Kinds) }
func (r *room) Shortcuts() []kit.Shortcut        { return r.keys }
func (r *room) Focus() fyne.Focusable            { return r.field }
func (r *room) Search() fyne.Focusable           { return r.field }
func (r *room) Open(arg any)                     { r.opened = append(r.opened, arg) }
func (r *room) Shown()                           { r.shown++ }

func (r *room) Build(f kit.Frame) fyne.CanvasObject {
	r.built = append(r.built, f.Loc().Lang())
	r.field = kit.NewEntry()
	r.field.SetText(r.chosen)
	r.field.OnChanged = func(s string) { r.chosen = s }
	return r.field
}

type store map[string]string

func (s store) Setting(_ context.Context, key string) (string, error) { return s[key], nil }

func (s store) SetSetting(_ context.Context, key, value string) (app.Changes, error) {
	s[key] = value
	return app.Changes{Kinds: app.KindSettings}, nil
}

type house struct {
	*Shell
	window        fyne.Window
	reader        *kittest.Reader
	today, people *room
	prefs         fyne.Preferences
	dropped       []string
}

// open opens a window in Belarusian with two rooms.
func open(t *testing.T, change ...func(*Deps)) *house {
	t.Helper()
	a := test.NewTempApp(t)
	h := &house{window: a.NewWindow(""), reader: &kittest.Reader{T: t}, today: &room{id: "today"}, people: &room{id: "people"}, prefs: a.Preferences()}
	h.prefs.SetString(prefLanguage, "be")
	h.window.Resize(fyne.NewSize(1280, 800))
	d := Deps{
		App: a, Window: h.window, Runner: work.Synchronous(), Prefs: h.prefs, Store: store{}, Sections: []kit.Section{h.today, h.people},
		Path: "vestka.db", Version: "0", After: func(time.Duration, func()) func() { return func() {} }, Dialogs: h.reader,
		Import: func(path string) { h.dropped = append(h.dropped, path) },
	}
	for _, c := range change {
		c(&d)
	}
	h.Shell = NewShell(d)
	return h
}

func (h *house) press(key fyne.KeyName, mod fyne.KeyModifier) {
	var s fyne.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: mod}
	if key == fyne.KeyZ {
		s = &fyne.ShortcutUndo{}
	}
	kit.KeysOf(h.window.Canvas()).TypedShortcut(s)
}

func (h *house) typed(key fyne.KeyName) {
	if f := h.window.Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: key})
		return
	}
	h.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: key})
}

func TestTheTitleOfTheWindowTellsNothing(t *testing.T) {
	h := open(t)
	h.Go("people", 7)
	if h.window.Title() != "Vestka" {
		t.Fatalf("the title is %q", h.window.Title())
	}
}

func TestASectionIsBuiltWhenItIsFirstShown(t *testing.T) {
	h := open(t)
	if len(h.today.built) != 1 || len(h.people.built) != 0 {
		t.Fatalf("built %v and %v", h.today.built, h.people.built)
	}
	h.Go("people", nil)
	h.Go("today", nil)
	h.Go("people", nil)
	if len(h.people.built) != 1 || h.people.shown != 2 {
		t.Fatalf("built %d times, shown %d times", len(h.people.built), h.people.shown)
	}
}

func TestEverySectionHasItsKey(t *testing.T) {
	h := open(t)
	h.press(fyne.Key2, kit.Command)
	if h.Current().ID() != "people" || h.window.Canvas().Focused() != fyne.Focusable(h.people.field) {
		t.Fatalf("Ctrl+2 shows %q", h.Current().ID())
	}
	h.press(fyne.KeyComma, kit.Command)
	if h.Current().ID() != "settings" {
		t.Fatalf("Ctrl+, shows %q", h.Current().ID())
	}
	h.press(fyne.Key1, kit.Command)
	if h.Current().ID() != "today" || h.rail.Chosen() != 0 {
		t.Fatalf("Ctrl+1 shows %q", h.Current().ID())
	}
}

func TestF6GoesBetweenTheRailAndThePage(t *testing.T) {
	h := open(t)
	h.Go("people", nil)
	h.typed(fyne.KeyF6)
	if h.window.Canvas().Focused() != fyne.Focusable(h.rail) {
		t.Fatal("the rail has not got the keyboard")
	}
	h.typed(fyne.KeyUp)
	if h.Current().ID() != "today" {
		t.Fatal("the arrow in the rail does not go to the section above")
	}
	h.typed(fyne.KeyF6)
	if h.window.Canvas().Focused() != fyne.Focusable(h.today.field) {
		t.Fatal("the page has not got the keyboard")
	}
}

func TestSearchGoesToTheFieldOfTheSection(t *testing.T) {
	h := open(t)
	h.Go("settings", nil) // which has none: the first section that has one is shown
	h.press(fyne.KeyF, kit.Command)
	if h.Current().ID() != "today" || h.window.Canvas().Focused() != fyne.Focusable(h.today.field) {
		t.Fatalf("the search is in %q", h.Current().ID())
	}
}

func TestARouteIsHandedToItsSection(t *testing.T) {
	h := open(t)
	h.Go("people", app.PersonID(7))
	if len(h.people.opened) != 1 || h.people.opened[0] != app.PersonID(7) {
		t.Fatalf("opened %v", h.people.opened)
	}
}

func TestTheLanguageChangesAtOnceAndTheSectionsKeepTheirState(t *testing.T) {
	h := open(t)
	h.Go("people", nil)
	h.people.field.SetText("Караткевіч")
	h.look.SetLanguage("ru")
	if got := fmt.Sprint(h.people.built); got != "[be ru]" {
		t.Fatalf("built in %v", got)
	}
	if h.Current().ID() != "people" || h.people.field.Text != "Караткевіч" {
		t.Fatalf("the reader is in %q with %q", h.Current().ID(), h.people.field.Text)
	}
	if len(h.today.built) != 1 {
		t.Fatal("a section that is not to be seen was built at once")
	}
	h.Go("today", nil)
	if got := fmt.Sprint(h.today.built); got != "[be ru]" {
		t.Fatalf("the other section was built in %v", got)
	}
	if h.prefs.String(prefLanguage) != "ru" || h.Loc().Lang() != "ru" {
		t.Fatal("the language is not kept")
	}
}

func TestTheColoursChangeAtOnce(t *testing.T) {
	h := open(t)
	h.look.SetMode(kit.Light)
	light := theme.Color(theme.ColorNameBackground)
	h.look.SetMode(kit.Dark)
	if theme.Color(theme.ColorNameBackground) == light {
		t.Fatal("dark is as light")
	}
	if h.prefs.String(prefMode) != "dark" {
		t.Fatal("the colours are not kept")
	}
}

func TestAPreferenceThatMakesNoSenseIsAsTheSystem(t *testing.T) {
	t.Setenv("LC_ALL", "be_BY.UTF-8")
	h := open(t, func(d *Deps) {
		d.Prefs.SetString(prefLanguage, "xx")
		d.Prefs.SetString(prefMode, "pink")
		d.Prefs.SetString(prefSize, "huge")
	})
	if h.look.Language() != "be" || h.look.Mode() != kit.System || h.look.Size() != 0 {
		t.Fatalf("language %q, colours %q, size %d", h.look.Language(), h.look.Mode(), h.look.Size())
	}
}

func TestChangesReachEverySectionThatWasBuilt(t *testing.T) {
	h := open(t)
	h.Did(h.today, "Захавана", app.Changes{Kinds: app.KindLetters})
	if len(h.today.reloaded) != 1 || len(h.people.reloaded) != 0 {
		t.Fatalf("reloaded %v and %v", h.today.reloaded, h.people.reloaded)
	}
	if h.toast.Words() != "Захавана" {
		t.Fatalf("the toast says %q", h.toast.Words())
	}
}

// undoable is a change that notes when it is taken back.
func undoable(name string, log *[]string, err error) app.Changes {
	return app.Changes{Kinds: app.KindPeople, Undo: &app.Undo{Key: "shell.nothing_to_undo", Do: func(context.Context) (app.Changes, error) {
		*log = append(*log, name)
		return app.Changes{Kinds: app.KindLetters}, err
	}}}
}

func TestUndoTakesBackTheLastOperationFirst(t *testing.T) {
	h := open(t)
	var log []string
	h.Did(h.today, "a", undoable("a", &log, nil))
	h.Did(h.today, "b", undoable("b", &log, nil))
	h.Did(h.today, "", app.Changes{Kinds: app.KindSettings}) // a setting does not close the way back
	h.press(fyne.KeyZ, kit.Command)
	h.press(fyne.KeyZ, kit.Command)
	if fmt.Sprint(log) != "[b a]" {
		t.Fatalf("taken back: %v", log)
	}
	if n := len(h.today.reloaded); n != 5 || h.today.reloaded[4] != app.KindLetters {
		t.Fatalf("reloaded %v", h.today.reloaded)
	}
	h.press(fyne.KeyZ, kit.Command)
	if len(log) != 2 || h.toast.Words() != h.Loc().T("shell.nothing_to_undo") {
		t.Fatalf("taken back %v, the toast says %q", log, h.toast.Words())
	}
}

func TestAnOperationWithoutUndoClosesTheWayBackOverIt(t *testing.T) {
	h := open(t)
	var log []string
	h.Did(h.today, "a", undoable("a", &log, nil))
	h.Did(h.today, "b", app.Changes{Kinds: app.KindPeople})
	h.press(fyne.KeyZ, kit.Command)
	if len(log) != 0 {
		t.Fatal("an older operation was taken back from under a newer one")
	}
}

func TestAnUndoThatFailsCanBeTriedAgain(t *testing.T) {
	h := open(t)
	var log []string
	h.Did(h.today, "a", undoable("a", &log, errors.New("disk full")))
	h.press(fyne.KeyZ, kit.Command)
	h.press(fyne.KeyZ, kit.Command)
	if len(log) != 2 || len(h.reader.Asked) != 2 {
		t.Fatalf("tried %d times, told %v", len(log), h.reader.Asked)
	}
}

func TestACancelledOperationIsNoFailure(t *testing.T) {
	h := open(t)
	h.Fail(&app.Error{Code: app.Cancelled, Key: "error.cancelled"})
	h.Fail(nil)
	if len(h.reader.Asked) != 0 {
		t.Fatalf("told %v", h.reader.Asked)
	}
	h.Fail(errors.New("sql: something"))
	if fmt.Sprint(h.reader.Asked) != fmt.Sprint([]string{h.Loc().T("error.internal")}) {
		t.Fatalf("told %v", h.reader.Asked)
	}
}

func TestTheListOfKeysHoldsThoseOfTheSection(t *testing.T) {
	h := open(t, func(d *Deps) {
		d.Sections[0].(*room).keys = []kit.Shortcut{{Key: fyne.KeyO, Mod: kit.Command, Label: "адкрыць спіс", Do: func() {}}}
	})
	h.typed(fyne.KeyF1)
	if len(h.reader.Sheets) != 1 {
		t.Fatal("F1 shows nothing")
	}
	found := map[string]bool{}
	each(h.reader.Sheets[0].Body, func(o fyne.CanvasObject) {
		if tag, ok := o.(*kit.Tag); ok {
			found[tag.Words()] = true
		}
	})
	for _, k := range []string{"Ctrl+O", "Ctrl+1", "Ctrl+2", "Ctrl+,", "Ctrl+F", "Ctrl+Z", "F1", "F6", "Ctrl+/"} {
		if !found[k] {
			t.Errorf("%s is not in the list: %v", k, found)
		}
	}
}

// each visits an object and all that it is made of.
func each(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	visit(o)
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, p := range parts {
		each(p, visit)
	}
}

func refuses(t *testing.T, what string, change func(*Deps)) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Errorf("%s is taken", what)
		}
	}()
	open(t, change)
}

func TestWiringThatCannotWorkIsRefusedAtOnce(t *testing.T) {
	refuses(t, "a key with two meanings", func(d *Deps) {
		d.Sections[0].(*room).keys = []kit.Shortcut{{Key: fyne.KeyF, Mod: kit.Command, Do: func() {}}}
	})
	refuses(t, "a shell without a store", func(d *Deps) { d.Store = nil })
	refuses(t, "two sections of one name", func(d *Deps) { d.Sections = append(d.Sections, &room{id: "today"}) })
}

func TestAFileThatIsDroppedIsImported(t *testing.T) {
	h := open(t)
	h.Shell.dropped([]fyne.URI{storage.NewFileURI("/tmp/спіс людзей.csv")})
	if fmt.Sprint(h.dropped) != "[/tmp/спіс людзей.csv]" {
		t.Fatalf("imported %v", h.dropped)
	}
	h.Shell.dropped([]fyne.URI{storage.NewFileURI("/tmp/a.csv"), storage.NewFileURI("/tmp/b.csv")})
	if len(h.dropped) != 1 || h.toast.Words() == "" {
		t.Fatal("two files at once are not refused with a word")
	}
}

func TestScansThatNoSectionTakesAreKept(t *testing.T) {
	var scans []string
	h := open(t, func(d *Deps) {
		d.Scans = func(paths []string) bool {
			scans = paths
			return strings.HasSuffix(paths[0], ".jpg")
		}
	})
	h.Shell.dropped([]fyne.URI{storage.NewFileURI("/tmp/1.jpg"), storage.NewFileURI("/tmp/2.jpg")})
	if len(scans) != 2 || len(h.dropped) != 0 {
		t.Fatalf("scans %v, imported %v", scans, h.dropped)
	}
	h.Shell.dropped([]fyne.URI{storage.NewFileURI("/tmp/a.csv")})
	if len(h.dropped) != 1 {
		t.Fatal("a list is no longer imported")
	}
}

func TestNothingIsImportedUnderAnOpenQuestion(t *testing.T) {
	h := open(t, func(d *Deps) { d.Dialogs = nil })
	h.Dialogs().Error("Не атрымалася", "")
	h.Shell.dropped([]fyne.URI{storage.NewFileURI("/tmp/a.csv")})
	if len(h.dropped) != 0 {
		t.Fatal("a file was imported under a dialog")
	}
}

// keeping is a room that takes pictures.
type keeping struct {
	*room
	taken []string
}

func (k *keeping) Dropped(paths []string) bool {
	for _, p := range paths {
		if !strings.HasSuffix(p, ".jpg") {
			return false
		}
	}
	k.taken = append(k.taken, paths...)
	return true
}

func TestFilesThatASectionKeepsGoToItAndOthersAreImported(t *testing.T) {
	k := &keeping{room: &room{id: "keeping"}}
	h := open(t, func(d *Deps) { d.Sections = append(d.Sections, k) })
	scan := storage.NewFileURI("/tmp/скан.jpg")
	list := storage.NewFileURI("/tmp/a.csv")
	h.Shell.dropped([]fyne.URI{scan}) // another section is to be seen
	if fmt.Sprint(h.dropped) != "[/tmp/скан.jpg]" || len(k.taken) != 0 {
		t.Fatalf("imported %v, taken %v", h.dropped, k.taken)
	}
	h.Go("keeping", nil)
	h.Shell.dropped([]fyne.URI{scan, scan})
	h.Shell.dropped([]fyne.URI{list})
	if len(k.taken) != 2 || fmt.Sprint(h.dropped) != "[/tmp/скан.jpg /tmp/a.csv]" {
		t.Errorf("imported %v, taken %v", h.dropped, k.taken)
	}
}

// tab is a room under the people, with a number.
type tab struct {
	room
	count int
}

func (t *tab) Under() string { return "people" }
func (t *tab) Count() int    { return t.count }

func withTabs(journal *tab) func(*Deps) {
	return func(d *Deps) { d.Sections = append(d.Sections, journal, &room{id: "print"}) }
}

func TestASectionUnderAnotherStandsInItsStripAndNotInTheRail(t *testing.T) {
	journal := &tab{room: room{id: "journal"}}
	h := open(t, withTabs(journal))
	if h.strip.room.MinSize().Height != 0 {
		t.Fatal("Today stands alone and has a strip")
	}
	h.press(fyne.Key3, kit.Command)
	if h.Current().ID() != "print" || h.rail.Chosen() != 2 {
		t.Fatalf("Ctrl+3 shows %q, the rail %d", h.Current().ID(), h.rail.Chosen())
	}
	h.press(fyne.Key2, kit.Command)
	h.press(fyne.KeyPageDown, kit.Command)
	if h.Current().ID() != "journal" || h.rail.Chosen() != 1 || h.strip.choice.Chosen() != 1 {
		t.Fatalf("Ctrl+Page Down shows %q, the rail %d", h.Current().ID(), h.rail.Chosen())
	}
	h.press(fyne.KeyPageDown, kit.Command)
	if h.Current().ID() != "people" {
		t.Fatalf("round the end comes %q", h.Current().ID())
	}
	h.Focus(h.strip.choice)
	h.typed(fyne.KeyRight)
	if h.Current().ID() != "journal" || h.window.Canvas().Focused() != fyne.Focusable(h.strip.choice) {
		t.Fatalf("the arrow shows %q", h.Current().ID())
	}
	h.Go("today", nil)
	if h.strip.room.MinSize().Height != 0 {
		t.Error("the strip stays over Today")
	}
}

func TestTheStripShowsHowManyThingsWait(t *testing.T) {
	journal := &tab{room: room{id: "journal"}, count: 12}
	h := open(t, withTabs(journal))
	h.Changed(app.Changes{Kinds: app.KindPeople})
	h.Go("people", nil)
	if len(journal.reloaded) == 0 {
		t.Error("whoever counts was not told of a change")
	}
	if got := h.strip.labels; got[0] != "Людзі" || got[1] != "Журнал · 12" {
		t.Errorf("%q", got)
	}
	h.Focus(h.strip.choice)
	journal.count = 0
	h.Changed(app.Changes{Kinds: app.KindPeople})
	if got := h.strip.labels; got[1] != "Журнал" {
		t.Errorf("%q", got)
	}
	if h.window.Canvas().Focused() != fyne.Focusable(h.strip.choice) {
		t.Errorf("a new number takes the keyboard away, to %T", h.window.Canvas().Focused())
	}
}

func TestASectionUnderNobodyIsAFaultOfTheWiring(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a section stands under nobody")
		}
	}()
	open(t, func(d *Deps) { d.Sections = []kit.Section{&tab{room: room{id: "journal"}}} })
}
