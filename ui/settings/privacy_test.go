package settings

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/kit"
	"vestka/ui/kit/kittest"
)

type locks struct{ sealed, screen bool }

func (l locks) Sealed() bool { return l.sealed }
func (l locks) Screen() bool { return l.screen }

func private(t *testing.T, st *store, l locks) (*Section, *kittest.Frame, string) {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.NewTheme(kit.Light, 1))
	w := a.NewWindow("")
	s := New(Deps{Look: &look{lang: "be"}, Store: st, Runner: work.Synchronous(), Privacy: l})
	f := kittest.NewFrame(t, "be")
	screen := s.Build(f)
	w.SetContent(screen)
	words := ""
	each(screen, func(o fyne.CanvasObject) {
		if text, ok := o.(*kit.Text); ok {
			words += text.Words() + "\n"
		}
	})
	return s, f, words
}

func TestThePrivacyCardShowsWhatCountsAndKeepsWhatIsChosen(t *testing.T) {
	st := &store{values: map[string]string{app.SettingLockAfter: "30", app.SettingLockAway: app.Off}}
	s, f, _ := private(t, st, locks{sealed: true})
	p := s.privacy
	if p.after.SelectedIndex() != 4 || p.away.On() || !p.neutral.On() || len(st.wrote) != 0 {
		t.Fatalf("shows %d %v %v, wrote %v", p.after.SelectedIndex(), p.away.On(), p.neutral.On(), st.wrote)
	}
	p.after.SetSelectedIndex(0)
	p.away.Tapped(nil)
	p.neutral.Tapped(nil)
	if st.values[app.SettingLockAfter] != app.Never || st.values[app.SettingLockAway] != app.On || st.values[app.SettingNeutral] != app.Off {
		t.Fatalf("the store holds %v", st.values)
	}
	if len(f.Changes) != 3 {
		t.Errorf("told of %v", f.Changes)
	}
	st.err = errors.New("disk full")
	s.privacy.neutral.Tapped(nil)
	if len(f.Errors) == 0 || st.values[app.SettingNeutral] != app.Off {
		t.Errorf("told of %v", f.Errors)
	}
}

func TestThePrivacyCardClaimsOnlyWhatCanBeKnown(t *testing.T) {
	for _, c := range []struct {
		locks
		there, absent string
	}{
		{locks{true, true}, "settings.privacy.away.both", "settings.privacy.away.sleep"},
		{locks{true, false}, "settings.privacy.away.sleep", "settings.privacy.away.both"},
		{locks{false, true}, "settings.privacy.plain", "settings.privacy.after"},
	} {
		_, f, words := private(t, &store{values: map[string]string{}}, c.locks)
		if !strings.Contains(words, f.Loc().T(c.there)) || strings.Contains(words, f.Loc().T(c.absent)) {
			t.Errorf("%+v: %s", c.locks, words)
		}
	}
}

func TestWhatIsTypedButNotSavedIsKeptInTheEnd(t *testing.T) {
	st := &store{values: map[string]string{}}
	s, _ := section(t, st, &look{lang: "be"})
	st.err = errors.New("busy")
	s.sender.entry.SetText("Ганна")
	st.err = nil
	if err := s.Keep()(t.Context()); err != nil || st.values[app.SettingSender] != "Ганна" {
		t.Errorf("the store holds %v: %v", st.values, err)
	}
	before := len(st.wrote)
	s.sender.stored = "Ганна"
	if err := s.Keep()(t.Context()); err != nil || len(st.wrote) != before {
		t.Errorf("wrote %v: %v", st.wrote[before:], err)
	}
}
