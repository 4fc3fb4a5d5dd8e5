package people

import (
	"slices"
	"strings"

	"vestka/app"
)

// news is what a row that says something new tells of the person. moved is what
// merge found out, lost what it says no more.
func (c *comparing) news(r *app.Record, was, is *app.Person, moved bool, lost []app.News) []app.News {
	switch {
	case is.Sample || !c.knows && was.ID == 0: // all are new on the first list of a source
		return nil
	case was.ID == 0:
		return c.tell(is, app.News{Kind: app.NewsNew, After: placeWord(&is.Held)})
	}
	before, known := c.was[r.Key]
	if known && c.rows[r.Key].Person != is.ID {
		known = false
	}
	found := c.whereabouts(r, &before, was, is, moved)
	if known {
		found = append(found, courtNews(r, &before, was, is)...)
		found = append(found, otherFields(r, &before, was, is)...)
		found = append(found, slices.DeleteFunc(lost, func(n app.News) bool {
			return slices.ContainsFunc(found, func(other app.News) bool {
				return other.Field == n.Field || other.Kind == app.NewsSentenced && n.Field == app.FactPenalty
			})
		})...)
		if len(found) == 0 && sameFacts(r, &before) {
			found = otherColumns(r, &before)
		}
	}
	return c.tell(is, found...)
}

// tell counts the news, but for what another language of the source told already.
func (c *comparing) tell(p *app.Person, found ...app.News) []app.News {
	if p.Sample {
		return nil
	}
	who := standsFor(c.merged, p.ID)
	found = slices.DeleteFunc(found, func(n app.News) bool {
		return c.told[told{who, n.Kind, n.Field, ""}] || who != 0 && c.told[told{who, n.Kind, n.Field, n.After}]
	})
	for _, n := range found {
		c.Kinds[n.Kind]++
		if len(c.merged) > 0 && n.After != "" {
			c.told[told{who, n.Kind, n.Field, n.After}] = true // each row of one person tells it
		}
	}
	return found
}

// whereabouts tells whether somebody died, is free or is held elsewhere: one of
// them, the gravest.
func (c *comparing) whereabouts(r, before *app.Record, was, is *app.Person, moved bool) []app.News {
	status := app.News{Field: app.FactStatus, Before: string(was.Status), After: string(is.Status)}
	switch {
	case was.Died.IsZero() && !is.Died.IsZero():
		return []app.News{{Kind: app.NewsDied, Field: app.FactDied, After: is.Died.String()}}
	case !was.Died.IsZero() && is.Died.IsZero():
		return []app.News{{Kind: app.NewsChanged, Field: app.FactDied, Before: was.Died.String()}}
	case was.InCustody() && (is.Status == app.Former || is.Held.Liberty):
		status.Kind = app.NewsReleased
		if saysDeported(r, before) {
			status.Kind = app.NewsDeported
		}
		if is.Held.Liberty && placeWord(&was.Held) != placeWord(&is.Held) && is.Held.Text != was.Held.Text {
			status.Field, status.Before, status.After = app.FactHeld, placeWord(&was.Held), placeWord(&is.Held)
		}
		return []app.News{status}
	}
	var found []app.News
	if was.Status != is.Status {
		status.Kind = app.NewsChanged
		found = append(found, status)
	}
	if place := (app.News{Field: app.FactHeld, Before: placeWord(&was.Held), After: placeWord(&is.Held)}); place.Before != place.After {
		if place.Kind = app.NewsChanged; moved && !is.Held.Liberty {
			place.Kind = app.NewsMoved
		}
		if moved || place.Before == "" {
			found = append(found, place)
		}
	}
	return found
}

// placeWord is the code of the facility, else the words of the list.
func placeWord(d *app.Detention) string {
	if d.Facility != "" && !d.Liberty {
		return d.Facility
	}
	return d.Text
}

