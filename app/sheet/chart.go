package sheet

import (
	"math"
	"strconv"
)

// Chart is a chart of bars, for paper and for the screen.
type Chart struct {
	Names  []string // of the series; a chart of one needs none
	Bars   []Bars
	Across bool // the bars run from left to right, each with its words at its end
}

// Bars stand together, one for each series.
type Bars struct {
	Label  string
	Values []float64 // none is below 0
	Words  []string  // what is said at the ends of bars that run across; a bar of 0 without any takes no room
}

// ChartColours are those of the series: the program's blue, and an amber that is far
// lighter, so that they are told apart in grey too.
var ChartColours = [...]Colour{{0x1F, 0x54, 0x79}, {0xD9, 0xA4, 0x4E}, {0x2F, 0x6B, 0x43}}

// Sizes of charts, in millimetres and points.
const (
	chartPoints  = 8.5
	plotHeight   = 52.0 // of bars that stand
	legendHeight = 7.0
	legendSide   = 3.0
	legendGap    = 8.0
	labelHeight  = 6.0 // below bars that stand
	barGap       = 0.25
	acrossBar    = 4.6 // thickness of a bar that runs across
	acrossGap    = 2.2
	acrossLabel  = 0.3 // of the width
	acrossWords  = 0.3 // of the width, after the longest bar
	most         = 5   // lines across the plot
	gridGrey     = 0.85
	gridWidth    = 0.15
	chartPad     = 1.5
)

// LayChart plans a chart of the width in millimetres; its height follows.
func LayChart(fs *Fonts, c Chart, width float64) *Face {
	l := chartLayer{fonts: fs, chart: c, face: &Face{W: width}}
	l.legend()
	if c.Across {
		l.across()
	} else {
		l.upright()
	}
	l.face.H = l.y
	return l.face
}

type chartLayer struct {
	fonts *Fonts
	chart Chart
	face  *Face
	y     float64
}

func (l *chartLayer) text(x, baseline float64, s string, grey float64) {
	l.face.Texts = append(l.face.Texts, Text{X: x, Baseline: baseline, Size: chartPoints, Grey: grey, Font: Sans, S: s})
}

// within is the text, shortened to the width.
func (l *chartLayer) within(s string, width float64) string {
	if l.fonts.Width(Sans, chartPoints, s) <= width {
		return s
	}
	runes := []rune(s)
	for len(runes) > 1 && l.fonts.Width(Sans, chartPoints, string(runes)+"…") > width {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

func (l *chartLayer) bar(x, y, w, h float64, series int) {
	l.face.Rects = append(l.face.Rects, Rect{X: x, Y: y, W: w, H: h, Fill: true, Tint: ChartColours[series%len(ChartColours)]})
}

// legend names the series where there are several.
func (l *chartLayer) legend() {
	if len(l.chart.Names) < 2 {
		return
	}
	x := 0.0
	for i, name := range l.chart.Names {
		l.bar(x, l.y+1, legendSide, legendSide, i)
		l.text(x+legendSide+chartPad, l.y+1+legendSide-0.3, name, 0)
		x += legendSide + chartPad + l.fonts.Width(Sans, chartPoints, name) + legendGap
	}
	l.y += legendHeight
}

// highest is the largest value, 1 at least.
func (c *Chart) highest() float64 {
	top := 1.0
	for _, b := range c.Bars {
		for _, v := range b.Values {
			top = max(top, v)
		}
	}
	return top
}

// step is the distance of the lines of a plot up to the top: a round whole number.
func step(top float64) float64 {
	for unit := 1.0; ; unit *= 10 {
		for _, n := range []float64{1, 2, 5} {
			if s := n * unit; top/s <= most {
				return s
			}
		}
	}
}

// upright stands bars on a line, with lines across to measure them by.
func (l *chartLayer) upright() {
	by := step(l.chart.highest())
	top := math.Ceil(l.chart.highest()/by) * by
	left := l.fonts.Width(Sans, chartPoints, strconv.Itoa(int(top))) + chartPad
	l.y += l.fonts.Ascent(Sans, chartPoints) / 2
	floor, width := l.y+plotHeight, l.face.W-left
	for v := 0.0; v <= top; v += by {
		y := floor - v/top*plotHeight
		l.face.Rects = append(l.face.Rects, Rect{X: left, Y: y - gridWidth/2, W: width, H: gridWidth, Fill: true, Grey: gridGrey}) // below the bars, as a line is not
		number := strconv.Itoa(int(v))
		l.text(left-chartPad-l.fonts.Width(Sans, chartPoints, number), y+l.fonts.Ascent(Sans, chartPoints)/2-0.3, number, quiet)
	}
	group := width / float64(max(1, len(l.chart.Bars)))
	for i, b := range l.chart.Bars {
		x := left + float64(i)*group
		thick := group * (1 - barGap) / float64(max(1, len(b.Values)))
		for n, v := range b.Values {
			if h := v / top * plotHeight; h > 0 {
				l.bar(x+group*barGap/2+float64(n)*thick, floor-h, thick, h, n)
			}
		}
		label := l.within(b.Label, group)
		l.text(x+(group-l.fonts.Width(Sans, chartPoints, label))/2, floor+labelHeight-chartPad, label, quiet)
	}
	l.y = floor + labelHeight
}

// across lays bars one below the other, each with its words.
func (l *chartLayer) across() {
	top, left := l.chart.highest(), l.face.W*acrossLabel
	room := l.face.W * (1 - acrossLabel - acrossWords)
	down := (acrossBar + l.fonts.Ascent(Sans, chartPoints)) / 2
	for _, b := range l.chart.Bars {
		l.text(0, l.y+down-0.3, l.within(b.Label, left-chartPad*2), 0)
		began := l.y
		for n, v := range b.Values {
			if v == 0 && b.Words[n] == "" {
				continue
			}
			w := v / top * room
			if w > 0 {
				l.bar(left, l.y, w, acrossBar, n)
			}
			l.text(left+w+chartPad, l.y+down-0.3, l.within(b.Words[n], l.face.W-left-w-chartPad), 0)
			l.y += acrossBar
		}
		l.y = max(l.y, began+acrossBar)
		l.y += acrossGap
	}
}
