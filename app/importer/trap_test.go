package importer_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"vestka/app"
	"vestka/app/importer/viasnatest"
)

// one reads a machine list of one row that is given by column, beside a plain
// row that must come through whatever the other holds.
func one(t *testing.T, cells map[string]string) (app.Record, []app.Problem) {
	t.Helper()
	columns := strings.Split(viasnatest.MachineColumns, ",")
	row := make([]string, len(columns))
	for i, c := range columns {
		value, ok := cells[c]
		if !ok {
			value = map[string]string{"id": "17", "name": "Ales Harun", "status": "active"}[c]
		}
		row[i] = `"` + strings.ReplaceAll(value, `"`, `""`) + `"`
	}
	snap := read(t, header+strings.Join(row, ",")+"\n18,,Janka Kupala,former\n")
	if snap.Read != 2 || snap.Records.Len() != 2 || snap.Records.At(1).Key != "18" {
		t.Fatalf("%+v", snap)
	}
	return snap.Records.At(0), slices.DeleteFunc(snap.Problems, func(p app.Problem) bool { return p.Line != 2 })
}

func TestImportUnderstandsDatesAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"1985-03-14": "1985-03-14", "14.03.1985": "1985-03-14", "14/03/1985": "1985-03-14", "4.3.1985": "1985-03-04", "1985/03/14": "1985-03-14",
		"1985-03-14 00:00:00": "1985-03-14", "1985-03-14T00:00:00.000Z": "1985-03-14", "1985-03-14 00:00:00 +03:00": "1985-03-14", "14.03.1985 10:20": "1985-03-14",
		"24 February 1985": "1985-02-24", "February 24, 1985": "1985-02-24", "24th February 1985": "1985-02-24", "24-Feb-1985": "1985-02-24", "24 Feb. 1985": "1985-02-24",
		"24 февраля 1985": "1985-02-24", "24 февраля 1985 г.": "1985-02-24", "24 февраля 1985 года": "1985-02-24", "24 лютага 1985": "1985-02-24", "24 ЛЮТАГА 1985 г.": "1985-02-24",
		"1 мая 1985": "1985-05-01", "1 траўня 1985": "1985-05-01", "7 лістапада 1985": "1985-11-07", "7 ліпеня 1985": "1985-07-07",
		"april 1985": "1985-04", "апрель 1985": "1985-04", "красавік 1985": "1985-04", "1985-03": "1985-03", "03.1985": "1985-03", "1985": "1985", "1985 год": "1985",
		"1985-00-00": "1985", "1985-03-00": "1985-03", "0000-00-00": "", "00.00.0000": "", "FALSE": "", "false": "", "ЛОЖЬ": "", "": "", "-": "", "29.02.1984": "1984-02-29",
	} {
		rec, problems := one(t, map[string]string{"birthday": text})
		if rec.Born.String() != want || len(problems) != 0 {
			t.Errorf("%q: born %q with %v, want %q", text, rec.Born, problems, want)
		}
	}
}

