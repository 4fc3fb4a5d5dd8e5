package app

import (
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// amounts are the ends of what an amount can be, and others between them.
func amounts(r *rand.Rand) []int64 {
	all := []int64{0, 1, -1, 9, 10, 99, 100, 101, 999, 1000, 1001, math.MaxInt64, math.MinInt64, math.MaxInt64 - 1, math.MinInt64 + 1}
	for range 40 {
		all = append(all, int64(r.Uint64())>>r.IntN(63))
	}
	return all
}

func TestEveryAmountOfEveryCurrencyIsReadAsItWasWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, code := range Currencies {
		for _, minor := range amounts(r) {
			m := Money{minor, code}
			got, err := ParseMoney(m.Plain(), code)
			if err != nil || got != m {
				t.Fatalf("%d %s is written %q and read %+v, %v", minor, code, m.Plain(), got, err)
			}
		}
	}
}

// typed are the ways in which people write an amount of at least one thousand.
func typed(m Money) []string {
	plain := strings.TrimPrefix(m.Plain(), "-")
	whole, places, _ := strings.Cut(plain, ".")
	var groups []string
	for len(whole) > 3 {
		groups, whole = append([]string{whole[len(whole)-3:]}, groups...), whole[:len(whole)-3]
	}
	groups = append([]string{whole}, groups...)
	var all []string
	for _, sign := range []string{"", " ", "\u00a0", "\u202f", "\u2009", "'", "’", ".", ","} {
		for _, mark := range []string{",", "."} {
			if mark == sign {
				continue
			}
			number := strings.Join(groups, sign)
			if places != "" {
				number += mark + places
			}
			if m.Minor < 0 {
				number = "−" + number
			}
			all = append(all, number+" "+m.Currency, m.Currency+" "+number, strings.ToLower(m.Currency)+number, number+"\u00a0"+m.Currency)
		}
	}
	return all
}

func TestAmountsAreReadAsPeopleWriteThem(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, code := range []string{"EUR", "BYN", "JPY", "TND", "BHD", "CLF", "USD"} {
		digits, _ := Digits(code)
		for range 200 {
			m := Money{(r.Int64N(1e12) + 1) * int64(1-2*r.IntN(2)), code}
			for _, text := range typed(m) {
				got, err := ReadMoney(text, "")
				if digits >= 3 && twoWays(err) {
					continue
				}
				if err != nil || got != m {
					t.Fatalf("%q is read as %s %s, %v; want %s", text, got.Plain(), got.Currency, err, m.Plain())
				}
			}
		}
	}
}

func twoWays(err error) bool {
	e := (*Error)(nil)
	return errors.As(err, &e) && e.Key == "error.money.two_ways"
}

func TestAnAmountIsNotGuessed(t *testing.T) {
	for text, key := range map[string]string{
		"": "error.money.amount", "EUR": "error.money.amount", "5 €": "error.money.symbol", "$5": "error.money.symbol",
		"12": "error.money.no_currency", "12 XYZ": "error.money.currency", "12 руб": "error.money.currency",
		"1,234 BHD": "error.money.two_ways", "50.001 EUR": "error.money.three_places", "1,000 EUR": "error.money.three_places", "1.000 TND": "error.money.two_ways", "1,5 JPY": "error.money.places",
		"0.125 EUR": "error.money.places", "1 234,567 EUR": "error.money.places", "1,23,4 EUR": "error.money.amount",
		"12 34 EUR": "error.money.amount", "1 2345 EUR": "error.money.amount", "1.2.3,4 EUR": "error.money.amount",
		"1,2.3,4 EUR": "error.money.amount", "5, EUR": "error.money.amount", ".5 EUR": "error.money.amount", "--5 EUR": "error.money.amount",
		"1e3 EUR": "error.money.amount", "EUR 5 EUR": "error.money.amount", "92233720368547758,08 EUR": "error.money.large",
		"99999999999999999999 JPY": "error.money.large", "٣ EUR": "error.money.amount",
	} {
		e := (*Error)(nil)
		if got, err := ReadMoney(text, ""); !errors.As(err, &e) || e.Key != key {
			t.Errorf("%q is read as %+v, %v; want %s", text, got, err, key)
		}
	}
	for text, want := range map[string]Money{
		"1,000.00 EUR": {100000, "EUR"}, "1.000,0 EUR": {100000, "EUR"}, "1 000 EUR": {100000, "EUR"}, "1,000 JPY": {1000, "JPY"}, "0,10": {10, "BYN"}, "12,3": {1230, "BYN"}, "100.00 JPY": {100, "JPY"},
		"1.2340 BHD": {1234, "BHD"}, "1234 BHD": {1234000, "BHD"}, "0,125 TND": {125, "TND"}, "1 234,5 TND": {1234500, "TND"}, "92233720368547758,07 EUR": {math.MaxInt64, "EUR"},
	} {
		if got, err := ReadMoney(text, "BYN"); err != nil || got != want {
			t.Errorf("%q is read as %+v, %v; want %+v", text, got, err, want)
		}
	}
}

