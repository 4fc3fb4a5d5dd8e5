package rhythm

import (
	"context"
	"slices"

	"vestka/app"
	"vestka/app/people"
)

// Mark is what one cell of a Grid says; empty: nothing was written.
type Mark string

// The marks, the one that tells the most last: it counts where there are several letters.
const (
	MarkSkipped  Mark = "skipped"
	MarkMade     Mark = "made" // and not sent
	MarkSent     Mark = "sent"
	MarkReturned Mark = "returned"
	MarkReceived Mark = "received" // by the person: something proves it
)

var marks = []Mark{"", MarkSkipped, MarkMade, MarkSent, MarkReturned, MarkReceived}

// Marks are all that a cell can say, in the order in which they are explained.
var Marks = []Mark{MarkMade, MarkSent, MarkReceived, MarkReturned, MarkSkipped}

// MessageKey names the mark; of an empty one it is the word for nothing.
func (m Mark) MessageKey() string {
	switch m {
	case MarkMade:
		return "grid.made"
	case MarkSent:
		return "grid.sent"
	case MarkReturned:
		return "grid.returned"
	case MarkReceived:
		return "grid.received"
	case MarkSkipped:
		return "grid.skipped"
	}
	return "grid.nothing"
}

// Grid is who was written to for which occasion of which year.
type Grid struct {
	Years     []int          // the first one first
	Occasions []app.Occasion // in the order of a year
	Rows      []GridRow
}

// GridRow is one person.
type GridRow struct {
	*people.Entry
	Cells [][]Mark // by year and occasion
}

// GridYear is the last year of a grid that is made on the day: towards the end of a year
// one writes for the days of the next.
func GridYear(today app.Date) int { return today.AddDays(app.DaysByPost + ahead).Year }

// gridded are the occasions that a grid has.
var gridded = []app.Occasion{app.NewYear, app.OrthodoxChristmas, app.Easter, app.OrthodoxEaster, app.NameDay, app.Birthday, app.Christmas}

// Grid tells of the people, in their order, and of the years from one to another, both
// included.
func (b *Book) Grid(ctx context.Context, who []*people.Entry, from, to int, today app.Date) (*Grid, error) {
	own, leap, err := b.own(ctx)
	if err != nil {
		return nil, err
	}
	g := &Grid{}
	for year := from; year <= to; year++ {
		g.Years = append(g.Years, year)
	}
	for _, o := range gridded {
		if off := slices.ContainsFunc(own, func(w app.OwnOccasion) bool { return w.Changes() && w.Occasion == o && w.Off }); !off {
			g.Occasions = append(g.Occasions, o)
		}
	}
	ids := make([]app.PersonID, len(who))
	for i, e := range who {
		ids[i] = e.ID
	}
	letters, err := b.store.Greetings(ctx, ids, g.Occasions)
	if err != nil {
		return nil, err
	}
	of := map[app.PersonID][]app.Greeted{}
	for _, l := range letters {
		of[l.Person] = append(of[l.Person], l)
	}
	skips, err := b.store.Skips(ctx)
	days := &dayOf{own: own, leap: leap}
	for _, e := range who {
		row := GridRow{Entry: e, Cells: make([][]Mark, len(g.Years))}
		for y := range g.Years {
			row.Cells[y] = make([]Mark, len(g.Occasions))
		}
		for _, l := range of[e.ID] {
			g.put(&row, days.year(l, e.Person), l.Occasion, markOf(l.State))
		}
		g.skip(&row, skips, days, today)
		g.Rows = append(g.Rows, row)
	}
	return g, err
}

// markOf is what a letter in the state says.
func markOf(s app.LetterState) Mark {
	switch s {
	case app.Arrived, app.Answered:
		return MarkReceived
	case app.Returned:
		return MarkReturned
	case app.Posted, app.Given, app.Lost:
		return MarkSent
	case app.Ready, app.Printed:
		return MarkMade
	}
	return "" // it was stopped, or is only begun
}

// put keeps the mark that tells the most.
func (g *Grid) put(row *GridRow, year int, o app.Occasion, m Mark) {
	y, at := slices.Index(g.Years, year), slices.Index(g.Occasions, o)
	if y < 0 || at < 0 {
		return
	}
	if cell := &row.Cells[y][at]; slices.Index(marks, m) > slices.Index(marks, *cell) {
		*cell = m
	}
}

// skip marks what is not to be written from the day on which that was said: of what was
// skipped before nothing is known. Where that day is not known it is the first of this year.
func (g *Grid) skip(row *GridRow, skips []app.Skip, days *dayOf, today app.Date) {
	for i := range skips {
		k := &skips[i]
		if k.Person != row.ID {
			continue
		}
		since := k.Since
		if since.IsZero() {
			since = app.Date{Year: today.Year, Month: 1, Day: 1}
		}
		for _, year := range g.Years {
			for _, o := range g.Occasions {
				on := days.in(o, year, row.Person)
				if on.IsZero() { // the last day that it can be
					on = app.Date{Year: year, Month: 12, Day: 31}
				}
				if !on.Before(since) && k.HoldsFor(o, on) {
					g.put(row, year, o, MarkSkipped)
				}
			}
		}
	}
}

// dayOf tells on which day an occasion is in a year.
type dayOf struct {
	own  []app.OwnOccasion
	leap app.LeapDay
}

// year is that of the occasion which a letter was for: of the days of the occasion the
// one that is nearest to the day on which the letter would be there.
func (d *dayOf) year(l app.Greeted, p *app.Person) int {
	if !l.On.Full() {
		return l.On.Year
	}
	there, nearest, least := l.On.AddDays(app.DaysByPost), l.On.Year, -1
	for year := there.Year - 1; year <= there.Year+1; year++ {
		on := d.in(l.Occasion, year, p)
		if on.IsZero() {
			continue
		}
		if away := max(on.DaysUntil(there), there.DaysUntil(on)); least < 0 || away < least {
			nearest, least = year, away
		}
	}
	return nearest
}

// in is the day of an occasion for the person; zero where it is not known.
func (d *dayOf) in(o app.Occasion, year int, p *app.Person) app.Date {
	if o == app.Birthday {
		on, known := p.Born.Anniversary(year, d.leap)
		if !known {
			return app.Date{}
		}
		return first(on)
	}
	for _, day := range Year(year, d.own, d.leap) {
		if day.Occasion == o && (day.Known || day.Person == p.ID) {
			return day.On
		}
	}
	return app.Date{}
}
