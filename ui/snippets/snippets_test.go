package snippets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

var (
	poem = app.Snippet{
		Title: "Раманс", Kind: app.Poem, Lang: app.Belarusian, Source: "Максім Багдановіч",
		Text: "Зорка Венера ўзышла над зямлёю,\nСветлыя згадкі з сабой прывяла…",
	}
	recipe = app.Snippet{Title: "Драники", Kind: app.Recipe, Lang: app.Russian, Text: "Натереть пять картофелин, добавить яйцо и соль, жарить до корочки."}
)

// room is the section in a window over the sample list and some snippets.
type room struct {
	*uitest.World
	*Section
	t   *testing.T
	ids []app.SnippetID
}

func newRoom(t *testing.T, lang string, kept ...app.Snippet) *room {
	t.Helper()
	w := uitest.New(t, lang).Sample()
	r := &room{World: w, t: t, Section: New(Deps{Desk: w.Desk, Directory: w.Directory, Runner: w.Runner, Now: apptest.FixedClock})}
	var err error
	if len(kept) > 0 {
		r.ids, _, err = w.Desk.SaveSnippets(t.Context(), kept...)
	}
	w.Must(err)
	w.Show(r.Section)
	return r
}

// answer fills the last sheet and presses its last button.
func (r *room) answer(texts ...string) {
	r.t.Helper()
	last := r.Reader.Sheets[len(r.Reader.Sheets)-1]
	for i, e := range uitest.Find[*kit.Entry](last.Body) {
		if i < len(texts) && texts[i] != "" {
			e.SetText(texts[i])
		}
	}
	last.Actions[len(last.Actions)-1].Do()
}

func (r *room) kept() []app.Snippet {
	r.t.Helper()
	all, err := r.Desk.Snippets(r.t.Context())
	r.Must(err)
	return all
}

func TestASnippetIsAddedChangedRemovedAndBroughtBack(t *testing.T) {
	r := newRoom(t, "be")
	if !strings.Contains(r.Words(), r.T("snippets.empty.title")) {
		t.Fatal("nobody is told what this place is for")
	}
	r.Tap(r.T("snippets.new"))
	r.answer("", "")
	if len(r.kept()) != 0 {
		t.Fatal("nothing was kept as a snippet")
	}
	r.answer(poem.Title, poem.Text, poem.Source)
	if all := r.kept(); len(all) != 1 || all[0].Kind != app.Poem || all[0].Lang != app.Belarusian || all[0].Text != poem.Text {
		t.Fatalf("%+v", all)
	}
	r.Do(r.Section, fyne.KeyE)
	r.answer("", "{nobody}")
	if r.kept()[0].Text != poem.Text {
		t.Error("a text that cannot be read was kept")
	}
	r.answer("Зорка", poem.Text)
	if got := r.kept()[0]; got.Title != "Зорка" || got.Source != poem.Source || !strings.Contains(r.Words(), "Зорка") {
		t.Errorf("%+v", got)
	}
	r.Do(r.Section, fyne.KeyD)
	if len(r.kept()) != 0 || !strings.Contains(r.Words(), r.T("snippets.empty.title")) {
		t.Fatal("it is still there")
	}
	r.Undo(r.Section)
	if len(r.kept()) != 1 || !strings.Contains(r.Words(), "Зорка") {
		t.Error("it did not come back")
	}
}

func TestSnippetsAreFoundByTheirWordsKindAndLanguage(t *testing.T) {
	r := newRoom(t, "en", poem, recipe)
	shows := func(want string) {
		t.Helper()
		var titles []string
		for _, one := range r.list {
			titles = append(titles, one.Title)
		}
		if got := strings.Join(titles, " "); got != want {
			t.Errorf("shown: %q, wanted %q", got, want)
		}
	}
	shows("Драники Раманс")
	r.search.SetText("венера багдановіч")
	shows("Раманс")
	r.search.SetText("nothing")
	shows("")
	r.Tap(r.T("people.nobody.clear_filters"))
	shows("Драники Раманс")
	r.kind = app.Recipe
	r.refresh()
	shows("Драники")
	r.kind, r.lang = "", app.Belarusian
	r.refresh()
	shows("Раманс")
	r.Section.Open(r.ids[1])
	if r.shown().Title != "Драники" {
		t.Error("the snippet that was asked for is not shown")
	}
}

func TestWhoGotASnippetIsSaidWithTheDay(t *testing.T) {
	r := newRoom(t, "en", poem, recipe)
	who := r.Directory.Everybody()
	log := func(p app.PersonID, state app.LetterState, day app.Date) {
		t.Helper()
		_, _, err := r.Store.LogJob(t.Context(), []app.Letter{apptest.Letter(p, func(l *app.Letter) {
			l.Text, l.State, l.On = "Дзень добры!\n\n"+poem.Text, state, day
		})})
		r.Must(err)
	}
	log(who[0].ID, app.Printed, app.Date{Year: 2026, Month: 2, Day: 3})
	log(who[1].ID, app.Stopped, app.Date{Year: 2026, Month: 2, Day: 4})
	_, _, err := r.Desk.AddDrafts(t.Context(), []app.Draft{{Person: who[2].ID, Form: app.CardForm, Original: app.Side{Lang: app.Belarusian, Text: poem.Text}}})
	r.Must(err)
	r.Reload(app.Changes{Kinds: app.KindLetters})
	r.Section.Open(r.ids[0])
	name := func(i int) string { return who[i].Names.Best(app.English).Display() }
	words := r.Words()
	if !strings.Contains(words, name(0)) || !strings.Contains(words, "3 February 2026") || strings.Contains(words, name(1)) {
		t.Errorf("who got it: %q", words)
	}
	if !strings.Contains(words, name(2)) || !strings.Contains(words, r.T("snippets.drafted")) {
		t.Errorf("who is to get it: %q", words)
	}
	if got := r.T("snippets.got", "Count", 1); !strings.Contains(words, got) {
		t.Errorf("%q is not in the list", got)
	}
}

func TestANewSnippetIsAskedForInTheLanguageOfTheLetter(t *testing.T) {
	r := newRoom(t, "en", poem)
	r.Section.Open(app.Russian)
	r.answer(recipe.Title, recipe.Text)
	if all := r.kept(); len(all) != 2 || all[0].Lang != app.Russian || r.shown().Title != recipe.Title {
		t.Errorf("%+v", all)
	}
}
