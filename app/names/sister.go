package names

import (
	"regexp"
	"strings"
)

// rule replaces what a pattern finds.
type rule struct {
	find *regexp.Regexp
	put  string
}

func apply(w string, rules []rule) string {
	for _, r := range rules {
		w = r.find.ReplaceAllString(w, r.put)
	}
	return w
}

func rules(pairs ...string) (list []rule) {
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, rule{regexp.MustCompile(pairs[i]), pairs[i+1]})
	}
	return list
}

// toRussian turns the spelling of a Belarusian family name, small letters,
// into the usual Russian one, in this order. Unstressed а stays: whether it is
// Russian о cannot be told.
var toRussian = rules(
	`^ула([дс])`, `вла${1}`, `^уруб`, `вруб`, `^чар([нк])`, `чер${1}`, `^шаў`, `шев`,
	`^([^аеёіоуыэюя]+)я([^аеёіоуыэюя]+[аеёіоуыэюя])`, `${1}е${2}`, // mostly the syllable before the stressed one
	`дз([іеёюяь])`, `д${1}`, `ц([іеёюяь])`, `т${1}`,
	`ыя$`, `ая`, `([сц])кі$`, `${1}кий`, `([нлр])ы$`, `${1}ый`,
	`([жшчц])а(?:ў|в(а))$`, `${1}ев${2}`, `([жшч])о(?:ў|в(а))$`, `${1}ёв${2}`, `[ао]ў$`, `ов`, `ава$`, `ова`,
	`([жшчцр])[аэ]віч$`, `${1}евіч`, `([а-яёіў]{2})авіч$`, `${1}овіч`,
	`[аеэ]нка$`, `енко`, `ька$`, `ько`,
	`ў`, `в`, `шч`, `щ`, `([жшчщ])ы`, `${1}и`, `цы([^н]|$)`, `ци${1}`, `([^р])ры([^й])`, `${1}ри${2}`,
	`([бвмпфр])’`, `${1}ь`, `([рчшжцщ])э`, `${1}е`, `і`, `и`,
)

// russianFromBelarusian is the usual Russian spelling of a Belarusian family
// name, as a proposal.
func russianFromBelarusian(word string) string {
	return apply(strings.ToLower(word), toRussian)
}

// toBelarusian turns the consonants, endings and stressed vowels of a Russian
// family name, small letters, into Belarusian ones. The unstressed vowels are
// already done.
var toBelarusian = rules(
	`^вл`, `ул`, `^вр`, `ур`, `^вс`, `ус`, `^вд`, `уд`,
	`ый$`, `ы`, `([кгх])ий$`, `${1}і`, `ий$`, `ы`, `о$`, `а`,
	`([бвмпфр])ь([еёюя])`, `${1}’${2}`, `ъ`, `’`,
	`щ`, `шч`, `([жшчр])ь`, `${1}`,
	`([жшчцр])и`, `${1}ы`, `([жшчцр])е`, `${1}э`, `([жшчцр])ё`, `${1}о`, `([жшчцр])я`, `${1}а`, `([жшчцр])ю`, `${1}у`,
	`д([иеёюяь])`, `дз${1}`, `т([иеёюяь])`, `ц${1}`,
	`([аеёиоуыэюя])в([^аеёиоуыэюя’]|$)`, `${1}ў${2}`,
	`и`, `і`,
)

// stresses find the end of a Russian family name from its stressed vowel on,
// their group; the first that fits is taken. -ов is stressed in names of two
// syllables (Петров) and after some consonants (Рыбаков), not in Назаров.
var stresses = []*regexp.Regexp{
	regexp.MustCompile(`([аеёиоуыэюя][^аеёиоуыэюя]*[сц]к(?:ий|ая))$`),
	regexp.MustCompile(`([её]нко)$`),
	regexp.MustCompile(`([оеё]вич)$`),
	regexp.MustCompile(`(?:^[^аеёиоуыэюя]*[аеёиоуыэюя][^аеёиоуыэюя]+|[аяу]к|ьк|ц|ч|ш)([оё]ва?)$`),
	regexp.MustCompile(`([аеёиоуыэюя][^аеёиоуыэюя]*(?:чик|ик|ин|ов|ев|ко|ка|ина|ова|ева))$`),
	regexp.MustCompile(`([аеёиоуыэюя][^аеёиоуыэюя]*)$`),
}

// belarusianFromRussian is the usual Belarusian spelling of a Russian family
// name, as a proposal. Unstressed о is а, unstressed е is а after a hardened
// consonant and я in the syllable before the stressed one, so the stress is
// guessed from the ending.
func belarusianFromRussian(word string) string {
	w := strings.ToLower(word)
	stress := len(w)
	for _, s := range stresses {
		if at := s.FindStringSubmatchIndex(w); at != nil {
			stress = at[2]
			break
		}
	}
	head, tail := []rune(w[:stress]), []rune(w[stress:])
	reduce(head, true)
	if len(tail) > 0 {
		reduce(tail[1:], false)
	}
	return apply(string(head)+string(tail), toBelarusian)
}

// reduce writes the unstressed vowels of w the Belarusian way. The last vowel
// before the stressed one is pretonic.
func reduce(w []rune, pretonic bool) {
	for i := len(w) - 1; i >= 0; i-- {
		hard := i > 0 && strings.ContainsRune("жшчщцр", w[i-1])
		switch {
		case w[i] == 'о':
			w[i] = 'а'
		case w[i] == 'е' && hard:
			w[i] = 'а'
		case w[i] == 'е' && pretonic && i > 0 && !isVowel(w[i-1]):
			w[i] = 'я'
		}
		if isVowel(w[i]) {
			pretonic = false
		}
	}
}