// courtNews tells of a sentence, else of a charge. A sentence is known by its
// date, or by the list's saying for the first time what it is.
func courtNews(r, before *app.Record, was, is *app.Person) []app.News {
	if was.Verdict.IsZero() && dated(is.Verdict) && !saidBefore(r, before, is.Verdict) {
		return []app.News{{Kind: app.NewsSentenced, Field: app.FactVerdict, After: is.Verdict.String()}}
	}
	var found []app.News
	switch said, told := penalty(r), penalty(before); {
	case said == "" || said == told: // or an older version did not understand it
	case !dated(was.Verdict) && !dated(is.Verdict) && before.Verdict.IsZero() && !r.Verdict.IsZero():
		return []app.News{{Kind: app.NewsSentenced, Field: app.FactPenalty, After: shortText(said)}}
	case told != "" || r.Verdict.IsZero():
		found = []app.News{{Kind: app.NewsChanged, Field: app.FactPenalty, Before: shortText(told), After: shortText(said)}}
	}
	if r.Articles == "" || r.Articles == before.Articles || sameArticles(r.Articles, was.Articles) || before.Articles == "" && saysCell(r, before, r.Articles) {
		return found
	}
	n := app.News{Kind: app.NewsCharged, Field: app.FactArticles, Before: shortText(before.Articles), After: shortText(r.Articles)}
	if !is.Verdict.IsZero() {
		n.Kind = app.NewsChanged
	}
	return append(found, n)
}

// dated reports a verdict of which more is known than that there is one.
func dated(d app.Date) bool { return !d.IsZero() && d != app.SomeDay }

// saidBefore reports that the row before had the date too, which an older version
// of the program did not understand.
func saidBefore(r, before *app.Record, d app.Date) bool {
	for _, c := range r.Cells {
		if before.Value(c.Column) == c.Value && strings.TrimSpace(c.Value) == d.String() {
			return true
		}
	}
	return false
}

// saysCell reports that a cell of both rows is the text.
func saysCell(r, before *app.Record, text string) bool {
	for _, c := range r.Cells {
		if before.Value(c.Column) == c.Value && strings.Join(strings.Fields(c.Value), " ") == text {
			return true
		}
	}
	return false
}

// sameArticles reports that two texts name the same articles of the code, in
// whatever language; texts without figures name none.
func sameArticles(a, b string) bool {
	figures := func(s string) []string {
		all := strings.FieldsFunc(s, func(r rune) bool { return r < '0' || '9' < r })
		slices.Sort(all)
		return all
	}
	inA := figures(a)
	return len(inA) > 0 && slices.Equal(inA, figures(b))
}

// penaltyColumns are the columns in which lists say what the court decided, in
// lower case.
var penaltyColumns = []string{
	"decision", "penalty", "sentence", "term",
	"решение суда", "вид наказания", "приговор", "срок", "срок наказания", "наказание",
	"рашэнне суда", "від пакарання", "прысуд", "тэрмін", "пакаранне",
	"verdict", "punishment", "court decision", "sentence length", "мера наказания", "вирок", "покарання", "строк",
	"wyrok", "kara", "nuosprendis", "bausmė", "urteil", "strafe", "haftstrafe", "haftdauer", "trest",
}

func penalty(r *app.Record) string {
	for _, c := range r.Cells {
		if slices.Contains(penaltyColumns, strings.ToLower(strings.TrimSpace(c.Column))) {
			return c.Value
		}
	}
	return ""
}

// toldPenalty is all that the newest of the rows which tell the penalty say of it.
func toldPenalty(records []app.Record) (said string) {
	var newest app.Date
	for i := range records {
		r := &records[i]
		if penalty(r) == "" || said != "" && r.SeenOn.Before(newest) {
			continue
		}
		newest = r.SeenOn
		var all []string
		for _, c := range r.Cells {
			if slices.Contains(penaltyColumns, strings.ToLower(strings.TrimSpace(c.Column))) {
				all = append(all, strings.Join(strings.Fields(c.Value), " "))
			}
		}
		said = strings.Join(all, ", ")
	}
	return said
}

