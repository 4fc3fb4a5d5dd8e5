package db_test

import (
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/db"
	"vestka/i18n"
)

// owner is a store of which no call may fail.
type owner struct {
	*db.Store
	t    *testing.T
	path string
}

func newOwner(t *testing.T) *owner {
	t.Helper()
	path := filepath.Join(t.TempDir(), "vestka.db")
	o := &owner{t: t, path: path}
	var err error
	o.Store, err = db.Open(t.Context(), path, db.Options{Create: true, Now: apptest.FixedClock})
	o.ok(err)
	t.Cleanup(func() { o.ok(o.Close()) })
	return o
}

// reopen closes the store and opens it again, as another run of the program does.
func (o *owner) reopen() {
	o.t.Helper()
	o.ok(o.Close())
	var err error
	o.Store, err = db.Open(o.t.Context(), o.path, db.Options{Now: apptest.FixedClock})
	o.ok(err)
}

func (o *owner) ok(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *owner) save(people ...app.Person) []app.PersonID {
	o.t.Helper()
	var edits []app.PersonEdit
	for _, p := range people {
		edits = append(edits, apptest.Edit(p))
	}
	c, err := o.SavePeople(o.t.Context(), edits)
	o.ok(err)
	return idsOf(c)
}

func idsOf(c app.Changes) (ids []app.PersonID) {
	for _, id := range c.IDs {
		ids = append(ids, app.PersonID(id))
	}
	return ids
}

func (o *owner) edit(edits ...app.OwnEdit) app.Changes {
	o.t.Helper()
	c, err := o.EditOwn(o.t.Context(), "undo.store.own", nil, edits)
	o.ok(err)
	return c
}

func (o *owner) person(id app.PersonID) app.Person {
	o.t.Helper()
	p, err := o.Person(o.t.Context(), id)
	o.ok(err)
	return p
}

func (o *owner) own(id app.PersonID) app.Own {
	o.t.Helper()
	own, err := o.Own(o.t.Context(), id)
	o.ok(err)
	return own
}

// state is all that can be read by person.
type state struct {
	People, Listed []app.Person
	Detentions     map[app.PersonID][]app.Detention
	Records        map[app.PersonID][]app.Record
	Own            map[app.PersonID]app.Own
	Letters        []app.Letter
	Written        map[app.PersonID]app.Written
	Attachments    []app.Attachment
	Merged         map[app.PersonID]app.PersonID
	Apart          map[app.Pair]bool
	Tags           map[string]int
}

func (o *owner) state() state {
	o.t.Helper()
	ctx := o.t.Context()
	s := state{Detentions: map[app.PersonID][]app.Detention{}, Records: map[app.PersonID][]app.Record{}, Own: map[app.PersonID]app.Own{}}
	var errs [8]error
	s.People, errs[0] = o.People(ctx)
	s.Listed = apptest.Listed(o.t, o)
	for _, p := range s.People {
		var err error
		s.Detentions[p.ID], err = o.Detentions(ctx, p.ID)
		o.ok(err)
		s.Records[p.ID], err = o.Records(ctx, p.ID)
		o.ok(err)
		s.Own[p.ID] = o.own(p.ID)
	}
	s.Letters, errs[2] = o.Letters(ctx, app.LetterFilter{})
	s.Written, errs[3] = o.Written(ctx)
	s.Attachments, errs[4] = o.Attachments(ctx, app.AttachmentFilter{})
	s.Merged, errs[5] = o.Merged(ctx)
	s.Apart, errs[6] = o.Apart(ctx)
	s.Tags, errs[7] = o.Tags(ctx)
	o.ok(errors.Join(errs[:]...))
	return s
}

// takesBack undoes after a restart, and holds that all is as it was.
func (o *owner) takesBack(before state) {
	o.t.Helper()
	o.reopen()
	steps, err := o.Steps(o.t.Context())
	o.ok(err)
	_, err = o.TakeBack(o.t.Context(), steps[0].ID)
	o.ok(err)
	equal(o.t, "after undo", o.state(), before)
}

func equal[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %+v\nwant %+v", what, got, want)
	}
}

