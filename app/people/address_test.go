package people

import (
	"testing"

	"vestka/app"
)

// at is somebody in the colony 901 at the address that the list gives.
func at(address string) func(*app.Record) {
	return func(r *app.Record) { r.Held = app.Detention{Text: "ИК-901", Address: address} }
}

func TestTheNewestListGivesTheAddressOfThePlace(t *testing.T) {
	const old, moved, latin = "000000, г. Узорск, ул. Старая, 1", "000000, г. Узорск, ул. Новая, 2", "Staraya 1, Uzorsk 000000"
	for name, c := range map[string]struct {
		then, now, want string
		day             string
	}{
		"another one":                   {old, moved, moved, "2026-11-20"},
		"none":                          {old, "", old, "2026-11-20"},
		"an older list":                 {old, moved, old, "2026-11-01"},
		"the same in Latin letters":     {old, latin, old, "2026-11-20"},
		"another one in Latin letters":  {old, "Novaya 2, Uzorsk 000000", "Novaya 2, Uzorsk 000000", "2026-11-20"},
		"in Latin letters at first":     {"", latin, latin, "2026-11-20"},
		"in Cyrillic after Latin ones":  {latin, old, old, "2026-11-20"},
		"the same once more, elsewhere": {old, old, old, "2026-11-20"},
	} {
		s := newStore()
		in := NewIntake(s, places{})
		importAll(t, in, listing(app.Russian, "2026-11-10", row("1", "Максім Гарэцкі", at(c.then))))
		importAll(t, in, listing(app.Russian, c.day, row("1", "Максім Гарэцкі", at(c.now))))
		p, err := s.Person(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		if p.Held.Address != c.want || p.Held.Facility != "IK-901" {
			t.Errorf("%s: %+v", name, p.Held)
		}
		if history, _ := s.Detentions(t.Context(), 1); len(history) != 1 {
			t.Errorf("%s: another address is another place: %+v", name, history)
		}
	}
}

// moving is a register whose one facility gets an address.
type moving struct{ addressed bool }

func (m *moving) Facility(code string, _ app.Date) (app.Facility, bool) {
	f := app.Facility{Code: code}
	if m.addressed {
		f.SetAddress(app.Russian, []string{"ул. Узорная, 3", "000000, г. Узорск"})
	}
	return f, code == "IK-901"
}

func (*moving) Match(string) (string, bool) { return "", false }

func TestTheListHearsOfAFacilityThatGetsAnAddress(t *testing.T) {
	m := &moving{}
	s := newStore(app.Person{ID: 1, Status: app.Active, Held: app.Detention{Facility: "IK-901"}})
	d := NewDirectory(s, s, m)
	if err := d.Load(t.Context()); err != nil {
		t.Fatal(err)
	}
	today := date("2026-11-22")
	if e, _ := d.Person(1, today); e.HasAddress {
		t.Fatal("there is no address yet")
	}
	m.addressed = true
	if err := d.Refresh(t.Context(), app.Changes{Kinds: app.KindFacilities}); err != nil {
		t.Fatal(err)
	}
	if e, _ := d.Person(1, today); !e.HasAddress {
		t.Error("the list does not know of the address")
	}
}