// otherFields tells of facts that changed otherwise.
func otherFields(r, before *app.Record, was, is *app.Person) []app.News {
	var found []app.News
	add := func(field app.Fact, before, after string) {
		if before != after {
			found = append(found, app.News{Kind: app.NewsChanged, Field: field, Before: shortText(before), After: shortText(after)})
		}
	}
	if r.Name != "" {
		add(app.FactName, before.Name, r.Name)
	}
	if r.Sex != app.SexUnknown && before.Sex != app.SexUnknown {
		add(app.FactSex, string(before.Sex), string(r.Sex))
	}
	add(app.FactBorn, was.Born.String(), is.Born.String())
	add(app.FactDetained, was.Detained.String(), is.Detained.String())
	if !was.Died.IsZero() && !is.Died.IsZero() {
		add(app.FactDied, was.Died.String(), is.Died.String())
	}
	if !was.Verdict.IsZero() && dated(is.Verdict) {
		add(app.FactVerdict, was.Verdict.String(), is.Verdict.String())
	}
	if !saidBefore(r, before, is.Appeal) {
		add(app.FactAppeal, was.Appeal.String(), is.Appeal.String())
	}
	if !saidBefore(r, before, is.Release) {
		add(app.FactRelease, was.Release.String(), is.Release.String())
	}
	if r.Town != "" {
		add(app.FactTown, before.Town, r.Town)
	}
	if r.Work != "" {
		add(app.FactWork, before.Work, r.Work)
	}
	if r.Interests != "" {
		add(app.FactInterests, before.Interests, r.Interests)
	}
	return found
}

// sameFacts reports that two rows differ in nothing that is understood: what
// differs else was told by another language already, or tells less.
func sameFacts(r, b *app.Record) bool {
	return r.Name == b.Name && r.Status == b.Status && r.Sex == b.Sex && r.Born == b.Born && r.Detained == b.Detained && r.Died == b.Died &&
		r.Held.Text == b.Held.Text && r.Held.Liberty == b.Held.Liberty && r.Verdict == b.Verdict && r.Appeal == b.Appeal && r.Release == b.Release &&
		r.Articles == b.Articles && r.Town == b.Town && r.Work == b.Work && r.Interests == b.Interests && penalty(r) == penalty(b)
}

// otherColumns tells of columns that say something else, where nothing that is
// understood did.
func otherColumns(r, before *app.Record) []app.News {
	var found []app.News
	add := func(column, was, is string) {
		found = append(found, app.News{Kind: app.NewsChanged, Field: app.Fact(column), Before: shortText(was), After: shortText(is)})
	}
	for _, c := range r.Cells {
		if was := before.Value(c.Column); was != c.Value {
			add(c.Column, was, c.Value)
		}
	}
	for _, c := range before.Cells {
		if r.Value(c.Column) == "" {
			add(c.Column, c.Value, "")
		}
	}
	return found
}

// longestNews is how many characters of a text are shown.
const longestNews = 200

// shortText is a text on one line, shortened.
func shortText(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	n := 0
	for i := range s {
		if n == longestNews {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// deportedWords are the beginnings of words by which lists say that somebody was
// taken out of the country: deported, expelled, driven or sent out.
var deportedWords = []string{
	"deport", "expelled", "exiled", "forcibly taken out", "abgeschoben", "ausgewiesen", "wydalon",
	"депортир", "депортац", "выдвор", "выслан", "принудительно вывез", "вывезен",
	"дэпартав", "дэпартац", "выдвар", "выслан", "прымусова вывез", "вывезены", "вывезена",
}

// saysDeported looks at where the list says somebody is, and at short texts that
// it has changed.
func saysDeported(r, before *app.Record) bool {
	says := func(s string) bool {
		s = strings.ToLower(s)
		return slices.ContainsFunc(deportedWords, func(w string) bool { return strings.Contains(s, w) })
	}
	if says(r.Held.Text) {
		return true
	}
	return slices.ContainsFunc(r.Cells, func(c app.Cell) bool {
		return len(c.Value) <= 2*longestNews && c.Value != before.Value(c.Column) && says(c.Value)
	})
}
