package rules

import (
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/ui/kit"
	"vestka/ui/sending"
)

// fill shows a rule in a row: what it is about, what it says, and what it does in
// an answer.
func (s *Section) fill(row *kit.TwoLines, r *rules.Cited) {
	loc := s.frame.Loc()
	things := make([]string, len(r.Things))
	for i, t := range r.Things {
		things[i] = loc.T(t.MessageKey())
	}
	age := ""
	if r.Old {
		age = loc.T("rules.old_since", "Count", r.Months)
	}
	_, tone := look(r.Rule)
	about := sending.Begin(strings.Join(things, ", "))
	if len(r.Things) == len(rules.Things) {
		about = loc.T("rules.about_all")
	}
	row.Set(kit.Joined(about, s.places(r.Rule)), kit.Joined(rulebook.Whose(loc, r.Rule), age, r.Reason.In(s.lang())), loc.T(r.RoleKey()), tone)
}

// places names the facilities of a rule.
func (s *Section) places(r *rules.Rule) string {
	names := make([]string, len(r.Facilities))
	for i, code := range r.Facilities {
		names[i] = s.shortName(code)
	}
	return strings.Join(names, ", ")
}

// look is how what a rule does is shown beside its word.
func look(r *rules.Rule) (icon string, tone kit.Tone) {
	switch {
	case r.Verdict != "":
		return sending.Look(r.Verdict)
	case r.Warning:
		return "warning", kit.Care
	}
	return "info", kit.Neutral
}

// showRule shows all of a rule.
func (s *Section) showRule(r *rules.Cited) {
	loc := s.frame.Loc()
	icon, tone := look(r.Rule)
	s.edit = kit.NewButton(loc.T("rules.edit"), s.editShown)
	actions := []fyne.CanvasObject{s.edit}
	if r.From.Own {
		actions = append(actions, kit.NewButton(loc.T("rules.take_away"), func() { s.takeAway(r.ID) }))
	}
	parts := []fyne.CanvasObject{
		kit.NewRow(
			kit.NewFlow(10, kit.NewSign(icon, tone), kit.NewText(kit.Strong(sending.Begin(loc.T(r.RoleKey()))).In(tone)).OneLine()),
			kit.NewFlow(kit.Gap, actions...).OneLine()),
		sending.Rule(s.frame, *r),
	}
	add := func(title string, list ...fyne.CanvasObject) {
		if len(list) > 0 {
			parts = append(parts, kit.NewColumn(8, append([]fyne.CanvasObject{kit.NewText(kit.Label(title))}, list...)...))
		}
	}
	if r.Old {
		add(loc.T("rules.old.title"), kit.NewText(kit.Body(loc.T("rules.old.text", "Count", r.Months))))
	}
	var limits []fyne.CanvasObject
	for _, l := range r.Limits {
		limits = append(limits, kit.NewItem(kit.NewText(kit.Body(rulebook.Limit(loc, l)))))
	}
	add(loc.T("sending.limits"), limits...)
	if r.Route != "" {
		add(loc.T("sending.route"), kit.NewText(kit.Body(loc.T(r.Route.MessageKey()))))
	}
	var conditions []fyne.CanvasObject
	for _, line := range rulebook.Conditions(loc, s.shortName, r.Rule) {
		conditions = append(conditions, kit.NewText(kit.Body(line)))
	}
	add(loc.T("rules.when"), conditions...)
	if r.Replaces != nil {
		before := rules.Cite(r.Replaces, s.today())
		add(loc.T("rules.before"), kit.NewText(kit.Strong(sending.Begin(loc.T(before.RoleKey())))), sending.Rule(s.frame, before))
	}
	parts = append(parts, kit.NewText(kit.Small(loc.T("rules.id", "Rule", r.ID))))
	s.detail.Set(parts...)
	s.right.Objects = []fyne.CanvasObject{kit.NewScroll(s.detail)} // from its beginning
	s.right.Refresh()
}
