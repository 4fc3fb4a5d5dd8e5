package people

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"vestka/app"
)

// places knows the prison texts of the tests.
type places struct{}

func (places) Match(text string) (string, bool) {
	code := map[string]string{
		"Penal colony No. 901": "IK-901", "ИК-901": "IK-901", "ПК №901": "IK-901",
		"Penal colony No. 902": "IK-902", "ИК-902": "IK-902",
	}[text]
	return code, code != ""
}

// row is a row of the machine form that says only a name.
func row(key, name string, with ...func(*app.Record)) app.Record {
	r := app.Record{Key: key, HasID: true, Name: name, Status: app.Active, Cells: []app.Cell{{Column: "id", Value: key}, {Column: "name", Value: name}}}
	for _, w := range with {
		w(&r)
	}
	return r
}

func bornOn(s string) func(*app.Record) { return func(r *app.Record) { r.Born = date(s) } }

func detainedOn(s string) func(*app.Record) { return func(r *app.Record) { r.Detained = date(s) } }

func heldIn(text string) func(*app.Record) {
	return func(r *app.Record) { r.Held = app.Detention{Text: text, Liberty: text == "released"} }
}

// human makes a row one of the human form, as the importer would.
func human(r *app.Record) {
	r.HasID, r.Key = false, fmt.Sprintf("%s|%s|%s|1", r.Name, r.Born, r.Detained)
	r.Cells = r.Cells[1:]
}

// listing is a list in the language on the day.
func listing(lang app.Lang, on string, rows ...app.Record) app.Snapshot {
	s := app.Snapshot{Source: "viasna", Form: "machine", Lang: lang, Read: len(rows), Records: &app.Rows{}}
	for i, r := range rows {
		r.Source, r.Form, r.Lang, r.Line, r.SeenOn = s.Source, s.Form, lang, i+2, date(on)
		if r.Held.Text != "" {
			r.Held.Source, r.Held.SeenOn = s.Source, r.SeenOn
		}
		s.Records.Add(&r)
	}
	return s
}

// changed is the list with its rows changed.
func changed(list app.Snapshot, change func([]app.Record) []app.Record) app.Snapshot {
	var rows []app.Record
	for _, r := range list.Records.All() {
		rows = append(rows, r)
	}
	list.Records = app.RowsOf(change(rows)...)
	return list
}

// importAll brings a list into the store of the intake, whatever the guards say of
// one that is so short.
func importAll(tb testing.TB, in *Intake, list app.Snapshot) *Comparison {
	tb.Helper()
	c, err := in.Compare(tb.Context(), list)
	if err != nil {
		tb.Fatal(err)
	}
	c.AcceptGuards()
	if _, err := in.Apply(tb.Context(), c); err != nil {
		tb.Fatal(err)
	}
	return c
}

// counts fails the test where a comparison counts something else.
func counts(tb testing.TB, c *Comparison, added, changed, unchanged int) {
	tb.Helper()
	if c.New != added || c.Changed != changed || c.Unchanged != unchanged {
		tb.Errorf("%d new, %d changed, %d unchanged; not %d, %d, %d", c.New, c.Changed, c.Unchanged, added, changed, unchanged)
	}
}

func intake(people ...app.Person) (*Intake, *store) {
	s := newStore(people...)
	return NewIntake(s, places{}), s
}

func TestANewRowIsANewPersonWithAllThatItSays(t *testing.T) {
	in, s := intake()
	r := row("7", "Купала Янка Дамінікавіч", bornOn("1882-07-07"), detainedOn("1930-11-20"), heldIn("ПК №901"))
	counts(t, importAll(t, in, listing(app.Belarusian, "2026-11-01", r)), 1, 0, 0)
	p := s.people[1]
	if !slices.Equal(p.SourceIDs, []app.SourceID{"viasna:7"}) || p.Status != app.Active || p.Sex != app.Male || p.Sample {
		t.Errorf("%+v", p)
	}
	if want := (app.Name{Full: "Купала Янка Дамінікавіч", Family: "Купала", Given: "Янка", Patronymic: "Дамінікавіч", Source: "viasna"}); p.Names.BE != want {
		t.Errorf("%+v", p.Names.BE)
	}
	if p.Born != date("1882-07-07") || p.Detained != date("1930-11-20") {
		t.Errorf("%s, %s", p.Born, p.Detained)
	}
	want := app.Detention{Facility: "IK-901", Text: "ПК №901", Since: date("2026-11-01"), Source: "viasna", SeenOn: date("2026-11-01")}
	if p.Held != want {
		t.Errorf("%+v", p.Held)
	}
	if len(s.records[1]) != 1 || s.records[1][0].Value("name") != r.Name {
		t.Error("the row was not kept")
	}
}

