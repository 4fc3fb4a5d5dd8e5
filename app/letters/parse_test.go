package letters

import (
	"errors"
	"strings"
	"testing"

	"vestka/app"
)

func TestAWrongTemplateIsRefusedWithItsLineAndColumn(t *testing.T) {
	for src, key := range map[string]string{
		"{nickname}":                    "error.template.unknown",
		"{}":                            "error.template.unknown",
		"{my.}":                         "error.template.unknown",
		"{my.a b}":                      "error.template.unknown",
		"{given":                        "error.template.brace",
		"}":                             "error.template.brace",
		"{given {family}":               "error.template.brace",
		"{sex: a | {given}":             "error.template.brace",
		"{sex}":                         "error.template.forms",
		"{sex: Дарагі}":                 "error.template.forms",
		"{sex: a|b|c|d}":                "error.template.forms",
		"{age: год|гады}":               "error.template.forms",
		"{given: a|b}":                  "error.template.forms",
		"{given: weekly}":               "error.template.forms",
		"{born:weekly}":                 "error.template.forms",
		"{you: Вас}":                    "error.template.forms",
		"{you: a|b|c}":                  "error.template.forms",
		"{one: a}":                      "error.template.forms",
		"{one: a | a}":                  "error.template.forms",
		"{given|a|b}":                   "error.template.forms",
		strings.Repeat("{given|", 9):    "error.template.deep",
		strings.Repeat("{given|", 1000): "error.template.deep",
	} {
		_, err := Parse("ok\nяк "+src, app.Belarusian)
		var e *app.Error
		if !errors.As(err, &e) || e.Key != key || e.Args["Line"] != 2 || key != "error.template.deep" && e.Args["Column"] != 4 {
			t.Errorf("%q gives %v %v", src, err, e.Args)
		}
	}
}

func TestAnErrorWithinAFormIsFoundThere(t *testing.T) {
	_, err := Parse("{sex: a\n | ж {nickname}}", app.Belarusian)
	var e *app.Error
	if !errors.As(err, &e) || e.Args["Line"] != 2 || e.Args["Column"] != 6 {
		t.Fatal(err, e.Args)
	}
}

func TestATemplateThatIsTooLongOrNotTextIsRefused(t *testing.T) {
	for _, src := range []string{strings.Repeat("a", maxTemplate+1), "\xff"} {
		if _, err := Parse(src, app.English); app.CodeOf(err) != app.Invalid {
			t.Errorf("taken: %v", err)
		}
	}
}

// FuzzParse holds that whatever is typed is either refused with a line or gives
// a text in which no field stands raw, whatever is known of the person.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"{given}", "{sex: a | b}", "{{x}}", "{age: a|b|c}\n{sender?}", "{given|d}", "{", "{one: a {given?} | b}\n{you: x | {sex: y | z}}",
		"{born:day?}", "{my.x: a|b|c}", "{age:words|n}",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		for _, lang := range []app.Lang{app.Belarusian, app.English} {
			tm, err := Parse(src, lang)
			if e := (*app.Error)(nil); err != nil {
				if !errors.As(err, &e) || e.Key != "error.template.size" && (e.Args["Line"].(int) < 1 || e.Args["Column"].(int) < 1) {
					t.Fatalf("%q is refused without its place: %v", src, err)
				}
				continue
			}
			braced := Sample(lang)
			braced.Name.Given, braced.Sender = "{given}", "}"
			for _, v := range []Values{Sample(lang), {Lang: lang}, braced} {
				text, missing := tm.Merge(v)
				if missing != nil && !strings.Contains(src, "{") {
					t.Fatalf("%q misses %v", src, missing)
				}
				if !strings.Contains(src, "{{") && !strings.Contains(src, "}}") && strings.ContainsAny(text, "{}") {
					t.Fatalf("%q leaves a raw field: %q", src, text)
				}
			}
			hands := make([]Hand, 3)
			tm.Deal(1, hands)
		}
	})
}

func TestWhatIsEscapedMergesToItself(t *testing.T) {
	for _, text := range []string{"{given} | {{", "a\n\nb", "}"} {
		if got, _ := merge(t, Escape(text), natallia); got != text {
			t.Errorf("%q merges to %q", text, got)
		}
	}
}
