package app

import "testing"

func TestAddressIsInTheLanguageOfTheLetterWhereThereIsOne(t *testing.T) {
	ru := Address{Lang: Russian, Lines: []string{"ул. Узорная, 3"}, State: AddressGiven}
	be := Address{Lang: Belarusian, Lines: []string{"вул. Узорная, 3"}, State: AddressConverted}
	none := Address{State: AddressUnconfirmed}
	for _, c := range []struct {
		facility Facility
		letter   Lang
		want     Lang
	}{
		{Facility{AddressRU: ru, AddressBE: be}, Belarusian, Belarusian},
		{Facility{AddressRU: ru, AddressBE: be}, Russian, Russian},
		{Facility{AddressRU: ru, AddressBE: be}, English, Russian},
		{Facility{AddressRU: ru, AddressBE: none}, Belarusian, Russian},
		{Facility{AddressRU: none, AddressBE: be}, Russian, Belarusian},
		{Facility{AddressBE: be}, English, Belarusian},
		{Facility{AddressRU: none, AddressBE: none}, Russian, ""},
		{Facility{}, Belarusian, ""},
	} {
		a := c.facility.Address(c.letter)
		if a.Lang != c.want || (c.want == "") != (a.State == AddressUnconfirmed) || c.facility.HasAddress() != (c.want != "") {
			t.Errorf("letter in %s: %+v, want an address in %q", c.letter, a, c.want)
		}
	}
}

func TestAFacilityIsValidFromItsFirstDayUntilTheDayAfterItsLast(t *testing.T) {
	day := func(n int) Date { return Date{2024, 4, n} }
	for _, c := range []struct {
		from, until, on Date
		want            bool
	}{
		{Date{}, Date{}, Date{}, true},
		{Date{}, Date{}, day(1), true},
		{day(29), Date{}, Date{}, true},
		{day(29), Date{}, day(28), false},
		{day(29), Date{}, day(29), true},
		{Date{}, day(29), Date{}, false},
		{Date{}, day(29), day(28), true},
		{Date{}, day(29), day(29), false},
	} {
		f := Facility{ValidFrom: c.from, ValidUntil: c.until}
		if f.ValidOn(c.on) != c.want {
			t.Errorf("from %q until %q on %q: %v", c.from, c.until, c.on, !c.want)
		}
	}
}
