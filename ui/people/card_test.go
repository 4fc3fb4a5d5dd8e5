package people

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/app/places"
	"vestka/i18n"
	"vestka/ui/kit"
)

func TestTheCardShowsTheAddressAsItWillBePrinted(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.section.Open(w.id("Karatkevich"))
	w.says(w.section.detail,
		"Sample prison No. 908", "ул. Узорная, 22А\n000000, г. Узорск\nREPUBLIC OF BELARUS",
		"Checked: 30 August 2026. Source: invented for the sample list", "Listed here since: 30 August 2026")
	w.hasTag("address from a source", kit.Good)
	w.hasTag("sample", kit.Neutral)
	w.Lang = "be"
	w.show()
	w.says(w.section.detail, "Узорная турма № 908", "вул. Узорная, 22А\n000000, г. Узорск\nREPUBLIC OF BELARUS")
}

func TestTheCardSaysWhenToPost(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.section.Open(w.id("Buila")) // on 14 January
	w.hasTag("post by 10 December: 35 days (assumed)", kit.Neutral)
	w.section.Open(w.id("Karatkevich")) // in four days
	w.hasTag("by post it may come late", kit.Care)
}

func TestCodesAndDatesOfTheListAreReadInWords(t *testing.T) {
	loc := i18n.For("be")
	for _, c := range [][3]string{
		{"status", "active", loc.T("people.standing.recognised")},
		{"status", "former", loc.T("people.standing.former")},
		{"status", "np", loc.T("people.standing.not_recognised")},
		{"gender", "female", loc.T("people.sex.female")},
		{"gender", "male", loc.T("people.sex.male")},
		{"birthday", "1979-11-05", "5 лістапада 1979"},
		{"birthday", "1979-11", "лістапад 1979"},
		{"id", "1979", "1979"},
		{"birthday", "1979-13-05", "1979-13-05"},
		{"judge", "active", "active"},
	} {
		if got := readable(c[0], c[1], loc); got != c[2] {
			t.Errorf("%s %q is read %q", c[0], c[1], got)
		}
	}
}

func TestAFactStandsInTheReadersLanguageWhereAListSaysItSo(t *testing.T) {
	w := newWorld(t, "be").withSample().build()
	w.section.Open(w.id("Karatkevich"))
	text := allWords(w.section.detail)
	if strings.Contains(text, "active") || strings.Contains(text, "male\n") || !strings.Contains(text, "Владимир Семёнович Короткевич") {
		t.Errorf("%s", text)
	}
}

// hasTag fails the test unless the card has the tag in the tone.
func (w *world) hasTag(word string, tone kit.Tone) {
	w.t.Helper()
	var words []string
	for _, tag := range all[*kit.Tag](w.section.detail) {
		ground := test.WidgetRenderer(tag).Objects()[0].(*canvas.Rectangle).FillColor
		if tag.Words() == word && ground == tone.Ground() {
			return
		}
		words = append(words, tag.Words())
	}
	w.t.Errorf("no tag says %q in that tone: %q", word, words)
}

func TestAnAddressThatNobodyConfirmsIsNotShown(t *testing.T) {
	held := func(code, text string) app.Person {
		return apptest.Person(func(p *app.Person) {
			p.SourceIDs[0] = app.SourceID("test:" + code)
			p.Held.Facility, p.Held.Text = code, text
			p.Names.Latin.Family = "Kupala" + code[len(code)-1:]
		})
	}
	w := newWorld(t, "ru").with(held("IK-11", "ИК-11"), held("SIZO-2", "СИЗО-2")).build()
	ids := map[string]app.PersonID{}
	for _, e := range w.section.found.rows {
		ids[e.Held.Facility] = e.ID
	}
	w.section.Open(ids["IK-11"])
	w.hasTag("адрес не подтверждён", kit.No)
	if strings.Contains(allWords(w.section.detail), country) {
		t.Error("half an address is shown")
	}
	w.section.Open(ids["SIZO-2"])
	w.hasTag("переведён в кириллицу: проверьте", kit.Care)
	w.says(w.section.detail, "ул. Гагарина, 2\n210026, г. Витебск\nREPUBLIC OF BELARUS")
}

func TestNamesThatTheProgramMadeAreMarkedAsProposals(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.section.Open(w.id("Abukhovich")) // the sample list has a Latin name only
	w.hasTag("proposed: check", kit.Care)
	w.says(w.section.detail, "Альгерд Абуховіч", "Ольгерд Абухович")
}

