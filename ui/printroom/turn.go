package printroom

import (
	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/ui/kit"
)

// turnWidth is how wide the drawing is shown.
const turnWidth = 360

// askTurn asks for the paper to be turned when the fronts are out, and prints the
// backs.
func (s *Section) askTurn(id app.JobID, target printing.Target) {
	loc := s.frame.Loc()
	main := s.job.Request.Main()
	drawing := kit.NewSheetView(s.deps.Fonts, s.pictureOf)
	drawing.SetPage(sheet.DrawTurn(s.deps.Fonts, main.InPrinter(), main.Turn, loc.T("printroom.turn.front"), loc.T("printroom.turn.back")))
	target.Sides = sheet.Backs
	text := loc.T("printroom.turn.long")
	if main.Turn == sheet.ShortEdge {
		text = loc.T("printroom.turn.short")
	}
	last := kit.NewCheck(loc.T("printroom.turn.backwards"), false, func(on bool) { target.Backwards = on })
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("printroom.turn"), Text: text, Width: 560,
		Body: kit.NewColumn(kit.Gap, kit.NewMeasure(drawing, turnWidth), last),
		Actions: []kit.Action{
			{Label: loc.T("printroom.turn.later"), Do: func() { s.frame.Go("journal", id) }},
			{Label: loc.T("printroom.turn.print"), Primary: true, Do: func() {
				s.send(id, target, func() { s.frame.Go("journal", id) })
			}},
		},
	})
}