func turnedDown(t *testing.T, err error, key string) {
	t.Helper()
	var e *app.Error
	if !errors.As(err, &e) || e.Key != key {
		t.Errorf("error %v, want %s", err, key)
	}
}

func text(s string) *string { return &s }

// everyEdit says everything that one can say of somebody.
func everyEdit(id app.PersonID) app.OwnEdit {
	e := app.OwnEdit{
		Person: id,
		Names: map[app.Lang]app.Name{
			app.Russian: {Full: "Цётка", Family: "Цётка"}, app.English: {Full: "Ciotka", Family: "Ciotka", Unsure: true},
		},
		Held: []app.OwnDetention{
			{Facility: "SIZO-901", Since: app.Date{Year: 2023}, Until: app.Date{Year: 2024, Month: 2}, ChosenOn: apptest.Today},
			{Text: "у шпіталі", Since: app.Date{Year: 2026, Month: 10}, Source: "сястра", Against: "IK-901", ChosenOn: apptest.Today},
		},
		Note: text("Мая нататка"), Tag: []string{"Мінск", "вечарына"},
	}
	values := map[app.Fact]string{app.FactStatus: "former", app.FactSex: "f", app.FactArticles: "342", app.FactTown: "Вільня", app.FactWork: "паэтка", app.FactInterests: "тэатр"}
	for _, f := range app.Facts {
		value, ok := values[f]
		if !ok {
			value = "1916-02"
		}
		e.Facts = append(e.Facts, app.OwnFact{Fact: f, Value: value, Source: "viasna", Against: "1882\n1883", ChosenOn: apptest.Today})
	}
	return e
}

func TestWhatTheUserSaysLiesOverTheList(t *testing.T) {
	o := newOwner(t)
	id := o.save(apptest.Writer(0), apptest.Writer(1))[0]
	before := o.state()
	e := everyEdit(id)
	o.edit(e)
	p := o.person(id)
	for _, f := range e.Facts {
		if got := f.Fact.Of(&p); got != f.Value {
			t.Errorf("%s is %q", f.Fact, got)
		}
	}
	if p.Names.RU.Full != "Цётка" || p.Names.RU.Source != app.ByUser || p.Names.BE != before.People[0].Names.BE || !p.Names.Latin.Unsure {
		t.Errorf("%+v", p.Names)
	}
	if p.Held != (app.Detention{Text: "у шпіталі", Since: app.Date{Year: 2026, Month: 10}, Source: app.ByUser, SeenOn: apptest.Today}) {
		t.Errorf("%+v", p.Held)
	}
	if p.Note != "Мая нататка" || !reflect.DeepEqual(p.Tags, []string{"Мінск", "вечарына"}) || p.ByHand {
		t.Errorf("%+v", p)
	}
	all, err := o.People(t.Context())
	o.ok(err)
	equal(t, "one and all", all[0], p)
	after := o.state()
	equal(t, "the list", after.Listed, before.Listed)
	own := o.own(id)
	equal(t, "listed", own.Listed, before.Listed[0])
	for i := range own.Held {
		own.Held[i].ID = 0
	}
	equal(t, "held", own.Held, []app.OwnDetention{e.Held[1], e.Held[0]})
	if len(own.Facts) != len(e.Facts) {
		t.Errorf("%+v", own.Facts)
	}
	for _, f := range own.Facts {
		if f.Against != "1882\n1883" || f.Source != "viasna" || f.ChosenOn != apptest.Today {
			t.Errorf("%+v", f)
		}
	}
	history := after.Detentions[id]
	if len(history) != 3 || history[0].Text != "у шпіталі" || history[1].Facility != "IK-901" || history[2].Facility != "SIZO-901" {
		t.Errorf("%+v", history)
	}
	o.takesBack(before)
}

