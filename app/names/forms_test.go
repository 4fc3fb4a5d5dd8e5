package names

import (
	"slices"
	"strings"
	"testing"

	"vestka/app"
)

func TestTheFormsOfTheGrammarsAreGiven(t *testing.T) {
	for _, lang := range []app.Lang{app.Russian, app.Belarusian} {
		rows := readTable(t, "forms."+string(lang)+".tsv", 9)
		if n := 5 * len(rows); n < 300 {
			t.Errorf("%s: only %d forms", lang, n)
		}
		for _, row := range rows {
			forms := declinePart(row.forms[0], row.part, row.sex, lang)
			for i := range 6 {
				want := strings.Split(row.forms[i], "|")
				got := append([]string{forms[i].Text}, forms[i].Also...)
				if forms[i].Why != Sure || !slices.Equal(got, want) {
					t.Errorf("%s, %s of %s %s: %q (%s), want %q (%s)", lang, app.Cases[i], row.sex, row.forms[0], got, forms[i].Why, want, row.source)
				}
			}
		}
	}
}

func TestWhatIsUnsureStaysInTheNominativeWithItsReason(t *testing.T) {
	for _, c := range []struct {
		lang app.Lang
		part app.NamePart
		sex  app.Sex
		name string
		in   app.Case
		why  Why
	}{
		{app.Russian, app.FamilyPart, app.SexUnknown, "Богданович", app.Dative, WhySex},
		{app.Russian, app.FamilyPart, app.SexUnknown, "Шевченко", app.Dative, Sure},
		{app.Russian, app.GivenPart, app.SexUnknown, "Саша", app.Dative, Sure},
		{app.Belarusian, app.GivenPart, app.SexUnknown, "Саша", app.Dative, WhySex},
		{app.Russian, app.FamilyPart, app.Male, "Bahdanovič", app.Dative, WhyScript},
		{app.Russian, app.FamilyPart, app.Male, "Багдановіч", app.Dative, WhyScript},
		{app.Belarusian, app.FamilyPart, app.Male, "Мицкевич", app.Dative, WhyScript},
		{app.Russian, app.FamilyPart, app.Male, "Соловей", app.Dative, WhyFleeting},
		{app.Russian, app.FamilyPart, app.Male, "Чапек", app.Genitive, WhyFleeting},
		{app.Russian, app.FamilyPart, app.Male, "Матуш", app.Instrumental, WhyStress},
		{app.Russian, app.FamilyPart, app.Male, "Матуш", app.Dative, Sure},
		{app.Russian, app.FamilyPart, app.Female, "Смородина", app.Dative, WhyDisputed},
		{app.Russian, app.FamilyPart, app.Male, "Нижних", app.Dative, WhyDisputed},
		{app.Belarusian, app.FamilyPart, app.Female, "Шаўчэнка", app.Dative, WhyDisputed},
		{app.Belarusian, app.FamilyPart, app.Male, "Кот", app.Genitive, WhyStress},
		{app.Belarusian, app.FamilyPart, app.Male, "Бусел", app.Genitive, WhyFleeting},
		{app.Belarusian, app.FamilyPart, app.Male, "Пушча", app.Dative, WhyDisputed},
		{app.Belarusian, app.FamilyPart, app.Male, "Пушча", app.Accusative, Sure},
		{app.Belarusian, app.FamilyPart, app.Male, "Стары", app.Genitive, WhyStress},
		{app.Belarusian, app.PatronymicPart, app.Male, "Бек", app.Dative, WhyUnknown},
	} {
		forms := declinePart(c.name, c.part, c.sex, c.lang)
		f := forms.In(c.in)
		if f.Why != c.why || c.why != Sure && (f.Text != c.name || f.Also != nil) {
			t.Errorf("%s, %s of %s %s: %+v, want the reason %q", c.lang, c.in, c.sex, c.name, f, c.why)
		}
	}
}

func TestNamesOfSeveralWordsAreDeclinedWordByWord(t *testing.T) {
	for _, c := range []struct {
		lang app.Lang
		part app.NamePart
		sex  app.Sex
		name string
		want string // in the genitive
	}{
		{app.Russian, app.GivenPart, app.Female, "Вероника Мария", "Вероники Марии"},
		{app.Russian, app.GivenPart, app.Male, "Янка (Иван)", "Янки (Ивана)"},
		{app.Russian, app.FamilyPart, app.Male, "ПЕТРОВ-ВОДКИН", "ПЕТРОВА-ВОДКИНА"},
		{app.Russian, app.FamilyPart, app.Female, "Ким-Герцен", "Ким-Герцен"},
		{app.Russian, app.FamilyPart, app.Male, "фон Гумбольдт", "фон Гумбольдта"},
		{app.Russian, app.PatronymicPart, app.Male, "Гусейн оглы", "Гусейн оглы"},
		{app.Russian, app.GivenPart, app.Male, "А.", "А."},
		{app.Russian, app.GivenPart, app.Male, "ЛЕВ", "ЛЬВА"},
		{app.Belarusian, app.GivenPart, app.Male, "Вінцэнт Якуб", "Вінцэнта Якуба"},
		{app.Belarusian, app.GivenPart, app.Male, "ПАВЕЛ", "ПАЎЛА"},
		{app.Belarusian, app.FamilyPart, app.Female, "Дунін-Марцінкевіч", "Дунін-Марцінкевіч"},
	} {
		forms := declinePart(c.name, c.part, c.sex, c.lang)
		if f := forms.In(app.Genitive); f.Text != c.want || f.Why != Sure {
			t.Errorf("%s: %+v, want %s", c.name, f, c.want)
		}
	}
}

