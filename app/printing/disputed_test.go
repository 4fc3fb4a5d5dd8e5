package printing

import (
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/i18n"
)

// doubted adds somebody whom two lists place in two facilities.
func (s *shop) doubted(n int) app.PersonID {
	s.t.Helper()
	p := apptest.Writer(n, func(p *app.Person) { p.Held = app.Detention{Facility: "IK-904", Text: "ПК № 904"} })
	e := apptest.Edit(p)
	other := e.Records[0]
	other.Source, other.Key, other.SeenOn = "office", "7", apptest.Today.AddDays(-30)
	other.Held = app.Detention{Text: "ПК № 917", Source: "office"}
	e.Records = append(e.Records, other)
	c, err := s.store.SavePeople(s.t.Context(), []app.PersonEdit{e})
	if err == nil {
		err = s.list.Load(s.t.Context())
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return app.PersonID(c.IDs[0])
}

func TestACardToADisputedPlaceIsFlaggedWithWhoSaysWhatAndSince(t *testing.T) {
	s := newShop(t)
	sure, doubted := s.add(0), s.doubted(2)
	job := s.prepare(request(sure, doubted))
	if !slices.Equal(job.Disputed(), []app.PersonID{doubted}) || len(job.Cards) != 2 {
		t.Fatalf("%v", job.Disputed())
	}
	for lang, parts := range map[string][]string{
		"en": {"No. 904", "22 November 2026", "No. 917", "office, 23 October 2026", "The address is that of"},
		"ru": {"904", "22 ноября 2026", "917", "23 октября 2026"},
		"be": {"904", "22 лістапада 2026", "917", "23 кастрычніка 2026"},
	} {
		loc := i18n.For(lang)
		row := jobSheet(job, loc).Rows[1]
		for _, part := range parts {
			if text := strings.ReplaceAll(row[4], "\u00a0", " "); !strings.Contains(text, part) {
				t.Errorf("%s: the job sheet says %q, not %q", lang, text, part)
			}
		}
		if strings.Contains(jobSheet(job, loc).Rows[0][4], "917") {
			t.Errorf("%s: the other card is flagged, too", lang)
		}
	}
}

func TestAPlaceOnWhichListsAgreeIsNotFlagged(t *testing.T) {
	s := newShop(t)
	job := s.prepare(request(s.add(0)))
	if len(job.Disputed()) != 0 || slices.Contains(keys(job.Flagged()), disputedKey) {
		t.Errorf("%+v", job.Flagged())
	}
}
