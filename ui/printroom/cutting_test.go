package printroom

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// check turns a check of the section over.
func check(t *testing.T, w *uitest.World, sentence string) {
	t.Helper()
	for _, c := range uitest.Find[*kit.Check](w.Window.Content()) {
		if uitest.Words(c) == sentence {
			test.Tap(c)
			return
		}
	}
	t.Fatalf("there is no %q in %q", sentence, w.Words())
}

func TestCardsOnLargerPaperAreCutAsIsChosen(t *testing.T) {
	s, w := opened(t, "en")
	if strings.Contains(w.Words(), w.T("printroom.cut.marks")) || !strings.Contains(w.Words(), w.T("printroom.cut.bleed")) {
		t.Fatal("one card to a page is cut")
	}
	choose(w, layoutChoice, 1)
	main := func() printing.Paper { return s.job.Request.Main() }
	if p := main(); p.Stock.Places() != 4 || !p.Cut || p.Stack {
		t.Fatalf("%+v", p)
	}
	check(t, w, w.T("printroom.cut.stack"))
	check(t, w, w.T("printroom.cut.marks"))
	if p := main(); !p.Stack || p.Cut || s.cutSummary() != kit.Joined(w.T("printroom.cut.without_marks"), w.T("printroom.cut.by_pile")) {
		t.Errorf("%+v, %q", p, s.cutSummary())
	}
	check(t, w, w.T("printroom.cut.bleed"))
	if p := main(); p.Bleed != 3 || p.Stock.Places() != 2 || w.Errors != nil {
		t.Errorf("%+v %v", p, w.Errors)
	}
	choose(w, layoutChoice, 0)
	if p := main(); p.Stock.Places() > 1 || s.cutSummary() != w.T("printroom.cut.with_bleed") {
		t.Errorf("%+v, %q", p, s.cutSummary())
	}
}

func TestPlacesOfPaperThatIsCutAlreadyAreCrossedOutAndRemembered(t *testing.T) {
	s, w := opened(t, "en")
	choose(w, layoutChoice, 1)
	begun := s.paper()
	s.showUsed(begun.Begun())
	places := uitest.Find[*kit.Places](top(w).Body)[0]
	w.Show(s)
	places.Resize(fyne.NewSize(240, places.HeightFor(240)))
	test.WidgetRenderer(places).Layout(places.Size())
	places.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 20)})
	if !slices.Equal(places.Gone(), []int{0}) {
		t.Fatalf("%v are gone", places.Gone())
	}
	answer(t, w, w.T("printroom.labels.keep"))
	if p := s.job.Request.Main(); !slices.Equal(p.Used, []int{0}) || !strings.Contains(w.Words(), w.T("printroom.used.left", "Count", 3)) {
		t.Fatalf("%v are used", p.Used)
	}
	w.Reader.Files = []string{filepath.Join(t.TempDir(), "x.pdf")}
	s.choosePlace() // 6 cards on 3 and 4 places
	if p := s.paper(); !slices.Equal(p.Used, []int{0, 1, 2}) || w.Errors != nil {
		t.Errorf("%v are used after printing, %v", p.Used, w.Errors)
	}
	// What is cut by hand from a whole sheet is not begun by printing.
	s.keepUsed(begun.Begun(), nil)
	w.Reader.Files = []string{filepath.Join(t.TempDir(), "y.pdf")}
	s.choosePlace()
	if p := s.paper(); len(p.Used) != 0 {
		t.Errorf("%v are used of plain paper", p.Used)
	}
}

func TestLabelsWithOnesOwnAddressAreForNobodyInParticular(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	_, err := w.Store.SetSetting(t.Context(), app.SettingReturn, "Ганна\nSkrytka 12")
	w.Must(err)
	s := section(w)
	s.unfolded["paper"] = true
	w.Show(s)
	w.Tap(w.T("printroom.empty.labels"))
	if s.pieces() != 21 || s.tiles() != 1 || s.cards() != 0 || !s.print.Visible() || w.Errors != nil {
		t.Fatalf("%d labels on %d sheets, %v", s.pieces(), s.tiles(), w.Errors)
	}
	count := uitest.Find[*kit.Entry](w.Window.Content())[0]
	count.SetText("30")
	if s.pieces() != 30 || s.tiles() != 2 || !strings.Contains(w.Words(), w.T("printroom.count.labels", "Count", 30)) {
		t.Fatalf("%d labels on %d sheets", s.pieces(), s.tiles())
	}
	count.SetText("many")
	if s.pieces() != 21 {
		t.Errorf("a word is %d labels", s.pieces())
	}
	count.SetText("7")
	w.Reader.Files = []string{filepath.Join(t.TempDir(), "x.pdf")}
	s.choosePlace()
	if len(s.gone()) != 7 || len(w.Opened) != 1 || w.Went != nil || w.Errors != nil {
		t.Errorf("%v are gone, opened %v, %v", s.gone(), w.Opened, w.Errors)
	}
	s.Open(w.Birthdays())
	if s.on.Item != printing.Postcards || s.cards() != 6 || s.on.Count != 0 {
		t.Errorf("people who were chosen get %s", s.on.Item)
	}
}

