package kit

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestAButtonIsPressedByPointerEnterAndSpace(t *testing.T) {
	n := 0
	b := NewButton("Друк", func() { n++ })
	w := window(t, b, 200, 60)
	test.Tap(b)
	w.Canvas().Focus(b)
	b.TypedKey(key(fyne.KeyReturn))
	b.TypedKey(key(fyne.KeySpace))
	if n != 3 {
		t.Fatalf("pressed %d times of 3", n)
	}
	b.Disable()
	test.Tap(b)
	b.TypedKey(key(fyne.KeyReturn))
	if n != 3 {
		t.Fatal("a disabled button does something")
	}
}

func TestTheFocusIsToBeSeen(t *testing.T) {
	for name, w := range map[string]fyne.Focusable{
		"button": NewButton("Друк", nil), "chip": NewChip("Друк", nil), "toggle": NewToggle("Друк", false, nil),
		"choice": NewChoice([]string{"a", "b"}, 0, nil), "check": NewCheck("Друк", false, nil), "entry": NewEntry(),
		"search": NewSearch("", func(string) {}, nil), "select": NewSelect([]string{"a"}, 0, nil),
		"rail": NewRail("Vestka", []RailItem{{Label: "a", Icon: "pen"}, {Label: "b", Icon: "pen"}}, 0, nil),
	} {
		win := window(t, NewInset(w.(fyne.CanvasObject), 20, 20, 20, 20), 300, 200)
		before := fmt.Sprint(win.Canvas().Capture())
		win.Canvas().Focus(w)
		if win.Canvas().Focused() != w {
			t.Errorf("a %s does not take the focus", name)
		}
		if fmt.Sprint(win.Canvas().Capture()) == before {
			t.Errorf("a %s with the focus looks as it did without", name)
		}
	}
}

func TestKeysThatAWidgetDoesNotUseReachTheWindow(t *testing.T) {
	for name, w := range map[string]fyne.Focusable{
		"button": NewButton("Друк", nil), "chip": NewChip("Друк", nil), "toggle": NewToggle("Друк", false, nil),
		"choice": NewChoice([]string{"a", "b"}, 0, nil), "check": NewCheck("Друк", false, nil), "entry": NewEntry(),
		"lines": NewLines(3), "search": NewSearch("", func(string) {}, nil), "select": NewSelect([]string{"a"}, 0, nil),
		"list": NewList(func() int { return 1 }, func() fyne.CanvasObject { return NewPersonRow() }, func(int, fyne.CanvasObject) {}, func(int) {}, nil).Focusable(),
		"rail": NewRail("Vestka", []RailItem{{Label: "a", Icon: "pen"}}, 0, nil),
	} {
		win := window(t, w.(fyne.CanvasObject), 300, 200)
		var got []fyne.KeyName
		win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { got = append(got, ev.Name) })
		win.Canvas().Focus(w)
		for _, k := range []fyne.KeyName{fyne.KeyF1, fyne.KeyF6, fyne.KeyEscape} {
			w.TypedKey(key(k))
		}
		if len(got) != 3 {
			t.Errorf("of F1, F6 and Escape a %s lets %v through", name, got)
		}
	}
}

func TestShortcutsReachTheWindowFromATextField(t *testing.T) {
	for name, w := range map[string]fyne.Focusable{"entry": NewEntry(), "search": NewSearch("", func(string) {}, nil)} {
		win := window(t, w.(fyne.CanvasObject), 300, 200)
		went := 0
		s := &desktop.CustomShortcut{KeyName: fyne.Key2, Modifier: Command}
		if err := NewKeys(win.Canvas(), func() {}).Set([]Shortcut{{Key: fyne.Key2, Mod: Command, Do: func() { went++ }}}, nil); err != nil {
			t.Fatal(err)
		}
		w.(fyne.Shortcutable).TypedShortcut(s)
		if went != 1 {
			t.Errorf("Ctrl+2 in a %s reaches the window %d times", name, went)
		}
	}
}

