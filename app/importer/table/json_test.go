package table_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vestka/app/importer/table"
)

func TestJSONIsReadWhateverItsListStandsIn(t *testing.T) {
	const people = `{"name":"Янка","born":1882},{"name":"Якуб","place":{"town":"Мінск","zip":"000000"}}`
	want := [][]string{{"name", "born", "place/town", "place/zip"}, {"Янка", "1882", "", ""}, {"Якуб", "", "Мінск", "000000"}}
	lines := strings.ReplaceAll(people, "},{\"n", "}\n{\"n")
	for name, c := range map[string]struct{ file, list string }{
		"a list":               {"[" + people + "]", ""},
		"a list with a mark":   {"\uFEFF [" + people + "]\n", ""},
		"under a name":         {`{"total":2,"people":[` + people + `],"next":null}`, "people"},
		"under two names":      {`{"ok":true,"data":{"note":"x, y: {","people":[` + people + `]}}`, "data/people"},
		"beside a list":        {`{"tags":["a","b"],"people":[` + people + `],"x":[]}`, "people"},
		"lines":                {lines, ""},
		"lines, CRLF, a blank": {strings.ReplaceAll(lines, "\n", "\r\n\r\n") + "\r\n", ""},
		"records with a mark":  {"\x1E" + strings.ReplaceAll(lines, "\n", "\n\x1E"), ""},
		"spread out":           {strings.NewReplacer(",", " ,\n\t", ":", " :\r\n ", "{", "{\n").Replace("[" + people + "]"), ""},
		"UTF-16":               {string(inCharset(t, "utf-16le", "["+people+"]")), ""},
	} {
		t.Run(name, func(t *testing.T) {
			tab, rows := read(t, []byte(c.file), table.Settings{})
			same(t, append([][]string{tab.Header()}, rows...), want)
			if d := tab.Detected(); d.Format != table.JSON || d.Worksheet != c.list || d.Unsure.Has(table.TraitHeader|table.TraitCharset) {
				t.Errorf("%+v", d)
			}
		})
	}
}

func TestValuesOfJSONBecomeCells(t *testing.T) {
	for value, want := range map[string]struct {
		cell string
		kind table.Kind
	}{
		`1`: {"1", table.Number}, `-1.50`: {"-1.5", table.Number}, `1e3`: {"1000", table.Number}, `375291234567`: {"375291234567", table.Number},
		`true`: {"true", table.Bool}, `false`: {"false", table.Bool}, `null`: {"", table.Text}, `""`: {"", table.Text}, `[]`: {"", table.Text},
		`"a\"b\\c\/d\n\u0456\u045E"`: {"a\"b\\c/d\nіў", table.Text}, `"\ud83d\ude00"`: {"😀", table.Text}, `"\ud83dx"`: {"\uFFFDx", table.Text},
		`["a","b"]`: {"a; b", table.Text}, `[1,2]`: {"1; 2", table.Text}, `[1]`: {"1", table.Number}, `[["a"],["b","c"]]`: {"a; b; c", table.Text},
		`["a",null,"b"]`: {"a; b", table.Text},
	} {
		tab := open(t, []byte(`[{"k":`+value+`,"x":"y"}]`), table.Settings{})
		row, err := tab.Next()
		if err != nil || row.Cells[0] != want.cell || row.Kind(0) != want.kind || row.Kind(1) != table.Text || row.Cells[1] != "y" || !slices.Equal(tab.Header(), []string{"k", "x"}) {
			t.Errorf("%s: %+v %v", value, row, err)
		}
	}
	_, rows := read(t, []byte(`[{"a":[{"b":1,"c":"x"},{"b":2}],"d":{"e":{"f":"g"}},"a/b":3}]`), table.Settings{})
	same(t, rows, [][]string{{"1; 2; 3", "x", "g"}})
}

func TestListsOfListsAreTables(t *testing.T) {
	tab := open(t, []byte(`{"rows":[["Спіс"],["name","born"],["Янка",1882],["Якуб",null,"x"],["Цётка",["a","b"]],5]}`), table.Settings{})
	got := [][]string{tab.Header()}
	problems := 0
	for _, row := range all(t, tab) {
		got = append(got, row.Cells)
		problems += len(row.Problems)
	}
	same(t, got, [][]string{{"name", "born"}, {"Янка", "1882"}, {"Якуб", "", "x"}, {"Цётка", "a; b"}, {"5"}})
	if problems != 1 || tab.Detected().Worksheet != "rows" || len(tab.Above()) != 1 {
		t.Errorf("%d %+v", problems, tab.Detected())
	}
	tab, rows := read(t, []byte(`["Янка Купала","Якуб Колас"]`), table.Settings{HeaderLine: table.NoHeader})
	same(t, append([][]string{tab.Header()}, rows...), [][]string{{"A"}, {"Янка Купала"}, {"Якуб Колас"}})
}

