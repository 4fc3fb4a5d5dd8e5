package rules

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/rules"
	"vestka/app/work"
	"vestka/ui/kit"
)

// roles are what a rule may do, in the order in which they are offered.
var roles = []rules.Rule{
	{Verdict: rules.Yes}, {Verdict: rules.No}, {Verdict: rules.AskFamily}, {Verdict: rules.NotKnown}, {Warning: true}, {},
}

// form asks for what may be changed of a rule.
type form struct {
	s                                    *Section
	rule                                 rules.Rule
	role, route                          *kit.Select
	reason, source                       *kit.Entry
	said, checked, validFrom, validUntil *kit.Entry
	trouble                              *kit.Trouble
	close                                func()
}

// editShown lets the rule that is shown be edited.
func (s *Section) editShown() {
	if r := s.shown(); r != nil {
		s.ask(*r.Rule)
	}
}

// ask asks for the parts of a rule. What is changed is said by the reader today,
// unless they say otherwise.
func (s *Section) ask(r rules.Rule) {
	loc := s.frame.Loc()
	line := func(text string) *kit.Entry {
		e := kit.NewEntry()
		e.SetText(text)
		return e
	}
	f := &form{
		s: s, rule: r, trouble: kit.NewTrouble(), reason: kit.NewLines(4), source: kit.NewLines(2),
		said: line(r.SaidOn.String()), checked: line(s.today().String()), validFrom: line(r.ValidFrom.String()), validUntil: line(r.ValidUntil.String()),
	}
	f.reason.SetText(r.Reason.In(s.lang()))
	f.source.SetText(r.Source.In(s.lang()))
	words := make([]string, len(roles))
	for i := range roles {
		words[i] = loc.T(roles[i].RoleKey())
	}
	f.role = kit.NewSelect(words, slices.IndexFunc(roles, func(o rules.Rule) bool { return o.Verdict == r.Verdict && o.Warning == r.Warning }), func(int) {})
	routes := []string{loc.T("rules.form.no_route")}
	for _, way := range rules.AllRoutes {
		routes = append(routes, loc.T(way.MessageKey()))
	}
	f.route = kit.NewSelect(routes, slices.Index(rules.AllRoutes, r.Route)+1, func(int) {})
	f.close = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("rules.form.title"), Text: loc.T("rules.form.text"), Width: 640, Focus: f.role,
		Body: f.trouble.Above(
			pair(kit.NewField(loc.T("rules.filter.says"), f.role, ""), kit.NewField(loc.T("sending.route"), f.route, "")),
			kit.NewField(loc.T("rules.form.reason"), f.reason, loc.T("rules.form.reason.hint")),
			kit.NewField(loc.T("people.own_mark.source_field"), f.source, ""),
			pair(kit.NewField(loc.T("people.own_mark.on"), f.said, ""), kit.NewField(loc.T("rules.form.checked"), f.checked, "")),
			pair(kit.NewField(loc.T("rules.form.from"), f.validFrom, loc.T("rules.form.from.hint")),
				kit.NewField(loc.T("rules.form.until"), f.validUntil, loc.T("rules.form.until.hint"))),
		),
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: f.save}},
	})
}

// pair stands two fields side by side.
func pair(left, right fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewSplit(left, right, 0.5, 0, 2000)
}

// edited is the rule as the fields have it.
func (f *form) edited() (rules.Rule, error) {
	r, lang := f.rule, f.s.lang()
	role := roles[max(f.role.SelectedIndex(), 0)]
	r.Verdict, r.Warning, r.Route = role.Verdict, role.Warning, ""
	if i := f.route.SelectedIndex(); i > 0 {
		r.Route = rules.AllRoutes[i-1]
	}
	// What the reader wrote stands in every language; what they left stays as it was.
	if text := oneLine(f.reason.Text); text != r.Reason.In(lang) {
		r.Reason = app.Text{EN: text, RU: text, BE: text}
	}
	if text := oneLine(f.source.Text); text != r.Source.In(lang) {
		r.Source = app.Text{EN: text, RU: text, BE: text}
	}
	for _, d := range []struct {
		entry *kit.Entry
		into  *app.Date
	}{{f.said, &r.SaidOn}, {f.checked, &r.CheckedOn}, {f.validFrom, &r.ValidFrom}, {f.validUntil, &r.ValidUntil}} {
		day, err := app.ParseDate(strings.TrimSpace(d.entry.Text))
		if err != nil {
			return r, err
		}
		*d.into = day
	}
	return r, nil
}

// oneLine is a text without its line breaks, as a rule keeps it.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// save keeps the rule as the reader's own; until it can be kept the form stays.
func (f *form) save() {
	r, err := f.edited()
	if err != nil {
		f.trouble.Say(f.s.frame.Loc().Error(err))
		return
	}
	day := f.s.today()
	work.Change(f.s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) {
		return f.s.deps.Book.Save(ctx, r, day)
	}, nil, func(c app.Changes, err error) {
		if err != nil {
			f.trouble.Say(f.s.frame.Loc().Error(err))
			return
		}
		f.close()
		f.s.frame.Did(f.s, f.s.frame.Loc().T("rules.form.saved"), c)
	})
}

// takeAway removes the reader's own entry.
func (s *Section) takeAway(id string) {
	day := s.today()
	s.change(s.frame.Loc().T("rules.own.removed"), func(ctx context.Context) (app.Changes, error) { return s.deps.Book.Remove(ctx, id, day) })
}

// change runs an operation and tells how it ended.
func (s *Section) change(done string, op func(context.Context) (app.Changes, error)) {
	work.Change(s.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) { return op(ctx) }, nil,
		func(c app.Changes, err error) {
			if err != nil {
				s.frame.Fail(err)
				return
			}
			s.frame.Did(s, done, c)
		})
}
