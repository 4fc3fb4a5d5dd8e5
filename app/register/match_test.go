package register

import (
	"strings"
	"testing"

	"vestka/app"
)

func loaded(tb testing.TB) *Register {
	tb.Helper()
	r, err := Load()
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

func TestMatchKnowsEverySpellingOfAFacility(t *testing.T) {
	r := loaded(t)
	for code, texts := range map[string][]string{
		"IK-4": {
			"Penal colony No. 4", "penal colony №4", "Penal colony No.4, Homiel", "Women's penal colony No. 4", "Correctional colony #4",
			"Penal Colony 4", "Penal colony N4", "IK-4", "IK4", "PK-4", "ik 4", "IK № 4", "IK‑4", "IK–4", "IK −4",
			"ИК-4", "ИК №4", "ИК № 4", "ИК № 4", "ИК №\u202f4", "ИК4", "ик-4", "И\u00adК-4", "«ИК-4»", "ИК-№4", "ИК-04",
			"Исправительная колония № 4", "Исправительная колония №4, г. Гомель", "г. Гомель, исправительная колония № 4",
			"Исправительная колония общего режима № 4", "исправительной колонии №4", "женская колония №4", "Колония №4",
			"ГУ «Исправительная колония № 4» УДИН МВД РБ по Гомельской области", "Исправительная колония УДИН МВД № 4", "ИК-4 (исправительная колония № 4)",
			"Исправительная колония номер 4", "ПК №4", "ПК-4", "пк 4", "Папраўчая калонія №4", "папраўчай калоніі № 4", "Папраўчая калонія нумар 4", "жаночая калонія №4",
			"ПК №4, г. Гомель, вул. Антошкіна, 3", "ИК №4;246035, г. Гомель, ул. Антошкина, 3", "ИК №4\n246035, г. Гомель, ул. Антошкина, 3", "  ИК №4\r\nг. Гомель",
			"Penal colony No. 4; Prison street 8", "ИК-4; ранее СИЗО-1",
			"Исправительная кало́ния № 4", // a stress mark
			"Penal сolony No. 4", // a Cyrillic с
			"ИK-4", "IК-4", "ПK-4", "Kaлонія № 4", "Iк-4",
			"Papraŭčaja kalonija № 4", "Ispravitel'naya koloniya No. 4", "Prison colony No. 4", "Strict regime penal colony No. 4",
		},
		"IK-1":  {"Penal colony No. 1", "ИК-1", "ПК №1, Наваполацк", "ИК-1, г. Новополоцк, ул. Техническая, 8"},
		"IK-15": {"Penal colony No. 15", "ИК-15", "Калонія № 15", "Penal colony No. 15, Mahilioŭ, Viejna, Slaŭharadskaja šaša 183"},
		"IK-22": {"ИК-22 «Волчьи норы»", "«Волчьи норы», ИК-22", "Учреждение «Исправительная колония № 22 «Волчьи норы»", "Penal colony No. 22 (Vouchyia nory)"},
		"SIZO-1": {
			"Pre-trial detention center No. 1", "Pre-trial detention centre No. 1", "Pretrial detention facility No. 1", "Pre‑trial detention centre №1", "SIZO-1", "SIZO No. 1", "SIZA-1",
			"СИЗО-1", "СИЗО №1", "СИЗО № 1, Минск", "СІЗА-1", "СІЗА №1", "Следственный изолятор № 1", "Следчы ізалятар №1", "CИЗO-1", "Remand centre No. 1",
			"СИЗО-1 (г. Минск, ул. Володарского, 2)", "СИЗО-1;220030, г. Минск, ул. Володарского, 2", "ГУ «СИЗО № 1» УДИН МВД РБ",
		},
		"SIZO-3": {"СИЗО-3, г. Гомель, ул. Книжная, 1А", "Гомель, СИЗО-3", "Pre-trial detention center No. 3, Homieĺ, vulica Knižnaja 1A"},
		"ST-1":   {"Prison No. 1", "ST-1", "СТ-1", "CT-1", "ST 1", "Тюрьма №1", "турма №1", "Турма № 1, Гродна", "тюрьме № 1", "ST-1, 230023 Grodno, ul. Kirova 1"},
		"ST-4":   {"Prison No. 4", "Тюрьма №4", "Турма № 4, г. Магілёў, вул. Крупскай, 99А", "ST-4", "Prison No. 4 (ST-4)"},
		"ST-8":   {"Тюрьма №8", "турма №8", "Prison No. 8, Žodzina", "Тюрьма № 8, ул. Советская, 22А, 222163, г. Жодино", "СИЗО (тюрьма № 8)", "Turma №8"},
		"VK-2":   {"ВК-2", "ВК №2", "BK-2", "VK-2", "Juvenile colony", "Juvenile colony No. 2", "Воспитательная колония № 2", "Выхаваўчая калонія №2", "Выхаваўчая калонія", "колония для несовершеннолетних", "Воспитательная колония, Бобруйск"},
		"IUOT-48": {
			"Open correctional facility No. 48", "Open-type correctional facility No. 48", "Correctional institution of open type No. 48", "ИУОТ-48", "ИУОТ №48", "ПУАТ №48", "ПУАТ-48", "IUOT-48",
			"Исправительное учреждение открытого типа № 48", "Папраўчая ўстанова адкрытага тыпу №48", "ИУОТ-48, Осиповичи, ул. Сумченко, 38",
		},
		"IUOT-1":        {"ИУОТ-1", "Open correctional facility No. 1"},
		"SIZO-KGB":      {"СИЗО КГБ", "СІЗА КДБ", "KGB pre-trial detention center", "KGB pre-trial", "Pre-trial detention centre of the KGB", "SIZO KGB", "Следственный изолятор КГБ", "Следчы ізалятар КДБ, Мінск", "КГБ, СИЗО"},
		"MHC":           {"Mental-health centre", "Mental health center, Minsk", "РНПЦ психического здоровья", "Цэнтр псіхічнага здароўя"},
		"IVS-VAUKAVYSK": {"ИВС Волковыск", "ИВС, г. Волковыск", "ИВС Волковысского РОВД", "ІЧУ, Ваўкавыск", "Temporary detention facility, Vaukavysk", "IVS Volkovysk", "Изолятор временного содержания в Волковыске"},
		"IK-904":        {"Sample colony No. 904", "Узорная калонія № 904", "Учебная колония № 904"},
		"SIZO-901":      {"Sample pre-trial detention centre No. 901", "Узорны следчы ізалятар № 901", "Учебный СИЗО № 901"},
	} {
		for _, text := range texts {
			if got, ok := r.Match(text); got != code || !ok {
				t.Errorf("Match(%q) = %q, %v; want %s", text, got, ok, code)
			}
		}
	}
}

func TestMatchLeavesToAPersonWhatItCannotTell(t *testing.T) {
	r := loaded(t)
	for _, text := range []string{
		"", " ", ";", ";Prison No. 4", "\n", "released", "FALSE", "at liberty before serving the sentence", "на свободе", "вызвалены", "home khimiya", "домашняя химия",
		"Penal colony", "ИК", "ИК №", "Колония", "СИЗО", "Тюрьма", "КГБ", "№ 4", "4", "No. 4", "Гомель", "г. Гомель, ул. Антошкина, 4",
		"ИК-404", "СИЗО-8", "Prison No. 3", "ИУОТ-4", "ВК-1", "ИУОТ № 52", "ИК-4000000", "ИК-44444", "IK-0",
		"colony-settlement No. 4", "Колония-поселение № 4", "Исправительная колония-поселение № 2", "калонія-пасяленне №4", "ИКП-4", "КП-4", "Settlement colony No. 4", "Колония № 4 (поселение)",
		"СИЗО-1, ИК-4", "ИК-4 / ИК-1", "ИК-2 или ВК-2", "SIZO-1 (ST-1)", "СИЗО-1 КГБ", "КГБ, ИК-4",
		"Тюрьма-СИЗО № 1", "Тюрьма (СИЗО) №1", "Pre-trial prison No. 1", "Колония открытого типа № 1", "СИЗО при колонии 1",
		"ИВС", "ИВС Лида", "Temporary detention facility No. 1", "Изолятор временного содержания № 1", "Detention center No. 1", "Correctional facility No. 4", "исправительное учреждение № 4",
		"ст. 342", "ст. 1", "Prison, vulica Kirava 1", "тюрьма на улице Кирова 1", "тюрьма, ул. Кирова, 1", "Тюрьма, д. 4А", "ИК-4А", "ИК 143/4", "Prisoner No. 4", "Mental hospital No. 3, colony No. 99",
		"ИК где-то в Гомельской области, номер неизвестен", "\xff\xfe",
	} {
		if code, ok := r.Match(text); ok || code != "" {
			t.Errorf("Match(%q) = %q, %v; want none", text, code, ok)
		}
	}
}

func TestMatchFindsEveryFacilityByItsOwnNameAndCode(t *testing.T) {
	r := loaded(t)
	for _, f := range r.Facilities(app.Date{}) {
		for _, text := range []string{f.Name.EN, f.Name.RU, f.Name.BE, strings.ToUpper(f.Name.BE), f.Name.RU + ", г. " + f.Place.RU, f.Name.EN + ";" + strings.Join(f.AddressRU.Lines, ", ")} {
			if got, _ := r.Match(text); got != f.Code {
				t.Errorf("Match(%q) = %q, want %s", text, got, f.Code)
			}
		}
		if f.Kind == app.Hospital {
			continue // its code is ours alone
		}
		if got, _ := r.Match(f.Code); got != f.Code {
			t.Errorf("Match(%q) = %q", f.Code, got)
		}
	}
}

func TestNoWordOfTheVocabularyMeansTwoThings(t *testing.T) {
	for _, list := range words {
		for i, a := range list {
			for _, b := range list[:i] {
				clash := a.word == b.word || (a.stem && strings.HasPrefix(b.word, a.word)) || (b.stem && strings.HasPrefix(a.word, b.word))
				if clash && a.means != b.means {
					t.Errorf("%q means %b, %q means %b", a.word, a.means, b.word, b.means)
				}
			}
		}
	}
}

func FuzzMatch(f *testing.F) {
	r := loaded(f)
	for _, s := range []string{"Penal colony No. 4", "СИЗО-1, г. Минск", "ПК №4;г. Гомель", "KGB pre-trial", "ИВС Волковыск", "ИK\u00ad-4", "\xff", "ст. 1", "IK-99999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		code, ok := r.Match(text)
		if ok != (code != "") {
			t.Fatalf("Match(%q) = %q, %v", text, code, ok)
		}
		if !ok {
			return
		}
		if _, known := r.Facility(code, app.Date{}); !known {
			t.Fatalf("Match(%q) = %q, which is not in the register", text, code)
		}
		if again, _ := r.Match("  " + text + " ; 000000, г. Узорск, ул. Узорная, 4"); !strings.ContainsAny(text, ";\r\n") && again != code {
			t.Fatalf("Match(%q) = %q, and with an address %q", text, code, again)
		}
		if upper := strings.ToUpper(text); strings.EqualFold(upper, text) {
			if again, _ := r.Match(upper); again != code {
				t.Fatalf("Match(%q) = %q, in capitals %q", text, code, again)
			}
		}
	})
}

func BenchmarkMatch(b *testing.B) {
	r := loaded(b)
	for _, text := range []string{"Penal colony No. 4", "ИК-4", "Исправительная колония № 4, г. Гомель, ул. Антошкина, 3;246035", "Pre-trial detention center No. 1, Minsk, vulica Valadarskaha 2", "released"} {
		b.Run(strings.Fields(text)[0], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r.Match(text)
			}
		})
	}
}
