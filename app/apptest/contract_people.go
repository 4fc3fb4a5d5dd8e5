package apptest

import (
	"errors"
	"testing"

	"vestka/app"
)

// full is somebody of whom every field is set.
func full() app.Person {
	return Person(func(p *app.Person) {
		p.SourceIDs = []app.SourceID{"sample:1", "viasna:77"}
		p.Names.RU.Proposed = true
		p.Names.Latin.Unsure = true
		p.Died = app.Date{Year: 1942}
		p.Verdict, p.Appeal = app.Date{Year: 2024, Month: 9, Day: 3}, app.Date{Year: 2024, Month: 12}
		p.Release = app.Date{Year: 2031}
		p.Articles, p.Town = "342 ч. 1, 361-4", "Вязынка"
		p.Work, p.Interests = "паэт", "шахматы, «ціхія» вершы"
		p.Held = app.Detention{
			Facility: "IK-901", Text: "ИК №901", Address: "000000, Пример", Liberty: true,
			Since: app.Date{Year: 2025, Month: 5}, Until: app.Date{Year: 2026, Month: 2, Day: 1}, Source: "sample", SeenOn: Today,
		}
		p.Note = "Любіць шахматы.\nНе любіць — кропку."
		p.Sample = true
	})
}

func everyField(t *testing.T, c *contract) {
	p := full()
	_, ids := c.save(app.PersonEdit{Person: p})
	p.ID = ids[0]
	same(t, "person", c.person(p.ID), p)
	people, err := c.People(t.Context())
	c.ok(err)
	same(t, "people", people, []app.Person{p})
	sources, err := c.SourceIDs(t.Context())
	c.ok(err)
	p.Died = app.SomeDay
	c.save(app.PersonEdit{Person: p, Records: []app.Record{Record(p, app.Russian, func(r *app.Record) { r.Died = app.SomeDay })}})
	same(t, "died on a day that nobody knows", c.person(p.ID).Died, app.SomeDay)
	records, err := c.Records(t.Context(), p.ID)
	c.ok(err)
	same(t, "and in the row", records[0].Died, app.SomeDay)
	same(t, "source ids", sources, map[app.SourceID]app.PersonID{"sample:1": p.ID, "viasna:77": p.ID})
}

func everyRecordField(t *testing.T, c *contract) {
	p := full()
	r := Record(p, app.Russian, func(r *app.Record) {
		r.Key, r.Form, r.Line = "купала янка|1882-07-07", "human", 812
		r.HasID = false
		r.Names = app.Names{BE: app.Name{Full: "Янка Купала", Given: "Янка", Family: "Купала", Source: "sample", Unsure: true}}
		r.Verdict, r.Appeal, r.Release, r.Articles = p.Verdict, p.Appeal, p.Release, p.Articles
		r.Town, r.Work, r.Interests = p.Town, p.Work, p.Interests
		r.Cells = append(r.Cells, app.Cell{Column: "articles", Value: "342 <1>\r\n\"361\" & ў’"})
	})
	_, ids := c.save(app.PersonEdit{Person: p, Records: []app.Record{r}})
	records, err := c.Records(t.Context(), ids[0])
	c.ok(err)
	same(t, "records", records, []app.Record{r})
}

func placesSaid(t *testing.T, c *contract) {
	p := full()
	r := Record(p, app.Russian, func(r *app.Record) { r.Held.Text = "ИК №901" })
	other := r
	other.Source, other.Key, other.SeenOn, other.CheckedOn, other.Held.Text = "office", "7", Today.AddDays(-3), Today.AddDays(-3), "ИК №902"
	alone := Writer(2)
	single := Record(alone, app.Russian, func(r *app.Record) { r.Key = "8" })
	_, ids := c.save(app.PersonEdit{Person: p, Records: []app.Record{r, other}}, Edit(Writer(1)), app.PersonEdit{Person: alone, Records: []app.Record{single}})
	r.Cells, other.Cells = nil, nil
	said, err := c.PlacesSaid(t.Context(), []app.PersonID{ids[0], ids[2], 999})
	c.ok(err)
	same(t, "places said", said, map[app.PersonID]app.PlacesSaid{ids[0]: {Records: []app.Record{r, other}}})
}

