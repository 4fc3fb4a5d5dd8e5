package printroom

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/designs"
	"vestka/app/people"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/i18n"
	"vestka/ui/kit"
	"vestka/ui/kit/kittest"
	"vestka/ui/uitest"
)

func section(w *uitest.World) *Section {
	return New(Deps{
		Press: w.Press, Register: w.Register, Directory: w.Directory, Drafts: w.Store, Stocks: w.Stocks, Settings: w.Store, Rulebook: w.Rulebook, Opener: w,
		Designs: designs.New(w.Store, w.Register), Save: func(path string, content []byte) error { return os.WriteFile(path, content, 0o600) },
		Fonts: w.Fonts, Findings: w.Findings(), Runner: w.Runner, Now: apptest.FixedClock,
	})
}

// opened is the section with the people whose birthdays come.
func opened(t *testing.T, lang string) (*Section, *uitest.World) {
	t.Helper()
	w := uitest.New(t, lang).Sample()
	s := section(w)
	for _, card := range []string{"style", "paper", "cut", "with"} {
		s.unfolded[card] = true
	}
	s.Open(w.Birthdays())
	w.Show(s)
	return s, w
}

// crowd are n people with an address on the list.
func crowd(w *uitest.World, n int) []app.PersonID {
	edits := apptest.Edits(n)
	for i := range edits {
		edits[i].Person.Held = app.Detention{Facility: "IK-904", Text: "Узорная калонія № 904"}
	}
	c, err := w.Store.SavePeople(context.Background(), edits)
	w.Must(err)
	w.Must(w.Directory.Refresh(context.Background(), c))
	var ids []app.PersonID
	for _, id := range c.IDs {
		ids = append(ids, app.PersonID(id))
	}
	return ids
}

// The drop-downs from top to bottom.
const (
	itemChoice = iota
	sizeChoice
	textChoice
	langChoice
	addressChoice
	fontChoice
	designChoice
	layoutChoice
	secondChoice
)

func choose(w *uitest.World, which, option int) {
	uitest.Find[*kit.Select](w.Window.Content())[which].SetSelectedIndex(option)
}

func TestWithoutPeopleTheScreenSaysWhereToChooseThem(t *testing.T) {
	w := uitest.New(t, "en")
	s := section(w)
	w.Show(s)
	if !strings.Contains(w.Words(), w.T("printroom.empty.title")) || w.Has(w.T("printroom.print")) {
		t.Fatalf("%q", w.Words())
	}
	w.Key(fyne.KeyReturn)
	w.Do(s, fyne.KeyP) // there is nothing to print
	if !slices.Equal(w.Went, []kittest.Route{{Section: "people"}}) {
		t.Fatalf("%v", w.Went)
	}
}

func TestWhereNobodyCanBeWrittenToTheReasonsAreShown(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	free := w.Directory.Find(people.Query{Text: "Maksim Tank"}).People[0].ID
	s := section(w)
	w.Show(s)
	s.Open([]app.PersonID{free})
	if !strings.Contains(w.Words(), w.T("printroom.nobody.title")) || w.Has(w.T("printroom.print")) {
		t.Fatalf("%q", w.Words())
	}
	w.Tap(w.T("printroom.nobody.action"))
	if body := uitest.Words(w.Reader.Sheets[0].Body); !strings.Contains(body, "Maksim Tank") || !strings.Contains(body, w.T("print.skip.liberty")) {
		t.Fatalf("%q", body)
	}
}

func TestCardsAreShownWhetherTheyComeBeforeOrAfterTheScreen(t *testing.T) {
	for name, order := range map[string]func(s *Section, w *uitest.World){
		"before": func(s *Section, w *uitest.World) { s.Open(w.Birthdays()); w.Show(s) },
		"after":  func(s *Section, w *uitest.World) { w.Show(s); s.Open(w.Birthdays()) },
	} {
		w := uitest.New(t, "en").Sample()
		s := section(w)
		order(s, w)
		words := w.Words()
		for _, want := range []string{
			w.T("printroom.count", "Count", 6), "Birthday · " + w.T("letter.lang.be") + " · " + w.T("printroom.layout.a6") + " · " + w.T("printroom.sheets", "Count", 6),
			"6 " + w.T("printroom.ready", "Count", 6),
		} {
			if !strings.Contains(words, want) {
				t.Errorf("%s: %q is not in %q", name, want, words)
			}
		}
		if tiles := uitest.Find[*kit.Tile](w.Window.Content()); len(tiles) == 0 {
			t.Errorf("%s: no card is to be seen", name)
		}
		if w.Errors != nil || len(s.images) == 0 {
			t.Errorf("%s: %v", name, w.Errors)
		}
	}
}

