package people

import (
	"testing"

	"vestka/app"
)

// from makes a list one of another source.
func from(source string, list app.Snapshot) app.Snapshot {
	list.Source = source
	return changed(list, func(rows []app.Record) []app.Record {
		for i := range rows {
			rows[i].Source = source
		}
		return rows
	})
}

func TestAPersonIsKnownAgainInAnotherSpellingByTheirBirthday(t *testing.T) {
	born := bornOn("1882-07-07")
	for name, c := range map[string]struct {
		first, second app.Snapshot
		people        int
	}{
		"another source":            {listing(app.English, "2026-01-01", row("1", "Kupala Janka", born)), from("office", listing(app.Russian, "2026-02-01", row("9", "Купала Янка", born))), 1},
		"a form of the name":        {listing(app.English, "2026-01-01", row("1", "Mikalai Kupala", born)), from("office", listing(app.Russian, "2026-02-01", row("9", "Купала Николай", born))), 1},
		"one source, no ids":        {listing(app.English, "2026-01-01", row("", "Kupala Janka", born, human)), listing(app.Russian, "2026-02-01", row("", "Купала Янка", born, human)), 1},
		"one source, an id":         {listing(app.English, "2026-01-01", row("1", "Kupala Janka", born)), listing(app.Russian, "2026-02-01", row("", "Купала Янка", born, human)), 1},
		"one source, two ids":       {listing(app.English, "2026-01-01", row("1", "Kupala Janka", born)), listing(app.Russian, "2026-02-01", row("2", "Купала Янка", born)), 2},
		"one list, spelt anew":      {listing(app.English, "2026-01-01", row("", "Kupala Janka", born, human)), listing(app.English, "2026-02-01", row("", "Kupala Yanka", born, human, second)), 1},
		"one list says it twice":    {listing(app.English, "2026-01-01", row("", "Kupala Janka", born, human)), listing(app.English, "2026-02-01", row("", "Kupala Janka", born, human), row("", "Kupala Yanka", born, human, second)), 1},
		"another birthday":          {listing(app.English, "2026-01-01", row("1", "Kupala Janka", born)), from("office", listing(app.Russian, "2026-02-01", row("9", "Купала Янка", bornOn("1882-07-08")))), 2},
		"only the month":            {listing(app.English, "2026-01-01", row("1", "Kupala Janka", bornOn("1882-07"))), from("office", listing(app.Russian, "2026-02-01", row("9", "Купала Янка", bornOn("1882-07")))), 2},
		"two rows of that name":     {listing(app.English, "2026-01-01", row("1", "Kupala Janka", born)), from("office", listing(app.Russian, "2026-02-01", row("9", "Купала Янка", born), row("10", "Купала Янка", born))), 3},
		"two people of that name":   {listing(app.English, "2026-01-01", row("1", "Kupala Janka", born), row("2", "Kupala Yanka", born)), from("office", listing(app.Russian, "2026-02-01", row("9", "Купала Янка", born))), 3},
		"another father":            {listing(app.Russian, "2026-01-01", row("1", "Купала Янка Иванович", born)), from("office", listing(app.Russian, "2026-02-01", row("9", "Купала Янка Петрович", born))), 2},
		"a man and a woman":         {listing(app.English, "2026-01-01", row("1", "Kupala Janka", born, func(r *app.Record) { r.Sex = app.Male })), from("office", listing(app.Russian, "2026-02-01", row("9", "Купала Янка", born, func(r *app.Record) { r.Sex = app.Female }))), 2},
		"a name of the sample list": {listing(app.English, "2026-01-01", row("1", "Kupala Janka", born)), from("sample", listing(app.Russian, "2026-02-01", row("9", "Купала Янка", born))), 2},
	} {
		t.Run(name, func(t *testing.T) {
			in, s := intake()
			importAll(t, in, c.first)
			importAll(t, in, c.second)
			if s.count() != c.people {
				t.Errorf("%d people, not %d", s.count(), c.people)
			}
			counts(t, importAll(t, in, c.second), 0, 0, c.second.Records.Len())
		})
	}
}

func TestTheNumbersOfTwoSourcesComeTogether(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.English, "2026-01-01", row("1", "Kupala Janka", bornOn("1882-07-07"))))
	importAll(t, in, from("office", listing(app.Russian, "2026-02-01", row("9", "Купала Янка", bornOn("1882-07-07")))))
	if ids := s.people[1].SourceIDs; len(ids) != 2 || ids[1] != "office:9" {
		t.Errorf("%v", ids)
	}
}

func TestTwoRowsAreNeverOnePersonByTwoOfTheirNames(t *testing.T) {
	in, s := intake()
	born := bornOn("1882-07-07")
	importAll(t, in, listing(app.English, "2026-01-01", row("1", "Kupala Janka", born)))
	p := s.people[1]
	p.Names.BE = app.Name{Full: "Луцэвіч Іван", Family: "Луцэвіч", Given: "Іван"}
	s.people[1] = p
	importAll(t, in, from("office", listing(app.Belarusian, "2026-02-01", row("8", "Купала Янка", born), row("9", "Луцэвіч Іван", born))))
	if len(s.people) != 2 {
		t.Errorf("%d people", len(s.people))
	}
}
