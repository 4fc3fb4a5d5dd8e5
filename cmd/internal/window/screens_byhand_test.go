package window

import (
	"context"
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/i18n"
	"vestka/ui"
	"vestka/ui/kit"
	"vestka/ui/screens"
)

// disputed gives two of the sample people something to settle: another source, what
// the user wrote, and two who may be the same. It gives the first of the two.
func disputed(t *testing.T, s *wiring.Services) app.PersonID {
	t.Helper()
	ctx, today := t.Context(), app.DateOf(noon)
	must(t, s.Directory.Load(ctx))
	id := birthdays(s)[0]
	k, err := s.Editor.Known(ctx, id)
	must(t, err)
	row := app.Record{
		Source: "Пошта салідарнасці", Key: "1", Lang: app.Russian, Form: "machine", SeenOn: today.AddDays(-3), Name: k.Names.RU.Full,
		Born: app.Date{Year: k.Born.Year - 1, Month: 3, Day: 14}, Held: app.Detention{Text: "ИК-904"},
	}
	no := app.Withdrawn{Source: row.Source, Lang: row.Lang, Key: row.Key, Fact: app.FactInterests, Value: "шахматы", CheckedOn: today.AddDays(-10), Since: row.SeenOn}
	_, err = s.Store.SavePeople(ctx, []app.PersonEdit{{Person: k.Own.Listed, Records: []app.Record{row}, Withdrawn: []app.Withdrawn{no}}})
	must(t, err)
	_, _, err = s.Editor.Save(ctx, people.Form{
		Person: id, Facts: map[app.Fact]string{app.FactTown: "Орша", app.FactWork: "настаўнік", app.FactDetained: "2024-03"},
		Tag: []string{"вечарына", "піша вершы"},
	}, today)
	must(t, err)
	_, err = s.Editor.Hold(ctx, id, app.OwnDetention{Facility: "SIZO-901", Since: app.Date{Year: 2023}, Until: app.Date{Year: 2024, Month: 2}, Source: "сястра"}, today)
	must(t, err)
	born := k.Born
	_, _, err = s.Editor.Save(ctx, people.Form{
		Names: map[app.Lang]app.Name{app.Belarusian: people.NameOfParts(k.Names.BE.Family, k.Names.BE.Given, "")},
		Facts: map[app.Fact]string{app.FactBorn: born.String(), app.FactTown: "Полацк"},
	}, today)
	must(t, err)
	return id
}

