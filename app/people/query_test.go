package people

import (
	"slices"
	"testing"

	"vestka/app"
)

var today = date("2026-11-26")

// everyKind are people who differ in all that a filter asks.
func everyKind() []app.Person {
	all := []app.Person{
		called(1, app.Belarusian, "Арсеннева", "Наталля"),
		called(2, app.Belarusian, "Буйло", "Канстанцыя"),
		called(3, app.Belarusian, "Гарэцкі", "Максім"),
		called(4, app.Belarusian, "Іваноўскі", "Вацлаў"),
		called(5, app.Belarusian, "Колас", "Якуб"),
		called(6, app.Belarusian, "Ядвігін", "Ш."),
	}
	all[0].Sex, all[0].Born, all[0].Held = app.Female, date("1903-11-26"), app.Detention{Facility: "IK-901", Text: "a"}
	all[1].Sex, all[1].Born, all[1].Held = app.Female, date("1893-01"), app.Detention{Facility: "IK-902", Text: "b"}
	all[2].Sex, all[2].Born, all[2].Held = app.Male, date("1893-02-18"), app.Detention{Facility: "IK-901", Text: "released", Liberty: true}
	all[3].Status, all[3].Born, all[3].Held = app.Former, date("1880-11-25"), app.Detention{Facility: "IK-901", Text: "a"}
	all[4].Status, all[4].Born, all[4].Died = app.NotRecognised, date("1882-11-30"), date("1956-08-13")
	all[5].Born, all[5].Died, all[5].Sample, all[5].Held = date("1869"), date("1922-02-24"), true, app.Detention{Facility: "IK-777", Text: "c"}
	all[0].Marks = []app.Mark{{Kind: app.DoNotWrite, Until: date("2026-11-25")}, {Kind: app.Consent}}
	all[1].Marks = []app.Mark{{Kind: app.DoNotWrite, Until: date("2026-11-26")}}
	return all
}

func ids(entries []*Entry) (ids []app.PersonID) {
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	return ids
}

func TestEachFilterChoosesItsPeople(t *testing.T) {
	s := newStore(everyKind()...)
	s.written[1], s.written[4] = app.Written{Letters: 3, Last: date("2026-01-01")}, app.Written{Letters: 1, Last: date("2025")}
	d := NewDirectory(s, s, register{})
	if err := d.Load(t.Context()); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		query Query
		want  []app.PersonID
	}{
		"everybody":            {Query{}, []app.PersonID{1, 2, 3, 4, 5, 6}},
		"do not write":         {Query{Mark: app.DoNotWrite}, []app.PersonID{2}},
		"consent":              {Query{Mark: app.Consent}, []app.PersonID{1}},
		"active":               {Query{Status: []app.Status{app.Active}}, []app.PersonID{1, 2, 3, 6}},
		"former or np":         {Query{Status: []app.Status{app.Former, app.NotRecognised}}, []app.PersonID{4, 5}},
		"in custody":           {Query{InCustody: true}, []app.PersonID{1, 2}},
		"women":                {Query{Sex: app.Female}, []app.PersonID{1, 2}},
		"men":                  {Query{Sex: app.Male}, []app.PersonID{3}},
		"born in November":     {Query{Month: 11}, []app.PersonID{1, 4, 5}},
		"birthday today":       {Query{BirthdayWithin: new(0)}, []app.PersonID{1}},
		"within a year":        {Query{BirthdayWithin: new(364)}, []app.PersonID{1, 2, 3, 4}},
		"within two months":    {Query{BirthdayWithin: new(60)}, []app.PersonID{1, 2}},
		"within a day too few": {Query{BirthdayWithin: new(35)}, []app.PersonID{1}},
		"and just enough":      {Query{BirthdayWithin: new(36)}, []app.PersonID{1, 2}},
		"a facility":           {Query{Facilities: []string{"IK-901"}}, []app.PersonID{1}},
		"freed from there":     {Query{Facilities: []string{"IK-901"}, Status: []app.Status{app.Former}}, []app.PersonID{4}},
		"who died there":       {Query{Facilities: []string{"IK-777"}}, nil},
		"an unknown facility":  {Query{Facilities: []string{"IK-999"}}, nil},
		"with an address":      {Query{HasAddress: true}, []app.PersonID{1, 4}},
		"never written to":     {Query{NeverWritten: true}, []app.PersonID{2, 3, 5, 6}},
		"ids":                  {Query{IDs: []app.PersonID{5, 2, 2, 99}}, []app.PersonID{2, 5}},
		"no ids":               {Query{IDs: []app.PersonID{}}, nil},
		"the sample":           {Query{Sample: new(true)}, []app.PersonID{6}},
		"not the sample":       {Query{Sample: new(false)}, []app.PersonID{1, 2, 3, 4, 5}},
		"two filters":          {Query{Sex: app.Female, Facilities: []string{"IK-902"}}, []app.PersonID{2}},
		"a filter and a text":  {Query{Text: "М", Status: []app.Status{app.Active}}, []app.PersonID{3}},
	} {
		c.query.Today, c.query.Lang = today, app.Belarusian
		got := d.Find(c.query)
		if !slices.Equal(ids(got.People), c.want) || got.Total != len(c.want) {
			t.Errorf("%s: %v of %d, not %v", name, ids(got.People), got.Total, c.want)
		}
	}
}

