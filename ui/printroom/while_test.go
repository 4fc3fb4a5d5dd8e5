package printroom

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/printing"
	"vestka/app/work"
	"vestka/ui/uitest"
)

// thread is the window's thread: the results of work wait until the test takes them.
type thread chan func()

func newThread(t *testing.T, w *uitest.World) thread {
	t.Helper()
	posts := make(thread, 100)
	w.Runner = work.New(func(f func()) { posts <- f })
	t.Cleanup(w.Runner.Stop)
	return posts
}

// take brings n results to the section.
func (posts thread) take(n int) {
	for range n {
		(<-posts)()
	}
}

// slowSettings hold the second text back on its way into the store.
type slowSettings struct {
	app.SettingStore
	texts int
	gate  chan struct{}
}

func (s *slowSettings) SetSetting(ctx context.Context, key, value string) (app.Changes, error) {
	if s.texts++; s.texts == 2 {
		<-s.gate
	}
	return s.SettingStore.SetSetting(ctx, key, value)
}

func TestWhatIsBeingTypedIsNotOverwrittenByWhatWasSavedBefore(t *testing.T) {
	w := uitest.New(t, "be").Sample()
	posts := newThread(t, w)
	s := section(w)
	slow := &slowSettings{SettingStore: w.Store, gate: make(chan struct{})}
	s.deps.Settings = slow
	s.Open(w.Birthdays())
	w.Show(s)
	posts.take(5) // settings and cards, when built and when everything is new, and the designs

	w.Window.Canvas().Focus(s.sender)
	s.sender.TypedRune('А')
	s.sender.TypedRune('н')
	posts.take(5) // the cards twice, the first letter saved, and the settings and what may be sent read after it
	if name, err := w.Store.Setting(context.Background(), app.SettingSender); name != "А" || err != nil {
		t.Fatalf("the store holds %q %v", name, err)
	}
	if s.sender.Text != "Ан" || s.sender.CursorColumn != 2 {
		t.Fatalf("the field holds %q, the caret is at %d", s.sender.Text, s.sender.CursorColumn)
	}
	close(slow.gate)
	posts.take(3) // the second letter saved, and the settings and what may be sent read after it
	if name, err := w.Store.Setting(context.Background(), app.SettingSender); name != "Ан" || err != nil || s.sender.Text != "Ан" || s.saving != 0 {
		t.Fatalf("the store holds %q %v, the field %q", name, err, s.sender.Text)
	}
	if !strings.HasSuffix(s.job.Cards[0].Text, "Ан") {
		t.Fatalf("%q", s.job.Cards[0].Text)
	}
}

// slowPress prints only when somebody has had enough.
type slowPress struct {
	Press
	begun chan struct{}
}

func (p *slowPress) SavePaper(ctx context.Context, job *printing.Job, nr int, path string, progress func(int, int)) error {
	close(p.begun)
	<-ctx.Done()
	return p.Press.SavePaper(ctx, job, nr, path, progress)
}

func TestALargeJobThatIsCancelledLeavesNothing(t *testing.T) {
	w := uitest.New(t, "en")
	posts := newThread(t, w)
	s := section(w)
	slow := &slowPress{Press: w.Press, begun: make(chan struct{})}
	s.deps.Press = slow
	s.Open(crowd(w, manyCards+10))
	w.Show(s)
	posts.take(7)
	path := filepath.Join(t.TempDir(), "cards.pdf")
	w.Reader.Files = []string{path}
	w.Tap(w.T("printroom.print"))
	<-slow.begun
	if !s.busy || w.Has(w.T("printroom.print")) {
		t.Fatal("it can be printed twice")
	}
	w.Do(s, "P") // hears nothing: there is no answer for a dialog
	w.Reader.Sheets[0].Cancel()
	posts.take(1)
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(files) != 0 {
		t.Errorf("left %v %v", files, err)
	}
	if letters, err := w.Store.Letters(context.Background(), app.LetterFilter{}); err != nil || len(letters) != 0 {
		t.Errorf("logged %v %v", letters, err)
	}
	if len(w.Errors) != 1 || app.CodeOf(w.Errors[0]) != app.Cancelled || w.Went != nil || w.Opened != nil || s.busy || !w.Has(w.T("printroom.print")) {
		t.Errorf("%v %v", w.Errors, w.Went)
	}
}

// slowPreparing lays cards out only when it may.
type slowPreparing struct {
	Press
	gate chan struct{}
}

func (p *slowPreparing) Prepare(ctx context.Context, req printing.Request, progress func(int, int)) (*printing.Job, error) {
	<-p.gate
	return p.Press.Prepare(ctx, req, progress)
}

func TestPrintingWaitsForTheCardsThatWereChosenLast(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	posts := newThread(t, w)
	s := section(w)
	slow := &slowPreparing{Press: w.Press, gate: make(chan struct{}, 10)}
	s.deps.Press = slow
	s.Open(w.Birthdays())
	slow.gate <- struct{}{}
	slow.gate <- struct{}{}
	w.Show(s)
	if s.Focus() == nil || w.Window.Canvas().Focused() != s.Focus() {
		t.Fatal("while the cards are laid out the keyboard is nowhere")
	}
	posts.take(7)
	choose(w, textChoice, 1)
	path := filepath.Join(t.TempDir(), "cards.pdf")
	w.Reader.Files = []string{path}
	w.Tap(w.T("printroom.print"))
	if s.busy {
		t.Fatal("the old cards are being printed")
	}
	slow.gate <- struct{}{}
	posts.take(2) // the cards, then the PDF
	letters, err := w.Store.Letters(context.Background(), app.LetterFilter{})
	if err != nil || len(letters) != 6 || letters[0].Occasion != app.Greeting {
		t.Fatalf("%v %v", letters, err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	posts.take(1) // the viewer
	if len(w.Opened) != 1 || letters[0].Made != apptest.FixedClock() {
		t.Fatalf("%v", w.Opened)
	}
}
