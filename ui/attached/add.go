package attached

import (
	"context"
	"slices"

	"vestka/app/attachments"
	"vestka/app/work"
	"vestka/ui/kit"
)

// Ask lets files be chosen and adds them.
func (s *Shelf) Ask() {
	if s.owner == (attachments.Owner{}) || s.busy {
		return
	}
	owner := s.owner
	s.frame.Dialogs().OpenFiles(kit.FileRequest{Title: s.frame.Loc().T("attachments.add.title"), Extensions: attachments.Extensions},
		func(paths []string) { s.addTo(owner, paths) })
}

// Dropped adds files that were dropped on the window, where an owner is shown and
// all of them can be attached; it reports whether it did.
func (s *Shelf) Dropped(paths []string) bool {
	other := func(path string) bool { return !attachments.Recognised(path) }
	if s.owner == (attachments.Owner{}) || s.busy || slices.ContainsFunc(paths, other) {
		return false
	}
	s.addTo(s.owner, paths)
	return true
}

func (s *Shelf) addTo(owner attachments.Owner, paths []string) {
	s.busy = true
	s.fill()
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (attachments.Added, error) {
		keep, err := s.deps.Keeper.KeepsMetadata(ctx)
		if err != nil {
			return attachments.Added{}, err
		}
		return s.deps.Keeper.Add(ctx, attachments.Request{Owner: owner, Paths: paths, KeepMetadata: keep})
	}, nil, func(added attachments.Added, err error) {
		s.busy = false
		s.fill()
		if err != nil {
			s.frame.Fail(err)
			return
		}
		loc := s.frame.Loc()
		text := loc.T("attachments.added", "Count", len(added.Attachments))
		if added.PDFs() {
			text += " " + loc.T("attachments.pdf_kept")
		}
		s.frame.Did(s.by, text, added.Changes)
	})
}