func TestOneUnsureWordLeavesTheWholeDoubleNameAsItIs(t *testing.T) {
	forms := declinePart("Иванов-Соловей", app.FamilyPart, app.Male, app.Russian)
	if f := forms.In(app.Dative); f.Text != "Иванов-Соловей" || f.Why != WhyFleeting {
		t.Errorf("%+v", f)
	}
}

// Льва Талстога, з Трубяцкім: adjectives keep their endings under the stress.
func TestFamilyNamesOfMenInOjAreAdjectives(t *testing.T) {
	for _, c := range []struct {
		lang                         app.Lang
		name, genitive, instrumental string
	}{
		{app.Belarusian, "Талстой", "Талстога", "Талстым"},
		{app.Belarusian, "Трубяцкой", "Трубяцкога", "Трубяцкім"},
		{app.Belarusian, "Рой", "Роя", "Роем"},
		{app.Belarusian, "Прыбой", "Прыбоя", "Прыбоем"},
		{app.Russian, "Толстой", "Толстого", "Толстым"},
		{app.Russian, "Крамской", "Крамского", "Крамским"},
		{app.Russian, "Бухой", "Бухого", "Бухим"},
		{app.Russian, "Рой", "Роя", "Роем"},
	} {
		forms := declinePart(c.name, app.FamilyPart, app.Male, c.lang)
		if g, i := forms.In(app.Genitive), forms.In(app.Instrumental); g.Text != c.genitive || i.Text != c.instrumental {
			t.Errorf("%s: %s, %s", c.name, g.Text, i.Text)
		}
	}
}

func TestSomebodyIsAddressedInTheNominativeAndByTradition(t *testing.T) {
	for name, want := range map[string][]string{
		"Іван": {"Іване"}, "Пётр": {"Пятре"}, "Павел": {"Паўле"}, "Альберт": {"Альберце"}, "Леанід": {"Леанідзе"},
		"Станіслаў": {"Станіславе"}, "Алесь": {"Алесю"}, "Мікалай": {"Мікалаю"}, "Віктар": {"Віктару"}, "Алег": {"Алегу"},
		"Францішак": {"Францішку"}, "Пятро": {"Пятре"}, "Янка": nil, "Леў": {"Льве"}, "Юрый": {"Юрыю"}, "Вінцэнт Якуб": {"Вінцэнце Якубе"},
	} {
		forms := declinePart(name, app.GivenPart, app.Male, app.Belarusian)
		if f := forms.In(app.Vocative); f.Text != name || !slices.Equal(f.Also, want) {
			t.Errorf("%s is called %+v, want %q", name, f, want)
		}
	}
	for _, c := range []struct {
		lang app.Lang
		sex  app.Sex
		name string
	}{{app.Russian, app.Male, "Иван"}, {app.Russian, app.Female, "Мария"}, {app.Belarusian, app.Female, "Ганна"}} {
		forms := declinePart(c.name, app.GivenPart, c.sex, c.lang)
		if f := forms.In(app.Vocative); f.Text != c.name || f.Also != nil {
			t.Errorf("%s is called %+v", c.name, f)
		}
	}
}

var kupala = app.Name{Full: "Луцэвіч Іван Дамінікавіч", Family: "Луцэвіч", Given: "Іван", Patronymic: "Дамінікавіч"}

func TestAWholeNameIsDeclined(t *testing.T) {
	d := Decline(kupala, app.SexUnknown, app.Belarusian)
	for c, want := range map[app.Case]string{
		app.Nominative: "Іван Дамінікавіч Луцэвіч", app.Dative: "Івану Дамінікавічу Луцэвічу", app.Instrumental: "Іванам Дамінікавічам Луцэвічам",
	} {
		if f := d.Formal(c); f.Text != want || f.Why != Sure {
			t.Errorf("%s: %+v, want %s", c, f, want)
		}
	}
	if f := d.Display(app.Dative); f.Text != "Івану Луцэвічу" {
		t.Errorf("%+v", f)
	}
}

