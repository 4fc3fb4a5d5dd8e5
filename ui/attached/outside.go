package attached

import (
	"context"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/kit"
)

// askOpen says what opening an attachment outside means before anything is written.
func (s *Shelf) askOpen(id app.AttachmentID) {
	loc := s.frame.Loc()
	s.frame.Dialogs().Confirm(kit.Question{
		Title: loc.T("attachments.outside.title"), Text: loc.T("attachments.outside.text"),
		Yes: loc.T("attachments.outside.yes"), No: loc.T("dialog.cancel"),
	}, func(yes bool) {
		if yes {
			s.open(id)
		}
	})
}

// open writes an unsealed copy and hands it to the reader's own program, which may
// hold on to it until it is closed.
func (s *Shelf) open(id app.AttachmentID) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (string, error) {
		return s.deps.Keeper.Copy(ctx, id)
	}, nil, func(path string, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.load()
		work.Query(s.deps.Runner, s.by.ID()+"/open/"+path, func(ctx context.Context) (struct{}, error) {
			return struct{}{}, s.deps.Opener.Open(ctx, path)
		}, func(_ struct{}, err error) {
			if err != nil {
				s.frame.Fail(&app.Error{Code: app.Failed, Key: "error.attachment.open", Hint: "error.attachment.open.hint", Err: err})
			}
		})
	})
}

// removeCopies removes all unsealed copies. One that a program holds may stay for
// now, and is tried again when the store is closed.
func (s *Shelf) removeCopies() {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (int, error) {
		return s.deps.Keeper.RemoveCopies(ctx)
	}, nil, func(left int, err error) {
		loc := s.frame.Loc()
		switch {
		case err != nil:
			s.frame.Fail(err)
		case left > 0:
			s.frame.Dialogs().Error(loc.T("attachments.copies.left", "Count", left), loc.T("attachments.copies.left.hint"))
		default:
			s.frame.Say(loc.T("attachments.copies.removed"))
		}
		s.load()
	})
}
