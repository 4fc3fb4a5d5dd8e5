package table

import (
	"bytes"
	"errors"
	"io"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"

	"vestka/app/importer/internal/rows"
)

// charset is how the bytes of a file stand for letters; enc is nil for UTF-8.
type charset struct {
	enc encoding.Encoding
}

// reader gives the text as UTF-8. Bytes that are no letters become U+FFFD, but
// in UTF-8 stay as they are.
func (c charset) reader(r io.Reader) io.Reader {
	if c.enc == nil {
		return r
	}
	return transform.NewReader(r, c.enc.NewDecoder())
}

const utf8Name = "utf-8"

// charsetOf is the charset of the name, which check has let pass.
func charsetOf(name string) (charset, error) {
	if name == utf8Name {
		return charset{}, nil
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return charset{}, wrongSetting("error.table.charset", name)
	}
	return charset{enc: enc}, nil
}

// findCharset takes the charset of the settings, or guesses it from the first
// bytes of the file that are not ASCII, wherever they stand.
func findCharset(s *source, head []byte, found *Detected) (charset, error) {
	if found.Charset != "" {
		return charsetOf(found.Charset)
	}
	name, sure := guessCharset(head)
	if name == "" {
		sample, err := s.firstLetters(int64(len(head)))
		if err != nil {
			return charset{}, err
		}
		name, sure = guessCharset(sample)
	}
	if name == "" {
		name = utf8Name // nothing but ASCII
	}
	found.Charset = name
	if !sure {
		found.Unsure |= TraitCharset
	}
	return charsetOf(name)
}

// htmlCharset is the charset of a web page: what its letters leave no doubt of,
// else what the page itself says. A page that a browser saved is often in
// another charset than it says.
func htmlCharset(s *source, head []byte, found *Detected) (charset, error) {
	said := declaredCharset(head)
	name, sure := guessCharset(head)
	isUnicode := sure && (name == utf8Name || strings.HasPrefix(name, "utf-16"))
	if found.Charset == "" && !isUnicode && (said != utf8Name || name == "") {
		found.Charset = said
	}
	return findCharset(s, head, found)
}

// declaredCharset is what a <meta> says, or nothing where that is no charset of
// single bytes or UTF-8.
func declaredCharset(head []byte) string {
	head = bytes.ToLower(head[:min(len(head), 8<<10)])
	i := bytes.Index(head, []byte("charset="))
	if i < 0 || !bytes.Contains(head[:i], []byte("<meta")) {
		return ""
	}
	name := bytes.TrimLeft(head[i+len("charset="):], "\"' ")
	if end := bytes.IndexAny(name, "\"'; />\t\r\n"); end >= 0 {
		name = name[:end]
	}
	enc, err := htmlindex.Get(string(name))
	if err != nil {
		return ""
	}
	said, err := htmlindex.Name(enc)
	if err != nil || strings.HasPrefix(said, "utf-16") { // which the bytes before would not be readable in
		return ""
	}
	return said
}

