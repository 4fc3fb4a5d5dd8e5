package kit

import "fyne.io/fyne/v2"

// Deed is something with the one thing that can be done with it.
type Deed struct {
	Name, About string
	Do          string // what the button says
	Act         func()
}

// ShowDeeds shows a sheet with a row for each deed. Its button closes the sheet
// and acts.
func ShowDeeds(d Dialogs, s Sheet, deeds []Deed) {
	var closeSheet func()
	rows := make([]fyne.CanvasObject, len(deeds))
	for i, deed := range deeds {
		rows[i] = NewRow(
			NewColumn(Tight, NewText(Strong(deed.Name)), NewText(Small(deed.About))),
			NewButton(deed.Do, func() {
				closeSheet()
				deed.Act()
			}))
	}
	s.Body = NewRows(rows...)
	closeSheet = d.Show(s)
}
