package window

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/attachments"
	"vestka/cmd/internal/wiring"
	"vestka/ui/kit"
	"vestka/ui/screens"
	"vestka/ui/uitest"
)

// attachTo keeps some pictures and a receipt with a person, and with a letter to
// them where it is not 0.
func attachTo(t testing.TB, s *wiring.Services, person app.PersonID, letter app.LetterID) []app.Attachment {
	t.Helper()
	dir := t.TempDir()
	write := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	paths := []string{write("чэк за марку.pdf", []byte("%PDF-1.4\n%%EOF\n"))}
	for i, p := range s.Register.Pictures()[:3] {
		content, err := s.Register.PictureFile(p.ID)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, write([]string{"скан ліста.jpg", "паштоўка з двух бакоў, лістапад.jpg", "IMG_0412.jpg"}[i], content))
	}
	added, err := s.Keeper.Add(context.Background(), attachments.Request{
		Owner: attachments.Owner{Person: person, Letter: letter}, Paths: paths,
	})
	if err != nil {
		t.Fatal(err)
	}
	return added.Attachments
}

// withCopy leaves an unsealed copy of one of them for the window to speak of.
func withCopy(t testing.TB, s *wiring.Services, list []app.Attachment) {
	t.Helper()
	if _, err := s.Keeper.Copy(context.Background(), list[0].ID); err != nil {
		t.Fatal(err)
	}
}

// lookDown scrolls to the end of everything that scrolls.
func lookDown(st screens.Stage) {
	for _, size := range []float32{1, 0} { // laid out twice, as the pictures are
		st.Window.Resize(st.Window.Canvas().Size().AddWidthHeight(size, 0))
	}
	for _, s := range uitest.Find[*container.Scroll](st.Window.Content()) {
		s.ScrollToBottom()
	}
}

// pressTile presses the nth attachment that is to be seen.
func pressTile(t testing.TB, w fyne.Window, n int) {
	t.Helper()
	tiles := uitest.Find[*kit.FileTile](w.Content())
	if n >= len(tiles) {
		t.Fatalf("%d attachments are to be seen", len(tiles))
	}
	tiles[n].Tapped(nil)
}

// shelfOf is a home folder with files that can be attached.
func shelfOf(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"скан 1.jpg", "скан 2.jpg", "чэк.pdf", "не відаць.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
