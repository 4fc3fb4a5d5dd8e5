package people

import (
	"fmt"
	"slices"
	"testing"

	"vestka/app"
)

// with is a cell that the row has, in the place of an earlier one.
func with(column, value string) func(*app.Record) {
	return func(r *app.Record) {
		without(column)(r)
		r.Cells = append(r.Cells, app.Cell{Column: column, Value: value})
	}
}

func all(changes ...func(*app.Record)) func(*app.Record) {
	return func(r *app.Record) {
		for _, c := range changes {
			c(r)
		}
	}
}

func diedOn(s string) func(*app.Record) {
	return all(with("died", s), func(r *app.Record) { r.Died = date(s) })
}

// deadSince is somebody of whom the list says that they died, and not when.
var deadSince = all(with("died", "TRUE"), func(r *app.Record) { r.Died = app.SomeDay })

func charged(articles string) func(*app.Record) {
	return all(with("articles", articles), func(r *app.Record) { r.Articles = articles })
}

func judged(on string) func(*app.Record) {
	return all(with("verdict_date", on), func(r *app.Record) { r.Verdict = date(on) })
}

// sentenced is somebody of whom the list says that there is a verdict, and not of when.
func sentenced(r *app.Record) { r.Verdict = app.SomeDay }

// penalised is somebody of whom the list tells the penalty, and not when it was given.
var penalised = all(with("Приговор", "5 лет колонии"), func(r *app.Record) {
	if r.Verdict.IsZero() {
		r.Verdict = app.SomeDay
	}
})

func as(s app.Status) func(*app.Record) {
	return all(with("status", string(s)), func(r *app.Record) { r.Status = s })
}

func held(text string) func(*app.Record) { return all(with("prison", text), heldIn(text)) }

func free(text string) func(*app.Record) {
	return all(with("prison", text), func(r *app.Record) { r.Held = app.Detention{Text: text, Liberty: true} })
}

func ofTown(town string) func(*app.Record) {
	return all(with("town", town), func(r *app.Record) { r.Town = town })
}

func postedTo(address string) func(*app.Record) {
	return all(with("address", address), func(r *app.Record) { r.Held.Address = address })
}

// shown is news in short.
func shown(news []app.News) []string {
	var all []string
	for _, n := range news {
		all = append(all, fmt.Sprintf("%s %s: %s > %s", n.Kind, n.Field, n.Before, n.After))
	}
	return all
}

