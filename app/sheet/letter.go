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

// Letter is a text for sheets of paper.
type Letter struct {
	Text    string // paragraphs parted by \n
	Font    FontID
	Paper   Paper
	Fold    Size     // of the envelope that it is folded for; zero: no folds are marked
	Opening Opening  // of the window of that envelope; zero: the usual one at the left
	Address []string // on the first page, where the window of that envelope is; none without one
	Return  []string // the sender's address above it
	Name    string   // on the pages after the first, so that letters are not mixed
	Mark    string   // notice on every sheet, such as that of a sample
}

// LetterPlan is a planned letter.
type LetterPlan struct {
	Piece  // the first sheet, printed on one side
	Pages  []Page
	Points float64
	Lines  int
	Used   float64 // of the last page, from 0 to 1
}

// Leaves are the sheets of the letter, printed on one side or on both.
func (p *LetterPlan) Leaves(both bool) []Leaf {
	var all []Leaf
	for i := 0; i < len(p.Pages); i++ {
		leaf := Leaf{Front: p.face(i), Overflow: p.Overflow}
		if both && i+1 < len(p.Pages) {
			i++
			leaf.Back = p.face(i)
		}
		all = append(all, leaf)
	}
	return all
}

func (p *LetterPlan) face(page int) *Face { return p.Pages[page].Faces[0].Face }

// LayLetter plans a letter. Pages have a number from the second one on.
func LayLetter(fs *Fonts, l Letter) LetterPlan {
	paper, s := papers[l.Paper], clean(l.Text)
	plan := LetterPlan{Points: faces[l.Font].points + paper.larger}
	b := block{fonts: fs, font: l.Font, text: s, tokens: fs.tokens(l.Font, s), leading: faces[l.Font].leading * letterLeading}
	b.set(plan.Points, paper.w-2*paper.side)
	plan.Lines = len(b.lines)
	plan.Miss(fs, l.Font, s)
	for nr := 1; len(b.lines) > 0; nr++ {
		f := &Face{W: paper.w, H: paper.h}
		top := paper.top
		if nr == 1 {
			top = plan.layHead(fs, f, &l)
		} else {
			layFoot(fs, f, l.Name, strconv.Itoa(nr))
		}
		room := paper.h - top - paper.bottom
		part := b.take(room)
		f.Texts = part.place(f.Texts, paper.side, top, 0)
		plan.layMark(fs, f, l.Mark, markPoints, paper.side, paper.top/2)
		plan.Pages, plan.Used = append(plan.Pages, Single(f)), min(part.height()/room, 1)
	}
	if s == "" {
		plan.Lines, plan.Used = 0, 0
	}
	plan.Front = plan.face(0)
	plan.finish()
	return plan
}

// layFoot numbers a page after the first, with the name of whom the letter is to.
func layFoot(fs *Fonts, f *Face, name, number string) {
	if name = clean(name); name != "" {
		number = name + " · " + number
	}
	x := (f.W - fs.Width(Sans, pageNumberPoints, number)) / 2
	f.Texts = append(f.Texts, Text{X: x, Baseline: f.H - pageNumberUp, Size: pageNumberPoints, Grey: quiet, Font: Sans, S: number})
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
	c := Card{Piece: Piece{Leaf: Leaf{Back: &Face{}}}}
	zone := c.layReturn(fs, p.Return, zonesOf(p.size(), p.Back).message)
	b := c.layMessage(fs, p, zone)
	room := CardRoom{Points: c.Points, Lines: len(b.lines), Missing: c.Missing}
	if b.text == "" {
		return CardRoom{Points: c.Points}
	}
	b.set(leastPoints, zone.W)
	room.Share = b.height() / zone.H
	return room
}
