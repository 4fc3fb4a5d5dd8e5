package app

import "testing"

func TestEveryFactComesBackFromAPerson(t *testing.T) {
	for i, f := range Facts {
		value := "1985-03"
		switch f {
		case FactStatus:
			value = "np"
		case FactSex:
			value = "f"
		}
		var p Person
		if err := f.Set(&p, value); err != nil {
			t.Fatal(f, err)
		}
		for j, other := range Facts {
			if got := other.Of(&p); (got == value) != (i == j) || i != j && got != "" {
				t.Errorf("after %s=%s, %s is %q", f, value, other, got)
			}
		}
		if f == FactStatus {
			continue // nobody is without one
		}
		if err := f.Set(&p, ""); err != nil || f.Of(&p) != "" {
			t.Errorf("%s emptied: %q, %v", f, f.Of(&p), err)
		}
	}
}

func TestAFactRefusesWhatItCannotBe(t *testing.T) {
	for f, value := range map[Fact]string{
		FactStatus: "free", FactSex: "x", FactBorn: "14.03.1985", FactDied: "2026-02-30", "height": "180",
	} {
		p := Person{Status: Active, Sex: Male, Born: Date{Year: 1980}}
		was := p
		err := f.Set(&p, value)
		if CodeOf(err) != Invalid || err == nil {
			t.Errorf("%s=%s: %v", f, value, err)
		}
		if p.Status != was.Status || p.Sex != was.Sex || p.Born != was.Born {
			t.Errorf("%s=%s changed %+v", f, value, p)
		}
	}
}

func TestAPairHasOneOrder(t *testing.T) {
	if PairOf(7, 3) != (Pair{3, 7}) || PairOf(3, 7) != (Pair{3, 7}) {
		t.Error(PairOf(7, 3), PairOf(3, 7))
	}
}
