package sheet

import (
	"math"
	"slices"
	"strings"
	"testing"
)

var postTo = []string{"Алаіза Пашкевіч", "Узорная калонія № 904", "вул. Узорная, 3", "000000, г. Узорск", "Узорскі раён", "REPUBLIC OF BELARUS"}

var postFrom = []string{"Надзея", "Skrytka 12", "00-000 Warszawa", "POLAND"}

// inBox fails where a text leaves the box or lies in what the posts keep free.
func inBox(t *testing.T, fonts *Fonts, f *Face, texts []Text, zone Box) {
	t.Helper()
	for _, run := range texts {
		right := run.X + fonts.Width(run.Font, run.Size, run.S)
		top, bottom := run.Baseline-fonts.Ascent(run.Font, run.Size), run.Baseline+fonts.Descent(run.Font, run.Size)
		if run.X < zone.X-0.01 || right > zone.X+zone.W+0.01 || top < zone.Y-0.01 || bottom > zone.Y+zone.H+0.01 {
			t.Errorf("%gx%g: %q lies at %.1f-%.1f x %.1f-%.1f, outside %v", f.W, f.H, run.S, run.X, right, top, bottom, zone)
		}
	}
}

// black are the texts of an address; what is grey is the sender's, or a notice.
func black(texts []Text) (all []Text) {
	for _, run := range texts {
		if run.Grey == 0 {
			all = append(all, run)
		}
	}
	return all
}

func TestAnEnvelopeKeepsClearOfStampsAndOfThePostsCode(t *testing.T) {
	fonts := loaded(t)
	for name, size := range map[string]Size{"C6": C6, "DL": DL, "C5": C5, "the least": LeastEnvelope, "the largest": MostEnvelope, "a square": {160, 160}} {
		c := LayEnvelope(fonts, Envelope{Size: size, Address: postTo, Return: postFrom, Mark: "Узор"})
		if len(c.Reasons) > 0 || c.Back != nil || len(black(c.Front.Texts)) != len(postTo) {
			t.Errorf("%s: %v, %d lines", name, c.Reasons, len(black(c.Front.Texts)))
		}
		inBox(t, fonts, c.Front, black(c.Front.Texts), Box{0, frankH, size.W - envelopeEdge + 0.1, size.H - codeStrip - frankH})
		inBox(t, fonts, c.Front, c.Front.Texts[:len(postFrom)], Box{envelopeEdge, envelopeEdge, size.W - frankW - envelopeEdge, envelopeReturnH})
	}
	c := LayEnvelope(fonts, Envelope{Size: C6, Address: strings.Split(strings.Repeat("радок\n", 20), "\n")})
	if !c.Overflow || c.Reasons[0] != AddressTooLong {
		t.Errorf("an address of 20 lines: %v", c.Reasons)
	}
}

func TestTheEnvelopesAreAsTheyWere(t *testing.T) {
	fonts := loaded(t)
	for name, size := range map[string]Size{"c6": C6, "dl": DL, "c5": C5} {
		c := LayEnvelope(fonts, Envelope{Size: size, Address: postTo, Return: postFrom})
		golden(t, "envelope-"+name+".txt", plan(c.Front))
	}
	golden(t, "envelope-bare.txt", plan(LayEnvelope(fonts, Envelope{Size: C6, Address: postTo, Mark: "Узор"}).Front))
}

