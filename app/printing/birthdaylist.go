package printing

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

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
	on                       app.Date
	day, cyrillic, latin     string
	year, turns, at, address string
	note                     string // that it is of the sample list
}

// doubt stands after whatever the program made and a person should check.
const doubt = " (?)"

// SaveBirthdays writes the list of the birthdays in the language to the path,
// for a spreadsheet where it ends in .csv, else for paper. Whom the user has
// marked as somebody not to write to does not stand in it, since it is handed to
// others so that they write; left says who and why.
func (p *Press) SaveBirthdays(ctx context.Context, birthdays []people.Birthday, today app.Date, days int, lang app.Lang, path string) (left []Reason, err error) {
	var kept []people.Birthday
	for _, b := range birthdays {
		if m, marked := b.LeftOut(today); marked {
			left = append(left, leftOut(b.ID, m))
		} else {
			kept = append(kept, b)
		}
	}
	list := p.list(kept, today, days, lang)
	return left, p.guard.Save(path, func(w io.Writer) error {
		if strings.EqualFold(filepath.Ext(path), ".csv") {
			return list.csv(w)
		}
		return pdf.Write(ctx, w, pdf.Document{Fonts: p.fonts, Pages: slices.Values(sheet.LayList(p.fonts, list.sheet()))})
	})
}

func (p *Press) list(birthdays []people.Birthday, today app.Date, days int, lang app.Lang) *birthdayList {
	l := &birthdayList{loc: i18n.For(string(lang)), days: days}
	for _, b := range birthdays {
		line := birthdayLine{
			on: b.On, day: l.loc.DayMonth(b.On.Month, b.On.Day),
			year: strconv.Itoa(b.Born.Year), turns: strconv.Itoa(b.Turns), at: b.Held.Text,
		}
		name, _ := cyrillic(b.Names, lang)
		line.cyrillic = l.doubted(name.Formal(), name.Proposed)
		if given(b.Names.Latin) { // one made of the Cyrillic name tells nothing new
			line.latin = b.Names.Latin.Formal()
		}
		if f, ok := p.register.Facility(b.Held.Facility, today); ok {
			a := f.Address(lang)
			line.at = f.Name.In(lang)
			line.address = l.doubted(strings.Join(a.Lines, ", "), a.State == app.AddressConverted)
		}
		if b.Sample {
			line.note = l.loc.T("print.sample_mark")
		}
		l.lines = append(l.lines, line)
		l.sample = l.sample || b.Sample
	}
	return l
}

// doubted marks a text that the program made and notes that there is one.
func (l *birthdayList) doubted(text string, unsure bool) string {
	if !unsure {
		return text
	}
	l.doubts = true
	return text + doubt
}

// csv is one row a person, one column a fact.
func (l *birthdayList) csv(w io.Writer) error {
	t := l.loc.T
	header := []string{
		t("birthdays.column.date"), t("birthdays.column.day"), t("birthdays.column.cyrillic"), t("birthdays.column.latin"),
		t("birthdays.column.born"), t("birthdays.column.turns"), t("birthdays.column.facility"), t("birthdays.column.address"), t("birthdays.column.note"),
	}
	rows := make([][]string, len(l.lines))
	for i, b := range l.lines {
		rows[i] = []string{b.on.String(), b.day, b.cyrillic, b.latin, b.year, b.turns, b.at, b.address, b.note}
	}
	return exporter.WriteCSV(w, header, rows)
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
		list.Rows = append(list.Rows, []string{b.day, underneath(b.cyrillic, b.latin), b.year, underneath(b.at, b.address)})
	}
	return list
}

// underneath puts the second text on a line of its own below the first.
func underneath(first, second string) string {
	return strings.TrimSpace(first + "\n" + second)
}
