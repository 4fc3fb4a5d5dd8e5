package history

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/i18n"
)

// nobody is the name of somebody who is not there.
func nobody(app.PersonID) string { return "" }

// TestEveryDeedIsNamed looks at every sentence of a thing that was taken back.
func TestEveryDeedIsNamed(t *testing.T) {
	key := regexp.MustCompile(`"(undo\.(store|own)\.[a-z_]+)"`)
	found := map[string]bool{}
	for _, root := range []string{"../../db", "../../app"} {
		err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			source, err := os.ReadFile(path)
			for _, line := range strings.Split(string(source), "\n") {
				if strings.HasPrefix(strings.TrimSpace(line), "//") {
					continue
				}
				for _, m := range key.FindAllStringSubmatch(line, -1) {
					found[m[1]] = true
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(found) < 30 {
		t.Fatalf("%d keys were found: it proves nothing", len(found))
	}
	for _, lang := range i18n.Languages {
		loc, said := i18n.For(lang), map[string]string{}
		for key := range found {
			d := Deed{Step: app.Step{Key: key}}
			if key == "undo.store.import" {
				d.Import = &app.Import{Source: "viasna", Day: apptest.Today}
			}
			text := d.Text(loc, nobody)
			if text == d.Undone(loc) || strings.Contains(text, "step.") {
				t.Errorf("%s: %s is only %q", lang, key, text)
			}
			if other := said[text]; other != "" && what[other] != what[key] {
				t.Errorf("%s: %s and %s are both %q", lang, key, other, text)
			}
			said[text] = key
		}
	}
}

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
