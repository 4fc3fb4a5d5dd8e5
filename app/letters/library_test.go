package letters_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"vestka/app"
	"vestka/app/letters"
	"vestka/app/names"
	"vestka/app/register"
	"vestka/app/sheet"
)

func library(t *testing.T) []register.Template {
	t.Helper()
	r, err := register.Load()
	if err != nil {
		t.Fatal(err)
	}
	return r.Templates()
}

// longest are the values of the person of the sample list with the longest name in
// the language.
func longest(t *testing.T, lang app.Lang) letters.Values {
	t.Helper()
	v := letters.Sample(lang)
	snaps, err := register.Sample()
	if err != nil {
		t.Fatal(err)
	}
	for _, snap := range snaps {
		for _, row := range snap.Records.All() {
			p := names.Split(row.Name)
			if snap.Lang == lang && utf8.RuneCountInString(p.Given+p.Patronymic) > utf8.RuneCountInString(v.Name.Given+v.Name.Patronymic) {
				v.Name = app.Name{Full: row.Name, Family: p.Family, Given: p.Given, Patronymic: p.Patronymic}
				v.Sex = names.GuessSex(p.Family, p.Given, p.Patronymic)
			}
		}
	}
	return v
}

// typed fills whatever a template asks for.
func typed(tm *letters.Template, v letters.Values) letters.Values {
	v.Own = map[string]string{}
	for _, name := range tm.Asks() {
		v.Own[name] = "цішыню"
	}
	return v
}

// draws are each alternative of each choice once, the others being the first.
func draws(tm *letters.Template) []letters.Draw {
	sizes := tm.Choices()
	all := []letters.Draw{make(letters.Draw, len(sizes))}
	for i, n := range sizes {
		for at := 1; at < n; at++ {
			d := make(letters.Draw, len(sizes))
			d[i] = at
			all = append(all, d)
		}
	}
	return all
}

// strayU is у after a vowel, or ў after anything else, against the Правілы of 2008;
// a capital letter never changes.
var strayU = regexp.MustCompile(`[аеёіоуыэюяАЕЁІОУЫЭЮЯ] у|[^аеёіоуыэюяАЕЁІОУЫЭЮЯ] ў|(?m:^ў)`)

// politely and familiarly are the words of either address, whatever the case.
var (
	politely   = regexp.MustCompile(`(?i)(?:^|\PL)(?:вы|вас|вам|вамі|вами|ваш(?:а|ае|ы|ага|ай|аму|ым|у|ых|ымі|е|и|его|ей|ему|им|ем|их|ими)?)(?:\PL|$)`)
	familiarly = regexp.MustCompile(`(?i)(?:^|\PL)(?:ты|цябе|табе|табой|тебя|тебе|тобой|тв(?:ой|ая|аё|ае|айго|аёй|айму|аім|аю|аіх|аімі|оя|оё|ое|ои|оего|оей|оему|оим|оём|ою|оих|оими))(?:\PL|$)`)
)

func TestEveryBuiltInTextMergesInEveryForm(t *testing.T) {
	for _, x := range library(t) {
		tm, err := letters.Parse(x.Body, x.Lang)
		if err != nil {
			t.Errorf("%s %s: %v", x.ID, x.Lang, err)
			continue
		}
		for _, sex := range []app.Sex{app.Male, app.Female, app.SexUnknown} {
			for _, familiar := range []bool{false, true} {
				for _, draw := range draws(tm) {
					v := typed(tm, letters.Sample(x.Lang))
					v.Sex, v.Familiar, v.Draw = sex, familiar, draw
					text, missing := tm.Merge(v)
					if missing != nil || strings.ContainsAny(text, "{}|\\") || strings.Contains(text, "  ") || strings.Contains(text, " \n") {
						t.Fatalf("%s %s: misses %v in:\n%s", x.ID, x.Lang, missing, text)
					}
					if at := strayU.FindString(text); x.Lang == app.Belarusian && at != "" {
						t.Fatalf("%s: у and ў after %q in:\n%s", x.ID, at, text)
					}
					polite, friendly := politely.FindString(text), familiarly.FindString(text)
					if polite != "" && (friendly != "" || familiar && tm.Uses(letters.You)) {
						t.Fatalf("%s %s does not hold to one address, %q and %q:\n%s", x.ID, x.Lang, polite, friendly, text)
					}
				}
			}
		}
	}
}