func TestAWholeNameStaysAsItIsWhereAPartIsUnsure(t *testing.T) {
	n := app.Name{Full: "Соловей Пётр", Family: "Соловей", Given: "Пётр"}
	if f := Decline(n, app.Male, app.Russian).Formal(app.Dative); f.Text != "Пётр Соловей" || f.Why != WhyFleeting {
		t.Errorf("%+v", f)
	}
	n = app.Name{Full: "Павел Леонид", Family: "Леонид", Given: "Павел", Unsure: true}
	if f := Decline(n, app.Male, app.Russian).Formal(app.Dative); f.Text != "Павел Леонид" || f.Why != WhySplit {
		t.Errorf("%+v", f)
	}
	n = app.Name{Full: "Гражданин П."}
	if f := Decline(n, app.Male, app.Russian).Formal(app.Dative); f.Text != n.Full || f.Why != WhySplit {
		t.Errorf("%+v", f)
	}
}

func TestTheUsersOwnFormWins(t *testing.T) {
	n := app.Name{Full: "Соловей Пётр", Family: "Соловей", Given: "Пётр"}
	own := []app.OwnForm{
		{Lang: app.Russian, Part: app.FamilyPart, Case: app.Dative, Name: "Соловей", Text: "Соловью"},
		{Lang: app.Belarusian, Part: app.GivenPart, Case: app.Dative, Name: "Пётр", Text: "Пятру"},
		{Lang: app.Russian, Part: app.GivenPart, Case: app.Genitive, Name: "Павел", Text: "Павла"},
	}
	d := Decline(n, app.Male, app.Russian).Lay(own)
	if f := d.Formal(app.Dative); f.Text != "Петру Соловью" || f.Why != Sure || !f.Own {
		t.Errorf("%+v", f)
	}
	if f := d.Part(app.GivenPart, app.Genitive); f.Text != "Петра" || f.Own {
		t.Errorf("a form of another name counts: %+v", f)
	}
}

func TestAGreetingAgreesWithWhomItGreets(t *testing.T) {
	arsiennieva := app.Name{Given: "Наталля", Patronymic: "Аляксееўна", Family: "Арсеннева"}
	for _, c := range []struct {
		name   app.Name
		sex    app.Sex
		lang   app.Lang
		manner Manner
		want   string
	}{
		{arsiennieva, app.SexUnknown, app.Belarusian, Polite, "Паважаная Наталля Аляксееўна"},
		{arsiennieva, app.Female, app.Belarusian, Familiar, "Дарагая Наталля"},
		{kupala, app.Male, app.Belarusian, Polite, "Паважаны Іван Дамінікавіч"},
		{kupala, app.Male, app.Belarusian, Familiar, "Дарагі Іван"},
		{app.Name{Given: "Лев", Family: "Толстой"}, app.Male, app.Russian, Polite, "Уважаемый Лев"},
		{app.Name{Given: "Марина"}, app.Female, app.Russian, Familiar, "Дорогая Марина"},
		{app.Name{Given: "Жаклин", Family: "Дюма"}, app.SexUnknown, app.Russian, Polite, "Здравствуйте, Жаклин"},
		{app.Name{Given: "Вэра", Patronymic: "М."}, app.Female, app.Belarusian, Polite, "Паважаная Вэра"},
		{app.Name{Given: "А.", Family: "Толстой"}, app.Male, app.Russian, Polite, ""},
		{app.Name{Full: "Гражданин П.", Family: "Гражданин П."}, app.Male, app.Russian, Polite, ""},
		{app.Name{Given: "Maxim"}, app.Male, app.English, Polite, ""},
	} {
		if got := Decline(c.name, c.sex, c.lang).Greeting(c.manner); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.name.Given, c.manner, got, c.want)
		}
	}
	own := []app.OwnForm{{Lang: app.Belarusian, Part: app.GivenPart, Case: app.Vocative, Name: "Іван", Text: "Янка"}}
	if got := Decline(kupala, app.Male, app.Belarusian).Lay(own).Greeting(Familiar); got != "Дарагі Янка" {
		t.Errorf("%q", got)
	}
}

// FuzzDecline holds that whatever stands in a list gets seven forms, the first of
// which is the name, and that an unsure one is the nominative.
func FuzzDecline(f *testing.F) {
	for _, s := range []string{"Іван", "Ким-Ли", "(а)", "-", "ь", "Ый", "А. Б.", "ая", "Аоўка", "ІЙ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, lang := range []app.Lang{app.Belarusian, app.Russian, app.English} {
			for _, sex := range []app.Sex{app.Male, app.Female, app.SexUnknown} {
				for _, part := range app.NameParts {
					for c, form := range declinePart(s, part, sex, lang) {
						if (c == 0 || form.Why != Sure) && form.Text != s {
							t.Fatalf("%q: %+v", s, form)
						}
					}
				}
			}
		}
	})
}

func BenchmarkDecline(b *testing.B) {
	for b.Loop() {
		Decline(kupala, app.Male, app.Belarusian).Formal(app.Dative)
	}
}
