package exporter

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"vestka/app"
)

func workbook(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	err := WriteXLSX(&b, "Дні", []string{"імя", "дзень", "год"}, [][]any{
		{"Янка Купала", app.Date{Year: 2026, Month: 11, Day: 26}, 1882},
		{"=1+1", app.Date{Year: 2026, Month: 11}, 1979},
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestATableComesBackFromItsWorkbook(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(workbook(t)))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("Дні")
	if err != nil {
		t.Fatal(err)
	}
	want := "імя|дзень|год\nЯнка Купала|2026-11-26|1882\n=1+1|2026-11|1979"
	var got []string
	for _, r := range rows {
		got = append(got, strings.Join(r, "|"))
	}
	if strings.Join(got, "\n") != want {
		t.Errorf("%q", got)
	}
	if kind, err := f.GetCellType("Дні", "B2"); err != nil || kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString {
		t.Errorf("a day is no date: %v, %v", kind, err)
	}
	if formula, err := f.GetCellFormula("Дні", "A3"); err != nil || formula != "" {
		t.Errorf("a text runs as a formula: %q, %v", formula, err)
	}
}

func TestAWorkbookSaysNeitherWhoWroteItNorWhen(t *testing.T) {
	data := workbook(t)
	if !bytes.Equal(data, workbook(t)) {
		t.Error("the same table gives other bytes")
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range r.File {
		f, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(part.Name, "docProps/") {
			continue
		}
		for _, word := range []string{"xuri", "xcelize", "Excel", "20"} {
			if _, after, found := strings.Cut(string(text), "?>"); found && strings.Contains(removeNames(after), word) {
				t.Errorf("%s says %q: %s", part.Name, word, text)
			}
		}
	}
}

// removeNames takes the names of namespaces away, which have years in them.
func removeNames(xml string) string {
	var kept []string
	for _, s := range strings.Split(xml, "\"") {
		if !strings.HasPrefix(s, "http") {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, "\"")
}
