package people

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/app/rules"
	"vestka/ui/kit"
)

func TestSearchFindsAnySpellingAndShowsTheCardOfTheBestMatch(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	for _, text := range []string{"Караткевіч", "Короткевич", "Karatkievič", "Korotkevich", "karatkewitsch"} {
		w.section.search.SetText("")
		w.section.search.SetText(text)
		if got := w.names(); len(got) == 0 || got[0] != "Uladzimir Karatkevich" {
			t.Errorf("%s finds %v", text, got)
			continue
		}
		w.says(w.section.detail, "Uladzimir Karatkevich", "Уладзімір Сямёнавіч Караткевіч", "birthday 26 November, turns 54")
	}
	w.says(w.section.chips, "1 of 46")
}

func TestASearchThatFindsNobodyOffersToLookAmongEverybody(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.section.setFilter(heldAnd(func(f *filter) { f.Month = 1 }))
	w.section.search.SetText("Karatkevich")
	w.says(w.section.place, "Nobody was found")
	if f := w.section.Focus(); f != w.section.search {
		t.Errorf("the keyboard goes to %T, not to the search", f)
	}
	all[*kit.Button](w.section.place)[0].Tapped(nil)
	if got := w.names(); len(got) != 1 || w.section.filter.on() {
		t.Errorf("the filters %v still leave %v", w.section.filter, got)
	}
}

func TestTheListBeginsWithWhoIsHeldNowAndAChipTakesThatAway(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.says(w.section.chips, "42 of 46", "by name")
	chips := all[*kit.Chip](w.section.chips)
	if len(chips) != 1 {
		t.Fatalf("%d chips", len(chips))
	}
	chips[0].Tapped(nil)
	w.says(w.section.chips, "46 people")
	if len(all[*kit.Chip](w.section.chips)) != 0 {
		t.Error("the chip is still there")
	}
}

func TestEveryFilterIsAChip(t *testing.T) {
	w := newWorld(t, "be").withSample().build()
	w.section.toggle(w.id("Karatkevich"))
	every := everyFilter()
	w.section.filter = every
	w.section.load()
	chips := w.section.filterChips()
	if len(chips) != 25 {
		t.Fatalf("%d chips", len(chips))
	}
	for _, c := range chips {
		w.section.setFilter(c.without)
		if n := len(w.section.filterChips()); n != len(chips)-1 {
			t.Errorf("without %q there are %d chips", c.word, n)
		}
		w.section.filter = every
	}
	w.section.setFilter(filter{
		Query: people.Query{
			Status: []app.Status{app.Active}, Sex: app.Male, Month: 11, BirthdayWithin: new(14), Facilities: []string{"ST-908"},
			HasAddress: true, NeverWritten: true,
		},
		marked: true,
	})
	if got := w.names(); !slices.Equal(got, []string{"Уладзімір Караткевіч"}) {
		t.Errorf("they leave %v", got)
	}
}

func TestTheOrderIsChosenAmongAllOrders(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.Reader.Choices = []int{1}
	all[*words](w.section.chips)[0].Tapped(nil)
	w.says(w.section.chips, "next birthday first")
	if got := w.names()[:2]; !slices.Equal(got, []string{"Pauliuk Bahrym", "Uladzimir Karatkevich"}) {
		t.Errorf("the next birthdays are those of %v", got) // some day in November, then the 26th
	}
	w.section.search.SetText("Maksim")
	w.section.setOrder(people.ByName)
	w.says(w.section.chips, "best match first")
	w.section.search.SetText("")
	for _, o := range people.Orders {
		w.section.setOrder(o)
		if len(w.names()) != 42 || w.section.orderWord() == "" {
			t.Errorf("in the order %q: %d people", o, len(w.names()))
		}
	}
}

