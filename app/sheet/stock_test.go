package sheet

import (
	"errors"
	"math"
	"slices"
	"testing"

	"vestka/app"
)

// stocks are shapes of every kind: one place, no gaps, gaps, an odd margin, upright
// and across.
var stocks = map[string]Stock{
	"one":     Whole(CardSize),
	"upright": Whole(A4),
	"four":    Cut(A4.Turned(), CardSize),
	"two":     Cut(A5, CardSize),
	"labels":  {Paper: A4, Place: Size{99.1, 38.1}, Columns: 2, Rows: 7, Left: 4.65, Top: 15.15, PitchX: 101.6, PitchY: 38.1},
	"odd":     {Paper: A4, Place: Size{60, 30}, Columns: 3, Rows: 5, Left: 3, Top: 21, PitchX: 66, PitchY: 37},
	"small":   {Paper: Size{297, 210}, Place: Size{38.1, 21.2}, Columns: 5, Rows: 9, Left: 20, Top: 5, PitchX: 40.6, PitchY: 21.2},
}

func leaves(n int, size Size) []Leaf {
	all := make([]Leaf, n)
	for i := range all {
		all[i] = Leaf{Front: &Face{W: size.W, H: size.H}, Back: &Face{W: size.W, H: size.H}}
	}
	return all
}

func (im *Imposition) all(leaves []Leaf) []Page {
	return slices.Collect(im.Pages(func(i int) Leaf { return leaves[i] }, len(leaves)))
}

// impositions are all ways to lay pieces on the stocks.
func impositions(yield func(name string, im Imposition) bool) {
	for name, st := range stocks {
		for _, used := range [][]int{nil, {0}, {1, 3}} {
			if st.CheckUsed(used) != nil {
				continue
			}
			for _, turn := range []Turn{LongEdge, ShortEdge} {
				for _, stack := range []bool{false, true} {
					if !yield(name, Imposition{Stock: st, Sides: Both, Turn: turn, Stack: stack, Used: used, Marks: true}) {
						return
					}
				}
			}
		}
	}
}

func counts(places int) []int {
	all := []int{0, 1, places - 1, places, places + 1, 2*places - 1, 2*places + 1, 3 * places}
	slices.Sort(all)
	return slices.Compact(all)
}

func TestEveryLeafLiesOnceOnItsPlaceAndItsBackBehindIt(t *testing.T) {
	for name, im := range impositions {
		st := &im.Stock
		for _, n := range counts(st.Places()) {
			pieces := leaves(n, st.Place)
			pages := im.all(pieces)
			if len(pages) != im.PageCount(n) || len(pages) != 2*im.Sheets(n) {
				t.Fatalf("%s, %d leaves: %d pages, %d counted", name, n, len(pages), im.PageCount(n))
			}
			seen := map[*Face]bool{}
			for s := 0; s < len(pages); s += 2 {
				for _, p := range pages[s].Faces {
					i := slices.IndexFunc(pieces, func(l Leaf) bool { return l.Front == p.Face })
					if i < 0 {
						continue // marks
					}
					if seen[p.Face] {
						t.Errorf("%s, %d leaves: leaf %d lies there twice", name, n, i)
					}
					seen[p.Face] = true
					place := -1
					for k := range st.Places() {
						if x, y := st.At(k); x == p.X && y == p.Y {
							place = k
						}
					}
					if place < 0 || s == 0 && slices.Contains(im.Used, place) {
						t.Errorf("%s, %d leaves: leaf %d lies at %g, %g", name, n, i, p.X, p.Y)
					}
					x, y := p.X, p.Y
					if im.across() {
						x = st.Paper.W - p.X - st.Place.W
					} else {
						y = st.Paper.H - p.Y - st.Place.H
					}
					if !slices.ContainsFunc(pages[s+1].Faces, func(b Placed) bool {
						return b.Face == pieces[i].Back && near(b.X, x) && near(b.Y, y)
					}) {
						t.Errorf("%s, %d leaves: the back of leaf %d is not behind it", name, n, i)
					}
				}
			}
			if len(seen) != n {
				t.Errorf("%s, used %v, stack %v: %d of %d leaves", name, im.Used, im.Stack, len(seen), n)
			}
		}
	}
}

