package app

import (
	"reflect"
	"testing"
)

func TestAPersonAbsorbsWhatIsNotKnownOfThem(t *testing.T) {
	day := func(y, m, d int) Date { return Date{Year: y, Month: m, Day: d} }
	p := Person{
		SourceIDs: []SourceID{"a:1"}, Status: Active, Born: Date{Year: 1882}, Died: day(1942, 6, 28), Town: "Мінск",
		Names: Names{BE: Name{Full: "Янка Купала"}, RU: Name{Full: "Янко Купала", Proposed: true}},
		Held:  Detention{Facility: "IK-901", SeenOn: day(2026, 1, 1)},
	}
	p.Absorb(&Person{
		SourceIDs: []SourceID{"b:9", "a:1"}, Status: Former, Sex: Male, Born: day(1882, 7, 7), Died: Date{Year: 1943}, Town: "Вільня", Work: "паэт",
		Names: Names{BE: Name{Full: "Купала Янка"}, RU: Name{Full: "Янка Купала"}, Latin: Name{Full: "Janka Kupala"}},
		Held:  Detention{Facility: "IK-902", SeenOn: day(2026, 2, 1)},
	})
	want := Person{
		SourceIDs: []SourceID{"a:1", "b:9"}, Status: Active, Sex: Male, Born: day(1882, 7, 7), Died: day(1942, 6, 28), Town: "Мінск", Work: "паэт",
		Names: Names{BE: Name{Full: "Янка Купала"}, RU: Name{Full: "Янка Купала"}, Latin: Name{Full: "Janka Kupala"}},
		Held:  Detention{Facility: "IK-902", SeenOn: day(2026, 2, 1)},
	}
	if !reflect.DeepEqual(p, want) {
		t.Errorf("\n got %+v\nwant %+v", p, want)
	}
	p.Absorb(&Person{Held: Detention{Facility: "IK-903", SeenOn: day(2026, 1, 15)}})
	if p.Held != want.Held {
		t.Errorf("a place that was seen earlier: %+v", p.Held)
	}
}
