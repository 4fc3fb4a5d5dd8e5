package settings

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/kit"
	"vestka/ui/kit/kittest"
)

type store struct {
	values map[string]string
	wrote  []string
	err    error
}

func (s *store) Setting(_ context.Context, key string) (string, error) {
	return s.values[key], s.err
}

func (s *store) SetSetting(_ context.Context, key, value string) (app.Changes, error) {
	s.wrote = append(s.wrote, key+"="+value)
	if s.err == nil {
		s.values[key] = value
	}
	return app.Changes{Kinds: app.KindSettings}, s.err
}

type look struct {
	lang string
	mode kit.Mode
	size int
}

func (l *look) Language() string        { return l.lang }
func (l *look) SetLanguage(lang string) { l.lang = lang }
func (l *look) Mode() kit.Mode          { return l.mode }
func (l *look) SetMode(m kit.Mode)      { l.mode = m }
func (l *look) Size() int               { return l.size }
func (l *look) SetSize(i int)           { l.size = i }

func section(t *testing.T, st *store, lk *look) (*Section, *kittest.Frame) {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(kit.Light, 1))
	w := a.NewWindow("")
	s := New(Deps{Look: lk, Store: st, Runner: work.Synchronous(), Path: "/home/ганна/vestka.db", Version: "0.1"})
	f := kittest.NewFrame(t, "be")
	w.SetContent(s.Build(f))
	w.Resize(fyne.NewSize(900, 700))
	return s, f
}

func TestWhatTheStoreHoldsIsShown(t *testing.T) {
	st := &store{values: map[string]string{app.SettingSender: "Ганна", app.SettingReturn: "вул. Узорная, 1\n000000, г. Узорск"}}
	s, _ := section(t, st, &look{lang: "be"})
	if s.sender.entry.Text != "Ганна" || s.back.entry.Text != "вул. Узорная, 1\n000000, г. Узорск" {
		t.Fatalf("shows %q and %q", s.sender.entry.Text, s.back.entry.Text)
	}
	if len(st.wrote) != 0 {
		t.Fatalf("showing wrote %v", st.wrote)
	}
}

func TestThereIsNoReturnAddressUnlessTheReaderGivesOne(t *testing.T) {
	s, _ := section(t, &store{values: map[string]string{}}, &look{lang: "be"})
	if s.back.entry.Text != "" {
		t.Fatalf("the return address begins with %q", s.back.entry.Text)
	}
}

func TestAFieldInTheReturnAddressThatCannotBeFilledInIsSaid(t *testing.T) {
	s, f := section(t, &store{values: map[string]string{}}, &look{lang: "be"})
	for address, wrong := range map[string]bool{"{sender}, вул. Узорная, 1": false, "{nobody}": true, "Ад {given}": true, "{": true} {
		s.back.entry.SetText(address)
		hint := f.Loc().T("settings.return.hint")
		if said := s.backSays.Words(); (said == hint) == wrong {
			t.Errorf("%q: %q is said", address, said)
		}
	}
}

func TestWhatIsTypedIsSavedWithoutAButton(t *testing.T) {
	st := &store{values: map[string]string{}}
	s, f := section(t, st, &look{lang: "be"})
	test.Type(s.sender.entry, "Ганна ")
	if st.values[app.SettingSender] != "Ганна" {
		t.Fatalf("the store holds %q", st.values[app.SettingSender])
	}
	if s.sender.entry.Text != "Ганна " {
		t.Fatalf("what is being typed became %q", s.sender.entry.Text)
	}
	if len(f.Changes) != len(st.wrote) || !f.Changes[0].Has(app.KindSettings) {
		t.Fatalf("told of %v", f.Changes)
	}
}

func TestATextThatCannotBeSavedStaysInItsFieldAndIsSaid(t *testing.T) {
	st := &store{values: map[string]string{}}
	s, f := section(t, st, &look{lang: "be"})
	st.err = errors.New("disk full")
	s.sender.entry.SetText("Ганна")
	if s.sender.entry.Text != "Ганна" || len(f.Errors) != 1 {
		t.Fatalf("the field holds %q, told of %v", s.sender.entry.Text, f.Errors)
	}
	st.err = nil
	s.sender.entry.SetText("Ганна К")
	if st.values[app.SettingSender] != "Ганна К" {
		t.Fatal("after a failure nothing is saved any more")
	}
}

func TestTheChangesOfOthersAreShownButNeverOverWhatIsBeingTyped(t *testing.T) {
	st := &store{values: map[string]string{app.SettingSender: "Ганна"}}
	s, _ := section(t, st, &look{lang: "be"})
	st.values[app.SettingSender] = "Алесь"
	s.Reload(app.Changes{Kinds: app.KindPeople})
	if s.sender.entry.Text != "Ганна" {
		t.Fatal("reloaded for a change that is not its own")
	}
	s.Reload(app.Changes{Kinds: app.KindSettings})
	if s.sender.entry.Text != "Алесь" {
		t.Fatalf("shows %q", s.sender.entry.Text)
	}
	st.err = errors.New("disk full")
	s.sender.entry.SetText("Алеся")
	st.err = nil
	s.Reload(app.Changes{Kinds: app.KindSettings})
	if s.sender.entry.Text != "Алеся" {
		t.Fatalf("what was typed became %q", s.sender.entry.Text)
	}
}

func TestLanguageColoursAndSizeAreTakenAtOnce(t *testing.T) {
	lk := &look{lang: "be", mode: kit.System}
	s, f := section(t, &store{values: map[string]string{}}, lk)
	if s.language.Chosen() != 2 {
		t.Fatalf("the language that is marked is number %d", s.language.Chosen())
	}
	s.language.Choose(0)
	s.size.Choose(2)
	if lk.lang != "en" || lk.size != 2 {
		t.Fatalf("took %+v", lk)
	}
	if f.Focused != fyne.Focusable(s.size) {
		t.Fatal("the keyboard did not stay")
	}
	found := 0
	each(s.Build(f), func(o fyne.CanvasObject) {
		if c, ok := o.(*kit.Choice); ok {
			found++
			if c != s.language && c != s.size && c != s.who.relation && c != s.inCase && c != s.writer && c != s.leap {
				c.Choose(2)
			}
		}
	})
	if found != 7 || lk.mode != kit.Dark { // the others say how an address is written, when 29 February is, who writes and what the sender is to people
		t.Fatalf("%d choices, colours %q", found, lk.mode)
	}
}

func TestThePathOfTheStoreIsShown(t *testing.T) {
	s, f := section(t, &store{values: map[string]string{}}, &look{lang: "be"})
	shown := []string{}
	each(s.Build(f), func(o fyne.CanvasObject) {
		if text, ok := o.(*kit.Text); ok {
			shown = append(shown, text.Words())
		}
	})
	all := fmt.Sprint(shown)
	for _, want := range []string{"/home/ганна/vestka.db", "«Вестка», версія 0.1", "Усё застаецца на гэтым камп’ютары."} {
		if !contains(shown, want) {
			t.Errorf("%q is not shown: %s", want, all)
		}
	}
}

func contains(all []string, want string) bool {
	for _, s := range all {
		if s == want {
			return true
		}
	}
	return false
}

func each(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	visit(o)
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, p := range parts {
		each(p, visit)
	}
}
