package people

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app/people"
	"vestka/app/work"
	"vestka/ui/kit"
)

// filterForm is the sheet with all filters while it is open.
type filterForm struct {
	s      *Section
	chosen filter
	order  people.Order
	wrong  map[string]bool // fields in which stands what nobody understands
	leaves *kit.Text
	close  func()
}

// askFilter lets the filters be chosen. It tells at once how many they leave.
func (s *Section) askFilter() {
	if s.found.counts.People == 0 {
		return
	}
	loc := s.frame.Loc()
	f := &filterForm{s: s, chosen: s.filter, order: s.order, wrong: map[string]bool{}, leaves: kit.NewText(kit.Quiet(""))}
	f.chosen.marked = false
	f.tell()
	f.close = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("people.filter.title"), Body: f.body(), Width: 760,
		Actions: []kit.Action{
			{Label: loc.T("people.filter.clear"), Do: s.clearFilters},
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("people.list.save_as"), Stay: true, Do: func() { f.whenRight(func() { s.askListName(f.chosen, f.order) }) }},
			{Label: loc.T("people.filter.show"), Primary: true, Stay: true, Do: func() {
				f.whenRight(func() {
					s.order = f.order
					s.setFilter(f.chosen)
				})
			}},
		},
	})
}

// whenRight closes the sheet and goes on, unless there is a slip in it.
func (f *filterForm) whenRight(do func()) {
	if len(f.wrong) > 0 {
		f.tell()
		return
	}
	f.close()
	do()
}

// group is a part of the sheet under its heading.
func group(title string, rows ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewColumn(kit.Gap, append([]fyne.CanvasObject{kit.NewText(kit.Strong(title))}, rows...)...)
}

func (f *filterForm) body() fyne.CanvasObject {
	loc, q := f.s.frame.Loc(), &f.chosen.Query
	field := func(key string, control fyne.CanvasObject) fyne.CanvasObject {
		return kit.NewField(loc.T(key), control, "")
	}
	parts := []fyne.CanvasObject{
		group(loc.T("people.filter.group_person"),
			pair(field("people.filter.who", f.whoChoice()), field("people.filter.sex", f.sexChoice())),
			pair(field("people.filter.age_least", f.number("age_from", &q.AgeFrom)), field("people.filter.age_most", f.number("age_to", &q.AgeTo))),
			pair(field("people.filter.month", f.monthChoice()), field("people.filter.birthday", f.daysChoice()))),
		group(loc.T("people.filter.group_place"),
			pair(field("people.filter.facility", f.facilityChoice()), field("people.filter.kind", f.kindChoice())),
			kit.NewCheck(loc.T("people.filter.has_address"), q.HasAddress, func(on bool) { q.HasAddress = on; f.tell() })),
		group(loc.T("people.filter.group_case"),
			pair(field("people.filter.stage", f.stageChoice()), field("people.filter.release", f.releaseChoice())),
			field("people.filter.article", f.articles())),
		group(loc.T("people.filter.group_own"),
			pair(field("people.filter.mark", f.markChoice()), field("people.filter.tags", f.tagChoice()))),
		group(loc.T("people.filter.group_life"),
			pair(
				kit.NewField(loc.T("people.filter.town"), f.text(&q.Town), ""),
				kit.NewField(loc.T("people.filter.about"), f.text(&q.About), loc.T("people.filter.about_hint")))),
		group(loc.T("people.filter.group_letters"),
			pair(field("people.filter.last_letter", f.silenceChoice()), field("people.filter.letters", f.lettersChoice())),
			pair(field("people.filter.silent_from", f.date("silent_since", &q.SilentSince)), field("people.filter.written_from", f.date("written_since", &q.WrittenSince)))),
		group(loc.T("people.filter.group_list"), pair(field("people.order.title", f.orderChoice()), f.sampleField())),
		f.leaves,
	}
	return kit.NewColumn(kit.Between, parts...)
}

// tell says how many people the filters leave, and of how many it is not known.
func (f *filterForm) tell() {
	s := f.s
	loc, q := s.frame.Loc(), f.chosen.Query
	if len(f.wrong) > 0 {
		f.leaves.Set(kit.Body(loc.T("people.filter.wrong")).In(kit.Care))
		return
	}
	q.Text, q.Today, q.Limit = s.text, s.today(), 1
	work.Query(s.deps.Runner, "people-filter", func(ctx context.Context) (people.Result, error) {
		return s.deps.Directory.Choose(ctx, q)
	}, func(r people.Result, err error) {
		if err != nil {
			s.frame.Fail(err)
			return
		}
		lines := append([]string{loc.T("people.filter.leaves", "Count", r.Total)}, s.unknownLines(r.Unknown)...)
		f.leaves.Set(kit.Quiet(strings.Join(lines, " ")))
	})
}
