package check_test

import (
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/check"
	"vestka/app/rules"
	"vestka/app/words"
)

// rings are the entries that ring in the text, with what they ring at.
func rings(t *testing.T, text string, c check.Context) []string {
	t.Helper()
	c.Lists = lists(t)
	var got []string
	for _, f := range check.Text(text, &c) {
		about := f.Kind
		if f.Entry != nil {
			about = f.Entry.ID
		}
		got = append(got, strings.TrimSuffix(about+" "+text[f.Start:f.End], " "))
	}
	return got
}

func expect(t *testing.T, text string, c check.Context, want ...string) {
	t.Helper()
	if got := rings(t, text, c); !slices.Equal(got, want) {
		t.Errorf("%q rings %q instead of %q", text, got, want)
	}
}

func TestInnocentWordsDoNotRing(t *testing.T) {
	for _, text := range []string{
		"У мяне быў вольны час, і я пайшла на вольную барацьбу.", "У свободное время хожу на вольную борьбу.",
		"Трымаюся рэжыму дня.", "Соблюдаю режим дня и сна.", "Вода вдруг полилась, и будет ещё литься.", "Вада можа паліцца ў любы момант.",
		"Хор спяваў, а мы слухалі Чайкоўскага і Агінскага.", "Перечитываю Чехова и Паустовского.",
		"Посадили яблоню, теперь у нас посажено три дерева.", "Варатар злавіў мяч, і суддзя матча свіснуў.",
		"Сустракаемся а 18:30, 12.05.2024, нас было 2 500 чалавек.", "Пробежала 3,5 км за 20 минут, мне 40 лет.",
		"Бррр, як холадна, уууу.", "Прывітанне з XX стагоддзя.", "Марья Ивановна учила меня петь.", "Максім Танк пісаў пра хлеб.",
		"С ДНЁМ РОЖДЕНИЯ, дорогая!", "З’еў бабульчын пірог і п’ю гарбату.", "На книжной полке стоит роза.", "На паліцы ў кухні ўсё стаіць роўна.",
		"Як-небудзь прыеду, калі-нікалі пішу вершы.", "(Мы жылі ля мора (на поўдні).)",
	} {
		expect(t, text, check.Context{})
	}
}

func TestSlyWaysOfWritingRing(t *testing.T) {
	for text, want := range map[string]string{
		"Пішу пра в о л ю ды сонца":             "odd-letters в о л ю",
		"Скажи сво-бо-да ещё раз":               "odd-letters сво-бо-да",
		"Скора св*бода, павер":                  "odd-letters св*бода",
		"Ты же знаешь про в0йну":                "odd-letters в0йну",
		"Жыве\u00ad Беларусь":                   "slogans Жыве\u00ad Беларусь",
		"СВОБОДА!":                              "freedom СВОБОДА",
		"Гэта не вай\u00adна":                   "war вай\u00adна",
		"Сво\u0301бода близко":                  "freedom Сво\u0301бода",
		"Здароўя тaбе":                          "look-alikes тaбе", // a Latin a
		"Прачытай на пошта.бел усё":             "links пошта.бел",
		"Напиши на t.me/vestka_pismo":           "links t.me/vestka_pismo",
		"Лічы так: 5, 18, 22, 3, 41":            "digits 5, 18, 22, 3, 41",
		"Успамінай 123 45 67":                   "digits 123 45 67",
		"Пиши чаще #вестка":                     "links #вестка",
		"Всё будет хорошо)))":                   "emoji )))",
		"Мой пин-код и паспорт AB0000000 у неё": "documents AB0000000",
	} {
		expect(t, text, check.Context{}, want)
	}
}

func TestWhatMayStopALetterIsSaidRatherThanWhatIsWorthAThought(t *testing.T) {
	expect(t, "Учора паказвалі, як Аляксандр Лукашэнка спяваў.", check.Context{}, "politicians Лукашэнка")
	expect(t, "Учора паказвалі, як Аляксандр Кавальчук спяваў.", check.Context{}, "third-person Аляксандр Кавальчук")
}

