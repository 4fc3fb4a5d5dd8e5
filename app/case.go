package app

// Case is a grammatical case of a name.
type Case string

// The cases. The locative is the prepositional of Russian grammars; the vocative
// is what somebody is called by.
const (
	Nominative   Case = "nominative"
	Genitive     Case = "genitive"
	Dative       Case = "dative"
	Accusative   Case = "accusative"
	Instrumental Case = "instrumental"
	Locative     Case = "locative"
	Vocative     Case = "vocative"
)

// Cases are all cases, in the order of the grammars.
var Cases = []Case{Nominative, Genitive, Dative, Accusative, Instrumental, Locative, Vocative}

// NamePart is a part of a name.
type NamePart string

// The parts of a name.
const (
	FamilyPart     NamePart = "family"
	GivenPart      NamePart = "given"
	PatronymicPart NamePart = "patronymic"
)

// NameParts are all parts, in the order in which a name is said.
var NameParts = []NamePart{GivenPart, PatronymicPart, FamilyPart}

// Part is that part of the name, empty where it is not known.
func (n Name) Part(p NamePart) string {
	switch p {
	case FamilyPart:
		return n.Family
	case GivenPart:
		return n.Given
	case PatronymicPart:
		return n.Patronymic
	}
	return ""
}

// OwnForm is a form of a name as the user says it. It counts as long as that
// part of the name reads as it did when the form was written.
type OwnForm struct {
	Lang     Lang     `json:"lang"`
	Part     NamePart `json:"part"`
	Case     Case     `json:"case"` // never the nominative, which is the name itself
	Name     string   `json:"name"` // the part in the nominative when the form was written
	Text     string   `json:"text"`
	ChosenOn Date     `json:"-"`
}

// MessageKey names what the case is called.
func (c Case) MessageKey() string {
	switch c {
	case Genitive:
		return "grammar.case.genitive"
	case Dative:
		return "grammar.case.dative"
	case Accusative:
		return "grammar.case.accusative"
	case Instrumental:
		return "grammar.case.instrumental"
	case Locative:
		return "grammar.case.locative"
	case Vocative:
		return "grammar.case.vocative"
	}
	return "grammar.case.nominative"
}

// MessageKey names what the part is called.
func (p NamePart) MessageKey() string {
	switch p {
	case GivenPart:
		return "grammar.part.given"
	case PatronymicPart:
		return "grammar.part.patronymic"
	}
	return "grammar.part.family"
}
