// Package pace asks how often one wants to write to somebody, and for what not to, for
// the sections that show a person or a list.
package pace

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/rhythm"
	"vestka/app/work"
	"vestka/ui/asking"
	"vestka/ui/kit"
)

// Book tells what counts for one person.
type Book interface {
	Pace(ctx context.Context, id app.PersonID, today app.Date) (rhythm.Pace, error)
}

// Deps are what the forms stand on.
type Deps struct {
	Book   Book // nil leaves it all out
	Store  app.RhythmStore
	Runner *work.Runner
	Now    func() time.Time
}

// Desk asks for one section.
type Desk struct {
	deps  Deps
	frame kit.Frame
	by    kit.Section
}

// New is the desk of a section.
func New(deps Deps, by kit.Section) *Desk { return &Desk{deps: deps, by: by} }

// Build has the desk ask in the frame.
func (d *Desk) Build(f kit.Frame) { d.frame = f }

// Can reports that there is something to ask for.
func (d *Desk) Can() bool { return d.deps.Book != nil }

// Known is what is set for one person.
type Known struct {
	Pace  rhythm.Pace
	Own   app.Interval // of the person alone
	Skips []app.Skip
}

// Of reads what is set for the person.
func (d *Desk) Of(ctx context.Context, id app.PersonID, today app.Date) (k *Known, err error) {
	k = &Known{Own: app.Interval{Person: id}}
	if k.Pace, err = d.deps.Book.Pace(ctx, id, today); err != nil {
		return nil, err
	}
	all, err := d.deps.Store.Intervals(ctx)
	if err != nil {
		return nil, err
	}
	for _, i := range all {
		if i.Person == id {
			k.Own = i
		}
	}
	skips, err := d.deps.Store.Skips(ctx)
	for _, s := range skips {
		if s.Person == id {
			k.Skips = append(k.Skips, s)
		}
	}
	return k, err
}

// Card says how often one writes to the person, why so often, and for what not to.
func (d *Desk) Card(id app.PersonID, k *Known) fyne.CanvasObject {
	loc := d.frame.Loc()
	lines := []fyne.CanvasObject{kit.NewText(kit.Label(loc.T("pace.title"))), kit.NewText(kit.Body(loc.Message(k.Pace.Words())).In(touchTone(k.Pace.State)))}
	for _, limit := range []struct {
		word string
		days int
		by   app.Interval
	}{{loc.T("interval.wish"), k.Pace.Wish, k.Pace.WishBy}, {loc.T("interval.latest"), k.Pace.Latest, k.Pace.LatestBy}} {
		if limit.days > 0 {
			whom := loc.T("pace.this_person")
			if limit.by.Person == 0 {
				whom = loc.Message(rhythm.Whose(limit.by))
			}
			lines = append(lines, kit.NewText(kit.Small(loc.T("interval.limit", "Limit", limit.word, "Days", loc.T("interval.days", "Count", limit.days), "Whom", whom))))
		}
	}
	for _, s := range k.Skips {
		lines = append(lines, d.skipLine(s))
	}
	lines = append(lines, kit.NewFlow(kit.Gap,
		kit.NewLink(loc.T("pace.set"), func() { d.AskInterval(k.Own, loc.T("pace.this_person")) }),
		kit.NewLink(loc.T("pace.skip"), func() { d.askSkip(id) })))
	return kit.NewCard(kit.NewColumn(8, lines...)).Sunk()
}

func touchTone(t rhythm.Touch) kit.Tone {
	switch t {
	case rhythm.HighTime:
		return kit.No
	case rhythm.Wished:
		return kit.Care
	}
	return kit.Neutral
}

// skipLine says for what the person is not written to, with the way to end that.
func (d *Desk) skipLine(s app.Skip) fyne.CanvasObject {
	loc := d.frame.Loc()
	return kit.NewRow(
		kit.NewColumn(kit.Tight, kit.NewText(kit.Body(loc.T("pace.skipped", "Occasion", d.occasion(s.Occasion)))), kit.NewText(kit.Small(kit.Joined(s.Reason, d.until(s))))),
		kit.NewLink(loc.T("pace.write_again"), func() {
			d.do(loc.T("pace.written_again"), func(ctx context.Context) (app.Changes, error) { return d.deps.Store.RemoveSkip(ctx, s.ID) })
		}))
}

func (d *Desk) occasion(o app.Occasion) string {
	if o == "" {
		return d.frame.Loc().T("occasion.all")
	}
	return d.frame.Loc().T(o.MessageKey())
}

