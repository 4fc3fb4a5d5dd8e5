package importer

import (
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
		{"id,name,status,verdict_date,appeal_date\n7,Kupala Janka,active,soon,FALSE\n", app.Record{}},
	} {
		snap, err := ReadViasna(t.Context(), strings.NewReader(c.file), today)
		if err != nil || len(snap.Records) != 1 {
			t.Fatalf("%s: %v", c.file, err)
		}
		r := snap.Records[0]
		if r.Verdict != c.want.Verdict || r.Appeal != c.want.Appeal || r.Release != c.want.Release || r.Articles != c.want.Articles {
			t.Errorf("%s: verdict %s, appeal %s, release %s, articles %q", c.file, r.Verdict, r.Appeal, r.Release, r.Articles)
		}
		if said := len(snap.Problems); (said == 1) != strings.Contains(c.file, "soon") {
			t.Errorf("%s: %+v", c.file, snap.Problems)
		}
	}
}
