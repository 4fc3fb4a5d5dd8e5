package sending

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/register"
	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/ui/kit"
	"vestka/ui/kit/kittest"
	"vestka/ui/uitest"
)

// world is a window with nothing but what is said of one person.
type world struct {
	*kittest.Frame
	t    *testing.T
	book *rulebook.Book
}

func newWorld(t *testing.T, lang string) *world {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(kit.NewTheme(kit.Light, 1))
	reg, err := register.Load()
	if err != nil {
		t.Fatal(err)
	}
	return &world{kittest.NewFrame(t, lang), t, rulebook.New(apptest.NewStore(), reg)}
}

func (w *world) outlook(p app.Person, day app.Date) *rulebook.Outlook {
	w.t.Helper()
	o, err := w.book.Of(w.t.Context(), &p, rulebook.Sender{Relation: app.Stranger, Country: "FR"}, day)
	if err != nil {
		w.t.Fatal(err)
	}
	return o
}

// card shows the card of the person in a window of the width.
func (w *world) card(o *rulebook.Outlook, width float32) fyne.CanvasObject {
	w.t.Helper()
	c := Card(w, o, func() {})
	win := test.NewTempWindow(w.t, c)
	win.Resize(fyne.NewSize(width, 700))
	return c
}

func held(code string) app.Person {
	return app.Person{ID: 1, Status: app.Active, Held: app.Detention{Facility: code, Text: code}}
}

func (w *world) says(o fyne.CanvasObject, texts ...string) {
	w.t.Helper()
	said := uitest.Words(o)
	for _, text := range texts {
		if !strings.Contains(said, text) {
			w.t.Errorf("%q is not said in %s", text, said)
		}
	}
}

var today = app.Date{Year: 2026, Month: 11, Day: 22}

func TestEachThingHasItsAnswerInWords(t *testing.T) {
	w := newWorld(t, "en")
	rows := uitest.Find[*kit.SignRow](w.card(w.outlook(held("IK-4"), today), 700))
	if len(rows) != len(rules.Things) {
		t.Fatalf("%d answers", len(rows))
	}
	for i, want := range []string{"Letter: yes", "Postcard: yes", "Photo: not known", "Telegram: not known", "Electronic letter: not known", "Parcel: no"} {
		if rows[i].Words() != want {
			t.Errorf("%s, want %s", rows[i].Words(), want)
		}
	}
}

func TestTheWholeAnswerIsOneKeyAway(t *testing.T) {
	w := newWorld(t, "en")
	rows := uitest.Find[*kit.SignRow](w.card(w.outlook(held("SIZO-6"), today), 700))
	rows[5].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(w.Reader.Sheets) != 1 || w.Reader.Sheets[0].Title != "Parcel" {
		t.Fatalf("%v", w.Reader.Asked)
	}
	sheet := w.Reader.Sheets[0]
	w.says(sheet.Body, "Refrain: SIZO-6", "spring96.org/en/news/110142", "checked: 30 August 2026", "up to 30 kg a month",
		"through the relatives", "Sources contradict each other", "only some of the prisoners")
	if !strings.Contains(sheet.Text, "France") || !strings.Contains(sheet.Text, "Sentence not yet in force") {
		t.Error(sheet.Text)
	}
	sheet.Actions[0].Do()
	if len(w.Went) != 1 || w.Went[0].Section != "rules" || w.Went[0].Arg != (Show{rules.Parcel, "SIZO-6"}) {
		t.Errorf("%+v", w.Went)
	}
}

func TestAnAnswerOfOldSaysItsAge(t *testing.T) {
	w := newWorld(t, "en")
	o := w.outlook(held("IK-4"), app.Date{Year: 2028, Month: 3, Day: 1})
	w.says(w.card(o, 700), "last checked 18 months ago")
	show(w, o, 0)
	w.says(w.Reader.Sheets[0].Body, "It said yes, but nobody has checked it for 18 months.")
}

