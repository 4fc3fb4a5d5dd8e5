package names

import (
	"unicode/utf8"

	"vestka/app"
)

// Script is what the letters of a text tell about its language.
type Script string

// The scripts.
const (
	ScriptNone       Script = ""      // no letters of either script
	ScriptBelarusian Script = "be"    // Cyrillic with ў, і or an apostrophe, and no и, щ, ъ
	ScriptRussian    Script = "ru"    // Cyrillic with и, щ or ъ, and none of the Belarusian signs
	ScriptCyrillic   Script = "cyr"   // Cyrillic that may be either
	ScriptLatin      Script = "latin" // no Cyrillic letter
)

// Lang is the language that the letters show, empty where they may be another's.
func (s Script) Lang() app.Lang {
	switch s {
	case ScriptBelarusian:
		return app.Belarusian
	case ScriptRussian:
		return app.Russian
	}
	return ""
}

// ScriptOf tells the script of a name, and its language where the letters do.
func ScriptOf(s string) Script {
	var latin, cyrillic, belarusian, russian bool
	var before rune
	for i, r := range s {
		switch {
		case isCyrillic(r):
			cyrillic = true
			switch r {
			case 'ў', 'Ў', 'і', 'І':
				belarusian = true
			case 'и', 'И', 'щ', 'Щ', 'ъ', 'Ъ':
				russian = true
			}
		case isLatin(r):
			latin = true
		case isApostrophe(r) && isCyrillic(before):
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			belarusian = belarusian || isCyrillic(next)
		}
		before = r
	}
	switch {
	case belarusian && cyrillic && !russian:
		return ScriptBelarusian
	case russian && !belarusian:
		return ScriptRussian
	case cyrillic:
		return ScriptCyrillic
	case latin:
		return ScriptLatin
	}
	return ScriptNone
}
