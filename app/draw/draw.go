// Package draw draws people by lot, so that a letter evening writes to those who
// had the fewest letters and yet to nobody for sure. The same people and the same
// seed give the same draw on every machine and with every version:
//
//  1. The tickets are put in the order of the people's numbers.
//  2. Each has a whole weight, see Weight.
//  3. As often as is asked for, a number from 0 to the sum of the weights less one
//     is drawn, the ticket that it falls on leaves the pot, and its weight the sum.
//
// The numbers come from PCG (math/rand/v2), seeded with the seed and with 0. Each
// is the upper half of its 128-bit product with the sum; one whose lower half is
// below 2^64 modulo the sum is thrown away, so that none comes more often than
// another (Lemire, “Fast Random Integer Generation in an Interval”, 2019).
package draw

import (
	"cmp"
	"math/bits"
	"math/rand/v2"
	"slices"

	"vestka/app"
)

// Ticket is somebody in the pot.
type Ticket struct {
	Person  app.PersonID
	Letters int // that went to them before
}

// Never is the weight of somebody who never had a letter.
const Never = 1 << 20

// Weight of somebody with so many letters: one letter makes it a quarter, two a
// ninth, three a sixteenth. It never falls to 0, so that nobody is left out.
func Weight(letters int) int64 {
	n := int64(min(max(letters, 0), 1023)) + 1
	return Never / (n * n)
}

// Draw draws so many of the tickets, nobody twice; all of them, in the order of
// the draw, where there are no more.
func Draw(tickets []Ticket, count int, seed int64) []Ticket {
	pot := slices.Clone(tickets)
	slices.SortStableFunc(pot, func(a, b Ticket) int { return cmp.Compare(a.Person, b.Person) })
	pot = slices.CompactFunc(pot, func(a, b Ticket) bool { return a.Person == b.Person })
	left := newSums(pot)
	r := rand.NewPCG(uint64(seed), 0)
	drawn := make([]Ticket, 0, max(min(count, len(pot)), 0))
	for len(drawn) < cap(drawn) {
		at := left.find(below(r, uint64(left.total)))
		left.add(at, -Weight(pot[at].Letters))
		drawn = append(drawn, pot[at])
	}
	return drawn
}

// below is a number from 0 to n-1, all of them equally likely.
func below(r *rand.PCG, n uint64) int64 {
	for {
		high, low := bits.Mul64(r.Uint64(), n)
		if low >= -n%n {
			return int64(high)
		}
	}
}

// sums answers which ticket a number falls on in a few steps, however many there
// are: tree[i] is the sum of the weights of the i&-i tickets before i (a Fenwick
// tree).
type sums struct {
	tree  []int64
	total int64
}

func newSums(pot []Ticket) *sums {
	s := &sums{tree: make([]int64, len(pot)+1)}
	for i, t := range pot {
		s.add(i, Weight(t.Letters))
	}
	return s
}

func (s *sums) add(at int, weight int64) {
	s.total += weight
	for i := at + 1; i < len(s.tree); i += i & -i {
		s.tree[i] += weight
	}
}

// find is the ticket on which the number falls.
func (s *sums) find(number int64) int {
	at := 0
	for step := 1 << bits.Len(uint(len(s.tree))); step > 0; step >>= 1 {
		if next := at + step; next < len(s.tree) && s.tree[next] <= number {
			at = next
			number -= s.tree[next]
		}
	}
	return at
}
