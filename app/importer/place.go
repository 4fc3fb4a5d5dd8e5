package importer

import (
	"strings"

	"vestka/app"
)

// longestLiberty is more bytes than a phrase of freedom has, or two.
const longestLiberty = 96

// saysOnlyLiberty reports that a description is a status and nothing else, as
// in "released, left Belarus".
func saysOnlyLiberty(s string) bool {
	if len(s) > 2*longestLiberty {
		return false
	}
	found := false
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(",;.\n", r) }) {
		if strings.TrimSpace(part) == "" {
			continue
		}
		if words := wordsOf(part); len(words) == 0 || freedPhrase(words) == 0 {
			return false
		}
		found = true
	}
	return found
}

// place is what the cells on the place say.
type place struct {
	held    app.Detention // zero where they say nothing
	release app.Date      // the day, still to come, on which somebody is to be free
	doubt   bool          // whether somebody is free
	death   death
}

// readPlace understands the prison cell, "title", "title;address" or the same
// on two lines, together with the description, which may say instead that
// somebody was released.
func readPlace(prison, description string, today app.Date) place {
	title, address := prison, ""
	if i := strings.IndexAny(prison, ";\n"); i >= 0 {
		title, address = prison[:i], prison[i+1:]
	}
	held := app.Detention{Text: said(title), Address: said(address), Source: sourceName, SeenOn: today}
	if held.Text == "" {
		held.Text, held.Address = held.Address, ""
	}
	if held.Address != "" && severalPlaces(prison) {
		held.Text, held.Address = said(prison), "" // which of them, a person has to say
	}
	words := wordsOf(prison)
	now := freedomIn(words, today)
	if held.Liberty = now.free; now.free {
		if held.Address != "" && !readFreedom(title, today).free {
			held.Text, held.Address = said(prison), "" // it is said behind the title
		}
		if now.on.Full() {
			held.Since = now.on
		}
	}
	if saysOnlyLiberty(description) {
		held.Liberty = true
		if held.Text == "" {
			held.Text = said(description)
		}
	}
	if held.Text == "" {
		held = app.Detention{}
	}
	return place{held, now.later, now.doubt, deathIn(words, today)}
}

// placesIn are the parts of a cell, or of a list in one.
func placesIn(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '\n' })
}

// severalPlaces reports a cell that names several prisons, and not one with its address.
func severalPlaces(s string) bool {
	parts := placesIn(s)
	for _, part := range parts[1:] {
		if isNumberedPrison(tidy(part)) && plainWords(part) != plainWords(parts[0]) {
			return true
		}
	}
	return false
}

// newestPlace is of several prisons the one that is of the latest day, where a column
// beside that of the prisons, of the same list in the file, has a day for each; else the
// text itself.
func (b *builder) newestPlace(text string) string {
	parts := placesIn(text)
	list, inList := listOf(b.label(Prison))
	if !inList || len(parts) < 2 || !severalPlaces(text) {
		return text
	}
	for _, c := range b.row.cells {
		days := placesIn(c.Value)
		if of, _ := listOf(c.Column); of != list || len(days) != len(parts) {
			continue
		}
		if i, ok := latest(days, b.today); ok {
			return strings.TrimSpace(parts[i])
		}
	}
	return text
}

// latest is the place of the latest of the days; ok is false where they are none, or two
// are the latest.
func latest(days []string, today app.Date) (at int, ok bool) {
	var newest app.Date
	for i, text := range days {
		d, fault := dateReader{order: DayFirst, today: today}.read(strings.TrimSpace(text))
		switch {
		case fault != dateFine || d.IsZero():
			return 0, false
		case newest.Before(d):
			at, ok, newest = i, true, d
		case newest == d:
			ok = false
		}
	}
	return at, ok
}

// listOf is the list in the file that the column is of, as "detentions" in
// "detentions/from"; ok is false where it is of none.
func listOf(column string) (list string, ok bool) {
	i := strings.LastIndexByte(column, '/')
	return column[:max(i, 0)], i >= 0
}

// said is the part of a cell on one line, empty where it stands for nothing.
func said(s string) string {
	if s = tidy(s); isBlank(s) {
		return ""
	}
	return s
}
