package changes

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// mostShown is how many imports the history shows.
const mostShown = 40

// showHistory lists the imports; the newest one can be taken back.
func (s *Section) showHistory() {
	if len(s.imports) == 0 {
		return
	}
	loc := s.frame.Loc()
	close := func() {}
	var rows []fyne.CanvasObject
	newest := true // of those that stand
	for i := range s.imports[:min(len(s.imports), mostShown)] {
		in := &s.imports[i]
		about := kit.NewColumn(kit.Tight, kit.NewText(kit.Strong(importTitle(loc, in))), kit.NewText(kit.Small(importCounts(loc, in))))
		var right fyne.CanvasObject = kit.NewColumn(0)
		switch {
		case !in.Stands():
			right = kit.NewTag(loc.T("changes.import.taken_back"), kit.Neutral)
		case newest && in.Step != 0:
			right = kit.NewButton(loc.T("changes.import.take_back"), func() {
				close()
				s.askTakeBack(in)
			})
		}
		newest = newest && !in.Stands()
		rows = append(rows, kit.NewRow(about, right))
	}
	close = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("changes.history.title"), Text: loc.T("changes.history.text"), Width: 720,
		Body:    kit.NewRows(rows...),
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}

// importTitle says which list it was, and of what day.
func importTitle(loc *i18n.Localizer, in *app.Import) string {
	return loc.T("changes.import.title", "Source", people.SourceName(loc, in.Source), "Lang", langWord(loc, in.Lang), "Date", loc.Date(in.Day.Year, in.Day.Month, in.Day.Day))
}

// langWord names the language of a list.
func langWord(loc *i18n.Localizer, l app.Lang) string {
	switch l {
	case app.Belarusian:
		return loc.T("people.lang.be")
	case app.Russian:
		return loc.T("people.lang.ru")
	default:
		return loc.T("people.lang.en")
	}
}

// importCounts says what an import brought, without what is nought.
func importCounts(loc *i18n.Localizer, in *app.Import) string {
	parts := []string{loc.T("changes.import.read", "Count", in.Counts.Read)}
	if in.Counts.New > 0 {
		parts = append(parts, loc.T("people.import.new", "Number", loc.Number(in.Counts.New)))
	}
	if in.Counts.Changed > 0 {
		parts = append(parts, loc.T("people.import.changed", "Number", loc.Number(in.Counts.Changed)))
	}
	if in.Counts.Gone > 0 {
		parts = append(parts, loc.T("changes.import.gone", "Number", loc.Number(in.Counts.Gone)))
	}
	if in.Partial {
		parts = append(parts, loc.T("changes.import.partial"))
	}
	return strings.Join(parts, " · ")
}

// askTakeBack takes an import back, if that is wanted.
func (s *Section) askTakeBack(in *app.Import) {
	loc := s.frame.Loc()
	s.frame.Dialogs().Confirm(kit.Question{
		Title: loc.T("changes.take_back.title"), Text: importTitle(loc, in) + ". " + loc.T("changes.take_back.text"),
		Yes: loc.T("changes.import.take_back"), No: loc.T("dialog.cancel"), Danger: true,
	}, func(yes bool) {
		if !yes {
			return
		}
		step := in.Step
		work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
			return s.deps.Steps.TakeBack(ctx, step)
		}, nil,
			func(c app.Changes, err error) {
				if err != nil {
					s.frame.Fail(err)
					return
				}
				s.frame.Did(s, loc.T("undo.store.import"), c)
				s.frame.Focus(s.Focus())
			})
	})
}
