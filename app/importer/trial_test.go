package importer

import (
	"testing"

	"vestka/app"
)

func TestTheDaysOfTheTrialAreReadInEveryFormOfTheList(t *testing.T) {
	day := app.Date{Year: 2026, Month: 2, Day: 24}
	for _, c := range []struct {
		cells           []app.Cell
		verdict, appeal app.Date
	}{
		{[]app.Cell{{Column: "verdict_date", Value: "2026-02-24"}, {Column: "appeal_date", Value: "2026-05"}}, day, app.Date{Year: 2026, Month: 5}},
		{[]app.Cell{{Column: "Date of verdict", Value: "24 February 2026"}}, day, app.Date{}},
		{[]app.Cell{{Column: "Дата приговора", Value: "24.02.2026"}}, day, app.Date{}},
		{[]app.Cell{{Column: "Дата прысуду", Value: "24 лютага 2026"}}, day, app.Date{}},
		{[]app.Cell{{Column: "verdict_date", Value: "soon"}, {Column: "appeal_date", Value: "FALSE"}}, app.Date{}, app.Date{}},
		{[]app.Cell{{Column: "arrested", Value: "2026-02-24"}}, app.Date{}, app.Date{}},
	} {
		verdict, appeal := TrialDates(&app.Record{Cells: c.cells})
		if verdict != c.verdict || appeal != c.appeal {
			t.Errorf("%v: verdict %v, appeal %v", c.cells, verdict, appeal)
		}
	}
}