func TestPilesAreInOrderWhenTheSheetsWereCutTogether(t *testing.T) {
	for name, im := range impositions {
		if !im.Stack {
			continue
		}
		st := &im.Stock
		for _, n := range counts(st.Places()) {
			pieces := leaves(n, st.Place)
			pages := im.all(pieces)
			next := 0
			for place := range st.Places() { // pile by pile, from the top sheet down
				x, y := st.At(place)
				for s := 0; s < len(pages); s += 2 {
					for _, p := range pages[s].Faces {
						if i := slices.IndexFunc(pieces, func(l Leaf) bool { return l.Front == p.Face }); i >= 0 && p.X == x && p.Y == y {
							if i != next {
								t.Fatalf("%s, used %v, %d leaves: leaf %d comes when %d is due", name, im.Used, n, i, next)
							}
							next++
						}
					}
				}
			}
			if next != n {
				t.Errorf("%s, used %v: %d of %d leaves in the piles", name, im.Used, next, n)
			}
		}
	}
}

func TestWithoutPilesLeavesComeInTheOrderOfTheSheets(t *testing.T) {
	for name, im := range impositions {
		if im.Stack {
			continue
		}
		pieces := leaves(2*im.Stock.Places()+1, im.Stock.Place)
		next := 0
		for i, page := range im.all(pieces) {
			for _, p := range page.Faces {
				if i%2 == 0 && next < len(pieces) && p.Face == pieces[next].Front {
					next++
				}
			}
		}
		if next != len(pieces) {
			t.Errorf("%s, used %v: leaf %d is out of order", name, im.Used, next)
		}
	}
}

func TestMarksStandWhereSomethingIsPrintedOnlyAndCrossNoPiece(t *testing.T) {
	for name, im := range impositions {
		st := &im.Stock
		for _, n := range counts(st.Places())[1:] {
			for _, page := range im.all(leaves(n, st.Place)) {
				pieces, marks := page.Faces[:len(page.Faces)-1], page.Faces[len(page.Faces)-1].Face.Lines
				if len(pieces) == 0 && len(marks) > 0 {
					t.Errorf("%s: marks on an empty sheet", name)
				}
				for _, m := range marks {
					x, y := (m.X1+m.X2)/2, (m.Y1+m.Y2)/2
					inCut := false
					for i := range pieces {
						b := pieces[i].Box()
						if x > b.X+slack && x < b.X+b.W-slack && y > b.Y+slack && y < b.Y+b.H-slack {
							t.Errorf("%s, %d leaves: mark %+v crosses a piece", name, n, m)
						}
						inCut = inCut || m.X1 == m.X2 && (near(x, b.X) || near(x, b.X+b.W)) || m.Y1 == m.Y2 && (near(y, b.Y) || near(y, b.Y+b.H))
					}
					if !inCut || x < 0 || x > page.W || y < 0 || y > page.H {
						t.Errorf("%s, %d leaves: mark %+v is in no cut", name, n, m)
					}
				}
			}
		}
	}
}

// turnedByCUPS is where a point of a lying page comes to be on the upright paper.
func turnedByCUPS(page Size, x, y float64) (onPaperX, onPaperY float64) { return y, page.W - x }

func TestAPrintersFaultIsPutRightOnPagesThatLieToo(t *testing.T) {
	lying := Whole(Size{220, 110})
	im := Imposition{Stock: lying, Sides: Fronts, Turn: LongEdge}
	still := im.all(leaves(1, lying.Place))[0].Faces[0]
	im.Front = Shift{0.5, -1}
	moved := im.all(leaves(1, lying.Place))[0].Faces[0]
	x, y := turnedByCUPS(lying.Paper, still.X, still.Y)
	movedX, movedY := turnedByCUPS(lying.Paper, moved.X, moved.Y)
	if movedX-x != 0.5 || movedY-y != -1 {
		t.Errorf("on the paper it is moved by %g, %g", movedX-x, movedY-y)
	}
}