func TestImportKeepsARowWhoseBirthDateIsImpossible(t *testing.T) {
	for _, c := range []struct{ born, arrested, key string }{
		{"2021-02-30", "", "import.problem.no_such_date"},
		{"1985-13-01", "", "import.problem.no_such_date"},
		{"31.04.1985", "", "import.problem.no_such_date"},
		{"30 лютага 1985", "", "import.problem.no_such_date"},
		{"29.02.1985", "", "import.problem.no_such_date"},
		{"0085-03-14", "", "import.problem.no_such_date"},
		{"1985-00-14", "", "import.problem.no_such_date"},
		{"12/31/1985", "", "import.problem.no_such_date"},
		{"2021-12-16", "2020-08-09", "import.problem.born_after_detention"},
		{"2021-12-16", "2022-08-09", "import.problem.born_too_young"},
		{"2021-12-16", "", "import.problem.born_too_young"},
		{"2011-12-16", "2021-12-15", "import.problem.born_too_young"},
		{"2027-01-01", "", "import.problem.future_date"},
		{"14.03.85", "", "import.problem.date"},
		{"85", "", "import.problem.date"},
		{"about 1985", "", "import.problem.date"},
		{"19850314", "", "import.problem.date"},
		{"1985-1990", "", "import.problem.date"},
		{"14 of 1985", "", "import.problem.no_such_date"},
		{"10:20", "", "import.problem.date"},
		{strings.Repeat("1985 ", 60), "", "import.problem.date"},
	} {
		rec, problems := one(t, map[string]string{"birthday": c.born, "arrested": c.arrested})
		if len(problems) != 1 || problems[0].Key != c.key || problems[0].Column != "birthday" || problems[0].Refused || !strings.HasPrefix(c.born, problems[0].Value) {
			t.Errorf("%q: %+v, want %s", c.born, problems, c.key)
		}
		if !rec.Born.IsZero() || rec.Value("birthday") != c.born {
			t.Errorf("%q: born %q, kept as %q", c.born, rec.Born, rec.Value("birthday"))
		}
	}
	if rec, problems := one(t, map[string]string{"birthday": "2011-12-16", "arrested": "2021-12-16"}); len(problems) != 0 || rec.Born.IsZero() {
		t.Error("ten years old to the day", problems)
	}
	if rec, problems := one(t, map[string]string{"birthday": "2016"}); len(problems) != 0 || rec.Born.Year != 2016 {
		t.Error("a year alone is given the benefit of the doubt", problems)
	}
}

func TestDayThatMayBeTheMonthIsNotTaken(t *testing.T) {
	for _, text := range []string{"02/03/1980", "2/3/1980", " 12/01/1980 ", "02/03/1980 00:00:00"} {
		rec, problems := one(t, map[string]string{"birthday": text})
		if rec.Born != (app.Date{Year: 1980}) || len(problems) != 1 || problems[0].Key != "import.problem.two_dates" || problems[0].Column != "birthday" {
			t.Errorf("%q: born %q, %+v", text, rec.Born, problems)
		}
	}
	for text, want := range map[string]string{
		"24/02/1980": "1980-02-24", "02.03.1980": "1980-03-02", "03/03/1980": "1980-03-03", "1980/03/02": "1980-03-02", "2/March/1980": "1980-03-02",
		"03/1980": "1980-03", "00/03/1980": "1980-03",
	} {
		if rec, problems := one(t, map[string]string{"birthday": text}); rec.Born.String() != want || len(problems) != 0 {
			t.Errorf("%q: born %q, %+v", text, rec.Born, problems)
		}
	}
	if _, problems := one(t, map[string]string{"verdict_date": "02/03/2022"}); len(problems) != 1 || problems[0].Key != "import.problem.two_dates" {
		t.Errorf("%+v", problems)
	}
}

func TestRowWithANumberAndNoNameIsKept(t *testing.T) {
	snap := read(t, header+"13,https://x/person/a,,active,male,,,1980-01-02,,,,,,,,,,,,,,,\n")
	if snap.Records.Len() != 1 || snap.Refused != 0 {
		t.Fatalf("%+v", snap)
	}
	rec := snap.Records.At(0)
	if rec.Name != "" || rec.Key != "13" || !rec.HasID || rec.Status != app.Active || rec.Born.String() != "1980-01-02" || rec.Lang == "" {
		t.Errorf("%+v", rec)
	}
	if p := snap.Problems[0]; len(snap.Problems) != 1 || p.Key != "import.problem.number_only" || p.Column != "name" || p.Line != 2 || p.Refused {
		t.Errorf("%+v", p)
	}
	if snap = read(t, header+"13,https://x/person/a\n"); snap.Records.Len() != 1 {
		t.Errorf("a web address tells a row from a piece: %+v", snap)
	}
	snap = read(t, header+"1,,Ales Harun,active\n342\n368,part 2\n,,,active,male\nx,,,active\n14,,,,,,,,,,,,,,,,,,,,,,\n")
	if snap.Records.Len() != 2 || snap.Records.At(1).Key != "14" || snap.Refused != 4 || byKey(snap)["import.problem.no_name"] != 4 {
		t.Errorf("%+v", snap)
	}
}

