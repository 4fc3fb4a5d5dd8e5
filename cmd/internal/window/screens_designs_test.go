package window

import (
	"os"
	"testing"

	"vestka/app"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/ui"
	"vestka/ui/kit"
	"vestka/ui/screens"
	"vestka/ui/uitest"
)

// TestScreensOfDesigns draws, as TestScreens does, how the look of postcards is chosen
// and made.
func TestScreensOfDesigns(t *testing.T) {
	dir, choice := os.Getenv("VESTKA_SCREENS"), screens.Choice{}
	if dir == "" {
		dir, choice = t.TempDir(), screens.Choice{Modes: []kit.Mode{kit.Light}, Sizes: screens.Sizes[:1]}
	}
	in := func(front app.Front, then func(screens.Stage)) func(screens.Stage) error {
		return func(st screens.Stage) error {
			s := open(t, true)
			d := app.Design{
				ID: "зіма", Title: app.Text{EN: "Winter", RU: "Зима", BE: "Зіма"}, Front: front,
				Back: app.Back{Font: app.HandFont, Margin: 9, Ruled: true, Bare: true},
			}
			_, err := s.Designs.Save(t.Context(), d)
			must(t, err)
			sh := Fill(Config{
				App: st.App, Window: st.Window, Services: s, Runner: work.Synchronous(), Opener: noOpener{},
				Now: clock, Path: "~/.local/share/vestka/vestka.db", After: stays,
			})
			toPrintIn(st, sh, s, d.Title.In(app.Lang(st.Lang)))
			then(st)
			return nil
		}
	}
	edit := func(st screens.Stage) { tap(st.Window.Content(), locOf(st).T("printroom.design.change")) }
	winter := app.Front{
		Collage: app.TwoPictures, Border: 8, Gap: 3, Pattern: app.Snow, Colour: app.InkBlue, Caption: "Са святам", Font: app.HandFont,
		Shots: []app.Shot{{Picture: "waxwings", View: app.View{Zoom: 1.6, X: 0.2}}, {Picture: "forest"}},
	}
	_, err := screens.Draw(dir, named([]screens.Screen{
		{Name: "design-print", Set: in(app.Front{Collage: app.OnePicture, Border: 12, Pattern: app.Rhombs}, func(screens.Stage) {})},
		{Name: "design-front", Set: in(winter, edit)},
		{Name: "design-upright", Set: in(app.Front{Upright: true, Collage: app.OnePicture, Border: 6, Caption: "Са святам"}, edit)},
		{Name: "design-back", Set: in(winter, func(st screens.Stage) {
			edit(st)
			uitest.Find[*kit.Choice](st.Window.Canvas().Overlays().Top())[0].Choose(1)
		})},
	}), choice)
	if err != nil {
		t.Fatal(err)
	}
}

// toPrintIn opens the print room with cards in the design of the title.
func toPrintIn(st screens.Stage, sh *ui.Shell, s *wiring.Services, title string) {
	sh.Go("print", birthdays(s))
	for _, b := range uitest.Find[*kit.Select](st.Window.Content()) {
		for i, o := range b.Options {
			if o == title {
				b.SetSelectedIndex(i)
			}
		}
	}
}
