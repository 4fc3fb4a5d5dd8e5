package db_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"strings"
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

// The cost of sealing: the same work on a plain store and on a sealed one.

func eachLayer(b *testing.B, run func(b *testing.B, open func(b *testing.B) *db.Store)) {
	b.Run("plain", func(b *testing.B) { run(b, func(b *testing.B) *db.Store { return newStore(b) }) })
	b.Run("sealed", func(b *testing.B) {
		run(b, func(b *testing.B) *db.Store {
			s := newSealed(b, filepath.Join(b.TempDir(), "vestka.db"))
			b.Cleanup(func() {
				if err := s.Close(); err != nil {
					b.Error(err)
				}
			})
			return s
		})
	})
}

// longLetters are letters of 4,000 bytes: with them 20,000 fill some 90 MB.
func longLetters(b *testing.B, s *db.Store, n int) []app.Letter {
	b.Helper()
	changes, err := s.SavePeople(b.Context(), apptest.Edits(100))
	if err != nil {
		b.Fatal(err)
	}
	letters := make([]app.Letter, n)
	for i := range letters {
		letters[i] = apptest.Letter(app.PersonID(changes.IDs[i%100]))
		letters[i].Text = strings.ToValidUTF8(strings.Repeat(fmt.Sprintf("Дарагі сябра, ліст %d. ", i), 150)[:4000], "")
	}
	return letters
}

func BenchmarkLayerInsert20000Letters(b *testing.B) {
	eachLayer(b, func(b *testing.B, open func(b *testing.B) *db.Store) {
		for b.Loop() {
			b.StopTimer()
			s := open(b)
			letters := longLetters(b, s, 20_000)
			b.StartTimer()
			if _, _, err := s.LogJob(b.Context(), letters); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkLayer200Commits(b *testing.B) {
	eachLayer(b, func(b *testing.B, open func(b *testing.B) *db.Store) {
		s := open(b)
		letters := longLetters(b, s, 200)
		for b.Loop() {
			for i := range letters {
				if _, _, err := s.LogJob(b.Context(), letters[i:i+1]); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

func BenchmarkLayerScan20000Letters(b *testing.B) {
	eachLayer(b, func(b *testing.B, open func(b *testing.B) *db.Store) {
		s := open(b)
		if _, _, err := s.LogJob(b.Context(), longLetters(b, s, 20_000)); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			letters, err := s.Letters(b.Context(), app.LetterFilter{})
			if err != nil || len(letters) != 20_000 {
				b.Fatal(len(letters), err)
			}
		}
	})
}

// BenchmarkUnlock is what opening costs by design, and is told apart from all else.
func BenchmarkUnlock(b *testing.B) {
	path := filepath.Join(b.TempDir(), "vestka.db")
	opts := db.Options{Create: true, Passphrase: sentence}
	if err := openSealed(b, path, opts).Close(); err != nil {
		b.Fatal(err)
	}
	opts.Create = false
	for b.Loop() {
		if err := openSealed(b, path, opts).Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// large is the content of the largest attachment that there may be, in bytes.
const large = 25 << 20

// peak notes how much memory the program has in use at most, whenever it is
// read from or written to.
type peak struct {
	io.Reader
	used uint64
}

func (p *peak) Read(b []byte) (int, error) {
	p.look()
	return p.Reader.Read(b)
}

func (p *peak) Write(b []byte) (int, error) {
	p.look()
	return len(b), nil
}

func (p *peak) look() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	p.used = max(p.used, m.HeapAlloc)
}

// BenchmarkAttachment25MiB says what the largest attachment takes, in a plain
// store and in a sealed one, and how much memory of Go's at most meanwhile.
func BenchmarkAttachment25MiB(b *testing.B) {
	for name, opts := range map[string]db.Options{"plain": {Now: apptest.FixedClock}, "sealed": sealedOptions()} {
		opts.Create = true
		s := openSealed(b, filepath.Join(b.TempDir(), "vestka.db"), opts)
		changes, err := s.SavePeople(b.Context(), apptest.Edits(1))
		if err != nil {
			b.Fatal(err)
		}
		a := apptest.Attachment(app.PersonID(changes.IDs[0]), func(a *app.Attachment) { a.Size = large })
		var added []app.Attachment
		b.Run(name+"/add", func(b *testing.B) {
			p := &peak{}
			for b.Loop() {
				p.Reader = io.LimitReader(rand.NewChaCha8([32]byte{}), large)
				if added, _, err = s.AddAttachments(b.Context(), app.NewAttachment{Attachment: a, Content: p}); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(large)
			b.ReportMetric(float64(p.used)/(1<<20), "peak-MiB")
		})
		b.Run(name+"/read", func(b *testing.B) {
			p := &peak{}
			for b.Loop() {
				if err := s.ReadAttachment(b.Context(), added[0].ID, p); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(large)
			b.ReportMetric(float64(p.used)/(1<<20), "peak-MiB")
		})
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// twoLists are 100,000 people on two lists each.
func twoLists(b *testing.B) (*db.Store, []app.PersonID) {
	b.Helper()
	s := newStore(b)
	edits := realistic(100_000)
	for i := range edits {
		r := edits[i].Records[0]
		edits[i].Records[0].Source, r.Source = "viasna", "office"
		edits[i].Records = append(edits[i].Records, r)
	}
	changes, err := s.SavePeople(b.Context(), edits)
	if err != nil {
		b.Fatal(err)
	}
	ids := make([]app.PersonID, len(changes.IDs))
	for i, id := range changes.IDs {
		ids[i] = app.PersonID(id)
	}
	return s, ids
}

func BenchmarkListDays(b *testing.B) {
	s, all := twoLists(b)
	for _, n := range []int{1500, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if days, err := s.ListDays(b.Context(), all[:n]); err != nil || len(days) != n {
					b.Fatal(len(days), err)
				}
			}
		})
	}
}

func BenchmarkPlacesSaid(b *testing.B) {
	s, all := twoLists(b)
	for _, n := range []int{1500, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if said, err := s.PlacesSaid(b.Context(), all[:n]); err != nil || len(said) != n {
					b.Fatal(len(said), err)
				}
			}
		})
	}
}
