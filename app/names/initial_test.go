package names

import "testing"

func TestInitialTellsAnInitialFromAName(t *testing.T) {
	for _, s := range []string{"A.", "А.І.", "Ю.", "A. I.", "А.-М.", "Yu.", "Zh.A.", "K", "Дз.", "Č."} {
		if !Initial(s) {
			t.Errorf("%q passes for a name", s)
		}
	}
	for _, s := range []string{"", " ", ".", "-", "Ян", "Yu", "Zh", "Ия", "Іван", "A. Ivan", "Ivan A.", "Al.", "2.", "…"} {
		if Initial(s) {
			t.Errorf("%q passes for an initial", s)
		}
	}
}

func TestAFamilyNameWithInitialsIsProposedLetterByLetter(t *testing.T) {
	for _, c := range []struct {
		latin  string
		be, ru Parts
	}{
		{"Fedaseenka A.I.", Parts{"Федасеенка", "А.", "І.", false}, Parts{"Федасеенко", "А.", "И.", false}},
		{"U. Karatkevich", Parts{"Караткевіч", "У.", "", false}, Parts{"Короткевич", "У.", "", false}},
		{"Kolas Yu. H.", Parts{"Колас", "Ю.", "Г.", false}, Parts{"Колас", "Ю.", "Г.", false}},
		{"Ja.Ju. Kolas", Parts{"Колас", "Я.", "Ю.", false}, Parts{"Колас", "Я.", "Ю.", false}},
		{"Zh.Ch. Kolas", Parts{"Колас", "Ж.", "Ч.", false}, Parts{"Колас", "Ж.", "Ч.", false}},
		{"KOLAS SH. E.", Parts{"Колас", "Ш.", "Э.", false}, Parts{"Колас", "Ш.", "Е.", false}},
		{"Kolas Č. Ś.", Parts{"Колас", "Ч.", "С.", false}, Parts{"Колас", "Ч.", "С.", false}},
		{"Kolas Dz. Ł.", Parts{"Колас", "Дз.", "Л.", false}, Parts{"Колас", "Д.", "Л.", false}},
	} {
		for lang, want := range map[string]Parts{"be": c.be, "ru": c.ru} {
			if got, ok := ProposeCyrillic(Split(c.latin), lang); !ok || got != want {
				t.Errorf("%s in %s: %+v %v, want %+v", c.latin, lang, got, ok, want)
			}
		}
	}
}

// Every Latin letter is an initial that has a Cyrillic one, but for J and Y.
func TestEveryLatinInitialHasACyrillicOne(t *testing.T) {
	for letter := 'A'; letter <= 'Z'; letter++ {
		for _, lang := range []string{"be", "ru"} {
			got, ok := ProposeCyrillic(Parts{Family: "Kolas", Given: string(letter) + "."}, lang)
			if guess := letter == 'J' || letter == 'Y'; ok == guess || ok && (!Initial(got.Given) || ScriptOf(got.Given) == ScriptLatin) {
				t.Errorf("%c. in %s: %q %v", letter, lang, got.Given, ok)
			}
		}
	}
}
