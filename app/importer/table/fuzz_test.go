package table_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"vestka/app"
	"vestka/app/importer/table"
)

// check reads a file as whatever it may be, and holds what must be true of the
// rows of any.
func check(t *testing.T, file []byte, s table.Settings) []table.Row {
	tab, err := table.Open(t.Context(), bytes.NewReader(file), int64(len(file)), s)
	if err != nil {
		isOurs(t, err)
		return nil
	}
	seen := map[string]bool{}
	for _, name := range tab.Header() {
		if name == "" || seen[name] || !utf8.ValidString(name) {
			t.Fatalf("header %q", tab.Header())
		}
		seen[name] = true
	}
	rows, line := tab.Above(), 0
	for {
		row, err := tab.Next()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			isOurs(t, err)
			return rows
		}
		if row.Line < max(line, 1) || len(row.Cells) > 1500 || len(row.Kinds) > len(row.Cells) {
			t.Fatalf("after line %d: %+v", line, row)
		}
		for _, cell := range append(row.Cells, row.Raw) {
			if !utf8.ValidString(cell) || strings.Contains(cell, "\x00") {
				t.Fatalf("%q", cell)
			}
		}
		for _, p := range row.Problems {
			if p.Key == "" || p.Line != row.Line || utf8.RuneCountInString(p.Value) > 200 {
				t.Fatalf("%+v", p)
			}
		}
		line = row.Line
		rows = append(rows, row)
	}
}

func isOurs(t *testing.T, err error) {
	var e *app.Error
	if !errors.As(err, &e) || e.Key == "" {
		t.Fatal(err)
	}
}

// letters counts the letters and figures of a text.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// FuzzText holds besides that no letter of a text is lost, whatever its quotes.
func FuzzText(f *testing.F) {
	for _, separator := range []string{",", ";", "\t", "|"} {
		f.Add([]byte(write(sheet, separator, `"`, "\r\n")))
	}
	f.Add([]byte("a,b\n\"x,\"y\n1,\"2\n3,4\n\"\"\"5,6"))
	f.Add([]byte("sep=;\n1;2\n"))
	f.Add([]byte("\xFF\xFEa\x00;\x00b\x00\n\x00"))
	f.Add([]byte("\xcf\xf0\xe8\xe2\xe5\xf2;\xec\xb3\xf0\n1;2\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		check(t, file, table.Settings{Format: table.CSV})
		if !utf8.Valid(file) || bytes.IndexByte(file, 0) >= 0 || bytes.HasPrefix(bytes.ToLower(file), []byte("sep=")) {
			return
		}
		rows := check(t, file, table.Settings{Format: table.CSV, Charset: "utf-8", HeaderLine: table.NoHeader})
		got := 0
		for _, row := range rows {
			for _, cell := range row.Cells {
				got += letters(cell)
			}
		}
		if want := letters(string(file)); rows != nil && got != want {
			t.Fatalf("%d letters of %d", got, want)
		}
	})
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{
		`[{"a":1,"b":[1,"x"]},{"c":{"d":null}}]`, `{"x":{"people":[{"a":"\u0456\ud83d\ude00"}]},"y":[1,2]}`, "{\"a\":1}\n{\"a\":}\n{\"b\":2}", `[["a","b"],[1,2]]`, `{"a":1}`,
		`[{"a":"x, "b":1},{"a":2}]`, "[1,2,{\"a\":3}", "\x1E{\"a\":true}", `[{"":{"":1}}]`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, file []byte) { check(t, file, table.Settings{Format: table.JSON}) })
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		`<table><tr><th>a<th>b<tr><td>1<td rowspan=0>2<tr data-x=1><td>3`, `<meta charset=koi8-r><table><caption>x</caption><thead><tr><td colspan=3>a</table>`,
		`<table><tr><td><table><tr><td>x</table>y<td><a href=x data-y=z>q</a></table>`, `</table></td><td>x<tr><table></tr>`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, file []byte) { check(t, file, table.Settings{Format: table.HTML}) })
}

func FuzzVCard(f *testing.F) {
	for _, s := range []string{
		"BEGIN:VCARD\nN:a;b\nADR;X=\"y:z\":;;c\nEND:VCARD\n", "BEGIN:VCARD\r\nNOTE;QUOTED-PRINTABLE;CHARSET=koi8-r:=C1=\r\n=C2\r\n x\r\nEND:VCARD",
		"begin:vcard\nAGENT:\nBEGIN:VCARD\nEND:VCARD\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-01-02\nPHOTO;BASE64:aa\n bb\n\nend:vcard\nx",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, file []byte) { check(t, file, table.Settings{Format: table.VCard}) })
}

// FuzzXLSX makes a spreadsheet of a worksheet, shared texts and formats.
func FuzzXLSX(f *testing.F) {
	f.Add(data(texts("a", "b"), []string{number("1"), styled(1, "44197")})+`<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`, `<si><t>x</t></si>`, styles)
	f.Add(`<sheetData><row r="2"><c r="C2" t="s"><v>0</v></c><c t="b"><v>1</v></c><c><f>x</f></c></row><row r="1"/></sheetData>`, `<si/><si><r><t>a</t></r><rPh><t>b</t></rPh></si>`, `<cellXfs><xf numFmtId="22"/></cellXfs>`)
	f.Add(`<sheetData><row><c r="AAAA1" t="str"><v><![CDATA[x]]>&#x456;</v></c></row>`, `_x000D_`, `<numFmt numFmtId="1" formatCode="[h]:mm&quot;"/>`)
	f.Fuzz(func(t *testing.T, sheet, shared, styles string) {
		check(t, book{sheets: []string{sheet}, shared: shared, styles: styles}.file(t), table.Settings{})
	})
}

// FuzzAny reads bytes as whatever they seem to be.
func FuzzAny(f *testing.F) {
	for _, write := range writers {
		f.Add([]byte(write(random(rand.New(rand.NewPCG(5, 6)), 3, 3))))
	}
	f.Fuzz(func(t *testing.T, file []byte) { check(t, file, table.Settings{}) })
}

// TestDamagedSpreadsheetsAreRefusedOrRead changes bytes of one, inside the
// archive and in its parts.
func TestDamagedSpreadsheetsAreRefusedOrRead(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	good := book{sheets: []string{data(texts("a", "b"), []string{number("1"), styled(1, "44197")})}, styles: styles, shared: `<si><t>x</t></si>`}.file(t)
	for range 2000 {
		bad := bytes.Clone(good)
		for range 1 + r.IntN(4) {
			bad[r.IntN(len(bad))] = byte(r.Uint32())
		}
		check(t, bad, table.Settings{})
		check(t, good[:r.IntN(len(good))], table.Settings{})
	}
	z, err := zip.NewReader(bytes.NewReader(good), int64(len(good)))
	if err != nil || len(z.File) != 6 {
		t.Fatal(err, len(z.File))
	}
}
