package importer_test

import (
	"testing"

	"vestka/app/importer"
)

func TestTheListOfAnotherOfficeIsNotTakenForThatOfTheFirst(t *testing.T) {
	shapes := map[string]string{}
	var taken []string
	read := func(file string) importer.Plan {
		plan := readList(t, file, importer.Choice{
			Remembered: func(shape string) (string, error) { return shapes[shape], nil },
			Sources:    func() ([]string, error) { return taken, nil },
		}).Plan
		shapes[plan.Shape] = plan.String()
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