func TestEscapeEmptiesTheSearchFieldAndDownGoesToTheResults(t *testing.T) {
	var texts []string
	down, passed := 0, 0
	s := NewSearch("Шукаць", func(text string) { texts = append(texts, text) }, func() { down++ })
	win := window(t, s, 300, 60)
	win.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { passed++ })
	test.Type(s, "ка")
	s.TypedKey(key(fyne.KeyDown))
	s.TypedKey(key(fyne.KeyEscape))
	s.TypedKey(key(fyne.KeyEscape))
	if fmt.Sprint(texts) != "[к ка ]" || down != 1 || passed != 1 {
		t.Fatalf("heard %q, went down %d times, passed %d keys", texts, down, passed)
	}
}

func TestAChipIsTakenAwayByEnterAndByDelete(t *testing.T) {
	n := 0
	c := NewChip("пад вартай", func() { n++ })
	window(t, c, 300, 60)
	c.TypedKey(key(fyne.KeyReturn))
	c.TypedKey(key(fyne.KeyDelete))
	c.TypedKey(key(fyne.KeyBackspace))
	test.Tap(c)
	if n != 4 {
		t.Fatalf("taken away %d times of 4", n)
	}
}

func TestAChoiceFollowsTheArrowsAndThePointer(t *testing.T) {
	var got []int
	c := NewChoice([]string{"English", "Русский", "Беларуская"}, 0, func(i int) { got = append(got, i) })
	window(t, c, 500, 60)
	c.TypedKey(key(fyne.KeyRight))
	c.TypedKey(key(fyne.KeyRight))
	c.TypedKey(key(fyne.KeyRight)) // there is no fourth
	test.TapAt(c, fyne.NewPos(10, 10))
	if fmt.Sprint(got) != "[1 2 0]" || c.Chosen() != 0 {
		t.Fatalf("chose %v", got)
	}
}

func TestAToggleAndACheckTellTheirNewState(t *testing.T) {
	var got []bool
	tell := func(on bool) { got = append(got, on) }
	toggle, check := NewToggle("турма", false, tell), NewCheck("друкаваць", true, tell)
	window(t, NewColumn(10, toggle, check), 300, 200)
	test.Tap(toggle)
	test.Tap(check)
	check.TypedKey(key(fyne.KeySpace))
	if fmt.Sprint(got) != "[true false true]" || !toggle.On() || !check.On() {
		t.Fatalf("told %v", got)
	}
}

func TestAListOfAHundredThousandMakesOnlyTheRowsThatAreSeen(t *testing.T) {
	made, filled := 0, 0
	var selected []int
	opened := -1
	l := NewList(func() int { return 100_000 },
		func() fyne.CanvasObject { made++; return NewPersonRow() },
		func(i int, o fyne.CanvasObject) {
			filled++
			o.(*PersonRow).Set(PersonLine{Name: fmt.Sprintf("Максім Багдановіч %d", i), Second: "узорная калонія № 904"})
		},
		func(i int) { selected = append(selected, i) }, func(i int) { opened = i })
	w := window(t, l, 400, 700)
	w.Canvas().Focus(l.Focusable())
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyEnd, fyne.KeyHome, fyne.KeyDown, fyne.KeyReturn} {
		l.Focusable().TypedKey(key(k))
	}
	if fmt.Sprint(selected) != "[0 1 0 8 99999 0 1]" || opened != 1 {
		t.Fatalf("selected %v, opened %d", selected, opened)
	}
	if made > 60 {
		t.Fatalf("%d rows were made", made)
	}
}

func TestTheRailHasRoomForTheLongestLanguage(t *testing.T) {
	long := "Пісьмовы стол і адказы"
	r := NewRail("Vestka", []RailItem{{Label: "Desk", Icon: "pen", Widest: LabelWidthIn(t, long)}, {Label: "Settings", Icon: "settings"}}, 0, func(int) {})
	if got, want := r.MinSize().Width, LabelWidth(long)+railLead(); got < want {
		t.Fatalf("the rail is %v wide, the label needs %v", got, want)
	}
}

// LabelWidthIn measures in our theme.
func LabelWidthIn(t *testing.T, label string) float32 {
	window(t, nil, 10, 10)
	return LabelWidth(label)
}

