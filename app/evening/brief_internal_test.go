package evening

import (
	"strings"
	"testing"

	"vestka/app"
)

func TestAGreetingNeedsANameThatSomebodyGave(t *testing.T) {
	be, ru := app.Name{Given: "Алаіза", Family: "П"}, app.Name{Given: "Алоиза", Family: "П"}
	for want, p := range map[string]app.Person{
		"Дарагая Алаіза!   Дорогая Алоиза!": {Sex: app.Female, Names: app.Names{BE: be, RU: ru}},
		"Дарагі Алаіза!":                    {Sex: app.Male, Names: app.Names{BE: be, RU: app.Name{Given: "Алоиза", Proposed: true}}},
		"Здравствуйте, Алоиза!":             {Names: app.Names{RU: ru, BE: app.Name{Given: "Алаіза", Unsure: true}}},
		"": {Names: app.Names{Latin: app.Name{Given: "Alaiza"}}},
	} {
		if got := greetings(&p); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

func TestALongFactEndsAtAWord(t *testing.T) {
	long := strings.Repeat("слова і ", 60)
	got := shortened(long)
	if n := len([]rune(got)); n > mostFact+2 || n < mostFact/2 || !strings.HasSuffix(got, "слова і …") && !strings.HasSuffix(got, "слова …") {
		t.Errorf("%d letters: %q", n, got)
	}
	if got := shortened(" два  словы\n"); got != "два словы" {
		t.Errorf("%q", got)
	}
	if got := shortened(strings.Repeat("я", 400)); len([]rune(got)) > mostFact+2 {
		t.Errorf("%d letters of one word", len([]rune(got)))
	}
}
