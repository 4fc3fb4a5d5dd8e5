package names

import (
	"testing"

	"vestka/app"
)

func TestSplitTellsThePartsInAnyOrderAndScript(t *testing.T) {
	for full, want := range map[string]Parts{
		"Rudzko Viktar": {"Rudzko", "Viktar", "", true},
		"Viktar Rudzko": {"Rudzko", "Viktar", "", true},
		"Уладзімір Караткевіч":               {"Караткевіч", "Уладзімір", "", true},
		"Караткевіч Уладзімір":               {"Караткевіч", "Уладзімір", "", true},
		"Karatkevich Uladzimir":              {"Karatkevich", "Uladzimir", "", true},
		"Караткевіч Уладзімір Сямёнавіч":     {"Караткевіч", "Уладзімір", "Сямёнавіч", true},
		"Уладзімір Сямёнавіч Караткевіч":     {"Караткевіч", "Уладзімір", "Сямёнавіч", true},
		"Короткевич Владимир Семёнович":      {"Короткевич", "Владимир", "Семёнович", true},
		"Uladzimir Siamionavich Karatkevich": {"Karatkevich", "Uladzimir", "Siamionavich", true},
		"Karatkevich Uladzimir Siamionavich": {"Karatkevich", "Uladzimir", "Siamionavich", true},
		"Иван Петрович Янкевич":              {"Янкевич", "Иван", "Петрович", true},
		"Янкевич Иван Петрович":              {"Янкевич", "Иван", "Петрович", true},
		"Янкевіч Іван":                       {"Янкевіч", "Іван", "", true},
		"Іван Янкевіч":                       {"Янкевіч", "Іван", "", true},
		"Цётка Невядома":                     {"Цётка", "Невядома", "", false},
		"Ольга Иванова":                      {"Иванова", "Ольга", "", true},
		"Иванова Ольга Николаевна":           {"Иванова", "Ольга", "Николаевна", true},
		"Вольга Мікалаеўна Іванова":          {"Іванова", "Вольга", "Мікалаеўна", true},
		"Volha Mikalaeuna Ivanova":           {"Ivanova", "Volha", "Mikalaeuna", true},
		"Ivanova Volha Mikalajeŭna":          {"Ivanova", "Volha", "Mikalajeŭna", true},
		"Olga Nikolaevna Ivanova":            {"Ivanova", "Olga", "Nikolaevna", true},
		"Ольга Николаевна":                   {"", "Ольга", "Николаевна", false},
		"Ильин Владимир Ильич":               {"Ильин", "Владимир", "Ильич", true},
		"Павел Леонид":                       {"Леонид", "Павел", "", false},
		"Максім Багдановіч":                  {"Багдановіч", "Максім", "", true},
		"Багдановіч, Максім Адамавіч":        {"Багдановіч", "Максім", "Адамавіч", true},
		"Багдановіч, Максім":                 {"Багдановіч", "Максім", "", true},
		"Элаіза Пашкевіч (Цётка)":            {"Пашкевіч (Цётка)", "Элаіза", "", true},
		"Янка (Іван) Купала":                 {"Купала", "Янка (Іван)", "", true},
		"Мамедов Али Гусейн оглы":            {"Мамедов", "Али", "Гусейн оглы", true},
		"Али Гусейн оглы Мамедов":            {"Мамедов", "Али", "Гусейн оглы", true},
		"Дунін-Марцінкевіч Вінцэнт":          {"Дунін-Марцінкевіч", "Вінцэнт", "", true},
		"Вінцэнт Якуб Дунін-Марцінкевіч":     {"Дунін-Марцінкевіч", "Вінцэнт Якуб", "", false},
		"Дунін-Марцінкевіч Вінцэнт Якуб":     {"Дунін-Марцінкевіч", "Вінцэнт Якуб", "", false},
		"Міцкевіч Адам Бернард":              {"Міцкевіч", "Адам Бернард", "", false},
		"  КОЛАС   Якуб ":                    {"КОЛАС", "Якуб", "", true},
		"Якуб":                               {"", "Якуб", "", false},
		"Колас":                              {"Колас", "", "", false},
		"":                                   {},
		"Citizen K.":                         {"Citizen K.", "", "", false},
		"Resident of Soligorsk":              {"Resident of Soligorsk", "", "", false},
		"Гражданин П.":                       {"Гражданин П.", "", "", false},
		"Грамадзянка Н.":                     {"Грамадзянка Н.", "", "", false},
		"Fedaseenka A.I.":                    {"Fedaseenka", "A.", "I.", false},
		"А. И. Петров":                       {"Петров", "А.", "И.", false},
		"Житель Гомеля":                      {"Житель Гомеля", "", "", false},
		"Давід Янкевіч Абрамавіч":            {"Абрамавіч", "Давід", "Янкевіч", true},
		"Сергеенко Пётр Сергеевич":           {"Сергеенко", "Пётр", "Сергеевич", true},
		"Шаўчэнка Тараc":                     {"Шаўчэнка", "Тарас", "", true}, // a Latin c in Тарас
		"Xiomara Valdivia":                   {"Valdivia", "Xiomara", "", false},
		"Харужая Вера Захараўна":             {"Харужая", "Вера", "Захараўна", true},
		"Кузьма Петрович Чорный":             {"Чорный", "Кузьма", "Петрович", true},
		"Лохвицкая Ззирра Александровна":     {"Лохвицкая", "Ззирра", "Александровна", true}, // a given name that no table has
		"Ззирра Лохвицкая Александровна":     {"Ззирра", "Лохвицкая", "Александровна", false},
		"Иванов Ззимир Петрович":             {"Иванов", "Ззимир", "Петрович", true},
		"Ззимир Ззанцысь Абрамавіч":          {"Ззимир", "Ззанцысь", "Абрамавіч", false}, // or a family name at the end
		"Ззимир Иванов Петрович":             {"Ззимир", "Иванов", "Петрович", false},
		"Чёрный Саша":                        {"Чёрный", "Саша", "", true},
		"Саша Чёрный":                        {"Чёрный", "Саша", "", true},
		"Хлебников Велимир":                  {"Хлебников", "Велимир", "", true},
		"Максимилиан Волошин":                {"Волошин", "Максимилиан", "", true},
		"Валошын Максіміліян":                {"Валошын", "Максіміліян", "", true},
		"Rafail Chadovich":                   {"Chadovich", "Rafail", "", true},
		"Chadovich Rafail":                   {"Chadovich", "Rafail", "", false},
	} {
		if got := Split(full); got != want {
			t.Errorf("Split(%q) = %+v, want %+v", full, got, want)
		}
	}
}