func TestAPartOfAResultKnowsTheWhole(t *testing.T) {
	d, _ := loaded(t, everyKind()...)
	for _, c := range []struct {
		limit, offset int
		want          []app.PersonID
	}{
		{2, 0, []app.PersonID{1, 2}},
		{2, 4, []app.PersonID{5, 6}},
		{2, 5, []app.PersonID{6}},
		{2, 6, nil},
		{2, 99, nil},
		{0, 3, []app.PersonID{4, 5, 6}},
		{99, 0, []app.PersonID{1, 2, 3, 4, 5, 6}},
		{1, -1, []app.PersonID{1}},
	} {
		got := d.Find(Query{Limit: c.limit, Offset: c.offset, Lang: app.Belarusian})
		if !slices.Equal(ids(got.People), c.want) || got.Total != 6 {
			t.Errorf("%d from %d: %v of %d", c.limit, c.offset, ids(got.People), got.Total)
		}
	}
}

func TestEachLanguageSortsByItsOwnNamesAndAlphabet(t *testing.T) {
	person := func(id app.PersonID, be, ru, latin string) app.Person {
		return app.Person{ID: id, Names: app.Names{
			BE: app.Name{Full: "Ян " + be, Given: "Ян", Family: be}, RU: app.Name{Full: "Ян " + ru, Given: "Ян", Family: ru},
			Latin: app.Name{Full: latin, Given: "Jan", Family: latin, Unsure: true},
		}}
	}
	d, _ := loaded(t,
		person(1, "Йофэ", "Ёлкин", "Zbura"), person(2, "Іваноў", "Еськов", "Čarot"), person(3, "Зуб", "Жук", "Cab"), person(4, "зуб", "Яворов", "Ivanoŭ"))
	for lang, want := range map[app.Lang][]app.PersonID{
		app.Belarusian: {3, 4, 2, 1}, app.Russian: {1, 2, 3, 4}, app.English: {3, 2, 4, 1}, "": {3, 2, 4, 1},
	} {
		if got := ids(d.Find(Query{Lang: lang}).People); !slices.Equal(got, want) {
			t.Errorf("%s: %v, not %v", lang, got, want)
		}
	}
}

func TestByBirthdayTheNextOneComesFirst(t *testing.T) {
	d, _ := loaded(t, everyKind()...)
	if got, want := ids(d.Find(Query{Order: ByBirthday, Today: today, Lang: app.Belarusian}).People), []app.PersonID{1, 5, 2, 3, 4, 6}; !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
	if got, want := ids(d.Find(Query{Order: ByBirthday, Today: today, Text: "к"}).People), []app.PersonID{5, 2}; !slices.Equal(got, want) {
		t.Errorf("with a text %v, not %v", got, want)
	}
}

func TestAnAddressCountsOnTheDayOnWhichItIsValid(t *testing.T) {
	d, _ := loaded(t, everyKind()...)
	for day, want := range map[string]int{"2026-12-31": 2, "2027-01-01": 0, "2026-01-01": 2} {
		if got := d.Find(Query{HasAddress: true, Today: date(day)}).Total; got != want {
			t.Errorf("on %s %d people have an address, not %d", day, got, want)
		}
	}
	if e, ok := d.Person(1, today); !ok || !e.HasAddress {
		t.Error("the person has no address")
	}
	if e, ok := d.Person(3, today); !ok || e.HasAddress {
		t.Error("somebody at liberty has the address of a prison")
	}
	if _, ok := d.Person(99, today); ok {
		t.Error("nobody was found")
	}
}

func TestCountsCountEverybody(t *testing.T) {
	all := everyKind()
	all[0].Tags, all[4].Tags = []string{"вечар", "сябры"}, []string{"вечар"}
	d, _ := loaded(t, all...)
	c := d.Counts()
	if c.People != 6 || c.Held != 2 || c.Sample != 1 || c.Status[app.Active] != 4 || c.Status[app.Former] != 1 || c.Status[app.NotRecognised] != 1 {
		t.Errorf("%+v", c)
	}
	if want := []TagCount{{"вечар", 2}, {"сябры", 1}}; !slices.Equal(c.Tags, want) {
		t.Errorf("%+v", c.Tags)
	}
	if want := []FacilityCount{{"IK-777", 0, 0}, {"IK-901", 1, 1}, {"IK-902", 1, 1}}; !slices.Equal(c.Facilities, want) {
		t.Errorf("%+v", c.Facilities)
	}
}
