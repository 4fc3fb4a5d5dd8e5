package wiring

import (
	"slices"
	"testing"

	"vestka/db"
	"vestka/i18n"
)

func TestAnAttachmentWithAHoleIsNotCalledWhole(t *testing.T) {
	loc := i18n.For("en")
	for want, table := range map[string]db.RescuedTable{
		"Attachments: 5 saved whole, 2 damaged":  {Table: "attachment", Saved: 7, Hollow: 2},
		"Attachments: 5 saved, 1 lost":           {Table: "attachment", Saved: 7, Hollow: 2, Lost: 1},
		"Attachments: 5 saved, some may be lost": {Table: "attachment", Saved: 7, Hollow: 2, Damaged: true},
		"Attachments: 7 saved, nothing lost":     {Table: "attachment", Saved: 7},
	} {
		r := db.RescueReport{Tables: []db.RescuedTable{table}}
		lines := Rescued(loc, &r)
		if lines[0] != want || slices.Contains(lines, loc.T("rescue.line.hollow", "Count", 2)) != (table.Hollow > 0) {
			t.Errorf("%q, want %q", lines, want)
		}
	}
}
