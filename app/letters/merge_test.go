package letters

import (
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/names"
)

func TestEveryFieldOfTheTableHasAnExampleInEveryLanguage(t *testing.T) {
	for _, lang := range []app.Lang{app.Belarusian, app.Russian, app.English} {
		for _, e := range Table {
			if got := e.Example(lang); got == "" || strings.ContainsAny(got, "{}") {
				t.Errorf("%s in %s gives %q", e.Field, lang, got)
			}
		}
	}
}

func TestEveryFieldOfNobodyIsNamedAsMissing(t *testing.T) {
	for _, e := range Table {
		if e.Field == You || e.Field == One {
			continue // the writer's own choice, which is always known
		}
		src := "{" + string(e.Field) + "}"
		if e.kind == choice {
			src = "{" + string(e.Field) + ": a | b}"
		}
		got, missing := merge(t, "\n ж "+src, Values{Lang: app.Belarusian})
		if got != " ж" || len(missing) != 1 || missing[0].Field != e.Field || missing[0].Spot != (Spot{2, 4}) {
			t.Errorf("%s of nobody gives %q, missing %v", src, got, missing)
		}
	}
}

func TestWhatATemplateCanSay(t *testing.T) {
	for src, want := range map[string]string{
		"{fullname}":               "Наталля Аляксееўна Арсеннева",
		"{age:words}":              "сорак тры",
		"{age:years}":              "43 гады",
		"{born}":                   "20 верасня 1983",
		"{born:day}":               "20 верасня",
		"{date:day}":               "20 верасня",
		"{detained}, {held:years}": "8 сакавіка 2023, 3 гады",
		"{facility}, {place}":      "Узорная калонія № 901, Узорск",
		"{town}":                   "Вільня",
		"{me: рад | рада}":         "рада",
		"{you: Вас | цябе}":        "Вас",
		"{you: Вы жылі | ты {sex: жыў | жыла}}":   "Вы жылі",
		"бы{sex: ў | ла}":                         "была",
		"рад{me: | а}":                            "рада",
		"{my.горад}":                              "Гродна",
		"{my.кніг} {my.кніг: кніга|кнігі|кніг}":   "12 кніг",
		"{my.нічога|нешта {sex: яго | яе}}":       "нешта яе",
		"a\n{my.нічога?} b\nc":                    "a\nc",
		"{one: a | b}":                            "a",
		"{one:\nПершы\nрадок\n|\nДругі\n} канец":  "Першы\nрадок канец",
		"{one: {one: a | b} | c}":                 "a",
		"{age:words|колькі}":                      "сорак тры",
		"{sex: a\n| b\nc}":                        "b\nc",
		"a | b":                                   "a | b",
		"{one: a {my.нічога?} | b}\nдалей":        "далей",
		"{one: a\n{my.нічога?}\nb | c}\n{given}!": "a\nb\nНаталля!",
	} {
		v := Sample(app.Belarusian)
		v.Own = map[string]string{"горад": " Гродна ", "кніг": "12"}
		if got, missing := merge(t, src, v); got != want || missing != nil {
			t.Errorf("%q gives %q, %v; want %q", src, got, missing, want)
		}
	}
}

func TestTheFamiliarFormHoldsThroughoutALetter(t *testing.T) {
	v := Sample(app.Belarusian)
	v.Familiar = true
	src := "{you: Віншую Вас | Віншую цябе}. Як {you: Вы жылі | ты {sex: жыў | жыла}}?"
	if got, _ := merge(t, src, v); got != "Віншую цябе. Як ты жыла?" {
		t.Fatal(got)
	}
}

func TestAFormThatTheRulesDoNotKnowStaysAndIsTold(t *testing.T) {
	v := Values{Lang: app.Belarusian, Name: app.Name{Full: "Xi Zhang", Given: "Xi", Family: "Zhang"}, Sex: app.Male}
	tm := parsed(t, "{given:dative} {given:dative} {given} {family:dative}")
	if text, missing := tm.Merge(v); text != "Xi Xi Xi Zhang" || missing != nil {
		t.Errorf("%q %v", text, missing)
	}
	if unsure := tm.Unsure(v); len(unsure) != 2 || unsure[0].Text != "Xi" || unsure[0].Case != app.Dative || unsure[0].Why == names.Sure {
		t.Errorf("%v", unsure)
	}
	if unsure := tm.Unsure(Sample(app.Belarusian)); unsure != nil {
		t.Errorf("of a name that the rules know: %v", unsure)
	}
	own := Sample(app.Belarusian)
	own.Forms = []app.OwnForm{{Lang: app.Belarusian, Part: app.GivenPart, Case: app.Dative, Name: "Наталля", Text: "Наталцы"}}
	if text, _ := tm.Merge(own); text != "Наталцы Наталцы Наталля Арсенневай" {
		t.Errorf("with a form of the user's own: %q", text)
	}
}