func TestAnonymousPeopleAreTold(t *testing.T) {
	for _, s := range []string{
		"Citizen K.", "Resident of Soligorsk", "Гражданин П.", "Грамадзянін П.", "Fedaseenka A.I.", "Жыхарка Гомеля", "Citizen 2", "hramadzjanin-p.", "К.", "Неизвестный", "", "–",
	} {
		if !Anonymous(s) {
			t.Errorf("%q passes for a name", s)
		}
	}
	for _, s := range []string{"Янка Купала", "Rudzko Viktar", "Колас", "Максім Багдановіч", "Дунін-Марцінкевіч Вінцэнт", "Іван Жыхараў", "Людміла Манько"} {
		if Anonymous(s) {
			t.Errorf("%q passes for anonymous", s)
		}
	}
}

func TestSexIsGuessedFromTheGrammarOfTheName(t *testing.T) {
	for _, c := range []struct {
		family, given, patronymic string
		want                      app.Sex
	}{
		{"Караткевіч", "Уладзімір", "Сямёнавіч", app.Male},
		{"Karatkevich", "Uladzimir", "", app.Male},
		{"Янкевич", "", "Николаевна", app.Female},
		{"Янкевич", "Саломея", "Мікалаеўна", app.Female},
		{"", "", "Mikalaeuna", app.Female},
		{"", "", "Ильинична", app.Female},
		{"", "", "Ильич", app.Male},
		{"", "", "Гусейн оглы", app.Male},
		{"", "", "Гусейн кызы", app.Female},
		{"Янкевич", "Вольга", "", app.Female},
		{"Шевченко", "Nikita", "", app.Male},
		{"Калеснікава", "", "", app.Female},
		{"Kolesnikova", "", "", app.Female},
		{"Гарэцкая", "", "", app.Female},
		{"Tsikhanouskaya", "", "", app.Female},
		{"Гарэцкі", "", "", app.Male},
		{"Петров", "Хз", "", app.Male},
		{"Piatrou", "", "", app.Male},
		{"Скарына", "", "", app.SexUnknown},
		{"Harecki", "", "", app.SexUnknown},
		{"Kaminski", "Anna", "", app.Female},
		{"Шевченко", "", "", app.SexUnknown},
		{"Купала", "Янка", "", app.Male},
		{"", "Вольга", "Іванавіч", app.SexUnknown},
		{"", "", "", app.SexUnknown},
		{"Янкевич", "Вероника Мария", "", app.Female},
	} {
		if got := GuessSex(c.family, c.given, c.patronymic); got != c.want {
			t.Errorf("GuessSex(%q, %q, %q) = %q, want %q", c.family, c.given, c.patronymic, got, c.want)
		}
	}
}
