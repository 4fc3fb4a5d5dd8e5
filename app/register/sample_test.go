package register

import (
	"testing"
	"testing/fstest"

	"vestka/app"
)

func sampleLists(tb testing.TB) []app.Snapshot {
	tb.Helper()
	lists, err := Sample()
	if err != nil {
		tb.Fatal(err)
	}
	return lists
}

func TestSampleIsTheSamePeopleInThreeLanguages(t *testing.T) {
	lists := sampleLists(t)
	if len(lists) != 3 || lists[0].Lang != app.Belarusian || lists[1].Lang != app.Russian || lists[2].Lang != app.English {
		t.Fatalf("%d lists", len(lists))
	}
	byKey := map[string]app.Record{}
	for _, r := range lists[2].Records.All() {
		byKey[r.Key] = r
	}
	if n := len(byKey); n < 38 || n != lists[2].Records.Len() {
		t.Fatalf("%d keys in %d rows", n, lists[2].Records.Len())
	}
	latinOnly := lists[2].Records.Len() - lists[0].Records.Len()
	if latinOnly != 1 || lists[0].Records.Len() != lists[1].Records.Len() {
		t.Errorf("%d, %d and %d rows: just one person is to have only a Latin name", lists[0].Records.Len(), lists[1].Records.Len(), lists[2].Records.Len())
	}
	for _, list := range lists {
		if list.Source != "sample" || list.Form != "sample" || list.Read != list.Records.Len() {
			t.Errorf("list %s: source %q, form %q, %d of %d rows", list.Lang, list.Source, list.Form, list.Records.Len(), list.Read)
		}
		for _, r := range list.Records.All() {
			same := byKey[r.Key]
			if r.Born != same.Born || r.Sex != same.Sex || r.Status != same.Status || r.Detained != same.Detained || r.Held.Liberty != same.Held.Liberty {
				t.Errorf("%s %s: not the person of the English list", list.Lang, r.Key)
			}
			if r.Source != "sample" || r.Form != "sample" || r.Lang != list.Lang || !r.HasID || r.Line < 2 || r.SeenOn.IsZero() {
				t.Errorf("%s %s: %+v", list.Lang, r.Key, r)
			}
			for _, column := range []string{"id", "name", "status", "gender", "birthday", "arrested", "prison", "description"} {
				if r.Value(column) == "" {
					t.Errorf("%s %s: no %s", list.Lang, r.Key, column)
				}
			}
			if cyrillicName := !hasLatin(r.Name); cyrillicName != (list.Lang != app.English) {
				t.Errorf("%s %s: name %q is in the wrong script", list.Lang, r.Key, r.Name)
			}
		}
	}
}

func TestSampleIsHeldInSampleFacilities(t *testing.T) {
	r := loaded(t)
	unmatched := map[app.Lang]int{}
	for _, list := range sampleLists(t) {
		codes := map[string]bool{}
		for _, rec := range list.Records.All() {
			code, ok := r.Match(rec.Held.Text)
			switch {
			case rec.Held.Liberty && ok:
				t.Errorf("%s: at liberty in %s", rec.Key, code)
			case rec.Held.Liberty:
			case !ok:
				unmatched[list.Lang]++
			default:
				codes[code] = true
				if f, _ := r.Facility(code, app.Date{}); !f.Sample {
					t.Errorf("%s is held in %s, a real place", rec.Key, code)
				}
			}
		}
		for _, f := range r.Facilities(app.Date{}) {
			if f.Sample && !codes[f.Code] {
				t.Errorf("%s: nobody is held in %s", list.Lang, f.Code)
			}
		}
		if unmatched[list.Lang] != 1 {
			t.Errorf("%s: %d people in places that are not known, want 1", list.Lang, unmatched[list.Lang])
		}
	}
}

func TestSampleAgesAreOfGrownUps(t *testing.T) {
	for _, r := range sampleLists(t)[2].Records.All() {
		if age := 2026 - r.Born.Year; age < 20 || age > 75 {
			t.Errorf("%s is %d", r.Key, age)
		}
		if !r.Born.Valid() || !r.Detained.Valid() || !r.Detained.Full() || !r.Detained.Before(sampleDay) {
			t.Errorf("%s: born %s, arrested %s", r.Key, r.Born, r.Detained)
		}
	}
}

func TestSampleHasEveryKindOfRow(t *testing.T) {
	count := map[string]int{}
	for _, r := range sampleLists(t)[2].Records.All() {
		count[string(r.Status)]++
		if r.Born.Day == 0 {
			count["month only"]++
		}
		if r.Born.Month == 2 && r.Born.Day == 29 {
			count["29 February"]++
		}
		if r.Held.Liberty {
			count["liberty "+string(r.Status)]++
		}
		if r.Sex == app.Female {
			count["women"]++
		}
	}
	if count["active"] < 35 || count["former"] < 2 || count["np"] < 1 || count["month only"] != 1 || count["29 February"] != 1 ||
		count["liberty active"] != 1 || count["liberty former"] != 1 || count["women"] < 8 {
		t.Error(count)
	}
}

func TestEveryTwoMonthsOfTheYearHaveFiveBirthdaysInTheSample(t *testing.T) {
	r := loaded(t)
	for _, list := range sampleLists(t) {
		for day, end := (app.Date{Year: 2026, Month: 1, Day: 1}), (app.Date{Year: 2029, Month: 1, Day: 1}); day != end; day = day.AddDays(1) {
			n := 0
			for _, rec := range list.Records.All() {
				_, matched := r.Match(rec.Held.Text)
				if matched && rec.Status == app.Active && rec.Born.Within(day, 60) {
					n++
				}
			}
			if n < 5 {
				t.Errorf("%s: %d birthdays in the 60 days from %s", list.Lang, n, day)
			}
		}
	}
}

func TestSampleNamesTheLineThatIsWrong(t *testing.T) {
	facilities, err := fstestFile("sample-facilities.toml")
	if err != nil {
		t.Fatal(err)
	}
	const header = "id,name_be,name_ru,name_latin,sex,born,arrested,status,facility,liberty,held_be,held_ru,held_en,about_be,about_ru,about_en\n"
	for name, row := range map[string]string{
		"no such facility": "1,А,А,A,m,1980-01-01,2024-01-01,active,IK-999,,,,,,,\n",
		"no such day":      "1,А,А,A,m,1980-13-01,2024-01-01,active,IK-904,,,,,,,\n",
		"too few cells":    "1,А\n",
	} {
		files := fstest.MapFS{"sample-facilities.toml": facilities, sampleFile: {Data: []byte(header + row)}}
		_, err := sample(files)
		wantFileAndLine(t, name, err, sampleFile, 2)
	}
	if _, err := sample(fstest.MapFS{"sample-facilities.toml": facilities}); err == nil {
		t.Error("a missing list is no error")
	}
}

func TestSampleKeysAreInOneOrder(t *testing.T) {
	for _, list := range sampleLists(t) {
		last := 0
		for _, r := range list.Records.All() {
			if r.Line < last {
				t.Errorf("%s: rows out of order", list.Lang)
			}
			last = r.Line
		}
	}
}
