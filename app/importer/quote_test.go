package importer_test

import (
	"fmt"
	"strings"
	"testing"

	"vestka/app"
)

const quoteHeader = "id,url,name,status,description,articles,prison\n"

func TestStrayQuotesAreLetters(t *testing.T) {
	for cell, want := range map[string]string{
		`Belarusnafta" employee`:            `Belarusnafta" employee`,
		`"a ""b"" c"`:                       `a "b" c`,
		`"a "b" c"`:                         `a "b" c`,
		`"""a"""`:                           `"a"`,
		`5" pipe`:                           `5" pipe`,
		`"reader" `:                         `reader`,
		"\"two\nlines\"":                    "two\nlines",
		"\"two\r\nlines, and a \"\"q\"\"\"": "two\nlines, and a \"q\"",
	} {
		snap := read(t, quoteHeader+"1,http://x/a,Ales Harun,np,"+cell+",Art. 1,ИК-4\n2,http://x/b,Janka Kupala,np,,,\n")
		if snap.Records.Len() != 2 || len(snap.Problems) != 0 || cellOf(snap, 0, "description") != want || snap.Records.At(0).Held.Text != "ИК-4" {
			t.Errorf("%q: %+v", cell, snap)
		}
	}
}

func TestMisplacedQuoteNeverSwallowsWhatFollows(t *testing.T) {
	const (
		before = "1,http://x/a,Ales Harun,np,,\"Art. 1\nArt. 2\",ИК-4\n"
		after  = "3,http://x/c,Jakub Kolas,active,\"reader, of books\",\"Art. 1\nArt. 2\",\"ИК-4;000000\"\n4,http://x/d,Maksim Harecki,np,\"x\",,\n"
	)
	for cell, want := range map[string]string{
		`"Belarusnafta" employee`:             `"Belarusnafta" employee`,
		`"Belarusnafta employee`:              `"Belarusnafta employee`,
		`"`:                                   `"`,
		`"works at "Belarusnafta", second`:    "",
		`"works at the "Lantern", every day"`: `works at the "Lantern", every day`,
		"reader\nof old books":                "reader\nof old books",
	} {
		for _, rest := range []string{",Art. 1,ИК-4\n", ",\"Art. 1, 2\",ИК-4\n", ",\"Art. 1\nArt. 2\",\"ИК-4\"\n", ",\"Art. \"\"1\"\"\",\"ИК-4\"\n"} {
			file := quoteHeader + before + "2,http://x/b,Janka Kupala,np," + cell + rest + after
			snap := read(t, file)
			if snap.Records.Len() != 4 || snap.Refused != 0 {
				t.Errorf("%q: %+v", cell+rest, snap)
				continue
			}
			two, three := snap.Records.At(1), snap.Records.At(2)
			if three.Value("articles") != "Art. 1\nArt. 2" || three.Held.Address != "000000" || three.Line != 4+strings.Count(cell+rest, "\n") {
				t.Errorf("%q: %+v", cell+rest, three)
			}
			if want == "" {
				continue // more quotes than can be told apart: only the other rows count
			}
			if two.Value("description") != want || two.Held.Text != "ИК-4" {
				t.Errorf("%q: %+v", cell+rest, two)
			}
			if len(snap.Problems) != 1 || snap.Problems[0].Key != "import.problem.quote" || snap.Problems[0].Column != "description" || snap.Problems[0].Line != 4 {
				t.Errorf("%q: %+v", cell+rest, snap.Problems)
			}
		}
	}
}

func TestStrayQuoteInTheLastRowIsNoCutOff(t *testing.T) {
	snap := read(t, quoteHeader+"1,http://x/a,Ales Harun,np,\"Belarusnafta employee,Art. 1,ИК-4\n")
	if snap.Records.Len() != 1 || len(snap.Problems) != 1 || snap.Records.At(0).Held.Text != "ИК-4" {
		t.Errorf("%+v", snap)
	}
}

func TestStrayQuotesInEveryRowOfAHumanListLoseNoRow(t *testing.T) {
	var file strings.Builder
	file.WriteString("Name and surname,Status,Date of birth,Gender,Judge,Prison\n")
	for i := range 200 {
		fmt.Fprintf(&file, "Reader %d,Former political prisoner,1980-01-02,male,\"Judge %d,ИК-4\n", i, i)
	}
	snap := read(t, file.String())
	if snap.Records.Len() != 200 || len(snap.Problems) != 200 || snap.Records.At(150).Line != 152 || snap.Records.At(150).Name != "Reader 150" {
		t.Errorf("%d records, %d problems", snap.Records.Len(), len(snap.Problems))
	}
	for _, rec := range snap.Records.All() {
		if rec.Status != app.Former || rec.Held.Text != "ИК-4" {
			t.Fatalf("%+v", rec)
		}
	}
}
