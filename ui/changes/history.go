package changes

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/history"
	"vestka/app/work"
	"vestka/ui/kit"
)

// So much is shown: imports of the history, and deeds that go with one.
const (
	mostShown = 40
	mostDeeds = 8
)

// showHistory lists the imports. Each that stands can be taken back, as with
// vestkactl undo.
func (s *Section) showHistory() {
	if len(s.imports) == 0 {
		return
	}
	loc := s.frame.Loc()
	close := func() {}
	var rows []fyne.CanvasObject
	for i := range s.imports[:min(len(s.imports), mostShown)] {
		in := &s.imports[i]
		about := kit.NewColumn(kit.Tight, kit.NewText(kit.Strong(history.ImportTitle(loc, in))), kit.NewText(kit.Small(history.ImportCounts(loc, in))))
		var right fyne.CanvasObject = kit.NewColumn(0)
		switch {
		case !in.Stands():
			right = kit.NewTag(loc.T("changes.import.taken_back"), kit.Neutral)
		case in.Step != 0:
			right = kit.NewButton(loc.T("changes.import.take_back"), func() {
				close()
				s.findLater(in)
			})
		}
		rows = append(rows, kit.NewRow(about, right))
	}
	close = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("changes.history.title"), Text: loc.T("changes.history.text"), Width: 720,
		Body:    kit.NewRows(rows...),
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}

// findLater finds what stands on an import, and asks.
func (s *Section) findLater(in *app.Import) {
	step := in.Step
	work.Query(s.deps.Runner, "history", func(ctx context.Context) ([]history.Deed, error) {
		return history.On(ctx, s.deps.Steps, step)
	}, func(later []history.Deed, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.askTakeBack(in, later)
	})
}

// laterText names the deeds that go with an import.
func (s *Section) laterText(later []history.Deed) string {
	loc := s.frame.Loc()
	lines := make([]string, 0, mostDeeds+1)
	for i := range later[:min(len(later), mostDeeds)] {
		lines = append(lines, "· "+later[i].Text(loc, s.known))
	}
	if more := len(later) - mostDeeds; more > 0 {
		lines = append(lines, loc.T("changes.take_back.more", "Count", more))
	}
	return loc.T("changes.take_back.later", "Count", len(later), "Deeds", strings.Join(lines, "\n"))
}

// askTakeBack takes an import back with what stands on it, if that is wanted.
func (s *Section) askTakeBack(in *app.Import, later []history.Deed) {
	loc := s.frame.Loc()
	text, yes := history.ImportTitle(loc, in)+". "+loc.T("changes.take_back.text"), loc.T("changes.import.take_back")
	ids := []app.StepID{in.Step}
	if len(later) > 0 {
		text, yes = text+"\n\n"+s.laterText(later), loc.T("changes.take_back.together")
	}
	for i := range later {
		ids = append(ids, later[i].ID)
	}
	s.frame.Dialogs().Confirm(kit.Question{Title: loc.T("changes.take_back.title"), Text: text, Yes: yes, No: loc.T("dialog.cancel"), Danger: true}, func(yes bool) {
		if !yes {
			return
		}
		work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
			return s.deps.Steps.TakeBack(ctx, ids...)
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
