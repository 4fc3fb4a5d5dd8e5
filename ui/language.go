package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"vestka/i18n"
)

// speakToolkit makes Fyne's own words (its file dialog, the menu of a text
// field) speak the language. Fyne follows the system's locale and has no call
// to change that, and it has no Belarusian at all. It does take a translation
// for any locale at any time: so our complete set is registered under the name
// of the system's locale, and under English, to which Fyne falls back where it
// does not know that locale. Widgets that exist already keep their words.
func speakToolkit(language string) error {
	set := i18n.FyneCatalogue(language)
	if err := lang.AddTranslationsForLocale(set, fyne.Locale("en")); err != nil {
		return err
	}
	return lang.AddTranslationsForLocale(set, lang.SystemLocale())
}
