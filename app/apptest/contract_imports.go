package apptest

import (
	"fmt"
	"strings"
	"testing"

	"vestka/app"
)

var nextDay = app.Date{Year: 2026, Month: 11, Day: 29}

// oneImport is the import of a list of samples on a day.
func oneImport(on app.Date) app.Import {
	return app.Import{
		Source: "sample", Lang: app.Belarusian, Form: "machine", Day: on,
		Counts:     app.ImportCounts{Read: 3, New: 1, Changed: 1, Unchanged: 1, Kinds: map[app.NewsKind]int{app.NewsMoved: 1}},
		Statistics: app.Statistics{Rows: 3, Prisoners: 2, NoPrison: 1, Fields: map[app.Fact]int{app.FactBorn: 3}, Columns: map[string]int{"birthday": 3}},
		Plan:       `{"separator":";"}`,
	}
}

// writers are three people of whom the list knows the first two.
func (c *contract) twoListed() []app.PersonID {
	c.t.Helper()
	_, err := c.SaveImport(c.t.Context(), app.ImportEdit{Import: oneImport(Today), People: Edits(2)})
	c.ok(err)
	people, err := c.People(c.t.Context())
	c.ok(err)
	return []app.PersonID{people[0].ID, people[1].ID}
}

func (c *contract) news(f app.NewsFilter) []app.News {
	c.t.Helper()
	news, err := c.News(c.t.Context(), f)
	c.ok(err)
	return news
}

func importWhole(t *testing.T, c *contract) {
	ids := c.twoListed()
	before := c.all()
	p := c.person(ids[0])
	p.Held = Detention(905)
	edit := Edit(p)
	edit.Moved, edit.News = true, []app.News{{Kind: app.NewsMoved, Field: app.FactHeld, Before: "IK-901", After: "IK-905"}}
	added := Edit(Writer(2))
	added.News = []app.News{{Kind: app.NewsNew}}
	changes, err := c.SaveImport(t.Context(), app.ImportEdit{
		Import: oneImport(nextDay), People: []app.PersonEdit{edit, added}, Gone: []app.RowKey{{Lang: app.Belarusian, Key: "sample:2"}},
		News:  []app.News{{Person: ids[1], Kind: app.NewsGone, Field: app.FactListed, Before: Today.String(), After: nextDay.String()}},
		Inbox: []app.InboxRow{{Source: "sample", Lang: app.Belarusian, SeenOn: nextDay, BadRow: app.BadRow{Line: 9, Cells: []app.Cell{{Column: "name", Value: "?"}}}}},
	})
	c.ok(err)
	same(t, "kinds", changes.Kinds, app.KindPeople|app.KindNews|app.KindInbox)
	waiting, err := c.CountInbox(t.Context())
	c.ok(err)
	same(t, "rows in the inbox", waiting, 1)
	third := app.PersonID(changes.IDs[1])

	news := c.news(app.NewsFilter{})
	for i := range news {
		news[i].ID = 0
	}
	base := app.News{Import: 2, Source: "sample", On: nextDay, State: app.NewsOpen}
	moved, new, gone := base, base, base
	moved.Person, moved.Kind, moved.Field, moved.Before, moved.After = ids[0], app.NewsMoved, app.FactHeld, "IK-901", "IK-905"
	new.Person, new.Kind = third, app.NewsNew
	gone.Person, gone.Kind, gone.Field, gone.Before, gone.After = ids[1], app.NewsGone, app.FactListed, Today.String(), nextDay.String()
	same(t, "news", news, []app.News{moved, new, gone})
	same(t, "news of one", len(c.news(app.NewsFilter{Person: third, Kind: app.NewsNew, Source: "sample", After: 1, State: app.NewsOpen})), 1)
	same(t, "news of later imports", len(c.news(app.NewsFilter{After: 2})), 0)

	imports, err := c.Imports(t.Context())
	c.ok(err)
	want := oneImport(nextDay)
	want.ID, want.Made, want.Step = 2, FixedClock(), imports[0].Step
	same(t, "newest import", imports[0], want)
	if want.Step == 0 || len(imports) != 2 {
		t.Errorf("imports %+v", imports)
	}

	c.undo(changes)
	same(t, "store", c.all(), before)
	waiting, err = c.CountInbox(t.Context())
	c.ok(err)
	same(t, "rows in the inbox of an import that was taken back", waiting, 0)
	same(t, "news of an import that was taken back", len(c.news(app.NewsFilter{})), 0)
	imports, err = c.Imports(t.Context())
	c.ok(err)
	if imports[0].Stands() || !imports[1].Stands() || imports[0].Step != 0 || imports[0].TakenBack != FixedClock() {
		t.Errorf("imports %+v", imports)
	}
}

