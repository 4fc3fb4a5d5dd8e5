package table_test

import (
	"os"
	"path/filepath"
	"testing"

	"vestka/app/importer/table"
)

// TestFilesThatOtherProgramsWroteSayTheSame reads one list as several programs
// wrote it: a spreadsheet library, two of a script's, and by hand.
func TestFilesThatOtherProgramsWroteSayTheSame(t *testing.T) {
	want := [][]string{
		{"Прозвішча", "Імя", "Дата нараджэння", "Дзе", "Лістоў"},
		{"Купала", "Янка", "1982-07-07", "ПК-901", "0"},
		{"Колас", "Якуб", "1982-11-03", "ПК-901", "1"},
		{"Цётка", "Алаіза", "1976-07-15", "СІЗА-903", "2"},
	}
	for name, format := range map[string]table.Format{
		"people.xlsx": table.XLSX, "people-1251.csv": table.CSV, "people-utf16.txt": table.TSV, "people.json": table.JSON, "people.jsonl": table.JSON, "people.html": table.HTML,
	} {
		t.Run(name, func(t *testing.T) {
			tab, rows := read(t, testdata(t, name), table.Settings{})
			same(t, append([][]string{tab.Header()}, rows...), want)
			if d := tab.Detected(); d.Format != format || d.Unsure.Has(table.TraitCharset|table.TraitHeader|table.TraitSeparator) {
				t.Errorf("%+v", d)
			}
		})
	}
	sameCells(t, cells(t, open(t, testdata(t, "cards.vcf"), table.Settings{})),
		map[string]string{"N/family": "Купала", "N/given": "Янка", "BDAY": "1982-07-07"},
		map[string]string{"N/family": "Колас", "N/given": "Якуб", "BDAY": "1982-11-03", "NOTE": "Два радкі, адзін пад адным"},
		map[string]string{"N/family": "Цётка", "N/given": "Алаіза", "BDAY": "--07-15"})
}

func testdata(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}
