package templates

import (
	"io/fs"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/templates"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// shown is the section over a store in memory, with files to be loaded and saved.
func shown(t *testing.T, lang string) (*Section, *uitest.World, map[string]string) {
	t.Helper()
	w := uitest.New(t, lang).Sample()
	files := map[string]string{}
	s := New(Deps{
		Book: w.Templates, Directory: w.Directory, Register: w.Register, Settings: w.Store, Snippets: w.Store, Runner: w.Runner, Now: apptest.FixedClock,
		ReadFile: func(path string) ([]byte, error) {
			if text, ok := files[path]; ok {
				return []byte(text), nil
			}
			return nil, fs.ErrNotExist
		},
		Save: func(path string, content []byte) error {
			files[path] = string(content)
			return nil
		},
	})
	w.Show(s)
	s.lang = ""
	s.load()
	return s, w, files
}

func (s *Section) says(t *testing.T, texts ...string) {
	t.Helper()
	words := uitest.Words(s.detail)
	for _, text := range texts {
		if !strings.Contains(words, text) {
			t.Errorf("%q is not said in %s", text, words)
		}
	}
}

// pick shows the text.
func (s *Section) pick(t *testing.T, id string, lang app.Lang) {
	t.Helper()
	for i := range s.all {
		if keyOf(&s.all[i]) == (key{id, lang}) {
			s.list.Select(i)
			s.goTo(i)
			return
		}
	}
	t.Fatalf("%s %s is not in the list", id, lang)
}

func TestEveryTextIsShownAsSomebodyGetsIt(t *testing.T) {
	s, w, _ := shown(t, "en")
	if len(s.all) != len(w.Register.BuiltIn()) {
		t.Fatalf("%d texts", len(s.all))
	}
	for i := range s.all {
		s.goTo(i)
		if words := uitest.Words(s.detail); strings.ContainsAny(words, "{}") {
			t.Errorf("%s %s shows a raw field: %s", s.all[i].ID, s.all[i].Lang, words)
		}
	}
	s.pick(t, "birthday", app.Belarusian)
	s.says(t, "Warm; you need not know the person.", "Дарагая Наталля!", "36 variants")
	s.pick(t, "birthday", app.English)
	s.says(t, w.T("templates.english"))
}

func TestATextIsTriedOnSomebodyOfTheListPolitelyOrNot(t *testing.T) {
	s, w, _ := shown(t, "en")
	s.pick(t, "moved", app.Belarusian)
	selects := uitest.Find[*kit.Select](s.detail)
	selects[0].SetSelectedIndex(1)
	id := s.trial.person
	e, _ := w.Directory.Person(id, s.today())
	s.says(t, e.Names.BE.Given+"!", "Вам")
	uitest.Find[*kit.Select](s.detail)[1].SetSelectedIndex(1)
	s.says(t, "табе")
	before := uitest.Words(s.detail)
	for range 6 {
		w.Tap(w.T("templates.another"))
	}
	if uitest.Words(s.detail) == before {
		t.Error("another variant reads the same")
	}
}

func TestTheListIsNarrowedByOccasionLanguageAndWhoseItIs(t *testing.T) {
	s, w, _ := shown(t, "en")
	s.occasion, s.lang = app.NewYear, app.Russian
	s.load()
	if len(s.all) != 2 {
		t.Fatalf("%d texts for New Year in Russian", len(s.all))
	}
	s.own = true
	s.load()
	if words := uitest.Words(w.Window.Content()); !strings.Contains(words, w.T("templates.none.title")) {
		t.Errorf("%s", words)
	}
}

func TestABuiltInTextIsCopiedChangedRemovedAndBroughtBack(t *testing.T) {
	s, w, _ := shown(t, "en")
	s.pick(t, "birthday", app.Belarusian)
	s.editShown()
	form := w.Reader.Sheets[len(w.Reader.Sheets)-1]
	entries := uitest.Find[*kit.Entry](form.Body)
	title, id, body := entries[0], entries[1], entries[3]
	if id.Text != "birthday-2" {
		t.Fatalf("it is called %q", id.Text)
	}
	title.SetText("Mine")
	body.SetText("Дарагі {given")
	if words := uitest.Words(form.Body); !strings.Contains(words, "Line 1, column 8") {
		t.Errorf("the slip is not said at once: %s", words)
	}
	press(t, form, w.T("dialog.save"))
	if own, _ := w.Templates.Chosen(t.Context()); own != nil {
		t.Fatal("a text with a slip is kept")
	}
	body.SetText("Дарагі {given}, вітаю!")
	press(t, form, w.T("dialog.save"))
	own, err := w.Templates.Own(t.Context(), "birthday-2")
	if err != nil || own.Body.BE != "Дарагі {given}, вітаю!" || own.Body.RU == "" || own.Title != (app.Text{EN: "Mine"}) {
		t.Fatalf("%+v %v", own, err)
	}
	s.says(t, "Mine", "Дарагі Наталля, вітаю!")
	s.remove("birthday-2")
	if len(s.all) != len(w.Register.BuiltIn()) {
		t.Error("it is not removed")
	}
	w.Undo(s)
	if len(s.all) == len(w.Register.BuiltIn()) {
		t.Error("it does not come back")
	}
}

// press presses a button of a sheet.
func press(t *testing.T, sheet kit.Sheet, label string) {
	t.Helper()
	for _, a := range sheet.Actions {
		if a.Label == label {
			a.Do()
			return
		}
	}
	t.Fatalf("no %q", label)
}

func TestAFieldIsWrittenWhereTheReaderWrites(t *testing.T) {
	s, w, _ := shown(t, "be")
	s.begin()
	form := w.Reader.Sheets[len(w.Reader.Sheets)-1]
	body := uitest.Find[*kit.Entry](form.Body)[3]
	body.SetText("Вітаю, !")
	body.CursorColumn = 7
	pick := uitest.Find[*kit.Select](form.Body)[3]
	pick.SetSelectedIndex(1)
	if body.Text != "Вітаю, {given}!" {
		t.Errorf("%q", body.Text)
	}
}

func TestATextIsSharedAsAFileAndLoaded(t *testing.T) {
	s, w, files := shown(t, "en")
	if _, err := w.Templates.Save(t.Context(), apptest.OwnTemplate("mine")); err != nil {
		t.Fatal(err)
	}
	s.load()
	s.pick(t, "mine", app.Belarusian)
	own, _ := w.Templates.Chosen(t.Context())
	files["good.toml"], files["bad.toml"] = string(templates.File(own...)), "[[template]]\nmaker = 1\n"
	if !s.Dropped([]string{"bad.toml"}) || s.Dropped([]string{"list.csv"}) {
		t.Error("what is dropped is not told apart")
	}
	if len(w.Errors) != 1 {
		t.Errorf("a file with a slip: %v", w.Errors)
	}
	s.remove("mine")
	s.loadFile("good.toml")
	if _, err := w.Templates.Own(t.Context(), "mine"); err != nil {
		t.Error(err)
	}
	s.says(t, "Мая вясна")
}

func TestEveryFieldIsListedWithWhatItGives(t *testing.T) {
	s, w, _ := shown(t, "ru")
	s.showFields()
	words := uitest.Words(w.Reader.Sheets[0].Body)
	for _, want := range []string{"{greeting}", "Уважаемая Наталья Алексеевна", "{held:years}", "{my.town}"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in %s", want, words)
		}
	}
}

func TestTheKeysAreItsOwn(t *testing.T) {
	s, w, _ := shown(t, "en")
	for _, k := range s.Shortcuts() {
		if k.Key == fyne.KeyN {
			k.Do()
		}
	}
	if len(w.Reader.Sheets) != 1 || s.ID() != "templates" || s.Under() != "desk" || s.Focus() == nil {
		t.Error("a new text is not begun")
	}
}
