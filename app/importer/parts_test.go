package importer_test

import (
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/importer"
)

func TestPartsOfOneAddressAreJoinedAsThePostWritesThem(t *testing.T) {
	for name, c := range map[string]struct{ file, held, town string }{
		"a card": {
			"BEGIN:VCARD\nVERSION:3.0\nN:Купала;Янка;;;\nORG:ИК-904\nADR;TYPE=work:;;ул. Узорная 7;Узорск;Узорная обл.;000000;Belarus\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nN:Колас;Якуб;;;\nORG:ИК-904\nADR:;;ул. Узорная 7;Узорск;;000000;Belarus\nEND:VCARD\n",
			"ИК-904: ул. Узорная 7, 000000, Узорск, Узорная обл.", "",
		},
		"columns behind the place": {
			"First name\tSurname\tPlace of detention\tStreet\tCity\tZIP\nJanka\tKupala\tColony 904\tUzornaja 1\tUzorsk\t000000\nJakub\tKolas\tColony 905\tUzornaja 2\tUzorsk\t000000\n",
			"Colony 904: Uzornaja 1, 000000, Uzorsk", "",
		},
		"the street called the address": {
			"ФИО;Колония;Адрес;Индекс;Город\nЯнка Купала;ИК-904;ул. Узорная 1;000000;Узорск\nЯкуб Колас;ИК-905;ул. Узорная 2;000000;Узорск\n",
			"ИК-904: ул. Узорная 1, 000000, Узорск", "",
		},
		"a town of one's own": {
			"ФИО;Город;Колония;Улица;Индекс\nЯнка Купала;Минск;ИК-904;ул. Узорная 1;000000\nЯкуб Колас;Минск;ИК-905;ул. Узорная 2;000000\n",
			"ИК-904: ул. Узорная 1, 000000", "Минск",
		},
		"a town and no address": {
			"ФИО;Колония;Город\nЯнка Купала;ИК-904;Минск\nЯкуб Колас;ИК-905;Минск\n",
			"ИК-904: ", "Минск",
		},
		"an attribute of the row beside a dash": {
			`<table><tr><th>ФИО<th>Колония<th>Адрес<tr data-address="000000, г. Узорск, ул. Узорная, 22А"><td>Янка Купала<td>ИК-904<td>—<tr data-address="000000, г. Узорск, ул. Узорная, 23"><td>Якуб Колас<td>ИК-905<td>—</table>`,
			"ИК-904: 000000, г. Узорск, ул. Узорная, 22А", "",
		},
	} {
		list := readList(t, c.file, importer.Choice{})
		r := list.Snapshot.Records.At(0)
		if held := r.Held.Text + ": " + r.Held.Address; held != c.held || r.Town != c.town {
			t.Errorf("%s: %q, from %q\n%+v", name, held, r.Town, list.Plan.Columns)
		}
		for _, p := range list.Snapshot.Problems {
			if p.Key == "import.problem.two_addresses" {
				t.Errorf("%s: %+v", name, p)
			}
		}
	}
}

func TestColumnsThatWereTakenForOthers(t *testing.T) {
	for file, want := range map[string]string{
		"Name,Sentenced\nJanka Kupala,2024-05-01\nJakub Kolas,2024-06-01\n":                          "name verdict",
		"Name,Sentenced\nJanka Kupala,5 years\nJakub Kolas,6 years\n":                                "name penalty",
		"Name,Sentence in force since\nJanka Kupala,2024-05-01\nJakub Kolas,2024-06-01\n":            "name appeal",
		"ФИО;Дата вступления в силу\nЯнка Купала;01.05.2024\nЯкуб Колас;13.06.2024\n":                "name appeal",
		"Name,Sentence\nJanka Kupala,2024-05-01\nJakub Kolas,2024-06-01\n":                           "name verdict",
		`[{"name_first":"Янка","name_last":"Купала"},{"name_first":"Якуб","name_last":"Колас"}]`:     "given family",
		`[{"first_name":"Янка","surname":"Купала"},{"first_name":"Якуб","surname":"Колас"}]`:         "given family",
		"Купала Янка\t07.07.1982\tИК №904\nКолас Якуб\t03.11.1982\tИК №905\n":                        "name born prison",
		"First name,Second name,Surname\nYanka,Dominikovich,Kupala\nYakub,Mikhailovich,Kolas\n":      "given patronymic family",
		"Given name,Family name\nAłaiza,Paškievič\nUladzimir,Karatkievič\n":                          "given family",
		"Имя,Фамилия\nМаксим,Богданович\nВладимир,Короткевич\n":                                      "given family",
		"First name,Second name\nYanka,Kupala\nYakub,Kolas\n":                                        "given family?",
		"First name,Second name,Surname\nYanka,Marya,Kupala\nYakub,Anna,Kolas\n":                     "given keep? family",
		"First name\tSurname\tSecond name\nYanka\tKupala\tDominikavich\nJakub\tKołas\tMichajłavič\n": "given family patronymic",
	} {
		list := readList(t, file, importer.Choice{})
		var got []string
		for _, c := range list.Plan.Columns {
			word := c.Field.String()
			if !c.Sure && strings.Contains(c.Header, "econd name") {
				word += "?"
			}
			got = append(got, word)
		}
		if is := strings.Join(got, " "); is != want {
			t.Errorf("%q\n%s, not %s", file, is, want)
		}
	}
}

func TestAPenaltyIsReadAsAVerdictInAnyTable(t *testing.T) {
	on := app.Date{Year: 2026, Month: 10, Day: 12}
	for column, want := range map[string]map[string]app.Date{
		"Приговор": {"5 лет колонии": app.SomeDay, "12.10.2026, 3 года": on, "": {}},
		"Срок":     {"5 лет": app.SomeDay, "не вынесен": {}},
		"Sentence": {"5 years": app.SomeDay},
	} {
		for value, day := range want {
			list := readList(t, "Name;Status;"+column+"\nJanka Kupala;imprisoned;"+value+"\nJakub Kolas;imprisoned;7 лет\n", importer.Choice{})
			if r := list.Snapshot.Records.At(0); r.Verdict != day {
				t.Errorf("%s %q: %s", column, value, r.Verdict)
			}
		}
	}
}
