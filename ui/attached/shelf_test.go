package attached

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/attachments"
	"vestka/i18n"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// page is a section that shows nothing but the row.
type page struct{ shelf *Shelf }

func (p *page) ID() string                          { return "page" }
func (p *page) Label(*i18n.Localizer) string        { return "" }
func (p *page) Icon() string                        { return "" }
func (p *page) Build(f kit.Frame) fyne.CanvasObject { return p.shelf.Build(f) }
func (p *page) Reload(c app.Changes)                { p.shelf.Reload(c) }
func (p *page) Shortcuts() []kit.Shortcut           { return nil }
func (p *page) Focus() fyne.Focusable               { return nil }

// world is a row that shows what belongs to the first of two people, and a folder
// of the reader's.
type world struct {
	*uitest.World
	*page
	t      *testing.T
	folder string
}

func newWorld(t *testing.T, lang string) *world {
	t.Helper()
	w := &world{World: uitest.New(t, lang), page: &page{}, t: t, folder: t.TempDir()}
	w.shelf = New(Deps{Keeper: w.Keeper, Opener: w, Runner: w.Runner}, w.page)
	_, err := w.Store.SavePeople(t.Context(), apptest.Edits(2))
	w.Must(err)
	w.Show(w.page)
	w.shelf.Show(attachments.Owner{Person: 1})
	return w
}

// picture writes a picture of the reader's.
func (w *world) picture(name string) string {
	w.t.Helper()
	var b bytes.Buffer
	w.Must(png.Encode(&b, image.NewGray(image.Rect(0, 0, 300, 200))))
	return w.file(name, b.String())
}

func (w *world) file(name, content string) string {
	w.t.Helper()
	path := filepath.Join(w.folder, name)
	w.Must(os.WriteFile(path, []byte(content), 0o600))
	return path
}

// add chooses files with the button.
func (w *world) add(paths ...string) {
	w.t.Helper()
	w.Reader.Files = append(w.Reader.Files, strings.Join(paths, "\n"))
	w.Tap(w.T("attachments.add"))
}

func (w *world) tiles() []*kit.FileTile { return uitest.Find[*kit.FileTile](w.Window.Content()) }

// look presses the nth attachment and gives its sheet.
func (w *world) look(n int) kit.Sheet {
	w.t.Helper()
	w.tiles()[n].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	return w.Reader.Sheets[len(w.Reader.Sheets)-1]
}

// do takes the action of the sheet.
func (w *world) do(s kit.Sheet, key string) {
	w.t.Helper()
	for _, a := range s.Actions {
		if a.Label == w.T(key) {
			a.Do()
			return
		}
	}
	w.t.Fatalf("the sheet has no %s", key)
}

func (w *world) wantWords(words ...string) {
	w.t.Helper()
	all := w.Words()
	for _, word := range words {
		if !strings.Contains(all, word) {
			w.t.Errorf("%q is not in %q", word, all)
		}
	}
}

func TestFilesAreAddedAndSeen(t *testing.T) {
	for _, lang := range i18n.Languages {
		w := newWorld(t, lang)
		w.wantWords(w.T("attachments.title"), w.T("attachments.none"))
		w.add(w.picture("скан.png"), w.picture("паштоўка.png"))
		if len(w.tiles()) != 2 || w.Said[0] != w.T("attachments.added", "Count", 2) {
			t.Errorf("%d tiles, said %v", len(w.tiles()), w.Said)
		}
		w.wantWords("скан.png", "паштоўка.png")
		w.Undo(w.page)
		if len(w.tiles()) != 0 {
			t.Error("adding was not taken back")
		}
	}
}

func TestThatAPDFIsKeptAsItIsIsSaid(t *testing.T) {
	w := newWorld(t, "be")
	w.add(w.file("чэк.pdf", "%PDF-1.4\n%%EOF"))
	if !strings.Contains(w.Said[0], w.T("attachments.pdf_kept")) {
		t.Errorf("said %v", w.Said)
	}
	if s := w.look(0); s.Body != nil || !strings.Contains(s.Text, w.T("attachments.pdf_kept")) {
		t.Errorf("%q", s.Text)
	}
}