// everyFilter asks everything that can be asked.
func everyFilter() filter {
	return filter{marked: true, Query: people.Query{
		Status: []app.Status{app.Active, app.Former}, InCustody: true, Sex: app.Male, AgeFrom: 20, AgeTo: 90, Month: 11, BirthdayWithin: new(14),
		Mark: app.Consent, Tags: []string{"вечар"}, Facilities: []string{"ST-908"}, Kinds: []app.FacilityKind{app.Prison}, Town: "Орша", HasAddress: true,
		Stage: rules.InForce, Articles: []string{"361-4"}, ReleaseWithin: 3, ReleasePassed: true, About: "празаік",
		NeverWritten: true, LettersAtMost: new(0), SilentMonths: 3, SilentSince: apptest.Today, WrittenSince: apptest.Today,
		Sample: new(true),
	}}
}

// heldAnd is the filter that the section begins with, with one change.
func heldAnd(change func(*filter)) filter {
	f := held()
	change(&f)
	return f
}

func TestTheFilterSheetTellsHowManyFitAndShowsThem(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.section.askFilter()
	body := w.sheet().Body
	w.says(body, "42 people match.")
	all[*kit.Select](body)[0].SetSelectedIndex(int(everybody))
	w.says(body, "46 people match.")
	all[*kit.Choice](body)[0].Choose(1)
	all[*kit.Check](body)[0].Tapped(nil)
	if !reflect.DeepEqual(w.section.filter, held()) {
		t.Fatal("the list changed before it was asked for")
	}
	w.pressPrimary()
	if want := (filter{Query: people.Query{Sex: app.Female, HasAddress: true}}); !reflect.DeepEqual(w.section.filter, want) {
		t.Errorf("the filter is %+v", w.section.filter)
	}
	for _, e := range w.section.found.rows {
		if e.Sex != app.Female || !e.HasAddress {
			t.Errorf("%s does not fit", e.Names.Latin.Full)
		}
	}
}

func TestTheFacilitiesOfTheFilterAreThoseWithPeople(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.section.askFilter()
	places := all[*kit.Select](w.sheet().Body)[3]
	if len(places.Options) != 1+len(w.directory.Counts().Facilities) || places.Options[0] != "Anywhere" {
		t.Fatalf("the choice is %v", places.Options)
	}
	places.SetSelectedIndex(1)
	w.pressPrimary()
	n := 0
	for _, f := range w.directory.Counts().Facilities {
		if f.Code == w.section.filter.Facilities[0] {
			n = f.Held
		}
	}
	if n == 0 || len(w.section.found.rows) != n {
		t.Errorf("%d people in %s, not %d", len(w.section.found.rows), w.section.filter.Facilities, n)
	}
}

func TestARowSaysOneThingBeforeAllElse(t *testing.T) {
	person := func(opts ...func(*app.Person)) *people.Entry {
		p := apptest.Person(append(opts, func(p *app.Person) { p.Born = app.Date{Year: 1980, Month: 12, Day: 6} })...)
		return &people.Entry{Person: &p, HasAddress: true}
	}
	w := newWorld(t, "ru").withSample().build()
	noAddress := person()
	noAddress.HasAddress = false
	later := person()
	later.Born = app.Date{Year: 1980, Month: 12, Day: 7}
	yearOnly := person()
	yearOnly.Born = app.Date{Year: 1980}
	for _, c := range []struct {
		e    *people.Entry
		tag  string
		tone kit.Tone
	}{
		{person(), "6 дек.", kit.Care},
		{later, "7 дек.", kit.Neutral},
		{yearOnly, "", kit.Neutral},
		{noAddress, "нет адреса", kit.No},
		{person(func(p *app.Person) { p.Held.Liberty = true }), "на свободе", kit.Neutral},
		{person(func(p *app.Person) { p.Status = app.Former }), "бывший", kit.Neutral},
		{person(func(p *app.Person) { p.Status, p.Sex = app.Former, app.Female }), "бывшая", kit.Neutral},
		{person(func(p *app.Person) { p.Died, p.Status = apptest.Today, app.Former }), "нет в живых", kit.Neutral},
	} {
		if l := w.section.line(c.e); l.Tag != c.tag || l.Tone != c.tone {
			t.Errorf("the tag is %q in tone %d, not %q in %d", l.Tag, l.Tone, c.tag, c.tone)
		}
	}
	if l := w.section.line(person()); l.Name != "Янка Купала" || l.Second != "Janka Kupala\u00a0· ИК №901" {
		t.Errorf("the row says %q and %q", l.Name, l.Second)
	}
}