func TestNumbersInWords(t *testing.T) {
	for n, want := range map[int][3]string{
		1:   {"адзін", "один", "one"},
		17:  {"сямнаццаць", "семнадцать", "seventeen"},
		18:  {"васямнаццаць", "восемнадцать", "eighteen"},
		20:  {"дваццаць", "двадцать", "twenty"},
		56:  {"пяцьдзясят шэсць", "пятьдесят шесть", "fifty-six"},
		99:  {"дзевяноста дзевяць", "девяносто девять", "ninety-nine"},
		100: {"сто", "сто", "a hundred"},
		101: {"сто адзін", "сто один", "a hundred and one"},
		119: {"сто дзевятнаццаць", "сто девятнадцать", "a hundred and nineteen"},
		200: {"200", "200", "200"},
	} {
		for i, lang := range []app.Lang{app.Belarusian, app.Russian, app.English} {
			if got := words(lang, n); got != want[i] {
				t.Errorf("%d in %s: %q, want %q", n, lang, got, want[i])
			}
		}
	}
}

func TestABraceInANameNeverReachesPaper(t *testing.T) {
	for _, bad := range []string{"{given}", "a}", "two\nlines"} {
		v := Sample(app.Belarusian)
		v.Name.Given = bad
		text, missing := merge(t, "Вітаю, {given}", v)
		if strings.Contains(text, bad) || len(missing) != 1 || missing[0].Field != Given {
			t.Errorf("%q gives %q, missing %v", bad, text, missing)
		}
	}
}

func TestWhatIsMissingInALineThatFallsAwayIsNotMissed(t *testing.T) {
	v := Sample(app.Belarusian)
	v.Sender, v.Town = "", ""
	if text, missing := merge(t, "a\n{town} {sender?}", v); text != "a" || missing != nil {
		t.Fatalf("%q %v", text, missing)
	}
}

func TestATemplateTellsWhatMustBeTyped(t *testing.T) {
	tm, err := Parse("{my.горад} {one: {my.кніга} | b} {my.горад} {given|{my.імя}}", app.Belarusian)
	if err != nil || !slices.Equal(tm.Asks(), []string{"горад", "кніга", "імя"}) || !tm.Uses(One) || tm.Uses(You) {
		t.Fatal(err, tm.Asks())
	}
}

func TestValuesOfSomebodyAreThoseOfTheDay(t *testing.T) {
	p := app.Person{
		Names: app.Names{BE: app.Name{Full: "Янка Купала", Given: "Янка", Family: "Купала"}},
		Sex:   app.Male, Born: app.Date{Year: 1982, Month: 7, Day: 7}, Detained: app.Date{Year: 2021, Month: 11, Day: 23}, Town: "Вязынка",
	}
	f := app.Facility{Name: app.Text{BE: "Калонія"}, Place: app.Text{BE: "Горкі"}}
	for _, c := range []struct {
		occasion app.Occasion
		day      app.Date
		age      int
		held     string
	}{
		{app.Birthday, app.Date{Year: 2026, Month: 6, Day: 30}, 44, "4 гады"}, // the one that is greeted
		{app.Greeting, app.Date{Year: 2026, Month: 6, Day: 30}, 43, "4 гады"},
		{app.Greeting, app.Date{Year: 2026, Month: 7, Day: 7}, 44, "4 гады"},
		{app.Greeting, app.Date{Year: 2026, Month: 11, Day: 23}, 44, "5 гадоў"},
	} {
		v := ValuesOf(&p, &f, Occasioned{Lang: app.Belarusian, Occasion: c.occasion, Day: c.day, Sender: " Ганна "})
		text, missing := merge(t, "{given} {town} {place} {sender} {held:years}", v)
		if v.Age != c.age || missing != nil || text != "Янка Вязынка Горкі Ганна "+c.held {
			t.Errorf("%v %s: %d, %q %v", c.day, c.occasion, v.Age, text, missing)
		}
	}
}

func TestADefaultStandsWhereTheFormOfANameIsUnsure(t *testing.T) {
	tm, err := Parse("Пішу наконт {name:genitive | чалавека, якога завуць {name}}.", app.Belarusian)
	if err != nil {
		t.Fatal(err)
	}
	v := Sample(app.Belarusian)
	for family, want := range map[string]string{
		"Заяц":      "Пішу наконт чалавека, якога завуць Наталля Заяц.",
		"Арсеннева": "Пішу наконт Наталлі Арсенневай.",
	} {
		v.Name.Full, v.Name.Family, v.Sex = family+" Наталля", family, app.Female
		if family == "Заяц" {
			v.Sex, v.Name.Given = app.Male, "Наталля"
		}
		if text, missing := tm.Merge(v); text != want || missing != nil || tm.Unsure(v) != nil {
			t.Errorf("%q, misses %v, unsure %v", text, missing, tm.Unsure(v))
		}
	}
}
