package window

import (
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/work"
	"vestka/cmd/internal/wiring"
	"vestka/ui"
	"vestka/ui/kit"
	"vestka/ui/screens"
	"vestka/ui/uitest"
)

const (
	letterBE = "Добры дзень, {name:polite}!\n\nВітаю Вас з {place}: у нас выпаў першы снег, і сінічкі зноў прылятаюць да акна. Учора я перачытаў верш Максіма Багдановіча пра зорку Венеру і ўспомніў, што Вы яго любілі.\n\nЗычу Вам здароўя і цёплых сноў."
	letterRU = "Добрый день!\n\nПривет Вам из дома: у нас выпал первый снег, и синички снова прилетают к окну. Вчера я перечитал стихотворение Максима Богдановича о звезде Венере и вспомнил, что Вы его любили.\n\nЖелаю Вам здоровья и тёплых снов."
	letterEN = "Good day!\n\nThe first snow has fallen here, and the tits come to the window again. Yesterday I read the poem of Maksim Bahdanovich about Venus once more.\n\nI wish you health and warm dreams."
)

// desked puts drafts on the desk: one alone, one with a translation, one that is too
// long, and two that were drafted together. It gives their ids in that order.
func desked(t *testing.T, s *wiring.Services) []app.DraftID {
	t.Helper()
	ctx := t.Context()
	must(t, s.Directory.Load(ctx))
	who := append(birthdays(s), latinOnly(s))
	be := func(text string) app.Side { return app.Side{Lang: app.Belarusian, Text: text} }
	one := app.Draft{Person: who[0], Form: app.CardForm, Occasion: app.Greeting, Original: be(strings.NewReplacer("{name:polite}", "сябра", "{place}", "Полацка").Replace(letterBE))}
	both := app.Draft{
		Person: who[1], Form: app.CardForm, Occasion: app.FirstLetter, Original: app.Side{Lang: app.English, Text: letterEN},
		Translation: app.Side{Lang: app.Russian, Text: letterRU, By: "Я. К.", Checked: true},
	}
	long := app.Draft{Person: who[0], Form: app.CardForm, Occasion: app.Greeting, Original: be(strings.Repeat("Зноў ідзе снег, і {горад маўчыць ŵ. ", 60))}
	long.Original.Text = strings.ReplaceAll(long.Original.Text, "{", "")
	batch := []app.Draft{
		{Person: who[0], Form: app.LetterA5Form, Occasion: app.Birthday, Original: be("З днём нараджэння! Хай споўніцца тое, пра што Вы марыце.")},
		{Person: who[1], Form: app.LetterA5Form, Occasion: app.Birthday, Original: be("З днём нараджэння! Няхай гэты год будзе лепшы за мінулы.")},
	}
	var ids []app.DraftID
	for _, several := range [][]app.Draft{{one}, {both}, {long}, batch} {
		added, _, err := s.Store.AddDrafts(ctx, several)
		must(t, err)
		ids = append(ids, added...)
	}
	snipped(t, s, who[0])
	return ids
}

const (
	poemBE   = "Зорка Венера ўзышла над зямлёю,\nСветлыя згадкі з сабой прывяла…\nПомніш, калі я спаткаўся з табою,\nЗорка Венера ўзышла.\n\nЗ гэтай пары я пачаў углядацца\nЎ неба начное і зорку шукаў.\nЦіхім каханнем к табе разгарацца\nЯ з таго часу пачаў."
	riverBE  = "За ваколіцай разлілася рэчка. Буслы ўжо вярнуліся і ходзяць па мелкаводдзі, а вярба стаіць уся ў пухнатых катках."
	riddleBE = "Без рук, без ног, а дзверы адчыняе. Што гэта?"
	potatoRU = "Натереть пять картофелин и луковицу, добавить яйцо, соль и ложку муки. Жарить на горячей сковороде до румяной корочки."
)

