package ui

import (
	"fyne.io/fyne/v2"

	"vestka/i18n"
	"vestka/ui/kit"
)

// ShowFailure fills the window with the reason why there is nothing to show in
// it: another program has the store open, or it is damaged or newer than this
// version. Nothing was changed, and the reader can only close the window.
func ShowFailure(a fyne.App, w fyne.Window, err error) {
	look := &Look{prefs: a.Preferences()}
	a.Settings().SetTheme(look.Theme())
	loc := i18n.For(look.Language())
	text, hint := loc.Error(err)
	w.SetTitle(Name)
	w.SetPadded(false)
	w.SetContent(kit.NewEmpty("warning", text, hint, kit.NewPrimary(loc.T("shell.quit"), w.Close)))
}
