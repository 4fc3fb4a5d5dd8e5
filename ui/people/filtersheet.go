package people

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/ui/kit"
)

// days are how far ahead a birthday may be looked for.
var days = []int{0, 7, 14, 30, 60}

// askFilter lets the filters be chosen. It tells at once how many they leave.
func (s *Section) askFilter() {
	if s.found.counts.People == 0 {
		return
	}
	loc := s.frame.Loc()
	chosen := s.filter
	chosen.marked = false
	leaves := kit.NewText(kit.Quiet(""))
	tell := func() { s.tellHowMany(chosen, leaves) }
	tell()
	body := kit.NewColumn(kit.Gap,
		kit.NewField(loc.T("people.filter.who"), kit.NewSelect(s.whoWords(), int(chosen.who), func(i int) { chosen.who = who(i); tell() }), ""),
		kit.NewField(loc.T("people.filter.facility"), s.facilityChoice(&chosen, tell), ""),
		pair(
			kit.NewField(loc.T("people.filter.month"), s.monthChoice(&chosen, tell), ""),
			kit.NewField(loc.T("people.filter.birthday"), s.daysChoice(&chosen, tell), "")),
		pair(
			kit.NewField(loc.T("people.filter.sex"), s.sexChoice(&chosen, tell), ""),
			kit.NewField(loc.T("people.filter.mark"), s.markChoice(&chosen, tell), "")),
		kit.NewCheck(loc.T("people.filter.has_address"), chosen.hasAddress, func(on bool) { chosen.hasAddress = on; tell() }),
		kit.NewCheck(loc.T("people.filter.never_written"), chosen.neverWritten, func(on bool) { chosen.neverWritten = on; tell() }),
		leaves,
	)
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("people.filter.title"), Body: body, Width: 600,
		Actions: []kit.Action{
			{Label: loc.T("people.filter.clear"), Do: s.clearFilters},
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("people.filter.show"), Primary: true, Do: func() { s.setFilter(chosen) }},
		},
	})
}

// tellHowMany says how many people the filters leave.
func (s *Section) tellHowMany(f filter, text *kit.Text) {
	loc, q := s.frame.Loc(), f.query()
	q.Text, q.Today, q.Limit = s.text, s.today(), 1
	work.Query(s.deps.Runner, "people-filter", func(context.Context) (int, error) {
		return s.deps.Directory.Find(q).Total, nil
	}, func(n int, _ error) { text.Set(kit.Quiet(loc.T("people.filter.leaves", "Count", n))) })
}

func (s *Section) sexChoice(f *filter, changed func()) fyne.CanvasObject {
	values := []app.Sex{app.SexUnknown, app.Female, app.Male}
	words := []string{s.frame.Loc().T("people.filter.any"), s.sexWord(app.Female), s.sexWord(app.Male)}
	return kit.NewChoice(words, slices.Index(values, f.sex), func(i int) { f.sex = values[i]; changed() })
}

func (s *Section) markChoice(f *filter, changed func()) fyne.CanvasObject {
	loc := s.frame.Loc()
	words := []string{loc.T("people.filter.any")}
	for _, kind := range app.MarkKinds {
		words = append(words, upper(loc.T(kind.MessageKey())))
	}
	return kit.NewSelect(words, slices.Index(app.MarkKinds, f.mark)+1, func(i int) {
		f.mark = ""
		if i > 0 {
			f.mark = app.MarkKinds[i-1]
		}
		changed()
	})
}

func (s *Section) monthChoice(f *filter, changed func()) fyne.CanvasObject {
	loc := s.frame.Loc()
	words := []string{loc.T("people.filter.any")}
	for m := 1; m <= 12; m++ {
		words = append(words, loc.MonthName(m))
	}
	return kit.NewSelect(words, f.month, func(i int) { f.month = i; changed() })
}

func (s *Section) daysChoice(f *filter, changed func()) fyne.CanvasObject {
	loc := s.frame.Loc()
	words := []string{loc.T("people.filter.any_time")}
	for _, n := range days[1:] {
		words = append(words, loc.T("people.filter.within", "Count", n))
	}
	return kit.NewSelect(words, max(slices.Index(days, f.within), 0), func(i int) { f.within = days[i]; changed() })
}

// facilityChoice offers the facilities in which the list places somebody.
func (s *Section) facilityChoice(f *filter, changed func()) fyne.CanvasObject {
	loc := s.frame.Loc()
	places := slices.Clone(s.found.counts.Facilities)
	collator := loc.Collator()
	slices.SortStableFunc(places, func(a, b people.FacilityCount) int {
		return collator.CompareString(s.facilityName(a.Code), s.facilityName(b.Code))
	})
	words := []string{loc.T("people.filter.anywhere")}
	at := 0
	for i, p := range places {
		words = append(words, loc.T("people.filter.facility_count", "Name", s.facilityName(p.Code), "Number", loc.Number(p.People)))
		if p.Code == f.facility {
			at = i + 1
		}
	}
	return kit.NewSelect(words, at, func(i int) {
		f.facility = ""
		if i > 0 {
			f.facility = places[i-1].Code
		}
		changed()
	})
}
