package rules

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/rules"
	"vestka/app/work"
	"vestka/ui/asking"
	"vestka/ui/kit"
	"vestka/ui/sending"
)

// roles are what a rule may do, in the order in which they are offered.
var roles = []rules.Rule{
	{Verdict: rules.Yes}, {Verdict: rules.No}, {Verdict: rules.AskFamily}, {Verdict: rules.NotKnown}, {Warning: true}, {},
}

// What narrows a rule, in the order in which it is offered; the first is nothing.
var (
	stages    = []rules.Stage{"", rules.BeforeForce, rules.InForce}
	relations = []app.Relation{"", app.Relative, app.Stranger}
	sides     = []rules.Side{"", rules.Inside, rules.Abroad}
)

// form asks for a rule: one that is edited, or a new one, which has no id yet.
type form struct {
	s    *Section
	rule rules.Rule

	things, facilities, kinds            *kit.Several
	stage, relation, side                *kit.Select
	countries                            *kit.Entry
	role, route                          *kit.Select
	reasonBE, reasonRU, reasonEN, source *kit.Entry
	limits                               *limits
	said, checked, validFrom, validUntil *kit.Entry
	trouble                              *kit.Trouble
	close                                func()
}

// editShown lets the rule that is shown be edited.
func (s *Section) editShown() {
	if r := s.shown(); r != nil {
		loc := s.frame.Loc()
		s.ask(*r.Rule, loc.T("rules.form.title"), loc.T("rules.form.text"))
	}
}

// add asks for a rule that nobody had, beginning with the thing and the facility
// by which the list is narrowed.
func (s *Section) add() {
	if s.frame == nil {
		return
	}
	r := rules.Rule{SaidOn: s.today()} // a note, which decides nothing until the reader says otherwise
	if s.filter.thing != "" {
		r.Things = []rules.Thing{s.filter.thing}
	}
	if s.filter.facility != "" {
		r.Facilities = []string{s.filter.facility}
	}
	loc := s.frame.Loc()
	s.ask(r, loc.T("rules.form.new"), loc.T("rules.form.text"))
}

// ask asks for the parts of a rule. What is changed is said by the reader today,
// unless they say otherwise.
func (s *Section) ask(r rules.Rule, title, text string) {
	loc := s.frame.Loc()
	f := newForm(s, r)
	f.close = s.frame.Dialogs().Show(kit.Sheet{
		Title: title, Text: text, Width: 760, Focus: f.things.Select, Body: f.body(), Draft: "rule/" + r.ID, Fields: f.fields(),
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: f.save}},
	})
}

func newForm(s *Section, r rules.Rule) *form {
	loc := s.frame.Loc()
	line := func(text string) *kit.Entry {
		e := kit.NewEntry()
		e.SetText(text)
		return e
	}
	lines := func(text string) *kit.Entry {
		e := kit.NewLines(2)
		e.SetText(text)
		return e
	}
	f := &form{
		s: s, rule: r, trouble: kit.NewTrouble(), limits: newLimits(s.frame, r.Limits), countries: line(strings.Join(r.Countries, ", ")),
		reasonBE: lines(r.Reason.BE), reasonRU: lines(r.Reason.RU), reasonEN: lines(r.Reason.EN), source: lines(r.Source.In(s.lang())),
		said: line(asking.TypedDay(r.SaidOn)), checked: line(asking.TypedDay(s.today())), validFrom: line(asking.TypedDay(r.ValidFrom)), validUntil: line(asking.TypedDay(r.ValidUntil)),
	}
	f.countries.SetPlaceHolder("PL, LT")
	anywhere, any := loc.T("rules.form.anywhere"), loc.T("rules.form.any")
	f.things = several(r.Things, rules.Things, loc.T("rules.form.choose"), loc.T("rules.form.thing_more"), func(t rules.Thing) string { return sending.Thing(s.frame, t) })
	f.facilities = kit.NewSeveral(s.facilityOptions(), r.Facilities, anywhere, loc.T("people.filter.add_place"), nil)
	f.kinds = several(r.Kinds, app.FacilityKinds, anywhere, loc.T("people.filter.add_kind"), func(k app.FacilityKind) string { return sending.Begin(loc.T(rules.KindKey(k))) })
	f.stage = oneOf(stages, r.Stage, any, func(x rules.Stage) string { return loc.T(x.MessageKey()) })
	f.relation = oneOf(relations, r.Relation, any, func(x app.Relation) string { return loc.T(x.MessageKey()) })
	f.side = oneOf(sides, r.Sender, any, func(x rules.Side) string { return loc.T(x.MessageKey()) })
	words := make([]string, len(roles))
	for i := range roles {
		words[i] = sending.Begin(loc.T(roles[i].RoleKey()))
	}
	f.role = kit.NewSelect(words, slices.IndexFunc(roles, func(o rules.Rule) bool { return o.Verdict == r.Verdict && o.Warning == r.Warning }), func(int) {})
	f.route = oneOf(append([]rules.Route{""}, rules.AllRoutes...), r.Route, loc.T("rules.form.no_route"), func(x rules.Route) string { return loc.T(x.MessageKey()) })
	return f
}

// several offers words of the program.
func several[T ~string](chosen, all []T, none, more string, word func(T) string) *kit.Several {
	options, ids := make([]kit.Option, len(all)), make([]string, len(chosen))
	for i, v := range all {
		options[i] = kit.Option{ID: string(v), Word: word(v), Chip: word(v)}
	}
	for i, v := range chosen {
		ids[i] = string(v)
	}
	return kit.NewSeveral(options, ids, none, more, nil)
}

