package words

import (
	"slices"
	"testing"

	"vestka/app"
)

func shippedLists(t *testing.T) *Lists {
	t.Helper()
	l, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestTheShippedListsAreRead(t *testing.T) {
	if n := len(shippedLists(t).All()); n < 30 {
		t.Errorf("only %d entries", n)
	}
}

func TestEverythingThatTheProgramFindsItselfHasAnEntry(t *testing.T) {
	l := shippedLists(t)
	for _, d := range Detects {
		if l.Detecting(d) == nil {
			t.Errorf("no entry for %s", d)
		}
	}
}

// own are the shipped lists with an entry that rings for the pattern but where the other stands.
func own(t *testing.T, word, except string) *Lists {
	t.Helper()
	same := app.Text{EN: "x", RU: "x", BE: "x"}
	day := app.Date{Year: 2026, Month: 1, Day: 1}
	e := &Entry{
		ID: "own", Kind: "jargon", Severity: Careful, Reason: same, Source: same, SaidOn: day, CheckedOn: day,
		Words: map[app.Lang][]string{app.Russian: {word}},
	}
	if except != "" {
		e.Except = map[app.Lang][]string{app.Russian: {except}}
	}
	data, err := Format(same, day, []*Entry{e}, nil)
	if err != nil {
		t.Fatal(err)
	}
	l, err := Load(File{Data: data})
	if err != nil || l.OwnRefused() != nil {
		t.Fatal(err, l.OwnRefused())
	}
	return l
}

func rings(l *Lists, text string) bool {
	return slices.ContainsFunc(l.Find(Tokens(text), app.Russian), func(h Hit) bool { return h.Entry.ID == "own" })
}

func TestAWordRingsBesideAnotherOfTheSameSentenceOnly(t *testing.T) {
	l := own(t, "елк* & шар* | гирлянд* на", "")
	for text, want := range map[string]bool{
		"Елка стояла в углу, на ней шары.": true,
		"Шары висят, и елка сияет.":        true,
		"Елка в углу. Шары на полу.":       false,
		"Елка и гирлянда на ней.":          true,
		"Елка и гирлянда, на полу.":        false, // no phrase goes across a comma
		"Просто елка.":                     false,
	} {
		if rings(l, text) != want {
			t.Errorf("%q rings: %v", text, !want)
		}
	}
}

func TestAWordIsSparedBesideAnotherOfTheSameSentenceOnly(t *testing.T) {
	l := own(t, "елк*", "елк* & шар*")
	for text, want := range map[string]bool{
		"На елке шары.": false, "Шары кончились, а елка осталась.": false, "Шары кончились. Елка осталась.": true, "Елка.": true,
	} {
		if rings(l, text) != want {
			t.Errorf("%q rings: %v", text, !want)
		}
	}
}

func TestAPatternHasWordsOnBothSidesOfItsSigns(t *testing.T) {
	for p, want := range map[string]bool{
		"елк* & шар*": true, "елка & шар* | дед мороз*": true, "елка & ш*": false, "елка &": false, "& елка": false, "елка & шар* |": false,
		"елка | шар*": false, "елка & шар* & дед": false, "елка&шар*": false, "*": false, "": false,
	} {
		if validPattern(p) != want {
			t.Errorf("%q is a pattern: %v", p, !want)
		}
	}
	if got := CleanPattern("Ёлк*&Шар*|Дед  Мороз*"); got != "елк* & шар* | дед мороз*" {
		t.Errorf("cleaned: %q", got)
	}
}

// A word that both languages have must not decide by which lists a text is read.
func TestWordsOfBothLanguagesTellNeither(t *testing.T) {
	for _, w := range []string{"мой", "твой", "наш", "наша", "мне", "да", "снег", "друг", "там", "год"} {
		if lang := LanguageOf(w); lang != either {
			t.Errorf("%s is %s", w, lang)
		}
	}
	for text, want := range map[string]app.Lang{"Наш сенатор взял над тобой опеку.": app.Russian, "Мне здаецца, наш дэпутат добры.": app.Belarusian} {
		l := shippedLists(t)
		tokens := Tokens(text)
		if len(l.Find(tokens, Weigh(tokens).Main()...)) == 0 {
			t.Errorf("nothing rings in %q, which is %s", text, want)
		}
	}
}

// Words that everybody writes every day and that stems of the lists once began: a
// floor, a teenager, chocolate, in summer, to cry, therefore.
func TestEverydayWordsThatOnlyBeginLikeOthersDoNotRing(t *testing.T) {
	l := shippedLists(t)
	for lang, text := range map[app.Lang]string{
		app.Belarusian: "Падлога. Падлетак. Падладзіць. Шакалад. Улетку. Два каты. Дупло. Мус. Бляднець. Дождж прайдзе. Ваяводства. Прыгаворваць. Сваволіць.",
		app.Russian:    "Плакать. Следовательно. Омоним. Стягивать. Извергаться. Произвольная. Протестант. Снарядить. Творог. Флагман.",
	} {
		for _, h := range l.Find(Tokens(text), lang) {
			t.Errorf("%s rings for %s", Tokens(text)[h.From].Text, h.Entry.ID)
		}
	}
}

// FuzzLoad reads any file of words as one that a user adds, and any text by it: both
// must end, in a refusal with its line or in lists that can be written and read again.
func FuzzLoad(f *testing.F) {
	day := app.Date{Year: 2026, Month: 1, Day: 1}
	same := app.Text{EN: "x", RU: "x", BE: "x"}
	good, err := Format(same, day, []*Entry{{
		ID: "own", Kind: "jargon", Severity: Careful, Reason: same, Source: same, SaidOn: day, CheckedOn: day,
		Words:  map[app.Lang][]string{app.Russian: {"елк*", "шар & сосн* | дед мороз*"}, app.Belarusian: {"ялін*"}},
		Except: map[app.Lang][]string{app.Russian: {"елк* & игрушк*"}},
	}}, []string{"war"})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good, "Елка и шары, сосна. Ялінка!")
	f.Add([]byte("[[word]]\nid = 1"), "")
	f.Add([]byte("off = [\"case\"]"), "шар\u0301 & | *")
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		l, err := Load(File{Name: "any.toml", Data: data})
		if err != nil {
			t.Fatal(err)
		}
		tokens := Tokens(text)
		for _, h := range l.Find(tokens, app.Belarusian, app.Russian) {
			if h.From < 0 || h.To > len(tokens) || h.From >= h.To {
				t.Fatalf("a hit from %d to %d of %d words", h.From, h.To, len(tokens))
			}
		}
		if len(l.Refused()) > 0 {
			return
		}
		var own []*Entry
		for _, e := range l.All() {
			if e.From.File == "any.toml" && !e.Off {
				own = append(own, e)
			}
		}
		if len(own) == 0 {
			return
		}
		again, err := Format(same, day, own, nil)
		if err != nil {
			t.Fatal(err)
		}
		l, err = Load(File{Name: "again.toml", Data: again})
		if err != nil || len(l.Refused()) > 0 {
			t.Fatalf("what was written is refused: %v %v\n%s", err, l.Refused(), again)
		}
	})
}
