package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Phrase shows groups of letters and digits that are to be copied by hand, four
// to a row, every letter in a cell of one width.
type Phrase struct {
	widget.BaseWidget
	groups []string
}

// NewPhrase shows the groups.
func NewPhrase(groups []string) *Phrase {
	p := &Phrase{groups: groups}
	p.ExtendBaseWidget(p)
	return p
}

const (
	phraseInRow  = 4
	phraseLetter = 4 // letters of a group
	phrasePad    = 16
)

// cell is the room for one letter, the widest of them.
func (p *Phrase) cell() fyne.Size {
	measure := func(letter string) fyne.Size {
		return fyne.MeasureText(letter, theme.Size(sizeName), fyne.TextStyle{Bold: true})
	}
	return measure("W").Max(measure("M"))
}

// CreateRenderer stands the letters on a sunk ground.
func (p *Phrase) CreateRenderer() fyne.WidgetRenderer {
	back := panel(theme.Size(theme.SizeNameCardRadius))
	v := &view{objects: []fyne.CanvasObject{back}}
	var letters []*canvas.Text
	for _, g := range p.groups {
		for _, r := range g {
			letter := canvas.NewText(string(r), color.Transparent)
			letter.TextStyle.Bold, letter.Alignment = true, fyne.TextAlignCenter
			letters = append(letters, letter)
			v.objects = append(v.objects, letter)
		}
	}
	rows := float32((len(p.groups) + phraseInRow - 1) / phraseInRow)
	v.min = func() fyne.Size {
		cell := p.cell()
		return fyne.NewSize(phraseInRow*(phraseLetter+1)*cell.Width+2*phrasePad, rows*cell.Height+(rows-1)*Gap+2*phrasePad)
	}
	v.layout = func(size fyne.Size) {
		cell := p.cell()
		place(back, 0, 0, size.Width, size.Height)
		left := (size.Width - (phraseInRow*(phraseLetter+1)-1)*cell.Width) / 2
		for i, letter := range letters {
			group, at := i/phraseLetter, i%phraseLetter
			x := left + float32((group%phraseInRow)*(phraseLetter+1)+at)*cell.Width
			place(letter, x, phrasePad+float32(group/phraseInRow)*(cell.Height+Gap), cell.Width, cell.Height)
		}
	}
	v.refresh = func() {
		back.FillColor, back.StrokeColor, back.StrokeWidth = Ground(), Line(), 1
		for _, letter := range letters {
			letter.TextSize, letter.Color = theme.Size(sizeName), Ink()
		}
		v.layout(p.Size())
	}
	v.refresh()
	return v
}