func TestTheArrowsGoAlongTheRail(t *testing.T) {
	var got []int
	r := NewRail("Vestka", []RailItem{{Label: "Сёння", Icon: "calendar"}, {Label: "Людзі", Icon: "person"}, {Label: "Налады", Icon: "settings"}}, 0, func(i int) { got = append(got, i) })
	w := window(t, r, 200, 500)
	w.Canvas().Focus(r)
	for _, k := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyEnd, fyne.KeyHome} {
		r.TypedKey(key(k))
	}
	test.Tap(r.parts[1])
	if fmt.Sprint(got) != "[1 2 0 1]" {
		t.Fatalf("went to %v", got)
	}
}

func TestAToastGoesByItselfAndOffersItsAction(t *testing.T) {
	var over func()
	stopped := 0
	toast := NewToast(func(_ time.Duration, f func()) func() { over = f; return func() { stopped++ } })
	window(t, toast, 600, 300)
	did := 0
	toast.Say("Спіс загружаны", "Адмяніць", func() { did++ })
	if toast.Words() != "Спіс загружаны" {
		t.Fatalf("it says %q", toast.Words())
	}
	test.Tap(toast.action)
	if did != 1 || toast.Words() != "" || stopped != 1 {
		t.Fatalf("done %d times, still says %q, stopped %d times", did, toast.Words(), stopped)
	}
	toast.Say("Захавана", "", nil)
	if toast.action.Visible() {
		t.Fatal("an action without a word is offered")
	}
	over()
	if toast.Words() != "" {
		t.Fatal("it stays for ever")
	}
}

func TestInitialsAreThoseOfTheFirstAndTheLastName(t *testing.T) {
	for name, want := range map[string]string{
		"Уладзімір Караткевіч": "УК", "Уладзімір Сямёнавіч Караткевіч": "УК", "Янка": "Я", "": "", "Vincent Dunin-Marcinkievič": "VD", "  іван  мележ ": "ІМ", "Citizen 5": "C",
	} {
		if got := Initials(name); got != want {
			t.Errorf("%q has the initials %q", name, got)
		}
	}
}

func TestALongNameStandsWholeAboveItsTag(t *testing.T) {
	r := NewPersonRow()
	window(t, r, 300, 70)
	r.Set(PersonLine{Name: "Наталля Арсеннева", Second: "узорная калонія № 904", Tag: "26 лістапада", Tone: Care})
	if r.name.Size().Width < r.name.MinSize().Width {
		t.Fatalf("the name has %v and needs %v", r.name.Size().Width, r.name.MinSize().Width)
	}
	if r.tag.Position().Y < r.name.Position().Y+r.name.Size().Height {
		t.Fatal("the tag lies on the name")
	}
}

func TestAPersonRowIsAsHighWithAndWithoutATag(t *testing.T) {
	r := NewPersonRow()
	window(t, r, 300, 70)
	before := r.MinSize().Height
	r.Set(PersonLine{Name: "Якуб Колас", Second: "адзін радок, які доўгі, і яшчэ радок, і яшчэ адзін, і яшчэ", Tag: "26 лістапада"})
	if r.MinSize().Height != before {
		t.Fatal("the height of a row depends on what it says")
	}
}

func TestProgressShowsItsShareAndCanBeCancelled(t *testing.T) {
	cancelled := false
	p := NewProgress("Друкуем", "Скасаваць", func() { cancelled = true })
	window(t, p, 500, 100)
	p.Set(120, 300, "120 з 300")
	if p.part != 0.4 || p.count.Words() != "120 з 300" {
		t.Fatalf("shows %v and %q", p.part, p.count.Words())
	}
	test.Tap(p.cancel)
	if !cancelled {
		t.Fatal("cannot be cancelled")
	}
}

