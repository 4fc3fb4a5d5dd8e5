package people

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"vestka/app"
)

// found are the ids that a text finds, the best match first.
func found(d *Directory, text string) []app.PersonID {
	var ids []app.PersonID
	for _, e := range d.Find(Query{Text: text, Lang: app.Belarusian}).People {
		ids = append(ids, e.ID)
	}
	return ids
}

// writers are people whose names are spelled in many ways, each known by one
// spelling only, so that nothing but folding can find the others.
func writers() []app.Person {
	return []app.Person{
		called(1, app.Belarusian, "Караткевіч", "Уладзімір"),
		called(2, app.Belarusian, "Гарэцкі", "Максім"),
		called(3, app.Belarusian, "Купала", "Янка"),
		called(4, app.Belarusian, "Колас", "Якуб"),
		called(5, app.Belarusian, "Дунін-Марцінкевіч", "Вінцэнт"),
		called(6, app.English, "Paškievič", "Ałaiza"),
		called(7, app.Russian, "Гусовский", "Николай"),
		called(8, app.Belarusian, "Багдановіч", "Максім"),
		called(9, app.Belarusian, "Мележ", "Іван"),
	}
}

var spellings = map[app.PersonID][]string{
	1: {"Караткевіч", "Короткевич", "Karatkievič", "Karatkevich", "Korotkevich", "Karatkewitsch", "КАРАТКЕВІЧ"},
	2: {"Гарэцкі", "Горецкий", "Harecki", "Haretski", "Goretsky"},
}

func TestSearchFindsOnePersonUnderAnySpelling(t *testing.T) {
	for known, family := range map[app.PersonID][]string{1: spellings[1], 2: spellings[2]} {
		for _, stored := range family {
			for _, lang := range languages {
				people := writers()
				people[known-1] = called(known, lang, stored, people[known-1].Names.BE.Given)
				d, _ := loaded(t, people...)
				for _, typed := range family {
					if ids := found(d, typed); len(ids) == 0 || ids[0] != known {
						t.Errorf("%s, stored as %s, finds %v", typed, stored, ids)
					}
				}
			}
		}
	}
}

func TestSearchFindsANameTypedWithoutItsSigns(t *testing.T) {
	d, _ := loaded(t, writers()...)
	for _, typed := range []string{"Paskievic", "paskievic alaiza", "Paski", "Paškievič", "Pashkevich"} {
		if ids := found(d, typed); len(ids) == 0 || ids[0] != 6 {
			t.Errorf("%s finds %v", typed, ids)
		}
	}
}

func TestSearchTakesBothOrdersOfNamesAndAnyMixOfScripts(t *testing.T) {
	d, _ := loaded(t, writers()...)
	for text, want := range map[string]app.PersonID{
		"Уладзімір Караткевіч": 1, "Караткевіч Уладзімір": 1, "Vladimir Korotkevich": 1, "Короткевич Uładzimir": 1,
		"Максим Горецкий": 2, "harecki maksim": 2, "Марцинкевич Винцент": 5, "дунин марцинкевич": 5, "дунін-марцінкевіч": 5,
		"Пашкевіч Алаіза": 6, "  КУПАЛА,  янка ": 3, "Гусоўскі Мікола": 7, "Я. Купала": 3, "к янк": 3,
	} {
		if ids := found(d, text); !slices.Equal(ids, []app.PersonID{want}) {
			t.Errorf("%q finds %v, not %d alone", text, ids, want)
		}
	}
}

func TestSearchFindsAsOneTypes(t *testing.T) {
	d, _ := loaded(t, writers()...)
	for _, name := range []string{"Караткевіч", "Короткевич", "Karatkievič", "Karatkevich", "Korotkevich", "Karatkewitsch", "Уладзімір"} {
		letters := []rune(name)
		for n := 1; n <= len(letters); n++ {
			if start := string(letters[:n]); !slices.Contains(found(d, start), 1) {
				t.Errorf("%q does not find %s", start, name)
			}
		}
	}
}

func TestSearchForgivesOneSlip(t *testing.T) {
	d, _ := loaded(t, writers()...)
	for id, family := range spellings {
		for _, name := range family {
			for _, typed := range slips(name) {
				if utf8.RuneCountInString(typed) >= slipFrom && !slices.Contains(found(d, typed), id) {
					t.Errorf("%q does not find %s", typed, name)
				}
			}
		}
	}
}

