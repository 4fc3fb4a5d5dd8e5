package letters

import (
	"cmp"
	"encoding/binary"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"slices"

	"vestka/app"
)

// Draw says which of each {one: …} and {snippet} of a template a letter has, in the
// order of the text.
type Draw []int

func (d Draw) of(choice, n int) int {
	if choice >= len(d) {
		return 0
	}
	return d[choice] % n
}

// most is where counting stops: more letters are never printed.
const most = 1 << 40

// Choices are how many alternatives each of them has, in the order of the text.
func (t *Template) Choices() []int { return slices.Clone(t.choices) }

// Combinations is how many different letters the choices of the template make, 1
// without any.
func (t *Template) Combinations() int { return combinations(t.parts) }

func combinations(parts []part) int {
	n := 1
	for i := range parts {
		p := &parts[i]
		if p.forms == nil {
			n *= max(1, combinations(p.fallback))
		} else {
			n *= combinationsOf(p)
		}
		n = min(n, most)
	}
	return n
}

// combinationsOf a choice: the sum of those of what is drawn, and of any other field as
// many as its poorest form has, since the person decides which one it is.
func combinationsOf(p *part) int {
	sum, least := 0, most
	for _, form := range p.forms {
		n := combinations(form)
		sum, least = min(sum+n, most), min(least, n)
	}
	if p.drawn() {
		return sum
	}
	return least
}

// Hand is one letter of a batch that choices are drawn for.
type Hand struct {
	Key   int64 // of the addressee
	Sex   app.Sex
	Group string                 // the letters that lie on one desk: those to one facility
	Had   map[app.SnippetID]bool // the snippets that the addressee got
	Draw  Draw
}

// Short is a group that has more letters than the template makes different ones.
type Short struct {
	Group   string
	Letters int
	Differ  int // so many different ones there are
	Add     int // so many more to choose from are needed at least
}

// Deal draws for every letter, so that no two of a group are alike as long as the
// template has enough combinations, whatever the names in them; the groups where it
// has not are told. The same seed draws the same, in whatever order the letters
// stand.
func (t *Template) Deal(seed int64, hands []Hand) []Short {
	groups := map[string][]*Hand{}
	for i := range hands {
		groups[hands[i].Group] = append(groups[hands[i].Group], &hands[i])
	}
	var short []Short
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		letters := groups[group]
		slices.SortStableFunc(letters, func(a, b *Hand) int { return cmp.Compare(a.Key, b.Key) })
		d := dealer{t: t, seed: seed, all: t.Combinations(), read: map[string]bool{}}
		d.round()
		for _, h := range letters {
			h.Draw = d.deal(h)
		}
		if len(d.read) < len(letters) {
			short = append(short, Short{group, len(letters), len(d.read), t.add(len(letters))})
		}
	}
	return short
}

// Spread gives each letter one of n things, such as pictures, so that each stands in a
// group as often as the others; nil where there are none. The same seed gives the
// same, in whatever order the letters stand.
func Spread(seed int64, hands []Hand, n int) []int {
	if n == 0 {
		return nil
	}
	groups := map[string][]int{}
	for i := range hands {
		groups[hands[i].Group] = append(groups[hands[i].Group], i)
	}
	given := make([]int, len(hands))
	for group, members := range groups {
		slices.SortStableFunc(members, func(a, b int) int { return cmp.Compare(hands[a].Key, hands[b].Key) })
		h := fnv.New64a()
		_, _ = h.Write([]byte(group))                                   // a hash takes everything
		order := rand.New(rand.NewPCG(uint64(seed), h.Sum64())).Perm(n) //nolint:gosec // nothing secret hangs on it
		for rank, i := range members {
			given[i] = order[rank%n]
		}
	}
	return given
}

// dealer deals to one group.
type dealer struct {
	t           *Template
	seed        int64
	all         int
	taken, bare map[string]bool // of this round: combinations, and what they read as
	read        map[string]bool // of all rounds: what they read as
}

// round begins anew where all is dealt: from here on letters repeat, each as often.
func (d *dealer) round() { d.taken, d.bare = map[string]bool{}, map[string]bool{} }

// So often chance is asked before what is left is looked for in order, and so far
// is looked.
const (
	tries = 12
	steps = 1 << 16
)

func (d *dealer) deal(h *Hand) Draw {
	if len(d.taken) >= d.all {
		d.round()
	}
	chance := rand.New(rand.NewPCG(uint64(d.seed), uint64(h.Key))) //nolint:gosec // nothing secret hangs on it
	draw := make(Draw, len(d.t.choices))
	for range tries {
		for i, n := range d.t.choices {
			draw[i] = chance.IntN(n)
		}
		if d.take(draw, h) {
			return draw
		}
	}
	first := slices.Clone(draw)
	for range steps {
		if d.next(draw); slices.Equal(draw, first) {
			break
		}
		if d.take(draw, h) {
			return draw
		}
	}
	d.round()
	d.take(first, h)
	return first
}

// next goes on to the next combination, after the last one to the first.
func (d *dealer) next(draw Draw) {
	for i := range draw {
		if draw[i]++; draw[i] < d.t.choices[i] {
			return
		}
		draw[i] = 0
	}
}

// take takes a combination that nobody of the group has, by its choices and by its
// words.
func (d *dealer) take(draw Draw, h *Hand) bool {
	key := d.t.key(draw, h.Had)
	if d.taken[key] {
		return false
	}
	v := Sample(d.t.lang)
	v.Sex, v.Draw, v.Had = h.Sex, draw, h.Had
	text, _ := d.t.Merge(v)
	if d.bare[text] {
		return false
	}
	d.taken[key], d.bare[text], d.read[text] = true, true, true
	return true
}

// key is equal for draws that differ only in what is not read: choices within
// alternatives that were not drawn, snippets that somebody got already.
func (t *Template) key(draw Draw, had map[app.SnippetID]bool) string {
	var key []byte
	ps := pieces{had: had}
	var walk func(parts []part)
	walk = func(parts []part) {
		for i := range parts {
			p := &parts[i]
			walk(p.fallback)
			if p.drawn() {
				at := draw.of(p.choice, len(p.forms))
				if p.field == Snippet {
					at = ps.pick(p, draw)
				}
				if key = binary.AppendVarint(key, int64(at)); at >= 0 {
					walk(p.forms[at])
				}
				continue
			}
			for _, form := range p.forms {
				walk(form)
			}
		}
	}
	walk(t.parts)
	return string(key)
}

// add is how many more to choose from make the letters different: each goes to the
// smallest choice; without any there would be one of so many.
func (t *Template) add(letters int) int {
	sizes := slices.Clone(t.choices)
	if len(sizes) == 0 {
		return letters - 1
	}
	for added := 0; ; added++ {
		n := 1
		for _, s := range sizes {
			n = min(n*s, most)
		}
		if n >= letters {
			return max(added, 1)
		}
		sizes[slices.Index(sizes, slices.Min(sizes))]++
	}
}
