package letters

import (
	"slices"
	"testing"

	"vestka/app"
)

func TestALetterThatLacksANameIsTold(t *testing.T) {
	for text, want := range map[string][]string{
		"Дорогая !\n\nПишу тебе.":                         {"Дорогая !"},
		"Здравствуйте, !\nКак дела?":                      {"Здравствуйте, !"},
		"Добры дзень, ! Віншую Вас.":                      {"Добры дзень, !"},
		"\nDear ,\n\nHow are you?":                        {"Dear ,"},
		"Уважаемая!\nПишу Вам.":                           {"Уважаемая!"},
		"Вітаю, Янка!\nЗычу здароўя. З цеплынёй,\n\n":     {"З цеплынёй,"},
		"Привет !\n\nС теплом, ":                          {"Привет !", "С теплом,"},
		"Дорогая!\nПишу тебе.\n\nТвоя Анна":               nil,
		"Привет , Аня!\nПишу тебе.":                       nil,
		"Дарагая {given}!\nЗычу здароўя.\n\n{sender?}":    nil,
		"Dear {given},\n\nI write. Warmly,\n{sender?}":    nil,
		"Вітаю, Янка!\nДзе твой кот? Скажы яму : «Мяў !»": nil,
	} {
		var got []string
		for _, gap := range Gaps(text) {
			got = append(got, text[gap.Start:gap.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q lacks a name at %q", text, got)
		}
	}
}

func TestWithoutANameTheClosingFallsAwayWithIt(t *testing.T) {
	for src, want := range map[string]string{
		"Пишу.\n\nС теплом,\n{sender?}":                                  "Пишу.",
		"Пишу.\n\nС теплом,\n\n{sender?}":                                "Пишу.",
		"Пишу.\n\nС теплом,\n{sender?}\nПостскриптум.":                   "Пишу.\n\nПостскриптум.",
		"Пишу.\n\nС теплом, {sender?}":                                   "Пишу.",
		"Дорогая Аня,\n\n{sender?}":                                      "Дорогая Аня,",
		"Пишу.\nУ нас снег и мороз, и на дворе давно никого,\n{sender?}": "Пишу.\nУ нас снег и мороз, и на дворе давно никого,",
		"Пишу.\nДорогая Аня,\n{town?}":                                   "Пишу.\nДорогая Аня,",
	} {
		parsed, err := Parse(src, app.Russian)
		if err != nil {
			t.Fatal(err)
		}
		if text, missing := parsed.Merge(Values{Lang: app.Russian}); text != want || missing != nil {
			t.Errorf("%q becomes %q, misses %v", src, text, missing)
		}
		if text, _ := parsed.Merge(Values{Lang: app.Russian, Sender: "Анна", Town: "Минск"}); text == want {
			t.Errorf("%q loses its ending though there is a name", src)
		}
	}
}
