package people

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"vestka/app"
	"vestka/app/rules"
)

func byStage(q *Query, l *list, d *day) test {
	if q.Stage == "" {
		return nil
	}
	return func(i int32) answer {
		p := &l.facts[i]
		stage, _ := rules.StageOf(d.places[p.place].Kind, p.verdict.date(), p.appeal.date(), d.today)
		if stage == "" {
			return unknown
		}
		return when(stage == q.Stage)
	}
}

// byRelease chooses whose sentence ends in the months to come. A date of which
// only the month or the year is known counts where some day of it does.
func byRelease(q *Query, l *list, d *day) test {
	if q.ReleaseWithin == 0 {
		return nil
	}
	from, to := pack(d.today), pack(monthsFrom(d.today, q.ReleaseWithin))
	return func(i int32) answer {
		p := &l.facts[i]
		switch {
		case p.dead:
			return no
		case p.release == 0:
			return unknown
		}
		return when(p.release.last() >= from && p.release <= to)
	}
}

// byReleasePassed chooses whom the list still has as held after their sentence.
func byReleasePassed(q *Query, l *list, d *day) test {
	if !q.ReleasePassed {
		return nil
	}
	return func(i int32) answer {
		return when(l.facts[i].release != 0 && l.people[i].ReleasePassed(d.today))
	}
}

// monthsFrom is the day so many months later (earlier where negative), or the
// last of that month where it has no such day.
func monthsFrom(day app.Date, months int) app.Date {
	first := app.DateOf(app.Date{Year: day.Year, Month: day.Month, Day: 1}.Time().AddDate(0, months, 0))
	last := pack(app.Date{Year: first.Year, Month: first.Month}).last()
	return app.Date{Year: first.Year, Month: first.Month, Day: min(day.Day, int(last.day()))}
}

func byArticle(q *Query, l *list, _ *day) test {
	if len(q.Articles) == 0 {
		return nil
	}
	match := l.texts.matching(func(text string) bool {
		return slices.ContainsFunc(ArticlesIn(text), func(a string) bool { return ofArticle(a, q.Articles) })
	})
	return func(i int32) answer { return when(match[l.facts[i].articles]) }
}

// ofArticle tells that the article is one of those, or a part of one that was
// given without a part.
func ofArticle(article string, wanted []string) bool {
	return slices.ContainsFunc(wanted, func(w string) bool {
		return article == w || !strings.Contains(w, "-") && strings.HasPrefix(article, w+"-")
	})
}

// articleNumber is a number of a text, with the word before it: "ст. 361-4", "ч. 1".
var articleNumber = regexp.MustCompile(`(\p{L}*)[.\s\x{a0}№]*(\d+)(?:[-–‑.](\d+))?`)

// beforeParts are the words before the number of a part of an article, which is
// no article itself.
var beforeParts = []string{
	"ч", "часть", "части", "частью", "частка", "часткі", "часткай", "п", "пункт", "пункта",
	"part", "parts", "p", "para", "paragraph", "cl", "clause",
}

// ArticlesIn are the numbers of the articles that a text names, as lists write
// them: "ч. 1 ст. 361-4, 342 УК", "Part 2 of Article 293".
func ArticlesIn(text string) []string {
	var all []string
	for _, m := range articleNumber.FindAllStringSubmatch(text, -1) {
		if slices.Contains(beforeParts, strings.ToLower(m[1])) {
			continue
		}
		article := m[2]
		if m[3] != "" {
			article += "-" + m[3]
		}
		all = append(all, article)
	}
	return all
}

// Articles reads the numbers of articles that somebody typed, parted by commas
// or spaces; ok is false where something else stands there.
func Articles(text string) (articles []string, ok bool) {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ';' || unicode.IsSpace(r) }) {
		a := ArticlesIn(word)
		if len(a) != 1 || strings.IndexFunc(word, unicode.IsDigit) != 0 || !unicode.IsDigit(rune(word[len(word)-1])) {
			return nil, false
		}
		articles = append(articles, a[0])
	}
	return articles, true
}
