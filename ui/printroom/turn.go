package printroom

import (
	"fyne.io/fyne/v2"

	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/ui/kit"
)

// turnWidth is how wide the drawing is shown.
const turnWidth = 360

// showTurn draws how the paper of a job is turned to its second side; before and after
// the drawing there may be something else.
func (s *Section) showTurn(job *printing.Job, before, after fyne.CanvasObject, actions []kit.Action) {
	loc := s.frame.Loc()
	main := job.Request.Main()
	drawing := kit.NewSheetView(s.deps.Fonts, s.pictureOf)
	drawing.SetPage(sheet.DrawTurn(s.deps.Fonts, main.InPrinter(), main.Turn, loc.T("printroom.turn.front"), loc.T("printroom.turn.back")))
	text := loc.T("printroom.turn.long")
	if main.Turn == sheet.ShortEdge {
		text = loc.T("printroom.turn.short")
	}
	var body []fyne.CanvasObject
	for _, o := range []fyne.CanvasObject{before, kit.NewMeasure(drawing, turnWidth), after} {
		if o != nil {
			body = append(body, o)
		}
	}
	s.frame.Dialogs().Show(kit.Sheet{Title: loc.T("printroom.turn"), Text: text, Width: 560, Body: kit.NewColumn(kit.Gap, body...), Actions: actions})
}