func TestWhatChangedIsToldByItsKind(t *testing.T) {
	base := all(as(app.Active), held("ИК-901"), charged("342"))
	for name, c := range map[string]struct {
		was, is func(*app.Record)
		want    []string
	}{
		"nothing":                          {base, base, nil},
		"moved":                            {base, all(base, held("ИК-902")), []string{"moved held: IK-901 > IK-902"}},
		"unknown":                          {base, all(base, held("somewhere")), []string{"moved held: IK-901 > somewhere"}},
		"placed":                           {all(as(app.Active)), all(as(app.Active), held("ИК-901")), []string{"changed held:  > IK-901"}},
		"released":                         {base, all(base, free("released")), []string{"released held: IK-901 > released"}},
		"former":                           {base, all(base, as(app.Former)), []string{"released status: active > former"}},
		"deported en":                      {base, all(base, as(app.Former), free("released, deported to Lithuania")), []string{"deported held: IK-901 > released, deported to Lithuania"}},
		"deported ru":                      {base, all(base, as(app.Former), with("description", "Освобождён и депортирован 13 декабря.")), []string{"deported status: active > former"}},
		"deported be":                      {base, all(base, free("дэпартаваны")), []string{"deported held: IK-901 > дэпартаваны"}},
		"an old word":                      {all(base, with("description", "был выслан в 1937")), all(base, as(app.Former), with("description", "был выслан в 1937")), []string{"released status: active > former"}},
		"died":                             {base, all(base, as(app.Former), diedOn("2026-11-03")), []string{"died died:  > 2026-11-03"}},
		"died some day":                    {base, all(base, as(app.Former), deadSince), []string{"died died:  > XXXX"}},
		"it is known when":                 {all(base, deadSince), all(base, diedOn("2026-11-03")), []string{"changed died: XXXX > 2026-11-03"}},
		"it is no longer said when":        {all(base, diedOn("2026-11-03")), all(base, deadSince), []string{"changed died: 2026-11-03 > XXXX"}},
		"the year is kept":                 {all(base, diedOn("2026")), all(base, deadSince), []string{"changed died: 2026 > XXXX"}},
		"not dead after all":               {all(base, deadSince), base, []string{"changed died: XXXX > "}},
		"not dead":                         {all(base, diedOn("2026-10-01")), base, []string{"changed died: 2026-10-01 > "}},
		"charged":                          {base, all(base, charged("342, 361")), []string{"charged articles: 342 > 342, 361"}},
		"charged first":                    {all(as(app.Active)), all(as(app.Active), charged("342")), []string{"charged articles:  > 342"}},
		"the same articles in other words": {base, all(base, charged("арт. 342")), nil},
		"sentenced":                        {base, all(base, judged("2026-11-05")), []string{"sentenced verdict:  > 2026-11-05"}},
		"sentenced, undated":               {base, all(base, with("penalty", "3 years in a colony"), sentenced), []string{"sentenced penalty:  > 3 years in a colony"}},
		"sentenced in Russian":             {base, all(base, with("Вид наказания", "3 года колонии"), sentenced), []string{"sentenced penalty:  > 3 года колонии"}},
		"not sentenced yet":                {base, all(base, with("Приговор", "Не вынесен")), []string{"changed penalty:  > Не вынесен"}},
		"sentenced after words for none":   {all(base, with("Приговор", "Не вынесен")), all(base, with("Приговор", "5 лет"), sentenced), []string{"sentenced penalty:  > 5 лет"}},
		"a penalty alone":                  {base, all(base, penalised), []string{"sentenced penalty:  > 5 лет колонии"}},
		"a day after words for none":       {all(base, with("Приговор", "не вынесен")), all(base, judged("2026-11-05")), []string{"sentenced verdict:  > 2026-11-05"}},
		"the day of it is told later":      {all(base, penalised), all(base, penalised, judged("2026-11-05")), []string{"changed verdict: XXXX > 2026-11-05"}},
		"the day of it is told no more":    {all(base, penalised, judged("2026-11-05")), all(base, penalised), []string{"changed verdict: 2026-11-05 > XXXX"}},
		"sentenced and moved":              {base, all(base, judged("2026-11-05"), held("ИК-902")), []string{"moved held: IK-901 > IK-902", "sentenced verdict:  > 2026-11-05"}},
		"another verdict":                  {all(base, judged("2026-10-05")), all(base, judged("2026-11-05")), []string{"changed verdict: 2026-10-05 > 2026-11-05"}},
		"recognised":                       {all(base, as(app.NotRecognised)), base, []string{"changed status: np > active"}},
		"born":                             {base, all(base, bornOn("1882-07-07")), []string{"changed born:  > 1882-07-07"}},
		"renamed":                          {base, all(base, func(r *app.Record) { r.Name = "Kupala Janka D." }), []string{"changed name: Kupala Janka > Kupala Janka D."}},
		"another column":                   {all(base, with("judge", "A.")), all(base, with("judge", "B.")), []string{"changed judge: A. > B."}},
		"articles no more":                 {base, all(as(app.Active), held("ИК-901")), []string{"changed articles: 342 > "}},
		"a birthday no more":               {all(base, bornOn("1882-07-07")), base, []string{"changed born: 1882-07-07 > "}},
		"a birthday less exact":            {all(base, bornOn("1882-07-07")), all(base, bornOn("1882")), []string{"changed born: 1882-07-07 > 1882"}},
		"another birthday, less exact":     {all(base, bornOn("1882-07-07")), all(base, bornOn("1883")), []string{"changed born: 1882-07-07 > 1883"}},
		"a place no more":                  {base, all(as(app.Active), charged("342")), []string{"changed held: IK-901 > "}},
		"a place no more of one released":  {base, all(as(app.Former), charged("342")), []string{"released status: active > former"}},
		"a status no more":                 {base, all(base, as(""), without("status")), []string{"changed status: active > "}},
		"a town no more":                   {all(base, ofTown("Вязынка")), base, []string{"changed town: Вязынка > "}},
		"a penalty no more":                {all(base, penalised), base, []string{"changed penalty: 5 лет колонии > "}},
		"an address no more":               {all(base, postedTo("вул. Прыкладная, 1")), base, []string{"changed address: вул. Прыкладная, 1 > "}},
		"a column less":                    {all(base, with("judge", "A.")), base, []string{"changed judge: A. > "}},
	} {
		in, s := intake()
		importAll(t, in, listing(app.English, "2026-11-01", row("1", "Kupala Janka", c.was)))
		got := importAll(t, in, listing(app.English, "2026-11-08", row("1", "Kupala Janka", c.is)))
		if !slices.Equal(shown(s.told), c.want) {
			t.Errorf("%s: %q, want %q", name, shown(s.told), c.want)
		}
		total := 0
		for _, n := range got.Kinds {
			total += n
		}
		if total != len(c.want) {
			t.Errorf("%s: counted %v", name, got.Kinds)
		}
	}
}

