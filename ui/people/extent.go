package people

import (
	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/ui/kit"
)

// missing says what becomes of the people whom the list does not have, and lets the reader
// say whether it is whole; close closes the sheet on which it stands.
func (s *Section) missing(of taking, c *people.Comparison, close func()) []fyne.CanvasObject {
	loc := s.frame.Loc()
	text, other, extent := people.LackingText(loc, c), loc.T("people.import.whole"), app.ExtentWhole
	if c.Gone > 0 {
		text, other, extent = loc.T("people.import.gone", "Count", c.Gone), loc.T("people.import.part"), app.ExtentPart
	}
	switch {
	case text == "":
		return nil
	case c.Gone == 0 && !c.MayBeWhole():
		return []fyne.CanvasObject{kit.NewText(kit.Body(text))}
	}
	return []fyne.CanvasObject{kit.NewText(kit.Body(text)), kit.NewFlow(12, kit.NewLink(other, func() {
		close()
		of.extent = extent
		s.readAs(of)
	}))}
}
