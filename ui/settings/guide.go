package settings

import (
	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/guide"
	"vestka/i18n"
	"vestka/ui/kit"
)

// guideCard has a button for each chapter of the guide.
func (s *Section) guideCard(loc *i18n.Localizer) fyne.CanvasObject {
	chapters, err := guide.Chapters(app.Lang(loc.Lang()))
	if err != nil {
		panic(err) // embedded files: a test reads them first
	}
	var buttons []fyne.CanvasObject
	for _, c := range chapters {
		buttons = append(buttons, kit.NewButton(c.Title, func() { s.showChapter(c) }))
	}
	return kit.NewTitledCard(loc.T("settings.guide"), kit.NewText(kit.Body(loc.T("settings.guide.text"))), kit.NewFlow(kit.Gap, buttons...))
}

// pageWidth keeps the lines of a chapter short enough to be read.
const pageWidth = 680

// underItem is where the text of an item begins.
const underItem = 18

// showChapter lays a chapter over the window.
func (s *Section) showChapter(c guide.Chapter) {
	var page []fyne.CanvasObject
	for _, b := range c.Blocks {
		switch b.Kind {
		case guide.Heading:
			page = append(page, kit.NewInset(kit.NewText(kit.Strong(b.Text)), kit.Gap, 0, 0, 0))
		case guide.Item:
			item := []fyne.CanvasObject{kit.NewItem(kit.NewText(kit.Body(b.Text)))}
			if b.Source != "" {
				item = append(item, kit.NewInset(kit.NewText(kit.Small(b.Source)), 0, 0, 0, underItem))
			}
			page = append(page, kit.NewColumn(0, item...))
		case guide.Paragraph:
			page = append(page, kit.NewText(kit.Body(b.Text)))
		}
	}
	s.frame.Dialogs().Show(kit.Sheet{
		Title: c.Title, Width: pageWidth, Body: kit.NewColumn(kit.Gap, page...),
		Actions: []kit.Action{{Label: s.frame.Loc().T("dialog.close"), Primary: true}},
	})
}