func TestAnImportLeavesWhatTheUserSaysAlone(t *testing.T) {
	o := newOwner(t)
	id := o.save(apptest.Writer(0))[0]
	o.edit(everyEdit(id))
	own, p := o.own(id), o.person(id)
	listed := own.Listed
	listed.Born, listed.Status, listed.Town = app.Date{Year: 1990}, app.Active, "Полацк"
	listed.Held = apptest.Detention(905)
	_, err := o.SavePeople(t.Context(), []app.PersonEdit{{Person: listed, Moved: true}})
	o.ok(err)
	equal(t, "person", o.person(id), p)
	after := o.own(id)
	equal(t, "facts", after.Facts, own.Facts)
	equal(t, "held", after.Held, own.Held)
	if after.Listed.Born.Year != 1990 || after.Listed.Town != "Полацк" {
		t.Errorf("the list was not written: %+v", after.Listed)
	}
}

func TestWhatTheUserTakesBackIsTheListsAgain(t *testing.T) {
	o := newOwner(t)
	id := o.save(apptest.Writer(0))[0]
	before := o.state()
	o.edit(everyEdit(id))
	full := o.state()
	own := o.own(id)
	o.edit(app.OwnEdit{
		Person: id, Names: map[app.Lang]app.Name{app.Russian: {}, app.English: {}}, Drop: app.Facts,
		DropHeld: []int64{own.Held[0].ID, own.Held[1].ID}, Note: text(""), Untag: []string{"Мінск", "вечарына"},
	})
	equal(t, "state", o.state(), before)
	o.takesBack(full)
}

func TestADetentionOfTheUsersIsChangedInItsPlace(t *testing.T) {
	o := newOwner(t)
	id := o.save(apptest.Writer(0))[0]
	o.edit(app.OwnEdit{Person: id, Held: []app.OwnDetention{{Facility: "IK-904"}}})
	d := o.own(id).Held[0]
	d.Until, d.Source = app.Date{Year: 2026}, "сусед"
	before := o.state()
	o.edit(app.OwnEdit{Person: id, Held: []app.OwnDetention{d}})
	if held := o.own(id).Held; len(held) != 1 || held[0] != d {
		t.Errorf("%+v", held)
	}
	if p := o.person(id); p.Held.Facility != "IK-901" {
		t.Errorf("what has ended counts still: %+v", p.Held)
	}
	o.takesBack(before)
}

func TestLinesAreAddedToNotes(t *testing.T) {
	o := newOwner(t)
	ids := o.save(apptest.Writer(0), apptest.Writer(1))
	o.edit(app.OwnEdit{Person: ids[0], Note: text("Першы радок")})
	before := o.state()
	o.edit(app.OwnEdit{Person: ids[0], Line: "Другі"}, app.OwnEdit{Person: ids[1], Line: "Другі"})
	if a, b := o.person(ids[0]).Note, o.person(ids[1]).Note; a != "Першы радок\nДругі" || b != "Другі" {
		t.Errorf("%q, %q", a, b)
	}
	o.takesBack(before)
}

func TestSomebodyWhomNoListHas(t *testing.T) {
	o := newOwner(t)
	o.save(apptest.Writer(0))
	before := o.state()
	made := app.Names{RU: app.Name{Full: "Алоиза", Source: "vestka", Proposed: true}, BE: app.Name{Full: "?"}}
	c := o.edit(everyEdit(0), app.OwnEdit{Names: map[app.Lang]app.Name{app.Belarusian: {Full: "Алаіза"}}, Proposed: &made})
	ids := idsOf(c)
	p := o.person(ids[0])
	if second := o.person(ids[1]); second.Names.RU != made.RU || second.Names.BE.Full != "Алаіза" {
		t.Errorf("%+v", second.Names)
	}
	if len(ids) != 2 || !p.ByHand || p.Names.RU.Full != "Цётка" || p.Status != app.Former || len(p.SourceIDs) != 0 {
		t.Errorf("%v: %+v", ids, p)
	}
	after := o.state()
	if len(after.People) != 3 {
		t.Errorf("%d people", len(after.People))
	}
	equal(t, "the list", after.Listed, before.Listed)
	o.takesBack(before)
}

