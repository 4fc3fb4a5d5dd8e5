package window

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/words"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/ui"
	"vestka/ui/kit"
	"vestka/ui/screens"
	"vestka/ui/uitest"
)

// risky are words of one's own with something to look at.
const risky = "Дарагі {given}!\n\nШлю табе прывітаня з возера, тут ціха. Вайна ніяк не скончыцца. Тэлефануй +375 29 000 00 00 ❤️\n\nТвая Ганна"

// TestScreensOfWords draws, as TestScreens does, what is said of a text before it
// is sent, and the words by which.
func TestScreensOfWords(t *testing.T) {
	dir, choice := os.Getenv("VESTKA_SCREENS"), screens.Choice{}
	if dir == "" {
		dir, choice = t.TempDir(), screens.Choice{Modes: []kit.Mode{kit.Light}, Sizes: screens.Sizes[:1]}
	}
	on := func(then func(screens.Stage, *ui.Shell, *wiring.Services)) func(screens.Stage) error {
		return func(st screens.Stage) error {
			s := open(t, true)
			sh := Fill(Config{
				App: st.App, Window: st.Window, Services: s, Runner: work.Synchronous(), Opener: noOpener{},
				Now: clock, Path: "~/.local/share/vestka/vestka.db", After: stays,
			})
			then(st, sh, s)
			return nil
		}
	}
	write := func(text string) func(screens.Stage, *ui.Shell, *wiring.Services) {
		return func(st screens.Stage, sh *ui.Shell, s *wiring.Services) {
			sh.Go("print", birthdays(s)[:1])
			tap(st.Window.Content(), sh.Loc().T("printroom.own_words"))
			uitest.Find[*kit.Entry](st.Window.Canvas().Overlays().Top())[0].SetText(text)
		}
	}
	_, err := screens.Draw(dir, named([]screens.Screen{
		{Name: "words-findings", Set: on(write(risky))},
		{Name: "words-findings-none", Set: on(write("Добры дзень, {given}! У нас першы снег, і двор зусім белы."))},
		{Name: "words", Set: on(func(_ screens.Stage, sh *ui.Shell, _ *wiring.Services) { sh.Go("words", nil) })},
		{Name: "words-own", Set: on(func(_ screens.Stage, sh *ui.Shell, s *wiring.Services) {
			ownWords(t, s)
			sh.Changed(app.Changes{Kinds: app.KindWords})
			sh.Go("words", nil)
		})},
		{Name: "words-files", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services) {
			ownWords(t, s)
			sh.Go("words", nil)
			tap(st.Window.Content(), sh.Loc().T("words.files"))
		})},
		{Name: "words-edit", Set: on(func(st screens.Stage, sh *ui.Shell, _ *wiring.Services) {
			sh.Go("words", nil)
			press(st, fyne.KeyE, kit.Command)
		})},
		{Name: "words-dictionary", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services) {
			ownWords(t, s)
			sh.Go("words", nil)
			press(st, fyne.KeyD, kit.Command)
		})},
	}), choice)
	if err != nil {
		t.Fatal(err)
	}
}

// ownWords are what a user decided of words.
func ownWords(t *testing.T, s *wiring.Services) {
	t.Helper()
	day := app.DateOf(clock())
	text := app.Text{EN: "Our letters with it did not arrive.", RU: "Наши письма с этим не дошли.", BE: "Нашы лісты з гэтым не дайшлі."}
	source := app.Text{EN: "our own log", RU: "наш журнал", BE: "наш журнал"}
	_, _, err := s.Wordbook.Add(t.Context(), words.Entry{
		Kind: "jargon", Severity: words.Careful, Words: map[app.Lang][]string{app.Belarusian: {"навальніц*"}, app.Russian: {"гроз*"}},
		Reason: text, Source: source, SaidOn: day, CheckedOn: day,
	}, day)
	if err == nil {
		_, err = s.Wordbook.Switch(t.Context(), "freedom", false, day)
	}
	for _, lang := range []app.Lang{app.Belarusian, app.Russian, app.English} {
		if err == nil {
			_, err = s.Wordbook.Learn(t.Context(), lang, "Вястун", "вецярочак", "Гануля")
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}
