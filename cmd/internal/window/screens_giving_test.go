package window

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/work"
	"vestka/ui/kit"
	"vestka/ui/screens"
	"vestka/ui/uitest"
)

// given writes down what somebody gave in a year.
func given(t *testing.T, s interface {
	app.GivingStore
	app.SettingStore
},
) {
	t.Helper()
	eur := func(minor int64) app.Money { return app.Money{Minor: minor, Currency: "EUR"} }
	on := func(m, d int) app.Date { return app.Date{Year: 2026, Month: m, Day: d} }
	_, err := s.SetSetting(t.Context(), app.SettingCurrency, "EUR")
	must(t, err)
	_, _, err = s.SaveDonations(t.Context(),
		app.Donation{On: on(2, 3), Amount: eur(12000), PayeeKind: app.Lawyer, Purpose: "апеляцыя"},
		app.Donation{On: on(3, 8), PayeeKind: app.Family},
		app.Donation{On: on(5, 21), Amount: app.Money{Minor: 4550, Currency: "PLN"}, PayeeKind: app.Postage, Method: "наяўныя", Receipt: app.Receipt{None: true}},
		app.Donation{On: on(7, 1), Amount: eur(9900), PayeeKind: app.Fund, Payee: "Фонд «Узор»", Cancelled: "банк вярнуў"},
		app.Donation{On: on(9, 17), Amount: eur(3500), PayeeKind: app.ParcelCost, Purpose: "цёплыя рэчы", InKind: true, Person: 1},
		app.Donation{
			On: on(11, 20), Amount: app.Money{Minor: 123450, Currency: "BYN"}, PayeeKind: app.Fund, Payee: "Фонд «Узор»", Purpose: "лекі", Method: "пераклад", Person: 1,
			Fee: eur(150), Receipt: app.Receipt{Nr: "A-117", On: on(11, 21)}, ThankedOn: on(11, 22), Note: "Папрасілі не называць.",
			Home: app.Worth{Amount: eur(35144), Rate: "0.28468", Source: "Нацыянальны банк", On: on(11, 20)},
		})
	must(t, err)
	_, _, err = s.SavePlan(t.Context(), app.Plan{Every: app.EveryMonth, Next: on(11, 20), Like: app.Donation{Amount: eur(2000), PayeeKind: app.Fund, Payee: "Фонд «Узор»", Purpose: "лекі"}})
	must(t, err)
}

// TestScreensOfGiving draws, as TestScreens does, what was given.
func TestScreensOfGiving(t *testing.T) {
	dir, choice := os.Getenv("VESTKA_SCREENS"), screens.Choice{Sizes: screens.Sizes[:2]}
	if dir == "" {
		dir, choice = t.TempDir(), screens.Choice{Modes: []kit.Mode{kit.Light}, Sizes: screens.Sizes[:1]}
	}
	packed := func(then ...func(screens.Stage)) func(screens.Stage) error {
		return func(st screens.Stage) error {
			s := open(t, true)
			must(t, s.Directory.Load(t.Context()))
			_, err := s.Store.SetSetting(t.Context(), app.SettingCountry, "DE")
			must(t, err)
			eur := func(minor int64) app.Money { return app.Money{Minor: minor, Currency: "EUR"} }
			on := app.Date{Year: 2026, Month: 11, Day: 20}
			for i, lines := range [][]app.ParcelLine{
				{{Content: "coffee", Count: 2, Grams: 500, Value: eur(1290)}},
				{{Content: "halva", Count: 2, Grams: 500, Value: eur(700)}, {Item: "цёплыя шкарпэткі", Count: 3, Grams: 240, Value: eur(3600)}, {Content: "perishable", Count: 1}},
			} {
				e, _ := s.Directory.Person(app.PersonID(i+1), on)
				p := app.Parcel{Person: app.PersonID(i + 1), Facility: e.Held.Facility, Packed: on, Lines: lines}
				if i == 0 {
					p.State, p.Posted, p.Tracking = app.ParcelPosted, on, "CP 000 000 000 DE"
				}
				_, _, err := s.Parcels.SaveParcel(t.Context(), p)
				must(t, err)
			}
			Fill(Config{
				App: st.App, Window: st.Window, Services: s, Runner: work.Synchronous(), Opener: noOpener{},
				Now: clock, Path: "~/.local/share/vestka/vestka.db", After: stays,
			}).Go("parcels", nil)
			for _, f := range then {
				f(st)
			}
			return nil
		}
	}
	giving := func(some bool, then ...func(screens.Stage)) func(screens.Stage) error {
		return func(st screens.Stage) error {
			s := open(t, true)
			must(t, s.Directory.Load(t.Context()))
			if some {
				given(t, s.Giving)
			}
			sh := Fill(Config{
				App: st.App, Window: st.Window, Services: s, Runner: work.Synchronous(), Opener: noOpener{},
				Now: clock, Path: "~/.local/share/vestka/vestka.db", After: stays,
			})
			sh.Go("giving", nil)
			for _, f := range then {
				f(st)
			}
			return nil
		}
	}
	bank := filepath.Join(t.TempDir(), "bank.csv")
	must(t, os.WriteFile(bank, []byte("Дата;Сума;Атрымальнік;Прызначэнне\n02.11.2026;-25,50;Пошта;маркі\n05.11.2026;-40,00;Фонд «Узор»;лекі\n07.11.2026;1500,00;Праца;заробак\n03.02.2026;-120,00;Адвакат;апеляцыя\nнешта;-1;;\n"), 0o600))
	more := func(n int) func(screens.Stage) {
		return func(st screens.Stage) {
			press(st, fyne.KeyM, kit.Command|fyne.KeyModifierShift)
			tapNth(st.Window.Canvas().Overlays().Top(), locOf(st).T([]string{"giving.totals", "giving.page", "giving.export", "giving.rates", "giving.bank"}[n]), 1)
			if n == 4 {
				uitest.Find[*kit.Entry](st.Window.Canvas().Overlays().Top())[0].OnSubmitted(bank)
			}
		}
	}
	_, err := screens.Draw(dir, named([]screens.Screen{
		{Name: "giving-empty", Set: giving(false)},
		{Name: "giving", Set: giving(true)},
		{Name: "giving-parcels", Set: packed()},
		{Name: "giving-parcels-put", Set: packed(func(st screens.Stage) { press(st, fyne.KeyI, kit.Command) })},
		{Name: "giving-totals", Set: giving(true, more(0))},
		{Name: "giving-bank", Set: giving(true, more(4))},
		{Name: "giving-edit", Set: giving(true, func(st screens.Stage) { press(st, fyne.KeyE, kit.Command) })},
	}), choice)
	if err != nil {
		t.Fatal(err)
	}
}