func TestListWithoutAStatusColumnSaysNothingOfTheStatus(t *testing.T) {
	snap := read(t, "id,name\n1,Ales Harun\n")
	if snap.Records.At(0).Status != "" || byKey(snap)["import.problem.no_status_column"] != 1 || len(snap.Problems) != 1 {
		t.Errorf("%+v", snap)
	}
}

func TestZeroBytesArePartOfTheCellThatTheyStandIn(t *testing.T) {
	for _, list := range []string{"1,/a,Ales Harun,np\n2,/b,Jan\x00ka,ac\x00tive\n3,/c,Jakub Kolas,np\n", "1,/a,Алесь Гарун,np\n2,/b,Jan\x00ka,ac\x00tive\n3,/c,Якуб Колас,np\n"} {
		snap := read(t, header+list)
		if snap.Records.Len() != 3 || snap.Records.At(1).Name != "Jan\uFFFDka" || snap.Records.At(1).Status != "" {
			t.Fatalf("%+v", snap)
		}
		var columns []string
		for _, p := range snap.Problems {
			if p.Key == "import.problem.bytes" && p.Line == 3 {
				columns = append(columns, p.Column)
			}
		}
		if !slices.Equal(columns, []string{"name", "status"}) {
			t.Errorf("%+v", snap.Problems)
		}
	}
}

func TestRowOfTooManyCellsIsLeftOutAndTheRestKept(t *testing.T) {
	snap := read(t, header+"1,,Ales Harun,active\n2,,Janka Kupala,active"+strings.Repeat(",x", 997)+"\n3,,Jakub Kolas,active"+strings.Repeat(",x", 996)+"\n")
	if snap.Records.Len() != 2 || cellOf(snap, 1, "extra-977") != "x" || snap.Read != 3 || snap.Refused != 1 {
		t.Fatalf("%d records, %d refused of %d", snap.Records.Len(), snap.Refused, snap.Read)
	}
	if p := snap.Problems[1]; p.Key != "import.problem.row_too_wide" || p.Line != 3 || !p.Refused {
		t.Errorf("%+v", p)
	}
}

func TestValueInAReportIsShort(t *testing.T) {
	_, problems := one(t, map[string]string{"arrested": strings.Repeat("ў", 300)})
	if len(problems) != 1 || problems[0].Value != strings.Repeat("ў", 200) {
		t.Errorf("%+v", problems)
	}
}

func TestImportUnderstandsThePlace(t *testing.T) {
	for cell, want := range map[string]app.Detention{
		"":                   {},
		"FALSE":              {},
		"Penal colony No. 4": {Text: "Penal colony No. 4"},
		"Penal colony No. 904;000000, Sample town, 3": {Text: "Penal colony No. 904", Address: "000000, Sample town, 3"},
		"Папраўчая калонія № 904\n000000, г. Узорск":  {Text: "Папраўчая калонія № 904", Address: "000000, г. Узорск"},
		" ИК-904 ; 000000,\r\nг. Образцов ":           {Text: "ИК-904", Address: "000000, г. Образцов"},
		";000000, Sample town":                        {Text: "000000, Sample town"},
		"released":                                    {Text: "released", Liberty: true},
		"Released, left Belarus":                      {Text: "Released, left Belarus", Liberty: true},
		"At liberty before serving the sentence":      {Text: "At liberty before serving the sentence", Liberty: true},
		"освобождён":                                  {Text: "освобождён", Liberty: true},
		"на свободе до отбытия наказания":             {Text: "на свободе до отбытия наказания", Liberty: true},
		"вызвалены":                                   {Text: "вызвалены", Liberty: true},
		"на волі да адбыцця пакарання":                {Text: "на волі да адбыцця пакарання", Liberty: true},
		"releasedly": {Text: "releasedly"},
		"Open correctional facility No. 48 (before: at liberty)": {Text: "Open correctional facility No. 48 (before: at liberty)"},
	} {
		rec, problems := one(t, map[string]string{"prison": cell})
		if want != (app.Detention{}) {
			want.Source, want.SeenOn = "viasna", today
		}
		if rec.Held != want || len(problems) != 0 {
			t.Errorf("%q: %+v with %v", cell, rec.Held, problems)
		}
	}
}

