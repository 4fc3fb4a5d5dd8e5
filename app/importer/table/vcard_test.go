package table_test

import (
	"fmt"
	"mime/quotedprintable"
	"slices"
	"strings"
	"testing"

	"vestka/app/importer/table"
)

// cells gives the rows of a table by the names of their columns, empty ones left out.
func cells(t testing.TB, tab *table.Table) []map[string]string {
	t.Helper()
	var out []map[string]string
	for _, row := range all(t, tab) {
		m := map[string]string{}
		for i, c := range row.Cells {
			if c != "" {
				m[tab.Header()[i]] = c
			}
		}
		if row.Raw != "" {
			m["raw"] = row.Raw
		}
		for _, p := range row.Problems {
			m["problem"] = p.Key
		}
		out = append(out, m)
	}
	return out
}

func sameCells(t testing.TB, got []map[string]string, want ...map[string]string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d rows: %q", len(got), got)
	}
	for i := range want {
		if fmt.Sprintf("%q", got[i]) != fmt.Sprintf("%q", want[i]) {
			t.Errorf("got  %q\nwant %q", got[i], want[i])
		}
	}
}

// quoted encodes a text as vCard 2.1 does, with line ends that mean nothing.
func quoted(t *testing.T, charset, s string) string {
	t.Helper()
	var b strings.Builder
	w := quotedprintable.NewWriter(&b)
	w.Binary = true
	if _, err := w.Write(inCharset(t, charset, s)); err != nil {
		t.Fatal(err)
	}
	_ = w.Close()
	return b.String()
}

func TestCardsOfEveryVersionAreRead(t *testing.T) {
	file21 := "BEGIN:VCARD\r\nVERSION:2.1\r\n" +
		"N;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:" + quoted(t, "windows-1251", "Луцэвіч;Іван;Дамінікавіч") + "\r\n" +
		"FN;CHARSET=UTF-8;QUOTED-PRINTABLE:" + quoted(t, "utf-8", "Янка Купала, народны паэт Беларусі, які жыў у Мінску") + "\r\n" +
		"TEL;HOME;VOICE:+375 17 000-00-00\r\nTEL;CELL:+375 29 000-00-00\r\n" +
		"ADR;HOME;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:" + quoted(t, "utf-8", ";;вул. Купалы, 1;Мінск;;000000;Беларусь") + "\r\n" +
		"PHOTO;JPEG;ENCODING=BASE64:/9j/4AAQSkZJRgABAQ\r\n AAAQABAAD\r\n\r\nBDAY:18820707\r\nEND:VCARD\r\n"
	sameCells(t, cells(t, open(t, []byte(file21), table.Settings{})), map[string]string{
		"N/family": "Луцэвіч", "N/given": "Іван", "N/additional": "Дамінікавіч", "FN": "Янка Купала, народны паэт Беларусі, які жыў у Мінску",
		"TEL": "+375 17 000-00-00; +375 29 000-00-00", "ADR/street": "вул. Купалы, 1", "ADR/city": "Мінск", "ADR/postcode": "000000", "ADR/country": "Беларусь", "BDAY": "1882-07-07",
	})
	const file30 = "begin:vcard\nVERSION:3.0\nPRODID:x\nN:Міцкевіч;Канстанцін;Міхайлавіч,Якуб;;\nFN:Якуб Колас\nBDAY;VALUE=date:1882-11-03\nORG:Акадэмія навук;Аддзел\n" +
		"NOTE:радок\\nдругі\\, з коскай\\; і \\\\ працяг\n  яшчэ\nitem1.ADR;TYPE=\"home;x:y\":;;в. Акінчыцы;;;;\nADR:;;Мінск;;;;\nCATEGORIES:паэты,празаікі\nPHOTO;ENCODING=b:aGVq\nEND:VCARD\n"
	sameCells(t, cells(t, open(t, []byte(file30), table.Settings{})), map[string]string{
		"N/family": "Міцкевіч", "N/given": "Канстанцін", "N/additional": "Міхайлавіч, Якуб", "FN": "Якуб Колас", "BDAY": "1882-11-03", "ORG": "Акадэмія навук; Аддзел",
		"NOTE": "радок\nдругі, з коскай; і \\ працяг яшчэ", "ADR/street": "в. Акінчыцы", "ADR (2)/street": "Мінск", "CATEGORIES": "паэты; празаікі",
	})
	const file40 = "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:17\nFN:Цётка\nGENDER:F;жанчына\nBDAY:1876-07\nDEATHDATE:--0217\nPHOTO:data:image/png;base64,aGVq\nURL:https://example.org/a?b=c\nEND:VCARD\n\nBEGIN:VCARD\nFN:Мацей\nGENDER:M\nBDAY:1840\nEND:VCARD\n"
	tab := open(t, []byte(file40), table.Settings{})
	sameCells(t, cells(t, tab),
		map[string]string{"UID": "urn:uuid:17", "FN": "Цётка", "GENDER": "F", "GENDER/text": "жанчына", "BDAY": "1876-07", "DEATHDATE": "--02-17", "URL": "https://example.org/a?b=c"},
		map[string]string{"FN": "Мацей", "GENDER": "M", "BDAY": "1840"})
	if d := tab.Detected(); d.Format != table.VCard || d.Unsure != 0 || !slices.Equal(tab.Header(), []string{"UID", "FN", "GENDER", "GENDER/text", "BDAY", "DEATHDATE", "URL"}) {
		t.Errorf("%+v %q", d, tab.Header())
	}
}

