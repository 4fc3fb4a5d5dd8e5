package table_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"vestka/app/importer/table"
)

// sheet is a table as a person would type it, with all that is hard in a CSV file.
var sheet = [][]string{
	{"Прозвішча", "Імя", "Дата нараджэння", "Адрас", "Нататка"},
	{"Купала", "Янка", "07.07.1882", "вул. Леніна, 5, кв. 1", "паэт"},
	{"Колас", "Якуб", "03.11.1882", "вёска Акінчыцы; хутар", "любіць \"Новую зямлю\""},
	{"Багдановіч", "Максім", "09.12.1891", "Мінск", "два\nрадкі"},
	{"Д'Артаньян", "Шарль", "1611", "", "аб'ява, сям'я"},
	{"Цётка", "Алаіза", "15.07.1876", "Пешчына | Жалудок", "\t"},
}

// write writes rows as CSV, each cell quoted where it has to be.
func write(rows [][]string, separator, quote, end string) string {
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteString(separator)
			}
			if strings.ContainsAny(cell, separator+quote+"\n") {
				cell = quote + strings.ReplaceAll(cell, quote, quote+quote) + quote
			}
			b.WriteString(cell)
		}
		b.WriteString(end)
	}
	return b.String()
}

func TestSeparatorAndLineEndsAreFoundOut(t *testing.T) {
	for _, separator := range []string{",", ";", "\t", "|"} {
		for _, end := range []string{"\n", "\r\n", "\r"} {
			for _, title := range []string{"", "Спіс на лістапад" + end, "Спіс" + end + end + "складзены 22 лістапада" + end} {
				t.Run(fmt.Sprintf("%q%q%q", separator, end, title), func(t *testing.T) {
					tab, rows := read(t, []byte(title+write(sheet, separator, `"`, end)), table.Settings{})
					same(t, [][]string{tab.Header()}, sheet[:1])
					same(t, rows, sheet[1:])
					if d := tab.Detected(); d.Separator != separator || d.Quote != `"` || d.Unsure.Has(table.TraitSeparator|table.TraitHeader) {
						t.Errorf("%+v", d)
					}
				})
			}
		}
	}
}

func TestLineThatNamesTheSeparatorIsObeyed(t *testing.T) {
	tab, rows := read(t, []byte("sep=;\r\na,b;c,d\r\n1,2;3,4\r\n"), table.Settings{})
	same(t, append([][]string{tab.Header()}, rows...), [][]string{{"a,b", "c,d"}, {"1,2", "3,4"}})
	if row, _ := open(t, []byte("sep=;\na;b\n1;2\n"), table.Settings{}).Head(1); row[0].Line != 3 {
		t.Error(row)
	}
}