func goneRows(t *testing.T, c *contract) {
	ids := c.twoListed()
	days := func(id app.PersonID) (gone, checked app.Date) {
		t.Helper()
		records, err := c.Records(t.Context(), id)
		c.ok(err)
		refs, err := c.RecordRefs(t.Context(), "sample", app.Belarusian)
		c.ok(err)
		same(t, "gone of the ref", refs[records[0].Key].Gone, records[0].Gone)
		return records[0].Gone, records[0].CheckedOn
	}
	is := func(what string, id app.PersonID, wantGone, wantChecked app.Date) {
		t.Helper()
		gone, checked := days(id)
		same(t, what+", gone", gone, wantGone)
		same(t, what+", checked", checked, wantChecked)
	}
	is("at first", ids[1], app.Date{}, Today)
	_, err := c.SaveImport(t.Context(), app.ImportEdit{Import: oneImport(nextDay), Gone: []app.RowKey{{Lang: app.Belarusian, Key: "sample:2"}, {Lang: app.Russian, Key: "sample:2"}, {Lang: app.Belarusian, Key: "nobody"}}})
	c.ok(err)
	is("who is on the list", ids[0], app.Date{}, nextDay)
	is("who is not", ids[1], nextDay, Today)
	later := app.Date{Year: 2026, Month: 12, Day: 6}
	_, err = c.SaveImport(t.Context(), app.ImportEdit{Import: oneImport(later), Gone: []app.RowKey{{Lang: app.Belarusian, Key: "sample:2"}}})
	c.ok(err)
	is("who is still not", ids[1], nextDay, Today)
	partial := oneImport(app.Date{Year: 2026, Month: 12, Day: 8})
	partial.Partial = true
	_, err = c.SaveImport(t.Context(), app.ImportEdit{Import: partial})
	c.ok(err)
	is("after a part of a list", ids[0], app.Date{}, later)
	other := oneImport(app.Date{Year: 2026, Month: 12, Day: 9})
	other.Lang = app.Russian
	_, err = c.SaveImport(t.Context(), app.ImportEdit{Import: other})
	c.ok(err)
	is("after a list in another language", ids[0], app.Date{}, later)
	last := app.Date{Year: 2026, Month: 12, Day: 13}
	changes, err := c.SaveImport(t.Context(), app.ImportEdit{Import: oneImport(last), Back: []app.RowKey{{Lang: app.Belarusian, Key: "sample:2"}, {Lang: app.Russian, Key: "sample:2"}}})
	c.ok(err)
	is("who is back", ids[1], app.Date{}, last)
	c.undo(changes)
	is("taken back", ids[1], nextDay, Today)
	is("taken back, who was always there", ids[0], app.Date{}, later)
	other.Day = last
	_, err = c.SaveImport(t.Context(), app.ImportEdit{Import: other, Gone: []app.RowKey{{Lang: app.Belarusian, Key: "sample:1"}}, Back: []app.RowKey{{Lang: app.Belarusian, Key: "sample:2"}}})
	c.ok(err)
	is("by a list in another language, who is not", ids[0], last, later)
	_, err = c.SaveImport(t.Context(), app.ImportEdit{Import: oneImport(later), Gone: []app.RowKey{{Lang: app.Belarusian, Key: "sample:2"}}, GoneOn: nextDay})
	c.ok(err)
	is("since an earlier day, who is not", ids[1], nextDay, Today)
	_, err = c.SaveImport(t.Context(), app.ImportEdit{Import: other, Back: []app.RowKey{{Lang: app.Belarusian, Key: "sample:2"}}})
	c.ok(err)
	is("by a list in another language, who is back", ids[1], app.Date{}, later)
}

func recordsOf(t *testing.T, c *contract) {
	c.twoListed()
	found, err := c.RecordsOf(t.Context(), "sample", app.Belarusian, []string{"sample:2", "nobody"})
	c.ok(err)
	same(t, "rows", found, map[string]app.Record{"sample:2": Record(Writer(1), app.Belarusian)})
	found, err = c.RecordsOf(t.Context(), "sample", app.Russian, []string{"sample:2"})
	c.ok(err)
	same(t, "rows in another language", len(found), 0)
}

