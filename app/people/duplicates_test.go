package people

import (
	"context"
	"testing"

	"vestka/app"
)

// someone is a person with a name and a birthday.
func someone(id app.PersonID, lang app.Lang, family, given, born string, opts ...func(*app.Person)) *app.Person {
	p := app.Person{ID: id, Status: app.Active}
	*nameIn(&p.Names, lang) = app.Name{Full: family + " " + given, Family: family, Given: given}
	p.Born = date(born)
	for _, o := range opts {
		o(&p)
	}
	return &p
}

func numbered(source string) func(*app.Person) {
	return func(p *app.Person) { p.SourceIDs = []app.SourceID{app.SourceID(source)} }
}

func patronymic(lang app.Lang, s string) func(*app.Person) {
	return func(p *app.Person) { nameIn(&p.Names, lang).Patronymic = s }
}

func died(on string) func(*app.Person) { return func(p *app.Person) { p.Died = date(on) } }

func TestTwoPeopleMayBeOne(t *testing.T) {
	for name, test := range map[string]struct {
		a, b   *app.Person
		reason Reason
	}{
		"one name in two scripts":         {someone(1, "be", "Гарэцкі", "Максім", "1983-02-18"), someone(2, "en", "Haretski", "Maksim", "1983-02-18"), SameNameAndBirth},
		"one name in two languages":       {someone(1, "be", "Караткевіч", "Мікалай", "1983-02-18"), someone(2, "ru", "Короткевич", "Николай", "1983-02-18"), SameNameAndBirth},
		"one name without its signs":      {someone(1, "en", "Paškievič", "Ałaiza", "1876-07-15"), someone(2, "en", "Paskievic", "Alaiza", "1876-07-15"), SameNameAndBirth},
		"a birthday that is not known":    {someone(1, "be", "Гарэцкі", "Максім", "1983-02-18"), someone(2, "be", "Гарэцкі", "Максім", ""), SameName},
		"a year that fits":                {someone(1, "be", "Гарэцкі", "Максім", "1983-02-18"), someone(2, "be", "Гарэцкі", "Максім", "1983"), SameName},
		"another birthday":                {someone(1, "be", "Гарэцкі", "Максім", "1983-02-18"), someone(2, "be", "Гарэцкі", "Максім", "1991-12-09"), ""},
		"a near one of another name":      {someone(1, "be", "Караткевіч", "Максім", "1983-02-18"), someone(2, "be", "Карадкевіч", "Максім", "1983-02-19"), ""},
		"two figures differ":              {someone(1, "be", "Гарэцкі", "Максім", "1983-02-18"), someone(2, "be", "Гарэцкі", "Максім", "1983-03-16"), ""},
		"two years apart, and a figure":   {someone(1, "be", "Гарэцкі", "Максім", "1983-02-18"), someone(2, "be", "Гарэцкі", "Максім", "1985-02-17"), ""},
		"only the years, one apart":       {someone(1, "be", "Гарэцкі", "Максім", "1983"), someone(2, "be", "Гарэцкі", "Максім", "1984"), ""},
		"the next day":                    {someone(1, "be", "Гарэцкі", "Максім", "1983-02-18"), someone(2, "ru", "Горецкий", "Максим", "1983-02-19"), NearBirth},
		"the day after the month's end":   {someone(1, "be", "Гарэцкі", "Максім", "1983-12-31"), someone(2, "be", "Гарэцкі", "Максім", "1984-01-01"), NearBirth},
		"day and month swapped":           {someone(1, "be", "Гарэцкі", "Максім", "1983-02-01"), someone(2, "be", "Гарэцкі", "Максім", "1983-01-02"), NearBirth},
		"another figure":                  {someone(1, "be", "Гарэцкі", "Максім", "1983-02-18"), someone(2, "be", "Гарэцкі", "Максім", "1953-02-18"), NearBirth},
		"the year before, over a decade":  {someone(1, "be", "Гарэцкі", "Максім", "1979-02-18"), someone(2, "be", "Гарэцкі", "Максім", "1980-02-18"), NearBirth},
		"a near birthday, two deaths":     {someone(1, "be", "Гарэцкі", "Максім", "1983-02-18", died("2024-01-01")), someone(2, "be", "Гарэцкі", "Максім", "1983-02-19", died("2020-05-05")), ""},
		"a slip in the surname":           {someone(1, "be", "Караткевіч", "Максім", "1983-02-18"), someone(2, "be", "Карадкевіч", "Максім", "1983-02-18"), NearName},
		"a slip, and no birthday":         {someone(1, "be", "Караткевіч", "Максім", "1983-02-18"), someone(2, "be", "Карадкевіч", "Максім", ""), ""},
		"the parts swapped":               {someone(1, "be", "Купала", "Янка", "1982-07-07"), someone(2, "be", "Янка", "Купала", "1982-07-07"), SwappedName},
		"another patronymic":              {someone(1, "be", "Купала", "Янка", "", patronymic("be", "Іванавіч")), someone(2, "be", "Купала", "Янка", "", patronymic("be", "Пятровіч")), ""},
		"another given name":              {someone(1, "be", "Купала", "Янка", "1982-07-07"), someone(2, "be", "Купала", "Уладзіслава", "1982-07-07"), ""},
		"a man and a woman":               {someone(1, "be", "Купала", "Янка", "1982-07-07", func(p *app.Person) { p.Sex = app.Male }), someone(2, "be", "Купала", "Янка", "1982-07-07", func(p *app.Person) { p.Sex = app.Female }), ""},
		"namesakes of one source":         {someone(1, "be", "Купала", "Янка", "", numbered("a:1")), someone(2, "be", "Купала", "Янка", "", numbered("a:2")), ""},
		"one source, one birthday":        {someone(1, "be", "Купала", "Янка", "1982-07-07", numbered("a:1")), someone(2, "be", "Купала", "Янка", "1982-07-07", numbered("a:2")), SameNameAndBirth},
		"two sources":                     {someone(1, "be", "Купала", "Янка", "", numbered("a:1")), someone(2, "be", "Купала", "Янка", "", numbered("b:1")), SameName},
		"an invented person and real one": {someone(1, "be", "Купала", "Янка", ""), someone(2, "be", "Купала", "Янка", "", func(p *app.Person) { p.Sample = true }), ""},
	} {
		t.Run(name, func(t *testing.T) {
			found, err := Duplicates(t.Context(), []*app.Person{test.a, test.b}, nil)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case test.reason == "" && len(found) == 0:
			case len(found) != 1 || found[0].Reason != test.reason || found[0].Pair != (app.Pair{1, 2}):
				t.Errorf("%+v", found)
			case found[0].Score <= 0 || found[0].Score > 1:
				t.Errorf("score %f", found[0].Score)
			}
		})
	}
}

