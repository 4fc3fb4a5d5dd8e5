package printing

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vestka/app"
	"vestka/app/exporter"
	"vestka/app/pdf"
	"vestka/app/people"
	"vestka/app/sheet"
	"vestka/i18n"
)

// birthdayList is a list of birthdays to come in one language, as a table for
// paper or for a spreadsheet: day and month, names in Cyrillic and Latin, year
// of birth, facility and address, as the organisations publish it.
type birthdayList struct {
	loc    *i18n.Localizer
	days   int
	lines  []birthdayLine
	sample bool // somebody is of the sample list
	doubts bool // something in it is to be checked
}

type birthdayLine struct {
	on                   app.Date
	day, cyrillic, latin string
	initials             string
	year, turns          int
	at, address          string
	note                 string // that it is of the sample list
}

// doubt stands after whatever the program made and a person should check.
const doubt = " (?)"

// Birthdays is a list of birthdays to be written.
type Birthdays struct {
	Found []people.Birthday
	Today app.Date
	Days  int // ahead that were looked at
	Lang  app.Lang
	Named bool // a calendar has names and places; else initials only, since others may see it
}

// SaveBirthdays writes the list to the path: for a spreadsheet where it ends in .csv
// or .xlsx, for a calendar where it ends in .ics, else for paper. Whom the user has
// marked as somebody not to write to does not stand in it, since it is handed to
// others so that they write; left says who and why.
func (p *Press) SaveBirthdays(ctx context.Context, b Birthdays, path string) (left []Reason, err error) {
	var kept []people.Birthday
	for _, one := range b.Found {
		if m, marked := one.LeftOut(b.Today); marked {
			left = append(left, leftOut(one.ID, m))
		} else {
			kept = append(kept, one)
		}
	}
	list := p.list(kept, b.Today, b.Days, b.Lang)
	return left, p.guard.Save(path, func(w io.Writer) error {
		switch strings.ToLower(filepath.Ext(path)) {
		case ".csv":
			return list.csv(w)
		case ".xlsx":
			return list.xlsx(w)
		case ".ics":
			return exporter.WriteCalendar(w, list.events(b.Named), b.Today)
		}
		return pdf.Write(ctx, w, pdf.Document{Fonts: p.fonts, Pages: slices.Values(sheet.LayList(p.fonts, list.sheet()))})
	})
}

func (p *Press) list(birthdays []people.Birthday, today app.Date, days int, lang app.Lang) *birthdayList {
	l := &birthdayList{loc: i18n.For(string(lang)), days: days}
	for _, b := range birthdays {
		line := birthdayLine{
			on: b.On, day: l.loc.DayMonth(b.On.Month, b.On.Day),
			year: b.Born.Year, turns: b.Turns, at: b.Held.Text,
		}
		f, ok := p.register.Facility(b.Held.Facility, today)
		name, _ := cyrillic(b.Names, lang)
		if ok && f.HasAddress() {
			var a app.Address
			name, _, a = forThePost(b.Names, &f, lang)
			lines := a.Lines
			if a.Lang != lang { // so that it can be copied whole
				lines = append([]string{f.Name.In(a.Lang)}, lines...)
			}
			line.address = l.doubted(strings.Join(lines, ", "), a.State == app.AddressConverted)
		}
		line.cyrillic, line.initials = l.doubted(name.Formal(), name.Proposed), initials(name)
		if given(b.Names.Latin) { // one made of the Cyrillic name tells nothing new
			line.latin = b.Names.Latin.Formal()
		}
		if ok {
			line.at = f.Name.In(lang)
		}
		if b.Sample {
			line.note = l.loc.T("print.sample_mark")
		}
		l.lines = append(l.lines, line)
		l.sample = l.sample || b.Sample
	}
	return l
}

// initials are the first letters of the given and the family name.
func initials(n app.Name) string {
	var all []string
	for _, part := range nonEmpty(n.Given, n.Family) {
		first, _ := utf8.DecodeRuneInString(part)
		all = append(all, string(first)+".")
	}
	return strings.Join(all, " ")
}

