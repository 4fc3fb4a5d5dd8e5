package importer

import (
	"cmp"
	"slices"
	"strings"

	"vestka/app"
	"vestka/app/names"
)

// claim is what one column may hold.
type claim struct {
	column int
	field  Field
	score  float64 // 0 to 1
	sure   bool    // enough that nobody need look
}

// enough is the share of cells from which their content tells what a column
// holds.
const enough = 0.8

// guess finds out what the columns hold, from their headers and from what
// stands in them. named is false for a file whose columns have no names.
func guess(headers []string, contents []content, named bool) []Column {
	columns := make([]Column, len(headers))
	readings := make([]reading, len(headers))
	var claims []claim
	for i, h := range headers {
		columns[i] = Column{Header: h, Field: Keep, Sure: true}
		if named {
			readings[i] = readHeaderText(h)
		}
		second := readings[i].field.plain() == Family && strings.Contains(strings.Join(headerWords(h), " "), "second name")
		if second && contents[i].share(contents[i].patronymic) >= 0.5 { // in lists translated from Russian the surname or the patronymic
			readings[i].field += Patronymic - Family
		}
		if c := claimOf(readings[i], &contents[i]); c.field != Keep {
			c.column = i
			if second && c.field.plain() == Family {
				c.score, c.sure = c.score/2, false
			}
			claims = append(claims, c)
		}
	}
	claims = tellNames(claims, contents, headers)
	slices.SortStableFunc(claims, func(a, b claim) int { return cmp.Compare(b.score, a.score) })
	taken := map[Field]bool{}
	for _, c := range claims {
		column := &columns[c.column]
		second := taken[c.field] && (c.field.Single() || c.field == Address && readings[c.column].score < 1) // a town alone is no address
		if second {
			column.Sure = contents[c.column].cells == 0 // it says the same as another: a person should look
			continue
		}
		taken[c.field] = true
		column.Field, column.Sure = c.field, c.sure
	}
	joinAddress(columns, taken[Prison])
	for i := range columns {
		orderDates(&columns[i], &contents[i])
	}
	return columns
}

// orderDates settles the order of day, month and year in a column of dates.
func orderDates(column *Column, c *content) {
	if !column.Field.IsDate() {
		return
	}
	order, sure := c.orders.settle()
	column.Order = order
	column.Sure = column.Sure && sure
}

// claimOf weighs the header of a column against its cells.
func claimOf(r reading, c *content) claim {
	byCells := c.tells()
	switch {
	case r.other:
		return claim{}
	case r.field == RowNumber:
		if c.unique() && !c.serial && c.share(c.numbers) == 1 && c.cells > 2 {
			return claim{field: ID, score: 0.4}
		}
		if c.cells > 1 && !c.serial && c.share(c.numbers) < enough {
			return byCells // what a row number holds is not kept: these may be ids
		}
		return claim{field: RowNumber, score: 1, sure: true}
	case r.field == Keep:
		return byCells
	}
	r.field = c.meant(r.field)
	fit := c.fits(r.field)
	switch {
	case c.cells == 0:
		return claim{field: r.field, score: 0.1 * r.score, sure: r.score == 1} // another of the name says more
	case fit < 0.3 && byCells.field != Keep && byCells.field.plain() != r.field.plain():
		return byCells // the header says one thing and every cell another
	case r.field.isName() && c.share(c.wordless) >= enough:
		return claim{} // figures name nobody, whatever stands above them
	case fit < 0.3:
		return claim{field: r.field, score: 0.2 * r.score}
	}
	return claim{field: r.field, score: r.score * (0.6 + 0.4*fit), sure: r.score >= 0.6 && fit >= 0.5}
}

