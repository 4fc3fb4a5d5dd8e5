package register

import (
	"strings"
	"testing"
	"testing/fstest"

	"vestka/resources"
)

func TestSheetsOfLabelsAreKnownByTheNumbersOfAllMakers(t *testing.T) {
	r, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(r.LabelSheets()) < 18 {
		t.Fatalf("%d sheets", len(r.LabelSheets()))
	}
	for name, id := range map[string]string{"l7160": "L7160", "J8160": "L7160", "3652": "L7160", "herma 4103": "L7160", " 3474 ": "3474", "4625": "Herma 4625"} {
		if l, ok := r.LabelSheet(name); !ok || l.ID != id {
			t.Errorf("%s is %q", name, l.ID)
		}
	}
	if _, ok := r.LabelSheet("9999"); ok {
		t.Error("a sheet is found that is not there")
	}
}

func TestAnEntryOfTheLabelsLacksNothing(t *testing.T) {
	data, err := resources.FS.ReadFile("labels.toml")
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string][2]string{
		"no source":     {"said_on = \"2026-08\"\n", ""},
		"no day":        {"checked_on = \"2026-08-30\"", "checked_on = \"2026-08\""},
		"no label":      {"label = [63.5, 33.9]\n", ""},
		"no rows":       {"grid = [3, 8]", "grid = [3, 0]"},
		"twice":         {"id = \"L7161\"", "id = \"J8160\""},
		"a wrong key":   {"pitch = ", "pitsch = "},
		"a text for mm": {"first = [7.2", "first = [\"7.2\""},
	} {
		text := strings.Replace(string(data), spoil[0], spoil[1], 1)
		if text == string(data) {
			t.Fatalf("%s: nothing was spoilt", name)
		}
		if err := (&Register{}).loadLabelSheets(fstest.MapFS{"labels.toml": {Data: []byte(text)}}); err == nil {
			t.Errorf("%s: the file is taken", name)
		}
	}
}
