package people

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/people"
	"vestka/ui/kit"
)

// askGuards says why the list looks broken; going on is a choice.
func (s *Section) askGuards(of taking, c *people.Comparison) {
	loc, close := s.frame.Loc(), func() {}
	rows := s.aboveProblems(of, c, func() { close() })
	for _, g := range c.Guards {
		rows = append(rows, kit.NewText(kit.Body(people.GuardText(loc, g))))
	}
	actions := []kit.Action{
		{Label: loc.T("people.import.guards.accept"), Danger: true, Do: func() {
			c.AcceptGuards()
			of.accepted = true
			s.askTakeOver(of, c)
		}},
		{Label: loc.T("dialog.cancel"), Primary: true},
	}
	if len(of.unread) > 0 {
		rows = append(rows, kit.NewText(kit.Body(loc.T("people.import.guards.sheets", "Others", strings.Join(of.unread, ", ")))))
		actions = instead(actions, loc.T("people.match.worksheets.all"), func() { s.readAs(together(of)) })
	}
	title, text := loc.T("people.import.guards.title"), loc.T("people.import.guards.text")
	if slices.ContainsFunc(c.Guards, func(g people.Guard) bool { return g.Kind == people.GuardOther }) {
		actions = instead(actions, loc.T("people.import.guards.whose"), func() { s.look(of.path, of.choice) })
	}
	if c.SeemsAnothers() {
		title, text = loc.T("people.import.other.title"), loc.T("people.import.other.text")
	}
	close = s.frame.Dialogs().Show(kit.Sheet{
		Title: title, Text: kit.Joined(filepath.Base(of.path), text), Width: 720,
		Body: kit.NewColumn(kit.Gap, rows...), Actions: actions,
	})
}

// instead offers first what mends the list.
func instead(actions []kit.Action, label string, do func()) []kit.Action {
	for i := range actions {
		actions[i].Primary = false
	}
	return append(actions, kit.Action{Label: label, Primary: true, Do: do})
}

// together is the file with all its worksheets.
func together(of taking) taking {
	of.choice.Sheets, of.unread = []string{importer.AllWorksheets}, nil
	return of
}

// newsTags are how much news of each kind the list has, but for the people who are
// new, who are counted already.
func (s *Section) newsTags(c *people.Comparison) []fyne.CanvasObject {
	loc := s.frame.Loc()
	var tags []fyne.CanvasObject
	for _, kind := range app.NewsKinds[1:] {
		if n := c.Kinds[kind]; n > 0 {
			tags = append(tags, kit.NewTag(loc.T("people.import.news", "Kind", loc.T(kind.MessageKey()), "Number", loc.Number(n)), kit.Neutral))
		}
	}
	return tags
}