func TestTheTextIsForTheOccasionThatAllHave(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	s := section(w)
	w.Show(s)
	soon := w.Birthdays()
	later := w.Directory.Find(people.Query{Text: "Kupala"}).People[0].ID
	for _, c := range []struct {
		ids      []app.PersonID
		occasion app.Occasion
	}{{soon, app.Birthday}, {append(slices.Clone(soon), later), app.Greeting}, {[]app.PersonID{later}, app.Greeting}, {soon[:1], app.Birthday}} {
		s.Open(c.ids)
		if s.job.Occasion != c.occasion {
			t.Errorf("%d people: %s", len(c.ids), s.job.Occasion)
		}
		for _, p := range w.Register.Pictures() {
			if p.ID == s.req.Picture.ID && !slices.Contains(p.Occasions, c.occasion) {
				t.Errorf("the picture %s does not suit %s", p.ID, c.occasion)
			}
		}
	}
}

func TestEveryChoiceLaysTheCardsOutAnew(t *testing.T) {
	s, w := opened(t, "en")
	text := s.job.Cards[0].Text
	choose(w, textChoice, 1)
	if s.job.Occasion != app.Greeting || s.job.Cards[0].Text == text {
		t.Errorf("text: %s", s.job.Occasion)
	}
	choose(w, langChoice, 1)
	if s.job.Request.Lang != app.Russian || s.job.Cards[0].Text == text || s.job.Cards[0].Address[3] != "000000, г. Узорск" {
		t.Errorf("language: %q", s.job.Cards[0].Text)
	}
	if !strings.Contains(w.Words(), " · "+w.T("letter.lang.ru")+" · "+w.T("printroom.layout.a6")) {
		t.Errorf("%q", w.Words())
	}
	choose(w, layoutChoice, 1)
	if s.job.Pages != 4 || !strings.Contains(w.Words(), w.T("printroom.on_sheet", "Count", 4, "Sheet", "A4")+" · "+w.T("printroom.sheets", "Count", 2)) {
		t.Errorf("layout: %d pages, %q", s.job.Pages, w.Words())
	}
	choose(w, fontChoice, 2)
	if s.job.Cards[0].Laid().Back.Texts[0].Font != sheet.Hand {
		t.Errorf("font: %v", s.job.Cards[0].Laid().Back.Texts[0].Font)
	}
	before := s.images[s.req.Picture.ID]
	test.Tap(uitest.Find[*kit.Thumbnail](w.Window.Content())[4])
	if s.job.Request.Picture.ID != w.Register.Pictures()[4].ID || s.images[s.req.Picture.ID] == nil || s.images[s.req.Picture.ID] == before {
		t.Errorf("picture: %s", s.job.Request.Picture.ID)
	}
}

func TestTheTextsAreNamedInTheLanguageOfTheWindow(t *testing.T) {
	for _, lang := range i18n.Languages {
		s, w := opened(t, lang)
		var want []string
		for _, text := range s.texts() {
			want = append(want, text.Title.In(app.Lang(lang)))
		}
		for option := range app.LetterLangs { // whatever the language of the letter
			choose(w, langChoice, option)
			if got := uitest.Find[*kit.Select](w.Window.Content())[textChoice].Options; !slices.Equal(got, want) {
				t.Errorf("%s: %q", lang, got)
			}
		}
	}
}

func TestTheAdviceBelowTheTextFollowsTheLanguageOfTheLetter(t *testing.T) {
	s, w := opened(t, "en")
	choose(w, langChoice, 2)
	if text, ok := s.text(); !ok || text.Lang != app.English || !strings.Contains(w.Words(), text.Tone.EN) {
		t.Fatalf("%q", w.Words())
	}
}