func TestTheSameFileAgainChangesNothing(t *testing.T) {
	in, s := intake()
	rows := []app.Record{row("1", "Kupala Janka"), row("2", "Kolas Jakub", heldIn("somewhere")), row("3", "Harecki M.", human)}
	importAll(t, in, listing(app.English, "2026-11-01", rows...))
	people, saves := fmt.Sprint(s.people), s.saves
	counts(t, importAll(t, in, listing(app.English, "2026-12-01", rows...)), 0, 0, 3)
	if fmt.Sprint(s.people) != people || s.saves != saves {
		t.Error("the store was written to")
	}
}

func TestListsInThreeLanguagesJoinByIDWhateverTheirOrder(t *testing.T) {
	inLang := map[app.Lang]string{app.English: "Karatkievič Uładzimir", app.Russian: "Короткевич Владимир", app.Belarusian: "Караткевіч Уладзімір"}
	orders := [][]app.Lang{
		{app.English, app.Russian, app.Belarusian},
		{app.English, app.Belarusian, app.Russian},
		{app.Russian, app.English, app.Belarusian},
		{app.Russian, app.Belarusian, app.English},
		{app.Belarusian, app.English, app.Russian},
		{app.Belarusian, app.Russian, app.English},
	}
	for _, order := range orders {
		in, s := intake()
		for i, lang := range order {
			c := importAll(t, in, listing(lang, "2026-11-01", row("5", inLang[lang])))
			if i == 0 {
				counts(t, c, 1, 0, 0)
			} else {
				counts(t, c, 0, 1, 0)
			}
		}
		if len(s.people) != 1 {
			t.Fatalf("%v: %d people", order, len(s.people))
		}
		n := s.people[1].Names
		for _, lang := range order {
			if got := n.In(lang); got.Full != inLang[lang] || got.Proposed || got.Source != "viasna" || got.Family == "" {
				t.Errorf("%v: %s is %+v", order, lang, got)
			}
			counts(t, importAll(t, in, listing(lang, "2026-11-02", row("5", inLang[lang]))), 0, 0, 1)
		}
	}
}

func TestANameInOtherLettersGoesWhereTheyBelong(t *testing.T) {
	for _, c := range []struct {
		list app.Lang
		name string
		want app.Lang
	}{
		{app.English, "Горецкий Максим", app.Russian},
		{app.English, "Гарэцкі Максім", app.Belarusian},
		{app.English, "Колас Якуб", app.Russian},
		{app.Russian, "Harecki Maksim", app.English},
		{app.Russian, "Гарэцкі Максім", app.Belarusian},
		{app.Russian, "Колас Якуб", app.Russian},
		{app.Belarusian, "Горецкий Максим", app.Russian},
		{app.Belarusian, "Harecki Maksim", app.English},
		{app.Belarusian, "Колас Якуб", app.Belarusian},
	} {
		in, s := intake()
		importAll(t, in, listing(c.list, "2026-11-01", row("1", c.name)))
		for _, lang := range languages {
			n := s.people[1].Names.In(lang)
			if real := n.Full == c.name && !n.Proposed; real != (lang == c.want) {
				t.Errorf("%s in the %s list: %s is %+v", c.name, c.list, lang, n)
			}
		}
	}
}

func TestANameInOtherLettersDoesNotDisplaceOneFromItsOwnList(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.English, "2026-11-01", row("1", "Harecki Maksim")))
	importAll(t, in, listing(app.Belarusian, "2026-11-01", row("1", "Goretsky Maxim")))
	if n := s.people[1].Names.Latin.Full; n != "Harecki Maksim" {
		t.Errorf("the name is %s", n)
	}
	in, s = intake()
	importAll(t, in, listing(app.Belarusian, "2026-11-01", row("1", "Goretsky Maxim")))
	importAll(t, in, listing(app.Belarusian, "2026-11-02", row("1", "Haretski Maksim")))
	if n := s.people[1].Names.Latin.Full; n != "Haretski Maksim" {
		t.Errorf("its own list did not change it: %s", n)
	}
}