func TestTheLanguageOfATextIsTold(t *testing.T) {
	expect(t, "I hope that you are well and that the winter is mild.", check.Context{}, "not-ru-be")
	expect(t, "Mam nadzieję, że u ciebie wszystko dobrze, pozdrawiam ciepło.", check.Context{}, "not-ru-be")
	expect(t, "Сподіваюся, що в тебе все гаразд, бажаю їй щастя і миру, дякую є ґанок їжак.", check.Context{Lang: app.Belarusian}, "not-ru-be")
	expect(t, "У нас сегодня очень хорошо, и мы пишем тебе.", check.Context{Lang: app.Belarusian}, "other-language")
	expect(t, "Сёння ў нас вельмі прыгожа, і мы пішам табе.", check.Context{Lang: app.Russian}, "other-language")
	expect(t, "Сёння ў нас вельмі прыгожа, і мы пішам табе. Увечары п’ём гарбату ў кухні. Сегодня у нас очень хорошо, и мы пишем тебе.", check.Context{},
		"mixed-languages Сегодня у нас очень хорошо")
	expect(t, "Слухала ўчора Spotify ды Deezer увесь вечар, і было добра.", check.Context{}, "latin-letters Spotify", "latin-letters Deezer")
}

func person(id app.PersonID, be, ru app.Name) *app.Person {
	return &app.Person{ID: id, Names: app.Names{BE: be, RU: ru}}
}

func TestPeopleOfTheListRingInAnySpellingAndCase(t *testing.T) {
	c := check.Context{Person: 3, Names: check.NamesOf([]*app.Person{
		person(1, app.Name{Given: "Сяргей", Family: "Палуян"}, app.Name{Given: "Сергей", Family: "Полуян"}),
		person(2, app.Name{Given: "Канстанцыя", Family: "Каліноўская"}, app.Name{Given: "Констанция", Family: "Калиновская"}),
		person(3, app.Name{Given: "Альберт", Family: "Паўловіч"}, app.Name{Given: "Альберт", Family: "Павлович"}),
		person(4, app.Name{Given: "Якуб", Family: "Мароз"}, app.Name{Given: "Якуб", Family: "Мороз"}),
		person(5, app.Name{Given: "Янка", Family: "Чорны"}, app.Name{Given: "Янка", Family: "Чёрный"}),
	})}
	for text, want := range map[string]string{
		"Бачыла нядаўна Палуяна, здаровы.":           "listed-person Палуяна",
		"Не забывай і пра Полуяну, вітай яго.":       "listed-person Полуяну",
		"Мне рассказывали о Калиновской много.":      "listed-person Калиновской",
		"Мне казалі пра Каліноўскую шмат.":           "listed-person Каліноўскую",
		"Перадай прывітанне С. Палуяну, калі ласка.": "listed-person Палуяну",
		"Пра Якуба Мароза ведаюць усе.":              "listed-person Мароза",
	} {
		expect(t, text, c, want)
	}
	for _, text := range []string{
		"Дзед Мароз прыйшоў да дзяцей.", "Мороз сегодня крепкий.", "Чорны кот спіць.", "Альберт Паўловіч, вітаю цябе.",
		"Паўловічу перадавай, што ўсе здаровыя.",
	} {
		expect(t, text, c)
	}
	expect(t, "Тут жыве Рыгор Палуян, мой сусед.", c, "third-person Рыгор Палуян")
}

func TestTheSendersOwnNameAndAddressRing(t *testing.T) {
	c := check.Context{Sender: "Алаіза Пашкевіч", Return: "vul. Sadovaja 5\n000000 Horad"}
	expect(t, "З павагай, Алаіза Пашкевіч", c, "own-name Пашкевіч")
	expect(t, "Обнимаю, твоя Алаиза.", c)
	expect(t, "Прыязджай: Гродна, Вішнёвая, 8, другі пад'езд.", c, "home-address Вішнёвая, 8") // a street, though nothing calls it so
	expect(t, "Прывітанне ад Ядзі, малая, 8 гадоў, і ад мяне.", c)
	expect(t, "Пішы: vul. Sadovaja 5, я чакаю пошту тут.", c, "home-address vul. Sadovaja 5")
}

