package i18n

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

func TestDatesAreSaidAsEachLanguageSaysThem(t *testing.T) {
	for _, c := range []struct {
		lang           string
		day, month     string
		year, dayMonth string
		weekday        string
	}{
		{"en", "26 November 2026", "November 2026", "2026", "26 November", "Sunday"},
		{"ru", "26 ноября 2026", "ноябрь 2026", "2026", "26 ноября", "воскресенье"},
		{"be", "26 лістапада 2026", "лістапад 2026", "2026", "26 лістапада", "нядзеля"},
	} {
		l := For(c.lang)
		if got := l.Date(2026, 11, 26); got != c.day {
			t.Errorf("%s: %q", c.lang, got)
		}
		if got := l.Date(2026, 11, 0); got != c.month {
			t.Errorf("%s: %q", c.lang, got)
		}
		if got := l.Date(2026, 0, 0); got != c.year {
			t.Errorf("%s: %q", c.lang, got)
		}
		if got := l.DayMonth(11, 26); got != c.dayMonth {
			t.Errorf("%s: %q", c.lang, got)
		}
		if got := l.Weekday(time.Sunday); got != c.weekday {
			t.Errorf("%s: %q", c.lang, got)
		}
		if l.Date(0, 0, 0) != "" {
			t.Errorf("%s: an unknown date is %q", c.lang, l.Date(0, 0, 0))
		}
	}
}

func TestACountTakesItsPluralForm(t *testing.T) {
	for lang, want := range map[string]map[int]string{
		"en": {1: "1 person", 2: "2 people", 21: "21 people"},
		"ru": {1: "1 человек", 2: "2 человека", 5: "5 человек", 21: "21 человек", 112: "112 человек"},
		"be": {1: "1 чалавек", 3: "3 чалавекі", 5: "5 чалавек", 11: "11 чалавек", 21: "21 чалавек"},
	} {
		for n, s := range want {
			if got := For(lang).T("cli.people.total", "Count", n); got != s {
				t.Errorf("%s %d: %q", lang, n, got)
			}
		}
	}
}

func TestAnUnknownLanguageIsEnglish(t *testing.T) {
	if For("fr").Lang() != "en" {
		t.Fatal(For("fr").Lang())
	}
}

func TestTheSystemsLanguageIsTakenWhereItIsOneOfOurs(t *testing.T) {
	for value, want := range map[string]string{"be_BY.UTF-8": "be", "be.UTF-8": "be", "ru@x": "ru", "ru_RU": "ru", "en_GB": "en", "uk_UA": "en", "C": "en", "": "en"} {
		t.Setenv("LC_ALL", value)
		t.Setenv("LC_MESSAGES", "")
		t.Setenv("LANG", "")
		if got := System(); got != want {
			t.Errorf("LC_ALL=%s gives %s", value, got)
		}
	}
}

type said struct{ key, hint string }

func (s said) Error() string               { return "for the log only" }
func (s said) MessageKey() string          { return s.key }
func (s said) HintKey() string             { return s.hint }
func (s said) MessageArgs() map[string]any { return map[string]any{"Value": "31.2"} }

func TestAnErrorIsOneSentenceAndItsAdvice(t *testing.T) {
	text, hint := For("en").Error(fmt.Errorf("reading: %w", said{"error.date", "error.open.hint"}))
	if text != "“31.2” is not a date; write it as 2026-11-22, 2026-11 or 2026." || hint == "" {
		t.Fatalf("%q %q", text, hint)
	}
}

// ymd is a date as package app has them.
type ymd [3]int

func (d ymd) YearMonthDay() (year, month, day int) { return d[0], d[1], d[2] }

func TestADayStandsInASentenceInTheWordsOfItsLanguage(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "A list cannot be dated 15 October 2027: that day is still to come.", "ru": "Список не может быть от 15 октября 2027: этот день ещё не наступил.",
		"be": "Спіс не можа быць ад 15 кастрычніка 2027: гэты дзень яшчэ не настаў.",
	} {
		args := map[string]any{"Value": ymd{2027, 10, 15}}
		if got := For(lang).message("error.import.list_date.future", args); got != want || args["Value"] != (ymd{2027, 10, 15}) {
			t.Errorf("%s: %q, %v", lang, got, args)
		}
	}
}

func TestTheDetailsOfAnInternalErrorStayOut(t *testing.T) {
	if text, _ := For("ru").Error(errors.New("no such table: person")); text != For("ru").T("error.internal") {
		t.Fatal(text)
	}
}

func TestNumbersAreGrouped(t *testing.T) {
	for lang, want := range map[string]string{"en": "8,700", "ru": "8\u00a0700", "be": "8\u00a0700"} {
		if got := For(lang).Number(8700); got != want {
			t.Errorf("%s: %q", lang, got)
		}
	}
}

func TestEachLanguageSortsItsOwnWay(t *testing.T) {
	if For("be").Collator().CompareString("Еўдакімаў", "Ёлкін") >= 0 {
		t.Error("be: Е comes before Ё")
	}
}

func TestADateAfterSinceStandsInTheGenitive(t *testing.T) {
	for lang, want := range map[string][4]string{
		"en": {"26 November 2026", "November 2026", "2026", ""},
		"ru": {"26 ноября 2026", "ноября 2026", "2026 года", ""},
		"be": {"26 лістапада 2026", "лістапада 2026", "2026 года", ""},
	} {
		l := For(lang)
		got := [4]string{l.DateSince(2026, 11, 26), l.DateSince(2026, 11, 0), l.DateSince(2026, 0, 0), l.DateSince(0, 0, 0)}
		if got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}
