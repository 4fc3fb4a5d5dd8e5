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
	now := readFreedom(prison, today)
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
	return place{held, now.later, now.doubt}
}

// said is the part of a cell on one line, empty where it stands for nothing.
func said(s string) string {
	if s = tidy(s); isBlank(s) {
		return ""
	}
	return s
}
