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
	if _, err := s.SaveBirthdays(context.Background(), s.list.Birthdays(allBirthdays), apptest.Today, 366, lang, path); err != nil {
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
		app.English:    {"2026-12-09", "9 December", "Максім Адамавіч Багдановіч", "Maksim Bahdanovič", "1891", "135", "Sample IK-901", "ул. Примерная, 1, 000000, г. Узорск", ""},
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
	if _, err := s.SaveBirthdays(context.Background(), s.list.Birthdays(allBirthdays), apptest.Today, 60, app.Belarusian, path); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(b, []byte("%PDF-")) {
		t.Fatalf("%v", err)
	}
}