func TestWhatIsNoAttachmentIsToldAndNothingIsAdded(t *testing.T) {
	w := newWorld(t, "en")
	w.add(w.picture("скан.png"), w.file("ліст.jpg", "Дарагая Ядвіга"))
	if len(w.Errors) != 1 || app.CodeOf(w.Errors[0]) != app.Refused || len(w.tiles()) != 0 || len(w.Changes) != 0 {
		t.Errorf("errors %v, %d tiles", w.Errors, len(w.tiles()))
	}
	if !w.Has(w.T("attachments.add")) {
		t.Error("nothing can be added any more")
	}
}

func TestTheSwitchDecidesWhatAPictureKeeps(t *testing.T) {
	w := newWorld(t, "en")
	w.add(w.picture("1.png"))
	if s := w.look(0); !strings.Contains(s.Text, w.T("attachments.about.stripped")) || s.Body == nil {
		t.Errorf("%q", s.Text)
	}
	_, err := w.Store.SetSetting(t.Context(), app.SettingStrip, app.Off)
	w.Must(err)
	w.add(w.picture("2.png"))
	if s := w.look(0); !strings.Contains(s.Text, w.T("attachments.about.kept")) {
		t.Errorf("%q", s.Text)
	}
}

func TestARemovedAttachmentComesBack(t *testing.T) {
	w := newWorld(t, "ru")
	w.add(w.picture("скан.png"))
	w.do(w.look(0), "attachments.remove")
	if len(w.tiles()) != 0 || w.Said[1] != w.T("attachments.removed", "Count", 1) {
		t.Errorf("%d tiles, said %v", len(w.tiles()), w.Said)
	}
	w.Undo(w.page)
	if len(w.tiles()) != 1 {
		t.Error("it is not back")
	}
}

func TestBeforeAnAttachmentIsOpenedOutsideItIsSaidWhatThatMeans(t *testing.T) {
	w := newWorld(t, "en")
	w.add(w.picture("чэк Ядвігі.png"))
	w.Reader.Yes = []bool{false, true}
	w.do(w.look(0), "attachments.open")
	if copies, err := w.Keeper.Copies(t.Context()); len(copies) != 0 || err != nil || len(w.Opened) != 0 {
		t.Fatalf("written without a yes: %v, %v", copies, err)
	}
	w.do(w.look(0), "attachments.open")
	if last := w.Reader.Asked[len(w.Reader.Asked)-1]; last != w.T("attachments.outside.title") {
		t.Errorf("asked %q", last)
	}
	if len(w.Opened) != 1 || strings.Contains(w.Opened[0], "Ядвіг") || filepath.Ext(w.Opened[0]) != ".png" {
		t.Fatalf("opened %v", w.Opened)
	}
	if _, err := os.Stat(w.Opened[0]); err != nil {
		t.Error(err)
	}
	w.wantWords(w.T("attachments.copies", "Count", 1))
	w.Tap(w.T("attachments.copies.remove", "Count", 1))
	if _, err := os.Stat(w.Opened[0]); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the copy is still there: %v", err)
	}
	if w.Has(w.T("attachments.copies.remove", "Count", 1)) || w.Said[len(w.Said)-1] != w.T("attachments.copies.removed") {
		t.Errorf("said %v", w.Said)
	}
}

func TestAViewerThatDoesNotStartIsToldAndTheCopyCanBeRemoved(t *testing.T) {
	w := newWorld(t, "be")
	w.add(w.picture("скан.png"))
	w.NoViewer = &app.Error{Code: app.Failed, Key: "error.open"}
	w.Reader.Yes = []bool{true}
	w.do(w.look(0), "attachments.open")
	e := (*app.Error)(nil)
	if len(w.Errors) != 1 || !errors.As(w.Errors[0], &e) || e.Key != "error.attachment.open" || !w.Has(w.T("attachments.copies.remove", "Count", 1)) {
		t.Errorf("errors %v", w.Errors)
	}
}

