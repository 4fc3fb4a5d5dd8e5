package window

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/kit"
	"vestka/ui/screens"
	"vestka/ui/uitest"
)

// tapOption takes an answer of the question that is open.
func tapOption(st screens.Stage, i int) {
	uitest.Find[*kit.Button](st.Window.Canvas().Overlays().Top())[i].Tapped(nil)
}

// TestScreensOfReplies draws, as TestScreens does, what people wrote back.
func TestScreensOfReplies(t *testing.T) {
	dir, choice := os.Getenv("VESTKA_SCREENS"), screens.Choice{Sizes: screens.Sizes[:2]}
	if dir == "" {
		dir, choice = t.TempDir(), screens.Choice{Modes: []kit.Mode{kit.Light}, Sizes: screens.Sizes[:1]}
	}
	replied := func(some bool, section string, then ...func(screens.Stage)) func(screens.Stage) error {
		return func(st screens.Stage) error {
			s := open(t, true)
			must(t, s.Directory.Load(t.Context()))
			var at any
			if some {
				r, _ := replied(t, s)
				at = r.ID
				if section == "people" {
					at = r.Person
				}
			}
			sh := Fill(Config{
				App: st.App, Window: st.Window, Services: s, Runner: work.Synchronous(), Opener: noOpener{},
				Now: clock, Path: "~/.local/share/vestka/vestka.db", After: stays,
			})
			if section == "journal" {
				_, _, err := s.Gatherings.Add(t.Context(), app.Gathering{On: app.DateOf(noon).AddDays(-9), Title: "Вечар у бібліятэцы", Letters: 42, Writers: 13, Country: "PL"}, app.DateOf(noon))
				must(t, err)
			}
			sh.Changed(app.Changes{Kinds: app.KindLetters | app.KindReplies | app.KindPeople})
			sh.Go(section, at)
			for _, f := range then {
				f(st)
			}
			return nil
		}
	}
	_, err := screens.Draw(dir, named([]screens.Screen{
		{Name: "replies-empty", Set: replied(false, "replies")},
		{Name: "replies", Set: replied(true, "replies")},
		{Name: "replies-edit", Set: replied(true, "replies", func(st screens.Stage) { press(st, fyne.KeyE, kit.Command) })},
		{Name: "replies-page", Set: replied(true, "replies", func(st screens.Stage) { pressTile(t, st.Window, 0) })},
		{Name: "replies-pdf", Set: replied(true, "people", func(st screens.Stage) { pressTile(t, st.Window, 6) })},
		{Name: "people-timeline", Set: replied(true, "people", func(st screens.Stage) {
			for _, scroll := range uitest.Find[*kit.Scroll](st.Window.Content()) {
				scroll.Turn(fyne.KeyPageDown)
				scroll.Turn(fyne.KeyPageDown)
			}
		})},
		{Name: "journal-add-hand", Set: replied(true, "journal", func(st screens.Stage) {
			press(st, fyne.KeyN, kit.Command)
			tapOption(st, 0)
		})},
		{Name: "journal-add-others", Set: replied(true, "journal", func(st screens.Stage) {
			press(st, fyne.KeyN, kit.Command)
			tapOption(st, 1)
		})},
		{Name: "texts-begin", Set: replied(true, "texts")},
		{Name: "texts", Set: replied(true, "texts", func(st screens.Stage) {
			uitest.Find[*kit.Search](st.Window.Content())[0].SetText("да")
		})},
	}), choice)
	if err != nil {
		t.Fatal(err)
	}
}
