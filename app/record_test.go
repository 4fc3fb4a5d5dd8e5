package app

import "testing"

func TestDigestTellsRowsApartByWhatTheySayAndNotByWhereTheyStand(t *testing.T) {
	row := func() Record {
		return Record{
			Source: "viasna", Key: "1", Line: 2, Name: "Kupala Janka", Born: Date{Year: 1882, Month: 7, Day: 7},
			Cells: []Cell{{Column: "id", Value: "1"}, {Column: "name", Value: "Kupala Janka"}},
			Held:  Detention{Text: "IK-901"},
		}
	}
	first := row()
	for name, change := range map[string]func(*Record){
		"line":     func(r *Record) { r.Line = 9 },
		"day":      func(r *Record) { r.SeenOn = Date{Year: 2026} },
		"facility": func(r *Record) { r.Held.Facility = "IK-901" },
	} {
		other := row()
		change(&other)
		if other.Digest() != first.Digest() {
			t.Errorf("%s changed the digest", name)
		}
	}
	for name, change := range map[string]func(*Record){
		"cell":          func(r *Record) { r.Cells[1].Value = "Kupala Janka " },
		"column":        func(r *Record) { r.Cells[1].Column = "description" },
		"cell boundary": func(r *Record) { r.Cells = []Cell{{Column: "id1", Value: ""}, r.Cells[1]} },
		"name":          func(r *Record) { r.Name = "Kupala" },
		"status":        func(r *Record) { r.Status = Former },
		"sex":           func(r *Record) { r.Sex = Male },
		"birth date":    func(r *Record) { r.Born.Day = 8 },
		"detention":     func(r *Record) { r.Detained.Year = 1905 },
		"death":         func(r *Record) { r.Died.Year = 1942 },
		"prison":        func(r *Record) { r.Held.Text = "IK-902" },
		"address":       func(r *Record) { r.Held.Address = "000000" },
		"liberty":       func(r *Record) { r.Held.Liberty = true },
	} {
		other := row()
		change(&other)
		if other.Digest() == first.Digest() {
			t.Errorf("%s did not change the digest", name)
		}
	}
}