func TestAPageWithoutRoomBesideTheTitlePutsItsActionsBelow(t *testing.T) {
	a := NewButton("Адкрыць спіс палітвязняў з файла", nil)
	body := NewText(Body("цела"))
	p := NewPage("Людзі", "", []fyne.CanvasObject{a}, body)
	w := window(t, p, 900, 500)
	if a.Position().Y > 60 {
		t.Fatal("with room enough the action stands below")
	}
	w.Resize(fyne.NewSize(420, 500))
	if a.Position().Y < 60 || body.Position().Y < a.Position().Y+a.Size().Height {
		t.Fatalf("the action stands at %v, the body at %v", a.Position(), body.Position())
	}
}

func TestAChoiceThatFoldsStaysWithinItsWidthAndIsUsedLineByLine(t *testing.T) {
	words := []string{"Людзі", "Змены · 120", "Скрынка · 14", "Установы · 3", "Правілы", "Магчымыя дублі · 27"}
	var got []int
	c := NewChoice(words, 0, func(i int) { got = append(got, i) }).Folding()
	for _, width := range []float32{900, 420, 260, 10} {
		window(t, c, max(width, c.MinSize().Width), 400)
		boxes, size := c.fold(c.Size().Width)
		if len(boxes) != len(words) || size.Width > c.Size().Width || size.Height != c.HeightFor(c.Size().Width) {
			t.Errorf("%.0f wide: %v in %v", width, size, c.Size())
		}
		for i, b := range boxes {
			got = nil
			c.chosen = (i + 1) % len(words)
			test.TapAt(c, fyne.NewPos(b.x+b.w/2, b.y+b.h/2))
			if fmt.Sprint(got) != fmt.Sprint([]int{i}) {
				t.Errorf("%.0f wide: a press on %s chooses %v", width, words[i], got)
			}
			if b.x+b.w > c.Size().Width {
				t.Errorf("%.0f wide: %s ends at %.0f", width, words[i], b.x+b.w)
			}
		}
	}
	got, c.chosen = nil, 0
	for range words {
		c.TypedKey(key(fyne.KeyRight))
	}
	if fmt.Sprint(got) != "[1 2 3 4 5]" {
		t.Errorf("the arrows go %v", got)
	}
}

func TestThePagesActionsGoOnBelowWhereTheLineIsFull(t *testing.T) {
	var actions []fyne.CanvasObject
	for _, words := range []string{"Фильтровать…", "Открыть список…", "Ещё…", "Написать открытку (28)"} {
		actions = append(actions, NewButton(words, func() {}))
	}
	body := NewText(Body("тело"))
	p := NewPage("Люди", "", actions, body)
	for _, width := range []float32{1100, 700, 420, 300} {
		window(t, p, width, 600)
		for i, a := range actions {
			at := a.Position()
			if at.X < Around || at.X+a.Size().Width > p.Size().Width-Around+0.5 {
				t.Errorf("%.0f wide: action %d stands from %.0f to %.0f", width, i, at.X, at.X+a.Size().Width)
			}
			if at.Y+a.Size().Height > body.Position().Y {
				t.Errorf("%.0f wide: action %d reaches into the body", width, i)
			}
			for _, b := range actions[:i] {
				if b.Position().Y == at.Y && b.Position().X+b.Size().Width > at.X {
					t.Errorf("%.0f wide: actions lie on each other", width)
				}
			}
		}
	}
}

func TestADropDownWithTheKeyboardHasTheOutlineOfAField(t *testing.T) {
	s := NewSelect([]string{"лёс", "шлях"}, 0, func(int) {})
	w := window(t, NewColumn(10, s, NewEntry()), 300, 200)
	r := test.WidgetRenderer(s).(*outlined)
	ground := r.WidgetRenderer.Objects()[0].(*canvas.Rectangle)
	plain := ground.FillColor
	w.Canvas().Focus(s)
	if r.line.StrokeWidth != 2 || r.line.StrokeColor != theme.Color(theme.ColorNamePrimary) || ground.FillColor != plain {
		t.Errorf("with the keyboard: %v wide, ground %v, before %v", r.line.StrokeWidth, ground.FillColor, plain)
	}
	w.Canvas().Unfocus()
	if r.line.StrokeWidth != 1 || r.line.StrokeColor != theme.Color(theme.ColorNameInputBorder) {
		t.Errorf("without it: %v wide", r.line.StrokeWidth)
	}
}