func TestANoOfOldStaysWithItsAge(t *testing.T) {
	w := newWorld(t, "ru")
	o := w.outlook(held("IK-4"), app.Date{Year: 2029, Month: 1, Day: 1})
	w.says(w.card(o, 700), "проверено 28 месяцев назад")
	i := slices.IndexFunc(o.Answers, func(a rulebook.Answer) bool { return a.Thing == rules.Money })
	if o.Answers[i].Verdict != rules.No {
		t.Fatalf("%v", o.Answers[i].Verdict)
	}
	show(w, o, i)
	w.says(w.Reader.Sheets[0].Body, "; проверено 28 месяцев назад.", "Проверено 28 месяцев назад.")
}

func TestWhatIsNotTheirsToAskIsSaidInOneSentence(t *testing.T) {
	w := newWorld(t, "en")
	dead, free, former := held("IK-4"), held("IK-4"), held("IK-4")
	dead.Died = app.Date{Year: 2025}
	free.Held.Liberty = true
	former.Status = app.Former
	for _, c := range []struct {
		p    app.Person
		want string
	}{{dead, "has died"}, {free, "at liberty"}, {former, "former political prisoner"}} {
		card := w.card(w.outlook(c.p, today), 700)
		w.says(card, c.want)
		if n := len(uitest.Find[*kit.SignRow](card)); n > 0 {
			t.Errorf("%s: %d answers", c.want, n)
		}
	}
	nowhere := app.Person{ID: 1, Status: app.Active, Held: app.Detention{Text: "за ракой"}}
	o := w.outlook(nowhere, today)
	w.says(w.card(o, 700), "Where this person is held is not known", "not known")
	show(w, o, 0)
	w.says(w.Reader.Sheets[0].Body, "It depends on something that is not known", "By law a prisoner may get any number of letters")
}

func TestTheReaderSeesWhoseRuleItIs(t *testing.T) {
	w := newWorld(t, "en")
	all, err := w.book.Rules(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	r, _ := all.Rule("letter-law")
	mine := *r
	mine.Verdict, mine.Reason = rules.No, app.Text{EN: "Not now.", RU: "x", BE: "x"}
	if _, err := w.book.Save(t.Context(), mine, today); err != nil {
		t.Fatal(err)
	}
	o := w.outlook(held("IK-4"), today)
	show(w, o, 0)
	w.says(w.Reader.Sheets[0].Body, "Not now.", "your own", "Sources contradict each other")
}

func TestManyAreCountedByAnswer(t *testing.T) {
	w := newWorld(t, "en")
	var people []*app.Person
	for i, code := range []string{"SIZO-6", "SIZO-7", "SIZO-2"} {
		p := held(code)
		p.ID = app.PersonID(i + 1)
		people = append(people, &p)
	}
	s := rulebook.Sender{Relation: app.Stranger, Country: "FR"}
	batches, err := w.book.Many(t.Context(), people, []rules.Thing{rules.Parcel}, s, today)
	if err != nil {
		t.Fatal(err)
	}
	ShowMany(w, batches, s)
	w.says(w.Reader.Sheets[0].Body, "Parcel", "no: 2", "yes: 1", "2 of 3 should not get it: SIZO-6, SIZO-7")
	w.says(Groups(w, &batches[0], func(id app.PersonID) string { return string(rune('A' + id)) }), "B, C", "Refrain")
	ShowMany(w, nil, s)
	if len(w.Reader.Sheets) != 1 {
		t.Error("a sheet about nothing")
	}
}

func TestTheAnswersStandInTwoColumnsWhereThereIsRoom(t *testing.T) {
	w := newWorld(t, "be")
	wide, narrow := uitest.Find[*kit.SignRow](w.card(w.outlook(held("IK-4"), today), 700)), uitest.Find[*kit.SignRow](w.card(w.outlook(held("IK-4"), today), 400))
	if wide[0].Position().Y != wide[5].Position().Y || wide[5].Position().X == 0 {
		t.Errorf("%v, %v", wide[0].Position(), wide[5].Position())
	}
	if narrow[5].Position().X != 0 || narrow[5].Position().Y <= narrow[4].Position().Y {
		t.Errorf("%v, %v", narrow[4].Position(), narrow[5].Position())
	}
}
