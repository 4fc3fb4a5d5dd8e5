package settings

import (
	"slices"
	"testing"

	"vestka/app"
)

func TestTheCaseOfAnAddressIsShownAsItCountsAndSetAtOnce(t *testing.T) {
	st := &store{values: map[string]string{app.SettingCase: string(app.Dative)}}
	s, f := section(t, st, &look{lang: "be"})
	if s.inCase.Chosen() != 1 {
		t.Fatalf("%d is chosen", s.inCase.Chosen())
	}
	s.inCase.Choose(0)
	if want := []string{"address_case=nominative"}; !slices.Equal(st.wrote, want) {
		t.Errorf("wrote %v, want %v", st.wrote, want)
	}
	if len(f.Errors) > 0 {
		t.Error(f.Errors)
	}
}