func TestAPersonWhomTheFiltersHideIsShownAllTheSame(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.section.search.SetText("Kupala")
	id := w.id("Melezh") // a former prisoner
	w.section.Open(id)
	w.says(w.section.detail, "Ivan Melezh", "former political prisoner")
	if w.section.at != id || w.section.list.Selected() != w.section.index(id) || w.section.search.Text != "" {
		t.Errorf("the list stands at %d", w.section.at)
	}
	w.section.Open(app.PersonID(1 << 40))
	if w.section.wanted != 0 || w.section.at != id {
		t.Error("somebody who is not on the list moved it")
	}
}

func TestTheLanguageChangesAroundWhatWasChosen(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.section.search.SetText("Maksim")
	w.section.setFilter(heldAnd(func(f *filter) { f.Sex = app.Male }))
	w.section.list.Select(1)
	w.section.toggle(w.id("Karatkevich"))
	at := w.section.at
	w.Lang = "be"
	w.show()
	if w.section.search.Text != "Maksim" || w.section.at != at || w.section.list.Selected() != w.section.index(at) {
		t.Errorf("the search is %q, the list at %d", w.section.search.Text, w.section.at)
	}
	w.says(w.screen, "Людзі", "пазначана: 1", "Напісаць 1 паштоўку", "у зняволенні")
}

func TestWithoutAListTheSectionSaysWhereToBegin(t *testing.T) {
	w := newWorld(t, "en").build()
	w.says(w.screen, "Start with the list")
	buttons := all[*kit.Button](w.screen)
	if len(buttons) != 2 || w.section.Focus() != fyne.Focusable(buttons[0]) || w.section.Search() != nil {
		t.Fatalf("%d buttons", len(buttons))
	}
	buttons[1].Tapped(nil)
	if len(w.section.found.rows) != 42 || w.section.Search() == nil {
		t.Errorf("%d of the sample people are shown", len(w.section.found.rows))
	}
	w.undo()
	w.says(w.screen, "Start with the list")
}

// countingRegister counts how often a row or a card asks for a facility.
type countingRegister struct {
	Register
	asked int
}

func (r *countingRegister) Facility(code string, on app.Date) (app.Facility, bool) {
	r.asked++
	return r.Register.Facility(code, on)
}

func TestOfAHundredThousandPeopleOnlyThoseToBeSeenAreFormatted(t *testing.T) {
	w := newWorld(t, "en")
	crowd := make([]app.Person, 100_000)
	for i := range crowd {
		crowd[i] = apptest.Writer(i)
	}
	w.with(crowd...)
	w.build()
	counting := &countingRegister{Register: w.register}
	w.section.deps.Register = counting
	w.section.search.SetText("Kupala")
	if len(w.section.found.rows) != 20_000 {
		t.Fatalf("%d are found", len(w.section.found.rows))
	}
	w.section.search.SetText("")
	w.section.setFilter(filter{})
	keyboard := w.section.list.Focusable()
	for _, k := range []fyne.KeyName{fyne.KeyEnd, fyne.KeyHome, fyne.KeyPageDown, fyne.KeyDown} {
		keyboard.TypedKey(&fyne.KeyEvent{Name: k})
	}
	if len(w.section.found.rows) != len(crowd) || w.section.list.Selected() != 9 {
		t.Errorf("%d rows, at %d", len(w.section.found.rows), w.section.list.Selected())
	}
	if counting.asked > 1000 {
		t.Errorf("%d rows were formatted", counting.asked)
	}
}

func TestTheKeysOfTheSectionAreFree(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	if err := kit.CheckKeys(nil, w.section.Shortcuts()); err != nil {
		t.Error(err)
	}
	var labels []string
	for _, s := range w.section.Shortcuts() {
		labels = append(labels, s.Label)
	}
	if strings.Contains(strings.Join(labels, " "), "people.") {
		t.Errorf("a label is missing: %v", labels)
	}
}
