package window

import (
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/work"
	"vestka/ui"
	"vestka/ui/kit"
	"vestka/ui/screens"
	"vestka/ui/uitest"
)

// TestScreensOfThePrintRoom draws, as TestScreens does, what can be printed besides
// postcards.
func TestScreensOfThePrintRoom(t *testing.T) {
	dir, choice := os.Getenv("VESTKA_SCREENS"), screens.Choice{Sizes: screens.Sizes[:2]}
	if dir == "" {
		dir, choice = t.TempDir(), screens.Choice{Modes: []kit.Mode{kit.Light}, Sizes: screens.Sizes[:1]}
	}
	item := func(which printing.Item, then ...func(st screens.Stage, sh *ui.Shell)) func(screens.Stage) error {
		return func(st screens.Stage) error {
			s := open(t, true)
			must(t, s.Directory.Load(t.Context()))
			_, err := s.Store.SetSetting(t.Context(), app.SettingReturn, "Надзея\nSkrytka 12\n00-000 Warszawa\nPOLAND")
			must(t, err)
			l, _ := s.Register.LabelSheet("L7160")
			_, err = s.Stocks.SetUsed(t.Context(), &l, []int{0, 1, 2, 5})
			must(t, err)
			sh := Fill(Config{
				App: st.App, Window: st.Window, Services: s, Runner: work.Synchronous(), Opener: noOpener{},
				Now: clock, Path: "~/.local/share/vestka/vestka.db", After: stays,
			})
			sh.Go("print", birthdays(s))
			for _, b := range uitest.Find[*kit.Select](st.Window.Content()) {
				if at := slices.IndexFunc(b.Options, func(o string) bool { return strings.EqualFold(o, sh.Loc().T(which.MessageKey())) }); at > 0 {
					b.SetSelectedIndex(at)
				}
			}
			for _, f := range then {
				f(st, sh)
			}
			return nil
		}
	}
	unfold := func(st screens.Stage, _ *ui.Shell) {
		for _, f := range uitest.Find[*kit.Fold](st.Window.Content()) {
			f.Toggle()
		}
	}
	words := func(key string) func(screens.Stage, *ui.Shell) {
		return func(st screens.Stage, sh *ui.Shell) { pressWords(t, st, sh.Loc().T(key)) }
	}
	own := func(st screens.Stage, sh *ui.Shell) {
		for _, b := range uitest.Find[*kit.Select](st.Window.Content()) {
			if at := slices.Index(b.Options, sh.Loc().T("printroom.labels.add")); at >= 0 {
				b.SetSelectedIndex(at)
			}
		}
	}
	to := func(card, option string) func(screens.Stage, *ui.Shell) { // chooses the option of a drop-down
		return func(st screens.Stage, sh *ui.Shell) {
			for _, b := range uitest.Find[*kit.Select](st.Window.Content()) {
				if at := slices.Index(b.Options, sh.Loc().T(option)); at >= 0 {
					b.SetSelectedIndex(at)
				}
			}
			for _, f := range uitest.Find[*kit.Fold](st.Window.Content()) {
				if f.Open() && !strings.HasPrefix(uitest.Words(f), sh.Loc().T(card)) {
					f.Toggle()
				}
			}
		}
	}
	window := func(st screens.Stage, sh *ui.Shell) { // of an envelope C5, measured, on the open card of the paper
		for _, b := range uitest.Find[*kit.Select](st.Window.Content()) {
			if at := slices.Index(b.Options, "C5"); at >= 0 {
				b.SetSelectedIndex(at)
			}
		}
		for _, c := range uitest.Find[*kit.Check](st.Window.Content()) {
			if uitest.Words(c) == sh.Loc().T("printroom.window.own") {
				c.Tapped(nil)
			}
		}
		for _, f := range uitest.Find[*kit.Fold](st.Window.Content()) {
			if f.Open() && !strings.HasPrefix(uitest.Words(f), sh.Loc().T("printroom.paper")) {
				f.Toggle()
			}
		}
	}
	letters := func(st screens.Stage, sh *ui.Shell) { // one to each beside the card
		for _, c := range uitest.Find[*kit.Check](st.Window.Content()) {
			if uitest.Words(c) == sh.Loc().T("printroom.with.letters") {
				c.Tapped(nil)
			}
		}
	}
	asPrinted := func(st screens.Stage, _ *ui.Shell) {
		for _, c := range uitest.Find[*kit.Choice](st.Window.Content()) {
			c.Choose(1)
		}
	}
	end := func(st screens.Stage, _ *ui.Shell) {
		st.Window.Resize(fyne.NewSize(1024, 700))
		for _, s := range uitest.Find[*kit.Scroll](st.Window.Content()) {
			s.Turn(fyne.KeyEnd)
		}
	}
	nobody := func(st screens.Stage) error {
		s := open(t, true)
		_, err := s.Store.SetSetting(t.Context(), app.SettingReturn, "Надзея\nSkrytka 12\n00-000 Warszawa\nPOLAND")
		must(t, err)
		sh := Fill(Config{
			App: st.App, Window: st.Window, Services: s, Runner: work.Synchronous(), Opener: noOpener{},
			Now: clock, Path: "~/.local/share/vestka/vestka.db", After: stays,
		})
		sh.Go("print", nil)
		pressWords(t, st, sh.Loc().T("printroom.empty.labels"))
		return nil
	}
	_, err := screens.Draw(dir, named([]screens.Screen{
		{Name: "print-cards-open", Set: item(printing.Postcards, unfold)},
		{Name: "print-cards-paper", Set: item(printing.Postcards, unfold, to("printroom.paper", "printroom.on_a4"), end)},
		{Name: "print-cards-cut", Set: item(printing.Postcards, unfold, to("printroom.cut", "printroom.on_a4"), end)},
		{Name: "print-cards-with", Set: item(printing.Postcards, unfold, to("printroom.with", "printroom.on_a4"), end)},
		{Name: "print-cards-sheets", Set: item(printing.Postcards, unfold, to("printroom.cut", "printroom.on_a4"), asPrinted)},
		{Name: "print-labels-sheets", Set: item(printing.Labels, asPrinted)},
		{Name: "print-labels-nobody", Set: nobody},
		{Name: "print-letters", Set: item(printing.Letters, unfold)},
		{Name: "print-letters-window", Set: item(printing.Letters, unfold, window, end)},
		{Name: "print-cards-letters", Set: item(printing.Postcards, unfold, letters, to("printroom.with", "printroom.on_a4"), end)},
		{Name: "print-cards-own", Set: item(printing.Postcards, unfold, own)},
		{Name: "print-envelopes", Set: item(printing.Envelopes, unfold)},
		{Name: "print-labels", Set: item(printing.Labels, unfold)},
		{Name: "print-labels-used", Set: item(printing.Labels, unfold, words("printroom.labels.used"))},
		{Name: "print-labels-own", Set: item(printing.Labels, unfold, own)},
		{Name: "print-replies", Set: item(printing.ReplyEnvelopes)},
	}), choice)
	if err != nil {
		t.Fatal(err)
	}
}
