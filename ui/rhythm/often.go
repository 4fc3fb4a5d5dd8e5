package rhythm

import (
	"context"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/rhythm"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
	"vestka/ui/pace"
)

// often shows how often one writes: to all, to those on a list, to single people.
type often struct {
	s     *Section
	desk  *pace.Desk
	body  *kit.Column
	first *kit.Button
}

func (o *often) word(loc *i18n.Localizer) string { return loc.T("rhythm.often") }

func (o *often) shows(c app.Changes) bool { return c.Has(app.KindOccasions | app.KindPeople) }

func (o *often) keys() []kit.Shortcut { return nil }

func (o *often) actions() []fyne.CanvasObject { return nil }

func (o *often) focus() fyne.Focusable {
	if o.first == nil {
		return nil
	}
	return o.first
}

func (o *often) build() fyne.CanvasObject {
	o.desk = pace.New(pace.Deps{Store: o.s.deps.Store, Runner: o.s.deps.Runner, Now: o.s.deps.Now}, o.s)
	o.desk.Build(o.s.frame)
	o.body = kit.NewColumn(kit.Between)
	return kit.NewScroll(kit.NewMeasure(o.body, 760))
}

func (o *often) load() {
	type read struct {
		saved     []people.SavedQuery
		intervals []app.Interval
		skips     []app.Skip
	}
	work.Query(o.s.deps.Runner, "rhythm/often", func(ctx context.Context) (r read, err error) {
		if r.saved, err = o.s.deps.Lists.All(ctx); err != nil {
			return r, err
		}
		if r.intervals, err = o.s.deps.Store.Intervals(ctx); err != nil {
			return r, err
		}
		r.skips, err = o.s.deps.Store.Skips(ctx)
		return r, err
	}, func(r read, err error) {
		if err != nil {
			o.s.frame.Fail(err)
			return
		}
		o.show(r.saved, r.intervals, r.skips)
	})
}

// show has a row for all, one for each list, and one for each person with an interval or
// something left out.
func (o *often) show(saved []people.SavedQuery, intervals []app.Interval, skips []app.Skip) {
	loc := o.s.frame.Loc()
	o.first = nil
	of := map[app.Interval]app.Interval{}
	for _, i := range intervals {
		of[app.Interval{Person: i.Person, List: i.List}] = i
	}
	wide := []fyne.CanvasObject{o.row(app.Interval{}, of, loc.T("interval.all"))}
	for _, l := range saved {
		wide = append(wide, o.row(app.Interval{List: l.Name}, of, loc.Message(rhythm.Whose(app.Interval{List: l.Name}))))
	}
	cards := []fyne.CanvasObject{kit.NewTitledCard(loc.T("rhythm.often.lists"), append(wide, kit.NewText(kit.Small(loc.T("rhythm.often.text"))))...)}
	var single []fyne.CanvasObject
	for _, i := range intervals {
		if i.Person != 0 {
			single = append(single, o.person(i.Person, o.limits(i)))
		}
	}
	if len(single) > 0 {
		cards = append(cards, kit.NewTitledCard(loc.T("rhythm.often.people"), kit.NewRows(single...)))
	}
	var out []fyne.CanvasObject
	for _, k := range skips {
		what := loc.T("occasion.all")
		if k.Occasion != "" {
			what = loc.T(k.Occasion.MessageKey())
		}
		out = append(out, o.person(k.Person, kit.Joined(what, k.Reason)))
	}
	if len(out) > 0 {
		cards = append(cards, kit.NewTitledCard(loc.T("rhythm.often.skipped"), kit.NewRows(out...)))
	}
	o.body.Set(cards...)
}

// row is an interval with the way to change it.
func (o *often) row(whose app.Interval, of map[app.Interval]app.Interval, whom string) fyne.CanvasObject {
	i, set := of[whose]
	if !set {
		i = whose
	}
	change := kit.NewButton(o.s.frame.Loc().T("pace.set"), func() { o.desk.AskInterval(i, whom) })
	if o.first == nil {
		o.first = change
	}
	return kit.NewRow(kit.NewColumn(kit.Tight, kit.NewText(kit.Body(whom)), kit.NewText(kit.Small(o.limits(i)))), change)
}

// limits are an interval in words.
func (o *often) limits(i app.Interval) string {
	loc := o.s.frame.Loc()
	wish, latest := "", ""
	if i.Wish > 0 {
		wish = loc.T("rhythm.often.wish", "Days", loc.T("interval.days", "Count", i.Wish))
	}
	if i.Latest > 0 {
		latest = loc.T("rhythm.often.latest", "Days", loc.T("interval.days", "Count", i.Latest))
	}
	if words := kit.Joined(wish, latest); words != "" {
		return words
	}
	return loc.T("rhythm.often.none")
}

func (o *often) person(id app.PersonID, says string) fyne.CanvasObject {
	return kit.NewRow(kit.NewColumn(kit.Tight, kit.NewText(kit.Body(o.s.name(id))), kit.NewText(kit.Small(says))),
		kit.NewButton(o.s.frame.Loc().T("rhythm.often.open"), func() { o.s.frame.Go("people", id) }))
}
