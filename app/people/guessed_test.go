package people

import (
	"slices"
	"testing"

	"vestka/app"
)

func TestRowsWhoseNamesWereSplitByAGuessAreTold(t *testing.T) {
	in, _ := intake()
	list := listing(app.Belarusian, "2026-11-01",
		row("1", "Незвычай Ыўбур"), row("2", "Гарэцкі Максім Іванавіч"), row("3", "Грамадзянін К."), row("4", ""), row("5", "Дзіўны Ыўбур"))
	c, err := in.Compare(t.Context(), list)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // counted once, however often it is asked
		if err := c.LookAtNames(); err != nil || !slices.Equal(c.Guessed(), []int{2, 6}) {
			t.Errorf("%v, %v", c.Guessed(), err)
		}
	}
	if _, err := in.Apply(t.Context(), c); err != nil || !slices.Equal(c.Guessed(), []int{2, 6}) {
		t.Errorf("after the import: %v, %v", c.Guessed(), err)
	}
	list = listing(app.Belarusian, "2026-11-08", row("1", "Незвычай Ыўбур"), row("2", "Гарэцкі Максім Іванавіч"), row("3", "Грамадзянін К."), row("4", ""), row("5", "Дзіўны Ыўбур"), row("6", "Чужы Ыўбур"))
	if c := importAll(t, in, list); !slices.Equal(c.Guessed(), []int{7}) {
		t.Errorf("what was told is told again: %v", c.Guessed())
	}
}

func TestLinesAreNamedUpToTen(t *testing.T) {
	for want, lines := range map[string][]int{"": nil, "7": {7}, "2, 3": {2, 3}, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 …": {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}} {
		if got := LinesOf(lines); got != want {
			t.Errorf("%q", got)
		}
	}
}
