package people

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/rules"
)

// mixture is a list in which everything that a filter asks differs, and much of
// it is not known.
func mixture(r *rand.Rand, n int) ([]app.Person, map[app.PersonID]app.Written) {
	people := crowd(n)
	written := map[app.PersonID]app.Written{}
	pick := func(values ...string) string { return values[r.IntN(len(values))] }
	day := func(from, years int) app.Date {
		d := app.Date{Year: from + r.IntN(years), Month: 1 + r.IntN(12), Day: 1 + r.IntN(28)}
		switch r.IntN(6) {
		case 0:
			d.Day = 0
		case 1:
			d.Day, d.Month = 0, 0
		case 2:
			return app.Date{}
		}
		return d
	}
	for i := range people {
		p := &people[i]
		p.Status = []app.Status{app.Active, app.Active, app.Former, app.NotRecognised}[r.IntN(4)]
		p.Sex = []app.Sex{app.Male, app.Female, app.SexUnknown}[r.IntN(3)]
		p.Born, p.Verdict, p.Appeal, p.Release = day(1950, 55), day(2024, 4), day(2024, 4), day(2026, 4)
		p.Articles = pick("", "ч. 1 ст. 342", "ст. 361-4 УК", "Part 2 of Article 361", "293, 361–2")
		p.Town = pick("", "Мінск", "Минск", "г. Гродно", "Nowogródek")
		p.Work = pick("", "журналист", "журналіст", "учитель")
		p.Interests = pick("", "шахматы", "музыка, шахматы")
		p.Held = app.Detention{Facility: pick("IK-901", "IK-902", "SIZO-901", ""), Text: "x", Liberty: r.IntN(9) == 0}
		p.Sample = r.IntN(3) == 0
		if r.IntN(9) == 0 {
			p.Died = app.Date{Year: 2025}
		}
		if r.IntN(2) == 0 {
			written[p.ID] = app.Written{Letters: 1 + r.IntN(4), Last: app.DateOf(today.Time().AddDate(0, 0, -r.IntN(400)))}
		}
	}
	return people, written
}

// anyQuery asks a few of all things, Prepared or not.
func anyQuery(r *rand.Rand) Query {
	q := Query{Today: today, Lang: app.Belarusian, Order: Orders[r.IntN(len(Orders))]}
	for range 1 + r.IntN(3) {
		switch r.IntN(18) {
		case 0:
			q.Status = []app.Status{app.Active, app.Former}[r.IntN(2):]
		case 1:
			q.InCustody = true
		case 2:
			q.Sex = []app.Sex{app.Female, app.Male}[r.IntN(2)]
		case 3:
			q.Facilities = []string{"IK-901", "SIZO-901", "nowhere"}[r.IntN(3):]
		case 4:
			q.Kinds = []app.FacilityKind{app.PreTrial, app.Colony}[r.IntN(2):]
		case 5:
			q.HasAddress = true
		case 6:
			q.Stage = []rules.Stage{rules.BeforeForce, rules.InForce}[r.IntN(2)]
		case 7:
			q.Articles = []string{"361", "342", "361-4", "2"}[r.IntN(4):]
		case 8:
			q.ReleaseWithin = 1 + r.IntN(30)
		case 9:
			q.Month = 1 + r.IntN(12)
		case 10:
			q.BirthdayWithin = new(r.IntN(60))
		case 11:
			q.AgeFrom = r.IntN(60)
			q.AgeTo = q.AgeFrom + r.IntN(10)
		case 12:
			q.Town = []string{"Мінск", "minsk", "грод", "Навагрудак"}[r.IntN(4)]
		case 13:
			q.About = []string{"журналист", "шахматы", "шахм жур", "поэт"}[r.IntN(4)]
		case 14:
			q.NeverWritten = true
		case 15:
			q.SilentMonths = 1 + r.IntN(12)
		case 16:
			q.WrittenSince = app.DateOf(today.Time().AddDate(0, 0, -r.IntN(200)))
		case 18:
			q.ReleasePassed = true
		case 17:
			q.LettersAtMost = new(r.IntN(4))
		}
	}
	return q
}

