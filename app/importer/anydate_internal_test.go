package importer

import (
	"testing"

	"vestka/app"
)

func TestDatesAreReadInEveryFormThatOfficesWrite(t *testing.T) {
	today := app.Date{Year: 2026, Month: 11, Day: 22}
	for _, c := range []struct {
		text  string
		order Order
		want  string
	}{
		{"12.03.1985", DayFirst, "1985-03-12"},
		{"12.03.1985", MonthFirst, "1985-12-03"},
		{"3/12/85", DayFirst, "1985-12-03"},
		{"3/12/85", MonthFirst, "1985-03-12"},
		{"85-03-12", YearFirst, "1985-03-12"},
		{"12.03.25", DayFirst, "2025-03-12"},
		{"12.03.27", DayFirst, "1927-03-12"},
		{"12 сакавіка 1985", DayFirst, "1985-03-12"},
		{"12 марта 1985 г.", DayFirst, "1985-03-12"},
		{"12 марта 85", DayFirst, "1985-03-12"},
		{"12 березня 1985 р.", DayFirst, "1985-03-12"},
		{"March 12, 1985", DayFirst, "1985-03-12"},
		{"March 1985", DayFirst, "1985-03"},
		{"03.1985", MonthFirst, "1985-03"},
		{"1985-03", MonthFirst, "1985-03"},
		{"1985", DayFirst, "1985"},
		{"1985 г.р.", DayFirst, "1985"},
		{"1985 г. р.", DayFirst, "1985"},
		{"1985г.", DayFirst, "1985"},
		{"1985 года рождения", DayFirst, "1985"},
		{"нар. 12.03.1985", DayFirst, "1985-03-12"},
		{"каля 1985", DayFirst, "1985"},
		{"~1985?", DayFirst, "1985"},
		{"12.03.1985 (41 год)", DayFirst, "1985-03-12"},
		{"1985-03-12", MonthFirst, "1985-03-12"},
		{"1985-03-12 00:00:00", MonthFirst, "1985-03-12"},
		{"1985-03-12T00:00:00Z", MonthFirst, "1985-03-12"},
		{"1985/03/12", DayFirst, "1985-03-12"},
		{"31118", DayFirst, "1985-03-12"},
		{"19850312", DayFirst, "1985-03-12"},
		{"12031985", DayFirst, "1985-03-12"},
		{"31.02.1985", DayFirst, "no such date"},
		{"12/25/1985", DayFirst, "no such date"},
		{"12.03", DayFirst, "not a date"},
		{"12", DayFirst, "not a date"},
		{"потом", DayFirst, "not a date"},
		{"1985-1986", DayFirst, "not a date"},
		{"от 5 до 7 лет", DayFirst, "not a date"},
		{"", DayFirst, "not a date"},
	} {
		d, fault := dateReader{order: c.order, today: today, past: true}.read(c.text)
		got := d.String()
		switch fault {
		case noSuchDate:
			got = "no such date"
		case notDate, twoDates:
			got = "not a date"
		case dateFine:
		}
		if got != c.want {
			t.Errorf("%q as %s: %s, want %s", c.text, c.order, got, c.want)
		}
	}
	if d, _ := (dateReader{order: DayFirst, today: today}).read("12.03.31"); d.Year != 2031 {
		t.Errorf("a day to come: %s", d)
	}
}

func TestOrderOfDatesIsDecidedByTheWholeColumn(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells []string
		order Order
		sure  bool
	}{
		{"one day above twelve", []string{"01/02/1985", "03/04/1985", "25/04/1985"}, DayFirst, true},
		{"one month second", []string{"01/02/1985", "03/04/1985", "04/25/1985"}, MonthFirst, true},
		{"the year first in two figures", []string{"85-02-03", "01-02-03"}, YearFirst, true},
		{"nothing decides", []string{"01/02/1985", "03/04/1985"}, DayFirst, false},
		{"dots are of the region", []string{"01.02.1985", "03.04.1985"}, DayFirst, true},
		{"contradiction", []string{"25/02/1985", "26/02/1985", "02/25/1985"}, DayFirst, false},
		{"words and ISO", []string{"12 марта 1985", "1985-03-12"}, AnyOrder, true},
		{"none", nil, AnyOrder, true},
		{"an ISO among others", []string{"1985-03-12", "01/02/1985"}, DayFirst, false},
	} {
		var o orders
		for _, cell := range c.cells {
			o.add(cell)
		}
		if order, sure := o.settle(); order != c.order || sure != c.sure {
			t.Errorf("%s: %s, sure %v", c.name, order, sure)
		}
	}
}

func TestWordsInCapitalsAreWrittenAsNamesAre(t *testing.T) {
	for s, want := range map[string]string{
		"ІВАНОЎ": "Іваноў", "ДУНІН-МАРЦІНКЕВІЧ Вінцэнт": "Дунін-Марцінкевіч Вінцэнт", "Д'ЯЧЭНКА": "Д’ячэнка",
		"КУПАЛА Я.Д.": "Купала Я.Д.", "Янка Купала": "Янка Купала", "КУПАЛА ЯН": "Купала Ян", "ЯН": "Ян",
		"КУПАЛА (ЛУЦЭВІЧ) ЯНКА": "Купала (Луцэвіч) Янка", "  kupala ": "kupala", "МакГрэгар": "МакГрэгар",
	} {
		if got := tidyName(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
