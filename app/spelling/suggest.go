package spelling

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vestka/app"
)

// mostTrials is how many words are looked up for one suggestion at most. The
// suggester of the checker looks at all roots, which takes seconds for a Slavic
// word; one slip of the pen is nearly all there is, and these are at most some
// hundred words.
const mostTrials = 1500

// Suggest gives up to so many words that may have been meant: first where letters
// that sound alike were taken for each other, then where one was left out, doubled,
// swapped or mistyped.
func (d *Dictionary) Suggest(word string, most int) []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	word = plain(word)
	found, done := d.suggested[word]
	if !done {
		found = d.suggest(word)
		d.suggested[word] = found
	}
	return found[:min(most, len(found))]
}

// enough is how many suggestions are looked for.
const enough = 5

func (d *Dictionary) suggest(word string) []string {
	lower := strings.ToLower(word)
	first, _ := utf8.DecodeRuneInString(word)
	if n := utf8.RuneCountInString(word); n > longest {
		return nil
	}
	var found []string
	seen := map[string]bool{lower: true}
	trials := 0
	try := func(candidate string) {
		if seen[candidate] || trials == mostTrials || len(found) == enough {
			return
		}
		seen[candidate] = true
		trials++
		for _, form := range []string{candidate, titled(candidate)} {
			if d.right(form) {
				if unicode.IsUpper(first) {
					form = titled(form)
				}
				found = append(found, form)
				return
			}
		}
	}
	once := d.confused(lower)
	for _, c := range once {
		try(c)
	}
	for _, c := range once {
		for _, twice := range d.confused(c) {
			try(twice)
		}
	}
	slips(lower, alphabets[d.lang], try)
	return found
}

func titled(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}

// alphabets are the letters that may have been left out or mistyped.
var alphabets = map[app.Lang]string{
	app.Belarusian: "абвгдеёжзійклмнопрстуўфхцчшыьэюя'",
	app.Russian:    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
	app.English:    "abcdefghijklmnopqrstuvwxyz'",
}

// confusions are what people write for each other, both ways: by ear, by the other
// language's habit, or for want of a key.
var confusions = map[app.Lang][][2]string{
	app.Belarusian: {
		{"у", "ў"},
		{"а", "о"},
		{"е", "я"},
		{"и", "і"},
		{"э", "е"},
		{"ы", "і"},
		{"и", "ы"},
		{"щ", "шч"},
		{"ъ", "'"},
		{"ь", "'"},
		{"ё", "е"},
		{"ть", "ць"},
		{"ти", "ці"},
		{"те", "це"},
		{"ди", "дзі"},
		{"де", "дзе"},
		{"нн", "н"},
		{"лл", "л"},
		{"сс", "с"},
		{"зз", "з"},
		{"цц", "ц"},
		{"в", "ў"},
		{"л", "ў"},
		{"сь", "с"},
		{"зь", "з"},
		{"i", "і"},
		{"б", "п"},
		{"д", "т"},
		{"з", "с"},
		{"ж", "ш"},
		{"г", "к"},
		{"тся", "цца"},
		{"ся", "ца"},
		{"чы", "чи"},
		{"жы", "жи"},
	},
	app.Russian: {
		{"а", "о"},
		{"е", "и"},
		{"е", "ё"},
		{"э", "е"},
		{"ы", "и"},
		{"е", "я"},
		{"тся", "ться"},
		{"нн", "н"},
		{"сс", "с"},
		{"лл", "л"},
		{"тт", "т"},
		{"мм", "м"},
		{"ъ", "ь"},
		{"б", "п"},
		{"в", "ф"},
		{"г", "к"},
		{"д", "т"},
		{"ж", "ш"},
		{"з", "с"},
		{"сч", "щ"},
		{"щ", "шч"},
		{"шь", "ш"},
		{"чь", "ч"},
		{"ого", "ова"},
		{"его", "ева"},
		{"i", "и"},
		{"і", "и"},
		{"ў", "в"},
		{"вств", "ств"},
		{"здн", "зн"},
		{"стн", "сн"},
		{"го", "во"},
	},
	app.English: {
		{"ie", "ei"}, {"ll", "l"}, {"tt", "t"}, {"ss", "s"}, {"mm", "m"}, {"nn", "n"}, {"cc", "c"}, {"pp", "p"}, {"rr", "r"}, {"ee", "ea"}, {"e", "i"}, {"a", "e"}, {"a", "i"}, {"o", "u"}, {"c", "s"}, {"c", "k"}, {"f", "ph"}, {"ant", "ent"}, {"able", "ible"}, {"their", "there"},
	},
}

// confused are the words with one pair exchanged at one place.
func (d *Dictionary) confused(word string) []string {
	var list []string
	for _, pair := range confusions[d.lang] {
		for _, way := range [...][2]string{pair, {pair[1], pair[0]}} {
			for at := 0; ; {
				i := strings.Index(word[at:], way[0])
				if i < 0 {
					break
				}
				at += i
				list = append(list, word[:at]+way[1]+word[at+len(way[0]):])
				at += len(way[0])
			}
		}
	}
	slices.SortStableFunc(list, func(a, b string) int { return abs(len(a)-len(word)) - abs(len(b)-len(word)) })
	return list
}

func abs(n int) int { return max(n, -n) }

// slips calls try for every word that is one slip away.
func slips(word, alphabet string, try func(string)) {
	w := []rune(word)
	for i := range len(w) - 1 { // two letters swapped
		c := slices.Clone(w)
		c[i], c[i+1] = c[i+1], c[i]
		try(string(c))
	}
	for i := range w { // one too many
		try(string(w[:i]) + string(w[i+1:]))
	}
	for i := 0; i <= len(w); i++ { // one left out
		for _, r := range alphabet {
			try(string(w[:i]) + string(r) + string(w[i:]))
		}
	}
	for i := range w { // one mistyped
		for _, r := range alphabet {
			try(string(w[:i]) + string(r) + string(w[i+1:]))
		}
	}
	for i := 2; i < len(w)-1; i++ { // a space left out
		try(string(w[:i]) + " " + string(w[i:]))
	}
}