// slips are all ways to mistype a word once; the letters put in are a few of its script.
func slips(word string) []string {
	w := []rune(strings.ToLower(word))
	other := []rune("aeozkx")
	if w[0] > 0x400 {
		other = []rune("аеозкю")
	}
	var all []string
	for i := range w {
		all = append(all, string(w[:i])+string(w[i+1:]))
		if i > 0 {
			all = append(all, string(w[:i-1])+string(w[i])+string(w[i-1])+string(w[i+1:]))
		}
		for _, r := range other {
			all = append(all, string(w[:i])+string(r)+string(w[i:]), string(w[:i])+string(r)+string(w[i+1:]))
		}
	}
	return all
}

func TestSearchForgivesASlipInFourLettersButNotAtTheStartOfALongerWord(t *testing.T) {
	d, _ := loaded(t, called(1, app.Belarusian, "Цвік", "Ян"), called(2, app.Belarusian, "Цвікевіч", "Ян"))
	for typed, want := range map[string][]app.PersonID{"Цвак": {1}, "Цвакев": {2}, "вЦік": {1}} {
		if ids := found(d, typed); !slices.Equal(ids, want) {
			t.Errorf("%q finds %v, not %v", typed, ids, want)
		}
	}
}

func TestSearchForgivesNoSlipInShortWords(t *testing.T) {
	d, _ := loaded(t, called(1, app.Belarusian, "Кац", "Ян"))
	for _, typed := range []string{"Каш", "Кба", "Цац"} {
		if ids := found(d, typed); len(ids) > 0 {
			t.Errorf("%q finds %v", typed, ids)
		}
	}
}

func TestSearchPutsTheBestMatchFirst(t *testing.T) {
	d, _ := loaded(t,
		called(1, app.Belarusian, "Мікалайчык", "Ян"),  // begins so
		called(2, app.Russian, "Янка", "Николай"),      // another form of the given name
		called(3, app.Belarusian, "Бабіч", "Мікалай"),  // as it is written
		called(4, app.English, "Čarot", "Mikalaj"),     // another spelling
		called(5, app.Belarusian, "Аўдзей", "Мікалаб"), // one slip
		called(6, app.Belarusian, "Купала", "Янка"),    // something else
	)
	if ids, want := found(d, "мікалай"), []app.PersonID{3, 4, 1, 2, 5}; !slices.Equal(ids, want) {
		t.Errorf("мікалай finds %v, not %v", ids, want)
	}
	d, _ = loaded(t,
		called(1, app.Belarusian, "Янка", "Купала"), called(2, app.Belarusian, "Купала", "Якуб"), called(3, app.Belarusian, "Купалаў", "Янка"),
		called(4, app.English, "Kupala", "Janka"), called(5, app.Belarusian, "Купала", "Янкя"),
	)
	if ids, want := found(d, "Янка Купала"), []app.PersonID{1, 5, 4, 3}; !slices.Equal(ids, want) {
		t.Errorf("Янка Купала finds %v, not %v", ids, want)
	}
}

func TestSearchAmongEqualMatchesGoesByName(t *testing.T) {
	d, _ := loaded(t,
		called(1, app.Belarusian, "Йофэ", "Максім"), called(2, app.Belarusian, "Іваноў", "Максім"), called(3, app.Belarusian, "Зуб", "Максім"),
	)
	if ids, want := found(d, "Максім"), []app.PersonID{3, 2, 1}; !slices.Equal(ids, want) {
		t.Errorf("in the order %v, not %v", ids, want)
	}
}

func TestSearchFindsNumbers(t *testing.T) {
	people := writers()
	people[0].SourceIDs = []app.SourceID{"viasna:1234"}
	people[1].SourceIDs = []app.SourceID{"sample:1234", "viasna:77"}
	people[2].SourceIDs = []app.SourceID{"viasna:3"}
	people[6].SourceIDs = []app.SourceID{"viasna:unnumbered"}
	d, _ := loaded(t, people...)
	for text, want := range map[string][]app.PersonID{
		"1234": {2, 1}, "viasna:1234": {1}, "Sample:1234": {2}, "77": {2}, "3": {3}, "7": {7}, "viasna:7": nil, "12": nil, "0": nil,
		"99999999999999999999999": nil, "1234 Караткевіч": {1}, "viasna:": nil,
	} {
		if ids := found(d, text); !slices.Equal(ids, want) {
			t.Errorf("%q finds %v, not %v", text, ids, want)
		}
	}
}

