package byhand

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/names"
	"vestka/app/people"
	"vestka/ui/kit"
)

// forms is a sheet with the forms of somebody's name in both languages.
type forms struct {
	*Hand
	id     app.PersonID
	fields []formField
	says   *kit.Text
	close  func()
}

// formField is where one form is typed.
type formField struct {
	lang  app.Lang
	part  app.NamePart
	in    app.Case
	shown string
	entry *kit.Entry
}

// Forms shows the forms of a person's name in all cases, to be written over.
func (h *Hand) Forms(id app.PersonID) {
	h.known(id, func(k *people.Known) { h.showForms(&k.Person) })
}

func (h *Hand) showForms(p *app.Person) {
	loc := h.frame.Loc()
	f := &forms{Hand: h, id: p.ID, says: kit.NewText(kit.Body(loc.T("byhand.forms.text")))}
	parts := []fyne.CanvasObject{f.says}
	for _, lang := range []app.Lang{app.Belarusian, app.Russian} {
		if !p.Names.In(lang).IsZero() {
			parts = append(parts, f.table(names.Of(p, lang)))
		}
	}
	if len(f.fields) == 0 {
		h.frame.Say(loc.T("grammar.none"))
		return
	}
	f.close = h.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("byhand.forms"), Body: kit.NewColumn(kit.Between, parts...), Width: 900, Focus: f.fields[0].entry,
		Actions: []kit.Action{
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: f.save},
		},
	})
}

// table is a name in one language: a line for each case, a column for each part,
// and below it why something is unsure and how a letter begins.
func (f *forms) table(d names.Declined) fyne.CanvasObject {
	loc := f.frame.Loc()
	title := loc.T("byhand.forms.be")
	if d.Lang() == app.Russian {
		title = loc.T("byhand.forms.ru")
	}
	if d.Name().Proposed {
		title = kit.Joined(title, loc.T("people.name.proposed"))
	}
	lines := []fyne.CanvasObject{kit.NewText(kit.Label(title))}
	var parts []app.NamePart
	head := []fyne.CanvasObject{kit.NewText()}
	for _, p := range app.NameParts {
		if d.Part(p, app.Nominative).Text != "" {
			parts, head = append(parts, p), append(head, kit.NewText(kit.Small(loc.T(p.MessageKey()))))
		}
	}
	lines = append(lines, beside(head...))
	for _, in := range app.Cases {
		called := fyne.CanvasObject(kit.NewText(kit.Body(loc.T(in.MessageKey()))))
		if in != app.Nominative {
			called = kit.NewInset(called, 11, 0, 0, 0) // on the line of what stands in the fields
		}
		row := []fyne.CanvasObject{called}
		for _, p := range parts {
			row = append(row, f.cell(d, p, in))
		}
		lines = append(lines, beside(row...))
	}
	return kit.NewColumn(6, append(lines, f.remarks(d, parts)...)...)
}

// cell is one form: the nominative stands there, any other is typed.
func (f *forms) cell(d names.Declined, p app.NamePart, in app.Case) fyne.CanvasObject {
	form := d.Part(p, in)
	if in == app.Nominative {
		return kit.NewText(kit.Strong(form.Text))
	}
	field := formField{d.Lang(), p, in, form.Text, kit.NewEntry()}
	field.entry.SetText(form.Text)
	f.fields = append(f.fields, field)
	cell := []fyne.CanvasObject{field.entry}
	if note := f.note(form); note != nil {
		cell = append(cell, note)
	}
	return kit.NewColumn(2, cell...)
}

// note is what stands below a form, nil for one that the rules give as it is.
func (f *forms) note(form names.Form) fyne.CanvasObject {
	loc := f.frame.Loc()
	switch {
	case form.Own:
		return kit.NewText(kit.Small(loc.T("byhand.forms.own")))
	case form.Why != names.Sure:
		return kit.NewText(kit.Small(loc.T("byhand.forms.unsure")).In(kit.Care))
	case len(form.Also) > 0:
		return kit.NewText(kit.Small(loc.T("byhand.forms.also", "Form", strings.Join(form.Also, ", "))))
	}
	return nil
}

// remarks say why something is unsure, each reason once for a part of the name.
func (f *forms) remarks(d names.Declined, parts []app.NamePart) []fyne.CanvasObject {
	loc := f.frame.Loc()
	var lines []fyne.CanvasObject
	for _, p := range parts {
		said := map[names.Why]bool{names.Sure: true}
		for _, in := range app.Cases {
			if why := d.Part(p, in).Why; !said[why] {
				said[why] = true
				lines = append(lines, kit.NewText(kit.Small(loc.T("byhand.forms.why", "Part", loc.T(p.MessageKey()), "Why", loc.T(why.MessageKey()))).In(kit.Care)))
			}
		}
	}
	if polite := d.Greeting(names.Polite); polite != "" {
		lines = append(lines, kit.NewText(kit.Small(loc.T("grammar.greeting", "Polite", polite, "Familiar", d.Greeting(names.Familiar)))))
	}
	return lines
}

// save writes what was changed; a field that was emptied is the rules' again.
func (f *forms) save() {
	var own []app.OwnForm
	for _, field := range f.fields {
		if text := names.Clean(field.entry.Text); text != field.shown {
			own = append(own, app.OwnForm{Lang: field.lang, Part: field.part, Case: field.in, Text: text})
		}
	}
	if len(own) == 0 {
		f.close()
		return
	}
	today := f.today()
	f.change(f.frame.Loc().T("byhand.forms.done"), func(ctx context.Context) (app.Changes, error) {
		return f.deps.Editor.SetForms(ctx, f.id, own, today)
	}, f.close, func(err error) bool {
		invalid := app.CodeOf(err) == app.Invalid
		if invalid {
			says, _ := f.frame.Loc().Error(err)
			f.says.Set(kit.Body(says).In(kit.No))
		}
		return invalid
	})
}
