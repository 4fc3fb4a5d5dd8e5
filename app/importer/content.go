package importer

import (
	"hash/maphash"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vestka/app"
	"vestka/app/names"
)

// looked is how many cells of a column are looked at to tell what it holds.
const looked = 400

// content is what the cells of a column look like: of so many that were looked
// at, how many are each thing.
type content struct {
	cells   int                 // of the file that say something
	serial  bool                // the whole numbers from some start on, in the order of the rows
	last    int                 // the number before
	values  map[uint64]struct{} // hashes of what was found: texts would hold on to their rows
	repeats int
	often   bool // so many values repeat that they are no longer counted

	looked     int
	dates      int
	years      int // dates that are no more than a year
	oldYears   int // dates of people's birth: two decades ago and more
	numbers    int
	urls       int
	pictures   int // urls of pictures
	sexes      int
	statuses   int
	answers    int // yes and no, in words
	prisons    int // texts that the register knows
	articles   int // articles of the criminal code, and nothing else
	letters    int // texts of letters without a figure
	wordless   int // without a single letter
	oneWord    int
	givens     int // one word, a given name
	patronymic int // one word, a patronymic
	whole      int // two to five words, one of them a given name or a patronymic
	initials   int
	long       int // more than eighty characters
	scripts    map[names.Script]int
	orders     orders
}

// maxDistinct is up to how many values it is counted whether they repeat.
const maxDistinct = 250_000

// maxRepeats is after how many repeats it is clear that values repeat.
const maxRepeats = 200

// add takes a cell of the column into account, which says something.
func (c *content) add(s string, today app.Date, isPrison func(string) bool) {
	if c.scripts == nil {
		c.values, c.scripts, c.serial = map[uint64]struct{}{}, map[names.Script]int{}, true
	}
	c.cells++
	c.count(s)
	if isFigures(s) {
		c.orders.add(s)
	}
	if c.looked < looked {
		c.looked++
		c.look(s, today, isPrison)
	}
}

// count sees whether the values repeat, and whether they number the rows.
func (c *content) count(s string) {
	switch {
	case c.often:
	case len(s) > longestID, len(c.values) == maxDistinct:
		c.repeats++ // as good as: no id is so long, and no list has so many
	default:
		hash := maphash.String(hashSeed, s)
		if _, again := c.values[hash]; again {
			c.repeats++
		}
		c.values[hash] = struct{}{}
	}
	if !c.often && c.repeats > maxRepeats && 10*c.repeats > c.cells {
		c.often, c.values = true, nil
	}
	n, ok := wholeNumber(s)
	if c.serial = c.serial && ok && (c.cells == 1 && n <= 1 || c.cells > 1 && n == c.last+1); c.serial {
		c.last = n
	}
}

// hashSeed is that of hashes which are equal for equal texts, and for others but once in
// a while of ages.
var hashSeed = maphash.MakeSeed()

// longestID is more bytes than the id of any source has.
const longestID = 100

// unique reports that no value stands twice.
func (c *content) unique() bool { return c.repeats == 0 }

func (c *content) look(s string, today app.Date, isPrison func(string) bool) {
	c.lookAtDate(s, today)
	if _, ok := wholeNumber(s); ok {
		c.numbers++
	}
	if isURL(s) {
		c.urls++
		if isPicture(s) {
			c.pictures++
		}
		return
	}
	if _, ok := readAnySex(s); ok {
		c.sexes++
	}
	if _, ok := readAnyStatus(s, today); ok {
		c.statuses++
	}
	if _, ok := yesOrNo(s); ok && hasLetter(s) {
		c.answers++
	}
	if !hasLetter(s) {
		c.wordless++
	}
	if utf8.RuneCountInString(s) > 80 {
		c.long++
	}
	if isNumberedPrison(s) || isPrison != nil && len(s) < 1000 && isPrison(s) {
		c.prisons++
	}
	if isArticles(s) {
		c.articles++
	}
	if len(s) < 200 && !strings.ContainsFunc(s, unicode.IsDigit) && strings.ContainsFunc(s, unicode.IsLetter) {
		c.letters++
		c.lookAtName(s)
	}
	c.scripts[names.ScriptOf(s)]++
}

