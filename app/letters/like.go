package letters

import (
	"slices"
	"strings"
	"unicode"

	"vestka/app"
)

// Alike is the likeness from which two letters are one and the same for whoever
// reads the mail of a prison: what differs is a word here and there.
const Alike = 0.8

// Shingles are what a text is made of: every three words that follow one another,
// without the names of the addressee, marks, and the case of letters.
type Shingles []uint64

// FNV-1a, in line: a job of thousands of cards makes a million shingles.
const fnvStart, fnvPrime = 14695981039346656037, 1099511628211

// run is how many words a shingle has.
const run = 3

// NewShingles are those of a letter to the person of these names; the zero names
// take none out.
func NewShingles(text string, to app.Names) Shingles {
	words := bareWords(text, stems(to))
	if len(words) == 0 {
		return nil
	}
	all := make(Shingles, 0, len(words))
	for i := range max(1, len(words)-run+1) {
		h := uint64(fnvStart)
		for _, w := range words[i:min(i+run, len(words))] {
			for j := range len(w) {
				h = (h ^ uint64(w[j])) * fnvPrime
			}
			h *= fnvPrime // a zero between the words
		}
		all = append(all, h)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

var bare = strings.NewReplacer("ё", "е", "’", "", "'", "")

// bareWords are the words of the text in small letters without those that begin
// like a name.
func bareWords(text string, names []string) []string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isWord(r) && r != '’' && r != '\'' && r != '-' })
	kept := words[:0]
	for _, w := range words {
		if w = strings.Trim(w, "’'-"); strings.ContainsAny(w, "ё’'") {
			w = bare.Replace(w)
		}
		if w == "" {
			continue
		}
		if !slices.ContainsFunc(names, func(stem string) bool { return strings.HasPrefix(w, stem) && len(w) < len(stem)+ending }) {
			kept = append(kept, w)
		}
	}
	return kept
}

// ending is the longest that a case puts behind the stem of a name, in bytes: "-ымі".
const ending = 9

// stems are the parts of all names of a person without their endings, in small
// letters: a name stands in a letter in any case.
func stems(n app.Names) []string {
	var all []string
	for _, one := range []app.Name{n.BE, n.RU, n.Latin} {
		for _, part := range []string{one.Given, one.Patronymic, one.Family} {
			letters := []rune(strings.ReplaceAll(strings.ToLower(part), "ё", "е"))
			letters = slices.DeleteFunc(letters, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
			if cut := len(letters) - 2; cut >= 2 {
				all = append(all, string(letters[:max(cut, 3)]))
			}
		}
	}
	return all
}

// Likeness of two texts, from 0 to 1: the share of shingles that both have among
// those that one of them has (Jaccard).
func (s Shingles) Likeness(other Shingles) float64 {
	both := s.shared(other)
	if both == 0 {
		return 0
	}
	return float64(both) / float64(len(s)+len(other)-both)
}

// shared is how many shingles both have.
func (s Shingles) shared(other Shingles) (both int) {
	for i, j := 0, 0; i < len(s) && j < len(other); {
		switch a, b := s[i], other[j]; {
		case a == b:
			both, i, j = both+1, i+1, j+1
		case a < b:
			i++
		default:
			j++
		}
	}
	return both
}

// Holds is how much of a piece of text stands in the text, from 0 to 1; 0 for a piece
// without words.
func (s Shingles) Holds(piece Shingles) float64 {
	if len(piece) == 0 {
		return 0
	}
	return float64(s.shared(piece)) / float64(len(piece))
}

// Sent are letters by the place where they went, to be asked which of them a new
// one is nearly identical to. A letter of theirs and the new one can only be alike
// if they share one of the few shingles that come first, so that not every letter
// is compared with every other.
type Sent struct {
	letters []sentLetter
	by      map[sentKey][]int
}

type sentLetter struct {
	id       int64
	shingles Shingles
}

type sentKey struct {
	place   string
	shingle uint64
}

// Add takes a letter in; what is nearly identical to one that is there only needs
// to be there once.
func (s *Sent) Add(id int64, place string, text Shingles) {
	if s.by == nil {
		s.by = map[sentKey][]int{}
	}
	if at, _ := s.find(place, text, 1); at >= 0 {
		return
	}
	s.letters = append(s.letters, sentLetter{id, text})
	for _, h := range text.first() {
		k := sentKey{place, h}
		s.by[k] = append(s.by[k], len(s.letters)-1)
	}
}

// first are so many shingles that two texts that are Alike share one of them.
func (s Shingles) first() Shingles {
	return s[:min(len(s), len(s)-int(Alike*float64(len(s)))+1)]
}

// Like is a letter to the place that the text is nearly identical to, and how like
// it is; 0 where there is none.
func (s *Sent) Like(place string, text Shingles) (id int64, likeness float64) {
	at, likeness := s.find(place, text, Alike)
	if at < 0 {
		return 0, 0
	}
	return s.letters[at].id, likeness
}

func (s *Sent) find(place string, text Shingles, least float64) (at int, likeness float64) {
	seen := map[int]bool{}
	for _, h := range text.first() {
		for _, i := range s.by[sentKey{place, h}] {
			if seen[i] {
				continue
			}
			seen[i] = true
			if likeness = text.Likeness(s.letters[i].shingles); likeness >= least {
				return i, likeness
			}
		}
	}
	return -1, 0
}
