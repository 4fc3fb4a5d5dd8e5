package sheet

import (
	"math"
	"slices"
	"strings"
	"testing"

	"vestka/app"
)

func frontOf(t *testing.T, p Postcard) (*Face, Card) {
	t.Helper()
	c := LayPostcard(loaded(t), p)
	return c.Front, c
}

func TestACardWithoutADesignIsThePictureUpToTheEdge(t *testing.T) {
	f, c := frontOf(t, Postcard{Picture: "p", Bleed: 3})
	if want := []Picture{{X: -3, Y: -3, W: CardW + 6, H: CardH + 6, Key: "p"}}; !slices.Equal(f.Pictures, want) {
		t.Errorf("%+v", f.Pictures)
	}
	if len(c.Back.Lines) != 1 || len(c.Back.Rects) != 1 {
		t.Errorf("%d lines, %d frames on the text side", len(c.Back.Lines), len(c.Back.Rects))
	}
}

func TestPicturesOfACollageFillTheCardInsideTheBorderWithGapsBetweenThem(t *testing.T) {
	for collage, want := range map[app.Collage]int{app.OnePicture: 1, app.TwoPictures: 2, app.FourPictures: 4, app.NoPicture: 0} {
		for _, upright := range []bool{false, true} {
			const border, gap = 8.0, 3.0
			f, _ := frontOf(t, Postcard{Picture: "p", Upright: upright, Bleed: 3, Front: app.Front{Collage: collage, Border: border, Gap: gap}})
			if len(f.Pictures) != want {
				t.Fatalf("%s: %d pictures", collage, len(f.Pictures))
			}
			area := 0.0
			for i, p := range f.Pictures {
				area += p.W * p.H
				if p.X < border-slack || p.Y < border-slack || p.X+p.W > f.W-border+slack || p.Y+p.H > f.H-border+slack {
					t.Errorf("%s: %+v reaches into the border", collage, p)
				}
				for _, o := range f.Pictures[:i] {
					if p.X < o.X+o.W+gap-slack && o.X < p.X+p.W+gap-slack && p.Y < o.Y+o.H+gap-slack && o.Y < p.Y+p.H+gap-slack {
						t.Errorf("%s: %+v and %+v are nearer than the gap", collage, p, o)
					}
				}
			}
			w, h := f.W-2*border, f.H-2*border
			gaps := map[app.Collage]float64{app.OnePicture: 0, app.FourPictures: gap*(w+h) - gap*gap, app.TwoPictures: gap * min(w, h), app.NoPicture: w * h}[collage]
			if math.Abs(area+gaps-w*h) > 1e-6 {
				t.Errorf("%s: pictures take %.1f of %.1f", collage, area, w*h)
			}
		}
	}
}

func TestOnlyPicturesThatReachTheEdgeRunOutOverIt(t *testing.T) {
	f, _ := frontOf(t, Postcard{Picture: "p", Bleed: 3, Front: app.Front{Collage: app.FourPictures, Gap: 2}})
	left, right := f.Pictures[0], f.Pictures[3]
	if left.X != -3 || left.Y != -3 || math.Abs(left.W-(CardW-2)/2-3) > 1e-9 || math.Abs(right.X+right.W-CardW-3) > 1e-9 || math.Abs(right.Y-(CardH+2)/2) > 1e-9 {
		t.Errorf("%+v and %+v", left, right)
	}
	f, _ = frontOf(t, Postcard{Picture: "p", Bleed: 3, Front: app.Front{Border: 5}})
	if p := f.Pictures[0]; p.X != 5 || p.W != CardW-10 {
		t.Errorf("in a border: %+v", p)
	}
}

func TestShotsAreShownAsTheirViewsSayAndTheOthersAreThePictureOfTheJob(t *testing.T) {
	view := app.View{Zoom: 2, X: 0.5}
	f, _ := frontOf(t, Postcard{Picture: "job", Front: app.Front{Collage: app.TwoPictures, Shots: []app.Shot{{Picture: "own-1", View: view}}}})
	if f.Pictures[0].Key != "own-1" || f.Pictures[0].View != view || f.Pictures[1].Key != "job" || f.Pictures[1].View != (app.View{}) {
		t.Errorf("%+v", f.Pictures)
	}
}

