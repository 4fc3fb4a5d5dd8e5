package draw

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"vestka/app"
)

// pot has one ticket for each number of letters; people are numbered from 1.
func pot(letters ...int) []Ticket {
	tickets := make([]Ticket, len(letters))
	for i, n := range letters {
		tickets[i] = Ticket{app.PersonID(i + 1), n}
	}
	return tickets
}

func people(tickets []Ticket) []app.PersonID {
	ids := make([]app.PersonID, len(tickets))
	for i, t := range tickets {
		ids[i] = t.Person
	}
	return ids
}

func TestTheSameSeedDrawsTheSamePeopleForEver(t *testing.T) {
	tickets := pot(0, 0, 1, 5, 0, 2, 0, 0, 12, 0)
	// Whoever changes these numbers breaks every draw that somebody wrote down.
	for seed, want := range map[int64][]app.PersonID{
		1: {7, 1, 8, 2, 10}, 2: {7, 10, 2, 1, 4}, -1: {2, 10, 3, 7, 8}, 20261122: {1, 8, 10, 2, 7},
	} {
		if got := people(Draw(tickets, 5, seed)); !slices.Equal(got, want) {
			t.Errorf("seed %d draws %v, not %v", seed, got, want)
		}
	}
}

func TestTheOrderOfTheTicketsDoesNotMatterAndNobodyHasTwo(t *testing.T) {
	tickets := pot(0, 3, 1, 0, 2, 7)
	want := Draw(tickets, 4, 42)
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		mixed := append(slices.Clone(tickets), tickets[r.IntN(len(tickets))])
		r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		before := slices.Clone(mixed)
		if got := Draw(mixed, 4, 42); !slices.Equal(got, want) {
			t.Fatalf("%v, not %v", got, want)
		}
		if !slices.Equal(mixed, before) {
			t.Fatal("the caller's tickets were moved")
		}
	}
}

func TestAnyNumberIsDrawnAndNobodyTwice(t *testing.T) {
	for n := range 40 {
		letters := make([]int, n)
		for i := range letters {
			letters[i] = i % 4
		}
		for _, count := range []int{-1, 0, 1, n - 1, n, n + 1, 10 * n} {
			ids := people(Draw(pot(letters...), count, int64(n)))
			if want := max(min(count, n), 0); len(ids) != want {
				t.Fatalf("%d of %d: %d were drawn", count, n, len(ids))
			}
			slices.Sort(ids)
			if len(slices.Compact(slices.Clone(ids))) != len(ids) || len(ids) > 0 && (ids[0] < 1 || int(ids[len(ids)-1]) > n) {
				t.Fatalf("%d of %d: %v", count, n, ids)
			}
		}
	}
}

func TestWeightsFallWithEveryLetterAndNeverToNothing(t *testing.T) {
	for _, c := range []struct {
		letters int
		want    int64
	}{{-1, Never}, {0, Never}, {1, Never / 4}, {2, Never / 9}, {3, Never / 16}, {9, Never / 100}, {1023, 1}, {1024, 1}, {math.MaxInt, 1}} {
		if got := Weight(c.letters); got != c.want {
			t.Errorf("%d letters weigh %d, not %d", c.letters, got, c.want)
		}
	}
	for n := range 2000 {
		if Weight(n+1) > Weight(n) {
			t.Fatalf("%d letters weigh more than %d", n+1, n)
		}
	}
}

// chances are those of everybody to be among the drawn, worked out by walking
// through every course that the draw may take.
func chances(weights []float64, count int) []float64 {
	all := make([]float64, len(weights))
	var walk func(gone []bool, left int, chance float64)
	walk = func(gone []bool, left int, chance float64) {
		if left == 0 {
			return
		}
		sum := 0.0
		for i, w := range weights {
			if !gone[i] {
				sum += w
			}
		}
		for i, w := range weights {
			if gone[i] {
				continue
			}
			c := chance * w / sum
			all[i] += c
			gone[i] = true
			walk(gone, left-1, c)
			gone[i] = false
		}
	}
	walk(make([]bool, len(weights)), count, 1)
	return all
}

func TestEverybodyIsDrawnAsOftenAsTheirWeightSays(t *testing.T) {
	const draws = 40_000
	for _, c := range []struct {
		count   int
		letters []int
	}{
		{1, []int{0, 1}},
		{1, []int{0, 0, 1, 2, 5}},
		{2, []int{0, 0, 1, 2, 5}},
		{3, []int{3, 0, 1, 1, 0, 9}},
		{4, []int{0, 0, 0, 0, 0}},
	} {
		weights := make([]float64, len(c.letters))
		for i, n := range c.letters {
			weights[i] = 1 / float64((n+1)*(n+1))
		}
		times := make([]int, len(c.letters))
		for seed := range int64(draws) {
			for _, ticket := range Draw(pot(c.letters...), c.count, seed) {
				times[ticket.Person-1]++
			}
		}
		for i, p := range chances(weights, c.count) {
			// Five standard deviations: a sound draw fails this once in a million.
			if deviation := 5 * math.Sqrt(p*(1-p)*draws); math.Abs(float64(times[i])-p*draws) > deviation {
				t.Errorf("%d of %v: person %d was drawn %d times, not %.0f ± %.0f", c.count, c.letters, i+1, times[i], p*draws, deviation)
			}
		}
	}
}

func TestATicketIsFoundByEveryNumberOfItsWeight(t *testing.T) {
	tickets := pot(500, 300, 400, 700, 250, 333, 999)
	s := newSums(tickets)
	number := int64(0)
	for i, ticket := range tickets {
		for range Weight(ticket.Letters) {
			if got := s.find(number); got != i {
				t.Fatalf("number %d finds %d, not %d", number, got, i)
			}
			number++
		}
	}
	if number != s.total {
		t.Errorf("the sum is %d, not %d", s.total, number)
	}
}

// BenchmarkDraw draws everybody from a pot of 100,000.
func BenchmarkDraw(b *testing.B) {
	letters := make([]int, 100_000)
	for i := range letters {
		letters[i] = i % 7
	}
	tickets := pot(letters...)
	for b.Loop() {
		Draw(tickets, len(tickets), 1)
	}
}

func TestNoNumberIsMoreLikelyThanAnotherAlsoFarUp(t *testing.T) {
	const n, numbers = 3 << 61, 30_000 // of 8 random numbers 3 would share one in the same way
	r := rand.NewPCG(1, 0)
	var rest [3]int
	for range numbers {
		rest[below(r, n)%3]++
	}
	for i, times := range rest {
		if math.Abs(float64(times)-numbers/3) > 5*math.Sqrt(numbers*2/9) {
			t.Errorf("%d numbers leave %d", times, i)
		}
	}
}
