package names

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold gives the search key of a word or of a whole name: all usual spellings
// of a name, in Cyrillic or in any romanisation, give the same key. Words are
// kept apart by one space; hyphens, stops and brackets part words too.
//
// The key is made for comparing, not for reading. It is ASCII for every name
// in Cyrillic or Latin letters, and folding a key changes nothing. In it
//
//	a stands for а о е э ё я (unstressed vowels are written in all these ways),
//	i for и і ы й, u for у ю; iotation is kept at the start of a word only;
//	v for в and ў; h for г and х; q for ч; sh for ш, щ and шч; zh for ж;
//	c for ц before a consonant, t for ц before a vowel (ці is Russian ти);
//	d for дз; every letter is single, but for two open vowels side by side (ае).
//
// The rules follow DOMAIN.md section 6, last paragraph.
func Fold(s string) string {
	var buf [64]byte
	return string(AppendFold(buf[:0], s))
}

// AppendFold appends the key of s to dst. It allocates only where dst has no
// room or where s holds decomposed letters.
func AppendFold(dst []byte, s string) []byte {
	return appendFold(dst, s, false)
}

// strictFold tells е and э from а and о, for a closer comparison of spellings.
func strictFold(s string) string {
	return string(appendFold(nil, s, true))
}

func appendFold(dst []byte, s string, keepE bool) []byte {
	f := folder{out: dst, start: len(dst), keepE: keepE}
	var buf [48]rune
	word := buf[:0]
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf && asciiKind[r] == wordLetter, r >= 0xc0 && isWordRune(r):
			word = append(word, r)
		case isMark(r):
			// Decomposed letters, and accents that drifted off their letter;
			// Clean leaves no mark behind.
			return appendFold(dst, Clean(s), keepE)
		case isSilent(r):
		default:
			f.word(word)
			word = word[:0]
		}
	}
	f.word(word)
	return f.out
}

// isWordRune reports a letter, digit or other sign that is part of a word and
// not silent. The common letters are answered first.
func isWordRune(r rune) bool {
	if isSilent(r) || isMark(r) {
		return false
	}
	return isCyrillic(r) || isLatin(r) || unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.So) || r == utf8.RuneError
}

type kind byte

const (
	separator kind = iota
	wordLetter
	silent
)

// asciiKind sorts the ASCII characters.
var asciiKind = func() (kinds [utf8.RuneSelf]kind) {
	for r := range rune(utf8.RuneSelf) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			kinds[r] = wordLetter
		case isSilent(r):
			kinds[r] = silent
		}
	}
	return kinds
}()

// folder writes keys of words one behind the other.
type folder struct {
	out   []byte
	start int  // where the first key begins
	begin int  // where the key of the present word begins
	keepE bool // see strictFold
}

// word appends the key of one word, and a space before it where needed. It
// may change the runes of w.
func (f *folder) word(w []rune) {
	if len(w) == 0 {
		return
	}
	end := len(f.out)
	if end > f.start {
		f.out = append(f.out, ' ')
	}
	f.begin = len(f.out)
	seen := scripts(w)
	if seen == hasCyrillic|hasLatin {
		repairRunes(w)
		seen = scripts(w)
	}
	for i, r := range w {
		lower := unicode.ToLower(r)
		if isLatin(lower) {
			seen |= traitOf(lower)
			lower = bareLatin(lower)
		}
		w[i] = lower
	}
	if seen&hasLatin != 0 {
		f.latin(w, seen|spellingTraits(w))
	} else {
		f.cyrillic(w)
	}
	f.finish()
	if len(f.out) == f.begin {
		f.out = f.out[:end]
	}
}

// cyrillic emits the sounds of a word without Latin letters.
func (f *folder) cyrillic(w []rune) {
	for _, r := range w {
		f.letter(r)
	}
}

// letter emits the sounds of one letter that needs no look ahead.
func (f *folder) letter(r rune) {
	switch {
	case r < utf8.RuneSelf:
		f.sound(byte(r))
	case r >= 0x430 && int(r-0x430) < len(cyrillicSounds):
		for _, c := range []byte(cyrillicSounds[r-0x430]) {
			f.sound(c)
		}
	case isCyrillic(r):
		f.letter(neighbour(r))
	default:
		f.out = append(f.out, string(r)...)
	}
}

// neighbour gives the plain letter for a Cyrillic one that neither Belarusian
// nor Russian has: those of Turkic names, and any other without its
// diacritic. Letters no longer in use anywhere are as silent as ь, so that a
// key never holds Cyrillic.
func neighbour(r rune) rune {
	switch r {
	case 'ґ', 'ғ', 'һ', 'ҳ':
		return 'г'
	case 'қ', 'ҡ':
		return 'к'
	case 'ң', 'ҥ':
		return 'н'
	case 'ү', 'ұ':
		return 'у'
	case 'җ':
		return 'ж'
	case 'ә':
		return 'а'
	case 'ө':
		return 'о'
	}
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	if base < 0x430 || int(base-0x430) >= len(cyrillicSounds) {
		return 'ь'
	}
	return base
}