// doubted marks a text that the program made and notes that there is one.
func (l *birthdayList) doubted(text string, unsure bool) string {
	if !unsure {
		return text
	}
	l.doubts = true
	return text + doubt
}

// header are the columns of a spreadsheet, one for each fact.
func (l *birthdayList) header() []string {
	t := l.loc.T
	return []string{
		t("birthdays.column.date"), t("birthdays.column.day"), t("birthdays.column.cyrillic"), t("birthdays.column.latin"),
		t("birthdays.column.born"), t("birthdays.column.turns"), t("birthdays.column.facility"), t("birthdays.column.address"), t("birthdays.column.note"),
	}
}

func (l *birthdayList) csv(w io.Writer) error {
	rows := make([][]string, len(l.lines))
	for i, b := range l.lines {
		rows[i] = []string{b.on.String(), b.day, b.cyrillic, b.latin, known(b.year), known(b.turns), b.at, b.address, b.note}
	}
	return exporter.WriteCSV(w, l.header(), rows)
}

func (l *birthdayList) xlsx(w io.Writer) error {
	rows := make([][]any, len(l.lines))
	for i, b := range l.lines {
		rows[i] = []any{b.on, b.day, b.cyrillic, b.latin, nil, nil, b.at, b.address, b.note}
		if b.year > 0 {
			rows[i][4], rows[i][5] = b.year, b.turns
		}
	}
	return exporter.WriteXLSX(w, l.loc.T("birthdays.title"), l.header(), rows)
}

// events are the days of a calendar. Of whom only the month is known, it has the whole of
// that: its first day may lie in the past.
func (l *birthdayList) events(named bool) []exporter.Event {
	t := l.loc.T
	all := make([]exporter.Event, len(l.lines))
	for i, b := range l.lines {
		e := exporter.Event{On: b.on, Title: t("birthdays.event", "Name", b.cyrillic, "Count", b.turns)}
		if b.year == 0 {
			e.Title = t("birthdays.event.yearless", "Name", b.cyrillic)
		}
		if !named {
			e.Title = t("birthdays.event.neutral", "Name", b.initials)
		} else {
			e.Place = b.at
			e.Description = strings.Join(nonEmpty(b.latin, known(b.year), b.address, b.note), "\n")
			if strings.Contains(b.cyrillic+b.address, doubt) {
				e.Description += "\n" + t("birthdays.doubt", "Sign", strings.TrimSpace(doubt))
			}
		}
		if e.On.Day == 0 {
			e.On.Day, e.Days = 1, app.DaysIn(e.On.Year, e.On.Month)
			e.Title += " " + t("birthdays.event.month")
		}
		all[i] = e
	}
	return all
}

// known is the number, empty for the 0 of a birthday whose year nobody knows.
func known(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func nonEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

// sheet is the table for paper.
func (l *birthdayList) sheet() sheet.List {
	t := l.loc.T
	list := sheet.List{
		Title:    t("birthdays.title"),
		Subtitle: t("birthdays.subtitle", "Count", l.days),
		Columns: []sheet.Column{
			{Title: t("birthdays.column.day"), Weight: 1.5},
			{Title: t("birthdays.column.name"), Weight: 3},
			{Title: t("birthdays.column.born"), Weight: 1.1},
			{Title: t("birthdays.column.where"), Weight: 3.4},
		},
	}
	if l.sample {
		list.Mark = t("print.sample_mark")
	}
	if l.doubts {
		list.Footer = t("birthdays.doubt", "Sign", strings.TrimSpace(doubt))
	}
	for _, b := range l.lines {
		list.Rows = append(list.Rows, []string{b.day, underneath(b.cyrillic, b.latin), known(b.year), underneath(b.at, b.address)})
	}
	return list
}

// underneath puts the second text on a line of its own below the first.
func underneath(first, second string) string {
	return strings.TrimSpace(first + "\n" + second)
}
