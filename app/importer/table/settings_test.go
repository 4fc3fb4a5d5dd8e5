package table_test

import (
	"errors"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/importer/table"
)

func TestSettingsThatAFormatCannotHaveAreRefused(t *testing.T) {
	rows := [][]string{{"name", "note"}, {"Янка", "x"}, {"Якуб", "y"}}
	files := map[table.Format]string{
		table.CSV: writers["comma"](rows), table.XLSX: writers["xlsx"](rows), table.JSON: `[{"name":"Янка"},{"name":"Якуб"}]`, table.HTML: writers["html"](rows),
		table.VCard: "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Янка Купала\r\nEND:VCARD\r\n",
	}
	const sheets, separator, charset, header = "error.table.no_worksheets", "error.table.no_separator", "error.table.no_charset", "error.table.no_header_line"
	for _, c := range []struct {
		settings table.Settings
		refused  map[table.Format]string // key
	}{
		{table.Settings{Worksheet: "2"}, map[table.Format]string{table.CSV: sheets, table.VCard: sheets, table.XLSX: "error.table.worksheet", table.JSON: "error.table.worksheet", table.HTML: "error.table.worksheet"}},
		{table.Settings{Separator: ","}, map[table.Format]string{table.XLSX: separator, table.JSON: separator, table.HTML: separator, table.VCard: separator}},
		{table.Settings{Quote: "'"}, map[table.Format]string{table.XLSX: separator, table.JSON: separator, table.HTML: separator, table.VCard: separator}},
		{table.Settings{Charset: "utf-8"}, map[table.Format]string{table.XLSX: charset}},
		{table.Settings{HeaderLine: 1}, map[table.Format]string{table.JSON: header, table.VCard: header}},
		{table.Settings{}, nil},
	} {
		for format, file := range files {
			_, err := table.Open(t.Context(), strings.NewReader(file), int64(len(file)), c.settings)
			key := ""
			if e := (*app.Error)(nil); errors.As(err, &e) {
				key = e.Key
			}
			if key != c.refused[format] || key != "" && app.CodeOf(err) != app.Invalid {
				t.Errorf("%s with %+v: %v", format, c.settings, err)
			}
		}
	}
}
