package people

import (
	"testing"

	"vestka/app"
)

func tried(verdict, articles string) func(*app.Record) {
	return func(r *app.Record) {
		r.Verdict, r.Articles = date(verdict), articles
		r.Cells = append(r.Cells, app.Cell{Column: "verdict_date", Value: verdict}, app.Cell{Column: "articles", Value: articles})
	}
}

func TestTheFactsOfATrialAreMergedAndNeverTellLess(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.English, "2026-11-01", row("1", "Kupala Janka", tried("2026-02-24", "342"))))
	for _, c := range []struct{ verdict, articles, wantVerdict, wantArticles string }{
		{"2026-02", "", "2026-02-24", "342"},
		{"2026-03-01", "342, 361", "2026-03-01", "342, 361"},
	} {
		importAll(t, in, listing(app.English, "2026-11-02", row("1", "Kupala Janka", tried(c.verdict, c.articles))))
		if p := s.people[1]; p.Verdict != date(c.wantVerdict) || p.Articles != c.wantArticles {
			t.Errorf("after %v: %s, %q", c, p.Verdict, p.Articles)
		}
	}
}

func TestWhatAnOlderVersionDidNotUnderstandIsFilledInQuietly(t *testing.T) {
	in, s := intake()
	list := listing(app.English, "2026-11-01", row("1", "Kupala Janka", tried("2026-02-24", "342")))
	importAll(t, in, list)
	p := s.people[1]
	p.Verdict, p.Articles = app.Date{}, ""
	s.people[1] = p
	counts(t, importAll(t, in, list), 0, 0, 1)
	if p := s.people[1]; p.Verdict != date("2026-02-24") || p.Articles != "342" {
		t.Errorf("%s, %q", p.Verdict, p.Articles)
	}
	saves := s.saves
	counts(t, importAll(t, in, list), 0, 0, 1)
	if s.saves != saves {
		t.Error("the same list was written again")
	}
}
