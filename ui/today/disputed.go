package today

import (
	"context"
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/ui/kit"
)

// loadDisputed reads of whom among those now held sources disagree where they are, or
// may do so in words that nobody has settled.
func (s *Section) loadDisputed() {
	today := s.today()
	work.Query(s.deps.Runner, "today/disputed", func(ctx context.Context) (people.AskedPlaces, error) {
		held := s.deps.Directory.Find(people.Query{InCustody: true, Today: today}).People
		ids := make([]app.PersonID, len(held))
		for i, e := range held {
			ids[i] = e.ID
		}
		return s.deps.Directory.AskedPlaces(ctx, ids)
	}, func(asked people.AskedPlaces, err error) {
		disputed := slices.Sorted(maps.Keys(asked.Disputed))
		switch {
		case err != nil:
			s.frame.Fail(err)
		case !slices.Equal(disputed, s.disputed) || !slices.Equal(asked.Beside, s.beside):
			s.disputed, s.beside = disputed, asked.Beside
			s.refresh()
		}
	})
}

// disputedCard says of how many sources disagree where they are held; nil where
// they agree.
func (s *Section) disputedCard() fyne.CanvasObject {
	if len(s.disputed) == 0 {
		return nil
	}
	loc := s.frame.Loc()
	return kit.NewTitledCard(loc.T("byhand.disputes"),
		kit.NewText(kit.Body(loc.T("today.disputed", "Count", len(s.disputed)))),
		kit.NewFlow(0, kit.NewButton(loc.T("today.disputed.show"), func() { s.frame.Go("people", people.Query{IDs: s.disputed}) })))
}
