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

// corresponded writes letters of two years to the first people of the sample list, of
// which some arrived, one came back and one was answered; days and limits besides.
func corresponded(t *testing.T, s *wiring.Services) {
	t.Helper()
	ctx := t.Context()
	must(t, s.Directory.Load(ctx))
	found, err := s.Directory.Choose(ctx, people.Query{InCustody: true, Today: app.DateOf(noon)})
	must(t, err)
	who := found.People
	_, err = s.Store.SetSetting(ctx, app.SettingCountry, "DE")
	must(t, err)
	for i, e := range who[:min(len(who), 9)] {
		for _, l := range []struct {
			o  app.Occasion
			on app.Date
		}{
			{app.NewYear, app.Date{Year: 2025, Month: 11, Day: 20}},
			{app.OrthodoxEaster, app.Date{Year: 2026, Month: 3, Day: 1 + i}},
			{app.Birthday, app.Date{Year: 2026, Month: 5, Day: 2 + i}},
			{app.Christmas, app.Date{Year: 2026, Month: 11, Day: 10}},
		} {
			c, err := s.Life.Add(ctx, []app.Letter{{
				Person: e.ID, Kind: app.Postcard, Occasion: l.o, Lang: app.Belarusian, Text: "Добры дзень!", Facility: e.Held.Facility, ByHand: true,
			}}, app.LetterStep{State: app.Posted, On: l.on, Country: "DE"}, app.DateOf(noon))
			must(t, err)
			then, is := map[int]app.LetterStep{
				0: {State: app.Arrived, Evidence: app.ByReply}, 1: {State: app.Arrived, Evidence: app.ByReceipt}, 2: {State: app.Returned, Reason: app.ByCensorship},
				3: {State: app.Arrived, Evidence: app.ByWord}, 4: {State: app.Lost},
			}[(i+l.on.Month)%6]
			if is && l.on.Year*12+l.on.Month < 2026*12+11 {
				then.On = l.on.AddDays(30 + 2*i)
				_, err = s.Life.Step(ctx, []app.LetterID{app.LetterID(c.IDs[0])}, then, app.DateOf(noon))
				must(t, err)
			}
		}
	}
	_, err = s.Store.SetInterval(ctx, app.Interval{Wish: 60, Latest: 120})
	must(t, err)
	_, err = s.Store.SetInterval(ctx, app.Interval{Person: who[0].ID, Wish: 30})
	must(t, err)
	_, err = s.Store.SetSkip(ctx, app.Skip{Occasion: app.Easter, Reason: "Просіць не віншаваць."}, who[1].ID)
	must(t, err)
	for _, o := range []app.OwnOccasion{
		{Name: "Дзень ліста", Occasion: app.Greeting, Month: 10, Day: 9},
		{Name: "Патэлефанаваць сястры", Year: 2026, Month: 11, Day: 25, Person: who[0].ID},
		{Occasion: app.Christmas, Off: true},
	} {
		_, _, err = s.Store.SaveOccasion(ctx, o)
		must(t, err)
	}
	must(t, s.Directory.Load(ctx))
}

// TestScreensOfTheRhythm draws, as TestScreens does, when and how often one writes.
func TestScreensOfTheRhythm(t *testing.T) {
	dir, choice := os.Getenv("VESTKA_SCREENS"), screens.Choice{Sizes: screens.Sizes[:2]}
	if dir == "" {
		dir, choice = t.TempDir(), screens.Choice{Modes: []kit.Mode{kit.Light}, Sizes: screens.Sizes[:1]}
	}
	rhythm := func(some bool, then func(screens.Stage, *ui.Shell, *wiring.Services)) func(screens.Stage) error {
		return func(st screens.Stage) error {
			s := open(t, some)
			if some {
				corresponded(t, s)
			}
			sh := Fill(Config{
				App: st.App, Window: st.Window, Services: s, Runner: work.Synchronous(), Opener: noOpener{},
				Now: clock, Path: "~/.local/share/vestka/vestka.db", After: stays,
			})
			sh.Go("rhythm", nil)
			then(st, sh, s)
			return nil
		}
	}
	turned := func(n int, keys ...func(screens.Stage)) func(screens.Stage, *ui.Shell, *wiring.Services) {
		return func(st screens.Stage, _ *ui.Shell, _ *wiring.Services) {
			uitest.Find[*kit.Choice](st.Window.Content())[1].Choose(n) // below the strip
			for _, key := range keys {
				key(st)
			}
		}
	}
	gone := func(section string, down float32) func(screens.Stage, *ui.Shell, *wiring.Services) {
		return func(st screens.Stage, sh *ui.Shell, _ *wiring.Services) {
			sh.Go(section, nil)
			for _, b := range uitest.Find[*container.Scroll](st.Window.Content()) {
				b.ScrollToOffset(fyne.NewPos(0, down))
			}
		}
	}
	charts := func(n int) func(screens.Stage, *ui.Shell, *wiring.Services) {
		return func(st screens.Stage, sh *ui.Shell, s *wiring.Services) {
			if n == 2 {
				given(t, s.Giving)
			}
			sh.Go("report", nil)
			uitest.Find[*kit.Choice](st.Window.Content())[1].Choose(n)
		}
	}
	assumed := func(st screens.Stage, sh *ui.Shell, s *wiring.Services) {
		_, err := s.AddSample(t.Context())
		must(t, err)
		lived(t, s) // too few arrived
		charts(1)(st, sh, s)
	}
	_, err := screens.Draw(dir, named([]screens.Screen{
		{Name: "rhythm-empty", Set: rhythm(false, turned(0))},
		{Name: "rhythm-grid", Set: rhythm(true, turned(0))},
		{Name: "rhythm-days", Set: rhythm(true, turned(1))},
		{Name: "rhythm-days-add", Set: rhythm(true, turned(1, func(st screens.Stage) { press(st, fyne.KeyN, kit.Command) }))},
		{Name: "rhythm-often", Set: rhythm(true, turned(2))},
		{Name: "rhythm-often-set", Set: rhythm(true, turned(2, func(st screens.Stage) { tap(st.Window.Content(), locOf(st).T("pace.set")) }))},
		{Name: "rhythm-ways", Set: rhythm(true, turned(3))},
		{Name: "rhythm-ways-empty", Set: rhythm(false, turned(3))},
		{Name: "rhythm-charts", Set: rhythm(true, charts(0))},
		{Name: "rhythm-charts-ways", Set: rhythm(true, charts(1))},
		{Name: "rhythm-charts-giving", Set: rhythm(true, charts(2))},
		{Name: "rhythm-charts-undrawn", Set: rhythm(false, assumed)},
		{Name: "rhythm-today", Set: rhythm(true, gone("today", 0))},
		{Name: "rhythm-settings", Set: rhythm(true, gone("settings", 1450))},
		{Name: "rhythm-charts-empty", Set: rhythm(false, charts(0))},
		{Name: "rhythm-card", Set: rhythm(true, func(_ screens.Stage, sh *ui.Shell, s *wiring.Services) {
			skips, err := s.Store.Skips(t.Context())
			must(t, err)
			sh.Go("people", skips[0].Person)
		})},
	}), choice)
	if err != nil {
		t.Fatal(err)
	}
}
