package cmd

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/history"
	"vestka/i18n"
)

// TestEveryDeedIsNamed looks at every sentence of a thing that was taken back.
func TestEveryDeedIsNamed(t *testing.T) {
	key := regexp.MustCompile(`"(undo\.(store|own)\.[a-z_]+)"`)
	found := map[string]bool{}
	for _, root := range []string{"../db", "../app"} {
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
		loc := i18n.For(lang)
		for key := range found {
			d := history.Deed{Step: app.Step{Key: key}}
			if key == "undo.store.import" {
				d.Import = &app.Import{Source: "viasna", Day: app.Date{Year: 2026, Month: 11, Day: 22}}
			}
			text := d.Text(loc, func(app.PersonID) string { return "" })
			if text == d.Undone(loc) {
				t.Errorf("%s: undo --list says of %s only %q: give it a sentence in the map what of app/history", lang, key, text)
			}
		}
	}
}