func TestAnImportNeverOverwritesWhatIsTheUsers(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.English, "2026-11-01", row("1", "Kupala Janka")))
	own := app.Name{Full: "Янка Купала", Given: "Янка", Family: "Купала"}
	for _, lang := range []app.Lang{app.English, app.Russian} {
		if _, err := s.SetName(t.Context(), 1, lang, own); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.SetNote(t.Context(), 1, "likes rye"); err != nil {
		t.Fatal(err)
	}
	importAll(t, in, listing(app.English, "2026-11-02", row("1", "Lucevič Ivan", bornOn("1882-07-07"))))
	importAll(t, in, listing(app.Russian, "2026-11-02", row("1", "Луцевич Иван")))
	importAll(t, in, listing(app.Belarusian, "2026-11-02", row("1", "Луцэвіч Іван")))
	p, err := s.Person(t.Context(), 1)
	own.Source = byUser
	if err != nil || p.Names.Latin != own || p.Names.RU != own || p.Note != "likes rye" {
		t.Errorf("%+v", p)
	}
	if p.Names.BE.Full != "Луцэвіч Іван" || p.Born != date("1882-07-07") {
		t.Errorf("the rest did not change: %+v", p)
	}
}

func TestWhoHasOnlyALatinNameGetsProposalsUntilARealOneComes(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.English, "2026-11-01", row("1", "Karatkievič Uładzimir")))
	n := s.people[1].Names
	for lang, want := range map[app.Lang]string{app.Belarusian: "Караткевіч Уладзімір", app.Russian: "Короткевич Владимир"} {
		got := n.In(lang)
		if got.Full != want || !got.Proposed || got.Source != byProgram || got.Unsure {
			t.Errorf("%s: %+v", lang, got)
		}
	}
	importAll(t, in, listing(app.Belarusian, "2026-11-01", row("1", "Кароткевіч Уладзімір")))
	if n = s.people[1].Names; n.BE.Full != "Кароткевіч Уладзімір" || n.BE.Proposed || !n.RU.Proposed || n.Latin.Proposed {
		t.Errorf("%+v", n)
	}
	importAll(t, in, listing(app.English, "2026-11-02", row("1", "Kupala Janka")))
	if n = s.people[1].Names; n.Latin.Full != "Kupala Janka" || n.BE.Full != "Кароткевіч Уладзімір" {
		t.Errorf("%+v", n)
	}
}

func TestAProposalFollowsTheNameThatItWasMadeOf(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.English, "2026-11-01", row("1", "Kupala Janka")))
	importAll(t, in, listing(app.English, "2026-11-02", row("1", "Kolas Jakub")))
	if n := s.people[1].Names; n.BE.Full != "Колас Якуб" || n.RU.Full != "Колас Якуб" || !n.RU.Proposed {
		t.Errorf("%+v", n)
	}
}

func TestWhoHasOnlyACyrillicNameGetsProposalsInTheOthers(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.Belarusian, "2026-11-01", row("1", "Гарэцкі Максім Іванавіч"), row("2", "Незвычай Ыўбур")))
	n := s.people[1].Names
	if n.RU.Full != "Горецкий Максим Иванович" || !n.RU.Proposed || n.RU.Patronymic != "Иванович" {
		t.Errorf("%+v", n.RU)
	}
	if n.Latin.Full == "" || !n.Latin.Proposed || n.Latin.Source != byProgram {
		t.Errorf("%+v", n.Latin)
	}
	if n = s.people[2].Names; !n.RU.IsZero() || !n.Latin.Proposed {
		t.Errorf("an unknown given name was read as Russian: %+v", n)
	}
	in, s = intake()
	importAll(t, in, listing(app.Russian, "2026-11-01", row("1", "Николай Гусовский")))
	if n = s.people[1].Names; n.BE.Given != "Мікалай" || !n.BE.Proposed || n.BE.Full != "Мікалай "+n.BE.Family || !n.Latin.Proposed {
		t.Errorf("%+v", n)
	}
}

func TestNobodyProposesANameForSomebodyWithoutOne(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.English, "2026-11-01", row("1", "Citizen K."), row("2", "Resident of Slutsk")))
	importAll(t, in, listing(app.Belarusian, "2026-11-01", row("3", "Грамадзянін К.")))
	for id, name := range map[app.PersonID]string{1: "Citizen K.", 2: "Resident of Slutsk", 3: "Грамадзянін К."} {
		n := s.people[id].Names
		others := 0
		for _, lang := range languages {
			if own := n.In(lang); own.Full == name {
				if own.Family != "" || own.Given != "" || !own.Unsure || own.Proposed {
					t.Errorf("%+v", own)
				}
			} else if !own.IsZero() {
				others++
			}
		}
		if others > 0 {
			t.Errorf("%s: %+v", name, n)
		}
	}
}

