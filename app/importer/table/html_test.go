package table_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vestka/app/importer/table"
)

func TestTablesOfAWebPageAreRead(t *testing.T) {
	want := [][]string{{"Імя", "Год", "Нататка"}, {"Янка Купала", "1882", "паэт\nі драматург"}, {"Якуб Колас", "1882", ""}, {"Цётка", "", "< & ’ \""}}
	for name, page := range map[string]string{
		"tidy": `<!DOCTYPE html><html><head><meta charset="utf-8"><title>Спіс</title></head><body><p>тэкст</p>
			<table><thead><tr><th>Імя</th><th>Год</th><th>Нататка</th></tr></thead>
			<tbody><tr><td> Янка
			<b>Купала</b></td><td>1882</td><td>паэт<br>і драматург</td></tr><tr><td>Якуб&nbsp;Колас</td><td>1882</td><td></td></tr>
			<tr><td>Цётка</td><td></td><td>&lt; &amp; &rsquo; "</td></tr></tbody></table></body></html>`,
		"torn": `<table><tr><th>Імя<th>Год<th>Нататка<tr><td>Янка Купала<td>1882<td><p>паэт</p><p>і драматург</p>
			<tr><td><div>Якуб Колас</div><td>1882<tr><td>Цётка<td><td>&lt; & ’ "`,
		"by a spreadsheet program": `<html xmlns:o="urn:schemas-microsoft-com:office:office"><table><tr><td>Імя</td><td>Год</td><td>Нататка</td></tr>
			<tr><td>Янка Купала</td><td x:num>1882</td><td>паэт<br />і драматург</td></tr><tr><td>Якуб Колас</td><td>1882</td></tr><tr><td>Цётка</td><td></td><td>&lt; &amp; ’ &quot;</td></tr></table>`,
		"with a table inside": `<table><tr><th>Імя</th><th>Год</th><th>Нататка</th></tr><tr><td>Янка <table><tr><td>унутры</td></tr></table> Купала</td><td>1882</td><td>паэт<br>і драматург<script>x("<td>")</script></td></tr>
			<tr><td>Якуб Колас</td><td>1882</td></tr><tr><td>Цётка</td><td></td><td>&lt; &amp; ’ "</td></tr></table>`,
	} {
		t.Run(name, func(t *testing.T) {
			tab, rows := read(t, []byte(page), table.Settings{})
			for i := range rows {
				for len(rows[i]) < 3 {
					rows[i] = append(rows[i], "")
				}
			}
			same(t, append([][]string{tab.Header()}, rows...), want)
			if d := tab.Detected(); d.Format != table.HTML || d.HeaderLine != 1 {
				t.Errorf("%+v", d)
			}
		})
	}
}

func TestCellsThatSpanAreFilled(t *testing.T) {
	tab, rows := read(t, []byte(`<table><thead><tr><th rowspan=2>Імя</th><th colspan=2>Дзе</th></tr><tr><th>Горад</th><th>Дом</th></tr></thead>
		<tr><td>a</td><td rowspan=2 colspan=2>Мінск</td></tr><tr><td>b</td></tr><tr><td>c</td><td>Гомель</td><td rowspan=0>1</td></tr><tr><td>d</td></tr><tr><td>e</td><td>x</td></tr></table>`), table.Settings{})
	same(t, append([][]string{tab.Header()}, rows...), [][]string{
		{"Імя", "Горад", "Дом"}, {"a", "Мінск", "Мінск"}, {"b", "Мінск", "Мінск"}, {"c", "Гомель", "1"}, {"d", "", "1"}, {"e", "x", "1"},
	})
}

func TestLinksAndDataOfCellsAndRowsAreColumns(t *testing.T) {
	tab, rows := read(t, []byte(`<table><tr data-sort=x><th data-field=name>Імя</th><th>Ліст</th></tr>
		<tr data-id="17"><td><a href="/p/17?a=1&amp;b=2">Янка</a></td><td data-address="000000, в. Сонечная, ПК-901"><a href="#top">.</a><span data-copy="б">a</span></td></tr>
		<tr data-id="18"><td><a href="/p/18">Якуб</a> <a href="/q">і</a></td><td data-address=""><time datetime="1882-11-03">3.11</time></td></tr>
		<tr><td>Цётка</td></tr></table>`), table.Settings{})
	same(t, append([][]string{tab.Header()}, rows...), [][]string{
		{"Імя", "Ліст", "data-id", "Імя/href", "Ліст/data-address", "Ліст/data-copy", "Ліст/datetime"},
		{"Янка", ".a", "17", "/p/17?a=1&b=2", "000000, в. Сонечная, ПК-901", "б"},
		{"Якуб і", "3.11", "18", "/p/18; /q", "", "", "1882-11-03"},
		{"Цётка"},
	})
	if tab.Detected().HeaderLine != 1 {
		t.Errorf("%+v", tab.Detected())
	}
}

