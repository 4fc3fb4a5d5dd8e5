package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vestka/app"
	"vestka/app/names"
)

// Names finds the people of a list by their family names, in any spelling and
// any case, and knows the other words of their names and of places. It never
// changes, so it may be used from everywhere at once.
type Names struct {
	family map[string][]named
	others map[string]bool // stems
}

// named is somebody of that family name.
type named struct {
	id    app.PersonID
	given []string // stems of the given name in every spelling
}

// NamesOf are the names of the people, and the words of places; families shorter
// than three letters are left out, for they stand in every text.
func NamesOf(people []*app.Person, places ...string) *Names {
	n := &Names{family: make(map[string][]named, len(people)), others: map[string]bool{}}
	for _, p := range people {
		n.add(p)
		for _, name := range []app.Name{p.Names.BE, p.Names.RU} {
			n.know(name.Given)
			n.know(name.Patronymic)
		}
		n.know(p.Town)
	}
	for _, text := range places {
		n.know(text)
	}
	return n
}

func (n *Names) know(text string) {
	for word := range strings.FieldsSeq(names.Fold(text)) {
		if stem := caseStem(word); len(stem) > 2 {
			n.others[stem] = true
		}
	}
}

// Know reports a name of somebody on the list or of a place, in any case, or a
// given name; it has a capital.
func (n *Names) Know(word string) bool {
	if first, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(first) {
		return false
	}
	for part := range strings.FieldsSeq(names.Fold(word)) { // a double name is known by its parts
		stem := caseStem(part)
		if n.family[stem] == nil && !n.others[stem] && !isGiven(word) && !names.KnownPatronymic(word) {
			return false
		}
	}
	return true
}

func (n *Names) add(p *app.Person) {
	one := named{id: p.ID}
	seen := map[string]bool{}
	for _, name := range []app.Name{p.Names.BE, p.Names.RU, p.Names.Latin} {
		if name.Given != "" && !names.Initial(name.Given) && len(one.given) == 0 {
			for _, v := range names.GivenVariants(name.Given) {
				one.given = append(one.given, caseStem(v))
			}
		}
	}
	for _, name := range []app.Name{p.Names.BE, p.Names.RU, p.Names.Latin} {
		for part := range strings.FieldsSeq(names.Fold(name.Family)) {
			if stem := caseStem(part); len(stem) > 2 && !seen[stem] {
				seen[stem] = true
				n.family[stem] = append(n.family[stem], one)
			}
		}
	}
}

// caseEndings are what the cases add to a name, as folding leaves them, the
// longest first.
var caseEndings = []string{"aha", "amu", "imi", "ami", "aiu", "ai", "im", "am", "ah", "ih", "uv", "aa", "ia", "iu", "a", "u", "i"}

// caseStem is the folded word without the ending of a case, and without what in a
// nominative only looks like one: Багрым and Багрыма have the same.
func caseStem(key string) string {
	for {
		at := slices.IndexFunc(caseEndings, func(ending string) bool {
			return len(key) > len(ending)+2 && strings.HasSuffix(key, ending)
		})
		if at < 0 {
			return key
		}
		key = key[:len(key)-len(caseEndings[at])]
	}
}

// ownNames are the stems of the user's family name and patronymic. A first name alone is
// how letters end.
func (r *reader) ownNames() map[string]bool {
	own := map[string]bool{}
	sender := strings.Fields(r.c.Sender)
	given := 0 // where it stands: behind the family name in a list
	if len(sender) > 1 && !isGiven(sender[0]) && familyLike(caseStem(names.Fold(sender[0]))) {
		given = 1
	}
	for i, word := range sender {
		if i != given && utf8.RuneCountInString(word) > 2 {
			own[caseStem(names.Fold(word))] = true
		}
	}
	return own
}

// people finds the user's own family name, people of the list, and other full names.
func (r *reader) people() {
	own := r.ownNames()
	for i := range r.tokens {
		t := &r.tokens[i]
		if first, _ := utf8.DecodeRuneInString(t.Text); !unicode.IsUpper(first) || utf8.RuneCountInString(t.Text) < 3 {
			continue
		}
		stem := caseStem(names.Fold(t.Text))
		switch {
		case own[stem]:
			r.detect("own_name", t.Start, t.End)
		case r.listed(i, stem):
			r.detect("listed_person", t.Start, t.End)
		default:
			r.thirdPerson(i)
		}
	}
}

// listed reports that the word is the family name of somebody on the list other
// than the person written to. Where a given name or an initial stands beside it,
// that must be theirs; alone, a name that is also a common word, or that may only
// have its capital from the beginning of a sentence, does not ring.
func (r *reader) listed(i int, stem string) bool {
	if r.c.Names == nil {
		return false
	}
	all := r.c.Names.family[stem]
	others := false
	given, beside := r.givenBeside(i)
	for _, p := range all {
		if p.id == r.c.Person {
			return false // one family, or a namesake
		}
		others = others || !beside || p.called(given)
	}
	switch {
	case !others:
		return false
	case beside:
		return true
	}
	return familyLike(stem) || !r.tokens[i].Apart && !r.spared("listed_person", r.tokens[i].Text)
}

func (p *named) called(given string) bool {
	if len(p.given) == 0 {
		return true
	}
	return slices.ContainsFunc(p.given, func(g string) bool {
		if len(given) == 1 {
			return strings.HasPrefix(g, given)
		}
		least := min(len(g), len(given))
		if least < 4 { // of a short one the ending stands: Анна, Анны
			least--
		}
		return g[:least] == given[:least]
	})
}