func TestTheFirstListOfASourceIsNoNewsAndLaterPeopleAre(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.English, "2026-11-01", row("1", "Kupala Janka"), row("2", "Kolas Jakub")))
	if len(s.told) > 0 {
		t.Errorf("%q", shown(s.told))
	}
	importAll(t, in, listing(app.English, "2026-11-08", row("1", "Kupala Janka"), row("2", "Kolas Jakub"), row("3", "Harecki Maksim", held("ИК-902"))))
	if want := []string{"new :  > IK-902"}; !slices.Equal(shown(s.told), want) || s.told[0].Person != 3 {
		t.Errorf("%q, %+v", shown(s.told), s.told)
	}
}

func TestTheFirstListOfAnotherSourceTellsWhatChangedOfPeopleWhoAreKnown(t *testing.T) {
	born := bornOn("1882-07-07")
	base := all(as(app.Active), held("ИК-901"), born)
	for name, c := range map[string]struct {
		is   func(*app.Record)
		want []string
	}{
		"nothing":  {base, nil},
		"charged":  {all(base, charged("342")), nil},
		"moved":    {all(base, held("ИК-902")), []string{"moved held: IK-901 > IK-902"}},
		"released": {all(base, as(app.Former)), []string{"released status: active > former"}},
		"died":     {all(base, as(app.Former), diedOn("2026-11-03")), []string{"died died:  > 2026-11-03"}},
	} {
		in, s := intake()
		importAll(t, in, listing(app.English, "2026-11-01", row("1", "Kupala Janka", base)))
		got := importAll(t, in, from("office", listing(app.English, "2026-11-08", row("9", "Kupala Janka", c.is), row("10", "Kolas Jakub", base))))
		if !slices.Equal(shown(s.told), c.want) || got.New != 1 || len(got.Guards) > 0 {
			t.Errorf("%s: %q, %d new, %v", name, shown(s.told), got.New, got.Guards)
		}
		if len(s.told) > 0 && s.told[0].Person != 1 {
			t.Errorf("%s: told of %d", name, s.told[0].Person)
		}
	}
}

