package check

import (
	"regexp"
	"strings"
	"unicode"

	"vestka/app/words"
)

var (
	document = regexp.MustCompile(`[A-ZА-ЯІЎ]{2} ?\d{7}|[A-Z]{2}\d{2}[A-Z0-9]{10,30}|\d{4}(?:[ -]?\d{4}){3}`)
	phone    = regexp.MustCompile(`(?:\+|00)\d[\d  ()-]{6,}\d|\(?\b[08]\)?[  -]?\(?0?\d{2}\)?[\d  -]{6,}\d`)
	address  = regexp.MustCompile(`(?i)(?:улиц[аыеу]|ул\.|вуліц[аыу]|вул\.|проспект[ае]?|пр-т|праспект[ае]?|переул\p{L}+|пер\.|завул\p{L}+|зав\.)\s[^\n.!?]{2,40}?(?:\.[^\n.!?]{0,10})?(?:(?:д\.|дом|буд\.|кв\.|кватэра|квартира)\s*№?\s*\d+|,\s*\d+)(?:[-/,]?\s?(?:кв\.|кватэра|квартира|корп\.)?\s?\d+)?` +
		`|[12]\d{5},?\s+(?:г\.|м\.|в\.|д\.|р\.)\s?\p{Lu}` +
		`|,\s(?-i:\p{Lu})\p{L}+(?:[аяо][яй]|[оа]га|ого|[оеа]ва),\s\d{1,3}(?:[,.;/]|$)`) // of a street without the word: Гродна, Вішнёвая, 8
	number = regexp.MustCompile(`\d+(?:(?:[.,:/–-]|, |[  ])\d+)*`)
	// usual numbers: a day, a time, thousands, a fraction, a few years or ages.
	usual = regexp.MustCompile(`^(?:\d{1,4}|\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|\d{4}-\d{2}-\d{2}|\d{1,2}[:.]\d{2}(?:[-–]\d{1,2}[:.]\d{2})?|\d{1,3}(?:[  ]\d{3})+|\d+[.,]\d{1,2}|\d{1,4}[-–:/]\d{1,4}|\d{1,4}[  ]\d{1,4})$`)
)

// numbers finds what of digits is the user's own affair, then strings of them
// that might be taken for a code.
func (r *reader) numbers() {
	own := []struct {
		what string
		find *regexp.Regexp
	}{{"documents", document}, {"phone", phone}, {"home_address", address}}
	if !strings.ContainsAny(r.text, "0123456789") { // most letters; the patterns are slow
		own = nil
	}
	for _, kind := range own {
		for _, at := range kind.find.FindAllStringIndex(r.text, -1) {
			start := at[1] - len(strings.TrimLeft(r.text[at[0]:at[1]], ", "))
			r.detect(kind.what, start, start+len(strings.TrimRight(r.text[start:at[1]], ",.;/ ")))
		}
	}
	for line := range strings.SplitSeq(r.c.Return, "\n") {
		if line = strings.TrimSpace(line); len(line) > 4 {
			r.each(line, "home_address")
		}
	}
	if len(own) == 0 {
		return
	}
	for _, at := range number.FindAllStringIndex(r.text, -1) {
		if !usualList(r.text[at[0]:at[1]]) {
			r.detect("digits", at[0], at[1])
		}
	}
}

// mostNumbers is how many bare numbers in a row are still a date, years or ages.
const mostNumbers = 3

// usualList reports numbers, parted by commas, that nobody takes for a code.
func usualList(list string) bool {
	bare := 0
	for n := range strings.SplitSeq(list, ", ") {
		if !usual.MatchString(n) {
			return false
		}
		if strings.Trim(n, "0123456789") == "" {
			bare++
		}
	}
	return bare <= mostNumbers
}

// each finds the words wherever they stand.
func (r *reader) each(line, what string) {
	for from := 0; ; {
		at := strings.Index(r.text[from:], line)
		if at < 0 {
			return
		}
		r.detect(what, from+at, from+at+len(line))
		from += at + len(line)
	}
}

var masked = regexp.MustCompile(`\p{L}+(?:[0-9#@$*%_+=^~|\\]+\p{L}+)+[0-9]*`)

// oddLetters finds what looks like a code: signs inside a word, letters set apart,
// words that nobody can say.
func (r *reader) oddLetters() {
	if strings.ContainsAny(r.text, "0123456789#@$*%_+=^~|\\") {
		for _, at := range masked.FindAllStringIndex(r.text, -1) {
			r.detect("odd_letters", at[0], at[1])
		}
	}
	r.spaced()
	r.hyphened()
	for _, t := range r.tokens {
		if unsayable(t.Normal) {
			r.detect("odd_letters", t.Start, t.End)
		}
	}
}

// manyLone is from how many lone letters after each other they are a word set apart.
const manyLone = 4

func (r *reader) spaced() {
	for i := 0; i < len(r.tokens); {
		to := i
		for to < len(r.tokens) && len([]rune(r.tokens[to].Text)) == 1 && (to == i || near(r.text[r.tokens[to-1].End:r.tokens[to].Start])) {
			to++
		}
		if to-i >= manyLone {
			r.detect("odd_letters", r.tokens[i].Start, r.tokens[to-1].End)
		}
		i = max(to, i+1)
	}
}

// near reports what may stand between the letters of one word that is set apart.
func near(between string) bool {
	return len([]rune(between)) <= 3 && strings.Trim(between, " .-_/*|\u00a0") == ""
}

// hyphened finds words that ring once their hyphens are gone.
func (r *reader) hyphened() {
	for i := 0; i < len(r.tokens); {
		to, joined := i+1, r.tokens[i].Normal
		for to < len(r.tokens) && r.tokens[to].Hyphen {
			joined += r.tokens[to].Normal
			to++
		}
		if to-i > 1 {
			one := words.Tokens(joined)
			if len(r.c.Lists.Find(one, words.Weigh(one).Main()...)) > 0 && len(r.c.Lists.Find(r.tokens[i:to], words.Weigh(one).Main()...)) == 0 {
				r.detect("odd_letters", r.tokens[i].Start, r.tokens[to-1].End)
			}
		}
		i = to
	}
}

// mostConsonants is how many letters without a vowel a word of no language has,
// but for calls such as "бррр", which have few different ones.
const mostConsonants = 5

func unsayable(word string) bool {
	letters, seen := 0, map[rune]bool{}
	for _, c := range word {
		if strings.ContainsRune("аеиіоуыэюяaeiouyіўй", c) || !unicode.IsLetter(c) {
			return false
		}
		letters++
		seen[c] = true
	}
	return letters >= mostConsonants && len(seen) > 3
}
