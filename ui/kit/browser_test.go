package kit

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/i18n"
)

// shelf is a folder with files and folders in it.
func shelf(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"яблыкі", "Ёлка", "Еўдакім", ".схавана"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"спіс.csv", "Old List.CSV", "ліст.txt", ".hidden.csv", "яблыкі/унутры.csv"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("id"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestAFolderIsListedInTheOrderOfTheLanguage(t *testing.T) {
	dir := shelf(t)
	names := func(extensions []string, foldersOnly bool) string {
		entries, err := readFolder(dir, extensions, foldersOnly, i18n.For("be").Collator().CompareString)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, e := range entries {
			all = append(all, e.name)
		}
		return fmt.Sprint(all)
	}
	if got := names([]string{".csv"}, false); got != "[Еўдакім Ёлка яблыкі Old List.CSV спіс.csv]" {
		t.Errorf("the lists are %s", got)
	}
	if got := names(nil, true); got != "[Еўдакім Ёлка яблыкі]" {
		t.Errorf("the folders are %s", got)
	}
	if _, err := readFolder(filepath.Join(dir, "спіс.csv"), nil, false, i18n.For("be").Collator().CompareString); err == nil {
		t.Error("a file was read as a folder")
	}
}

func TestAFileIsOpenedByKeyboardAlone(t *testing.T) {
	w, d, pressed := asking(t)
	dir := shelf(t)
	got := ""
	d.OpenFile(FileRequest{Title: "Адкрыць спіс", Extensions: []string{".csv"}, Folder: dir}, func(path string) { got = path })
	for range 4 { // up, Еўдакім, Ёлка, яблыкі
		typed(w, fyne.KeyDown)
	}
	typed(w, fyne.KeyReturn)
	typed(w, fyne.KeyF6)
	typed(w, fyne.KeyDown)
	typed(w, fyne.KeyDown)
	typed(w, fyne.KeyReturn)
	if got != filepath.Join(dir, "яблыкі", "унутры.csv") || *pressed != 0 {
		t.Fatalf("opened %q", got)
	}
	if w.Canvas().Overlays().Top() != nil {
		t.Fatal("the sheet stays")
	}
}

func TestAPathThatIsTypedIsFollowed(t *testing.T) {
	w, d, _ := asking(t)
	dir := shelf(t)
	got := ""
	b := newBrowser(d, FileRequest{Folder: dir}, oneFile, func(paths []string) { got = paths[0] })
	b.show()
	b.path.SetText("няма такога")
	b.path.OnSubmitted(b.path.Text)
	if got != "" || b.said.Hidden || b.folder != dir {
		t.Fatalf("took %q, said %q", got, b.said.Words())
	}
	b.path.SetText(filepath.Join(dir, "яблыкі"))
	w.Canvas().Focus(b.path)
	typed(w, fyne.KeyReturn)
	if b.folder != filepath.Join(dir, "яблыкі") || !b.said.Hidden {
		t.Fatalf("went to %q, said %q", b.folder, b.said.Words())
	}
	b.path.SetText("унутры.csv")
	typed(w, fyne.KeyReturn)
	if got != filepath.Join(dir, "яблыкі", "унутры.csv") {
		t.Fatalf("took %q", got)
	}
}

func TestAPressGoesIntoAFolderAndOnlyMarksAFile(t *testing.T) {
	_, d, _ := asking(t)
	dir := shelf(t)
	got := ""
	b := newBrowser(d, FileRequest{Folder: dir}, oneFile, func(paths []string) { got = paths[0] })
	b.show()
	press := func(i int) {
		r := newFileRow()
		b.fill(i, r)
		test.Tap(r)
	}
	press(3)
	if b.folder != filepath.Join(dir, "яблыкі") {
		t.Fatalf("a press leads to %q", b.folder)
	}
	press(1)
	if got != "" || b.list.Selected() != 1 {
		t.Fatalf("a press took %q", got)
	}
	press(0)
	if b.folder != dir {
		t.Fatalf("the way up leads to %q", b.folder)
	}
}

func TestEscapeClosesTheBrowserAndNothingIsTaken(t *testing.T) {
	w, d, pressed := asking(t)
	d.OpenFile(FileRequest{Folder: shelf(t)}, func(string) { t.Error("a file was taken") })
	typed(w, fyne.KeyDown)
	typed(w, fyne.KeyEscape)
	typed(w, fyne.KeyF6)
	if w.Canvas().Overlays().Top() != nil || *pressed != 1 {
		t.Fatal("Escape does not close the browser")
	}
}

func TestAnotherFolderCanBeTakenToSaveIn(t *testing.T) {
	w, d, _ := asking(t)
	dir := shelf(t)
	got := ""
	d.SaveFile(FileRequest{Title: "Захаваць", Extensions: []string{".pdf"}, Name: "паштоўкі", Folder: dir}, func(path string) { got = path })
	w.Canvas().FocusNext() // to "another folder"
	typed(w, fyne.KeyReturn)
	for range 4 {
		typed(w, fyne.KeyDown)
	}
	typed(w, fyne.KeyReturn) // into it
	w.Canvas().FocusNext()   // cancel
	w.Canvas().FocusNext()   // take this folder
	typed(w, fyne.KeyReturn)
	typed(w, fyne.KeyReturn) // save
	if want := filepath.Join(dir, "яблыкі", "паштоўкі.pdf"); got != want {
		t.Fatalf("saved as %q", got)
	}
}

func TestTheNamesThatADesktopGaveToItsFoldersAreKnown(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
	for _, name := range []string{".config", "Спампоўкі", "Documents"} {
		if err := os.Mkdir(filepath.Join(home, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(home, ".config", "user-dirs.dirs"), []byte("# names\nXDG_DOWNLOAD_DIR=\"$HOME/Спампоўкі\"\nXDG_DESKTOP_DIR=\"$HOME/\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range userFolders() {
		got = append(got, f.key+" "+filepath.Base(f.path))
	}
	want := fmt.Sprint([]string{"dialog.file.home " + filepath.Base(home), "dialog.file.documents Documents", "dialog.file.downloads Спампоўкі"})
	if fmt.Sprint(got) != want {
		t.Fatalf("knows %v", got)
	}
}

func TestSeveralFilesOfOneFolderAreTakenTogether(t *testing.T) {
	dir := shelf(t)
	lists := []string{filepath.Join(dir, "Old List.CSV"), filepath.Join(dir, "спіс.csv")}
	open := func(keys ...fyne.KeyName) (got []string) {
		w, d, _ := asking(t)
		d.OpenFiles(FileRequest{Extensions: []string{".csv"}, Folder: dir}, func(paths []string) { got = paths })
		for _, k := range keys {
			typed(w, k)
		}
		return got
	}
	down := func(n int, then ...fyne.KeyName) []fyne.KeyName {
		return append(slices.Repeat([]fyne.KeyName{fyne.KeyDown}, n), then...)
	}
	if got := open(down(5, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn)...); !slices.Equal(got, lists) {
		t.Errorf("both marked: %v", got)
	}
	if got := open(down(5, fyne.KeySpace, fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)...); !slices.Equal(got, lists[1:]) {
		t.Errorf("none marked any more: %v", got)
	}
	if got := open(down(4, fyne.KeySpace)...); got != nil { // a folder is not marked
		t.Errorf("took %v", got)
	}
	// Escape takes the marks away first, and closes then.
	w, d, _ := asking(t)
	d.OpenFiles(FileRequest{Extensions: []string{".csv"}, Folder: dir}, func(paths []string) { t.Errorf("took %v", paths) })
	for _, k := range down(5, fyne.KeySpace, fyne.KeyEscape) {
		typed(w, k)
	}
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("Escape closed the browser although a file was marked")
	}
	typed(w, fyne.KeyEscape)
	if w.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not close the browser")
	}
}

func TestAPressMarksAFileWhereSeveralCanBeTaken(t *testing.T) {
	_, d, _ := asking(t)
	dir := shelf(t)
	var got []string
	b := newBrowser(d, FileRequest{Folder: dir}, severalFiles, func(paths []string) { got = paths })
	b.show()
	for i, e := range b.entries {
		if !e.folder {
			r := newFileRow()
			b.fill(i, r)
			test.Tap(r)
		}
	}
	b.takeMarked()
	if len(got) != 3 {
		t.Errorf("took %v", got)
	}
}
