package parcels

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/parcels"
	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/app/work"
	"vestka/ui/kit"
	"vestka/ui/sending"
)

// tell shows a parcel once it was put on the scales.
func (s *Section) tell(p app.Parcel) {
	s.at = p.ID
	e, found := s.deps.Directory.Person(p.Person, s.today())
	if !found {
		s.detail.Set(kit.NewText(kit.Body(s.frame.Loc().T("journal.nobody"))))
		return
	}
	work.Query(s.deps.Runner, "parcels/scales", func(ctx context.Context) (*parcels.Scales, error) {
		from, err := s.deps.Rules.Sender(ctx)
		if err != nil {
			return nil, err
		}
		return s.deps.Book.Weigh(ctx, p, e.Person, from, s.today())
	}, func(on *parcels.Scales, err error) {
		switch {
		case err != nil:
			s.frame.Fail(err)
		case s.at == p.ID:
			s.detail.Set(s.parts(p, on)...)
		}
	})
}

// parts are the answer of the rules, what can be done, what lies in it, what it comes to.
func (s *Section) parts(p app.Parcel, on *parcels.Scales) []fyne.CanvasObject {
	loc := s.frame.Loc()
	all := []fyne.CanvasObject{
		kit.NewColumn(kit.Tight, kit.NewName(s.name(p.Person)), kit.NewText(kit.Quiet(kit.Joined(loc.T(p.State.MessageKey()), p.Facility, p.Tracking)))),
		s.answer(on), s.actions(p), kit.NewDivider(),
	}
	if says := s.course(p); says != "" {
		all = append(all, kit.NewText(kit.Body(says)))
	}
	if len(on.Lines) == 0 {
		all = append(all, kit.NewText(kit.Quiet(loc.T("parcels.nothing"))))
	} else {
		rows := make([]fyne.CanvasObject, len(on.Lines))
		for i := range on.Lines {
			rows[i] = s.line(p, i, &on.Lines[i])
		}
		all = append(all, kit.NewRows(rows...), kit.NewText(kit.Strong(s.sum(on))))
	}
	if len(on.Lines) > 0 && (!on.Weighed || !on.Valued) {
		all = append(all, kit.NewText(kit.Small(loc.T("parcel.not_all_known"))))
	}
	for _, m := range on.Measures {
		limit := rulebook.Limit(loc, m.Limit)
		switch {
		case m.Over:
			all = append(all, kit.NewText(kit.Strong(loc.T("parcel.over", "Limit", limit)).In(kit.No)))
		case m.Unknown && len(on.Lines) > 0:
			all = append(all, kit.NewText(kit.Small(loc.T("parcel.uncounted", "Limit", limit))))
		}
	}
	if p.Note != "" {
		all = append(all, kit.NewDivider(), kit.NewText(kit.Body(p.Note)))
	}
	return all
}

// course are the days of a parcel, and what its post took.
func (s *Section) course(p app.Parcel) string {
	loc := s.frame.Loc()
	var says []string
	for _, one := range []struct {
		state app.ParcelState
		on    app.Date
	}{{app.ParcelPacked, p.Packed}, {app.ParcelPosted, p.Posted}, {p.State, p.Ended}} {
		if !one.on.IsZero() {
			says = append(says, loc.T(one.state.MessageKey())+" "+loc.ShortDate(one.on.Year, one.on.Month, one.on.Day))
		}
	}
	if !p.Cost.IsZero() {
		says = append(says, loc.T("parcels.form.cost")+": "+loc.Money(p.Cost.Plain(), p.Cost.Currency))
	}
	return kit.Joined(says...)
}

// answer is what the rules say, with who says so.
func (s *Section) answer(on *parcels.Scales) fyne.CanvasObject {
	loc := s.frame.Loc()
	if on.Answer == nil {
		return kit.NewText(kit.Body(loc.T("error.rules.died")))
	}
	_, tone := sending.Look(on.Answer.Verdict)
	parts := []fyne.CanvasObject{kit.NewFlow(8, kit.NewText(kit.Strong(sending.Thing(s.frame, rules.Parcel))), kit.NewTag(loc.T(on.Answer.Verdict.MessageKey()), tone))}
	for _, r := range on.Answer.Deciding() {
		parts = append(parts, sending.Rule(s.frame, r))
	}
	var mind []fyne.CanvasObject
	for _, r := range slices.Concat(on.Answer.Warnings, on.Answer.Notes) {
		mind = append(mind, sending.Rule(s.frame, r))
	}
	if len(mind) > 0 {
		parts = append(parts, kit.NewFold(loc.T("parcels.mind"), loc.Number(len(mind)), s.open, func(open bool) { s.open = open }, mind...))
	}
	return kit.NewCard(kit.NewColumn(kit.Gap, parts...)).Sunk()
}

