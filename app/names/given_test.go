package names

import (
	"slices"
	"strings"
	"testing"

	"vestka/app"
)

func TestSearchForOneFormOfAGivenNameFindsTheOthers(t *testing.T) {
	for _, forms := range [][]string{
		{"Мікалай", "Николай", "Mikalai", "Mikalaj", "Nikolai", "Nikolay", "Nicholas", "Мікола"},
		{"Уладзімір", "Владимир", "Uladzimir", "Vladimir"},
		{"Аляксей", "Алексей", "Aliaksei", "Aliaksiej", "Alexey"},
		{"Яўген", "Евгений", "Yauhen", "Jaŭhien", "Evgeny", "Evgenii"},
		{"Дзмітры", "Дзмітрый", "Дмитрий", "Зміцер", "Dzmitry", "Dmitry", "Zmicier", "Zmitser"},
		{"Сяргей", "Сергей", "Siarhei", "Sergey"},
		{"Вольга", "Ольга", "Volha", "Olga"},
		{"Аляксандр", "Александр", "Алесь", "Aliaksandr", "Alexander", "Ales"},
		{"Рыгор", "Григорий", "Ryhor", "Grigory"},
		{"Міхаіл", "Михаил", "Міхась", "Mikhail", "Michail", "Michas"},
		{"Ганна", "Анна", "Hanna", "Anna"},
		{"Кацярына", "Екатерина", "Katsiaryna", "Ekaterina", "Yekaterina", "Kaciaryna"},
		{"Якуб", "Якаў", "Яков", "Yakub", "Jakub"},
		{"Янка", "Іван", "Иван", "Ivan", "Yanka"},
		{"Язэп", "Іосіф", "Иосиф", "Yazep", "Iosif"},
		{"Надзея", "Надежда", "Nadzeya", "Nadezhda"},
		{"Анастасія", "Настасся", "Анастасия", "Anastasiya", "Nasta"},
	} {
		for _, from := range forms {
			variants := GivenVariants(from)
			if variants[0] != Fold(from) {
				t.Errorf("GivenVariants(%q)[0] = %q, want its own key %q", from, variants[0], Fold(from))
			}
			for _, to := range forms {
				if !slices.Contains(variants, Fold(to)) {
					t.Errorf("GivenVariants(%q) = %q lacks %q (%q)", from, variants, Fold(to), to)
				}
			}
		}
	}
}

func TestUnknownGivenNameHasOnlyItsOwnKey(t *testing.T) {
	if got := GivenVariants("Ксантыпа"); len(got) != 1 || got[0] != Fold("Xantypa") {
		t.Errorf("got %q", got)
	}
}

func TestDifferentGivenNamesAreNotVariantsOfOneAnother(t *testing.T) {
	for _, pair := range [][2]string{
		{"Яна", "Анна"},
		{"Марыя", "Марына"},
		{"Арсень", "Арцём"},
		{"Іван", "Ігар"},
		{"Мікалай", "Мікіта"},
		{"Яўген", "Яўгенія"},
		{"Аляксандр", "Аляксандра"},
		{"Валянцін", "Валянціна"},
		{"Леў", "Лія"},
		{"Уладзімір", "Уладзіслаў"},
	} {
		if slices.Contains(GivenVariants(pair[0]), Fold(pair[1])) {
			t.Errorf("%s counts as a form of %s", pair[1], pair[0])
		}
	}
}

