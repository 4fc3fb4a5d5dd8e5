package window

import (
	"os"
	"testing"
	"time"

	"vestka/app"
	"vestka/app/journal"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/app/spooler"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/ui"
	"vestka/ui/kit"
	"vestka/ui/screens"
	"vestka/ui/uitest"
)

// TestScreensOfPrinters draws, as TestScreens does, how cards get to a printer and
// what is asked of them afterwards.
func TestScreensOfPrinters(t *testing.T) {
	dir, choice := os.Getenv("VESTKA_SCREENS"), screens.Choice{}
	if dir == "" {
		dir, choice = t.TempDir(), screens.Choice{Modes: []kit.Mode{kit.Light}, Sizes: screens.Sizes[:1]}
	}
	printers := func() *spooler.Fake {
		return &spooler.Fake{
			Printers: []spooler.Queue{{Name: "Office", About: "Кабінет, 2-і паверх", Default: true, Ready: true}, {Name: "Hall"}},
			Offers:   map[string]spooler.Offer{"Office": {TwoSided: true, Trays: []spooler.Choice{{Name: "Auto", Default: true}, {Name: "Tray1"}, {Name: "Manual"}}}},
		}
	}
	on := func(then func(screens.Stage, *ui.Shell, *wiring.Services, *spooler.Fake)) func(screens.Stage) error {
		return func(st screens.Stage) error {
			s, fake := open(t, true), printers()
			sh := Fill(Config{
				App: st.App, Window: st.Window, Services: s, Runner: work.Synchronous(), Opener: noOpener{}, Printers: fake,
				Now: clock, Path: "~/.local/share/vestka/vestka.db", After: stays,
			})
			then(st, sh, s, fake)
			return nil
		}
	}
	// broken is a job that was sent, of which some cards came out.
	broken := func(s *wiring.Services, sh *ui.Shell, fake *spooler.Fake) app.JobID {
		sh.Go("print", birthdays(s))
		fake.Broken = &app.Error{Code: app.Failed, Key: "error.spool.failed"}
		id := lastJob(t, s)
		_, changes, err := s.Journal.CardsCameOut(t.Context(), id, journal.Some, nil, func(l *app.Letter) bool { return l.Nr > 1 }, app.DateOf(clock()))
		if err != nil {
			t.Fatal(err)
		}
		sh.Changed(changes)
		return id
	}
	send := func(st screens.Stage, sh *ui.Shell, s *wiring.Services) {
		sh.Go("print", birthdays(s))
		tap(st.Window.Content(), sh.Loc().T("printroom.print"))
	}
	over := func(st screens.Stage, sh *ui.Shell, key string, args ...any) {
		tap(st.Window.Canvas().Overlays().Top(), sh.Loc().T(key, args...))
	}
	_, err := screens.Draw(dir, named([]screens.Screen{
		{Name: "printer", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services, _ *spooler.Fake) { send(st, sh, s) })},
		{Name: "printer-adjust", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services, _ *spooler.Fake) {
			send(st, sh, s)
			over(st, sh, "printroom.adjust")
		})},
		{Name: "printer-turn", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services, fake *spooler.Fake) {
			fake.Offers = nil
			send(st, sh, s)
			over(st, sh, "printroom.route.print")
		})},
		{Name: "printer-next", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services, _ *spooler.Fake) {
			sh.Go("print", birthdays(s))
			for _, f := range uitest.Find[*kit.Fold](st.Window.Content()) {
				f.Toggle()
			}
			for _, c := range uitest.Find[*kit.Check](st.Window.Content()) {
				if uitest.Words(c) == sh.Loc().T("printroom.with.envelopes") {
					c.Tapped(nil)
				}
			}
			tap(st.Window.Content(), sh.Loc().T("printroom.print"))
			over(st, sh, "printroom.route.print")
		})},
		{Name: "printer-journal", Set: on(func(_ screens.Stage, sh *ui.Shell, s *wiring.Services, fake *spooler.Fake) {
			logBirthdays(t, s)
			broken(s, sh, fake)
			sh.Go("journal", nil)
		})},
		{Name: "printer-which", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services, _ *spooler.Fake) {
			send(st, sh, s)
			over(st, sh, "printroom.route.print")
			over(st, sh, "journal.some")
		})},
		{Name: "printer-rest", Set: on(func(_ screens.Stage, sh *ui.Shell, s *wiring.Services, fake *spooler.Fake) {
			logBirthdays(t, s)
			sh.Go("print", broken(s, sh, fake))
		})},
		{Name: "printer-rest-cards", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services, fake *spooler.Fake) {
			logBirthdays(t, s)
			sh.Go("print", broken(s, sh, fake))
			over(st, sh, "printroom.again.rest")
		})},
	}), choice)
	if err != nil {
		t.Fatal(err)
	}
}

func lastJob(t *testing.T, s *wiring.Services) app.JobID {
	t.Helper()
	id, err := s.Journal.LastJob(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// logBirthdays prints cards into the log.
func logBirthdays(t *testing.T, s *wiring.Services) {
	t.Helper()
	job, err := s.Press.Prepare(t.Context(), birthdayRequest(s), nil)
	if err == nil {
		_, _, err = s.Press.Make(t.Context(), job, time.Time{}, func() error { return nil })
	}
	if err != nil {
		t.Fatal(err)
	}
}

func birthdayRequest(s *wiring.Services) printing.Request {
	return printing.Request{
		People: birthdays(s), Template: "birthday", Lang: app.Belarusian, Sender: "Ганна", Picture: printing.Picture{ID: "apples"},
		Font: sheet.Serif, Layout: sheet.OneUp, Today: app.DateOf(clock()),
	}
}
