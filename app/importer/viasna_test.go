package importer_test

import (
	"bytes"
	"io"
	"maps"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/importer/viasnatest"
)

var today = app.Date{Year: 2026, Month: 11, Day: 22}

func read(t *testing.T, file string) app.Snapshot {
	t.Helper()
	snap, err := importer.ReadViasna(t.Context(), strings.NewReader(file), today)
	if err != nil {
		t.Fatal(err)
	}
	return snap
}

// byKey counts the problems by the sentence that they name.
func byKey(snap app.Snapshot) map[string]int {
	n := map[string]int{}
	for _, p := range snap.Problems {
		n[p.Key]++
	}
	return n
}

func TestImportReportsExactlyWhatWasPlantedInEveryFormAndLanguage(t *testing.T) {
	forms := map[string]func(*bytes.Buffer, int, uint64, app.Lang) (viasnatest.Planted, error){
		"machine": func(w *bytes.Buffer, n int, seed uint64, l app.Lang) (viasnatest.Planted, error) {
			return viasnatest.Machine(w, n, seed, l)
		},
		"human": func(w *bytes.Buffer, n int, seed uint64, l app.Lang) (viasnatest.Planted, error) {
			return viasnatest.Human(w, n, seed, l)
		},
	}
	for form, write := range forms {
		for _, lang := range []app.Lang{app.English, app.Russian, app.Belarusian} {
			for _, rows := range []int{viasnatest.SpreadEvery, 2500} {
				var file bytes.Buffer
				planted, err := write(&file, rows, 7, lang)
				if err != nil {
					t.Fatal(err)
				}
				snap, err := importer.ReadViasna(t.Context(), bytes.NewReader(file.Bytes()), today)
				if err != nil {
					t.Fatal(form, lang, err)
				}
				if got := byKey(snap); !maps.Equal(got, planted.ByKey) {
					t.Errorf("%s %s: problems %v, planted %v", form, lang, got, planted.ByKey)
					for _, p := range snap.Problems[:min(len(snap.Problems), 40)] {
						t.Logf("%+v", p)
					}
				}
				if snap.Read != planted.Rows || snap.Refused != planted.Refused || snap.Records.Len() != planted.Rows-planted.Refused {
					t.Errorf("%s %s: read %d, refused %d, records %d; planted %s", form, lang, snap.Read, snap.Refused, snap.Records.Len(), planted)
				}
				if snap.Form != form || snap.Lang != lang || snap.Source != "viasna" {
					t.Errorf("form %q, language %q, source %q; want %q, %q", snap.Form, snap.Lang, snap.Source, form, lang)
				}
			}
		}
	}
}

func TestListsOfOneSeedJoinByIdInThreeLanguages(t *testing.T) {
	keys := map[app.Lang]map[string]app.Record{}
	for _, lang := range []app.Lang{app.English, app.Russian, app.Belarusian} {
		var file bytes.Buffer
		if _, err := viasnatest.Machine(&file, 500, 3, lang); err != nil {
			t.Fatal(err)
		}
		keys[lang] = map[string]app.Record{}
		for _, rec := range read(t, file.String()).Records.All() {
			if rec.HasID {
				keys[lang][rec.Key] = rec
			}
			if rec.Lang != lang {
				t.Fatalf("record in %q, want %q", rec.Lang, lang)
			}
		}
	}
	for key, en := range keys[app.English] {
		ru, be := keys[app.Russian][key], keys[app.Belarusian][key]
		if en.Status != ru.Status || en.Status != be.Status || en.Born != ru.Born || en.Born != be.Born || en.Held.Liberty != ru.Held.Liberty || en.Held.Liberty != be.Held.Liberty {
			t.Errorf("id %s: %+v, %+v, %+v", key, en, ru, be)
		}
	}
	if len(keys[app.Russian]) != len(keys[app.English]) || len(keys[app.Belarusian]) != len(keys[app.English]) {
		t.Error("the lists hold different ids")
	}
}

func TestSameFileGivesTheSameSnapshotInWhateverPiecesItComes(t *testing.T) {
	var file bytes.Buffer
	if _, err := viasnatest.Human(&file, 900, 5, app.Belarusian); err != nil {
		t.Fatal(err)
	}
	whole := read(t, file.String())
	snap, err := importer.ReadViasna(t.Context(), &trickle{data: file.Bytes()}, today)
	if err != nil {
		t.Fatal(err)
	}
	if snap.Records.Len() != whole.Records.Len() || len(snap.Problems) != len(whole.Problems) {
		t.Fatalf("%d records and %d problems, want %d and %d", snap.Records.Len(), len(snap.Problems), whole.Records.Len(), len(whole.Problems))
	}
	for i := range whole.Records.All() {
		if snap.Records.At(i).Key != whole.Records.At(i).Key || snap.Records.At(i).Line != whole.Records.At(i).Line {
			t.Fatalf("record %d differs", i)
		}
	}
}

// trickle gives a few bytes at a time.
type trickle struct {
	data []byte
	n    int
}

func (r *trickle) Read(p []byte) (int, error) {
	r.n++
	n := copy(p[:min(len(p), 1+r.n%97)], r.data)
	r.data = r.data[n:]
	if n == 0 {
		return 0, io.EOF
	}
	if len(r.data) == 0 {
		return n, io.EOF
	}
	return n, nil
}