func TestALabelHoldsItsAddressWhole(t *testing.T) {
	fonts := loaded(t)
	for _, size := range []Size{{63.5, 33.9}, {63.5, 38.1}, {63.5, 46.6}, {99.1, 33.9}, {99.1, 38.1}, {63.5, 72}, {99.1, 67.7}, {99.1, 139}, {70, 35}, {70, 36}, {70, 37}, {105, 41}, {97, 42.3}, {105, 48}, {66, 33.8}} {
		c := LayLabel(fonts, Label{Size: size, Lines: postTo, Mark: "Узор"})
		if len(c.Reasons) > 0 || len(black(c.Front.Texts)) != len(postTo) {
			t.Errorf("%v: %v, %d lines", size, c.Reasons, len(black(c.Front.Texts)))
		}
		inBox(t, fonts, c.Front, c.Front.Texts, Box{labelLeast, labelLeast, size.W - 2*labelLeast, size.H - labelLeast})
		if first := black(c.Front.Texts)[0]; first.Size < 8 {
			t.Errorf("%v: the address is set in %g pt", size, first.Size)
		}
	}
	small := LayLabel(fonts, Label{Size: Size{38.1, 21.2}, Lines: postTo})
	inBox(t, fonts, small.Front, small.Front.Texts, Box{labelLeast, labelLeast, 38.1 - 2*labelLeast, 21.2 - 2*labelLeast})
	if len(small.Reasons) > 0 {
		t.Errorf("the smallest label: %v", small.Reasons)
	}
	if c := LayLabel(fonts, Label{Size: Size{20, 10}, Lines: postTo}); !c.Overflow {
		t.Error("six lines on a label of a centimetre are said to fit")
	}
}

func TestTheLabelsAreAsTheyWere(t *testing.T) {
	fonts := loaded(t)
	var all strings.Builder
	for _, size := range []Size{{63.5, 38.1}, {99.1, 67.7}, {38.1, 21.2}, {70, 37}} {
		all.WriteString(plan(LayLabel(fonts, Label{Size: size, Lines: postTo, Mark: "Узор"}).Front))
	}
	golden(t, "labels.txt", all.String())
}

func TestTheAddressOfALetterIsSeenThroughTheWindow(t *testing.T) {
	fonts := loaded(t)
	// Where the window lies on the sheet, which slides within the envelope.
	type place struct {
		fold, slack float64 // of the upper part of the sheet; of the envelope's height
		env         Size
		paper       Paper
		said        Opening
		window      Opening // as it is
	}
	typed := Opening{90, 45, 20, 15} // of C6, of which it is not known where the window is
	for _, p := range []place{
		{105, 5, DL, A4Paper, Opening{}, Opening{90, 45, 20, 15}},
		{148.5, 13.5, C5, A4Paper, Opening{}, Opening{90, 45, 20, 60}},
		{105, 9, C6, A5Paper, typed, typed},
		{148.5, 13.5, C5, A4Paper, rights[C5], rights[C5]},
		{105, 9, C6, A5Paper, rights[C6], rights[C6]},
	} {
		l := LayLetter(fonts, Letter{Text: greeting, Font: Serif, Paper: p.paper, Fold: p.env, Opening: p.said, Address: postTo, Return: postFrom})
		first := l.face(0)
		sheet := papers[p.paper]
		for _, down := range []float64{0, p.slack} {
			for _, right := range []float64{0, p.env.W - sheet.w} {
				seen := Box{p.window.Left - right, p.env.H - p.window.Bottom - p.window.H - down, p.window.W, p.window.H}
				inBox(t, fonts, first, first.Texts[len(postFrom):len(postFrom)+len(postTo)], seen)
			}
		}
		if l.Overflow || !Shows(p.paper, p.env, p.said) || len(first.Lines) == 0 || first.Lines[0].Y1 != p.fold {
			t.Errorf("%v: %v %v", p.env, l.Reasons, first.Lines)
		}
	}
	for _, p := range []struct {
		paper Paper
		env   Size
		at    Opening
	}{
		{A4Paper, C6, rights[C6]},
		{A5Paper, DL, Opening{}},
		{A5Paper, C6, Opening{}},
		{A4Paper, DL, Opening{90, 45, 140, 15}},
		{A4Paper, DL, Opening{90, 45, -5, 15}},
		{A4Paper, DL, Opening{60, 45, 20, 15}},
		{A4Paper, DL, Opening{90, 20, 20, 15}},
		{A4Paper, DL, Opening{math.NaN(), 45, 20, 15}},
		{A4Paper, DL, Opening{90, 45, 20, 80}},
		{A4Paper, Size{324, 229}, Opening{90, 45, 20, 15}},
	} {
		if Shows(p.paper, p.env, p.at) {
			t.Errorf("%s in %v: a window is found at %v where the address would lie on its side, be cut, or nobody knows of one", p.paper, p.env, p.at)
		}
	}
}

