package window

import (
	"os"
	"testing"

	"vestka/app/apptest"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/ui"
	"vestka/ui/kit"
	"vestka/ui/screens"
)

// TestScreensOfTemplates draws, as TestScreens does, the texts that letters are
// made from.
func TestScreensOfTemplates(t *testing.T) {
	dir, choice := os.Getenv("VESTKA_SCREENS"), screens.Choice{}
	if dir == "" {
		dir, choice = t.TempDir(), screens.Choice{Modes: []kit.Mode{kit.Light}, Sizes: screens.Sizes[:1]}
	}
	on := func(then func(screens.Stage, *ui.Shell, *wiring.Services)) func(screens.Stage) error {
		return func(st screens.Stage) error {
			s := open(t, true)
			_, err := s.Templates.Save(t.Context(), apptest.OwnTemplate("мая-вясна"))
			must(t, err)
			sh := Fill(Config{
				App: st.App, Window: st.Window, Services: s, Runner: work.Synchronous(), Opener: noOpener{},
				Now: clock, Path: "~/.local/share/vestka/vestka.db", After: stays,
			})
			sh.Go("templates", nil)
			then(st, sh, s)
			return nil
		}
	}
	_, err := screens.Draw(dir, named([]screens.Screen{
		{Name: "templates", Set: on(func(screens.Stage, *ui.Shell, *wiring.Services) {})},
		{Name: "templates-new", Set: on(func(st screens.Stage, sh *ui.Shell, _ *wiring.Services) {
			pressWords(t, st, sh.Loc().T("templates.copy"))
		})},
		{Name: "templates-fields", Set: on(func(st screens.Stage, sh *ui.Shell, _ *wiring.Services) {
			pressWords(t, st, sh.Loc().T("templates.fields"))
		})},
	}), choice)
	if err != nil {
		t.Fatal(err)
	}
}
