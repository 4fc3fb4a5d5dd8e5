package desk

import (
	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/ui/kit"
)

// showGuide shows what to write and what to leave out, each line with who says so.
func (s *Section) showGuide() {
	loc := s.frame.Loc()
	lang := app.Lang(loc.Lang())
	var write, omit []fyne.CanvasObject
	for _, a := range s.deps.Register.Advice() {
		line := kit.NewColumn(kit.Tight, kit.NewText(kit.Body(a.Text.In(lang))), kit.NewText(kit.Small(kit.Joined(
			a.Source.In(lang), loc.T("desk.guide.checked", "Date", loc.Date(a.CheckedOn.Year, a.CheckedOn.Month, a.CheckedOn.Day))))))
		if a.Write {
			write = append(write, line)
		} else {
			omit = append(omit, line)
		}
	}
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("desk.guide"), Text: loc.T("desk.guide.text"), Width: 900,
		Body: kit.NewSplit(
			kit.NewTitledCard(loc.T("desk.guide.write"), write...),
			kit.NewTitledCard(loc.T("desk.guide.omit"), omit...), 0.5, 240, 600),
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}
