package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Sign is a drawing on a round ground of its tone: what stands beside it says the
// same in words.
type Sign struct {
	widget.BaseWidget
	icon string
	tone Tone
}

// NewSign is the drawing of the name (resources.Icons) in the tone.
func NewSign(icon string, tone Tone) *Sign {
	s := &Sign{icon: icon, tone: tone}
	s.ExtendBaseWidget(s)
	return s
}

const signSide = 24

// CreateRenderer draws the ground behind the drawing.
func (s *Sign) CreateRenderer() fyne.WidgetRenderer {
	back, drawing := canvas.NewCircle(s.tone.Ground()), newGlyph(s.icon, tones[s.tone].ink)
	return &view{
		objects: []fyne.CanvasObject{back, drawing.Image},
		min:     func() fyne.Size { return fyne.NewSquareSize(signSide) },
		layout: func(size fyne.Size) {
			y := (size.Height - signSide) / 2
			place(back, 0, y, signSide, signSide)
			place(drawing, 4, y+4, signSide-8, signSide-8)
		},
		refresh: func() {
			back.FillColor = s.tone.Ground()
			drawing.ink(tones[s.tone].ink)
		},
	}
}

// SignRow is a line with a sign that can be pressed to learn more: what it is
// about at the left, how things stand with it at the right.
type SignRow struct {
	press
	sign          *Sign
	about, stands *Text
	small         *Text // under what it is about; hidden where there is none
	words         string
}

// NewSignRow is such a line. An empty small text takes no room.
func NewSignRow(icon string, tone Tone, about, stands, small string, do func()) *SignRow {
	r := &SignRow{
		sign: NewSign(icon, tone), about: NewText(Body(about)), stands: NewText(Strong(stands).In(tone)).OneLine(),
		small: NewText(Small(small)), words: about + ": " + stands,
	}
	r.small.Hidden = small == ""
	r.extend(r, do)
	return r
}

// Words are what the line says, for tests and for who reads by ear.
func (r *SignRow) Words() string { return r.words }

// AccessibilityLabel is what the line says.
func (r *SignRow) AccessibilityLabel() string { return r.words }

// AccessibilityRole is that of a button.
func (r *SignRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

const (
	signRowAside = 8
	signRowAbove = 7
	signLead     = signRowAside + signSide + 10
	signEnd      = 14 // for the arrow
)

// room is the width for what the line is about, and whether how things stand
// has to go below it.
func (r *SignRow) room(width float32) (float32, bool) {
	rest := width - signLead - signRowAside - signEnd
	beside := rest - r.stands.MinSize().Width - 10
	if beside < r.about.MinSize().Width {
		return rest, true
	}
	return beside, false
}

// HeightFor is the height with the texts wrapped.
func (r *SignRow) HeightFor(width float32) float32 {
	room, below := r.room(width)
	h := r.about.HeightFor(room)
	if below {
		h += r.stands.HeightFor(room)
	}
	if r.small.Visible() {
		h += r.small.HeightFor(room)
	}
	return max(signSide, h) + 2*signRowAbove
}

// CreateRenderer draws the line; under the pointer it has a ground.
func (r *SignRow) CreateRenderer() fyne.WidgetRenderer {
	back, focus := panel(theme.Size(theme.SizeNameButtonRadius)), ring(theme.Size(theme.SizeNameButtonRadius))
	arrow := newGlyph("right", theme.ColorNamePlaceHolder)
	v := &view{objects: []fyne.CanvasObject{back, focus, r.sign, r.about, r.stands, r.small, arrow.Image}}
	v.min = func() fyne.Size {
		w := signLead + signRowAside + signEnd + max(r.about.MinSize().Width, r.stands.MinSize().Width)
		return fyne.NewSize(w, r.HeightFor(max(w, r.Size().Width)))
	}
	v.layout = func(size fyne.Size) {
		place(back, 0, 0, size.Width, size.Height)
		place(focus, 0, 0, size.Width, size.Height)
		room, below := r.room(size.Width)
		h := r.about.HeightFor(room)
		y := float32(signRowAbove) + max(0, (signSide-h)/2)
		place(r.sign, signRowAside, signRowAbove, signSide, signSide)
		place(r.about, signLead, y, room, h)
		w := r.stands.MinSize().Width
		if below {
			place(r.stands, signLead, y+h, room, r.stands.HeightFor(room))
			h += r.stands.HeightFor(room)
		} else {
			place(r.stands, size.Width-signRowAside-signEnd-w, y, w, r.stands.HeightFor(w))
		}
		if r.small.Visible() {
			place(r.small, signLead, y+h, room, r.small.HeightFor(room))
		}
		place(arrow, size.Width-signRowAside-10, signRowAbove+(signSide-10)/2, 10, 10)
	}
	v.refresh = func() {
		back.FillColor = color.Transparent
		if r.hovered {
			back.FillColor = Hovered()
		}
		arrow.ink(theme.ColorNamePlaceHolder)
		showRing(focus, r.focused)
	}
	v.refresh()
	return v
}
