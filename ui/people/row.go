package people

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"vestka/app"
	"vestka/app/people"
	"vestka/ui/kit"
)

// soon is how many days ahead a birthday asks for haste.
const soon = 14

// line is a person as the list shows them.
func (s *Section) line(e *people.Entry) kit.PersonLine {
	lang := s.lang()
	best := e.Names.Best(lang)
	name := best.Display()
	word, tone := s.rowTag(e)
	sample := ""
	if e.Sample && e.Held.Facility == "" { // a sample facility says it in its name
		sample = s.frame.Loc().T("people.tag.sample")
	}
	return kit.PersonLine{
		Initials: name, Name: name, Second: kit.Joined(sample, otherScript(e.Names, best, lang).Display(), s.placeWord(&e.Held)),
		Tag: word, Tone: tone, Chosen: s.marked[e.ID],
	}
}

// otherScript is the name in the script that the reader's own is not in; a name
// that nobody wrote so is not shown in a list.
func otherScript(n app.Names, shown app.Name, lang app.Lang) app.Name {
	candidates := []app.Name{n.Latin}
	if lang == app.English {
		candidates = []app.Name{n.BE, n.RU}
	}
	for _, c := range candidates {
		if !c.IsZero() && !c.Proposed && c.Full != shown.Full {
			return c
		}
	}
	return app.Name{}
}

// placeWord is where somebody is held: the facility, or the list's own words.
func (s *Section) placeWord(d *app.Detention) string {
	if d.Liberty {
		return ""
	}
	if name := s.facilityName(d.Facility); name != d.Facility {
		return name
	}
	first, _, _ := strings.Cut(d.Text, "\n")
	return first
}

// rowTag is the one thing to know of somebody before all else.
func (s *Section) rowTag(e *people.Entry) (string, kit.Tone) {
	loc := s.frame.Loc()
	switch {
	case !e.Died.IsZero():
		return loc.T("people.tag.died"), kit.Neutral
	case e.Held.Liberty:
		return loc.T("people.tag.released"), kit.Neutral
	case e.Status == app.Former && e.Sex == app.Female:
		return loc.T("people.tag.former_f"), kit.Neutral
	case e.Status == app.Former:
		return loc.T("people.tag.former"), kit.Neutral
	case !e.HasAddress:
		return loc.T("people.tag.no_address"), kit.No
	case e.Born.Month == 0:
		return "", kit.Neutral
	}
	return loc.ShortDayMonth(e.Born.Month, e.Born.Day), s.birthdayTone(e.Born)
}

// birthdayTone asks for haste where the birthday is near.
func (s *Section) birthdayTone(born app.Date) kit.Tone {
	if born.Within(s.found.today, soon) {
		return kit.Care
	}
	return kit.Neutral
}

// row is a row of the list. A press on the avatar marks the person.
type row struct {
	widget.BaseWidget
	person *kit.PersonRow
	mark   *marker
	id     app.PersonID
}

func newRow(toggle func(app.PersonID)) *row {
	r := &row{person: kit.NewPersonRow()}
	r.mark = newMarker(func() { toggle(r.id) })
	r.ExtendBaseWidget(r)
	return r
}

func (s *Section) fillRow(r *row, e *people.Entry) {
	l := s.line(e)
	r.id, r.mark.on = e.ID, l.Chosen
	r.person.Set(l)
	r.mark.Refresh()
}

// CreateRenderer lays the marker over the avatar.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{Layout: rowLayout{}, Objects: []fyne.CanvasObject{r.person, r.mark}})
}

type rowLayout struct{}

func (rowLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (rowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	put(o[0], 0, 0, size.Width, size.Height)
	put(o[1], 0, 0, 64, size.Height)
}

// marker is the place of the avatar: a press there marks. Under the pointer it
// shows where the mark will be.
type marker struct {
	widget.BaseWidget
	do      func()
	on      bool
	hovered bool
}

var (
	_ fyne.Tappable      = (*marker)(nil)
	_ desktop.Hoverable  = (*marker)(nil)
	_ desktop.Cursorable = (*marker)(nil)
)

func newMarker(do func()) *marker {
	m := &marker{do: do}
	m.ExtendBaseWidget(m)
	return m
}

// Tapped marks, or takes the mark away.
func (m *marker) Tapped(*fyne.PointEvent) {
	kit.Used()
	m.do()
}

// MouseIn shows where the mark will be.
func (m *marker) MouseIn(*desktop.MouseEvent) { m.hovered = true; m.Refresh() }

// MouseMoved does nothing.
func (m *marker) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (m *marker) MouseOut() { m.hovered = false; m.Refresh() }

// Cursor is a hand.
func (m *marker) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws an empty place for a mark while the pointer is here.
func (m *marker) CreateRenderer() fyne.WidgetRenderer {
	disc := canvas.NewCircle(color.Transparent)
	r := &markerRenderer{m: m, disc: disc}
	r.Refresh()
	return r
}

type markerRenderer struct {
	m    *marker
	disc *canvas.Circle
}

func (r *markerRenderer) Destroy()                     {}
func (r *markerRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *markerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.disc} }

// Layout stands the disc where the row shows the mark of a chosen person.
func (r *markerRenderer) Layout(size fyne.Size) { put(r.disc, 41, size.Height/2+5, 18, 18) }

func (r *markerRenderer) Refresh() {
	r.disc.FillColor, r.disc.StrokeColor, r.disc.StrokeWidth = kit.CardFace(), kit.Accent(), 1.5
	r.disc.Hidden = !r.m.hovered || r.m.on
	canvas.Refresh(r.disc)
}
