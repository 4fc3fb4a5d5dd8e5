package db_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/db"
)

func newStore(tb testing.TB) *db.Store {
	tb.Helper()
	s, err := db.Open(tb.Context(), filepath.Join(tb.TempDir(), "vestka.db"), db.Options{Create: true, Now: apptest.FixedClock})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Error(err)
		}
	})
	return s
}

// realistic are edits with rows as long as those of the real list, some 700 bytes.
func realistic(n int) []app.PersonEdit {
	edits := apptest.Edits(n)
	for i := range edits {
		r := &edits[i].Records[0]
		for c := range 16 {
			r.Cells = append(r.Cells, app.Cell{Column: fmt.Sprintf("column_%d", c), Value: "Артыкул 342, ч. 1"})
		}
	}
	return edits
}

func BenchmarkSavePeople8700New(b *testing.B) {
	edits := realistic(8700)
	for b.Loop() {
		b.StopTimer()
		s := newStore(b)
		b.StartTimer()
		if _, err := s.SavePeople(b.Context(), edits); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSavePeople8700Changed(b *testing.B) {
	s := newStore(b)
	edits := realistic(8700)
	changes, err := s.SavePeople(b.Context(), edits)
	if err != nil {
		b.Fatal(err)
	}
	for i, id := range changes.IDs {
		edits[i].Person.ID = app.PersonID(id)
	}
	for b.Loop() {
		if _, err := s.SavePeople(b.Context(), edits); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPeople100k(b *testing.B) {
	s := newStore(b)
	if _, err := s.SavePeople(b.Context(), apptest.Edits(100_000)); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		people, err := s.People(b.Context())
		if err != nil || len(people) != 100_000 {
			b.Fatal(len(people), err)
		}
	}
}

func BenchmarkRecordRefs8700(b *testing.B) {
	s := newStore(b)
	if _, err := s.SavePeople(b.Context(), realistic(8700)); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		refs, err := s.RecordRefs(b.Context(), "sample", app.Belarusian)
		if err != nil || len(refs) != 8700 {
			b.Fatal(len(refs), err)
		}
	}
}

func BenchmarkLogJob1500(b *testing.B) {
	s := newStore(b)
	changes, err := s.SavePeople(b.Context(), apptest.Edits(1500))
	if err != nil {
		b.Fatal(err)
	}
	letters := make([]app.Letter, len(changes.IDs))
	for i, id := range changes.IDs {
		letters[i] = apptest.Letter(app.PersonID(id))
	}
	for b.Loop() {
		if _, _, err := s.LogJob(b.Context(), letters); err != nil {
			b.Fatal(err)
		}
	}
}
