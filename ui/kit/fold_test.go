package kit

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestAFoldThatTellsNobodyOpensToo(t *testing.T) {
	test.NewTempApp(t)
	f := NewFold("Worth", "", false, nil, NewText(Body("rate")))
	f.Toggle()
	if !f.Open() {
		t.Error("it is still folded")
	}
}
