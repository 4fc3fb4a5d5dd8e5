package settings

import (
	"slices"
	"testing"

	"vestka/app"
)

func TestWhoWritesIsShownAsItCountsAndSetAtOnce(t *testing.T) {
	st := &store{values: map[string]string{app.SettingWriter: app.WomanWrites}}
	s, f := section(t, st, &look{lang: "ru"})
	if s.writer.Chosen() != 1 {
		t.Fatalf("%d is chosen", s.writer.Chosen())
	}
	s.writer.Choose(0)
	if want := []string{"writer=man"}; !slices.Equal(st.wrote, want) {
		t.Errorf("wrote %v, want %v", st.wrote, want)
	}
	if len(f.Errors) > 0 {
		t.Error(f.Errors)
	}
}
