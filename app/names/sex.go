package names

import (
	"strings"

	"vestka/app"
)

// GuessSex tells the sex that the grammar of a name shows: by the patronymic,
// then the table of given names, then the family name's ending. It is unknown
// where they contradict each other or say nothing. Any part may be empty.
func GuessSex(family, given, patronymic string) app.Sex {
	said := sexSaidBy(given, patronymic)
	return said.of(family)
}

// sexSaid is what the patronymic tells, and what the given name does.
type sexSaid struct{ byPatronymic, byGiven app.Sex }

func sexSaidBy(given, patronymic string) sexSaid {
	return sexSaid{sexOfPatronymic(patronymic), sexOfGiven(given)}
}

// of puts it together; where neither tells anything the family name does.
func (s sexSaid) of(family string) app.Sex {
	switch {
	case s.byPatronymic == app.SexUnknown && s.byGiven == app.SexUnknown:
		return sexOfFamily(bare(family))
	case s.byPatronymic == app.SexUnknown:
		return s.byGiven
	case s.byGiven == app.SexUnknown, s.byGiven == s.byPatronymic:
		return s.byPatronymic
	}
	return app.SexUnknown
}

func sexOfPatronymic(s string) app.Sex {
	key := Fold(s)
	switch {
	case key == "":
		return app.SexUnknown
	case daughter(s), strings.HasSuffix(key, " kizi"), strings.HasSuffix(key, " hizi"):
		return app.Female
	case isPatronymic(s), strings.HasSuffix(key, " ahli"), strings.HasSuffix(key, " ahlu"), strings.HasSuffix(key, " uhli"):
		return app.Male
	}
	return app.SexUnknown
}

// sexOfGiven is that of all names of the table that the word may be a form of.
func sexOfGiven(s string) app.Sex {
	first, _, _ := strings.Cut(Fold(bare(s)), " ")
	sex := app.SexUnknown
	for i, row := range givens().byKey[first] {
		found := givens().rows[row].sex
		if i > 0 && found != sex {
			return app.SexUnknown
		}
		sex = found
	}
	return sex
}

// Endings of family names that change with the sex, lower case. -ина is left
// out: Скарына and Лучына are names of men, too.
var (
	womansEndings = []string{
		"ская", "цкая", "skaya", "skaja", "skaia", "ckaya", "ckaja", "ckaia",
		"ова", "ева", "ёва", "ава", "ova", "eva", "iova", "ava", "owa", "ewa", "awa",
	}
	mansEndings = []string{
		"ский", "цкий", "скі", "цкі", "sky", "skiy", "skij", "skii",
		"ов", "ев", "ёв", "оў", "еў", "ёў", "аў", "ov", "ev", "ou", "eu", "au", "oŭ", "eŭ", "aŭ", "ow", "ew", "aw",
	}
)

// sexOfFamily goes by the ending alone. -ski in Latin letters decides nothing:
// abroad women bear it too.
func sexOfFamily(s string) app.Sex {
	s = strings.ToLower(s)
	endsIn := func(endings []string) bool {
		for _, e := range endings {
			if strings.HasSuffix(s, e) && len(s) >= len(e)+len([]rune(e)) {
				return true
			}
		}
		return false
	}
	switch {
	case endsIn(womansEndings):
		return app.Female
	case endsIn(mansEndings):
		return app.Male
	}
	return app.SexUnknown
}
