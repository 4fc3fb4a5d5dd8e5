package rhythm

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/app/rhythm"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// lists are the saved lists of the store in memory.
func world(t *testing.T) (*uitest.World, *Section) {
	t.Helper()
	w := uitest.New(t, "be").Sample()
	lists := people.NewLists(w.Store)
	book := rhythm.New(rhythm.Deps{Store: w.Store, People: w.Directory, Lists: lists, Log: w.Store})
	s := New(Deps{
		Book: book, Store: w.Store, Directory: w.Directory, Lists: lists, Sheets: w.Press, Opener: w, Runner: w.Runner,
		Now: func() time.Time {
			return time.Date(apptest.Today.Year, time.Month(apptest.Today.Month), apptest.Today.Day, 12, 0, 0, 0, time.UTC)
		},
	})
	w.Show(s)
	return w, s
}

// turn shows a view as the reader would.
func turn(w *uitest.World, n int) { uitest.Find[*kit.Choice](w.Window.Content())[0].Choose(n) }

// sent logs a card for an occasion that was sent on the day.
func sent(t *testing.T, w *uitest.World, id app.PersonID, o app.Occasion, on app.Date) {
	t.Helper()
	e, _ := w.Directory.Person(id, apptest.Today)
	_, c, err := w.Store.LogJob(t.Context(), []app.Letter{{Person: id, Kind: app.Postcard, State: app.Ready, On: on, Occasion: o, Facility: e.Held.Facility}})
	if err == nil {
		_, err = w.Store.SetLetterState(t.Context(), []app.LetterID{app.LetterID(c.IDs[0])}, app.Posted, on)
	}
	w.Must(err)
}

func held(w *uitest.World) *people.Entry {
	return w.Directory.Find(people.Query{InCustody: true, Today: apptest.Today, Lang: app.Belarusian}).People[0]
}

func TestTheGridSaysWhatWasWrittenForAnOccasionInEachYear(t *testing.T) {
	w, s := world(t)
	one := held(w)
	this := apptest.Today.Year
	sent(t, w, one.ID, app.NewYear, app.Date{Year: this - 1, Month: 11, Day: 20})
	s.Reload(app.Changes{Kinds: app.KindLetters})
	g := s.views[0].(*grid)
	at := slices.IndexFunc(g.shown.Rows, func(r rhythm.GridRow) bool { return r.ID == one.ID })
	row := kit.NewCells(2, make([]float32, 2+len(g.shown.Occasions))...)
	row.Set(g.cells(&g.shown.Rows[at])...)
	if words := row.Words(); !strings.Contains(words, w.T("grid.sent")) || !strings.Contains(words, one.Names.Best(app.Belarusian).Display()) {
		t.Errorf("the row says %q", words)
	}
	g.years = mostYears
	g.load()
	if n := len(g.shown.Years); n != mostYears {
		t.Errorf("the grid has %d years", n)
	}
}

func TestTheGridIsSavedAsAFileAndShown(t *testing.T) {
	w, s := world(t)
	path := t.TempDir() + "/grid.csv"
	w.Reader.Files = []string{path}
	w.Do(s, fyne.KeyS)
	if len(w.Opened) != 1 || w.Opened[0] != path || len(w.Errors) > 0 {
		t.Errorf("shown %q, errors %v", w.Opened, w.Errors)
	}
}

func TestTheGridHasThePeopleOfASavedListAlone(t *testing.T) {
	w, s := world(t)
	lists := people.NewLists(w.Store)
	_, err := lists.Save(t.Context(), "Адзін", people.Query{IDs: []app.PersonID{held(w).ID}})
	w.Must(err)
	s.Reload(app.Changes{Kinds: app.KindPeople})
	selects := uitest.Find[*kit.Select](w.Window.Content())
	selects[0].SetSelectedIndex(1)
	if g := s.views[0].(*grid); len(g.shown.Rows) != 1 || g.shown.Rows[0].ID != held(w).ID {
		t.Errorf("the grid has %d people", len(g.shown.Rows))
	}
}

func TestADayThatTheProgramKnowsIsMovedLeftOutAndAsItWasAgain(t *testing.T) {
	w, s := world(t)
	turn(w, 1)
	d := s.views[1].(*days)
	at := slices.IndexFunc(d.all, func(day rhythm.Day) bool { return day.Occasion == app.Christmas })
	d.rows.Select(at)
	w.Reader.Texts = []string{"24.12"}
	w.Tap(w.T("rhythm.days.change"))
	if day := d.shown(); day.On.Day != 24 || !day.Moved {
		t.Fatalf("it is on %s", day.On)
	}
	w.Tap(w.T("rhythm.days.off"))
	if day := d.shown(); !day.Off {
		t.Fatal("it is spoken of")
	}
	w.Tap(w.T("rhythm.days.as_known"))
	if day := d.shown(); day.Off || day.On.Day != 25 {
		t.Fatalf("it is %+v", day)
	}
	w.Undo(s)
	if day := d.shown(); !day.Off {
		t.Fatal("it was not taken back")
	}
}