func TestTablesOfAPageAreWorksheets(t *testing.T) {
	const page = `<h2>Меню</h2><table><tr><td>a</td></tr></table><table></table><h2>Спіс <i>вязняў</i></h2><table><tr><th>Імя</th><th>Год</th></tr><tr><td>Янка</td><td>1882</td></tr></table>
		<table><caption>Вязніцы</caption><tr><th>Назва</th><th>Адрас</th></tr><tr><td>ПК-901</td><td>тут</td></tr></table><table><tr><td>x</td></tr></table>`
	tab, rows := read(t, []byte(page), table.Settings{})
	same(t, rows, [][]string{{"Янка", "1882"}})
	want := []table.Worksheet{{Name: "Меню"}, {Name: "Спіс вязняў"}, {Name: "Вязніцы"}, {Name: "#4"}}
	if !slices.Equal(tab.Worksheets(), want) || tab.Detected().Worksheet != "Спіс вязняў" || !tab.Detected().Unsure.Has(table.TraitWorksheet) {
		t.Errorf("%+v %+v", tab.Worksheets(), tab.Detected())
	}
	_, rows = read(t, []byte(page), table.Settings{Worksheet: "вязніцы"})
	same(t, rows, [][]string{{"ПК-901", "тут"}})
}

func TestCharsetOfAPageIsWhatItSaysUnlessItsLettersSayOtherwise(t *testing.T) {
	page := func(said, charset string) []byte {
		return inCharset(t, charset, `<html><head><meta http-equiv="Content-Type" content="text/html; charset=`+said+`"></head><table><tr><th>Імя</th><th>Год</th></tr><tr><td>Аляксандр Паўлавіч, жыў у Вільні</td><td>1</td></tr></table>`)
	}
	for _, c := range []struct{ said, is string }{{"windows-1251", "windows-1251"}, {"utf-8", "utf-8"}, {"windows-1251", "utf-8"}, {"utf-8", "windows-1251"}, {"none", "windows-1251"}, {"koi8-u", "koi8-u"}, {"utf-16", "utf-8"}} {
		_, rows := read(t, page(c.said, c.is), table.Settings{})
		same(t, rows, [][]string{{"Аляксандр Паўлавіч, жыў у Вільні", "1"}})
	}
}

func TestCharsetThatOnlyThePageKnowsIsTaken(t *testing.T) {
	page := inCharset(t, "iso-8859-2", `<meta charset="ISO-8859-2"><table><tr><th>Imię</th><th>Rok</th></tr><tr><td>Łukasz Żółkiewski, ćwierć</td><td>1</td></tr></table>`)
	tab, rows := read(t, page, table.Settings{})
	same(t, append([][]string{tab.Header()}, rows...), [][]string{{"Imię", "Rok"}, {"Łukasz Żółkiewski, ćwierć", "1"}})
}

func TestPageWithoutATableIsRefused(t *testing.T) {
	for _, page := range []string{"<!doctype html><p>Вы не робат?</p>", "<html><table><tr><td> </td></tr></table>", "<table>", "<!-- x -->"} {
		if e := refused(t, []byte(page), table.Settings{}); e.Key != "error.import.web_page" {
			t.Error(e)
		}
	}
	for page, key := range map[string]string{
		`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`: "error.table.spreadsheet",
		`<?xml version="1.0"?><rss/>`: "error.table.archive",
	} {
		if e := refused(t, []byte(page), table.Settings{}); e.Key != key {
			t.Error(e)
		}
	}
}

func TestPageMadeToFillTheMemoryIsReadInBounds(t *testing.T) {
	cell := `<td colspan="100000" rowspan="100000" data-a="b">` + strings.Repeat("x", 1000) + `</td>`
	tab := open(t, []byte(`<table><tr><th>a</th><th>b</th></tr><tr>`+strings.Repeat(cell, 2000)+strings.Repeat("<tr><td>y", 50)+strings.Repeat("<table><tr><td>", 60)), table.Settings{Worksheet: "#1", HeaderLine: 1})
	for _, row := range all(t, tab) {
		if len(row.Cells) > 1500 {
			t.Fatal(len(row.Cells))
		}
	}
	if e := refused(t, []byte(strings.Repeat("<table><tr><td>", 100)), table.Settings{}); e.Key != "error.table.damaged" {
		t.Error(e)
	}
	var many strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&many, "<table><tr data-x%d=1><td>%d</table>", i, i)
	}
	if tab := open(t, []byte(many.String()), table.Settings{}); len(tab.Worksheets()) != 1000 {
		t.Error(len(tab.Worksheets()))
	}
}