func TestAPrintersFaultMovesItsSideOnly(t *testing.T) {
	im := Imposition{Stock: stocks["labels"], Sides: Both, Turn: LongEdge, Back: Shift{0.5, -1}, Marks: true}
	moved, still := im.all(leaves(3, im.Stock.Place)), im
	still.Back = Shift{}
	for i, page := range still.all(leaves(3, im.Stock.Place)) {
		for k, p := range page.Faces {
			dx, dy := 0.0, 0.0
			if i%2 == 1 {
				dx, dy = 0.5, -1
			}
			if got := moved[i].Faces[k]; got.X != p.X+dx || got.Y != p.Y+dy {
				t.Errorf("page %d, face %d: %g, %g", i, k, got.X, got.Y)
			}
		}
	}
}

func TestSidesCanBePrintedApart(t *testing.T) {
	im := Imposition{Stock: stocks["four"], Sides: Both, Turn: LongEdge}
	pieces := leaves(6, im.Stock.Place)
	both := im.all(pieces)
	for i, sides := range []Sides{Fronts, Backs} {
		im.Sides = sides
		apart := im.all(pieces)
		if len(apart) != 2 || im.PageCount(6) != 2 {
			t.Fatalf("%s: %d pages", sides, len(apart))
		}
		for k, page := range apart {
			if !slices.Equal(page.Faces, both[2*k+i].Faces) {
				t.Errorf("%s, sheet %d: something else", sides, k)
			}
		}
	}
}

func TestTheFirstPlaceOfWhatIsPrintedOnOneSideIsAtTheTopLeft(t *testing.T) {
	for name, im := range map[string]Imposition{
		"fronts": {Sides: Fronts}, "words alone": {Sides: Backs, Alone: true},
	} {
		im.Stock, im.Turn, im.Front, im.Back = stocks["four"], LongEdge, Shift{0.5, 0}, Shift{7, 7}
		faces := im.all(leaves(1, im.Stock.Place))[0].Faces
		x, y := im.Stock.At(0)
		on := im.Front.on(im.Stock.Paper)
		if len(faces) != 1 || faces[0].X != x+on.X || faces[0].Y != y+on.Y {
			t.Errorf("%s: %+v", name, faces)
		}
	}
}

func TestAFaceThatStandsOnItsSideIsTurned(t *testing.T) {
	im := Imposition{Stock: Whole(A6), Sides: Both, Turn: LongEdge}
	pieces := []Leaf{{Front: &Face{W: 105, H: 148}, Back: &Face{W: 148, H: 105}}}
	pages := im.all(pieces)
	if f, b := pages[0].Faces[0], pages[1].Faces[0]; f.Turn != 0 || b.Turn%2 != 1 || b.Box() != (Box{0, 0, 105, 148}) {
		t.Errorf("%+v, %+v", f, b)
	}
	im.HeadDown = true
	if f := im.all(pieces)[0].Faces[0]; f.Turn != 2 {
		t.Errorf("turned %d times", f.Turn)
	}
}

