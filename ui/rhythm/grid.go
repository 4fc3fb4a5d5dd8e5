package rhythm

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/rhythm"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// usualYears is how many years the grid begins with, mostYears how many it can have.
const (
	usualYears = 2
	mostYears  = 4
)

// grid shows who was written to for which occasion of which year.
type grid struct {
	s     *Section
	years int
	list  string // name of the saved list whose people it has; empty for all who are held
	saved []people.SavedQuery

	shown *rhythm.Grid
	rows  *kit.List
	top   *kit.Column
	place *fyne.Container
	save  *kit.Button
}

func (g *grid) word(loc *i18n.Localizer) string { return loc.T("rhythm.grid") }

func (g *grid) shows(c app.Changes) bool {
	return c.Has(app.KindPeople | app.KindLetters | app.KindOccasions | app.KindSettings)
}

func (g *grid) keys() []kit.Shortcut {
	return []kit.Shortcut{{Key: fyne.KeyS, Mod: kit.Command, Label: g.s.frame.Loc().T("rhythm.grid.save"), Do: g.write}}
}

func (g *grid) focus() fyne.Focusable {
	if g.rows == nil {
		return nil
	}
	return g.rows.Focusable()
}

func (g *grid) actions() []fyne.CanvasObject {
	g.save = kit.NewPrimary(g.s.frame.Loc().T("rhythm.grid.save"), g.write)
	return []fyne.CanvasObject{g.save}
}

func (g *grid) build() fyne.CanvasObject {
	g.top, g.place = kit.NewColumn(0), container.NewStack()
	return kit.NewBorder(kit.NewInset(g.top, 0, 0, 14, 0), g.place)
}

// load reads the grid of the people on the list.
func (g *grid) load() {
	type read struct {
		saved []people.SavedQuery
		grid  *rhythm.Grid
	}
	today, lang, list, years := g.s.today(), g.s.lang(), g.list, g.years
	work.Query(g.s.deps.Runner, "rhythm/grid", func(ctx context.Context) (r read, err error) {
		if r.saved, err = g.s.deps.Lists.All(ctx); err != nil {
			return r, err
		}
		q := people.Query{InCustody: true}
		for _, l := range r.saved {
			if l.Name == list && l.Err == nil {
				q = l.Query
			}
		}
		q.Today, q.Lang = today, lang
		found, err := g.s.deps.Directory.Choose(ctx, q)
		if err == nil {
			last := rhythm.GridYear(today)
			r.grid, err = g.s.deps.Book.Grid(ctx, found.People, last-years+1, last, today)
		}
		return r, err
	}, func(r read, err error) {
		if err != nil {
			g.s.frame.Fail(err)
			return
		}
		g.saved, g.shown = r.saved, r.grid
		g.refresh()
	})
}

// refresh shows what was read: the year that is nearest stands on top of each cell.
func (g *grid) refresh() {
	loc := g.s.frame.Loc()
	g.top.Set(g.filters())
	g.save.Hidden = len(g.shown.Rows) == 0
	if len(g.shown.Rows) == 0 {
		g.place.Objects = []fyne.CanvasObject{kit.NewEmpty("calendar", loc.T("rhythm.grid.empty.title"), loc.T("rhythm.grid.empty.text"))}
		g.place.Refresh()
		return
	}
	g.s.page.SetSubtitle(loc.T("grid.none", "Count", g.without()))
	weights := []float32{1.6, 0.5}
	for range g.shown.Occasions {
		weights = append(weights, 1)
	}
	years := len(g.shown.Years)
	g.rows = kit.NewList(
		func() int { return len(g.shown.Rows) },
		func() fyne.CanvasObject { return kit.NewCells(years, weights...) },
		func(i int, o fyne.CanvasObject) { o.(*kit.Cells).Set(g.cells(&g.shown.Rows[i])...) },
		func(int) {}, func(i int) { g.s.frame.Go("people", g.shown.Rows[i].ID) },
	)
	head := kit.NewCells(headLines, weights...)
	titles := [][]kit.Span{{kit.Small(loc.T("birthdays.column.name"))}, nil}
	for _, o := range g.shown.Occasions {
		titles = append(titles, []kit.Span{kit.Small(i18n.Capital(loc.T(o.MessageKey())))})
	}
	head.Set(titles...)
	g.place.Objects = []fyne.CanvasObject{kit.NewCard(kit.NewBorder(kit.NewColumn(0, head, kit.NewDivider()), g.rows)).Snug()}
	g.place.Refresh()
}