func TestMoreExactDatesWinAndADateNotUnderstoodErasesNone(t *testing.T) {
	for _, c := range []struct{ known, said, want string }{
		{"", "1882", "1882"},
		{"1882", "1882-07", "1882-07"},
		{"1882-07", "1882-07-07", "1882-07-07"},
		{"1882-07-07", "1882-07-08", "1882-07-08"},
		{"1882-07-07", "1882-08", "1882-08"},
		{"1882-07-07", "1883", "1883"},
		{"1882-07", "1883", "1883"},
		{"1882-07-07", "1882", "1882-07-07"},
		{"1882-07-07", "", "1882-07-07"},
		{"1882", "1883", "1883"},
		{"1882-07", "1882-08", "1882-08"},
	} {
		in, s := intake()
		says := func(said string) app.Record {
			return row("1", "Kupala Janka", bornOn(said), detainedOn(said), func(r *app.Record) { r.Died = date(said) }, func(r *app.Record) {
				r.Cells = append(r.Cells, app.Cell{Column: "died", Value: "as written"})
			})
		}
		importAll(t, in, listing(app.English, "2026-11-01", says(c.known)))
		importAll(t, in, listing(app.English, "2026-11-02", says(c.said)))
		p := s.people[1]
		if want := date(c.want); p.Born != want || p.Detained != want || p.Died != want {
			t.Errorf("%s, then %s: %s, %s, %s", c.known, c.said, p.Born, p.Detained, p.Died)
		}
	}
}

func TestADeathThatTheSourceTakesBackIsTakenBack(t *testing.T) {
	died := func(r *app.Record) {
		r.Died = date("1942-06-28")
		r.Cells = append(r.Cells, app.Cell{Column: "died", Value: "1942-06-28"})
	}
	in, s := intake()
	importAll(t, in, listing(app.English, "2026-11-01", row("1", "Kupala Janka", died)))
	importAll(t, in, listing(app.Russian, "2026-11-02", row("1", "Купала Янка")))
	if s.people[1].Died.IsZero() {
		t.Error("a list that never told of the death took it back")
	}
	importAll(t, in, listing(app.English, "2026-11-03", row("1", "Kupala Janka")))
	if !s.people[1].Died.IsZero() {
		t.Error("the death was not taken back")
	}
}

func TestStatusAndSexFollowTheList(t *testing.T) {
	in, s := intake()
	status := func(v app.Status, sex app.Sex) func(*app.Record) {
		return func(r *app.Record) { r.Status, r.Sex = v, sex }
	}
	for _, c := range []struct {
		say        func(*app.Record)
		wantStatus app.Status
		wantSex    app.Sex
	}{
		{status(app.Active, ""), app.Active, app.Female}, // guessed
		{status("", ""), app.Active, app.Female},
		{status(app.Former, app.Male), app.Former, app.Male},
		{status(app.NotRecognised, ""), app.NotRecognised, app.Male},
	} {
		importAll(t, in, listing(app.Belarusian, "2026-11-01", row("1", "Арсеннева Наталля", c.say)))
		if p := s.people[1]; p.Status != c.wantStatus || p.Sex != c.wantSex {
			t.Errorf("%q, %q; not %q, %q", p.Status, p.Sex, c.wantStatus, c.wantSex)
		}
	}
}

// step is a list of one row that says where somebody is held.
type step struct {
	lang app.Lang
	on   string
	text string
}

