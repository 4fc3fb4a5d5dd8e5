package printing

import (
	"fmt"
	"testing"

	"vestka/app"
	"vestka/app/sheet"
)

// everyPaper is each item in each of its formats on each kind of paper and each sheet of
// labels that is built in.
func everyPaper(t *testing.T, yield func(name string, p Paper)) {
	t.Helper()
	reg, err := built()
	if err != nil {
		t.Fatal(err)
	}
	labels := reg.LabelSheets()
	if len(labels) < 15 {
		t.Fatalf("%d sheets of labels", len(labels))
	}
	for _, item := range []Item{Labels, ReturnLabels} {
		for i := range labels {
			p := Paper{Item: item}
			p.OnLabels(&labels[i], nil)
			yield(fmt.Sprint(item, " on ", labels[i].ID), p)
		}
	}
	sizes := map[Item][]sheet.Size{
		Postcards: {sheet.CardSize, {W: 150, H: 100}, sheet.A5.Wide(), {W: 210, H: 105}}, Envelopes: {sheet.DL, sheet.C6, sheet.C5, {W: 250, H: 176}},
		ReplyEnvelopes: {sheet.DL, sheet.C6}, Letters: {sheet.A4, sheet.A5},
	}
	for item, all := range sizes {
		for _, size := range all {
			for _, on := range []sheet.Size{size, sheet.A4, sheet.A3, {W: 320, H: 450}} {
				for _, bleed := range []float64{0, 3} {
					if bleed > 0 && item != Postcards {
						continue
					}
					p := Paper{Item: item, Size: size, Bleed: bleed}
					if p.OnPaper(on); p.Check() != nil {
						continue // there is no room for one
					}
					yield(fmt.Sprintf("%s %v on %v, bleed %g", item, size, on, bleed), p)
				}
			}
			for _, feed := range Feeds {
				p := Paper{Item: item, Size: size}
				p.Fed(feed)
				yield(fmt.Sprintf("%s %v fed at %d", item, size, feed), p)
			}
		}
	}
}

// TestFirstAndLastRecordsAreThereInEveryFormat lays 0, 1, n-1, n, n+1 and 2n pieces on
// every paper that has n places, with places that are gone, in piles and not: each is
// there once, in order, within the page, and the rest of the last sheet is free.
func TestFirstAndLastRecordsAreThereInEveryFormat(t *testing.T) {
	papers := 0
	everyPaper(t, func(name string, p Paper) {
		papers++
		if err := p.Check(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		im := p.imposition()
		places := im.Stock.Places()
		for _, used := range [][]int{nil, {0}, {places - 1}, {0, places / 2, places - 1}} {
			if p.Used = used; p.Check() != nil {
				continue // none is left
			}
			for _, stack := range []bool{false, true} {
				p.Stack = stack
				for _, n := range []int{0, 1, places - 1, places, places + 1, 2 * places} {
					placed(t, fmt.Sprintf("%s, %d pieces, used %v, in piles %v", name, n, used, stack), p.imposition(), p.size(), n)
				}
			}
		}
	})
	if papers < 60 {
		t.Errorf("%d papers only", papers)
	}
}

func placed(t *testing.T, name string, im sheet.Imposition, size sheet.Size, n int) {
	t.Helper()
	faces := map[*sheet.Face]int{}
	pieces := make([]sheet.Leaf, n)
	for i := range pieces {
		pieces[i] = sheet.Leaf{Front: &sheet.Face{W: size.W, H: size.H}, Back: &sheet.Face{W: size.W, H: size.H}}
		faces[pieces[i].Front] = i
	}
	var order []int
	onLast := 0
	pages, sheets := 0, 0
	for page := range im.Pages(func(i int) sheet.Leaf { return pieces[i] }, n) {
		pages++
		if im.Sides == sheet.Both && pages%2 == 0 {
			continue
		}
		sheets, onLast = sheets+1, 0
		for _, put := range page.Faces {
			i, is := faces[put.Face]
			if !is {
				continue // marks
			}
			order, onLast = append(order, i), onLast+1
			if box := put.Box(); box.X < -0.1 || box.Y < -0.1 || box.X+box.W > page.W+0.1 || box.Y+box.H > page.H+0.1 {
				t.Errorf("%s: piece %d lies at %v of %g x %g", name, i, box, page.W, page.H)
			}
		}
	}
	if pages != im.PageCount(n) || sheets != im.Sheets(n) || len(order) != n {
		t.Fatalf("%s: %d pages, %d sheets, %d pieces; counted are %d, %d", name, pages, sheets, len(order), im.PageCount(n), im.Sheets(n))
	}
	seen := map[int]bool{}
	for at, i := range order {
		if seen[i] || !im.Stack && i != at {
			t.Fatalf("%s: in the order %v", name, order)
		}
		seen[i] = true
	}
	gone := onLast
	if sheets == 1 {
		gone += len(im.Used)
	}
	if after := len(im.UsedAfter(n)); after != gone%im.Stock.Places() { // a full sheet has no place that is remembered
		t.Errorf("%s: %d places of the last sheet are gone, not %d", name, after, gone)
	}
}

func TestADocumentOfNothingIsRefusedInEveryFormat(t *testing.T) {
	s := newShop(t)
	everyPaper(t, func(name string, p Paper) {
		if p.item() == ReturnLabels { // these need nobody
			return
		}
		req := request()
		req.Paper, req.Return = p, []string{"Вільня"}
		job := s.prepare(req)
		if err := s.WritePDF(t.Context(), job, nil, nil); app.CodeOf(err) != app.Refused {
			t.Errorf("%s: %v", name, err)
		}
	})
}
