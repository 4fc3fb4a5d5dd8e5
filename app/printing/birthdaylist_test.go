package printing

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/i18n"
)

var allBirthdays = people.BirthdayQuery{Today: apptest.Today, Days: 366, Lang: app.Belarusian}

// csvOf is the birthday list of everybody as rows.
func (s *shop) csvOf(lang app.Lang) [][]string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), "list.CSV")
	if _, err := s.SaveBirthdays(context.Background(), Birthdays{Found: s.list.Birthdays(allBirthdays), Today: apptest.Today, Days: 366, Lang: lang}, path); err != nil {
		s.t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	text, marked := bytes.CutPrefix(b, []byte("\ufeff"))
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || !marked {
		s.t.Fatalf("%v %q", err, b)
	}
	return rows
}

func TestABirthdayIsOneRowInEachLanguage(t *testing.T) {
	s := newShop(t)
	s.add(2)
	for lang, want := range map[app.Lang][]string{
		app.Belarusian: {"2026-12-09", "9 снежня", "Максім Адамавіч Багдановіч", "Maksim Bahdanovič", "1891", "135", "Узорная IK-901", "вул. Прыкладная, 1, 000000, г. Узорск", ""},
		app.Russian:    {"2026-12-09", "9 декабря", "Максим Адамович Богданович", "Maksim Bahdanovič", "1891", "135", "Учебная IK-901", "ул. Примерная, 1, 000000, г. Узорск", ""},
		app.English:    {"2026-12-09", "9 December", "Максим Адамович Богданович", "Maksim Bahdanovič", "1891", "135", "Sample IK-901", "Учебная IK-901, ул. Примерная, 1, 000000, г. Узорск", ""},
	} {
		rows := s.csvOf(lang)
		if len(rows) != 2 || !slices.Equal(rows[1], want) {
			t.Errorf("%s: %q", lang, rows)
		}
		if len(rows[0]) != len(want) || slices.Contains(rows[0], "") {
			t.Errorf("%s: head %q", lang, rows[0])
		}
	}
}

func TestAMonthWithoutADayStandsSoInTheList(t *testing.T) {
	s := newShop(t)
	s.add(3) // February 1893
	row := s.csvOf(app.English)[1]
	if row[0] != "2027-02" || row[1] != "February" || row[5] != "134" {
		t.Fatalf("%q", row)
	}
}

func TestWhatTheProgramMadeIsMarkedInTheList(t *testing.T) {
	s := newShop(t)
	s.add(0, held("IK-902"), func(p *app.Person) {
		p.Names.BE.Proposed, p.Names.RU, p.Names.Latin.Proposed = true, app.Name{}, true
	})
	row := s.csvOf(app.Russian)[1]
	if row[2] != "Янка Дамінікавіч Купала (?)" || row[3] != "" || row[7] != "ул. Примерная, 1, 000000, г. Узорск (?)" {
		t.Fatalf("%q", row)
	}
	for _, lang := range []app.Lang{app.Belarusian, app.Russian, app.English} {
		foot := s.Press.list(s.list.Birthdays(allBirthdays), apptest.Today, 60, lang).sheet().Footer
		if foot != i18n.For(string(lang)).T("birthdays.doubt", "Sign", "(?)") || !strings.Contains(foot, "(?)") {
			t.Errorf("%s: foot %q", lang, foot)
		}
	}
}

func TestALatinNameDoesNotStandAmongTheCyrillicOnes(t *testing.T) {
	s := newShop(t)
	s.add(0, func(p *app.Person) { p.Names.BE, p.Names.RU = app.Name{}, app.Name{} })
	if row := s.csvOf(app.Belarusian)[1]; row[2] != "" || row[3] != "Janka Kupala" {
		t.Fatalf("%q", row)
	}
	if cell := s.Press.list(s.list.Birthdays(allBirthdays), apptest.Today, 60, app.Belarusian).sheet().Rows[0][1]; cell != "Janka Kupala" {
		t.Fatalf("%q", cell)
	}
}

func TestAPlaceThatNobodyKnowsStandsAsTheListWroteIt(t *testing.T) {
	s := newShop(t)
	s.add(0, func(p *app.Person) { p.Held = app.Detention{Text: "Ферма за ракой"} })
	s.add(1, held("IK-905"))
	rows := s.csvOf(app.Belarusian)
	if rows[1][6] != "Ферма за ракой" || rows[1][7] != "" {
		t.Errorf("unknown: %q", rows[1])
	}
	if rows[2][6] != "Узорная IK-905" || rows[2][7] != "" {
		t.Errorf("unconfirmed: %q", rows[2])
	}
}

