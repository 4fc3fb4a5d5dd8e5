package replies

import (
	"context"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/attachments"
	"vestka/app/work"
	"vestka/ui/kit"
)

// tell shows a reply: from whom, what it says, its pages, what it answers, and what can
// be done about it.
func (s *Section) tell(r app.Reply) {
	s.at = r.ID
	loc := s.frame.Loc()
	date := func(on app.Date) string { return loc.Date(on.Year, on.Month, on.Day) }
	word, tone := s.state(&r)
	came := []string{loc.T("replies.came", "Date", date(r.On))}
	if !r.Written.IsZero() {
		came = append(came, loc.T("replies.written", "Date", date(r.Written)))
	}
	edit := kit.NewButton(loc.T("replies.edit"), s.editShown)
	s.first = edit
	var actions []fyne.CanvasObject
	if r.Owed() {
		s.first = kit.NewButton(loc.T("replies.answer"), s.answerShown)
		actions = []fyne.CanvasObject{s.first, kit.NewButton(loc.T("replies.not_needed"), func() { s.setWanted(r.ID, false) })}
	} else if !r.Wanted {
		actions = []fyne.CanvasObject{kit.NewButton(loc.T("replies.needed"), func() { s.setWanted(r.ID, true) })}
	}
	actions = append(actions, edit, kit.NewButton(loc.T("replies.remove"), s.removeShown))
	parts := []fyne.CanvasObject{
		kit.NewColumn(kit.Tight, kit.NewName(s.name(r.Person)), kit.NewText(kit.Quiet(kit.Joined(came...))),
			kit.NewInset(kit.NewFlow(0, kit.NewLink(loc.T("replies.card"), func() { s.frame.Go("people", r.Person) })), 0, 0, 0, -8)),
		kit.NewFlow(8, kit.NewTag(word, tone)), kit.NewFlow(kit.Gap, actions...), kit.NewDivider(), s.kept,
	}
	for _, text := range []struct{ label, text string }{
		{loc.T("replies.form.text"), r.Original.Text},
		{kit.Joined(loc.T("replies.form.translation"), r.Translation.By), r.Translation.Text},
		{loc.T("replies.form.note"), r.Note},
	} {
		if text.text != "" {
			parts = append(parts, kit.NewColumn(kit.Tight, kit.NewText(kit.Label(text.label)), kit.NewText(kit.Body(text.text))))
		}
	}
	names := kit.NewColumn(kit.Tight)
	s.detail.Set(append(parts, names)...)
	s.shelf.Show(attachments.Owner{Person: r.Person, Reply: r.ID})
	s.tellNames(r, names)
}

// tellNames stands the letters that a reply names, and the one that answered it, with the ways to them.
func (s *Section) tellNames(r app.Reply, into *kit.Column) {
	ids := append([]app.LetterID{}, r.Letters...)
	if r.AnsweredBy != 0 {
		ids = append(ids, r.AnsweredBy)
	}
	if len(ids) == 0 {
		return
	}
	work.Query(s.deps.Runner, "replies/letters", func(ctx context.Context) ([]app.Letter, error) {
		letters, _, err := s.deps.Log.Letters(ctx, app.LetterFilter{IDs: ids})
		return letters, err
	}, func(letters []app.Letter, err error) {
		if err != nil || s.at != r.ID {
			return
		}
		loc := s.frame.Loc()
		var names, answers []fyne.CanvasObject
		for i := range letters {
			l := &letters[i]
			link := kit.NewFlow(0, kit.NewLink(s.letterWords(l), func() { s.frame.Go("journal", l.ID) }))
			if l.ID == r.AnsweredBy {
				answers = append(answers, link)
			} else {
				names = append(names, link)
			}
		}
		var parts []fyne.CanvasObject
		if len(names) > 0 {
			parts = append(append(parts, kit.NewText(kit.Label(loc.T("replies.form.letters")))), names...)
		}
		if len(answers) > 0 {
			parts = append(append(parts, kit.NewText(kit.Label(loc.T("replies.is_answered")))), answers...)
		}
		into.Set(parts...)
		s.detail.Refresh()
	})
}

// letterWords are a letter in a line.
func (s *Section) letterWords(l *app.Letter) string {
	loc, on := s.frame.Loc(), l.SentOn
	if on.IsZero() {
		on = l.On
	}
	return kit.Joined(loc.ShortDate(on.Year, on.Month, on.Day), loc.T(l.Kind.MessageKey()), loc.T(l.Occasion.MessageKey()))
}

// answerShown goes to where an answer is written.
func (s *Section) answerShown() {
	if r, shown := s.shown(); shown {
		s.frame.Go("desk", r.Person)
	}
}

func (s *Section) setWanted(id app.ReplyID, wanted bool) {
	s.do(s.frame.Loc().T("replies.changed"), func(ctx context.Context) (app.Changes, error) {
		return s.deps.Book.SetWanted(ctx, id, wanted)
	})
}

// removeShown removes it; that can be taken back.
func (s *Section) removeShown() {
	if r, shown := s.shown(); shown {
		s.do(s.frame.Loc().T("replies.removed"), func(ctx context.Context) (app.Changes, error) { return s.deps.Book.Remove(ctx, r.ID) })
	}
}