func withdrawn(t *testing.T, c *contract) {
	p := full()
	p.SourceIDs = nil
	_, ids := c.save(app.PersonEdit{Person: p}, Edit(Writer(1)))
	p.ID = ids[0]
	town := app.Withdrawn{Source: "office", Lang: app.Russian, Key: "7", Fact: app.FactTown, Value: "Вязынка", CheckedOn: Today.AddDays(-14), Since: Today.AddDays(-7)}
	place := app.Withdrawn{Source: "viasna", Lang: app.Belarusian, Key: "1", Fact: app.FactHeld, Value: app.HeldAtLiberty, CheckedOn: Today.AddDays(-7), Since: Today}
	c.save(app.PersonEdit{Person: p, Withdrawn: []app.Withdrawn{town}})
	later := town
	later.Value, later.Since = "Слуцк", Today
	changes, _ := c.save(app.PersonEdit{Person: p, Withdrawn: []app.Withdrawn{later, place}})
	now := func(id app.PersonID, want ...app.Withdrawn) {
		t.Helper()
		got, err := c.Withdrawn(t.Context(), id)
		c.ok(err)
		same(t, "withdrawn", got, want)
	}
	now(p.ID, place, later)
	now(ids[1])
	c.undo(changes)
	now(p.ID, town)
	town.Since = app.Date{Year: 2026, Month: 13}
	_, err := c.SavePeople(t.Context(), []app.PersonEdit{{Person: p, Withdrawn: []app.Withdrawn{town}}})
	c.fails(app.Invalid, err)
}

func unknownStaysUnknown(t *testing.T, c *contract) {
	p := app.Person{Names: app.Names{BE: app.Name{Full: "Грамадзянін К.", Source: "sample", Unsure: true}}, Status: app.NotRecognised}
	r := app.Record{Source: "sample", Key: "1", Lang: app.Belarusian, Form: "human", SeenOn: Today, CheckedOn: Today, Name: p.Names.BE.Full}
	_, ids := c.save(app.PersonEdit{Person: p, Records: []app.Record{r}})
	p.ID = ids[0]
	same(t, "person", c.person(p.ID), p)
	history, err := c.Detentions(t.Context(), p.ID)
	c.ok(err)
	same(t, "detentions", len(history), 0)
	records, err := c.Records(t.Context(), p.ID)
	c.ok(err)
	same(t, "records", records, []app.Record{r})
}

// Listed are all people as the lists alone have them.
func Listed(tb testing.TB, s app.PeopleStore) (all []app.Person) {
	tb.Helper()
	err := s.Listed(tb.Context(), nil, func(p *app.Person) error {
		all = append(all, *p)
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return all
}

func listedInShort(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Writer(1)), app.PersonEdit{Person: Writer(5, func(p *app.Person) {
		p.Verdict, p.Release, p.Town, p.Interests = app.Date{Year: 2024}, app.Date{Year: 2027}, "Вязынка", "вершы"
		p.Held = app.Detention{Text: "за ракой", Source: "viasna"}
	})}, app.PersonEdit{Person: Writer(6, func(p *app.Person) { p.Held = app.Detention{} })})
	all := Listed(t, c)
	var want []app.PersonHead
	for i := range all {
		want = append(want, app.PersonHead{ID: all[i].ID, Status: all[i].Status, Lacks: all[i].Lacks()})
	}
	heads, err := c.ListedHeads(t.Context())
	c.ok(err)
	same(t, "heads", heads, want)
	if heads[0].Lacks&app.LacksFacility != 0 || heads[1].Lacks != app.LacksAppeal|app.LacksArticles|app.LacksWork|app.LacksFacility {
		t.Errorf("lacking: %+v", heads)
	}
	var some []app.Person
	c.ok(c.Listed(t.Context(), []app.PersonID{ids[2], ids[1], 99}, func(p *app.Person) error {
		some = append(some, *p)
		return nil
	}))
	same(t, "some of them", some, all[1:])
}

func listed(t *testing.T, c *contract) {
	_, ids := c.save(Edits(2)...)
	before := c.all().People
	_, err := c.SetNote(t.Context(), ids[0], "Мая нататка")
	c.ok(err)
	_, err = c.SetName(t.Context(), ids[1], app.Russian, app.Name{Full: "Моё имя"})
	c.ok(err)
	same(t, "people as the lists have them", Listed(t, c), before)
	stop := errors.New("enough")
	n := 0
	if err := c.Listed(t.Context(), nil, func(*app.Person) error { n++; return stop }); !errors.Is(err, stop) || n != 1 {
		t.Errorf("stopped after %d: %v", n, err)
	}
}

func orderOfPeople(t *testing.T, c *contract) {
	_, ids := c.save(Edits(12)...)
	people, err := c.People(t.Context())
	c.ok(err)
	same(t, "number of people", len(people), 12)
	for i, p := range people {
		want := Writer(i)
		want.ID = ids[i]
		same(t, "person", p, want)
	}
}

func nobody(t *testing.T, c *contract) {
	_, err := c.Person(t.Context(), 5)
	c.fails(app.NotFound, err)
	_, err = c.SetNote(t.Context(), 5, "?")
	c.fails(app.NotFound, err)
	_, err = c.SetName(t.Context(), 5, app.Russian, app.Name{Full: "?"})
	c.fails(app.NotFound, err)
	people, err := c.People(t.Context())
	c.ok(err)
	same(t, "number of people", len(people), 0)
	changes, err := c.SavePeople(t.Context(), nil)
	c.ok(err)
	same(t, "changes of no edits", changes.Kinds, 0)
}

