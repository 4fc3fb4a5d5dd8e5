package table_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"vestka/app/importer/table"
)

// book is a spreadsheet as XML, part by part.
type book struct {
	props  string            // of the workbook
	sheets []string          // <sheetData> and what follows it
	names  map[int]string    // of the sheets, with their states, where it is not "Sheet1"
	styles string            // numFmts and cellXfs
	shared string            // items of the shared strings
	more   map[string]string // further parts
}

const parts = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

func (b book) file(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	put := func(name, text string) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	const ns = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	put("_rels/.rels", parts+`<Relationships><Relationship Id="rId1" Type="`+kind+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	workbook, rels := "", ""
	for i, sheet := range b.sheets {
		name := b.names[i]
		if name == "" {
			name = fmt.Sprintf(`name="Sheet%d"`, i+1)
		}
		workbook += fmt.Sprintf(`<sheet %s sheetId="%d" r:id="rId%d"/>`, name, i+1, i+1)
		rels += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, kind, i+1)
		put(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), parts+`<worksheet `+ns+`><sheetViews><sheetView/></sheetViews>`+sheet+`</worksheet>`)
	}
	put("xl/workbook.xml", parts+`<workbook `+ns+`>`+b.props+`<sheets>`+workbook+`</sheets></workbook>`)
	put("xl/_rels/workbook.xml.rels", parts+`<Relationships>`+rels+
		`<Relationship Id="rId98" Type="`+kind+`/styles" Target="/xl/styles.xml"/><Relationship Id="rId99" Type="`+kind+`/sharedStrings" Target="sharedStrings.xml"/></Relationships>`)
	put("xl/styles.xml", parts+`<styleSheet `+ns+`>`+b.styles+`</styleSheet>`)
	put("xl/sharedStrings.xml", parts+`<sst `+ns+`>`+b.shared+`</sst>`)
	for name, text := range b.more {
		put(name, text)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// data is the rows of a worksheet, every cell given as XML without its place.
func data(rows ...[]string) string {
	var b strings.Builder
	b.WriteString("<sheetData>")
	for r, row := range rows {
		fmt.Fprintf(&b, `<row r="%d">`, r+1)
		for c, cell := range row {
			if cell != "" {
				fmt.Fprintf(&b, `<c r="%s%d"%s</c>`, table.ColumnName(c), r+1, cell)
			}
		}
		b.WriteString("</row>")
	}
	return b.String() + "</sheetData>"
}

func text(s string) string   { return ` t="inlineStr"><is><t>` + s + `</t></is>` }
func number(s string) string { return `><v>` + s + `</v>` }
func styled(style int, s string) string {
	return fmt.Sprintf(` s="%d"><v>%s</v>`, style, s)
}

func texts(cells ...string) []string {
	for i := range cells {
		cells[i] = text(cells[i])
	}
	return cells
}

const styles = `<numFmts><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy;@"/><numFmt numFmtId="165" formatCode="000000"/>` +
	`<numFmt numFmtId="166" formatCode="[$-423]d mmmm yyyy&quot; г.&quot;"/><numFmt numFmtId="167" formatCode="yyyy\-mm\-dd\ hh:mm"/>` +
	`<numFmt numFmtId="168" formatCode="#,##0&quot; days&quot;"/><numFmt numFmtId="169" formatCode="[h]:mm"/><numFmt numFmtId="170" formatCode="mmm\ yyyy"/></numFmts>` +
	`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>` +
	`<xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="20"/><xf numFmtId="169"/><xf numFmtId="170"/><xf numFmtId="9"/></cellXfs>`

func TestCellsOfASpreadsheetAreReadAsTheirFormatsShowThem(t *testing.T) {
	cases := []struct {
		cell, in1900, in1904 string
		kind                 table.Kind
	}{
		{number("1980"), "1980", "1980", table.Number},
		{number("0.10000000000000001"), "0.1", "0.1", table.Number},
		{number("3.75291234567E11"), "375291234567", "375291234567", table.Number},
		{number("-1.50"), "-1.5", "-1.5", table.Number},
		{styled(3, "1234"), "001234", "001234", table.Number},
		{styled(6, "12"), "12", "12", table.Number},
		{styled(10, "0.5"), "0.5", "0.5", table.Number},
		{styled(1, "1"), "1900-01-01", "1904-01-02", table.Date},
		{styled(1, "59"), "1900-02-28", "1904-02-29", table.Date},
		{styled(1, "60"), "1900-02-29", "1904-03-01", table.Date},
		{styled(1, "61"), "1900-03-01", "1904-03-02", table.Date},
		{styled(2, "44197"), "2021-01-01", "2025-01-02", table.Date},
		{styled(4, "44197.75"), "2021-01-01", "2025-01-02", table.Date},
		{styled(5, "44197.75"), "2021-01-01T18:00:00", "2025-01-02T18:00:00", table.Date},
		{styled(5, "44197.999999"), "2021-01-02", "2025-01-03", table.Date},
		{styled(9, "44197"), "2021-01-01", "2025-01-02", table.Date},
		{styled(1, "2958465"), "9999-12-31", "", table.Date},
		{styled(7, "0.5"), "12:00:00", "12:00:00", table.Date},
		{styled(8, "0.25"), "06:00:00", "06:00:00", table.Date},
		{styled(1, "2958466"), "2958466", "2958466", table.Number},
		{styled(1, "-1"), "-1", "-1", table.Number},
		{styled(1, "1e999"), "1e999", "1e999", table.Number},
		{` t="d"><v>2021-01-01T00:00:00</v>`, "2021-01-01", "2021-01-01", table.Date},
		{` t="b"><v>1</v>`, "true", "true", table.Bool},
		{` t="b"><v>0</v>`, "false", "false", table.Bool},
		{` t="s"><v>0</v>`, "супольны", "супольны", table.Text},
		{` t="s"><v>1</v>`, "два\nрадкі & <знак>", "два\nрадкі & <знак>", table.Text},
		{` t="s"><v>2</v>`, "тоўсты і тонкі", "тоўсты і тонкі", table.Text},
		{` t="str"><f>A1&amp;"!"</f><v>вылічана</v>`, "вылічана", "вылічана", table.Text},
		{` s="1"><f>TODAY()</f><v>44197</v>`, "2021-01-01", "2025-01-02", table.Date},
		{text("a_x000D_\nb _x0041_ _x00 _"), "a\nb A _x00 _", "a\nb A _x00 _", table.Text},
		{text("<![CDATA[a<b&amp;]]>&#1110;&#x45E;&nbsp;"), "a<b&amp;іў&nbsp;", "a<b&amp;іў&nbsp;", table.Text},
	}
	const shared = `<si><t>супольны</t></si><si><t xml:space="preserve">два
радкі &amp; &lt;знак&gt;</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">тоўсты </t></r><r><t>і тонкі</t></r><rPh sb="0" eb="1"><t>вымаўленне</t></rPh></si>`
	for _, since1904 := range []bool{false, true} {
		rows := [][]string{texts("Імя", "Значэнне")}
		for i, c := range cases {
			rows = append(rows, []string{text(fmt.Sprint("n", i)), c.cell})
		}
		props := ""
		if since1904 {
			props = `<workbookPr date1904="1"/>`
		}
		tab := open(t, book{props: props, sheets: []string{data(rows...)}, styles: styles, shared: shared}.file(t), table.Settings{})
		got := all(t, tab)
		if len(got) != len(cases) {
			t.Fatalf("%d rows of %d", len(got), len(cases))
		}
		for i, c := range cases {
			want := c.in1900
			if since1904 {
				want = c.in1904
			}
			if want != "" && (got[i].Cells[1] != want || got[i].Kind(1) != c.kind || len(got[i].Problems) != 0 || got[i].Line != i+2) {
				t.Errorf("%s: %+v, want %q", c.cell, got[i], want)
			}
		}
		if d := tab.Detected(); d.Format != table.XLSX || d.Worksheet != "Sheet1" || d.HeaderLine != 1 || d.Unsure.Has(table.TraitWorksheet) {
			t.Errorf("%+v", d)
		}
	}
}

func TestMergedCellsAllSayWhatTheFirstSays(t *testing.T) {
	sheet := data(
		texts("Спіс вязняў"),
		texts("Хто", "", "Дзе", ""),
		texts("Прозвішча", "Імя", "Горад", "Год"),
		[]string{text("Купала"), text("Янка"), text("Мінск"), number("1882")},
		[]string{text("Колас"), text("Якуб"), "", number("1882")},
		[]string{text("Цётка"), text("Алаіза"), "", ""},
		[]string{text("Гарун"), text("Алесь"), text("Вільня"), ""},
	) + `<mergeCells count="4"><mergeCell ref="A1:D1"/><mergeCell ref="A2:B2"/><mergeCell ref="C2:D2"/><mergeCell ref="C4:C6"/><mergeCell ref="D5:D7" /><mergeCell ref="B2"/><mergeCell ref="x:y"/></mergeCells>`
	for _, prefixed := range []bool{false, true} {
		if prefixed {
			sheet = strings.NewReplacer("<c ", "<x:c ", "</c>", "</x:c>", "<row ", "<x:row ", "</row>", "</x:row>", "<mergeCell ", "<x:mergeCell ",
				"<is>", "<x:is>", "</is>", "</x:is>", "<t>", "<x:t>", "</t>", "</x:t>", "<v>", "<x:v>", "</v>", "</x:v>", "sheetData", "x:sheetData").Replace(sheet)
		}
		tab, rows := read(t, book{sheets: []string{sheet}}.file(t), table.Settings{})
		same(t, append([][]string{tab.Header()}, rows...), [][]string{
			{"Прозвішча", "Імя", "Горад", "Год"},
			{"Купала", "Янка", "Мінск", "1882"},
			{"Колас", "Якуб", "Мінск", "1882"},
			{"Цётка", "Алаіза", "Мінск", "1882"},
			{"Гарун", "Алесь", "Вільня", "1882"},
		})
		if d := tab.Detected(); d.HeaderLine != 3 || d.Unsure.Has(table.TraitHeader) || len(tab.Above()) != 2 {
			t.Errorf("%+v", d)
		}
	}
}

func TestWorksheetsAreNamedAndCanBeChosen(t *testing.T) {
	one := func(s string) string { return data(texts("Імя"), texts(s)) }
	file := book{
		sheets: []string{one("утоеная"), data(), one("першая"), one("другая")},
		names:  map[int]string{0: `name="Старое" state="hidden"`, 2: `name="Спіс &amp; &quot;архіў&quot;"`},
	}.file(t)
	tab, rows := read(t, file, table.Settings{})
	same(t, rows, [][]string{{"першая"}})
	want := []table.Worksheet{{Name: "Старое", Hidden: true}, {Name: "Sheet2"}, {Name: `Спіс & "архіў"`}, {Name: "Sheet4"}}
	if !slices.Equal(tab.Worksheets(), want) || !tab.Detected().Unsure.Has(table.TraitWorksheet) {
		t.Errorf("%+v %+v", tab.Worksheets(), tab.Detected())
	}
	for name, cell := range map[string]string{"Старое": "утоеная", "sheet4": "другая"} {
		tab, rows := read(t, file, table.Settings{Worksheet: name})
		same(t, rows, [][]string{{cell}})
		if tab.Detected().Unsure.Has(table.TraitWorksheet) {
			t.Error("unsure of what was said")
		}
	}
	if e := refused(t, file, table.Settings{Worksheet: "Няма"}); e.Key != "error.table.worksheet" {
		t.Error(e)
	}
	if e := refused(t, file, table.Settings{Worksheet: "Sheet2"}); e.Key != "error.table.empty" {
		t.Error(e)
	}
	_, rows = read(t, book{sheets: []string{data(), one("утоеная")}, names: map[int]string{1: `name="x" state="veryHidden"`}}.file(t), table.Settings{})
	same(t, rows, [][]string{{"утоеная"}}) // better than nothing
}

func TestSpreadsheetWithoutPlacesAndWithHolesKeepsItsColumns(t *testing.T) {
	tab, rows := read(t, book{sheets: []string{`<sheetData><row><c t="str"><v>Імя</v></c><c t="str"><v>Год</v></c><c t="str"><v>Горад</v></c></row>
		<row/><row r="7"><c r="C7" t="str"><v>Мінск</v></c></row><row><c r="A8" t="str"><v>Янка</v></c><c r="B8" s="77"/><c t="str"><v>Вільня</v></c></row></sheetData>`}}.file(t), table.Settings{})
	same(t, append([][]string{tab.Header()}, rows...), [][]string{{"Імя", "Год", "Горад"}, {"", "", "Мінск"}, {"Янка", "", "Вільня"}})
}

func TestCellsThatCannotBeReadAreToldAndTheRowIsKept(t *testing.T) {
	tab := open(t, book{sheets: []string{data(
		texts("Імя", "Вынік"),
		[]string{text("a"), `><f>1+1</f>`},
		[]string{text("b"), ` t="e"><f>A9</f><v>#REF!</v>`},
		[]string{text("c"), ` t="s"><v>5</v>`},
		[]string{text("d"), number("2")},
	)}}.file(t), table.Settings{})
	var keys []string
	for _, row := range all(t, tab) {
		for _, p := range row.Problems {
			keys = append(keys, fmt.Sprint(p.Line, " ", p.Key, " ", p.Value))
		}
	}
	want := []string{"2 table.problem.no_value B2", "3 table.problem.formula_error #REF!", "4 table.problem.cell_damaged B4"}
	if !slices.Equal(keys, want) {
		t.Errorf("%q", keys)
	}
}

func TestRowBeyondAllBoundsIsCutAndTold(t *testing.T) {
	var wide []string
	for i := range 1002 {
		wide = append(wide, text(fmt.Sprint("c", i)))
	}
	tab := open(t, book{sheets: []string{data(texts("a", "b"), wide)}}.file(t), table.Settings{HeaderLine: 1})
	row, err := tab.Next()
	if err != nil || len(row.Cells) != 1000 || len(row.Problems) == 0 || row.Problems[0].Key != "table.problem.row_too_wide" {
		t.Errorf("%d %+v %v", len(row.Cells), row.Problems, err)
	}
}

func TestCellsFarToTheRightTakeNoMemory(t *testing.T) {
	var rows strings.Builder
	rows.WriteString(`<sheetData><row><c t="str"><v>a</v></c></row>`)
	for range 2000 {
		rows.WriteString(`<row><c t="str"><v>b</v></c><c r="XFD1" t="str"><v>c</v></c><c r="ZZZZZZZZ1"><v>1</v></c></row>`)
	}
	file := book{sheets: []string{rows.String() + `</sheetData>`}}.file(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got := all(t, open(t, file, table.Settings{HeaderLine: 1}))
	runtime.ReadMemStats(&after)
	if mib := (after.TotalAlloc - before.TotalAlloc) >> 20; mib > 20 || len(got) != 2000 || len(got[7].Cells) != 1 || len(got[7].Problems) != 1 {
		t.Errorf("%d MiB, %d rows, %+v", mib, len(got), got[7].Problems)
	}
}

func TestOtherFilesOfAnOfficeAreRefusedWithAdvice(t *testing.T) {
	archive := func(name, text string) []byte {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		w, _ := z.Create(name)
		_, _ = io.WriteString(w, text)
		_ = z.Close()
		return out.Bytes()
	}
	for name, c := range map[string]struct {
		file []byte
		key  string
	}{
		"xls, or a password": {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)), "error.table.spreadsheet"},
		"ods":                {archive("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "error.table.spreadsheet"},
		"xlsb":               {archive("xl/workbook.bin", "x"), "error.table.spreadsheet"},
		"odt":                {archive("mimetype", "application/vnd.oasis.opendocument.text"), "error.table.archive"},
		"zip":                {archive("list.csv", "a,b\n1,2\n"), "error.table.archive"},
		"pdf":                {[]byte("%PDF-1.7 xxxx"), "error.import.pdf"},
		"cut off":            {book{sheets: []string{data(texts("a"), texts("b"))}}.file(t)[:700], "error.table.damaged"},
		"no sheets":          {book{}.file(t), "error.table.empty"},
		"no rows":            {book{sheets: []string{data()}}.file(t), "error.table.empty"},
	} {
		if e := refused(t, c.file, table.Settings{}); e.Key != c.key || e.Code != "refused" || strings.HasPrefix(c.key, "error.table.s") && e.Hint == "" {
			t.Errorf("%s: %v", name, e)
		}
	}
}

// packed is a spreadsheet with one part in place of another. The archive says
// that it unpacks to size bytes; for 0 it says the truth.
func packed(t testing.TB, name string, size uint64, write func(io.Writer)) []byte {
	t.Helper()
	b := book{sheets: []string{data(texts("a"), texts("b"))}}.file(t)
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range r.File {
		if part.Name != name {
			if err := z.Copy(part); err != nil {
				t.Fatal(err)
			}
		}
	}
	var w io.Writer
	var body bytes.Buffer
	if size == 0 {
		w, err = z.Create(name)
		write(w)
	} else {
		f, _ := flate.NewWriter(&body, flate.BestSpeed)
		write(f)
		_ = f.Close()
		w, err = z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CompressedSize64: uint64(body.Len()), UncompressedSize64: size})
	}
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write(body.Bytes())
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestArchiveThatUnpacksToGigabytesIsRefusedInBoundedMemory holds it whether
// the archive owns up to its size or not.
func TestArchiveThatUnpacksToGigabytesIsRefusedInBoundedMemory(t *testing.T) {
	item := []byte("<si><t>" + strings.Repeat("a", 1<<16) + "</t></si>")
	huge := func(w io.Writer) {
		_, _ = io.WriteString(w, `<sst>`)
		for range 2200 { // 144 MB
			_, _ = w.Write(item)
		}
	}
	blank := bytes.Repeat([]byte(" "), 1<<20)
	spaces := func(w io.Writer) {
		for range 80 {
			_, _ = w.Write(blank)
		}
	}
	rows := func(w io.Writer) {
		_, _ = io.WriteString(w, `<worksheet><sheetData><row><c t="str"><v>a</v></c></row><row r="1048577"><c t="str"><v>b</v></c></row></sheetData></worksheet>`)
	}
	for name, c := range map[string]struct {
		file []byte
		key  string
	}{
		"texts":                  {packed(t, "xl/sharedStrings.xml", 0, huge), "error.import.too_large"},
		"texts, said to be more": {packed(t, "xl/sharedStrings.xml", 4<<30, huge), "error.import.too_large"},
		"texts, said to be less": {packed(t, "xl/sharedStrings.xml", 1000, huge), "error.table.damaged"},
		"formats":                {packed(t, "xl/styles.xml", 0, spaces), "error.import.too_large"},
		"too many rows":          {packed(t, "xl/worksheets/sheet1.xml", 0, rows), "error.import.too_large"},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		e := refused(t, c.file, table.Settings{})
		runtime.ReadMemStats(&after)
		if e.Key != c.key {
			t.Errorf("%s: %v", name, e)
		}
		if mib := (after.TotalAlloc - before.TotalAlloc) >> 20; mib > 160 {
			t.Errorf("%s: %d MiB", name, mib)
		}
	}
}