func TestTheCardTellsOfDeathWithoutAButton(t *testing.T) {
	w := newWorld(t, "en").with(apptest.Person(func(p *app.Person) {
		p.Status, p.Died = app.Former, app.Date{Year: 2025, Month: 5, Day: 3}
	})).build()
	w.section.setFilter(filter{})
	w.hasTag("died: 3 May 2025", kit.Neutral)
	w.says(w.section.detail, "Was held at (by the list)")
	if w.section.buttons.writeOne != nil {
		t.Error("the card asks to write to somebody who died")
	}
	w.section.write()
	if len(w.Went) != 0 {
		t.Error("the key for writing does")
	}
	w = newWorld(t, "en").with(apptest.Person(func(p *app.Person) { p.Status, p.Died = app.Former, app.SomeDay })).build()
	w.section.setFilter(filter{})
	w.hasTag("died, day not known", kit.Neutral)
	if w.section.buttons.writeOne != nil {
		t.Error("the card asks to write to somebody who died some day")
	}
}

func TestTheCardHoldsEarlierPlacesAndLetters(t *testing.T) {
	w := newWorld(t, "en").with(apptest.Person()).build()
	id := w.section.at
	w.says(w.section.detail, "Nothing written yet.")
	p := w.person(id)
	p.Held = apptest.Detention(904)
	p.Held.Since = apptest.Today
	c, err := w.store.SavePeople(context.Background(), []app.PersonEdit{{Person: p, Moved: true}})
	w.must(err)
	w.Did(w.section, "", c)
	w.says(w.section.detail, "Sample colony No. 904", "Earlier places", "May 2025 – 22 Nov 2026", "ИК №901", "Vestka (sample), list read on 22 November 2026")
	job, c, err := w.store.LogJob(context.Background(), []app.Letter{apptest.Letter(id)})
	w.must(err)
	w.Did(w.section, "", c)
	w.says(w.section.detail, "22 Nov 2026", "postcard · birthday")
	w.hasTag("ready", kit.Neutral)
	letters, err := w.store.Letters(context.Background(), app.LetterFilter{Job: job})
	w.must(err)
	c, err = w.store.SetLetterState(context.Background(), []app.LetterID{letters[0].ID}, app.Printed, apptest.Today)
	w.must(err)
	w.Did(w.section, "", c)
	w.hasTag("printed", kit.Good)
}

func TestWhatSeveralListsSayAlikeStandsThereOnce(t *testing.T) {
	on := apptest.Today
	record := func(lang app.Lang, cells ...app.Cell) app.Record {
		return app.Record{Source: "viasna", Lang: lang, SeenOn: on, Cells: cells}
	}
	got := facts([]app.Record{
		record(app.English, app.Cell{Column: "Name and surname", Value: "Janka Kupala"}, app.Cell{Column: "Date of birth", Value: "1882-07-07"}, app.Cell{Column: "Shoe size", Value: "43"}),
		record(app.Russian, app.Cell{Column: "имя и фамилия", Value: "Янка Купала"}, app.Cell{Column: "дата рождения", Value: "1882-07-07"}),
		record(app.Belarusian, app.Cell{Column: "birthday", Value: " 1882-07-07"}, app.Cell{Column: "Прад’яўлены абвінавачванні", Value: "342"}),
	})
	var columns []string
	for _, f := range got {
		columns = append(columns, f.column)
	}
	if want := []string{"name", "birthday", "articles", "Shoe size"}; !slices.Equal(columns, want) {
		t.Fatalf("the facts are %v", columns)
	}
	if len(got[0].values) != 2 || len(got[1].values) != 1 || len(got[1].values[0].by) != 3 {
		t.Errorf("the values are %+v", got)
	}
}

