package snippets

import (
	"context"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/desk"
	"vestka/app/work"
	"vestka/ui/kit"
)

// tell shows a snippet: its text, what can be done with it, and who got it.
func (s *Section) tell(one *app.Snippet) {
	loc := s.frame.Loc()
	s.first = kit.NewButton(loc.T("snippets.edit"), s.editShown)
	parts := []fyne.CanvasObject{
		kit.NewName(one.Title),
		kit.NewFlow(8, kit.NewTag(loc.T(one.Kind.MessageKey()), kit.Neutral), kit.NewTag(loc.T(one.Lang.MessageKey()), kit.Neutral)),
		kit.NewFlow(kit.Gap, s.first, kit.NewButton(loc.T("snippets.remove"), s.removeShown)),
		kit.NewDivider(),
		kit.NewMeasure(kit.NewLetter(one.Text), 620),
	}
	if one.Source != "" {
		parts = append(parts, kit.NewText(kit.Small(one.Source)))
	}
	parts = append(parts, kit.NewDivider(), kit.NewText(kit.Label(loc.T("snippets.who"))))
	s.right.Objects = []fyne.CanvasObject{kit.NewScroll(kit.NewColumn(kit.Between, append(parts, s.who(one.ID)...)...))}
	s.right.Refresh()
}

// who are those who got the snippet, and those to whom a draft with it is on the desk.
func (s *Section) who(id app.SnippetID) []fyne.CanvasObject {
	loc := s.frame.Loc()
	var rows []fyne.CanvasObject
	add := func(u desk.SnippetUse, when string, open func()) {
		rows = append(rows, kit.NewRow(kit.NewLink(s.name(u.Person), open), kit.NewText(kit.Small(when)).OneLine()))
	}
	for _, u := range s.got(id) {
		add(u, loc.Date(u.On.Year, u.On.Month, u.On.Day), func() { s.frame.Go("people", u.Person) })
	}
	for _, u := range s.uses[id] {
		if u.Draft != 0 {
			add(u, loc.T("snippets.drafted"), func() { s.frame.Go("desk", u.Draft) })
		}
	}
	if len(rows) == 0 {
		return []fyne.CanvasObject{kit.NewText(kit.Quiet(loc.T("snippets.who.nobody")))}
	}
	return []fyne.CanvasObject{kit.NewRows(rows...)}
}

func (s *Section) name(id app.PersonID) string {
	if e, found := s.deps.Directory.Person(id, app.DateOf(s.deps.Now())); found {
		return e.Names.Best(s.window()).Display()
	}
	return s.frame.Loc().T("draft.nobody")
}

// removeShown removes the snippet that is shown; that can be taken back.
func (s *Section) removeShown() {
	one := s.shown()
	if one == nil {
		return
	}
	id, title := one.ID, one.Title
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return s.deps.Desk.RemoveSnippet(ctx, id)
	}, nil, func(c app.Changes, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.frame.Did(s, s.frame.Loc().T("snippets.removed", "Title", title), c)
		s.frame.Focus(s.Focus())
	})
}
