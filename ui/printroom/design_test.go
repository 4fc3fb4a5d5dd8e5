package printroom

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/designs"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// fronts is how many pictures and lines of text the picture side of the first card has.
func fronts(s *Section) (pictures, lines int) {
	front := s.job.Cards[0].Laid().Front
	return len(front.Pictures), len(front.Texts)
}

func TestCardsAreLaidOutInTheDesignThatIsChosen(t *testing.T) {
	s, w := opened(t, "be")
	thumbs := len(uitest.Find[*kit.Thumbnail](w.Window.Content()))
	choose(w, designChoice, 2)
	if s.req.Design.ID != "belt" || len(s.images) != 2 {
		t.Fatalf("%q, %d pictures", s.req.Design.ID, len(s.images))
	}
	if n, _ := fronts(s); n != 2 {
		t.Errorf("%d pictures on a card", n)
	}
	choose(w, designChoice, 4)
	if n := len(uitest.Find[*kit.Thumbnail](w.Window.Content())); n != 0 || strings.Contains(w.Words(), w.T("printroom.own_picture")) {
		t.Errorf("%d pictures are offered for cards without any", n)
	}
	choose(w, designChoice, 0)
	if n := len(uitest.Find[*kit.Thumbnail](w.Window.Content())); n != thumbs || w.Errors != nil {
		t.Errorf("%d pictures are offered, %v", n, w.Errors)
	}
}

// edited opens a copy of the design that is chosen.
func edited(t *testing.T, w *uitest.World) {
	t.Helper()
	w.Tap(w.T("printroom.design.change"))
	if len(w.Reader.Sheets) == 0 || w.Errors != nil {
		t.Fatalf("no sheet, %v", w.Errors)
	}
}

func TestADesignOfTheReadersOwnIsMadeShownAndTakenBack(t *testing.T) {
	s, w := opened(t, "ru")
	edited(t, w)
	sheet := w.Reader.Sheets[len(w.Reader.Sheets)-1]
	entries := uitest.Find[*kit.Entry](sheet.Body)
	entries[0].SetText("Зима")
	entries[1].SetText("С Новым годом")
	choices := uitest.Find[*kit.Choice](sheet.Body)
	choices[1].Choose(1) // two pictures
	if n := len(uitest.Find[*kit.SheetView](sheet.Body)); n != 1 {
		t.Fatalf("%d cards in the sheet", n)
	}
	press(t, sheet, w.T("dialog.save"))
	if s.req.Design.ID != "full-2" || s.req.Design.Title.RU != "Зима" || w.Errors != nil {
		t.Fatalf("%+v, %v", s.req.Design, w.Errors)
	}
	if n, lines := fronts(s); n != 2 || lines < 1 {
		t.Errorf("%d pictures, %d lines", n, lines)
	}
	own, err := w.Store.Designs(context.Background())
	if err != nil || len(own) != 1 || own[0].Front.Caption != "С Новым годом" {
		t.Errorf("%+v, %v", own, err)
	}
	options := uitest.Find[*kit.Select](w.Window.Content())[designChoice].Options
	if !slices.Contains(options, "Зима") {
		t.Errorf("offered: %q", options)
	}
	w.Undo(s)
	if n, _ := fronts(s); n != 1 || s.req.Design.ID != "" {
		t.Errorf("after undo: %d pictures, %q", n, s.req.Design.ID)
	}
}

func press(t *testing.T, sheet kit.Sheet, label string) {
	t.Helper()
	for _, a := range sheet.Actions {
		if a.Label == label {
			a.Do()
			return
		}
	}
	t.Fatalf("there is no %q", label)
}

func TestADesignTakesAPictureOfTheReadersOwn(t *testing.T) {
	s, w := opened(t, "en")
	w.Reader.Files = []string{picture(t)}
	edited(t, w)
	sheet := w.Reader.Sheets[len(w.Reader.Sheets)-1]
	for _, b := range uitest.Find[*kit.Button](sheet.Body) {
		if b.Text() == w.T("printroom.own_picture") {
			test.Tap(b)
		}
	}
	press(t, sheet, w.T("dialog.save"))
	if len(s.req.Design.Pictures) != 1 || s.req.Design.Front.JobPicture() || w.Errors != nil {
		t.Fatalf("%+v, %v", s.req.Design.Front, w.Errors)
	}
	if n := len(uitest.Find[*kit.Thumbnail](w.Window.Content())); n != 0 {
		t.Errorf("%d pictures are offered though the design has its own", n)
	}
}

func TestADesignFromAFileIsTakenAndASlipIsToldWithItsLine(t *testing.T) {
	s, w := opened(t, "en")
	dir := t.TempDir()
	good, bad := filepath.Join(dir, "good.toml"), filepath.Join(dir, "bad.toml")
	d := app.Design{ID: "office", Title: app.Text{EN: "Office"}, Front: app.Front{Collage: app.FourPictures}}
	for path, content := range map[string][]byte{good: designs.File(nil, d), bad: []byte("[[design]]\nid = 3\n")} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.loadDesignFile(bad)
	if len(w.Errors) != 1 || app.CodeOf(w.Errors[0]) != app.Refused {
		t.Fatalf("%v", w.Errors)
	}
	s.loadDesignFile(good)
	if n, _ := fronts(s); n != 4 || s.req.Design.ID != "office" {
		t.Errorf("%d pictures, %q", n, s.req.Design.ID)
	}
}

func TestTheDesignOfAnUnfinishedJobIsKept(t *testing.T) {
	s, w := opened(t, "be")
	choose(w, designChoice, 1)
	w.Must(s.Keep()(context.Background()))
	again := section(w)
	w.Show(again)
	if again.req.Design.ID != "frame" || again.req.Design.Front.Border == 0 {
		t.Errorf("%+v", again.req.Design)
	}
}

func TestWhatMattersInThePictureOfADesignIsPressed(t *testing.T) {
	s, w := opened(t, "en")
	s.editDesign()
	form := top(w)
	find := func() []*kit.Crop { return uitest.Find[*kit.Crop](form.Body) }
	if len(find()) != 1 {
		t.Fatalf("%d pictures to press in", len(find()))
	}
	crop := find()[0]
	crop.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	crop.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if find()[0] != crop {
		t.Error("the keyboard has lost the picture")
	}
	answer(t, w, w.T("dialog.save"))
	shot := s.req.Design.Front.Shots[0]
	if shot.View.X == 0 && shot.View.Y == 0 || w.Errors != nil {
		t.Errorf("%+v, %v", shot.View, w.Errors)
	}
}
