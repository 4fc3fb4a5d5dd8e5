package names

import (
	"strings"

	"vestka/app"
)

// Sisters proposes names as ProposeFrom and Latin do, guesses the sex as GuessSex does,
// and remembers the parts: in a list of many people they come again and again. nil
// remembers nothing.
type Sisters struct {
	known map[sisterKind]map[string]sisterName
	latin map[System]map[string]string
	sexes map[calledSo]sexSaid
}

// sistersKept is how many parts of a kind are remembered.
const sistersKept = 1 << 14

type sisterKind struct {
	kind partKind
	to   string
}

type sisterName struct {
	name string
	ok   bool
}

type partKind int

const (
	familyPart partKind = iota
	givenPart
	patronymicPart
)

// NewSisters remembers what it proposes.
func NewSisters() *Sisters {
	return &Sisters{known: map[sisterKind]map[string]sisterName{}, latin: map[System]map[string]string{}, sexes: map[calledSo]sexSaid{}}
}

// calledSo are the parts of a name that tell the sex by themselves.
type calledSo struct{ given, patronymic string }

// Sex is GuessSex.
func (s *Sisters) Sex(family, given, patronymic string) app.Sex {
	if s == nil {
		return GuessSex(family, given, patronymic)
	}
	at := calledSo{given, patronymic}
	said, known := s.sexes[at]
	if !known {
		said = sexSaidBy(given, patronymic)
		if len(s.sexes) < sistersKept {
			s.sexes[calledSo{strings.Clone(given), strings.Clone(patronymic)}] = said
		}
	}
	return said.of(family)
}

// Latin is Latin.
func (s *Sisters) Latin(part string, system System) string {
	if s == nil || part == "" {
		return Latin(part, system)
	}
	parts := s.latin[system]
	latin, known := parts[part]
	if !known {
		latin = Latin(part, system)
		if parts == nil {
			parts = map[string]string{}
			s.latin[system] = parts
		}
		if len(parts) < sistersKept {
			parts[strings.Clone(part)] = latin
		}
	}
	return latin
}

// Propose is ProposeFrom.
func (s *Sisters) Propose(p Parts, from, to string) (out Parts, ok bool) {
	if from == to || from != "be" && from != "ru" || to != "be" && to != "ru" || p.Given == "" {
		return Parts{}, false
	}
	if out.Given, ok = s.part(givenPart, p.Given, to); !ok {
		return Parts{}, false
	}
	if out.Patronymic, ok = s.part(patronymicPart, p.Patronymic, to); !ok {
		return Parts{}, false
	}
	out.Family, _ = s.part(familyPart, p.Family, to)
	return out, true
}

func (s *Sisters) part(kind partKind, part, to string) (string, bool) {
	if part == "" && kind != givenPart {
		return "", true
	}
	if s == nil {
		return inSister(kind, part, to)
	}
	parts := s.known[sisterKind{kind, to}]
	found, known := parts[part]
	if !known {
		found.name, found.ok = inSister(kind, part, to)
		if parts == nil {
			parts = map[string]sisterName{}
			s.known[sisterKind{kind, to}] = parts
		}
		if len(parts) < sistersKept {
			parts[strings.Clone(part)] = found
		}
	}
	return found.name, found.ok
}

// inSister is a part of a name in the sister language, where it can be told.
func inSister(kind partKind, part, to string) (string, bool) {
	part = Clean(part)
	switch kind {
	case givenPart:
		for _, w := range strings.FieldsFunc(part, isBetweenNames) {
			if !isGiven(w) {
				return "", false
			}
		}
		return eachWord(part, func(w string) string { return givenFromLatin(w, to) }), part != ""
	case patronymicPart:
		if part == "" {
			return "", true
		}
		known, ok := givens().patronymics[Fold(part)]
		return known.in(to), ok
	default:
		return eachWord(part, func(w string) string { return familyInSister(w, to) }), true
	}
}
