package people

import (
	"context"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/evening"
	"vestka/app/work"
	"vestka/ui/kit"
)

// showDraws shows the draws that were kept.
func (s *Section) showDraws() {
	work.Query(s.deps.Runner, "people-draws", func(ctx context.Context) ([]app.KeptDraw, error) {
		return s.deps.Evenings.Kept(ctx)
	}, func(kept []app.KeptDraw, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.showKept(kept)
	})
}

func (s *Section) showKept(kept []app.KeptDraw) {
	loc := s.frame.Loc()
	var close func()
	rows := make([]fyne.CanvasObject, len(kept))
	for i, d := range kept {
		day := d.Made.Local()
		under := loc.T("people.draw.kept_row", "Count", len(d.Drawn), "Date", loc.Date(day.Year(), int(day.Month()), day.Day()))
		rows[i] = kit.NewRow(
			kit.NewColumn(kit.Tight, kit.NewText(kit.Strong(d.Name)), kit.NewText(kit.Small(under))),
			kit.NewFlow(8,
				kit.NewButton(loc.T("people.draw.open"), func() { close(); s.reopen(d.ID) }),
				kit.NewLink(loc.T("people.list.remove"), func() {
					close()
					s.changeLists(loc.T("people.draw.removed"), func(ctx context.Context) (app.Changes, error) { return s.deps.Evenings.Remove(ctx, d.ID) })
				})).OneLine())
	}
	sheet := kit.Sheet{
		Title: loc.T("people.draw.kept"), Width: 640,
		Actions: []kit.Action{{Label: loc.T("people.draw.again"), Do: s.askDraw}, {Label: loc.T("dialog.close"), Primary: true}},
	}
	if len(rows) == 0 {
		sheet.Text = loc.T("people.draw.none_kept")
	} else {
		sheet.Body = kit.NewRows(rows...)
	}
	close = s.frame.Dialogs().Show(sheet)
}

// reopen shows a draw that was kept.
func (s *Section) reopen(id app.DrawID) {
	today := s.today()
	work.Query(s.deps.Runner, "people-draw", func(ctx context.Context) (*evening.Evening, error) {
		return s.deps.Evenings.Reopen(ctx, id, today)
	}, func(e *evening.Evening, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.showDrawn(e, s.showDraws)
	})
}