func TestDescriptionThatIsAStatusSaysThatSomebodyIsFree(t *testing.T) {
	rec, _ := one(t, map[string]string{"description": "released, left Belarus"})
	if !rec.Held.Liberty || rec.Held.Text != "released, left Belarus" {
		t.Errorf("%+v", rec.Held)
	}
	rec, _ = one(t, map[string]string{"description": "Released. Left Belarus.", "prison": "Penal colony No. 4"})
	if !rec.Held.Liberty || rec.Held.Text != "Penal colony No. 4" {
		t.Errorf("where somebody was held is kept: %+v", rec.Held)
	}
	for _, story := range []string{"released a book of verses; teacher", "Teacher, released and detained again", "released on bail, then taken again"} {
		if rec, _ := one(t, map[string]string{"description": story}); rec.Held.Liberty || rec.Held.Text != "" {
			t.Errorf("%q is taken for a release", story)
		}
	}
}

func TestImportUnderstandsStatusAndSexInThreeLanguages(t *testing.T) {
	for text, want := range map[string]app.Status{
		"active": app.Active, "ACTIVE": app.Active, "former": app.Former, "np": app.NotRecognised, " NP ": app.NotRecognised,
		"Political prisoner": app.Active, "Former political prisoner": app.Former, "Recognized ex post facto": app.Former,
		"Former political prisoner / Recognized ex post facto": app.Former, "Not a political prisoner": app.NotRecognised,
		"Политзаключенный": app.Active, "Политзаключённая": app.Active, "Политический заключенный": app.Active, "Политзаключенный(-ая)": app.Active,
		"Бывший политзаключенный": app.Former, "Бывшая политзаключенная": app.Former, "Признан постфактум": app.Former, "Не признан политзаключённым": app.NotRecognised,
		"Палітвязень": app.Active, "Палітзняволеная": app.Active, "Былы палітвязень": app.Former, "Былая палітзняволеная": app.Former,
		"Прызнаны постфактум": app.Former, "Не прызнаны палітвязнем": app.NotRecognised, "Признан политзаключенным": app.Active,
	} {
		rec, problems := one(t, map[string]string{"status": text})
		if rec.Status != want || len(problems) != 0 {
			t.Errorf("%q: %q with %v, want %q", text, rec.Status, problems, want)
		}
	}
	for text, want := range map[string]app.Sex{
		"male": app.Male, "Female": app.Female, "M": app.Male, "f": app.Female, "м": app.Male, "Ж.": app.Female, "Мужской": app.Male, "женский": app.Female,
		"Мужчына": app.Male, "жанчына": app.Female, "мужчынскі": app.Male, "жаночы": app.Female, "": app.SexUnknown,
	} {
		rec, problems := one(t, map[string]string{"gender": text})
		if rec.Sex != want || len(problems) != 0 {
			t.Errorf("%q: %q with %v, want %q", text, rec.Sex, problems, want)
		}
	}
	for status, key := range map[string]string{"": "import.problem.no_status", "unheard of": "import.problem.status"} {
		rec, problems := one(t, map[string]string{"status": status})
		if rec.Status != "" || len(problems) != 1 || problems[0].Key != key {
			t.Errorf("%q: %q with %v", status, rec.Status, problems)
		}
	}
}

