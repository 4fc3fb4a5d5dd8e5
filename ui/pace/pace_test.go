package pace

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/app/rhythm"
	"vestka/i18n"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// screen is a section that shows how often one writes to one person.
type screen struct {
	desk *Desk
	id   app.PersonID
	body *kit.Column
	t    *testing.T
}

func (s *screen) ID() string                        { return "screen" }
func (s *screen) Label(*i18n.Localizer) string      { return "" }
func (s *screen) Icon() string                      { return "person" }
func (s *screen) Shortcuts() []kit.Shortcut         { return nil }
func (s *screen) Focus() fyne.Focusable             { return nil }
func (s *screen) Build(kit.Frame) fyne.CanvasObject { return s.body }

func (s *screen) Reload(app.Changes) {
	known, err := s.desk.Of(context.Background(), s.id, apptest.Today)
	if err != nil {
		s.t.Fatal(err)
	}
	s.body.Set(s.desk.Card(s.id, known))
}

func shown(t *testing.T) (*uitest.World, *screen) {
	t.Helper()
	w := uitest.New(t, "be").Sample()
	lists := people.NewLists(w.Store)
	s := &screen{body: kit.NewColumn(0), t: t, id: w.Directory.Find(people.Query{InCustody: true, Today: apptest.Today}).People[0].ID}
	s.desk = New(Deps{
		Book:  rhythm.New(rhythm.Deps{Store: w.Store, People: w.Directory, Lists: lists, Log: w.Store}),
		Store: w.Store, Runner: w.Runner,
		Now: func() time.Time {
			return time.Date(apptest.Today.Year, time.Month(apptest.Today.Month), apptest.Today.Day, 12, 0, 0, 0, time.UTC)
		},
	}, s)
	s.desk.Build(w)
	_, err := lists.Save(t.Context(), "Блізкія", people.Query{IDs: []app.PersonID{s.id}})
	w.Must(err)
	w.Show(s)
	return w, s
}

func TestTheCardSaysWhichIntervalCountsAndWhereItComesFrom(t *testing.T) {
	w, s := shown(t)
	for _, i := range []app.Interval{{Wish: 60, Latest: 90}, {List: "Блізкія", Wish: 20}} {
		_, err := w.Store.SetInterval(t.Context(), i)
		w.Must(err)
	}
	s.Reload(app.Changes{})
	words := w.Words()
	for _, want := range []string{
		w.T("interval.days", "Count", 20), w.T("interval.list", "Name", "Блізкія"), w.T("interval.days", "Count", 90), w.T("interval.all"), w.T("interval.never"),
	} {
		if !strings.Contains(words, want) {
			t.Errorf("it is not said %q in %q", want, words)
		}
	}
}

func TestTheIntervalOfOnePersonIsSetAndTakenAway(t *testing.T) {
	w, s := shown(t)
	ask := func(wish string) {
		w.Tap(w.T("pace.set"))
		form := w.Reader.Sheets[len(w.Reader.Sheets)-1]
		form.Fields["wish"].SetValue(wish)
		form.Actions[len(form.Actions)-1].Do()
	}
	ask("14")
	kept, err := w.Store.Intervals(t.Context())
	w.Must(err)
	if len(kept) != 1 || kept[0] != (app.Interval{Person: s.id, Wish: 14}) {
		t.Fatalf("kept %+v", kept)
	}
	ask("soon")
	if kept, _ := w.Store.Intervals(t.Context()); kept[0].Wish != 14 {
		t.Errorf("a word was taken for a number: %+v", kept)
	}
	ask("")
	if kept, _ := w.Store.Intervals(t.Context()); len(kept) != 0 {
		t.Errorf("it is there still: %+v", kept)
	}
}

func TestAnOccasionIsLeftOutWithAReasonUntilADayAndIsThereAgain(t *testing.T) {
	w, s := shown(t)
	w.Tap(w.T("pace.skip"))
	form := w.Reader.Sheets[0]
	save := form.Actions[len(form.Actions)-1].Do
	form.Fields["occasion"].SetValue("1")
	form.Fields["until"].SetValue("31.12.2027")
	save()
	if skips, _ := w.Store.Skips(t.Context()); len(skips) > 0 {
		t.Fatal("it was left out without a reason")
	}
	form.Fields["reason"].SetValue("Просіць не віншаваць.")
	save()
	skips, err := w.Store.Skips(t.Context())
	w.Must(err)
	if len(skips) != 1 || skips[0].Occasion != app.Birthday || skips[0].Person != s.id || skips[0].Until != (app.Date{Year: 2027, Month: 12, Day: 31}) {
		t.Fatalf("kept %+v", skips)
	}
	if !strings.Contains(w.Words(), "Просіць не віншаваць.") {
		t.Errorf("the card says %q", w.Words())
	}
	w.Tap(w.T("pace.write_again"))
	if skips, _ := w.Store.Skips(t.Context()); len(skips) != 0 {
		t.Errorf("it is left out still: %+v", skips)
	}
}