// until says how long a skip holds.
func (d *Desk) until(s app.Skip) string {
	loc := d.frame.Loc()
	switch {
	case s.Until.IsZero():
		return loc.T("people.own_mark.no_end")
	case !s.HoldsFor(s.Occasion, app.DateOf(d.deps.Now())):
		return loc.T("people.own_mark.ended")
	}
	return loc.T("people.own_mark.until", "Date", loc.Date(s.Until.Year, s.Until.Month, s.Until.Day))
}

func (d *Desk) do(done string, change func(ctx context.Context) (app.Changes, error)) {
	work.Change(d.deps.Runner, func(ctx context.Context, _ work.Progress) (app.Changes, error) { return change(ctx) }, nil, func(c app.Changes, err error) {
		if err != nil {
			d.frame.Fail(err)
			return
		}
		d.frame.Did(d.by, done, c)
	})
}

// AskInterval asks how often to write to those of the interval, who are called so.
func (d *Desk) AskInterval(i app.Interval, whom string) {
	loc := d.frame.Loc()
	wish, latest, trouble := kit.NewEntry(), kit.NewEntry(), kit.NewTrouble()
	wish.SetText(daysOf(i.Wish))
	latest.SetText(daysOf(i.Latest))
	var closed func()
	save := func() {
		next := i
		var err error
		if next.Wish, err = readDays(wish.Text); err == nil {
			if next.Latest, err = readDays(latest.Text); err == nil {
				err = next.Check()
			}
		}
		if err != nil {
			trouble.Say(loc.Error(err))
			return
		}
		closed()
		d.do(loc.T("pace.saved"), func(ctx context.Context) (app.Changes, error) { return d.deps.Store.SetInterval(ctx, next) })
	}
	closed = d.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("pace.set"), Text: loc.T("pace.set.text", "Whom", whom), Width: 520, Focus: wish, Draft: fmt.Sprintf("pace/%d/%s", i.Person, i.List),
		Body: trouble.Above(
			kit.NewField(loc.T("pace.wish"), wish, loc.T("pace.wish.hint")),
			kit.NewField(loc.T("pace.latest"), latest, loc.T("pace.latest.hint"))),
		Fields:  kit.Fields{"wish": wish, "latest": latest},
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: save}},
	})
}

func daysOf(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// readDays reads a number of days, none for nothing.
func readDays(text string) (int, error) {
	if text = strings.TrimSpace(text); text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, (app.Interval{Wish: -1}).Check()
	}
	return n, nil
}

// greeted are the occasions for which somebody can be left out, all of them first.
var greeted = append([]app.Occasion{""}, app.Days...)

// askSkip asks for what the person is not to be written to.
func (d *Desk) askSkip(id app.PersonID) {
	loc := d.frame.Loc()
	var skip app.Skip
	words := make([]string, len(greeted))
	for i, o := range greeted {
		words[i] = d.occasion(o)
	}
	what := kit.NewSelect(words, 0, func(i int) { skip.Occasion = greeted[i] })
	reason, trouble := kit.NewEntry(), kit.NewTrouble()
	until := asking.NewDay(loc, loc.T("people.own_mark.until_field"), app.Date{}, loc.T("people.own_mark.until.hint"))
	var closed func()
	save := func() {
		next := skip
		next.Reason, next.Since = reason.Text, app.DateOf(d.deps.Now())
		var err error
		if next.Until, err = until.Read(); err == nil {
			next, err = next.Clean()
		}
		if err != nil {
			trouble.Say(loc.Error(err))
			return
		}
		closed()
		d.do(loc.T("pace.skip.saved"), func(ctx context.Context) (app.Changes, error) { return d.deps.Store.SetSkip(ctx, next, id) })
	}
	closed = d.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("pace.skip"), Text: loc.T("pace.skip.text"), Width: 520, Focus: reason, Draft: fmt.Sprintf("skip/%d", id),
		Body: trouble.Above(
			kit.NewField(loc.T("pace.skip.occasion"), what, ""),
			kit.NewField(loc.T("people.own_mark.reason"), reason, ""), until.Field),
		Fields:  kit.Fields{"occasion": what, "reason": reason, "until": until.Entry},
		Actions: []kit.Action{{Label: loc.T("dialog.cancel")}, {Label: loc.T("dialog.save"), Primary: true, Stay: true, Do: save}},
	})
}