func TestABuiltInTextNeedsNothingButANameAndWhatIsTyped(t *testing.T) {
	for _, x := range library(t) {
		tm, err := letters.Parse(x.Body, x.Lang)
		if err != nil {
			t.Fatal(err)
		}
		known := letters.Sample(x.Lang)
		v := typed(tm, letters.Values{Lang: x.Lang, Name: known.Name, Date: known.Date})
		if x.ID == "birthday-age" {
			v.Age = 43
		}
		if x.Occasion.About() {
			v.Sender = known.Sender
		}
		if text, missing := tm.Merge(v); missing != nil || strings.HasSuffix(text, ",") {
			t.Errorf("%s %s misses %v, or ends in a comma:\n%s", x.ID, x.Lang, missing, text)
		}
	}
}

// legible is the least size of print on a card, in points, that a built-in text
// may need.
const legible = 9.5

func TestEveryCardFitsAtALegibleSizeWithTheLongestName(t *testing.T) {
	fonts, err := sheet.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range library(t) {
		if x.Form != app.CardForm {
			continue
		}
		tm, err := letters.Parse(x.Body, x.Lang)
		if err != nil {
			t.Fatal(err)
		}
		v := typed(tm, longest(t, x.Lang))
		v.Draw = longestDraw(tm, v)
		text, _ := tm.Merge(v)
		card := sheet.LayPostcard(fonts, sheet.Postcard{Message: text, MessageFont: sheet.Serif, Address: []string{"Імя"}})
		if card.Overflow || card.Points < legible {
			t.Errorf("%s %s: %v points, %v, %d letters", x.ID, x.Lang, card.Points, card.Reasons, utf8.RuneCountInString(text))
		}
	}
}

// longestDraw has the longest alternative of every choice.
func longestDraw(tm *letters.Template, v letters.Values) letters.Draw {
	best := make(letters.Draw, len(tm.Choices()))
	for i, n := range tm.Choices() {
		most := 0
		for at := range n {
			d := make(letters.Draw, len(best))
			d[i] = at
			v.Draw = d
			if text, _ := tm.Merge(v); utf8.RuneCountInString(text) > most {
				best[i], most = at, utf8.RuneCountInString(text)
			}
		}
	}
	return best
}

func TestTheCommonestTextsMakeEnoughDifferentCardsForOnePlace(t *testing.T) {
	for _, x := range library(t) {
		tm, err := letters.Parse(x.Body, x.Lang)
		if err != nil {
			t.Fatal(err)
		}
		least := 1
		switch {
		case slices.Contains([]app.Occasion{app.Birthday, app.Greeting, app.NewYear, app.FirstLetter}, x.Occasion) && x.Form == app.CardForm:
			least = 9
		case x.Form == app.CardForm && !x.Occasion.About():
			least = 6
		}
		if n := tm.Combinations(); n < least {
			t.Errorf("%s %s: %d", x.ID, x.Lang, n)
		}
	}
}

func TestNoTwoBuiltInTextsAreAlike(t *testing.T) {
	all := library(t)
	shingles := make([]letters.Shingles, len(all))
	for i, x := range all {
		shingles[i] = letters.NewShingles(x.Body, app.Names{})
		for j := range i {
			if l := shingles[i].Likeness(shingles[j]); l > 0.3 {
				t.Errorf("%s %s and %s %s: %.2f", x.ID, x.Lang, all[j].ID, all[j].Lang, l)
			}
		}
	}
}

// TestNoBuiltInTextNeedsAFormThatIsUnsure: what the rules do not know is said otherwise.
func TestNoBuiltInTextNeedsAFormThatIsUnsure(t *testing.T) {
	hard := map[app.Lang]app.Name{
		app.Belarusian: {Full: "Заяц Арол", Family: "Заяц", Given: "Арол"}, app.Russian: {Full: "Заяц Адель", Family: "Заяц", Given: "Адель"},
	}
	for _, x := range library(t) {
		name, ok := hard[x.Lang]
		if !ok {
			continue
		}
		tm, err := letters.Parse(x.Body, x.Lang)
		if err != nil {
			t.Fatal(err)
		}
		v := typed(tm, letters.Sample(x.Lang))
		v.Name, v.Sex = name, app.SexUnknown
		if unsure := tm.Unsure(v); unsure != nil {
			text, _ := tm.Merge(v)
			t.Errorf("%s %s: %v in:\n%s", x.ID, x.Lang, unsure, text)
		}
	}
}
