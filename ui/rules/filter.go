package rules

import (
	"slices"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/ui/kit"
	"vestka/ui/sending"
)

// filter narrows the list; the zero filter shows all rules.
type filter struct {
	text        string
	thing       rules.Thing
	facility    string
	says        int // an index of says
	old, theirs bool
}

// says are what a rule may do in an answer, as it is chosen; the first is anything.
var says = []struct {
	verdict rules.Verdict
	advice  bool
	key     string
}{
	{key: "people.filter.any"},
	{verdict: rules.Yes, key: "rules.verdict.yes"},
	{verdict: rules.No, key: "rules.verdict.no"},
	{verdict: rules.AskFamily, key: "rules.verdict.ask_family"},
	{verdict: rules.NotKnown, key: "rules.verdict.not_known"},
	{advice: true, key: "rules.says.advice"},
}

func (f filter) query(lang app.Lang) rulebook.Filter {
	return rulebook.Filter{
		Text: f.text, Lang: lang, Thing: f.thing, Verdict: says[f.says].verdict, Advice: says[f.says].advice, Old: f.old, Theirs: f.theirs,
	}
}

func (s *Section) setFilter(f filter) {
	f.text = s.filter.text
	s.filter, s.at = f, ""
	s.load()
}

func (s *Section) clearFilter() {
	s.filter, s.at = filter{}, ""
	s.search.SetText("")
	s.load()
}

// showChips says above the list what narrows it, which files stand behind it, and
// what is wrong with any of them.
func (s *Section) showChips() {
	loc, f := s.frame.Loc(), s.filter
	var line []fyne.CanvasObject
	add := func(on bool, word string, off func(*filter)) {
		if on {
			without := f
			off(&without)
			line = append(line, kit.NewChip(word, func() { s.setFilter(without) }))
		}
	}
	add(f.thing != "", sending.Thing(s.frame, f.thing), func(f *filter) { f.thing = "" })
	add(f.facility != "", s.facilityName(f.facility), func(f *filter) { f.facility = "" })
	add(f.says != 0, loc.T(says[f.says].key), func(f *filter) { f.says = 0 })
	add(f.old, loc.T("rules.filter.old"), func(f *filter) { f.old = false })
	add(f.theirs, loc.T("rules.filter.theirs"), func(f *filter) { f.theirs = false })
	if n := len(s.found.files); n > 0 || s.found.own > 0 {
		line = append(line, kit.NewText(kit.Small(loc.T("rules.behind", "Files", n, "Own", s.found.own))).OneLine(),
			kit.NewLink(loc.T("rules.files"), s.showFiles))
	}
	for _, e := range s.found.refused {
		text, _ := loc.Error(e)
		line = append(line, kit.NewText(kit.Body(text).In(kit.No)).OneLine())
	}
	if len(line) == 0 {
		line = append(line, kit.NewText(kit.Small(loc.T("rules.files.none"))).OneLine())
	}
	s.chips.Set(line...)
	s.page.Refresh()
}

func (s *Section) facilityName(code string) string {
	if f, ok := s.deps.Register.Facility(code, s.today()); ok {
		return f.Name.In(s.lang())
	}
	return code
}

// shortName is how a facility is called where many stand in one line.
func (s *Section) shortName(code string) string {
	if f, ok := s.deps.Register.Facility(code, s.today()); ok {
		return f.Short(s.lang())
	}
	return code
}

// askFilter lets the filters be chosen.
func (s *Section) askFilter() {
	loc := s.frame.Loc()
	chosen := s.filter
	s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("rules.filter.title"), Width: 560,
		Body: kit.NewColumn(kit.Gap,
			kit.NewField(loc.T("rules.filter.thing"), s.thingChoice(&chosen), ""),
			kit.NewField(loc.T("people.filter.facility"), s.facilityChoice(&chosen), ""),
			kit.NewField(loc.T("rules.filter.says"), saysChoice(s.frame, &chosen), ""),
			kit.NewCheck(loc.T("rules.filter.old.sentence"), chosen.old, func(on bool) { chosen.old = on }),
			kit.NewCheck(loc.T("rules.filter.theirs.sentence"), chosen.theirs, func(on bool) { chosen.theirs = on }),
		),
		Actions: []kit.Action{
			{Label: loc.T("people.filter.clear"), Do: s.clearFilter},
			{Label: loc.T("dialog.cancel")},
			{Label: loc.T("people.filter.show"), Primary: true, Do: func() { s.setFilter(chosen) }},
		},
	})
}

func (s *Section) thingChoice(f *filter) fyne.CanvasObject {
	words := []string{s.frame.Loc().T("people.filter.any")}
	for _, t := range rules.Things {
		words = append(words, sending.Thing(s.frame, t))
	}
	return kit.NewSelect(words, slices.Index(rules.Things, f.thing)+1, func(i int) {
		f.thing = ""
		if i > 0 {
			f.thing = rules.Things[i-1]
		}
	})
}

func saysChoice(f kit.Frame, chosen *filter) fyne.CanvasObject {
	words := make([]string, len(says))
	for i, s := range says {
		words[i] = f.Loc().T(s.key)
	}
	return kit.NewSelect(words, chosen.says, func(i int) { chosen.says = i })
}

// facilities are all of them in the order of their names.
func (s *Section) facilities() []app.Facility {
	lang, collator := s.lang(), s.frame.Loc().Collator()
	places := slices.Clone(s.deps.Register.Facilities(s.today()))
	slices.SortStableFunc(places, func(a, b app.Facility) int { return collator.CompareString(a.Name.In(lang), b.Name.In(lang)) })
	return places
}

// facilityOptions are what a form offers of them.
func (s *Section) facilityOptions() []kit.Option {
	places := s.facilities()
	options := make([]kit.Option, len(places))
	for i := range places {
		options[i] = kit.Option{ID: places[i].Code, Word: kit.Joined(places[i].Name.In(s.lang()), places[i].Place.In(s.lang())), Chip: places[i].Name.In(s.lang())}
	}
	return options
}

// facilityChoice offers all facilities.
func (s *Section) facilityChoice(f *filter) fyne.CanvasObject {
	lang, places := s.lang(), s.facilities()
	words, at := []string{s.frame.Loc().T("people.filter.anywhere")}, 0
	for i := range places {
		words = append(words, places[i].Name.In(lang))
		if places[i].Code == f.facility {
			at = i + 1
		}
	}
	return kit.NewSelect(words, at, func(i int) {
		f.facility = ""
		if i > 0 {
			f.facility = places[i-1].Code
		}
	})
}