func TestSeveralListsAreWorksheets(t *testing.T) {
	const file = `{"old":[{"a":1}],"people":[{"a":2,"b":1},{"a":3}],"deep":{"x":[{"c":1}]}}`
	tab, rows := read(t, []byte(file), table.Settings{})
	same(t, append([][]string{tab.Header()}, rows...), [][]string{{"a", "b"}, {"2", "1"}, {"3", ""}})
	want := []table.Worksheet{{Name: "old"}, {Name: "people"}, {Name: "deep/x"}}
	if !slices.Equal(tab.Worksheets(), want) || !tab.Detected().Unsure.Has(table.TraitWorksheet) {
		t.Errorf("%+v %+v", tab.Worksheets(), tab.Detected())
	}
	tab, rows = read(t, []byte(file), table.Settings{Worksheet: "deep/x"})
	same(t, append([][]string{tab.Header()}, rows...), [][]string{{"c"}, {"1"}})
	if e := refused(t, []byte(file), table.Settings{Worksheet: "none"}); e.Key != "error.table.worksheet" {
		t.Error(e)
	}
}

func TestAListByKeysMayStandInsideAnObject(t *testing.T) {
	want := [][]string{{"#", "surname", "place/name", "articles"}, {"a17", "Надсон", "СИЗО-3", "342; 361-1"}, {"a18", "Апухтин", "", ""}, {"a19", "Фет", "ИК-1", "342"}}
	const a17 = `"a17":{"surname":"Надсон","place":{"name":"СИЗО-3"},"articles":["342","361-1"]}`
	const people = a17 + `, "a18":{"surname":"Апухтин","place":{},"articles":[]}, "a19":{"surname":"Фет","place":{"name":"ИК-1"},"articles":["342"]}`
	for file, path := range map[string]string{
		`{"prisoners": {` + people + `}}`:                                                                     "prisoners",
		`{"total": 3, "by": {"office": "x"}, "prisoners": {` + people + `}, "next": null}`:                    "prisoners",
		`{"data": {"prisoners": {` + people + `}}, "ok": true}`:                                               "data/prisoners",
		`{"tags": [{"a": 1}], "prisoners": {` + people + `}}`:                                                 "prisoners",
		`{"freed": {"a1": {"surname": "Блок"}, "a2": {"surname": "Белый"}}, "prisoners": {` + people + `}}`:   "prisoners",
		`{"prisoners": {` + people + `}, "freed": {"a17": {"surname": "Блок"}, "a18": {"surname": "Белый"}}}`: "prisoners",
		`{"note": "` + strings.Repeat("x", 500_000) + `", "prisoners": {` + people + `}}`:                     "prisoners",
	} {
		tab, rows := read(t, []byte(file), table.Settings{})
		same(t, append([][]string{tab.Header()}, rows...), want)
		if got := tab.Detected().Worksheet; got != path {
			t.Errorf("%q, not %q", got, path)
		}
	}
	tab, rows := read(t, []byte(`{"prisoners": {`+a17+`}}`), table.Settings{})
	same(t, append([][]string{tab.Header()}, rows...), want[:2])
	tab, rows = read(t, []byte(`{"prisoner": {"surname": {"be": "Купала"}, "place": {"town": "Мінск"}}}`), table.Settings{})
	same(t, append([][]string{tab.Header()}, rows...), [][]string{{"prisoner/surname/be", "prisoner/place/town"}, {"Купала", "Мінск"}})
	var many strings.Builder // more than is looked at as a whole
	for i := range 60_000 {
		fmt.Fprintf(&many, `,"k%d":{"name":"n%d","note":"%s"}`, i, i, strings.Repeat("x", 60))
	}
	if _, rows := read(t, []byte(`{"prisoners":{`+many.String()[1:]+"}}"), table.Settings{}); len(rows) != 60_000 || rows[59_999][1] != "n59999" {
		t.Error(len(rows))
	}
}

func TestAnObjectOfObjectsThatAreAlikeIsAListByTheirKeys(t *testing.T) {
	tab, rows := read(t, []byte(`{"k17": {"name":"Янка","born":1882}, "k18": {"name":"Якуб","place":{"town":"Мінск"}}}`), table.Settings{})
	same(t, append([][]string{tab.Header()}, rows...), [][]string{{"#", "name", "born", "place/town"}, {"k17", "Янка", "1882", ""}, {"k18", "Якуб", "", "Мінск"}})
	tab, rows = read(t, []byte(`{"name":{"first":"Янка","last":"Купала"},"place":{"town":"Мінск"}}`), table.Settings{})
	same(t, append([][]string{tab.Header()}, rows...), [][]string{{"name/first", "name/last", "place/town"}, {"Янка", "Купала", "Мінск"}})
	var many strings.Builder // more than is looked at as a whole
	for i := range 60_000 {
		fmt.Fprintf(&many, `,"k%d":{"name":"n%d","note":"%s"}`, i, i, strings.Repeat("x", 60))
	}
	if _, rows = read(t, []byte("{"+many.String()[1:]+"}"), table.Settings{}); len(rows) != 60_000 || rows[59_999][1] != "n59999" {
		t.Error(len(rows))
	}
	torn := all(t, open(t, []byte(`{"a":{"n":1},"b":{"n":},"c":{"n":3},"d" {"n":4},"e":{"n":5}}`), table.Settings{Format: table.JSON}))
	got := ""
	for _, row := range torn {
		got += strings.Join(row.Cells, "") + row.Raw + " "
	}
	for _, part := range []string{"a1", `{"n":}`, "c3", `{"n":4}`, "e5"} {
		if !strings.Contains(got, part) {
			t.Errorf("%s is lost: %s", part, got)
		}
	}
}

