package proof_test

import (
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/check"
	"vestka/app/journal"
	"vestka/app/letters"
	"vestka/app/names"
	"vestka/app/people"
	"vestka/app/printing"
	"vestka/app/proof"
	"vestka/app/register"
	"vestka/app/rulebook"
	"vestka/app/sheet"
	"vestka/app/spelling"
	"vestka/app/wordbook"
)

var (
	day          = app.Date{Year: 2026, Month: 11, Day: 22}
	dictionaries spelling.Dictionaries
)

type world struct {
	*proof.Reader
	t     testing.TB
	reg   *register.Register
	store *apptest.Store
	dir   *people.Directory
}

// newWorld is a reader over the sample list.
func newWorld(t testing.TB) *world {
	t.Helper()
	ok := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	reg, err := register.Load()
	ok(err)
	fonts, err := sheet.LoadFonts()
	ok(err)
	store := apptest.NewStore()
	snaps, err := register.Sample()
	ok(err)
	in := people.NewIntake(store, reg)
	for _, snap := range snaps {
		c, err := in.Compare(t.Context(), snap)
		ok(err)
		_, err = in.Apply(t.Context(), c)
		ok(err)
	}
	dir := people.NewDirectory(store, store, reg)
	ok(dir.Load(t.Context()))
	press := printing.New(dir, journal.New(store), reg, fonts, nil)
	return &world{&proof.Reader{
		People: dir, Rules: rulebook.New(store, reg), Press: press, Words: wordbook.New(store), Settings: store,
		Places: reg, Log: store, Fonts: fonts, Spelling: &dictionaries,
	}, t, reg, store, dir}
}

func (w *world) read(text proof.Text) []check.Finding {
	w.t.Helper()
	round, err := w.Begin(w.t.Context(), day)
	if err != nil {
		w.t.Fatal(err)
	}
	found, err := round.Read(w.t.Context(), text)
	if err != nil {
		w.t.Fatal(err)
	}
	return found
}

// about are what the findings are about, with their words.
func about(text string, found []check.Finding) string {
	var got []string
	for _, f := range found {
		what := f.Kind + ":" + f.Key
		switch {
		case f.Entry != nil:
			what = f.Entry.ID
		case f.Rule != nil:
			what = "rule"
		}
		got = append(got, strings.TrimSpace(what+" "+text[f.Start:f.End]))
	}
	return strings.Join(got, "; ")
}

