package parcels

import (
	"context"
	"strconv"
	"strings"

	"vestka/app"
	"vestka/ui/asking"
	"vestka/ui/kit"
	"vestka/ui/someone"
)

// begin asks to whom a parcel goes.
func (s *Section) begin() {
	if s.frame != nil {
		loc := s.frame.Loc()
		someone.Ask(s.frame, s.deps.Directory, s.today(), loc.T("parcels.new"), loc.T("parcels.to"), s.beginTo)
	}
}

// beginTo begins a parcel to a person.
func (s *Section) beginTo(id app.PersonID) {
	if e, found := s.deps.Directory.Person(id, s.today()); found && s.frame != nil {
		s.save(app.Parcel{Person: id, Facility: e.Held.Facility, Packed: s.today()}, s.frame.Loc().T("parcels.begun"))
	}
}

// put asks what is put into the parcel.
func (s *Section) put() {
	p, ok := s.shown()
	if !ok || p.State != app.ParcelPacked {
		return
	}
	loc := s.frame.Loc()
	things, words := []string{""}, []string{loc.T("parcels.own")}
	for _, c := range s.deps.Book.Contents() {
		word := c.Name.In(s.lang())
		if !c.Allowed {
			word = kit.Joined(word, loc.T("parcel.said.not_allowed"))
		}
		things, words = append(things, c.ID), append(words, word)
	}
	var line app.ParcelLine
	item, count, grams, value, trouble := kit.NewEntry(), kit.NewEntry(), kit.NewEntry(), kit.NewEntry(), kit.NewTrouble()
	count.SetText("1")
	kind := kit.NewSelect(words, 0, func(i int) { line.Content = things[i] })
	var closed func()
	save := func() {
		one, err := s.read(line, item.Text, count.Text, grams.Text, value.Text)
		if err != nil {
			trouble.Say(loc.Error(err))
			return
		}
		next := p
		next.Lines = append(append([]app.ParcelLine(nil), p.Lines...), one)
		s.keep(next, trouble, func() { closed() })
	}
	two := func(a, b *kit.Column) *kit.Split { return kit.NewSplit(a, b, 0.5, 0, 2000) }
	closed = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("parcels.put"), Width: 560, Focus: item, Draft: "parcels/put",
		Body: trouble.Above(
			two(kit.NewField(loc.T("parcels.form.thing"), kind, ""), kit.NewField(loc.T("parcels.form.item"), item, "")),
			two(kit.NewField(loc.T("parcels.form.count"), count, ""), kit.NewField(loc.T("parcels.form.grams"), grams, "")),
			kit.NewField(loc.T("parcels.form.value"), value, loc.T("giving.form.amount.hint"))),
		Fields:  kit.Fields{"kind": kind, "item": item, "count": count, "grams": grams, "value": value},
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("parcels.put"), Primary: true, Stay: true, Do: save}},
	})
}

// read is the line that the form says.
func (s *Section) read(line app.ParcelLine, item, count, grams, value string) (app.ParcelLine, error) {
	line.Item = item
	for _, n := range []struct {
		text string
		into *int
	}{{count, &line.Count}, {grams, &line.Grams}} {
		text := strings.TrimSpace(n.text)
		if text == "" {
			continue
		}
		number, err := strconv.Atoi(text)
		if err != nil || number < 0 {
			return line, &app.Error{Code: app.Invalid, Key: "error.parcel.line"}
		}
		*n.into = number
	}
	var err error
	if value = strings.TrimSpace(value); value != "" {
		line.Value, err = app.ReadMoney(value, s.own)
	}
	return line, err
}

// keep keeps the parcel; until it can be kept the form stays.
func (s *Section) keep(p app.Parcel, trouble *kit.Trouble, closed func()) {
	form := asking.Form{Frame: s.frame, By: s, Runner: s.deps.Runner, Trouble: trouble}
	asking.Keep(form, nil, func(ctx context.Context) (app.ParcelID, app.Changes, error) { return s.deps.Book.SaveParcel(ctx, p) }, func(app.ParcelID) string {
		closed()
		return s.frame.Loc().T("parcels.saved")
	})
}

// details asks for the tracking number, the cost and a note.
func (s *Section) details() {
	p, ok := s.shown()
	if !ok {
		return
	}
	loc := s.frame.Loc()
	tracking, cost, note, trouble := kit.NewEntry(), kit.NewEntry(), kit.NewLines(3), kit.NewTrouble()
	was := strings.TrimSpace(p.Cost.Plain() + " " + p.Cost.Currency)
	tracking.SetText(p.Tracking)
	cost.SetText(was)
	note.SetText(p.Note)
	var closed func()
	save := func() {
		next := p
		next.Tracking, next.Note = tracking.Text, note.Text
		if text := strings.TrimSpace(cost.Text); text != was {
			var err error
			if next.Cost = (app.Money{}); text != "" {
				next.Cost, err = app.ReadMoney(text, s.own)
			}
			if err != nil {
				trouble.Say(loc.Error(err))
				return
			}
		}
		s.keep(next, trouble, func() { closed() })
	}
	closed = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("parcels.details"), Width: 520, Focus: tracking, Draft: "parcels/details",
		Body: trouble.Above(kit.NewField(loc.T("parcels.form.tracking"), tracking, ""), kit.NewField(loc.T("parcels.form.cost"), cost, ""),
			kit.NewField(loc.T("giving.form.note"), note, "")),
		Fields:  kit.Fields{"tracking": tracking, "cost": cost, "note": note},
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: save}},
	})
}
