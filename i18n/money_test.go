package i18n_test

import (
	"slices"
	"testing"

	"github.com/bojanz/currency"

	"vestka/app"
	"vestka/i18n"
)

func TestTheCurrenciesAreThoseOfCLDR(t *testing.T) {
	want := slices.Sorted(slices.Values(currency.GetCurrencyCodes()))
	if !slices.Equal(app.Currencies, want) {
		t.Fatalf("%v, want %v", app.Currencies, want)
	}
	for _, code := range want {
		places, _ := currency.GetDigits(code)
		if got, known := app.Digits(code); !known || got != int(places) {
			t.Errorf("%s has %d places, want %d", code, got, places)
		}
	}
}

func TestAmountsAreWrittenAsTheLanguageDoes(t *testing.T) {
	for _, one := range []struct{ plain, code, en, ru, be string }{
		{"12345.50", "EUR", "EUR\u00a012,345.50", "12\u00a0345,50\u00a0EUR", "12\u00a0345,50\u00a0EUR"},
		{"5000", "JPY", "JPY\u00a05,000", "5\u00a0000\u00a0JPY", "5000\u00a0JPY"},
		{"0.005", "BHD", "BHD\u00a00.005", "0,005\u00a0BHD", "0,005\u00a0BHD"},
		{"-7.00", "BYN", "−BYN\u00a07.00", "−7,00\u00a0BYN", "−7,00\u00a0BYN"},
	} {
		for lang, want := range map[string]string{"en": one.en, "ru": one.ru, "be": one.be} {
			if got := i18n.For(lang).Money(one.plain, one.code); got != want {
				t.Errorf("%s: %q, want %q", lang, got, want)
			}
		}
	}
}

// What stands on the screen can be typed as it stands, unless it can be read in two ways.
func TestAnAmountAsItIsShownIsReadBack(t *testing.T) {
	for _, lang := range i18n.Languages {
		loc := i18n.For(lang)
		for _, code := range app.Currencies {
			for _, minor := range []int64{0, 1, 99, 100, 12345, -1234567, 1234567890} {
				m := app.Money{Minor: minor, Currency: code}
				got, err := app.ReadMoney(loc.Money(m.Plain(), code), "")
				if got != m && (err == nil || app.CodeOf(err) != app.Invalid) {
					t.Errorf("%s: %s is read as %s", lang, loc.Money(m.Plain(), code), got.Plain())
				}
				if digits, _ := app.Digits(code); digits < 3 && err != nil {
					t.Errorf("%s: %s: %v", lang, loc.Money(m.Plain(), code), err)
				}
			}
		}
	}
}
