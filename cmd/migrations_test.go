package cmd

import (
	"os"
	"strings"
	"testing"
)

// TestEveryMigrationHasANumberOfItsOwn stands here because these tests run before
// anything lands: two lines of work may take one number, and then no store opens.
func TestEveryMigrationHasANumberOfItsOwn(t *testing.T) {
	entries, err := os.ReadDir("../db/migrations")
	if err != nil || len(entries) == 0 {
		t.Fatal(err)
	}
	taken := map[string]string{}
	for _, e := range entries {
		number, _, _ := strings.Cut(e.Name(), "_")
		if other := taken[number]; other != "" {
			t.Errorf("%s and %s have one number", other, e.Name())
		}
		taken[number] = e.Name()
	}
}
