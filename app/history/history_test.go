package history

import (
	"testing"
	"time"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/i18n"
)

func TestADeedSaysWhatOrWhomItIsAbout(t *testing.T) {
	s := apptest.NewStore()
	ctx := t.Context()
	must := func(_ any, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	c, err := s.SaveImport(ctx, app.ImportEdit{
		Import: app.Import{Source: "viasna", Lang: app.Belarusian, Day: apptest.Today, Counts: app.ImportCounts{Read: 2, New: 2}},
		People: apptest.Edits(2),
	})
	must(c, err)
	ids := []app.PersonID{app.PersonID(c.IDs[0]), app.PersonID(c.IDs[1])}
	must(s.SetNote(ctx, ids[0], "нататка"))
	must(s.SetNote(ctx, ids[1], "нататка"))
	must(s.SetMark(ctx, apptest.Mark(app.DoNotWrite), ids...))
	_, c, err = s.LogJob(ctx, []app.Letter{apptest.Letter(ids[0])})
	must(c, err)
	must(s.SetLetterState(ctx, []app.LetterID{app.LetterID(c.IDs[0])}, app.Stopped, apptest.Today))
	deeds, err := Deeds(ctx, s)
	must(deeds, err)
	names := func(id app.PersonID) string { return map[app.PersonID]string{ids[0]: "Янка Купала"}[id] }
	loc := i18n.For("be")
	want := []string{
		"Зменены журнал: 1 запіс", "Друк: 1 запіс", "Пастаўлена пазнака: 2 чалавекі", "Зменена нататка: 1 чалавек", "Зменена нататка: Янка Купала",
		"Імпарт: «Вясна» (беларускі), 22 лістапада 2026: 2 радкі · новых: 2",
	}
	for i := range deeds {
		if got := deeds[i].Text(loc, names); got != want[i] {
			t.Errorf("%q, want %q", got, want[i])
		}
	}
	on, err := On(ctx, s, deeds[1].ID)
	if err != nil || len(on) != 1 || on[0].ID != deeds[0].ID {
		t.Errorf("%+v, %v", on, err)
	}
	deeds[0].Args = app.Args{app.StepName: "Спіс", app.StepCount: 3}
	if got := deeds[0].Text(loc, names); got != "Зменены журнал: Спіс" {
		t.Error(got)
	}
	other := Deed{Step: app.Step{Key: "shell.nothing_to_undo", Made: time.Time{}}}
	if got := other.Text(loc, names); got != loc.T("shell.nothing_to_undo") {
		t.Error(got)
	}
}
