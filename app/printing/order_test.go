package printing

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/sheet"
	"vestka/i18n"
)

// pieces are the names on the printed sides of a document as somebody has them in hand
// who takes sheet after sheet and cuts it, or who cuts the whole pile and takes pile
// after pile where it was printed for that. A place without a name is told as "".
func pieces(d *document, nameOn func(*sheet.Face) string) []string {
	type at struct{ sheet, place int }
	found := map[at]string{}
	n := 0
	for page := range d.im.Pages(d.leaf, d.leaves) {
		for _, put := range page.Faces {
			place := -1
			for p := range d.im.Stock.Places() {
				x, y := d.im.Stock.At(p)
				if st := &d.im.Stock; d.im.Sides == sheet.Backs && !d.im.Alone && st.Paper.W < st.Paper.H { // turned on the long edge
					x = st.Paper.W - x - st.Place.W
				} else if d.im.Sides == sheet.Backs && !d.im.Alone {
					y = st.Paper.H - y - st.Place.H
				}
				if x == put.X && y == put.Y {
					place = p
				}
			}
			if place >= 0 && len(put.Face.Texts) > 0 {
				found[at{n, place}] = nameOn(put.Face)
			}
		}
		n++
	}
	var all []string
	take := func(sheet, place int) {
		if name, there := found[at{sheet, place}]; there {
			all = append(all, name)
		}
	}
	if d.im.Stack {
		for place := range d.im.Stock.Places() {
			for s := range n {
				take(s, place)
			}
		}
		return all
	}
	for s := range n {
		for place := range d.im.Stock.Places() {
			take(s, place)
		}
	}
	return all
}

// TestEverythingOfAJobComesOutInOneMatchingOrder prints jobs of all kinds for people of
// whom some cannot be written to, on sheets of which places are gone, in copies and to
// be cut in a pile: letters, envelopes, labels and the check list have the same people
// in the same order.
func TestEverythingOfAJobComesOutInOneMatchingOrder(t *testing.T) {
	s := newShop(t)
	var everybody []app.PersonID
	for n := range 9 {
		where := "IK-901"
		if n%4 == 2 {
			where = "IK-905" // nobody has its address
		}
		everybody = append(everybody, s.add(n, held(where)))
	}
	loc := i18n.For("be")
	seed := rand.Uint64()
	for round := range 40 {
		r := rand.New(rand.NewPCG(seed, uint64(round)))
		people := slices.Clone(everybody)
		r.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
		req := request(people[:r.IntN(len(people))+1]...)
		req.Copies = r.IntN(3)
		req.Paper = Paper{Item: Postcards, Sides: sheet.Backs, Stack: r.IntN(2) == 0} // the words and the address
		if r.IntN(2) == 0 {
			req.Paper = Paper{Item: Letters, Fold: sheet.DL, Window: true, Duplex: r.IntN(2) == 0}
		} else if r.IntN(2) == 0 {
			req.Paper.OnPaper(sheet.A4)
			req.Paper.Used = some(r, req.Paper.Stock.Places())
		}
		labels := Paper{Item: Labels, Stack: r.IntN(2) == 0}
		labels.OnLabels(&l7163, some(r, l7163.Labels()))
		envelopes := Paper{Item: Envelopes}
		if r.IntN(2) == 0 {
			envelopes.Fed(Feeds[r.IntN(len(Feeds))])
		}
		req.Beside = []Paper{labels, envelopes, {Item: ReplyEnvelopes}}
		req.Return = []string{"Ганна", "п/с 7", "Вільня"}
		job := s.prepare(req)
		what := fmt.Sprintf("seed %d, round %d, %s for %v", seed, round, req.Paper.Item, req.People)

		var want, listed []string
		for i := range job.Cards {
			for range max(req.Copies, 1) {
				want = append(want, job.Cards[i].Address[0])
			}
			listed = append(listed, job.Cards[i].Address[0])
		}
		if len(job.Cards) == 0 {
			continue
		}
		for nr, paper := range job.Request.Papers() {
			d := job.document(s.fonts, nr)
			got := pieces(&d, func(f *sheet.Face) string { return nameOf(listed, f) })
			if paper.item() == Letters { // each begins with the page that has the address
				got = slices.DeleteFunc(got, func(name string) bool { return name == "" })
			}
			if !slices.Equal(got, want) {
				t.Fatalf("%s, document %d, %s, used %v, stack %v: \n%q\nwant\n%q", what, nr, paper.item(), paper.Used, paper.Stack, got, want)
			}
		}
		var rows []string
		for _, row := range jobSheet(job, loc).Rows {
			rows = append(rows, row[1])
		}
		if !slices.Equal(rows, listed) {
			t.Fatalf("%s: the check list has %q, want %q", what, rows, listed)
		}
	}
}

// some are places of which one stays free.
func some(r *rand.Rand, places int) []int {
	used := r.Perm(places)
	return used[:r.IntN(places)]
}

// nameOf is the one of the names whose address is on the face, "" where none is.
func nameOf(names []string, f *sheet.Face) string {
	var lines []string
	for _, text := range f.Texts {
		lines = append(lines, text.S)
	}
	all := strings.Join(lines, " ")
	if !strings.Contains(all, "000000") { // no address is without a postcode
		return ""
	}
	for _, name := range names {
		if strings.Contains(all, name) {
			return name
		}
	}
	return ""
}