func editOfNobody(t *testing.T, c *contract) {
	c.save(Edit(Writer(1)))
	before := c.all()
	_, err := c.SavePeople(t.Context(), []app.PersonEdit{Edit(Writer(2)), Edit(Writer(3, func(p *app.Person) { p.ID = 99 }))})
	c.fails(app.NotFound, err)
	same(t, "store", c.all(), before)
}

func yearlessBirthday(t *testing.T, c *contract) {
	yearless := app.Date{Month: 2, Day: 29}
	edit := Edit(Writer(2, func(p *app.Person) { p.Born = yearless }))
	_, ids := c.save(edit)
	p, err := c.Person(t.Context(), ids[0])
	c.ok(err)
	same(t, "born", p.Born, yearless)
	rows, err := c.Records(t.Context(), ids[0])
	c.ok(err)
	same(t, "of the row", rows[0].Born, yearless)
}

func impossibleDate(t *testing.T, c *contract) {
	_, err := c.SavePeople(t.Context(), []app.PersonEdit{Edit(Writer(2)), Edit(Writer(3, func(p *app.Person) {
		p.Born = app.Date{Year: 1985, Month: 2, Day: 30}
	}))})
	c.fails(app.Invalid, err)
	same(t, "people", len(c.all().People), 0)
}

func sourceIDTaken(t *testing.T, c *contract) {
	c.save(Edit(Writer(1)))
	before := c.all()
	_, err := c.SavePeople(t.Context(), []app.PersonEdit{{Person: Writer(1)}})
	c.fails(app.Failed, err)
	_, err = c.SavePeople(t.Context(), []app.PersonEdit{{Person: Writer(2)}, {Person: Writer(2)}})
	c.fails(app.Failed, err)
	same(t, "store", c.all(), before)
}

func usersOwnSurvives(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Person()))
	id := ids[0]
	_, err := c.SetNote(t.Context(), id, "Піша вершы.")
	c.ok(err)
	own := app.Name{Full: "Іван Луцэвіч", Given: "Іван", Family: "Луцэвіч", Source: "user"}
	_, err = c.SetName(t.Context(), id, app.Belarusian, own)
	c.ok(err)

	// The import carries on what it read, but for one name and a note of its own.
	p := c.person(id)
	p.Note = "from a list"
	p.Names.RU = app.Name{Full: "Купала Янка", Source: "viasna", Unsure: true}
	p.Status = app.Former
	c.save(Edit(p))
	got := c.person(id)
	same(t, "note", got.Note, "Піша вершы.")
	same(t, "own name", got.Names.BE, own)
	same(t, "name of the list", got.Names.RU, p.Names.RU)
	same(t, "status", got.Status, app.Former)

	// A new name of the list does not win either, and stands when the user's goes.
	p.Names.BE = app.Name{Full: "Купала Янка", Source: "viasna"}
	c.save(Edit(p))
	same(t, "own name", c.person(id).Names.BE, own)
	_, err = c.SetName(t.Context(), id, app.Belarusian, app.Name{})
	c.ok(err)
	same(t, "name of the list", c.person(id).Names.BE, p.Names.BE)
}

func droppedName(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Person()))
	p := c.person(ids[0])
	p.Names.Latin = app.Name{}
	c.save(Edit(p))
	same(t, "person", c.person(p.ID), p)
}

func move(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Person()))
	p := c.person(ids[0])
	first, second, third := p.Held, Detention(905), Detention(906)
	second.Since = app.Date{}
	second.SeenOn = app.Date{Year: 2026, Month: 12, Day: 6}
	third.Since = app.Date{Year: 2027, Month: 1}
	for _, d := range []app.Detention{second, third} {
		p.Held = d
		c.save(app.PersonEdit{Person: p, Moved: true})
	}
	first.Until, second.Until = second.SeenOn, third.Since
	history, err := c.Detentions(t.Context(), p.ID)
	c.ok(err)
	same(t, "detentions", history, []app.Detention{third, second, first})
	same(t, "held", c.person(p.ID).Held, third)
}

func sameDetention(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Person()))
	p := c.person(ids[0])
	p.Held.Address = "000000, ул. Другая, 2"
	c.save(Edit(p))
	history, err := c.Detentions(t.Context(), p.ID)
	c.ok(err)
	same(t, "detentions", history, []app.Detention{p.Held})
}

func silence(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Person()))
	p := c.person(ids[0])
	held := p.Held
	p.Held = app.Detention{}
	c.save(Edit(p))
	same(t, "held", c.person(p.ID).Held, held)
}