func TestASingleObjectIsASingleRow(t *testing.T) {
	tab, rows := read(t, []byte(`{"name":"Янка","tags":["a","b"]}`), table.Settings{})
	same(t, append([][]string{tab.Header()}, rows...), [][]string{{"name", "tags"}, {"Янка", "a; b"}})
}

// TestBadElementsAreKeptAsTheyStand holds that a bad element costs no other.
func TestBadElementsAreKeptAsTheyStand(t *testing.T) {
	const good = `{"name":"%s","born":1}`
	for _, bad := range []string{`{"name":"x",}`, `{"name":"x" "born":2}`, `{'name':'x'}`, `{"name":NaN}`, `{"name":"x\q"}`, `{"name":"x, "born":2}`, `{"name"}`, `{"a":]}`, `17`, `"text"`, `[1,2]`} {
		for _, join := range []string{",", ",\n", "\n"} {
			if join == "\n" && strings.HasPrefix(bad, "[") {
				continue
			}
			file := fmt.Sprintf(good, "a") + join + bad + join + fmt.Sprintf(good, "b")
			if join != "\n" {
				file = "[" + file + "]"
			}
			tab := open(t, []byte(file), table.Settings{})
			got := all(t, tab)
			if len(got) != 3 || got[0].Cells[0] != "a" || got[2].Cells[0] != "b" || got[1].Raw != bad || len(got[1].Problems) != 1 || len(got[2].Problems) != 0 {
				t.Errorf("%q: %+v", file, got)
			}
		}
	}
}

func TestBadFirstLineOfManyCostsNoOther(t *testing.T) {
	rows := all(t, open(t, []byte("{\"a\":1,}\n{\"a\":2}\n{\"a\":3}\n"), table.Settings{}))
	if len(rows) != 3 || rows[0].Raw != `{"a":1,}` || rows[1].Cells[0] != "2" || rows[2].Cells[0] != "3" {
		t.Errorf("%+v", rows)
	}
}

func TestFileCutOffGivesWhatThereIs(t *testing.T) {
	file := `{"people":[{"name":"a"},{"name":"b"},{"name":"c"}]}`
	for cut := range file {
		tab, err := table.Open(t.Context(), strings.NewReader(file[:cut]), int64(cut), table.Settings{Format: table.JSON})
		if err != nil {
			continue
		}
		for i, row := range all(t, tab) {
			if row.Raw == "" && row.Cells[0] != string(rune('a'+i)) {
				t.Errorf("%s: %+v", file[:cut], row)
			}
		}
		if whole := strings.Count(file[:cut], "}"); whole > 0 && tab.Header()[0] != "name" {
			t.Errorf("%s: %q", file[:cut], tab.Header())
		}
	}
}

func TestValuesInsideEachOtherBeyondAllBoundsAreKeptAsTheyStand(t *testing.T) {
	for depth, raw := range map[int]bool{1: false, 62: false, 63: false, 64: true, 100_000: true} {
		element := `{"a":` + strings.Repeat("[", depth) + strings.Repeat("]", depth) + "}"
		rows := all(t, open(t, []byte(`[{"a":1},`+element+`,{"a":2}]`), table.Settings{}))
		got := 0
		for _, row := range rows {
			if row.Raw == element {
				got++
			}
		}
		if want := map[bool]int{true: 1}[raw]; got != want {
			t.Errorf("%d deep: %d", depth, got)
		}
	}
}

// TestJSONOfWhichNothingCameIsDamagedOrEmpty tells a list of nobody from one that is broken.
func TestJSONOfWhichNothingCameIsDamagedOrEmpty(t *testing.T) {
	for text, key := range map[string]string{
		`[]`:                         "error.table.empty",
		"\uFEFF[]":                   "error.table.empty",
		`[{}]`:                       "error.table.empty",
		`{"people": [`:               "error.table.damaged",
		`[`:                          "error.table.damaged",
		`[{"na`:                      "error.table.damaged",
		`[{"name" "Янка Купала"}]`:   "error.table.damaged",
		`[{"name": "Янка Купала",}]`: "error.table.damaged",
	} {
		if e := refused(t, []byte(text), table.Settings{Format: table.JSON}); e.Key != key {
			t.Errorf("%s: %s, not %s", text, e.Key, key)
		}
	}
}
