package i18n

import "testing"

func TestDecimalsAreWrittenAndReadAsEachLanguageHasThem(t *testing.T) {
	for lang, want := range map[string]string{"en": "−1.25", "ru": "−1,25", "be": "−1,25"} {
		got := For(lang).Decimal(-1.25)
		if got != want {
			t.Errorf("%s: %q", lang, got)
		}
		if v, err := ReadDecimal(got); err != nil || v != -1.25 {
			t.Errorf("%s: %v, %v", lang, v, err)
		}
	}
	for v, want := range map[float64]string{0: "0", 100: "100", 0.5: "0.5", -0.001: "0", 29.999: "30"} {
		if got := For("en").Decimal(v); got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
	if _, err := ReadDecimal("a"); err == nil {
		t.Error("a letter is a number")
	}
}