func TestDeathWithoutADateEndsTheDetention(t *testing.T) {
	rec, problems := one(t, map[string]string{"died": "2024-02-20", "prison": "Penal colony No. 4"})
	if rec.Died.String() != "2024-02-20" || len(problems) != 0 {
		t.Errorf("%+v, %v", rec, problems)
	}
	for _, yes := range []string{"1", "TRUE", "yes", "Да", "так"} {
		rec, problems = one(t, map[string]string{"died": yes, "prison": "Penal colony No. 4"})
		if rec.Died != app.SomeDay || rec.Status != app.Former || rec.Held.Text == "" || len(problems) != 1 || problems[0].Key != "import.problem.death_undated" {
			t.Errorf("%q: %+v, %v", yes, rec, problems)
		}
	}
	for _, no := range []string{"0", "FALSE", "нет", "no", ""} {
		if rec, problems = one(t, map[string]string{"died": no}); rec.Status != app.Active || len(problems) != 0 {
			t.Errorf("%q: %+v, %v", no, rec, problems)
		}
	}
	if _, problems = one(t, map[string]string{"died": "2027-01-01"}); len(problems) != 1 || problems[0].Key != "import.problem.future_date" {
		t.Error(problems)
	}
}

func TestImportTidiesNamesAndKeepsThemAsFound(t *testing.T) {
	for found, want := range map[string]string{
		"Dar \u0301ja Luchyna":     "Darja Luchyna",
		"  Ales   Harun ":          "Ales Harun",
		"Citizen K.":               "Citizen K.",
		"Harun Ales":               "Harun Ales",
		"Maksim \u0421hachot":      "Maksim Chachot",
		"Resident of Sample\nTown": "Resident of Sample Town",
	} {
		rec, problems := one(t, map[string]string{"name": found})
		if rec.Name != want || rec.Value("name") != found || len(problems) != 0 {
			t.Errorf("%q: %q, kept as %q, %v", found, rec.Name, rec.Value("name"), problems)
		}
	}
}

func TestEveryCellThatSaysSomethingIsKeptInTheOrderOfTheFile(t *testing.T) {
	snap := read(t, "Name,id,photo,mood,articles,status\nAles Harun,17,FALSE,calm,\"Art. 1\r\nArt. 2\",np\n")
	want := []app.Cell{{Column: "name", Value: "Ales Harun"}, {Column: "id", Value: "17"}, {Column: "mood", Value: "calm"}, {Column: "articles", Value: "Art. 1\nArt. 2"}, {Column: "status", Value: "np"}}
	if !slices.Equal(snap.Records.At(0).Cells, want) || len(snap.Problems) != 0 {
		t.Errorf("%+v %+v", snap.Records.At(0).Cells, snap.Problems)
	}
}

func TestRaggedRowsAreKept(t *testing.T) {
	snap := read(t, "id,name,status,gender\n1,Ales Harun\n2,Janka Kupala,active,male,more,,\n3,Jakub Kolas,active,male,,\n")
	if snap.Records.Len() != 3 || len(snap.Problems) != 3 {
		t.Fatalf("%+v", snap)
	}
	if p := snap.Problems[0]; p.Line != 2 || p.Key != "import.problem.few_cells" || p.Args["Cells"] != 2 || p.Args["Columns"] != 4 {
		t.Errorf("%+v", p)
	}
	if p := snap.Problems[2]; p.Line != 3 || p.Key != "import.problem.many_cells" || cellOf(snap, 1, "extra-1") != "more" {
		t.Errorf("%+v %+v", p, snap.Records.At(1))
	}
}

func TestALastRowThatIsCutOffOutsideQuotesIsSetAsideUnlessRowsAreShortAnyway(t *testing.T) {
	snap := read(t, "id,name,status,gender\n1,Ales Harun,active,male\n2,Janka Ku")
	if snap.Records.Len() != 1 || !snap.BreaksOff || len(snap.Bad) != 1 || snap.Bad[0].Cells[1].Value != "Janka Ku" {
		t.Errorf("%+v", snap)
	}
	for name, file := range map[string]string{
		"others are short":   "id,name,status,gender,prison,clusters\n1,Ales Harun,active,male,IK-904\n2,Janka Kupala,active,male,IK-904",
		"the line has ended": "id,name,status,gender\n1,Ales Harun,active,male\n2,Janka Kupala\n",
	} {
		if snap := read(t, file); snap.BreaksOff || snap.Records.Len() != 2 {
			t.Errorf("%s: %+v", name, snap.Problems)
		}
	}
}

