package apptest

import (
	"fmt"
	"strings"
	"testing"

	"vestka/app"
)

// Facility is an entry of the user's own with every field set.
func Facility(code string, changes ...func(*app.OwnFacility)) app.OwnFacility {
	f := app.OwnFacility{Beneath: "a1b2", Facility: app.Facility{
		Code: code, Kind: app.Colony,
		Name:       app.Text{EN: "Colony", RU: "Колония", BE: "Калонія"},
		Place:      app.Text{EN: "Town", RU: "Город", BE: "Горад"},
		AddressRU:  app.Address{Lang: app.Russian, Lines: []string{"ул. Узорная, 4", "000000, г. Узорск"}, State: app.AddressGiven},
		AddressBE:  app.Address{Lang: app.Belarusian, Lines: []string{"вул. Узорная, 4", "000000, г. Узорск"}, State: app.AddressConverted},
		Note:       app.Text{RU: "заметка"},
		ValidFrom:  app.Date{Year: 2026, Month: 5, Day: 1},
		ValidUntil: app.Date{Year: 2026, Month: 12, Day: 1},
		Source:     app.Text{EN: "a letter"},
		SaidOn:     app.Date{Year: 2026, Month: 10},
		CheckedOn:  app.Date{Year: 2026, Month: 11, Day: 22},
		Sample:     true, Own: true, Closed: true, MovedTo: "IK-917",
	}}
	for _, change := range changes {
		change(&f)
	}
	return f
}

func (c *contract) facilities() []app.OwnFacility {
	c.t.Helper()
	own, err := c.OwnFacilities(c.t.Context())
	c.ok(err)
	return own
}

func (c *contract) decisions() []app.AddressDecision {
	c.t.Helper()
	decided, err := c.AddressDecisions(c.t.Context())
	c.ok(err)
	return decided
}

func (c *contract) edit(edit app.FacilityEdit) app.Changes {
	c.t.Helper()
	edit.Undo = "undo.store.facility"
	changes, err := c.SaveFacilities(c.t.Context(), edit)
	c.ok(err)
	if changes.Kinds != app.KindFacilities || changes.Undo == nil || changes.Undo.Key != "undo.store.facility" {
		c.t.Fatalf("%+v", changes)
	}
	return changes
}

func sinceEver(f *app.OwnFacility) { f.ValidFrom = app.Date{} }

func everyFacilityField(t *testing.T, c *contract) {
	later := Facility("IK-904")
	bare := app.OwnFacility{Facility: app.Facility{
		Code: "IK-950", Kind: app.Prison, Own: true,
		AddressRU: app.Address{State: app.AddressUnconfirmed}, AddressBE: app.Address{State: app.AddressUnconfirmed},
	}}
	ever := Facility("IK-904", sinceEver)
	c.edit(app.FacilityEdit{Put: []app.OwnFacility{bare, later, ever}})
	same(t, "facilities", c.facilities(), []app.OwnFacility{ever, later, bare})
}

func undoFacilities(t *testing.T, c *contract) {
	first := Facility("IK-904")
	refused := app.AddressDecision{Facility: "IK-904", Address: "вул. Новая, 1", Source: "list", On: app.Date{Year: 2026, Month: 11, Day: 1}}
	c.edit(app.FacilityEdit{Put: []app.OwnFacility{first}, Decide: []app.AddressDecision{refused}})
	accepted := refused
	accepted.Accepted = true
	changes := c.edit(app.FacilityEdit{
		Put: []app.OwnFacility{Facility("IK-912"), Facility("IK-904", sinceEver)}, Remove: []app.FacilityKey{first.Key()}, Decide: []app.AddressDecision{accepted},
	})
	same(t, "edited", c.facilities(), []app.OwnFacility{Facility("IK-904", sinceEver), Facility("IK-912")})
	same(t, "decided", c.decisions(), []app.AddressDecision{accepted})
	c.undo(changes)
	same(t, "facilities taken back", c.facilities(), []app.OwnFacility{first})
	same(t, "decisions taken back", c.decisions(), []app.AddressDecision{refused})
}

