package people

import (
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/i18n"
)

func TestAPlaceIsDisputedUntilItsTextIsSettled(t *testing.T) {
	d, s := loaded(t, app.Person{ID: 1, Status: app.Active}, app.Person{ID: 2, Status: app.Active})
	const day = "2026-11-22"
	s.records[1] = []app.Record{rowOf("viasna", "be", day, sayHeld("IK-901")), rowOf("office", "be", "2026-10-03", sayHeld("IK-902"))}
	s.records[2] = []app.Record{rowOf("viasna", "be", day, sayHeld("IK-901")), rowOf("office", "be", day, sayHeld("за ракой"))}
	found := func() map[app.PersonID]Account {
		t.Helper()
		all, err := d.DisputedPlaces(t.Context(), []app.PersonID{1, 2})
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	asked, err := d.AskedPlaces(t.Context(), []app.PersonID{1, 2})
	if err != nil || !slices.Equal(asked.Beside, []UnsettledPlace{{"за ракой", 1}}) {
		t.Errorf("the text of the second list is not offered: %+v, %v", asked, err)
	}
	if got := WithBeside([]UnsettledPlace{{"недзе", 2}, {"за ракой", 2}}, asked.Beside); !slices.Equal(got, []UnsettledPlace{{"за ракой", 3}, {"недзе", 2}}) {
		t.Errorf("%+v", got)
	}
	all := found()
	if _, is := all[1]; !is || len(all) != 1 {
		t.Fatalf("%+v", all)
	}
	s.places = map[string]string{"за ракой": "IK-902"}
	if asked, err := d.AskedPlaces(t.Context(), []app.PersonID{1, 2}); err != nil || len(asked.Beside) > 0 {
		t.Errorf("it is offered still: %+v, %v", asked, err)
	}
	if all = found(); len(all) != 2 {
		t.Errorf("the user's word on the text is not heard: %+v", all)
	}
	a := all[1]
	for lang, want := range map[string]string{
		"en": "IK-901 (Viasna, 22 November 2026); IK-902 (office, 3 October 2026)",
		"be": "IK-901 («Вясна», 22 лістапада 2026); IK-902 (office, 3 кастрычніка 2026)",
	} {
		if got := PlacesText(i18n.For(lang), unnamed{}, &a, date(day)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	a.Own = &app.OwnFact{Value: AtLiberty, ChosenOn: date("2026-11-20")}
	if got := PlacesText(i18n.For("en"), unnamed{}, &a, date(day)); !strings.HasPrefix(got, "At liberty (You, 20 November 2026); ") {
		t.Errorf("%q", got)
	}
}

// unnamed is a register that knows nothing.
type unnamed struct{}

func (unnamed) Facility(string, app.Date) (app.Facility, bool) { return app.Facility{}, false }