func TestSheetsAreShownAsTheyComeOutOfThePrinter(t *testing.T) {
	s, w := opened(t, "be")
	choose(w, layoutChoice, 1)
	s.views.Choose(1)
	if s.tiles() != 4 || s.shape > 0.8 { // two sheets with two sides, across
		t.Fatalf("%d sides, %.2f high", s.tiles(), s.shape)
	}
	if page := s.side(0); len(page.Faces) != 5 || page.W != sheet.A4.H {
		t.Errorf("%d pieces and marks", len(page.Faces))
	}
	if name := s.sideName(1); !strings.Contains(name, w.T("printroom.turn.back")) {
		t.Errorf("%q", name)
	}
	s.openTile(3)
	if top(w).Title != s.sideName(3) {
		t.Errorf("%q", top(w).Title)
	}
	answer(t, w, w.T("printroom.next"))
	if top(w).Title != s.sideName(0) {
		t.Errorf("after the last one comes %q", top(w).Title)
	}
	s.views.Choose(0)
	if s.tiles() != s.cards() {
		t.Errorf("%d tiles", s.tiles())
	}
}

func TestPiecesStandApart(t *testing.T) {
	s, w := opened(t, "ru")
	s.on.Sizes = map[Piece]string{cardPiece: "140x90"}
	s.rebuild()
	if strings.Contains(w.Words(), w.T("printroom.gutter")) {
		t.Error("a card of its own stands apart from others")
	}
	choose(w, layoutChoice, 1)
	main := func() printing.Paper { return s.job.Request.Main() }
	before := main()
	places := before.Stock.Places()
	gutter := entriesAfter(w, w.T("printroom.gutter"), 1)[0]
	gutter.SetText("4,5")
	if p := main(); p.Gutter != 4.5 || p.Stock.PitchX-p.Stock.Place.W != 4.5 || p.Stock.Places() == 0 || !strings.Contains(s.cutSummary(), "4,5") {
		t.Errorf("%+v, %q, before %d", p.Stock, s.cutSummary(), places)
	}
	for _, bad := range []string{"x", "-1", "81", "NaN"} {
		gutter.SetText(bad)
		if p := main(); p.Gutter != 4.5 || !strings.Contains(w.Words(), w.T("error.paper.gutter", "Most", printing.MostGutter)) {
			t.Errorf("%q: %g", bad, p.Gutter)
		}
	}
	gutter.SetText("")
	if p := main(); p.Gutter != 0 || p.Stock.Places() != places || w.Errors != nil {
		t.Errorf("%+v %v", p, w.Errors)
	}
}

// TestCardsOnASheetOfTheReadersOwn: its used places are asked for where it is chosen,
// and remembered when it was printed on.
func TestCardsOnASheetOfTheReadersOwn(t *testing.T) {
	s, w := opened(t, "be")
	choose(w, layoutChoice, 3) // one of the reader's own
	form := top(w)
	entries := uitest.Find[*kit.Entry](form.Body)
	entries[0].SetText("Мой аркуш")
	form.Actions[1].Do()
	main := func() printing.Paper { return s.job.Request.Main() }
	if p := main(); p.Sheet != "Мой аркуш" || p.Stock.Places() != 4 || p.Cut || s.arrangement() != "Мой аркуш" {
		t.Fatalf("%+v %v", p, w.Errors)
	}
	s.showUsed(s.ownSheet())
	uitest.Find[*kit.Places](top(w).Body)[0].Mark([]int{1})
	answer(t, w, w.T("printroom.labels.keep"))
	if p := main(); !slices.Equal(p.Used, []int{1}) || !strings.Contains(w.Words(), w.T("printroom.used.left", "Count", 3)) {
		t.Fatalf("%v are gone", p.Used)
	}
	w.Reader.Files = []string{filepath.Join(t.TempDir(), "x.pdf")}
	s.choosePlace() // six cards: 3 on the begun sheet, 3 on the next
	if used := s.labels.begun.Used(s.ownSheet()); !slices.Equal(used, []int{0, 1, 2}) {
		t.Errorf("%v are remembered as gone, %v", used, w.Errors)
	}
	s.removeSheet("Мой аркуш", s.chooseSheet)
	if p := main(); p.Sheet != "" || p.Stock.Places() > 1 || w.Errors != nil {
		t.Errorf("a sheet that was removed is printed on: %+v %v", p, w.Errors)
	}
}
