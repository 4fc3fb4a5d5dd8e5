package attached

import (
	"bytes"
	"context"
	"image"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// look shows an attachment large, to be read, turned and brought closer, with the ways
// to the others and what can be done with it. To see a picture nothing has to leave the
// store; the pages of a PDF are drawn by a program outside.
func (s *Shelf) look(it item) {
	loc := s.frame.Loc()
	at := slices.IndexFunc(s.items, func(o item) bool { return o.ID == it.ID })
	var closed func()
	to := func(by int) {
		if next := at + by; next >= 0 && next < len(s.items) {
			closed()
			s.look(s.items[next])
		}
	}
	sheet := kit.Sheet{
		Title: it.Name, Text: about(it.Attachment, loc), Width: viewWidth,
		Actions: []kit.Action{
			{Label: loc.T("attachments.remove"), Danger: true, Do: func() { s.remove(it.ID) }},
			{Label: loc.T("attachments.save"), Do: func() { s.save(it.Attachment) }},
			{Label: loc.T("attachments.open"), Do: func() { s.askOpen(it.ID) }},
			{Label: loc.T("dialog.close"), Primary: true},
		},
	}
	var tools []fyne.CanvasObject
	if len(s.items) > 1 {
		tools = append(tools, kit.NewText(kit.Quiet(loc.T("attachments.page", "Page", at+1, "Pages", len(s.items)))).OneLine(),
			kit.NewLink(loc.T("attachments.before"), func() { to(-1) }), kit.NewLink(loc.T("attachments.after"), func() { to(1) }))
	}
	if len(it.small) > 0 {
		sight := kit.NewSight(it.Name, to)
		tools = append(tools, kit.NewLink(loc.T("attachments.larger"), sight.Larger), kit.NewLink(loc.T("attachments.smaller"), sight.Smaller),
			kit.NewLink(loc.T("attachments.turn"), sight.Turn))
		sheet.Body, sheet.Height, sheet.Focus = kit.NewBorder(kit.NewFlow(kit.Gap, tools...), sight), viewHeight, sight
		s.seen(it, sight)
	} else if len(tools) > 0 {
		sheet.Body = kit.NewFlow(kit.Gap, tools...)
	}
	closed = s.frame.Dialogs().Show(sheet)
}

// The size of a sheet with a picture, where the window has room for it.
const (
	viewWidth  = 1000
	viewHeight = 620
)

// seen shows the picture in small at once, and as it is when it has been read.
func (s *Shelf) seen(it item, sight *kit.Sight) {
	if small, _, err := image.Decode(bytes.NewReader(it.small)); err == nil {
		sight.SetPicture(small)
	}
	work.Query(s.deps.Runner, s.by.ID()+"/seen", func(ctx context.Context) (image.Image, error) {
		return s.deps.Keeper.Picture(ctx, it.ID)
	}, func(picture image.Image, err error) {
		switch {
		case err != nil && app.CodeOf(err) != app.NotFound: // removed meanwhile
			s.frame.Fail(err)
		case picture != nil:
			sight.SetPicture(picture)
		}
	})
}

// about is what is known of a file, in sentences.
func about(a app.Attachment, loc *i18n.Localizer) string {
	on := app.DateOf(a.Made.Local())
	added := loc.T("attachments.about.added", "Date", loc.Date(on.Year, on.Month, on.Day))
	size := loc.T("attachments.about.size", "Kind", strings.ToUpper(string(a.Kind)), "Size", loc.Number(int((a.Size+1023)/1024)))
	if a.Kind == app.PDF {
		return strings.Join([]string{size, added, loc.T("attachments.pdf_kept"), loc.T("attachments.about.pdf")}, " ")
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
