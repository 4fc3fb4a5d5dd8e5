package people

import (
	"context"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"vestka/app"
	"vestka/app/journal"
	"vestka/ui/kit"
)

// Timeline tells everything that happened with a person.
type Timeline interface {
	Events(ctx context.Context, id app.PersonID, f app.EventFilter) (events []app.Event, more bool, err error)
}

// eventsFirst and eventsMore are how many events a card shows at first, and how many
// more at each wish.
const (
	eventsFirst = 12
	eventsMore  = 100
)

// readTimeline reads what happened with the person of a card, as much as is shown.
func (s *Section) readTimeline(ctx context.Context, c *card) (err error) {
	if s.deps.Timeline == nil {
		return nil
	}
	most := eventsFirst
	if s.told == c.ID {
		most = max(most, s.events)
	}
	c.events, c.further, err = s.deps.Timeline.Events(ctx, c.ID, app.EventFilter{Limit: most})
	return err
}

// timelinePart is what happened, the newest first, each with the way to it.
func (s *Section) timelinePart(c *card) fyne.CanvasObject {
	loc := s.frame.Loc()
	if len(c.events) == 0 {
		return titled(loc.T("people.timeline"), []fyne.CanvasObject{kit.NewText(kit.Quiet(loc.T("people.letters.none")))})
	}
	rows := make([]fyne.CanvasObject, len(c.events))
	for i := range c.events {
		rows[i] = s.eventRow(&c.events[i])
	}
	part := []fyne.CanvasObject{titled(loc.T("people.timeline"), rows)}
	if ways := s.archiveWays(c); len(ways) > 0 {
		part = append(part, kit.NewFlow(16, ways...))
	}
	if c.further {
		part = append(part, kit.NewFlow(0, newWords(loc.T("people.timeline.more"), func() {
			s.told, s.events = c.ID, len(c.events)+eventsMore
			s.loadCard()
		})))
	}
	return kit.NewColumn(kit.Gap, part...)
}

func (s *Section) eventRow(e *app.Event) fyne.CanvasObject {
	loc := s.frame.Loc()
	what, more := journal.Words(loc, e, s.facilityName)
	lines := []fyne.CanvasObject{kit.NewText(kit.Body(what))}
	if more != "" {
		lines = append(lines, kit.NewText(kit.Small(more)))
	}
	on := loc.T("event.undated")
	if !e.On.IsZero() {
		on = loc.ShortDate(e.On.Year, e.On.Month, e.On.Day)
	}
	row := dated(on, kit.NewColumn(kit.Tight, lines...))
	section, arg := whereOf(e)
	open := newWords(loc.T("people.timeline.open"), func() { s.frame.Go(section, arg) })
	if section != "" {
		return kit.NewRow(row, open)
	}
	room := canvas.NewRectangle(color.Transparent) // so that all days and words stand under each other
	room.SetMinSize(open.MinSize())
	return kit.NewRow(row, room)
}

// whereOf is the section that shows what the event is about, and what it is handed.
func whereOf(e *app.Event) (section string, arg any) {
	switch e.Kind {
	case app.EventLetter:
		return "journal", app.LetterID(e.ID)
	case app.EventReply:
		return "replies", app.ReplyID(e.ID)
	case app.EventParcel:
		return "parcels", app.ParcelID(e.ID)
	case app.EventDonation:
		return "giving", app.DonationID(e.ID)
	}
	return "", nil
}
