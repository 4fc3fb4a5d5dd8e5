package names

import (
	"strings"
	"testing"
)

const likenesses = "'`´ʼ′‘’‛＇"

func TestTheApostropheOfCyrillicNamesIsOne(t *testing.T) {
	for _, a := range likenesses {
		in := "Дар" + string(a) + "я Вераб" + string(a) + "ёва-Лук" + string(a) + "янава"
		if got, want := Clean(in), "Дар’я Вераб’ёва-Лук’янава"; got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
		if got, want := Fold(in), Fold("Дар’я Вераб’ёва-Лук’янава"); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
		if _, repaired := Repaired(in); repaired {
			t.Errorf("the apostrophes of %q count as letters to look at", in)
		}
		// In Latin names, and at the edge of a word, signs stay as found.
		for _, other := range []string{"O" + string(a) + "Neil", "Dar" + string(a) + "ja", string(a) + "Колас" + string(a)} {
			if got := Clean(other); got != other {
				t.Errorf("Clean(%q) = %q", other, got)
			}
		}
	}
}

func TestProposalsHaveTheOneApostrophe(t *testing.T) {
	for _, a := range likenesses {
		p := Parts{Family: "Вераб" + string(a) + "ёва", Given: "Дар" + string(a) + "я", Patronymic: "Мар" + string(a) + "янаўна"}
		want := Parts{Family: "Воробьёва", Given: "Дарья", Patronymic: "Марьяновна"}
		if got, ok := ProposeFrom(p, "be", "ru"); !ok || got != want {
			t.Errorf("%+v: %+v %v, want %+v", p, got, ok, want)
		}
	}
	for _, c := range [][2]Parts{
		{{Family: "Воробьёв", Given: "Марьян", Patronymic: "Марьянович"}, {Family: "Вераб’ёў", Given: "Марыян", Patronymic: "Мар’янавіч"}},
		{{Family: "Гурьев", Given: "Дарья", Patronymic: "Юрьевна"}, {Family: "Гур’еў", Given: "Дар’я", Patronymic: "Юр’еўна"}},
	} {
		if got, ok := ProposeFrom(c[0], "ru", "be"); !ok || got != c[1] {
			t.Errorf("%+v: %+v %v, want %+v", c[0], got, ok, c[1])
		}
	}
	if got, ok := ProposeCyrillic(Parts{Family: "Jurjeŭ", Given: "Darja", Patronymic: "Jurjeŭna"}, "be"); !ok || got != (Parts{Family: "Юр’еў", Given: "Дар’я", Patronymic: "Юр’еўна"}) {
		t.Errorf("%+v %v", got, ok)
	}
	for _, c := range [][3]string{
		{"O'Neil", "О’Нейл", "О’Нейл"},
		{"D'Artan", "Д’Артан", "Д’Артан"},
		{"Skab'jou", "Скаб’ёў", "Скабьёв"},
		{"Dzyan'kou", "Дзянькоў", "Деньков"},
		{"Tsmok'", "Цмок", "Цмок"},
		{"Lun'yev", "Луньеў", "Луньев"},
	} {
		for i, lang := range []string{"be", "ru"} {
			if got, ok := ProposeCyrillic(Parts{Family: c[0], Given: "Anna"}, lang); !ok || got.Family != c[1+i] {
				t.Errorf("%s in %s: %q %v, want %q", c[0], lang, got.Family, ok, c[1+i])
			}
		}
	}
	if strings.ContainsAny(givenTSV+surnamesTSV, "'`´ʼ′‘") {
		t.Error("the tables have another apostrophe")
	}
}
