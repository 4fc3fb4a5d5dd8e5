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

// BirthdayList is a list of birthdays to come in one language, as a table for
// paper or for a spreadsheet: day and month, names in Cyrillic and Latin, year
// of birth, facility and address, as the organisations publish it.
type BirthdayList struct {
	loc    *i18n.Localizer
	days   int
	lines  []birthdayLine
	sample bool
}

type birthdayLine struct {
	on                       app.Date
	day, cyrillic, latin     string
	year, turns, at, address string
}

// Birthdays makes the list of the birthdays in the language.
func (p *Press) Birthdays(birthdays []people.Birthday, today app.Date, days int, lang app.Lang) *BirthdayList {
	l := &BirthdayList{loc: i18n.For(string(lang)), days: days}
	for _, b := range birthdays {
		line := birthdayLine{
			on: b.On, day: l.loc.DayMonth(b.On.Month, b.On.Day),
			cyrillic: cyrillic(b.Names, lang).Formal(), latin: b.Names.Latin.Formal(),
			year: strconv.Itoa(b.Born.Year), turns: strconv.Itoa(b.Turns), at: b.Held.Text,
		}
		if f, ok := p.register.Facility(b.Held.Facility, today); ok {
			a := f.Address(lang)
			line.at = f.Name.In(lang)
			line.address = strings.Join(a.Lines, ", ")
		}
		l.lines = append(l.lines, line)
		l.sample = l.sample || b.Sample
	}
	return l
}

// SaveBirthdays writes the list to the path, for a spreadsheet where it ends in
// .csv, else for paper.
func (p *Press) SaveBirthdays(ctx context.Context, birthdays []people.Birthday, today app.Date, days int, lang app.Lang, path string) error {
	list := p.Birthdays(birthdays, today, days, lang)
	return Save(path, func(w io.Writer) error {
		if strings.EqualFold(filepath.Ext(path), ".csv") {
			return list.WriteCSV(w)
		}
		return list.WritePDF(ctx, p, w)
	})
}

// WriteCSV writes the list for a spreadsheet: one row a person, one column a fact.
func (l *BirthdayList) WriteCSV(w io.Writer) error {
	t := l.loc.T
	header := []string{
		t("birthdays.column.date"), t("birthdays.column.day"), t("birthdays.column.cyrillic"), t("birthdays.column.latin"),
		t("birthdays.column.born"), t("birthdays.column.turns"), t("birthdays.column.facility"), t("birthdays.column.address"),
	}
	rows := make([][]string, len(l.lines))
	for i, b := range l.lines {
		rows[i] = []string{b.on.String(), b.day, b.cyrillic, b.latin, b.year, b.turns, b.at, b.address}
	}
	return exporter.WriteCSV(w, header, rows)
}

// WritePDF writes the list for paper.
func (l *BirthdayList) WritePDF(ctx context.Context, p *Press, w io.Writer) error {
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
	for _, b := range l.lines {
		list.Rows = append(list.Rows, []string{b.day, joined(b.cyrillic, b.latin), b.year, joined(b.at, b.address)})
	}
	return pdf.Write(ctx, w, pdf.Document{Fonts: p.fonts, Pages: slices.Values(sheet.LayList(p.fonts, list))})
}

// joined puts the second text on a line of its own below the first.
func joined(first, second string) string {
	switch {
	case second == "" || first == second:
		return first
	case first == "":
		return second
	}
	return first + "\n" + second
}
