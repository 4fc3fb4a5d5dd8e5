package names

import (
	"slices"
	"strings"
	"unicode"
)

// Parts are the parts of a name as they stood in the full name. Sure is false
// where the split is a guess.
type Parts struct {
	Family, Given, Patronymic string
	Sure                      bool
}

// Split tells the parts of a full name in either script apart, surname first
// or given name first: by the table of given names, then by the endings of
// patronymics and family names. A word that looks like a patronymic is a
// family name where it is one of two (Янкевіч, Караткевіч). What stands in
// brackets stays with the word before it.
//
// Who is anonymous (see Anonymous) keeps the whole text as family name, except
// for a family name with initials; Sure is then false.
func Split(full string) Parts {
	full = Clean(full)
	if p, ok := splitInitials(full); ok {
		return p
	}
	if Anonymous(full) {
		return Parts{Family: full}
	}
	if family, rest, ok := strings.Cut(full, ","); ok && strings.TrimSpace(rest) != "" {
		return splitAfterComma(strings.TrimSpace(family), words(rest))
	}
	w := words(full)
	switch len(w) {
	case 0:
		return Parts{}
	case 1:
		if isGiven(bare(w[0])) {
			return Parts{Given: w[0]}
		}
		return Parts{Family: w[0]}
	case 2:
		return splitTwo(w[0], w[1])
	}
	return splitMany(w)
}

// words parts a name at its spaces; a part in brackets stays with the word
// before it.
func words(s string) []string {
	var out []string
	open := 0 // brackets not closed yet
	for _, f := range strings.Fields(s) {
		if len(out) > 0 && (open > 0 || strings.HasPrefix(f, "(")) {
			out[len(out)-1] += " " + f
		} else {
			out = append(out, f)
		}
		open = max(0, open+strings.Count(f, "(")-strings.Count(f, ")"))
	}
	return out
}

// bare is a word without what stands in brackets behind it.
func bare(word string) string {
	before, _, _ := strings.Cut(word, " (")
	return before
}

func splitAfterComma(family string, rest []string) Parts {
	p := Parts{Family: family, Given: rest[0], Sure: true}
	switch {
	case len(rest) == 2 && isPatronymic(bare(rest[1])):
		p.Patronymic = rest[1]
	case len(rest) > 1:
		p.Given, p.Sure = strings.Join(rest, " "), false
	}
	return p
}

func splitTwo(a, b string) Parts {
	x, y := bare(a), bare(b)
	switch gx, gy := isGiven(x), isGiven(y); {
	case gx && daughter(y):
		return Parts{Given: a, Patronymic: b}
	case gx && !gy:
		return Parts{Given: a, Family: b, Sure: true}
	case gy && !gx:
		return Parts{Given: b, Family: a, Sure: true}
	case gx:
		return Parts{Given: a, Family: b} // a family name that is also a given name
	}
	switch fx, fy := hasFamilyEnding(x), hasFamilyEnding(y); {
	case fx && !fy:
		return Parts{Given: b, Family: a}
	default:
		return Parts{Given: a, Family: b, Sure: fy && !fx}
	}
}

// splitMany splits three words and more.
func splitMany(w []string) Parts {
	given := func(i int) bool { return isGiven(bare(w[i])) }
	if p, ok := splitTurkic(w); ok {
		return p
	}
	// The patronymic follows the given name; Иван Петрович Янкевич has two
	// words that look like one, and Янкевич Иван Петрович too.
	for i := 1; i < len(w); i++ {
		beforeAnother := given(i) && i+1 < len(w) && isPatronymic(bare(w[i+1]))
		if given(i-1) && isPatronymic(bare(w[i])) && !beforeAnother {
			return Parts{
				Given: w[i-1], Patronymic: w[i], Sure: len(w) == 3 && (i == 1 || i == 2),
				Family: strings.Join(slices.Concat(w[:i-1], w[i+1:]), " "),
			}
		}
	}
	last := len(w) - 1
	switch {
	case daughter(bare(w[1])):
		return Parts{Given: w[0], Patronymic: w[1], Family: strings.Join(w[2:], " ")}
	case isPatronymic(bare(w[last])):
		return Parts{Given: w[last-1], Patronymic: w[last], Family: strings.Join(w[:last-1], " "), Sure: onlyAtTheEnd(w)}
	case isPatronymic(bare(w[1])):
		return Parts{Given: w[0], Patronymic: w[1], Family: strings.Join(w[2:], " ")}
	}
	return splitByGiven(w)
}

