package window

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app/work"
	"vestka/i18n"
	"vestka/ui/kit"
	"vestka/ui/screens"
	"vestka/ui/uitest"
)

func TestTheStripAbovePeopleFitsIntoTheSmallestWindowAtEverySizeOfText(t *testing.T) {
	s := open(t, true)
	takeIn(t, s, officeFile(t)) // so that some tabs have a number
	for _, lang := range i18n.Languages {
		for _, size := range []string{"normal", "large", "larger"} {
			a := test.NewTempApp(t)
			a.Preferences().SetString("language", lang)
			a.Preferences().SetString("text_size", size)
			w := a.NewWindow("")
			room := fyne.NewSize(1024, 700)
			w.Resize(room)
			sh := Fill(Config{App: a, Window: w, Services: s, Runner: work.Synchronous(), Opener: noOpener{}, Now: clock, After: stays})
			for _, section := range []string{"people", "changes", "inbox", "places", "rules", "duplicates"} {
				sh.Go(section, nil)
				if section == "people" {
					sh.Go(section, birthdays(s)) // all buttons are there
				}
				w.Resize(room.AddWidthHeight(1, 1))
				w.Resize(room)
				name := fmt.Sprintf("%s, %s, %s", lang, size, section)
				if got := w.Canvas().Size(); got.Width > room.Width+1 || got.Height > room.Height+1 {
					t.Errorf("%s: the window grows to %v", name, got)
				}
				strip := uitest.Find[*kit.Choice](w.Content())[0]
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(strip)
				if right := at.X + strip.Size().Width; right > room.Width {
					t.Errorf("%s: the strip ends at %.0f", name, right)
				}
				if strip.HeightFor(strip.Size().Width) > strip.Size().Height+1 {
					t.Errorf("%s: the strip is %v and needs %v", name, strip.Size(), strip.HeightFor(strip.Size().Width))
				}
				for _, fault := range screens.Faults(w) {
					t.Errorf("%s: %s", name, fault)
				}
			}
			w.Close()
		}
	}
}