func TestWhoIsNotTheSameIsNotProposedAgain(t *testing.T) {
	people := []*app.Person{someone(1, "be", "Купала", "Янка", "1982-07-07"), someone(2, "be", "Купала", "Янка", "1982-07-07")}
	found, err := Duplicates(t.Context(), people, map[app.Pair]bool{{1, 2}: true})
	if err != nil || len(found) != 0 {
		t.Errorf("%v, %+v", err, found)
	}
}

func TestTheLikeliestPairComesFirst(t *testing.T) {
	found, err := Duplicates(t.Context(), []*app.Person{
		someone(1, "be", "Колас", "Якуб", "1982-11-03"), someone(2, "be", "Колас", "Якуб", ""),
		someone(3, "be", "Купала", "Янка", "1982-07-07"), someone(4, "be", "Купала", "Янка", "1982-07-07"),
		someone(5, "be", "Гарэцкі", "Максім", "1983-02-18"), someone(6, "be", "Гарэцкі", "Максім", "1983-02-19"),
	}, nil)
	if err != nil || len(found) != 3 || found[0].Pair != (app.Pair{3, 4}) || found[2].Pair != (app.Pair{5, 6}) {
		t.Errorf("%v, %+v", err, found)
	}
}

func TestLookingForDuplicatesCanBeStopped(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	_, err := Duplicates(ctx, []*app.Person{someone(1, "be", "Купала", "Янка", "")}, nil)
	if app.CodeOf(err) != app.Cancelled {
		t.Error(err)
	}
}

func BenchmarkDuplicatesOf100000(b *testing.B) {
	all := crowd(100_000)
	people := make([]*app.Person, len(all))
	for i := range all {
		all[i].SourceIDs = nil // the hardest case: no source tells anybody apart
		people[i] = &all[i]
	}
	for b.Loop() {
		found, err := Duplicates(b.Context(), people, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(found)), "pairs")
	}
}
