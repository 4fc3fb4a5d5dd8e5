// Package strength judges how hard a passphrase is to guess, for the window and
// the command line alike.
package strength

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// Strength is how hard a passphrase is to guess, as far as can be told from its
// looks. It is never a promise: a line from a known song looks strong too.
type Strength int

// The strengths, from nothing typed to the best that is said of any.
const (
	None Strength = iota
	Weak
	Fair
	Good
)

// Bits of guessing from which a passphrase is fair and good. Each guess costs
// about a second of one computer, so that fair is too much for a curious person
// and good for most others.
const (
	fairBits = 36
	goodBits = 56
)

// Of estimates from length, variety, repeats, rows of the keyboard and
// the commonest words. It is careful: what may be a word counts as a word.
func Of(passphrase string) Strength {
	bits := guessing(passphrase)
	switch {
	case passphrase == "":
		return None
	case bits < fairBits:
		return Weak
	case bits < goodBits:
		return Fair
	}
	return Good
}

// common are the passwords that are tried first everywhere, and words that
// anybody here would try.
var common = []string{
	"password", "passwort", "qwerty", "qwertz", "letmein", "welcome", "admin", "login", "iloveyou", "monkey", "dragon",
	"football", "master", "sunshine", "princess", "secret", "vestka", "belarus", "minsk", "zhyvie", "postcard", "letter",
	"пароль", "йцукен", "секрет", "привет", "любовь", "весна", "вестка", "беларусь", "минск", "мінск", "жыве", "открытка", "паштоўка", "письмо",
}

// verses are lines that everybody here knows by heart; so does whoever guesses.
var verses = []string{
	"мой родны кут як ты мне мілы", "забыць цябе не маю сілы", "а хто там ідзе", "магутны божа", "людзьмі звацца", "не пакідайце ж мовы нашай беларускай каб не ўмёрлі",
	"ад веку мы спалі", "пагоня", "тры чарапахі", "мы беларусы мірныя людзі", "люблю наш край старонку гэту", "зорка венера", "разбуры турмы муры",
	"перемен требуют наши сердца", "в лесу родилась ёлочка", "я помню чудное мгновенье", "катюша", "подмосковные вечера", "миру мир",
	"to be or not to be that is the question", "all you need is love", "correct horse battery staple", "let it be",
}

// rows are neighbours on keyboards and in alphabets.
var rows = []string{
	"abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "1qaz2wsx3edc4rfv",
	"абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "йцукенгшщзхъ", "йцукенгшўзх", "фывапролджэ", "ячсмитьбю",
}

// guessing is the estimate in bits.
func guessing(passphrase string) float64 {
	lower := []rune(withoutCommon(strings.ToLower(passphrase)))
	lower = onePeriod(lower)
	bits, word := 0.0, 0
	for i, r := range lower {
		if !unicode.IsLetter(r) {
			word = 0
		}
		switch {
		case i > 0 && follows(lower[i-1], r):
			bits += 0.5
		case unicode.IsLetter(r):
			bits += letterBits(word)
		case unicode.IsDigit(r):
			bits += math.Log2(10)
		case unicode.IsSpace(r):
		default:
			bits += 5
		}
		if unicode.IsLetter(r) {
			word++
		}
	}
	if inside := strings.ToLower(passphrase); len(passphrase) > 1 && passphrase[1:] != inside[1:] {
		bits += 3 // large letters elsewhere than at the beginning
	}
	return bits * variety(lower)
}

// letterBits is what the n-th letter of a word adds: the first ones choose the
// word, the others follow from them.
func letterBits(n int) float64 {
	if n < 3 {
		return 4
	}
	return 2
}

// variety lowers the estimate where few different characters are used again and again.
func variety(text []rune) float64 {
	seen := map[rune]bool{}
	for _, r := range text {
		seen[r] = true
	}
	return min(1, float64(len(seen))/8)
}

// withoutCommon puts one letter in the place of each common word and of each
// verse, whatever stands between its words.
func withoutCommon(text string) string {
	words := strings.Join(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
	for _, v := range verses {
		if strings.Contains(words, v) {
			text = strings.ReplaceAll(words, v, "x")
			words = text
		}
	}
	for _, w := range common {
		text = strings.ReplaceAll(text, w, "x")
	}
	return text
}

// onePeriod is the shortest beginning of which the text is a repetition.
func onePeriod(text []rune) []rune {
	for n := 1; n <= len(text)/2; n++ {
		if slices.Equal(text[n:], text[:len(text)-n]) {
			return text[:n]
		}
	}
	return text
}

// follows reports that b repeats a, or is its neighbour in a row.
func follows(a, b rune) bool {
	if a == b {
		return true
	}
	for _, row := range rows {
		if strings.Contains(row, string([]rune{a, b})) || strings.Contains(row, string([]rune{b, a})) {
			return true
		}
	}
	return false
}
