package people

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/people"
	"vestka/app/rules"
	"vestka/ui/kit"
)

// What is offered: days to a birthday, months to a release or since a letter,
// numbers of letters. The first stands for any; another one that a saved list has
// is offered, too.
var (
	days     = []int{0, 7, 14, 30, 60}
	releases = []int{0, 1, 3, 6, 12}
	silences = []int{0, 1, 3, 6, 12}
	letters  = []int{0, 1, 2, 3, 5}
)

func (f *filterForm) whoChoice() fyne.CanvasObject {
	return kit.NewSelect(f.s.whoWords(), int(whoOf(&f.chosen.Query)), func(i int) { who(i).set(&f.chosen.Query); f.tell() })
}

func (f *filterForm) sexChoice() fyne.CanvasObject {
	values := []app.Sex{app.SexUnknown, app.Female, app.Male}
	words := []string{f.any(), f.s.sexWord(app.Female), f.s.sexWord(app.Male)}
	return kit.NewChoice(words, slices.Index(values, f.chosen.Sex), func(i int) { f.chosen.Sex = values[i]; f.tell() })
}

func (f *filterForm) any() string { return f.s.frame.Loc().T("people.filter.any") }

func (f *filterForm) monthChoice() fyne.CanvasObject {
	words := []string{f.any()}
	for m := 1; m <= 12; m++ {
		words = append(words, f.s.frame.Loc().MonthName(m))
	}
	return kit.NewSelect(words, f.chosen.Month, func(i int) { f.chosen.Month = i; f.tell() })
}

// oneOf offers numbers by their words; 0 is the first and stands for any.
func (f *filterForm) oneOf(offered []int, value int, none string, word func(int) string, set func(int)) fyne.CanvasObject {
	if !slices.Contains(offered, value) {
		offered = append(slices.Clone(offered), value)
	}
	words := []string{none}
	for _, n := range offered[1:] {
		words = append(words, word(n))
	}
	return kit.NewSelect(words, slices.Index(offered, value), func(i int) { set(offered[i]); f.tell() })
}

func (f *filterForm) daysChoice() fyne.CanvasObject {
	loc, now := f.s.frame.Loc(), 0
	if f.chosen.BirthdayWithin != nil {
		now = *f.chosen.BirthdayWithin
	}
	return f.oneOf(days, now, loc.T("people.filter.any_time"),
		func(n int) string { return loc.T("people.filter.within", "Count", n) },
		func(n int) {
			f.chosen.BirthdayWithin = nil
			if n > 0 {
				f.chosen.BirthdayWithin = &n
			}
		})
}

func (f *filterForm) releaseChoice() fyne.CanvasObject {
	const passed = -1
	loc, now := f.s.frame.Loc(), f.chosen.ReleaseWithin
	if f.chosen.ReleasePassed {
		now = passed
	}
	return f.oneOf(slices.Insert(slices.Clone(releases), 1, passed), now, loc.T("people.filter.any_time"),
		func(n int) string {
			if n == passed {
				return loc.T("people.filter.release_passed")
			}
			return loc.T("people.filter.release_within", "Count", n)
		},
		func(n int) { f.chosen.ReleasePassed, f.chosen.ReleaseWithin = n == passed, max(n, 0) })
}

// silenceChoice asks for the last letter: never, or not in some months.
func (f *filterForm) silenceChoice() fyne.CanvasObject {
	const never = -1
	loc, now := f.s.frame.Loc(), f.chosen.SilentMonths
	if f.chosen.NeverWritten {
		now = never
	}
	return f.oneOf(slices.Insert(slices.Clone(silences), 1, never), now, f.any(),
		func(n int) string {
			if n == never {
				return loc.T("people.filter.never_written")
			}
			return loc.T("people.filter.silent_months", "Count", n)
		},
		func(n int) { f.chosen.NeverWritten, f.chosen.SilentMonths = n == never, max(n, 0) })
}

// lettersChoice asks for the number of letters: one more than what is offered, for
// none of them is a choice as well.
func (f *filterForm) lettersChoice() fyne.CanvasObject {
	now := 0
	if f.chosen.LettersAtMost != nil {
		now = *f.chosen.LettersAtMost + 1
	}
	offered := []int{0}
	for _, n := range letters {
		offered = append(offered, n+1)
	}
	return f.oneOf(offered, now, f.any(), func(n int) string { return f.s.atMostWord(n - 1) }, func(n int) {
		f.chosen.LettersAtMost = nil
		if n > 0 {
			f.chosen.LettersAtMost = new(n - 1)
		}
	})
}

func (f *filterForm) stageChoice() fyne.CanvasObject {
	stages := []rules.Stage{"", rules.BeforeForce, rules.InForce}
	words := []string{f.any(), f.s.stageWord(rules.BeforeForce), f.s.stageWord(rules.InForce)}
	return kit.NewSelect(words, slices.Index(stages, f.chosen.Stage), func(i int) { f.chosen.Stage = stages[i]; f.tell() })
}

func (f *filterForm) markChoice() fyne.CanvasObject {
	words := []string{f.any()}
	for _, k := range app.MarkKinds {
		words = append(words, upper(f.s.frame.Loc().T(k.MessageKey())))
	}
	kinds := append([]app.MarkKind{""}, app.MarkKinds...)
	return kit.NewSelect(words, slices.Index(kinds, f.chosen.Mark), func(i int) { f.chosen.Mark = kinds[i]; f.tell() })
}