func TestWhoWasAddedByHandIsRemovedWithWhatTheUserSays(t *testing.T) {
	o := newOwner(t)
	listed := o.save(apptest.Writer(0))[0]
	none := o.state()
	id := idsOf(o.edit(everyEdit(0)))[0]
	_, err := o.SetMark(t.Context(), app.Mark{Kind: app.DoNotWrite, Reason: "просьба", Source: "сям’я", On: apptest.Today}, id)
	o.ok(err)
	_, err = o.SetApart(t.Context(), app.PairOf(listed, id))
	o.ok(err)
	before := o.state()
	_, err = o.RemoveOwn(t.Context(), id)
	o.ok(err)
	equal(t, "state", o.state(), none)
	o.takesBack(before)

	_, err = o.RemoveOwn(t.Context(), listed)
	turnedDown(t, err, "error.own.listed")
	_, err = o.RemoveOwn(t.Context(), 999)
	turnedDown(t, err, "error.store.no_person")
	_, _, err = o.LogJob(t.Context(), []app.Letter{apptest.Letter(id)})
	o.ok(err)
	before = o.state()
	_, err = o.RemoveOwn(t.Context(), id)
	turnedDown(t, err, "error.own.needed")
	equal(t, "state", o.state(), before)
}

func TestNobodyIsRemovedFromUnderAMerge(t *testing.T) {
	o := newOwner(t)
	listed := o.save(apptest.Writer(0))[0]
	id := idsOf(o.edit(everyEdit(0)))[0]
	for _, pair := range [][2]app.PersonID{{listed, id}, {id, listed}} {
		_, err := o.Merge(t.Context(), pair[0], pair[1])
		o.ok(err)
		before := o.state()
		_, err = o.RemoveOwn(t.Context(), id)
		turnedDown(t, err, "error.own.merged")
		equal(t, "state", o.state(), before)
		_, err = o.Unmerge(t.Context(), pair[0])
		o.ok(err)
	}
}

func TestNonsenseOfTheUsersIsRefusedWhole(t *testing.T) {
	o := newOwner(t)
	id := o.save(apptest.Writer(0))[0]
	before := o.state()
	for key, e := range map[string]app.OwnEdit{
		"error.date":            {Person: id, Facts: []app.OwnFact{{Fact: app.FactBorn, Value: "2026-02-30"}}},
		"error.fact":            {Person: id, Facts: []app.OwnFact{{Fact: app.FactStatus, Value: "free"}}},
		"error.own.no_place":    {Person: id, Held: []app.OwnDetention{{Since: apptest.Today}}},
		"error.own.until":       {Person: id, Held: []app.OwnDetention{{Facility: "IK-901", Since: apptest.Today, Until: apptest.Today.AddDays(-1)}}},
		"error.store.no_person": {Person: 999, Tag: []string{"x"}},
	} {
		_, err := o.EditOwn(t.Context(), "undo.store.own", nil, []app.OwnEdit{{Person: id, Tag: []string{"першы"}}, e})
		turnedDown(t, err, key)
		if said, _ := i18n.For("be").Error(err); key == "error.own.until" && !strings.Contains(said, "(21 лістапада 2026)") {
			t.Errorf("%q", said)
		}
		equal(t, key, o.state(), before)
	}
}

// twoOfOne brings two people with everything that hangs on people.
func twoOfOne(o *owner) (a, b app.PersonID) {
	o.t.Helper()
	ids := o.save(apptest.Writer(0), apptest.Writer(1, func(p *app.Person) { p.Born = app.Date{} }))
	o.edit(app.OwnEdit{Person: ids[0], Note: text("першая"), Tag: []string{"а"}}, everyEdit(ids[1]))
	later := apptest.Letter(ids[1], func(l *app.Letter) { l.On = apptest.Today.AddDays(-3) })
	_, _, err := o.LogJob(o.t.Context(), []app.Letter{apptest.Letter(ids[0]), later})
	o.ok(err)
	return ids[0], ids[1]
}