func recordByKey(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Person()))
	p := c.person(ids[0])
	r := Record(p, app.Belarusian, func(r *app.Record) { r.Cells = r.Cells[:2]; r.Line = 9 })
	c.save(app.PersonEdit{Person: p, Records: []app.Record{r}})
	records, err := c.Records(t.Context(), p.ID)
	c.ok(err)
	same(t, "records", records, []app.Record{r})
}

func recordRefs(t *testing.T, c *contract) {
	p := Person()
	be, ru := Record(p, app.Belarusian), Record(p, app.Russian)
	other := Record(p, app.Belarusian, func(r *app.Record) { r.Source = "other" })
	_, ids := c.save(app.PersonEdit{Person: p, Records: []app.Record{be, ru, other}})
	refs, err := c.RecordRefs(t.Context(), "sample", app.Russian)
	c.ok(err)
	same(t, "refs", refs, map[string]app.RecordRef{ru.Key: {Person: ids[0], Digest: ru.Digest()}})
	refs, err = c.RecordRefs(t.Context(), "sample", app.English)
	c.ok(err)
	same(t, "refs of a list that never came", refs, map[string]app.RecordRef{})
}

func recordsNewestFirst(t *testing.T, c *contract) {
	p := Person()
	old, middle, last := Record(p, app.Belarusian), Record(p, app.Russian), Record(p, app.English)
	old.SeenOn = app.Date{Year: 2025, Month: 1, Day: 2}
	old.CheckedOn = old.SeenOn
	_, ids := c.save(app.PersonEdit{Person: p, Records: []app.Record{middle, old, last}})
	records, err := c.Records(t.Context(), ids[0])
	c.ok(err)
	same(t, "records", records, []app.Record{last, middle, old})
}

func notes(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Person()))
	first, err := c.SetNote(t.Context(), ids[0], "Адзін")
	c.ok(err)
	same(t, "ids", first.IDs, []int64{int64(ids[0])})
	second, err := c.SetNote(t.Context(), ids[0], "Два")
	c.ok(err)
	same(t, "note", c.person(ids[0]).Note, "Два")
	c.undo(second)
	same(t, "note taken back", c.person(ids[0]).Note, "Адзін")
	c.undo(first)
	same(t, "note taken back twice", c.person(ids[0]).Note, "")
}

func ownNames(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Person()))
	listed := c.person(ids[0])
	for _, lang := range []app.Lang{app.Belarusian, app.Russian, app.English} {
		changes, err := c.SetName(t.Context(), ids[0], lang, app.Name{Full: "Ясь", Given: "Ясь", Proposed: true, Source: "x"})
		c.ok(err)
		p := c.person(ids[0])
		same(t, "own name", p.Names.In(lang), app.Name{Full: "Ясь", Given: "Ясь", Source: "user"})
		c.undo(changes)
		same(t, "person after the undo", c.person(ids[0]), listed)
	}
}

func placeTexts(t *testing.T, c *contract) {
	unknown := Detention(901)
	unknown.Facility, unknown.Text = "", "калонія каля ракі"
	known := unknown
	known.Facility = "IK-903"
	_, ids := c.save(
		app.PersonEdit{Person: Writer(1, func(p *app.Person) { p.Held = unknown })},
		app.PersonEdit{Person: Writer(2, func(p *app.Person) { p.Held = known })},
		app.PersonEdit{Person: Writer(3)},
	)
	before := c.all()
	first, err := c.SetPlaceText(t.Context(), unknown.Text, "IK-901")
	c.ok(err)
	same(t, "ids", first.IDs, []int64{int64(ids[0])})
	same(t, "kinds", first.Kinds, app.KindPlaces|app.KindPeople)
	second, err := c.SetPlaceText(t.Context(), unknown.Text, "IK-902")
	c.ok(err)
	same(t, "one who had none", c.person(ids[0]).Held.Facility, "IK-902")
	same(t, "one who had another", c.person(ids[1]).Held.Facility, "IK-903")
	places, err := c.PlaceTexts(t.Context())
	c.ok(err)
	same(t, "texts", places, map[string]string{unknown.Text: "IK-902"})
	c.undo(second)
	same(t, "first choice again", c.person(ids[0]).Held.Facility, "IK-901")
	c.undo(first)
	same(t, "store", c.all(), before)
	_, err = c.SetPlaceText(t.Context(), "", "IK-901")
	c.fails(app.Invalid, err)
}

func unsettle(t *testing.T, c *contract) {
	p := Person(func(p *app.Person) { p.Held.Facility = "" })
	_, ids := c.save(app.PersonEdit{Person: p})
	before := c.all()
	_, err := c.SetPlaceText(t.Context(), p.Held.Text, "IK-904")
	c.ok(err)
	same(t, "facility", c.person(ids[0]).Held.Facility, "IK-904")
	_, err = c.SetPlaceText(t.Context(), p.Held.Text, "")
	c.ok(err)
	same(t, "store", c.all(), before)
}
