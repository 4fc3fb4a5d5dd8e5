package people

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/i18n"
	"vestka/ui/kit"
)

// fact is one thing that the lists say, under whatever header they say it.
type fact struct {
	column string // of the machine form, or the header as found
	values []said
}

// said is one wording of it with those who say so.
type said struct {
	text string
	by   []origin
}

// origin is a list of one language.
type origin struct {
	source string
	on     app.Date
	lang   app.Lang
}

// facts gathers what the records say: a column is one fact whatever its header,
// and what several lists say alike stands there once.
func facts(records []app.Record) []fact {
	var all []fact
	for _, r := range records {
		by := origin{r.Source, r.CheckedOn, r.Lang}
		for _, c := range r.Cells {
			column, text := machineColumn(c.Column), strings.TrimSpace(c.Value)
			at := slices.IndexFunc(all, func(f fact) bool { return f.column == column })
			if at < 0 {
				all = append(all, fact{column: column})
				at = len(all) - 1
			}
			all[at].say(text, by)
		}
	}
	slices.SortStableFunc(all, func(a, b fact) int { return columnPlace(a.column) - columnPlace(b.column) })
	return all
}

func (f *fact) say(text string, by origin) {
	at := slices.IndexFunc(f.values, func(v said) bool { return v.text == text })
	if at < 0 {
		f.values = append(f.values, said{text: text})
		at = len(f.values) - 1
	}
	if !slices.Contains(f.values[at].by, by) {
		f.values[at].by = append(f.values[at].by, by)
	}
}

// forReader are the wordings in the reader's language where a list of that
// language says the same fact, else all of them. Names stand in every language.
func (f *fact) forReader(lang app.Lang) []said {
	own := slices.DeleteFunc(slices.Clone(f.values), func(v said) bool {
		return !slices.ContainsFunc(v.by, func(o origin) bool { return o.lang == lang })
	})
	if len(own) == 0 || f.column == "name" {
		return f.values
	}
	return own
}

// readable says a value of the machine form in words: its codes and its dates.
// Everything else stands as it was found.
func readable(column, text string, loc *i18n.Localizer) string {
	switch {
	case column == "status" && text == string(app.Active):
		return loc.T("people.standing.recognised")
	case column == "status" && text == string(app.Former):
		return loc.T("people.standing.former")
	case column == "status" && text == string(app.NotRecognised):
		return loc.T("people.standing.not_recognised")
	case column == "gender" && text == "female":
		return loc.T("people.sex.female")
	case column == "gender" && text == "male":
		return loc.T("people.sex.male")
	case strings.TrimLeft(text, "0123456789-") != "":
		return text
	}
	if d, err := app.ParseBirth(text); err == nil && d.Month != 0 {
		return loc.Date(d.Year, d.Month, d.Day)
	}
	return text
}

// origins are all lists that say something of the person, each once.
func origins(records []app.Record) []origin {
	var all []origin
	for _, r := range records {
		if o := (origin{r.Source, r.CheckedOn, r.Lang}); !slices.Contains(all, o) {
			all = append(all, o)
		}
	}
	return all
}

// factsOf shows every word that the lists say of somebody, and which list.
func (s *Section) factsOf(c *card) fyne.CanvasObject {
	loc, lists := s.frame.Loc(), origins(c.records)
	if len(lists) == 0 {
		return nil
	}
	oneList := !slices.ContainsFunc(lists, func(o origin) bool { return o.source != lists[0].source || o.on != lists[0].on })
	title := []fyne.CanvasObject{kit.NewFlow(12, kit.NewText(kit.Label(loc.T("people.facts"))).OneLine(), s.foldWords())}
	if oneList {
		title = append(title, kit.NewText(kit.Small(saidBy(lists, false, loc))))
	}
	if s.folded {
		return kit.NewColumn(kit.Tight, title...)
	}
	var rows []fyne.CanvasObject
	for _, f := range facts(c.records) {
		var values []fyne.CanvasObject
		shown := f.forReader(s.lang())
		for _, v := range shown {
			values = append(values, kit.NewText(kit.Body(readable(f.column, v.text, loc))))
			if !oneList || len(shown) > 1 {
				values = append(values, kit.NewText(kit.Small(saidBy(v.by, oneList, loc))))
			}
		}
		rows = append(rows, dated(columnWord(f.column, loc), kit.NewColumn(kit.Tight, values...)))
	}
	return kit.NewColumn(kit.Tight, append(title, kit.NewRows(append(rows, s.noMore(c)...)...))...)
}

// noMore is what a list said and no list says any more, with the days of both.
func (s *Section) noMore(c *card) (rows []fyne.CanvasObject) {
	if c.known == nil {
		return nil
	}
	loc := s.frame.Loc()
	for i := range c.known.Withdrawn {
		w := &c.known.Withdrawn[i]
		since := loc.DateSince(w.Since.Year, w.Since.Month, w.Since.Day)
		rows = append(rows, dated(people.FactName(loc, w.Fact), kit.NewColumn(
			kit.Tight,
			kit.NewText(kit.Body(people.WithdrawnValue(loc, s.deps.Register, w))),
			kit.NewText(kit.Small(loc.T("people.no_more.list", "List", listWords(w.Source, w.CheckedOn, loc), "Date", since))),
		)))
	}
	return rows
}

// foldWords hide what the lists say, which is long, or show it again.
func (s *Section) foldWords() *words {
	text := s.frame.Loc().T("people.facts.hide")
	if s.folded {
		text = s.frame.Loc().T("people.facts.show")
	}
	s.fold = newWords(text, func() {
		s.folded = !s.folded
		s.showCard()
		s.frame.Focus(s.fold)
	})
	return s.fold
}

// saidBy names the lists: "Viasna, list read on 22 November 2026: Russian". The
// languages alone where there is but one list.
func saidBy(by []origin, languagesOnly bool, loc *i18n.Localizer) string {
	var lines, heads []string
	langs := map[string][]string{}
	for _, o := range by {
		h := listWords(o.source, o.on, loc)
		if !slices.Contains(heads, h) {
			heads = append(heads, h)
		}
		langs[h] = append(langs[h], people.LangWord(loc, o.lang))
	}
	for _, h := range heads {
		in := strings.Join(langs[h], ", ")
		if languagesOnly {
			lines = append(lines, in)
		} else {
			lines = append(lines, loc.T("people.facts.list", "List", h, "Languages", in))
		}
	}
	return strings.Join(lines, "\n")
}

// listWords name a list by its source and the day it was read.
func listWords(source string, on app.Date, loc *i18n.Localizer) string {
	if source == byUser {
		return loc.T("byhand.own.on", "Date", loc.Date(on.Year, on.Month, on.Day))
	}
	name := people.SourceName(loc, source)
	if on.IsZero() {
		return name
	}
	return loc.T("people.source.read_on", "Source", name, "Date", loc.Date(on.Year, on.Month, on.Day))
}