func (w *world) person(source app.SourceID) app.PersonID {
	w.t.Helper()
	ids, err := w.store.SourceIDs(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	return ids[source]
}

// TestEveryFormOfEveryNameOfTheListRings holds the folding against the declension:
// in whatever case somebody of the list is named, they are known.
func TestEveryFormOfEveryNameOfTheListRings(t *testing.T) {
	w := newWorld(t)
	missed, all := 0, 0
	for _, p := range w.dir.Everybody() {
		for lang, name := range map[app.Lang]app.Name{app.Belarusian: p.Names.BE, app.Russian: p.Names.RU} {
			if name.Family == "" || name.Proposed || strings.ContainsAny(name.Family, " ()") {
				continue
			}
			declined := names.Decline(name, p.Sex, lang)
			for _, c := range app.Cases {
				form := declined.Part(app.FamilyPart, c)
				given := declined.Part(app.GivenPart, c)
				if form.Why != names.Sure || given.Why != names.Sure || given.Text == "" {
					continue
				}
				all++
				text := "Мы ўчора чыталі і гаварылі: " + given.Text + " " + form.Text
				if !strings.Contains(about(text, w.read(proof.Text{Text: text})), "listed-person") {
					missed++
					t.Logf("%s: %s", c, form.Text)
				}
			}
		}
	}
	t.Logf("%d of %d forms ring", all-missed, all)
	if all < 500 || missed > 0 {
		t.Errorf("%d of %d forms do not ring", missed, all)
	}
}

func TestATextToSomebodyIsJudgedByWhereTheyAre(t *testing.T) {
	w := newWorld(t)
	text := "Дарагі Максім Гарэцкі, у нас ідзе снег."
	got := about(text, w.read(proof.Text{Text: text, Person: w.person("sample:9002"), Form: app.CardForm}))
	if !strings.Contains(got, "rule") || strings.Contains(got, "listed-person") || strings.Contains(got, "third-person") {
		t.Errorf("to a prisoner: %s", got)
	}
	if _, err := w.Begin(t.Context(), day); err != nil {
		t.Fatal(err)
	}
	round, _ := w.Begin(t.Context(), day)
	if _, err := round.Read(t.Context(), proof.Text{Text: text, Person: 99999}); app.CodeOf(err) != app.NotFound {
		t.Errorf("to nobody known: %v", err)
	}
}

func TestACardThatIsTooLongIsTold(t *testing.T) {
	w := newWorld(t)
	for n, want := range map[int]bool{5: false, 20: false, 60: true, 400: true} {
		text := strings.Repeat("Снег ідзе ціха, і двор зусім белы. ", n)
		got := about(text, w.read(proof.Text{Text: text, Form: app.CardForm}))
		laid := sheet.LayPostcard(w.Fonts, sheet.Postcard{Message: text})
		if strings.Contains(got, "too-long-for-card") != laid.Overflow || laid.Overflow != want {
			t.Errorf("%d sentences: %s; laid out it runs over: %v", n, got, laid.Overflow)
		}
	}
}

func TestTheReturnAddressOnACardLeavesLessRoom(t *testing.T) {
	w := newWorld(t)
	text := strings.Repeat("Снег ідзе ціха, і двор зусім белы. ", 22)
	card := proof.Text{Text: text, Lang: app.Belarusian, Form: app.CardForm}
	long := func() bool { return strings.Contains(about(text, w.read(card)), "too-long-for-card") }
	set := func(key, value string) {
		t.Helper()
		if _, err := w.store.SetSetting(t.Context(), key, value); err != nil {
			t.Fatal(err)
		}
	}
	set(app.SettingReturn, "{sender}\nвул. Прыкладная, 1\nкв. 2\n000000, г. Прыклад\nСуседняя краіна")
	set(app.SettingSender, "Ганна")
	if long() {
		t.Fatal("it is too long without the address")
	}
	set(app.SettingRoom, app.On)
	if !long() {
		t.Error("the room of the address is not counted")
	}
}

func TestTheSpellCheckKnowsTheNamesOfTheListAndThePersonalDictionary(t *testing.T) {
	w := newWorld(t)
	text := "Учора Гарэцкага чыталі ў Магілёве, вее вецярокк, {given}."
	check := proof.Text{Text: text, Lang: app.Belarusian, Spell: true, Draft: true}
	if got := about(text, w.read(check)); got != "listed-person Гарэцкага; spelling:check.spelling.unknown вецярокк" {
		t.Errorf("found: %s", got)
	}
	if _, err := w.Words.Learn(t.Context(), app.Belarusian, "Вецярокк"); err != nil {
		t.Fatal(err)
	}
	if got := about(text, w.read(check)); got != "listed-person Гарэцкага" {
		t.Errorf("found after it was learnt: %s", got)
	}
}

func TestTheSpellCheckKnowsWhomTheLetterGoesTo(t *testing.T) {
	w := newWorld(t)
	for _, p := range w.dir.Everybody() {
		if p.Names.BE.Family == "" || p.Names.BE.Proposed {
			continue
		}
		text := "Вітаем, " + p.Names.BE.Given + " " + p.Names.BE.Family + "."
		found := w.read(proof.Text{Text: text, Lang: app.Belarusian, Spell: true, Person: p.ID})
		if got := about(text, found); strings.Contains(got, check.Spelling) {
			t.Errorf("%q: %s", text, got)
		}
	}
}

func TestTheSendersNameComesFromTheSettings(t *testing.T) {
	w := newWorld(t)
	if _, err := w.store.SetSetting(t.Context(), app.SettingSender, "Алаіза Пашкевіч"); err != nil {
		t.Fatal(err)
	}
	text := "З цяплом, Пашкевіч."
	if got := about(text, w.read(proof.Text{Text: text})); got != "own-name Пашкевіч" {
		t.Errorf("found: %s", got)
	}
}

func TestNearlyTheSameTextToOnePlaceIsTold(t *testing.T) {
	w := newWorld(t)
	const text = "Дарагі сябра, сёння ў нас выпаў першы снег, дзеці ляпілі снегавіка, а мы пілі гарбату з мёдам і слухалі цішыню. " +
		"Потым хадзілі да ракі, глядзелі на качак, бачылі заечыя сляды і збіралі рабіну на варэнне, а ўвечары доўга гаварылі пра лета."
	var two []*app.Person
	for _, p := range w.dir.Everybody() {
		if w.Press.WhyNot(p, nil, day) == nil && (len(two) == 0 || p.Held.Facility == two[0].Held.Facility) {
			two = append(two, p)
		}
	}
	if len(two) < 2 {
		t.Fatal("the sample list has no two people in one place")
	}
	says := func(id app.PersonID, text string) bool {
		return strings.Contains(about(text, w.read(proof.Text{Text: text, Person: id})), "same-text")
	}
	if says(two[0].ID, text) {
		t.Error("nothing was sent yet")
	}
	_, _, err := w.store.LogJob(t.Context(), []app.Letter{{Person: two[0].ID, State: app.Printed, On: day, Text: text, Facility: two[0].Held.Facility}})
	if err != nil {
		t.Fatal(err)
	}
	if !says(two[1].ID, strings.Replace(text, "мёдам", "цукрам", 1)) {
		t.Error("nearly the same text to the same place is not told")
	}
	if says(two[1].ID, "Учора хадзілі ў лес па грыбы, набралі поўны кошык баравікоў і яшчэ доўга сядзелі ля рэчкі, гледзячы на ваду.") {
		t.Error("another text is told to be the same")
	}
	round, err := w.Begin(t.Context(), day)
	if err != nil {
		t.Fatal(err)
	}
	const fresh = "Вечарамі вяжу шалік і слухаю радыё, учора гралі Агінскага, і ў хаце пахла яблыкамі, карыцай і крыху дымам ад печы."
	for i, want := range []bool{false, true} { // the second of one batch
		found, err := round.Read(t.Context(), proof.Text{Text: fresh, Person: two[i].ID})
		if err != nil || strings.Contains(about(fresh, found), "same-text") != want {
			t.Errorf("letter %d of a batch: %s, %v", i, about(fresh, found), err)
		}
	}
}

// TestTheLibraryHasNothingToMind holds the texts that ship with the program
// against its own advice.
func TestTheLibraryHasNothingToMind(t *testing.T) {
	w := newWorld(t)
	n := 0
	for _, tm := range w.reg.Templates() {
		if tm.Lang == app.English || tm.Occasion == app.ToParliament || tm.Occasion == app.ToAuthority {
			continue
		}
		n++
		if got := about(tm.Body, w.read(proof.Text{Text: tm.Body, Lang: tm.Lang, Draft: true})); got != "" {
			t.Errorf("%s in %s: %s", tm.ID, tm.Lang, got)
		}
		for _, familiar := range []bool{false, true} {
			text := sample(t, tm, familiar)
			if got := about(text, w.read(proof.Text{Text: text, Lang: tm.Lang})); strings.Contains(got, "mixed-") {
				t.Errorf("%s in %s, familiar %v: %s in\n%s", tm.ID, tm.Lang, familiar, got, text)
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d texts", n)
	}
}

// sample is the text as a sample person would get it.
func sample(t *testing.T, x register.Template, familiar bool) string {
	t.Helper()
	parsed, err := letters.Parse(x.Body, x.Lang)
	if err != nil {
		t.Fatal(err)
	}
	v := letters.Sample(x.Lang)
	v.Familiar = familiar
	for _, name := range parsed.Asks() {
		v.Own[name] = "цішыню"
	}
	text, missing := parsed.Merge(v)
	if missing != nil {
		t.Fatalf("%s misses %v", x.ID, missing)
	}
	return text
}

func BenchmarkRound1500Letters(b *testing.B) {
	w := newWorld(b)
	var people []*app.Person
	for _, p := range w.dir.Everybody() {
		if w.Press.WhyNot(p, nil, day) == nil {
			people = append(people, p)
		}
	}
	templates := w.reg.Templates()
	for b.Loop() {
		round, err := w.Begin(b.Context(), day)
		if err != nil {
			b.Fatal(err)
		}
		for i := range 1500 {
			text := templates[i%len(templates)].Body + strings.Repeat(" Сёння ідзе снег і ўсё белае.", i%9)
			if _, err := round.Read(b.Context(), proof.Text{Text: text, Person: people[i%len(people)].ID, Form: app.CardForm, Draft: true}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// TestNobodysOwnNameRingsInAGreeting asks the greetings of the whole sample list: the
// patronymic of the person written to is no third person.
func TestNobodysOwnNameRingsInAGreeting(t *testing.T) {
	w := newWorld(t)
	asked := 0
	for _, p := range w.dir.Everybody() {
		for lang, name := range map[app.Lang]app.Name{app.Belarusian: p.Names.BE, app.Russian: p.Names.RU} {
			for _, manner := range []names.Manner{names.Polite, names.Familiar} {
				text := names.Decline(name, p.Sex, lang).Greeting(manner) + "!"
				asked++
				if said := about(text, w.read(proof.Text{Text: text, Lang: lang, Person: p.ID})); strings.Contains(said, "person ") {
					t.Errorf("%s: %s", text, said)
				}
			}
		}
	}
	if asked < 100 {
		t.Errorf("%d greetings", asked)
	}
}

func TestWhatTheRulesSayOfEveryLetterIsNotSaidOfThisOne(t *testing.T) {
	w := newWorld(t)
	text := "Добры дзень, Максім! У нас першы снег, і двор зусім белы."
	said := about(text, w.read(proof.Text{Text: text, Lang: app.Belarusian, Form: app.CardForm, Person: w.person("sample:9002")}))
	if n := strings.Count(said, "rule"); n > 2 {
		t.Errorf("%d rules are told: %s", n, said)
	}
}

func TestALetterAboutSomebodyIsNotReadAsTheCensorReads(t *testing.T) {
	w := newWorld(t)
	text := "Шаноўны спадар дэпутат!\nПрашу за палітычнага зняволенага Максіма Гарэцкага: суд быў несправядлівы. Пішыце яму, Вы можаце, і ты таксама.\nЗ павагай,"
	letter := proof.Text{Text: text, Lang: app.Belarusian, Form: app.LetterA4Form, Person: w.person("sample:9002")}
	if said := about(text, w.read(letter)); !strings.Contains(said, "case") || !strings.Contains(said, "rule") {
		t.Fatalf("to a prison: %s", said)
	}
	letter.About = true
	said := about(text, w.read(letter))
	if said != "mixed-manner ты; blank:letter.gap.ending З павагай," {
		t.Errorf("to a member of parliament: %s", said)
	}
}
