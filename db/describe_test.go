package db_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

func TestWhatIsSaidOfSomebodyWhoWasMergedIsSaidOfWhoStandsForThem(t *testing.T) {
	s := newStore(t)
	edits := apptest.Edits(2)
	edits[1].Records[0].Cells = append(edits[1].Records[0].Cells, app.Cell{Column: "description", Value: "Лекар"})
	changes, err := s.SavePeople(t.Context(), edits)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Merge(t.Context(), app.PersonID(changes.IDs[1]), app.PersonID(changes.IDs[0])); err != nil {
		t.Fatal(err)
	}
	got, err := s.PeopleSaying(t.Context(), []string{"лекар"})
	if want := []app.PersonID{app.PersonID(changes.IDs[0])}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, not %v (%v)", got, want, err)
	}
}

// BenchmarkPeopleSaying looks for two words in what three lists say of 8,700
// people, in a sealed store.
func BenchmarkPeopleSaying(b *testing.B) {
	s, err := db.Open(b.Context(), filepath.Join(b.TempDir(), "vestka.db"), db.Options{Create: true, Passphrase: "river candle seven", WorkFactor: 2, Now: apptest.FixedClock})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	edits := apptest.Edits(8700)
	for i := range edits {
		story := strings.Repeat("Звычайны аповед пра звычайнае жыццё, без ліку слоў. ", 15)
		if i%100 == 0 {
			story += "Настаўнік, любіць шахматы."
		}
		r := edits[i].Records[0]
		r.Cells = append(slices.Clone(r.Cells), app.Cell{Column: "description", Value: story})
		edits[i].Records = nil
		for _, lang := range []app.Lang{app.Belarusian, app.Russian, app.English} {
			r.Lang = lang
			edits[i].Records = append(edits[i].Records, r)
		}
	}
	if _, err := s.SavePeople(b.Context(), edits); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		ids, err := s.PeopleSaying(b.Context(), []string{"настаўнік", "шахматы"})
		if err != nil || len(ids) != 87 {
			b.Fatalf("%d people (%v)", len(ids), err)
		}
	}
}
