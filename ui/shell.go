package ui

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"vestka/app"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/door"
	"vestka/ui/kit"
	"vestka/ui/settings"
)

// Name is the program's name, and all that the title of the window says unless
// the reader wants more: what is on the screen is nobody's business who sees only
// a list of windows.
const Name = door.Name

// Deps are what the shell needs. All but the last group must be given.
type Deps struct {
	App      fyne.App
	Window   fyne.Window
	Runner   *work.Runner
	Prefs    Preferences
	Store    app.SettingStore
	Sections []kit.Section // in the order of the rail; the settings follow by themselves

	Path    string // where the store lies, shown in the settings
	Version string

	Vault   Vault                     // the passphrase of the store; nil where that is nobody's business
	Wipe    Wiper                     // destroys everything; nil where nothing can be
	Backups Backups                   // of the store; nil where that is nobody's business
	Restore Restorer                  // must be given with Backups
	After   kit.After                 // how long a toast stays; the window's own clock where nil
	Dialogs kit.Dialogs               // the window's own where nil
	Damaged func()                    // does something about a store that was found to be damaged; nil where nothing can be done
	Scans   func(paths []string) bool // files were dropped that no section took; reports whether they are something to be kept. May be nil
	Import  func(path string)         // a file was dropped on the window; nil where nothing can be dropped

	// Refresh brings what the sections read from up to date, before they reload;
	// nil where they read from the store itself.
	Refresh func(ctx context.Context, c app.Changes) error

	// Due counts what is due on a day; nil where nobody is told.
	Due func(ctx context.Context, today app.Date) (int, error)

	Now    func() time.Time // how long a job took; the system's clock where nil
	Front  func() bool      // somebody looks at the window; always, where nil
	Screen func() bool      // it can be known here that the screen was locked; never, where nil
}

// Shell is the frame around the sections: the rail, the keys, the toast, the
// dialogs, the language. It implements kit.Frame.
type Shell struct {
	deps     Deps
	look     *Look
	loc      *i18n.Localizer
	sections []kit.Section
	built    map[string]fyne.CanvasObject
	at       int

	keys    *kit.Keys
	dialogs kit.Dialogs
	toast   *kit.Toast
	rail    *kit.NavigationRail
	strip   strip
	page    *kit.Border     // the strip above the place
	place   *fyne.Container // where the section stands
	undo    []*app.Undo
	follows follows
	idle    idle
	notice  notice
	drafts  *kit.Drafts

	toldDamage bool
}

var _ kit.Frame = (*Shell)(nil)

// NewShell fills the window. Wiring that cannot work (a missing dependency, two
// sections of one name, two meanings of one key) panics here, so that it cannot
// survive the first start.
func NewShell(deps Deps) *Shell {
	if deps.App == nil || deps.Window == nil || deps.Runner == nil || deps.Prefs == nil || deps.Store == nil {
		panic("ui: a dependency of the shell is missing")
	}
	if deps.Now == nil {
		deps.Now = time.Now
	}
	if deps.Screen == nil {
		deps.Screen = func() bool { return false }
	}
	if deps.Front == nil {
		deps.Front = func() bool { return true }
	}
	if deps.After == nil {
		deps.After = kit.ByAnimation
	}
	s := &Shell{deps: deps, built: map[string]fyne.CanvasObject{}}
	s.look = &Look{prefs: deps.Prefs, language: s.rebuild, theme: deps.App.Settings().SetTheme}
	last := settings.Deps{Look: s.look, Store: deps.Store, Runner: deps.Runner, Path: deps.Path, Version: deps.Version}
	if deps.Vault != nil {
		last.Passphrase, last.Privacy = passphrase{s}, privacy{s}
	}
	if deps.Wipe != nil {
		last.Wipe = wipe{s}
	}
	if deps.Backups != nil {
		last.Backups = backups{s}
	}
	s.sections = append(append([]kit.Section{}, deps.Sections...), settings.New(last))
	s.checkSections()
	s.follows.begin()
	deps.App.Settings().SetTheme(s.look.Theme())
	s.toast = kit.NewToast(deps.After)
	s.keys = kit.NewKeys(deps.Window.Canvas(), s.toast.Dismiss)
	s.dialogs = deps.Dialogs
	if s.dialogs == nil {
		d := kit.NewWindowDialogs(deps.Window, s.keys, s.Loc)
		s.drafts = kit.NewDrafts()
		d.SetDrafts(s.drafts)
		s.dialogs = d
	}
	deps.Window.SetPadded(false)
	deps.Window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { s.dropped(files) })
	kit.WhenUsed(s.idle.use)
	s.rebuild()
	s.follow()
	s.loadDrafts()
	return s
}

