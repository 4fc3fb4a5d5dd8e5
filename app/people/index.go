package people

import (
	"cmp"
	"hash/maphash"
	"iter"
	"slices"
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"vestka/app"
	"vestka/app/names"
)

// index finds people by the words of their names. Each word is kept under its
// key, the folded form that all its spellings share. It never changes once
// made, and people are the numbers of their places in the list.
type index struct {
	keys   []string // sorted, each once
	first  []int32  // uses[first[k]:first[k+1]] are the people with keys[k]
	uses   []use
	people int
}

// use is a word in a person's name.
type use struct {
	person   int32
	spelling uint64 // of the word as it is written, see spelling
}

// newIndex reads every word of every name of the people. With 100,000 people
// it takes most of a second.
func newIndex(people []*app.Person) *index {
	type found struct {
		key int32
		use
	}
	var (
		numbers = map[string]int32{} // of keys, in the order in which they came
		keys    []string
		all     = make([]found, 0, 8*len(people))
		key     []byte
	)
	for i, p := range people {
		mine := len(all)
		add := func(word string) {
			key = names.AppendFold(key[:0], word)
			if len(key) == 0 {
				return
			}
			number, known := numbers[string(key)]
			if !known {
				number = int32(len(keys))
				keys = append(keys, string(key))
				numbers[keys[number]] = number
			}
			f := found{number, use{int32(i), spelling(word)}}
			if !slices.Contains(all[mine:], f) {
				all = append(all, f)
			}
		}
		eachWord(p, func(word string) {
			add(word)
			if bare, has := names.Bare(word); has {
				add(bare)
			}
		})
	}

	order := make([]int32, len(keys))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(keys[a], keys[b]) })
	x := &index{
		keys:   make([]string, len(keys)),
		first:  make([]int32, len(keys)+1),
		uses:   make([]use, len(all)),
		people: len(people),
	}
	place := make([]int32, len(keys)) // of a key in the order
	for i, number := range order {
		x.keys[i] = keys[number]
		place[number] = int32(i)
	}
	for _, f := range all {
		x.first[place[f.key]+1]++
	}
	for i := range x.keys {
		x.first[i+1] += x.first[i]
	}
	next := slices.Clone(x.first)
	for _, f := range all {
		k := place[f.key]
		x.uses[next[k]] = f.use
		next[k]++
	}
	return x
}

// eachWord calls do with every word of a person's names, some of them twice.
func eachWord(p *app.Person, do func(word string)) {
	for _, n := range [...]*app.Name{&p.Names.BE, &p.Names.RU, &p.Names.Latin} {
		for w := range words(n.Full) {
			do(w)
		}
		for _, part := range [...]string{n.Family, n.Given, n.Patronymic} {
			if !strings.Contains(n.Full, part) {
				for w := range words(part) {
					do(w)
				}
			}
		}
	}
}

// words are the words of a name: letters, digits, accents and apostrophes. The
// halves of a hyphenated name are words of their own.
func words(s string) iter.Seq[string] {
	return strings.FieldsFuncSeq(s, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.Nd) && !isApostrophe(r)
	})
}

func isApostrophe(r rune) bool {
	return strings.ContainsRune("'’‘ʼ`´", r)
}

var spellingSeed = maphash.MakeSeed()

// spelling is equal for words that are written alike, whatever their case, the
// way their accents are composed and the kind of their apostrophes.
func spelling(word string) uint64 {
	var buf [96]byte
	b := buf[:0]
	for _, r := range norm.NFC.String(word) {
		if isApostrophe(r) {
			r = '\''
		}
		b = append(b, string(unicode.ToLower(r))...)
	}
	return maphash.Bytes(spellingSeed, b)
}

// beginningWith is the range of the keys that begin so.
func (x *index) beginningWith(start string) (from, to int) {
	from = sort.SearchStrings(x.keys, start)
	to = from + sort.Search(len(x.keys)-from, func(i int) bool { return !strings.HasPrefix(x.keys[from+i], start) })
	return from, to
}

// usesOf are the people who have one of the keys from k to end.
func (x *index) usesOf(k, end int) []use { return x.uses[x.first[k]:x.first[end]] }
