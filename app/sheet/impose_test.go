package sheet

import (
	"fmt"
	"slices"
	"testing"
)

// numbered are cards that can be told apart by their faces.
func numbered(n int) []Card {
	cards := make([]Card, n)
	for i := range cards {
		cards[i] = Card{Piece: Piece{Leaf: Leaf{Front: &Face{W: CardW, H: CardH}, Back: &Face{W: CardW, H: CardH}}}}
	}
	return cards
}

func imposed(layout Layout, cards []Card) []Page {
	im := layout.Imposition()
	return slices.Collect(im.Pages(func(i int) Leaf { return cards[i].Leaf }, len(cards)))
}

func TestPagesAreCountedBeforeTheyAreMade(t *testing.T) {
	for _, layout := range Layouts {
		im := layout.Imposition()
		for n := range 10 {
			pages := imposed(layout, numbered(n))
			if len(pages) != im.PageCount(n) || len(pages) != 2*im.Sheets(n) {
				t.Errorf("%s, %d cards: %d pages, counted %d on %d sheets", layout, n, len(pages), im.PageCount(n), im.Sheets(n))
			}
		}
	}
	im := FourUp.Imposition()
	if got := [...]int{im.Sheets(0), im.Sheets(3), im.Sheets(4), im.Sheets(5)}; got != [...]int{0, 1, 1, 2} {
		t.Errorf("sheets for 0, 3, 4, 5 cards: %v", got)
	}
}

// The proof that both sides of a card meet: a sheet that is turned on its long
// edge, which lies across, swaps top and bottom and leaves left and right.
func TestBothSidesOfEveryCardLieOnTheSamePieceOfPaper(t *testing.T) {
	for n := range 10 {
		cards := numbered(n)
		pages := imposed(FourUp, cards)
		seen := 0
		for sheet := 0; sheet < len(pages); sheet += 2 {
			front, back := pages[sheet], pages[sheet+1]
			for _, p := range front.Faces {
				i := slices.IndexFunc(cards, func(c Card) bool { return c.Front == p.Face })
				if i < 0 {
					continue
				}
				seen++
				behindX, behindY := p.X, front.H-p.Y-p.Face.H
				if !slices.Contains(back.Faces, Placed{X: behindX, Y: behindY, Face: cards[i].Back}) {
					t.Errorf("%d cards: the text of card %d is not at %g, %g behind its picture", n, i, behindX, behindY)
				}
			}
			if len(front.Faces) != len(back.Faces) {
				t.Errorf("%d cards: %d places used in front, %d behind", n, len(front.Faces)-1, len(back.Faces)-1)
			}
		}
		if seen != n {
			t.Errorf("%d cards, %d pictures", n, seen)
		}
	}
}

func TestCardsStandOnTheSheetWithoutOverlapAndInTheMiddle(t *testing.T) {
	page := imposed(FourUp, numbered(4))[0]
	var places []string
	for _, p := range page.Faces[:4] {
		places = append(places, fmt.Sprintf("%g,%g", p.X, p.Y))
	}
	if want := []string{"0.5,0", "148.5,0", "0.5,105", "148.5,105"}; !slices.Equal(places, want) {
		t.Errorf("places %v, want %v", places, want)
	}
	if page.W != 297 || page.H != 210 {
		t.Errorf("sheet of %g by %g", page.W, page.H)
	}
}

func TestOneUpAlternatesPictureAndText(t *testing.T) {
	cards := numbered(3)
	for i, p := range imposed(OneUp, cards) {
		want := cards[i/2].Front
		if i%2 == 1 {
			want = cards[i/2].Back
		}
		if len(p.Faces) != 1 || p.Faces[0] != (Placed{Face: want}) || p.W != 148 || p.H != 105 {
			t.Errorf("page %d holds something else", i+1)
		}
	}
}

func TestEveryCardIsAskedForOnceAndNoneBeforeItsPage(t *testing.T) {
	for _, layout := range Layouts {
		var asked []int
		im := layout.Imposition()
		for range im.Pages(func(i int) Leaf {
			asked = append(asked, i)
			return numbered(1)[0].Leaf
		}, 9) {
			if len(asked) > 4 {
				break
			}
		}
		want := map[Layout][]int{OneUp: {0, 1, 2, 3, 4}, FourUp: {0, 1, 2, 3, 4, 5, 6, 7}}[layout]
		if !slices.Equal(asked, want) {
			t.Errorf("%s: asked for %v", layout, asked)
		}
	}
}