func TestTwoPeopleBecomeOne(t *testing.T) {
	o := newOwner(t)
	a, b := twoOfOne(o)
	before := o.state()
	c, err := o.Merge(t.Context(), b, a)
	o.ok(err)
	if !c.Has(app.KindPeople | app.KindLetters | app.KindAttachments) {
		t.Errorf("%b", c.Kinds)
	}
	after := o.state()
	if len(after.People) != 1 || after.People[0].ID != a {
		t.Fatalf("%+v", after.People)
	}
	p := after.People[0]
	equal(t, "one and all", o.person(a), p)
	equal(t, "by the other's number", o.person(b), p)
	equal(t, "the list", after.Listed, before.Listed)
	if len(p.SourceIDs) != 2 || p.Note != "першая\n\nМая нататка" || len(p.Tags) != 3 || p.Names.RU.Full != "Цётка" || p.Status != app.Former {
		t.Errorf("%+v", p)
	}
	for _, id := range []app.PersonID{a, b} {
		letters, err := o.Letters(t.Context(), app.LetterFilter{Person: id})
		o.ok(err)
		n, err := o.CountLetters(t.Context(), app.LetterFilter{Person: id})
		o.ok(err)
		if len(letters) != 2 || n != 2 || letters[0].Person != a || letters[1].Person != a {
			t.Errorf("%d: %+v", id, letters)
		}
		records, err := o.Records(t.Context(), id)
		o.ok(err)
		history, err := o.Detentions(t.Context(), id)
		o.ok(err)
		if len(records) != 2 || len(history) != 4 {
			t.Errorf("%d records, %d detentions", len(records), len(history))
		}
	}
	equal(t, "written", after.Written, map[app.PersonID]app.Written{a: {Letters: 2, Last: apptest.Today}})
	equal(t, "merged", after.Merged, map[app.PersonID]app.PersonID{b: a})
	equal(t, "tags", after.Tags, map[string]int{"а": 1, "Мінск": 1, "вечарына": 1})
	if own := o.own(b); len(own.Merged) != 1 || own.Merged[0].ID != b || own.Listed.ID != a {
		t.Errorf("%+v", own)
	}
	o.takesBack(before)
}

func TestWhoWasMergedIsAPersonAgain(t *testing.T) {
	o := newOwner(t)
	a, b := twoOfOne(o)
	before := o.state()
	_, err := o.Merge(t.Context(), b, a)
	o.ok(err)
	merged := o.state()
	_, err = o.Unmerge(t.Context(), b)
	o.ok(err)
	equal(t, "state", o.state(), before)
	o.takesBack(merged)
	_, err = o.Unmerge(t.Context(), a)
	turnedDown(t, err, "error.own.not_merged")
	_, err = o.Merge(t.Context(), a, b)
	turnedDown(t, err, "error.own.same_already")
	_, err = o.SetApart(t.Context(), app.PairOf(a, b))
	turnedDown(t, err, "error.own.same_already")
	_, err = o.Merge(t.Context(), a, 999)
	turnedDown(t, err, "error.store.no_person")
}

func TestWhatListsSayOfOneWhoWasMergedIsSaidOfWhoStandsForThem(t *testing.T) {
	o := newOwner(t)
	ids := o.save(apptest.Writer(0))
	edit := apptest.Edit(apptest.Writer(1))
	edit.News = []app.News{{Kind: app.NewsNew}}
	c, err := o.SaveImport(t.Context(), app.ImportEdit{People: []app.PersonEdit{edit}})
	o.ok(err)
	b := app.PersonID(c.IDs[0])
	_, err = o.Merge(t.Context(), b, ids[0])
	o.ok(err)
	for _, id := range []app.PersonID{ids[0], b} {
		news, err := o.News(t.Context(), app.NewsFilter{Person: id})
		o.ok(err)
		if len(news) != 1 || news[0].Person != ids[0] {
			t.Errorf("%d: %+v", id, news)
		}
	}
}

