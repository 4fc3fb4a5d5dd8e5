// Package advice shows what to write and what to leave out, each line with who says so:
// one key away wherever a text is written.
package advice

import (
	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/register"
	"vestka/ui/kit"
)

// Book has the advice.
type Book interface {
	Advice() []register.Advice
}

// Key shows it; the same key in every section that has it.
func Key(frame kit.Frame, book Book) kit.Shortcut {
	return kit.Shortcut{Key: fyne.KeyF4, Label: frame.Loc().T("desk.guide"), Do: func() { Show(frame, book) }}
}

// Show shows it in a sheet.
func Show(frame kit.Frame, book Book) {
	loc := frame.Loc()
	lang := app.Lang(loc.Lang())
	var write, omit []fyne.CanvasObject
	for _, a := range book.Advice() {
		line := kit.NewColumn(kit.Tight, kit.NewText(kit.Body(a.Text.In(lang))), kit.NewText(kit.Small(kit.Joined(
			a.Source.In(lang), loc.T("desk.guide.checked", "Date", loc.Date(a.CheckedOn.Year, a.CheckedOn.Month, a.CheckedOn.Day))))))
		if a.Write {
			write = append(write, line)
		} else {
			omit = append(omit, line)
		}
	}
	frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("desk.guide"), Text: loc.T("desk.guide.text"), Width: 900,
		Body: kit.NewSplit(
			kit.NewTitledCard(loc.T("desk.guide.write"), write...),
			kit.NewTitledCard(loc.T("desk.guide.omit"), omit...), 0.5, 240, 600),
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}
