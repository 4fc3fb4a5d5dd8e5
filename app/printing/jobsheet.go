package printing

import (
	"strconv"
	"strings"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/sheet"
	"vestka/i18n"
)

// jobSheetPages are the sheets that go with the cards, in the language: every card in the
// order of printing with what to check on it, how old the list is, and a box to tick.
func jobSheetPages(fonts *sheet.Fonts, job *Job, lang app.Lang) []sheet.Page {
	return sheet.LayList(fonts, jobSheet(job, i18n.For(string(lang))))
}

func jobSheet(job *Job, loc *i18n.Localizer) sheet.List {
	t, lang := loc.T, app.Lang(loc.Lang())
	list := sheet.List{
		Title: jobTitle(job, loc), Subtitle: jobLine(job, loc), Footer: t("jobsheet.footer"),
		Columns: []sheet.Column{
			{Title: t("jobsheet.column.number"), Weight: 0.6},
			{Title: nameColumn(job, loc), Weight: 3},
			{Title: t("jobsheet.column.facility"), Weight: 3},
			{Title: itemColumn(job, loc), Weight: 2.4},
			{Title: t("jobsheet.column.check"), Weight: 4},
			{Title: "", Weight: 0.5, Tick: true},
		},
	}
	list.Notice = people.OldLists(loc, job.List)
	beside := besideLine(job, loc)
	first := 0 // of what goes into one envelope
	for i := range job.Cards {
		c := &job.Cards[i]
		if !c.Enclosed {
			first = i
		}
		mixed := job.Request.second() != nil
		card := cardLine(job, c, loc)
		if beside != "" && !mixed {
			card += "\n+ " + beside
		}
		if c.Person.Sample {
			list.Mark = t("print.sample_mark")
		}
		var checks []string
		for _, f := range c.Flags {
			checks = append(checks, loc.Message(f))
		}
		list.Rows = append(list.Rows, []string{
			strconv.Itoa(i + 1), c.Address[0], underneath(c.Facility.Name.In(lang), c.Facility.Place.In(lang)), card, strings.Join(checks, "\n"),
		})
		if last := i+1 == len(job.Cards) || !job.Cards[i+1].Enclosed; beside != "" && mixed && last {
			list.Rows = append(list.Rows, []string{numbers(first+1, i+1), c.Address[0], "", withCopies(job, beside, loc), ""})
		}
	}
	return list
}

func jobTitle(job *Job, loc *i18n.Localizer) string {
	if job.ofCards() {
		return loc.T("jobsheet.title")
	}
	return loc.T("jobsheet.title.job")
}

func nameColumn(job *Job, loc *i18n.Localizer) string {
	if job.ofCards() {
		return loc.T("jobsheet.column.name")
	}
	return loc.T("jobsheet.column.addressee")
}

func itemColumn(job *Job, loc *i18n.Localizer) string {
	if job.ofCards() {
		return loc.T("jobsheet.column.card")
	}
	return loc.T("jobsheet.column.item")
}

// ofCards reports that the job makes postcards alone, printed or by hand.
func (j *Job) ofCards() bool {
	main := j.Request.Main()
	return j.Request.second() == nil && main.Item == Postcards || main.Item == Copysheets
}

// cardLine says what is printed for one of the people.
func cardLine(job *Job, c *Card, loc *i18n.Localizer) string {
	var parts []string
	switch {
	case c.Item == Postcards || c.Item == Copysheets:
		parts = append(parts, loc.T(app.Postcard.MessageKey()))
	case c.Item == Letters:
		parts = append(parts, loc.T(app.OnSheets.MessageKey())+", "+loc.T("jobsheet.sheets", "Count", c.Leaves))
	case c.Item != JobSheet:
		parts = append(parts, loc.T(c.Item.MessageKey()))
	}
	if c.Item.Worded() {
		parts = append(parts, inLanguage(c.Lang, loc), loc.T(c.Occasion.MessageKey()))
	}
	return withCopies(job, strings.Join(parts, "\n"), loc)
}

// withCopies says beneath a line how often it is printed, where that is not once.
func withCopies(job *Job, line string, loc *i18n.Localizer) string {
	if n := job.Request.copies(); n > 1 && line != "" {
		return line + "\n" + loc.T("jobsheet.copies", "Count", n)
	}
	return line
}

// besideLine are the envelopes and labels that go with what is printed. In a job of cards
// and letters they have a line of their own: one envelope may be for both.
func besideLine(job *Job, loc *i18n.Localizer) string {
	var all []string
	for i := range job.Request.Beside {
		if one := &job.Request.Beside[i]; one.item() != JobSheet && !one.item().Worded() && !one.item().bare() {
			all = append(all, loc.T(one.item().MessageKey()))
		}
	}
	return strings.Join(all, ", ")
}

// numbers are those of the lines that something goes with.
func numbers(first, last int) string {
	if first == last {
		return strconv.Itoa(first)
	}
	return strconv.Itoa(first) + "–" + strconv.Itoa(last)
}

// jobLine is the line below the title: the day, how many cards, how old the list is.
func jobLine(job *Job, loc *i18n.Localizer) string {
	day := job.Request.Today
	parts := []string{loc.Date(day.Year, day.Month, day.Day), jobCount(job, loc)}
	if n := len(job.Skipped); n > 0 {
		parts = append(parts, loc.T("jobsheet.left_out", "Count", n))
	}
	if day := job.List.Day; !day.IsZero() {
		key := "jobsheet.list"
		if !job.List.Alike {
			key = "jobsheet.lists"
		}
		parts = append(parts, loc.T(key, "Date", loc.Date(day.Year, day.Month, day.Day)))
	}
	return strings.Join(parts, " · ")
}

func jobCount(job *Job, loc *i18n.Localizer) string {
	if job.ofCards() {
		return loc.T("jobsheet.cards", "Count", len(job.Cards))
	}
	people := 0
	for i := range job.Cards {
		if !job.Cards[i].Enclosed {
			people++
		}
	}
	return loc.T("jobsheet.people", "Count", people)
}

func inLanguage(l app.Lang, loc *i18n.Localizer) string {
	switch l {
	case app.Belarusian:
		return loc.T("jobsheet.in_be")
	case app.Russian:
		return loc.T("jobsheet.in_ru")
	}
	return loc.T("jobsheet.in_en")
}
