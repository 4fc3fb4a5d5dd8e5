package door

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"vestka/app/strength"
	"vestka/i18n"
	"vestka/ui/kit"
)

// NewSecret is a field for a passphrase: what is typed is not shown.
func NewSecret(caps *Caps, submitted func()) *kit.Entry {
	e := kit.NewSecret(caps.loc.T("door.show"), caps.set)
	e.OnSubmitted = func(string) { submitted() }
	return e
}

// Caps is a line that says that Caps Lock seems to be on; else it takes no room.
type Caps struct {
	loc     *i18n.Localizer
	line    *kit.Text
	changed func()
}

// NewCaps serves the fields of one screen or sheet; changed is called when the
// line comes or goes, and with it the height of what it stands in.
func NewCaps(loc *i18n.Localizer, changed func()) *Caps {
	c := &Caps{loc: loc, line: kit.NewText(kit.Small(loc.T("door.caps")).In(kit.Care)), changed: changed}
	c.line.Hide()
	return c
}

// Object is the line.
func (c *Caps) Object() fyne.CanvasObject { return c.line }

func (c *Caps) set(on bool) {
	c.line.Hidden = !on
	c.line.Refresh()
	c.changed()
}

// Says is the line that tells what is wrong; empty, it takes no room.
type Says struct{ line *kit.Text }

// NewSays is an empty line.
func NewSays() Says {
	s := Says{kit.NewText(kit.Body("").In(kit.No))}
	s.line.Hide()
	return s
}

// Object is the line.
func (s Says) Object() fyne.CanvasObject { return s.line }

// Say shows the sentence; none hides the line.
func (s Says) Say(sentence string) {
	s.line.Hidden = sentence == ""
	s.line.Set(kit.Body(sentence).In(kit.No))
}

// Working is a bar that moves while something takes its time.
type Working struct {
	bar *widget.ProgressBarInfinite
	box *fyne.Container
}

// NewWorking is a bar that is not to be seen.
func NewWorking() Working {
	bar := widget.NewProgressBarInfinite()
	w := Working{bar, container.New(thin{}, bar)}
	w.Set(false)
	return w
}

// barHeight is that of the other bars of the house.
const barHeight = 8

// Object is the bar.
func (w Working) Object() fyne.CanvasObject { return w.box }

// thin gives a bar its height.
type thin struct{}

func (thin) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, barHeight) }

func (thin) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, barHeight))
	}
}

// Set shows or hides it.
func (w Working) Set(on bool) {
	if on {
		w.bar.Show() // it moves as long as it is shown
		w.box.Show()
		return
	}
	w.bar.Hide()
	w.box.Hide()
}

// Pair asks for a new passphrase twice and says how strong it looks.
type Pair struct {
	loc           *i18n.Localizer
	first, second *kit.Entry
	meter         *kit.Meter
}

// NewPair begins with the texts; changed is told every change, submitted that
// Enter was pressed in the second field.
func NewPair(f Frame, caps *Caps, first, second string, changed func(first, second string), submitted func()) *Pair {
	p := &Pair{loc: f.Loc(), meter: kit.NewMeter()}
	p.second = NewSecret(caps, submitted)
	p.first = NewSecret(caps, func() { f.Focus(p.second) })
	p.first.SetText(first)
	p.second.SetText(second)
	p.measure()
	p.first.OnChanged = func(string) { p.measure(); changed(p.first.Text, p.second.Text) }
	p.second.OnChanged = func(string) { changed(p.first.Text, p.second.Text) }
	return p
}

// Objects are the fields and the measure, to stand under each other.
func (p *Pair) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		kit.NewField(p.loc.T("door.new"), p.first, p.loc.T("door.new.hint")),
		p.meter,
		kit.NewField(p.loc.T("door.again"), p.second, ""),
	}
}

// First is the first field.
func (p *Pair) First() *kit.Entry { return p.first }

// Passphrase is what was typed twice, or where not, the sentence that says so
// and the field to go to.
func (p *Pair) Passphrase() (passphrase, wrong string, at *kit.Entry) {
	switch {
	case p.first.Text == "":
		return "", p.loc.T("door.empty"), p.first
	case p.first.Text != p.second.Text:
		return "", p.loc.T("door.mismatch"), p.second
	}
	return p.first.Text, "", nil
}

func (p *Pair) measure() {
	switch strength.Of(p.first.Text) {
	case strength.None:
		p.meter.Set(0, kit.Neutral, p.loc.T("door.strength.none"))
	case strength.Weak:
		p.meter.Set(0.25, kit.No, p.loc.T("door.strength.weak"))
	case strength.Fair:
		p.meter.Set(0.6, kit.Care, p.loc.T("door.strength.fair"))
	case strength.Good:
		p.meter.Set(1, kit.Good, p.loc.T("door.strength.good"))
	}
}

// SelectAll goes to the field and marks what stands in it, to be typed over.
func SelectAll(f Frame, e *kit.Entry) {
	f.Focus(e)
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
}