// TestAnImportMergesWhomItBrings: somebody it brings twice, in the one stream and the
// other, and somebody whom the user had added; as a user would merge them.
func TestAnImportMergesWhomItBrings(t *testing.T) {
	o := newOwner(t)
	listed := o.save(apptest.Writer(0))[0]
	added := idsOf(o.edit(app.OwnEdit{Names: map[app.Lang]app.Name{app.Belarusian: {Full: "Якуб Колас", Family: "Колас", Given: "Якуб"}}, Note: text("мая")}))[0]
	before := o.state()
	byHand, err := o.ByHand(t.Context())
	o.ok(err)
	if len(byHand) != 1 || byHand[0].ID != added || !byHand[0].ByHand || byHand[0].Names.BE.Family != "Колас" {
		t.Fatalf("%+v", byHand)
	}
	second, third, fourth := apptest.Edit(apptest.Writer(1)), apptest.Edit(apptest.Writer(2)), apptest.Edit(apptest.Writer(3))
	c, err := o.SaveImport(t.Context(), app.ImportEdit{
		Import: app.Import{Source: "sample", Lang: app.Belarusian, Day: apptest.Today}, People: []app.PersonEdit{second},
		Added: func(yield func(app.PersonEdit, error) bool) { _ = yield(third, nil) && yield(fourth, nil) },
		Same: []app.Same{
			{Person: app.Coming{Place: 0}, Other: app.Coming{ID: listed}},
			{Person: app.Coming{Place: 2}, Other: app.Coming{Place: 1}},
			{Person: app.Coming{ID: added}, Other: app.Coming{Place: 1}},
			{Person: app.Coming{ID: 999}, Other: app.Coming{Place: 1}}, // who was removed meanwhile
		},
	})
	o.ok(err)
	ids := idsOf(c)
	equal(t, "merged", o.state().Merged, map[app.PersonID]app.PersonID{ids[0]: listed, ids[2]: ids[1], added: ids[1]})
	if p := o.person(added); p.ID != ids[1] || p.ByHand || p.Note != "мая" || p.Names.BE.Family != "Колас" {
		t.Errorf("%+v", p)
	}
	if byHand, err = o.ByHand(t.Context()); err != nil || len(byHand) != 0 {
		t.Errorf("%+v, %v", byHand, err)
	}
	after := o.state()
	_, err = o.Unmerge(t.Context(), ids[2])
	o.ok(err)
	if p := o.person(ids[2]); p.ID != ids[2] {
		t.Errorf("%+v", p)
	}
	o.takesBack(after)
	o.takesBack(before)
}

func TestPeopleAreMergedInAChain(t *testing.T) {
	o := newOwner(t)
	ids := o.save(apptest.Writer(0), apptest.Writer(1), apptest.Writer(2))
	before := o.state()
	for _, pair := range [][2]int{{0, 1}, {1, 2}} {
		_, err := o.Merge(t.Context(), ids[pair[0]], ids[pair[1]])
		o.ok(err)
	}
	if s := o.state(); len(s.People) != 1 || s.People[0].ID != ids[2] || len(s.Records[ids[2]]) != 3 {
		t.Errorf("%+v", s.People)
	}
	_, err := o.Unmerge(t.Context(), ids[1])
	o.ok(err)
	equal(t, "merged", o.state().Merged, map[app.PersonID]app.PersonID{ids[0]: ids[1]})
	_, err = o.Unmerge(t.Context(), ids[0])
	o.ok(err)
	equal(t, "state", o.state(), before)
}

func TestWhatIsSaidOfOneWhoWasMergedIsTakenBackWithThem(t *testing.T) {
	o := newOwner(t)
	a, b := twoOfOne(o)
	_, err := o.Merge(t.Context(), b, a)
	o.ok(err)
	own := o.own(a)
	o.edit(app.OwnEdit{Person: b, Names: map[app.Lang]app.Name{app.Russian: {}}, Drop: app.Facts, DropHeld: []int64{own.Held[0].ID}, Note: text("адна"), Untag: []string{"Мінск"}})
	p := o.person(a)
	if p.Names.RU.Source == app.ByUser || p.Status != app.Active || p.Held.Facility == "" || p.Note != "адна" || len(p.Tags) != 2 {
		t.Errorf("%+v", p)
	}
}