func TestRepeatedIdsAreRefusedAndRepeatedSlugsAreNot(t *testing.T) {
	snap := read(t, "id,url,name,status\n1774,/person/h,Ales Harun,np\n1776,/person/h,Janka Kupala,np\n1774,/person/h,Ales Harun,np\n\n1774,/person/h,Ales Harun,active\n")
	if snap.Read != 4 || snap.Refused != 2 || snap.Records.Len() != 2 || len(snap.Problems) != 2 {
		t.Fatalf("%+v", snap)
	}
	for i, want := range []app.Problem{{Line: 4, Key: "import.problem.repeated_row"}, {Line: 6, Key: "import.problem.repeated_id"}} {
		if p := snap.Problems[i]; p.Line != want.Line || p.Key != want.Key || p.Args["Line"] != 2 || p.Column != "id" || p.Value != "1774" || !p.Refused {
			t.Errorf("%+v", p)
		}
	}
}

func TestRowWithoutIdIsKnownAgainByNameAndDates(t *testing.T) {
	row := ",Ales Harun,active,1980-01-02,2022-03-04\n"
	snap := read(t, "id,name,status,birthday,arrested\n"+row+row+"x,Ales Harun,active,1980-01-02,2022-03-04\n,Ales Harun,,1980-01-02,\n,,active,,\n")
	if snap.Records.Len() != 3 || snap.Refused != 2 {
		t.Fatalf("%+v", snap)
	}
	keys := map[string]bool{}
	for _, rec := range snap.Records.All() {
		keys[rec.Key] = true
		if rec.HasID || len(rec.Key) < 32 {
			t.Errorf("%+v", rec)
		}
	}
	if len(keys) != 3 {
		t.Error("rows of one file were merged")
	}
}

func TestHumanListGivesTheSameKeysOnAnotherDay(t *testing.T) {
	head := viasnatest.HumanColumns[app.Belarusian]
	a := read(t, head+"\nАлесь Гарун,Палітвязень,2021-12-16,,2022-03-04\nЯнка Купала,Палітвязень,1980,,\n")
	b := read(t, "\uFEFF "+strings.ToUpper(strings.ReplaceAll(head, "'", "’"))+" \r\nЯнка Купала,Палітвязень,1980,,\r\nАлесь Гарун,Палітвязень,16.12.2021,,04.03.2022,,,,,,,Узорная калонія № 904")
	if a.Lang != app.Belarusian || b.Lang != app.Belarusian || a.Form != "human" {
		t.Fatalf("%+v %+v", a, b)
	}
	if a.Records.At(0).Key != b.Records.At(1).Key || a.Records.At(1).Key != b.Records.At(0).Key || a.Records.At(0).Key == a.Records.At(1).Key {
		t.Error("the keys differ")
	}
	if b.Records.At(1).Held.Text != "Узорная калонія № 904" {
		t.Errorf("%+v", b.Records.At(1))
	}
}

func TestMachineListIsInTheLanguageOfItsNames(t *testing.T) {
	for names, want := range map[string]app.Lang{
		"1,Ales Harun\n2,Янка Купала\n3,Jakub Kolas\n":                app.English,
		"1,Алесь Гарун\n2,Янка Купала\n3,Максім Багдановіч\n":         app.Belarusian,
		"1,Алесь Гарун\n2,Янка Купала\n3,Максим Богданович\n":         app.Russian,
		"1,Антон Чехов\n2,Янка Купала\n":                              app.Russian,
		"1,Кандрат Крапіва\n2,Иван Мележ\n3,Мікола Гусоўскі\n4,Homer": app.Belarusian,
	} {
		snap := read(t, "id,name\n"+names)
		if snap.Lang != want || snap.Records.At(0).Lang != want {
			t.Errorf("%q: %q, want %q", names, snap.Lang, want)
		}
		if len(snap.Problems) != 1 || snap.Problems[0].Key != "import.problem.no_status_column" || snap.Problems[0].Line != 1 {
			t.Errorf("%+v", snap.Problems)
		}
	}
}

