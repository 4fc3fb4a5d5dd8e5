package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vestka/app"
)

// liberty are the beginnings of texts that say somebody is not held, in
// plainWords.
var liberty = []string{
	"released", "at liberty", "at large", "set free", "freed", "left belarus", "left the country", "deported",
	"освобожден", "освобождена", "освободился", "освободилась", "на свободе", "на воле",
	"вышел на свободу", "вышла на свободу", "покинул беларусь", "покинула беларусь",
	"выехал из беларуси", "выехала из беларуси", "депортирован", "депортирована",
	"вызвалены", "вызвалена", "вызвалены(-ая)", "вызваліўся", "вызвалілася", "на волі", "на свабодзе",
	"выйшаў на волю", "выйшла на волю", "выйшаў на свабоду", "выйшла на свабоду",
	"пакінуў беларусь", "пакінула беларусь", "выехаў з беларусі", "выехала з беларусі",
	"дэпартаваны", "дэпартавана",
}

// longestLiberty is more bytes than any phrase of liberty has.
const longestLiberty = 96

// saysLiberty reports that the text begins by saying that somebody is not held.
func saysLiberty(s string) bool {
	s = plainWords(s[:min(len(s), longestLiberty)])
	for _, phrase := range liberty {
		if rest, ok := strings.CutPrefix(s, phrase); ok {
			if next, _ := utf8.DecodeRuneInString(rest); !unicode.IsLetter(next) {
				return true
			}
		}
	}
	return false
}

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
		if !saysLiberty(part) {
			return false
		}
		found = true
	}
	return found
}

// readPlace understands the prison cell, "title", "title;address" or the same
// on two lines, together with the description, which may say instead that
// somebody was released. The zero Detention means that neither says anything.
func readPlace(prison, description string, today app.Date) app.Detention {
	title, address := prison, ""
	if i := strings.IndexAny(prison, ";\n"); i >= 0 {
		title, address = prison[:i], prison[i+1:]
	}
	held := app.Detention{Text: said(title), Address: said(address), Source: sourceName, SeenOn: today}
	if held.Text == "" {
		held.Text, held.Address = held.Address, ""
	}
	held.Liberty = saysLiberty(held.Text)
	if saysOnlyLiberty(description) {
		held.Liberty = true
		if held.Text == "" {
			held.Text = said(description)
		}
	}
	if held.Text == "" {
		return app.Detention{}
	}
	return held
}

// said is the part of a cell on one line, empty where it stands for nothing.
func said(s string) string {
	if s = tidy(s); isBlank(s) {
		return ""
	}
	return s
}
