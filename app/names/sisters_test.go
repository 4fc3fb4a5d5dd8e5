package names

import "testing"

func TestSistersRemembersWhatItWouldProposeAnyway(t *testing.T) {
	s := NewSisters()
	for range 2 {
		for _, p := range []Parts{
			{"Багдановіч", "Максім", "Адамавіч", false},
			{"Максім", "Багдановіч", "Адамавіч", false}, // the same words in other places
			{"Адамавіч", "Максім", "Багдановіч", false},
			{"", "Максім", "", false},
			{"Багдановіч", "", "", false},
			{"Купала ", " Янка", "", true},
			{"Богданович", "Максим", "Адамович", false},
		} {
			for _, to := range []string{"be", "ru", "en"} {
				for _, from := range []string{"be", "ru", "en"} {
					got, ok := s.Propose(p, from, to)
					want, wantOK := ProposeFrom(p, from, to)
					if got != want || ok != wantOK {
						t.Errorf("%+v from %s to %s: %+v %v, want %+v %v", p, from, to, got, ok, want, wantOK)
					}
				}
			}
		}
	}
	if len(s.known) == 0 {
		t.Error("nothing is remembered")
	}
}

func TestSistersRemembersTheSexThatItWouldGuessAnyway(t *testing.T) {
	s := NewSisters()
	for range 2 {
		for _, p := range []Parts{
			{"Багдановіч", "Максім", "Адамавіч", false},
			{"Багдановіч", "Максім", "", false},
			{"Багдановіч", "Максім", "Адамаўна", false}, // they contradict each other
			{"Пашкевіч", "Алаіза", "", false},
			{"Багдановіч", "", "Адамаўна", false},
			{"Кавалёва", "", "", false},
			{"Кавалёў", "", "", false},
			{"", "", "", false},
		} {
			if got, want := s.Sex(p.Family, p.Given, p.Patronymic), GuessSex(p.Family, p.Given, p.Patronymic); got != want {
				t.Errorf("%+v: %s, want %s", p, got, want)
			}
		}
	}
	if len(s.sexes) == 0 {
		t.Error("nothing is remembered")
	}
}
