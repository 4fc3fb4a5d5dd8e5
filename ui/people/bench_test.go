package people

import (
	"context"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/attachments"
	"vestka/app/people"
	"vestka/app/register"
	"vestka/app/work"
	"vestka/ui/attached"
	"vestka/ui/kit"
	"vestka/ui/kit/kittest"
)

// indexed finds rows at once, as the real store does; the fake one looks at all.
type indexed struct {
	*apptest.Store
	rows []app.Record
}

func (s indexed) Records(context.Context, app.PersonID) ([]app.Record, error) { return s.rows, nil }

// crowded is a section with a hundred thousand people in a window.
func crowded(b *testing.B) *Section {
	b.Helper()
	test.NewTempApp(b).Settings().SetTheme(kit.NewTheme(kit.Light, 1))
	reg, err := register.Load()
	if err != nil {
		b.Fatal(err)
	}
	w := &world{Frame: kittest.NewFrame(b, "en"), store: apptest.NewStore()}
	edits := make([]app.PersonEdit, 100_000)
	for i := range edits {
		edits[i] = apptest.Edit(apptest.Writer(i, func(p *app.Person) { p.Held = apptest.Detention(904) }))
	}
	if _, err := w.store.SavePeople(b.Context(), edits); err != nil {
		b.Fatal(err)
	}
	directory := people.NewDirectory(w.store, w.store, reg)
	if err := directory.Load(b.Context()); err != nil {
		b.Fatal(err)
	}
	rows := []app.Record{edits[0].Records[0], apptest.Record(edits[0].Person, app.Russian), apptest.Record(edits[0].Person, app.English)}
	s := New(Deps{Directory: directory, Store: indexed{w.store, rows}, Register: reg, Log: w, Runner: work.Synchronous(), Now: apptest.FixedClock, Attached: attached.Deps{Keeper: attachments.New(w.store, filepath.Join(b.TempDir(), "copies"), nil), Runner: w.runner}})
	test.NewTempWindow(b, s.Build(w.Frame)).Resize(fyne.NewSize(1096, 800))
	s.searchFor("k")
	s.searchFor("")
	return s
}

// BenchmarkAKeystroke is a letter more in the search field, from the key to the
// rows and the card of the best match.
func BenchmarkAKeystroke(b *testing.B) {
	s := crowded(b)
	for b.Loop() {
		s.searchFor("kupa")
		s.searchFor("kupal")
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(2*b.N), "ms/key")
}

// BenchmarkTheNextPerson is an arrow key in the list, which fills the card anew.
func BenchmarkTheNextPerson(b *testing.B) {
	s := crowded(b)
	at := 0
	for b.Loop() {
		at++
		s.list.Select(at % 100_000)
	}
}
