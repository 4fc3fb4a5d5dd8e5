package rhythm_test

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/app/rhythm"
)

// gazetteer has one address for every facility.
type gazetteer struct{}

func (gazetteer) Facility(code string, _ app.Date) (app.Facility, bool) {
	return app.Facility{Code: code, AddressBE: app.Address{Lines: []string{"вул. Прыкладная, 1"}}}, code != "IK-999"
}

func (gazetteer) Match(string) (string, bool) { return "", false }

// world is a store in memory with a book over it.
type world struct {
	*apptest.Store
	t       *testing.T
	people  *people.Directory
	book    *rhythm.Book
	ids     []app.PersonID
	returns []app.LetterStep
	old     []app.Letter                 // with an address that no longer holds
	written map[app.PersonID]app.Written // instead of that of the store
	backup  app.Date
}

func (w *world) Returns(context.Context) ([]app.LetterStep, error) { return w.returns, nil }

func (w *world) ToReprint(context.Context, app.Date) ([]app.Letter, error) { return w.old, nil }

func (w *world) Written(ctx context.Context) (map[app.PersonID]app.Written, error) {
	if w.written != nil {
		return w.written, nil
	}
	return w.Store.Written(ctx)
}

// newWorld has so many people who were born on the days, all held.
func newWorld(t *testing.T, born ...app.Date) *world {
	t.Helper()
	w := &world{Store: apptest.NewStore(), t: t}
	for i, on := range born {
		c, err := w.SavePeople(t.Context(), []app.PersonEdit{apptest.Edit(apptest.Writer(i, func(p *app.Person) { p.Born = on }))})
		w.ok(err)
		w.ids = append(w.ids, app.PersonID(c.IDs[0]))
	}
	w.people = people.NewDirectory(w.Store, w.Store, gazetteer{})
	w.ok(w.people.Load(t.Context()))
	w.book = rhythm.New(rhythm.Deps{
		Store: w, People: w.people, Lists: people.NewLists(w.Store), Log: w.Store, Life: w, Places: w,
		Backups: func(context.Context) (app.Date, error) { return w.backup, nil },
	})
	return w
}

func (w *world) ok(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) digest(today app.Date) *rhythm.Digest {
	w.t.Helper()
	w.ok(w.people.Load(w.t.Context()))
	d, err := w.book.Digest(w.t.Context(), today, app.Belarusian)
	w.ok(err)
	return d
}

// line is the line of a task; it fails where there is none.
func line(t *testing.T, d *rhythm.Digest, task rhythm.Task) rhythm.Line {
	t.Helper()
	i := slices.IndexFunc(d.Lines, func(l rhythm.Line) bool { return l.Task == task })
	if i < 0 {
		t.Fatalf("no line %s in %+v", task, d.Lines)
	}
	return d.Lines[i]
}

func has(d *rhythm.Digest, task rhythm.Task) bool {
	return slices.ContainsFunc(d.Lines, func(l rhythm.Line) bool { return l.Task == task })
}

// quiet switches every day off that the program knows.
func (w *world) quiet() {
	w.t.Helper()
	for _, o := range app.KnownDays {
		_, _, err := w.SaveOccasion(w.t.Context(), app.OwnOccasion{Occasion: o, Off: true})
		w.ok(err)
	}
}

func (w *world) log(letters ...app.Letter) {
	w.t.Helper()
	_, _, err := w.LogJob(w.t.Context(), letters)
	w.ok(err)
}

var november = day(2026, 11, 22)

