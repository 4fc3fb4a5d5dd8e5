package rhythm

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/rhythm"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// days shows the days of a year, and lets them be moved, left out and added.
type days struct {
	s    *Section
	year int // 0 for this one
	code string
	all  []rhythm.Day

	rows   *kit.List
	detail *kit.Column
	top    *kit.Column
	first  *kit.Button
}

func (d *days) word(loc *i18n.Localizer) string { return loc.T("rhythm.days") }

func (d *days) shows(c app.Changes) bool {
	return c.Has(app.KindOccasions | app.KindPeople | app.KindSettings)
}

func (d *days) keys() []kit.Shortcut {
	loc := d.s.frame.Loc()
	return []kit.Shortcut{
		{Key: fyne.KeyN, Mod: kit.Command, Label: loc.T("rhythm.days.add"), Do: d.add},
		{Key: fyne.KeyE, Mod: kit.Command, Label: loc.T("rhythm.days.change"), Do: d.change},
		{Key: fyne.KeyD, Mod: kit.Command | fyne.KeyModifierShift, Label: loc.T("rhythm.days.remove"), Do: d.remove},
	}
}

func (d *days) actions() []fyne.CanvasObject {
	return []fyne.CanvasObject{kit.NewPrimary(d.s.frame.Loc().T("rhythm.days.add"), d.add)}
}

func (d *days) focus() fyne.Focusable {
	if d.rows == nil {
		return nil
	}
	return d.rows.Focusable()
}

func (d *days) build() fyne.CanvasObject {
	d.rows = kit.NewList(
		func() int { return len(d.all) },
		func() fyne.CanvasObject { return kit.NewTwoLines(1) },
		func(i int, o fyne.CanvasObject) { d.fill(o.(*kit.TwoLines), &d.all[i]) },
		func(i int) { d.tell(&d.all[i]) }, func(int) {
			if d.first != nil {
				d.s.frame.Focus(d.first)
			}
		},
	)
	d.detail, d.top = kit.NewColumn(kit.Between), kit.NewColumn(0)
	return container.NewStack(kit.NewBorder(kit.NewInset(d.top, 0, 0, 14, 0),
		kit.NewSplit(kit.NewCard(d.rows).Snug(), kit.NewCard(kit.NewScroll(d.detail)), 0.42, 340, 640)))
}

func (d *days) shownYear() int {
	if d.year == 0 {
		return d.s.today().Year
	}
	return d.year
}

func (d *days) load() {
	year := d.shownYear()
	work.Query(d.s.deps.Runner, "rhythm/days", func(ctx context.Context) ([]rhythm.Day, error) {
		return d.s.deps.Book.Days(ctx, year)
	}, func(all []rhythm.Day, err error) {
		if err != nil {
			d.s.frame.Fail(err)
			return
		}
		d.all = all
		d.refresh()
	})
}

func (d *days) refresh() {
	d.s.page.SetSubtitle(d.s.frame.Loc().T("rhythm.days.text"))
	d.top.Set(d.filters())
	d.rows.Changed()
	at := max(0, slices.IndexFunc(d.all, func(day rhythm.Day) bool { return day.Code == d.code }))
	d.rows.Select(at)
	d.tell(&d.all[at])
}

// filters choose the year: this one and those beside it.
func (d *days) filters() fyne.CanvasObject {
	this := d.s.today().Year
	var words []string
	for year := this - 1; year <= this+2; year++ {
		words = append(words, strconv.Itoa(year))
	}
	return kit.NewFlow(0, kit.NewChoice(words, d.shownYear()-this+1, func(i int) {
		d.year = this - 1 + i
		d.load()
	}))
}

func (d *days) name(day *rhythm.Day) string {
	if day.Name != "" {
		return day.Name
	}
	return d.s.frame.Loc().T(day.MessageKey())
}

