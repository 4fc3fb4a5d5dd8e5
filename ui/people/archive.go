package people

import (
	"context"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/archive"
	"vestka/app/work"
	"vestka/ui/kit"
)

// Archive makes the kept archive of one person, and notes with whom it was left.
type Archive interface {
	Gather(ctx context.Context, r archive.Request) (*archive.Packet, error)
	Save(ctx context.Context, p *archive.Packet, path string) error
	Deposit(ctx context.Context, person app.PersonID, service string, on, today app.Date) (int, app.Changes, error)
}

// archiveWays are the ways to keep all letters for somebody, where there are some.
func (s *Section) archiveWays(c *card) []fyne.CanvasObject {
	written := slices.ContainsFunc(c.events, func(e app.Event) bool { return e.Kind == app.EventLetter || e.Kind == app.EventReply })
	if s.deps.Archive == nil || !written {
		return nil
	}
	loc, id := s.frame.Loc(), c.ID
	return []fyne.CanvasObject{
		newWords(loc.T("people.archive"), func() { s.askArchive(id) }),
		newWords(loc.T("people.archive.deposit"), func() { s.askDeposit(id) }),
	}
}

// askArchive asks what goes along and where to.
func (s *Section) askArchive(id app.PersonID) {
	loc := s.frame.Loc()
	s.frame.Dialogs().Choose(loc.T("people.archive.title"), loc.T("people.archive.text"),
		[]string{loc.T("people.archive.without"), loc.T("people.archive.with")}, func(i int) {
			r := archive.Request{Person: id, Lang: s.lang(), Notes: i == 1, Today: s.today()}
			s.frame.SaveOutside(kit.FileRequest{Title: loc.T("people.archive.title"), Extensions: []string{".zip"}, Name: loc.T("people.archive.name") + ".zip"}, func(path string) {
				s.saveArchive(r, path)
			})
		})
}

func (s *Section) saveArchive(r archive.Request, path string) {
	ended := s.frame.Began()
	work.Query(s.deps.Runner, "people/archive", func(ctx context.Context) (*archive.Packet, error) {
		p, err := s.deps.Archive.Gather(ctx, r)
		if err == nil {
			err = s.deps.Archive.Save(ctx, p, path)
		}
		return p, err
	}, func(p *archive.Packet, err error) {
		if err != nil {
			ended("")
			s.frame.Fail(err)
			return
		}
		loc := s.frame.Loc()
		text := kit.Joined(loc.T("archive.letters", "Count", len(p.Letters)), loc.T("replies.count", "Count", len(p.Replies)), loc.T("archive.files", "Count", len(p.Files())))
		ended(text)
		s.frame.Say(loc.T("cli.saved", "File", filepath.Base(path)) + ": " + text)
	})
}

// askDeposit asks with whom the letters were left.
func (s *Section) askDeposit(id app.PersonID) {
	loc := s.frame.Loc()
	s.frame.Dialogs().Prompt(kit.PromptRequest{Title: loc.T("people.archive.deposit"), Text: loc.T("people.archive.deposit.text"), OK: loc.T("dialog.save")}, func(service string) {
		type done struct {
			n       int
			changes app.Changes
		}
		work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (d done, err error) {
			d.n, d.changes, err = s.deps.Archive.Deposit(ctx, id, service, s.today(), s.today())
			return d, err
		}, nil, func(d done, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.frame.Did(s, loc.T("archive.stored", "Count", d.n, "Service", service), d.changes)
		})
	})
}
