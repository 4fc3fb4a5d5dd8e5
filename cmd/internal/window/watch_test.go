package window

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	_ "unsafe" // for the name of a function of the toolkit
	"weak"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/work"
	"vestka/cmd/internal/session"
	"vestka/cmd/internal/wiring"
	"vestka/i18n"
	"vestka/ui"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// inside opens the window over a sealed store with the sample list.
func inside(t *testing.T) (*reader, *Door) {
	t.Helper()
	r, d := atDoor(t, made(t, sentence))
	r.text(sentence)
	r.key(fyne.KeyReturn)
	if d.Shell() == nil {
		t.Fatal("the store did not open")
	}
	return r, d
}

// pass lets the time pass in the steps of the clock.
func pass(d *Door, now *time.Time, by time.Duration) {
	for end := now.Add(by); now.Before(end); {
		*now = now.Add(tick)
		d.tick(*now, false)
	}
}

// set gives a setting of the open store a value, as another section would.
func set(t *testing.T, d *Door, key, value string) {
	t.Helper()
	c, err := d.open.Load().Store.SetSetting(context.Background(), key, value)
	if err != nil {
		t.Fatal(err)
	}
	d.Shell().Changed(c)
}

func TestAStoreThatNobodyUsesIsLockedAfterTenMinutesAndSaysSoBefore(t *testing.T) {
	r, d := inside(t)
	loc := i18n.For("be")
	now := noon
	pass(d, &now, 9*time.Minute+20*time.Second)
	if strings.Contains(uitest.Words(r.window.Content()), loc.T("shell.locks_soon")) {
		t.Error("it is said too early")
	}
	pass(d, &now, 15*time.Second)
	r.sees(loc.T("shell.locks_soon"))
	kit.Used()
	pass(d, &now, tick)
	if strings.Contains(uitest.Words(r.window.Content()), loc.T("shell.locks_soon")) {
		t.Error("it is still said to who is here again")
	}
	pass(d, &now, 9*time.Minute+36*time.Second)
	r.sees(loc.T("shell.locks_soon"))
	pass(d, &now, 20*time.Second)
	if d.Shell() == nil {
		t.Fatal("locked too early")
	}
	pass(d, &now, 10*time.Second)
	if d.Shell() != nil {
		t.Fatal("nobody was here for ten minutes, and it is not locked")
	}
	r.sees(loc.T("door.unlock"))
}

func TestWhoeverUsesTheWindowIsNotLockedOut(t *testing.T) {
	r, d := inside(t)
	floor := uitest.Find[*kit.Floor](r.window.Content())[0]
	if size := r.window.Canvas().Size(); floor.Size() != size {
		t.Errorf("the floor is %v, the window %v", floor.Size(), size)
	}
	now := noon
	choice := func() *kit.Choice { return uitest.Find[*kit.Choice](r.window.Content())[0] }
	for _, c := range []struct {
		name        string
		before, use func()
	}{
		{"a key where nothing has the focus", r.window.Canvas().Unfocus, func() { r.key(fyne.KeyF7) }},
		{"a key in a list", func() { r.ctrl(fyne.Key2) }, func() { r.down(fyne.KeyDown) }},
		{"a key in a field", func() { r.ctrl(fyne.KeyF) }, func() { r.down(desktop.KeyShiftLeft) }},
		{"a letter", func() {}, func() { r.text("я") }},
		{"a movement over the window", func() {}, func() { floor.Cursor() }},
		{"a press", func() { r.ctrl(fyne.KeyComma) }, func() { test.Tap(choice()) }},
		{"a movement over a dialog", func() { d.Shell().Dialogs().Error("", "") }, func() { top(r).(desktop.Cursorable).Cursor() }},
	} {
		c.before()
		pass(d, &now, 9*time.Minute)
		c.use()
		pass(d, &now, 9*time.Minute)
		if d.Shell() == nil {
			t.Fatalf("%s is not noticed", c.name)
		}
		c.use()
	}
	pass(d, &now, 11*time.Minute)
	if d.Shell() != nil {
		t.Error("not locked at the end")
	}
}

func top(r *reader) fyne.CanvasObject { return r.window.Canvas().Overlays().Top() }

type focusable interface {
	fyne.CanvasObject
	fyne.Focusable
}

// TestEveryWidgetThatCanHaveTheKeyboardTellsOfItsKeys holds that none is forgotten:
// the driver tells nobody else of them.
func TestEveryWidgetThatCanHaveTheKeyboardTellsOfItsKeys(t *testing.T) {
	r, d := inside(t)
	found := 0
	for i := range 5 {
		r.ctrl([]fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.KeyComma}[i])
		for _, f := range uitest.Find[focusable](r.window.Content()) {
			found++
			k, ok := f.(desktop.Keyable)
			if !ok {
				t.Errorf("%s: %T does not", d.Shell().Current().ID(), f)
				continue
			}
			heard := false
			kit.WhenUsed(func() { heard = true })
			k.KeyDown(&fyne.KeyEvent{Name: fyne.KeyF7})
			if d, ok := f.(fyne.Disableable); !heard && (!ok || !d.Disabled()) {
				t.Errorf("%T keeps its keys to itself", f)
			}
		}
	}
	if found < 20 {
		t.Fatalf("only %d were found", found)
	}
}