func TestCardsAreDueByTheDayOnWhichTheyHaveToBePosted(t *testing.T) {
	w := newWorld(t, day(1890, 12, 9), day(1890, 1, 10), day(1890, 3, 30), app.Date{Year: 1890, Month: 12}, day(1892, 2, 29))
	w.quiet()
	d := w.digest(november)
	type want struct {
		on, by app.Date
		late   bool
	}
	got := map[app.PersonID]want{}
	for _, one := range d.Due {
		if !one.Way.Assumed || one.Way.Days != 35 || one.Code != "birthday" {
			t.Errorf("%+v", one)
		}
		got[one.ID] = want{one.On, one.By, one.Late}
	}
	all := map[app.PersonID]want{
		w.ids[0]: {day(2026, 12, 9), day(2026, 11, 4), true},
		w.ids[1]: {day(2027, 1, 10), day(2026, 12, 6), false},
		w.ids[3]: {app.Date{Year: 2026, Month: 12}, day(2026, 10, 27), true},
	}
	if !reflect.DeepEqual(got, all) {
		t.Errorf("got %+v\nwant %+v", got, all)
	}
	if d.Due[0].ID != w.ids[3] {
		t.Errorf("the first to post is not the first: %+v", d.Due)
	}
	l := line(t, d, rhythm.ToPost)
	if l.Count != 3 || l.Late != 2 || l.By != day(2026, 12, 6) || len(l.People) != 3 || l.Section != "print" {
		t.Errorf("%+v", l)
	}
	_, err := w.SetSetting(t.Context(), app.SettingDays, "20")
	w.ok(err)
	if by := w.digest(november).Due[0].By; by != day(2026, 11, 11) { // the month, from its first day
		t.Errorf("with twenty days: %v", by)
	}
	leap := w.digest(day(2027, 1, 20))
	if i := slices.IndexFunc(leap.Due, func(one rhythm.Due) bool { return one.ID == w.ids[4] }); i < 0 || leap.Due[i].On != day(2027, 2, 28) {
		t.Errorf("29 February: %+v", leap.Due)
	}
}

func TestWhoHasALetterForTheDayIsNoLongerDue(t *testing.T) {
	w := newWorld(t, day(1890, 1, 10), day(1890, 1, 11))
	w.quiet()
	w.log(
		apptest.Letter(w.ids[0], func(l *app.Letter) { l.On = november }),
		apptest.Letter(w.ids[1], func(l *app.Letter) { l.On = day(2026, 1, 3) }), // for the birthday before
	)
	d := w.digest(november)
	if len(d.Due) != 2 || d.Due[0].Written != november || !d.Due[1].Written.IsZero() {
		t.Fatalf("%+v", d.Due)
	}
	if l := line(t, d, rhythm.ToPost); l.Count != 1 || l.People[0] != w.ids[1] {
		t.Errorf("%+v", l)
	}
}

func TestWhoIsSkippedOrMarkedIsNotDue(t *testing.T) {
	w := newWorld(t, day(1890, 1, 10), day(1890, 1, 11), day(1890, 1, 12), day(1890, 1, 13))
	w.quiet()
	ctx := t.Context()
	_, err := w.SetSkip(ctx, app.Skip{Occasion: app.Birthday, Reason: "не святкуе"}, w.ids[0])
	w.ok(err)
	_, err = w.SetSkip(ctx, app.Skip{Reason: "ціха", Until: november.AddDays(-1)}, w.ids[1]) // it has ended
	w.ok(err)
	_, err = w.SetSkip(ctx, app.Skip{Occasion: app.Christmas, Reason: "іншае свята"}, w.ids[2])
	w.ok(err)
	_, err = w.SetMark(ctx, apptest.Mark(app.DoNotWrite), w.ids[3])
	w.ok(err)
	if l := line(t, w.digest(november), rhythm.ToPost); !reflect.DeepEqual(l.People, []app.PersonID{w.ids[1], w.ids[2]}) {
		t.Errorf("%+v, want %v", l, w.ids[1:3])
	}
}

func TestADayOfEverybodysNamesWhoHasNoCardYet(t *testing.T) {
	w := newWorld(t, day(1890, 6, 10), day(1890, 6, 11), day(1890, 6, 12))
	_, err := w.SetSkip(t.Context(), app.Skip{Occasion: app.NewYear, Reason: "не святкуе"}, w.ids[1])
	w.ok(err)
	w.log(apptest.Letter(w.ids[0], func(l *app.Letter) { l.On, l.Occasion = november, app.NewYear }))
	d := w.digest(november)
	var codes []string
	for _, one := range d.Days {
		codes = append(codes, one.Code)
		if one.Code == "new_year" && (len(one.People) != 1 || one.People[0] != w.ids[2] || one.Written != 1 || one.By != day(2026, 11, 27)) {
			t.Errorf("%+v", one)
		}
		if one.Code == "christmas" && (one.Late != 3 || !one.By.IsZero()) {
			t.Errorf("%+v", one)
		}
	}
	if want := []string{"christmas", "new_year", "orthodox_christmas"}; !slices.Equal(codes, want) {
		t.Errorf("%v, want %v", codes, want)
	}
	// What is for the public is proposed on no day of the year.
	for on := day(2027, 1, 1); on.Year == 2027; on = on.AddDays(7) {
		for _, one := range w.digest(on).Days {
			if one.Public || one.Code == rhythm.FreedomDay || one.Code == rhythm.PrisonersDay {
				t.Fatalf("%v: %+v", on, one)
			}
		}
	}
}

