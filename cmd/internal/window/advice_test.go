package window

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/ui/uitest"
)

func TestWhatToWriteIsOneKeyAwayWhereverATextIsWritten(t *testing.T) {
	b := newByHand(t)
	for _, section := range []string{"desk", "templates", "snippets", "words"} {
		b.sh.Go(section, nil)
		b.shortcut(fyne.KeyF4, 0)
		top := b.win.Canvas().Overlays().Top()
		if top == nil || !strings.Contains(uitest.Words(top), b.loc().T("desk.guide.omit")) {
			t.Fatalf("%s: F4 shows no guide", section)
		}
		b.presses(b.loc().T("dialog.close"))
	}
}