// oneOf offers words of the program, the first of which is nothing.
func oneOf[T comparable](all []T, chosen T, none string, word func(T) string) *kit.Select {
	words := []string{none}
	for _, v := range all[1:] {
		words = append(words, sending.Begin(word(v)))
	}
	return kit.NewSelect(words, slices.Index(all, chosen), func(int) {})
}

// body are the fields: what the rule is about, what it says, how that is known.
func (f *form) body() fyne.CanvasObject {
	loc := f.s.frame.Loc()
	field := func(name string, o fyne.CanvasObject) fyne.CanvasObject { return kit.NewField(name, o, "") }
	return f.trouble.Above(
		pair(field(loc.T("rules.filter.thing"), f.things), field(loc.T("rules.filter.says"), f.role)),
		pair(field(loc.T("people.filter.facility"), f.facilities), field(loc.T("people.filter.kind"), f.kinds)),
		pair(field(loc.T("rules.if.stage"), f.stage), field(loc.T("rules.if.relation"), f.relation)),
		pair(field(loc.T("rules.if.sender"), f.side), kit.NewField(loc.T("rules.if.countries"), f.countries, loc.T("rules.form.countries.hint"))),
		field(loc.T("rules.form.reason_be"), f.reasonBE),
		field(loc.T("rules.form.reason_ru"), f.reasonRU),
		kit.NewField(loc.T("rules.form.reason_en"), f.reasonEN, loc.T("rules.form.reason.hint")),
		field(loc.T("sending.limits"), f.limits.column),
		pair(field(loc.T("people.own_mark.source_field"), f.source), field(loc.T("sending.route"), f.route)),
		pair(field(loc.T("people.own_mark.on"), f.said), field(loc.T("rules.form.checked"), f.checked)),
		pair(kit.NewField(loc.T("rules.form.from"), f.validFrom, loc.T("rules.form.from.hint")),
			kit.NewField(loc.T("rules.form.until"), f.validUntil, loc.T("rules.form.until.hint"))),
	)
}

// fields are what is kept of the form while the window is locked.
func (f *form) fields() kit.Fields {
	return kit.Fields{
		"things": f.things, "facilities": f.facilities, "kinds": f.kinds, "stage": f.stage, "relation": f.relation, "side": f.side,
		"countries": f.countries, "role": f.role, "route": f.route, "reason_be": f.reasonBE, "reason_ru": f.reasonRU, "reason_en": f.reasonEN,
		"limits": f.limits, "source": f.source, "said": f.said, "checked": f.checked, "from": f.validFrom, "until": f.validUntil,
	}
}

// pair stands two fields side by side.
func pair(left, right fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewSplit(left, right, 0.5, 0, 2000)
}

// edited is the rule as the fields have it.
func (f *form) edited() (rules.Rule, error) {
	r, lang := f.rule, f.s.lang()
	role := roles[max(f.role.SelectedIndex(), 0)]
	r.Verdict, r.Warning = role.Verdict, role.Warning
	r.Things, r.Kinds = as[rules.Thing](f.things.Chosen()), as[app.FacilityKind](f.kinds.Chosen())
	r.Facilities, r.Countries = f.facilities.Chosen(), countries(f.countries.Text)
	r.Stage, r.Relation, r.Sender = stages[max(f.stage.SelectedIndex(), 0)], relations[max(f.relation.SelectedIndex(), 0)], sides[max(f.side.SelectedIndex(), 0)]
	r.Route = ""
	if i := f.route.SelectedIndex(); i > 0 {
		r.Route = rules.AllRoutes[i-1]
	}
	r.Reason = app.Text{BE: oneLine(f.reasonBE.Text), RU: oneLine(f.reasonRU.Text), EN: oneLine(f.reasonEN.Text)}.Filled()
	// Who says so is a name, the same in every language; what is left stays as it was.
	if text := oneLine(f.source.Text); text != r.Source.In(lang) {
		r.Source = app.Text{EN: text, RU: text, BE: text}
	}
	var err error
	if r.Limits, err = f.limits.list(); err != nil {
		return r, err
	}
	for _, d := range []struct {
		entry *kit.Entry
		into  *app.Date
	}{{f.said, &r.SaidOn}, {f.checked, &r.CheckedOn}, {f.validFrom, &r.ValidFrom}, {f.validUntil, &r.ValidUntil}} {
		if *d.into, err = importer.ReadDate(d.entry.Text); err != nil {
			return r, err
		}
	}
	return r, nil
}

func as[T ~string](ids []string) []T {
	var all []T
	for _, id := range ids {
		all = append(all, T(id))
	}
	return all
}

// countries are the codes in a text, parted by blanks or commas.
func countries(text string) []string {
	return strings.FieldsFunc(strings.ToUpper(text), func(r rune) bool { return r == ' ' || r == ',' || r == ';' })
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
	day, fresh := f.s.today(), r.ID == ""
	type saved struct {
		id      string
		changes app.Changes
	}
	work.Change(f.s.deps.Runner, func(ctx context.Context, _ work.Progress) (done saved, err error) {
		done.id = r.ID
		if fresh {
			done.id, done.changes, err = f.s.deps.Book.Add(ctx, r, day)
		} else {
			done.changes, err = f.s.deps.Book.Save(ctx, r, day)
		}
		return done, err
	}, nil, func(done saved, err error) {
		if err != nil {
			f.trouble.Say(f.s.frame.Loc().Error(err))
			return
		}
		f.close()
		f.s.at = done.id
		text := f.s.frame.Loc().T("rules.form.saved")
		if fresh {
			text = f.s.frame.Loc().T("rules.form.added")
		}
		f.s.frame.Did(f.s, text, done.changes)
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