// snipped keeps some snippets, of which the person got one.
func snipped(t *testing.T, s *wiring.Services, person app.PersonID) {
	t.Helper()
	_, _, err := s.Desk.SaveSnippets(t.Context(),
		app.Snippet{Title: "Раманс", Kind: app.Poem, Lang: app.Belarusian, Text: poemBE, Source: "Максім Багдановіч, 1912"},
		app.Snippet{Title: "Вясна на рацэ", Kind: app.NatureNews, Lang: app.Belarusian, Text: riverBE},
		app.Snippet{Title: "Вецер", Kind: app.Riddle, Lang: app.Belarusian, Text: riddleBE, Source: "народная"},
		app.Snippet{Title: "Драники", Kind: app.Recipe, Lang: app.Russian, Text: potatoRU})
	must(t, err)
	_, _, err = s.Store.LogJob(t.Context(), []app.Letter{apptest.Letter(person, func(l *app.Letter) {
		l.Text, l.State, l.On = "Добры дзень!\n\n"+poemBE+"\n\nГанна", app.Printed, app.Date{Year: 2026, Month: 8, Day: 30}
	})})
	must(t, err)
}

// TestScreensOfTheDesk draws, as TestScreens does, where letters are written and
// what is printed from it.
func TestScreensOfTheDesk(t *testing.T) {
	dir, choice := os.Getenv("VESTKA_SCREENS"), screens.Choice{Sizes: screens.Sizes[:2]}
	if dir == "" {
		dir, choice = t.TempDir(), screens.Choice{Modes: []kit.Mode{kit.Light}, Sizes: screens.Sizes[:1]}
	}
	at := func(then func(screens.Stage, *ui.Shell, *wiring.Services, []app.DraftID)) func(screens.Stage) error {
		return func(st screens.Stage) error {
			s := open(t, true)
			ids := desked(t, s)
			logged(t, s)
			sh := Fill(Config{
				App: st.App, Window: st.Window, Services: s, Runner: work.Synchronous(), Opener: noOpener{},
				Now: clock, Path: "~/.local/share/vestka/vestka.db", After: stays,
			})
			then(st, sh, s, ids)
			return nil
		}
	}
	// on opens one of the drafts and presses keys.
	on := func(which int, then ...func(screens.Stage)) func(screens.Stage) error {
		return at(func(st screens.Stage, sh *ui.Shell, _ *wiring.Services, ids []app.DraftID) {
			sh.Go("desk", ids[which])
			for _, f := range then {
				f(st)
			}
		})
	}
	const shift = kit.Command | fyne.KeyModifierShift
	key := func(key fyne.KeyName, mod fyne.KeyModifier) func(screens.Stage) {
		return func(st screens.Stage) { press(st, key, mod) }
	}
	plain := func(key fyne.KeyName) func(screens.Stage) {
		return func(st screens.Stage) { st.Window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: key}) }
	}
	over := func(words string) func(screens.Stage) {
		return func(st screens.Stage) { tap(st.Window.Canvas().Overlays().Top(), locOf(st).T(words)) }
	}
	_, err := screens.Draw(dir, named([]screens.Screen{
		{Name: "desk-empty", Set: func(st screens.Stage) error {
			Fill(Config{
				App: st.App, Window: st.Window, Services: open(t, true), Runner: work.Synchronous(), Opener: noOpener{},
				Now: clock, Path: "~/.local/share/vestka/vestka.db", After: stays,
			}).Go("desk", nil)
			return nil
		}},
		{Name: "desk", Set: at(func(_ screens.Stage, sh *ui.Shell, _ *wiring.Services, _ []app.DraftID) { sh.Go("desk", nil) })},
		{Name: "desk-marked", Set: at(func(st screens.Stage, sh *ui.Shell, _ *wiring.Services, _ []app.DraftID) {
			sh.Go("desk", nil)
			uitest.Find[*kit.Select](st.Window.Content())[0].SetSelectedIndex(1) // the batch, all of which is marked
		})},
		{Name: "desk-check-all", Set: at(func(st screens.Stage, sh *ui.Shell, s *wiring.Services, ids []app.DraftID) {
			risky, err := s.Store.Draft(t.Context(), ids[3])
			must(t, err)
			risky.Original.Text = "Віншую Вас! Вайна скончыцца. Думаю пра цябе."
			_, _, err = s.Store.WriteDraft(t.Context(), risky)
			must(t, err)
			sh.Go("desk", nil)
			uitest.Find[*kit.Select](st.Window.Content())[0].SetSelectedIndex(1)
			plain(fyne.KeyF7)(st)
		})},
		{Name: "desk-unchecked", Set: at(func(_ screens.Stage, sh *ui.Shell, s *wiring.Services, ids []app.DraftID) {
			both, err := s.Store.Draft(t.Context(), ids[1])
			must(t, err)
			both.Translation.Checked = false
			_, _, err = s.Store.WriteDraft(t.Context(), both)
			must(t, err)
			_, err = s.Store.SetSetting(t.Context(), app.SettingReturn, "вул. Прыкладная, 1\n000000, г. Прыклад")
			must(t, err)
			sh.Go("desk", ids[1])
		})},
		{Name: "desk-about", Set: at(func(_ screens.Stage, sh *ui.Shell, s *wiring.Services, _ []app.DraftID) {
			ids, _, err := s.Desk.AddDrafts(t.Context(), []app.Draft{{
				Person: birthdays(s)[0], Form: app.LetterA4Form, Occasion: app.ToParliament, Original: app.Side{
					Lang: app.Belarusian, Text: "{date} г.\n\nШаноўны спадар дэпутат!\n\nЗвяртаюся да Вас наконт {name:genitive}.\n\nЗ павагай,\n{sender}",
				},
			}})
			must(t, err)
			sh.Go("desk", ids[0])
		})},
		{Name: "desk-draft", Set: on(0)},
		{Name: "desk-translation", Set: on(1)},
		{Name: "desk-long", Set: on(2)},
		{Name: "desk-focus", Set: on(0, plain(fyne.KeyF11))},
		{Name: "desk-guide", Set: on(0, plain(fyne.KeyF4))},
		{Name: "desk-versions", Set: on(0, func(st screens.Stage) {
			for _, r := range " Да сустрэчы." {
				st.Window.Canvas().Focused().TypedRune(r)
			}
		}, key(fyne.KeyS, kit.Command), key(fyne.KeyV, shift))},
		{Name: "desk-insert", Set: on(0, key(fyne.KeyI, kit.Command))},
		{Name: "desk-person", Set: on(0, key(fyne.KeyP, shift))},
		{Name: "snippets-empty", Set: func(st screens.Stage) error {
			Fill(Config{
				App: st.App, Window: st.Window, Services: open(t, true), Runner: work.Synchronous(), Opener: noOpener{},
				Now: clock, Path: "~/.local/share/vestka/vestka.db", After: stays,
			}).Go("snippets", nil)
			return nil
		}},
		{Name: "snippets", Set: at(func(_ screens.Stage, sh *ui.Shell, _ *wiring.Services, _ []app.DraftID) { sh.Go("snippets", nil) })},
		{Name: "snippets-edit", Set: at(func(st screens.Stage, sh *ui.Shell, _ *wiring.Services, _ []app.DraftID) {
			sh.Go("snippets", nil)
			press(st, fyne.KeyE, kit.Command)
		})},
		{Name: "desk-begin", Set: at(func(_ screens.Stage, sh *ui.Shell, s *wiring.Services, _ []app.DraftID) {
			sh.Go("desk", birthdays(s)[0])
		})},
		{Name: "desk-questions", Set: at(func(st screens.Stage, sh *ui.Shell, s *wiring.Services, _ []app.DraftID) {
			sh.Go("desk", birthdays(s)[0])
			over("desk.begin.do")(st)
		})},
		{Name: "desk-batch", Set: at(func(_ screens.Stage, sh *ui.Shell, s *wiring.Services, _ []app.DraftID) { sh.Go("desk", birthdays(s)) })},
		{Name: "desk-batch-done", Set: at(func(st screens.Stage, sh *ui.Shell, s *wiring.Services, _ []app.DraftID) {
			sh.Go("desk", birthdays(s))
			over("desk.batch.do")(st)
		})},
		{Name: "desk-print", Set: at(func(_ screens.Stage, sh *ui.Shell, _ *wiring.Services, ids []app.DraftID) { sh.Go("print", ids) })},
		{Name: "desk-print-by-hand", Set: at(func(st screens.Stage, sh *ui.Shell, s *wiring.Services, _ []app.DraftID) {
			sh.Go("print", birthdays(s))
			wanted := locOf(st).T("print.item.copysheets")
			for _, b := range uitest.Find[*kit.Select](st.Window.Content()) {
				at := slices.IndexFunc(b.Options, func(option string) bool { return strings.EqualFold(option, wanted) })
				if at >= 0 {
					b.SetSelectedIndex(at)
					return
				}
			}
			panic("nothing to copy by hand from is offered")
		})},
	}), choice)
	if err != nil {
		t.Fatal(err)
	}
}