func TestEveryFactHasItsListAndItsDay(t *testing.T) {
	w := newWorld(t, "en").with(apptest.Person()).build()
	w.says(w.section.detail, "What the list says", "Vestka (sample), list read on 22 November 2026: Belarusian", "Place", "ИК №901;000000, ул. Примерная, 1")
	id := w.section.at
	r := apptest.Record(w.person(id), app.Russian, func(r *app.Record) {
		r.Source, r.SeenOn, r.Form = "viasna", app.Date{Year: 2026, Month: 11, Day: 20}, "human"
		r.Cells = []app.Cell{{Column: "прокурор", Value: "И. И."}, {Column: "status", Value: "active"}}
	})
	c, err := w.store.SavePeople(context.Background(), []app.PersonEdit{{Person: w.person(id), Records: []app.Record{r}}})
	w.must(err)
	w.Did(w.section, "", c)
	w.says(w.section.detail, "Prosecutor", "Viasna, list read on 20 November 2026: Russian")
	if n := strings.Count(allWords(w.section.detail), i18n.For("en").T("people.standing.recognised")); n != 1 {
		t.Errorf("the status stands there %d times", n)
	}
}

func TestEveryColumnOfBothFormsHasAName(t *testing.T) {
	for _, lang := range []string{"en", "ru", "be"} {
		w := newWorld(t, lang)
		for _, header := range strings.Split("id,url,name,status,gender,photo,description,birthday,arrested,articles,prison,declaration,decision,penalty,judge,councel,penalty_start_date,release_date,verdict_date,appeal_date,fake_terrorist_list,died,clusters,"+
			"Name and surname,Status,Date of birth,Gender,Date of detention,Charges indicted,Date of verdict,Sentence,Penalty,Judge,Prosecutor,Prison,"+
			"имя и фамилия,статус,дата рождения,пол,дата задержания,предъявлены обвинения,дата приговора,решение суда,вид наказания,судья,прокурор,место заключения,"+
			"імя і прозвішча,дата нараджэння,дата затрымання,прад'яўлены абвінавачванні,дата прысуду,рашэнне суда,від пакарання,суддзя,пракурор,месца зняволення", ",") {
			if at := columnPlace(machineColumn(header)); at == len(columns) {
				t.Errorf("nothing is known of the column %q", header)
			} else if word := columnWord(columns[at].name, w.Loc()); strings.HasPrefix(word, "people.") {
				t.Errorf("%q has no name in %s", header, lang)
			}
		}
	}
}

func TestANoteIsKeptAndCanBeTakenBack(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	id := w.section.at
	w.Reader.Texts = []string{"Writes poems.\nLikes chess."}
	w.section.editNote(w.section.card)
	if got := w.person(id).Note; got != "Writes poems.\nLikes chess." {
		t.Fatalf("the note is %q", got)
	}
	w.says(w.section.detail, "Writes poems.\nLikes chess.", "Change the note…")
	if w.Said[len(w.Said)-1] != "The note has been saved." {
		t.Errorf("said %v", w.Said)
	}
	w.undo()
	w.says(w.section.detail, "Add a note…")
	if w.person(id).Note != "" {
		t.Error("the note is still there")
	}
}

func TestACorrectedNameIsTheUsersOwnUntilItIsTakenBack(t *testing.T) {
	w := newWorld(t, "ru").withSample().build()
	id := w.id("Abukhovich")
	w.section.Open(id)
	w.Reader.Choices = []int{1}
	w.Reader.Texts = []string{"Ольгерд Казимирович Обухович"}
	w.section.correctName(w.section.card)
	n := w.person(id).Names.RU
	if n.Family != "Обухович" || n.Given != "Ольгерд" || n.Patronymic != "Казимирович" || n.Source != byUser || n.Proposed || n.Unsure {
		t.Fatalf("the name is %+v", n)
	}
	w.says(w.section.detail, "Ольгерд Обухович")
	w.hasTag("ваше написание", kit.Neutral)
	w.Reader.Choices = []int{2} // after the correction there is one choice more
	w.section.correctName(w.section.card)
	if n := w.person(id).Names.RU; !n.Proposed {
		t.Errorf("the proposal is not back: %+v", n)
	}
	w.undo()
	if n := w.person(id).Names.RU; n.Source != byUser {
		t.Errorf("the correction is not back: %+v", n)
	}
}

func TestANameInLettersOfAnotherLanguageIsAskedForAgain(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	id := w.section.at
	before := w.person(id).Names
	w.Reader.Choices = []int{0}
	w.Reader.Texts = []string{"Владимир", "Uladzimir", ""} // Belarusian has no и
	w.section.correctName(w.section.card)
	if w.person(id).Names != before || len(w.Reader.Asked) != 4 {
		t.Errorf("asked %v, and the names are %+v", w.Reader.Asked, w.person(id).Names)
	}
}