func TestWhereThePersonIsAndWhatRulesSayComeFirst(t *testing.T) {
	no := &rules.Rule{ID: "no-cards"}
	warns := &rules.Rule{ID: "mostly-relatives", Stage: "in_force"}
	always := &rules.Rule{ID: "no-politics"} // of every letter: the card and the guide say it
	c := check.Context{
		Lists: lists(t), Form: app.CardForm, TooLong: true, ListOld: true, Same: true,
		Answer: &rules.Answer{Verdict: rules.No, Place: rules.Finding{Verdict: rules.No, By: []rules.Cited{{Rule: no}}}, Warnings: []rules.Cited{{Rule: warns}, {Rule: always}}},
	}
	found := check.Text("Прывітанне, вайна.", &c)
	var got []string
	for _, f := range found {
		switch {
		case f.Rule != nil:
			got = append(got, f.Rule.ID+" "+string(f.Severity))
		default:
			got = append(got, f.Entry.ID)
		}
	}
	if want := []string{"too-long-for-card", "same-text", "list-old", "no-cards stops", "mostly-relatives careful", "war"}; !slices.Equal(got, want) {
		t.Errorf("%q instead of %q", got, want)
	}
	c = check.Context{Lists: c.Lists, Gone: &check.Reason{Key: "print.skip.died"}, Answer: c.Answer}
	found = check.Text("Прывітанне.", &c)
	if len(found) != 1 || found[0].Key != "print.skip.died" || found[0].Severity != words.Stops {
		t.Errorf("of somebody who has died: %+v", found)
	}
}

func TestALetterMayBeLongerThanACardButNotEndless(t *testing.T) {
	expect(t, strings.Repeat("Снег ідзе ціха. ", 300), check.Context{Form: app.LetterA4Form}, "long-letter")
	expect(t, strings.Repeat("Снег ідзе ціха. ", 100), check.Context{Form: app.LetterA4Form})
}

func TestWhatTheUserWantsToHearNoMoreOfIsQuiet(t *testing.T) {
	text := "Вайна і СССР і вайна."
	c := check.Context{Quiet: map[check.Quiet]bool{{About: "war", Text: "вайна"}: true}}
	expect(t, text, c, "abbreviations СССР")
	c.Quiet = map[check.Quiet]bool{{About: "abbreviations", Text: "ссср"}: true}
	expect(t, text, c, "war Вайна", "war вайна")
}

func TestEveryPlaceIsWithinTheText(t *testing.T) {
	for _, s := range sentences(t) {
		for _, f := range check.Text(s.text, &check.Context{Lists: lists(t)}) {
			if f.Start < 0 || f.End > len(s.text) || f.Start > f.End || !f.Whole() && strings.TrimSpace(s.text[f.Start:f.End]) == "" {
				t.Errorf("%q: %d to %d", s.text, f.Start, f.End)
			}
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add("Жыве Беларусь! +375 29 000 00 00 @x #ы в о й н а сво-бо-да ❤️ )))")
	l := lists(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, found := range check.Text(text, &check.Context{Lists: l, Sender: "A Bcd", Return: text}) {
			if found.Start < 0 || found.End > len(text) || found.Start > found.End {
				t.Errorf("%d to %d of %d", found.Start, found.End, len(text))
			}
		}
	})
}

func BenchmarkText1500Letters(b *testing.B) {
	var text strings.Builder
	for i, s := range sentences(b) {
		if i%7 == 0 {
			text.WriteString(s.text + " ")
		}
	}
	letter := strings.ToValidUTF8(text.String()[:min(text.Len(), 1600)], "")
	c := &check.Context{Lists: lists(b), Names: check.NamesOf(nil), Sender: "Алаіза Пашкевіч"}
	for b.Loop() {
		for range 1500 {
			check.Text(letter, c)
		}
	}
}

func TestWhatStandsInBracesIsNoText(t *testing.T) {
	c := check.Context{Draft: true}
	expect(t, "Дарагі {given}, {name?} {{вайна}} у {date}, {my.war}.", c, "war вайна")
	expect(t, "{one: Снег ідзе, {given}. | У нас вайна, {sex: сябра | сяброўка}.} {given|Калега}: усё добра.", c, "war вайна")
	expect(t, "Табе {age: год | гады | гадоў}, {age:years}, для {family:genitive|цябе}.", c)
}
