package settings

import (
	"errors"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
)

func TestTheSwitchForPicturesShowsAndSetsWhatCounts(t *testing.T) {
	for stored, on := range map[string]bool{"": true, app.On: true, app.Off: false} {
		st := &store{values: map[string]string{app.SettingStrip: stored}}
		s, _ := section(t, st, &look{lang: "be"})
		if s.strip.On() != on {
			t.Fatalf("%q: on is %v", stored, s.strip.On())
		}
		s.strip.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		want := app.SettingStrip + "=" + app.Off
		if !on {
			want = app.SettingStrip + "=" + app.On
		}
		if fmt.Sprint(st.wrote) != fmt.Sprint([]string{want}) || s.strip.On() == on {
			t.Errorf("%q: wrote %v", stored, st.wrote)
		}
	}
}

func TestASwitchThatCouldNotBeSetIsTold(t *testing.T) {
	st := &store{values: map[string]string{}}
	s, f := section(t, st, &look{lang: "be"})
	st.err = errors.New("trouble")
	s.strip.Tapped(nil)
	if len(f.Errors) == 0 {
		t.Error("nobody was told")
	}
	st.err = nil
	s.loadStrip()
	if !s.strip.On() {
		t.Error("what was wished is shown, not what counts")
	}
}
