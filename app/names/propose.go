package names

import (
	"slices"
	"strings"
	"unicode"
)

// ProposeCyrillic proposes how a person known by a Latin name may be written
// in Belarusian ("be") or Russian ("ru"): the given name and the patronymic by
// the table, a known family name likewise, anything else by reading the
// romanisation backwards, initials beside a family name letter by letter. It
// reports false where there is nothing to go by: another language, no letters,
// nobody's name, a name not in Latin letters or with letters that no reading is
// known of.
//
// It is a proposal and no more: several spellings give one Latin name. Sure is
// therefore never set.
func ProposeCyrillic(latin Parts, lang string) (Parts, bool) {
	if lang != "be" && lang != "ru" || latin.Family == "" && latin.Given == "" {
		return Parts{}, false
	}
	if latin.Family != "" && Anonymous(latin.Family) || latin.Family == "" && Initial(latin.Given) {
		return Parts{}, false
	}
	family, familyOK := partFromLatin(latin.Family, lang, familyFromLatin)
	given, givenOK := partFromLatin(latin.Given, lang, givenFromLatin)
	patronymic, patronymicOK := partFromLatin(latin.Patronymic, lang, patronymicFromLatin)
	if !familyOK || !givenOK || !patronymicOK {
		return Parts{}, false
	}
	return Parts{Family: family, Given: given, Patronymic: patronymic}, true
}

// partFromLatin writes one part of a name in the language, word by word, or
// reports that it cannot. An empty part stays empty.
func partFromLatin(part, lang string, read func(word, lang string) string) (string, bool) {
	if part == "" {
		return "", true
	}
	part = Clean(part)
	if ScriptOf(part) != ScriptLatin {
		return "", false
	}
	var written string
	switch {
	case Initial(part):
		initials, ok := initialsFromLatin(part, lang)
		if !ok {
			return "", false
		}
		written = initials
	case Anonymous(part):
		return "", false
	default:
		written = eachWord(part, func(w string) string { return read(w, lang) })
	}
	return Clean(written), !strings.ContainsFunc(written, isLatinLetter)
}

// isLatinLetter reports any Latin letter, also one of no alphabet that we read.
func isLatinLetter(r rune) bool { return unicode.Is(unicode.Latin, r) }

// ProposeFrom proposes the name in the sister language, from "be" to "ru" or
// the other way, for a Cyrillic name whose given name and patronymic, if any,
// the table knows; otherwise it reports false. Sure is never set.
func ProposeFrom(p Parts, from, to string) (Parts, bool) {
	return (*Sisters)(nil).Propose(p, from, to)
}

func isBetweenNames(r rune) bool { return !unicode.IsLetter(r) && !isApostrophe(r) }

// eachWord replaces every word of s, keeping what stands between the words,
// and gives each replacement the word's own case.
func eachWord(s string, replace func(string) string) string {
	var out strings.Builder
	for len(s) > 0 {
		if n := strings.IndexFunc(s, func(r rune) bool { return !isBetweenNames(r) }); n != 0 {
			if n < 0 {
				n = len(s)
			}
			out.WriteString(s[:n])
			s = s[n:]
			continue
		}
		n := strings.IndexFunc(s, isBetweenNames)
		if n < 0 {
			n = len(s)
		}
		out.WriteString(titledAs(s[:n], replace(s[:n])))
		s = s[n:]
	}
	return out.String()
}

// titled is the word with a capital first and small letters behind.
func titled(word string) string {
	runes := []rune(strings.ToLower(word))
	if len(runes) > 0 {
		runes[0] = unicode.ToUpper(runes[0])
	}
	return string(runes)
}

// titledAs is titled, with the second capital that the original has behind an
// apostrophe: O'Neil is О’Нейл.
func titledAs(original, written string) string {
	from, to := []rune(original), []rune(titled(written))
	if len(from) > 3 && isApostrophe(from[1]) && unicode.IsUpper(from[2]) && unicode.IsLower(from[3]) && len(to) > 2 && to[1] == apostrophe {
		to[2] = unicode.ToUpper(to[2])
	}
	return string(to)
}

func (p patronymic) in(lang string) string {
	if lang == "be" {
		return p.be
	}
	return p.ru
}

func (n familyName) in(lang string) string {
	if lang == "be" {
		return n.be
	}
	return n.ru
}

// givenFromLatin is the given name in the language; the word may be in either
// script where the table knows it.
func givenFromLatin(word, lang string) string {
	if rows := givens().byKey[Fold(word)]; len(rows) > 0 {
		return givens().rows[rows[0]].pick(word, lang)
	}
	return readLatin(word, lang)
}

func patronymicFromLatin(word, lang string) string {
	if known, ok := givens().patronymics[Fold(word)]; ok {
		return known.in(lang)
	}
	return readLatin(word, lang)
}

// familyFromLatin takes the known family name that the word is a romanisation
// of, as long as the word's е and о agree with one of its spellings.
func familyFromLatin(word, lang string) string {
	strict := strictFold(word)
	for _, n := range families()[Fold(word)] {
		spellings := []string{n.be, n.ru, Latin(n.be, ICAO), Latin(n.ru, ICAORu)}
		if slices.ContainsFunc(spellings, func(s string) bool { return strictFold(s) == strict }) {
			return n.in(lang)
		}
	}
	return readLatin(word, lang)
}

// familyInSister writes a Cyrillic family name in the sister language.
func familyInSister(word, to string) string {
	written := withoutYo(word)
	for _, n := range families()[Fold(word)] {
		if withoutYo(n.be) == written && to == "ru" || withoutYo(n.ru) == written && to == "be" {
			return n.in(to)
		}
	}
	if to == "ru" {
		return russianFromBelarusian(word)
	}
	return belarusianFromRussian(word)
}

// withoutYo is the word in small letters with е for ё, as Russian often prints.
func withoutYo(word string) string {
	return strings.ReplaceAll(strings.ToLower(word), "ё", "е")
}

// readLatin reads a romanised word backwards: first in the language that its
// spelling shows, then, where that is the other one, into the language asked for.
func readLatin(word, lang string) string {
	w := strings.ToLower(word)
	if looksRussian(w) {
		russian := cyrillicFromLatin(w, "ru")
		if lang == "ru" {
			return russian
		}
		return belarusianFromRussian(russian)
	}
	belarusian := cyrillicFromLatin(w, "be")
	if lang == "be" {
		return belarusian
	}
	return russianFromBelarusian(belarusian)
}
