package kit

import (
	"strings"

	"fyne.io/fyne/v2"
)

// Trouble says above the fields of a sheet what is wrong with them; until then it
// takes no room.
type Trouble struct {
	text   *Text
	column *Column
}

// NewTrouble is none yet.
func NewTrouble() *Trouble {
	t := &Trouble{text: NewText(Body(""))}
	t.text.Hide()
	return t
}

// Above stands it over the fields.
func (t *Trouble) Above(fields ...fyne.CanvasObject) fyne.CanvasObject {
	t.column = NewColumn(Gap, append([]fyne.CanvasObject{t.text}, fields...)...)
	return t.column
}

// Say shows the sentences, the second of which may be empty.
func (t *Trouble) Say(text, hint string) {
	t.text.Hidden = false
	t.text.Set(Body(strings.TrimSpace(text + " " + hint)).In(No))
	t.column.Refresh()
	LayOver(t.column)
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(t.column); canvas != nil {
		if l, over := canvas.Overlays().Top().(*layer); over {
			l.turn(fyne.KeyHome) // a long form may stand at its end
		}
	}
}

// Clear takes the sentences away.
func (t *Trouble) Clear() {
	if !t.text.Hidden {
		t.text.Hide()
		t.column.Refresh()
		LayOver(t.column)
	}
}

// LayOver lays the sheet that o stands in out anew, where it has become higher or
// lower.
func LayOver(o fyne.CanvasObject) {
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(o); canvas != nil {
		if top := canvas.Overlays().Top(); top != nil {
			top.Refresh()
		}
	}
}
