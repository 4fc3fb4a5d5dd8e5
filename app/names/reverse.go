package names

import (
	"regexp"
	"slices"
	"strings"
)

// Signs in a lower-case Latin word that its spelling starts from Russian, or
// from Belarusian.
var (
	surelyRussian    = regexp.MustCompile(`g|(ov|ev|enko|skiy|skii|skij)$`)
	surelyBelarusian = regexp.MustCompile(`ŭ|dz|[aeoiuy]w([^aeiouy]|$)|[aeo]u([^aeiouy]|$)|(^|[^ckstz])h|ts(i|e)|anka$|r(ets|ats)`)
	maybeRussian     = regexp.MustCompile(`(ova|eva|sky|koy|oi|ko)$|o[^aeiouy]+o`)
)

// looksRussian tells whether a romanised word starts from its Russian spelling.
func looksRussian(w string) bool {
	return surelyRussian.MatchString(w) || !surelyBelarusian.MatchString(w) && maybeRussian.MatchString(w)
}

// reading is one letter group and what it reads as in the two languages.
type reading struct {
	latin  []rune
	be, ru string
}

// readings, longest groups first, are tried in order at each place.
var readings = readingsOf([][3]string{
	{"schtsch", "шч", "щ"},
	{"shch", "шч", "щ"},
	{"szcz", "шч", "щ"},
	{"tsch", "ч", "ч"},
	{"šč", "шч", "щ"},
	{"sch", "ш", "ш"},
	{"dzh", "дж", "дж"},
	{"dž", "дж", "дж"},
	{"zh", "ж", "ж"},
	{"kh", "х", "х"},
	{"ts", "ц", "ц"},
	{"ch", "ч", "ч"},
	{"sh", "ш", "ш"},
	{"cz", "ч", "ч"},
	{"sz", "ш", "ш"},
	{"tz", "ц", "ц"},
	{"č", "ч", "ч"},
	{"š", "ш", "ш"},
	{"ž", "ж", "ж"},
	{"ż", "ж", "ж"},
	{"ŭ", "ў", "в"},
	{"ł", "л", "л"},
	{"ć", "ць", "ть"},
	{"ś", "сь", "сь"},
	{"ź", "зь", "зь"},
	{"ń", "нь", "нь"},
	{"ĺ", "ль", "ль"},
	{"ó", "у", "у"},
	{"a", "а", "а"},
	{"b", "б", "б"},
	{"c", "ц", "ц"},
	{"d", "д", "д"},
	{"f", "ф", "ф"},
	{"g", "г", "г"},
	{"h", "г", "х"},
	{"k", "к", "к"},
	{"l", "л", "л"},
	{"m", "м", "м"},
	{"n", "н", "н"},
	{"o", "о", "о"},
	{"p", "п", "п"},
	{"q", "к", "к"},
	{"r", "р", "р"},
	{"s", "с", "с"},
	{"t", "т", "т"},
	{"u", "у", "у"},
	{"v", "в", "в"},
	{"w", "в", "в"},
	{"x", "кс", "кс"},
	{"z", "з", "з"},
})

func readingsOf(rows [][3]string) (list []reading) {
	for _, row := range rows {
		list = append(list, reading{[]rune(row[0]), row[1], row[2]})
	}
	return list
}

// cyrillicFromLatin reads a lower-case romanised word as Belarusian or Russian.
func cyrillicFromLatin(w, lang string) string {
	for _, e := range adjectives {
		stem, ok := strings.CutSuffix(w, e[0])
		switch {
		case !ok || stem == "":
		case lang == "be":
			return settle(readLetters(stem, lang)+e[1], lang)
		default:
			return settle(readLetters(stem, lang)+e[2], lang)
		}
	}
	return settle(readLetters(w, lang), lang)
}

func readLetters(w, lang string) string {
	runes := []rune(w)
	seen := spellingTraits(runes)
	for _, r := range runes {
		seen |= traitOf(r)
	}
	runes = []rune(strings.Map(readable, foreign.Replace(w)))
	var out []rune
	for i := 0; i < len(runes); {
		letters, n := readAt(runes, i, out, lang, seen)
		out = append(out, []rune(letters)...)
		i += n
	}
	return string(out)
}

// foreign respells the letters of Polish, Lithuanian, German and the Nordic
// languages that have a sound of their own, in letters that readAt reads. A
// letter with any other diacritic is read as the bare one.
var foreign = strings.NewReplacer(
	"ęb", "emb", "ęp", "emp", "ę", "en", "ąb", "omb", "ąp", "omp", "ą", "on",
	"jö", "jo", "jü", "ju", "jä", "je", "ö", "io", "ő", "io", "ø", "io", "œ", "io", "ü", "iu", "ű", "iu", "ä", "e", "æ", "e", "å", "o",
	"þ", "t",
)

// readable is the letter itself where it has a reading of its own, else the
// bare letter under its diacritic.
func readable(r rune) rune {
	if slices.ContainsFunc(readings, func(known reading) bool { return len(known.latin) == 1 && known.latin[0] == r }) {
		return r
	}
	return bareLatin(r)
}