// rebuild makes the whole window anew in the language and size that are set
// now. The sections keep their state, so the reader stays where they were.
func (s *Shell) rebuild() {
	s.loc = i18n.For(s.look.Language())
	if err := speakToolkit(s.loc.Lang()); err != nil {
		panic(err) // an embedded file: a test reads it first
	}
	s.built = map[string]fyne.CanvasObject{}
	s.toast.Dismiss()
	s.rail = kit.NewRail(Name, s.railItems(), s.entryOf(s.at), func(i int) { s.show(s.entries()[i]) })
	if s.sealed() {
		s.rail.WithFoot(kit.RailItem{Label: s.loc.T("shell.lock"), Icon: "lock", Key: s.lockKey().Name()}, s.deps.Vault.Lock)
	}
	s.place = container.NewStack()
	s.strip = newStrip()
	s.page = kit.NewBorder(s.strip.room, s.place)
	main := container.New(layout.NewBorderLayout(nil, nil, s.rail, nil), s.rail, s.page)
	s.deps.Window.SetContent(container.NewStack(kit.NewFloor(), main, s.toast))
	s.show(s.at)
}

func (s *Shell) railItems() []kit.RailItem {
	entries := s.entries()
	items := make([]kit.RailItem, len(entries))
	for i, at := range entries {
		sec := s.sections[at]
		items[i] = kit.RailItem{Label: sec.Label(s.loc), Icon: sec.Icon()}
		for _, lang := range i18n.Languages {
			items[i].Widest = max(items[i].Widest, kit.LabelWidth(sec.Label(i18n.For(lang))))
		}
	}
	return items
}

// show brings the section to the front, building it where it is new.
func (s *Shell) show(i int) {
	s.at = i
	sec := s.sections[i]
	screen, ok := s.built[sec.ID()]
	if !ok {
		screen = sec.Build(s)
		s.built[sec.ID()] = screen
	}
	s.place.Objects = []fyne.CanvasObject{screen}
	s.place.Refresh()
	s.rail.Mark(s.entryOf(i))
	s.showStrip()
	s.entitle()
	if err := s.keys.Set(s.shortcuts(), sec.Shortcuts()); err != nil {
		panic("ui: " + err.Error())
	}
	if w, ok := sec.(kit.Shower); ok {
		w.Shown()
	}
}

// Leave gives the window back empty: no key, no question and no picture of the
// shell stays in it, and nothing that was copied out of it in the clipboard. The
// shell is of no further use.
func (s *Shell) Leave() {
	kit.WhenUsed(nil)
	s.deps.Window.SetTitle(Name)
	s.toast.Dismiss()
	if err := s.keys.Set(nil, nil); err != nil {
		panic("ui: " + err.Error()) // there is nothing in it that could be wrong
	}
	w := s.deps.Window
	for top := w.Canvas().Overlays().Top(); top != nil; top = w.Canvas().Overlays().Top() {
		w.Canvas().Overlays().Remove(top)
	}
	w.SetOnDropped(func(fyne.Position, []fyne.URI) {})
	w.SetContent(container.NewStack())
	kit.ForgetCopied(s.deps.App.Clipboard())
	s.undo, s.built = nil, nil
}

// Current is the section that is to be seen.
func (s *Shell) Current() kit.Section { return s.sections[s.at] }

// Loc speaks the window's language.
func (s *Shell) Loc() *i18n.Localizer { return s.loc }

// Dialogs ask questions in the window.
func (s *Shell) Dialogs() kit.Dialogs { return s.dialogs }

