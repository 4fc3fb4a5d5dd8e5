package names

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestCleanTidiesANameAsFoundInAFile(t *testing.T) {
	for in, want := range map[string]string{
		"Янка Купала":             "Янка Купала",
		"  Янка \t\u00a0Купала\n": "Янка Купала",
		"Dar ́ja":                 "Darja",
		"Dar\u0301ja":             "Daŕja",
		"Kupalas \u0301ka":        "Kupalaśka",
		"Ко\u0301лас":             "Колас",
		"Сергеи\u0306":            "Сергей",
		"Бажко\u0301":             "Бажко",
		"Караткевiч":              "Караткевіч", // a Latin i
		"Сhief":                   "Chief",      // a Cyrillic С
		"Kаrаtkevich":             "Karatkevich",
		"Iван Пiп":                "Іван Піп",
		"Янка Kupala":             "Янка Kupala", // each word is of one script
		"\ufeffМаксім\u200b":      "Максім",
		"Z\u030cuk":               "Žuk",
		"\u0301Жук":               "Жук",
		"Жук\x00Марыя":            "Жук Марыя",
		"":                        "",
		" ":                       "",
		"Жzюл":                    "Жzюл", // neither script has all its letters
		"Жук \xff":                "Жук \ufffd",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestRepairedReportsLettersAndNotSpaces(t *testing.T) {
	for in, want := range map[string]bool{
		"Янка Купала": false, " Янка  Купала ": false, "Dar ́ja": true, "Караткевiч": true, "Z\u030cuk": false, "Zuk ": false,
	} {
		if _, got := Repaired(in); got != want {
			t.Errorf("Repaired(%q) reports %v", in, got)
		}
	}
}

func TestScriptOfTellsTheLanguageWhereLettersDo(t *testing.T) {
	for in, want := range map[string]Script{
		"Караткевіч": ScriptBelarusian, "Быкаў": ScriptBelarusian, "Вераб'ёва": ScriptBelarusian, "Лук’янава": ScriptBelarusian,
		"Короткевич": ScriptRussian, "Щерба": ScriptRussian, "Подъячев": ScriptRussian,
		"Янка Купала": ScriptCyrillic, "Мицкевіч": ScriptCyrillic,
		"Karatkievič": ScriptLatin, "O'Neil": ScriptLatin, "": ScriptNone, "12 – 3": ScriptNone, "Колас (Kolas)": ScriptCyrillic,
	} {
		if got := ScriptOf(in); got != want {
			t.Errorf("ScriptOf(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLatinFollowsTheTables(t *testing.T) {
	for _, c := range []struct {
		system   System
		in, want string
	}{
		{National2007, "Бяляцкі", "Bialiacki"},
		{National2007, "Калеснікава", "Kaliesnikava"},
		{National2007, "Ціханоўскі", "Cichanoŭski"},
		{National2007, "Юр'еў Яўген", "Jurjeŭ Jaŭhien"},
		{National2007, "Васільеў", "Vasiĺjeŭ"},
		{National2007, "Гарэцкі", "Harecki"},
		{National2007, "Караткевіч", "Karatkievič"},
		{National2007, "Мікалаевіч", "Mikalajevič"},
		{National2007, "Алесь ЖУК", "Alieś ŽUK"},
		{National2007, "ЯНКА", "JANKA"},
		{ICAO, "Бяляцкі", "Bialiatski"},
		{ICAO, "Караткевіч", "Karatkevich"},
		{ICAO, "Ціханоўскі", "Tsikhanouski"},
		{ICAO, "Яўгенія Хадкевіч", "Iauheniia Khadkevich"},
		{ICAO, "Дар’я Шчэрба", "Daria Shcherba"},
		{ICAORu, "Юлия", "Iuliia"},
		{ICAORu, "Андрей", "Andrei"},
		{ICAORu, "Беляцкий", "Beliatskii"},
		{ICAORu, "Горецкий", "Goretskii"},
		{ICAORu, "Подъячев Пётр", "Podieiachev Petr"},
		{ICAORu, "O'Neil Щукин-Цой", "O'Neil Shchukin-Tsoi"},
	} {
		if got := Latin(c.in, c.system); got != c.want {
			t.Errorf("Latin(%q, %s) = %q, want %q", c.in, c.system, got, c.want)
		}
	}
}

func TestWhatNeedsNoTidyingIsWhatTidyingLeaves(t *testing.T) {
	some := rand.New(rand.NewPCG(1, 3))
	letters := []rune("абвйёўіАБЙЎІЁѐїabcABCz  -.,019\u0301\u0306'’ѕSёғқґ\u00a0")
	plain := 0
	for range 200_000 {
		w := make([]rune, some.IntN(8))
		for i := range w {
			w[i] = letters[some.IntN(len(letters))]
		}
		s := string(w)
		if !isPlainCyrillic(s) {
			continue
		}
		plain++
		spaced := tidySpaces(norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD")))
		repaired := repairWords(attachMarks(spaced))
		if got := setApostrophes(tidySpaces(norm.NFC.String(repaired))); got != s || repaired != spaced {
			t.Fatalf("%q becomes %q", s, got)
		}
	}
	if plain < 10_000 {
		t.Errorf("only %d were plain", plain)
	}
}