func TestAMarkOnOneWhoWasMergedCanBeTakenAway(t *testing.T) {
	o := newOwner(t)
	a, b := twoOfOne(o)
	_, err := o.SetMark(t.Context(), app.Mark{Kind: app.DoNotWrite, Reason: "просьба", Source: "сям’я", On: apptest.Today}, b)
	o.ok(err)
	_, err = o.Merge(t.Context(), b, a)
	o.ok(err)
	if p := o.person(a); len(p.Marks) != 1 {
		t.Errorf("%+v", p.Marks)
	}
	_, err = o.SetMark(t.Context(), app.Mark{Kind: app.DoNotWrite, Reason: "іншае", Source: "сям’я", On: apptest.Today}, a)
	o.ok(err)
	if p := o.person(a); len(p.Marks) != 1 || p.Marks[0].Reason != "іншае" {
		t.Errorf("%+v", p.Marks)
	}
	_, err = o.RemoveMark(t.Context(), app.DoNotWrite, a)
	o.ok(err)
	if p := o.person(a); len(p.Marks) != 0 {
		t.Errorf("%+v", p.Marks)
	}
}

func TestAnImportGoesOnUnderThoseWhoWereMerged(t *testing.T) {
	o := newOwner(t)
	a, b := twoOfOne(o)
	_, err := o.Merge(t.Context(), b, a)
	o.ok(err)
	listed := apptest.Listed(t, o)
	listed[1].Work = "настаўніца"
	o.edit(app.OwnEdit{Person: b, Drop: []app.Fact{app.FactWork}})
	_, err = o.SavePeople(t.Context(), []app.PersonEdit{{Person: listed[1]}})
	o.ok(err)
	if p := o.person(a); p.Work != "настаўніца" {
		t.Errorf("%+v", p)
	}
	ids, err := o.SourceIDs(t.Context())
	o.ok(err)
	equal(t, "ids", ids, map[app.SourceID]app.PersonID{"sample:1": a, "sample:2": b})
}

func TestPeopleWhoAreNotTheSameAreRemembered(t *testing.T) {
	o := newOwner(t)
	ids := o.save(apptest.Writer(0), apptest.Writer(1), apptest.Writer(2))
	before := o.state()
	_, err := o.SetApart(t.Context(), app.PairOf(ids[1], ids[0]))
	o.ok(err)
	equal(t, "apart", o.state().Apart, map[app.Pair]bool{{ids[0], ids[1]}: true})
	o.takesBack(before)
	_, err = o.SetApart(t.Context(), app.PairOf(ids[0], ids[1]))
	o.ok(err)
	_, err = o.Merge(t.Context(), ids[1], ids[2])
	o.ok(err)
	equal(t, "apart from who stands for them", o.state().Apart, map[app.Pair]bool{{ids[0], ids[2]}: true})
}

func TestAnImportIsNotTakenBackFromUnderWhatTheUserSays(t *testing.T) {
	for name, own := range map[string]func(*owner, app.PersonID, app.PersonID) error{
		"fact": func(o *owner, id, _ app.PersonID) error {
			_, err := o.EditOwn(o.t.Context(), "undo.store.own", nil, []app.OwnEdit{{Person: id, Facts: []app.OwnFact{{Fact: app.FactTown, Value: "Вільня"}}}})
			return err
		},
		"tag": func(o *owner, id, _ app.PersonID) error {
			_, err := o.EditOwn(o.t.Context(), "undo.store.own", nil, []app.OwnEdit{{Person: id, Tag: []string{"а"}}})
			return err
		},
		"place": func(o *owner, id, _ app.PersonID) error {
			_, err := o.EditOwn(o.t.Context(), "undo.store.own", nil, []app.OwnEdit{{Person: id, Held: []app.OwnDetention{{Facility: "IK-901"}}}})
			return err
		},
		"same": func(o *owner, id, other app.PersonID) error { _, err := o.Merge(o.t.Context(), other, id); return err },
		"apart": func(o *owner, id, other app.PersonID) error {
			_, err := o.SetApart(o.t.Context(), app.PairOf(id, other))
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOwner(t)
			other := o.save(apptest.Writer(0))[0]
			c, err := o.SavePeople(t.Context(), []app.PersonEdit{apptest.Edit(apptest.Writer(1))})
			o.ok(err)
			o.ok(own(o, app.PersonID(c.IDs[0]), other))
			before := o.state()
			_, err = c.Undo.Do(t.Context())
			turnedDown(t, err, "error.store.undo_late")
			steps, err := o.Steps(t.Context())
			o.ok(err)
			o.ok(o.ForgetSteps(t.Context(), steps[0].ID))
			_, err = c.Undo.Do(t.Context())
			turnedDown(t, err, "error.store.undo_own")
			equal(t, "state", o.state(), before)
		})
	}
}