func TestAfterWhatTimeItLocksIsASetting(t *testing.T) {
	for value, locked := range map[string]bool{"1": true, "30": false, app.Never: false} {
		_, d := inside(t)
		set(t, d, app.SettingLockAfter, value)
		now := noon
		d.tick(now, false)
		pass(d, &now, 12*time.Minute)
		if (d.Shell() == nil) != locked {
			t.Errorf("%s: locked is %v", value, d.Shell() == nil)
		}
	}
}

func TestAPlainStoreIsNotLockedByTime(t *testing.T) {
	_, d := atDoor(t, made(t, ""))
	now := noon
	pass(d, &now, time.Hour)
	d.tick(now.Add(time.Hour), true)
	if d.Shell() == nil {
		t.Error("what has no key was locked")
	}
}

func TestAMachineThatSleptFindsTheStoreLockedUnlessThatIsNotWanted(t *testing.T) {
	for value, locked := range map[string]bool{app.On: true, app.Off: false} {
		_, d := inside(t)
		set(t, d, app.SettingLockAway, value)
		d.tick(noon, false)
		d.tick(noon.Add(time.Minute), true)
		if (d.Shell() == nil) != locked {
			t.Errorf("%s: locked is %v", value, d.Shell() == nil)
		}
	}
}

// outside opens the window with the real clockwork around it: work runs beside it,
// and what it brings is taken by until.
func outside(t *testing.T, path string, change func(*DoorConfig)) (r *reader, d *Door, until func(func() bool)) {
	t.Helper()
	a := test.NewTempApp(t)
	a.Preferences().SetString("language", "be")
	r = &reader{t: t, window: a.NewWindow("")}
	posted := make(chan func(), 1000)
	c := DoorConfig{
		App: a, Window: r.window, Path: path, Opener: r, Now: clock, After: stays, WorkFactor: cheap,
		Post: func(f func()) { posted <- f },
	}
	if change != nil {
		change(&c)
	}
	d = NewDoor(c)
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return r, d, func(done func() bool) {
		t.Helper()
		enough := time.After(20 * time.Second) // the clock goes on posting for ever
		for !done() {
			select {
			case f := <-posted:
				f()
			case <-enough:
				t.Fatal("the window waits for nothing")
			}
		}
	}
}

func TestWhatTheSystemTellsLocksTheStore(t *testing.T) {
	var away func()
	r, d, until := outside(t, made(t, sentence), func(c *DoorConfig) {
		c.Watch = func(_ context.Context, f func()) *session.Watch { away = f; return nil }
	})
	until(func() bool { return r.window.Canvas().Focused() != nil })
	r.text(sentence)
	r.key(fyne.KeyReturn)
	until(func() bool { return d.Shell() != nil })
	away()
	until(func() bool { return d.Shell() == nil })
}

func TestALongJobIsFinishedBeforeTheStoreLocksByItself(t *testing.T) {
	r, d, until := outside(t, made(t, sentence), nil)
	until(func() bool { return r.window.Canvas().Focused() != nil })
	r.text(sentence)
	r.key(fyne.KeyReturn)
	until(func() bool { return d.Shell() != nil && !d.inside.Busy() })
	gate, done := make(chan struct{}), false
	work.Change(d.inside, func(ctx context.Context, _ work.Progress) (int, error) {
		select {
		case <-gate:
		case <-ctx.Done():
		}
		return 0, ctx.Err()
	}, nil, func(_ int, err error) { done = err == nil })
	now := noon
	d.tick(now, false)
	pass(d, &now, 15*time.Minute)
	if d.Shell() == nil {
		t.Fatal("locked while something was being done")
	}
	close(gate)
	until(func() bool { return done && !d.inside.Busy() })
	pass(d, &now, tick)
	if d.Shell() != nil {
		t.Error("not locked after it")
	}
}

func TestTheClockLooksAfterTheStoreByItself(t *testing.T) {
	path := made(t, sentence)
	s, err := wiring.Open(context.Background(), path, options(sentence, false))
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Store.SetSetting(context.Background(), app.SettingLockAfter, "1")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	r, d, until := outside(t, path, nil)
	until(func() bool { return r.window.Canvas().Focused() != nil })
	r.text(sentence)
	r.key(fyne.KeyReturn)
	until(func() bool { return d.Shell() != nil })
	d.tick(time.Now().Add(-time.Hour), false) // somebody was here an hour ago
	until(func() bool { return d.Shell() == nil })
}