func TestWhatOneLanguageOfASourceToldAnotherDoesNotTellAgain(t *testing.T) {
	in, s := intake()
	old, now := all(held("ИК-901"), charged("342")), all(held("ИК-902"), charged("342, 361"), judged("2026-11-05"))
	for _, lang := range languages {
		importAll(t, in, listing(lang, "2026-11-01", row("1", "Kupala Janka", old), row("2", "Kolas Jakub")))
	}
	importAll(t, in, listing(app.English, "2026-11-08", row("1", "Kupala Janka", now)))
	first := len(s.told)
	if first != 3 { // moved, sentenced, gone
		t.Errorf("%q", shown(s.told))
	}
	importAll(t, in, listing(app.Russian, "2026-11-08", row("1", "Kupala Janka", now)))
	importAll(t, in, listing(app.Belarusian, "2026-11-08", row("1", "Kupala Janka", now)))
	if len(s.told) != first {
		t.Errorf("%q", shown(s.told[first:]))
	}
}

func TestACorrectedBirthdayIsToldOnceAndNotAsSomebodyNew(t *testing.T) {
	others := []app.Record{row("", "Kolas Jakub", bornOn("1882-11-03"), human), row("", "Harecki Maksim", bornOn("1893-02-18"), human)}
	list := func(on string, rows ...app.Record) app.Snapshot {
		return listing(app.English, on, append(slices.Clone(others), rows...)...)
	}
	kupala := func(born, key string) app.Record {
		return row("", "Kupala Janka", bornOn(born), human, func(r *app.Record) { r.Key = key })
	}
	told := []string{"changed born: 1882-07-07 > 1882-08-07"}
	for name, c := range map[string]struct {
		is   []app.Record
		want []string
	}{
		"one slip":         {[]app.Record{kupala("1882-08-07", "b")}, told},
		"another birthday": {[]app.Record{kupala("1901-02-21", "b")}, []string{"new :  > ", "gone listed:  > 2026-11-08"}},
		"two of them":      {[]app.Record{kupala("1882-08-07", "b"), kupala("1882-07-08", "c")}, []string{"new :  > ", "new :  > ", "gone listed:  > 2026-11-08"}},
	} {
		in, s := intake()
		importAll(t, in, list("2026-11-01", kupala("1882-07-07", "a")))
		got := importAll(t, in, list("2026-11-08", c.is...))
		if !slices.Equal(shown(s.told), c.want) || got.New != len(c.is) || got.Gone != 1 {
			t.Errorf("%s: %q, %d new, %d gone", name, shown(s.told), got.New, got.Gone)
		}
		if name == "one slip" && (len(s.told) != 1 || s.told[0].Person != 3 || len(got.Kinds) != 1 || got.Kinds[app.NewsChanged] != 1) {
			t.Errorf("%+v, %v", s.told, got.Kinds)
		}
	}
}

func TestWhoIsNoLongerOnTheListIsToldOnceAndWhoReturnsToo(t *testing.T) {
	in, s := intake()
	two := []app.Record{row("1", "Kupala Janka"), row("2", "Kolas Jakub", held("ИК-901"))}
	importAll(t, in, listing(app.English, "2026-11-01", two...))
	for _, on := range []string{"2026-11-08", "2026-11-15"} {
		importAll(t, in, listing(app.English, on, two[0]))
		if want := []string{"gone listed: IK-901 > 2026-11-08"}; !slices.Equal(shown(s.told), want) || s.told[0].Person != 2 {
			t.Errorf("%s: %q", on, shown(s.told))
		}
	}
	c := importAll(t, in, listing(app.English, "2026-11-22", two...))
	if want := "changed listed: 2026-11-08 > 2026-11-22"; len(s.told) != 2 || shown(s.told)[1] != want || c.Changed != 1 {
		t.Errorf("%q, %d changed", shown(s.told), c.Changed)
	}
	importAll(t, in, listing(app.English, "2026-11-29", two[0]))
	if len(s.told) != 3 {
		t.Errorf("who went again was not told: %q", shown(s.told))
	}
}

func TestWhoGoesAsAnotherComesBackIsTold(t *testing.T) {
	in, _ := intake()
	first, second := row("1", "Kupala Janka"), row("2", "Kolas Jakub")
	importAll(t, in, listing(app.English, "2026-11-01", first, second))
	importAll(t, in, listing(app.English, "2026-11-08", first))
	if c := importAll(t, in, listing(app.English, "2026-11-15", second)); c.Gone != 1 || c.Changed != 1 {
		t.Errorf("%d gone, %d changed", c.Gone, c.Changed)
	}
}

