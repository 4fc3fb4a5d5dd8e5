package evening_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/draw"
	"vestka/app/evening"
	"vestka/app/journal"
	"vestka/app/people"
	"vestka/app/printing"
	"vestka/app/register"
	"vestka/app/rulebook"
	"vestka/app/sheet"
)

// world is a host over a store in memory.
type world struct {
	*evening.Host
	t         *testing.T
	store     *apptest.Store
	directory *people.Directory
	press     *printing.Press
	refused   error // what the guard says of files
}

func newWorld(t *testing.T) *world {
	t.Helper()
	reg, err := register.Load()
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := sheet.LoadFonts()
	if err != nil {
		t.Fatal(err)
	}
	w := &world{t: t, store: apptest.NewStore()}
	w.directory = people.NewDirectory(w.store, w.store, reg)
	w.press = printing.New(w.directory, journal.New(w.store), reg, fonts, nil)
	w.Host = &evening.Host{
		List: w.directory, Press: w.press, Store: w.store,
		Rules: rulebook.New(w.store, reg), Register: reg, Fonts: fonts, Guard: func(string) error { return w.refused },
	}
	return w
}

// add adds n people who can be written to, changed by change.
func (w *world) add(n int, change func(i int, p *app.Person)) []app.PersonID {
	w.t.Helper()
	edits := make([]app.PersonEdit, n)
	for i := range edits {
		p := apptest.Writer(i)
		p.Held.Facility = "IK-904"
		if change != nil {
			change(i, &p)
		}
		edits[i] = app.PersonEdit{Person: p, Records: []app.Record{apptest.Record(p, app.Belarusian, func(r *app.Record) {
			r.Cells = append(r.Cells, app.Cell{Column: "description", Value: "Апісанне чалавека."})
		})}}
	}
	changes, err := w.store.SavePeople(w.t.Context(), edits)
	if err != nil {
		w.t.Fatal(err)
	}
	w.load()
	ids := make([]app.PersonID, n)
	for i, id := range changes.IDs {
		ids[i] = app.PersonID(id)
	}
	return ids
}

