package window

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"vestka/app"
	"vestka/app/evening"
	"vestka/app/guide"
	"vestka/app/importer"
	"vestka/app/importer/viasnatest"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/db"
	"vestka/i18n"
	"vestka/ui"
	"vestka/ui/door"
	"vestka/ui/kit"
	"vestka/ui/screens"
	"vestka/ui/uitest"
)

// noon is the moment at which every picture is taken.
var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func clock() time.Time { return noon }

// stays is a clock of the window on which no time passes: a toast stays.
func stays(time.Duration, func()) func() { return func() {} }

type noOpener struct{}

func (noOpener) Open(context.Context, string) error { return nil }

// open makes a fresh store with the sample list in it, if wanted.
func open(t testing.TB, sample bool) *wiring.Services {
	t.Helper()
	ctx := context.Background()
	s, err := wiring.Open(ctx, filepath.Join(t.TempDir(), "vestka.db"), db.Options{Create: true, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if sample {
		if _, err := s.AddSample(ctx); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// listFile is a downloaded list with every trap in it.
func listFile(t testing.TB) (string, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "prisoners.csv")
	f, err := os.Create(path)
	if err != nil {
		return "", err
	}
	if _, err := viasnatest.Machine(f, 300, 1, app.Russian); err != nil {
		return "", err
	}
	return path, f.Close()
}

// officeFile is a list of an organisation that nobody adapted the program to.
func officeFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "office.csv")
	text := "Спіс для лістоў;;;;;;\n№;Прозвішча, імя;Калі нарадзіўся;Калі;Дзе знаходзіцца;Кім працаваў;Хто піша\n" +
		"1;КУПАЛА ЯНКА;7.07.1982;01/02/2021;ПК №904;паэт;Г. Х.\n2;КОЛАС Якуб;3.11.1982;03/04/2022;ПК №905;настаўнік;А. Б.\n" +
		"3;Пашкевіч Алаіза;15 ліпеня 1976;05/06/2022;СІЗА-901, горад Прыклад;медсястра;\n4;;18.02.1983;07/08/2023;ПК №904;;\nЖанчыны;;;;;;\n5;Гарэцкі Максім;18.02.1983;07/08/2023;ПК №904;;\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// takeIn imports a list as vestkactl does.
func takeIn(t testing.TB, s *wiring.Services, path string) {
	t.Helper()
	takeInAs(t, s, path, "Наша група")
}

// takeInAs imports a list of the source.
func takeInAs(t testing.TB, s *wiring.Services, path, source string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	choice := importer.Choice{Today: app.DateOf(noon), Source: source}
	s.Inbox.Recall(t.Context(), &choice)
	list, err := importer.Read(t.Context(), bytes.NewReader(text), int64(len(text)), choice)
	if err == nil {
		var c *people.Comparison
		if c, err = s.Intake.Compare(t.Context(), list.Snapshot); err == nil {
			_, err = s.Intake.Apply(t.Context(), c)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
}

// broken is a store with a backup that something has happened to.
func broken(t *testing.T, happened func(path string)) func() string {
	return func() string {
		path := backedUp(t, "river candle seven")
		happened(path)
		return path
	}
}

// press is a shortcut of the window.
func press(st screens.Stage, key fyne.KeyName, mod fyne.KeyModifier) {
	kit.KeysOf(st.Window.Canvas()).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: mod})
}

// birthdays are the sample people whose birthdays come next.
func birthdays(s *wiring.Services) []app.PersonID {
	var ids []app.PersonID
	for _, b := range birthdaysSoon(s) {
		if b.HasAddress {
			ids = append(ids, b.ID)
		}
	}
	return ids
}

// latinOnly is the one of the sample list without a Cyrillic name.
func latinOnly(s *wiring.Services) app.PersonID {
	return s.Directory.Find(people.Query{Text: "Abukhovich"}).People[0].ID
}

// atLiberty is somebody to whom no card can go.
func atLiberty(s *wiring.Services) []app.PersonID {
	return []app.PersonID{s.Directory.Find(people.Query{Text: "Maksim Tank"}).People[0].ID}
}

// withLists adds two saved lists and a draw to the sample list.
func withLists(t *testing.T, lang string) (*wiring.Services, error) {
	s, loc, ctx := open(t, true), i18n.For(lang), t.Context()
	if err := s.Directory.Load(ctx); err != nil {
		return nil, err
	}
	women := people.Query{
		InCustody: true, Sex: app.Female, AgeFrom: 30, Kinds: []app.FacilityKind{app.Colony, app.Prison}, LettersAtMost: new(1), SilentMonths: 6,
		HasAddress: true, Order: people.ByFewestLetters,
	}
	if _, err := s.Lists.Save(ctx, loc.T("people.filter.women"), women); err != nil {
		return nil, err
	}
	if _, err := s.Lists.Save(ctx, loc.T("people.filter.never_written"), people.Query{InCustody: true, NeverWritten: true}); err != nil {
		return nil, err
	}
	e, err := s.Evenings.Draw(ctx, evening.Request{From: people.Query{Today: app.DateOf(noon)}, Count: 8, Seed: 42})
	if err != nil {
		return nil, err
	}
	_, _, err = s.Evenings.Keep(ctx, e, loc.T("evening.title"), false)
	return s, err
}

// tapIn goes to a section and presses the button with the words of the key.
func tapIn(section, key string) func(screens.Stage, *Door) {
	return func(st screens.Stage, d *Door) {
		d.Shell().Go(section, nil)
		tap(st.Window.Content(), d.Shell().Loc().T(key))
	}
}

// openGuide opens the first chapter of the guide.
func openGuide(st screens.Stage, d *Door) {
	chapters, err := guide.Chapters(app.Lang(st.Lang))
	if err != nil {
		panic(err)
	}
	d.Shell().Go("settings", nil)
	tap(st.Window.Content(), chapters[0].Title)
}

// tapOver presses a button of the sheet that lies over the window.
func tapOver(key string) func(screens.Stage, *Door) {
	return func(st screens.Stage, d *Door) {
		tap(st.Window.Canvas().Overlays().Top(), d.Shell().Loc().T(key))
	}
}

func tap(in fyne.CanvasObject, words string) { tapNth(in, words, 1) }

// tapNth presses one of several buttons with the same words, counted from 1.
func tapNth(in fyne.CanvasObject, words string, n int) {
	for _, b := range uitest.Find[*kit.Button](in) {
		if b.Text() != words {
			continue
		}
		if n--; n == 0 {
			b.Tapped(nil)
			return
		}
	}
}

// typing writes into what has the keyboard.
func typing(text string) func(screens.Stage, *Door) {
	return func(st screens.Stage, _ *Door) {
		for _, c := range text {
			st.Window.Canvas().Focused().TypedRune(c)
		}
	}
}

// scrolled shows the settings from a height on.
func scrolled(to float32) func(screens.Stage, *Door) {
	return func(st screens.Stage, d *Door) {
		d.Shell().Go("settings", nil)
		for _, b := range uitest.Find[*container.Scroll](st.Window.Content()) {
			b.ScrollToOffset(fyne.NewPos(0, to))
		}
	}
}

// withList is a plain store with a list and no backup.
func withList(t *testing.T) string {
	t.Helper()
	path := made(t, "")
	list, err := listFile(t)
	if err != nil {
		t.Fatal(err)
	}
	s, err := wiring.Open(t.Context(), path, options("", false))
	if err != nil {
		t.Fatal(err)
	}
	snap, err := readList(t, list)
	if err == nil {
		err = importInto(t, s, snap)
	}
	for _, b := range kept(t, path) { // that from before the import
		err = errors.Join(err, os.Remove(b.Path))
	}
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	lastChanged(t, path, noon)
	return path
}

// severalWays is a store with two passphrases and a recovery sheet.
func severalWays(t *testing.T) string {
	t.Helper()
	path := made(t, "river candle seven")
	s, err := wiring.Open(t.Context(), path, options("river candle seven", false))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(
		s.Keys.AddPassphrase("river candle seven", another),
		s.Keys.AddRecovery(another, db.NewRecoveryPhrase()), s.Close(),
	); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestScreens draws every screen into the folder that VESTKA_SCREENS names; it
// is `make screens`. Without the folder it draws them all once in the smallest
// window, in each language, so that what cannot be drawn, or is cut or overlaps,
// is found.
func TestScreens(t *testing.T) {
	dir := os.Getenv("VESTKA_SCREENS")
	choice := screens.Choice{}
	if dir == "" {
		dir = t.TempDir()
		choice = screens.Choice{Modes: []kit.Mode{kit.Light}, Sizes: screens.Sizes[:1]}
	}
	fill := func(st screens.Stage, s *wiring.Services) *ui.Shell {
		return Fill(Config{
			App: st.App, Window: st.Window, Services: s, Runner: work.Synchronous(), Opener: noOpener{},
			Now: clock, Path: "~/.local/share/vestka/vestka.db", After: stays,
		})
	}
	at := func(sample bool, then func(*ui.Shell, *wiring.Services)) func(screens.Stage) error {
		return func(st screens.Stage) error {
			s := open(t, sample)
			then(fill(st, s), s)
			return nil
		}
	}
	lists := func(key fyne.KeyName, then ...string) func(screens.Stage) error {
		return func(st screens.Stage) error {
			s, err := withLists(t, st.Lang)
			if err != nil {
				return err
			}
			fill(st, s).Go("people", nil)
			press(st, key, kit.Command|fyne.KeyModifierShift)
			for _, words := range then {
				tap(st.Window.Canvas().Overlays().Top(), i18n.For(st.Lang).T(words))
			}
			return nil
		}
	}
	atDoor := func(path func() string, then ...func(screens.Stage, *Door)) func(screens.Stage) error {
		return func(st screens.Stage) error {
			d := NewDoor(DoorConfig{
				App: st.App, Window: st.Window, Path: path(), Opener: noOpener{}, Now: clock, After: stays, WorkFactor: cheap,
			})
			t.Cleanup(func() {
				if err := d.Close(); err != nil {
					t.Error(err)
				}
			})
			if f := st.Window.Canvas().Focused(); f != nil {
				for _, c := range "river candle seven" {
					f.TypedRune(c)
				}
			}
			for _, f := range then {
				f(st, d)
			}
			return nil
		}
	}
	enter := func(st screens.Stage, _ *Door) {
		st.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	sealed := func() string { return made(t, "river candle seven") }
	other := func() string { return made(t, sentence) }
	several := func() string { return severalWays(t) }
	_, err := screens.Draw(dir, named([]screens.Screen{
		{Name: "door-first", Set: atDoor(func() string { return filepath.Join(t.TempDir(), "vestka.db") })},
		{Name: "door-unlock", Set: atDoor(other, enter)},
		{Name: "door-restore", Set: atDoor(func() string { return backedUp(t, sentence) }, func(st screens.Stage, _ *Door) {
			tap(st.Window.Content(), i18n.For(st.Lang).T("door.restore"))
		})},
		{Name: "door-damaged", Set: atDoor(broken(t, func(path string) { garble(t, path, 1, 9, 20) }), enter)},
		{Name: "door-key", Set: atDoor(broken(t, func(path string) { remove(t, path+".key") }), enter)},
		{Name: "door-rescued", Set: atDoor(func() string {
			path := made(t, "river candle seven")
			garble(t, path, 1, 3, 9, 20)
			return path
		}, enter, enter)},
		{Name: "settings-sealed", Set: atDoor(sealed, enter, func(_ screens.Stage, d *Door) { d.Shell().Go("settings", nil) })},
		{Name: "settings-passphrase", Set: atDoor(sealed, enter, tapIn("settings", "settings.passphrase.change"), enter)},
		{Name: "settings-slots", Set: atDoor(several, enter, scrolled(280))}, // the passphrase's card
		{Name: "settings-privacy", Set: atDoor(sealed, enter, scrolled(700))},
		{Name: "settings-slot-remove", Set: atDoor(several, enter, tapIn("settings", "settings.slot.remove"))},
		{Name: "settings-slot-removed", Set: atDoor(several, enter, tapIn("settings", "settings.slot.remove"), typing(another), enter)},
		{Name: "settings-data-key", Set: atDoor(several, enter, tapIn("settings", "settings.passphrase.renew"), typing("river candle seven"))},
		{Name: "settings-unseal", Set: atDoor(sealed, enter, tapIn("settings", "settings.passphrase.unseal"))},
		{Name: "settings-recovery", Set: atDoor(sealed, enter, tapIn("settings", "settings.passphrase.recovery"), typing("wrong"), enter)},
		{Name: "settings-phrase", Set: atDoor(sealed, enter, tapIn("settings", "settings.passphrase.recovery"), typing("river candle seven"), enter)},
		{Name: "settings-phrase-saved", Set: atDoor(sealed, enter, tapIn("settings", "settings.passphrase.recovery"), typing("river candle seven"), enter,
			tapOver("settings.phrase.save"), func(st screens.Stage, d *Door) { typing(filepath.Join(t.TempDir(), "sheet.pdf"))(st, d) }, enter)},
		{Name: "settings-backups", Set: atDoor(sealed, enter, tapIn("settings", "backup.now"), scrolled(1050))},
		{Name: "settings-backups-choose", Set: atDoor(sealed, enter, tapIn("settings", "backup.now"), tapIn("settings", "settings.backups.restore"))},
		{Name: "settings-backups-passphrase", Set: atDoor(sealed, enter, tapIn("settings", "backup.now"), tapIn("settings", "settings.backups.restore"), enter)},
		{Name: "settings-backups-beside", Set: atDoor(sealed, enter, tapIn("settings", "backup.now"), tapIn("settings", "settings.backups.restore"),
			enter, typing("river candle seven"), enter)},
		{Name: "settings-backups-restored", Set: atDoor(sealed, enter, tapIn("settings", "backup.now"), tapIn("settings", "settings.backups.restore"),
			enter, typing("river candle seven"), enter, tapOver("settings.backups.offer.do"))},
		{Name: "settings-check", Set: atDoor(sealed, enter, tapIn("settings", "settings.backups.check"))},
		{Name: "today-backup", Set: atDoor(func() string { return withList(t) })},
		{Name: "door-closing", Set: func(st screens.Stage) error {
			(&Door{config: DoorConfig{App: st.App, Window: st.Window}, ending: ending{offered: true}}).
				closing(func(loc *i18n.Localizer) string { return loc.T("door.closing") })
			return nil
		}},
		{Name: "door-migrating", Set: func(st screens.Stage) error {
			(&Door{config: DoorConfig{App: st.App, Window: st.Window}}).migrating(2, 3)
			return nil
		}},
		{Name: "settings-end", Set: atDoor(sealed, enter, func(st screens.Stage, d *Door) {
			d.Shell().Go("settings", nil)
			uitest.Find[*kit.Scroll](st.Window.Content())[0].Turn(fyne.KeyEnd)
		})},
		{Name: "guide", Set: atDoor(sealed, enter, openGuide)},
		{Name: "guide-end", Set: atDoor(sealed, enter, openGuide, func(st screens.Stage, _ *Door) {
			uitest.Find[*kit.Scroll](st.Window.Canvas().Overlays().Top())[0].Turn(fyne.KeyEnd)
		})},
		{Name: "settings-wipe", Set: atDoor(sealed, enter, tapIn("settings", "settings.wipe.do"))},
		{Name: "settings-wipe-word", Set: atDoor(sealed, enter, tapIn("settings", "settings.wipe.do"), tapOver("wipe.first.go_on"), enter)},
		{Name: "wiped", Set: func(st screens.Stage) error {
			ui.NewThreshold(st.App, st.Window, nil, door.NewWiped(app.WipeReport{
				Removed: make([]string, 9), Left: []app.Leftover{{Path: "/media/stick/vestka.db.key", Emptied: true}},
			}, nil, func() {}))
			return nil
		}},
		{Name: "today-empty", Set: at(false, func(*ui.Shell, *wiring.Services) {})},
		{Name: "today", Set: at(true, func(*ui.Shell, *wiring.Services) {})},
		{Name: "people", Set: at(true, func(sh *ui.Shell, s *wiring.Services) { sh.Go("people", birthdays(s)[0]) })},
		{Name: "people-chosen", Set: at(true, func(sh *ui.Shell, s *wiring.Services) { sh.Go("people", birthdays(s)) })},
		{Name: "people-attached", Set: func(st screens.Stage) error {
			s := open(t, true)
			sh := fill(st, s)
			withCopy(t, s, attachTo(t, s, birthdays(s)[0], 0))
			sh.Go("people", birthdays(s)[0])
			lookDown(st)
			return nil
		}},
		{Name: "people-attachment", Set: func(st screens.Stage) error {
			s := open(t, true)
			sh := fill(st, s)
			attachTo(t, s, birthdays(s)[0], 0)
			sh.Go("people", birthdays(s)[0])
			pressTile(t, st.Window, 1)
			return nil
		}},
		{Name: "people-outside", Set: func(st screens.Stage) error {
			s := open(t, true)
			sh := fill(st, s)
			attachTo(t, s, birthdays(s)[0], 0)
			sh.Go("people", birthdays(s)[0])
			pressTile(t, st.Window, 1)
			for _, b := range uitest.Find[*kit.Button](st.Window.Canvas().Overlays().Top()) {
				if b.Text() == sh.Loc().T("attachments.open") {
					b.Tapped(nil)
					break
				}
			}
			return nil
		}},
		{Name: "people-add-files", Set: func(st screens.Stage) error {
			s := open(t, true)
			fill(st, s).Go("people", birthdays(s)[0])
			t.Setenv("HOME", shelfOf(t))
			press(st, fyne.KeyA, kit.Command|fyne.KeyModifierShift)
			for range 2 {
				st.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
				st.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
			}
			return nil
		}},
		{Name: "people-import", Set: func(st screens.Stage) error {
			path, err := listFile(t)
			if err == nil {
				fill(st, open(t, false)).Go("people", path)
			}
			return err
		}},
		{Name: "people-match", Set: func(st screens.Stage) error {
			fill(st, open(t, false)).Go("people", officeFile(t))
			return nil
		}},
		{Name: "people-match-columns", Set: func(st screens.Stage) error {
			fill(st, open(t, false)).Go("people", officeFile(t))
			uitest.Find[*kit.Scroll](st.Window.Canvas().Overlays().Top())[0].Turn(fyne.KeyEnd)
			return nil
		}},
		{Name: "people-match-whose", Set: func(st screens.Stage) error {
			s := open(t, false)
			sh := fill(st, s)
			for _, source := range []string{"Наша група", "Другая група"} {
				takeInAs(t, s, officeFile(t), source)
			}
			sh.Go("people", officeFile(t))
			whose := uitest.Find[*kit.Select](st.Window.Canvas().Overlays().Top())[0]
			whose.SetSelectedIndex(len(whose.Options) - 1)
			return nil
		}},
		{Name: "people-import-other", Set: func(st screens.Stage) error {
			s := open(t, false)
			sh := fill(st, s)
			takeIn(t, s, fileOf(t, "Прозвішча, імя;Калі нарадзіўся\nКУПАЛА ЯНКА;7.07.1982\nКОЛАС Якуб;3.11.1982\n"))
			sh.Go("people", fileOf(t, "Прозвішча, імя;Калі нарадзіўся\nБагушэвіч Францішак;21.03.1940\nБуйло Канстанцыя;14.01.1993\n"))
			tapNth(st.Window.Canvas().Overlays().Top(), sh.Loc().T("people.match.go_on"), 1)
			return nil
		}},
		{Name: "people-import-joined", Set: func(st screens.Stage) error {
			sh := fill(st, open(t, false))
			sh.Go("people", fileOf(t, "id;Прозвішча, імя;Калі нарадзіўся;Статус\n1;КУПАЛА ЯНКА;7.07.1982;дзесьці\n;Купала Янка;7.07.1982;\n2;КОЛАС Якуб;3.11.1982;дзесьці\n;Колас Якуб;3.11.1982;дзесьці\n3;Буйло Канстанцыя;14.01.1993;нідзе\n"))
			tapNth(st.Window.Canvas().Overlays().Top(), sh.Loc().T("people.match.go_on"), 1)
			return nil
		}},
		{Name: "people-match-sheets", Set: func(st screens.Stage) error {
			sh := fill(st, open(t, false))
			sh.Go("people", fileOf(t, `{"мужчыны":[{"імя":"Янка Купала","нарадзіўся":"1982-07-07"}],"жанчыны":[{"імя":"Алаіза Пашкевіч","нарадзілася":"1976-07-15"}],"гарады":[{"x":"5"}]}`))
			for _, c := range uitest.Find[*kit.Select](st.Window.Canvas().Overlays().Top()) {
				if at := slices.Index(c.Options, sh.Loc().T("people.match.worksheets.all")); at >= 0 {
					c.SetSelectedIndex(at)
					break
				}
			}
			return nil
		}},
		{Name: "people-import-cut", Set: func(st screens.Stage) error {
			s := open(t, false)
			if _, _, err := s.Editor.Save(t.Context(), people.Form{
				Names: map[app.Lang]app.Name{app.Belarusian: {Full: "Янка Купала", Family: "Купала", Given: "Янка"}}, Facts: map[app.Fact]string{app.FactBorn: "1982-07-07"},
			}, app.DateOf(noon)); err != nil {
				return err
			}
			sh := fill(st, s)
			sh.Go("people", fileOf(t, `[{"імя":"Янка Купала","нарадзіўся":"1982-07-07"},{"імя":"Якуб Колас","нарадзіўся":"1982-11-03"},{"імя":"Максім Гар`))
			tapNth(st.Window.Canvas().Overlays().Top(), sh.Loc().T("people.match.go_on"), 1)
			return nil
		}},
		{Name: "people-release-passed", Set: at(false, func(sh *ui.Shell, s *wiring.Services) { sh.Go("people", passed(t, s, sh)) })},
		{Name: "today-release-passed", Set: at(false, func(sh *ui.Shell, s *wiring.Services) { passed(t, s, sh); sh.Go("today", nil) })},
		{Name: "print-release-passed", Set: at(false, func(sh *ui.Shell, s *wiring.Services) { sh.Go("print", []app.PersonID{passed(t, s, sh)}) })},
		{Name: "inbox-empty", Set: at(false, func(sh *ui.Shell, _ *wiring.Services) { sh.Go("inbox", nil) })},
		{Name: "inbox", Set: func(st screens.Stage) error {
			s := open(t, true)
			sh := fill(st, s)
			takeIn(t, s, officeFile(t))
			sh.Changed(app.Changes{Kinds: app.KindPeople | app.KindInbox})
			sh.Go("inbox", nil)
			return nil
		}},
		{Name: "people-filter", Set: func(st screens.Stage) error {
			fill(st, open(t, true)).Go("people", nil)
			press(st, fyne.KeyF, kit.Command|fyne.KeyModifierShift)
			return nil
		}},
		{Name: "old-list-today", Set: at(false, func(sh *ui.Shell, s *wiring.Services) { oldList(t, s, sh) })},
		{Name: "old-list-print", Set: at(false, func(sh *ui.Shell, s *wiring.Services) { sh.Go("print", oldList(t, s, sh)) })},
		{Name: "places", Set: at(true, func(sh *ui.Shell, s *wiring.Services) { proposed(t, s, sh); sh.Go("places", "IK-904") })},
		{Name: "places-closed", Set: at(true, func(sh *ui.Shell, s *wiring.Services) {
			logged(t, s)
			closePlace(t, s, "IK-904")
			sh.Changed(app.Changes{Kinds: app.KindFacilities | app.KindLetters})
			sh.Go("places", "IK-904")
		})},
		{Name: "places-moved", Set: at(true, func(sh *ui.Shell, _ *wiring.Services) { sh.Go("places", "SIZO-1") })},
		{Name: "places-edit", Set: func(st screens.Stage) error {
			fill(st, open(t, true)).Go("places", "IK-904")
			press(st, fyne.KeyE, kit.Command)
			return nil
		}},
		{Name: "places-edit-wrong", Set: func(st screens.Stage) error {
			sh := fill(st, open(t, true))
			sh.Go("places", "IK-904")
			press(st, fyne.KeyE, kit.Command)
			uitest.Find[*kit.Entry](st.Window.Canvas().Overlays().Top())[2].SetText("ul. Uzornaja, 3")
			tap(st.Window.Canvas().Overlays().Top(), sh.Loc().T("dialog.save"))
			return nil
		}},
		{Name: "places-add", Set: func(st screens.Stage) error {
			fill(st, open(t, true)).Go("places", nil)
			press(st, fyne.KeyN, kit.Command)
			return nil
		}},
		{Name: "places-close", Set: func(st screens.Stage) error {
			sh := fill(st, open(t, true))
			sh.Go("places", "IK-904")
			tap(st.Window.Content(), sh.Loc().T("places.close"))
			return nil
		}},
		{Name: "places-accept", Set: func(st screens.Stage) error {
			s := open(t, true)
			sh := fill(st, s)
			proposed(t, s, sh)
			sh.Go("places", "IK-904")
			tap(st.Window.Content(), sh.Loc().T("places.proposal.accept"))
			return nil
		}},
		{Name: "people-lists", Set: lists(fyne.KeyL)},
		{Name: "people-filtered", Set: lists(fyne.KeyL, "people.list.show")},
		{Name: "people-draw", Set: lists(fyne.KeyD)},
		{Name: "people-drawn", Set: lists(fyne.KeyD, "people.draw.do")},
		{Name: "people-draws", Set: lists(fyne.KeyD, "people.draw.kept")},
		{Name: "changes", Set: at(true, func(sh *ui.Shell, s *wiring.Services) { told(t, s, sh); sh.Go("changes", nil) })},
		{Name: "changes-one", Set: func(st screens.Stage) error {
			s := open(t, true)
			sh := fill(st, s)
			told(t, s, sh)
			sh.Go("changes", nil)
			for range 3 {
				sh.Current().Focus().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
			}
			return nil
		}},
		{Name: "changes-history", Set: func(st screens.Stage) error {
			s := open(t, true)
			sh := fill(st, s)
			told(t, s, sh)
			sh.Go("changes", nil)
			press(st, fyne.KeyH, kit.Command|fyne.KeyModifierShift)
			return nil
		}},
		{Name: "changes-take-back", Set: func(st screens.Stage) error {
			s := open(t, true)
			sh := fill(st, s)
			told(t, s, sh)
			sh.Go("changes", nil)
			press(st, fyne.KeyH, kit.Command|fyne.KeyModifierShift)
			tapNth(st.Window.Canvas().Overlays().Top(), sh.Loc().T("changes.import.take_back"), 2)
			return nil
		}},
		{Name: "changes-empty", Set: at(true, func(sh *ui.Shell, _ *wiring.Services) { sh.Go("changes", nil) })},
		{Name: "today-changes", Set: at(true, func(sh *ui.Shell, s *wiring.Services) { told(t, s, sh); sh.Go("today", nil) })},
		{Name: "people-import-guards", Set: at(true, func(sh *ui.Shell, s *wiring.Services) {
			told(t, s, sh)
			sh.Go("people", fileOf(t, strings.Join(strings.Split(later, "\n")[:4], "\n")))
		})},
		{Name: "people-import-changes", Set: at(true, func(sh *ui.Shell, s *wiring.Services) {
			told(t, s, sh)
			sh.Go("people", fileOf(t, earlier))
		})},
		{Name: "keys", Set: func(st screens.Stage) error {
			fill(st, open(t, true))
			st.Window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF1})
			return nil
		}},
		{Name: "print-empty", Set: at(true, func(sh *ui.Shell, _ *wiring.Services) { sh.Go("print", nil) })},
		{Name: "print", Set: at(true, func(sh *ui.Shell, s *wiring.Services) { sh.Go("print", birthdays(s)) })},
		{Name: "print-card", Set: at(true, func(sh *ui.Shell, s *wiring.Services) {
			sh.Go("print", append(birthdays(s), latinOnly(s)))
			sh.Current().Focus().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		})},
		{Name: "print-nobody", Set: at(true, func(sh *ui.Shell, s *wiring.Services) { sh.Go("print", atLiberty(s)) })},
		{Name: "journal-empty", Set: at(true, func(sh *ui.Shell, _ *wiring.Services) { sh.Go("journal", nil) })},
		{Name: "journal", Set: at(true, func(sh *ui.Shell, s *wiring.Services) { logged(t, s); sh.Go("journal", nil) })},
		{Name: "journal-life", Set: at(true, func(sh *ui.Shell, s *wiring.Services) { lived(t, s); sh.Go("journal", nil) })},
		{Name: "journal-life-step", Set: at(true, func(sh *ui.Shell, s *wiring.Services) {
			lived(t, s)
			sh.Go("journal", nil)
			sectionKey(t, sh, fyne.KeyS)
		})},
		{Name: "journal-life-post", Set: at(true, func(sh *ui.Shell, s *wiring.Services) {
			lived(t, s)
			sh.Go("journal", nil)
			sectionKey(t, sh, fyne.KeyP)
		})},
		{Name: "journal-life-post-outdated", Set: at(true, func(sh *ui.Shell, s *wiring.Services) {
			logged(t, s)
			readdressed(t, s)
			sh.Go("journal", nil)
			sectionKey(t, sh, fyne.KeyP)
		})},
		{Name: "journal-attached", Set: func(st screens.Stage) error {
			s := open(t, true)
			sh := fill(st, s)
			logged(t, s)
			letters, _, err := s.Journal.Letters(context.Background(), app.LetterFilter{Limit: 1})
			if err != nil {
				return err
			}
			attachTo(t, s, letters[0].Person, letters[0].ID)
			sh.Go("journal", nil)
			sh.Changed(app.Changes{Kinds: app.KindLetters})
			lookDown(st)
			return nil
		}},
		{Name: "settings-attachments", Set: func(st screens.Stage) error {
			fill(st, open(t, true)).Go("settings", nil)
			lookDown(st)
			return nil
		}},
		{Name: "journal-question", Set: at(true, func(sh *ui.Shell, s *wiring.Services) { sh.Go("journal", logged(t, s)) })},
		{Name: "settings", Set: at(true, func(sh *ui.Shell, _ *wiring.Services) { sh.Go("settings", nil) })},
	}), choice)
	if err != nil {
		t.Fatal(err)
	}
}

// Two lists of one source: the later one tells of everything that can happen.
const (
	earlier = `id,url,name,status,gender,photo,description,birthday,arrested,articles,prison,verdict_date,died
7001,,Максим Горецкий,active,male,,,1983-02-18,2025-01-10,342,ИК-904,2026-01-05,
7002,,Янка Купала,active,male,,,1982-07-07,2025-01-10,342,ИК-917,2026-01-05,
7003,,Якуб Колас,active,male,,,1982-11-03,2025-01-10,342,СИЗО-912,,
7004,,Ян Борщевский,active,male,,,1984-05-05,2025-01-10,342,ИК-904,,
7005,,Максим Богданович,active,male,,,1981-12-09,2025-01-10,342,ИК-917,2026-01-05,
7006,,Алоиза Пашкевич,active,female,,,1976-07-15,2025-01-10,342,ИК-917,2026-01-05,
7008,,Констанция Буйло,active,female,,,1993-01-14,2025-01-10,342,ИК-904,2026-01-05,
7009,,Змитрок Бядуля,active,male,,,1986-04-23,2025-01-10,342,ИК-904,2026-01-05,
`
	later = `id,url,name,status,gender,photo,description,birthday,arrested,articles,prison,verdict_date,died
7001,,Максим Горецкий,active,male,,,1983-02-18,2025-01-10,342,ИК-917,2026-01-05,
7002,,Янка Купала,former,male,,,1982-07-07,2025-01-10,342,"Освобождён, депортирован",2026-01-05,
7003,,Якуб Колас,active,male,,,1982-11-03,2025-01-10,342,СИЗО-912,2026-11-18,
7004,,Ян Борщевский,active,male,,,1984-05-05,2025-01-10,"342, 361-4",ИК-904,,
7005,,Максим Богданович,former,male,,,1981-12-09,2025-01-10,342,ИК-917,2026-01-05,2026-11-20
7007,,Владислав Сырокомля,active,male,,,1983-09-29,2026-11-01,342,ИК-904,,
7008,,Констанция Буйло,former,female,,,1993-01-14,2025-01-10,342,Освобождена,2026-01-05,
7009,,Змитрок Бядуля,active,male,,,1986-04-24,2025-01-10,342,ИК-904,2026-01-05,
`
)

func fileOf(t *testing.T, list string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "prisoners.csv")
	if err := os.WriteFile(path, []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// passed brings somebody whom the list still has after the day of release.
func passed(t *testing.T, s *wiring.Services, sh *ui.Shell) app.PersonID {
	t.Helper()
	takeIn(t, s, fileOf(t, "Прозвішча, імя;Калі нарадзіўся;Месца зняволення;Дата вызвалення\nКупала Янка;7.07.1982;ПК № 4;3.10.2026\nКолас Якуб;3.11.1982;ПК № 4;3.10.2031\n"))
	sh.Changed(app.Changes{Kinds: app.KindPeople})
	return 1
}

// told brings both lists into the store, with cards that wait for three people.
func told(t *testing.T, s *wiring.Services, sh *ui.Shell) {
	t.Helper()
	for i, list := range []string{earlier, later} {
		snap, err := readList(t, fileOf(t, list))
		if err == nil {
			err = importInto(t, s, snap)
		}
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			ids, err := s.Store.SourceIDs(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			var letters []app.Letter
			for _, id := range []app.SourceID{"viasna:7001", "viasna:7002", "viasna:7006"} {
				letters = append(letters, app.Letter{Person: ids[id], Kind: app.Postcard, State: app.Printed, On: app.DateOf(noon), Occasion: app.Birthday, Lang: app.Russian, Facility: "IK-904"})
			}
			if _, _, err := s.Store.LogJob(t.Context(), letters); err != nil {
				t.Fatal(err)
			}
		}
	}
	sh.Changed(app.Changes{Kinds: app.KindPeople | app.KindLetters | app.KindNews})
}

// importInto brings a list into the store.
func importInto(t *testing.T, s *wiring.Services, snap app.Snapshot) error {
	t.Helper()
	c, err := s.Intake.Compare(t.Context(), snap)
	if err != nil {
		return err
	}
	_, err = s.Intake.Apply(t.Context(), c)
	return err
}

// named are the screens whose names begin as VESTKA_SCREEN says, all without it.
func named(all []screens.Screen) []screens.Screen {
	return slices.DeleteFunc(all, func(s screens.Screen) bool { return !strings.HasPrefix(s.Name, os.Getenv("VESTKA_SCREEN")) })
}