// cyrillicSounds are the sounds of U+0430 to U+045F, in the alphabet that
// folder.sound takes. Letters of no use here stand for themselves in ASCII.
var cyrillicSounds = [...]string{
	"a", "b", "v", "h", "d", "ie", "Z", "z", "i", "i", "k", "l", "m", "n", "o", "p", // а … п
	"r", "s", "t", "u", "f", "h", "c", "q", "S", "S", "", "i", "", "e", "iu", "ia", // р … я
	"ie", "ie", "d", "h", "ie", "d", "i", "i", "i", "l", "n", "q", "k", "i", "u", "d", // ѐ ё ђ ѓ є ѕ і ї ј љ њ ћ ќ ѝ ў џ
}

// last is the byte before the end of the present word's key, counted from one;
// zero beyond its start.
func (f *folder) last(n int) byte {
	if i := len(f.out) - n; i >= f.begin {
		return f.out[i]
	}
	return 0
}

// drop takes the last letter back.
func (f *folder) drop() { f.out = f.out[:len(f.out)-1] }

// size is the length of the present word's key.
func (f *folder) size() int { return len(f.out) - f.begin }

// sound appends one sound: a lower-case letter, or S for ш, Z for ж; o, e, g,
// j, w, x, y are read as the letters that the key has for them.
func (f *folder) sound(c byte) {
	switch c {
	case 'a', 'o', 'e':
		f.open(c)
	case 'i', 'y', 'j':
		f.soften()
		f.push('i')
	case 'u':
		f.rounded()
	case 'x':
		f.sound('k')
		f.sound('s')
	case 'g':
		f.consonant('h')
	case 'w':
		f.consonant('v')
	default:
		f.consonant(c)
	}
}

// open appends а, о or е. An i before it, inside a word, is only the sign of
// iotation or softness, and is dropped: Мария, Марыя and Марья are one. Two open
// vowels stay two, which tells Беляев from Белов.
func (f *folder) open(c byte) {
	f.soften()
	if c == 'e' && f.size() == 0 {
		f.push('i')
	}
	if f.last(1) == 'i' && f.size() > 1 {
		f.drop()
	}
	if c == 'o' || !f.keepE {
		c = 'a'
	}
	if f.last(1) != c || f.last(2) != c {
		f.out = append(f.out, c)
	}
}

// rounded appends у or ю; behind a vowel it is ў.
func (f *folder) rounded() {
	f.soften()
	if f.last(1) == 'i' && f.size() > 1 {
		f.drop()
	}
	switch f.last(1) {
	case 'a', 'e', 'u':
		f.push('v')
	default:
		f.push('u')
	}
}

// soften makes the ц before a vowel a т: Belarusian ці, це and ця are Russian
// ти, те and тя, and цо and ца lose little by it.
func (f *folder) soften() {
	if f.last(1) == 'c' {
		f.drop()
		f.push('t')
	}
}

// push appends a letter, but not twice.
func (f *folder) push(c byte) {
	if f.last(1) != c {
		f.out = append(f.out, c)
	}
}

// melted are the pairs of consonants that give one sound, because one
// romanisation writes with two letters what another writes with one: the two,
// and what they become.
var melted = func() (table [utf8.RuneSelf][utf8.RuneSelf]byte) {
	for _, m := range []string{
		"tsc", "tzc", "tcc", "csc", "czc", // ц as ts, tz
		"dzd",        // дз is Russian д
		"khh",        // х as kh
		"chq", "tqq", // ч as tch
		"shS", "sqS", "zhZ", // сч is щ
		"szz", "sZZ", "cZZ",
	} {
		table[m[0]][m[1]] = m[2]
	}
	return table
}()

// consonant appends one consonant or digit, S for ш, Z for ж.
func (f *folder) consonant(c byte) {
	if c >= '0' && c <= '9' {
		f.out = append(f.out, c)
		return
	}
	if c == 'v' {
		f.soften() // Мацвей, Матвей
		f.push('v')
		return
	}
	f.vowelV()
	if last := f.last(1); last < utf8.RuneSelf && melted[last][c] != 0 {
		f.drop()
		f.consonant(melted[last][c])
		return
	}
	switch {
	case c == 'q' && f.last(1) == 'h' && f.last(2) == 's': // щ, шч
	case c == 'S':
		f.hushing('s')
	case c == 'Z':
		f.hushing('z')
	default:
		f.push(c)
	}
}

// hushing appends sh or zh.
func (f *folder) hushing(c byte) {
	if f.last(1) != 'h' || f.last(2) != c {
		f.out = append(f.out, c, 'h')
	}
}

// vowelV turns a в before a consonant into the vowel that Belarusian has in
// its place: Владимир is Уладзімір, and -ив- is -іў-, which Latin letters do
// not tell from -ю-.
func (f *folder) vowelV() {
	if f.last(1) != 'v' {
		return
	}
	switch {
	case f.size() == 1:
		f.out[f.begin] = 'u'
	case f.last(2) == 'i':
		f.drop()
		f.rounded()
	}
}

// finish settles the end of a word: -zki, as in Beljazki, is German for -цкі.
func (f *folder) finish() {
	if n := len(f.out); f.size() > 3 && string(f.out[n-3:]) == "zki" {
		f.out[n-3] = 'c'
	}
}
