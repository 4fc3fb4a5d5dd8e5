package window

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/i18n"
	"vestka/ui"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// reader is somebody with a keyboard and no mouse.
type reader struct {
	t      *testing.T
	window fyne.Window
	opened []string
}

// Open is the viewer.
func (r *reader) Open(_ context.Context, path string) error {
	r.opened = append(r.opened, path)
	return nil
}

// key types a key as the driver does: into what has the focus, else into the window.
func (r *reader) key(keys ...fyne.KeyName) {
	c := r.window.Canvas()
	for _, k := range keys {
		r.down(k)
		switch f := c.Focused(); {
		case k == fyne.KeyTab:
			c.FocusNext()
		case f != nil:
			f.TypedKey(&fyne.KeyEvent{Name: k})
		default:
			c.OnTypedKey()(&fyne.KeyEvent{Name: k})
		}
	}
}

// down tells of the key, as the driver does before anything comes of it.
func (r *reader) down(k fyne.KeyName) {
	if f, ok := r.window.Canvas().Focused().(desktop.Keyable); ok {
		f.KeyDown(&fyne.KeyEvent{Name: k})
	}
}

func (r *reader) text(s string) {
	r.t.Helper()
	f := r.window.Canvas().Focused()
	if f == nil {
		r.t.Fatalf("nothing takes the text %q", s)
	}
	for _, c := range s {
		f.TypedRune(c)
	}
}

func (r *reader) shortcut(s fyne.Shortcut) {
	if f, ok := r.window.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	kit.KeysOf(r.window.Canvas()).TypedShortcut(s)
}

func (r *reader) ctrl(k fyne.KeyName) {
	r.shortcut(&desktop.CustomShortcut{KeyName: k, Modifier: kit.Command})
}

// tabTo goes to the button with the words.
func (r *reader) tabTo(words string) {
	r.t.Helper()
	for range 40 {
		r.key(fyne.KeyTab)
		if b, ok := r.window.Canvas().Focused().(*kit.Button); ok && b.Text() == words {
			return
		}
	}
	r.t.Fatalf("Tab does not come to %q", words)
}

// sees ends the test where the words are not on the screen.
func (r *reader) sees(words ...string) {
	r.t.Helper()
	top := r.window.Canvas().Overlays().Top()
	if top == nil {
		top = r.window.Content()
	}
	all := uitest.Words(top)
	for _, w := range words {
		if !strings.Contains(all, w) {
			r.t.Fatalf("%q is not on the screen: %q", w, all)
		}
	}
}

// start opens the window over an empty store in Belarusian.
func start(t *testing.T) (*reader, *wiring.Services, *ui.Shell) {
	t.Helper()
	a := test.NewTempApp(t)
	a.Preferences().SetString("language", "be")
	r := &reader{t: t, window: a.NewWindow("")}
	r.window.Resize(fyne.NewSize(1280, 800))
	s := open(t, false)
	shell := Fill(Config{
		App: a, Window: r.window, Services: s, Runner: work.Synchronous(), Opener: r, Now: clock, Path: "vestka.db", After: stays,
	})
	return r, s, shell
}

func TestTheWholeJobIsDoneByKeyboard(t *testing.T) {
	r, s, shell := start(t)
	loc := i18n.For("be")
	r.sees(loc.T("today.empty.title"))
	r.tabTo(loc.T("today.try_sample"))
	r.key(fyne.KeyReturn)
	r.sees("Уладзімір Караткевіч", loc.T("today.late"))

	for range 5 {
		r.key(fyne.KeyDown, fyne.KeySpace)
	}
	r.sees(loc.T("people.write_to", "Count", 5))
	r.ctrl(fyne.KeyReturn)
	r.sees(loc.T("printroom.count", "Count", 5), loc.T("letter.lang.be"))
	r.key(fyne.KeyReturn) // the first card, large
	r.sees(loc.T("printroom.card_of", "Card", 1, "Count", 5))
	r.key(fyne.KeyEscape)

	path := filepath.Join(t.TempDir(), "паштоўкі ў снежні.pdf")
	r.ctrl(fyne.KeyP)
	r.sees(loc.T("unsealed.told")) // the first time
	r.key(fyne.KeyReturn)
	r.sees(loc.T("printroom.save"))
	r.text(path)
	r.key(fyne.KeyReturn)
	b, err := os.ReadFile(path)
	if err != nil || bytes.Count(b, []byte("/Type/Page/")) != 10 {
		t.Fatalf("the PDF has %d pages: %v", bytes.Count(b, []byte("/Type/Page/")), err)
	}
	if !slices.Equal(r.opened, []string{path}) {
		t.Fatalf("the viewer got %q", r.opened)
	}

	r.sees(loc.T("journal.question", "Count", 5))
	if got := logStates(t, s); got[app.Ready] != 5 {
		t.Fatalf("before the answer: %v", got)
	}
	r.key(fyne.KeyReturn)
	r.sees(loc.T("journal.count", "Count", 5), loc.T("letter.state.printed"), loc.T("journal.marked", "Count", 5))
	if got := logStates(t, s); got[app.Printed] != 5 || got[app.Ready] != 0 {
		t.Fatalf("after the answer: %v", got)
	}
	letters, _, err := s.Journal.Letters(context.Background(), app.LetterFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range letters {
		if l.Person == 0 || l.Text == "" || l.Picture == "" || l.Facility == "" || l.Occasion != app.Birthday || !l.Sample || !strings.HasSuffix(l.Address, "REPUBLIC OF BELARUS") {
			t.Errorf("%+v", l)
		}
	}
	r.key(fyne.KeyDown) // the keyboard is in the list of entries
	name, _, _ := strings.Cut(letters[1].Address, "\n")
	r.sees(name)

	r.shortcut(&fyne.ShortcutUndo{})
	if got := logStates(t, s); got[app.Ready] != 5 {
		t.Fatalf("the answer is not taken back: %v", got)
	}
	r.ctrl(fyne.Key1)
	if shell.Current().ID() != "today" {
		t.Fatal(shell.Current().ID())
	}
	r.sees(loc.T("today.waiting.text", "Count", 5), loc.T("journal.answer"))
}

func logStates(t *testing.T, s *wiring.Services) map[app.LetterState]int {
	t.Helper()
	letters, _, err := s.Journal.Letters(context.Background(), app.LetterFilter{})
	if err != nil {
		t.Fatal(err)
	}
	n := map[app.LetterState]int{}
	for _, l := range letters {
		n[l.State]++
	}
	return n
}
