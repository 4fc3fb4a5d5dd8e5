package register

import "testing"

// TestNoFacilityOfSeveral leaves it to a person which is meant.
func TestNoFacilityOfSeveral(t *testing.T) {
	r := loaded(t)
	for _, text := range []string{"СИЗО-1; ИК-1", "ИК-1\nИК-4", "не ИК-1", "not IK-1", "ня ПК-1", "Не в ИК-1"} {
		if code, ok := r.Match(text); ok {
			t.Errorf("%q is taken for %s", text, code)
		}
	}
	for _, text := range []string{"ИК-4; ранее СИЗО-1", "ПК №4;ПК №4, Гомель, вул. Антошкіна, 3"} {
		if code, _ := r.Match(text); code != "IK-4" {
			t.Errorf("%q is taken for %q", text, code)
		}
	}
}
