package table_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/importer/table"
)

func TestHeaderIsFoundWhereverItStands(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		line int
		want []string
		sure bool
		rows int // below it
	}{
		"first":              {"Імя,Год\nЯнка,1882\nЯкуб,1882\n", 1, []string{"Імя", "Год"}, true, 2},
		"under a title":      {"Спіс,,\n\nскладзены 22.11.2026,,\nІмя,Год,Горад\nЯнка,1882,Мінск\n", 4, []string{"Імя", "Год", "Горад"}, true, 1},
		"over words only":    {"Імя,Горад\nЯнка,Мінск\nЯкуб,Вільня\n", 1, []string{"Імя", "Горад"}, false, 2},
		"of two rows":        {"№,Імя,Адрас,Адрас,Адрас\n№,Імя,Індэкс,Горад,Вуліца\n1,Янка,000000,Мінск,Новая\n", 2, []string{"№", "Імя", "Індэкс", "Горад", "Вуліца"}, true, 1},
		"none":               {"Янка,1882\nЯкуб,1882\n", table.NoHeader, []string{"A", "B"}, false, 2},
		"none, but a title":  {"Спіс,,\nЯнка,1882,Мінск\nЯкуб,1882,Мінск\n", table.NoHeader, []string{"A", "B", "C"}, false, 3},
		"twice the same":     {"Імя,Імя,Год,\nЯнка,Купала,1882,x\n", 1, []string{"Імя", "Імя (2)", "Год"}, false, 1},
		"without a name":     {"Імя,,Год\nЯнка,x,1882\nЯкуб,y,1882\n", 1, []string{"Імя", "B", "Год"}, true, 2},
		"over several lines": {"\"Імя\nі прозвішча\",Год\nЯнка,1882\n", 1, []string{"Імя і прозвішча", "Год"}, true, 1},
		"a single column":    {"Імя\nЯнка\nЯкуб\n", 1, []string{"Імя"}, false, 2},
	} {
		tab := open(t, []byte(c.file), table.Settings{Separator: ","})
		d := tab.Detected()
		if rows := all(t, tab); !slices.Equal(tab.Header(), c.want) || d.HeaderLine != c.line || d.Unsure.Has(table.TraitHeader) == c.sure || len(rows) != c.rows {
			t.Errorf("%s: %q %+v, %d rows", name, tab.Header(), d, len(rows))
		}
	}
}

func TestSeparatorIsTheOneThatTearsNothing(t *testing.T) {
	for want, files := range map[string][]string{
		";": {
			"Прозвішча, імя;Адрас, дом\nКупала, Янка;вул. Леніна, 5\nКолас, Якуб;вул. Новая, 7\n",
			"name;address\nКупала;вул. Леніна, 5, кв. 1, Мінск\nКолас;вул. Новая, 7, кв. 2, Вільня\n",
			"sep=;\na,b,c\n1,2,3\n5,6,7\n",
			"a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n",
		},
		",":  {"a, b, c\n1, 2, 3\n4, 5, 6\n", "name,note\nКупала,адно; другое\nКолас,трэцяе\n"},
		"\t": {"a\tb\nx, y; z\tw\nx, y; z\tw\n"},
		"|":  {"| a | b |\n| 1 | 2 |\n"},
	} {
		for _, file := range files {
			if d := open(t, []byte(file), table.Settings{}).Detected(); d.Separator != want {
				t.Errorf("%q: %+v", file, d)
			}
		}
	}
}

func TestQuotesOtherThanDoubleAreFound(t *testing.T) {
	tab, rows := read(t, []byte("'a','b'\n'1, ''2''','x'\n'3','y'\n"), table.Settings{})
	same(t, append([][]string{tab.Header()}, rows...), [][]string{{"a", "b"}, {"1, '2'", "x"}, {"3", "y"}})
	_, rows = read(t, []byte("a,b\n'х,аб'ява\n'y,сям'я\n"), table.Settings{HeaderLine: 1})
	same(t, rows, [][]string{{"'х", "аб'ява"}, {"'y", "сям'я"}})
}

func TestTextOfMoreColumnsThanThereMayBeIsCut(t *testing.T) {
	for _, n := range []int{999, 1000, 1001, 5000} {
		row := strings.TrimSuffix(strings.Repeat("1,", n), ",")
		rows := all(t, open(t, []byte("a,b\n"+row+"\n2,3\n"), table.Settings{Separator: ",", HeaderLine: 1}))
		told := slices.ContainsFunc(rows[0].Problems, func(p app.Problem) bool { return p.Key == "table.problem.row_too_wide" })
		if len(rows) != 2 || len(rows[0].Cells) != min(n, 1000) || told != (n > 1000) {
			t.Errorf("%d: %d cells, %v", n, len(rows[0].Cells), told)
		}
	}
}

func TestQuotedCellOfManyLinesIsNotTakenForRows(t *testing.T) {
	want := [][]string{{"n", "a", "b", "c", "d"}, {"two\nlines", "p", "q", "r", "s"}, {"1", "x\ny,z\nw", "q", "r", "s"}, {"2", "p", "q", "r", "last\nline"}}
	tab, rows := read(t, []byte(write(want, ",", `"`, "\n")), table.Settings{})
	same(t, append([][]string{tab.Header()}, rows...), want)
}

// TestQuoteThatWasNeverClosedSwallowsNoRows holds it where a quote far below
// could close it.
func TestQuoteThatWasNeverClosedSwallowsNoRows(t *testing.T) {
	var b strings.Builder
	b.WriteString("n,a,b,c,d\n1,p,q,r,s\n2,\"x,q,r,s\n")
	for i := range 30 {
		fmt.Fprintf(&b, "%d,p,q,r,s\n", i+3)
	}
	b.WriteString("33,\"p, p\",q,r,s\n34,p,q,r,s\n")
	rows := all(t, open(t, []byte(b.String()), table.Settings{}))
	for i, row := range rows {
		if len(row.Cells) != 5 || row.Cells[0] != fmt.Sprint(i+1) || row.Line != i+2 {
			t.Fatalf("%+v", row)
		}
	}
	if len(rows) != 34 || rows[1].Cells[1] != `"x` || len(rows[1].Problems) == 0 {
		t.Errorf("%d rows, %+v", len(rows), rows[1])
	}
}