func TestDatesOfCards(t *testing.T) {
	for in, want := range map[string]string{
		"18820707": "1882-07-07", "1882-07-07": "1882-07-07", "1882-07-07T00:00:00Z": "1882-07-07", "1882-07": "1882-07", "1882": "1882",
		"--0707": "--07-07", "--07-07": "--07-07", "--07": "--07", "---07": "---07", "каля 1882": "каля 1882", "188207": "188207", "-1882": "-1882",
	} {
		sameCells(t, cells(t, open(t, []byte("BEGIN:VCARD\nBDAY:"+in+"\nEND:VCARD\n"), table.Settings{})), map[string]string{"BDAY": want})
	}
	sameCells(t, cells(t, open(t, []byte("BEGIN:VCARD\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-07-07\nEND:VCARD\n"), table.Settings{})), map[string]string{"BDAY": "--07-07"})
}

func TestCardsInAnyCharset(t *testing.T) {
	const card = "BEGIN:VCARD\r\nN:Купала;Янка;\r\nNOTE:паэт і драматург, жыў у Вільні\r\nEND:VCARD\r\n"
	for _, name := range []string{"utf-8", "utf-16le", "utf-16be", "windows-1251", "koi8-u", "iso-8859-5", "x-mac-cyrillic"} {
		sameCells(t, cells(t, open(t, inCharset(t, name, card), table.Settings{})), map[string]string{"N/family": "Купала", "N/given": "Янка", "NOTE": "паэт і драматург, жыў у Вільні"})
	}
}

func TestCharsetOfAValueIsTheOneItNames(t *testing.T) {
	file := "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-2;ENCODING=QUOTED-PRINTABLE:" + quoted(t, "iso-8859-2", "Żółkiewski;Łukasz") + "\r\nNOTE;CHARSET=KOI8-R:" +
		string(inCharset(t, "koi8-r", "ту")) + "\r\nEND:VCARD\r\n"
	sameCells(t, cells(t, open(t, []byte(file), table.Settings{})), map[string]string{"N/family": "Żółkiewski", "N/given": "Łukasz", "NOTE": "ту"})
}

func TestTornCardsAreKept(t *testing.T) {
	const file = "junk\nBEGIN:VCARD\nFN:a\nBEGIN:VCARD\nFN:b\nno colon here\nAGENT:\nBEGIN:VCARD\nFN:agent\nEND:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:c"
	sameCells(t, cells(t, open(t, []byte(file), table.Settings{Format: table.VCard})),
		map[string]string{"raw": "junk", "problem": "table.problem.not_read"},
		map[string]string{"FN": "a", "problem": "table.problem.no_end"},
		map[string]string{"FN": "b", "problem": "table.problem.not_read"},
		map[string]string{"FN": "c", "problem": "table.problem.no_end"})
	if e := refused(t, []byte("a,b\n1,2\n"), table.Settings{Format: table.VCard}); e.Key != "error.table.empty" {
		t.Error(e)
	}
}