func TestACaptionStandsInTheMiddleBeneathThePicturesAndNotOnThem(t *testing.T) {
	fonts := loaded(t)
	for _, font := range app.FontChoices {
		f, c := frontOf(t, Postcard{Picture: "p", Front: app.Front{Collage: app.OnePicture, Border: 6, Caption: "З Днём\nнараджэння", Font: font}})
		if len(f.Texts) != 2 || len(c.Reasons) > 0 {
			t.Fatalf("%s: %d lines, %v", font, len(f.Texts), c.Reasons)
		}
		p := f.Pictures[0]
		for _, x := range f.Texts {
			if top := x.Baseline - fonts.Ascent(x.Font, x.Size); top < p.Y+p.H || x.Baseline+fonts.Descent(x.Font, x.Size) > CardH-6 {
				t.Errorf("%s: %q at %.1f, the picture ends at %.1f", font, x.S, x.Baseline, p.Y+p.H)
			}
			if left, right := x.X, CardW-x.X-fonts.Width(x.Font, x.Size, x.S); math.Abs(left-right) > 1e-6 {
				t.Errorf("%s: %q is %.2f from the left and %.2f from the right", font, x.S, left, right)
			}
		}
	}
}

func TestALongCaptionIsSetSmallerAndToldWhereItDoesNotFit(t *testing.T) {
	long := strings.Repeat("вельмі доўгі подпіс ", 6)
	_, c := frontOf(t, Postcard{Picture: "p", Front: app.Front{Collage: app.OnePicture, Caption: strings.Repeat(long, 3)}})
	if !slices.Contains(c.Reasons, CaptionTooLong) || !c.Overflow {
		t.Errorf("reasons %v", c.Reasons)
	}
	f, c := frontOf(t, Postcard{Picture: "p", Front: app.Front{Collage: app.OnePicture, Caption: long + "і яшчэ некалькі слоў пра зіму"}})
	if len(c.Reasons) > 0 || f.Texts[0].Size >= captionPoints[Serif].beneath {
		t.Errorf("%v at %.1f", c.Reasons, f.Texts[0].Size)
	}
	_, c = frontOf(t, Postcard{Front: app.Front{Collage: app.NoPicture, Caption: "漢", Font: app.HandFont}})
	if !slices.Contains(c.Reasons, GlyphMissing) || !slices.Contains(c.Missing, '漢') {
		t.Errorf("reasons %v, missing %q", c.Reasons, c.Missing)
	}
}

func TestTheNoticeOfASampleDoesNotStandOnTheCaption(t *testing.T) {
	f, _ := frontOf(t, Postcard{Picture: "p", Mark: "УЗОР", Front: app.Front{Collage: app.OnePicture, Caption: "Подпіс"}})
	caption, mark := f.Texts[0], f.Texts[1]
	if mark.S != "УЗОР" || math.Abs(mark.Baseline-caption.Baseline) < 20 {
		t.Errorf("%+v and %+v", caption, mark)
	}
}

func TestNoTextOfAWideTextSideReachesTheFrankingZone(t *testing.T) {
	fonts := loaded(t)
	text := strings.Repeat("Дарагі сябар, у нас усё добра. ", 60)
	for _, size := range []Size{CardSize, {150, 100}, A5.Turned(), {235, 125}} {
		for _, back := range []app.Back{{}, {Wide: true}, {Wide: true, Margin: 3}, {Margin: 12, Points: 20}} {
			c := LayPostcard(fonts, Postcard{Size: size, Message: text, MessageFont: Serif, Back: back})
			for _, x := range c.Back.Texts {
				if right := x.X + fonts.Width(x.Font, x.Size, x.S); x.Baseline < 40 && right > size.W-frankingW+slack {
					t.Errorf("%v %+v: %q ends at %.1f", size, back, x.S, right)
				}
			}
		}
	}
	half, wide := zonesOf(A5.Turned(), app.Back{}), zonesOf(A5.Turned(), app.Back{Wide: true})
	if wide.message.W < half.message.W+20 || wide.address.X < wide.divider.X+5 {
		t.Errorf("%+v and %+v", half, wide)
	}
}

func TestTheTextSideIsAsTheDesignSays(t *testing.T) {
	fonts := loaded(t)
	c := LayPostcard(fonts, Postcard{Message: "Вітаю.", MessageFont: Serif, Back: app.Back{Font: app.HandFont, Points: 14, Margin: 10, Open: true, Bare: true, Ruled: true}})
	x := c.Back.Texts[0]
	if x.Font != Hand || x.Size != 14 || x.X != 10 || c.Points != 14 {
		t.Errorf("%+v", x)
	}
	if len(c.Back.Rects) != 0 {
		t.Error("there is a frame for the stamp")
	}
	zone := zonesOf(CardSize, app.Back{Margin: 10}).message
	for _, l := range c.Back.Lines {
		if l.X1 == l.X2 || l.Y1 <= x.Baseline+4 || l.Y1 > zone.Y+zone.H+slack || l.X2 > zone.X+zone.W+slack {
			t.Errorf("line %+v", l)
		}
	}
	if len(c.Back.Lines) < 6 {
		t.Errorf("%d lines to write on", len(c.Back.Lines))
	}
}
