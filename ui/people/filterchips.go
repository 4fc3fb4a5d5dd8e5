package people

import (
	"slices"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/rules"
)

// chip is a filter that is on: its words, and the filter without it.
type chip struct {
	word    string
	without filter
}

func (s *Section) filterChips() []chip {
	loc, f := s.frame.Loc(), s.filter
	var chips []chip
	add := func(word string, off func(*filter)) {
		c := chip{word, f}
		off(&c.without)
		chips = append(chips, c)
	}
	if f.marked {
		add(loc.T("people.filter.marked"), func(f *filter) { f.marked = false })
	}
	s.standingChips(add)
	s.placeChips(add)
	s.caseChips(add)
	s.letterChips(add)
	if f.Sample != nil {
		word := loc.T("people.filter.sample_out")
		if *f.Sample {
			word = loc.T("people.filter.sample_only")
		}
		add(word, func(f *filter) { f.Sample = nil })
	}
	if f.IDs != nil {
		add(loc.T("people.filter.named", "Count", len(f.IDs)), func(f *filter) { f.IDs = nil })
	}
	return chips
}

type addChip func(word string, off func(*filter))

func (s *Section) standingChips(add addChip) {
	loc, f := s.frame.Loc(), s.filter
	switch w := whoOf(&f.Query); {
	case w > everybody:
		add(s.whoWords()[w], func(f *filter) { everybody.set(&f.Query) })
	case w < everybody:
		if f.InCustody {
			add(s.whoWords()[heldNow], func(f *filter) { f.InCustody = false })
		}
		for _, st := range f.Status {
			word := s.whoWords()[slices.IndexFunc(standings, func(s []app.Status) bool { return slices.Contains(s, st) })]
			add(word, func(f *filter) { f.Status = without(f.Status, st) })
		}
	}
	if f.Sex != app.SexUnknown {
		add(s.sexWord(f.Sex), func(f *filter) { f.Sex = app.SexUnknown })
	}
	if f.AgeFrom > 0 || f.AgeTo > 0 {
		add(s.ageWord(f.AgeFrom, f.AgeTo), func(f *filter) { f.AgeFrom, f.AgeTo = 0, 0 })
	}
	if f.Month != 0 {
		add(loc.T("people.filter.born_in", "Month", loc.MonthName(f.Month)), func(f *filter) { f.Month = 0 })
	}
	if f.BirthdayWithin != nil {
		add(loc.T("people.filter.within", "Count", *f.BirthdayWithin), func(f *filter) { f.BirthdayWithin = nil })
	}
	for _, tag := range f.Tags {
		add(loc.T("people.filter.tag_is", "Tag", tag), func(f *filter) { f.Tags = without(f.Tags, tag) })
	}
	if f.Mark != "" {
		add(upper(loc.T(f.Mark.MessageKey())), func(f *filter) { f.Mark = "" })
	}
}

func (s *Section) ageWord(from, to int) string {
	loc := s.frame.Loc()
	switch {
	case to == 0:
		return loc.T("people.filter.age_from", "Count", from)
	case from == 0:
		return loc.T("people.filter.age_to", "Count", to)
	}
	return loc.T("people.filter.age_between", "From", from, "Count", to)
}

func (s *Section) placeChips(add addChip) {
	loc, f := s.frame.Loc(), s.filter
	for _, code := range f.Facilities {
		add(s.facilityName(code), func(f *filter) { f.Facilities = without(f.Facilities, code) })
	}
	for _, kind := range f.Kinds {
		add(s.kindWord(kind), func(f *filter) { f.Kinds = without(f.Kinds, kind) })
	}
	if f.Town != "" {
		add(loc.T("people.filter.from_town", "Town", f.Town), func(f *filter) { f.Town = "" })
	}
	if f.HasAddress {
		add(loc.T("people.filter.has_address"), func(f *filter) { f.HasAddress = false })
	}
}

func (s *Section) caseChips(add addChip) {
	loc, f := s.frame.Loc(), s.filter
	if f.Stage != "" {
		add(s.stageWord(f.Stage), func(f *filter) { f.Stage = "" })
	}
	for _, a := range f.Articles {
		add(loc.T("people.filter.article_is", "Article", a), func(f *filter) { f.Articles = without(f.Articles, a) })
	}
	if f.ReleaseWithin > 0 {
		add(loc.T("people.filter.release_within", "Count", f.ReleaseWithin), func(f *filter) { f.ReleaseWithin = 0 })
	}
	if f.ReleasePassed {
		add(loc.T("people.filter.release_passed"), func(f *filter) { f.ReleasePassed = false })
	}
	if f.About != "" {
		add(loc.T("people.filter.about_is", "Words", f.About), func(f *filter) { f.About = "" })
	}
}

func (s *Section) letterChips(add addChip) {
	loc, f := s.frame.Loc(), s.filter
	date := func(d app.Date) string { return loc.Date(d.Year, d.Month, d.Day) }
	if f.NeverWritten {
		add(loc.T("people.filter.never_written"), func(f *filter) { f.NeverWritten = false })
	}
	if f.LettersAtMost != nil {
		add(s.atMostWord(*f.LettersAtMost), func(f *filter) { f.LettersAtMost = nil })
	}
	if f.SilentMonths > 0 {
		add(loc.T("people.filter.silent_months", "Count", f.SilentMonths), func(f *filter) { f.SilentMonths = 0 })
	}
	if !f.SilentSince.IsZero() {
		add(loc.T("people.filter.silent_since", "Date", date(f.SilentSince)), func(f *filter) { f.SilentSince = app.Date{} })
	}
	if !f.WrittenSince.IsZero() {
		add(loc.T("people.filter.written_since", "Date", date(f.WrittenSince)), func(f *filter) { f.WrittenSince = app.Date{} })
	}
}

func (s *Section) atMostWord(n int) string {
	if n == 0 {
		return s.frame.Loc().T("people.filter.no_letters")
	}
	return s.frame.Loc().T("people.filter.letters_at_most", "Count", n)
}

func (s *Section) stageWord(stage rules.Stage) string {
	if stage == rules.BeforeForce {
		return s.frame.Loc().T("people.filter.stage_before")
	}
	return s.frame.Loc().T("people.filter.stage_in_force")
}

// kindWord is what a kind of facility is called.
func (s *Section) kindWord(kind app.FacilityKind) string {
	return upper(s.frame.Loc().T(rules.KindKey(kind)))
}

// without is the list without the value; nil where nothing is left.
func without[T comparable](list []T, value T) []T {
	var rest []T
	for _, v := range list {
		if v != value {
			rest = append(rest, v)
		}
	}
	return rest
}

// unknownLines say of how many people the filters could not be answered.
func (s *Section) unknownLines(unknown []people.Unknown) []string {
	var lines []string
	for _, u := range unknown {
		lines = append(lines, s.frame.Loc().T(u.MessageKey(), "Count", u.People))
	}
	return lines
}
