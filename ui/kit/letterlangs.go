package kit

import (
	"slices"

	"vestka/app"
	"vestka/i18n"
)

// NewLetterLang is a drop-down with the languages of letters; changed is told the
// new one.
func NewLetterLang(loc *i18n.Localizer, lang app.Lang, changed func(app.Lang)) *Select {
	return NewSelect(letterLangs(loc), slices.Index(app.LetterLangs, lang), func(i int) { changed(app.LetterLangs[i]) })
}

// NewLetterLangChoice shows them side by side.
func NewLetterLangChoice(loc *i18n.Localizer, lang app.Lang, changed func(app.Lang)) *Choice {
	return NewChoice(letterLangs(loc), slices.Index(app.LetterLangs, lang), func(i int) { changed(app.LetterLangs[i]) })
}

func letterLangs(loc *i18n.Localizer) []string {
	names := make([]string, len(app.LetterLangs))
	for i, l := range app.LetterLangs {
		names[i] = loc.T(l.MessageKey())
	}
	return names
}
