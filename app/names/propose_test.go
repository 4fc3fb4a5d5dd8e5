package names

import "testing"

func TestProposalsForALatinNameAreNatural(t *testing.T) {
	for _, c := range []struct{ latin, be, ru string }{
		{"Uladzimir Karatkevich", "Караткевіч Уладзімір", "Короткевич Владимир"},
		{"Vladimir Korotkevich", "Караткевіч Уладзімір", "Короткевич Владимир"},
		{"Maksim Haretski", "Гарэцкі Максім", "Горецкий Максим"},
		{"Siarhei Zaitsau", "Зайцаў Сяргей", "Зайцев Сергей"},
		{"Volha Kazlova", "Казлова Вольга", "Козлова Ольга"},
		{"Zmicier Vinahradaŭ", "Вінаградаў Зміцер", "Виноградов Дмитрий"},
		{"Nikolay Ulashchik", "Улашчык Мікалай", "Улащик Николай"},
		{"Yauhen Paliakou", "Палякоў Яўген", "Поляков Евгений"},
		{"Alexey Shnyrov", "Шныроў Аляксей", "Шныров Алексей"},
		{"Pavel Drazdouski", "Драздоўскі Павел", "Драздовский Павел"},
		{"Aliaksandr Tsvikevich", "Цвікевіч Аляксандр", "Цвикевич Александр"},
		{"Jazep Losik", "Лосік Язэп", "Лосик Иосиф"},
		{"Anna Dunin-Martsinkevich", "Дунін-Марцінкевіч Ганна", "Дунин-Мартинкевич Анна"},
		{"Andrei Tsishkou", "Цішкоў Андрэй", "Тишков Андрей"},
		{"Maryia Harbatsevich", "Гарбацэвіч Марыя", "Горбацевич Мария"},
	} {
		p := Split(c.latin)
		for lang, want := range map[string]string{"be": c.be, "ru": c.ru} {
			got, ok := ProposeCyrillic(p, lang)
			if !ok || got.Family+" "+got.Given != want || got.Sure {
				t.Errorf("%s in %s: %+v %v, want %s", c.latin, lang, got, ok, want)
			}
		}
	}
}

func TestProposalKeepsPatronymicAndBrackets(t *testing.T) {
	got, ok := ProposeCyrillic(Parts{Family: "Ivanova (Petrova)", Given: "Volha", Patronymic: "Mikalaeuna"}, "ru")
	if want := (Parts{Family: "Иванова (Петрова)", Given: "Ольга", Patronymic: "Николаевна"}); !ok || got != want {
		t.Errorf("%+v %v", got, ok)
	}
}

func TestNothingIsProposedWhereThereIsNothingToGoBy(t *testing.T) {
	for _, p := range []Parts{
		{},
		{Family: "Citizen K."},
		{Given: "A.", Patronymic: "I."},
		{Family: "Kolas", Given: "J."},
		{Family: "Kolas", Given: "Y."},
		{Family: "Citizen", Given: "K."},
		{Family: "K.", Given: "A."},
		{Family: "Kolas", Given: "A2"},
		{Family: "\u0259liev", Given: "Ilham"},
		{Family: "''a'' \u0259", Given: "Ilham"},
		{Family: "Колас", Given: "Якуб"},
		{Family: "Kolas", Given: "Якуб"},
	} {
		if got, ok := ProposeCyrillic(p, "be"); ok {
			t.Errorf("%+v gave %+v", p, got)
		}
	}
	if got, ok := ProposeCyrillic(Parts{Family: "Kolas", Given: "Yakub"}, "pl"); ok {
		t.Errorf("Polish: %+v", got)
	}
}

func TestSisterLanguageIsProposedOnlyForKnownGivenNames(t *testing.T) {
	for _, c := range []struct {
		p        Parts
		from, to string
		want     Parts
		ok       bool
	}{
		{Parts{Family: "Караткевіч", Given: "Уладзімір", Patronymic: "Сямёнавіч"}, "be", "ru", Parts{Family: "Короткевич", Given: "Владимир", Patronymic: "Семёнович"}, true},
		{Parts{Family: "Козлова", Given: "Ольга", Patronymic: "Петровна"}, "ru", "be", Parts{Family: "Казлова", Given: "Вольга", Patronymic: "Пятроўна"}, true},
		{Parts{Family: "Ковалев", Given: "Алёна"}, "ru", "be", Parts{Family: "Кавалёў", Given: "Алёна"}, true},
		{Parts{Family: "Дамаронак", Given: "Ксантыпа"}, "be", "ru", Parts{}, false},
		{Parts{Family: "Казлоў", Given: "Пётр", Patronymic: "Цмокавіч"}, "be", "ru", Parts{}, false},
		{Parts{Family: "Казлоў", Given: "Пётр"}, "be", "be", Parts{}, false},
		{Parts{Family: "Казлоў"}, "be", "ru", Parts{}, false},
	} {
		if got, ok := ProposeFrom(c.p, c.from, c.to); got != c.want || ok != c.ok {
			t.Errorf("%+v from %s to %s: %+v %v, want %+v %v", c.p, c.from, c.to, got, ok, c.want, c.ok)
		}
	}
}

// The rules alone, without the table of known names, must bring most family
// names back from the passport spelling.
func TestReverseReadingBringsMostFamilyNamesBack(t *testing.T) {
	var all, be, ru int
	for _, names := range families() {
		for _, n := range names {
			all++
			if titled(readLatin(Latin(n.be, ICAO), "be")) == n.be {
				be++
			}
			if withoutYo(readLatin(Latin(n.ru, ICAORu), "ru")) == withoutYo(n.ru) {
				ru++
			}
		}
	}
	t.Logf("of %d: %d Belarusian, %d Russian", all, be, ru)
	if be*100 < all*90 || ru*100 < all*90 {
		t.Errorf("of %d names %d come back in Belarusian, %d in Russian", all, be, ru)
	}
}