// givenBeside is the stem of the given name, or the initial, that stands before or
// behind the word.
func (r *reader) givenBeside(i int) (stem string, beside bool) {
	for _, at := range [...]int{i - 1, i + 1} {
		if at < 0 || at >= len(r.tokens) {
			continue
		}
		t := &r.tokens[at]
		between := r.text[min(r.tokens[i].End, t.End):max(r.tokens[i].Start, t.Start)]
		first, _ := utf8.DecodeRuneInString(t.Text)
		switch {
		case !unicode.IsUpper(first):
		case utf8.RuneCountInString(t.Text) == 1 && at < i && strings.TrimSpace(between) == ".":
			return names.Fold(t.Text), true
		case strings.TrimSpace(between) == "" && isGiven(t.Text):
			return caseStem(names.Fold(t.Text)), true
		}
	}
	return "", false
}

// givenEndings are what the cases put at the end of a given name.
var givenEndings = strings.Fields("а я у ю е э ё ы и і ой ей ёй ай яй ом ем ём ам ям ым ім ою ею ёю аю яю ью")

// isGiven reports a given name in any case. Only an ending is taken off: «Дарагі» is no
// case of Дара.
func isGiven(word string) bool {
	if names.KnownGiven(word) {
		return true
	}
	lower := strings.ToLower(word)
	for _, end := range givenEndings {
		stem, has := strings.CutSuffix(lower, end)
		if !has || utf8.RuneCountInString(stem) < 3 {
			continue
		}
		for _, ending := range [...]string{"", "а", "я", "й", "ь", "ы", "ий", "ій"} {
			if names.KnownGiven(stem + ending) {
				return true
			}
		}
	}
	return false
}

// familyLike reports the ending of a family name in a stem: in such words a
// capital at the beginning of a sentence tells nothing away.
func familyLike(stem string) bool {
	for _, ending := range [...]string{"sk", "ck", "viq", "av", "iv", "ank", "qik", "qak", "uk"} {
		if len(stem) > len(ending)+2 && strings.HasSuffix(stem, ending) {
			return true
		}
	}
	return false
}

// thirdPerson finds a full name: a given name or an initial with a family name
// behind it, or the other way round, as in lists. A patronymic is how teachers are
// called, and tells little.
func (r *reader) thirdPerson(i int) {
	from, family, to := i-1, i, i
	switch {
	case i+1 < len(r.tokens) && r.familyLikeAt(i) && r.initialAt(i+1) && r.adjoin(i, i+1):
		from, to = i, i+1
	case i == 0:
		return
	case r.givenAt(i-1, i) && r.familyAt(i):
	case i > 1 && names.KnownPatronymic(r.tokens[i-1].Text) && r.givenAt(i-2, i-1) && r.adjoin(i-1, i) && r.familyAt(i):
		from = i - 2
	case r.familyLikeAt(i-1) && !names.KnownGiven(r.tokens[i-1].Text) && r.adjoin(i-1, i) && isGiven(r.tokens[i].Text):
		family = i - 1
	default:
		return
	}
	if r.spared("third_person", r.tokens[family].Text) || r.isAddressee(family) {
		return
	}
	r.detect("third_person", r.tokens[from].Start, r.tokens[to].End)
}

// givenAt reports a given name or an initial right before the other word.
func (r *reader) givenAt(i, other int) bool {
	first, _ := utf8.DecodeRuneInString(r.tokens[i].Text)
	between := strings.TrimSpace(r.text[r.tokens[i].End:r.tokens[other].Start])
	initial := utf8.RuneCountInString(r.tokens[i].Text) == 1 && between == "."
	return unicode.IsUpper(first) && (initial || between == "" && isGiven(r.tokens[i].Text))
}

// adjoin reports that nothing stands between two words.
func (r *reader) adjoin(i, j int) bool {
	return strings.TrimSpace(r.text[r.tokens[i].End:r.tokens[j].Start]) == ""
}

// initialAt reports a letter with a stop behind it.
func (r *reader) initialAt(i int) bool {
	return utf8.RuneCountInString(r.tokens[i].Text) == 1 && strings.HasPrefix(r.text[r.tokens[i].End:], ".")
}

// familyAt reports a word that can be a family name behind a given one. Иванов is
// no case of Иван.
func (r *reader) familyAt(i int) bool {
	word := r.tokens[i].Text
	return r.familyLikeAt(i) || !names.KnownPatronymic(word) && !isGiven(word)
}

func (r *reader) familyLikeAt(i int) bool {
	first, _ := utf8.DecodeRuneInString(r.tokens[i].Text)
	word := r.tokens[i].Text
	return unicode.IsUpper(first) && !strings.HasSuffix(word, "ю") && familyLike(caseStem(names.Fold(word))) // folding makes «чытаю» one
}

// isAddressee reports a name of the person written to: the family name, or the
// patronymic, which in a greeting stands where a family name would.
func (r *reader) isAddressee(i int) bool {
	stem := caseStem(names.Fold(r.tokens[i].Text))
	for _, name := range []app.Name{r.c.Called.BE, r.c.Called.RU} {
		if name.Patronymic != "" && caseStem(names.Fold(name.Patronymic)) == stem {
			return true
		}
	}
	if r.c.Names == nil {
		return false
	}
	return slices.ContainsFunc(r.c.Names.family[stem], func(p named) bool { return p.id == r.c.Person })
}