func TestTheSampleGoesWithWhatTheUserSaysOfIt(t *testing.T) {
	o := newOwner(t)
	isSample := func(p *app.Person) { p.Sample = true }
	ids := o.save(apptest.Writer(0), apptest.Writer(1, isSample), apptest.Writer(2, isSample))
	alone := o.state().People[0]
	o.edit(everyEdit(ids[1]))
	_, err := o.Merge(t.Context(), ids[0], ids[2])
	o.ok(err)
	_, err = o.SetApart(t.Context(), app.PairOf(ids[1], ids[2]))
	o.ok(err)
	before := o.state()
	_, err = o.RemoveSample(t.Context())
	o.ok(err)
	after := o.state()
	equal(t, "people", after.People, []app.Person{alone})
	if len(after.Merged)+len(after.Apart)+len(after.Tags) != 0 {
		t.Errorf("%+v", after)
	}
	o.takesBack(before)
}

func TestACountOfAStepIsStillACountAfterARestart(t *testing.T) {
	o := newOwner(t)
	id := o.save(apptest.Writer(0))[0]
	_, err := o.EditOwn(t.Context(), "undo.own.bulk", app.Args{"Count": 21, "Name": "x"}, []app.OwnEdit{{Person: id, Tag: []string{"а"}}})
	o.ok(err)
	o.reopen()
	steps, err := o.Steps(t.Context())
	o.ok(err)
	equal(t, "args", steps[0].Args, app.Args{"Count": 21, "Name": "x", app.StepPerson: int(id)})
}

func TestTextsThatNoFacilityIsKnownForAreCountedAsPeopleAreShown(t *testing.T) {
	o := newOwner(t)
	at := func(n int, text, facility string, liberty bool) app.Person {
		return apptest.Writer(n, func(p *app.Person) {
			p.Held = app.Detention{Text: text, Facility: facility, Liberty: liberty, SeenOn: apptest.Today}
		})
	}
	ids := o.save(at(0, "Ліпкі", "", false), at(1, "Ліпкі", "", false), at(2, "Ліпкі", "", false), at(3, "За ракой", "", false),
		at(4, "ИК-4", "IK-904", false), at(5, "вызвалены", "", true), at(6, "", "", false), at(7, "Ліпкі", "", false))
	moved := apptest.Edit(at(7, "За гарой", "", false))
	moved.Person.ID, moved.Moved = ids[7], true
	_, err := o.SavePeople(t.Context(), []app.PersonEdit{moved})
	o.ok(err)
	check := func(want map[string]int) {
		t.Helper()
		got, err := o.Unsettled(t.Context())
		o.ok(err)
		equal(t, "texts", got, want)
		all, err := o.People(t.Context())
		o.ok(err)
		shown := map[string]int{}
		for _, p := range people.Unsettled(all) {
			shown[p.Text] = p.Count
		}
		equal(t, "texts of people", shown, want)
	}
	check(map[string]int{"Ліпкі": 3, "За ракой": 1, "За гарой": 1})
	o.edit(app.OwnEdit{Person: ids[0], Held: []app.OwnDetention{{Text: "На востраве", ChosenOn: apptest.Today}}})
	o.edit(app.OwnEdit{Person: ids[3], Held: []app.OwnDetention{{Facility: "IK-904", ChosenOn: apptest.Today}}})
	_, err = o.Merge(t.Context(), ids[1], ids[2])
	o.ok(err)
	check(map[string]int{"Ліпкі": 1, "На востраве": 1, "За гарой": 1})
}
