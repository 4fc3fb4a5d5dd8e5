package sending

import (
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/ui/kit"
)

// Show is what leads from an answer to the rules on a thing: the argument of the
// section of the rules.
type Show struct {
	Thing    rules.Thing
	Facility string
}

// show lays the whole answer over the window: why, what to mind, who says so.
func show(f kit.Frame, o *rulebook.Outlook, i int) {
	loc, a := f.Loc(), &o.Answers[i]
	actions := []kit.Action{
		{Label: loc.T("sending.rules"), Do: func() { f.Go("rules", Show{a.Thing, o.Facility.Code}) }},
		{Label: loc.T("dialog.close"), Primary: true},
	}
	f.Dialogs().Show(kit.Sheet{
		Title: Thing(f, a.Thing), Text: about(f, o), Body: kit.NewColumn(kit.Between, answer(f, o, a)...), Width: 640, Actions: actions,
	})
}

// answer are the parts of an answer from the verdict downwards.
func answer(f kit.Frame, o *rulebook.Outlook, a *rulebook.Answer) []fyne.CanvasObject {
	loc := f.Loc()
	icon, tone := Look(a.Verdict)
	first := []fyne.CanvasObject{kit.NewFlow(10, kit.NewSign(icon, tone), kit.NewText(kit.Strong(Begin(loc.T(a.Verdict.MessageKey()))).In(tone)).OneLine())}
	if key := rulebook.UndecidedKey(a); key != "" {
		first = append(first, kit.NewText(kit.Body(loc.T(key))))
	}
	for _, r := range a.Deciding() {
		first = append(first, Rule(f, r))
	}
	if key := o.PostKey(a); key != "" {
		first = append(first, kit.NewText(kit.Body(loc.T(key))))
	}
	parts := []fyne.CanvasObject{kit.NewColumn(10, first...)}
	add := func(title string, list ...fyne.CanvasObject) {
		if len(list) > 0 {
			parts = append(parts, kit.NewColumn(8, append([]fyne.CanvasObject{kit.NewText(kit.Label(title))}, list...)...))
		}
	}
	add(loc.T("sending.route"), items(a.Routes, func(r rules.Route) string { return loc.T(r.MessageKey()) })...)
	add(loc.T("sending.limits"), items(a.Limits, func(l rules.Bounded) string { return rulebook.Limit(loc, l.Limit) })...)
	add(loc.T("sending.depends"), cited(f, a.Place.Depends)...)
	add(loc.T("sending.warnings"), cited(f, a.Warnings)...)
	add(loc.T("sending.notes"), cited(f, a.Notes)...)
	for _, group := range a.Disputed {
		add(loc.T("sending.disputed"), cited(f, group)...)
	}
	return parts
}

// items are short texts hanging from points, each once.
func items[T any](list []T, word func(T) string) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	var said []string
	for _, x := range list {
		if w := word(x); !slices.Contains(said, w) {
			said = append(said, w)
			all = append(all, kit.NewItem(kit.NewText(kit.Body(w))))
		}
	}
	return all
}

func cited(f kit.Frame, list []rules.Cited) []fyne.CanvasObject {
	all := make([]fyne.CanvasObject, len(list))
	for i, r := range list {
		all[i] = Rule(f, r)
	}
	return all
}

// Rule is what a rule says with its evidence below: who says so, when someone last
// looked, how long ago that is where it is long, and whose rule it is.
func Rule(f kit.Frame, r rules.Cited) fyne.CanvasObject {
	loc := f.Loc()
	lines := []fyne.CanvasObject{kit.NewText(kit.Body(r.Reason.In(app.Lang(loc.Lang()))))}
	if age := rulebook.Age(loc, r); age != "" {
		lines = append(lines, kit.NewText(kit.Small(age).In(kit.Care)))
	}
	lines = append(lines, kit.NewText(kit.Small(rulebook.Evidence(loc, r.Rule))))
	if word, tone := Whose(f, r.Rule); word != "" {
		lines = append(lines, kit.NewFlow(8, kit.NewTag(word, tone)))
	}
	return kit.NewColumn(kit.Tight, lines...)
}

// Whose is the tag of a rule that is not ours.
func Whose(f kit.Frame, r *rules.Rule) (word string, tone kit.Tone) {
	return rulebook.Whose(f.Loc(), r), kit.Good
}
