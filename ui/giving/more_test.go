package giving

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/apptest"
	"vestka/app/people"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

// file is a file of the reader's with the text.
func (r *room) file(name, text string) string {
	r.t.Helper()
	path := filepath.Join(r.folder, name)
	r.Must(os.WriteFile(path, []byte(text), 0o600))
	return path
}

// choose answers the next questions that have a few answers.
func (r *room) choose(answers ...int) { r.Reader.Choices = append(r.Reader.Choices, answers...) }

func TestWhatABankSaysIsShownFirstAndTakenOverOnceInOneStep(t *testing.T) {
	r := newRoom(t, "be", gift(1000, "EUR", "Фонд «Узор»"))
	day := apptest.Today
	text := "When;How much;To;What\n" + day.String() + ";-10,00;Фонд «Узор»;лекі\n" + day.String() + ";-25,50;Пошта;маркі\n" + day.String() + ";300,00;Праца;\nсёння;-1,00;;\n"
	r.Reader.Files = []string{r.file("bank.csv", text)}
	r.choose(4)
	r.more()
	if len(r.donations) != 1 {
		t.Fatal("something was written before it was asked for")
	}
	body := r.sheet().Body
	if words := uitest.Words(body); !strings.Contains(words, r.T("giving.bank.match")) {
		t.Fatalf("nobody is told to match the columns: %q", words)
	}
	take := r.sheet().Actions[1].Do
	take()
	if len(r.donations) != 1 {
		t.Fatal("what is not understood was taken over")
	}
	selects := uitest.Find[*kit.Select](body)
	selects[0].SetSelectedIndex(1) // date
	selects[1].SetSelectedIndex(2) // amount
	selects[3].SetSelectedIndex(3) // payee
	selects[4].SetSelectedIndex(4) // purpose
	for _, e := range uitest.Find[*kit.Entry](body) {
		e.SetText("eur")
	}
	words := uitest.Words(body)
	for _, want := range []string{r.T("giving.bank.new", "Count", 1), r.T("bank.row.known"), r.T("bank.row.incoming"), r.T("bank.row.bad"), "25,50"} {
		if !strings.Contains(words, want) {
			t.Errorf("it is not said %q in %q", want, words)
		}
	}
	take()
	if len(r.donations) != 2 || r.donations[1].Amount != (app.Money{Minor: 2550, Currency: "EUR"}) || r.donations[1].Payee != "Пошта" || r.donations[1].Purpose != "маркі" {
		t.Fatalf("%+v", r.donations)
	}
	r.Undo(r.Section)
	if len(r.donations) != 1 {
		t.Error("it was not taken back")
	}
}

func TestThePageForATaxAdviserNamesNoPersonUnlessItIsAskedFor(t *testing.T) {
	family := gift(5000, "EUR", "Сям’я Узорных")
	family.PayeeKind = app.Family
	r := newRoom(t, "en", family, gift(700, "EUR", "Фонд «Узор»"))
	path := filepath.Join(r.folder, "page.xlsx")
	r.Reader.Files = []string{path}
	r.choose(1, 0, 0)
	r.more()
	if len(r.Errors) > 0 || len(r.Opened) != 1 || r.Opened[0] != path {
		t.Fatalf("errors %v, shown %q", r.Errors, r.Opened)
	}
	said := strings.Join(r.Said, " ")
	for _, want := range []string{r.T("export.left.payee"), r.T("export.left.person")} {
		if !strings.Contains(said, want) {
			t.Errorf("it is not said what is left out: %q", said)
		}
	}
	r.Reader.Files = []string{filepath.Join(r.folder, "page.pdf")}
	r.choose(1, 0, 1)
	r.more()
	if pdf, err := os.ReadFile(filepath.Join(r.folder, "page.pdf")); err != nil || !strings.HasPrefix(string(pdf), "%PDF") {
		t.Errorf("no page: %v", err)
	}
}

func TestTotalsAreShownByYearAndByWhatTheReaderLikes(t *testing.T) {
	a, b := gift(1000, "EUR", "Фонд «Узор»"), gift(500, "JPY", "Фонд «Узор»")
	a.Purpose, b.Purpose = "лекі", "лекі"
	r := newRoom(t, "be", a, b, gift(250, "EUR", "Іншы"))
	r.choose(0)
	r.more()
	body := r.sheet().Body
	if words := uitest.Words(body); !strings.Contains(words, "12,50") || !strings.Contains(words, "500") {
		t.Errorf("the totals are %q", words)
	}
	uitest.Find[*kit.Choice](body)[0].Choose(1)
	if words := uitest.Words(body); !strings.Contains(words, "лекі") || !strings.Contains(words, "10,00") || !strings.Contains(words, "2,50") {
		t.Errorf("by purpose they are %q", words)
	}
}

func TestRatesOfAFileValueWhatHasNoWorthYet(t *testing.T) {
	r := newRoom(t, "be", gift(10000, "BYN", "Фонд «Узор»"), gift(700, "JPY", ""))
	r.choose(3)
	r.more()
	if len(r.Errors) != 1 || app.CodeOf(r.Errors[0]) != app.Refused {
		t.Fatalf("without an own currency: %v", r.Errors)
	}
	c, err := r.Store.SetSetting(t.Context(), app.SettingCurrency, "EUR")
	r.Must(err)
	r.Reload(c)
	r.Reader.Files = []string{r.file("rates.csv", "date,currency,rate\n"+apptest.Today.String()+",BYN,0.3\n")}
	r.Reader.Texts = []string{"Нацыянальны банк"}
	r.choose(3, 0)
	r.more()
	if home := r.donations[0].Home; home.Amount != (app.Money{Minor: 3000, Currency: "EUR"}) || home.Source != "Нацыянальны банк" {
		t.Fatalf("%+v, errors %v", home, r.Errors)
	}
	if r.donations[1].Home != (app.Worth{}) || !strings.Contains(strings.Join(r.Said, " "), r.T("giving.rates.without", "Count", 1)) {
		t.Errorf("said %q, yen %+v", r.Said, r.donations[1].Home)
	}
}

func TestWhoWasHelpedIsNamedInTheForm(t *testing.T) {
	r := newRoom(t, "be", gift(700, "EUR", ""))
	r.Sample()
	one := r.World.Directory.Find(people.Query{Text: "Купала", Today: apptest.Today, Lang: app.Belarusian}).People[0]
	r.editShown()
	r.sheet().Fields["person"].SetValue("няма такога")
	r.answer()
	if r.donations[0].Person != 0 {
		t.Fatal("somebody who is not there was written down")
	}
	r.sheet().Fields["person"].SetValue("Купала")
	r.answer()
	if r.donations[0].Person != one.ID {
		t.Errorf("%+v", r.donations[0])
	}
}
