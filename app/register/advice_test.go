package register

import (
	"strings"
	"testing"
	"testing/fstest"

	"vestka/app"
)

func TestAdviceIsOfBothKindsWithItsEvidence(t *testing.T) {
	r, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	count := map[bool]int{}
	for _, a := range r.Advice() {
		count[a.Write]++
		for _, lang := range []app.Lang{app.English, app.Russian, app.Belarusian} {
			if n := len([]rune(a.Text.In(lang))); n == 0 || n > 110 {
				t.Errorf("%d letters: %s", n, a.Text.In(lang))
			}
		}
	}
	if count[true] < 3 || count[false] < 3 {
		t.Errorf("%v pieces of advice", count)
	}
}

func TestAdviceWithoutASideATextOrEvidenceIsRefused(t *testing.T) {
	whole := "[[advice]]\nside = \"write\"\ntext = \"a\"\nsource = \"b\"\nsaid_on = \"2026-08\"\nchecked_on = \"2026-08-30\"\n"
	load := func(text string) error {
		return new(Register).loadAdvice(fstest.MapFS{"advice.toml": &fstest.MapFile{Data: []byte(text)}})
	}
	if err := load(whole); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(whole), "\n")[1:] {
		if load(strings.Replace(whole, line+"\n", "", 1)) == nil {
			t.Errorf("advice without %q was taken", line)
		}
	}
	if load(strings.Replace(whole, `"write"`, `"sing"`, 1)) == nil {
		t.Error("an unknown side was taken")
	}
}
