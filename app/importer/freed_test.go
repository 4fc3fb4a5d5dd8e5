package importer_test

import (
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/importer"
)

// freedList is a list with a column of this header, of which the row holds the cell.
func freedList(t *testing.T, header, cell string) app.Record {
	t.Helper()
	list := "ID;ФИО;Место содержания;Статус;" + header + "\n1;Чехов Антон;ИК-901;политзаключённый;" + cell +
		"\n2;Гоголь Николай;ИК-901;политзаключённый;нет\n3;Бунин Иван;ИК-901;политзаключённый;\n"
	got, err := importer.Read(t.Context(), strings.NewReader(list), int64(len(list)), importer.Choice{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	if i := len(got.Plan.Columns) - 1; got.Plan.Columns[i].Field != importer.Freed || !got.Plan.Columns[i].Sure {
		t.Errorf("%s: %v, sure %t", header, got.Plan.Columns[i].Field, got.Plan.Columns[i].Sure)
	}
	if n := len(got.Snapshot.Problems); n != 0 {
		t.Errorf("%s, %s: %v", header, cell, got.Snapshot.Problems)
	}
	for i := 1; i < 3; i++ {
		if rec := got.Snapshot.Records.At(i); rec.Held.Liberty || rec.Held.Text != "ИК-901" || rec.Status != app.Active {
			t.Errorf("%s, %s: others are %+v", header, cell, rec.Held)
		}
	}
	return got.Snapshot.Records.At(0)
}

// TestAColumnSaysWhoIsFree is of a column of yes and no, of days, or of both.
func TestAColumnSaysWhoIsFree(t *testing.T) {
	for _, header := range []string{"Освобождён", "Вызвалены", "Released", "is_released", "freed", "isReleased"} {
		for cell, since := range map[string]app.Date{
			"да": {}, "yes": {}, "TRUE": {}, "1": {}, "+": {}, "освобождён": {},
			"20.01.2026": {Year: 2026, Month: 1, Day: 20}, "да, 20.01.2026": {Year: 2026, Month: 1, Day: 20},
		} {
			rec := freedList(t, header, cell)
			if !rec.Held.Liberty || rec.Held.Since != since || !rec.Release.IsZero() {
				t.Errorf("%s, %s: at liberty %t since %v, release %v", header, cell, rec.Held.Liberty, rec.Held.Since, rec.Release)
			}
		}
		rec := freedList(t, header, "20.11.2031")
		if rec.Held.Liberty || rec.Release != (app.Date{Year: 2031, Month: 11, Day: 20}) {
			t.Errorf("%s, to come: at liberty %t, release %v", header, rec.Held.Liberty, rec.Release)
		}
	}
}

// TestYesOfTwoColumns takes the day from the column that has it.
func TestYesOfTwoColumns(t *testing.T) {
	const list = "id,name,prison,is_released,released_on\n1,Anton Chekhov,IK-901,TRUE,2026-01-20\n2,Ivan Bunin,IK-901,FALSE,\n"
	got, err := importer.Read(t.Context(), strings.NewReader(list), int64(len(list)), importer.Choice{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	if rec := got.Snapshot.Records.At(0); !rec.Held.Liberty || rec.Held.Since != (app.Date{Year: 2026, Month: 1, Day: 20}) || rec.Status != app.Former {
		t.Errorf("%s %+v", rec.Status, rec.Held)
	}
	if rec := got.Snapshot.Records.At(1); rec.Held.Liberty {
		t.Errorf("%+v", rec.Held)
	}
}

// TestPoliticalIsTrue is of lists that only say yes to it.
func TestPoliticalIsTrue(t *testing.T) {
	const list = `[{"id":"a1","name":"Anton Chekhov","political":true},{"id":"a2","name":"Ivan Bunin","political":false},{"id":"a3","name":"Nikolai Gogol","political":"no"}]`
	got, err := importer.Read(t.Context(), strings.NewReader(list), int64(len(list)), importer.Choice{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for i := range got.Snapshot.Records.Len() {
		said = append(said, string(got.Snapshot.Records.At(i).Status))
	}
	if s := strings.Join(said, ","); s != "active,np,np" || len(got.Snapshot.Problems) != 2 || got.Snapshot.Problems[0].Key != "import.problem.not_political" {
		t.Errorf("%s, %v", s, got.Snapshot.Problems)
	}
}
