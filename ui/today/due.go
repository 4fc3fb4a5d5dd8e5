package today

import (
	"context"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/rhythm"
	"vestka/app/work"
	"vestka/ui/kit"
)

// Rhythm is what the section needs of what is due.
type Rhythm interface {
	Digest(ctx context.Context, today app.Date, lang app.Lang) (*rhythm.Digest, error)
	Done(ctx context.Context, id app.OwnOccasionID) (app.Changes, error)
}

// dueFor is when a card for the birthday of somebody has to be posted, where it is due.
func (s *Section) dueFor(id app.PersonID) (rhythm.Due, bool) {
	for _, one := range s.state.due.Due {
		if one.ID == id && one.Code == string(app.Birthday) {
			return one, true
		}
	}
	return rhythm.Due{}, false
}

// postBy says by when a card has to be posted, or that it was written.
func (s *Section) postBy(d *rhythm.Due) (string, kit.Tone) {
	loc := s.frame.Loc()
	switch {
	case !d.Written.IsZero():
		return loc.T("digest.written"), kit.Good
	case d.Late:
		return loc.T("today.late"), kit.Care
	case s.today().DaysUntil(d.By) <= soon:
		return loc.T("today.post_by", "Date", loc.DayMonth(d.By.Month, d.By.Day)), kit.Care
	}
	return loc.T("today.post_by", "Date", loc.DayMonth(d.By.Month, d.By.Day)), kit.Neutral
}

// dueCard has what is due besides the birthdays, each with what is done about it; nil
// where nothing is. What has a card of its own is left out.
func (s *Section) dueCard() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for i := range s.state.due.Lines {
		l := &s.state.due.Lines[i]
		if label, do := s.deed(l); do != nil {
			row := []fyne.CanvasObject{kit.NewText(kit.Body(s.about(l)))}
			if when := s.byWhen(l); when != "" {
				row = append(row, kit.NewText(kit.Small(when)))
			}
			rows = append(rows, kit.NewColumn(kit.Tight, append(row, kit.NewFlow(0, kit.NewLink(label, do)))...))
		}
	}
	if rows == nil {
		return nil
	}
	if len(s.state.due.Due)+len(s.state.due.Days) > 0 {
		rows = append(rows, kit.NewFlow(0, kit.NewLink(s.frame.Loc().T("today.due.calendar"), s.saveCalendar)))
	}
	return kit.NewTitledCard(s.frame.Loc().T("today.due"), kit.NewRows(rows...))
}

// saveCalendar writes the days by which to post for the reader's calendar, neutrally.
func (s *Section) saveCalendar() {
	loc, due := s.frame.Loc(), s.state.due
	s.frame.SaveOutside(kit.FileRequest{Title: loc.T("today.due.calendar"), Name: loc.T("today.due.calendar.file") + ".ics", Extensions: []string{".ics"}}, func(path string) {
		work.Query(s.deps.Runner, "today/calendar", func(context.Context) (struct{}, error) {
			return struct{}{}, s.deps.Lists.SaveDue(due, app.Lang(loc.Lang()), false, path)
		}, func(_ struct{}, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.frame.Say(loc.T("today.due.calendar.saved"))
		})
	})
}

// about is a line in words.
func (s *Section) about(l *rhythm.Line) string {
	loc := s.frame.Loc()
	text := loc.Message(l.Words)
	if l.Day == nil {
		return text
	}
	name := l.Day.Name
	if name == "" {
		name = loc.T(l.Day.MessageKey())
	}
	return loc.T("digest.of_day", "Day", name, "Text", text)
}

// byWhen says by when cards have to be posted, and how many may come late.
func (s *Section) byWhen(l *rhythm.Line) string {
	if l.Day == nil {
		return ""
	}
	loc, when := s.frame.Loc(), ""
	if !l.By.IsZero() {
		when = loc.T("digest.by", "Date", loc.DayMonth(l.By.Month, l.By.Day))
	}
	if l.Late > 0 {
		when = kit.Joined(when, loc.T("digest.late", "Count", l.Late))
	}
	return when
}

// deed is what is done about a line: nil for those of which other parts of the screen
// tell.
func (s *Section) deed(l *rhythm.Line) (label string, do func()) {
	loc := s.frame.Loc()
	switch l.Task {
	case rhythm.ToGreet, rhythm.HighTimeTo, rhythm.WishedTo, rhythm.ToReprint:
		return loc.T("today.due.write"), func() { s.frame.Go("print", l.People) }
	case rhythm.ToAnswer:
		return loc.T("today.due.answer"), func() { s.frame.Go(l.Section, nil) }
	case rhythm.ToSettle:
		return loc.T("today.due.settle"), func() { s.frame.Go(l.Section, l.Letters[0]) }
	case rhythm.ToGive, rhythm.ToProve:
		return loc.T("today.due.giving"), func() { s.frame.Go(l.Section, nil) }
	case rhythm.ToPostOut:
		return loc.T("today.due.journal"), func() { s.frame.Go(l.Section, nil) }
	case rhythm.ToFinish:
		return loc.T("today.due.desk"), func() { s.frame.Go("desk", nil) }
	case rhythm.ToAsk:
		return loc.T("today.due.people"), func() { s.frame.Go("people", people.Query{IDs: l.People}) }
	case rhythm.ToDo:
		return loc.T("today.due.done"), func() { s.done(l.Own) }
	}
	return "", nil
}

// done is that a reminder was dealt with.
func (s *Section) done(id app.OwnOccasionID) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Rhythm.Done(ctx, id)
	}, nil, func(c app.Changes, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.moved = true
		s.frame.Did(s, s.frame.Loc().T("today.due.is_done"), c)
	})
}