func TestSearchForNothingFindsEverybodyAndForNobodyNobody(t *testing.T) {
	d, _ := loaded(t, writers()...)
	for _, text := range []string{"", "  ", "-", "ь", "’", "., !"} {
		if n := len(found(d, text)); n != len(writers()) {
			t.Errorf("%q finds %d people", text, n)
		}
	}
	for _, text := range []string{"Цётка", "Янка Колас", "Купала qqq", strings.Repeat("Янка Купала ", 2) + "qqq"} {
		if ids := found(d, text); len(ids) > 0 {
			t.Errorf("%q finds %v", text, ids)
		}
	}
	if ids := found(d, strings.Repeat("Янка Купала ", 20)); !slices.Equal(ids, []app.PersonID{3}) {
		t.Errorf("a very long text finds %v", ids)
	}
}

func TestSearchKnowsProposedNamesAndPatronymicsAndTheUsersOwn(t *testing.T) {
	p := app.Person{ID: 1, Names: app.Names{
		Latin: app.Name{Full: "Jakub Kolas"},
		RU:    app.Name{Full: "Колас Якуб", Family: "Колас", Given: "Якуб", Patronymic: "Михайлович", Proposed: true},
		BE:    app.Name{Family: "Міцкевіч", Given: "Канстанцін", Source: byUser},
	}}
	d, _ := loaded(t, p)
	for _, text := range []string{"kolas", "Михайлович", "Міцкевіч Колас", "Якуб Канстанцін"} {
		if len(found(d, text)) != 1 {
			t.Errorf("%q finds nobody", text)
		}
	}
}

func TestTheIndexFindsEveryBeginningThatAWalkThroughAllKeysFinds(t *testing.T) {
	x := newIndex(pointers(crowd(300)))
	if !slices.IsSorted(x.keys) || len(slices.Compact(slices.Clone(x.keys))) != len(x.keys) {
		t.Fatal("the keys are not sorted, each once")
	}
	for _, start := range []string{"", "a", "ba", "bav", "z", "zz", "~", x.keys[0], x.keys[len(x.keys)-1]} {
		from, to := x.beginningWith(start)
		for k, key := range x.keys {
			if inside := k >= from && k < to; inside != strings.HasPrefix(key, start) {
				t.Errorf("%q and %q: %t", start, key, inside)
			}
		}
	}
}

func pointers(people []app.Person) []*app.Person {
	all := make([]*app.Person, len(people))
	for i := range people {
		all[i] = &people[i]
	}
	return all
}

func TestTheIDsOfEverySourceAreFound(t *testing.T) {
	one, two, three := called(1, app.Belarusian, "Купала", "Янка"), called(2, app.Belarusian, "Колас", "Якуб"), called(3, app.Belarusian, "Цётка", "Алаіза")
	one.SourceIDs = []app.SourceID{"viasna:7001", "json:p-12"}
	two.SourceIDs = []app.SourceID{"json:P 12/б", "list:12345678901234567890123"}
	three.SourceIDs = []app.SourceID{"list:a:1"}
	d, _ := loaded(t, one, two, three)
	for text, want := range map[string][]app.PersonID{
		"json:p-12": {1}, "JSON:P-12": {1}, "p-12": {1}, "viasna:7001": {1}, "7001": {1},
		"json:p 12/Б": {2}, "12345678901234567890123": {2}, "list:12345678901234567890123": {2},
		"list:a:1": {3}, "a:1": {3}, "json:p-13": nil, "list:p-12": nil, "p-12 Купала": {1}, "p-12 Колас": nil,
	} {
		var got []app.PersonID
		for _, e := range d.Find(Query{Text: text, Lang: app.Belarusian}).People {
			got = append(got, e.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", text, got, want)
		}
	}
}
