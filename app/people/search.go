package people

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vestka/app"
	"vestka/app/names"
)

// match says how well a word of a query fits a person, the best last.
type match uint8

const (
	noMatch       match = iota
	slipAtStart         // one slip away from what a word of the name begins with
	slip                // one slip away from a word of the name
	givenVariant        // another form of the given name: Nikolai for Mikałaj
	atStart             // a word of the name begins so
	sameKey             // another spelling of a word of the name
	sameSpelling        // a word of the name, or the person's number
	matchesInWord = int(sameSpelling)
)

// A slip is forgiven from so many letters on; in a word that is still being
// typed it takes one more, since nearly every name begins somewhat like four
// letters. No name has more than slipUpTo.
const (
	slipFrom        = 4
	slipAtStartFrom = 5
	slipUpTo        = 24
)

// maxWords is how many words of a query count.
const maxWords = 6

// search gives for each person how well the text fits them: 0 where a word of
// it does not fit at all, best where every word is theirs exactly. hits is nil
// where there is nothing to look for.
func (l *list) search(text string, s *scratch) (hits []uint8, best int) {
	fields := strings.Fields(text)
	if whole := strings.TrimSpace(text); len(fields) > 1 && l.hasID(whole) {
		fields = []string{whole} // an id of some office, with a space in it
	}
	for _, field := range fields {
		for word := range l.queryWords(field) {
			s.word = emptied(s.word, len(l.people))
			l.mark(word, s.word)
			best += matchesInWord
			if hits == nil {
				s.hits = emptied(s.hits, len(l.people))
				hits = s.hits
				for i, m := range s.word {
					hits[i] = uint8(m)
				}
			} else if !alsoFits(hits, s.word) || best == maxWords*matchesInWord {
				return hits, best
			}
		}
	}
	return hits, best
}

// alsoFits adds how well one more word fits; whom it does not fit is out. It
// reports whether anybody is left.
func alsoFits(hits []uint8, word []match) bool {
	left := false
	for i, m := range word {
		if m == noMatch || hits[i] == 0 {
			hits[i] = 0
		} else {
			hits[i] += uint8(m)
			left = true
		}
	}
	return left
}

// queryWords are the words of one field of a query that have a key, or the
// field itself where it is the number of a person, or the id of one in a source.
func (l *list) queryWords(field string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if isNumber(field) || l.hasID(field) {
			yield(field)
			return
		}
		for w := range words(field) {
			if names.Fold(w) != "" && !yield(w) {
				return
			}
		}
	}
}

// mark notes for everybody the best match of the word.
func (l *list) mark(word string, hits []match) {
	if isNumber(word) {
		l.markNumber(word, hits)
		return
	}
	if l.markID(word, hits) {
		return
	}
	x, key := l.index(), names.Fold(word)
	// From the worst to the best match, so that the better one stays.
	if n := utf8.RuneCountInString(word); n >= slipFrom && n <= slipUpTo {
		x.markSlips(word, n >= slipAtStartFrom, hits)
	}
	for _, variant := range names.GivenVariants(word) {
		x.markKey(variant, givenVariant, hits)
	}
	from, to := x.beginningWith(key)
	for _, u := range x.usesOf(from, to) {
		hits[u.person] = atStart
	}
	if from == to || x.keys[from] != key {
		return
	}
	written := spelling(word)
	for _, u := range x.usesOf(from, from+1) {
		if u.spelling == written {
			hits[u.person] = sameSpelling
		} else {
			hits[u.person] = max(hits[u.person], sameKey)
		}
	}
}

// markKey marks who has the key.
func (x *index) markKey(key string, as match, hits []match) {
	if k, known := slices.BinarySearch(x.keys, key); known {
		for _, u := range x.usesOf(k, k+1) {
			hits[u.person] = max(hits[u.person], as)
		}
	}
}

// markSlips marks who has a word of which one slip makes this one, and where
// the word may be unfinished also who has a word that begins so. The slip is
// looked for in the word as it was typed: inside letters that are one sound
// together, as the sch of Karatkewitsch, it changes more of the key than one letter.
func (x *index) markSlips(word string, unfinished bool, hits []match) {
	var keys []string
	eachRepair(word, func(repaired string) { keys = append(keys, names.Fold(repaired)) })
	slices.Sort(keys)
	for _, key := range slices.Compact(keys) {
		if !unfinished || len(key) < slipFrom {
			x.markKey(key, slip, hits)
			continue
		}
		from, to := x.beginningWith(key)
		for _, u := range x.usesOf(from, to) {
			hits[u.person] = max(hits[u.person], slipAtStart)
		}
		if from < to && x.keys[from] == key {
			x.markKey(key, slip, hits)
		}
	}
}

// isNumber reports that a word of a query is a person's number, "1234", or
// their number in a source, "viasna:1234".
func isNumber(word string) bool {
	source, digits, found := strings.Cut(word, ":")
	if !found {
		source, digits = "id", word
	}
	return source != "" && digits != "" && strings.Trim(digits, "0123456789") == ""
}

func (l *list) markNumber(word string, hits []match) {
	source, digits, found := strings.Cut(word, ":")
	if !found {
		source, digits = "", word
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || source != "" {
		l.markID(word, hits)
		return
	}
	if i, known := slices.BinarySearchFunc(l.people, app.PersonID(n), byID); known {
		hits[i] = sameSpelling
	}
	at, _ := slices.BinarySearchFunc(l.numbers, n, func(a number, n int64) int { return cmp.Compare(a.number, n) })
	for ; at < len(l.numbers) && l.numbers[at].number == n; at++ {
		hits[l.numbers[at].person] = sameSpelling
	}
}

// markID marks who has the id in a source, "json:p-12" or "p-12", in whatever case;
// false where nobody has. Offices give ids of all sorts; they are not so often looked
// for that an index of them would pay.
func (l *list) markID(word string, hits []match) (any bool) {
	for i := range l.withID(word) {
		hits[i], any = sameSpelling, true
	}
	return any
}

func (l *list) hasID(word string) bool {
	for range l.withID(word) {
		return true
	}
	return false
}

// withID are those who have the id in a source, by their place in the list. A word
// without a figure or a colon is taken for none, so that names are searched as names.
func (l *list) withID(word string) iter.Seq[int] {
	return func(yield func(int) bool) {
		whole := strings.Contains(word, ":")
		if !whole && !strings.ContainsAny(word, "0123456789") {
			return
		}
		for i, p := range l.people {
			if slices.ContainsFunc(p.SourceIDs, func(id app.SourceID) bool { return isID(string(id), word, whole) }) && !yield(i) {
				return
			}
		}
	}
}

// isID reports that the word is the id with its source, or without.
func isID(id, word string, whole bool) bool {
	if whole && strings.EqualFold(id, word) {
		return true
	}
	_, own, _ := strings.Cut(id, ":")
	return len(own) == len(word) && strings.EqualFold(own, word)
}

// number is the number of a person in some source.
type number struct {
	number int64
	person int32
}

// sourceNumbers are the numbers of all people in all sources, sorted.
func sourceNumbers(people []*app.Person) []number {
	var all []number
	for i, p := range people {
		for _, id := range p.SourceIDs {
			_, digits, _ := strings.Cut(string(id), ":")
			if n, err := strconv.ParseInt(digits, 10, 64); err == nil {
				all = append(all, number{n, int32(i)})
			}
		}
	}
	slices.SortFunc(all, func(a, b number) int { return cmp.Compare(a.number, b.number) })
	return all
}
