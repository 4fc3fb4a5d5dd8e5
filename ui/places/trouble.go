package places

import (
	"strings"

	"fyne.io/fyne/v2"

	"vestka/ui/kit"
)

// trouble says above the fields of a sheet what is wrong with them; until then it
// takes no room.
type trouble struct {
	text   *kit.Text
	column *kit.Column
}

func newTrouble() *trouble {
	t := &trouble{text: kit.NewText(kit.Body(""))}
	t.text.Hide()
	return t
}

// above stands over the fields.
func (t *trouble) above(fields ...fyne.CanvasObject) fyne.CanvasObject {
	t.column = kit.NewColumn(kit.Gap, append([]fyne.CanvasObject{t.text}, fields...)...)
	return t.column
}

// say shows the sentences, the second of which may be empty.
func (t *trouble) say(text, hint string) {
	t.text.Hidden = false
	t.text.Set(kit.Body(strings.TrimSpace(text + " " + hint)).In(kit.No))
	t.column.Refresh()
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(t.column); canvas != nil {
		if top := canvas.Overlays().Top(); top != nil {
			top.Refresh() // the sheet grows
		}
	}
}
