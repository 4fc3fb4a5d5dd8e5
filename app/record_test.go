package app_test

import (
	"testing"

	"vestka/app"
)

func row() app.Record {
	return app.Record{
		Source: "viasna", Key: "7", Lang: app.Belarusian, Form: "machine", Line: 3,
		SeenOn: app.Date{Year: 2026, Month: 11, Day: 22},
		Cells:  []app.Cell{{Column: "name", Value: "Купала"}, {Column: "status", Value: "active"}},
	}
}

func TestDigestForgetsTheLineTheDayAndTheFacility(t *testing.T) {
	a, b := row(), row()
	b.Line, b.SeenOn, b.Held.Facility = 90, app.Date{Year: 2027, Month: 1, Day: 1}, "IK-901"
	if a.Digest() != b.Digest() {
		t.Error("the same row on another line and day, with its prison settled, has another digest")
	}
}

func TestDigestSeesEveryWordOfTheRow(t *testing.T) {
	first := row()
	changes := map[string]func(*app.Record){
		"understood": func(r *app.Record) { r.Born = app.Date{Year: 1882} },
		"value":      func(r *app.Record) { r.Cells[1].Value = "former" },
		"column":     func(r *app.Record) { r.Cells[1].Column = "state" },
		"order":      func(r *app.Record) { r.Cells[0], r.Cells[1] = r.Cells[1], r.Cells[0] },
		"fewer":      func(r *app.Record) { r.Cells = r.Cells[:1] },
		"border":     func(r *app.Record) { r.Cells[0] = app.Cell{Column: "nameК", Value: "упала"} },
	}
	for what, change := range changes {
		r := row()
		change(&r)
		if r.Digest() == first.Digest() {
			t.Errorf("another %s has the same digest", what)
		}
	}
}
