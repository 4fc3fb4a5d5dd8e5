package changes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"vestka/app"
	"vestka/app/people"
	"vestka/ui/kit"
)

// line is a row of the list: somebody, or the head of a kind.
type line struct {
	widget.BaseWidget
	person *kit.PersonRow
	head   *kit.Text
	room   *kit.Inset // of the head
}

const (
	headAbove = 14
	headBelow = 4
)

// headHeight is that of the head of a kind, which is lower than the row of somebody.
func headHeight() float32 { return kit.LabelHeight() + headAbove + headBelow }

func newLine() *line {
	l := &line{person: kit.NewPersonRow(), head: kit.NewText().AtMost(1)}
	l.room = kit.NewInset(l.head, headAbove, kit.Around, headBelow, 16)
	l.ExtendBaseWidget(l)
	return l
}

// set shows somebody, or a head where it is given.
func (l *line) set(person kit.PersonLine, head string) {
	l.person.Hidden, l.room.Hidden = head != "", head == ""
	l.head.Set(kit.Label(head))
	l.person.Set(person)
	l.Refresh()
}

// CreateRenderer lays both one over the other.
func (l *line) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(l.person, l.room))
}

// line is what a row shows.
func (s *Section) line(r *row) (kit.PersonLine, string) {
	loc := s.frame.Loc()
	if r.task == nil {
		return kit.PersonLine{}, loc.T("changes.head", "Kind", loc.T(r.kind.MessageKey()), "Number", loc.Number(r.n))
	}
	name := s.name(r.task.Person)
	p := kit.PersonLine{Initials: name, Name: name, Second: people.NewsLine(loc, s.deps.Register, &r.task.News)}
	if p.Second == "" {
		p.Second = loc.T(r.kind.MessageKey())
	}
	if a := r.task.Action; a.Asks() {
		p.Tag, p.Tone = loc.T(a.MessageKey()), tone(a)
	}
	return p, ""
}

// tone is how urgent an action is.
func tone(a people.Action) kit.Tone {
	switch a {
	case people.ActionStop, people.ActionReprint:
		return kit.No
	case people.ActionWelcome:
		return kit.Good
	case people.ActionAddress, people.ActionCompare, people.ActionWhose:
		return kit.Care
	default:
		return kit.Neutral
	}
}

// toneOf is the colour of a kind.
func toneOf(kind app.NewsKind) kit.Tone {
	switch kind {
	case app.NewsNew, app.NewsReleased:
		return kit.Good
	case app.NewsMoved, app.NewsAddress, app.NewsSentenced, app.NewsCharged, app.NewsGone:
		return kit.Care
	default:
		return kit.Neutral
	}
}
