package door

import (
	"fyne.io/fyne/v2"

	"vestka/i18n"
	"vestka/ui/kit"
)

// Wait says what takes its time just now.
type Wait struct {
	sentence func(*i18n.Localizer) string
	label    func(*i18n.Localizer) string // of the button; nil where there is none
	do       func()
}

var _ Screen = (*Wait)(nil)

// NewWait is a screen with the sentence and a bar that moves.
func NewWait(sentence func(*i18n.Localizer) string) *Wait { return &Wait{sentence: sentence} }

// Offering adds a button for those who would rather not wait.
func (w *Wait) Offering(label func(*i18n.Localizer) string, do func()) *Wait {
	w.label, w.do = label, do
	return w
}

// Build makes the screen.
func (w *Wait) Build(f Frame) fyne.CanvasObject {
	bar := NewWorking()
	bar.Set(true)
	contents := []fyne.CanvasObject{kit.NewText(kit.Body(w.sentence(f.Loc()))), bar.Object()}
	if w.label != nil {
		contents = append(contents, kit.NewFlow(kit.Gap, kit.NewButton(w.label(f.Loc()), w.do)))
	}
	return stand(f, contents...)
}

// Focus is nothing.
func (w *Wait) Focus() fyne.Focusable { return nil }