// adjectives are the endings of family names that are adjectives: Latin,
// Belarusian, Russian. Longer ones first.
var adjectives = [][3]string{
	{"tskaya", "цкая", "цкая"},
	{"tskaia", "цкая", "цкая"},
	{"ckaja", "цкая", "цкая"},
	{"ckaya", "цкая", "цкая"},
	{"zkaja", "цкая", "цкая"},
	{"skaya", "ская", "ская"},
	{"skaia", "ская", "ская"},
	{"skaja", "ская", "ская"},
	{"tskiy", "цкі", "цкий"},
	{"tskii", "цкі", "цкий"},
	{"tskij", "цкі", "цкий"},
	{"tsky", "цкі", "цкий"},
	{"tski", "цкі", "цкий"},
	{"cki", "цкі", "цкий"},
	{"cky", "цкі", "цкий"},
	{"zki", "цкі", "цкий"},
	{"skiy", "скі", "ский"},
	{"skii", "скі", "ский"},
	{"skij", "скі", "ский"},
	{"sky", "скі", "ский"},
	{"ski", "скі", "ский"},
	{"nyi", "ны", "ный"},
	{"nyy", "ны", "ный"},
	{"ny", "ны", "ный"},
	{"naya", "ная", "ная"},
	{"naia", "ная", "ная"},
	{"naja", "ная", "ная"},
}

// readAt reads the letters at i, given what was read before.
func readAt(w []rune, i int, before []rune, lang string, seen traits) (string, int) {
	afterVowel := len(before) == 0 || isVowel(before[len(before)-1])
	switch w[i] {
	case 'i', 'y', 'j':
		return readI(w, i, before, lang)
	case 'e':
		if lang == "be" && !afterVowel && strings.ContainsRune("рчшжц", before[len(before)-1]) {
			return "э", 1
		}
		return "е", 1
	case 'u', 'w':
		if lang == "be" && afterVowel && len(before) > 0 && (w[i] == 'u' || !isLatinVowel(at(w, i+1))) {
			return "ў", 1
		}
	}
	if pair := readPair(w, i, before, seen); pair != "" {
		return pair, 2
	}
	if isApostrophe(w[i]) {
		return readApostrophe(at(w, i+1), before, lang), 1
	}
	return readLetter(w, i, lang)
}

// readPair reads ch and rz, which mean one thing here and another there; empty
// where they are no more than their letters.
func readPair(w []rune, i int, before []rune, seen traits) string {
	switch string(w[i:min(i+2, len(w))]) {
	case "ch":
		if chIsKh(w, i, seen) {
			return "х"
		}
	case "rz":
		if behindVoiceless(before) {
			return "ш" // Przybylski
		}
		if seen&hasPolish != 0 {
			return "ж"
		}
	}
	return ""
}

// readLetter reads what always means the same.
func readLetter(w []rune, i int, lang string) (string, int) {
	for _, r := range readings {
		if n := len(r.latin); len(w)-i >= n && slices.Equal(w[i:i+n], r.latin) {
			if lang == "be" {
				return r.be, n
			}
			return r.ru, n
		}
	}
	return string(w[i]), 1
}

// readApostrophe reads an apostrophe behind the letters read, before the Latin
// letter next: a soft sign where the language can have one, else the Cyrillic
// apostrophe where a letter follows.
func readApostrophe(next rune, before []rune, lang string) string {
	if len(before) == 0 {
		return ""
	}
	last := before[len(before)-1]
	softens := next == 0 || !strings.ContainsRune("aou", next)
	switch {
	case last == 'ь', last == apostrophe:
		return ""
	case softens && strings.ContainsRune("знлсц", last), softens && lang == "ru" && isCyrillic(last) && !isVowel(last):
		return "ь"
	case next == 0:
		return ""
	}
	return string(apostrophe)
}

// behindVoiceless reports a consonant behind which rz can only be Polish.
func behindVoiceless(before []rune) bool {
	return len(before) > 0 && strings.ContainsRune("пкт", before[len(before)-1])
}

// readI reads i, y or j: before a vowel the sign of iotation, after a vowel й,
// else a vowel of its own.
func readI(w []rune, i int, before []rune, lang string) (string, int) {
	if k := strings.IndexRune("aeou", at(w, i+1)); k >= 0 {
		vowel := string([]rune("яеёю")[k])
		if len(before) > 0 && w[i] == 'y' && lang == "ru" && vowel == "е" && !isVowel(before[len(before)-1]) && before[len(before)-1] != 'ь' {
			return "ье", 2 // Vasilyev
		}
		if len(before) > 0 && w[i] == 'j' && lang == "be" && before[len(before)-1] == 'р' {
			return string(apostrophe) + vowel, 2 // Jurjeŭ
		}
		return vowel, 2
	}
	switch {
	case len(before) > 0 && isVowel(before[len(before)-1]), w[i] == 'j':
		return "й", 1
	case w[i] == 'y' && len(before) > 0:
		return "ы", 1
	case lang == "be":
		return "і", 1
	}
	return "и", 1
}

// settle mends what single letters cannot tell: a soft л before some
// consonants, the sounds that no spelling has.
func settle(w, lang string) string {
	w = softL.ReplaceAllString(w, "ль$1")
	if lang == "be" {
		return strings.NewReplacer("рі", "ры", "чі", "чы", "ші", "шы", "жі", "жы", "ті", "ці", "ді", "дзі", "ря", "ра", "рё", "ро", "рю", "ру", "чю", "чу", "дзк", "дзьк", "кузм", "кузьм").Replace(w)
	}
	return strings.NewReplacer("кы", "ки", "гы", "ги", "хы", "хи", "чы", "чи", "шы", "ши", "жы", "жи", "щы", "щи", "чю", "чу", "кузм", "кузьм").Replace(w)
}

// softL finds the л that is soft in most family names: Мельнік, Кавальчук.
var softL = regexp.MustCompile(`л([чшцнс]|кевіч|кевич)`)
