package words

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A pattern is one word or several that follow each other: "война" is that
// word, "войн*" every word that begins so, "режим* дня" one after the other. What
// stands behind "&" has to be somewhere in the same sentence, before or after, one
// of those that "|" parts: "камер* & телефон* | велосипед*".
type pattern struct {
	entry  *Entry
	phrase phrase
	beside []phrase // one of them; none is asked for where this is empty
	except bool
}

// phrase is words that follow each other.
type phrase []stem

// stem is a word, or what words begin with.
type stem struct {
	text string // without the star
	open bool   // had one
}

// shortest is how many letters must stand before a star: shorter beginnings
// ring everywhere.
const shortest = 3

func validPattern(p string) bool {
	if CleanPattern(p) != p {
		return false
	}
	first, beside, with := strings.Cut(p, " & ")
	if !validPhrase(first) {
		return false
	}
	if !with {
		return true
	}
	for other := range strings.SplitSeq(beside, " | ") {
		if !validPhrase(other) {
			return false
		}
	}
	return true
}

func validPhrase(p string) bool {
	list := parsePhrase(p)
	for _, w := range list {
		if w.text == "" || strings.ContainsAny(w.text, "*&|") {
			return false
		}
		if w.open && len(list) == 1 && utf8.RuneCountInString(w.text) < shortest {
			return false
		}
	}
	return len(list) > 0
}

func parsePattern(e *Entry, text string, except bool) *pattern {
	first, beside, with := strings.Cut(text, "&")
	p := &pattern{entry: e, phrase: parsePhrase(first), except: except}
	if with {
		for other := range strings.SplitSeq(beside, "|") {
			p.beside = append(p.beside, parsePhrase(other))
		}
	}
	return p
}

func parsePhrase(text string) (list phrase) {
	for w := range strings.FieldsSeq(text) {
		begin, open := strings.CutSuffix(w, "*")
		list = append(list, stem{begin, open})
	}
	return list
}

// fits reports that the pattern stands in the words from i on.
func (p *pattern) fits(tokens []Token, i int) bool {
	if !p.phrase.fits(tokens, i) {
		return false
	}
	if len(p.beside) == 0 {
		return true
	}
	from, to := sentence(tokens, i)
	for k := from; k < to; k++ {
		if k >= i && k < i+len(p.phrase) {
			continue
		}
		for _, other := range p.beside {
			if other.fits(tokens, k) {
				return true
			}
		}
	}
	return false
}

func (p phrase) fits(tokens []Token, i int) bool {
	if i+len(p) > len(tokens) {
		return false
	}
	for k, w := range p {
		t := &tokens[i+k]
		if k > 0 && t.Apart || t.Normal != w.text && (!w.open || !strings.HasPrefix(t.Normal, w.text)) {
			return false
		}
	}
	return true
}

// sentence is from where to where the sentence of a word goes.
func sentence(tokens []Token, i int) (from, to int) {
	for from = i; from > 0 && !tokens[from].Begins; {
		from--
	}
	for to = i + 1; to < len(tokens) && !tokens[to].Begins; {
		to++
	}
	return from, to
}

// index finds the patterns of a language by their first word.
type index struct {
	whole map[string][]*pattern
	begin map[string][]*pattern
}

func newIndex() *index {
	return &index{whole: map[string][]*pattern{}, begin: map[string][]*pattern{}}
}

func (x *index) add(e *Entry, patterns []string, except bool) {
	for _, text := range patterns {
		p := parsePattern(e, text, except)
		into := x.whole
		first := p.phrase[0]
		if first.open {
			into = x.begin
		}
		into[first.text] = append(into[first.text], p)
	}
}

// find calls fn for every pattern that stands in the words from i on.
func (x *index) find(tokens []Token, i int, fn func(*pattern)) {
	word := tokens[i].Normal
	try := func(list []*pattern) {
		for _, p := range list {
			if p.fits(tokens, i) {
				fn(p)
			}
		}
	}
	try(x.whole[word])
	for end := range word {
		if end > 0 {
			try(x.begin[word[:end]])
		}
	}
	try(x.begin[word])
}

// Hit is where the words of an entry stand: from one token up to another, not
// counting that.
type Hit struct {
	Entry    *Entry
	From, To int
}

// Find gives the places where entries of the languages ring, in order. Where
// several stand on the same words the weightiest is given, and of those the one
// that covers most.
func (l *Lists) Find(tokens []Token, in ...Language) []Hit {
	var hits, spared []Hit
	for _, lang := range in {
		x := l.index[lang]
		if x == nil {
			continue
		}
		for i := range tokens {
			x.find(tokens, i, func(p *pattern) {
				h := Hit{p.entry, i, i + len(p.phrase)}
				if p.except {
					spared = append(spared, h)
				} else {
					hits = append(hits, h)
				}
			})
		}
	}
	hits = slices.DeleteFunc(hits, func(h Hit) bool {
		return slices.ContainsFunc(spared, func(s Hit) bool { return s.Entry == h.Entry && s.From < h.To && h.From < s.To })
	})
	return weightiest(hits)
}

// weightiest leaves of hits that overlap the one to tell of.
func weightiest(hits []Hit) []Hit {
	slices.SortStableFunc(hits, func(a, b Hit) int {
		switch {
		case a.Entry.Severity != b.Entry.Severity && a.Entry.Severity == Stops:
			return -1
		case a.Entry.Severity != b.Entry.Severity:
			return 1
		}
		return (b.To - b.From) - (a.To - a.From)
	})
	var kept []Hit
	for _, h := range hits {
		if !slices.ContainsFunc(kept, func(k Hit) bool { return k.From < h.To && h.From < k.To }) {
			kept = append(kept, h)
		}
	}
	slices.SortFunc(kept, func(a, b Hit) int { return a.From - b.From })
	return kept
}

// CleanPattern is a pattern of a form or a command in the letters that patterns have.
func CleanPattern(p string) string {
	fields := strings.Fields(strings.NewReplacer("&", " & ", "|", " | ").Replace(p))
	for i, w := range fields {
		begin, open := strings.CutSuffix(w, "*")
		fields[i] = Normal(begin)
		if open {
			fields[i] += "*"
		}
	}
	return strings.Join(fields, " ")
}
