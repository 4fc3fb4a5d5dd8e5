//go:build unix

package main

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/apptest/traces"
	"vestka/db"
)

// plantedWords stand in one kind of record each; the last ones are within an attached PDF,
// as it is and in its compressed stream.
var plantedWords = []string{
	"Словафамілія", "Словаімя", "Словабацька", "Словазаметка", "Словаадрас", "Словамесца", "Словаячэйка", "Словакрыніца",
	"Словаўласнае", "Словаліст", "Словаканверт", "Словаадпраўнік", "Словавуліца", "Словафайл", "WordInScan", "WordInStream",
}

// scan is a PDF with a word in it and one in its compressed stream.
func scan() []byte {
	var stream bytes.Buffer
	w := zlib.NewWriter(&stream)
	_, _ = w.Write([]byte(strings.Repeat("BT /F1 12 Tf ", 20) + "(WordInStream) Tj ET")) // memory does not fail
	_ = w.Close()
	return fmt.Appendf(nil, "%%PDF-1.4\n1 0 obj\n<< /Type /WordInScan /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n%%%%EOF\n", stream.Len(), stream.Bytes())
}

// plantAll puts every word into the store of the house, as users and imports do.
func (h *house) plantAll(t *testing.T) {
	t.Helper()
	s := site{dir: filepath.Dir(h.store)}
	err := s.with("a long secret", filepath.Base(h.store), func(store *db.Store) error {
		ctx := context.Background()
		e := apptest.Edit(apptest.Writer(5000))
		e.Person.Names.BE = app.Name{Full: "Словафамілія Словаімя Словабацька", Family: "Словафамілія", Given: "Словаімя", Patronymic: "Словабацька", Source: "Словакрыніца"}
		e.Person.Held = app.Detention{Text: "Словамесца", Address: "Словаадрас", Source: "sample"}
		e.Records[0].Cells = append(e.Records[0].Cells, app.Cell{Column: "c", Value: "Словаячэйка"})
		changes, err := store.SavePeople(ctx, []app.PersonEdit{e})
		if err != nil {
			return err
		}
		id := app.PersonID(changes.IDs[0])
		letter := apptest.Letter(id, func(l *app.Letter) { l.Text, l.Address = "Словаліст", "Словаканверт" })
		if _, _, err = store.LogJob(ctx, []app.Letter{letter}); err != nil {
			return err
		}
		if _, err = store.SetNote(ctx, id, "Словазаметка"); err != nil {
			return err
		}
		_, err = store.SetName(ctx, id, app.Russian, app.Name{Full: "Словаўласнае", Family: "Словаўласнае"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(h.dir, "inputs", "Словафайл.pdf"), scan())
	h.run(t, "attach", filepath.Join(h.dir, "inputs", "Словафайл.pdf"), "--person", "sample:9001")
	h.run(t, "settings", "set", "sender", "Словаадпраўнік")
	h.run(t, "settings", "set", "return_address", "Словавуліца")
}

// work does with the words what users do.
func (h *house) useAll(t *testing.T) {
	t.Helper()
	few := filepath.Join(h.dir, "inputs", "few.csv")
	put(t, few, machineList(t, 40, 9))
	h.run(t, "import", few)
	h.run(t, "people", "--search", "Словафамілія", "--json")
	h.run(t, "log", "--json")
	h.run(t, "places", "--settle", "Словамесца", "--facility", "IK-904")
	h.run(
		t, "print", "postcards", "--people", "sample:9001,sample:9002", "--template", "greeting", "--letter-lang", "be",
		"--from", "Словаадпраўнік", "--return-address", "Словавуліца", "--out", h.output("cards.pdf"),
	)
	h.run(t, "attach", "save", "1", h.output("scan.pdf"))
	h.run(t, "backup")
	h.run(t, "backup", filepath.Join(filepath.Dir(h.store), "copy.vestka"))
	h.run(t, "compact")
	h.run(t, "passphrase", "renew")
}

// crash kills an import until one leaves a journal.
func (h *house) crash(t *testing.T) {
	t.Helper()
	journal := h.store + "-journal"
	for range 10 {
		cmd := h.command("vestkactl", "--store", h.store, "--today", "2026-11-23", "import", "--accept-guards", h.input(app.English))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for end := time.Now().Add(10 * time.Second); time.Now().Before(end); {
			if info, err := os.Stat(journal); err == nil && info.Size() > 20_000 {
				break
			}
		}
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if info, err := os.Stat(journal); err == nil && info.Size() > 0 {
			return
		}
	}
	t.Fatal("no kill left a journal")
}

func TestNoPlantedWordIsInAnyByteThatTheProgramLeaves(t *testing.T) {
	h := newHouse(t)
	h.run(t, "init")
	h.run(t, "sample", "add")
	h.plantAll(t)
	h.useAll(t)
	h.crash(t)
	asked := func(path string) bool {
		dir := filepath.Dir(path)
		return dir == h.outputs || dir == filepath.Join(h.dir, "inputs")
	}
	finder := traces.New(append(slices.Clone(plantedWords), "a long secret", "SQLite format 3", "CREATE TABLE", "%PDF-", "Караткевіч")...)
	for _, moment := range []string{"after a crash", "opened again"} {
		found, err := finder.Below(h.dir, asked)
		if err != nil {
			t.Fatal(err)
		}
		for _, trace := range found {
			t.Errorf("%s: %q as %s in %s", moment, trace.Word, trace.Form, filepath.Base(trace.File))
		}
		h.run(t, "verify")
	}
	h.wantFindable(t)
}

// wantFindable checks that the search would have found every word: it does in a
// store that is not sealed, and in the scan that was saved.
func (h *house) wantFindable(t *testing.T) {
	t.Helper()
	h.run(t, "passphrase", "unseal", "--no-passphrase")
	finder := traces.New(plantedWords...)
	found := finder.In(contents(t, h.store))
	for _, word := range plantedWords {
		if !slices.ContainsFunc(found, func(trace traces.Trace) bool { return trace.Word == word }) {
			t.Errorf("%q is not found in the plain store", word)
		}
	}
	found = finder.In(contents(t, h.output("scan.pdf")))
	for _, word := range []string{"WordInScan", "WordInStream"} {
		if !slices.ContainsFunc(found, func(trace traces.Trace) bool { return trace.Word == word }) {
			t.Errorf("%q is not found in the saved PDF", word)
		}
	}
}