// TestNothingButTheAddressIsSeenThroughTheWindow slides the sheet to all corners of its
// envelope.
func TestNothingButTheAddressIsSeenThroughTheWindow(t *testing.T) {
	fonts := loaded(t)
	for _, p := range []struct {
		env   Size
		paper Paper
		at    Opening
	}{{DL, A4Paper, lefts[DL]}, {C5, A4Paper, lefts[C5]}, {C5, A4Paper, rights[C5]}, {C6, A5Paper, rights[C6]}, {C6, A5Paper, Opening{90, 45, 20, 15}}} {
		l := LayLetter(fonts, Letter{Text: strings.Repeat(greeting, 2), Font: Serif, Paper: p.paper, Fold: p.env, Opening: p.at, Address: postTo, Return: []string{"Ганна", "Vilniaus g. 1", "bt. 2", "01102", "Vilnius", "LITHUANIA"}})
		sheet, fold := papers[p.paper], folds[p.paper][p.env][0]
		for _, right := range []float64{0, p.env.W - sheet.w} {
			for _, down := range []float64{0, p.env.H - fold} {
				x, y := p.at.Left-right, p.env.H-p.at.Bottom-p.at.H-down
				for _, run := range l.face(0).Texts {
					top, bottom := run.Baseline-fonts.Ascent(run.Font, run.Size), run.Baseline+fonts.Descent(run.Font, run.Size)
					seen := bottom > y && top < y+p.at.H && run.X < x+p.at.W && run.X+fonts.Width(run.Font, run.Size, run.S) > x
					if told := slices.Contains(l.Reasons, ReturnTooLong); seen && !told && !strings.Contains(strings.Join(postTo, "\n"), run.S) {
						t.Errorf("%v, window %v: %q at %.1f-%.1f is seen at %.1f-%.1f", p.env, p.at, run.S, top, bottom, y, y+p.at.H)
					}
				}
			}
		}
	}
}

func TestTheLettersAreAsTheyWere(t *testing.T) {
	fonts := loaded(t)
	var all strings.Builder
	for _, l := range []Letter{
		{Paper: A4Paper, Fold: DL, Address: postTo, Return: postFrom},
		{Paper: A4Paper, Fold: C6},
		{Paper: A5Paper, Fold: C6, Opening: rights[C6], Address: postTo, Name: "Алаіза Пашкевіч"},
	} {
		l.Text, l.Font, l.Mark = strings.Repeat(greeting+"\n", 4), Serif, "Узор"
		for _, page := range LayLetter(fonts, l).Pages {
			all.WriteString(plan(page.Faces[0].Face))
		}
	}
	golden(t, "letters.txt", all.String())
}

func TestTheSheetsOfALetterHoldItsPagesInOrder(t *testing.T) {
	fonts := loaded(t)
	for n := 1; n < 9; n++ {
		l := LayLetter(fonts, Letter{Text: strings.Repeat(greeting+"\n", n), Font: Serif, Paper: A5Paper})
		for _, both := range []bool{false, true} {
			var pages []*Face
			for _, leaf := range l.Leaves(both) {
				pages = append(pages, leaf.Front)
				if leaf.Back != nil {
					pages = append(pages, leaf.Back)
				}
			}
			if len(pages) != len(l.Pages) {
				t.Fatalf("%d of %d pages", len(pages), len(l.Pages))
			}
			for i := range pages {
				if pages[i] != l.face(i) {
					t.Fatalf("page %d of %d is another", i, n)
				}
			}
		}
	}
}

func TestSizesAreReadByNameAndByNumber(t *testing.T) {
	for name, want := range map[string]Size{"A6": A6, "10x15": {150, 100}, "dl": DL, "120x176": {120, 176}, "63.5x38,1": {63.5, 38.1}} {
		if got, ok := SizeOf(name); !ok || got != want {
			t.Errorf("%s is %v", name, got)
		}
	}
	for _, name := range []string{"", "x", "a7", "120", "0x10", "NaNx10", "1e9x20", "-5x10", "12x"} {
		if got, ok := SizeOf(name); ok {
			t.Errorf("%q is %v", name, got)
		}
	}
}
