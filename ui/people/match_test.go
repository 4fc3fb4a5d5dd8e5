package people

import (
	"context"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/importer/table"
	"vestka/ui/kit"
	"vestka/ui/uitest"
)

const office = "Прозвішча;Імя;Калі;Дзе\nКУПАЛА;Янка;01/02/1982;ПК №904\nКОЛАС;Якуб;03/04/1982;ПК №905\n;;05/06/1983;ПК №905\n"

// matched opens a file that nobody knows, and gives the sheet on which it is
// shown how it was understood.
func matched(t *testing.T, lang, file string) (*world, kit.Sheet) {
	t.Helper()
	w := newWorld(t, lang).build()
	w.section.Open(w.file("office.csv", file))
	if len(w.Errors) > 0 {
		t.Fatal(w.Errors)
	}
	return w, w.sheet()
}

// choosers are the drop-downs of the sheet that offer all fields.
func choosers(s kit.Sheet) []*kit.Select {
	return slices.DeleteFunc(uitest.Find[*kit.Select](s.Body), func(c *kit.Select) bool { return len(c.Options) != len(importer.Fields()) })
}

func TestAListOfAnyOfficeIsShownMatchedComparedAndTakenOver(t *testing.T) {
	w, sheet := matched(t, "en", office)
	if sheet.Title != "office.csv" || !strings.HasPrefix(sheet.Text, "3 rows.") {
		t.Errorf("the sheet says %q, %q", sheet.Title, sheet.Text)
	}
	w.says(sheet.Body, "КУПАЛА · КОЛАС", "01/02/1982 · 03/04/1982 · 05/06/1983", "not certain")
	for _, word := range []string{"semicolon", "utf-8", "Line 1", "CSV", "are political prisoners now"} {
		if !slices.ContainsFunc(uitest.Find[*kit.Select](sheet.Body), func(c *kit.Select) bool { return c.Selected == word }) {
			t.Errorf("%q is not chosen", word)
		}
	}
	var fields []string
	for _, c := range choosers(sheet) {
		fields = append(fields, c.Selected)
	}
	if want := []string{"Surname", "First name", "Born", "Place"}; !slices.Equal(fields, want) {
		t.Errorf("the columns are %v, want %v", fields, want)
	}
	w.pressPrimary()
	sheet = w.sheet()
	w.says(sheet.Body, "new: 2", "left out: 1")
	if people, _ := w.store.People(context.Background()); len(people) != 0 {
		t.Fatal("the list was taken over before anybody agreed")
	}
	w.pressPrimary()
	people, _ := w.store.People(context.Background())
	if len(people) != 2 || people[0].Names.BE.Family != "Купала" || people[0].Born.String() != "1982-02-01" {
		t.Errorf("%+v", people)
	}
}

func TestWhatTheReaderCorrectsIsWhatIsRead(t *testing.T) {
	w, sheet := matched(t, "en", office)
	all := choosers(sheet)
	all[2].SetSelectedIndex(slices.Index(importer.Fields(), importer.Detained))
	for _, c := range uitest.Find[*kit.Select](sheet.Body) {
		if slices.Contains(c.Options, "month, day, year") && c.Visible() {
			c.SetSelected("month, day, year")
			break
		}
	}
	entry := uitest.Find[*kit.Entry](sheet.Body)[0]
	entry.SetText("Наша група")
	w.pressPrimary()
	w.pressPrimary()
	people, _ := w.store.People(context.Background())
	if len(people) != 2 || !people[0].Born.IsZero() || people[0].Detained.String() != "1982-01-02" || people[0].Names.BE.Source != "nasha-hrupa" {
		t.Errorf("%+v", people)
	}
}

func TestTheLanguageOfAListIsShownAndCanBeCorrected(t *testing.T) {
	w, sheet := matched(t, "en", "Прозвішча;Імя\nКУПАЛА;Янка\nКОЛАС;Якуб\n")
	language := func(s kit.Sheet) *kit.Select {
		for _, c := range uitest.Find[*kit.Select](s.Body) {
			if slices.Equal(c.Options, []string{"Belarusian", "Russian", "English"}) {
				return c
			}
		}
		t.Fatal("the sheet does not show the language")
		return nil
	}
	language(sheet).SetSelected("Belarusian")
	w.pressPrimary()
	w.pressPrimary()
	imports, _ := w.store.Imports(context.Background())
	if len(imports) != 1 || imports[0].Lang != app.Belarusian {
		t.Fatalf("%+v", imports)
	}
	w.section.Open(w.file("next.csv", "Прозвішча;Імя\nГорецкий;Максим\nШемякин;Иван\n"))
	if c := language(w.sheet()); c.Selected != "Belarusian" {
		t.Errorf("the next time it is %q", c.Selected)
	}
}