func (w *world) load() {
	w.t.Helper()
	if err := w.directory.Load(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

var from = people.Query{Today: apptest.Today, Lang: app.Belarusian}

func (w *world) draw(req evening.Request) *evening.Evening {
	w.t.Helper()
	if req.From.Today.IsZero() {
		req.From = from
	}
	e, err := w.Draw(w.t.Context(), req)
	if err != nil {
		w.t.Fatal(err)
	}
	return e
}

func drawn(e *evening.Evening) []app.PersonID {
	var ids []app.PersonID
	for _, p := range e.Places {
		ids = append(ids, p.ID)
	}
	return ids
}

func TestADrawIsTheOneThatTheAlgorithmGivesOfTheQuerysPeople(t *testing.T) {
	w := newWorld(t)
	ids := w.add(12, func(i int, p *app.Person) {
		if i%3 == 0 {
			p.Sex = app.Male
		} else {
			p.Sex = app.Female
		}
	})
	for range 3 {
		if _, _, err := w.store.LogJob(t.Context(), []app.Letter{apptest.Letter(ids[1]), apptest.Letter(ids[2])}); err != nil {
			t.Fatal(err)
		}
	}
	w.load()
	var pot []draw.Ticket
	for i, id := range ids {
		if i%3 != 0 {
			ticket := draw.Ticket{Person: id}
			if i == 1 || i == 2 {
				ticket.Letters = 3
			}
			pot = append(pot, ticket)
		}
	}
	q := from
	q.Sex = app.Female
	for seed := range int64(20) {
		var want []app.PersonID
		for _, ticket := range draw.Draw(pot, 5, seed) {
			want = append(want, ticket.Person)
		}
		e := w.draw(evening.Request{From: q, Count: 5, Seed: seed})
		if got := drawn(e); !slices.Equal(got, want) || e.Pot != len(pot) {
			t.Fatalf("seed %d draws %v from %d, not %v", seed, got, e.Pot, want)
		}
		for i, p := range e.Places {
			if p.Number != i+1 || p.Weight() != map[int]float64{0: 1, 3: 1.0 / 16}[p.Had] {
				t.Errorf("place %+v weighs %v", p, p.Weight())
			}
		}
	}
}

func TestWhomNobodyShouldOrCanWriteToIsLeftOutAndSaid(t *testing.T) {
	w := newWorld(t)
	ids := w.add(6, func(i int, p *app.Person) {
		switch i {
		case 1:
			p.Held.Facility = "nowhere"
		case 2:
			p.Status = app.Former
		}
	})
	mark := app.Mark{Kind: app.DoNotWrite, Reason: "сям’я просіць", Source: "сям’я", On: apptest.Today}
	if _, err := w.store.SetMark(t.Context(), mark, ids[0]); err != nil {
		t.Fatal(err)
	}
	mark.Kind, mark.On, mark.Until = app.ListedOnly, apptest.Today.AddDays(-9), apptest.Today.AddDays(-1)
	if _, err := w.store.SetMark(t.Context(), mark, ids[3]); err != nil { // it has ended
		t.Fatal(err)
	}
	w.load()
	e := w.draw(evening.Request{Count: 10})
	got := drawn(e)
	slices.Sort(got)
	if want := ids[3:]; !slices.Equal(got, want) || e.Pot != 3 {
		t.Errorf("%v were drawn, not %v", got, want)
	}
	reasons := map[app.PersonID]string{}
	for _, r := range e.Skipped {
		reasons[r.Person] = r.Key
	}
	if len(reasons) != 2 || reasons[ids[0]] != "print.skip.do_not_write" || reasons[ids[1]] != "print.skip.unknown_place" {
		t.Errorf("left out: %v", reasons)
	}
	// A query with a status chooses of those.
	q := from
	q.Status = []app.Status{app.Former}
	if got := drawn(w.draw(evening.Request{From: q, Count: 10})); !slices.Equal(got, ids[2:3]) {
		t.Errorf("of the former %v were drawn", got)
	}
}

func TestNobodyAndNoNumberAreRefused(t *testing.T) {
	w := newWorld(t)
	if _, err := w.Draw(t.Context(), evening.Request{From: from, Count: 3}); app.CodeOf(err) != app.Refused {
		t.Errorf("from nobody: %v", err)
	}
	w.add(1, nil)
	for _, req := range []evening.Request{{From: from}, {From: from, Count: -1}, {From: from, Writers: []string{" ", ""}}} {
		if _, err := w.Draw(t.Context(), req); app.CodeOf(err) != app.Invalid {
			t.Errorf("%+v: %v", req, err)
		}
	}
}

func TestWritersTakeTurnsAndAnEveningWithoutANumberHasOnePersonForEach(t *testing.T) {
	w := newWorld(t)
	w.add(9, nil)
	names := []string{" Зоська ", "", "Янка  Лучына"}
	e := w.draw(evening.Request{Writers: names})
	if len(e.Places) != 2 {
		t.Fatalf("%d people for two writers", len(e.Places))
	}
	e = w.draw(evening.Request{Count: 3, Writers: names})
	var got []string
	for _, p := range e.Places {
		got = append(got, p.Writer)
	}
	if !slices.Equal(got, []string{"Зоська", "Янка Лучына", "Зоська"}) {
		t.Errorf("%q", got)
	}
}

func TestAKeptDrawComesBackWithWritersOnlyWhereTheUserAskedForThem(t *testing.T) {
	w := newWorld(t)
	ids := w.add(5, nil)
	e := w.draw(evening.Request{Count: 4, Seed: 7, Writers: []string{"Зоська"}})
	for _, writers := range []bool{false, true} {
		id, changes, err := w.Keep(t.Context(), e, "Вечар", writers)
		if err != nil || changes.Undo == nil {
			t.Fatal(err)
		}
		back, err := w.Reopen(t.Context(), id, apptest.Today)
		if err != nil || !slices.Equal(drawn(back), drawn(e)) || back.Request.Seed != 7 {
			t.Fatalf("%v came back (%v)", drawn(back), err)
		}
		if got := back.Places[0].Writer; (got == "Зоська") != writers {
			t.Errorf("asked to keep writers: %t; kept %q", writers, got)
		}
	}
	// Somebody whom the user has marked since is said, and somebody who went is counted.
	mark := app.Mark{Kind: app.DoNotWrite, Reason: "просьба", Source: "сям’я", On: apptest.Today}
	if _, err := w.store.SetMark(t.Context(), mark, e.Places[1].ID); err != nil {
		t.Fatal(err)
	}
	w.load()
	kept, err := w.Kept(t.Context())
	if err != nil || len(kept) != 2 {
		t.Fatalf("%d are kept (%v)", len(kept), err)
	}
	back, err := w.Reopen(t.Context(), kept[0].ID, apptest.Today)
	if err != nil || len(back.Skipped) != 1 || back.Skipped[0].Person != e.Places[1].ID || back.Gone != 0 {
		t.Errorf("%+v (%v)", back, err)
	}
	gone := app.KeptDraw{Name: "x", Query: kept[0].Query, Drawn: []app.Drawn{{Person: 9999}, {Person: ids[0]}}}
	id, _, err := w.store.KeepDraw(t.Context(), gone)
	if err != nil {
		t.Fatal(err)
	}
	if back, err = w.Reopen(t.Context(), id, apptest.Today); err != nil || back.Gone != 1 || len(back.Places) != 1 || back.Places[0].Number != 2 {
		t.Errorf("%+v (%v)", back, err)
	}
	if _, err := w.Reopen(t.Context(), 12345, apptest.Today); app.CodeOf(err) != app.NotFound {
		t.Errorf("a draw that is not there: %v", err)
	}
}

func TestThePaperHasAPageForEachAndItsPropertiesNameNobody(t *testing.T) {
	w := newWorld(t)
	w.add(7, nil)
	e := w.draw(evening.Request{Count: 6, Writers: []string{"Зоська Верас"}})
	for _, lang := range []app.Lang{app.English, app.Russian, app.Belarusian} {
		path := filepath.Join(t.TempDir(), "evening.pdf")
		last := 0
		if err := w.SavePDF(t.Context(), e, lang, path, func(done, _ int) { last = done }); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if last != 7 || bytes.Count(b, []byte("/Type/Page/"))+bytes.Count(b, []byte("/Type /Page\n")) > 7 {
			t.Errorf("%s: %d pages", lang, last)
		}
		for _, word := range []string{"/Title", "/Author", "Зоська", "Купала", "Kupala"} {
			if strings.Contains(string(b), word) {
				t.Errorf("%s: %q stands open in the file", lang, word)
			}
		}
	}
	w.refused = &app.Error{Code: app.Refused, Key: "error.save"}
	path := filepath.Join(t.TempDir(), "evening.pdf")
	if err := w.SavePDF(t.Context(), e, app.English, path, nil); app.CodeOf(err) != app.Refused {
		t.Errorf("the guard was not asked: %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("there is a file")
	}
	if err := w.SavePDF(t.Context(), &evening.Evening{}, app.English, path, nil); app.CodeOf(err) != app.Refused {
		t.Errorf("an evening of nobody: %v", err)
	}
}

// TestEveningSheetsComeOutInTheOrderOfWhatIsPrintedForTheSamePeople: whoever lays sheet on
// card on envelope has the same person three times.
func TestEveningSheetsComeOutInTheOrderOfWhatIsPrintedForTheSamePeople(t *testing.T) {
	const all = 8
	w := newWorld(t)
	w.add(all, func(i int, p *app.Person) {
		if i == 5 {
			p.Held.Facility = "IK-905" // its address is not confirmed
		}
	})
	for _, count := range []int{1, 2, all - 3, all - 2, all - 1, all} {
		e := w.draw(evening.Request{Count: count, Seed: int64(count)})
		path := filepath.Join(t.TempDir(), "evening.pdf")
		if err := w.SavePDF(t.Context(), e, app.Belarusian, path, nil); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("pdftotext", "-raw", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		sheets := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")[1:] // after the overview
		job, err := w.press.Prepare(t.Context(), printing.Request{
			People: drawn(e), Lang: app.Belarusian, Case: app.Nominative, Paper: printing.Paper{Item: printing.Envelopes}, Today: apptest.Today,
		}, nil)
		if err != nil || len(sheets) != len(e.Places) || len(job.Cards) != len(sheets) {
			t.Fatalf("%d drawn, %d sheets, %d envelopes, %v", len(e.Places), len(sheets), len(job.Cards), err)
		}
		for i := range sheets {
			if name := job.Cards[i].Address[0]; !strings.Contains(sheets[i], name) {
				t.Errorf("%d drawn: sheet %d is not about %s, to whom envelope %d goes", count, i+1, name, i+1)
			}
		}
	}
}
