package inbox

import (
	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/inbox"
	"vestka/ui/kit"
)

// form is a row as it is mended: a field for each column of its file.
type form struct {
	row     app.InboxRow
	fields  []inbox.Field
	entries []*kit.Entry
	objects []fyne.CanvasObject
}

func (s *Section) newForm(row app.InboxRow) *form {
	loc := s.frame.Loc()
	f := &form{row: row, fields: inbox.Fields(&row)}
	f.objects = []fyne.CanvasObject{
		kit.NewText(kit.Label(where(&row, loc))),
		kit.NewText(kit.Body(loc.Message(row.Problem))),
		kit.NewInset(kit.NewFlow(kit.Gap,
			kit.NewPrimary(loc.T("inbox.mend"), s.mend), kit.NewButton(loc.T("inbox.dismiss"), s.dismiss),
		), 2, 0, 8, 0),
	}
	for _, field := range f.fields {
		e := kit.NewEntry()
		e.SetText(field.Value)
		e.OnSubmitted = func(string) { s.mend() }
		f.entries = append(f.entries, e)
		f.objects = append(f.objects, kit.NewField(field.Column, e, ""))
	}
	return f
}

// cells are those that differ from what stands in the row.
func (f *form) cells() []app.Cell {
	var set []app.Cell
	for i, e := range f.entries {
		if e.Text != f.fields[i].Value {
			set = append(set, app.Cell{Column: f.fields[i].Column, Value: e.Text})
		}
	}
	return set
}
