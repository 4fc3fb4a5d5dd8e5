package sheet

import "testing"

// The two sheets lie beside each other where left and right change places, else one
// above the other; nothing runs off the page.
func TestTheDrawingShowsOverWhichEdgeASheetIsTurned(t *testing.T) {
	fonts := loaded(t)
	for _, c := range []struct {
		paper  Size
		turn   Turn
		beside bool
	}{{A4, LongEdge, true}, {A4, "", true}, {A4, ShortEdge, false}, {A4.Turned(), LongEdge, false}, {A6.Turned(), ShortEdge, true}} {
		page := DrawTurn(fonts, c.paper, c.turn, "пярэдні бок", "адваротны бок")
		face := page.Faces[0].Face
		if first, second := face.Rects[0], face.Rects[1]; (first.Y == second.Y) != c.beside {
			t.Errorf("%v %q: %v and %v", c.paper, c.turn, first, second)
		}
		for _, l := range face.Lines {
			if min(l.X1, l.X2, l.Y1, l.Y2) < 0 || max(l.X1, l.X2) > face.W || max(l.Y1, l.Y2) > face.H {
				t.Errorf("%v %q: %v", c.paper, c.turn, l)
			}
		}
	}
}