func TestACopyThatCannotBeRemovedIsTold(t *testing.T) {
	w := newWorld(t, "en")
	w.add(w.picture("скан.png"))
	w.Reader.Yes = []bool{true}
	w.do(w.look(0), "attachments.open")
	w.Must(os.MkdirAll(filepath.Join(filepath.Dir(w.Opened[0]), "held", "x"), 0o700))
	w.Tap(w.T("attachments.copies.remove", "Count", 1))
	if last := w.Reader.Asked[len(w.Reader.Asked)-1]; last != w.T("attachments.copies.left", "Count", 1) {
		t.Errorf("told %q", last)
	}
	if !w.Has(w.T("attachments.copies.remove", "Count", 1)) {
		t.Error("it cannot be tried again")
	}
}

func TestASavedCopyIsSaidNotToBeSealed(t *testing.T) {
	w := newWorld(t, "en")
	w.add(w.file("чэк.pdf", "%PDF-1.4\n%%EOF"))
	path := filepath.Join(w.folder, "out.pdf")
	w.Reader.Files = []string{path}
	w.do(w.look(0), "attachments.save")
	if b, err := os.ReadFile(path); err != nil || string(b) != "%PDF-1.4\n%%EOF" {
		t.Errorf("%q, %v", b, err)
	}
	if w.Said[len(w.Said)-1] != w.T("attachments.unsealed") {
		t.Errorf("said %v", w.Said)
	}
	w.Reader.Files = []string{filepath.Join(w.folder, "няма", "out.pdf")}
	w.do(w.look(0), "attachments.save")
	if len(w.Errors) != 1 {
		t.Errorf("errors %v", w.Errors)
	}
}

func TestFilesThatAreDroppedAreTakenWhereAllCanBe(t *testing.T) {
	w := newWorld(t, "en")
	scan, list := w.picture("скан"), w.file("people.csv", "id,name\n")
	for _, paths := range [][]string{{list}, {scan, list}, {filepath.Join(w.folder, "няма.png")}} {
		if w.shelf.Dropped(paths) {
			t.Errorf("%v was taken", paths)
		}
	}
	if !w.shelf.Dropped([]string{scan}) || len(w.tiles()) != 1 {
		t.Error("a picture was not taken")
	}
	w.shelf.Show(attachments.Owner{})
	if w.shelf.Dropped([]string{scan}) {
		t.Error("a picture was taken for nobody")
	}
}

func TestTheRowShowsWhatBelongsToItsOwnerOnly(t *testing.T) {
	w := newWorld(t, "en")
	_, logged, err := w.Store.LogJob(t.Context(), []app.Letter{apptest.Letter(1)})
	w.Must(err)
	letter := attachments.Owner{Person: 1, Letter: app.LetterID(logged.IDs[0])}
	w.add(w.picture("чалавека.png"))
	w.shelf.Show(letter)
	if len(w.tiles()) != 0 {
		t.Errorf("%d tiles of the letter", len(w.tiles()))
	}
	w.add(w.picture("ліста.png"))
	for owner, want := range map[attachments.Owner]int{letter: 1, {Person: 1}: 2, {Person: 2}: 0} {
		w.shelf.Show(owner)
		if len(w.tiles()) != want {
			t.Errorf("%+v has %d tiles, want %d", owner, len(w.tiles()), want)
		}
	}
}

func TestTheRowIsReadAgainWhereSomebodyElseChangedIt(t *testing.T) {
	w := newWorld(t, "en")
	_, err := w.Keeper.Add(t.Context(), attachments.Request{Owner: attachments.Owner{Person: 1}, Paths: []string{w.picture("скан.png")}})
	w.Must(err)
	w.shelf.Reload(app.Changes{Kinds: app.KindLetters})
	if len(w.tiles()) != 0 {
		t.Error("it is read for changes that do not concern it")
	}
	w.shelf.Reload(app.Changes{Kinds: app.KindAttachments})
	if len(w.tiles()) != 1 {
		t.Error("it is not read again")
	}
	trouble := &app.Error{Code: app.Failed, Key: "error.store.failed"}
	w.Store.FailWith(trouble)
	w.shelf.Reload(app.Changes{Kinds: app.KindAttachments})
	if len(w.Errors) != 1 || !errors.Is(w.Errors[0], trouble) {
		t.Errorf("errors %v", w.Errors)
	}
}