func TestWhereSomebodyIsHeldIsAHistory(t *testing.T) {
	en, ru := app.English, app.Russian
	for name, c := range map[string]struct {
		steps   []step
		history []string // facility or text, newest first
	}{
		"moved":                         {[]step{{en, "2026-01-01", "Penal colony No. 901"}, {en, "2026-02-01", "Penal colony No. 902"}}, []string{"IK-902", "IK-901"}},
		"moved in a corrected file":     {[]step{{en, "2026-01-01", "Penal colony No. 901"}, {en, "2026-01-01", "Penal colony No. 902"}}, []string{"IK-902", "IK-901"}},
		"moved to an unknown place":     {[]step{{en, "2026-01-01", "Penal colony No. 901"}, {en, "2026-02-01", "the moon"}}, []string{"the moon", "IK-901"}},
		"between unknown places":        {[]step{{en, "2026-01-01", "Mars"}, {en, "2026-02-01", "the moon"}}, []string{"the moon", "Mars"}},
		"released":                      {[]step{{en, "2026-01-01", "Penal colony No. 901"}, {en, "2026-02-01", "released"}}, []string{"free", "IK-901"}},
		"arrested again":                {[]step{{en, "2026-01-01", "released"}, {en, "2026-02-01", "Penal colony No. 901"}}, []string{"IK-901", "free"}},
		"nothing said any more":         {[]step{{en, "2026-01-01", "Penal colony No. 901"}, {en, "2026-02-01", ""}}, []string{"IK-901"}},
		"nothing said at first":         {[]step{{en, "2026-01-01", ""}, {en, "2026-02-01", "Penal colony No. 901"}}, []string{"IK-901"}},
		"the same in another language":  {[]step{{en, "2026-01-01", "Penal colony No. 901"}, {ru, "2026-02-01", "ИК-901"}}, []string{"IK-901"}},
		"moved, says another language":  {[]step{{en, "2026-01-01", "Penal colony No. 901"}, {ru, "2026-02-01", "ИК-902"}}, []string{"IK-902", "IK-901"}},
		"languages differ on one day":   {[]step{{en, "2026-01-01", "Penal colony No. 901"}, {ru, "2026-01-01", "ИК-902"}}, []string{"IK-901"}},
		"unknown in another language":   {[]step{{en, "2026-01-01", "Penal colony No. 901"}, {ru, "2026-02-01", "Луна"}}, []string{"IK-901"}},
		"known in another language":     {[]step{{en, "2026-01-01", "the moon"}, {ru, "2026-02-01", "ИК-902"}}, []string{"IK-902"}},
		"released, says another":        {[]step{{en, "2026-01-01", "Penal colony No. 901"}, {ru, "2026-02-01", "released"}}, []string{"free", "IK-901"}},
		"an older list":                 {[]step{{en, "2026-02-01", "Penal colony No. 901"}, {en, "2026-01-01", "Penal colony No. 902"}}, []string{"IK-901"}},
		"one list lags behind":          {[]step{{en, "2026-01-01", "Penal colony No. 901"}, {ru, "2026-02-01", "ИК-902"}, {en, "2026-03-01", "Penal colony No. 901"}}, []string{"IK-902", "IK-901"}},
		"and catches up":                {[]step{{en, "2026-01-01", "Penal colony No. 901"}, {ru, "2026-02-01", "ИК-902"}, {en, "2026-03-01", "Penal colony No. 902"}}, []string{"IK-902", "IK-901"}},
		"there and back":                {[]step{{en, "2026-01-01", "Penal colony No. 901"}, {en, "2026-02-01", "Penal colony No. 902"}, {en, "2026-03-01", "Penal colony No. 901"}}, []string{"IK-901", "IK-902", "IK-901"}},
		"silent before, first in words": {[]step{{en, "2026-01-01", ""}, {ru, "2026-02-01", "ИК-901"}, {en, "2026-03-01", "the moon"}}, []string{"IK-901"}},
	} {
		in, s := intake()
		for i, step := range c.steps {
			// The description differs each time, so that no row is skipped as known.
			describe := func(r *app.Record) {
				r.Cells = append(r.Cells, app.Cell{Column: "description", Value: fmt.Sprint("step ", i)})
			}
			importAll(t, in, listing(step.lang, step.on, row("1", "Kupala Janka", heldIn(step.text), describe)))
		}
		var history []string
		for _, d := range s.history[1] {
			switch {
			case d.Liberty:
				history = append(history, "free")
			case d.Facility != "":
				history = append(history, d.Facility)
			default:
				history = append(history, d.Text)
			}
		}
		if !slices.Equal(history, c.history) {
			t.Errorf("%s: %v, not %v", name, history, c.history)
		}
	}
}

func TestAFormerPrisonersPlaceIsKept(t *testing.T) {
	in, s := intake()
	former := func(r *app.Record) { r.Status = app.Former }
	importAll(t, in, listing(app.English, "2026-01-01", row("1", "Kupala Janka", heldIn("Penal colony No. 901"))))
	importAll(t, in, listing(app.English, "2026-02-01", row("1", "Kupala Janka", former), row("2", "Kolas Jakub", former, heldIn("Penal colony No. 902"),
		func(r *app.Record) { r.Held.Liberty = true })))
	for id, want := range map[app.PersonID]string{1: "IK-901", 2: "IK-902"} {
		if p := s.people[id]; p.Held.Facility != want || p.InCustody() {
			t.Errorf("%+v", p)
		}
	}
}

