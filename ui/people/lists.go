package people

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/ui/kit"
)

// Saved are what the section needs of the saved lists.
type Saved interface {
	All(ctx context.Context) ([]people.SavedQuery, error)
	Save(ctx context.Context, name string, q people.Query) (app.Changes, error)
	Rename(ctx context.Context, name, to string) (app.Changes, error)
	Remove(ctx context.Context, name string) (app.Changes, error)
}

// listWays are the ways to saved lists and to a draw, which stand behind the chips.
func (s *Section) listWays() []fyne.CanvasObject {
	loc := s.frame.Loc()
	var ways []fyne.CanvasObject
	if s.deps.Saved != nil {
		ways = append(ways, newWords(loc.T("people.lists"), s.showLists))
	}
	if s.deps.Evenings != nil && s.found.counts.People > 0 {
		ways = append(ways, newWords(loc.T("people.draw"), s.askDraw))
	}
	return ways
}

// askName asks under which name the filters are kept.
func (s *Section) askListName(f filter, o people.Order) {
	loc := s.frame.Loc()
	s.frame.Dialogs().Prompt(kit.PromptRequest{
		Title: loc.T("people.list.save_as"), Text: loc.T("people.list.save_text"), Value: f.saved, OK: loc.T("dialog.save"),
	}, func(name string) {
		q := f.Query
		q.Text, q.Order = s.text, o
		s.order, f.saved = o, name
		s.setFilter(f)
		s.changeLists(loc.T("people.list.saved"), func(ctx context.Context) (app.Changes, error) { return s.deps.Saved.Save(ctx, name, q) })
	})
}

func (s *Section) changeLists(done string, op func(context.Context) (app.Changes, error)) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) { return op(ctx) }, nil,
		func(c app.Changes, err error) { s.did(done, c, err) })
}

// countedList is a saved list with the number of people on it.
type countedList struct {
	people.SavedQuery
	people int
}

// showLists shows the saved lists, each with how many people it has today.
func (s *Section) showLists() {
	today := s.today()
	work.Query(s.deps.Runner, "people-lists", func(ctx context.Context) ([]countedList, error) {
		all, err := s.deps.Saved.All(ctx)
		lists := make([]countedList, len(all))
		for i, l := range all {
			lists[i].SavedQuery = l
			if l.Err != nil {
				continue
			}
			q := l.Query
			q.Today, q.Limit = today, 1
			found, err := s.deps.Directory.Choose(ctx, q)
			if err != nil {
				return nil, err
			}
			lists[i].people = found.Total
		}
		return lists, err
	}, func(lists []countedList, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		s.showCounted(lists)
	})
}

func (s *Section) showCounted(lists []countedList) {
	loc := s.frame.Loc()
	var close func()
	rows := make([]fyne.CanvasObject, len(lists))
	for i, l := range lists {
		rows[i] = s.listRow(l, func() { close() })
	}
	sheet := kit.Sheet{
		Title: loc.T("people.lists"), Width: 640,
		Actions: []kit.Action{{Label: loc.T("dialog.close"), Primary: true}},
	}
	if len(rows) == 0 {
		sheet.Text = loc.T("people.lists.none")
	} else {
		sheet.Body = kit.NewRows(rows...)
	}
	if s.filter.on() {
		sheet.Actions = slices.Insert(sheet.Actions, 0, kit.Action{
			Label: loc.T("people.list.save_as"), Do: func() { s.askListName(s.filter, s.order) },
		})
	}
	close = s.frame.Dialogs().Show(sheet)
}

// listRow is one saved list: what it is called, how many are on it, and what can be
// done with it.
func (s *Section) listRow(l countedList, close func()) fyne.CanvasObject {
	loc := s.frame.Loc()
	under := loc.T("people.count_all", "Count", l.people)
	if l.Err != nil {
		under, _ = loc.Error(l.Err)
	}
	text := kit.NewColumn(kit.Tight, kit.NewText(kit.Strong(l.Name)), kit.NewText(kit.Small(under)))
	buttons := kit.NewFlow(8).OneLine()
	var all []fyne.CanvasObject
	if l.Err == nil {
		all = append(all, kit.NewButton(loc.T("people.list.show"), func() { close(); s.openSaved(l.SavedQuery) }))
	}
	all = append(all,
		kit.NewLink(loc.T("people.list.rename"), func() { close(); s.rename(l.Name) }),
		kit.NewLink(loc.T("people.list.remove"), func() {
			close()
			s.changeLists(loc.T("people.list.removed", "Name", l.Name), func(ctx context.Context) (app.Changes, error) { return s.deps.Saved.Remove(ctx, l.Name) })
		}))
	buttons.Set(all...)
	return kit.NewRow(text, buttons)
}

// openSaved shows the people of a saved list.
func (s *Section) openSaved(l people.SavedQuery) {
	s.openQuery(l.Query)
	s.filter.saved = l.Name
}

func (s *Section) rename(name string) {
	loc := s.frame.Loc()
	s.frame.Dialogs().Prompt(kit.PromptRequest{Title: loc.T("people.list.rename"), Value: name, OK: loc.T("dialog.save")}, func(to string) {
		s.changeLists(loc.T("people.list.renamed"), func(ctx context.Context) (app.Changes, error) { return s.deps.Saved.Rename(ctx, name, to) })
	})
}
