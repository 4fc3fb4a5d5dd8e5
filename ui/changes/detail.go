package changes

import (
	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/i18n"
	"vestka/ui/kit"
)

// show shows the row beside the list.
func (s *Section) show(i int) {
	r := &s.rows[i]
	s.at = r.id()
	if r.task == nil {
		s.detail.Set(s.aboutKind(r)...)
		return
	}
	s.detail.Set(s.aboutOne(r.task)...)
}

// aboutOne is one change: whom it is about, what changed, who says so, and what to
// do.
func (s *Section) aboutOne(t *people.Task) []fyne.CanvasObject {
	loc, task := s.frame.Loc(), []people.Task{*t}
	objects := []fyne.CanvasObject{
		kit.NewName(s.name(t.Person)),
		kit.NewFlow(8, kit.NewTag(loc.T(t.Kind.MessageKey()), toneOf(t.Kind))),
	}
	if what := people.NewsText(loc, s.deps.Register, &t.News); what != "" {
		objects = append(objects, kit.NewText(kit.Body(what)))
	}
	if since := s.freeSince(t); since != "" {
		objects = append(objects, kit.NewText(kit.Body(since)))
	}
	objects = append(
		objects,
		kit.NewText(kit.Small(saidBy(loc, t))),
		kit.NewDivider(),
		kit.NewText(kit.Label(loc.T("changes.asks"))),
		kit.NewText(kit.Body(advice(loc, t))),
		kit.NewFlow(
			8,
			kit.NewPrimary(loc.T(t.Action.MessageKey()), func() { s.apply(task) }),
			kit.NewButton(loc.T("changes.dismiss"), func() { s.dismiss(task) }),
			kit.NewLink(loc.T("changes.person"), func() { s.frame.Go("people", t.Person) }),
		),
	)
	return objects
}

// freeSince says since when somebody is free of whom the change says that they are.
func (s *Section) freeSince(t *people.Task) string {
	if t.Kind != app.NewsReleased && t.Kind != app.NewsDeported {
		return ""
	}
	e, known := s.deps.People.Person(t.Person, t.On)
	if !known {
		return ""
	}
	return people.FreeText(s.frame.Loc(), e.Person)
}

// saidBy is the list that the change is from, or that it follows from an own entry.
func saidBy(loc *i18n.Localizer, t *people.Task) string {
	on := loc.Date(t.On.Year, t.On.Month, t.On.Day)
	if t.Import == 0 {
		return loc.T("changes.own", "Date", on)
	}
	return loc.T("changes.source", "Source", people.SourceName(loc, t.Source), "Date", on)
}

// advice says in a sentence what the change asks for.
func advice(loc *i18n.Localizer, t *people.Task) string {
	switch t.Action {
	case people.ActionStop:
		return loc.T("changes.advice.stop", "Count", len(t.Stop))
	case people.ActionReprint:
		return loc.T("changes.advice.reprint", "Count", len(t.Stop))
	case people.ActionWelcome:
		return loc.T("changes.advice.welcome")
	case people.ActionAddress:
		return loc.T("changes.advice.address")
	case people.ActionClose:
		return loc.T("changes.advice.close")
	case people.ActionWhose:
		return loc.T("changes.advice.whose")
	case people.ActionCompare:
		return loc.T("changes.advice.compare")
	default:
		return loc.T("changes.advice.none")
	}
}

// aboutKind are all changes of a kind together.
func (s *Section) aboutKind(r *row) []fyne.CanvasObject {
	loc, tasks := s.frame.Loc(), s.of(r.kind)
	stops, writes := 0, 0
	for i := range tasks {
		stops += len(tasks[i].Stop)
		if a := tasks[i].Action; a == people.ActionWelcome || a == people.ActionReprint {
			writes++
		}
	}
	objects := []fyne.CanvasObject{
		kit.NewName(loc.T("changes.head", "Kind", loc.T(r.kind.MessageKey()), "Number", loc.Number(r.n))),
		kit.NewText(kit.Body(loc.T("changes.kind.text"))),
	}
	if stops > 0 {
		objects = append(objects, kit.NewText(kit.Body(loc.T("changes.kind.stops", "Count", stops))))
	}
	if writes > 0 {
		objects = append(objects, kit.NewText(kit.Body(loc.T("changes.kind.writes", "Count", writes))))
	}
	return append(objects, kit.NewFlow(
		8,
		kit.NewPrimary(loc.T("changes.apply_all", "Count", len(tasks)), func() { s.apply(tasks) }),
		kit.NewButton(loc.T("changes.dismiss_all", "Count", len(tasks)), func() { s.dismiss(tasks) }),
	))
}