func TestEncodingsSeparatorsAndLineEndsAreToldApart(t *testing.T) {
	list := viasnatest.HumanColumns[app.Belarusian] + "\n" +
		"Дар'я Каганец,Былая палітзняволеная,24 лютага 1985,Жаночы,2022-03-04,\"ч. 1 арт. 342\nч. 2 арт. 368\",,,,\"Суддзя \"\"У\"\"\",,\"Узорная калонія № 904;000000\"\n" +
		"Уладзімір Дубоўка,Палітвязень,,,,,,,,,,\n"
	want := read(t, list)
	if want.Lang != app.Belarusian || want.Records.Len() != 2 || len(want.Problems) != 0 || want.Records.At(0).Born.String() != "1985-02-24" {
		t.Fatalf("%+v", want)
	}
	encode := func(s string, err error) string {
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for name, file := range map[string]string{
		"mark":               "\uFEFF" + list,
		"windows-1251":       encode(charmap.Windows1251.NewEncoder().String(list)),
		"UTF-16 little":      encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(list)),
		"UTF-16 big":         encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(list)),
		"CRLF":               strings.ReplaceAll(list, "\n", "\r\n"),
		"CR":                 strings.ReplaceAll(list, "\n", "\r"),
		"tab":                strings.ReplaceAll(list, ",", "\t"),
		"semicolon":          strings.ReplaceAll(strings.ReplaceAll(list, ",", ";"), "904;", "904; "),
		"separator hint":     "sep=,\n" + list,
		"no last line end":   strings.TrimSuffix(list, "\n"),
		"blank lines":        strings.ReplaceAll(list, ",\n", ",\n\n"),
		"1251 and semicolon": encode(charmap.Windows1251.NewEncoder().String(strings.ReplaceAll(list, ",", ";"))),
	} {
		got := read(t, file)
		if got.Lang != want.Lang || got.Records.Len() != 2 || len(got.Problems) != 0 {
			t.Errorf("%s: %+v", name, got)
			continue
		}
		for i := range want.Records.All() {
			g, w := got.Records.At(i), want.Records.At(i)
			if g.Key != w.Key || g.Born != w.Born || g.Status != w.Status || g.Sex != w.Sex || g.Held.Text != w.Held.Text || len(g.Cells) != len(w.Cells) || g.Cells[len(g.Cells)/2] != w.Cells[len(g.Cells)/2] {
				t.Errorf("%s: %+v, want %+v", name, g, w)
			}
		}
	}
}

func TestMachineListInWindows1251MayTellItsEncodingLate(t *testing.T) {
	list := "id,name,status,description\n" + strings.Repeat(",,,\n", 100_000) + "1,Ales Harun,np,\n2,Янка Купала,np,чалавек\n3,Максім Багдановіч,np,паэт\n4,Кандрат Крапіва,np,\n"
	file, err := charmap.Windows1251.NewEncoder().String(list)
	if err != nil {
		t.Fatal(err)
	}
	snap := read(t, file)
	if len(snap.Problems) != 0 || snap.Records.At(2).Name != "Максім Багдановіч" || snap.Lang != app.Belarusian {
		t.Errorf("%+v %+v", snap.Problems, snap.Records)
	}
}

func TestOneBadByteIsAProblemOfItsCell(t *testing.T) {
	for _, others := range []string{"Алесь Гарун", "Ales Harun"} {
		snap := read(t, "id,name,status,description\n1,"+others+",np,\n2,Janka Kupala,np,re\xE4der\n")
		if len(snap.Problems) != 1 || snap.Problems[0].Key != "import.problem.bytes" || snap.Problems[0].Column != "description" || snap.Problems[0].Line != 3 {
			t.Errorf("%+v", snap.Problems)
		}
		if got := cellOf(snap, 1, "description"); got != "re\uFFFDder" {
			t.Errorf("%q", got)
		}
	}
}