// headLines is how many lines the name of an occasion may take.
const headLines = 3

// without counts those to whom nothing was written for any of it.
func (g *grid) without() int {
	n := 0
	for _, r := range g.shown.Rows {
		some := false
		for _, year := range r.Cells {
			for _, m := range year {
				some = some || m != ""
			}
		}
		if !some {
			n++
		}
	}
	return n
}

// cells are a person's: the name, the years, and what was written in each.
func (g *grid) cells(r *rhythm.GridRow) [][]kit.Span {
	loc := g.s.frame.Loc()
	var years []string
	for y := range g.shown.Years {
		years = append(years, strconv.Itoa(g.shown.Years[len(g.shown.Years)-1-y]))
	}
	all := [][]kit.Span{{kit.Strong(r.Names.Best(g.s.lang()).Display())}, {kit.Small(strings.Join(years, "\n"))}}
	for at := range g.shown.Occasions {
		var spans []kit.Span
		for y := range r.Cells {
			m := r.Cells[len(r.Cells)-1-y][at]
			word := loc.T(m.MessageKey())
			if y > 0 {
				word = "\n" + word
			}
			spans = append(spans, kit.Small(word).In(toneOf(m)))
		}
		all = append(all, spans)
	}
	return all
}

func toneOf(m rhythm.Mark) kit.Tone {
	switch m {
	case rhythm.MarkReceived:
		return kit.Good
	case rhythm.MarkReturned:
		return kit.No
	case rhythm.MarkMade:
		return kit.Care
	}
	return kit.Neutral
}

// filters choose whose the rows are and how many years they have.
func (g *grid) filters() fyne.CanvasObject {
	loc := g.s.frame.Loc()
	lists, words, at := []string{""}, []string{loc.T("interval.all")}, 0
	for _, l := range g.saved {
		if l.Err != nil {
			continue
		}
		if l.Name == g.list {
			at = len(lists)
		}
		lists, words = append(lists, l.Name), append(words, loc.T("interval.list", "Name", l.Name))
	}
	var counts []string
	for n := range mostYears {
		counts = append(counts, loc.T("rhythm.grid.years", "Count", n+1))
	}
	return kit.NewFlow(kit.Gap,
		kit.NewSelect(words, at, func(i int) {
			g.list = lists[i]
			g.load()
		}).Whole(),
		kit.NewSelect(counts, g.years-1, func(i int) {
			g.years = i + 1
			g.load()
		}).Whole())
}

// write saves the grid where the reader wants it, and shows it.
func (g *grid) write() {
	if g.shown == nil || len(g.shown.Rows) == 0 {
		return
	}
	loc, shown := g.s.frame.Loc(), g.shown
	name := fmt.Sprintf("%s-%d.pdf", loc.T("rhythm.grid.name"), shown.Years[len(shown.Years)-1])
	g.s.frame.SaveOutside(kit.FileRequest{Title: loc.T("rhythm.grid.save"), Name: name, Extensions: []string{".pdf", ".csv", ".xlsx"}}, func(path string) {
		work.Query(g.s.deps.Runner, "rhythm/save", func(ctx context.Context) (struct{}, error) {
			if err := g.s.deps.Sheets.SaveGrid(ctx, shown, app.Lang(loc.Lang()), path); err != nil {
				return struct{}{}, err
			}
			return struct{}{}, g.s.deps.Opener.Open(ctx, path)
		}, func(_ struct{}, err error) {
			if err != nil {
				g.s.frame.Fail(err)
				return
			}
			g.s.frame.Say(loc.T("rhythm.grid.saved"))
		})
	})
}
