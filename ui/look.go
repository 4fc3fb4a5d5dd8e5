package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"vestka/i18n"
	"vestka/ui/kit"
)

// Preferences keep how the window looks. They hold nothing personal; what is
// personal lies in the store. fyne.Preferences is one.
type Preferences interface {
	String(key string) string
	SetString(key, value string)
}

// The keys of Preferences.
const (
	prefLanguage = "language"
	prefMode     = "colours"
	prefSize     = "text_size"
)

// Look is the language, the colours and the size of text of the window, kept
// in the preferences. What is missing or makes no sense there is as the system
// has it.
type Look struct {
	prefs    Preferences
	language func() // called after the language or the size changed: everything is built anew
	theme    func(fyne.Theme)
}

// scales of the text, by their names in the preferences.
var scales = []struct {
	name  string
	scale float32
}{{"normal", 1}, {"large", 1.15}, {"larger", 1.3}}

// Language is "en", "ru" or "be".
func (l *Look) Language() string {
	if lang := l.prefs.String(prefLanguage); slices.Contains(i18n.Languages, lang) {
		return lang
	}
	return i18n.System()
}

// SetLanguage changes the language of the window at once.
func (l *Look) SetLanguage(lang string) {
	l.prefs.SetString(prefLanguage, lang)
	l.language()
}

// Mode is the choice of colours.
func (l *Look) Mode() kit.Mode {
	switch m := kit.Mode(l.prefs.String(prefMode)); m {
	case kit.Light, kit.Dark:
		return m
	}
	return kit.System
}

// SetMode changes the colours at once.
func (l *Look) SetMode(m kit.Mode) {
	l.prefs.SetString(prefMode, string(m))
	l.theme(l.Theme())
}

// Size is the number of the size of text: 0 usual, 1 large, 2 largest.
func (l *Look) Size() int {
	name := l.prefs.String(prefSize)
	for i, s := range scales {
		if s.name == name {
			return i
		}
	}
	return 0
}

// SetSize changes the size of text at once.
func (l *Look) SetSize(i int) {
	l.prefs.SetString(prefSize, scales[i].name)
	l.theme(l.Theme())
	l.language()
}

// Theme is the toolkit's theme for colours and size.
func (l *Look) Theme() *kit.Theme { return kit.NewTheme(l.Mode(), scales[l.Size()].scale) }
