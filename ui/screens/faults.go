package screens

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"vestka/ui/kit"
)

// slack is what rounding to whole points may take from a text without harm.
const slack = 1.5

// Faults finds what the eye would find in a picture of the window: texts that
// stand out of what they belong to, and texts that lie on each other. What a
// scroller hides below its edge is no fault.
func Faults(w fyne.Window) []string {
	var f finder
	top := w.Canvas().Content()
	if o := w.Canvas().Overlays().Top(); o != nil {
		top = o
	}
	f.walk(top, fyne.NewPos(0, 0), box{size: w.Canvas().Size()})
	f.overlaps()
	return f.faults
}

type box struct {
	at   fyne.Position
	size fyne.Size
}

func (b box) right() float32  { return b.at.X + b.size.Width }
func (b box) bottom() float32 { return b.at.Y + b.size.Height }

// meet is the part that both boxes share.
func (b box) meet(o box) box {
	at := fyne.NewPos(max(b.at.X, o.at.X), max(b.at.Y, o.at.Y))
	return box{at, fyne.NewSize(max(0, min(b.right(), o.right())-at.X), max(0, min(b.bottom(), o.bottom())-at.Y))}
}

type text struct {
	words string
	layer int
	box
}

type finder struct {
	texts  []text
	faults []string
	layer  int // a toast lies over the rest, and is meant to
}

// walk goes down from an object whose parent stands at origin; seen is what the
// scrollers above let through.
func (f *finder) walk(o fyne.CanvasObject, origin fyne.Position, seen box) {
	if o == nil || !o.Visible() {
		return
	}
	at := origin.Add(o.Position())
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *kit.Toast:
		f.layer++
		defer func() { f.layer-- }()
		parts = test.WidgetRenderer(o).Objects()
	case *canvas.Text:
		f.text(o, at, seen)
	case *container.Scroll:
		seen = seen.meet(box{at, o.Size()})
		parts = []fyne.CanvasObject{o.Content}
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, p := range parts {
		f.walk(p, at, seen)
	}
}

// text notes a text that is to be seen, and whether the sides cut it off. Above
// and below only the window does: there a scroller may.
func (f *finder) text(o *canvas.Text, at fyne.Position, seen box) {
	if o.Text == "" {
		return
	}
	b := box{at, o.MinSize()}
	if free := o.Size().Width - b.size.Width; free > 0 {
		switch o.Alignment {
		case fyne.TextAlignCenter:
			b.at.X += free / 2
		case fyne.TextAlignTrailing:
			b.at.X += free
		}
	}
	shown := b.meet(seen)
	if shown.size.Height < b.size.Height/2 || (shown.size.Width <= 0 && b.at.X < seen.right()) {
		return // scrolled away
	}
	if b.at.X < seen.at.X-slack || b.right() > seen.right()+slack {
		f.faults = append(f.faults, fmt.Sprintf("cut at the side: %q", o.Text))
	}
	if o.Size().Width > 0 && b.size.Width > o.Size().Width+slack {
		f.faults = append(f.faults, fmt.Sprintf("wider than its place: %q", o.Text))
	}
	f.texts = append(f.texts, text{o.Text, f.layer, shown})
}

func (f *finder) overlaps() {
	for i, a := range f.texts {
		for _, b := range f.texts[i+1:] {
			if m := a.meet(b.box); a.layer == b.layer && m.size.Width > slack && m.size.Height > a.size.Height/3 {
				f.faults = append(f.faults, fmt.Sprintf("%q lies on %q", a.words, b.words))
			}
		}
	}
}
