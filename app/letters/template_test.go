package letters

import (
	"testing"

	"vestka/app"
)

var natallia = Values{
	Lang:   app.Belarusian,
	Name:   app.Name{Full: "Арсеннева Наталля Аляксееўна", Family: "Арсеннева", Given: "Наталля", Patronymic: "Аляксееўна"},
	Sex:    app.Female,
	Age:    43,
	Sender: "Ганна",
	Date:   app.Date{Year: 2026, Month: 11, Day: 22},
}

func merge(t *testing.T, src string, v Values) (string, []Missing) {
	t.Helper()
	tm, err := Parse(src, v.Lang)
	if err != nil {
		t.Fatal(err)
	}
	return tm.Merge(v)
}

func TestEveryFieldIsFilledIn(t *testing.T) {
	for src, want := range map[string]string{
		"{given}":                 "Наталля",
		"{ given } {patronymic}!": "Наталля Аляксееўна!",
		"{family}":                "Арсеннева",
		"{name}":                  "Наталля Арсеннева",
		"{sex: Дарагі | Дарагая}": "Дарагая",
		"{age} {age: год | гады | гадоў}": "43 гады",
		"{sender}":        "Ганна",
		"{date}":          "22 лістапада 2026",
		"{{given}} }} {{": "{given} } {",
		"a\r\nb\rc":       "a\nb\nc",
	} {
		if got, missing := merge(t, src, natallia); got != want || missing != nil {
			t.Errorf("%q gives %q, %v; want %q", src, got, missing, want)
		}
	}
}

func TestTheFormAgreesWithTheAddressee(t *testing.T) {
	for sex, want := range map[app.Sex]string{app.Male: "Дорогой", app.Female: "Дорогая", app.SexUnknown: "Здравствуйте"} {
		v := natallia
		v.Sex = sex
		if got, _ := merge(t, "{sex: Дорогой | Дорогая | Здравствуйте}", v); got != want {
			t.Errorf("sex %q gives %q", sex, got)
		}
	}
}

func TestTheNumberTakesItsPluralForm(t *testing.T) {
	for _, c := range []struct {
		lang app.Lang
		src  string
		want map[int]string
	}{
		{app.Belarusian, "{age: год | гады | гадоў}", map[int]string{1: "год", 2: "гады", 5: "гадоў", 11: "гадоў", 12: "гадоў", 21: "год", 44: "гады", 111: "гадоў"}},
		{app.Russian, "{age: год | года | лет}", map[int]string{1: "год", 3: "года", 14: "лет", 20: "лет", 61: "год", 113: "лет"}},
		{app.English, "{age: year | years}", map[int]string{1: "year", 2: "years", 21: "years"}},
	} {
		for n, want := range c.want {
			v := natallia
			v.Lang, v.Age = c.lang, n
			if got, _ := merge(t, c.src, v); got != want {
				t.Errorf("%s %d gives %q, want %q", c.lang, n, got, want)
			}
		}
	}
}

func TestALineWithAnEmptyOptionalFieldFallsAway(t *testing.T) {
	v := natallia
	v.Sender = ""
	got, missing := merge(t, "Усяго добрага!\n\n{sender?}", v)
	if got != "Усяго добрага!" || missing != nil {
		t.Fatalf("%q, %v", got, missing)
	}
}

func TestAGapIsClosedWhereALineFellAway(t *testing.T) {
	v := natallia
	v.Sender = ""
	if got, _ := merge(t, "a\n\n{sender?}\n\nb", v); got != "a\n\nb" {
		t.Fatalf("%q", got)
	}
}

func TestAnInitialIsNoGivenNameToGreetSomebodyBy(t *testing.T) {
	v := natallia
	for _, initial := range []string{"Н.", "Н. А.", "N.A."} {
		v.Name.Given = initial
		if got, missing := merge(t, "{sex: Дарагі | Дарагая} {given}!", v); len(missing) != 1 || missing[0].Field != Given {
			t.Errorf("%q is greeted %q", initial, got)
		}
	}
}

func TestADefaultStandsInForAnEmptyField(t *testing.T) {
	v := natallia
	v.Name = app.Name{}
	if got, missing := merge(t, "{given|сябра}", v); got != "сябра" || missing != nil {
		t.Fatalf("%q, %v", got, missing)
	}
}
