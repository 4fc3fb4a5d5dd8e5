package desk

import (
	"image"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/ui/kit"
)

// preview shows beside the text how it will print, by the plan that prints. It is laid
// out beside the window once the hands rest, and can be folded away.
type preview struct {
	of   *editor
	box  *kit.Column
	view *kit.SheetView
	said *kit.Text

	form  app.Form
	pages []sheet.Page
	why   *printing.Reason
}

func newPreview(e *editor) *preview {
	p := &preview{of: e, box: kit.NewColumn(kit.Tight), said: kit.NewText()}
	p.view = kit.NewSheetView(e.of.deps.Fonts, noPicture)
	p.build()
	return p
}

// noPicture stands on the text side of a card.
func noPicture(string) image.Image { return nil }

// upright is how wide an upright sheet is drawn; a card has all the width.
const upright = 190

// build lays out what is shown, or that it is folded away.
func (p *preview) build() {
	e, loc := p.of, p.of.loc()
	if p.form == app.OnlineForm { // nothing of it is printed
		p.box.Set()
		return
	}
	label := kit.NewText(kit.Label(loc.T("desk.preview")))
	if e.of.folded || len(p.pages) == 0 {
		p.box.Set(kit.NewRow(label, kit.NewLink(loc.T("desk.preview.show"), e.turnPreview)))
		return
	}
	last := p.pages[len(p.pages)-1]
	if p.form == app.CardForm {
		last = p.pages[0]
	}
	var paper fyne.CanvasObject = p.view
	if last.H > last.W {
		paper = kit.NewMeasure(p.view, upright)
	}
	p.view.SetPage(last)
	larger := loc.T("desk.preview.large")
	if p.form != app.CardForm && len(p.pages) > 1 {
		larger = loc.T("desk.preview.pages", "Count", len(p.pages))
	}
	links := kit.NewFlow(0, kit.NewLink(larger, p.enlarge), kit.NewLink(loc.T("desk.preview.hide"), e.turnPreview))
	objects := []fyne.CanvasObject{kit.NewColumn(0, label, links), paper}
	if p.why != nil {
		p.said.Set(kit.Small(loc.Message(p.why)).In(kit.Care))
		objects = append(objects, p.said)
	}
	p.box.Set(objects...)
}

// show shows other pages.
func (p *preview) show(form app.Form, pages []sheet.Page, why *printing.Reason) {
	p.form, p.pages, p.why = form, pages, why
	p.build()
}

// enlarge shows all pages large.
func (p *preview) enlarge() {
	e, loc := p.of, p.of.loc()
	var all []fyne.CanvasObject
	for _, page := range p.pages {
		v := kit.NewSheetView(e.of.deps.Fonts, noPicture)
		v.SetPage(page)
		all = append(all, v)
	}
	e.of.frame.Dialogs().Show(kit.Sheet{
		Title: e.of.name(e.draft.Person), Text: loc.T("desk.preview.text"), Body: kit.NewColumn(kit.Gap, all...), Width: 720,
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	})
}

// turnPreview folds it away, or shows it again, and remembers that.
func (e *editor) turnPreview() {
	s := e.of
	value := app.Off
	if s.folded {
		value = app.On
	}
	s.fold(value == app.Off)
	s.keepSetting(app.SettingPreview, value)
	e.measure()
}

func (s *Section) fold(folded bool) {
	if s.folded == folded {
		return
	}
	s.folded = folded
	if e := s.editor; e != nil {
		e.preview.build()
		e.fit.Refresh()
		e.side.Refresh()
	}
}

// request says how the draft would be printed today.
func (e *editor) request() printing.Request {
	return printing.Request{Sender: e.of.sender, Writer: e.of.writer, Case: e.of.inCase, Font: sheet.Serif, Today: app.DateOf(e.of.deps.Now())}
}

// lay plans the pages of a draft that reads as the text.
func (e *editor) lay(d *app.Draft, text string, req printing.Request) ([]sheet.Page, *printing.Reason) {
	paper := sheet.A4Paper
	switch d.Form {
	case app.OnlineForm:
		return nil, nil
	case app.LetterA5Form:
		paper = sheet.A5Paper
	case app.LetterA4Form:
	default:
		c, why := e.of.deps.Press.Preview(d, req)
		return []sheet.Page{sheet.Single(c.Laid().Back)}, why
	}
	return sheet.LayLetter(e.of.deps.Fonts, sheet.Letter{Text: text, Font: req.Font, Paper: paper, Return: req.Return}).Pages, nil
}
