package importer_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/importer"
)

func TestTheListOfAnotherOfficeIsNotTakenForThatOfTheFirst(t *testing.T) {
	shapes := map[string][]string{}
	var taken []string
	read := func(file string) importer.Plan {
		plan := readList(t, file, importer.Choice{
			Remembered: func(shape string) ([]string, error) { return shapes[shape], nil },
			Sources:    func() ([]string, error) { return taken, nil },
		}).Plan
		shapes[plan.Shape] = []string{plan.String()}
		taken = append(taken, plan.Source)
		return plan
	}
	const (
		first   = "Name,Born\nYanka Kupala,1982-07-07\nYakub Kolas,1982-11-03\n"
		another = "ФИО;Колония\nКупала Янка;ИК-904\nКолас Якуб;ИК-905\n"
		third   = "Surname,Given name,Prison\nKupala,Yanka,PK 904\nKolas,Yakub,PK 905\n"
		inJSON  = `[{"Name":"Yanka Kupala","Born":"1982-07-07"},{"Name":"Yakub Kolas","Born":"1982-11-03"}]`
	)
	for _, c := range []struct{ file, source string }{
		{first, "list"}, {first, "list"}, {another, "list-2"}, {third, "list-3"}, {another, "list-2"}, {inJSON, "list"},
	} {
		if got := read(c.file).Source; got != c.source {
			t.Errorf("%.20q is of %s, not %s", c.file, got, c.source)
		}
	}
}

// office is a memory of lists that were taken in, as a store has it.
type office struct {
	shapes map[string][]string
	taken  []string
}

func (o *office) choice(source string) importer.Choice {
	return importer.Choice{
		Source:     source,
		Remembered: func(shape string) ([]string, error) { return o.shapes[shape], nil },
		Sources:    func() ([]string, error) { return o.taken, nil },
	}
}

func (o *office) take(t *testing.T, file, source string, columns ...importer.Assignment) importer.Plan {
	t.Helper()
	c := o.choice(source)
	c.Map = columns
	plan := readList(t, file, c).Plan
	o.shapes[plan.Shape] = append([]string{plan.String()}, o.shapes[plan.Shape]...)
	o.taken = append(o.taken, plan.Source)
	return plan
}

func TestListsOfTwoOfficesWithTheSameColumnsAreAskedFor(t *testing.T) {
	const file = "Name,When\nYanka Kupala,1982-07-07\nYakub Kolas,1982-11-03\n"
	o := &office{shapes: map[string][]string{}}
	o.take(t, file, "north", importer.Assignment{Column: "When", Field: "detained"})
	second, err := look(t, file, o.choice(""))
	if err != nil || second.Plan.Source != "north" || !second.Assumed || len(second.Whose) > 0 {
		t.Fatalf("%+v, %v", second.Reading, err)
	}
	o.take(t, file, "South", importer.Assignment{Column: "When", Field: "born"})
	third, err := look(t, file, o.choice(""))
	if err != nil || third.Plan.Source != "" || fmt.Sprint(third.Whose, third.Sources) != "[south north] [north south]" {
		t.Fatalf("%+v, %v", third.Reading, err)
	}
	_, err = importer.Read(t.Context(), strings.NewReader(file), int64(len(file)), o.choice(""))
	var e *app.Error
	if !errors.As(err, &e) || e.Code != app.Refused || e.Key != "error.import.whose" || e.Args["Sources"] != "south, north" {
		t.Errorf("%v", err)
	}
	for source, field := range map[string]importer.Field{"north": importer.Detained, "south": importer.Born} {
		list := readList(t, file, o.choice(source))
		if list.Plan.Source != source || list.Plan.Columns[1].Field != field || list.Snapshot.Assumed {
			t.Errorf("%s: %+v", source, list.Plan)
		}
	}
	o.taken = []string{"north"} // the other one was taken back
	if again, err := look(t, file, o.choice("")); err != nil || again.Plan.Source != "north" || len(again.Whose) > 0 {
		t.Errorf("%+v, %v", again.Reading, err)
	}
}

func look(t *testing.T, file string, c importer.Choice) (importer.Preview, error) {
	t.Helper()
	c.Today = today
	return importer.Look(t.Context(), strings.NewReader(file), int64(len(file)), c)
}
