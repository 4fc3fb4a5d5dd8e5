package app

// FacilityKind is the kind of a place of detention.
type FacilityKind string

// The kinds of facility (DOMAIN.md 1.6).
const (
	PreTrial    FacilityKind = "sizo"     // pre-trial detention centre
	Prison      FacilityKind = "prison"   // тюрьма, турма
	Colony      FacilityKind = "colony"   // исправительная колония, папраўчая калонія
	Juvenile    FacilityKind = "juvenile" // воспитательная колония
	OpenType    FacilityKind = "open"     // ИУОТ, ПУАТ, "khimiya"
	HoldingCell FacilityKind = "ivs"      // temporary holding
	Hospital    FacilityKind = "hospital"
)

// AddressState says how far the address of a facility may be trusted.
type AddressState string

// The states of an address.
const (
	AddressGiven       AddressState = "given"       // printed so in a source
	AddressConverted   AddressState = "converted"   // converted into Cyrillic by us: check before printing
	AddressUnconfirmed AddressState = "unconfirmed" // no address is shown or printed
)

// Text is one text in the three languages.
type Text struct {
	EN string `toml:"en" json:"en"`
	RU string `toml:"ru" json:"ru"`
	BE string `toml:"be" json:"be"`
}

// In is the text in the language, English where that one is missing.
func (t Text) In(l Lang) string {
	switch {
	case l == Belarusian && t.BE != "":
		return t.BE
	case l == Russian && t.RU != "":
		return t.RU
	}
	return t.EN
}

// Facility is a place where people are held, with the address that is valid
// between two dates; a facility that moved has one entry for each address.
type Facility struct {
	Code         string       // "IK-4", "SIZO-1"; samples from 901 up
	Kind         FacilityKind //
	Name         Text         // as it stands on an envelope: "ИК № 4"
	Place        Text         // the town, for lists
	Lines        []string     // Cyrillic address lines below the name: street, then postcode and town, as a source prints them; empty where unconfirmed
	LinesLang    Lang         // the language of Lines
	AddressState AddressState
	ValidFrom    Date // zero: since ever
	ValidUntil   Date // zero: still valid
	Source       string
	SaidOn       Date // when the source said it
	CheckedOn    Date // when someone last looked
	Sample       bool
}

// HasAddress reports that there is an address to print.
func (f *Facility) HasAddress() bool { return len(f.Lines) > 0 }
