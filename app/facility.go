package app

// FacilityKind is the kind of a place of detention.
type FacilityKind string

// FacilityKinds are all of them.
var FacilityKinds = []FacilityKind{PreTrial, Prison, Colony, Juvenile, OpenType, HoldingCell, Hospital}

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

// Address is how the address of a facility is written in one language.
type Address struct {
	Lang  Lang         // Belarusian or Russian: in another language a letter does not arrive
	Lines []string     // below the name: street, then postcode and town, then district or region, as a source prints them
	State AddressState // AddressUnconfirmed where there are no lines
}

// Facility is a place where people are held, with the address that is valid
// between two dates; a facility that moved has one entry for each address.
type Facility struct {
	Code       string // "IK-4", "SIZO-1"; samples from 901 up
	Kind       FacilityKind
	Name       Text    // as it stands on an envelope: "ИК № 4"
	Place      Text    // the town, for lists; empty where not known
	AddressRU  Address // either may be without lines; see Address
	AddressBE  Address
	Note       Text // what to know before writing there, for people; usually empty
	ValidFrom  Date // the first day; zero: since ever
	ValidUntil Date // the first day on which it is no longer valid; zero: still valid
	Source     Text // who says so
	SaidOn     Date // when the source said it
	CheckedOn  Date // when someone last looked
	Sample     bool
}

// Address is the one to print on a letter of the language: in that language
// where a source gives it so, else in the other one. Print Name.In(Lang) above
// it, so that the whole block is of one language.
func (f *Facility) Address(letter Lang) Address {
	own, other := f.AddressRU, f.AddressBE
	if letter == Belarusian {
		own, other = other, own
	}
	switch {
	case len(own.Lines) > 0:
		return own
	case len(other.Lines) > 0:
		return other
	}
	return Address{State: AddressUnconfirmed}
}

// HasAddress reports that there is an address to print.
func (f *Facility) HasAddress() bool {
	return len(f.AddressRU.Lines)+len(f.AddressBE.Lines) > 0
}

// ValidOn reports that the entry holds on the day; the zero Date asks for the
// entry that still holds.
func (f *Facility) ValidOn(day Date) bool {
	if day.IsZero() {
		return f.ValidUntil.IsZero()
	}
	return !day.Before(f.ValidFrom) && (f.ValidUntil.IsZero() || day.Before(f.ValidUntil))
}