func TestOwnDaysOfOnePersonAreDueAndRemindersStayUntilTheyAreDone(t *testing.T) {
	w := newWorld(t, day(1890, 6, 10))
	w.quiet()
	ctx := t.Context()
	_, _, err := w.SaveOccasion(ctx, app.OwnOccasion{Occasion: app.NameDay, Person: w.ids[0], Month: 1, Day: 5})
	w.ok(err)
	o := app.OwnOccasion{Name: "Спытаць", Person: w.ids[0], Year: 2026, Month: 11, Day: 20}
	o.ID, _, err = w.SaveOccasion(ctx, o)
	w.ok(err)
	d := w.digest(november)
	if len(d.Due) != 1 || d.Due[0].Occasion != app.NameDay || d.Due[0].On != day(2027, 1, 5) {
		t.Errorf("%+v", d.Due)
	}
	if l := line(t, d, rhythm.ToDo); l.Late != 1 || l.Own != o.ID || l.Section != "people" {
		t.Errorf("%+v", l)
	}
	if has(w.digest(day(2026, 11, 19)), rhythm.ToDo) {
		t.Error("before its day")
	}
	o.Off = true
	_, _, err = w.SaveOccasion(ctx, o)
	w.ok(err)
	if has(w.digest(november), rhythm.ToDo) {
		t.Error("done")
	}
}

func TestTheNarrowestIntervalCountsAndOnlyWhatWasSentOrReceivedResetsIt(t *testing.T) {
	w := newWorld(t, day(1890, 6, 10), day(1890, 6, 11), day(1890, 6, 12))
	w.quiet()
	ctx := t.Context()
	_, err := people.NewLists(w.Store).Save(ctx, "Сябры", people.Query{IDs: w.ids[:2]})
	w.ok(err)
	for _, i := range []app.Interval{{Wish: 90, Latest: 300}, {List: "Сябры", Wish: 30}, {Person: w.ids[0], Wish: 60, Latest: 100}} {
		_, err := w.SetInterval(ctx, i)
		w.ok(err)
	}
	w.written = map[app.PersonID]app.Written{
		w.ids[0]: {Letters: 3, Last: november, Sent: 1, SentLast: november.AddDays(-100)},                                            // made today: that is no contact
		w.ids[1]: {Letters: 1, Sent: 1, SentLast: november.AddDays(-200), Received: 1, ReceivedLast: november.AddDays(-30), Owed: 1}, //
		w.ids[2]: {Letters: 1, Sent: 1, SentLast: november.AddDays(-89)},
	}
	first, err := w.book.Pace(ctx, w.ids[0], november)
	w.ok(err)
	if first.Wish != 30 || first.WishBy.List != "Сябры" || first.Latest != 100 || first.LatestBy.Person != w.ids[0] || first.State != rhythm.HighTime || first.Days != 100 {
		t.Errorf("%+v", first)
	}
	d := w.digest(november)
	if l := line(t, d, rhythm.HighTimeTo); !reflect.DeepEqual(l.People, w.ids[:1]) {
		t.Errorf("%+v", l)
	}
	if l := line(t, d, rhythm.WishedTo); !reflect.DeepEqual(l.People, w.ids[1:2]) {
		t.Errorf("%+v", l)
	}
	if l := line(t, d, rhythm.ToAnswer); l.Count != 1 || !reflect.DeepEqual(l.People, w.ids[1:2]) {
		t.Errorf("%+v", l)
	}
	if l := line(t, w.digest(november.AddDays(1)), rhythm.WishedTo); !reflect.DeepEqual(slices.Sorted(slices.Values(l.People)), w.ids[1:]) {
		t.Errorf("a day later: %+v", l)
	}
	_, err = w.SetSkip(ctx, app.Skip{Reason: "ціха"}, w.ids[0])
	w.ok(err)
	if has(w.digest(november), rhythm.HighTimeTo) {
		t.Error("who is skipped slips out of touch")
	}
}

