package rhythm

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/rhythm"
	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
)

// ways shows what became of letters, by the way that they took and where to.
type ways struct {
	s     *Section
	rates []rhythm.Rate
	rows  *kit.List
	place *fyne.Container
}

func (w *ways) word(loc *i18n.Localizer) string { return loc.T("rhythm.ways") }

func (w *ways) shows(c app.Changes) bool { return c.Has(app.KindLetters | app.KindSettings) }

func (w *ways) keys() []kit.Shortcut { return nil }

func (w *ways) actions() []fyne.CanvasObject { return nil }

func (w *ways) focus() fyne.Focusable {
	if w.rows == nil {
		return nil
	}
	return w.rows.Focusable()
}

func (w *ways) build() fyne.CanvasObject {
	w.place = container.NewStack()
	return w.place
}

func (w *ways) load() {
	work.Query(w.s.deps.Runner, "rhythm/ways", w.s.deps.Book.Rates, func(rates []rhythm.Rate, err error) {
		if err != nil {
			w.s.frame.Fail(err)
			return
		}
		w.rates = rates
		w.refresh()
	})
}

func (w *ways) refresh() {
	loc := w.s.frame.Loc()
	if len(w.rates) == 0 {
		w.place.Objects = []fyne.CanvasObject{kit.NewEmpty("journal", loc.T("rate.none"), loc.T("rhythm.ways.empty"))}
		w.place.Refresh()
		return
	}
	w.s.page.SetSubtitle(loc.T("rhythm.ways.text", "Count", rhythm.FewestCases))
	w.rows = kit.NewList(
		func() int { return len(w.rates) },
		func() fyne.CanvasObject { return kit.NewTwoLines(2) },
		func(i int, o fyne.CanvasObject) { w.fill(o.(*kit.TwoLines), &w.rates[i]) },
		func(int) {}, func(i int) { w.s.frame.Go("places", w.rates[i].Facility) },
	)
	w.place.Objects = []fyne.CanvasObject{kit.NewCard(w.rows).Snug()}
	w.place.Refresh()
}

// fill says of a way how many arrived and how that is known, and how long they took.
func (w *ways) fill(row *kit.TwoLines, r *rhythm.Rate) {
	loc := w.s.frame.Loc()
	from, by := r.Country, r.Service
	if from == "" {
		from = "?"
	}
	if by == "" {
		by = loc.T("rate.post")
	}
	var grades []string
	for _, e := range r.Grades() {
		grades = append(grades, loc.T("rhythm.ways.grade", "Grade", loc.T(e.MessageKey()), "Number", loc.Number(r.By[e])))
	}
	known := loc.T("rhythm.ways.unproven")
	if len(grades) > 0 {
		known = loc.T("rhythm.ways.known", "Grades", strings.Join(grades, ", "))
	}
	counts := loc.T("rhythm.ways.others", "Returned", loc.Number(r.Returned), "Lost", loc.Number(r.Lost), "Open", loc.Number(r.Open))
	row.Set(kit.Joined(from+", "+by, r.Facility), known+"\n"+kit.Joined(counts, loc.Message(r.Time.Words())),
		loc.T("rhythm.ways.arrived", "Some", loc.Number(r.Arrived), "All", loc.Number(r.Sent)), kit.Neutral)
}
