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

// recovery reads a phrase as somebody typed it: in any case, with or without
// hyphens and spaces. Where it is none, ok is false.
func recovery(typed string) (letters string, ok bool) {
	letters = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) {
			return -1
		}
		return r
	}, typed)
	letters = alike.Replace(strings.ToUpper(letters))
	b, err := crockford.DecodeString(letters)
	if err != nil || len(letters) != crockford.EncodedLen(recoveryRandom+recoverySum) {
		return "", false
	}
	sum := sha256.Sum256(b[:recoveryRandom])
	return letters, string(b[recoveryRandom:]) == string(sum[:recoverySum])
}

// IsRecoveryPhrase reports that somebody typed a recovery phrase without a slip.
func IsRecoveryPhrase(typed string) bool {
	_, ok := recovery(typed)
	return ok
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