func facilitiesWhole(t *testing.T, c *contract) {
	first := Facility("IK-904")
	c.edit(app.FacilityEdit{Put: []app.OwnFacility{first}})
	for name, wrong := range map[string]app.FacilityEdit{
		"no code":     {Put: []app.OwnFacility{Facility("IK-912"), Facility("")}},
		"no such day": {Put: []app.OwnFacility{Facility("IK-912", func(f *app.OwnFacility) { f.ValidFrom.Day = 40 })}},
		"nor there":   {Put: []app.OwnFacility{Facility("IK-912")}, Decide: []app.AddressDecision{{Facility: "IK-912", On: app.Date{Year: 2026, Month: 13}}}},
	} {
		_, err := c.SaveFacilities(t.Context(), wrong)
		if app.CodeOf(err) != app.Invalid {
			t.Errorf("%s: %v", name, err)
		}
		same(t, name, c.facilities(), []app.OwnFacility{first})
	}
}

func decideOnce(t *testing.T, c *contract) {
	d := app.AddressDecision{Facility: "IK-904", Address: "вул. Новая, 1", Source: "list", On: app.Date{Year: 2026, Month: 11, Day: 1}}
	other := d
	other.Address = "вул. Старая, 1"
	c.edit(app.FacilityEdit{Decide: []app.AddressDecision{d, other}})
	d.Accepted = true
	c.edit(app.FacilityEdit{Decide: []app.AddressDecision{d}})
	same(t, "decisions", c.decisions(), []app.AddressDecision{other, d})
}

func lettersTo(t *testing.T, c *contract) {
	_, ids := c.save(Edits(2)...)
	to := func(code string, state app.LetterState) func(*app.Letter) {
		return func(l *app.Letter) { l.Facility, l.State = code, state }
	}
	c.log(Letter(ids[0], to("IK-904", app.Ready)), Letter(ids[1], to("IK-904", app.Printed)), Letter(ids[1], to("IK-917", app.Printed)), Letter(ids[1], to("IK-912", "answered")))
	c.log(Letter(ids[0], to("IK-904", app.Printed), func(l *app.Letter) { l.On = Today.AddDays(-31) }))
	for since, want := range map[app.Date]int{Today.AddDays(-30): 2, Today.AddDays(-31): 3} {
		counts, err := c.LettersTo(t.Context(), since)
		c.ok(err)
		same(t, "letters since "+since.String(), counts, map[string]int{"IK-904": want, "IK-917": 1})
	}
}

// listDays has somebody on an old list and a new one, somebody on the old one alone,
// somebody on none but the sample list, and one whom the user added.
func listDays(t *testing.T, c *contract) {
	old, fresh := app.Date{Year: 2026, Month: 3, Day: 1}, app.Date{Year: 2026, Month: 4, Day: 2}
	on := func(e app.PersonEdit, source string, day app.Date) app.PersonEdit {
		r := e.Records[0]
		r.Source, r.SeenOn, r.Lang, r.Key = source, day, app.Russian, fmt.Sprint(e.Person.Names.Latin.Full, source)
		e.Records = append(e.Records, r)
		return e
	}
	edits := make([]app.PersonEdit, 4)
	for i := range edits {
		edits[i] = Edit(Writer(i))
		edits[i].Records = edits[i].Records[:1]
		edits[i].Records[0].Source = app.SampleSource
	}
	edits[0] = on(on(edits[0], "viasna", old), "office", fresh)
	edits[1] = on(edits[1], "viasna", old)
	edits[3].Records = nil
	_, ids := c.save(edits...)
	days := func() string {
		all, err := c.ListDays(t.Context(), append(ids, 99))
		c.ok(err)
		var said []string
		for i, id := range ids {
			if day, has := all[id]; has {
				said = append(said, fmt.Sprintf("%d: %s", i, day))
			}
		}
		return strings.Join(said, ", ")
	}
	same(t, "days", days(), "0: 2026-04-02, 1: 2026-03-01")
	read := func(lang app.Lang, day app.Date, partial bool, gone ...app.RowKey) app.Changes {
		changes, err := c.SaveImport(t.Context(), app.ImportEdit{Import: app.Import{Source: "viasna", Lang: lang, Day: day, Partial: partial}, Gone: gone})
		c.ok(err)
		return changes
	}
	read(app.Belarusian, fresh.AddDays(9), false)
	same(t, "after a list in another language", days(), "0: 2026-04-02, 1: 2026-03-01")
	read(app.Russian, fresh.AddDays(8), true)
	same(t, "after a part of a list", days(), "0: 2026-04-02, 1: 2026-03-01")
	read(app.Russian, old.AddDays(2), false)
	same(t, "after a list that brought nothing", days(), "0: 2026-04-02, 1: 2026-03-03")
	taken := read(app.Russian, fresh.AddDays(7), false)
	same(t, "after a newer one", days(), "0: 2026-04-09, 1: 2026-04-09")
	if taken.Undo != nil {
		c.undo(taken)
		same(t, "taken back", days(), "0: 2026-04-02, 1: 2026-03-03")
	}
	read(app.Russian, fresh.AddDays(30), false, app.RowKey{Lang: app.Russian, Key: edits[0].Records[1].Key}, app.RowKey{Lang: app.Russian, Key: edits[1].Records[1].Key})
	same(t, "gone from it", days(), "0: 2026-04-02, 1: 2026-03-03")
}

