package importer_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"vestka/app"
	"vestka/app/importer"
)

// wide is the text in UTF-16 with a byte order mark.
func wide(s string) string {
	b := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

// TestListsOfOfficesThatNobodyAdaptedTheProgramToLoseNoRow reads files of ten shapes. A
// row is either somebody, or stands among those that were not taken.
func TestListsOfOfficesThatNobodyAdaptedTheProgramToLoseNoRow(t *testing.T) {
	in1251, err := charmap.Windows1251.NewEncoder().String("ФИО\tДата рождения\tМесто содержания\nКУПАЛА Янка Доминикович\t5 мая 1985 г.\tИК-904\nКолас Якуб\t3 ноября 1982 года\tИК-905\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file   string
		people []string // family, given: born, held
		left   []string // the reason and the first cell of rows that were not taken
	}{
		"a German one with notes above and a total": {
			"Liste der Gefangenen\nStand: August\n\nNachname;Vorname;Geburtsdatum;Haftort\nKUPALA;Janka;07.07.1982;Strafkolonie Nr. 904\nPAŠKIEVIČ;Ałaiza;15. Juli 1976;Haft\nGesamt: 2;;;\n",
			[]string{"Kupala, Janka: 1982-07-07, Strafkolonie Nr. 904", "Paškievič, Ałaiza: 1976-07-15, Haft"},
			[]string{"title_row Gesamt: 2"},
		},
		"a Polish one with two rows of headers": {
			"Więzień;;;Miejsce;\nNazwisko;Imię;Data urodzenia;Zakład karny;Uwagi\nKupała;Janka;7.07.1982;Kolonia 904;\nKołas;Jakub;3 listopada 1982;Kolonia 905;\nRazem;2;;;\n",
			[]string{"Kupała, Janka: 1982-07-07, Kolonia 904", "Kołas, Jakub: 1982-11-03, Kolonia 905"},
			[]string{"title_row Razem"},
		},
		"an English one with surnames in capitals": {
			"\"Prisoner list, updated weekly\"\n\"No.\",\"Prisoner's name\",\"D.O.B.\",\"Facility / mailing address\"\n1,\"KUPALA Janka\",\"7 July 1982\",\"Penal Colony No. 904\"\n2,\"KOLAS Jakub\",\"Nov 3, 1982\",\"\"\nTotal,2,,\n",
			[]string{"Kupala, Janka: 1982-07-07, Penal Colony No. 904", "Kolas, Jakub: 1982-11-03, "},
			[]string{"title_row Total"},
		},
		"one in windows-1251 with dates in words": {in1251, []string{"Купала, Янка: 1985-05-05, ИК-904", "Колас, Якуб: 1982-11-03, ИК-905"}, nil},
		"one in UTF-16": {
			wide("Прозвішча, імя\tНарадзіўся\tДзе\nКупала Янка\t07.07.1982\tПК №904\nКолас Якуб\t1982\tСІЗА\n"),
			[]string{"Купала, Янка: 1982-07-07, ПК №904", "Колас, Якуб: 1982, СІЗА"},
			nil,
		},
		"a page with short links": {
			"<table><tr><th>Фамилия, имя</th><th>Дата рождения</th><th>Учреждение</th></tr><tr data-id=\"77\"><td><a href=\"/p/77\">Купала, Янка</a></td><td>7 июля 1982</td><td>ИК-904</td></tr><tr data-id=\"78\"><td>Колас, Якуб</td><td>3 ноября 1982</td><td>ИК-905</td></tr></table>",
			[]string{"Купала, Янка: 1982-07-07, ИК-904", "Колас, Якуб: 1982-11-03, ИК-905"},
			nil,
		},
		"nested JSON": {
			`{"meta":{"count":2},"data":{"prisoners":[{"id":"p-1","name":{"first":"Janka","last":"Kupala"},"birth":{"date":"1982-07-07"},"detention":{"place":"PK 904"}},{"id":"p-2","name":{"first":"Jakub","last":"Kolas"},"birth":null,"detention":null}]}}`,
			[]string{"Kupala, Janka: 1982-07-07, PK 904", "Kolas, Jakub: , "},
			nil,
		},
		"a vCard of 2.1": {
			"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9A=D1=83=D0=BF=D0=B0=D0=BB=D0=B0;=D0=AF=D0=BD=D0=BA=D0=B0;;;\r\nBDAY:19820707\r\nADR;HOME:;;ul. Uzornaja 1;Uzorsk;;000000;BY\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nN:Kolas;Jakub\r\nEND:VCARD\r\n",
			[]string{"Купала, Янка: 1982-07-07, ul. Uzornaja 1, 000000, Uzorsk", "Kolas, Jakub: , "},
			nil,
		},
		"a vCard of 4.0": {
			"BEGIN:VCARD\nVERSION:4.0\nFN:Янка Купала\nN:Купала;Янка;Дамінікавіч;;\nBDAY:1982-11\nUID:urn:uuid:1\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:Якуб Колас\nUID:urn:uuid:2\nEND:VCARD\n",
			[]string{"Купала, Янка: 1982-11, ", "Колас, Якуб: , "},
			nil,
		},
		"a web page with cells that span": {
			"<table><tr><th rowspan=2>№</th><th colspan=2>Person</th><th rowspan=2>Prison</th></tr><tr><th>Surname</th><th>Name</th></tr><tr><td>1<td>Kupala<td>Janka<td>PK 904</tr><tr><td colspan=4>Women</td></tr><tr><td>2<td>Paškievič<td>Ałaiza<td>PK 917</tr></table>",
			[]string{"Kupala, Janka: , PK 904", "Paškievič, Ałaiza: , PK 917"},
			[]string{"title_row Women"},
		},
		"a title over several cells that looks like a date": {
			"Спіс, 30.08.2026;Спіс, 30.08.2026;Спіс, 30.08.2026\nПрозвішча;Імя;Нарадзіўся\nКупала;Янка;7.07.1982\nКолас;Якуб;\n",
			[]string{"Купала, Янка: 1982-07-07, ", "Колас, Якуб: , "},
			nil,
		},
	} {
		list, err := importer.Read(t.Context(), strings.NewReader(c.file), int64(len(c.file)), importer.Choice{Today: today})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var people, left []string
		for _, r := range list.Snapshot.Records.All() {
			n := r.Names.Latin
			if strings.Contains(n.Full, "/") {
				t.Errorf("%s: %q is a name", name, n.Full)
			}
			for _, other := range []app.Name{r.Names.BE, r.Names.RU} {
				if !other.IsZero() {
					n = other
				}
			}
			people = append(people, fmt.Sprintf("%s, %s: %s, %s", n.Family, n.Given, r.Born, r.Held.Text))
		}
		for _, bad := range list.Snapshot.Bad {
			left = append(left, strings.TrimPrefix(bad.Problem.Key, "import.problem.")+" "+bad.Cells[0].Value)
		}
		if !slices.Equal(people, c.people) || !slices.Equal(left, c.left) {
			t.Errorf("%s:\n%q, left out %q\n%+v", name, people, left, list.Plan.Columns)
		}
	}
}