// facilityChoice offers the facilities in which the list places somebody.
func (f *filterForm) facilityChoice() fyne.CanvasObject {
	loc := f.s.frame.Loc()
	places := slices.Clone(f.s.found.counts.Facilities)
	collator := loc.Collator()
	slices.SortStableFunc(places, func(a, b people.FacilityCount) int {
		return collator.CompareString(f.s.facilityName(a.Code), f.s.facilityName(b.Code))
	})
	codes, words := make([]string, len(places)), make([]string, len(places))
	for i, p := range places {
		codes[i] = p.Code
		words[i] = loc.T("people.filter.facility_count", "Name", f.s.facilityName(p.Code), "Number", loc.Number(p.People))
	}
	return several(f, codes, words, loc.T("people.filter.anywhere"), loc.T("people.filter.add_place"), f.s.facilityName, &f.chosen.Facilities)
}

func (f *filterForm) kindChoice() fyne.CanvasObject {
	loc := f.s.frame.Loc()
	words := make([]string, len(app.FacilityKinds))
	for i, k := range app.FacilityKinds {
		words[i] = f.s.kindWord(k)
	}
	return several(f, app.FacilityKinds, words, f.any(), loc.T("people.filter.add_kind"), f.s.kindWord, &f.chosen.Kinds)
}

// tagChoice offers the tags that somebody has; who is shown has all that are chosen.
func (f *filterForm) tagChoice() fyne.CanvasObject {
	loc := f.s.frame.Loc()
	var tags, words []string
	for _, t := range f.s.found.counts.Tags {
		tags = append(tags, t.Tag)
		words = append(words, loc.T("people.filter.facility_count", "Name", t.Tag, "Number", loc.Number(t.People)))
	}
	return several(f, tags, words, f.any(), loc.T("people.filter.add_tag"), func(tag string) string { return tag }, &f.chosen.Tags)
}

// several lets any number of values be chosen.
func several[T ~string](f *filterForm, values []T, words []string, none, more string, word func(T) string, chosen *[]T) fyne.CanvasObject {
	options, ids := make([]kit.Option, len(values)), make([]string, len(*chosen))
	for i, v := range values {
		options[i] = kit.Option{ID: string(v), Word: words[i], Chip: word(v)}
	}
	for i, v := range *chosen {
		if ids[i] = string(v); !slices.Contains(values, v) {
			options = append(options, kit.Option{ID: string(v), Word: word(v), Chip: word(v)})
		}
	}
	return kit.NewSeveral(options, ids, none, more, func(ids []string) {
		*chosen = nil
		for _, id := range ids {
			*chosen = append(*chosen, T(id))
		}
		f.tell()
	})
}

func (f *filterForm) orderChoice() fyne.CanvasObject {
	return kit.NewSelect(f.s.orderWords(), slices.Index(people.Orders, f.order), func(i int) { f.order = people.Orders[i] })
}

// sampleField is there only while the sample list stands among other people.
func (f *filterForm) sampleField() fyne.CanvasObject {
	c := f.s.found.counts
	if f.chosen.Sample == nil && (c.Sample == 0 || c.Sample == c.People) {
		return kit.NewColumn(0)
	}
	loc := f.s.frame.Loc()
	at := 0
	if f.chosen.Sample != nil {
		at = 2
		if *f.chosen.Sample {
			at = 1
		}
	}
	words := []string{f.any(), loc.T("people.filter.sample_only"), loc.T("people.filter.sample_out")}
	return kit.NewField(loc.T("people.filter.sample"), kit.NewSelect(words, at, func(i int) {
		f.chosen.Sample = nil
		if i > 0 {
			f.chosen.Sample = new(i == 1)
		}
		f.tell()
	}), "")
}

// entry is a field in which a slip keeps the filters from being used.
func (f *filterForm) entry(name, text string, take func(string) bool) *kit.Entry {
	e := kit.NewEntry()
	e.SetText(text)
	e.OnChanged = func(text string) {
		delete(f.wrong, name)
		if !take(strings.TrimSpace(text)) {
			f.wrong[name] = true
		}
		f.tell()
	}
	return e
}

func (f *filterForm) text(value *string) fyne.CanvasObject {
	return f.entry("", *value, func(text string) bool { *value = text; return true })
}

// number takes a whole number; an empty field stands for any.
func (f *filterForm) number(name string, value *int) fyne.CanvasObject {
	text := ""
	if *value > 0 {
		text = strconv.Itoa(*value)
	}
	return f.entry(name, text, func(text string) bool {
		*value = 0
		if text == "" {
			return true
		}
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > 150 {
			return false
		}
		*value = n
		return f.chosen.Check() == nil
	})
}

func (f *filterForm) articles() fyne.CanvasObject {
	e := f.entry("articles", strings.Join(f.chosen.Articles, ", "), func(text string) bool {
		var ok bool
		f.chosen.Articles, ok = people.Articles(text)
		return ok
	})
	e.SetPlaceHolder("361, 361-4")
	return e
}

// date takes a full date; an empty field stands for any.
func (f *filterForm) date(name string, value *app.Date) fyne.CanvasObject {
	e := f.entry(name, value.String(), func(text string) bool {
		d, err := importer.ReadDate(text)
		*value = app.Date{}
		if err != nil || !d.IsZero() && !d.Full() {
			return false
		}
		*value = d
		return true
	})
	e.SetPlaceHolder(f.s.frame.Loc().T("people.filter.date"))
	return e
}