func TestAFailureIsToldAndNothingIsShownAsDone(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	full := &app.Error{Code: app.Failed, Key: "error.store.full"}
	w.store.FailWith(full)
	w.Reader.Texts = []string{"A note.", ""} // asked again, the reader gives up
	w.section.editNote(w.section.card)
	if len(w.Errors) != 1 || !errors.Is(w.Errors[0], full) || len(w.Said) != 0 || len(w.Reader.Asked) != 2 {
		t.Errorf("errors %v, said %v, asked %v", w.Errors, w.Said, w.Reader.Asked)
	}
}

func TestAPlaceThatNobodyKnowsIsSettledOnceForEverybody(t *testing.T) {
	unknown := func(id app.SourceID) app.Person {
		return apptest.Person(func(p *app.Person) {
			p.SourceIDs[0], p.Held.Facility, p.Held.Text = id, "", "калонія за ракой"
		})
	}
	w := newWorld(t, "en").with(unknown("test:1"), unknown("test:2")).build()
	w.hasTag("unknown place", kit.No)
	w.says(w.section.detail, "калонія за ракой", "Say which place this is…")
	w.section.Open(people.Unsettled([]app.Person{w.person(1), w.person(2)}))
	w.says(w.sheet().Body, "калонія за ракой", "2 people")
	all[*kit.Button](w.sheet().Body)[0].Tapped(nil)
	all[*kit.Search](w.sheet().Body)[0].SetText("узорная калонія 904")
	w.pressPrimary()
	for _, id := range []app.PersonID{1, 2} {
		if got := w.person(id).Held.Facility; got != "IK-904" {
			t.Errorf("person %d is in %q", id, got)
		}
	}
	w.says(w.section.detail, "Sample colony No. 904")
	w.undo()
	w.hasTag("unknown place", kit.No)
}

func TestPlacesAreFoundByNameTownAndNumberInAnyScript(t *testing.T) {
	w := newWorld(t, "en")
	for text, code := range map[string]string{
		"Гомель ик": "IK-4", "homiel sizo-3": "SIZO-3", "турма № 8": "ST-8", "Penal colony No. 4": "IK-4", "barysau": "",
	} {
		found := ""
		for _, f := range w.register.Facilities(apptest.Today) {
			if places.Mentions(&f, text) {
				found = f.Code
				break
			}
		}
		if found != code {
			t.Errorf("%q finds %q, not %q", text, found, code)
		}
	}
}

func TestEnterInTheChoiceOfPlacesTakesTheOneFound(t *testing.T) {
	w := newWorld(t, "en").with(apptest.Person(func(p *app.Person) { p.Held.Facility, p.Held.Text = "", "там" })).build()
	w.section.choosePlace("там", nil)
	w.pressPrimary() // nothing is chosen yet: the sheet stays
	if len(w.Changes) != 0 {
		t.Fatal("a place was settled that nobody chose")
	}
	search := all[*kit.Search](w.sheet().Body)[0]
	search.SetText("ST-908")
	search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	w.Focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := w.person(1).Held.Facility; got != "ST-908" {
		t.Errorf("it is %q", got)
	}
}

func TestWhatTheListsSayIsFolded(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	w.section.Open(w.id("Karatkevich"))
	long := len(allWords(w.section.detail))
	w.section.fold.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	folded := len(allWords(w.section.detail))
	w.section.Open(w.id("Haretski"))
	w.says(w.section.detail, w.Loc().T("people.facts.show"))
	w.section.Open(w.id("Karatkevich"))
	w.section.fold.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if again := len(allWords(w.section.detail)); folded >= long || again != long {
		t.Errorf("%d, folded %d, again %d", long, folded, again)
	}
}

func TestTheCardSaysThatTheReleaseHasPassed(t *testing.T) {
	w := newWorld(t, "en").withSample().build()
	id := w.id("Karatkevich")
	p, err := w.store.Person(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	p.Release = app.Date{Year: 2026, Month: 10}
	c, err := w.store.SavePeople(t.Context(), []app.PersonEdit{apptest.Edit(p)})
	if err != nil {
		t.Fatal(err)
	}
	w.Did(w.section, "", c)
	w.section.Open(id)
	w.hasTag("date of release passed", kit.Care)
	w.says(w.section.detail, "The list gives October 2026 for the release, and that has passed. Ask before you write.")
}
