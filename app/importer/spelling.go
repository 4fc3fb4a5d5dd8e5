package importer

import (
	"vestka/app"
	"vestka/app/names"
)

// spelling counts the names of a list by what their letters tell.
type spelling map[names.Script]int

// lang is the language of most names: English stands for all that is written
// in Latin letters, Russian for Cyrillic that may be either.
func (s spelling) lang() app.Lang {
	belarusian, russian := s[names.ScriptBelarusian], s[names.ScriptRussian]
	switch {
	case s[names.ScriptLatin] >= belarusian+russian+s[names.ScriptCyrillic]:
		return app.English
	case belarusian > russian:
		return app.Belarusian
	}
	return app.Russian
}