func TestWhatWasBegunIsTold(t *testing.T) {
	w := newWorld(t, day(1890, 6, 10), day(1890, 6, 11))
	w.quiet()
	if d := w.digest(november); len(d.Lines) != 0 {
		t.Fatalf("%+v", d.Lines)
	}
	w.log(apptest.Letter(w.ids[0]), apptest.Letter(w.ids[1]))
	_, _, err := w.AddDrafts(t.Context(), []app.Draft{apptest.Draft(w.ids[0])})
	w.ok(err)
	w.returns = []app.LetterStep{{Letter: 1, State: app.Returned, On: november}}
	d := w.digest(november)
	for task, count := range map[rhythm.Task]int{rhythm.ToSay: 2, rhythm.ToFinish: 1, rhythm.ToSettle: 1} {
		if l := line(t, d, task); l.Count != count || len(l.Do) == 0 || l.Section == "" {
			t.Errorf("%+v", l)
		}
	}
	checks, err := w.book.Checks(t.Context(), november)
	w.ok(err)
	if len(checks) != 1 || checks[0].Task != rhythm.ToBackUp || checks[0].Words.Key != "digest.backup.none" {
		t.Errorf("%+v", checks)
	}
	for days, told := range map[int]bool{7: false, 8: true} {
		w.backup = november.AddDays(-days)
		if checks, err = w.book.Checks(t.Context(), november); err != nil || (len(checks) == 1) != told {
			t.Errorf("%d days: %+v %v", days, checks, err)
		}
	}
}

func TestLettersWithAnAddressThatNoLongerHoldsAreALineOfToday(t *testing.T) {
	w := newWorld(t, day(1890, 6, 10), day(1890, 6, 11))
	w.quiet()
	w.old = []app.Letter{{ID: 3, Person: w.ids[1]}, {ID: 4, Person: w.ids[1]}}
	l := line(t, w.digest(november), rhythm.ToReprint)
	if l.Count != 2 || !slices.Equal(l.People, w.ids[1:]) || !slices.Equal(l.Letters, []app.LetterID{3, 4}) || l.Do[0] != "print" || l.Section != "print" {
		t.Errorf("%+v", l)
	}
}

func TestRatesHaveTheNumberOfLettersAndHowItIsKnown(t *testing.T) {
	facts := []app.WayFact{
		{Country: "DE", Facility: "IK-901", State: app.Answered, Evidence: app.ByReply, Days: 30, Letters: 3},
		{Country: "DE", Facility: "IK-901", State: app.Arrived, Evidence: app.ByWord, Days: 40, Letters: 2},
		{Country: "DE", Facility: "IK-901", State: app.Arrived, Evidence: app.NoProof, Days: 2, Letters: 9},
		{Country: "DE", Facility: "IK-901", State: app.Returned, Days: -1, Letters: 4},
		{Country: "DE", Facility: "IK-901", State: app.Lost, Days: -1, Letters: 1},
		{Country: "DE", Facility: "IK-901", State: app.Posted, Days: -1, Letters: 7},
		{Country: "DE", Service: "Пошта", Facility: "IK-901", State: app.Given, Days: -1, Letters: 1},
	}
	rates := rhythm.Rates(facts, 35)
	if len(rates) != 2 || rates[1].Service != "Пошта" || rates[1].Sent != 1 || !rates[1].Time.Assumed {
		t.Fatalf("%+v", rates)
	}
	r := rates[0]
	if r.Sent != 26 || r.Arrived != 5 || r.Returned != 4 || r.Lost != 1 || r.Open != 16 || r.Time != (rhythm.Estimate{Days: 30, Cases: 5}) {
		t.Errorf("%+v", r)
	}
	if got := r.Grades(); !slices.Equal(got, []app.Evidence{app.ByReply, app.ByWord}) || r.By[app.ByReply] != 3 {
		t.Errorf("%v %v", got, r.By)
	}
}

func TestWhoMayBeFreeByNowIsALineOfToday(t *testing.T) {
	w := newWorld(t, app.Date{Year: 1885, Month: 3}, app.Date{Year: 1886, Month: 3}, app.Date{Year: 1887, Month: 3})
	for i, release := range []app.Date{{Year: 2026, Month: 10, Day: 3}, {Year: 2026, Month: 12}, {}} {
		p, err := w.Person(t.Context(), w.ids[i])
		w.ok(err)
		p.Release = release
		_, err = w.SavePeople(t.Context(), []app.PersonEdit{apptest.Edit(p)})
		w.ok(err)
	}
	l := line(t, w.digest(apptest.Today), rhythm.ToAsk)
	if l.Count != 1 || !slices.Equal(l.People, w.ids[:1]) {
		t.Errorf("%+v", l)
	}
}
