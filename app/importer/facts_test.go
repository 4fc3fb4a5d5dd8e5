package importer

import (
	"fmt"
	"strings"
	"testing"

	"vestka/app"
)

func TestTheFactsOfATrialAreReadInEveryFormOfTheList(t *testing.T) {
	today, day := app.Date{Year: 2026, Month: 11, Day: 22}, app.Date{Year: 2026, Month: 2, Day: 24}
	for _, c := range []struct {
		file string
		want app.Record
	}{
		{
			"id,name,status,arrested,articles,verdict_date,appeal_date,release_date\n7,Kupala Janka,active,2025-01-02,\"342 p. 1,\n 361-4\",2026-02-24,2026-05,2031\n",
			app.Record{Verdict: day, Appeal: app.Date{Year: 2026, Month: 5}, Release: app.Date{Year: 2031}, Articles: "342 p. 1, 361-4"},
		},
		{"Name and surname,Status,Charges indicted,Date of verdict\nKupala Janka,political prisoner,342,24 February 2026\n", app.Record{Verdict: day, Articles: "342"}},
		{"Имя и фамилия;Статус;Предъявлены обвинения;Дата приговора\nЯнка Купала;политзаключённый;342;24.02.2026\n", app.Record{Verdict: day, Articles: "342"}},
		{"Імя і прозвішча\tСтатус\tПрад'яўлены абвінавачанні\tДата прысуду\nЯнка Купала\tпалітвязень\t342\t24 лютага 2026\n", app.Record{Verdict: day, Articles: "342"}},
		{"id,name,status,arrested,penalty\n7,Kupala Janka,active,2025-01-02,5 years\n", app.Record{Verdict: app.SomeDay}},
		{"Имя и фамилия;Статус;Предъявлены обвинения;Вид наказания\nЯнка Купала;политзаключённый;342;5 лет колонии\n", app.Record{Verdict: app.SomeDay, Articles: "342"}},
		{"Імя і прозвішча\tСтатус\tПрад'яўлены абвінавачанні\tВід пакарання\nЯнка Купала\tпалітвязень\t342\t5 гадоў\n", app.Record{Verdict: app.SomeDay, Articles: "342"}},
		{"id,name,status,verdict_date,appeal_date\n7,Kupala Janka,active,soon,FALSE\n", app.Record{}},
	} {
		snap, err := ReadViasna(t.Context(), strings.NewReader(c.file), today)
		if err != nil || snap.Records.Len() != 1 {
			t.Fatalf("%s: %v", c.file, err)
		}
		r := snap.Records.At(0)
		if r.Verdict != c.want.Verdict || r.Appeal != c.want.Appeal || r.Release != c.want.Release || r.Articles != c.want.Articles {
			t.Errorf("%s: verdict %s, appeal %s, release %s, articles %q", c.file, r.Verdict, r.Appeal, r.Release, r.Articles)
		}
		if said := len(snap.Problems); (said == 1) != strings.Contains(c.file, "soon") {
			t.Errorf("%s: %+v", c.file, snap.Problems)
		}
	}
}

func TestADeathIsReadWhereverTheListSaysIt(t *testing.T) {
	const undated = "import.problem.death_undated"
	today := app.Date{Year: 2026, Month: 11, Day: 22}
	for _, c := range []struct {
		status, died, want string
		problem            string // key
	}{
		{"died", "", "XXXX", undated},
		{"deceased", "", "XXXX", undated},
		{"Passed away in prison", "", "XXXX", undated},
		{"умер", "", "XXXX", undated},
		{"Умерла в СИЗО", "", "XXXX", undated},
		{"скончался", "", "XXXX", undated},
		{"ушёл из жизни", "", "XXXX", undated},
		{"памёр", "", "XXXX", undated},
		{"Памерла", "", "XXXX", undated},
		{"пайшоў з жыцця", "", "XXXX", undated},
		{"умер 12.03.2024", "", "2024-03-12", ""},
		{"died on 5 May 2024", "", "2024-05-05", ""},
		{"памёр 5 мая 2024 г.", "", "2024-05-05", ""},
		{"умер", "12.03.2024", "2024-03-12", ""},
		{"в колонии", "12.03.2024", "2024-03-12", ""},
		{"в колонии", "да", "XXXX", undated},
		{"в колонии", "умерла", "XXXX", undated},
		{"в колонии", "скончался в больнице", "XXXX", undated},
		{"умер", "нет данных", "XXXX", undated},
		{"в колонии", "нет", "", ""},
		{"умер 12.03.2031", "", "XXXX", "import.problem.future_date"},
		{"освобождён", "", "", ""},
	} {
		file := fmt.Sprintf("Фамилия;Имя;Статус;Умер\nКУПАЛА;Янка;%s;%s\nКОЛАС;Якуб;в колонии;\n", c.status, c.died)
		list, err := Read(t.Context(), strings.NewReader(file), int64(len(file)), Choice{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		r := list.Snapshot.Records.At(0)
		if r.Died.String() != c.want {
			t.Errorf("%s, %s: died %q", c.status, c.died, r.Died)
		}
		if c.problem == undated && (r.Status != app.Former || r.Held.Liberty) {
			t.Errorf("%s, %s: %s, at liberty: %t", c.status, c.died, r.Status, r.Held.Liberty)
		}
		told := ""
		for _, p := range list.Snapshot.Problems {
			if p.Line == 2 && p.Key != "import.problem.everyone_active" {
				told += p.Key
			}
		}
		if told != c.problem && (c.problem != "import.problem.future_date" || told != c.problem+undated) {
			t.Errorf("%s, %s: told %q", c.status, c.died, told)
		}
	}
}
