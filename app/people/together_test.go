package people

import (
	"fmt"
	"testing"

	"vestka/app"
)

// TestTheFirstListsOfASourceAreOneStepAndSayWhatTheyWouldOneByOne compares with the lists
// taken in one after the other.
func TestTheFirstListsOfASourceAreOneStepAndSayWhatTheyWouldOneByOne(t *testing.T) {
	lists := []app.Snapshot{
		listing(app.Belarusian, "2026-01-01", row("1", "Купала Янка", bornOn("1882-07-07"), heldIn("ПК №901")), row("2", "Колас Якуб")),
		listing(app.Russian, "2026-01-01", row("1", "Купала Янка", heldIn("ИК-901")), row("3", "Буйло Констанция", heldIn("где-то"))),
		listing(app.English, "2026-01-01", row("3", "Bujło Kanstancyja", heldIn("somewhere")), row("2", "Kolas Jakub", detainedOn("1930-01-02"))),
	}
	single, each := intake()
	for _, l := range lists {
		importAll(t, single, l)
	}
	in, s := intake()
	if _, taken, err := in.TakeFirst(t.Context(), lists); !taken || err != nil {
		t.Fatal(taken, err)
	}
	if got, want := fmt.Sprint(s.people), fmt.Sprint(each.people); got != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
	if s.saves != 1 || len(s.imports) != 3 || len(s.people) != 3 || len(s.records[1]) != 2 {
		t.Errorf("%d saves, %d people", s.saves, len(s.people))
	}
	for _, l := range lists {
		if c := importAll(t, in, l); c.Unchanged != 2 {
			t.Errorf("%s again: %d new, %d changed", l.Lang, c.New, c.Changed)
		}
	}
	if _, taken, err := in.TakeFirst(t.Context(), lists); taken || err != nil {
		t.Error("lists of a source that is known are taken for its first", err)
	}
}