func TestTheSenderIsKeptAndSignsTheNextTime(t *testing.T) {
	s, w := opened(t, "be")
	w.Window.Canvas().Focus(s.sender)
	for _, r := range "Ганна" {
		s.sender.TypedRune(r)
	}
	s.sender.TypedRune(' ')
	if s.sender.Text != "Ганна " || s.sender.CursorColumn != 6 || w.Window.Canvas().Focused() != s.sender {
		t.Fatalf("the field holds %q, the caret is at %d", s.sender.Text, s.sender.CursorColumn)
	}
	if !strings.HasSuffix(s.job.Cards[0].Text, "Ганна") {
		t.Fatalf("%q", s.job.Cards[0].Text)
	}
	if name, err := w.Store.Setting(context.Background(), app.SettingSender); err != nil || name != "Ганна" {
		t.Fatalf("%q %v", name, err)
	}
	again := section(w)
	again.Open(w.Birthdays())
	w.Show(again)
	if again.sender.Text != "Ганна" || !strings.HasSuffix(again.job.Cards[0].Text, "Ганна") {
		t.Fatalf("%q", again.sender.Text)
	}
}

func TestASenderChangedInTheSettingsSignsHereToo(t *testing.T) {
	s, w := opened(t, "en")
	_, err := w.Store.SetSetting(context.Background(), app.SettingSender, "Марта")
	w.Must(err)
	s.Reload(app.Changes{Kinds: app.KindSettings})
	if s.sender.Text != "Марта" || !strings.HasSuffix(s.job.Cards[0].Text, "Марта") {
		t.Fatalf("%q", s.job.Cards[0].Text)
	}
}

func TestTheReturnAddressIsPrintedOnlyWhenAskedForAndKnown(t *testing.T) {
	s, w := opened(t, "en")
	check := uitest.Find[*kit.Check](w.Window.Content())[1]
	printed := func() bool {
		return slices.ContainsFunc(s.job.Cards[0].Laid().Back.Texts, func(x sheet.Text) bool { return strings.Contains(x.S, "Vilniaus g. 1") })
	}
	test.Tap(check)
	if check.On() || len(w.Said) != 1 || printed() {
		t.Fatalf("%v %q", check.On(), w.Said)
	}
	set := func(address string) {
		_, err := w.Store.SetSetting(context.Background(), app.SettingReturn, address)
		w.Must(err)
		s.Reload(app.Changes{Kinds: app.KindSettings})
	}
	set("Ганна\nVilniaus g. 1")
	if printed() {
		t.Fatal("printed though nobody asked")
	}
	test.Tap(check)
	if !check.On() || !printed() {
		t.Fatal("not printed")
	}
	set("Ганна\nVilniaus g. 2")
	if printed() {
		t.Fatal("the old address is still there")
	}
	test.Tap(check)
	if len(s.job.Request.Return) != 0 {
		t.Fatalf("%q", s.job.Request.Return)
	}
}

func picture(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 600, 400))); err != nil {
		t.Fatal(err)
	}
	return file(t, "my.png", b.Bytes())
}