// naive answers the query for one person as slowly and as plainly as can be.
func naive(q *Query, p *app.Person, w app.Written) bool {
	kind := app.FacilityKind("")
	if f, ok := (register{}).Facility(p.Held.Facility, today); ok {
		kind = f.Kind
	}
	stage, _ := rules.StageOf(kind, p.Verdict, p.Appeal, today)
	said := func(text, words string) bool {
		for _, k := range foldedWords(words) {
			if !strings.Contains(strings.Join(append([]string{""}, foldedWords(text)...), ""), k) {
				return false
			}
		}
		return true
	}
	there := p.Placed() || p.Status == app.Former && slices.Contains(q.Status, app.Former)
	soon := today.Time().AddDate(0, q.ReleaseWithin, 0)
	return (len(q.Status) == 0 || slices.Contains(q.Status, p.Status)) &&
		(!q.InCustody || p.InCustody()) &&
		(q.Sex == "" || q.Sex == p.Sex) &&
		(len(q.Facilities) == 0 || slices.Contains(q.Facilities, p.Held.Facility) && there) &&
		(len(q.Kinds) == 0 || slices.Contains(q.Kinds, kind) && there) &&
		(!q.HasAddress || p.Held.Facility == "IK-901" && !p.Held.Liberty) &&
		(q.Stage == "" || q.Stage == stage) &&
		(len(q.Articles) == 0 || naiveArticle(q.Articles, p.Articles)) &&
		(q.ReleaseWithin == 0 || p.Died.IsZero() && !p.Release.IsZero() && daysOf(p.Release, func(d time.Time) bool {
			return !d.Before(today.Time()) && !d.After(soon)
		}) > 0) &&
		(!q.ReleasePassed || p.Status != app.Former && p.Died.IsZero() && !p.Held.Liberty && p.Release.Year > 0 &&
			daysOf(p.Release, func(d time.Time) bool { return d.After(today.Time()) }) == 0) &&
		(q.Month == 0 || p.Born.Month == q.Month) &&
		(q.BirthdayWithin == nil || p.Died.IsZero() && p.Born.Within(today, *q.BirthdayWithin)) &&
		(q.AgeFrom+q.AgeTo == 0 || !p.Born.IsZero() && daysOf(p.Born, func(d time.Time) bool {
			age := naiveAge(d)
			return age < q.AgeFrom || age > q.AgeTo
		}) == 0) &&
		(q.Town == "" || said(p.Town, q.Town)) &&
		(q.About == "" || said(p.Work+" "+p.Interests, q.About)) &&
		(!q.NeverWritten || w.Letters == 0) &&
		(q.SilentMonths == 0 || w.Letters == 0 || w.Last.Time().Before(today.Time().AddDate(0, -q.SilentMonths, 0))) &&
		(q.WrittenSince.IsZero() || w.Letters > 0 && !w.Last.Before(q.WrittenSince)) &&
		(q.LettersAtMost == nil || w.Letters <= *q.LettersAtMost)
}

// naiveArticle knows by heart what the texts of mixture name.
func naiveArticle(wanted []string, text string) bool {
	has := map[string][]string{
		"ч. 1 ст. 342": {"342"}, "ст. 361-4 УК": {"361", "361-4"}, "Part 2 of Article 361": {"361"}, "293, 361–2": {"293", "361", "361-2"},
	}[text]
	return slices.ContainsFunc(wanted, func(w string) bool { return slices.Contains(has, w) })
}

// daysOf counts the days that the date covers and of which is is true.
func daysOf(d app.Date, is func(time.Time) bool) int {
	n := 0
	for t := d.Time(); app.DateOf(t).Year == d.Year && (d.Month == 0 || int(t.Month()) == d.Month) && (d.Day == 0 || t.Day() == d.Day); t = t.AddDate(0, 0, 1) {
		if is(t) {
			n++
		}
	}
	return n
}

func naiveAge(born time.Time) int {
	age := today.Year - born.Year()
	if today.Month < int(born.Month()) || today.Month == int(born.Month()) && today.Day < born.Day() {
		age--
	}
	return age
}

func TestEveryCombinationOfFiltersChoosesWhomANaiveWalkChooses(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	people, written := mixture(r, 600)
	s := newStore(people...)
	s.written = written
	d := NewDirectory(s, s, register{})
	if err := d.Load(t.Context()); err != nil {
		t.Fatal(err)
	}
	found := 0
	for range 3000 {
		q := anyQuery(r)
		var want []app.PersonID
		for i := range people {
			if naive(&q, &people[i], written[people[i].ID]) {
				want = append(want, people[i].ID)
			}
		}
		result := d.Find(q)
		got := ids(result.People)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("%+v:\n%v, not\n%v", q, got, want)
		}
		inOrder(t, q.Order, result.People)
		found += len(want)
	}
	if found < 3000 {
		t.Errorf("%d people found by all queries together: they ask too much to show anything", found)
	}
}

