package names

import (
	"regexp"
	"strings"
	"sync"

	"vestka/app"
)

// declension is one rule: names of which parts (g given, f family,
// p patronymic), of which sex (m, f) and with which ending take which endings.
// The first rule that fits counts.
//
// In what a name ends in, V is any vowel and C any consonant. The endings stand
// from the nominative to the locative, "_" for none; that of the nominative falls
// away first. "а|б" are two forms in use, "^" softens the consonant before it,
// "?" leaves the form unsure for the reason of the rule. In place of all endings
// "=" says that the name never changes, "?" that nothing is sure.
type declension struct {
	parts, sexes string
	ends         string
	endings      string
	why          Why
	class        string // that of the exception table to which the rule belongs; empty: to none
}

// compiled is a rule made ready.
type compiled struct {
	declension
	re   *regexp.Regexp
	ends []string
}

const (
	anyVowel     = "[аеёиіоуыэюя]"
	anyConsonant = "[бвгджзйклмнпрстўфхцчшщьъ’]"
)

func compile(rules []declension) []compiled {
	out := make([]compiled, len(rules))
	for i, r := range rules {
		ends := strings.NewReplacer("V", anyVowel, "C", anyConsonant).Replace(r.ends)
		out[i] = compiled{declension: r, re: regexp.MustCompile("(?:" + ends + ")$"), ends: strings.Fields(r.endings)}
	}
	return out
}

var (
	rulesBE = sync.OnceValue(func() []compiled { return compile(belarusian) })
	rulesRU = sync.OnceValue(func() []compiled { return compile(russian) })
)

// byRule declines a word by the first rule that fits it.
func byRule(word, lower, class string, part app.NamePart, sex app.Sex, lang app.Lang) Forms {
	rules := rulesRU()
	if lang == app.Belarusian {
		rules = rulesBE()
	}
	for _, r := range rules {
		fits := (r.class == "" || r.class == class) && strings.Contains(r.parts, string(part[0])) && strings.Contains(r.sexes, string(sex))
		if fits && r.re.MatchString(lower) {
			return r.apply(word)
		}
	}
	return unchanged(word, WhyUnknown)
}

func (r *compiled) apply(word string) Forms {
	if len(r.ends) == 1 {
		return unchanged(word, r.why)
	}
	f := unchanged(word, Sure)
	stem := cutRunes(word, len([]rune(strings.Trim(r.ends[0], "_"))))
	for c, cell := range r.ends[1:] {
		if cell, unsure := strings.CutSuffix(cell, "?"); unsure {
			f[c+1].Why = r.why
		} else {
			ends := strings.Split(cell, "|")
			f[c+1].Text = join(stem, ends[0])
			for _, other := range ends[1:] {
				f[c+1].Also = append(f[c+1].Also, join(stem, other))
			}
		}
	}
	return f
}

func cutRunes(s string, n int) string {
	r := []rune(s)
	return string(r[:len(r)-n])
}

// join puts an ending to a stem.
func join(stem, ending string) string {
	if rest, softens := strings.CutPrefix(ending, "^"); softens {
		return soften(stem) + rest
	}
	ending = strings.Trim(ending, "_")
	if head, ok := strings.CutSuffix(stem, "ў"); ok && ending != "" {
		stem = head + "в"
	}
	return stem + ending
}

// soften is the stem before the Belarusian ending -е: Альберт, Альберце;
// Леанід, Леанідзе; Вольга, Вользе; Станіслаў, Станіславе.
func soften(stem string) string {
	for _, change := range [...][2]string{{"т", "ц"}, {"д", "дз"}, {"г", "з"}, {"к", "ц"}, {"х", "с"}, {"ў", "в"}} {
		if head, ok := strings.CutSuffix(stem, change[0]); ok {
			return head + change[1]
		}
	}
	return stem
}