// meant is which of two things a header that is used for both stands for: "sentence" is
// the penalty, or the date of it; "release" the day, or whether it has come.
func (c *content) meant(f Field) Field {
	switch {
	case f == Penalty && c.share(c.dates) >= enough:
		return Verdict
	case f == Release && c.share(c.answers) >= enough:
		return Freed
	case f == Verdict && c.cells > 0 && c.share(c.dates) < 0.3:
		return Penalty
	}
	return f
}

// fits is how well the cells fit what the header says, from 0 to 1.
func (c *content) fits(f Field) float64 {
	switch plain := f.plain(); {
	case f == Died, f == Freed:
		return 1 // also yes and no
	case f.IsDate():
		return c.share(c.dates)
	case f == ID:
		if c.often || c.repeats > c.cells/10 {
			return 0
		}
		return 1
	case f == URL, f == Photo:
		return max(c.share(c.urls), 0.4)
	case f == Sex:
		return c.share(c.sexes)
	case f == Status:
		return c.share(max(c.statuses, c.answers))
	case f == Prison:
		return max(c.share(c.prisons), 0.6*c.share(c.looked-c.dates-c.urls))
	case plain == Name:
		return max(c.share(c.whole), 0.7*c.share(c.letters-c.long))
	case plain == Given:
		return max(c.share(c.givens), 0.6*c.share(c.letters-c.long))
	case plain == Patronymic:
		return max(c.share(c.patronymic), 0.5*c.share(c.letters-c.long))
	case plain == Family:
		return 0.8 * c.share(c.letters-c.long-c.givens/2)
	case f == BornDay, f == BornYear:
		return c.share(c.numbers)
	}
	return 1
}

// tells is what the cells alone say that the column holds. None of it is sure,
// but that a column full of names of prisons, or of women and men, is one.
func (c *content) tells() claim {
	switch {
	case c.looked == 0:
		return claim{}
	case c.share(c.prisons) >= enough:
		return claim{field: Prison, score: 0.5, sure: true}
	case c.share(c.pictures) >= enough:
		return claim{field: Photo, score: 0.5, sure: true}
	case c.share(c.urls) >= enough:
		return claim{field: URL, score: 0.45, sure: true}
	case c.share(c.sexes) >= 0.95:
		return claim{field: Sex, score: 0.5, sure: true}
	}
	if name := c.tellsName(); name.field != 0 {
		return name
	}
	switch {
	case c.share(c.articles) >= enough:
		return claim{field: Articles, score: 0.4}
	case c.share(c.prisons) >= 0.5: // the others are on their way, or free
		return claim{field: Prison, score: 0.35}
	case c.share(c.dates) >= enough && c.share(c.oldYears) >= 0.6:
		return claim{field: Born, score: 0.4}
	case c.share(c.dates) >= enough && c.share(c.years) == 0:
		return claim{field: Detained, score: 0.2}
	case c.share(c.statuses) >= 0.9:
		return claim{field: Status, score: 0.3}
	case c.serial && c.cells > 2:
		return claim{field: RowNumber, score: 0.3}
	case c.share(c.numbers) == 1 && c.unique() && c.cells > 2:
		return claim{field: ID, score: 0.25}
	}
	return claim{}
}

// tellsName is what the cells say of a column that holds names.
func (c *content) tellsName() claim {
	switch {
	case c.share(c.whole) >= 0.6 && c.share(c.long) == 0:
		return claim{field: Name, score: 0.45}
	case c.share(c.givens) >= enough:
		return claim{field: Given, score: 0.4}
	case c.share(c.patronymic) >= enough && c.share(c.oneWord) >= enough:
		return claim{field: Patronymic, score: 0.35}
	}
	return claim{}
}

