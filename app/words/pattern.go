package words

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A pattern is one word or several that follow each other: "война" is that
// word, "войн*" every word that begins so, "режим* дня" one after the other.
type pattern struct {
	entry  *Entry
	words  []string // without the star
	open   []bool   // had one
	except bool
}

// shortest is how many letters must stand before a star: shorter beginnings
// ring everywhere.
const shortest = 3

func validPattern(p string) bool {
	fields := strings.Fields(p)
	if len(fields) == 0 || strings.Join(fields, " ") != p {
		return false
	}
	for _, w := range fields {
		stem, open := strings.CutSuffix(w, "*")
		if stem == "" || strings.Contains(stem, "*") || Normal(stem) != stem {
			return false
		}
		if open && len(fields) == 1 && utf8.RuneCountInString(stem) < shortest {
			return false
		}
	}
	return true
}

func parsePattern(e *Entry, text string, except bool) *pattern {
	p := &pattern{entry: e, except: except}
	for w := range strings.FieldsSeq(text) {
		stem, open := strings.CutSuffix(w, "*")
		p.words, p.open = append(p.words, stem), append(p.open, open)
	}
	return p
}

// fits reports that the pattern stands in the words from i on.
func (p *pattern) fits(tokens []Token, i int) bool {
	if i+len(p.words) > len(tokens) {
		return false
	}
	for k, w := range p.words {
		t := &tokens[i+k]
		if k > 0 && t.Apart || t.Normal != w && (!p.open[k] || !strings.HasPrefix(t.Normal, w)) {
			return false
		}
	}
	return true
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
		if p.open[0] {
			into = x.begin
		}
		into[p.words[0]] = append(into[p.words[0]], p)
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
				h := Hit{p.entry, i, i + len(p.words)}
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
	fields := strings.Fields(p)
	for i, w := range fields {
		stem, open := strings.CutSuffix(w, "*")
		fields[i] = Normal(stem)
		if open {
			fields[i] += "*"
		}
	}
	return strings.Join(fields, " ")
}