func TestTheBirthdayListOnPaperIsMarkedWhereASampleStandsInIt(t *testing.T) {
	s := newShop(t)
	s.add(0)
	mark := func() string {
		return s.Press.list(s.list.Birthdays(allBirthdays), apptest.Today, 60, app.Belarusian).sheet().Mark
	}
	if mark() != "" {
		t.Fatal("a list of real people is marked as a sample")
	}
	s.add(1, func(p *app.Person) { p.Sample = true })
	if mark() != i18n.For("be").T("print.sample_mark") {
		t.Fatal(mark())
	}
}

func TestTheListOnPaperHasNameAboveNameAndAddressBelowThePlace(t *testing.T) {
	s := newShop(t)
	s.add(0)
	l := s.Press.list(s.list.Birthdays(allBirthdays), apptest.Today, 60, app.Belarusian).sheet()
	want := []string{"7 ліпеня", "Янка Дамінікавіч Купала\nJanka Kupala", "1882", "Узорная IK-901\nвул. Прыкладная, 1, 000000, г. Узорск"}
	if len(l.Rows) != 1 || !slices.Equal(l.Rows[0], want) || len(l.Columns) != len(want) || l.Footer != "" {
		t.Fatalf("%q", l.Rows)
	}
	path := filepath.Join(t.TempDir(), "list.pdf")
	if _, err := s.SaveBirthdays(context.Background(), Birthdays{Found: s.list.Birthdays(allBirthdays), Today: apptest.Today, Days: 60, Lang: app.Belarusian}, path); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(b, []byte("%PDF-")) {
		t.Fatalf("%v", err)
	}
}

// written writes the list of everybody to a file of the ending and reads it back.
func (s *shop) written(list Birthdays, name string) []byte {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), name)
	if _, err := s.SaveBirthdays(context.Background(), list, path); err != nil {
		s.t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	return b
}

func TestAWorkbookHasTheRowsOfTheList(t *testing.T) {
	s := newShop(t)
	s.add(2)
	s.add(3)
	list := Birthdays{Found: s.list.Birthdays(allBirthdays), Today: apptest.Today, Days: 366, Lang: app.Belarusian}
	f, err := excelize.OpenReader(bytes.NewReader(s.written(list, "list.XLSX")))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	want := s.csvOf(app.Belarusian)
	if len(rows) != len(want) {
		t.Fatalf("%q", rows)
	}
	for i := range want {
		for len(rows[i]) < len(want[i]) { // empty cells at the end are not read
			rows[i] = append(rows[i], "")
		}
		if !slices.Equal(rows[i], want[i]) {
			t.Errorf("%q, want %q", rows[i], want[i])
		}
	}
}

func TestACalendarHasADayForEachBirthday(t *testing.T) {
	s := newShop(t)
	s.add(2)
	s.add(3) // February 1893
	list := Birthdays{Found: s.list.Birthdays(allBirthdays), Today: apptest.Today, Days: 366, Lang: app.Belarusian, Named: true}
	text := unfolded(s.written(list, "list.ics"))
	for _, want := range []string{
		"DTSTART;VALUE=DATE:20261209", "SUMMARY:Дзень нараджэння: Максім Адамавіч Багдановіч\\, 135 гадоў", "LOCATION:Узорная IK-901",
		"вул. Прыкладная\\, 1", "DTSTART;VALUE=DATE:20270201", "DTEND;VALUE=DATE:20270301", "(на працягу месяца)",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	list.Named = false
	text = unfolded(s.written(list, "neutral.ics"))
	if !strings.Contains(text, "SUMMARY:Паштоўка: М. Б.") {
		t.Error(text)
	}
	for _, word := range []string{"Багдановіч", "Максім", "IK-901", "Прыкладная", "1891", "135"} {
		if strings.Contains(text, word) {
			t.Errorf("a calendar that others see says %q:\n%s", word, text)
		}
	}
}

// unfolded is a calendar with its long lines whole again (RFC 5545, 3.1).
func unfolded(b []byte) string { return strings.ReplaceAll(string(b), "\r\n ", "") }