// onlyAtTheEnd reports three words, the last of which is surely a patronymic: the given name
// stands before it, though no table has it. A son's may be a family name, and is not behind
// one.
func onlyAtTheEnd(w []string) bool {
	if len(w) != 3 || isPatronymic(bare(w[1])) || hasFamilyEnding(bare(w[1])) || isGiven(bare(w[0])) {
		return false
	}
	_, known := givens().patronymics[Fold(bare(w[2]))]
	return daughter(bare(w[2])) || known && hasFamilyEnding(bare(w[0]))
}

// splitByGiven splits three words and more, none of which is a patronymic, by the given
// names among them.
func splitByGiven(w []string) Parts {
	given := func(i int) bool { return isGiven(bare(w[i])) }
	last := len(w) - 1
	switch {
	case given(0) && given(1):
		return Parts{Given: w[0] + " " + w[1], Family: strings.Join(w[2:], " ")}
	case given(last) && given(last-1) && !given(0): // two given names: Дунін-Марцінкевіч Вінцэнт Якуб
		return Parts{Given: w[last-1] + " " + w[last], Family: strings.Join(w[:last-1], " ")}
	case given(last) && !given(0):
		return Parts{Given: w[last], Family: strings.Join(w[:last], " ")}
	case given(1) && !given(0):
		return Parts{Given: strings.Join(w[1:], " "), Family: w[0]}
	}
	return Parts{Given: w[0], Family: strings.Join(w[1:], " ")}
}

// splitTurkic takes a father's name with оглы or кызы behind it.
func splitTurkic(w []string) (Parts, bool) {
	for i := 2; i < len(w); i++ {
		if !isTurkicPatronymic(Fold(w[i])) {
			continue
		}
		p := Parts{Patronymic: w[i-1] + " " + w[i], Sure: len(w) == 4}
		switch rest := slices.Concat(w[:i-1], w[i+1:]); {
		case len(rest) == 1:
			p.Given = rest[0]
		case i == 2:
			p.Given, p.Family = rest[0], strings.Join(rest[1:], " ")
		default:
			n := i - 2 // the given name stands before the father's
			p.Given, p.Family = w[n], strings.Join(slices.Concat(w[:n], w[i+1:]), " ")
		}
		return p, true
	}
	return Parts{}, false
}

// splitInitials takes a family name with initials on either side:
// "Fedaseenka A.I.", "А. И. Петров".
func splitInitials(full string) (Parts, bool) {
	var family, initials []string
	for _, f := range strings.Fields(full) {
		if letters := initialsOf(f); letters != nil {
			initials = append(initials, letters...)
		} else {
			family = append(family, f)
		}
	}
	if len(family) != 1 || len(initials) == 0 || len(initials) > 2 || isAnonymousWord(family[0]) || isGiven(family[0]) {
		return Parts{}, false
	}
	p := Parts{Family: family[0], Given: initials[0]}
	if len(initials) == 2 {
		p.Patronymic = initials[1]
	}
	return p, true
}

// Anonymous reports that the text does not name a person: a citizen or a
// resident of somewhere, initials instead of a name, a number.
func Anonymous(full string) bool {
	fields := strings.FieldsFunc(Clean(full), func(r rune) bool { return r == ' ' || r == '-' })
	letters := false
	for _, f := range fields {
		switch {
		case initialsOf(f) != nil, isAnonymousWord(f), strings.ContainsFunc(f, unicode.IsDigit):
			return true
		case strings.ContainsFunc(f, unicode.IsLetter):
			letters = true
		}
	}
	return !letters
}

// anonymousWords are the folded words that stand for a person not named.
var anonymousWords = func() map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(`citizen resident inhabitant unknown unnamed anonymous anonym person
		man woman minor teenager name surname
		гражданин гражданка житель жительница неизвестный неизвестная неизвестен аноним анонимный мужчина женщина
		несовершеннолетний несовершеннолетняя подросток
		грамадзянін грамадзянка жыхар жыхарка невядомы невядомая ананім мужчына жанчына непаўналетні непаўналетняя падлетак
		hramadzjanin hramadzjanka zhyhar zhyharka`) {
		set[Fold(w)] = true
	}
	return set
}()

func isAnonymousWord(word string) bool { return anonymousWords[Fold(word)] }
