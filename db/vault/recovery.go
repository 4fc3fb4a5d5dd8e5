package vault

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A recovery phrase is eight groups of four letters and digits: 18 random bytes
// and two of their SHA-256, by which a slip of the pen is found. The letters are
// Crockford's (www.crockford.com/base32.html): no I, L, O or U.
const (
	recoveryRandom = 18
	recoverySum    = 2
	recoveryGroup  = 4
)

var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// NewRecoveryPhrase makes a phrase to be printed and kept in a safe place.
func NewRecoveryPhrase() string {
	b := make([]byte, recoveryRandom, recoveryRandom+recoverySum)
	_, _ = rand.Read(b) // does not fail: see its documentation
	sum := sha256.Sum256(b)
	letters := crockford.EncodeToString(append(b, sum[:recoverySum]...))
	var phrase strings.Builder
	for i := 0; i < len(letters); i += recoveryGroup {
		if i > 0 {
			phrase.WriteByte('-')
		}
		phrase.WriteString(letters[i : i+recoveryGroup])
	}
	return phrase.String()
}

// alike are the letters that a hand or another keyboard layout writes for one of
// Crockford's.
var alike = strings.NewReplacer(
	"O", "0", "I", "1", "L", "1",
	"А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "0", "Р", "P", "С", "C", "Т", "T", "Х", "X", "У", "Y", "І", "1",
)

// recoveryLength is how many letters and digits a phrase has.
var recoveryLength = crockford.EncodedLen(recoveryRandom + recoverySum)

// bare is a phrase as somebody typed it, in any case, without hyphens and spaces,
// in Crockford's letters as far as can be told.
func bare(typed string) string {
	letters := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) {
			return -1
		}
		return r
	}, typed)
	return alike.Replace(strings.ToUpper(letters))
}

// recovery reads a phrase as somebody typed it. Where it is none, ok is false.
func recovery(typed string) (letters string, ok bool) {
	letters = bare(typed)
	b, err := crockford.DecodeString(letters)
	if err != nil || len(letters) != recoveryLength {
		return "", false
	}
	sum := sha256.Sum256(b[:recoveryRandom])
	return letters, string(b[recoveryRandom:]) == string(sum[:recoverySum])
}

// Fewer digits than this has one recovery phrase of a thousand, and more than
// that hardly any passphrase in words that happens to be as long.
const fewestDigits = 3

// hasSlip reports that what was typed looks like a recovery phrase but is none:
// one letter may be missing or too much.
func hasSlip(typed string) bool {
	letters := bare(typed)
	if _, ok := recovery(typed); ok || len(letters) < recoveryLength-1 || len(letters) > recoveryLength+1 {
		return false
	}
	strange := func(r rune) bool { return (r < '0' || '9' < r) && (r < 'A' || 'Z' < r) }
	digits := 0
	for _, r := range typed { // not of letters: many a word has an O or an I
		if '0' <= r && r <= '9' {
			digits++
		}
	}
	return !strings.ContainsFunc(letters, strange) && digits >= fewestDigits
}

// normal is the form in which a passphrase opens a slot: a recovery phrase
// without what its reader may write differently, any other in Unicode's form C,
// since systems differ in how they put й and ў together.
func normal(passphrase string) string {
	if letters, ok := recovery(passphrase); ok {
		return letters
	}
	return norm.NFC.String(passphrase)
}