func TestASumIsNeverOfTwoCurrenciesAndNeverWrong(t *testing.T) {
	eur := func(n int64) Money { return Money{n, "EUR"} }
	for _, two := range [][2]Money{
		{eur(1), {1, "BYN"}}, {eur(math.MaxInt64), eur(1)}, {eur(math.MinInt64), eur(-1)}, {eur(math.MinInt64), eur(math.MinInt64)}, {eur(math.MaxInt64), eur(math.MaxInt64)},
	} {
		if sum, err := two[0].Add(two[1]); CodeOf(err) != Invalid {
			t.Errorf("%v is %v, %v", two, sum, err)
		}
	}
	for _, three := range [][3]Money{
		{eur(1), eur(2), eur(3)}, {{}, eur(2), eur(2)}, {eur(2), {}, eur(2)}, {eur(math.MaxInt64), eur(math.MinInt64), eur(-1)}, {eur(5), eur(0), eur(5)}, {{}, {}, {}},
	} {
		if sum, err := three[0].Add(three[1]); err != nil || sum != three[2] {
			t.Errorf("%v is %v, %v", three, sum, err)
		}
	}
}

func TestWorthAtARateIsRoundedOnce(t *testing.T) {
	for _, one := range []struct {
		m    Money
		rate string
		want Money
	}{
		{Money{10000, "EUR"}, "3,5127", Money{35127, "BYN"}},
		{Money{1, "EUR"}, "0.5", Money{1, "CHF"}},
		{Money{-1, "EUR"}, "0.5", Money{-1, "CHF"}},
		{Money{1, "EUR"}, "0.49", Money{0, "CHF"}},
		{Money{1000, "JPY"}, "0.0061", Money{610, "EUR"}},
		{Money{12345, "EUR"}, "164.25", Money{20277, "JPY"}},    // 20276.6625
		{Money{1234567, "BHD"}, "2.4305", Money{300062, "EUR"}}, // 3000.6150935
		{Money{100, "EUR"}, "1", Money{1000, "TND"}},
	} {
		rate, err := ReadRate(one.rate)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := one.m.At(rate, one.want.Currency); err != nil || got != one.want {
			t.Errorf("%+v at %s is %+v, %v; want %+v", one.m, one.rate, got, err, one.want)
		}
	}
	for _, bad := range []string{"", "0", "-1", "1/3", "1e9", "a", "1.", ".5", "0x1", strings.Repeat("9", 31)} {
		if rate, err := ReadRate(bad); CodeOf(err) != Invalid {
			t.Errorf("%q is the rate %s", bad, rate)
		}
	}
	if got, err := (Money{math.MaxInt64, "EUR"}).At("2", "EUR"); CodeOf(err) != Invalid {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestTheSignBeforeThePlacesOfAFileHoldsForAllItsAmounts(t *testing.T) {
	for _, one := range []struct {
		text, mark string
		want       Money
		key        string
	}{
		{"-1,999 EUR", ".", Money{-199900, "EUR"}, ""},
		{"1.999 EUR", ",", Money{199900, "EUR"}, ""},
		{"1,999 EUR", ",", Money{}, "error.money.places"},
		{"1,999 BHD", ",", Money{1999, "BHD"}, ""},
		{"1.234,56 EUR", ".", Money{}, "error.money.amount"},
		{"12 EUR", ",", Money{1200, "EUR"}, ""},
		{"12.5 EUR", ",", Money{}, "error.money.amount"},
	} {
		e := (*Error)(nil)
		if got, err := ReadMarked(one.text, "", one.mark); got != one.want || one.key == "" && err != nil || one.key != "" && (!errors.As(err, &e) || e.Key != one.key) {
			t.Errorf("%q with %q is read as %+v, %v", one.text, one.mark, got, err)
		}
	}
	for text, want := range map[string]string{"-1.234,56": ",", "1,234.5 EUR": ".", "1,234,567": ".", "1.234.567": ",", "- 25,50": ",", "-0.125": ".", "-1,999": "", "12": "", "1234.567": ".", "EUR 12.345": ""} {
		if got := DecimalMark(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
