package window

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/rules"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/ui"
	"vestka/ui/kit"
	"vestka/ui/screens"
	"vestka/ui/sending"
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
	_, err := screens.Draw(dir, named([]screens.Screen{
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
		{Name: "customs-declaration", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services) {
			sh.Go("people", birthdays(s)[1])
			pressWords(t, st, sh.Loc().T("customs.open"))
		})},
		{Name: "customs-link", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services) {
			sh.Go("people", birthdays(s)[1])
			lookAt(st, 640)
		})},
		{Name: "print-sending", Set: on(func(_ screens.Stage, sh *ui.Shell, s *wiring.Services) { sh.Go("print", fromAmerica(t, s)) })},
		{Name: "print-sending-who", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services) {
			sh.Go("print", heldNow(s))
			links := uitest.Find[*kit.Button](st.Window.Content())
			for i := len(links) - 1; i >= 0; i-- {
				if links[i].Text() == sh.Loc().T("printroom.show") {
					links[i].Tapped(nil)
					return
				}
			}
			t.Error("nothing leads to those to whom a card may not go")
		})},
		{Name: "rules", Set: on(func(_ screens.Stage, sh *ui.Shell, _ *wiring.Services) { sh.Go("rules", nil) })},
		{Name: "rules-theirs", Set: on(func(_ screens.Stage, sh *ui.Shell, s *wiring.Services) {
			ownRules(t, s)
			sh.Changed(app.Changes{Kinds: app.KindRules})
			sh.Go("rules", sending.Show{Thing: rules.Parcel, Facility: "SIZO-6"})
		})},
		{Name: "rules-files", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services) {
			ownRules(t, s)
			sh.Changed(app.Changes{Kinds: app.KindRules})
			sh.Go("rules", nil)
			tap(st.Window.Content(), sh.Loc().T("rules.files"))
		})},
		{Name: "rules-edit", Set: on(func(st screens.Stage, sh *ui.Shell, _ *wiring.Services) {
			sh.Go("rules", sending.Show{Thing: rules.Parcel, Facility: "SIZO-6"})
			press(st, fyne.KeyE, kit.Command)
		})},
		{Name: "rules-add", Set: on(func(st screens.Stage, sh *ui.Shell, _ *wiring.Services) {
			sh.Go("rules", sending.Show{Thing: rules.Parcel, Facility: "SIZO-6"})
			press(st, fyne.KeyN, kit.Command)
		})},
		{Name: "rules-add-end", Set: on(func(st screens.Stage, sh *ui.Shell, _ *wiring.Services) {
			sh.Go("rules", nil)
			press(st, fyne.KeyN, kit.Command)
			for range 2 {
				tap(st.Window.Canvas().Overlays().Top(), sh.Loc().T("rules.form.limit.add"))
			}
			tap(st.Window.Canvas().Overlays().Top(), sh.Loc().T("dialog.save"))
			uitest.Find[*kit.Scroll](st.Window.Canvas().Overlays().Top())[0].Turn(fyne.KeyEnd)
		})},
		{Name: "rules-filter", Set: on(func(st screens.Stage, sh *ui.Shell, _ *wiring.Services) {
			sh.Go("rules", nil)
			press(st, fyne.KeyF, kit.Command|fyne.KeyModifierShift)
		})},
		{Name: "rules-none", Set: on(func(st screens.Stage, sh *ui.Shell, _ *wiring.Services) {
			sh.Go("rules", sending.Show{Thing: rules.Parcel})
			press(st, fyne.KeyF, kit.Command)
			for _, c := range "голуб" {
				st.Window.Canvas().Focused().TypedRune(c)
			}
		})},
		{Name: "settings-sending", Set: on(func(st screens.Stage, sh *ui.Shell, _ *wiring.Services) {
			sh.Go("settings", nil)
			lookAt(st, 260)
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
	}), choice)
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

// fromAmerica are people to write to from where the post takes no mail.
func fromAmerica(t *testing.T, s *wiring.Services) []app.PersonID {
	t.Helper()
	if _, err := s.Store.SetSetting(t.Context(), app.SettingCountry, "US"); err != nil {
		t.Fatal(err)
	}
	return birthdays(s)
}

// ownRules are a file that the reader loaded and an entry that they edited.
func ownRules(t *testing.T, s *wiring.Services) {
	t.Helper()
	day := app.DateOf(clock())
	_, _, err := s.Rulebook.Load(t.Context(), "circle.toml", []byte(`[published]
by = { en = "The sample circle", ru = "Учебный кружок", be = "Узорны гурток" }
on = "2026-10-01"

[[rule]]
id = "circle-parcels"
things = ["parcel"]
verdict = "ask_family"
kinds = ["sizo"]
reason.en = "An invented rule of a sample circle: ask the family what is wanted before you send a parcel."
reason.ru = "Придуманное правило учебного кружка: спросите семью, что нужно, прежде чем отправлять посылку."
reason.be = "Прыдуманае правіла ўзорнага гуртка: спытайце сям’ю, што патрэбна, перш чым дасылаць пасылку."
source = { en = "invented", ru = "придумано", be = "прыдумана" }
said_on = "2026-09"
checked_on = "2026-09-20"
`), day)
	if err != nil {
		t.Fatal(err)
	}
	all, err := s.Rulebook.Rules(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	r, _ := all.Rule("parcel-sizo-6-7")
	mine := *r
	mine.Verdict, mine.Source, mine.SaidOn, mine.CheckedOn = rules.AskFamily, app.Text{EN: "a friend", RU: "подруга", BE: "сяброўка"}, day, day
	mine.Reason = app.Text{
		EN: "An invented entry: ask the family whether a parcel would eat up theirs.",
		RU: "Придуманная запись: спросите семью, не отнимет ли посылка часть их передач.",
		BE: "Прыдуманы запіс: спытайце сям’ю, ці не забярэ пасылка частку іх перадач.",
	}
	if _, err := s.Rulebook.Save(t.Context(), mine, day); err != nil {
		t.Fatal(err)
	}
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
