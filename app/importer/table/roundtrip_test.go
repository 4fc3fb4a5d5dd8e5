package table_test

import (
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"vestka/app/importer/table"
)

// nasty are values that some format finds hard.
var nasty = []string{
	"", "Янка", "аб'ява", `"у двукоссі"`, `сказаў "так"`, "a,b", "a;b", "a|b", "два\nрадкі", "<b>&amp;", "007", "1882-07-07", "=1+1", "  ", "ў", "\\n", "a\tb", "{", "]]>", "№ 5", "–", "'", "null", "0",
}

// random makes a table of so many rows and columns. The first column of every
// row says something, so that no row is blank.
func random(r *rand.Rand, rows, columns int) [][]string {
	out := make([][]string, rows+1)
	for i := range out {
		for c := range columns {
			cell := fmt.Sprintf("слупок %c%d", 'а'+rune(c%30), c)
			switch {
			case i > 0 && c == 0:
				cell = fmt.Sprintf("радок %d", i)
			case i > 0:
				cell = nasty[r.IntN(len(nasty))]
			}
			out[i] = append(out[i], cell)
		}
	}
	return out
}

// writers write a table in every format that can hold any.
var writers = map[string]func(rows [][]string) string{
	"comma":     func(rows [][]string) string { return write(rows, ",", `"`, "\n") },
	"semicolon": func(rows [][]string) string { return "\uFEFF" + write(rows, ";", `"`, "\r\n") },
	"tab":       func(rows [][]string) string { return write(rows, "\t", `"`, "\n") },
	"xlsx": func(rows [][]string) string {
		var xml [][]string
		for _, row := range rows {
			var cells []string
			for _, cell := range row {
				cells = append(cells, text(html.EscapeString(cell)))
			}
			xml = append(xml, cells)
		}
		return string(book{sheets: []string{data(xml...)}}.file(new(testing.T)))
	},
	"json": func(rows [][]string) string {
		var list []string
		for _, row := range rows[1:] {
			var b strings.Builder
			for i, cell := range row {
				key, _ := json.Marshal(rows[0][i])
				value, _ := json.Marshal(cell)
				fmt.Fprintf(&b, ",%s: %s", key, value)
			}
			list = append(list, "{"+b.String()[1:]+"}")
		}
		return "[" + strings.Join(list, ",\n") + "]"
	},
	"html": func(rows [][]string) string {
		var b strings.Builder
		b.WriteString("<meta charset=utf-8><table>")
		for i, row := range rows {
			tag := "td"
			if i == 0 {
				tag = "th"
			}
			b.WriteString("<tr>")
			for _, cell := range row {
				fmt.Fprintf(&b, "<%s>%s</%s>", tag, strings.ReplaceAll(html.EscapeString(cell), "\n", "<br>"), tag)
			}
			b.WriteString("</tr>")
		}
		return b.String() + "</table>"
	},
}

// TestTablesOfEverySizeComeBackAsTheyWereWritten tries the sizes at which
// something changes: none and one, the rows that are looked at for the header
// and for the separator, and the most columns that there may be.
func TestTablesOfEverySizeComeBackAsTheyWereWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for name, write := range writers {
		t.Run(name, func(t *testing.T) {
			for _, columns := range []int{1, 2, 3, 4, 5, 6, 25, 26, 27, 28, 999, 1000} {
				for _, rows := range []int{0, 1, 2, 38, 39, 40, 41, 299, 300, 301, 3000} {
					if rows == 0 && name == "json" || rows*columns > 20_000 {
						continue
					}
					want := random(r, rows, columns)
					file := write(want)
					tab := open(t, []byte(file), table.Settings{})
					got := [][]string{tab.Header()}
					for i, row := range all(t, tab) {
						for len(row.Cells) < columns {
							row.Cells = append(row.Cells, "")
						}
						if name == "html" || name == "json" { // in these, spaces mean nothing, or an empty cell is none
							for c := range row.Cells {
								row.Cells[c], want[i+1][c] = strings.Join(strings.Fields(row.Cells[c]), " "), strings.Join(strings.Fields(want[i+1][c]), " ")
							}
						}
						if len(row.Problems) > 0 || row.Raw != "" {
							t.Fatalf("%d rows, %d columns: %+v", rows, columns, row)
						}
						got = append(got, row.Cells)
					}
					if !slices.EqualFunc(got, want, slices.Equal) {
						t.Fatalf("%d rows, %d columns: %+v\n%.800q\n%.800q", rows, columns, tab.Detected(), got, want)
					}
				}
			}
		})
	}
}

// TestFileOfEveryLengthIsRead cuts a table at each byte: where a window ends
// and where the file does must make no difference to the rows before.
func TestFileOfEveryLengthIsRead(t *testing.T) {
	for _, name := range []string{"comma", "semicolon", "tab", "json", "html"} {
		want := random(rand.New(rand.NewPCG(3, 4)), 12, 6)
		file := writers[name](want)
		for cut := range len(file) {
			tab, err := table.Open(t.Context(), strings.NewReader(file[:cut]), int64(cut), table.Settings{HeaderLine: 1})
			if err != nil || len(tab.Header()) < 6 || tab.Header()[5] != want[0][5] {
				continue
			}
			rows := all(t, tab)
			for i, row := range rows[:max(len(rows)-2, 0)] {
				if row.Cells[0] != want[i+1][0] {
					t.Fatalf("%s cut at %d: row %d is %q", name, cut, i+1, row.Cells)
				}
			}
		}
	}
}

// TestLongFilesAreReadAcrossWindows makes rows of every length around that of a window.
func TestLongFilesAreReadAcrossWindows(t *testing.T) {
	for _, size := range []int{64<<10 - 1, 64 << 10, 64<<10 + 1, 256<<10 - 1, 256 << 10, 256<<10 + 1, 1<<20 - 100} {
		for _, name := range []string{"comma", "json", "html", "xlsx"} {
			want := [][]string{{"name", "note", "x"}, {"a", strings.Repeat("ж", size/2), "1"}, {"b", "c", "2"}, {"d", strings.Repeat("é\"", size/4), "3"}, {"e", "f", "4"}}
			if name == "xlsx" && size > 1<<19 {
				continue // no cell of a spreadsheet is as long
			}
			settings := map[string]table.Settings{"json": {Charset: "utf-8"}, "xlsx": {HeaderLine: 1}}[name]
			if settings == (table.Settings{}) {
				settings = table.Settings{Charset: "utf-8", HeaderLine: 1}
			}
			_, got := read(t, []byte(writers[name](want)), settings)
			if len(got) != 4 || got[0][1] != want[1][1] || got[2][1] != want[3][1] || got[3][1] != "f" {
				t.Fatalf("%s, %d bytes: %d rows", name, size, len(got))
			}
		}
	}
}