func TestGivenNameTableIsWhole(t *testing.T) {
	table := givens()
	women, men := 0, 0
	for line := range strings.Lines(givenTSV) {
		if !strings.HasPrefix(line, "#") && strings.Count(line, "\t") != 5 {
			t.Errorf("not six columns: %q", line)
		}
	}
	for _, row := range table.rows {
		switch row.sex {
		case app.Female:
			women++
		case app.Male:
			men++
		default:
			t.Errorf("%v: sex %q", row.be, row.sex)
		}
		if len(row.be) == 0 || len(row.ru) == 0 {
			t.Errorf("row without a Belarusian or a Russian form: %+v", row)
		}
		for _, form := range row.be {
			if strings.ContainsAny(form, "ищъИЩЪ'abcdefghijklmnopqrstuvwxyz") {
				t.Errorf("%s is not Belarusian", form)
			}
		}
		for _, form := range row.ru {
			if strings.ContainsAny(form, "ўіЎІ'’abcdefghijklmnopqrstuvwxyz") {
				t.Errorf("%s is not Russian", form)
			}
		}
	}
	if women < 75 || men < 75 {
		t.Errorf("%d names of women, %d of men", women, men)
	}
}

func TestPatronymicsOfDaughtersFollowFromThoseOfSons(t *testing.T) {
	for _, c := range [][3]string{
		{"Николаевна", "Мікалаеўна", "Николаевна"},
		{"Mikalajeŭna", "Мікалаеўна", "Николаевна"},
		{"Ильинична", "Ільінічна", "Ильинична"},
		{"Ильич", "Ільіч", "Ильич"},
		{"Кузьминична", "Кузьмінічна", "Кузьминична"},
		{"Никитична", "Мікітаўна", "Никитична"},
		{"Pavlovna", "Паўлаўна", "Павловна"},
		{"Ivanavich", "Іванавіч", "Иванович"},
		{"Yurievich", "Юр’евіч", "Юрьевич"},
		{"Uladzimirauna", "Уладзіміраўна", "Владимировна"},
		{"Michajłavič", "Міхайлавіч", "Михайлович"},
	} {
		p := givens().patronymics[Fold(c[0])]
		if p.be != c[1] || p.ru != c[2] {
			t.Errorf("%s: %s, %s; want %s, %s", c[0], p.be, p.ru, c[1], c[2])
		}
	}
}

func TestTheUsualBelarusianNameIsTheUsualRussianOne(t *testing.T) {
	for _, c := range [][2]string{
		{"Кацярына", "Екатерина"},
		{"Katsiaryna", "Екатерина"},
		{"Kaciaryna", "Екатерина"},
		{"Katerina", "Катерина"},
		{"Анастасія", "Анастасия"},
		{"Настасся", "Анастасия"},
		{"Nastassia", "Анастасия"},
		{"Алена", "Елена"},
		{"Alena", "Елена"},
		{"Алёна", "Алёна"},
		{"Aliona", "Алёна"},
		{"Ксенія", "Ксения"},
		{"Марыя", "Мария"},
		{"Мая", "Майя"},
		{"Магдалена", "Магдалена"},
		{"Гаўрыла", "Гавриил"},
		{"Пракоп", "Прокофий"},
		{"Мікола", "Николай"},
		{"Пятро", "Пётр"},
		{"Вінцэнт", "Винцент"},
		{"Вікенцій", "Викентий"},
		{"Фёдар", "Фёдор"},
		{"Тэадор", "Теодор"},
		{"Францішак", "Франтишек"},
		{"Клімент", "Климент"},
		{"Іаан", "Иоанн"},
		{"Якуб", "Якуб"},
	} {
		if got := givenFromLatin(c[0], "ru"); got != c[1] {
			t.Errorf("%s is %s, want %s", c[0], got, c[1])
		}
	}
	for _, c := range [][2]string{
		{"Екатерина", "Кацярына"},
		{"Катерина", "Кацярына"},
		{"Анастасия", "Анастасія"},
		{"Дарья", "Дар’я"},
		{"Матвей", "Мацвей"},
		{"Елена", "Алена"},
		{"Фёдор", "Фёдар"},
		{"Фома", "Фама"},
	} {
		if got := givenFromLatin(c[0], "be"); got != c[1] {
			t.Errorf("%s is %s, want %s", c[0], got, c[1])
		}
	}
	for _, g := range givens().rows {
		if got := g.pick(g.be[0], "ru"); got != g.ru[0] {
			t.Errorf("%s is %s, want %s", g.be[0], got, g.ru[0])
		}
	}
}