func TestBleedRunsOutAndTheTrimIsKnown(t *testing.T) {
	im := Imposition{Stock: Whole(CardSize), Sides: Both, Turn: LongEdge, Bleed: 3}
	page := im.all(leaves(1, CardSize))[0]
	if page.W != CardW+6 || page.H != CardH+6 || page.Trim != (Box{3, 3, CardW, CardH}) || page.Bleed != 3 {
		t.Errorf("%+v", page)
	}
	if p := page.Faces[0]; p.X != 3 || p.Y != 3 || p.Spill != 3 || !p.Clip {
		t.Errorf("%+v", p)
	}
	im.Marks = true
	page = im.all(leaves(1, CardSize))[0]
	if got := len(page.Faces[1].Face.Lines); got != 8 {
		t.Errorf("%d marks", got)
	}
	for _, m := range page.Faces[1].Face.Lines {
		x, y := (m.X1+m.X2)/2, (m.Y1+m.Y2)/2
		b := Box{page.Trim.X - 3, page.Trim.Y - 3, page.Trim.W + 6, page.Trim.H + 6}
		if x > b.X && x < b.X+b.W && y > b.Y && y < b.Y+b.H {
			t.Errorf("mark %+v lies in the bleed", m)
		}
	}
	// Where pieces adjoin nothing may run out; where there is a gap each has half of it.
	im = Imposition{Stock: stocks["four"], Sides: Both, Turn: LongEdge, Bleed: 3}
	if p := im.all(leaves(4, CardSize))[0].Faces[0]; p.Spill != 0 || !p.Clip {
		t.Errorf("%+v", p)
	}
	im.Stock = Stock{Paper: A3.Turned(), Place: CardSize, Columns: 2, Rows: 2, Left: 20, Top: 20, PitchX: CardW + 4, PitchY: CardH + 10}
	if p := im.all(leaves(4, CardSize))[0].Faces[0]; p.Spill != 2 {
		t.Errorf("%+v", p)
	}
}

func TestPaperIsCutIntoAsManyPiecesAsItHolds(t *testing.T) {
	for _, c := range []struct {
		paper, piece Size
		n            int
	}{
		{A4.Turned(), CardSize, 4},
		{A4, CardSize, 4},
		{A4, A5, 2},
		{A4, A5.Turned(), 2},
		{A3, CardSize, 8},
		{A4, Size{150, 100}, 2},
		{A5, A4, 0},
	} {
		st := Cut(c.paper, c.piece)
		if st.Places() != c.n {
			t.Errorf("%v from %v: %d", c.piece, c.paper, st.Places())
		}
		if c.n > 0 && st.Check() != nil {
			t.Errorf("%v from %v: %v", c.piece, c.paper, st.Check())
		}
	}
}

func TestStockThatCannotBeIsRefusedWithTheReason(t *testing.T) {
	good := stocks["labels"]
	for key, spoil := range map[string]func(*Stock){
		"error.stock.number":  func(s *Stock) { s.Left = math.NaN() },
		"error.stock.places":  func(s *Stock) { s.Columns = 0 },
		"error.stock.small":   func(s *Stock) { s.Place.H = 2 },
		"error.stock.overlap": func(s *Stock) { s.PitchX = 90 },
		"error.stock.outside": func(s *Stock) { s.Top = 40 },
	} {
		bad := good
		spoil(&bad)
		var e *app.Error
		if err := bad.Check(); !errors.As(err, &e) || e.Key != key || e.Code != app.Invalid {
			t.Errorf("%s: %v", key, err)
		}
	}
	if err := good.Check(); err != nil {
		t.Error(err)
	}
	if good.CheckUsed([]int{0, 13}) != nil || good.CheckUsed([]int{14}) == nil || good.CheckUsed([]int{-1}) == nil {
		t.Error("used places are told wrongly")
	}
	one := Whole(A4)
	if one.CheckUsed([]int{0}) == nil {
		t.Error("nothing is left of the sheet")
	}
}

func TestACardThatThePostsTakeForOne(t *testing.T) {
	for size, want := range map[Size]bool{CardSize: true, {150, 100}: true, {210, 148}: false, {90, 60}: false, {140, 120}: false} {
		if Posted(size) != want {
			t.Errorf("%v: %v", size, !want)
		}
	}
}

