package printroom

import (
	"context"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/work"
	"vestka/ui/kit"
)

// Drafts is what the section needs of the drafts.
type Drafts interface {
	Drafts(ctx context.Context, f app.DraftFilter) ([]app.Draft, error)
}

// openDrafts reads drafts to print, each for one card.
func (s *Section) openDrafts(ids []app.DraftID, done func(ids []app.DraftID, drafts []app.Draft)) {
	work.Query(s.deps.Runner, "print/drafts", func(ctx context.Context) ([]app.Draft, error) {
		return s.deps.Drafts.Drafts(ctx, app.DraftFilter{IDs: ids})
	}, func(drafts []app.Draft, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		done(ids, drafts)
	})
}

// beginDrafts takes drafts to print that are letters as letters, and others as cards, where
// neither labels nor envelopes nor pages to copy from are being printed.
func (s *Section) beginDrafts(ids []app.DraftID, drafts []app.Draft) {
	if s.on.Item == printing.Postcards || s.on.Item == printing.Letters {
		size, all, some := letterSize(drafts)
		if s.on.Item = printing.Postcards; all {
			s.on.Item = printing.Letters
		}
		if s.on.Letters = some && !all; some {
			s.on.set(letterPiece, size)
		}
	}
	s.takeDrafts(ids, drafts)
}

// letterSize is the paper for those of the drafts that are letters, and reports that all
// or some of them are.
func letterSize(drafts []app.Draft) (size string, all, some bool) {
	size, all = "a5", len(drafts) > 0
	for _, d := range drafts {
		switch d.Form {
		case app.LetterA4Form:
			size, some = "a4", true
		case app.LetterA5Form:
			some = true
		default:
			all = false
		}
	}
	return size, all, some
}

// takeDrafts takes them in the order of their numbers.
func (s *Section) takeDrafts(ids []app.DraftID, drafts []app.Draft) {
	of := map[app.DraftID]app.Draft{}
	for _, d := range drafts {
		of[d.ID] = d
	}
	s.req.Drafts, s.req.People, s.written, s.again = nil, nil, false, nil
	for _, id := range ids {
		if d, found := of[id]; found {
			s.req.Drafts = append(s.req.Drafts, d)
			s.req.People = append(s.req.People, d.Person)
		}
	}
	if len(s.req.Drafts) > 0 {
		s.suit(s.req.Drafts[0].Occasion) // the picture of those that have none of their own
	}
	s.job = nil
	s.rebuild()
}

// draftIDs are the numbers of the drafts that are printed.
func (s *Section) draftIDs() []app.DraftID {
	var ids []app.DraftID
	for _, d := range s.req.Drafts {
		ids = append(ids, d.ID)
	}
	return ids
}

// draftCard says where the words come from, and who signs them.
func (s *Section) draftCard() fyne.CanvasObject {
	loc := s.frame.Loc()
	return kit.NewTitledCard(loc.T("printroom.words"),
		kit.NewText(kit.Body(loc.T("printroom.drafts"))),
		kit.NewFlow(0, kit.NewLink(loc.T("nav.desk"), func() { s.frame.Go("desk", nil) })), s.senderField())
}