// tellNames tells several columns of names apart: a lone word beside a family
// name is a given name, and two columns of one kind are two languages.
func tellNames(claims []claim, contents []content, headers []string) []claim {
	kinds := map[Field]bool{}
	for _, c := range claims {
		kinds[c.field] = true
	}
	for i := range claims {
		c := &claims[i]
		if c.field.plain() != Name || contents[c.column].share(contents[c.column].oneWord) <= 0.6 {
			continue
		}
		family, given := c.field+(Family-Name), c.field+(Given-Name) // in the same language, where it has one
		switch {
		case kinds[family] && !kinds[given]:
			c.field = given
		case kinds[given] && !kinds[family]:
			c.field = family
		}
	}
	claims = loneFamily(claims, contents, headers)
	for _, f := range []Field{Name, Family, Given, Patronymic} {
		tellLanguages(claims, contents, f)
	}
	return claims
}

// loneFamily finds the family name beside a column of given names: the column
// of single words next to it that nothing else was said of.
func loneFamily(claims []claim, contents []content, headers []string) []claim {
	given := slices.IndexFunc(claims, func(c claim) bool { return c.field == Given })
	if given < 0 || slices.ContainsFunc(claims, func(c claim) bool { return c.field.plain() == Family || c.field.plain() == Name }) {
		return claims
	}
	for _, at := range []int{claims[given].column - 1, claims[given].column + 1} {
		if at < 0 || at >= len(headers) || slices.ContainsFunc(claims, func(c claim) bool { return c.column == at }) {
			continue
		}
		if c := &contents[at]; c.share(c.oneWord) >= enough && c.distinctEnough() {
			return append(claims, claim{column: at, field: Family, score: 0.3})
		}
	}
	return claims
}

// distinctEnough reports that most values of the column stand once.
func (c *content) distinctEnough() bool {
	return !c.often && c.repeats < max(c.cells/2, 1) || c.cells > 10*maxRepeats
}

// tellLanguages gives each of several columns of one part of the name, of which
// no header says the language, that of its letters, where these differ.
func tellLanguages(claims []claim, contents []content, f Field) {
	langs := map[int]app.Lang{}
	different := map[app.Lang]bool{}
	for i := range claims {
		if claims[i].field == f {
			langs[i] = contents[claims[i].column].lang()
			different[langs[i]] = true
		}
	}
	if len(different) < 2 {
		return
	}
	for i, lang := range langs {
		claims[i].field = f.in(lang)
	}
}

// languageOfRows is that of most names, or, where their letters do not tell
// Russian from Belarusian, that of the other texts. Headers tell it only where no text
// does: many an office names its columns in one language and its people in another.
func languageOfRows(columns []Column, contents []content) app.Lang {
	count := spelling{}
	for i, c := range columns {
		if c.Field.isName() && (c.Field.plain() == c.Field || !hasPlainNames(columns)) {
			for script, n := range contents[i].scripts {
				count[script] += n
			}
		}
	}
	cyrillic := count[names.ScriptBelarusian] + count[names.ScriptRussian] + count[names.ScriptCyrillic]
	if count[names.ScriptLatin] >= cyrillic && count[names.ScriptLatin] > 0 || count[names.ScriptBelarusian] != count[names.ScriptRussian] {
		return count.lang()
	}
	for i := range columns {
		for script, n := range contents[i].scripts {
			if script != names.ScriptLatin {
				count[script] += n
			}
		}
	}
	if count[names.ScriptBelarusian] == count[names.ScriptRussian] && cyrillic > 0 {
		for i := range columns {
			if script := names.ScriptOf(columns[i].Header); script != names.ScriptLatin {
				count[script]++
			}
		}
	}
	return count.lang()
}

func hasPlainNames(columns []Column) bool {
	return slices.ContainsFunc(columns, func(c Column) bool { return c.Field.isName() && c.Field.plain() == c.Field })
}

// hostWord is the word that names the owner of a web address:
// "https://www.libereco.org/x" is "libereco".
func hostWord(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	host, _, _ = strings.Cut(host, ":")
	parts := strings.Split(strings.TrimPrefix(strings.ToLower(host), "www."), ".")
	if len(parts) < 2 {
		return ""
	}
	return parts[len(parts)-2]
}
