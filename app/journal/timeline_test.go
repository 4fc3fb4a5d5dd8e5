package journal

import (
	"context"
	"errors"
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/i18n"
)

// tales tells what it was given.
type tales struct {
	events []app.Event
	err    error
	asked  int
}

func (s *tales) Events(_ context.Context, _ app.PersonID, f app.EventFilter) ([]app.Event, error) {
	s.asked = f.Limit
	return s.events, s.err
}

func TestTheTimelineIsOneWhoeverTells(t *testing.T) {
	on := func(n int) app.Event {
		return app.Event{On: apptest.Today.AddDays(-n), Kind: app.EventReply, ID: int64(n)}
	}
	letters, rest := &tales{events: []app.Event{on(1), on(4)}}, &tales{events: []app.Event{on(0), on(3), {Kind: app.EventNote}}}
	events, more, err := NewTimeline(letters, rest).Events(t.Context(), 1, app.EventFilter{Limit: 4})
	var ids []int64
	for _, e := range events {
		ids = append(ids, e.ID)
	}
	if err != nil || !more || !slices.Equal(ids, []int64{0, 1, 3, 4}) || letters.asked != 5 {
		t.Fatalf("%v %v %v, asked for %d", ids, more, err, letters.asked)
	}
	if events, more, err := NewTimeline(letters, rest).Events(t.Context(), 1, app.EventFilter{}); err != nil || more || len(events) != 5 || events[4].Kind != app.EventNote {
		t.Fatalf("what has no day comes last: %+v %v", events, more)
	}
	broken := &app.Error{Code: app.Failed, Key: "error.store.failed"}
	if _, _, err := NewTimeline(letters, &tales{err: broken}).Events(t.Context(), 1, app.EventFilter{}); !errors.Is(err, broken) {
		t.Fatal(err)
	}
}

// held is somebody with a case and places.
type held struct{}

func (held) Person(context.Context, app.PersonID) (app.Person, error) {
	return app.Person{ID: 1, Detained: app.Date{Year: 2021, Month: 3}, Verdict: app.SomeDay, Release: app.Date{Year: 2027, Month: 1, Day: 2}}, nil
}

func (held) Detentions(context.Context, app.PersonID) ([]app.Detention, error) {
	return []app.Detention{{Facility: "IK-905", Since: app.Date{Year: 2022, Month: 5}}, {Text: "недзе"}}, nil
}

func TestTheCourseOfACaseHasOnlyDaysThatAreKnown(t *testing.T) {
	events, err := NewCourse(held{}).Events(t.Context(), 1, app.EventFilter{})
	if err != nil || len(events) != 3 || events[2].Facility != "IK-905" || events[0].State != string(app.FactDetained) || events[1].State != string(app.FactRelease) {
		t.Fatalf("%+v %v", events, err)
	}
	if events, _ := NewCourse(held{}).Events(t.Context(), 1, app.EventFilter{Kinds: []app.EventKind{app.EventReply}}); len(events) != 0 {
		t.Fatalf("%+v", events)
	}
}

func TestAnEventIsToldInWords(t *testing.T) {
	place := func(code string) string { return map[string]string{"IK-905": "Калонія 905"}[code] }
	loc := i18n.For("be")
	for _, c := range []struct {
		e          app.Event
		what, more string
	}{
		{app.Event{Kind: app.EventLetter, Way: "postcard", State: "arrived", Detail: "told", Facility: "IK-905", Text: "Вітаю\nз сяброўствам"}, "Паштоўка", "Калонія 905 · Вітаю з сяброўствам"},
		{app.Event{Kind: app.EventReply, Text: "Дзякуй"}, loc.T("event.reply"), "Дзякуй"},
		{app.Event{Kind: app.EventHeld, Facility: "IK-905"}, loc.T("event.held"), "Калонія 905"},
		{app.Event{Kind: app.EventHeld, Liberty: true, Text: "воля"}, loc.T("event.free"), "воля"},
		{app.Event{Kind: app.EventHeld, Liberty: true, Facility: "IK-905", Text: "IK-905"}, loc.T("event.free"), loc.T("event.free_before", "Place", "Калонія 905")},
		{app.Event{Kind: app.EventList, State: "released", Way: "status", More: "active", Text: "former"}, loc.T("event.kind.list"), loc.T("people.standing.recognised") + " → " + loc.T("people.standing.former")},
		{app.Event{Kind: app.EventList, State: "changed", Way: string(app.FactSex), More: "m", Text: "f"}, loc.T("event.kind.list"), loc.T("people.sex.male") + " → " + loc.T("people.sex.female")},
		{app.Event{Kind: app.EventDonation, Way: "family", Amount: app.Money{Minor: 2000, Currency: "EUR"}}, "Сям", ""},
		{app.Event{Kind: app.EventList, State: "moved", Way: "held", More: "СІЗА", Text: "IK-905"}, loc.T("event.kind.list"), "СІЗА → Калонія 905"},
		{app.Event{Kind: app.EventList, State: "changed", Way: "release_date", Text: "2027-01-02"}, loc.T("event.kind.list"), loc.Date(2027, 1, 2)},
	} {
		what, more := Words(loc, &c.e, place)
		if what[:min(len(what), len(c.what))] != c.what || more != c.more {
			t.Errorf("%q %q, want %q %q", what, more, c.what, c.more)
		}
	}
}