func settleTexts(t *testing.T, c *contract) {
	_, ids := c.save(
		Edit(Writer(0, func(p *app.Person) { p.Held = app.Detention{Text: "Ліпкі", SeenOn: Today} })),
		Edit(Writer(1, func(p *app.Person) { p.Held = app.Detention{Text: "Ліпкі", Facility: "IK-904", SeenOn: Today} })),
		Edit(Writer(2, func(p *app.Person) { p.Held = app.Detention{Text: "За ракой", SeenOn: Today} })),
	)
	before := c.all()
	changes, err := c.SaveFacilities(t.Context(), app.FacilityEdit{
		Put: []app.OwnFacility{Facility("IK-950")}, Settle: map[string]string{"Ліпкі": "IK-950"}, Undo: "undo.store.facility_added",
	})
	c.ok(err)
	for i, want := range []string{"IK-950", "IK-904", ""} {
		same(t, "facility", c.person(ids[i]).Held.Facility, want)
	}
	texts, err := c.PlaceTexts(t.Context())
	c.ok(err)
	same(t, "texts", texts, map[string]string{"Ліпкі": "IK-950"})
	if !changes.Has(app.KindPeople) || !changes.Has(app.KindPlaces) || !changes.Has(app.KindFacilities) {
		t.Errorf("changed %b", changes.Kinds)
	}
	added := c.all()
	gone, err := c.SaveFacilities(t.Context(), app.FacilityEdit{
		Remove: []app.FacilityKey{c.facilities()[0].Key()}, Leave: "IK-950", Undo: "undo.store.facility_reset",
	})
	c.ok(err)
	same(t, "facility that went", c.person(ids[0]).Held.Facility, "")
	texts, err = c.PlaceTexts(t.Context())
	c.ok(err)
	same(t, "texts without it", len(texts), 0)
	c.undo(gone)
	same(t, "store with it", c.all(), added)
	c.undo(changes)
	same(t, "store", c.all(), before)
}

func facilityNews(t *testing.T, c *contract) {
	_, ids := c.save(Edits(1)...)
	n := app.News{Person: ids[0], Kind: app.NewsAddress, Field: app.FactAddress, Before: "вул. Старая, 1", After: "вул. Новая, 1", On: Today}
	changes, err := c.SaveFacilities(t.Context(), app.FacilityEdit{Put: []app.OwnFacility{Facility("IK-904")}, News: []app.News{n}, Undo: "undo.store.facility"})
	c.ok(err)
	if !changes.Has(app.KindNews) {
		t.Errorf("%+v", changes)
	}
	news := c.news(app.NewsFilter{})
	if len(news) != 1 {
		t.Fatalf("%+v", news)
	}
	n.ID, n.State = news[0].ID, app.NewsOpen
	same(t, "news", news, []app.News{n})
	same(t, "of later imports", len(c.news(app.NewsFilter{After: 1})), 0)
	dismissed, err := c.Decide(t.Context(), app.Decision{IDs: []app.NewsID{n.ID}, State: app.NewsDismissed, On: Today})
	c.ok(err)
	same(t, "open", len(c.news(app.NewsFilter{State: app.NewsOpen})), 0)
	c.undo(dismissed)
	c.undo(changes)
	same(t, "taken back", len(c.news(app.NewsFilter{})), 0)
}