func decisions(t *testing.T, c *contract) {
	ids := c.twoListed()
	_, err := c.SaveImport(t.Context(), app.ImportEdit{Import: oneImport(nextDay), News: []app.News{
		{Person: ids[0], Kind: app.NewsReleased}, {Person: ids[1], Kind: app.NewsMoved},
	}})
	c.ok(err)
	_, logged := c.log(Letter(ids[0]))
	card := app.LetterID(logged.IDs[0])
	before, news := c.all(), c.news(app.NewsFilter{})
	applied, err := c.Decide(t.Context(), app.Decision{IDs: []app.NewsID{news[0].ID}, State: app.NewsApplied, On: nextDay, Stop: []app.LetterID{card}})
	c.ok(err)
	same(t, "kinds", applied.Kinds, app.KindNews|app.KindLetters)
	open := c.news(app.NewsFilter{State: app.NewsOpen})
	same(t, "open", open, news[1:])
	done := c.news(app.NewsFilter{State: app.NewsApplied})
	if len(done) != 1 || done[0].ID != news[0].ID || done[0].DecidedOn != nextDay {
		t.Errorf("applied %+v", done)
	}
	letters := c.all().Letters
	if letters[0].State != app.Stopped || letters[0].On != nextDay {
		t.Errorf("letter %+v", letters[0])
	}
	written, err := c.Written(t.Context())
	c.ok(err)
	same(t, "who was written to", len(written), 0)
	_, err = c.Decide(t.Context(), app.Decision{IDs: []app.NewsID{news[1].ID, 99}, State: app.NewsDismissed, On: nextDay})
	c.fails(app.NotFound, err)
	_, err = c.Decide(t.Context(), app.Decision{IDs: []app.NewsID{news[1].ID}, State: app.NewsDismissed, On: nextDay, Stop: []app.LetterID{99}})
	c.fails(app.NotFound, err)
	same(t, "open", len(c.news(app.NewsFilter{State: app.NewsOpen})), 1)
	c.undo(applied)
	same(t, "store", c.all(), before)
	same(t, "news", c.news(app.NewsFilter{}), news)
}

// undoDecided does not take an import back from under what was decided about its news.
func undoDecided(t *testing.T, c *contract) {
	ids := c.twoListed()
	before := c.all()
	changes, err := c.SaveImport(t.Context(), app.ImportEdit{
		Import: oneImport(nextDay), News: []app.News{{Person: ids[0], Kind: app.NewsDied}, {Person: ids[1], Kind: app.NewsMoved}},
	})
	c.ok(err)
	imports, err := c.Imports(t.Context())
	c.ok(err)
	news := c.news(app.NewsFilter{})
	dismiss := func(id app.NewsID) app.Changes {
		t.Helper()
		decided, err := c.Decide(t.Context(), app.Decision{IDs: []app.NewsID{id}, State: app.NewsDismissed, On: nextDay})
		c.ok(err)
		return decided
	}
	standing := func(want int) {
		t.Helper()
		on, err := c.StepsOn(t.Context(), imports[0].Step)
		c.ok(err)
		same(t, "steps that stand on the import", len(on), want)
		_, err = changes.Undo.Do(t.Context())
		c.fails(app.Refused, err)
	}
	first, second := dismiss(news[0].ID), dismiss(news[1].ID)
	standing(2)
	c.undo(first) // one decision does not stand on another
	standing(1)
	c.undo(second)
	same(t, "open", c.news(app.NewsFilter{State: app.NewsOpen}), news)
	c.undo(changes)
	same(t, "store", c.all(), before)
	same(t, "news", len(c.news(app.NewsFilter{})), 0)
}

func importsTogether(t *testing.T, c *contract) {
	in := func(lang app.Lang) app.Import { return app.Import{Source: "office", Lang: lang, Day: Today} }
	changes, err := c.SaveImport(t.Context(), app.ImportEdit{
		Import: in(app.Belarusian), Also: []app.Import{in(app.Russian), in(app.English)}, People: Edits(1),
	})
	c.ok(err)
	stand := func() string {
		all, err := c.Imports(t.Context())
		c.ok(err)
		var said []string
		for i := range all {
			said = append(said, fmt.Sprint(all[i].Lang, " ", all[i].Stands(), " ", all[i].Step == all[0].Step))
		}
		return strings.Join(said, ", ")
	}
	same(t, "imports", stand(), "en true true, ru true true, be true true")
	c.undo(changes)
	same(t, "taken back", stand(), "en false true, ru false true, be false true")
	same(t, "people", c.headcount(), 0)
}