// inOrder checks that nobody stands before somebody who comes first.
func inOrder(t *testing.T, o Order, people []*Entry) {
	t.Helper()
	for i := 1; i < len(people); i++ {
		a, b := people[i-1], people[i]
		wrong := false
		switch o {
		case ByFewestLetters:
			wrong = a.Letters > b.Letters
		case ByLongestSilence:
			wrong = b.LastWritten.Before(a.LastWritten)
		case ByRelease:
			ahead := func(e *Entry) bool { return pack(e.Release).last() >= pack(today) && !e.Release.IsZero() }
			wrong = ahead(b) && (!ahead(a) || pack(b.Release).last() < pack(a.Release).last())
		}
		if wrong {
			t.Fatalf("%q: %+v stands before %+v", o, a.Person, b.Person)
		}
	}
}

func TestWhatIsNotKnownOfSomebodyIsSaidAndNotGuessed(t *testing.T) {
	all := everyKind() // born 1903-11-26, 1893-01, 1893-02-18, 1880-11-25, 1882-11-30, 1869
	d, _ := loaded(t, all...)
	for name, c := range map[string]struct {
		query   Query
		want    []app.PersonID
		unknown []Unknown
	}{
		"123 today":           {Query{AgeFrom: 123, AgeTo: 123}, []app.PersonID{1}, nil},
		"from 133":            {Query{AgeFrom: 133}, []app.PersonID{2, 3, 4, 5, 6}, nil},
		"to 156":              {Query{AgeTo: 156}, []app.PersonID{1, 2, 3, 4, 5}, []Unknown{{CriterionAge, 1}}},
		"in custody, to 156":  {Query{AgeTo: 156, InCustody: true}, []app.PersonID{1, 2}, nil},
		"a stage":             {Query{Stage: rules.BeforeForce}, nil, []Unknown{{CriterionStage, 2}}},
		"soon to be released": {Query{ReleaseWithin: 12}, nil, []Unknown{{CriterionRelease, 4}}},
	} {
		c.query.Today, c.query.Lang = today, app.Belarusian
		got := d.Find(c.query)
		if !slices.Equal(ids(got.People), c.want) || !slices.Equal(got.Unknown, c.unknown) {
			t.Errorf("%s: %v and %v, not %v and %v", name, ids(got.People), got.Unknown, c.want, c.unknown)
		}
	}
}

func TestArticlesAreReadFromTheTextsOfLists(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                     nil,
		"ч. 1 ст. 342 УК":                      {"342"},
		"ст.361-4 ч.1":                         {"361-4"},
		"арт. 130 (ч. 3), арт. 203–1":          {"130", "203-1"},
		"Part 2 of Article 293, Article 361-2": {"293", "361-2"},
		"ч.1, ч.2 ст.361.3\nст. 368":           {"361-3", "368"},
		"частка 1 артыкула 369":                {"369"},
		"342":                                  {"342"},
	} {
		if got := ArticlesIn(text); !slices.Equal(got, want) {
			t.Errorf("%q names %q, not %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"361": "[361] true", "361-4, 342": "[361-4 342] true", "361.4;130": "[361-4 130] true", "": "[] true", "ст. 361": "[] false", "361x": "[] false", "x": "[] false"} {
		if got, ok := Articles(text); fmt.Sprint(got, ok) != want {
			t.Errorf("%q is %v %t, not %s", text, got, ok, want)
		}
	}
}

func TestWhatAListSaysIsFoundOnceTheStoreWasAsked(t *testing.T) {
	s := newStore(everyKind()...)
	s.people[2] = func(p app.Person) app.Person { p.Work = "врач"; return p }(s.people[2])
	s.keep(5, app.Record{Source: "sample", Key: "5", Cells: []app.Cell{{Column: "description", Value: "Врач, любит театр"}}})
	d := NewDirectory(s, s, register{})
	if err := d.Load(t.Context()); err != nil {
		t.Fatal(err)
	}
	q := Query{About: "врач", Lang: app.Belarusian}
	if got := ids(d.Find(q).People); !slices.Equal(got, []app.PersonID{2}) {
		t.Errorf("in memory %v", got)
	}
	result, err := d.Choose(t.Context(), q)
	if got := ids(result.People); err != nil || !slices.Equal(got, []app.PersonID{2, 5}) {
		t.Errorf("in the store %v (%v)", got, err)
	}
}