// firstLetters is the first part of the file from the place on that is not all
// ASCII, or nothing.
func (s *source) firstLetters(from int64) ([]byte, error) {
	buf := make([]byte, sampleBytes)
	for from < s.size {
		if err := s.ctx.Err(); err != nil {
			return nil, err
		}
		n, err := s.r.ReadAt(buf, from)
		if !isASCII(buf[:n]) {
			// From a little before the first letter on, so that as much as can be is seen of it.
			at := from + int64(bytes.IndexFunc(buf[:n], func(r rune) bool { return r >= utf8.RuneSelf }))
			n, err = s.r.ReadAt(buf, max(at-64, 0))
			from = s.size
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if from == s.size || n == 0 {
			return buf[:n], nil
		}
		from += int64(n)
	}
	return nil, nil
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// guessCharset guesses from a part of the file; the name is empty where the
// part is plain ASCII.
func guessCharset(text []byte) (name string, sure bool) {
	switch {
	case bytes.HasPrefix(text, []byte("\xEF\xBB\xBF")):
		return utf8Name, true
	case bytes.HasPrefix(text, []byte("\xFF\xFE")):
		return "utf-16le", true
	case bytes.HasPrefix(text, []byte("\xFE\xFF")):
		return "utf-16be", true
	}
	if name := unmarkedUTF16(text); name != "" {
		return name, true
	}
	if isASCII(text) {
		return "", true
	}
	good, bad, longest := rows.WeighUTF8(text)
	if good >= bad || longest < 3 && good > 0 {
		return utf8Name, bad == 0
	}
	return guessByLetters(text)
}

// unmarkedUTF16 knows UTF-16 without a byte order mark by the upper bytes of
// its letters, which are 0 for Latin and 4 for Cyrillic ones and all stand at
// even or all at odd places.
func unmarkedUTF16(text []byte) string {
	var upper [2]int
	for i, b := range text {
		if b == 0 || b == 4 {
			upper[i%2]++
		}
	}
	half := len(text) / 2
	switch {
	case half < 4:
	case upper[1] > half*8/10 && upper[0] < half/10:
		return "utf-16le"
	case upper[0] > half*8/10 && upper[1] < half/10:
		return "utf-16be"
	}
	return ""
}

// candidates are the charsets of one byte a letter in which lists of the region
// are met, the more usual first, and how rare the others are, as a logarithm.
var candidates = []struct {
	name  string
	enc   *charmap.Charmap
	rare  float64
	latin latin // letters of the languages that are written in it
}{
	{"windows-1251", charmap.Windows1251, 0, latin{}},
	{"ibm866", charmap.CodePage866, 2, latin{}},
	{"koi8-r", charmap.KOI8R, 2, latin{}},
	{"koi8-u", charmap.KOI8U, 2, latin{}},
	{"iso-8859-5", charmap.ISO8859_5, 3, latin{}},
	{"x-mac-cyrillic", charmap.MacintoshCyrillic, 4, latin{}},
	{"windows-1250", charmap.Windows1250, 2, latin{"ąćęłńóśźż", "áäčďéěíĺľňôöőŕřšťúůüűýžß"}}, // Polish; its neighbours to the south and west
	{"windows-1250", charmap.Windows1250, 2.5, latin{"áčďéěíňřšťúůýž", "äľĺôöŕß"}},           // Czech and Slovak, whose á and é are as those of windows-1252
	{"windows-1257", charmap.Windows1257, 2, latin{"ąčęėįšųūž", "āäēģīķļņöōõüß"}},            // Lithuanian; Latvian, Estonian, German
	{"windows-1252", charmap.Windows1252, 2, latin{"äöüßéèáíóñ", "àâåæçêëìîïòôõœøùúûãšž"}},
}

// latin are the Latin letters beyond ASCII of a charset that are frequent in names
// of the region, and those that are met at all. Others are bytes of other charsets.
type latin struct{ usual, met string }

func (l latin) worth(lower rune) float64 {
	switch {
	case strings.ContainsRune(l.usual, lower):
		return worthLatin
	case strings.ContainsRune(l.met, lower):
		return worthMet
	}
	return worthRare
}

// sureMargin is by how much, in logarithms, a charset must be likelier than the
// next one: e to that power is some twenty thousand times.
const sureMargin = 10

// guessByLetters takes the charset in which the text looks most like words.
// Of two in which it is the same word for word the more usual one counts.
func guessByLetters(text []byte) (name string, sure bool) {
	best, next := math.Inf(-1), math.Inf(-1)
	var decoded []rune
	for _, c := range candidates {
		runes := decodeAll(c.enc, text)
		score := likeWords(runes, text, c.latin) - c.rare
		switch {
		case score > best:
			if !sameRunes(runes, decoded) {
				next = best
			}
			best, decoded, name = score, runes, c.name
		case score > next && !sameRunes(runes, decoded):
			next = score
		}
	}
	return name, best-next >= sureMargin
}

func decodeAll(enc *charmap.Charmap, text []byte) []rune {
	runes := make([]rune, len(text))
	for i, b := range text {
		runes[i] = enc.DecodeByte(b)
	}
	return runes
}

func sameRunes(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// What a letter beyond ASCII is worth, as the logarithm of how likely it is there.
const (
	worthLatin   = -3.2 // a letter of many names: ł, š, ö
	worthMet     = -4.5 // one of few
	worthSign    = -3.5 // a quote, a dash, a number sign
	worthRare    = -8   // a sign that texts do not have, or a letter of another script
	worthNothing = -14  // a byte that stands for nothing
	costInside   = -4   // a sign between two letters
	costCase     = -5   // a capital after a small letter
	costMixed    = -4   // letters of two scripts side by side
	costCluster  = -4   // é after é
)

// likeWords is the worth of all letters beyond ASCII together.
func likeWords(runes []rune, text []byte, letters latin) (score float64) {
	at := func(i int) rune {
		if i < 0 || i >= len(runes) {
			return ' '
		}
		return runes[i]
	}
	for i, b := range text {
		if b >= utf8.RuneSelf {
			score += worth(at(i-1), runes[i], at(i+1), letters)
		}
	}
	return score
}

func worth(before, r, after rune, letters latin) float64 {
	lower := unicode.ToLower(r)
	switch {
	case r == utf8.RuneError || unicode.IsControl(r):
		return worthNothing
	case cyrillicWorth[lower] != 0:
		w := cyrillicWorth[lower]
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			w += costCase
		}
		if isLatin(before) || isLatin(after) {
			w += costMixed
		}
		return w
	case isLatin(r):
		w := letters.worth(lower)
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			w += costCase
		}
		if before >= utf8.RuneSelf && isLatin(before) || !isLatin(before) && !isLatin(after) {
			w += costCluster
		}
		return w
	case isUsualSign(r):
		if unicode.IsLetter(before) && unicode.IsLetter(after) && r != '’' && r != '–' {
			return worthSign + costInside
		}
		return worthSign
	}
	return worthRare
}

func isLatin(r rune) bool { return unicode.Is(unicode.Latin, r) }

func isUsualSign(r rune) bool {
	switch r {
	case '«', '»', '„', '“', '”', '‘', '’', '‚', '–', '—', '…', '№', '°', '§', '\u00a0', '•':
		return true
	}
	return false
}

// cyrillicWorth is the logarithm of how often a letter is met in Belarusian,
// Russian and Ukrainian texts, taken together, per mille and roughly: what
// matters is which letters are frequent and which are rare.
var cyrillicWorth = func() map[rune]float64 {
	perMille := map[rune]float64{
		'а': 115, 'о': 75, 'н': 66, 'е': 62, 'и': 45, 'і': 35, 'т': 52, 'с': 52, 'р': 50, 'в': 42, 'л': 41, 'к': 38, 'д': 32,
		'м': 30, 'п': 30, 'у': 30, 'я': 30, 'ы': 25, 'з': 22, 'ь': 18, 'б': 18, 'г': 17, 'ч': 14, 'й': 12, 'ж': 9, 'х': 9, 'ц': 10,
		'ш': 8, 'ю': 7, 'ў': 10, 'э': 6, 'ф': 4, 'щ': 3, 'ё': 3, 'ъ': 0.5, 'є': 2, 'ї': 3, 'ґ': 0.2,
	}
	worth := make(map[rune]float64, len(perMille))
	for r, n := range perMille {
		worth[r] = math.Log(n / 1000)
	}
	return worth
}()
