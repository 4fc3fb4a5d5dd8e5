package rhythm

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/work"
	"vestka/ui/asking"
	"vestka/ui/kit"
	"vestka/ui/someone"
)

// greeted are what an own day can be for; the last one is for no letter.
var greeted = append(slices.Clone(app.Days), "")

// add asks for a new day of the user's own.
func (d *days) add() { d.ask(app.OwnOccasion{Occasion: app.Greeting}) }

// change lets the day that is shown be changed: of one that the program knows only when
// it is.
func (d *days) change() {
	day := d.shown()
	switch {
	case day == nil || day.Public:
	case day.Known:
		d.move(day.Code, day.On)
	default:
		work.Query(d.s.deps.Runner, "rhythm/day", func(ctx context.Context) (app.OwnOccasion, error) {
			return d.s.deps.Book.Occasion(ctx, day.Code)
		}, func(o app.OwnOccasion, err error) {
			if err != nil {
				d.s.frame.Fail(err)
				return
			}
			d.ask(o)
		})
	}
}

// move asks on which day of each year one that the program knows is.
func (d *days) move(code string, on app.Date) {
	loc := d.s.frame.Loc()
	d.s.frame.Dialogs().Prompt(kit.PromptRequest{
		Title: loc.T("rhythm.days.change"), Text: loc.T("rhythm.days.move.text"), Value: asking.TypedDay(app.Date{Month: on.Month, Day: on.Day}), OK: loc.T("dialog.save"),
	}, func(text string) {
		to, err := importer.ReadBirth(text)
		if err != nil {
			d.s.frame.Fail(err)
			return
		}
		to.Year = 0
		d.s.do(loc.T("rhythm.days.changed"), func(ctx context.Context) (app.Changes, error) {
			_, changes, err := d.s.deps.Book.Move(ctx, code, to)
			return changes, err
		})
	})
}

// dayForm asks for a day of the user's own.
type dayForm struct {
	d       *days
	one     app.OwnOccasion
	name    *kit.Entry
	on      *asking.Day
	what    *kit.Select
	whose   *someone.Field
	trouble *kit.Trouble
	close   func()
}

func (d *days) ask(one app.OwnOccasion) {
	loc := d.s.frame.Loc()
	f := &dayForm{d: d, one: one, name: kit.NewEntry(), trouble: kit.NewTrouble()}
	f.name.SetText(one.Name)
	f.on = asking.NewDayOf(loc, loc.T("rhythm.days.on_day"), asking.TypedDay(app.Date{Year: one.Year, Month: one.Month, Day: one.Day}), loc.T("rhythm.days.on_day.hint"), importer.ReadBirth,
		func(on app.Date) string {
			if on.Year == 0 {
				return loc.T("rhythm.days.each_year", "Date", loc.DayMonth(on.Month, on.Day))
			}
			return loc.Date(on.Year, on.Month, on.Day)
		})
	words := make([]string, len(greeted))
	for i, o := range greeted {
		words[i] = loc.T(o.MessageKey())
	}
	words[len(words)-1] = loc.T("rhythm.days.reminder")
	f.what = kit.NewSelect(words, max(0, slices.Index(greeted, one.Occasion)), func(i int) { f.one.Occasion = greeted[i] })
	f.whose = someone.New(d.s.frame, d.s.deps.Directory, d.s.today(), loc.T("rhythm.days.whose"), loc.T("rhythm.days.whose.hint"), one.Person)
	title := loc.T("rhythm.days.change")
	if one.ID == 0 {
		title = loc.T("rhythm.days.add")
	}
	f.close = d.s.frame.Dialogs().Show(kit.Sheet{
		Title: title, Width: 560, Focus: f.name, Draft: fmt.Sprintf("occasion/%d", one.ID),
		Body: f.trouble.Above(
			kit.NewField(loc.T("rhythm.days.name"), f.name, loc.T("rhythm.days.name.hint")), f.on.Field,
			kit.NewField(loc.T("rhythm.days.what"), f.what, ""), f.whose.Whole),
		Fields:  kit.Fields{"name": f.name, "on": f.on.Entry, "what": f.what, "whose": f.whose},
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: f.save}},
	})
}

func (f *dayForm) read() (app.OwnOccasion, error) {
	o := f.one
	o.Name = strings.TrimSpace(f.name.Text)
	on, err := f.on.Read()
	if err != nil {
		return o, err
	}
	o.Year, o.Month, o.Day = on.Year, on.Month, on.Day
	if o.Person, err = f.whose.Person(); err != nil {
		return o, err
	}
	return o.Clean()
}

// save keeps it; until it can be kept the form stays.
func (f *dayForm) save() {
	s := f.d.s
	o, err := f.read()
	form := asking.Form{Frame: s.frame, By: s, Runner: s.deps.Runner, Trouble: f.trouble}
	asking.Keep(form, err, func(ctx context.Context) (app.OwnOccasionID, app.Changes, error) {
		return s.deps.Store.SaveOccasion(ctx, o)
	}, func(id app.OwnOccasionID) string {
		f.close()
		f.d.code = fmt.Sprintf("own:%d", id)
		return s.frame.Loc().T("rhythm.days.saved")
	})
}
