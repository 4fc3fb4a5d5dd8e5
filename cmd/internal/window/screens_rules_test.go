package window

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/ui"
	"vestka/ui/kit"
	"vestka/ui/screens"
	"vestka/ui/uitest"
)

// TestScreensOfRules draws, as TestScreens does, what is said of sending.
func TestScreensOfRules(t *testing.T) {
	dir, choice := os.Getenv("VESTKA_SCREENS"), screens.Choice{}
	if dir == "" {
		dir, choice = t.TempDir(), screens.Choice{Modes: []kit.Mode{kit.Light}, Sizes: screens.Sizes[:1]}
	}
	on := func(then func(screens.Stage, *ui.Shell, *wiring.Services)) func(screens.Stage) error {
		return func(st screens.Stage) error {
			s := open(t, true)
			sh := Fill(Config{
				App: st.App, Window: st.Window, Services: s, Runner: work.Synchronous(), Opener: noOpener{},
				Now: clock, Path: "~/.local/share/vestka/vestka.db", After: stays,
			})
			then(st, sh, s)
			return nil
		}
	}
	_, err := screens.Draw(dir, []screens.Screen{
		{Name: "sending", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services) {
			sh.Go("people", birthdays(s)[1])
			lookAt(st, 330)
		})},
		{Name: "sending-parcel", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services) {
			sh.Go("people", birthdays(s)[1])
			pressSign(t, st, 5)
		})},
		{Name: "sending-at-liberty", Set: on(func(_ screens.Stage, sh *ui.Shell, s *wiring.Services) { sh.Go("people", atLiberty(s)[0]) })},
		{Name: "sending-many", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services) {
			sh.Go("people", heldNow(s))
			pressWords(t, st, sh.Loc().T("sending.marked"))
		})},
		{Name: "sending-relation", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services) {
			sh.Go("people", birthdays(s)[1])
			tap(st.Window.Content(), sh.Loc().T("sending.relate"))
		})},
		{Name: "marks", Set: on(func(_ screens.Stage, sh *ui.Shell, s *wiring.Services) {
			markAll(t, s, birthdays(s)[1])
			sh.Changed(app.Changes{Kinds: app.KindPeople})
			sh.Go("people", birthdays(s)[1])
		})},
		{Name: "marks-form", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services) {
			sh.Go("people", birthdays(s)[1])
			pressWords(t, st, sh.Loc().T("people.own_mark.add"))
			st.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		})},
	}, choice)
	if err != nil {
		t.Fatal(err)
	}
}

// lookAt scrolls everything to a height.
func lookAt(st screens.Stage, to float32) {
	for _, size := range []float32{1, 0} { // laid out twice, as the pictures are
		st.Window.Resize(st.Window.Canvas().Size().AddWidthHeight(size, 0))
	}
	for _, s := range uitest.Find[*container.Scroll](st.Window.Content()) {
		s.ScrollToOffset(fyne.NewPos(0, to))
	}
}

// pressSign opens the answer on a thing.
func pressSign(t *testing.T, st screens.Stage, i int) {
	t.Helper()
	rows := uitest.Find[*kit.SignRow](st.Window.Content())
	if len(rows) <= i {
		t.Fatalf("%d answers", len(rows))
	}
	rows[i].Tapped(nil)
}

// pressWords presses what is called so, whatever it is.
func pressWords(t *testing.T, st screens.Stage, words string) {
	t.Helper()
	for _, o := range uitest.Find[interface {
		fyne.Widget
		fyne.Tappable
		AccessibilityLabel() string
	}](st.Window.Content()) {
		if o.AccessibilityLabel() == words {
			o.Tapped(nil)
			return
		}
	}
	t.Fatalf("nothing is called %q", words)
}

// heldNow are all people now held.
func heldNow(s *wiring.Services) []app.PersonID {
	var ids []app.PersonID
	for _, e := range s.Directory.Find(people.Query{InCustody: true, Today: app.DateOf(clock())}).People {
		ids = append(ids, e.ID)
	}
	return ids
}

// markAll puts every mark on the person, one of which has ended.
func markAll(t *testing.T, s *wiring.Services, id app.PersonID) {
	t.Helper()
	day := app.DateOf(clock())
	for _, m := range []app.Mark{
		{Kind: app.DoNotWrite, Reason: "Просіць пачакаць да канца года.", Source: "маці, па тэлефоне", On: day.AddDays(-20), Until: day.AddDays(39)},
		{Kind: app.ListedOnly, Reason: "У калоніі патрабуюць спіс.", Source: "маці, па тэлефоне", On: day.AddDays(-300), Until: day.AddDays(-30)},
		{Kind: app.Consent, Source: "сама, лістом", On: app.Date{Year: 2026, Month: 9}},
	} {
		if _, err := s.Store.SetMark(t.Context(), m, id); err != nil {
			t.Fatal(err)
		}
	}
}

