package wordbook_test

import (
	"errors"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/check"
	"vestka/app/wordbook"
	"vestka/app/words"
)

var day = app.Date{Year: 2026, Month: 11, Day: 22}

const head = "[published]\nby = \"The sample circle\"\non = \"2026-10-01\"\n"

type world struct {
	*wordbook.Book
	t     *testing.T
	store *apptest.Store
}

func newWorld(t *testing.T) *world {
	store := apptest.NewStore()
	return &world{wordbook.New(store), t, store}
}

func (w *world) did(c app.Changes, err error) app.Changes {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

func (w *world) takeBack(c app.Changes) {
	w.t.Helper()
	undone, err := c.Undo.Do(w.t.Context())
	w.did(undone, err)
	w.Refresh(undone)
}

// rings are the ids of the entries that ring in the text.
func (w *world) rings(text string) string {
	w.t.Helper()
	l, err := w.Lists(w.t.Context())
	w.did(app.Changes{}, err)
	quiet, err := w.Quiet(w.t.Context())
	w.did(app.Changes{}, err)
	got := ""
	for _, f := range check.Text(text, &check.Context{Lists: l, Quiet: quiet}) {
		got += f.Entry.ID + " "
	}
	return got
}

func (w *world) expect(text, want string) {
	w.t.Helper()
	if got := w.rings(text); got != want {
		w.t.Errorf("%q rings %q instead of %q", text, got, want)
	}
}

func (w *world) refused(code app.Code, err error) {
	w.t.Helper()
	if app.CodeOf(err) != code {
		w.t.Errorf("%v instead of %s", err, code)
	}
}

const weather = "Учора была навальніца."

func storms(lang string, list ...string) words.Entry {
	text := app.Text{EN: "x", RU: "x", BE: "x"}
	return words.Entry{
		ID: "weather", Kind: "jargon", Severity: words.Careful, Words: map[app.Lang][]string{app.Lang(lang): list},
		Reason: text, Source: text, SaidOn: day, CheckedOn: day,
	}
}

func TestTheUsersOwnEntriesCountAndAreTakenBack(t *testing.T) {
	w := newWorld(t)
	w.expect(weather, "")
	saved := w.did(w.Save(t.Context(), storms("be", "навальніц*"), day))
	w.expect(weather, "weather ")
	w.takeBack(saved)
	w.expect(weather, "")
}

func TestAnOwnEntryTakesThePlaceOfOursUntilItIsRemoved(t *testing.T) {
	w := newWorld(t)
	own := storms("be", "навальніц*")
	own.ID = "war"
	w.did(w.Save(t.Context(), own, day))
	w.expect("Вайна і навальніца.", "war ")
	w.did(w.Remove(t.Context(), "war", day))
	w.expect("Вайна і навальніца.", "war ")
	w.expect(weather, "")
	_, err := w.Remove(t.Context(), "war", day)
	w.refused(app.NotFound, err)
}

func TestAnEntryIsSwitchedOffAndOnAndThatIsTakenBack(t *testing.T) {
	w := newWorld(t)
	off := w.did(w.Switch(t.Context(), "war", false, day))
	w.expect("Вайна.", "")
	if again := w.did(w.Switch(t.Context(), "war", false, day)); again.Kinds != 0 {
		t.Error("to switch off what is off changed something")
	}
	w.takeBack(off)
	w.expect("Вайна.", "war ")
	w.did(w.Switch(t.Context(), "war", false, day))
	w.did(w.Switch(t.Context(), "war", true, day))
	w.expect("Вайна.", "war ")
	if files, _ := w.store.WordFiles(t.Context()); len(files) != 0 {
		t.Error("a file is left of nothing")
	}
	_, err := w.Switch(t.Context(), "nothing", false, day)
	w.refused(app.NotFound, err)
}

func TestWhatAFileSwitchesOffTheUserSwitchesOn(t *testing.T) {
	w := newWorld(t)
	_, _, err := w.Load(t.Context(), "theirs.toml", []byte("off = [\"war\"]\n"+head), day)
	w.did(app.Changes{}, err)
	w.expect("Вайна.", "")
	w.did(w.Switch(t.Context(), "war", true, day))
	w.expect("Вайна.", "war ")
}

func TestWhatWasEditedIsSavedAsAFileThatOthersLoad(t *testing.T) {
	w := newWorld(t)
	_, err := w.Export(t.Context(), day)
	w.refused(app.Refused, err)
	w.did(w.Save(t.Context(), storms("be", "навальніц*"), day))
	w.did(w.Switch(t.Context(), "emoji", false, day))
	content, err := w.Export(t.Context(), day)
	w.did(app.Changes{}, err)
	other := newWorld(t)
	loaded, _, err := other.Load(t.Context(), "mine.toml", content, day)
	other.did(app.Changes{}, err)
	if loaded.Entries != 1 || loaded.Replaced != 0 {
		t.Errorf("loaded %+v", loaded)
	}
	other.expect(weather+" ❤", "weather ")
	other.did(other.Unload(t.Context(), "mine.toml"))
	other.expect(weather+" ❤", "emoji ")
	_, err = other.Unload(t.Context(), "mine.toml")
	other.refused(app.NotFound, err)
}

func TestAnEntryThatMakesNoSenseIsNotKept(t *testing.T) {
	w := newWorld(t)
	for name, spoil := range map[string]func(*words.Entry){
		"no reason":     func(e *words.Entry) { e.Reason = app.Text{} },
		"no source":     func(e *words.Entry) { e.Source.RU = "" },
		"never checked": func(e *words.Entry) { e.CheckedOn = app.Date{} },
		"checked later": func(e *words.Entry) { e.CheckedOn = app.Date{Year: 2027} },
		"no words":      func(e *words.Entry) { e.Words = nil },
		"star alone":    func(e *words.Entry) { e.Words = map[app.Lang][]string{"be": {"*"}} },
		"short stem":    func(e *words.Entry) { e.Except = map[app.Lang][]string{"be": {"на*"}} },
		"capitals":      func(e *words.Entry) { e.Words = map[app.Lang][]string{"be": {"Слова"}} },
		"kind":          func(e *words.Entry) { e.Kind = "boat" },
		"id":            func(e *words.Entry) { e.ID = "Два словы" },
	} {
		e := storms("be", "навальніц*")
		spoil(&e)
		if _, err := w.Save(t.Context(), e, day); app.CodeOf(err) != app.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	w.expect(weather, "")
}

func TestAFileWithASlipIsRefusedOnItsLine(t *testing.T) {
	w := newWorld(t)
	_, _, err := w.Load(t.Context(), "bad.toml", []byte(head+"\n[[word]]\nid = \"x\"\nkind = \"boat\"\n"), day)
	var wrong *app.Error
	if !errors.As(err, &wrong) || wrong.Code != app.Refused || wrong.Args["Line"] != 5 || wrong.Args["Name"] != "kind" {
		t.Errorf("%v", err)
	}
	if files, _ := w.store.WordFiles(t.Context()); len(files) != 0 {
		t.Error("the refused file is kept")
	}
}

func TestChecksAreSilentAboutWhatTheUserWantsToHearNoMoreOf(t *testing.T) {
	w := newWorld(t)
	w.did(w.Silence(t.Context(), check.Quiet{About: "war", Text: "вайна"}))
	w.expect("Вайна і войны.", "war ")
	list, err := w.SilentAbout(t.Context())
	if err != nil || len(list) != 1 {
		t.Errorf("%v %v", list, err)
	}
	w.did(w.Speak(t.Context(), list[0]))
	w.expect("Вайна і войны.", "war war ")
}

func TestTheDictionaryTakesWordsOnly(t *testing.T) {
	w := newWorld(t)
	_, err := w.Learn(t.Context(), app.Belarusian, "два словы")
	w.refused(app.Invalid, err)
	w.did(w.Learn(t.Context(), app.Belarusian, "вецярок"))
	list, err := w.Dictionary(t.Context(), app.Belarusian)
	if err != nil || len(list) != 1 || list[0] != "вецярок" {
		t.Errorf("%v %v", list, err)
	}
	if list, _ := w.Dictionary(t.Context(), app.Russian); len(list) != 0 {
		t.Error("a word of one language is in the dictionary of another")
	}
	w.did(w.Unlearn(t.Context(), app.Belarusian, "вецярок"))
	_, err = w.Unlearn(t.Context(), app.Belarusian, "вецярок")
	w.refused(app.NotFound, err)
}

func TestEntriesAreFoundByAWordThatTheyWouldFind(t *testing.T) {
	w := newWorld(t)
	found, err := w.Find(t.Context(), wordbook.Filter{Text: "Вайною", Lang: app.English})
	if err != nil || len(found) != 1 || found[0].ID != "war" {
		t.Errorf("%v %v", found, err)
	}
	found, err = w.Find(t.Context(), wordbook.Filter{Kind: "emoji"})
	if err != nil || len(found) != 1 {
		t.Errorf("%v %v", found, err)
	}
}
