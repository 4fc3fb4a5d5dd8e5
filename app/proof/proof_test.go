package proof_test

import (
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/check"
	"vestka/app/journal"
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
	t     *testing.T
	store *apptest.Store
	dir   *people.Directory
}

// newWorld is a reader over the sample list.
func newWorld(t *testing.T) *world {
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
		Places: reg, Fonts: fonts, Spelling: &dictionaries,
	}, t, store, dir}
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
	if all < 100 || missed*50 > all {
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