// inCharset gives the text in the charset.
func inCharset(t testing.TB, name, text string) []byte {
	t.Helper()
	enc, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	switch name {
	case "utf-16le":
		enc = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "utf-16be":
		enc = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	out, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCharsetIsFoundOut(t *testing.T) {
	be := write(sheet, ";", `"`, "\r\n")
	uk := strings.ReplaceAll(be, "вул. Леніна", "ґанак")
	noI := strings.NewReplacer("і", "i", "І", "I", "ґ", "г").Replace(be) // as people wrote where there is no і
	ru := "Фамилия;Имя;Место\nДостоевский;Фёдор;Омск, острог\nЧернышевский;Николай;Вилюйск\n"
	for _, c := range []struct{ name, text string }{
		{"utf-8", be},
		{"utf-8", "\uFEFF" + be},
		{"utf-8", "name,born\nKupala,1882\n"},
		{"utf-16le", "\uFEFF" + be},
		{"utf-16be", "\uFEFF" + be},
		{"utf-16le", be},
		{"utf-16be", be},
		{"utf-16le", "name;born\nKupala;1882\n"},
		{"windows-1251", be},
		{"windows-1251", uk},
		{"windows-1251", ru},
		{"koi8-u", uk},
		{"koi8-r", ru},
		{"ibm866", noI},
		{"ibm866", ru},
		{"iso-8859-5", be},
		{"iso-8859-5", ru},
		{"x-mac-cyrillic", uk},
		{"x-mac-cyrillic", ru},
		{"windows-1252", "name;place\nAdèle Lefèvre;Besançon\nJosé Martí;Málaga\nGünter Brüll;Lübeck\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab := open(t, inCharset(t, c.name, c.text), table.Settings{})
			got := append([][]string{tab.Header()}, nil...)
			for _, row := range all(t, tab) {
				got = append(got, row.Cells)
			}
			want := open(t, []byte(c.text), table.Settings{Charset: "utf-8"})
			plain := append([][]string{want.Header()}, nil...)
			for _, row := range all(t, want) {
				plain = append(plain, row.Cells)
			}
			same(t, got, plain)
			if d := tab.Detected(); d.Charset != c.name || d.Unsure.Has(table.TraitCharset) {
				t.Errorf("%+v", d)
			}
		})
	}
}

func TestAQuoteThatFewCellsHaveIsFoundOut(t *testing.T) {
	for name, text := range map[string]string{
		"a line end inside": "name,born,note\nYanka Kupala,07.07.1882,'one\ntwo'\nYakub Kolas,03.11.1882,x\nZoska Vieras,30.09.1892,x\n",
		"separators inside": "name,born,note\n'Kupala, Yanka',07.07.1882,'one\ntwo'\n'Kolas, Yakub',03.11.1882,x\n'Vieras, Zoska',30.09.1892,x\n",
	} {
		tab := open(t, []byte(text), table.Settings{})
		if rows := all(t, tab); len(rows) != 3 || tab.Detected().Quote != "'" || rows[0].Cells[2] != "one\ntwo" {
			t.Errorf("%s: %q, %+v", name, tab.Detected().Quote, rows)
		}
	}
	// An apostrophe of a name, and one in front of a text as spreadsheets put it, quote nothing.
	for _, text := range []string{"name;town\nЯнка Д'Артаньян;Менск\nЗоська В'юн;Менск\n", "name;born\nYanka Kupala;'1882\nYakub Kolas;'1882\n"} {
		if tab := open(t, []byte(text), table.Settings{}); tab.Detected().Quote != "\"" || len(all(t, tab)) != 2 {
			t.Errorf("%q: %q", text, tab.Detected().Quote)
		}
	}
}

func TestAFileThatBreaksOffInsideACellSaysSo(t *testing.T) {
	const whole = "name;born;prison;status;town;note\nYanka Kupala;07.07.1882;IK-4;active;Minsk;\"a note\"\n"
	for name, c := range map[string]struct {
		text string
		rows int
		cut  bool
	}{
		"whole":                      {whole, 1, false},
		"in a cell of one line":      {whole + "Yakub Kolas;03.11.1882;IK-4;active;Minsk;\"a no", 2, true},
		"in a cell of several lines": {whole + "Yakub Kolas;03.11.1882;IK-4;active;Minsk;\"a note\nmore\nyet more", 2, true},
		"at the end of a line":       {whole + "Yakub Kolas;03.11.1882;IK-4;active;Minsk;\"a note\nmore\n", 2, true},
		"in a name":                  {whole + "\"Yakub Ko", 2, true},
		"a quote that means nothing": {whole + "\"Yakub Kolas;03.11.1882;IK-4;active;Minsk;x\nZoska Vieras;30.09.1892;IK-4;active;Minsk;x", 3, false},
		"such a one in the last row": {whole + "Yakub Kolas;03.11.1882;IK-4;active;Minsk;\"x\n", 2, false},
	} {
		tab := open(t, []byte(c.text), table.Settings{})
		rows := all(t, tab)
		if len(rows) != c.rows || tab.BreaksOff() != c.cut || rows[len(rows)-1].Cut != c.cut {
			t.Errorf("%s: %d rows, breaks off: %v, %+v", name, len(rows), tab.BreaksOff(), rows)
		}
	}
}

func TestJSONThatBreaksOffSaysSo(t *testing.T) {
	const two = `[{"name":"Yanka Kupala","born":"1882-07-07"},{"name":"Yakub Kolas","born":"1882-11-03"}`
	for text, cut := range map[string]bool{
		two + "]": false, two: true, two + ",": true, two + `,{"name":"Zoska Vie`: true,
		`{"people":` + two + `]}`: false, `{"people":` + two + `],"x":`: true,
		strings.ReplaceAll(two[1:], "},", "}\n"): false, // one a line
	} {
		tab := open(t, []byte(text), table.Settings{})
		rows := all(t, tab)
		if len(rows) < 2 || tab.BreaksOff() != cut {
			t.Errorf("%s: %d rows, breaks off: %v", text, len(rows), tab.BreaksOff())
		}
	}
}
