package attached

import (
	"context"
	"strings"

	"vestka/app"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// look shows an attachment larger, with what can be done with it. To see this much
// nothing has to leave the store.
func (s *Shelf) look(it item) {
	loc := s.frame.Loc()
	sheet := kit.Sheet{
		Title: it.Name, Text: about(it.Attachment, loc), Width: 720,
		Actions: []kit.Action{
			{Label: loc.T("attachments.remove"), Danger: true, Do: func() { s.remove(it.ID) }},
			{Label: loc.T("attachments.save"), Do: func() { s.save(it.Attachment) }},
			{Label: loc.T("attachments.open"), Do: func() { s.askOpen(it.ID) }},
			{Label: loc.T("dialog.close"), Primary: true},
		},
	}
	if len(it.small) > 0 {
		sheet.Body = kit.NewPicture(it.small)
	}
	s.frame.Dialogs().Show(sheet)
}

// about is what is known of a file, in sentences.
func about(a app.Attachment, loc *i18n.Localizer) string {
	on := app.DateOf(a.Made.Local())
	added := loc.T("attachments.about.added", "Date", loc.Date(on.Year, on.Month, on.Day))
	size := loc.T("attachments.about.size", "Kind", strings.ToUpper(string(a.Kind)), "Size", loc.Number(int((a.Size+1023)/1024)))
	if a.Kind == app.PDF {
		return strings.Join([]string{size, added, loc.T("attachments.pdf_kept")}, " ")
	}
	dots := loc.T("attachments.about.dots", "Width", loc.Number(a.Width), "Height", loc.Number(a.Height))
	data := loc.T("attachments.about.kept")
	if a.Stripped {
		data = loc.T("attachments.about.stripped")
	}
	return strings.Join([]string{size, dots, added, data}, " ")
}

func (s *Shelf) remove(id app.AttachmentID) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Keeper.Remove(ctx, id)
	}, nil, func(c app.Changes, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.frame.Did(s.by, s.frame.Loc().T("attachments.removed", "Count", 1), c)
	})
}

// save writes a copy where the reader wants it. The proposed name says nothing.
func (s *Shelf) save(a app.Attachment) {
	loc := s.frame.Loc()
	s.frame.Dialogs().SaveFile(kit.FileRequest{
		Title: loc.T("attachments.save.title"), Extensions: []string{a.Kind.Ending()}, Name: loc.T("attachments.save.name") + a.Kind.Ending(),
	}, func(path string) {
		work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (struct{}, error) {
			return struct{}{}, s.deps.Keeper.Save(ctx, a.ID, path)
		}, nil, func(_ struct{}, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.frame.Say(loc.T("attachments.unsealed"))
		})
	})
}