func TestTheTitleNamesTheSectionOnlyWhereThatIsWantedAndNeverAPerson(t *testing.T) {
	r, d := inside(t)
	r.ctrl(fyne.Key2)
	if r.window.Title() != ui.Name {
		t.Fatalf("the title is %q", r.window.Title())
	}
	set(t, d, app.SettingNeutral, app.Off)
	if want := "Людзі – " + ui.Name; r.window.Title() != want {
		t.Fatalf("the title is %q, want %q", r.window.Title(), want)
	}
	r.key(fyne.KeyDown, fyne.KeyReturn)
	for _, name := range names {
		if strings.Contains(r.window.Title(), name) {
			t.Errorf("the title names %s: %q", name, r.window.Title())
		}
	}
	d.Lock()
	if r.window.Title() != ui.Name {
		t.Errorf("a locked window is called %q", r.window.Title())
	}
}

func TestWhatWasCopiedLeavesTheClipboardAfterAMinute(t *testing.T) {
	r, d := inside(t)
	clip := fyne.CurrentApp().Clipboard()
	now := noon
	d.tick(now, false)
	r.ctrl(fyne.KeyF)
	r.text("Быкаў")
	r.shortcut(&fyne.ShortcutSelectAll{})
	r.shortcut(&fyne.ShortcutCopy{Clipboard: clip})
	pass(d, &now, 58*time.Second)
	if clip.Content() != "Быкаў" {
		t.Fatalf("after less than a minute the clipboard holds %q", clip.Content())
	}
	pass(d, &now, 6*time.Second)
	if clip.Content() != "" {
		t.Fatalf("after a minute the clipboard holds %q", clip.Content())
	}
	kit.Copy(clip, "Купала")
	clip.SetContent("of another program")
	pass(d, &now, 2*time.Minute)
	if clip.Content() != "of another program" {
		t.Error("what is not ours was thrown away")
	}
	kit.Copy(clip, "Колас")
	d.Leaving()
	if clip.Content() != "" {
		t.Errorf("at the end the clipboard holds %q", clip.Content())
	}
}

func TestANoteThatIsBeingWrittenWhenTheWindowLocksIsThereAgain(t *testing.T) {
	r, d := inside(t)
	loc := i18n.For("be")
	note := func() {
		t.Helper()
		r.ctrl(fyne.Key2)
		r.key(fyne.KeyHome, fyne.KeyReturn)
		r.tabTo2(loc.T("people.note.add"))
		r.key(fyne.KeyReturn)
		r.sees(loc.T("people.note.text"))
	}
	note()
	r.text("Піша вершы")
	d.Lock()
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.sees(loc.T("shell.drafts_kept"))
	note()
	if e := r.window.Canvas().Focused().(*kit.Entry); e.Text != "Піша вершы" {
		t.Fatalf("the note begins with %q", e.Text)
	}
	r.key(fyne.KeyEscape) // thrown away
	d.Lock()
	r.text(sentence)
	r.key(fyne.KeyReturn)
	note()
	if e := r.window.Canvas().Focused().(*kit.Entry); e.Text != "" {
		t.Errorf("the note begins with %q", e.Text)
	}
}

// tabTo2 goes to the words in a line that can be pressed.
func (r *reader) tabTo2(words string) {
	r.t.Helper()
	for range 90 {
		r.key(fyne.KeyTab)
		if f, ok := r.window.Canvas().Focused().(fyne.CanvasObject); ok && strings.Contains(uitest.Words(f), words) {
			if _, list := f.(fyne.Scrollable); !list {
				return
			}
		}
	}
	r.t.Fatalf("Tab does not come to %q", words)
}

func TestASettingThatIsTypedWhenTheWindowLocksIsKept(t *testing.T) {
	path := made(t, sentence)
	r, d, until := outside(t, path, nil)
	until(func() bool { return r.window.Canvas().Focused() != nil })
	r.text(sentence)
	r.key(fyne.KeyReturn)
	until(func() bool { return d.Shell() != nil && !d.inside.Busy() })
	r.ctrl(fyne.KeyComma)
	gate := make(chan struct{})
	work.Change(d.inside, func(ctx context.Context, _ work.Progress) (int, error) { <-ctx.Done(); close(gate); return 0, nil }, nil, func(int, error) {})
	uitest.Find[*kit.Entry](r.window.Content())[0].SetText("Ганна") // waits for its turn, which never comes
	d.Lock()
	<-gate
	until(func() bool { return r.window.Canvas().Focused() != nil })
	s, err := wiring.Open(context.Background(), path, options(sentence, false))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if got, err := s.Store.Setting(context.Background(), app.SettingSender); got != "Ганна" || err != nil {
		t.Errorf("the store holds %q: %v", got, err)
	}
}