// sparrow gives somebody a name of which not all forms are sure, and one form of
// the user's own.
func sparrow(t *testing.T, s *wiring.Services, id app.PersonID) {
	t.Helper()
	ctx, today := t.Context(), app.DateOf(noon)
	_, _, err := s.Editor.Save(ctx, people.Form{Person: id, Names: map[app.Lang]app.Name{
		app.Belarusian: people.NameOfParts("Салавей", "Пятро", "Янкавіч"), app.Russian: people.NameOfParts("Соловей", "Пётр", "Иванович"),
	}}, today)
	must(t, err)
	_, err = s.Editor.SetForms(ctx, id, []app.OwnForm{{Lang: app.Belarusian, Part: app.FamilyPart, Case: app.Dative, Text: "Салаўю"}}, today)
	must(t, err)
	must(t, s.Directory.Load(ctx))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestScreensOfWhatIsWrittenByHand draws, as TestScreens does, the forms and the
// parts of a card for what the user writes of people.
func TestScreensOfWhatIsWrittenByHand(t *testing.T) {
	dir, choice := os.Getenv("VESTKA_SCREENS"), screens.Choice{}
	if dir == "" {
		dir, choice = t.TempDir(), screens.Choice{Modes: []kit.Mode{kit.Light}, Sizes: screens.Sizes[:1]}
	}
	on := func(then func(screens.Stage, *ui.Shell, *wiring.Services, app.PersonID)) func(screens.Stage) error {
		return func(st screens.Stage) error {
			s := open(t, true)
			id := disputed(t, s)
			must(t, s.Directory.Load(context.Background()))
			sh := Fill(Config{
				App: st.App, Window: st.Window, Services: s, Runner: work.Synchronous(), Opener: noOpener{},
				Now: clock, Path: "~/.local/share/vestka/vestka.db", After: stays,
			})
			then(st, sh, s, id)
			return nil
		}
	}
	card := func(then func(screens.Stage)) func(screens.Stage) error {
		return on(func(st screens.Stage, sh *ui.Shell, _ *wiring.Services, id app.PersonID) {
			sh.Go("people", id)
			then(st)
		})
	}
	key := func(key fyne.KeyName, mod fyne.KeyModifier) func(screens.Stage) error {
		return card(func(st screens.Stage) { press(st, key, mod) })
	}
	toPrint := func(then func(screens.Stage)) func(screens.Stage) error {
		return on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services, _ app.PersonID) {
			sh.Go("print", birthdays(s))
			then(st)
		})
	}
	_, err := screens.Draw(dir, named([]screens.Screen{
		{Name: "byhand-disputes", Set: card(func(screens.Stage) {})},
		{Name: "byhand-written", Set: card(func(st screens.Stage) { lookAt(st, 1150) })},
		{Name: "byhand-edit", Set: key(fyne.KeyE, kit.Command)},
		{Name: "byhand-add", Set: key(fyne.KeyN, kit.Command)},
		{Name: "byhand-add-wrong", Set: card(func(st screens.Stage) {
			press(st, fyne.KeyN, kit.Command)
			for _, r := range "Kupala" {
				st.Window.Canvas().Focused().TypedRune(r)
			}
			tap(st.Window.Canvas().Overlays().Top(), locOf(st).T("dialog.save"))
		})},
		{Name: "byhand-tags", Set: card(func(st screens.Stage) {
			press(st, fyne.KeyT, kit.Command)
			st.Window.Canvas().Focused().TypedRune('в')
		})},
		{Name: "byhand-hold", Set: card(func(st screens.Stage) {
			pressWords(t, st, locOf(st).T("byhand.hold.ask"))
			for _, r := range "904" {
				st.Window.Canvas().Focused().TypedRune(r)
			}
		})},
		{Name: "byhand-forms", Set: card(func(st screens.Stage) { press(st, fyne.KeyN, kit.Command|fyne.KeyModifierShift) })},
		{Name: "byhand-forms-unsure", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services, id app.PersonID) {
			sparrow(t, s, id)
			sh.Go("people", id)
			press(st, fyne.KeyN, kit.Command|fyne.KeyModifierShift)
		})},
		{Name: "byhand-several", Set: on(func(st screens.Stage, sh *ui.Shell, s *wiring.Services, _ app.PersonID) {
			sh.Go("people", birthdays(s))
			press(st, fyne.KeyE, kit.Command|fyne.KeyModifierShift)
		})},
		{Name: "byhand-more", Set: card(func(st screens.Stage) { tap(st.Window.Content(), locOf(st).T("byhand.more")) })},
		{Name: "duplicates", Set: on(func(_ screens.Stage, sh *ui.Shell, _ *wiring.Services, _ app.PersonID) { sh.Go("duplicates", nil) })},
		{Name: "duplicates-none", Set: on(func(_ screens.Stage, sh *ui.Shell, s *wiring.Services, _ app.PersonID) {
			found, err := s.Editor.Duplicates(context.Background(), s.Directory.Everybody())
			must(t, err)
			for _, d := range found {
				c, err := s.Own.SetApart(context.Background(), d.Pair)
				must(t, err)
				sh.Changed(c)
			}
			sh.Go("duplicates", nil)
		})},
		{Name: "disputed-today", Set: on(func(_ screens.Stage, sh *ui.Shell, _ *wiring.Services, _ app.PersonID) { sh.Go("today", nil) })},
		{Name: "disputed-print", Set: toPrint(func(screens.Stage) {})},
		{Name: "disputed-print-list", Set: toPrint(func(st screens.Stage) { tap(st.Window.Content(), locOf(st).T("printroom.show")) })},
	}), choice)
	if err != nil {
		t.Fatal(err)
	}
}

func locOf(st screens.Stage) *i18n.Localizer { return i18n.For(st.Lang) }