// state says what is to be minded of a day, in a word and in full.
func (d *days) state(day *rhythm.Day) (word string, tone kit.Tone) {
	loc := d.s.frame.Loc()
	switch {
	case day.Public:
		return loc.T("rhythm.days.public"), kit.Care
	case day.Off && day.Occasion == "":
		return loc.T("occasion.done"), kit.Good
	case day.Off:
		return loc.T("occasion.off"), kit.No
	case day.Moved:
		return loc.T("occasion.moved_day"), kit.Neutral
	case day.Occasion == "":
		return loc.T("rhythm.days.reminder"), kit.Neutral
	}
	return "", kit.Neutral
}

func (d *days) fill(row *kit.TwoLines, day *rhythm.Day) {
	loc := d.s.frame.Loc()
	word, tone := d.state(day)
	row.Set(d.name(day), kit.Joined(loc.Date(day.On.Year, day.On.Month, day.On.Day), d.s.name(day.Person)), word, tone)
}

// tell shows a day with what can be done with it.
func (d *days) tell(day *rhythm.Day) {
	d.code, d.first = day.Code, nil
	loc := d.s.frame.Loc()
	what := loc.T("rhythm.days.mail", "Occasion", loc.T(day.Occasion.MessageKey()))
	switch {
	case day.Public:
		what = loc.T("rhythm.days.public.text")
	case day.Occasion == "":
		what = loc.T("rhythm.days.reminder.text")
	}
	whose := loc.T("rhythm.days.everybody")
	if day.Person != 0 {
		whose = d.s.name(day.Person)
	}
	parts := []fyne.CanvasObject{
		kit.NewColumn(kit.Tight, kit.NewName(d.name(day)), kit.NewText(kit.Quiet(kit.Joined(loc.Date(day.On.Year, day.On.Month, day.On.Day), whose)))),
	}
	if word, tone := d.state(day); word != "" {
		parts = append(parts, kit.NewFlow(0, kit.NewTag(word, tone)))
	}
	parts = append(parts, kit.NewText(kit.Body(what)))
	if buttons := d.buttons(day); len(buttons) > 0 {
		parts = append(parts, kit.NewFlow(kit.Gap, buttons...))
	}
	d.detail.Set(parts...)
}

// buttons are what can be done with a day; none with one of public memory.
func (d *days) buttons(day *rhythm.Day) []fyne.CanvasObject {
	if day.Public {
		return nil
	}
	loc, code := d.s.frame.Loc(), day.Code
	d.first = kit.NewButton(loc.T("rhythm.days.change"), d.change)
	all := []fyne.CanvasObject{d.first}
	silence := func() {
		d.s.do(loc.T("rhythm.days.changed"), func(ctx context.Context) (app.Changes, error) {
			_, changes, err := d.s.deps.Book.Silence(ctx, code)
			return changes, err
		})
	}
	asKnown := func() {
		d.s.do(loc.T("rhythm.days.changed"), func(ctx context.Context) (app.Changes, error) { return d.s.deps.Book.AsKnown(ctx, code) })
	}
	switch {
	case day.Off && !day.Known:
		all = append(all, kit.NewButton(loc.T("rhythm.days.on"), asKnown))
	case !day.Off && day.Occasion == "":
		all = append(all, kit.NewButton(loc.T("today.due.done"), silence))
	case !day.Off:
		all = append(all, kit.NewButton(loc.T("rhythm.days.off"), silence))
	}
	if day.Known && day.Own != 0 {
		all = append(all, kit.NewButton(loc.T("rhythm.days.as_known"), asKnown))
	}
	if !day.Known {
		all = append(all, kit.NewButton(loc.T("rhythm.days.remove"), d.remove))
	}
	return all
}

// shown is the day that is shown, nil for none.
func (d *days) shown() *rhythm.Day {
	for i := range d.all {
		if d.all[i].Code == d.code {
			return &d.all[i]
		}
	}
	return nil
}

// remove takes an own day away; that can be taken back.
func (d *days) remove() {
	if day := d.shown(); day != nil && !day.Known {
		id := day.Own
		d.s.do(d.s.frame.Loc().T("occasion.removed"), func(ctx context.Context) (app.Changes, error) { return d.s.deps.Store.RemoveOccasion(ctx, id) })
	}
}
