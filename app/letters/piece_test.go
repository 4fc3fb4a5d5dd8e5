package letters_test

import (
	"fmt"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/letters"
)

var pieces = letters.Pieces([]app.Snippet{
	{ID: 1, Kind: app.Poem, Lang: app.Belarusian, Text: "Зорка Венера\nўзышла | засвяціла."},
	{ID: 2, Kind: app.Riddle, Lang: app.Belarusian, Text: "{sex: Дружа | Сяброўка}, што за звер?"},
	{ID: 3, Kind: app.Poem, Lang: app.Belarusian, Text: "Мой родны кут, {{мілы}}."},
	{ID: 4, Kind: app.Poem, Lang: app.Russian, Text: "Не та мова"},
	{ID: 5, Kind: app.Poem, Lang: app.Belarusian, Text: "{нешта не тое"},
}, app.Belarusian)

func merged(t *testing.T, src string, change ...func(*letters.Values)) (string, []letters.Missing) {
	t.Helper()
	tm, err := letters.Parse(src, app.Belarusian)
	if err != nil {
		t.Fatal(err)
	}
	v := letters.Sample(app.Belarusian)
	for _, fn := range change {
		fn(&v)
	}
	return tm.With(pieces).Merge(v)
}

func had(ids ...app.SnippetID) func(*letters.Values) {
	return func(v *letters.Values) {
		v.Had = map[app.SnippetID]bool{}
		for _, id := range ids {
			v.Had[id] = true
		}
	}
}

func TestASnippetOfTheKindStandsInTheLetter(t *testing.T) {
	for src, want := range map[string]string{
		"a {snippet:riddle} b":                   "a Сяброўка, што за звер? b",
		"{snippet:poem}\n\n{snippet:poem}":       "Зорка Венера\nўзышла | засвяціла.\n\nМой родны кут, {мілы}.",
		"{one: {snippet:riddle} | нічога}":       "Сяброўка, што за звер?",
		"{snippet}":                              "Зорка Венера\nўзышла | засвяціла.",
		"a\n{snippet:recipe?}\nb":                "a\nb",
		"{snippet:recipe|Смачна есці!}":          "Смачна есці!",
		"{snippet:riddle} {snippet:riddle|Усё.}": "Сяброўка, што за звер? Усё.",
	} {
		if got, missing := merged(t, src); got != want || len(missing) > 0 {
			t.Errorf("%q: %q, missing %v", src, got, missing)
		}
	}
	if _, missing := merged(t, "{snippet:recipe}"); len(missing) != 1 || missing[0].Field != letters.Snippet {
		t.Errorf("there is no recipe, and %v is missing", missing)
	}
}

func TestNobodyGetsASnippetTwice(t *testing.T) {
	if got, _ := merged(t, "{snippet:poem}", had(1)); !strings.HasPrefix(got, "Мой родны") {
		t.Errorf("%q", got)
	}
	if got, missing := merged(t, "{snippet:poem}", had(1, 3)); len(missing) != 1 {
		t.Errorf("%q, %v", got, missing)
	}
	if got, missing := merged(t, "{snippet:poem|Добрай раніцы.}", had(1, 3)); got != "Добрай раніцы." || len(missing) > 0 {
		t.Errorf("%q, %v", got, missing)
	}
}

func TestSnippetsOpeningsAndPicturesMakeLettersOfOneFacilityDiffer(t *testing.T) {
	tm, err := letters.Parse("{greeting}! {one: Ідзе дождж. | Свеціць сонца. | Дзьме вецер. | Падае снег.}\n{snippet}\n{one: Да сустрэчы! | Бывайце! | Усяго добрага!}", app.Belarusian)
	if err != nil {
		t.Fatal(err)
	}
	var snippets []app.Snippet
	for i := range 12 {
		snippets = append(snippets, app.Snippet{ID: app.SnippetID(i + 1), Kind: app.SnippetKinds[i%3], Lang: app.Belarusian, Text: fmt.Sprintf("Верш нумар %d.", i)})
	}
	tm = tm.With(letters.Pieces(snippets, app.Belarusian))
	if n := tm.Combinations(); n != 144 {
		t.Errorf("%d combinations", n)
	}
	deal := func(seed int64, backwards bool) map[int64]string {
		hands := make([]letters.Hand, 300)
		for i := range hands {
			key := i
			if backwards {
				key = len(hands) - 1 - i
			}
			hands[i] = letters.Hand{Key: int64(key), Sex: []app.Sex{app.Male, app.Female}[key%2], Group: fmt.Sprintf("IK-90%d", key%3)}
			hands[i].Had = map[app.SnippetID]bool{app.SnippetID(key%12 + 1): true}
		}
		if short := tm.Deal(seed, hands); len(short) > 0 {
			t.Fatalf("short: %v", short)
		}
		pictures := letters.Spread(seed, hands, 4)
		all, seen, each := map[int64]string{}, map[string]bool{}, map[string]int{}
		for i, h := range hands {
			v := letters.Sample(app.Belarusian)
			v.Sex, v.Draw, v.Had = h.Sex, h.Draw, h.Had
			text, missing := tm.Merge(v)
			_, bare, _ := strings.Cut(text, "!")
			if len(missing) > 0 || seen[h.Group+bare] {
				t.Fatalf("seed %d: %q is there twice, or lacks %v", seed, bare, missing)
			}
			if strings.Contains(text, fmt.Sprintf("нумар %d.", h.Key%12)) {
				t.Errorf("%d already got what stands in %q", h.Key, text)
			}
			seen[h.Group+bare], all[h.Key] = true, fmt.Sprint(pictures[i], text)
			each[fmt.Sprint(h.Group, pictures[i])]++
		}
		for where, n := range each {
			if n != 25 {
				t.Errorf("picture %s stands on %d of 100 cards", where, n)
			}
		}
		return all
	}
	first := deal(7, false)
	if again := deal(7, true); fmt.Sprint(again) != fmt.Sprint(first) {
		t.Error("the same seed drew something else in another order")
	}
	if other := deal(8, false); fmt.Sprint(other) == fmt.Sprint(first) {
		t.Error("another seed drew the same")
	}
}
