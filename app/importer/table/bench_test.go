package table_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"html"
	"io"
	"runtime"
	"strings"
	"testing"

	"vestka/app/importer/table"
)

const benchRows = 100_000

// people is a list of the usual width.
func people() [][]string {
	rows := [][]string{{"№", "Прозвішча", "Імя", "Імя па бацьку", "Пол", "Дата нараджэння", "Дата затрымання", "Дзе ўтрымліваецца", "Артыкул", "Апісанне", "Прызнаны", "Старонка"}}
	for i := range benchRows {
		rows = append(rows, []string{
			fmt.Sprint(i + 1), fmt.Sprint("Прозвішча", i%7000), "Янка", "Дамінікавіч", "мужчынскі", fmt.Sprintf("%d-%02d-%02d", 1950+i%50, 1+i%12, 1+i%28), "2021-01-01",
			"ПК-901, в. Сонечная", "арт. 342", fmt.Sprint("апісанне даволі доўгае, у двух сказах. Справа № ", i), "так", fmt.Sprint("https://example.org/p/", i),
		})
	}
	return rows
}

// peopleXLSX writes it as a spreadsheet program does: texts shared, dates as numbers.
func peopleXLSX(tb testing.TB, rows [][]string) string {
	var shared strings.Builder
	places := map[string]int{}
	sheet := make([][]string, len(rows))
	for r, row := range rows {
		for c, cell := range row {
			switch {
			case r > 0 && c == 0:
				sheet[r] = append(sheet[r], number(cell))
			case r > 0 && (c == 5 || c == 6):
				sheet[r] = append(sheet[r], styled(1, fmt.Sprint(20000+r%9000)))
			default:
				i, ok := places[cell]
				if !ok {
					i = len(places)
					places[cell] = i
					fmt.Fprintf(&shared, "<si><t>%s</t></si>", html.EscapeString(cell))
				}
				sheet[r] = append(sheet[r], fmt.Sprintf(` s="0" t="s"><v>%d</v>`, i))
			}
		}
	}
	return string(book{sheets: []string{data(sheet...)}, styles: styles, shared: shared.String()}.file(tb))
}

func peopleCards(rows [][]string) string {
	var b strings.Builder
	for _, row := range rows[1:] {
		fmt.Fprintf(&b, "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:%s\r\nN:%s;%s;%s;;\r\nGENDER:M\r\nBDAY:%s\r\nADR:;;%s;;;;\r\nNOTE:%s\r\nURL:%s\r\nEND:VCARD\r\n",
			row[0], row[1], row[2], row[3], strings.ReplaceAll(row[5], "-", ""), row[7], row[9], row[11])
	}
	return b.String()
}

// BenchmarkRead100000Rows reads the same list in every format, and with
// encoding/csv to compare with.
func BenchmarkRead100000Rows(b *testing.B) {
	rows := people()
	plain := writers["comma"](rows)
	b.Run("encoding-csv", func(b *testing.B) {
		for b.Loop() {
			r := csv.NewReader(strings.NewReader(plain))
			for n := 0; ; n++ {
				if _, err := r.Read(); errors.Is(err, io.EOF) {
					if n != len(rows) {
						b.Fatal(n)
					}
					break
				} else if err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	enc := inCharset(b, "windows-1251", strings.ReplaceAll(plain, "№", "N"))
	for _, c := range []struct{ name, file string }{
		{"csv", plain}, {"csv-windows-1251", string(enc)}, {"xlsx", peopleXLSX(b, rows)}, {"json", writers["json"](rows)}, {"html", writers["html"](rows)}, {"vcard", peopleCards(rows)},
	} {
		file := []byte(c.file)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			var peak uint64
			for b.Loop() {
				peak = max(peak, readAll(b, file))
			}
			b.ReportMetric(float64(peak)/(1<<20), "peak-MB")
		})
	}
}

// readAll reads a file of benchRows rows and returns how many bytes of memory
// were in use at most beside the file itself.
func readAll(b *testing.B, file []byte) (peak uint64) {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	before := m.HeapInuse
	tab, err := table.Open(b.Context(), bytes.NewReader(file), int64(len(file)), table.Settings{})
	if err != nil {
		b.Fatal(err)
	}
	for n := 0; ; n++ {
		if n%20_000 == 0 {
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapInuse)
		}
		row, err := tab.Next()
		switch {
		case errors.Is(err, io.EOF) && n == benchRows:
			return peak - min(before, peak)
		case err != nil:
			b.Fatal(n, err)
		case len(row.Problems) > 0:
			b.Fatal(row)
		}
	}
}
