package printroom

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// item chooses what is printed.
func item(w *uitest.World, which printing.Item) { choose(w, itemChoice, slices.Index(items, which)) }

// gone is what is used of the chosen sheet of labels.
func (s *Section) gone() []int { return s.labels.begun.Used(s.labelSheet()) }

func TestEveryItemIsLaidOutAndWritten(t *testing.T) {
	s, w := opened(t, "be")
	item(w, printing.ReturnLabels)
	if s.on.Item != printing.Postcards || len(w.Said) != 1 {
		t.Fatalf("labels with an address that nobody knows: %s, %q", s.on.Item, w.Said)
	}
	_, err := w.Store.SetSetting(t.Context(), app.SettingReturn, "Ганна\nSkrytka 12")
	w.Must(err)
	s.Reload(app.Changes{Kinds: app.KindSettings})
	for _, which := range items {
		item(w, which)
		main := s.job.Request.Main()
		if main.Item != which || s.pieces() != 6 || s.tiles() == 0 || w.Errors != nil {
			t.Fatalf("%s: %s, %d pieces, %v", which, main.Item, s.pieces(), w.Errors)
		}
		path := filepath.Join(t.TempDir(), "x.pdf")
		w.Reader.Files, w.Opened, w.Went = []string{path}, nil, nil
		s.choosePlace()
		if _, err := os.Stat(path); err != nil || len(w.Opened) != 1 || (w.Went != nil) != which.Worded() {
			t.Errorf("%s: %v, opened %v, went %v, %v", which, err, w.Opened, w.Went, w.Errors)
		}
	}
}

func TestABegunSheetOfLabelsIsRememberedAndCanBeSaidToBeNew(t *testing.T) {
	s, w := opened(t, "en")
	item(w, printing.Labels)
	if l := s.labelSheet(); l == nil || l.ID != usualLabels || s.cards() != 6 {
		t.Fatalf("%v", w.Errors)
	}
	w.Reader.Files = []string{filepath.Join(t.TempDir(), "x.pdf")}
	s.choosePlace()
	if !slices.Equal(s.gone(), []int{0, 1, 2, 3, 4, 5}) || !strings.Contains(w.Words(), w.T("printroom.labels.left", "Count", 15)) {
		t.Fatalf("%v are used after six labels, %v", s.gone(), w.Errors)
	}
	if p := s.job.Request.Main(); len(p.Used) != 6 {
		t.Errorf("the next job begins with %v used", p.Used)
	}
	s.showUsed(s.labelSheet())
	places := uitest.Find[*kit.Places](w.Reader.Sheets[len(w.Reader.Sheets)-1].Body)[0]
	places.Mark([]int{7})
	w.Reader.Sheets[len(w.Reader.Sheets)-1].Actions[2].Do()
	if !slices.Equal(s.gone(), []int{7}) {
		t.Errorf("%v are used", s.gone())
	}
	w.Reader.Sheets[len(w.Reader.Sheets)-1].Actions[0].Do()
	if len(s.gone()) != 0 {
		t.Errorf("%v are used of a new sheet", s.gone())
	}
}

func TestEnvelopesAndLabelsAreWrittenBesideTheLetters(t *testing.T) {
	s, w := opened(t, "ru")
	item(w, printing.Letters)
	s.on.Envelope, s.on.Label, s.withList = true, true, true
	s.rebuild()
	folder := t.TempDir()
	w.Reader.Files = []string{filepath.Join(folder, "a.pdf")}
	s.choosePlace()
	var names []string
	files, err := os.ReadDir(folder)
	for _, f := range files {
		names = append(names, f.Name())
	}
	if want := []string{"a-envelopes.pdf", "a-labels.pdf", "a-sheet.pdf", "a.pdf"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("%q %v %v", names, err, w.Errors)
	}
	letters, err := w.Store.Letters(t.Context(), app.LetterFilter{})
	if err != nil || len(letters) != 6 || letters[0].Kind != app.OnSheets {
		t.Errorf("%d letters, %v", len(letters), err)
	}
}

func TestASheetOfTheReadersOwnIsKeptAndChosen(t *testing.T) {
	s, w := opened(t, "en")
	item(w, printing.Labels)
	s.editSheet(newLabels(), s.chooseLabels)
	form := w.Reader.Sheets[len(w.Reader.Sheets)-1]
	entries := uitest.Find[*kit.Entry](form.Body)
	entries[0].SetText("Mine")
	entries[1].SetText("9") // columns
	if !strings.Contains(uitest.Words(form.Body), w.T("error.stock.outside")) {
		t.Errorf("%q", uitest.Words(form.Body))
	}
	entries[1].SetText("2")
	form.Actions[1].Do()
	if l := s.labelSheet(); l == nil || l.ID != "Mine" || !l.Own || l.Columns != 2 {
		t.Fatalf("%+v %v", l, w.Errors)
	}
	if main := s.job.Request.Main(); main.Stock.Places() != 14 {
		t.Errorf("%d places", main.Stock.Places())
	}
}

