package today

import (
	"context"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/places"
	"vestka/ui/kit"
)

// Places is what the section needs of the address book.
type Places interface {
	List(ctx context.Context, today app.Date) ([]places.Line, error)
}

// atPlaces is what somebody should look at in the facilities.
type atPlaces struct {
	proposed int // addresses that lists give
	stranded int // people whom the list places in a closed facility
}

func (s *Section) atPlaces(ctx context.Context, today app.Date) (at atPlaces, err error) {
	if s.deps.Places == nil {
		return at, nil
	}
	lines, err := s.deps.Places.List(ctx, today)
	for i := range lines {
		at.proposed += lines[i].Proposals
		if lines[i].Closed {
			at.stranded += lines[i].Held
		}
	}
	return at, err
}

// placesCard leads to the facilities, where somebody should look at one; else nil.
func (s *Section) placesCard() fyne.CanvasObject {
	loc, at := s.frame.Loc(), s.state.places
	var lines []fyne.CanvasObject
	if at.proposed > 0 {
		lines = append(lines, kit.NewText(kit.Body(loc.T("places.proposals", "Count", at.proposed))))
	}
	if at.stranded > 0 {
		lines = append(lines, kit.NewText(kit.Body(loc.T("today.places.stranded", "Count", at.stranded))))
	}
	if lines == nil {
		return nil
	}
	return kit.NewTitledCard(loc.T("nav.places"),
		append(lines, kit.NewFlow(0, kit.NewButton(loc.T("today.places.open"), func() { s.frame.Go("places", nil) })))...)
}
