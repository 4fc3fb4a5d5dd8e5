package desk

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// snippets are two in Belarusian and one in Russian; the person of the drafts got the
// first.
func (r *room) snippets() {
	r.t.Helper()
	poem := "Зорка Венера ўзышла над зямлёю,\nСветлыя згадкі з сабой прывяла…"
	_, _, err := r.desk.SaveSnippets(r.t.Context(),
		app.Snippet{Title: "Венера", Kind: app.Poem, Lang: app.Belarusian, Text: poem},
		app.Snippet{Title: "Загадка", Kind: app.Riddle, Lang: app.Belarusian, Text: "Без рук, без ног, а дзверы адчыняе."},
		app.Snippet{Title: "Блины", Kind: app.Recipe, Lang: app.Russian, Text: "Три яйца и стакан муки."})
	r.Must(err)
	_, _, err = r.Store.LogJob(r.t.Context(), []app.Letter{apptest.Letter(r.ids[0], func(l *app.Letter) { l.Text, l.On = poem, app.Date{Year: 2026, Month: 3, Day: 5} })})
	r.Must(err)
}

func (r *room) sheet() kit.Sheet { return r.Reader.Sheets[len(r.Reader.Sheets)-1] }

func TestASnippetIsPutWhereTheCursorStands(t *testing.T) {
	r := newRoom(t, "be")
	r.snippets()
	id := r.draft("Вітаю!\nДа сустрэчы.")
	r.Do(r.Section, fyne.KeyI)
	words := uitest.Words(r.sheet().Body)
	if strings.Contains(words, "Блины") || strings.Index(words, "Загадка") > strings.Index(words, "Венера") {
		t.Errorf("offered: %q", words)
	}
	if want := r.T("desk.insert.got", "Date", r.Loc().Date(2026, 3, 5)); !strings.Contains(words, want) {
		t.Errorf("%q is not said: %q", want, words)
	}
	r.editor.text.CursorRow, r.editor.text.CursorColumn = 0, 6
	r.answer(r.T("desk.insert.do"))
	want := "Вітаю!\n\nБез рук, без ног, а дзверы адчыняе.\n\nДа сустрэчы."
	if got := r.editor.text.Text; got != want {
		t.Fatalf("%q", got)
	}
	r.clock.rest()
	if got := r.kept(id).Original.Text; got != want {
		t.Errorf("kept %q", got)
	}
	r.editor.text.TypedShortcut(&fyne.ShortcutUndo{})
	if got := r.editor.text.Text; got != "Вітаю!\nДа сустрэчы." {
		t.Errorf("one step back is %q", got)
	}
}

func TestASnippetOfTheTranslationsLanguageGoesIntoTheTranslation(t *testing.T) {
	r := newRoom(t, "be")
	r.snippets()
	r.draft("Вітаю")
	r.editor.translate() // into Russian
	r.Window.Canvas().Focus(r.editor.other)
	r.Do(r.Section, fyne.KeyI)
	r.answer(r.T("desk.insert.do"))
	if got := r.editor.other.Text; got != "Три яйца и стакан муки." || r.editor.text.Text != "Вітаю" {
		t.Errorf("%q beside %q", got, r.editor.text.Text)
	}
}

func TestWhereThereIsNothingToInsertSomethingIsWritten(t *testing.T) {
	r := newRoom(t, "ru")
	r.draft("a")
	r.Do(r.Section, fyne.KeyI)
	r.answer(r.T("snippets.new"))
	if n := len(r.Went); n == 0 || r.Went[n-1].Section != "snippets" {
		t.Errorf("gone to %v", r.Went)
	}
}