// Say shows that something is done.
func (s *Shell) Say(text string) { s.toast.Say(text, "", nil) }

// Focus gives the keyboard to the widget; nil takes it from all.
func (s *Shell) Focus(w fyne.Focusable) { s.deps.Window.Canvas().Focus(w) }

// Go shows the section and has it open arg.
func (s *Shell) Go(section string, arg any) {
	for i, sec := range s.sections {
		if sec.ID() != section {
			continue
		}
		s.show(i)
		if o, ok := sec.(kit.Opener); ok && arg != nil {
			o.Open(arg)
		}
		s.Focus(sec.Focus())
		return
	}
	panic(fmt.Sprintf("ui: there is no section %q", section))
}

// Fail shows the error in the reader's words.
func (s *Shell) Fail(err error) {
	if err == nil || app.CodeOf(err) == app.Cancelled {
		return
	}
	if app.CodeOf(err) == app.Damaged && s.deps.Damaged != nil {
		s.damaged(err)
		return
	}
	s.dialogs.Error(s.loc.Error(err))
}

// Did spreads the changes and remembers how to take them back.
func (s *Shell) Did(_ kit.Section, text string, c app.Changes) {
	s.remember(c)
	s.spread(c)
	switch {
	case text == "":
	case c.Undo != nil:
		s.toast.Say(text, s.loc.T("shell.undo"), s.undoLast)
	default:
		s.Say(text)
	}
}

// Changed tells every section of changes that came from outside of them.
func (s *Shell) Changed(c app.Changes) { s.spread(c) }

func (s *Shell) spread(c app.Changes) {
	if s.deps.Refresh == nil {
		s.reload(c)
		return
	}
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (struct{}, error) {
		return struct{}{}, s.deps.Refresh(ctx, c)
	}, nil, func(_ struct{}, err error) {
		if err != nil {
			s.Fail(err)
			return
		}
		s.reload(c)
	})
}

func (s *Shell) reload(c app.Changes) {
	if c.Has(app.KindSettings) {
		s.follow()
	}
	for _, sec := range s.sections {
		_, counts := sec.(kit.Counter)
		if s.built[sec.ID()] != nil || counts {
			sec.Reload(c)
		}
	}
	s.showStrip()
}

// undoSteps is how many operations can be taken back, one after the other.
const undoSteps = 30

// remember keeps the way back. An operation that has none closes the way back
// over it; settings and backups are no operation in this sense.
func (s *Shell) remember(c app.Changes) {
	switch {
	case c.Undo != nil:
		s.undo = append(s.undo, c.Undo)
		if len(s.undo) > undoSteps {
			s.undo = s.undo[1:]
		}
	case c.Has(^(app.KindSettings | app.KindBackups)):
		s.undo = nil
	}
}

// undoLast takes the last operation back.
func (s *Shell) undoLast() {
	n := len(s.undo)
	if n == 0 {
		s.Say(s.loc.T("shell.nothing_to_undo"))
		return
	}
	u := s.undo[n-1]
	s.undo = s.undo[:n-1]
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return u.Do(ctx)
	}, nil, func(c app.Changes, err error) {
		if err != nil {
			s.undo = append(s.undo, u)
			s.Fail(err)
			return
		}
		s.spread(c)
		s.Say(s.loc.T(u.Key, pairs(u.Args)...))
	})
}

// pairs are the arguments in the form of the catalogue.
func pairs(args app.Args) []any {
	var p []any
	for name, value := range args {
		p = append(p, name, value)
	}
	return p
}

// dropped hands files over, unless a question is open: to the section that is to be
// seen, where they are something that it keeps, else as a list to be read.
func (s *Shell) dropped(files []fyne.URI) {
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = f.Path()
	}
	receiver, _ := s.Current().(kit.Receiver)
	switch {
	case len(paths) == 0 || s.deps.Window.Canvas().Overlays().Top() != nil:
	case receiver != nil && receiver.Dropped(paths):
	case s.deps.Scans != nil && s.deps.Scans(paths):
	case s.deps.Import == nil:
	case len(paths) > 1:
		s.Say(s.loc.T("shell.drop.one"))
	default:
		s.deps.Import(paths[0])
	}
}
