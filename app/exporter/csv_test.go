package exporter

import (
	"encoding/csv"
	"strings"
	"testing"
)

func TestATableComesBackFromItsCSV(t *testing.T) {
	var b strings.Builder
	rows := [][]string{{"Янка Купала", "вул. Узорная, 22А\n000000"}, {`"`, ""}}
	if err := WriteCSV(&b, []string{"імя", "адрас"}, rows); err != nil {
		t.Fatal(err)
	}
	text, marked := strings.CutPrefix(b.String(), "\ufeff")
	got, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || !marked || len(got) != 3 || got[1][1] != rows[0][1] || got[2][0] != `"` {
		t.Fatalf("%v %q", err, b.String())
	}
}

func TestNoCellRunsAsAFormula(t *testing.T) {
	for _, cell := range []string{"=1+1", "+1", "-1", "@x", "\t=1", "\r=1"} {
		if got := harmless(cell); got != "'"+cell {
			t.Errorf("%q is written as %q", cell, got)
		}
	}
	if got := harmless("5 = 5"); got != "5 = 5" {
		t.Errorf("an innocent cell is changed: %q", got)
	}
}
