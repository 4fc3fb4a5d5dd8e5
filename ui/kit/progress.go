package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Progress shows how far long work is, and lets it be cancelled.
type Progress struct {
	widget.BaseWidget
	title  *Text
	count  *Text
	cancel *Button
	part   float32 // 0 to 1; negative while it is not known
}

// NewProgress is a panel with the title; cancel is called when the reader has
// had enough.
func NewProgress(title, cancelLabel string, cancel func()) *Progress {
	p := &Progress{title: NewText(Strong(title)), count: NewText(Small("")).OneLine(), cancel: NewButton(cancelLabel, cancel), part: -1}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows done of total, with words such as "120 of 8,700"; a total of 0
// stands for not known.
func (p *Progress) Set(done, total int, words string) {
	p.part = -1
	if total > 0 {
		p.part = min(1, max(0, float32(done)/float32(total)))
	}
	p.count.Set(Small(words))
	p.Refresh()
}

const barHeight = 8

func (p *Progress) textWidth(width float32) float32 {
	return width - p.cancel.MinSize().Width - Inside
}

// HeightFor is the height with the title wrapped.
func (p *Progress) HeightFor(width float32) float32 {
	return max(Control, p.title.HeightFor(p.textWidth(width))+10+barHeight+8+p.count.HeightFor(p.textWidth(width)))
}

// CreateRenderer draws title, bar and count beside the button.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	track, done := panel(barHeight/2), panel(barHeight/2)
	v := &view{objects: []fyne.CanvasObject{p.title, track, done, p.count, p.cancel}}
	v.min = func() fyne.Size {
		w := p.cancel.MinSize().Width + Inside + 160
		return fyne.NewSize(w, p.HeightFor(max(w, p.Size().Width)))
	}
	v.layout = func(size fyne.Size) {
		w := p.textWidth(size.Width)
		h := p.title.HeightFor(w)
		place(p.title, 0, 0, w, h)
		place(track, 0, h+10, w, barHeight)
		place(done, 0, h+10, w*max(0, p.part), barHeight)
		place(p.count, 0, h+10+barHeight+8, w, p.count.HeightFor(w))
		place(p.cancel, size.Width-p.cancel.MinSize().Width, (size.Height-Control)/2, p.cancel.MinSize().Width, p.cancel.MinSize().Height)
	}
	v.refresh = func() {
		track.FillColor, done.FillColor = Track(), Accent()
		v.layout(p.Size())
	}
	v.refresh()
	return v
}

// Meter is a bar of a share with words beside it: "72 % of the postcard".
type Meter struct {
	widget.BaseWidget
	part float32
	tone Tone
	text *Text
}

// NewMeter is an empty meter.
func NewMeter() *Meter {
	m := &Meter{text: NewText(Small("")).OneLine()}
	m.ExtendBaseWidget(m)
	return m
}

// Set shows the share, 0 to 1, with its words; a tone other than Neutral
// colours the bar in that tone.
func (m *Meter) Set(part float32, tone Tone, words string) {
	m.part, m.tone = min(1, max(0, part)), tone
	m.text.Set(Small(words))
	m.Refresh()
}

// CreateRenderer draws the bar left of its words.
func (m *Meter) CreateRenderer() fyne.WidgetRenderer {
	track, done := panel(barHeight/2), panel(barHeight/2)
	v := &view{objects: []fyne.CanvasObject{track, done, m.text}}
	v.min = func() fyne.Size { return m.text.MinSize().AddWidthHeight(120, 0) }
	v.layout = func(size fyne.Size) {
		words := m.text.MinSize()
		w := size.Width - words.Width - Gap
		place(track, 0, (size.Height-barHeight)/2, w, barHeight)
		place(done, 0, (size.Height-barHeight)/2, w*m.part, barHeight)
		place(m.text, size.Width-words.Width, (size.Height-words.Height)/2, words.Width, words.Height)
	}
	v.refresh = func() {
		track.FillColor, done.FillColor = Track(), Accent()
		if m.tone != Neutral {
			done.FillColor = m.tone.Ink()
		}
		v.layout(m.Size())
	}
	v.refresh()
	return v
}