func TestCropMarksLieInCutsOnlyAndNeverCrossACard(t *testing.T) {
	for n := 1; n <= 4; n++ {
		for side, page := range imposed(FourUp, numbered(n)) {
			cards, marks := page.Faces[:n], page.Faces[n].Face.Lines
			for _, m := range marks {
				if min(m.X1, m.X2) < 0 || max(m.X1, m.X2) > 297 || min(m.Y1, m.Y2) < 0 || max(m.Y1, m.Y2) > 210 {
					t.Errorf("%d cards: mark %+v leaves the sheet", n, m)
				}
				inCut := false
				for _, c := range cards {
					l, r, u, d := c.X, c.X+CardW, c.Y, c.Y+CardH
					upright, level := m.X1 == m.X2, m.Y1 == m.Y2
					inCut = inCut || upright && (m.X1 == l || m.X1 == r) || level && (m.Y1 == u || m.Y1 == d)
					x, y := (m.X1+m.X2)/2, (m.Y1+m.Y2)/2
					if x > l && x < r && y > u && y < d {
						t.Errorf("%d cards, side %d: mark %+v crosses a card", n, side, m)
					}
				}
				if m.Width > 0.15 {
					t.Errorf("%d cards: mark %+v is no hairline", n, m)
				}
				if !inCut {
					t.Errorf("%d cards: mark %+v is in no cut", n, m)
				}
			}
			if cuts := endsMarked(cards, marks); cuts != "" {
				t.Errorf("%d cards, side %d: %s", n, side, cuts)
			}
		}
	}
}

// endsMarked checks that every line along which a card must be cut has a mark
// in it at either end, or goes on along the next card.
func endsMarked(cards []Placed, marks []Line) string {
	for _, c := range cards {
		for _, x := range []float64{c.X, c.X + CardW} {
			n := 0
			for _, m := range marks {
				if m.X1 == x && m.X2 == x {
					n++
				}
			}
			if n < 2 {
				return fmt.Sprintf("the cut at x %g has %d marks", x, n)
			}
		}
		for _, y := range []float64{c.Y, c.Y + CardH} {
			n := 0
			for _, m := range marks {
				if m.Y1 == y && m.Y2 == y {
					n++
				}
			}
			if y > 0 && y < 210 && n < 2 {
				return fmt.Sprintf("the cut at y %g has %d marks", y, n)
			}
		}
	}
	return ""
}

func TestTheCutsBetweenCardsAreMarkedWhereTheyBeginAndMeetBesideCardsOnly(t *testing.T) {
	upright := func(y1, y2 float64) Line { return Line{X1: 148.5, Y1: y1, X2: 148.5, Y2: y2, Width: 0.1, Grey: 0.5} }
	level := func(x1, x2 float64) Line { return Line{X1: x1, Y1: 105, X2: x2, Y2: 105, Width: 0.1, Grey: 0.5} }
	top, bottom, left, right := upright(0, 8), upright(202, 210), level(0, 8), level(289, 297)
	up, down, west, east := upright(103.5, 105), upright(105, 106.5), level(147, 148.5), level(148.5, 150)
	all := []Line{top, up, down, bottom, left, west, east, right}
	for n, sides := range map[int][2][]Line{
		1: {{top, up, left, west}, {down, bottom, left, west}},
		2: {{top, up, left, west, east, right}, {down, bottom, left, west, east, right}},
		3: {all, all},
		4: {all, all},
	} {
		for side, page := range imposed(FourUp, numbered(n)) {
			var got []Line
			for _, m := range page.Faces[n].Face.Lines {
				if m.Grey > 0 {
					got = append(got, m)
				}
			}
			if !slices.Equal(got, sides[side]) {
				t.Errorf("%d cards, side %d: marks %v", n, side, got)
			}
		}
	}
}

func TestACardFromWhichSomethingRunsOverEndsAtItsEdgeOnASharedSheet(t *testing.T) {
	cards := numbered(4)
	cards[1].Overflow = true
	pages := imposed(FourUp, cards)
	for _, page := range pages {
		for _, p := range page.Faces {
			if p.Clip != (p.Face == cards[1].Front || p.Face == cards[1].Back) {
				t.Errorf("face at %g, %g: clip %v", p.X, p.Y, p.Clip)
			}
		}
	}
}