func file(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnOwnPictureIsTakenShownAndStays(t *testing.T) {
	s, w := opened(t, "en")
	w.Reader.Files = []string{picture(t)}
	thumbs := len(uitest.Find[*kit.Thumbnail](w.Window.Content()))
	w.Tap(w.T("printroom.own_picture"))
	if s.job.Request.Picture.Own == nil || w.Errors != nil || s.images[printing.OwnPicture].Bounds().Dx() < 500 {
		t.Fatalf("%v", w.Errors)
	}
	tiles := uitest.Find[*kit.Thumbnail](w.Window.Content())
	if len(tiles) != thumbs+1 || tiles[thumbs].AccessibilityLabel() != w.T("printroom.own_picture_name") {
		t.Fatalf("%d pictures", len(tiles))
	}
	test.Tap(tiles[0])
	if s.req.Picture.Own != nil {
		t.Fatal("a built-in picture is not taken instead")
	}
	test.Tap(tiles[thumbs])
	s.Open(w.Birthdays()[:1])
	if s.job.Request.Picture.Own == nil {
		t.Fatal("the own picture is gone with the next people")
	}
}

func TestWhatIsNoPictureIsRefusedWithASentenceAndTheOldOneStays(t *testing.T) {
	s, w := opened(t, "en")
	before := s.req.Picture.ID
	for path, key := range map[string]string{
		file(t, "notes.png", []byte("not a picture")): "error.picture.unknown",
		file(t, "empty.jpg", nil):                     "error.picture.unknown",
		filepath.Join(t.TempDir(), "away.png"):        "error.picture_file",
		t.TempDir():                                   "error.picture_file",
	} {
		w.Reader.Files, w.Errors = []string{path}, nil
		w.Tap(w.T("printroom.own_picture"))
		if e := (*app.Error)(nil); len(w.Errors) != 1 || !errors.As(w.Errors[0], &e) || e.Key != key || s.req.Picture.ID != before || s.req.Picture.Own != nil {
			t.Errorf("%s: %v", filepath.Base(path), w.Errors)
		}
	}
}

func TestPrintingWritesThePDFLogsItOpensItAndAsks(t *testing.T) {
	s, w := opened(t, "en")
	path := filepath.Join(t.TempDir(), "паштоўкі.pdf")
	w.Reader.Files = []string{path}
	w.Do(s, fyne.KeyP)
	b, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(b, []byte("%PDF-")) {
		t.Fatal(err)
	}
	letters, err := w.Store.Letters(context.Background(), app.LetterFilter{})
	w.Must(err)
	if len(letters) != 6 || letters[0].State != app.Ready || letters[0].Job == 0 {
		t.Fatalf("%+v", letters)
	}
	if !slices.Equal(w.Opened, []string{path}) || !slices.Equal(w.Went, []kittest.Route{{Section: "journal", Arg: letters[0].Job}}) {
		t.Fatalf("%v %v", w.Opened, w.Went)
	}
	if !slices.Equal(w.Said, []string{w.T("printroom.written", "Count", 6)}) || len(w.Reader.Sheets) != 0 || !w.Has(w.T("printroom.print")) {
		t.Fatalf("%v %v", w.Said, w.Reader.Asked)
	}
	w.Undo(s)
	if letters, _ := w.Store.Letters(context.Background(), app.LetterFilter{}); len(letters) != 0 {
		t.Fatalf("%v", letters)
	}
}

func TestAPDFWithoutAViewerIsLoggedAllTheSame(t *testing.T) {
	s, w := opened(t, "en")
	w.NoViewer = errors.New("no program")
	w.Reader.Files = []string{filepath.Join(t.TempDir(), "cards.pdf")}
	w.Do(s, fyne.KeyP)
	if letters, _ := w.Store.Letters(context.Background(), app.LetterFilter{}); len(letters) != 6 || len(w.Said) != 2 || len(w.Went) != 1 {
		t.Fatalf("%d entries, %v", len(letters), w.Said)
	}
}

func TestAPDFThatCannotBeWrittenLeavesNoEntry(t *testing.T) {
	s, w := opened(t, "en")
	w.Reader.Files = []string{filepath.Join(t.TempDir(), "away", "cards.pdf")}
	w.Tap(w.T("printroom.print"))
	letters, err := w.Store.Letters(context.Background(), app.LetterFilter{})
	w.Must(err)
	if len(letters) != 0 || len(w.Errors) != 1 || w.Went != nil || w.Opened != nil || s.busy || !w.Has(w.T("printroom.print")) {
		t.Fatalf("%v %v", letters, w.Errors)
	}
}

func TestOnlyALargeJobShowsHowFarItIs(t *testing.T) {
	for n, want := range map[int]int{manyCards: 0, manyCards + 1: 1} {
		w := uitest.New(t, "en")
		s := section(w)
		w.Show(s)
		s.Open(crowd(w, n))
		w.Reader.Files = []string{filepath.Join(t.TempDir(), "cards.pdf")}
		w.Tap(w.T("printroom.print"))
		if len(w.Reader.Sheets) != want || w.Errors != nil {
			t.Errorf("%d cards: %d panels, %v", n, len(w.Reader.Sheets), w.Errors)
		}
		if want == 1 && !strings.Contains(uitest.Words(w.Reader.Sheets[0].Body), w.T("printroom.pages", "Done", "102", "Total", "102")) {
			t.Errorf("%q", uitest.Words(w.Reader.Sheets[0].Body))
		}
	}
}

func TestTheBigPreviewShowsBothSidesAndWhatToCheck(t *testing.T) {
	w := uitest.New(t, "en").Sample()
	latin := w.Directory.Find(people.Query{Text: "Abukhovich"}).People[0].ID
	s := section(w)
	s.Open(append(w.Birthdays()[:2], latin))
	w.Show(s)
	if !strings.Contains(w.Words(), "2 "+w.T("printroom.ready", "Count", 2)) || !strings.Contains(w.Words(), "1 "+w.T("printroom.to_check")) {
		t.Fatalf("%q", w.Words())
	}
	if s.card(0).Person.ID != latin || s.job.Cards[2].Person.ID != latin {
		t.Fatal("who is to be checked does not come first on the screen, and last on paper")
	}
	w.Key(fyne.KeyReturn)
	shown := w.Reader.Sheets[0]
	if shown.Title != "Alhierd Abukhovich" || shown.Text != w.T("printroom.card_of", "Card", 1, "Count", 3) {
		t.Fatalf("%q %q", shown.Title, shown.Text)
	}
	if sides := uitest.Find[*kit.SheetView](shown.Body); len(sides) != 2 {
		t.Fatalf("%d sides", len(sides))
	}
	proposed := w.Loc().Message(s.card(0).Flags[0])
	if words := uitest.Words(shown.Body); s.card(0).Flags[0].Key != "print.flag.name" || !strings.Contains(words, proposed) {
		t.Fatalf("%q", words)
	}
	w.Tap(w.T("printroom.show"))
	if words := uitest.Words(w.Reader.Sheets[1].Body); !strings.Contains(words, "Alhierd Abukhovich") || !strings.Contains(words, proposed) {
		t.Fatalf("%q", words)
	}
}

func TestThePreviewGoesFromCardToCardAndRound(t *testing.T) {
	s, w := opened(t, "en")
	s.showCard(0)
	last := func() kit.Sheet { return w.Reader.Sheets[len(w.Reader.Sheets)-1] }
	place := func(card, of int) string { return w.T("printroom.card_of", "Card", card, "Count", of) }
	for _, c := range []struct{ action, card int }{{1, 6}, {2, 1}, {2, 2}} {
		last().Actions[c.action].Do()
		if last().Text != place(c.card, 6) {
			t.Fatalf("%q, want %q", last().Text, place(c.card, 6))
		}
	}
	s.Open(w.Birthdays()[:1]) // the next press comes when there are fewer cards
	last().Actions[2].Do()
	if last().Text != place(1, 1) || len(last().Actions) != 1 {
		t.Fatalf("%q %d", last().Text, len(last().Actions))
	}
	s.Open(nil)
	s.Open([]app.PersonID{})
	s.showCard(0)
}

func TestAChangedNameIsOnTheCardsAtOnce(t *testing.T) {
	s, w := opened(t, "be")
	id := w.Birthdays()[0]
	c, err := w.Store.SetName(context.Background(), id, app.Belarusian, app.Name{Full: "Уладзя Новы", Given: "Уладзя", Family: "Новы"})
	w.Must(err)
	w.Must(w.Directory.Refresh(context.Background(), c))
	s.Reload(c)
	if i := slices.IndexFunc(s.job.Cards, func(c printing.Card) bool { return c.Person.ID == id }); s.job.Cards[i].Address[0] != "Уладзя Новы" {
		t.Fatalf("%q", s.job.Cards[i].Address)
	}
}

func TestWhatIsChosenStaysInAnotherLanguage(t *testing.T) {
	s, w := opened(t, "en")
	choose(w, langChoice, 1)
	choose(w, layoutChoice, 1)
	w.Lang = "ru"
	w.Show(s)
	if s.job.Request.Lang != app.Russian || !strings.Contains(w.Words(), w.T("printroom.on_sheet", "Count", 4, "Sheet", "A4")) || strings.Contains(w.Words(), "Belarusian") {
		t.Fatalf("%q", w.Words())
	}
}

func TestABrokenStoreIsToldAndTheCardsStay(t *testing.T) {
	s, w := opened(t, "en")
	broken := &app.Error{Code: app.Failed, Key: "error.store.failed"}
	w.Store.FailWith(broken)
	s.sender.SetText("Ганна")
	s.Reload(app.Changes{Kinds: app.KindSettings})
	if words := uitest.Words(s.check); !strings.Contains(words, w.T("printroom.disputed.unread")) {
		t.Errorf("%q", words)
	}
	if len(w.Errors) != 2 || !errors.Is(w.Errors[0], broken) || s.sender.Text != "Ганна" || !strings.HasSuffix(s.job.Cards[0].Text, "Ганна") {
		t.Fatalf("%v %q", w.Errors, s.sender.Text)
	}
	w.Reader.Files = []string{filepath.Join(t.TempDir(), "cards.pdf")}
	w.Tap(w.T("printroom.print"))
	if len(w.Errors) != 3 || w.Went != nil {
		t.Fatalf("%v", w.Errors)
	}
}

func TestAListOlderThanSixtyDaysIsSaidBeforePrinting(t *testing.T) {
	for days, said := range map[int]bool{60: false, 61: true} {
		w := uitest.New(t, "en")
		s := section(w)
		s.Open([]app.PersonID{w.ListOf(days)})
		w.Show(s)
		if got := strings.Contains(w.Words(), w.T("printroom.old_list", "Count", 61)); got != said || s.cards() != 1 {
			t.Errorf("after %d days: %q", days, w.Words())
		}
	}
}

func TestADisputedPlaceIsSaidBeforePrintingWithTheWayToSettleIt(t *testing.T) {
	for _, lang := range i18n.Languages {
		w := uitest.New(t, lang).Sample()
		s := section(w)
		id := w.Doubted()
		s.Open(append(w.Birthdays(), id))
		w.Show(s)
		if words := uitest.Words(s.check); !strings.Contains(words, "1 "+w.T("printroom.disputed")) {
			t.Fatalf("%s: %q", lang, words)
		}
		s.showDisputed()
		body := w.Reader.Sheets[0].Body
		for _, part := range []string{"904", "917", "office", "2026"} {
			if words := uitest.Words(body); !strings.Contains(words, part) {
				t.Errorf("%s: %q is not in %q", lang, part, words)
			}
		}
		settle := uitest.Find[*kit.Button](body)
		if len(settle) != 1 || settle[0].Text() != w.T("printroom.settle") {
			t.Fatalf("%s: %d buttons", lang, len(settle))
		}
		test.Tap(settle[0])
		if want := []kittest.Route{{Section: "people", Arg: id}}; !slices.Equal(w.Went, want) {
			t.Errorf("%s: went to %v", lang, w.Went)
		}
		s.Open(w.Birthdays())
		if words := uitest.Words(s.check); strings.Contains(words, w.T("printroom.disputed")) {
			t.Errorf("%s: said of others: %q", lang, words)
		}
	}
}

func TestAJobSheetIsMadeBesideTheCardsWhereItIsWanted(t *testing.T) {
	s, w := opened(t, "be")
	folder := t.TempDir()
	path := filepath.Join(folder, "cards.pdf")
	for i, want := range [][]string{
		{"cards.pdf"},
		{"cards-sheet.pdf", "cards.pdf"},
		{"cards-sheet-2.pdf", "cards-sheet.pdf", "cards.pdf"},
	} {
		if i == 1 {
			for _, c := range uitest.Find[*kit.Check](w.Window.Content()) {
				if strings.Contains(uitest.Words(c), w.T("printroom.job_sheet")) {
					c.Tapped(nil)
				}
			}
		}
		w.Reader.Files = []string{path}
		s.choosePlace()
		var names []string
		files, err := os.ReadDir(folder)
		for _, f := range files {
			names = append(names, f.Name())
		}
		if err != nil || !slices.Equal(names, want) {
			t.Errorf("%d: %q %v", i, names, err)
		}
	}
	if !s.withList || w.Errors != nil {
		t.Errorf("%v %v", s.withList, w.Errors)
	}
}

func TestEachCardGetsOneOfSeveralPictures(t *testing.T) {
	s, w := opened(t, "be")
	thumbs := uitest.Find[*kit.Thumbnail](w.Window.Content())
	first := s.req.Picture.ID
	test.Tap(s.several)
	for _, i := range []int{1, 3, 4, 4} { // the last one is taken back
		test.Tap(thumbs[i])
	}
	known := w.Register.Pictures()
	want := map[string]bool{first: true, known[1].ID: true, known[3].ID: true}
	seen := map[string]bool{}
	for _, c := range s.job.Cards {
		if !want[c.Picture] {
			t.Errorf("a card has the picture %s", c.Picture)
		}
		seen[c.Picture] = true
	}
	if len(seen) < 2 {
		t.Errorf("all cards have %v", seen)
	}
	shown := map[any]bool{}
	for key := range seen {
		shown[s.pictureOf(key)] = true
	}
	if len(shown) != len(seen) {
		t.Errorf("%d pictures are shown of %d", len(shown), len(seen))
	}
	test.Tap(s.several)
	if s.req.Pictures != nil || s.job.Cards[0].Picture != first || s.job.Cards[len(s.job.Cards)-1].Picture != first {
		t.Errorf("not all have %s again", first)
	}
}
