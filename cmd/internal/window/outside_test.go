package window

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/apptest/traces"
	"vestka/app/importer/viasnatest"
	"vestka/i18n"
	"vestka/ui/kit"
)

// machine is a place of its own for a window: a home, where the system's folders
// and those of the toolkit lie, and folders of the user's, whose names tell who
// they write to.
type machine struct {
	dir, store, mine string
}

const (
	tellingFolder = "Лісты Багрыму"
	tellingFile   = "вязні-сябры.csv"
	tellingName   = "Алаіза-Людвіка"
	tellingStreet = "завулак Ціхі, 17"
)

func newMachine(t *testing.T) machine {
	t.Helper()
	dir := t.TempDir()
	m := machine{dir, filepath.Join(dir, "store"), filepath.Join(dir, "home", tellingFolder)}
	for name, value := range map[string]string{
		"HOME": "home", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state",
		"XDG_RUNTIME_DIR": "run", "TMPDIR": "tmp",
	} {
		if err := os.MkdirAll(filepath.Join(dir, value), 0o700); err != nil {
			t.Fatal(err)
		}
		t.Setenv(name, filepath.Join(dir, value))
	}
	for _, folder := range []string{m.store, m.mine} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(filepath.Join(dir, "home"))
	f, err := os.Create(filepath.Join(m.mine, tellingFile))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := viasnatest.Machine(f, 60, 7, app.Belarusian); err != nil {
		t.Fatal(err)
	}
	return m
}

// types writes over what stands in the field.
func (r *reader) types(text string) {
	r.t.Helper()
	r.shortcut(&fyne.ShortcutSelectAll{})
	r.text(text)
}

// tabToEntry goes to the next field.
func (r *reader) tabToEntry() {
	r.t.Helper()
	for range 40 {
		r.key(fyne.KeyTab)
		if _, ok := r.window.Canvas().Focused().(*kit.Entry); ok {
			return
		}
	}
	r.t.Fatal("Tab comes to no field")
}

// wholeJob is what somebody does in an evening: a list is opened through the file
// dialog, people are searched, cards and a list of birthdays are saved and shown, a
// backup is made, the window is locked.
func (m machine) wholeJob(t *testing.T, r *reader, d *Door) {
	t.Helper()
	loc := i18n.For("be")
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.text(sentence)
	r.key(fyne.KeyReturn)
	r.tabTo(loc.T("today.try_sample"))
	r.key(fyne.KeyReturn)
	r.tabTo(loc.T("today.open_list"))
	r.key(fyne.KeyReturn)
	r.tabToEntry() // the path in the browser
	r.types(filepath.Join(m.mine, tellingFile))
	r.key(fyne.KeyReturn)
	r.key(fyne.KeyReturn) // take over what is new
	r.ctrl(fyne.Key2)
	r.ctrl(fyne.KeyF)
	r.text("Караткевіч")

	r.ctrl(fyne.KeyComma)
	r.tabToEntry()
	r.types(tellingName)
	r.tabToEntry()
	r.types(tellingStreet)

	services := d.open.Load()
	d.Shell().Go("print", birthdays(services))
	r.ctrl(fyne.KeyP)
	r.sees(loc.T("unsealed.told"))
	r.key(fyne.KeyReturn)
	r.types(filepath.Join(m.mine, "паштоўкі Багрыму.pdf"))
	r.key(fyne.KeyReturn, fyne.KeyReturn) // all of them came out
	d.Shell().Go("today", nil)
	r.tabTo(loc.T("today.save_list"))
	r.key(fyne.KeyReturn)
	r.types(filepath.Join(m.mine, "дні народзінаў.csv"))
	r.key(fyne.KeyReturn)
	if len(r.opened) != 2 {
		t.Fatalf("shown: %v", r.opened)
	}
	if backups, ok := services.Store.(interface {
		Backup(ctx context.Context, path string) error
	}); !ok || backups.Backup(context.Background(), filepath.Join(m.mine, "копія")) != nil {
		t.Fatal("there is no backup")
	}
	r.ctrl(fyne.KeyL)
	r.sees(loc.T("door.unlock"))
}

// fontIndex is the list of the system's fonts, which the toolkit keeps where the
// system's caches are; all that there may be outside.
var fontIndex = regexp.MustCompile(`/cache/font_index_v[0-9]+\.cache$`)

// TestNothingPersonalLiesOutsideTheStoreAfterAnEvening reads every file on the
// machine but those that were asked for, and the toolkit's preferences, which the
// test driver keeps in memory.
func TestNothingPersonalLiesOutsideTheStoreAfterAnEvening(t *testing.T) {
	m := newMachine(t)
	a := test.NewTempApp(t)
	a.Preferences().SetString("language", "be")
	r := &reader{t: t, window: a.NewWindow("")}
	r.window.Resize(fyne.NewSize(1280, 800))
	d := NewDoor(DoorConfig{App: a, Window: r.window, Path: filepath.Join(m.store, "vestka.db"), Opener: r, Now: clock, After: stays, WorkFactor: cheap})
	m.wholeJob(t, r, d)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	words := append([]string{
		tellingFolder, tellingFile, tellingName, tellingStreet, sentence, "паштоўкі Багрыму", "дні народзінаў", m.mine,
	}, names...)
	var outside []string
	asked := 0
	err := filepath.WalkDir(m.dir, func(path string, f os.DirEntry, err error) error {
		switch {
		case err != nil || f.IsDir():
		case strings.HasPrefix(path, m.mine):
			asked++
		case fontIndex.MatchString(path):
		case !strings.HasPrefix(path, m.store):
			outside = append(outside, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if asked != 4 {
		t.Errorf("%d files where four should be: the job was not done", asked)
	}
	if len(outside) > 0 {
		t.Errorf("written where nobody asked: %v", outside)
	}
	finder := traces.New(words...)
	found, err := finder.Below(m.dir, func(path string) bool { return strings.HasPrefix(path, m.mine) })
	if err != nil || len(found) > 0 {
		t.Errorf("found %v, %v", found, err)
	}
	preferencesTell(t, a.Preferences(), finder)
	// That the search finds anything at all:
	if there, err := finder.Below(m.mine, nil); err != nil || len(there) == 0 {
		t.Errorf("the search finds nothing where everything is: %v", err)
	}
}

// preferencesTell holds that the toolkit keeps nothing but how the window looks.
func preferencesTell(t *testing.T, p fyne.Preferences, finder *traces.Finder) {
	t.Helper()
	all, ok := p.(interface{ ReadValues(func(map[string]any)) })
	if !ok {
		t.Fatalf("the preferences %T cannot be read", p)
	}
	all.ReadValues(func(values map[string]any) {
		if len(values) == 0 {
			t.Error("there are no preferences: they are not read")
		}
		for key, value := range values {
			if !slices.Contains([]string{"language", "colours", "text_size", "window.width", "window.height"}, key) {
				t.Errorf("the preference %q", key)
			}
			if text, ok := value.(string); ok && len(finder.In([]byte(text))) > 0 {
				t.Errorf("the preference %q is %q", key, text)
			}
		}
	})
}
