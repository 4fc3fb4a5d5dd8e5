package pdf

import (
	"bytes"
	"testing"

	"vestka/app/sheet"
)

// Two things of one fingerprint are one in many billions; a card must not carry
// another's words even then.
func TestOneFingerprintForTwoTextsMixesNothingUp(t *testing.T) {
	fonts, err := sheet.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	f, err := newFile(&bytes.Buffer{}, firstOwnFree)
	if err != nil {
		t.Fatal(err)
	}
	p := press{file: f, repeats: newRepeats()}
	p.ink = content{fonts: fonts, used: &p.used}
	runs := func(words string) []sheet.Text {
		return []sheet.Text{{X: 5, Baseline: 5, Size: 10, Font: sheet.Serif, S: words}, {X: 5, Baseline: 9, Size: 10, Font: sheet.Serif, S: "radok"}}
	}
	for range 2 { // once to be met, once to be known again
		if p.lineForm(runs("Янка"), 7) == nil {
			t.Fatal("what came again is not shared")
		}
	}
	for name, other := range map[string][]sheet.Text{"words": runs("Якуб"), "line": runs("Янка")[:1]} {
		if p.lineForm(other, 7) != nil {
			t.Errorf("other %s, the same object", name)
		}
	}
	moved := runs("Янка")
	moved[1].Baseline += 0.5
	if p.lineForm(moved, 7) != nil {
		t.Error("other places, the same object")
	}
}
