// Package door is what stands before the sections: the screens on which a
// passphrase is chosen, or asked for. It knows no store; what is to be done
// comes in as functions.
package door

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/i18n"
	"vestka/ui/kit"
)

// Frame is what the window does for a screen of this package.
type Frame interface {
	Loc() *i18n.Localizer
	SetLanguage(string) // builds the screen anew
	Dialogs() kit.Dialogs
	Focus(fyne.Focusable)
}

// Screen fills the whole window. It keeps what was typed over a change of the
// language, which calls Build again.
type Screen interface {
	Build(Frame) fyne.CanvasObject
	Focus() fyne.Focusable // nil for nothing
}

// Name is the program's, above every screen.
const Name = "Vestka"

const (
	cardWidth = 600
	margin    = 24
)

// stand puts the contents, in a card under the name, into the middle of the
// window, and the choice of the language beneath.
func stand(f Frame, contents ...fyne.CanvasObject) fyne.CanvasObject {
	column := kit.NewColumn(
		kit.Between,
		kit.NewTitle(Name).Centred(),
		kit.NewCard(kit.NewColumn(kit.Gap, contents...)),
		kit.NewRow(kit.NewText(kit.Small(f.Loc().T("settings.language"))), languages(f)),
	)
	return container.New(middle{column}, kit.NewScroll(column))
}

// languages lets the language be chosen here, since without it nobody can read
// what is asked.
func languages(f Frame) *kit.Choice {
	var names []string
	at := 0
	for i, lang := range i18n.Languages {
		names = append(names, i18n.NameOf(lang))
		if lang == f.Loc().Lang() {
			at = i
		}
	}
	return kit.NewChoice(names, at, func(i int) { f.SetLanguage(i18n.Languages[i]) })
}

// middle gives the scroller of a column the column's height, and the middle of
// the room, a little above the half.
type middle struct{ column *kit.Column }

func (m middle) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

func (m middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := min(cardWidth, size.Width-2*margin)
	h := min(m.column.HeightFor(w), size.Height-2*margin)
	for _, o := range objects {
		o.Resize(fyne.NewSize(w, h))
		o.Move(fyne.NewPos((size.Width-w)/2, max(margin, (size.Height-h)*0.42)))
	}
}
