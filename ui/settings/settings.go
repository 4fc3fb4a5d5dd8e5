// Package settings is the section where the reader says how the window should
// look and speak, and what stands under a postcard. Everything takes effect at
// once; there is no button to save.
package settings

import (
	"context"
	"errors"
	"strconv"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// Look is how the window looks and speaks now, and how that is changed.
type Look interface {
	Language() string
	SetLanguage(string)
	Mode() kit.Mode
	SetMode(kit.Mode)
	Size() int // 0 usual, 1 large, 2 largest
	SetSize(int)
}

// Deps are what the section needs.
type Deps struct {
	Look       Look
	Store      app.SettingStore
	Runner     *work.Runner
	Passphrase Passphrase // nil leaves its card out
	Privacy    Privacy    // nil leaves its card out
	Wipe       Wipe       // nil leaves its card out
	Backups    Backups    // nil leaves its card out
	Path       string     // where the store lies
	Version    string
}

// Section is the settings.
type Section struct {
	deps     Deps
	frame    kit.Frame
	language *kit.Choice
	size     *kit.Choice
	sender   *saved
	back     *saved
	backSays *kit.Text   // what the return address is for, or what is wrong with it
	cards    *kit.Column // all of them
	days     *saved
	leap     *kit.Choice // on which a birthday of 29 February is
	daily    *kit.Check  // the system tells once a day that something is due
	slots    *kit.Column // of the passphrase's card; nil where there is none
	kept     *kit.Text   // of the card of backups; nil where there is none
	privacy  privacy
	strip    *kit.Check
	who      who
	money    money
	inCase   *kit.Choice // of a name in an address
	writer   *kit.Choice // who writes
}

var (
	_ kit.Section = (*Section)(nil)
	_ kit.Keeper  = (*Section)(nil)
)

// New is the section, not built yet.
func New(deps Deps) *Section { return &Section{deps: deps} }

// ID is "settings".
func (s *Section) ID() string { return "settings" }

// Label is its name in the rail.
func (s *Section) Label(loc *i18n.Localizer) string { return loc.T("nav.settings") }

// Icon is the gear.
func (s *Section) Icon() string { return "settings" }

// Shortcuts are none of its own.
func (s *Section) Shortcuts() []kit.Shortcut { return nil }

// Focus is the choice of the language, which may be wanted most by those who
// can read nothing else here.
func (s *Section) Focus() fyne.Focusable { return s.language }

// Reload brings the sender and the return address up to date, unless they are
// being typed.
func (s *Section) Reload(c app.Changes) {
	if c.Has(app.KindSettings) {
		s.load()
	}
	if c.Has(app.KindBackups) {
		s.loadBackups()
	}
}

// Build makes the screen.
func (s *Section) Build(f kit.Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	s.sender = newSaved(s, app.SettingSender, kit.NewEntry())
	s.back = newSaved(s, app.SettingReturn, kit.NewLines(3))
	s.backSays = kit.NewText(kit.Small(loc.T("settings.return.hint")))
	s.back.entry.OnChanged = func(string) {
		s.tellBack()
		s.back.save()
	}
	s.days = newSaved(s, app.SettingDays, kit.NewEntry())
	s.days.entry.SetPlaceHolder(strconv.Itoa(app.DaysByPost))
	cards := []fyne.CanvasObject{kit.NewTitledCard(loc.T("settings.look"), s.lookRows(loc))}
	if s.deps.Passphrase != nil {
		cards = append(cards, s.passphraseCard())
	}
	if s.deps.Privacy != nil {
		cards = append(cards, kit.NewTitledCard(loc.T("settings.privacy"), s.privacyRows(loc)...))
	}
	if s.deps.Backups != nil {
		cards = append(cards, s.backupsCard(loc))
	}
	cards = append(
		cards,
		kit.NewTitledCard(
			loc.T("settings.you"),
			kit.NewField(loc.T("settings.sender"), s.sender.entry, loc.T("settings.sender.hint")),
			s.writerField(loc),
			kit.NewColumn(kit.Tight, kit.NewText(kit.Label(loc.T("settings.return"))), s.back.entry, s.backSays),
		),
		s.addressCard(loc),
		s.sendingCard(loc),
		s.rhythmCard(loc),
		s.moneyCard(loc),
		s.attachmentsCard(loc),
		kit.NewTitledCard(
			loc.T("settings.data"),
			kit.NewText(kit.Body(loc.T("settings.data.path"))),
			kit.NewText(kit.Strong(s.deps.Path)),
			kit.NewText(kit.Small(loc.T("settings.data.hint"))),
		),
		kit.NewTitledCard(
			loc.T("settings.about"),
			kit.NewText(kit.Body(loc.T("settings.about.version", "Version", s.deps.Version))),
			kit.NewText(kit.Small(loc.T("settings.about.text"))),
		),
	)
	cards = append(cards, s.guideCard(loc))
	if s.deps.Wipe != nil {
		cards = append(cards, s.wipeCard(loc))
	}
	s.load()
	s.cards = kit.NewColumn(kit.Between, cards...)
	return kit.NewPage(loc.T("nav.settings"), loc.T("settings.subtitle"), nil, kit.NewScroll(kit.NewMeasure(s.cards, 760)))
}

func (s *Section) lookRows(loc *i18n.Localizer) fyne.CanvasObject {
	names, at := []string{}, 0
	for i, lang := range i18n.Languages {
		names = append(names, i18n.NameOf(lang))
		if lang == s.deps.Look.Language() {
			at = i
		}
	}
	s.language = kit.NewChoice(names, at, func(i int) {
		s.deps.Look.SetLanguage(i18n.Languages[i])
		s.frame.Focus(s.language) // the new one: the window was built anew
	})
	modes, mode := []kit.Mode{kit.System, kit.Light, kit.Dark}, 0
	for i, m := range modes {
		if m == s.deps.Look.Mode() {
			mode = i
		}
	}
	colours := kit.NewChoice([]string{loc.T("settings.mode.system"), loc.T("settings.mode.light"), loc.T("settings.mode.dark")}, mode,
		func(i int) { s.deps.Look.SetMode(modes[i]) })
	s.size = kit.NewChoice([]string{loc.T("settings.size.normal"), loc.T("settings.size.large"), loc.T("settings.size.larger")}, s.deps.Look.Size(),
		func(i int) {
			s.deps.Look.SetSize(i)
			s.frame.Focus(s.size)
		})
	return kit.NewRows(
		kit.NewRow(kit.NewColumn(kit.Tight, kit.NewText(kit.Body(loc.T("settings.language"))), kit.NewText(kit.Small(loc.T("settings.language.hint")))), s.language),
		kit.NewRow(kit.NewText(kit.Body(loc.T("settings.mode"))), colours),
		kit.NewRow(kit.NewText(kit.Body(loc.T("settings.size"))), s.size),
	)
}

// Keep writes what is being typed.
func (s *Section) Keep() func(context.Context) error {
	sender, back, days := s.sender.keep(), s.back.keep(), s.days.keep()
	return func(ctx context.Context) error {
		var errs []error
		for _, keep := range []func(context.Context) error{sender, back, days} {
			if keep != nil {
				errs = append(errs, keep(ctx))
			}
		}
		return errors.Join(errs...)
	}
}

// load fetches what the store holds.
func (s *Section) load() {
	s.loadSlots()
	s.loadPrivacy()
	s.loadStrip()
	s.loadSending()
	s.loadRhythm()
	s.loadMoney()
	s.loadAddress()
	s.loadWriter()
	s.loadBackups()
	for _, f := range []*saved{s.sender, s.back, s.days} {
		work.Query(s.deps.Runner, "settings."+f.key, func(ctx context.Context) (string, error) {
			return s.deps.Store.Setting(ctx, f.key)
		}, func(value string, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			f.show(value)
		})
	}
}
