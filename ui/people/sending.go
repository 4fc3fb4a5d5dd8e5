package people

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/app/work"
	"vestka/ui/kit"
	"vestka/ui/sending"
)

// Rulebook is what the section needs of the rules.
type Rulebook interface {
	Sender(ctx context.Context) (rulebook.Sender, error)
	Of(ctx context.Context, p *app.Person, s rulebook.Sender, day app.Date) (*rulebook.Outlook, error)
	Many(ctx context.Context, people []*app.Person, things []rules.Thing, s rulebook.Sender, day app.Date) ([]rulebook.Batch, error)
}

// outlook reads what may be sent to the person.
func (s *Section) outlook(ctx context.Context, p *app.Person, day app.Date) (*rulebook.Outlook, error) {
	sender, err := s.deps.Rulebook.Sender(ctx)
	if err != nil {
		return nil, err
	}
	return s.deps.Rulebook.Of(ctx, p, sender, day)
}

// sendingCard says what may be sent to the person today.
func (s *Section) sendingCard(c *card) fyne.CanvasObject {
	card := sending.Card(s.frame, c.outlook, func() { s.relate(c) })
	var ways []fyne.CanvasObject
	if c.canWrite() {
		ways = append(ways, newWords(s.frame.Loc().T("people.parcel"), func() { s.frame.Go("parcels", c.ID) }))
	}
	if s.customs.Can(c.Person) {
		ways = append(ways, newWords(s.frame.Loc().T("customs.open"), func() { s.customs.Ask(s.frame, c.Person) }))
	}
	if len(ways) > 0 {
		card = kit.NewColumn(8, card, kit.NewFlow(kit.Gap, ways...))
	}
	return kit.NewCard(card).Sunk()
}

// relate asks what the reader is to the person.
func (s *Section) relate(c *card) {
	loc := s.frame.Loc()
	relations := []app.Relation{"", app.Stranger, app.Relative}
	words := []string{loc.T("sending.relate.settings"), loc.T("sending.relate.stranger"), loc.T("sending.relate.relative")}
	s.frame.Dialogs().Choose(loc.T("sending.relate.title"), loc.T("sending.relate.text"), words, func(i int) {
		if i < 0 || relations[i] == c.Relation {
			return
		}
		s.change(loc.T("sending.relate.done"), func(ctx context.Context) (app.Changes, error) {
			return s.deps.Store.SetRelation(ctx, c.ID, relations[i])
		}, func() {})
	})
}

// sendToMarked says what may be sent to the people whom the reader marked.
func (s *Section) sendToMarked() {
	if len(s.marked) == 0 {
		return
	}
	type answer struct {
		batches []rulebook.Batch
		sender  rulebook.Sender
	}
	q := people.Query{IDs: s.markedPeople(), Order: s.order, Today: s.today(), Lang: s.lang()}
	work.Query(s.deps.Runner, "people-sending", func(ctx context.Context) (a answer, err error) {
		var marked []*app.Person
		for _, e := range s.deps.Directory.Find(q).People {
			marked = append(marked, e.Person)
		}
		if a.sender, err = s.deps.Rulebook.Sender(ctx); err != nil {
			return a, err
		}
		a.batches, err = s.deps.Rulebook.Many(ctx, marked, slices.Clone(rules.Things), a.sender, q.Today)
		return a, err
	}, func(a answer, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		sending.ShowMany(s.frame, a.batches, a.sender)
	})
}