func TestAPartOfAListSaysNothingOfTheOthers(t *testing.T) {
	in, s := intake()
	importAll(t, in, many(100, "2026-11-01"))
	for n, want := range map[int]int{85: 15, 84: 0} {
		c, err := in.Compare(t.Context(), many(n, "2026-11-08"))
		if err != nil || c.Gone != want || c.Kinds[app.NewsGone] != want || (want == 0) != (c.Lacking == 100-n) {
			t.Errorf("%d rows: %d gone, %d lacking, %v", n, c.Gone, c.Lacking, err)
		}
	}
	importAll(t, in, many(84, "2026-11-08"))
	if !s.imports[0].Partial || len(s.told) > 0 {
		t.Errorf("%+v, %q", s.imports[0], shown(s.told))
	}
	for _, n := range []int{5, 6} {
		in, s := intake()
		importAll(t, in, many(6, "2026-11-01"))
		few := many(6, "2026-11-08")
		importAll(t, in, changed(few, func(rows []app.Record) []app.Record { return rows[n:] }))
		if s.imports[0].Partial != (n == 6) {
			t.Errorf("%d of 6 gone: %+v", n, s.imports[0])
		}
	}
}

func TestAPersonSaysWhetherAListIsWhole(t *testing.T) {
	for name, c := range map[string]struct {
		rows, gone, lacking int
		extent              app.Extent
		breaks              bool
	}{
		"nobody says": {60, 0, 40, app.ExtentUnsaid, false}, "whole": {60, 40, 0, app.ExtentWhole, false}, "a part": {60, 0, 40, app.ExtentPart, false},
		"few, a part": {97, 0, 3, app.ExtentPart, false}, "few": {97, 3, 0, app.ExtentUnsaid, false}, "torn": {60, 0, 40, app.ExtentWhole, true},
	} {
		in, s := intake()
		importAll(t, in, many(100, "2026-11-01"))
		importAll(t, in, many(c.rows, "2026-11-08")) // without a word, as it was before
		news := len(s.told)
		list := many(c.rows, "2026-11-15")
		list.Extent, list.BreaksOff = c.extent, c.breaks
		got := importAll(t, in, list)
		if name == "few" {
			if news != c.gone {
				t.Errorf("%s: %d are told to be gone", name, news)
			}
			continue
		}
		if c.rows == 97 { // they are gone already: the word comes too late for them
			if news != 3 || got.Gone+got.Lacking != 0 {
				t.Errorf("%s: %d told, %d gone, %d lacking", name, news, got.Gone, got.Lacking)
			}
			in, s = intake()
			importAll(t, in, many(100, "2026-11-01"))
			got = importAll(t, in, list)
		}
		if got.Gone != c.gone || got.Lacking != c.lacking || got.Kinds[app.NewsGone] != c.gone || s.imports[0].Partial != (c.lacking > 0) || len(s.told) != c.gone {
			t.Errorf("%s: %d gone, %d lacking, %d told, %+v", name, got.Gone, got.Lacking, len(s.told), s.imports[0])
		}
		if got.MayBeWhole() != (c.lacking > 0 && !c.breaks) {
			t.Errorf("%s: may be whole: %v", name, got.MayBeWhole())
		}
	}
}

func TestAListThatSaysNothingNewIsRememberedAllTheSame(t *testing.T) {
	in, s := intake()
	list := listing(app.English, "2026-11-01", row("1", "Kupala Janka"))
	importAll(t, in, list)
	c := importAll(t, in, listing(app.English, "2026-11-08", list.Records.At(0)))
	if !c.Nothing() || len(s.imports) != 2 || s.imports[0].Day != date("2026-11-08") || s.imports[0].Counts.Unchanged != 1 {
		t.Errorf("%+v", s.imports)
	}
}
