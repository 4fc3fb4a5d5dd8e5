package importer_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"vestka/app"
	"vestka/app/importer"
)

func readList(t *testing.T, file string, c importer.Choice) *importer.List {
	t.Helper()
	c.Today = today
	list, err := importer.Read(t.Context(), strings.NewReader(file), int64(len(file)), c)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// understood writes what the columns were taken for, as "header=field", with a
// question mark where that is not sure.
func understood(p *importer.Plan) string {
	var all []string
	for _, c := range p.Columns {
		s := c.Header + "=" + c.Field.String()
		if c.Order != "" && c.Order != importer.DayFirst {
			s += ":" + string(c.Order)
		}
		if !c.Sure {
			s += "?"
		}
		all = append(all, s)
	}
	return strings.Join(all, " ")
}

// people writes what was understood of the rows, one a line.
func people(list *importer.List) string {
	var b strings.Builder
	for _, r := range list.Snapshot.Records.All() {
		fmt.Fprintf(&b, "%s|%s|%s|%s|%s", r.Name, r.Status, r.Sex, r.Born, r.Held.Text)
		if r.HasID {
			b.WriteString("|" + r.Key)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// columns and people that files of other organisations must give. Nobody has
// adapted the program to any of them.
var foreign = []struct {
	name, file, columns string
	lang                app.Lang
	people              string
}{
	{
		"semicolons, a title above the header, capitals, row numbers",
		"Спіс для лістоў;;;;;\n№;Прозвішча;Імя;Дзень нараджэння;Дзе знаходзіцца;Кім працаваў\n" +
			"1;КУПАЛА;Янка;7.07.1982;ПК №904;паэт\n2;КОЛАС;Якуб;3.11.1982;ПК №905;настаўнік\n3;ПАШКЕВІЧ;Алаіза;15 ліпеня 1976;СІЗА-901;медсястра\n",
		"№=row-number Прозвішча=family Імя=given Дзень нараджэння=born Дзе знаходзіцца=prison Кім працаваў=work",
		app.Belarusian,
		"Купала Янка|||1982-07-07|ПК №904\nКолас Якуб|||1982-11-03|ПК №905\nПашкевіч Алаіза|||1976-07-15|СІЗА-901\n",
	},
	{
		"Ukrainian, tabs",
		"Прізвище та ім'я\tДата народження\tСтать\tМісце утримання\tСтатус\n" +
			"Янка Купала\t07.07.1982\tчоловіча\tколонія №904\tу в'язниці\nАлаіза Пашкевіч\t15 липня 1976\tж\tколонія №917\tзвільнена\n",
		"Прізвище та ім'я=name Дата народження=born Стать=sex Місце утримання=prison Статус=status",
		app.Belarusian,
		"Янка Купала|active|m|1982-07-07|колонія №904\nАлаіза Пашкевіч|former|f|1976-07-15|колонія №917\n",
	},
	{
		"Russian, one cell for the name, American dates in slashes",
		"ФИО,Дата рождения,Дата задержания,Куда писать\n" +
			"Купала Иван Доминикович,07/28/1982,12/31/2021,\"ИК-904, г. Пример\"\nКолас Якуб Михайлович,11/03/1982,01/15/2022,ИК-905\n",
		"ФИО=name Дата рождения=born:mdy Дата задержания=detained:mdy Куда писать=prison",
		app.Russian,
		"Купала Иван Доминикович|||1982-07-28|ИК-904, г. Пример\nКолас Якуб Михайлович|||1982-11-03|ИК-905\n",
	},
	{
		"English, parts of the name, ids with letters, ISO",
		"Case ID,First Name,Last Name,DOB,Current status,Facility,Judge's name\n" +
			"BY-17,Janka,Kupala,1982-07-07,Imprisoned,Penal colony No. 904,Jan Nowak\nBY-4,Jakub,Kolas,1982-11-03,Released,,Jan Nowak\n",
		"Case ID=id First Name=given Last Name=family DOB=born Current status=status Facility=prison Judge's name=keep",
		app.English,
		"Kupala Janka|active||1982-07-07|Penal colony No. 904|BY-17\nKolas Jakub|former||1982-11-03|Released|BY-4\n",
	},
	{
		"Polish headers, a year alone",
		"Imię i nazwisko;Rok urodzenia;Płeć;Zakład karny\nJanka Kupala;1982;m;Kolonia nr 904\nAlaiza Paszkiewicz;1976;k;Kolonia nr 917\n",
		"Imię i nazwisko=name Rok urodzenia=born-year Płeć=sex Zakład karny=prison",
		app.English,
		"Janka Kupala||m|1982|Kolonia nr 904\nAlaiza Paszkiewicz||f|1976|Kolonia nr 917\n",
	},
	{
		"three languages beside each other",
		"id,Name (EN),Имя (RU),Імя (BE),Birthday\n11,Janka Kupala,Янка Купала,Янка Купала,07.07.1982\n12,Maksim Harecki,Максим Горецкий,Максім Гарэцкі,18.02.1983\n",
		"id=id Name (EN)=name-latin Имя (RU)=name-ru Імя (BE)=name-be Birthday=born",
		app.Russian,
		"Янка Купала|||1982-07-07||11\nМаксим Горецкий|||1983-02-18||12\n",
	},
	{
		"no headers that mean anything",
		"c1,c2,c3,c4\nЯнка Купала,м,ПК №904,07.07.1982\nАлаіза Пашкевіч,ж,ПК №905,15.07.1976\nМаксім Гарэцкі,м,СІЗА-901,18.02.1983\n",
		"c1=name? c2=sex c3=prison c4=born?",
		app.Belarusian,
		"Янка Купала||m|1982-07-07|ПК №904\nАлаіза Пашкевіч||f|1976-07-15|ПК №905\nМаксім Гарэцкі||m|1983-02-18|СІЗА-901\n",
	},
	{
		"headers of a program",
		"lastName,firstName,birth_date,prisonAddress,is_active\nKupala,Janka,1982-07-07T00:00:00Z,\"Penal colony No. 904, Sample town\",true\nKolas,Jakub,1982-11-03T00:00:00Z,Penal colony No. 905,true\n",
		"lastName=family firstName=given birth_date=born prisonAddress=address is_active=keep",
		app.English,
		"Kupala Janka|||1982-07-07|Penal colony No. 904, Sample town\nKolas Jakub|||1982-11-03|Penal colony No. 905\n",
	},
	{
		"day, month and year apart",
		"Фамилия и инициалы;день рождения (число);месяц рождения;год рождения\nКупала Я.Д.;7;июль;1982\nКолас Я. М.;3;11;82\n",
		"Фамилия и инициалы=name день рождения (число)=born-day месяц рождения=born-month год рождения=born-year",
		app.Russian,
		"Купала Я.Д.|||1982-07-07|\nКолас Я. М.|||1982-11-03|\n",
	},
}

func TestFiguresNameNobody(t *testing.T) {
	const file = "Prisoners;Наказание\n342; 3 года\n361-1; 4 года\n342; 5 лет\n"
	_, err := importer.Read(t.Context(), strings.NewReader(file), int64(len(file)), importer.Choice{Today: today})
	if e := (*app.Error)(nil); !errors.As(err, &e) || e.Key != "error.import.no_name_column" {
		t.Errorf("numbers were taken for names: %v", err)
	}
}

func TestAPlaceIsKnownWhereHalfOfTheCellsAreWords(t *testing.T) {
	const words = "этап\nв СИЗО-901, дело в суде\nнеизвестно\nвыехал за границу"
	for header, want := range map[string]string{"Место": "prison", "Месца": "prison", "Сейчас": "prison?", "Место учёбы": "keep", "Место задержания": "keep", "Место рождения": "keep"} {
		var file strings.Builder
		fmt.Fprintf(&file, "ФИО;%s\n", header)
		for i, cell := range strings.Split("ИК-904\nИК-905\nСИЗО-901\nИК-904\n"+words, "\n") {
			fmt.Fprintf(&file, "Колас Якуб %s;%s\n", string(rune('А'+i)), cell)
		}
		list := readList(t, file.String(), importer.Choice{})
		if got := columnWords(list.Plan.Columns[1]); got != want {
			t.Errorf("%s: %s, not %s", header, got, want)
		}
	}
}

func TestArticlesAreKnownByTheirHeaderAndByTheirCells(t *testing.T) {
	for header, want := range map[string]string{
		"Артикул": "articles", "Арт": "articles", "Арт.": "articles", "Art.": "articles", "Что вменяют": "articles", "Статья(и)": "articles", "Criminal code": "articles",
		"Што інкрымінуюць": "articles", "X": "articles?",
	} {
		for _, cells := range [][2]string{{"ст. 342 УК РБ", "ч.1 ст.361"}, {"342 УК", "361-4 УК, 130 УК"}, {"Part 2 of Article 293", "Article 342"}, {"арт. 342 КК", "ч. 3 арт. 361 КК"}} {
			list := readList(t, fmt.Sprintf("ФИО;%s\nКолас Якуб;%s\nКупала Янка;%s\n", header, cells[0], cells[1]), importer.Choice{})
			if got := columnWords(list.Plan.Columns[1]); got != want {
				t.Errorf("%s, %q: %s, not %s", header, cells, got, want)
			}
		}
	}
	for _, cells := range [][2]string{{"342", "361"}, {"д. 342", "кв. 361"}, {"ст. метро 10", "ст. 5"}} {
		list := readList(t, fmt.Sprintf("ФИО;X\nКолас Якуб;%s\nКупала Янка;%s\n", cells[0], cells[1]), importer.Choice{})
		if got := list.Plan.Columns[1].Field; got == importer.Articles {
			t.Errorf("%q: %s", cells, got)
		}
	}
}

// columnWords is the field of a column, with a question mark where it is not sure.
func columnWords(c importer.Column) string {
	if !c.Sure {
		return c.Field.String() + "?"
	}
	return c.Field.String()
}

func TestTableWithoutAHeaderLosesNobody(t *testing.T) {
	for _, file := range []string{
		"Янка Купала;ПК №904\nЯкуб Колас;ПК №905\nАлаіза Пашкевіч;ПК №904\n",
		"Купала Янка Дамінікавіч;07.07.1982;ИК-15\nЯкуб Колас;03.11.1982;ИК-15\nАлаіза Пашкевіч;15.07.1976;ИК-3\n",
		"Янка Купала;07.07.1982\nЯкуб Колас;03.11.1982\nАлаіза Пашкевіч;15.07.1976\n",
		"Купала Янка;ИК-1\nКолас Якуб;ИК-3\nПашкевіч Алаіза;СИЗО-1\n",
		"Купала Янка;СИЗО-1\nКолас Якуб;ИК-3\nПашкевіч Алаіза;ИК-4\n",
		"Купала Янка,ИК-1\nКолас Якуб,ИК-3\nПашкевіч Алаіза,СИЗО-1\n",
		"Купала Янка Дамінікавіч;ИК-1\nКолас Якуб Міхайлавіч;ИК-3\nПашкевіч Алаіза Сцяпанаўна;СИЗО-1\n",
		"Купала;Янка;ИК-1\nКолас;Якуб;ИК-3\nПашкевіч;Алаіза;СИЗО-1\n",
		"Купала Янка;ИК-1;паэт;музыка\nКолас Якуб;ИК-3;настаўнік;шахматы\nПашкевіч Алаіза;СИЗО-1;паэтка;падарожжы\n",
		"Купала Янка;Колония №1\nКолас Якуб;Колония №3\nПашкевіч Алаіза;Колония №4\n",
		"Купала Янка;ИК-1;07.07.1982\nКолас Якуб;ИК-3;03.11.1982\nПашкевіч Алаіза;СИЗО-1;15.07.1976\n",
	} {
		list := readList(t, file, importer.Choice{IsPrison: isPrison})
		got := people(list)
		if first, _, _ := strings.Cut(got, "|"); strings.Count(got, "\n") != 3 || !strings.Contains(first, "Купала") {
			t.Errorf("%s%s", got, understood(&list.Plan))
		}
	}
}

// TestShortListsWithoutAHeaderLoseNobody is of the shortest lists.
func TestShortListsWithoutAHeaderLoseNobody(t *testing.T) {
	for file, want := range map[string]int{
		"Купала Янка;ИК-1\nКолас Якуб;ИК-3\n":                         2,
		"Купала Янка;ИК-1;07.07.1982\nКолас Якуб;ИК-3;03.11.1982\n":   2,
		"Adam Mickiewicz;IK-1\nJan Czeczot;IK-3\nTomasz Zan;SIZO-1\n": 3,
	} {
		list := readList(t, file, importer.Choice{IsPrison: isPrison})
		if got := people(list); strings.Count(got, "\n") != want || len(list.Snapshot.Bad) != 0 {
			t.Errorf("%s%s", got, understood(&list.Plan))
		}
	}
}

// TestANumberedColumnIsAHeader is of headers that look like a person's row.
func TestANumberedColumnIsAHeader(t *testing.T) {
	for _, file := range []string{
		"ФИО;Тюрьма 1;Тюрьма 2\nКупала Янка;ИК-1;ИК-2\nКолас Якуб;ИК-3;ИК-4\n",
		"Имя;Место;Вера\nКупала Янка;ИК-1;католик\nКолас Якуб;ИК-3;нет\n",
	} {
		list := readList(t, file, importer.Choice{IsPrison: isPrison})
		if got := people(list); strings.Count(got, "\n") != 2 || !strings.HasPrefix(understood(&list.Plan), strings.SplitN(file, ";", 2)[0]+"=name") {
			t.Errorf("%s%s", got, understood(&list.Plan))
		}
	}
}

func TestRowOfAPersonAboveTheHeaderIsKeptToBeMended(t *testing.T) {
	list := readList(t, "Спіс;;\nЯнка Купала;07.07.1982;ПК №904\nІмя;Дата нараджэння;Дзе\nЯкуб Колас;03.11.1982;ПК №905\n", importer.Choice{})
	if s := list.Snapshot; s.Read != 2 || len(s.Bad) != 1 || s.Bad[0].Problem.Key != "import.problem.above_header" || s.Bad[0].Cells[0].Value != "Янка Купала" {
		t.Errorf("%+v", s)
	}
}

func isPrison(text string) bool {
	for _, word := range []string{"колон", "ПК", "СІЗ", "ИК", "colony", "Kolonia"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

func TestFilesOfOtherOrganisationsAreUnderstood(t *testing.T) {
	for _, f := range foreign {
		t.Run(f.name, func(t *testing.T) {
			list := readList(t, f.file, importer.Choice{IsPrison: isPrison})
			if got := understood(&list.Plan); got != f.columns {
				t.Errorf("columns\n%s\nwant\n%s", got, f.columns)
			}
			if list.Plan.Lang != f.lang {
				t.Errorf("language %s, want %s", list.Plan.Lang, f.lang)
			}
			if got := people(list); got != f.people {
				t.Errorf("people\n%swant\n%s", got, f.people)
			}
			if s := list.Snapshot; s.Refused != 0 || len(s.Bad) != 0 {
				t.Errorf("%d refused: %+v", s.Refused, s.Bad)
			}
		})
	}
}

func TestFileInWindows1251IsUnderstoodLikeAnyOther(t *testing.T) {
	f := foreign[0]
	coded, err := charmap.Windows1251.NewEncoder().String(f.file)
	if err != nil {
		t.Fatal(err)
	}
	list := readList(t, coded, importer.Choice{IsPrison: isPrison})
	if got := people(list); got != f.people || list.Found.Charset != "windows-1251" {
		t.Errorf("%s: %s", list.Found.Charset, got)
	}
}

func TestPartsOfNamesAreKeptAsTheColumnsGiveThem(t *testing.T) {
	file := "Family;Given;Patronymic;Прозвішча па-беларуску;Імя па-беларуску\nKUPALA;Ivan;Daminikavich;КУПАЛА;Янка\nIvan;Kolas;;Колас;Якуб\n"
	list := readList(t, file, importer.Choice{})
	first, second := list.Snapshot.Records.At(0), list.Snapshot.Records.At(1)
	want := app.Name{Full: "Kupala Ivan Daminikavich", Family: "Kupala", Given: "Ivan", Patronymic: "Daminikavich"}
	if first.Names.Latin != want {
		t.Errorf("%+v", first.Names.Latin)
	}
	if n := first.Names.BE; n.Family != "Купала" || n.Given != "Янка" || n.Unsure {
		t.Errorf("%+v", n)
	}
	if first.Value("Family") != "KUPALA" {
		t.Error("the cell is not kept as found")
	}
	if !second.Names.Latin.Unsure {
		t.Error("a given name in the place of the family name is not marked")
	}
	if second.Names.BE.Unsure {
		t.Error("a name in its right place is marked")
	}
}

func TestNameInSeveralLanguagesInOneCellIsTakenApart(t *testing.T) {
	list := readList(t, "Имя,Дата рождения\nМаксим Горецкий / Максім Гарэцкі / Maksim Harecki,18.02.1983\n", importer.Choice{})
	n := list.Snapshot.Records.At(0).Names
	if n.RU.Family != "Горецкий" || n.BE.Family != "Гарэцкі" || n.Latin.Family != "Harecki" {
		t.Errorf("%+v", n)
	}
}

func TestUserCorrectsWhatWasGuessed(t *testing.T) {
	file := "c1,c2,c3\nЯнка Купала,01/02/1982,ПК №904\nМаксім Гарэцкі,03/04/1983,ПК №905\n"
	list := readList(t, file, importer.Choice{})
	if c := list.Plan.Columns[1]; c.Field != importer.Born || c.Sure || list.Snapshot.Records.At(0).Born.String() != "1982-02-01" {
		t.Fatalf("%+v, %+v", c, list.Snapshot.Records.At(0))
	}
	list = readList(t, file, importer.Choice{Map: []importer.Assignment{{"c2", "born:mdy"}, {"3", "prison"}}})
	rec := list.Snapshot.Records.At(0)
	if got := understood(&list.Plan); got != "c1=name? c2=born:mdy c3=prison" || rec.Born.String() != "1982-01-02" || rec.Held.Text != "ПК №904" {
		t.Errorf("%s, %+v", got, rec)
	}
	list = readList(t, file, importer.Choice{Map: []importer.Assignment{{"C2", "detained"}, {"c3", "keep"}}})
	if rec := list.Snapshot.Records.At(0); rec.Detained.String() != "1982-02-01" || !rec.Born.IsZero() || rec.Held.Text != "" {
		t.Errorf("%+v", rec)
	}
}

func TestFieldThatIsAssignedLeavesTheColumnThatHadIt(t *testing.T) {
	file := "Имя,Старое имя\nЯнка Купала,Иван Луцевич\nЯкуб Колас,Константин Мицкевич\n"
	list := readList(t, file, importer.Choice{Map: []importer.Assignment{{"Старое имя", "name"}}})
	if got := people(list); !strings.HasPrefix(got, "Иван Луцевич|") || list.Plan.Columns[0].Field != importer.Keep {
		t.Error(got, understood(&list.Plan))
	}
}

func TestWrongAssignmentIsToldWithWhatThereIs(t *testing.T) {
	for _, c := range []struct {
		a    importer.Assignment
		key  string
		args string
	}{
		{importer.Assignment{Column: "Nme", Field: "name"}, "error.import.no_column", "ФИО; Дата"},
		{importer.Assignment{Column: "3", Field: "name"}, "error.import.no_column", "ФИО; Дата"},
		{importer.Assignment{Column: "ФИО", Field: "nme"}, "error.import.no_field", "born-year"},
		{importer.Assignment{Column: "ФИО", Field: "name:mdy"}, "error.import.no_field", "born-year"},
		{importer.Assignment{Column: "Дата", Field: "born:md"}, "error.import.no_field", "born-year"},
	} {
		file := "ФИО,Дата\nЯнка Купала,07.07.1982\n"
		_, err := importer.Read(t.Context(), strings.NewReader(file), int64(len(file)), importer.Choice{Today: today, Map: []importer.Assignment{c.a}})
		var e *app.Error
		if !errors.As(err, &e) || e.Code != app.Invalid || e.Key != c.key || !strings.Contains(fmt.Sprint(e.Args), c.args) {
			t.Errorf("%v: %v", c.a, err)
		}
	}
}

func TestPlanIsRememberedForFilesOfTheShape(t *testing.T) {
	file := "c1,c2,c3\nЯнка Купала,01/02/1982,ПК №904\nМаксім Гарэцкі,03/04/1983,ПК №905\n"
	list := readList(t, file, importer.Choice{Source: "Наша група", Map: []importer.Assignment{{"c2", "detained:mdy"}, {"c3", "prison"}, {"c1", "name"}}})
	if list.Plan.Source != "nasha-hrupa" || list.Plan.Unsure() != 0 {
		t.Fatalf("%+v", list.Plan)
	}
	remembered := func(shape string) ([]string, error) {
		if shape == list.Plan.Shape {
			return []string{list.Plan.String()}, nil
		}
		return nil, nil
	}
	later := readList(t, "C1;\"c2 \";C3\nЯкуб Колас;05/06/2021;ПК №905\n", importer.Choice{Remembered: remembered})
	rec := later.Snapshot.Records.At(0)
	if !later.Remembered || rec.Detained.String() != "2021-05-06" || rec.Source != "nasha-hrupa" || rec.Held.Text != "ПК №905" {
		t.Errorf("%+v", rec)
	}
	if other := readList(t, "c1,c2,c4\nЯкуб Колас,05/06/2021,ПК №905\n", importer.Choice{Remembered: remembered}); other.Remembered {
		t.Error("another shape of file is taken for the same")
	}
	over := readList(t, file, importer.Choice{Remembered: remembered, Source: "other", Map: []importer.Assignment{{"c2", "born:dmy"}}})
	if rec := over.Snapshot.Records.At(0); rec.Born.String() != "1982-02-01" || rec.Source != "other" {
		t.Errorf("what is said now does not go before what was: %+v", rec)
	}
}

func TestTheLanguageOfAListIsThatOfItsNamesAndIsRememberedForItsShape(t *testing.T) {
	const file = "First name,Surname,Prison\nМакар,Краўцоў,ПК №904\n"
	first := readList(t, file, importer.Choice{})
	if first.Snapshot.Lang != app.Belarusian {
		t.Errorf("headers in Latin letters make the language %q", first.Snapshot.Lang)
	}
	neither := readList(t, "First name,Surname,Prison\nМакар,Бабарэка,904\n", importer.Choice{})
	if neither.Snapshot.Lang == app.English {
		t.Errorf("names in Cyrillic make the language %q", neither.Snapshot.Lang)
	}
	remembered := func(string) ([]string, error) { return []string{first.Plan.String()}, nil }
	later := readList(t, "First name,Surname,Prison\nМаксим,Горецкий,ИК-4\nИван,Шемякин,ИК-5\n", importer.Choice{Remembered: remembered})
	if later.Snapshot.Lang != app.Belarusian || later.Snapshot.Records.At(0).Lang != app.Belarusian {
		t.Errorf("the language is %q the next time", later.Snapshot.Lang)
	}
	if said := readList(t, file, importer.Choice{Remembered: remembered, Lang: app.Russian}); said.Snapshot.Lang != app.Russian || !strings.Contains(said.Snapshot.Plan, `"lang":"ru"`) {
		t.Errorf("what is said now does not go before what was: %q, %s", said.Snapshot.Lang, said.Snapshot.Plan)
	}
}

func TestPlanOfAnotherShapeIsNotUsed(t *testing.T) {
	plan := readList(t, "c1,c2\nЯнка Купала,ПК №904\n", importer.Choice{Map: []importer.Assignment{{"c1", "name"}, {"c2", "prison"}}}).Plan.String()
	list := readList(t, "ФИО,Дата рождения\nЯнка Купала,07.07.1982\n", importer.Choice{Remembered: func(string) ([]string, error) { return []string{plan}, nil }})
	if list.Remembered || list.Snapshot.Records.At(0).Born.IsZero() {
		t.Errorf("%+v", list.Plan)
	}
}

func TestNumberOfTheRowIsNoFactOfAnybody(t *testing.T) {
	before := readList(t, "№;Имя;Дата рождения\n1;Янка Купала;07.07.1982\n2;Якуб Колас;03.11.1982\n", importer.Choice{})
	after := readList(t, "№;Имя;Дата рождения\n1;Змитрок Бядуля;23.04.1986\n2;Янка Купала;07.07.1982\n3;Якуб Колас;03.11.1982\n", importer.Choice{})
	a, b := before.Snapshot.Records.At(0), after.Snapshot.Records.At(1)
	if a.HasID || a.Key != b.Key || a.Digest() != b.Digest() {
		t.Errorf("a row that was put in before it changes it:\n%+v\n%+v", a, b)
	}
	numbers := readList(t, "№;Имя;Дата рождения\n417;Янка Купала;07.07.1982\n23;Якуб Колас;03.11.1982\n958;Змитрок Бядуля;23.04.1986\n", importer.Choice{})
	if c := numbers.Plan.Columns[0]; c.Field != importer.ID || c.Sure {
		t.Errorf("numbers that are not those of the rows: %+v", c)
	}
	shared := readList(t, "№;Имя;Дата рождения\n417;Янка Купала;07.07.1982\n23;Якуб Колас;03.11.1982\n417;Змитрок Бядуля;23.04.1986\n", importer.Choice{})
	if c := shared.Plan.Columns[0]; c.Field != importer.RowNumber {
		t.Errorf("a number that two rows share is nobody's: %+v", c)
	}
}

func TestARowWithOnlyAnIDIsToldSo(t *testing.T) {
	snap := readList(t, "id;Имя;Дата рождения\n1;Алоиза Пашкевич;15.07.1976\n2;;\n3;Якуб Колас;03.11.1982\n;;01.01.1980\n", importer.Choice{}).Snapshot
	var keys []string
	for _, b := range snap.Bad {
		keys = append(keys, fmt.Sprintf("%d %s", b.Line, b.Problem.Key))
	}
	if got, want := strings.Join(keys, ", "), "3 import.problem.only_id, 5 import.problem.no_name"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

func TestRowsThatAreAboutNobodyAreKeptWithTheReason(t *testing.T) {
	file := "Имя,Дата рождения,Где\nЖенщины,,\nАлоиза Пашкевич,15.07.1976,ИК-904\n,01.01.1980,ИК-905\nИмя,Дата рождения,Где\nВсего: 2,,\n—,-,н/д\nЯкуб Колас,03.11.1982,ИК-904\n"
	snap := readList(t, file, importer.Choice{}).Snapshot
	var keys []string
	for _, b := range snap.Bad {
		keys = append(keys, fmt.Sprintf("%d %s", b.Line, b.Problem.Key))
	}
	want := "2 import.problem.title_row, 4 import.problem.no_name, 6 import.problem.title_row, 7 import.problem.no_name"
	if got := strings.Join(keys, ", "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if snap.Read != 7 || snap.Refused != 5 || snap.Records.Len() != 2 {
		t.Errorf("read %d, refused %d, taken %d", snap.Read, snap.Refused, snap.Records.Len())
	}
}

func TestLaterRowOfAnIDIsKeptToBeMendedUnlessItIsTheSame(t *testing.T) {
	file := "id,name,birthday\n7,Janka Kupala,1982-07-07\n7,Jakub Kolas,1982-11-03\n7,Janka Kupala,1982-07-07\n"
	snap := readList(t, file, importer.Choice{}).Snapshot
	if snap.Records.Len() != 1 || snap.Refused != 2 || len(snap.Bad) != 1 || snap.Bad[0].Problem.Key != "import.problem.repeated_id" {
		t.Errorf("%+v", snap)
	}
	if v := snap.Bad[0].Cells[1].Value; v != "Jakub Kolas" {
		t.Errorf("the cells of the refused row are lost: %q", v)
	}
}

func TestTableWithoutPeopleIsRefused(t *testing.T) {
	for file, key := range map[string]string{
		"title,genre\nVerses,lyric\n":                          "error.import.not_list",
		"Дата рождения,Где\n07.07.1982,ИК-904\n":               "error.import.no_name_column",
		"Имя,Где\n,ИК-904\n,ИК-905\n":                          "error.import.mostly_bad",
		"Имя,Где\n":                                            "error.import.no_rows",
		"Имя,Где\nЯнка,1\n" + strings.Repeat(",ИК-904\n", 100): "error.import.mostly_bad",
	} {
		_, err := importer.Read(t.Context(), strings.NewReader(file), int64(len(file)), importer.Choice{Today: today})
		var e *app.Error
		if !errors.As(err, &e) || e.Code != app.Refused || e.Key != key {
			t.Errorf("%.40q: %v, want %s", file, err, key)
		}
	}
}

func TestWhatAListDoesNotSayOfEverybodyIsTold(t *testing.T) {
	file := "Имя,Где\nЯнка Купала,ИК-904\n"
	for _, c := range []struct {
		choice, want app.Status
		key          string
	}{
		{"", app.Active, "import.problem.everyone_active"},
		{app.Former, app.Former, ""},
		{importer.StatusOpen, "", "import.problem.no_status_column"},
	} {
		snap := readList(t, file, importer.Choice{Everyone: c.choice}).Snapshot
		key := ""
		if len(snap.Problems) > 0 {
			key = snap.Problems[0].Key
		}
		if snap.Everyone != c.want || key != c.key || snap.Records.At(0).Status != "" {
			t.Errorf("%s: everyone %s, problem %s", c.choice, snap.Everyone, key)
		}
	}
}

func TestNameOfASourceIsMadeToStandBeforeIDs(t *testing.T) {
	for said, want := range map[string]string{
		"Libereco": "libereco", "Наша група №2": "nasha-hrupa-2", "  A & B  ": "a-b", "Żółw": "zolw",
	} {
		if got := importer.Slug(said); got != want {
			t.Errorf("%q: %q, want %q", said, got, want)
		}
	}
	for _, said := range []string{"user", "Vestka", "sample", "!!!"} {
		file := "Имя,Где\nЯнка Купала,ИК-904\n"
		_, err := importer.Read(t.Context(), strings.NewReader(file), int64(len(file)), importer.Choice{Today: today, Source: said})
		if app.CodeOf(err) != app.Invalid {
			t.Errorf("%q: %v", said, err)
		}
	}
	file := "Name,Link\nJanka Kupala,https://www.libereco.example.org/p/1\nJakub Kolas,https://www.libereco.example.org/p/2\n"
	if got := readList(t, file, importer.Choice{}).Plan.Source; got != "example" {
		t.Errorf("source %q", got)
	}
}

func TestWhatOnlyLooksLikeARowNumberIsKept(t *testing.T) {
	for file, want := range map[string]string{
		"N;Name;Prison\nA17;Янка Купала;ПК №904\nB22;Якуб Колас;ПК №905\nC9;Алаіза Пашкевіч;ПК №904\n":                                                                                "A17",
		"BEGIN:VCARD\nVERSION:3.0\nFN:Янка Купала\nN:Луцэвіч;Іван;Дамінікавіч;;\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Якуб Колас\nN:Міцкевіч;Канстанцін;Міхайлавіч;;\nEND:VCARD\n": "Дамінікавіч",
	} {
		list := readList(t, file, importer.Choice{IsPrison: isPrison})
		if list.Snapshot.Records.Len() == 0 {
			t.Fatalf("%+v", list.Snapshot)
		}
		r := list.Snapshot.Records.At(0)
		kept := slices.ContainsFunc(r.Cells, func(c app.Cell) bool { return c.Value == want })
		if !kept {
			t.Errorf("%s is lost: %+v, %s", want, r.Cells, understood(&list.Plan))
		}
	}
}

func TestDatesThatCanBeReadInOneWayOnlyRaiseNoDoubt(t *testing.T) {
	for name, c := range map[string]struct {
		dates  [2]string
		order  importer.Order
		doubts bool
	}{
		"ISO":                {[2]string{"1982-07-07", "1982-11-03"}, importer.AnyOrder, false},
		"the month in words": {[2]string{"7 июля 1982 г.", "3 ноября 1982 г."}, importer.AnyOrder, false},
		"both":               {[2]string{"1982-07-07", "3 ноября 1982"}, importer.AnyOrder, false},
		"dots":               {[2]string{"07.07.1982", "03.11.1982"}, importer.DayFirst, false},
		"strokes":            {[2]string{"07/07/1982", "03/11/1982"}, importer.DayFirst, true},
	} {
		for _, header := range []string{"Дата рождения", "c2"} {
			list := readList(t, fmt.Sprintf("ФИО,%s\nЯнка Купала,%s\nЯкуб Колас,%s\n", header, c.dates[0], c.dates[1]), importer.Choice{})
			column := list.Plan.Columns[1]
			doubted := slices.ContainsFunc(list.Snapshot.Problems, func(p app.Problem) bool { return p.Key == "import.problem.date_order" })
			if column.Field != importer.Born || column.Order != c.order || doubted != c.doubts || header != "c2" && column.Sure == c.doubts {
				t.Errorf("%s under %q: %+v, doubted: %t", name, header, column, doubted)
			}
			if rec := list.Snapshot.Records.At(1); rec.Born.String() != "1982-11-03" {
				t.Errorf("%s: %s", name, rec.Born)
			}
		}
	}
}