func (c *content) lookAtDate(s string, today app.Date) {
	d, fault := dateReader{order: DayFirst, today: today}.read(s)
	if fault == noSuchDate && isFigures(s) {
		d, fault = dateReader{order: MonthFirst, today: today}.read(s)
	}
	if _, card := withoutYear(s); fault == notDate && card && strings.HasPrefix(s, "--") {
		c.dates++
		return
	}
	if fault != dateFine || d.IsZero() || d.Year < 1850 || d.Year > today.Year+2*future {
		return
	}
	c.dates++
	if d.Month == 0 {
		c.years++
	}
	if d.Year < today.Year-17 {
		c.oldYears++
	}
}

func (c *content) lookAtName(s string) {
	words := strings.Fields(names.Clean(s))
	if strings.Contains(s, ".") && len(s) < 12 && len(words) <= 2 {
		c.initials++
		return
	}
	switch {
	case len(words) == 1:
		c.oneWord++
		if names.KnownGiven(words[0]) {
			c.givens++
		}
		if names.KnownPatronymic(words[0]) && !names.KnownGiven(words[0]) {
			c.patronymic++
		}
	case len(words) <= 5:
		for i, w := range words {
			if w = strings.Trim(w, ",()"); names.KnownGiven(w) || i > 0 && names.KnownPatronymic(w) {
				c.whole++
				return
			}
		}
	}
}

// share is the part of the cells looked at, from 0 to 1.
func (c *content) share(n int) float64 {
	if c.looked == 0 {
		return 0
	}
	return float64(n) / float64(c.looked)
}

// script is the one of most cells.
func (c *content) lang() app.Lang { return spelling(c.scripts).lang() }

// isFigures reports figures with signs between them, as dates are.
func isFigures(s string) bool {
	if len(s) < 6 || len(s) > 12 {
		return false
	}
	for i := range len(s) {
		if !isDigit(s[i]) && strings.IndexByte(" ./-", s[i]) < 0 {
			return false
		}
	}
	return true
}

// wholeNumber reads a number of up to nine figures; a spreadsheet may have put
// ".0" behind it.
func wholeNumber(s string) (int, bool) {
	s = strings.TrimSuffix(s, ".0")
	if s == "" || len(s) > 9 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if !isDigit(s[i]) {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

func isURL(s string) bool {
	for _, begin := range [...]string{"http://", "https://", "www.", "/", "./", "../", "mailto:"} { // of a page saved from the web its links are short
		if strings.HasPrefix(s, begin) {
			return !strings.Contains(s, " ")
		}
	}
	return false
}

func isPicture(s string) bool {
	s, _, _ = strings.Cut(strings.ToLower(s), "?")
	for _, end := range [...]string{".jpg", ".jpeg", ".png", ".webp", ".gif"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// prisonWords are the words before the number of a place of detention.
var prisonWords = strings.Fields("ик пк ік сизо сіза лтп иуот ik pk sizo siza colony kolonia kolonie strafkolonie колония калонія колонія тюрьма турма prison jail")

// isNumberedPrison reports a kind of prison and its number, and nothing else: "ИК №901",
// "Penal Colony No. 904".
func isNumberedPrison(s string) bool {
	if len(s) > longestID || !strings.ContainsFunc(s, unicode.IsDigit) {
		return false
	}
	words := headerWords(s)
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	number, last := strings.TrimPrefix(words[len(words)-1], "№"), len(words)-1
	_, isNumber := wholeNumber(number)
	return isNumber && len(number) <= 3 && slices.ContainsFunc(words[:last], func(w string) bool { return slices.Contains(prisonWords, w) })
}

var (
	// articleWords say that the numbers beside them are those of articles.
	articleWords = strings.Fields("ст статья статьи ук арт артыкул артыкулы кк art article articles cc стаття статті")
	// besideThem are further words that stand there.
	besideThem = strings.Fields("ч часть части п пункт рб рбл беларуси беларусь частка часткі пункта б по и і з через of the and part parts para criminal code belarus")
)

// isArticles reports numbers of articles with the words for them, and nothing else:
// "ст. 342 УК РБ", "ч.1 ст.361-4, 342 УК", "Part 2 of Article 293". Numbers alone may be
// anything.
func isArticles(s string) bool {
	if len(s) > 4*longestID {
		return false
	}
	named, numbered := false, false
	for _, word := range headerWords(s) {
		n, isNumber := wholeNumber(word)
		switch {
		case isNumber && n < 1000:
			numbered = numbered || n >= 100
		case slices.Contains(articleWords, word):
			named = true
		case !slices.Contains(besideThem, word):
			return false
		}
	}
	return named && numbered
}
