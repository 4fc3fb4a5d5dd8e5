package names

import (
	"strings"
	"unicode"
)

// System is a way to write Cyrillic names in Latin letters.
type System string

// The systems, by the tables of DOMAIN.md section 6.
const (
	National2007 System = "national2007" // Belarusian; the instruction of 2007, adopted by the UN in 2012
	ICAO         System = "icao"         // Belarusian; ICAO Doc 9303
	ICAORu       System = "icao-ru"      // Russian; ICAO Doc 9303, as in new passports
)

// Latin writes a Cyrillic name in Latin letters. Letters of other scripts and
// signs stay as they are. A letter foreign to the system's language is written
// as in the sister language.
func Latin(s string, system System) string {
	var out strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		lower := unicode.ToLower(r)
		var latin string
		switch {
		case isApostrophe(r) && i > 0 && isCyrillic(runes[i-1]):
			continue // the apostrophe is not written
		case !isCyrillic(r):
			out.WriteRune(r)
			continue
		case system == National2007:
			latin = national(runes, i)
		case system == ICAORu:
			latin = letterIn(icaoRussian, lower)
		default:
			latin = letterIn(icaoBelarusian, lower)
		}
		out.WriteString(inCaseOf(latin, runes, i))
	}
	return out.String()
}

// letterIn finds a letter in its system's own table, else in the common one.
func letterIn(own map[rune]string, r rune) string {
	if latin, ok := own[r]; ok {
		return latin
	}
	return plainLatin[r]
}

// plainLatin are the letters that all systems write alike, and those that need
// some answer where they are foreign to a system's language.
var plainLatin = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'д': "d", 'з': "z", 'и': "i", 'і': "i", 'к': "k", 'л': "l",
	'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f",
	'ы': "y", 'э': "e", 'ї': "i", 'є': "ie", 'ґ': "g", 'ь': "", 'ъ': "",
}

var icaoBelarusian = map[rune]string{
	'г': "h", 'е': "e", 'ё': "io", 'ж': "zh", 'й': "i", 'ў': "u", 'х': "kh", 'ц': "ts",
	'ч': "ch", 'ш': "sh", 'щ': "shch", 'ю': "iu", 'я': "ia",
}

var icaoRussian = map[rune]string{
	'г': "g", 'е': "e", 'ё': "e", 'ж': "zh", 'й': "i", 'ў': "u", 'х': "kh", 'ц': "ts",
	'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "ie", 'ю': "iu", 'я': "ia",
}

var national2007 = map[rune]string{
	'г': "h", 'ж': "ž", 'й': "j", 'ў': "ŭ", 'х': "ch", 'ц': "c", 'ч': "č", 'ш': "š", 'щ': "šč",
}

// national is the letter at i in the system of 2007: iotated letters have j at
// the start, after a vowel, ў, a soft sign or an apostrophe, and i after a
// consonant; a soft sign is an acute on з, л, н, с and ц.
func national(w []rune, i int) string {
	r := unicode.ToLower(w[i])
	var before rune
	if i > 0 {
		before = unicode.ToLower(w[i-1])
	}
	if k := strings.IndexRune(softened, r); k >= 0 && i+1 < len(w) && unicode.ToLower(w[i+1]) == 'ь' {
		return softened[k+len(string(r)) : k+len(string(r))+2]
	}
	if vowel, ok := iotated[r]; ok {
		if isCyrillic(before) && !isVowel(before) && before != 'ў' && before != 'ь' && before != 'ъ' {
			return "i" + vowel
		}
		return "j" + vowel
	}
	return letterIn(national2007, r)
}

// softened pairs each consonant with its soft Latin letter, two bytes each.
const softened = "зźлĺнńсśцć"

// iotated are the vowels behind the j or the i.
var iotated = map[rune]string{'е': "e", 'ё': "o", 'ю': "u", 'я': "a"}

// inCaseOf gives the Latin letters the case of the Cyrillic letter at i: of a
// pair only the first is a capital, except in a word of capitals.
func inCaseOf(latin string, w []rune, i int) string {
	if latin == "" || !unicode.IsUpper(w[i]) {
		return latin
	}
	capitals := i+1 < len(w) && unicode.IsUpper(w[i+1]) || (i+1 == len(w) || !unicode.IsLetter(w[i+1])) && i > 0 && unicode.IsUpper(w[i-1])
	if capitals {
		return strings.ToUpper(latin)
	}
	runes := []rune(latin)
	runes[0] = unicode.ToUpper(runes[0])
	return string(runes)
}
