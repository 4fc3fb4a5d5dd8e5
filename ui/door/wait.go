package door

import (
	"fyne.io/fyne/v2"

	"vestka/i18n"
	"vestka/ui/kit"
)

// Wait says what takes its time just now.
type Wait struct {
	sentence func(*i18n.Localizer) string
}

var _ Screen = (*Wait)(nil)

// NewWait is a screen with the sentence and a bar that moves.
func NewWait(sentence func(*i18n.Localizer) string) *Wait { return &Wait{sentence: sentence} }

// Build makes the screen.
func (w *Wait) Build(f Frame) fyne.CanvasObject {
	bar := NewWorking()
	bar.Set(true)
	return stand(f, kit.NewText(kit.Body(w.sentence(f.Loc()))), bar.Object())
}

// Focus is nothing.
func (w *Wait) Focus() fyne.Focusable { return nil }