func (s *Section) actions(p app.Parcel) fyne.CanvasObject {
	loc := s.frame.Loc()
	move := func(word string, to app.ParcelState) fyne.CanvasObject {
		return kit.NewButton(word, func() {
			s.do(loc.T("parcels.moved"), func(ctx context.Context) (app.Changes, error) { return s.deps.Book.Move(ctx, p.ID, to, s.today()) })
		})
	}
	var all []fyne.CanvasObject
	switch p.State {
	case app.ParcelPacked:
		all = append(all, kit.NewPrimary(loc.T("parcels.put"), s.put), move(loc.T("parcels.post"), app.ParcelPosted))
	case app.ParcelPosted:
		all = append(all, move(loc.T("parcels.arrived"), app.ParcelArrived), move(loc.T("parcels.returned"), app.ParcelReturned), move(loc.T("parcels.lost"), app.ParcelLost))
	}
	return kit.NewFlow(kit.Gap, append(all, kit.NewButton(loc.T("parcels.details"), s.details), kit.NewButton(loc.T("parcels.remove"), s.removeShown))...)
}

// line is one sort of things, with what a source says of it.
func (s *Section) line(p app.Parcel, i int, l *parcels.Line) fyne.CanvasObject {
	loc := s.frame.Loc()
	name, said, tone, source := l.Item, loc.T("parcel.said.unknown"), kit.Care, ""
	if l.Said != nil {
		if name == "" {
			name = l.Said.Name.In(s.lang())
		}
		if said, tone = loc.T("parcel.said.allowed"), kit.Good; !l.Said.Allowed {
			said, tone = loc.T("parcel.said.not_allowed"), kit.No
		}
		source = l.Said.Source.In(s.lang())
	}
	weight, value := "", ""
	if l.Grams > 0 {
		weight = loc.T("parcel.grams", "Number", loc.Number(l.Grams))
	}
	if !l.Value.IsZero() {
		value = loc.Money(l.Value.Plain(), l.Value.Currency)
	}
	text := []fyne.CanvasObject{kit.NewText(kit.Body(kit.Joined(name+" × "+strconv.Itoa(l.Count), weight, value)))}
	if source != "" {
		text = append(text, kit.NewText(kit.Small(source)))
	}
	right := []fyne.CanvasObject{kit.NewTag(said, tone)}
	if p.State == app.ParcelPacked {
		right = append(right, kit.NewLink(loc.T("parcels.take"), func() {
			p.Lines = slices.Delete(slices.Clone(p.Lines), i, i+1)
			s.save(p, loc.T("parcels.saved"))
		}))
	}
	return kit.NewRow(kit.NewColumn(kit.Tight, text...), kit.NewFlow(8, right...))
}

func (s *Section) sum(on *parcels.Scales) string {
	loc := s.frame.Loc()
	what := loc.T("parcel.grams", "Number", loc.Number(on.Grams))
	for _, v := range on.Values {
		what = kit.Joined(what, loc.Money(v.Plain(), v.Currency))
	}
	return loc.T("parcel.sum", "What", what)
}

func (s *Section) save(p app.Parcel, done string) {
	s.do(done, func(ctx context.Context) (app.Changes, error) {
		id, changes, err := s.deps.Book.SaveParcel(ctx, p)
		if err == nil {
			s.at = id
		}
		return changes, err
	})
}

// removeShown removes it; that can be taken back.
func (s *Section) removeShown() {
	if p, ok := s.shown(); ok {
		s.do(s.frame.Loc().T("parcel.removed"), func(ctx context.Context) (app.Changes, error) { return s.deps.Book.RemoveParcel(ctx, p.ID) })
	}
}
