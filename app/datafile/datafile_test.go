package datafile_test

import (
	"strings"
	"testing"

	"vestka/app/datafile"
)

type sample struct {
	Head struct {
		By datafile.Text `toml:"by"`
	} `toml:"head"`
	Thing []struct {
		Name string `toml:"name"`
		datafile.Evidence
	} `toml:"thing"`
}

func in(text string) datafile.File {
	return datafile.File{Name: "things.toml", Data: []byte(text), Table: "thing"}
}

func TestASlipIsFoundOnItsOwnLine(t *testing.T) {
	// Each entry has the same keys, and the parser knows but one place of each.
	text := "# Things\n\n[head]\nby = \"me\"\n"
	for range 4 {
		text += "\n[[thing]] # one more\nname = \"a\"\nsource = \"b\"\nsaid_on = \"2026\"\n"
	}
	if slip := in(text).Decode(&sample{}); slip != nil {
		t.Fatal(slip)
	}
	for name, c := range map[string]struct{ old, new string }{
		"no such date":       {`said_on = "2026"`, `said_on = "2026-13"`},
		"an unknown key":     {`name = "a"`, `nane = "a"`},
		"a number as source": {`source = "b"`, `source = 1`},
		"no end":             {`name = "a"`, `name = "a`},
	} {
		for n, at := 1, 0; ; n++ {
			next := strings.Index(text[at:], c.old)
			if next < 0 {
				break
			}
			at += next
			slip := in(text[:at] + c.new + text[at+len(c.old):]).Decode(&sample{})
			want := strings.Count(text[:at], "\n") + 1
			if slip == nil || slip.Line != want {
				t.Errorf("%s in entry %d: %+v, want line %d", name, n, slip, want)
			}
			at += len(c.old)
		}
	}
}

func TestEntriesAreCountedByTheirHeaders(t *testing.T) {
	f := in("# [[thing]]\n\n[[thing]]\nname = \"[[thing]]\"\r\n  [[thing]]  # the second\n[[other]]\n[[thing]]")
	for n, want := range []int{1, 3, 5, 7, 1} {
		if got := f.EntryLine(n); got != want {
			t.Errorf("entry %d stands on line %d, want %d", n, got, want)
		}
	}
}