func TestAJobThatIsNotPrintedIsThereAgainAfterUnlocking(t *testing.T) {
	r, d := inside(t)
	loc := i18n.For("be")
	ids := []app.PersonID{}
	for _, b := range birthdaysSoon(d.open.Load()) {
		if b.HasAddress {
			ids = append(ids, b.ID)
		}
	}
	d.Shell().Go("print", slices.Clone(ids))
	r.tabTo2(loc.T("printroom.own_words"))
	r.key(fyne.KeyReturn)
	r.shortcut(&fyne.ShortcutSelectAll{})
	r.text("Свае словы.")
	r.tabTo(loc.T("printroom.own_words.use"))
	r.key(fyne.KeyReturn)
	d.Lock()
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.sees(loc.T("printroom.count", "Count", len(ids)))
	r.tabTo2(loc.T("printroom.own_words"))
	r.key(fyne.KeyReturn)
	if e := r.window.Canvas().Focused().(*kit.Entry); e.Text != "Свае словы." {
		t.Errorf("the words are %q", e.Text)
	}
	r.key(fyne.KeyEscape)

	path := filepath.Join(t.TempDir(), "cards.pdf") // printed, it is finished
	r.ctrl(fyne.KeyP)
	r.key(fyne.KeyReturn) // that a saved file is not protected
	r.text(path)
	r.key(fyne.KeyReturn)
	d.Lock()
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.ctrl(fyne.Key4)
	r.sees(loc.T("printroom.empty.title"))
}

// notices are what the system was asked to show.
type notices struct {
	fyne.App
	shown []string
}

func (n *notices) SendNotification(m *fyne.Notification) {
	n.shown = append(n.shown, m.Title+": "+m.Content)
}

func TestTheEndOfALongJobIsToldToWhoeverIsElsewhereAndNamesNobody(t *testing.T) {
	r, d := inside(t)
	told := &notices{App: d.config.App}
	d.config.App = told
	d.Lock()
	now := noon
	d.config.Now = func() time.Time { return now }
	r.text(sentence)
	r.key(fyne.KeyReturn)
	job := func(takes time.Duration, front bool) string {
		told.shown, d.front = nil, front
		ended := d.Shell().Began()
		now = now.Add(takes)
		ended("5 картак")
		return fmt.Sprint(told.shown)
	}
	if got := job(time.Minute, true); got != "[]" {
		t.Errorf("told to who sees it: %s", got)
	}
	if got := job(time.Second, false); got != "[]" {
		t.Errorf("told of what took no time: %s", got)
	}
	if got := job(time.Minute, false); got != "[Vestka: Гатова.]" {
		t.Errorf("told %s", got)
	}
	set(t, d, app.SettingNeutral, app.Off)
	if got := job(time.Minute, false); got != "[Vestka: 5 картак]" {
		t.Errorf("told %s", got)
	}
}

// forgetDrawn has the toolkit forget what it drew, as it does by itself when a
// minute has passed; it has no call for that.
//
//go:linkname forgetDrawn fyne.io/fyne/v2/internal/cache.destroyExpiredRenderers
func forgetDrawn(now time.Time)

func TestLockingDropsTheListAndItsSearchKeys(t *testing.T) {
	r, d := inside(t)
	services, list := weak.Make(d.open.Load()), weak.Make(d.open.Load().Directory)
	for _, section := range []fyne.KeyName{fyne.Key2, fyne.Key3, fyne.Key4, fyne.KeyComma, fyne.Key1} {
		r.ctrl(section)
	}
	d.Lock()
	r.sees(i18n.For("be").T("door.unlock"))
	if kept := list.Value(); kept != nil && len(kept.Everybody()) > 0 {
		t.Error("the list of people is still there")
	}
	forgetDrawn(time.Now().Add(time.Hour))
	for range 10 {
		runtime.GC()
	}
	if list.Value() != nil || services.Value() != nil {
		t.Error("what the sections stood on is still in memory")
	}
}

func TestWhatTheToolkitDrewIsForgottenSoonAfterLocking(t *testing.T) {
	r, d := inside(t)
	d.Lock()
	drawn := 0
	r.window.SetContent(&counting{Widget: kit.NewFloor(), refreshed: &drawn})
	now := noon
	pass(d, &now, 2*time.Minute)
	if drawn < 30 {
		t.Fatalf("drawn %d times, and forgotten only when drawn", drawn)
	}
	pass(d, &now, 3*time.Minute)
	before := drawn
	pass(d, &now, time.Hour)
	if drawn != before {
		t.Error("a locked window is drawn for ever")
	}
}

// counting counts how often it is drawn anew.
type counting struct {
	fyne.Widget
	refreshed *int
}

func (c *counting) Refresh() { *c.refreshed++ }