func TestTheDateOfAListIsAskedForProposedByItsNameAndNeverToCome(t *testing.T) {
	w := newWorld(t, "en").build()
	w.section.Open(w.file("office-2026-10-01.csv", office))
	day := func(s kit.Sheet) *kit.Entry { return uitest.Find[*kit.Entry](s.Body)[1] }
	sheet := w.sheet()
	if got := day(sheet).Text; got != "01.10.2026" {
		t.Fatalf("the name proposes %q", got)
	}
	w.says(sheet.Body, "1 October 2026")
	day(sheet).SetText("01.10.2099")
	w.says(sheet.Body, "still to come")
	w.pressPrimary()
	if same := w.sheet(); day(same).Text != "01.10.2099" {
		t.Fatal("a list of a day to come is read")
	}
	day(sheet).SetText("2.10.2026")
	w.pressPrimary()
	w.says(w.sheet().Body, "Date of the list: 2 October 2026", "The name of the file speaks of 1 October 2026.")
	for _, link := range uitest.Find[*kit.Button](w.sheet().Body) { // there is one
		link.Tapped(nil)
	}
	uitest.Find[*kit.Entry](w.sheet().Body)[0].SetText("3.10.2026")
	w.pressPrimary()
	w.pressPrimary()
	imports, _ := w.store.Imports(context.Background())
	if len(imports) != 1 || imports[0].Day.String() != "2026-10-03" {
		t.Fatalf("%+v", imports)
	}
	w.section.Open(w.file("older-2026-09-01.csv", office))
	w.pressPrimary()
	w.says(w.sheet().Body, "This list is of 1 September 2026")
}

func TestNamesSplitByAGuessAreToldInTheDryRun(t *testing.T) {
	w, _ := matched(t, "en", "ФИО;Месца зняволення\nНезвычай Ыўбур;ПК №904\nКупала Янка Дамінікавіч;ПК №904\n")
	w.pressPrimary()
	w.says(w.sheet().Body, "The split of the name is not certain in 1 row: check it. Line: 2")
}

func TestAFieldStandsInOneColumnOnly(t *testing.T) {
	_, sheet := matched(t, "en", office)
	all := choosers(sheet)
	all[1].SetSelected("Surname")
	if all[0].Selected != "only kept, as it stands" || all[1].Selected != "Surname" {
		t.Errorf("%q, %q", all[0].Selected, all[1].Selected)
	}
}

func TestAFileThatIsReadInAnotherWayIsShownAnew(t *testing.T) {
	w, sheet := matched(t, "en", office)
	for _, c := range uitest.Find[*kit.Select](sheet.Body) {
		if slices.Contains(c.Options, "semicolon") {
			c.SetSelected("comma")
			break
		}
	}
	if anew := w.sheet(); len(choosers(anew)) != 1 {
		t.Errorf("there are %d columns", len(choosers(anew)))
	}
}