// TestFreeSinceTheDayThatIsTold takes the day of the list, but none before the person was
// still seen in prison.
func TestFreeSinceTheDayThatIsTold(t *testing.T) {
	in, s := intake()
	free := func(day app.Date) func(*app.Record) {
		return func(r *app.Record) {
			r.Held = app.Detention{Text: "Penal colony No. 901, released", Liberty: true, Since: day}
		}
	}
	importAll(t, in, listing(app.English, "2026-01-10", row("1", "Kupala Janka", heldIn("Penal colony No. 901")), row("2", "Kolas Jakub", heldIn("Penal colony No. 901"))))
	importAll(t, in, listing(app.English, "2026-02-01", row("1", "Kupala Janka", free(app.Date{Year: 2026, Month: 1, Day: 20})), row("2", "Kolas Jakub", free(app.Date{Year: 2026, Month: 1, Day: 5}))))
	for id, since := range map[app.PersonID]app.Date{1: {Year: 2026, Month: 1, Day: 20}, 2: {Year: 2026, Month: 1, Day: 10}} {
		if p := s.people[id]; p.Held.Since != since || p.InCustody() {
			t.Errorf("%d is free since %v, not %v", id, p.Held.Since, since)
		}
	}
}

func TestWhatTheUserSettledGoesBeforeTheRegister(t *testing.T) {
	in, s := intake()
	s.places["Penal colony No. 901"], s.places["the moon"] = "IK-903", "IK-904"
	importAll(t, in, listing(app.English, "2026-01-01",
		row("1", "Kupala Janka", heldIn("Penal colony No. 901")), row("2", "Kolas Jakub", heldIn("the moon")), row("3", "Bujło K.", heldIn("Mars"))))
	for id, want := range map[app.PersonID]string{1: "IK-903", 2: "IK-904", 3: ""} {
		if d := s.people[id].Held; d.Facility != want || d.Text == "" {
			t.Errorf("%+v", d)
		}
	}
}

func TestATextThatTheRegisterLearnsIsMatchedByTheNextImport(t *testing.T) {
	in, s := intake()
	rows := listing(app.English, "2026-01-01", row("1", "Kupala Janka", heldIn("the moon")), row("2", "Kolas Jakub", heldIn("Mars")))
	importAll(t, in, rows)
	s.places["the moon"] = "IK-904"
	counts(t, importAll(t, in, rows), 0, 1, 1)
	if d := s.history[1]; len(d) != 1 || d[0].Facility != "IK-904" {
		t.Errorf("%+v", d)
	}
	counts(t, importAll(t, in, rows), 0, 0, 2)
}