func TestNothingCanBeDoneWithADayOfPublicMemory(t *testing.T) {
	w, s := world(t)
	turn(w, 1)
	d := s.views[1].(*days)
	d.rows.Select(slices.IndexFunc(d.all, func(day rhythm.Day) bool { return day.Public }))
	if w.Has(w.T("rhythm.days.change")) || !strings.Contains(w.Words(), w.T("rhythm.days.public")) {
		t.Errorf("the screen says %q", w.Words())
	}
	d.change() // by the key
	if len(w.Reader.Asked) > 0 {
		t.Errorf("it was asked %q", w.Reader.Asked)
	}
}

func TestADayOfOnesOwnIsAddedForAPersonWhoIsNamed(t *testing.T) {
	w, s := world(t)
	turn(w, 1)
	w.Do(s, fyne.KeyN)
	form := w.Reader.Sheets[0]
	one := held(w)
	form.Fields["name"].SetValue("Дзень ліста")
	form.Fields["on"].SetValue("9.10")
	form.Fields["whose"].SetValue("нехта, каго няма")
	save := form.Actions[len(form.Actions)-1].Do
	save()
	if own, _ := w.Store.OwnOccasions(t.Context()); len(own) > 0 {
		t.Fatal("it was kept for somebody who is not there")
	}
	form.Fields["whose"].SetValue(one.Names.Best(app.Belarusian).Display())
	save()
	own, err := w.Store.OwnOccasions(t.Context())
	w.Must(err)
	if len(own) != 1 || own[0].Person != one.ID || own[0].Month != 10 || own[0].Day != 9 || own[0].Year != 0 || own[0].Occasion != app.Greeting {
		t.Fatalf("kept %+v", own)
	}
	w.Do(s, fyne.KeyD)
	if own, _ := w.Store.OwnOccasions(t.Context()); len(own) != 0 {
		t.Error("it was not removed")
	}
}

func TestHowOftenToWriteIsSetForAllAndRefusedWhereItContradictsItself(t *testing.T) {
	w, _ := world(t)
	turn(w, 2)
	w.Tap(w.T("pace.set"))
	form := w.Reader.Sheets[0]
	save := form.Actions[len(form.Actions)-1].Do
	form.Fields["wish"].SetValue("60")
	form.Fields["latest"].SetValue("30")
	save()
	if kept, _ := w.Store.Intervals(t.Context()); len(kept) > 0 {
		t.Fatal("the latest before the wish was kept")
	}
	form.Fields["latest"].SetValue("90")
	save()
	kept, err := w.Store.Intervals(t.Context())
	w.Must(err)
	if len(kept) != 1 || kept[0] != (app.Interval{Wish: 60, Latest: 90}) {
		t.Errorf("kept %+v", kept)
	}
	if !strings.Contains(w.Words(), w.T("interval.days", "Count", 60)) {
		t.Errorf("the screen says %q", w.Words())
	}
}

func TestRatesAreToldWithTheirCasesAndNeverAsAShareAlone(t *testing.T) {
	w, s := world(t)
	rates := []rhythm.Rate{{
		Country: "DE", Facility: "IK-904", Sent: 12, Arrived: 7, By: map[app.Evidence]int{app.ByReply: 5, app.ByWord: 2}, Returned: 1, Open: 4,
		Time: rhythm.Estimate{Days: 38, Cases: 7},
	}}
	s.deps.Book = fixed{s.deps.Book, rates, nil}
	turn(w, 3)
	words := w.Words()
	for _, want := range []string{w.T("rhythm.ways.arrived", "Some", "7", "All", "12"), w.T("digest.way.seen", "Count", 38, "Cases", 7), w.T(app.ByReply.MessageKey()) + ": 5"} {
		if !strings.Contains(words, want) {
			t.Errorf("it is not said %q in %q", want, words)
		}
	}
	if strings.Contains(words, "%") {
		t.Errorf("a share is told: %q", words)
	}
	s.deps.Book = fixed{s.deps.Book, nil, errors.New("broken")}
	s.Reload(app.Changes{Kinds: app.KindLetters})
	if len(w.Errors) != 1 {
		t.Errorf("errors %v", w.Errors)
	}
}

// fixed is a book with the rates.
type fixed struct {
	Book
	rates []rhythm.Rate
	err   error
}

func (f fixed) Rates(context.Context) ([]rhythm.Rate, error) { return f.rates, f.err }

func TestAKeyTurnsToTheViewThatItIsOf(t *testing.T) {
	w, s := world(t)
	turn(w, 3)
	w.Do(s, fyne.KeyN)
	if s.at != 1 || len(w.Reader.Sheets) != 1 {
		t.Errorf("view %d, %d sheets", s.at, len(w.Reader.Sheets))
	}
}
