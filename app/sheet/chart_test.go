package sheet

import (
	"strings"
	"testing"
)

func chartFonts(t *testing.T) *Fonts {
	t.Helper()
	fs, err := LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	return fs
}

// bars are the filled rectangles in the colour of a series.
func barsOf(f *Face, series int) (all []Rect) {
	for _, r := range f.Rects {
		if r.Tint == ChartColours[series] {
			all = append(all, r)
		}
	}
	return all
}

func TestBarsThatStandAreAsHighAsTheirValues(t *testing.T) {
	fs := chartFonts(t)
	f := LayChart(fs, Chart{Names: []string{"a", "b"}, Bars: []Bars{{"1", []float64{10, 5}, nil}, {"2", []float64{0, 2.5}, nil}}}, 170)
	a, b := barsOf(f, 0)[1:], barsOf(f, 1)[1:] // the first is the legend's
	if len(a) != 1 || len(b) != 2 {
		t.Fatalf("%d and %d bars", len(a), len(b))
	}
	if a[0].H < 1.99*b[0].H || a[0].H > 2.01*b[0].H || b[0].H < 1.99*b[1].H || b[0].H > 2.01*b[1].H {
		t.Errorf("the bars are %v, %v, %v high", a[0].H, b[0].H, b[1].H)
	}
	for _, r := range append(a, b...) {
		if low := r.Y + r.H; low > f.H-labelHeight+0.01 || r.X+r.W > 170 {
			t.Errorf("a bar stands at %+v", r)
		}
	}
}

func TestAStepIsARoundNumber(t *testing.T) {
	for top, want := range map[float64]float64{1: 1, 5: 1, 6: 2, 10: 2, 11: 5, 26: 10, 180: 50, 1_000_000: 200_000} {
		if got := step(top); got != want {
			t.Errorf("up to %v the step is %v, want %v", top, got, want)
		}
	}
}

func TestBarsThatRunAcrossSayTheirWordsAndStayWithinTheWidth(t *testing.T) {
	fs := chartFonts(t)
	long := strings.Repeat("вельмі доўгае прызначэнне ", 9)
	f := LayChart(fs, Chart{Across: true, Bars: []Bars{{long, []float64{100, 0}, []string{long, ""}}, {"b", []float64{0, 50}, []string{"0 EUR", "50 EUR"}}}}, 170)
	if a, b := barsOf(f, 0), barsOf(f, 1); len(a) != 1 || len(b) != 1 || a[0].W < 1.99*b[0].W {
		t.Fatalf("bars %v, %v", a, b)
	}
	said := 0
	for _, text := range f.Texts {
		if right := text.X + fs.Width(text.Font, text.Size, text.S); right > 170.01 {
			t.Errorf("%q ends at %v", text.S, right)
		}
		if strings.HasSuffix(text.S, " EUR") {
			said++
		}
	}
	if said != 2 {
		t.Errorf("%d amounts are said", said)
	}
}

func TestAReportTakesNewPagesAndKeepsAChartWhole(t *testing.T) {
	fs := chartFonts(t)
	r := Report{Title: "2026", Footer: "нікога", Parts: []Part{{Facts: []Fact{{"1", "a"}, {"2", "b"}, {"3", "c"}, {"4", "d"}, {"5", "e"}}}}}
	for range 7 {
		r.Parts = append(r.Parts, Part{
			Heading: "Загаловак", Chart: &Chart{Bars: []Bars{{"1", []float64{3}, nil}}}, Columns: []Column{{Title: "месяц"}, {Title: "колькі"}}, Rows: [][]string{{"май", "3"}, {"люты", "0"}},
		})
	}
	pages := LayReport(fs, r)
	charts := 0
	for _, p := range pages {
		f := p.Faces[0].Face
		charts += len(barsOf(f, 0))
		for _, rect := range f.Rects {
			if rect.Y+rect.H > listBottom+1 {
				t.Errorf("something ends at %v", rect.Y+rect.H)
			}
		}
		for _, text := range f.Texts {
			if text.Baseline > listFoot+1 {
				t.Errorf("%q stands at %v", text.S, text.Baseline)
			}
		}
	}
	if charts != 7 || len(pages) < 3 {
		t.Errorf("%d charts on %d pages", charts, len(pages))
	}
}
