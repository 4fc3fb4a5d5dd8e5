package sheet

import "strconv"

// Paper is what a letter is written on.
type Paper string

// The papers.
const (
	A5Paper Paper = "a5"
	A4Paper Paper = "a4"
)

// papers are their sizes and margins in millimetres, and how much larger than on a
// card the text is set.
var papers = map[Paper]struct{ w, h, side, top, bottom, larger float64 }{
	A5Paper: {w: 148, h: 210, side: 15, top: 16, bottom: 18},
	A4Paper: {w: listW, h: listH, side: 25, top: 25, bottom: 25, larger: 1},
}

const (
	pageNumberPoints = 9.0
	pageNumberUp     = 9.0 // of its baseline from the lower edge
)

// Letter is a text for sheets of paper, one side each.
type Letter struct {
	Text  string // paragraphs parted by \n
	Font  FontID
	Paper Paper
	Mark  string // notice on every sheet, such as that of a sample
}

// LetterPlan is a planned letter.
type LetterPlan struct {
	Pages   []Page
	Points  float64
	Lines   int
	Used    float64 // of the last page, from 0 to 1
	Missing []rune  // characters that the font cannot draw; they are left out
}

// LayLetter plans a letter. Pages have a number from the second one on.
func LayLetter(fs *Fonts, l Letter) LetterPlan {
	paper, s := papers[l.Paper], clean(l.Text)
	plan := LetterPlan{Points: faces[l.Font].points + paper.larger, Missing: fs.Missing(l.Font, s)}
	b := block{fonts: fs, font: l.Font, text: s, tokens: fs.tokens(l.Font, s), leading: faces[l.Font].leading * letterLeading}
	b.set(plan.Points, paper.w-2*paper.side)
	plan.Lines = len(b.lines)
	room := paper.h - paper.top - paper.bottom
	for nr := 1; len(b.lines) > 0; nr++ {
		part := b.take(room)
		f := &Face{W: paper.w, H: paper.h}
		f.Texts = part.place(f.Texts, paper.side, paper.top, 0)
		if nr > 1 {
			number := strconv.Itoa(nr)
			x := (paper.w - fs.Width(Sans, pageNumberPoints, number)) / 2
			f.Texts = append(f.Texts, Text{X: x, Baseline: paper.h - pageNumberUp, Size: pageNumberPoints, Grey: quiet, Font: Sans, S: number})
		}
		if mark := clean(l.Mark); mark != "" {
			f.Texts = append(f.Texts, Text{X: paper.side, Baseline: paper.top / 2, Size: markPoints, Grey: 0.35, Font: Sans, S: mark})
		}
		plan.Pages, plan.Used = append(plan.Pages, Single(f)), min(part.height()/room, 1)
	}
	if s == "" {
		plan.Lines, plan.Used = 0, 0
	}
	return plan
}

// letterLeading opens the lines of a letter a little more than those of a card.
const letterLeading = 1.12

// CardRoom is how much of the message side of a card a text takes.
type CardRoom struct {
	Points  float64 // at which it is set
	Lines   int     // at that size
	Share   float64 // of the zone if it were set at 9 pt, the smallest size: above 1 it does not fit
	Missing []rune  // characters that no font here can draw
}

// MeasureCard measures the message of a card as LayPostcard sets it.
func MeasureCard(fs *Fonts, p Postcard) CardRoom {
	c := Card{Leaf: Leaf{Back: &Face{}}}
	zone := c.layReturn(fs, p.Return, zonesOf(p.size()).message)
	b := c.layMessage(fs, p, zone)
	room := CardRoom{Points: c.Points, Lines: len(b.lines), Missing: c.Missing}
	if b.text == "" {
		return CardRoom{Points: c.Points}
	}
	b.set(leastPoints, zone.W)
	room.Share = b.height() / zone.H
	return room
}
