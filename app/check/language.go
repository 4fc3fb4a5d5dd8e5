package check

import (
	"slices"
	"strings"
	"unicode"

	"vestka/app"
	"vestka/app/names"
	"vestka/app/words"
)

// language looks at what the text is written in: letters first, then words that
// only one language has.
func (r *reader) language() {
	e := r.evidence()
	own := r.unquoted()
	if e.Other > e.Cyrillic || e.Neither > 2 && e.Neither*5 > e.Cyrillic {
		r.detect("not_ru_be", 0, 0)
		return
	}
	r.foreign()
	r.abbreviations()
	switch {
	case mixed(own):
		r.minority(own)
	case r.c.Lang == app.Belarusian && reads(own.Russian, own.Belarusian, own.Cyrillic),
		r.c.Lang == app.Russian && reads(own.Belarusian, own.Russian, own.Cyrillic):
		r.detect("other_language", 0, 0)
	}
}

// fewWords is in how many words one that tells is enough, where none tells the contrary.
const fewWords = 6

// reads reports that so many words of a language are enough to take the text for one in it.
func reads(of, others, all int) bool {
	return of > 1 && of > 3*others || of == 1 && others == 0 && all <= fewWords
}

// evidence is that of the words that are no part of an address or the like.
func (r *reader) evidence() words.Evidence {
	return words.Weigh(slices.DeleteFunc(slices.Clone(r.tokens), func(t words.Token) bool { return r.isTaken(t.Start, t.End) }))
}

// unquoted is the evidence without what stands in quotation marks, which is a title or
// somebody else's.
func (r *reader) unquoted() words.Evidence {
	quoted := quotes(r.text)
	return words.Weigh(slices.DeleteFunc(slices.Clone(r.tokens), func(t words.Token) bool { return within(quoted, t.Start) || r.isTaken(t.Start, t.End) }))
}

// mixed reports that there is more of the second language than a slip of the pen: two
// words that only it has, and one in six of those that tell.
func mixed(e words.Evidence) bool {
	less := min(e.Belarusian, e.Russian)
	return less > 1 && less*6 >= e.Belarusian+e.Russian
}

// minority finds the first sentence in the language of which there is less.
func (r *reader) minority(e words.Evidence) {
	less := app.Belarusian
	if e.Russian < e.Belarusian {
		less = app.Russian
	}
	for from := 0; from < len(r.tokens); {
		to := from + 1
		for to < len(r.tokens) && !r.tokens[to].Apart {
			to++
		}
		n := 0
		for _, t := range r.tokens[from:to] {
			if words.LanguageOf(t.Normal) == less {
				n++
			}
		}
		if n > 1 && r.detect("mixed_languages", r.tokens[from].Start, r.tokens[to-1].End) {
			r.taken = r.taken[:len(r.taken)-1] // its words may still ring
			return
		}
		from = to
	}
	r.detect("mixed_languages", 0, 0)
}

// foreign finds words in Latin letters, words after each other as one, and Latin
// letters that stand in Cyrillic words.
func (r *reader) foreign() {
	for i := 0; i < len(r.tokens); i++ {
		t := &r.tokens[i]
		switch scriptOf(t.Text) {
		case bothScripts:
			if clean := names.Clean(t.Text); scriptOf(clean) == cyrillic {
				r.detect("look_alikes", t.Start, t.End, clean)
			} else {
				r.detect("odd_letters", t.Start, t.End)
			}
		case latin:
			if roman(t.Text) {
				continue
			}
			to := i
			for to+1 < len(r.tokens) && !r.tokens[to+1].Apart && scriptOf(r.tokens[to+1].Text) == latin {
				to++
			}
			r.detect("latin_letters", t.Start, r.tokens[to].End)
			i = to
		}
	}
}

type script uint8

const (
	cyrillic script = 1 << iota
	latin
	bothScripts = cyrillic | latin
)

func scriptOf(word string) (s script) {
	for _, r := range word {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			s |= cyrillic
		case unicode.Is(unicode.Latin, r):
			s |= latin
		}
	}
	return s
}

// roman reports a numeral: XX, XIV.
func roman(word string) bool { return strings.Trim(word, "IVXLCDM") == "" }

// longestAbbreviation is in letters; what is longer is a word that is shouted.
const longestAbbreviation = 6

// abbreviations finds words in capitals, but where the words beside them are
// capitals, too: a whole line of them is no abbreviation.
func (r *reader) abbreviations() {
	shouted := func(i int) bool {
		return i >= 0 && i < len(r.tokens) && len([]rune(r.tokens[i].Text)) > 2 && capitals(r.tokens[i].Text)
	}
	for i, t := range r.tokens {
		n := len([]rune(t.Text))
		if n < 2 || n > longestAbbreviation || !capitals(t.Text) || scriptOf(t.Text) != cyrillic {
			continue
		}
		if r.spared("abbreviations", t.Text) || !r.tokens[i].Apart && shouted(i-1) || shouted(i+1) && !r.tokens[i+1].Apart {
			continue
		}
		r.detect("abbreviations", t.Start, t.End)
	}
}

func capitals(word string) bool {
	return word == strings.ToUpper(word) && word != strings.ToLower(word)
}
