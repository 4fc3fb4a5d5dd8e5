package people

import (
	"strings"

	"vestka/app"
	"vestka/app/names"
)

// propose fills the languages in which nobody gave a name with proposals made
// of the names that somebody gave, and puts newer proposals in the place of older ones.
// What sisters remembers is not found a second time; it may be nil.
func propose(n *app.Names, sisters *names.Sisters) {
	for _, lang := range languages {
		if own := nameIn(n, lang); own.Proposed {
			*own = app.Name{}
		}
	}
	be, ru, latin := n.BE, n.RU, n.Latin
	if be.IsZero() {
		n.BE = cyrillicName(&latin, &ru, app.Belarusian, sisters)
	}
	if ru.IsZero() {
		n.RU = cyrillicName(&latin, &be, app.Russian, sisters)
	}
	if latin.IsZero() && isWhole(&be) {
		n.Latin = latinName(&be, names.ICAO, sisters)
	} else if latin.IsZero() && isWhole(&ru) {
		n.Latin = latinName(&ru, names.ICAORu, sisters)
	}
}

// cyrillicName proposes a name from that of the sister language, which tells
// more than the Latin one.
func cyrillicName(latin, sister *app.Name, lang app.Lang, sisters *names.Sisters) app.Name {
	from := app.Russian
	if lang == app.Russian {
		from = app.Belarusian
	}
	if parts, ok := sisters.Propose(partsOf(sister), string(from), string(lang)); ok {
		return proposal(parts, sister)
	}
	if parts, ok := names.ProposeCyrillic(partsOf(latin), string(lang)); ok {
		return proposal(parts, latin)
	}
	return app.Name{}
}

func latinName(n *app.Name, system names.System, sisters *names.Sisters) app.Name {
	return proposal(names.Parts{
		Family:     sisters.Latin(n.Family, system),
		Given:      sisters.Latin(n.Given, system),
		Patronymic: sisters.Latin(n.Patronymic, system),
	}, n)
}

// proposal is the name of the parts, in the order of the name that it was made of.
func proposal(p names.Parts, of *app.Name) app.Name {
	full := [...]string{p.Given, p.Patronymic, p.Family}
	if of.Family != "" && strings.HasPrefix(of.Full, of.Family) {
		full = [...]string{p.Family, p.Given, p.Patronymic}
	}
	return app.Name{
		Full:   joinedWords(full[:]),
		Family: p.Family, Given: p.Given, Patronymic: p.Patronymic,
		Source: byProgram, Proposed: true, Unsure: of.Unsure,
	}
}

// joinedWords joins texts with single spaces.
func joinedWords(texts []string) string {
	joined := make([]byte, 0, 80)
	for _, t := range texts {
		for word := range strings.FieldsSeq(t) {
			if len(joined) > 0 {
				joined = append(joined, ' ')
			}
			joined = append(joined, word...)
		}
	}
	return string(joined)
}

func partsOf(n *app.Name) names.Parts {
	return names.Parts{Family: n.Family, Given: n.Given, Patronymic: n.Patronymic, Sure: !n.Unsure}
}

// isWhole reports that the parts of the name could be told.
func isWhole(n *app.Name) bool { return n.Family != "" || n.Given != "" }
