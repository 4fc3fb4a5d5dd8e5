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

// Filled is the text with each language that it lacks taken from the one that its
// readers understand best.
func (t Text) Filled() Text {
	first := func(texts ...string) string {
		for _, s := range texts {
			if s != "" {
				return s
			}
		}
		return ""
	}
	return Text{EN: first(t.EN, t.RU, t.BE), RU: first(t.RU, t.BE, t.EN), BE: first(t.BE, t.RU, t.EN)}
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
	Own        bool   // the user's own entry
	Closed     bool   // nobody is held there any more; there is no address then
	MovedTo    string // where people or letters of a closed one go, a code; usually empty
}

// FacilityKey names one entry of a facility.
type FacilityKey struct {
	Code string
	From Date // its ValidFrom
}

// Key names the entry.
func (f *Facility) Key() FacilityKey { return FacilityKey{f.Code, f.ValidFrom} }

// ClosedOn is the day since which a closed one is: the first of an entry that says so,
// or the last of one that ended; zero where it is not known.
func (f *Facility) ClosedOn() Date {
	if !f.ValidUntil.IsZero() {
		return f.ValidUntil
	}
	return f.ValidFrom
}

// OwnFacility is an entry of the user's own. From its first day on it holds in
// the place of what the register says.
type OwnFacility struct {
	Facility
	Beneath string // what the register said there when the entry was written, as register.Digest tells; empty: nothing
}

// AddressDecision remembers what a person said of an address that a list gave
// for a facility, so that it is not proposed again.
type AddressDecision struct {
	Facility string
	Address  string // as the list wrote it
	Source   string // of the list
	Accepted bool   // else refused
	On       Date
}

// Address is the one to print on a letter of the language: in that language
// where a source gives it so, else in the other one. Print Name.In(Lang) above
// it, so that the whole block is of one language.
func (f *Facility) Address(letter Lang) Address {
	own, other := f.AddressIn(Russian), f.AddressIn(Belarusian)
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

// AddressIn is the address as it is written in the language, Russian for any but
// Belarusian.
func (f *Facility) AddressIn(l Lang) Address {
	if l == Belarusian {
		return f.AddressBE
	}
	return f.AddressRU
}

// SetAddress gives the address in a language; without lines there is none.
func (f *Facility) SetAddress(l Lang, lines []string) {
	a := Address{Lang: l, Lines: lines, State: AddressGiven}
	if len(lines) == 0 {
		a = Address{State: AddressUnconfirmed}
	}
	if l == Belarusian {
		f.AddressBE = a
	} else {
		f.AddressRU = a
	}
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
