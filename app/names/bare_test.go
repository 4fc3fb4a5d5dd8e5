package names

import "testing"

func TestALatinNameLosesItsSigns(t *testing.T) {
	for s, want := range map[string]string{
		"Paškievič": "Paskievic", "Ałaiza": "Alaiza", "Żaŭnier": "Zaunier", "Šćiapan": "Sciapan", "Pas\u030ckievic\u030c": "Paskievic",
	} {
		if got, has := Bare(s); got != want || !has {
			t.Errorf("%q is bare %q, %v", s, got, has)
		}
	}
	for _, s := range []string{"", "Kupala", "Пашкевіч", "Алёна Воўк-Йордан", "O'Neil"} {
		if got, has := Bare(s); got != s || has {
			t.Errorf("%q: %q, %v", s, got, has)
		}
	}
}
