package importer

import (
	"testing"

	"vestka/app"
)

func TestABirthdayWithoutAYearIsReadWhereItCanBeOnlyOne(t *testing.T) {
	july := app.Date{Month: 7, Day: 5}
	for s, want := range map[string]app.Date{
		"--0705": july, "--07-05": july, " --07-05 ": july, "05.07": july, "5.7.": july, "5 ліпеня": july, "July 5": july, "5 июля": july,
		"--07": {Month: 7}, "--0229": {Month: 2, Day: 29},
	} {
		if d, err := ReadBirth(s); err != nil || d != want {
			t.Errorf("%q: %v, %v", s, d, err)
		}
	}
	for _, s := range []string{"05/07", "05-07", "31.02", "--1305", "--0700", "12.85", "5", "ліпеня", "5.7.85.1", "105.07"} {
		if d, err := ReadBirth(s); err == nil && d.Yearless() {
			t.Errorf("%q is taken for %v", s, d)
		}
	}
	if _, err := ReadDate("05.07"); app.CodeOf(err) != app.Invalid {
		t.Error("any date may lack its year")
	}
}