// TestListsOfTwoOfficesWithTheSameColumnsAreNeverMixed goes from a list that seems to be
// another office's over the question whose it is to the next one, of which nobody knows.
func TestListsOfTwoOfficesWithTheSameColumnsAreNeverMixed(t *testing.T) {
	const north, south = "Имя;Дата\nКупала Янка;07.07.1982\nКолас Якуб;03.11.1982\n", "Имя;Дата\nБогушевич Франциск;21.03.1940\nДунин Винцент;04.02.1908\n"
	w, sheet := matched(t, "en", north)
	uitest.Find[*kit.Entry](sheet.Body)[0].SetText("North")
	w.pressPrimary()
	w.pressPrimary()
	w.section.Open(w.file("another.csv", south))
	w.pressPrimary()
	w.says(w.sheet().Body, "If it is another office’s list, say whose it is.")
	if got := w.sheet().Title; got != "Whose list is this?" {
		t.Errorf("%q", got)
	}
	w.pressPrimary()
	from := uitest.Find[*kit.Entry](w.sheet().Body)[0]
	if from.Text != "north" {
		t.Fatalf("%q is proposed", from.Text)
	}
	from.SetText("South")
	w.pressPrimary()
	w.pressPrimary()
	people, _ := w.store.People(context.Background())
	imports, _ := w.store.Imports(context.Background())
	if len(people) != 4 || len(imports) != 2 || imports[0].Source+imports[1].Source != "southnorth" && imports[0].Source+imports[1].Source != "northsouth" {
		t.Fatalf("%d people, %+v", len(people), imports)
	}

	w.section.Open(w.file("next.csv", south))
	asks := w.sheet()
	w.says(asks.Body, "Lists of several sources have these columns.")
	w.pressPrimary()
	if len(w.Errors) > 0 || w.sheet().Title != asks.Title || w.Focused == nil {
		t.Fatalf("it is read without an answer: %v", w.Errors)
	}
	choose := uitest.Find[*kit.Select](asks.Body)[0]
	if !slices.Equal(choose.Options, []string{"south", "north", "another source…"}) || choose.Selected != "" {
		t.Fatalf("%v, %q", choose.Options, choose.Selected)
	}
	fields := len(uitest.Find[*kit.Entry](asks.Body))
	choose.SetSelected("another source…")
	if all := uitest.Find[*kit.Entry](asks.Body); len(all) != fields+1 || all[0].Text != "" {
		t.Error("no other source can be named")
	}
	choose.SetSelected("south")
	if len(uitest.Find[*kit.Entry](asks.Body)) != fields {
		t.Error("the field for another source stays")
	}
	w.pressPrimary()
	if got := w.sheet().Text; got != "2 rows read. There is nothing new in them." {
		t.Errorf("%q", got)
	}
}

// TestAllWorksheetsOfAFileAreOneListInTheWindow: those that are no lists are named.
func TestAllWorksheetsOfAFileAreOneListInTheWindow(t *testing.T) {
	const file = `{"men":[{"name":"Янка Купала","born":"1882-07-07"},{"name":"Якуб Колас","born":"1882-11-03"}],` +
		`"women":[{"прозвішча":"Пашкевіч","імя":"Алаіза","нарадзілася":"1876-07-15"}],"towns":[{"x":"5","y":"7"}]}`
	w, sheet := matched(t, "be", file)
	worksheets := func() *kit.Select {
		for _, c := range uitest.Find[*kit.Select](w.sheet().Body) {
			if slices.Contains(c.Options, "Усе аркушы разам") {
				return c
			}
		}
		t.Fatal("no worksheet can be chosen")
		return nil
	}
	if got := worksheets(); !slices.Equal(got.Options, []string{"men", "women", "towns", "Усе аркушы разам"}) || !strings.HasPrefix(sheet.Text, "2 ") {
		t.Fatalf("%v, %q", got.Options, sheet.Text)
	}
	worksheets().SetSelectedIndex(3)
	w.says(w.sheet().Body, w.Loc().T("people.match.worksheets.some", "Read", "men, women", "Others", "towns"))
	if got := w.sheet().Text; !strings.HasPrefix(got, "3 ") {
		t.Errorf("%q", got)
	}
	w.pressPrimary()
	w.says(w.sheet().Body, "Прачытаныя аркушы: men, women. Не прачытаныя: towns")
	w.pressPrimary()
	people, _ := w.store.People(context.Background())
	if len(people) != 3 || people[2].Names.BE.Family != "Пашкевіч" {
		t.Errorf("%+v", people)
	}

	// One worksheet alone is stopped by a guard, which offers all of them.
	imports, err := w.store.Imports(context.Background())
	w.must(err)
	w.section.look(w.file("next.csv", file), importer.Choice{Source: imports[0].Source, Settings: table.Settings{Worksheet: "women"}})
	w.pressPrimary()
	w.says(w.sheet().Body, w.Loc().T("people.import.guards.sheets", "Others", "men, towns"))
	if !strings.Contains(w.sheet().Text, w.Loc().T("people.import.guards.accept")) {
		t.Errorf("the button that goes on is not named: %q", w.sheet().Text)
	}
	w.pressPrimary()
	w.says(w.sheet().Body, "Прачытаныя аркушы: ")
}