func TestUnsettledTextsAreListedTheMostFrequentFirst(t *testing.T) {
	held := func(text, code string, liberty bool) app.Person {
		return app.Person{Held: app.Detention{Text: text, Facility: code, Liberty: liberty}}
	}
	got := Unsettled([]app.Person{
		held("b", "", false), held("a", "", false), held("c", "", false), held("c", "", false),
		held("d", "IK-901", false), held("released", "", true),
		{},
	})
	if want := []UnsettledPlace{{"c", 2}, {"a", 1}, {"b", 1}}; !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestAPersonOfTheHumanFormIsKnownAgainByAllThatTheyShareWithAnID(t *testing.T) {
	born, detained := bornOn("1882-07-07"), detainedOn("1930-11-20")
	withID := row("1", "Kupala Janka", born, detained)
	for name, c := range map[string]struct {
		first, second []app.Record
		people        int
	}{
		"human after id":           {[]app.Record{withID}, []app.Record{row("", "Kupala Janka", born, detained, human)}, 1},
		"id after human":           {[]app.Record{row("", "Kupala Janka", born, detained, human)}, []app.Record{withID}, 1},
		"human after human":        {[]app.Record{row("", "Kupala Janka", born, human)}, []app.Record{row("", "Kupala Janka", born, human, heldIn("Mars"))}, 1},
		"another spelling":         {[]app.Record{withID}, []app.Record{row("", "Kupala Yanka", born, detained, human)}, 1},
		"another birth date":       {[]app.Record{withID}, []app.Record{row("", "Kupala Janka", bornOn("1882-07-08"), detained, human)}, 2},
		"another detention":        {[]app.Record{withID}, []app.Record{row("", "Kupala Janka", born, detainedOn("1930-11-21"), human)}, 1},
		"month of birth only":      {[]app.Record{row("1", "Kupala Janka", bornOn("1882-07"), detained)}, []app.Record{row("", "Kupala Janka", bornOn("1882-07"), detained, human)}, 2},
		"no detention":             {[]app.Record{row("1", "Kupala Janka", born)}, []app.Record{row("", "Kupala Janka", born, human)}, 1},
		"another id":               {[]app.Record{withID}, []app.Record{row("2", "Kupala Janka", born, detained)}, 2},
		"two ids":                  {[]app.Record{withID, row("2", "Kupala Janka", born, detained)}, []app.Record{row("", "Kupala Janka", born, detained, human)}, 3},
		"two rows":                 {[]app.Record{withID}, []app.Record{row("", "Kupala Janka", born, detained, human), row("", "Kupala Janka", born, detained, human, second)}, 2},
		"two rows of one file":     {nil, []app.Record{withID, row("", "Kupala Janka", born, detained, human)}, 1},
		"the id's row has changed": {[]app.Record{withID}, []app.Record{row("1", "Kupala Janka", bornOn("1882-07-08"), detained), row("", "Kupala Janka", born, detained, human)}, 2},
		"one of them known before": {[]app.Record{row("", "Kupala Janka", born, detained, human)}, []app.Record{withID, row("", "Kupala Janka", born, detained, human)}, 1},
	} {
		in, s := intake()
		importAll(t, in, listing(app.English, "2026-01-01", c.first...))
		importAll(t, in, listing(app.English, "2026-02-01", c.second...))
		if s.count() != c.people {
			t.Errorf("%s: %d people, not %d", name, s.count(), c.people)
		}
		if c.people == 1 && name != "human after human" && !slices.Equal(s.numbers(), []app.SourceID{"viasna:1"}) {
			t.Errorf("%s: %v", name, s.numbers())
		}
		again := importAll(t, in, listing(app.English, "2026-03-01", c.second...))
		counts(t, again, 0, 0, len(c.second))
	}
}

// second makes a row of the human form the second one of its kind in the file.
func second(r *app.Record) { r.Key += "2" }

func TestAPersonOfTheHumanFormIsKnownAgainInAnotherLanguageByNameAndBirthday(t *testing.T) {
	in, s := intake()
	born, detained := bornOn("1882-07-07"), detainedOn("1930-11-20")
	importAll(t, in, listing(app.English, "2026-01-01", row("1", "Kupala Janka", born, detained)))
	importAll(t, in, listing(app.Russian, "2026-01-01", row("", "Купала Янка", born, detained, human)))
	if len(s.people) != 1 || !slices.Equal(s.people[1].SourceIDs, []app.SourceID{"viasna:1"}) {
		t.Errorf("%d people", len(s.people))
	}
}

func TestAPersonWhomTheUserRenamedIsKnownAgainByTheNameInTheList(t *testing.T) {
	in, s := intake()
	born, detained := bornOn("1882-07-07"), detainedOn("1930-11-20")
	importAll(t, in, listing(app.English, "2026-01-01", row("1", "Kupala Janka", born, detained)))
	if _, err := s.SetName(t.Context(), 1, app.English, app.Name{Full: "Ivan Lucevič"}); err != nil {
		t.Fatal(err)
	}
	importAll(t, in, listing(app.English, "2026-02-01", row("", "Kupala Janka", born, detained, human), row("", "Ivan Lucevič", born, detained, human)))
	if len(s.people) != 2 || len(s.records[1]) != 2 {
		t.Errorf("%d people, %d rows", len(s.people), len(s.records[1]))
	}
}

// TestRowsOfOneFileAreOneOnlyWithoutIDs: the source tells apart whom it gives ids of
// their own, and of two with an id nobody knows whom the others mean.
func TestRowsOfOneFileAreOneOnlyWithoutIDs(t *testing.T) {
	in, s := intake()
	same := []func(*app.Record){bornOn("1882-07-07"), detainedOn("1930-11-20")}
	c := importAll(t, in, listing(app.English, "2026-01-01",
		row("1", "Kupala Janka", same...), row("2", "Kupala Janka", same...), row("", "Kupala Janka", append(same, human)...),
		row("", "Kupala Janka", append(same, human, second)...)))
	counts(t, c, 3, 0, 0)
	if s.count() != 3 || !slices.Equal(c.Joined, []Joining{{5, 4}}) {
		t.Errorf("%d people, joined %v", s.count(), c.Joined)
	}
}

func TestTheSampleListIsMarkedAndApart(t *testing.T) {
	in, s := intake()
	importAll(t, in, listing(app.English, "2026-01-01", row("1", "Kupala Janka")))
	sample := listing(app.English, "2026-01-01", row("1", "Kolas Jakub"))
	sample.Source = "sample"
	sample = changed(sample, func(rows []app.Record) []app.Record {
		rows[0].Source = "sample"
		return rows
	})
	importAll(t, in, sample)
	if p := s.people[2]; !p.Sample || !slices.Equal(p.SourceIDs, []app.SourceID{"sample:1"}) || p.Names.Latin.Source != "sample" {
		t.Errorf("%+v", p)
	}
	if s.people[1].Sample || s.people[1].Names.Latin.Full != "Kupala Janka" {
		t.Errorf("%+v", s.people[1])
	}
}

func TestWhatTheFileRefusedIsCounted(t *testing.T) {
	in, _ := intake()
	file := listing(app.English, "2026-01-01", row("1", "Kupala Janka"))
	file.Read, file.Refused, file.Problems = 3, 2, []app.Problem{{Line: 3, Refused: true}, {Line: 4, Refused: true}}
	c := importAll(t, in, file)
	if c.Read != 3 || c.Refused != 2 || len(c.Problems) != 2 || c.Read != c.New+c.Changed+c.Unchanged+len(c.Joined)+c.Refused {
		t.Errorf("%+v", c)
	}
}

func TestAComparisonWritesNothing(t *testing.T) {
	in, s := intake()
	if _, err := in.Compare(t.Context(), listing(app.English, "2026-01-01", row("1", "Kupala Janka"))); err != nil {
		t.Fatal(err)
	}
	if len(s.people) != 0 || s.saves != 0 {
		t.Error("the store changed")
	}
}

func TestAComparisonCanBeStopped(t *testing.T) {
	in, _ := intake()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	_, err := in.Compare(ctx, listing(app.English, "2026-01-01", row("1", "Kupala Janka")))
	if app.CodeOf(err) != app.Cancelled || !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// TestWhatWasAppliedIsUnchanged imports lists at random and then each of the
// newest lists of a language again.
func TestWhatWasAppliedIsUnchanged(t *testing.T) {
	names := map[app.Lang][]string{
		app.English:    {"Kupala Janka", "Harecki Maksim", "Citizen K.", "Колас Якуб", "Ałaiza Paškievič"},
		app.Russian:    {"Купала Янка", "Горецкий Максим", "Гражданин К.", "Гарэцкі Максім", "Алоиза Пашкевич"},
		app.Belarusian: {"Купала Янка", "Гарэцкі Максім", "Грамадзянін К.", "Горецкий Максим", "Алаіза Пашкевіч"},
	}
	dates := []string{"", "1882", "1882-07", "1882-07-07", "1891-12-09"}
	texts := []string{"", "released", "Penal colony No. 901", "ИК-902", "the moon", "Mars"}
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 0))
		in, s := intake()
		newest := map[app.Lang]app.Snapshot{}
		for n := range 6 {
			lang := languages[r.IntN(3)]
			var rows []app.Record
			for key := range 5 {
				if r.IntN(4) == 0 {
					continue
				}
				with := []func(*app.Record){bornOn(dates[r.IntN(5)]), detainedOn(dates[r.IntN(5)]), heldIn(texts[r.IntN(6)])}
				if r.IntN(5) == 0 {
					with = append(with, unsaid)
				}
				name := names[lang][r.IntN(5)]
				if r.IntN(6) == 0 {
					name = ""
				} else if r.IntN(3) == 0 {
					with = append(with, human, func(r *app.Record) { r.Key += fmt.Sprint(key) })
				}
				rows = append(rows, row(fmt.Sprint(key), name, with...))
			}
			newest[lang] = listing(lang, fmt.Sprintf("2026-01-%02d", n+1), rows...)
			before := s.count()
			c := importAll(t, in, newest[lang])
			if c.New+c.Changed+c.Unchanged+len(c.Joined) != len(rows) || s.count() != before+c.New {
				t.Fatalf("seed %d: %d rows make %+v", seed, len(rows), c)
			}
		}
		for _, again := range newest {
			c := importAll(t, in, again)
			if c.Unchanged+len(c.Joined) != again.Records.Len() {
				t.Fatalf("seed %d: %s again: %d new, %d changed", seed, again.Lang, c.New, c.Changed)
			}
		}
	}
}
