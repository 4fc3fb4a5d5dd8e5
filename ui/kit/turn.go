package kit

import "fyne.io/fyne/v2"

// lineTurn is how far a press of an arrow key scrolls.
const lineTurn = 48

// Turn scrolls as a reader's key asks.
func (s *Scroll) Turn(key fyne.KeyName) {
	page := s.scroll.Size().Height - lineTurn
	y := s.scroll.Offset.Y
	switch key {
	case fyne.KeyUp:
		y -= lineTurn
	case fyne.KeyDown:
		y += lineTurn
	case fyne.KeyPageUp:
		y -= page
	case fyne.KeyPageDown:
		y += page
	case fyne.KeyHome:
		y = 0
	case fyne.KeyEnd:
		y = s.content.Size().Height
	default:
		return
	}
	y = max(0, min(y, s.content.Size().Height-s.scroll.Size().Height))
	s.scroll.ScrollToOffset(fyne.NewPos(0, y))
}
