package words

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/wordbook"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// opened is the section over a book without anything of the reader's own.
func opened(t *testing.T, lang string) (*Section, *uitest.World, *wordbook.Book) {
	t.Helper()
	w := uitest.New(t, lang)
	book := wordbook.New(w.Store)
	files := map[string]string{"theirs.toml": "off = [\"war\"]\n[published]\nby = \"Sample circle\"\non = \"2026-10-01\"\n"}
	s := New(Deps{
		Book: book, Runner: w.Runner, Now: apptest.FixedClock,
		ReadFile: func(path string) ([]byte, error) {
			if content, ok := files[path]; ok {
				return []byte(content), nil
			}
			return nil, errors.New("no such file")
		},
		SaveFile: func(path string, content []byte) error {
			files[path] = string(content)
			return nil
		},
	})
	w.Show(s)
	return s, w, book
}

func (s *Section) count() int { return len(s.found.entries) }

func lastSheet(w *uitest.World) kit.Sheet { return w.Reader.Sheets[len(w.Reader.Sheets)-1] }

// fillIn writes into the fields of the form in their order.
func fillIn(w *uitest.World, texts ...string) {
	sheet := lastSheet(w)
	for i, e := range uitest.Find[*kit.Entry](sheet.Body) {
		if i < len(texts) && texts[i] != "" {
			e.SetText(texts[i])
		}
	}
	sheet.Actions[len(sheet.Actions)-1].Do()
}

func TestEntriesStandWithTheirWordsAndTheirSource(t *testing.T) {
	s, w, _ := opened(t, "en")
	if s.count() < 30 || !strings.Contains(w.Words(), w.T("words.count", "Count", s.count())) {
		t.Errorf("%d entries: %q", s.count(), w.Words())
	}
	s.search.SetText("вайною")
	if s.count() != 1 || s.found.entries[0].ID != "war" || !strings.Contains(w.Words(), "Mediazona") || !strings.Contains(w.Words(), "вайна") {
		t.Errorf("found %d: %q", s.count(), w.Words())
	}
	s.search.SetText("такога няма")
	if s.count() != 0 || !strings.Contains(w.Words(), w.T("words.none.title")) {
		t.Errorf("found %d: %q", s.count(), w.Words())
	}
}

func TestAnEntryIsSwitchedOffAndBack(t *testing.T) {
	s, w, book := opened(t, "en")
	s.search.SetText("вайною")
	w.Tap(w.T("words.turn_off"))
	if !off(t, book, "war") || !w.Has(w.T("words.turn_on")) {
		t.Fatalf("still counts: %q", w.Words())
	}
	w.Undo(s)
	book.Refresh(app.Changes{Kinds: app.KindWords})
	if off(t, book, "war") {
		t.Error("what was taken back is still off")
	}
}

func off(t *testing.T, book *wordbook.Book, id string) bool {
	t.Helper()
	l, err := book.Lists(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	e, known := l.Entry(id)
	if !known {
		t.Fatal("no such entry")
	}
	return e.Off
}

func TestAnEntryIsAddedEditedAndTakenAway(t *testing.T) {
	s, w, book := opened(t, "en")
	s.add()
	fillIn(w, "навальніц*, маланк*", "", "", "", "", "", "It did not arrive.", "", "our log")
	l, err := book.Lists(t.Context())
	e, known := l.Entry("own-1")
	if err != nil || !known || len(e.Words[app.Belarusian]) != 2 || e.Reason.BE != "It did not arrive." || s.at != "own-1" {
		t.Fatalf("%+v, errors %v, said %q", e, w.Errors, uitest.Words(lastSheet(w).Body))
	}
	s.editShown()
	fillIn(w, "навальніц*")
	l, _ = book.Lists(t.Context())
	if e, _ = l.Entry("own-1"); len(e.Words[app.Belarusian]) != 1 {
		t.Errorf("edited: %v", e.Words)
	}
	w.Tap(w.T("words.take_away"))
	l, _ = book.Lists(t.Context())
	if _, known = l.Entry("own-1"); known {
		t.Error("it is still there")
	}
}

func TestAnEntryThatMakesNoSenseIsToldOnTheForm(t *testing.T) {
	s, w, book := opened(t, "en")
	s.add()
	fillIn(w, "на*", "", "", "", "", "", "It did not arrive.", "", "our log")
	if l, _ := book.Lists(t.Context()); s.count() != len(l.All()) || !strings.Contains(uitest.Words(lastSheet(w).Body), "на*") {
		t.Errorf("told %q", uitest.Words(lastSheet(w).Body))
	}
	if field := uitest.Find[*kit.Entry](lastSheet(w).Body)[0]; field.Text != "на*" {
		t.Errorf("lost: %q", field.Text)
	}
}

func TestFilesOfWordsAreLoadedAndRemoved(t *testing.T) {
	s, w, book := opened(t, "en")
	if !s.Dropped([]string{"theirs.toml"}) || s.Dropped([]string{"a.txt"}) {
		t.Fatal("not taken")
	}
	if !off(t, book, "war") {
		t.Error("not loaded")
	}
	s.showFiles()
	uitest.Find[*kit.Button](lastSheet(w).Body)[0].Tapped(nil)
	if off(t, book, "war") {
		t.Error("not removed")
	}
	s.loadFile("missing.toml")
	if len(w.Errors) != 1 {
		t.Errorf("errors %v", w.Errors)
	}
}

func TestTheDictionaryTakesWordsAndGivesThemBack(t *testing.T) {
	s, w, book := opened(t, "be")
	s.showDictionary()
	field := uitest.Find[*kit.Entry](lastSheet(w).Body)[0]
	field.SetText("вецярочак")
	field.OnSubmitted(field.Text)
	if list, _ := book.Dictionary(t.Context(), app.Belarusian); len(list) != 1 || field.Text != "" {
		t.Fatalf("%v, the field holds %q", list, field.Text)
	}
	uitest.Find[*kit.Chip](lastSheet(w).Body)[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if list, _ := book.Dictionary(t.Context(), app.Belarusian); len(list) != 0 {
		t.Errorf("%v", list)
	}
}