func TestTheTextSideOfACardOfAnySizeKeepsItsZonesApart(t *testing.T) {
	for _, size := range []Size{CardSize, {150, 100}, {210, 148}, {140, 90}, {235, 125}} {
		c := LayPostcard(loaded(t), Postcard{
			Size: size, Message: "Добры дзень!", MessageFont: Serif, Upright: true, Picture: "p",
			Address: []string{"Алаіза Пашкевіч", "Узорная калонія № 904", "вул. Узорная, 3", "000000, г. Узорск", "REPUBLIC OF BELARUS"},
		})
		if c.Overflow || c.Back.W != size.W || c.Front.W != size.H {
			t.Errorf("%v: %v", size, c.Reasons)
		}
		for _, x := range c.Back.Texts {
			if x.Font == Sans && (x.X < size.W/2 || x.Baseline < 40 || x.Baseline > size.H-15) {
				t.Errorf("%v: the address is at %g, %g", size, x.X, x.Baseline)
			}
		}
	}
}

func TestOrderIsTheOneInWhichPagesAskForLeaves(t *testing.T) {
	for name, im := range impositions {
		for _, n := range counts(im.Stock.Places()) {
			var asked []int
			for range im.Pages(func(i int) Leaf {
				asked = append(asked, i)
				return Leaf{Front: &Face{W: 10, H: 10}}
			}, n) {
			}
			if order := im.Order(n); !slices.Equal(order, asked) {
				t.Errorf("%s, used %v, stack %v, %d leaves: asked for %v, ordered %v", name, im.Used, im.Stack, n, asked, order)
			}
		}
	}
}

func TestPiecesWithAGutterMayRunOutOverTheirEdges(t *testing.T) {
	for _, paper := range []Size{A4, A4.Turned(), A3, A3.Turned(), A5} {
		for _, piece := range []Size{CardSize, {150, 100}, {90, 50}} {
			for _, c := range []struct{ room, gutter float64 }{{0, 0}, {3, 0}, {5, 0}, {0, 4}, {3, 4}, {3, 12}, {0, 40}} {
				st := CutApart(paper, piece, c.room, c.gutter)
				if st.Places() == 0 {
					continue
				}
				if err := st.Check(); err != nil {
					t.Fatalf("%v on %v: %v", piece, paper, err)
				}
				x, y := st.At(0)
				right, bottom := st.At(st.Places() - 1)
				least := min(x, y, paper.W-right-st.Place.W, paper.H-bottom-st.Place.H)
				im := Imposition{Stock: st, Sides: Both, Bleed: c.room}
				if im.Room() < c.room-1e-9 || least < c.room-slack {
					t.Errorf("%v on %v with a gutter of %g: room for %g, %g at the edge", piece, paper, c.gutter, im.Room(), least)
				}
				if apart := min(st.PitchX-st.Place.W, st.PitchY-st.Place.H); apart < c.gutter-1e-9 {
					t.Errorf("%v on %v: %g apart, not %g", piece, paper, apart, c.gutter)
				}
				wider, taller := st, st // there is no room for one more
				wider.Columns++
				taller.Rows++
				for _, more := range []Stock{wider, taller} {
					if w, h := float64(more.Columns)*more.PitchX-more.PitchX+more.Place.W, float64(more.Rows)*more.PitchY-more.PitchY+more.Place.H; w+2*c.room <= paper.W && h+2*c.room <= paper.H {
						t.Errorf("%v on %v, room %g, gutter %g: only %d by %d", piece, paper, c.room, c.gutter, st.Columns, st.Rows)
					}
				}
			}
		}
	}
	if st := CutApart(A4, CardSize, 3, 0); st.Places() != 2 {
		t.Errorf("%d cards with bleed on A4", st.Places())
	}
}

func TestThePageOfASinglePieceWithBleedIsAsLargeAsItsMarksWant(t *testing.T) {
	for _, marks := range []bool{false, true} {
		for _, bleed := range []float64{0, 3} {
			im := Imposition{Stock: Whole(CardSize), Sides: Both, Bleed: bleed, Marks: marks}
			if page, size := im.all(leaves(1, CardSize))[0], im.PageSize(); page.W != size.W || page.H != size.H {
				t.Errorf("marks %v, bleed %g: the page is %g by %g, said to be %v", marks, bleed, page.W, page.H, size)
			}
		}
	}
}