func TestTheWindowOfTheEnvelopeIsAtOneSide(t *testing.T) {
	s, w := opened(t, "en")
	item(w, printing.Letters)
	for _, fold := range uitest.Find[*kit.Select](w.Window.Content()) {
		if i := slices.Index(fold.Options, "C5"); i > 0 {
			fold.SetSelectedIndex(i)
		}
	}
	left, right := sheet.Opening{}, must(sheet.OpeningOf(sheet.C5, true))
	for _, c := range []struct {
		press  string
		window bool
		at     sheet.Opening
	}{{"printroom.window", true, left}, {"printroom.window.right", true, right}, {"printroom.window", true, left}, {"printroom.window", false, left}} {
		check(t, w, w.T(c.press))
		if p := s.paper(); p.Window != c.window || p.Opening != c.at {
			t.Errorf("%s: %v at %v", c.press, p.Window, p.Opening)
		}
	}
	s.on.Fold = "dl"
	if s.on.Right = true; s.paper().Window || !s.hasWindow(false) || s.hasWindow(true) {
		t.Error("DL has a window at the right, of which nobody knows")
	}
}

func must[A any](a A, _ bool) A { return a }

func TestAWindowThatTheReaderMeasured(t *testing.T) {
	s, w := opened(t, "be")
	item(w, printing.Letters)
	s.on.Fold = "c6"
	s.on.set(letterPiece, "a5")
	s.rebuild()
	own := w.T("printroom.window.own")
	check(t, w, own)
	if p := s.paper(); !p.Window || p.Opening != must(sheet.OpeningOf(sheet.C6, true)) {
		t.Fatalf("the measures begin as %v at %+v", p.Window, p.Opening)
	}
	measures := entriesAfter(w, w.T("printroom.window.w"), 4)
	for i, text := range []string{"95,5", "42", "18", "20"} {
		measures[i].SetText(text)
	}
	want := sheet.Opening{W: 95.5, H: 42, Left: 18, Bottom: 20}
	if main := s.job.Request.Main(); !main.Window || main.Opening != want || strings.Contains(w.Words(), w.T("printroom.window.unseen")) {
		t.Errorf("%v, %+v", main.Window, main.Opening)
	}
	for _, bad := range []string{"abc", "20", "NaN", "-1", "500"} {
		measures[0].SetText(bad)
		if main := s.job.Request.Main(); main.Window || !strings.Contains(w.Words(), w.T("printroom.window.unseen")) || w.Errors != nil {
			t.Errorf("%q: %v %v", bad, main.Window, w.Errors)
		}
	}
	measures[0].SetText("95.5")
	if main := s.job.Request.Main(); !main.Window || strings.Contains(w.Words(), w.T("printroom.window.unseen")) {
		t.Error("a window that can be is refused")
	}
	check(t, w, w.T("printroom.window.right"))
	if p := s.paper(); p.Opening == want || !p.Window || s.on.Measured != nil {
		t.Errorf("two windows: %+v", p.Opening)
	}
	check(t, w, own)
	check(t, w, own)
	if p := s.paper(); p.Window {
		t.Error("there is a window that nobody wants")
	}
}

// entriesAfter are n fields to type in, from the one with the label on.
func entriesAfter(w *uitest.World, label string, n int) []*kit.Entry {
	for _, f := range uitest.Find[*kit.Column](w.Window.Content()) {
		if entries := uitest.Find[*kit.Entry](f); len(entries) == n && strings.Contains(uitest.Words(f), label) {
			return entries
		}
	}
	return nil
}

func TestWhatIsWrongWithLabelsForNobodyIsTold(t *testing.T) {
	s, w := opened(t, "en")
	_, err := w.Store.SetSetting(t.Context(), app.SettingReturn, "春 1")
	w.Must(err)
	s.Reload(app.Changes{Kinds: app.KindSettings})
	item(w, printing.ReturnLabels)
	if want := w.T("print.flag.letters", "Letters", "春"); !strings.Contains(w.Words(), want) {
		t.Errorf("%q is not in %q", want, w.Words())
	}
}
