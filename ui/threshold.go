package ui

import (
	"fyne.io/fyne/v2"

	"vestka/i18n"
	"vestka/ui/door"
	"vestka/ui/kit"
)

// Threshold is the window while no store is open: one screen of package door,
// in the language and the colours that are set.
type Threshold struct {
	window  fyne.Window
	look    *Look
	dialogs kit.Dialogs
	screen  door.Screen
}

var _ door.Frame = (*Threshold)(nil)

// NewThreshold shows the screen in the window; dialogs are the window's own where nil.
func NewThreshold(a fyne.App, w fyne.Window, dialogs kit.Dialogs, screen door.Screen) *Threshold {
	t := &Threshold{window: w, dialogs: dialogs, screen: screen}
	t.look = &Look{prefs: a.Preferences(), language: t.rebuild, theme: a.Settings().SetTheme}
	a.Settings().SetTheme(t.look.Theme())
	keys := kit.NewKeys(w.Canvas(), func() {})
	if dialogs == nil {
		t.dialogs = kit.NewWindowDialogs(w, keys, t.Loc)
	}
	w.SetTitle(Name)
	w.SetPadded(false)
	t.rebuild()
	return t
}

// rebuild makes the screen anew in the language that is set now.
func (t *Threshold) rebuild() {
	if err := speakToolkit(t.look.Language()); err != nil {
		panic(err) // an embedded file: a test reads it first
	}
	t.window.SetContent(t.screen.Build(t))
	t.Focus(t.screen.Focus())
}

// Loc speaks the window's language.
func (t *Threshold) Loc() *i18n.Localizer { return i18n.For(t.look.Language()) }

// SetLanguage changes it at once.
func (t *Threshold) SetLanguage(lang string) { t.look.SetLanguage(lang) }

// Dialogs ask questions in the window.
func (t *Threshold) Dialogs() kit.Dialogs { return t.dialogs }

// Focus gives the keyboard to the widget; nil takes it from all.
func (t *Threshold) Focus(w fyne.Focusable) { t.window.Canvas().Focus(w) }
