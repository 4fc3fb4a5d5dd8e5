package inbox_test

import (
	"fmt"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/importer"
	"vestka/app/inbox"
	"vestka/app/people"
)

var today = app.Date{Year: 2026, Month: 11, Day: 22}

type nowhere struct{}

func (nowhere) Match(string) (string, bool) { return "", false }

// office is a list of which some rows cannot be taken.
const office = "Код,Імя,Дата нараджэння,Дзе\n7,Янка Купала,07.07.1982,ПК №904\n7,Якуб Колас,03.11.1982,ПК №905\n,,18.02.1983,ПК №905\n9,Алаіза Пашкевіч,15.07.1976,ПК №917\n"

type world struct {
	*testing.T
	store  *apptest.Store
	intake *people.Intake
	box    *inbox.Inbox
}

func newWorld(t *testing.T) *world {
	store := apptest.NewStore()
	intake := people.NewIntake(store, nowhere{})
	return &world{t, store, intake, inbox.New(store, intake, nowhere{})}
}

// take brings a list into the store, as the programs do.
func (w *world) take(file string) *people.Comparison {
	w.Helper()
	choice := importer.Choice{Today: today}
	w.box.Recall(w.Context(), &choice)
	list, err := importer.Read(w.Context(), strings.NewReader(file), int64(len(file)), choice)
	if err != nil {
		w.Fatal(err)
	}
	c, err := w.intake.Compare(w.Context(), list.Snapshot)
	if err != nil {
		w.Fatal(err)
	}
	c.AcceptGuards() // the list is short
	if _, err := w.intake.Apply(w.Context(), c); err != nil {
		w.Fatal(err)
	}
	return c
}

func (w *world) count() string {
	w.Helper()
	all, err := w.store.People(w.Context())
	if err != nil {
		w.Fatal(err)
	}
	n, err := w.box.Count(w.Context())
	if err != nil {
		w.Fatal(err)
	}
	return fmt.Sprintf("%d people, %d rows", len(all), n)
}

func TestMendedRowEntersAndIsTakenBack(t *testing.T) {
	w := newWorld(t)
	w.take(office)
	if got := w.count(); got != "2 people, 2 rows" {
		t.Fatal(got)
	}
	rows, err := w.box.Rows(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	changes, err := w.box.Mend(t.Context(), rows[1].ID, []app.Cell{{Column: "імя", Value: "Максім Гарэцкі"}}, today)
	if err != nil || !changes.Has(app.KindPeople|app.KindInbox) {
		t.Fatal(changes, err)
	}
	if got := w.count(); got != "3 people, 1 rows" {
		t.Error(got)
	}
	all, _ := w.store.People(t.Context())
	if p := all[2]; p.Names.BE.Family != "Гарэцкі" || p.Born.String() != "1983-02-18" || p.Held.Text != "ПК №905" {
		t.Errorf("%+v", p)
	}
	if _, err := changes.Undo.Do(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := w.count(); got != "2 people, 2 rows" {
		t.Error(got)
	}
}

func TestRowThatStillCannotBeTakenStays(t *testing.T) {
	w := newWorld(t)
	w.take(office)
	rows, _ := w.box.Rows(t.Context())
	for _, c := range []struct {
		row  int
		set  app.Cell
		code app.Code
		key  string
	}{
		{1, app.Cell{Column: "Дзе", Value: "ПК №904"}, app.Refused, "import.problem.no_name"},
		{1, app.Cell{Column: "Nme", Value: "X"}, app.Invalid, "error.import.no_column"},
		{0, app.Cell{Column: "Імя", Value: "Якуб"}, app.Refused, "import.problem.repeated_id"},
	} {
		_, err := w.box.Mend(t.Context(), rows[c.row].ID, []app.Cell{c.set}, today)
		if app.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.key) {
			t.Errorf("%v: %v", c.set, err)
		}
	}
	if got := w.count(); got != "2 people, 2 rows" {
		t.Error(got)
	}
}

func TestNextListBringsAMendedRowAsItWasMended(t *testing.T) {
	w := newWorld(t)
	w.take(office)
	rows, _ := w.box.Rows(t.Context())
	if _, err := w.box.Mend(t.Context(), rows[0].ID, []app.Cell{{Column: "Код", Value: "8"}}, today); err != nil {
		t.Fatal(err)
	}
	if _, err := w.box.Dismiss(t.Context(), rows[1].ID); err != nil {
		t.Fatal(err)
	}
	c := w.take(office)
	if c.New != 0 || c.Changed != 0 || c.Unchanged != 3 || c.Refused != 1 {
		t.Errorf("%+v", c)
	}
	if got := w.count(); got != "3 people, 0 rows" {
		t.Error(got)
	}
	w.take(strings.ReplaceAll(office, "ПК №905", "ПК №904"))
	if got := w.count(); got != "3 people, 2 rows" {
		t.Errorf("rows that say something else are new: %s", got)
	}
}

func TestFieldsStandInTheOrderOfTheFileWithWhatLiesBeyondIt(t *testing.T) {
	w := newWorld(t)
	w.take("Код,Імя,Дзе\n7,Янка Купала,ПК №904\n,,ПК №905,дадатак\n")
	rows, _ := w.box.Rows(t.Context())
	var got []string
	for _, f := range inbox.Fields(&rows[0]) {
		got = append(got, f.Column+"/"+f.Holds.String()+"="+f.Value)
	}
	if s := strings.Join(got, " "); s != "Код/id= Імя/name= Дзе/prison=ПК №905 extra-1/keep=дадатак" {
		t.Error(s)
	}
}
