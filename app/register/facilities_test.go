package register

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"vestka/app"
	"vestka/resources"
)

func fstestFile(name string) (*fstest.MapFile, error) {
	data, err := resources.FS.ReadFile(name)
	return &fstest.MapFile{Data: data}, err
}

func wantFileAndLine(t *testing.T, name string, err error, file string, line int) {
	t.Helper()
	var e *app.Error
	if !errors.As(err, &e) {
		t.Errorf("%s: error %v, want one of %s:%d", name, err, file, line)
		return
	}
	if e.Key != "error.data_file" || e.Args["File"] != file || e.Args["Line"] != line {
		t.Errorf("%s: %v %v, want %s:%d", name, e, e.Args, file, line)
	}
}

const goodFacility = `[[facility]]
code = "IK-904"
kind = "colony"
name = { en = "Sample colony No. 904", ru = "Учебная колония № 904", be = "Узорная калонія № 904" }
postcode = "000000"
ru = { address = "given", lines = ["ул. Узорная, 3", "000000, г. Узорск"] }
source = "invented"
said_on = "2026-08"
checked_on = "2026-08-30"
sample = true
`

func loadText(text string) (*Register, error) {
	r := &Register{}
	return r, r.loadFacilities(fstest.MapFS{"f.toml": {Data: []byte(text)}}, "f.toml")
}

func TestLoadRefusesAFacilityThatCannotBeReliedOn(t *testing.T) {
	if _, err := loadText(goodFacility); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ old, new string }{
		"no source":              {`source = "invented"`, ``},
		"no said_on":             {`said_on = "2026-08"`, ``},
		"no checked_on":          {`checked_on = "2026-08-30"`, ``},
		"checked before said":    {`checked_on = "2026-08-30"`, `checked_on = "2025-08-30"`},
		"five digits":            {`"000000"`, `"00000"`},
		"a letter in the code":   {`"000000"`, `"00000O"`},
		"a real postcode":        {`postcode = "000000"`, `postcode = "246035"`},
		"another postcode":       {`000000, г. Узорск`, `000001, г. Узорск`},
		"no postcode line":       {`000000, г. Узорск`, `г. Узорск`},
		"Latin in Cyrillic":      {`ул. Узорная`, `ул. Узopная`},
		"Latin number":           {`Узорная, 3`, `Узорная, 3A`},
		"one line":               {`"ул. Узорная, 3", `, ``},
		"four lines":             {`"ул. Узорная, 3", `, `"а", "б", "в", `},
		"blank line":             {`ул. Узорная, 3`, ``},
		"space at the end":       {`ул. Узорная, 3`, `ул. Узорная, 3 `},
		"unconfirmed with lines": {`sample = true`, "sample = true\naddress = \"unconfirmed\""},
		"neither lines nor mark": {`ru = { address = "given", lines = ["ул. Узорная, 3", "000000, г. Узорск"] }`, ``},
		"no state":               {`address = "given", `, ``},
		"state of another kind":  {`address = "given"`, `address = "unconfirmed"`},
		"a state outside":        {`sample = true`, "sample = true\naddress = \"given\""},
		"a code of another kind": {`"IK-904"`, `"ST-904"`},
		"no such kind":           {`"colony"`, `"colonies"`},
		"a sample below 901":     {`"IK-904"`, `"IK-4"`},
		"no Russian name":        {`ru = "Учебная колония № 904", `, ``},
		"half a place":           {`source =`, "place.en = \"Uzorsk\"\nsource ="},
		"half a note":            {`source =`, "note.en = \"Look twice\"\nsource ="},
		"ends before it begins":  {`source =`, "valid_from = \"2026-02-01\"\nvalid_until = \"2026-02-01\"\nsource ="},
		"not a date":             {`"2026-08-30"`, `"2026-08-32"`},
	} {
		text := strings.ReplaceAll(goodFacility, c.old, c.new)
		if text == goodFacility {
			t.Fatalf("%s: nothing to replace", name)
		}
		if _, err := loadText("# a comment\n\n" + text); err == nil {
			t.Errorf("%s: taken", name)
		} else {
			wantFileAndLine(t, name, err, "f.toml", map[bool]int{true: 11, false: 3}[name == "not a date"])
		}
	}
}

func TestLoadNamesTheLineOfASlip(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		line int
	}{
		"a syntax error": {goodFacility + "\n[[facility]]\ncode = \n", 13},
		"an unknown key": {goodFacility + "checked = \"2026-08-30\"\n", 11},
		"the second one": {goodFacility + "\n" + strings.ReplaceAll(strings.ReplaceAll(goodFacility, "904", "905"), `"invented"`, `""`), 12},
		"the same again": {goodFacility + "\n" + goodFacility, 12},
	} {
		_, err := loadText(c.text)
		wantFileAndLine(t, name, err, "f.toml", c.line)
	}
	var missing *app.Error
	if err := (&Register{}).loadFacilities(fstest.MapFS{}, "f.toml"); !errors.As(err, &missing) || missing.Key != "error.data_file_missing" {
		t.Errorf("no file: %v", err)
	}
}

func TestLoadRefusesTwoAddressesForOneDay(t *testing.T) {
	entry := func(from, until string) string {
		s := goodFacility
		if from != "" {
			s += "valid_from = \"" + from + "\"\n"
		}
		if until != "" {
			s += "valid_until = \"" + until + "\"\n"
		}
		return s + "\n"
	}
	for _, c := range []struct {
		first, second string
		fine          bool
	}{
		{entry("", "2024-04-29"), entry("2024-04-29", ""), true},
		{entry("2024-04-29", ""), entry("", "2024-04-29"), true},
		{entry("", "2024-04-30"), entry("2024-04-29", ""), false},
		{entry("", "2024-04-29"), entry("2024-04-28", "2025-01-01"), false},
		{entry("2023-01-01", ""), entry("2024-04-29", ""), false},
		{entry("", ""), entry("2024-04-29", ""), false},
		{entry("2023-01-01", "2023-02-01"), entry("2024-01-01", "2024-02-01"), true},
		{entry("2024-01-01", "2024-02-01"), entry("2023-01-01", "2025-02-01"), false},
	} {
		if _, err := loadText(c.first + c.second); (err == nil) != c.fine {
			t.Errorf("%v for\n%s%s", err, c.first, c.second)
		}
	}
}

func TestFacilityMovesOnItsDay(t *testing.T) {
	r := loaded(t)
	for _, c := range []struct{ on, line string }{
		{"2020-01-01", "220030, г. Мінск"},
		{"2024-04-28", "220030, г. Мінск"},
		{"2024-04-29", "223016, в. Пашковічы"},
		{"2026-11-22", "223016, в. Пашковічы"},
		{"", "223016, в. Пашковічы"},
	} {
		on, err := app.ParseDate(c.on)
		if err != nil {
			t.Fatal(err)
		}
		f, ok := r.Facility("SIZO-1", on)
		if a := f.Address(app.Russian); !ok || !slices.Contains(a.Lines, c.line) || a.Lang != app.Belarusian || a.State != app.AddressGiven {
			t.Errorf("SIZO-1 on %q: %+v", c.on, f)
		}
		n := 0
		for _, f := range r.Facilities(on) {
			if f.Code == "SIZO-1" {
				n++
			}
		}
		if n != 1 {
			t.Errorf("SIZO-1 stands %d times in the list of %q", n, c.on)
		}
	}
	if f, ok := r.Facility("IK-999", app.Date{}); ok {
		t.Errorf("IK-999: %+v", f)
	}
}

func TestAClosedFacilityHasANameAndNoAddress(t *testing.T) {
	r, err := loadText(goodFacility + "valid_until = \"2026-08-30\"\n")
	if err != nil {
		t.Fatal(err)
	}
	f, ok := r.Facility("IK-904", app.Date{Year: 2026, Month: 9, Day: 1})
	if !ok || f.Name.EN != "Sample colony No. 904" || f.HasAddress() || f.Address(app.Russian).State != app.AddressUnconfirmed {
		t.Errorf("%v %+v", ok, f)
	}
	if f, _ := r.Facility("IK-904", app.Date{Year: 2026, Month: 8, Day: 29}); !f.HasAddress() {
		t.Error("the address is lost while it holds")
	}
	if list := r.Facilities(app.Date{}); len(list) != 0 {
		t.Errorf("still listed: %+v", list)
	}
}

func TestAddressesStandAsTheirSourcesPrintThem(t *testing.T) {
	r := loaded(t)
	for _, c := range []struct {
		code  string
		lang  app.Lang
		name  string
		lines string
		state app.AddressState
	}{
		{"IK-4", app.Russian, "ИК № 4", "ул. Антошкина, 3|246035, г. Гомель", app.AddressGiven},
		{"IK-4", app.Belarusian, "ПК № 4", "вул. Антошкіна, 3|246035, г. Гомель", app.AddressGiven},
		{"IK-4", app.English, "ИК № 4", "ул. Антошкина, 3|246035, г. Гомель", app.AddressGiven},
		{"SIZO-1", app.Russian, "СІЗА-1", "Навадворскі с/с, 143/4|223016, в. Пашковічы|Мінскі раён, Мінская вобласць", app.AddressGiven},
		{"ST-4", app.Russian, "Турма № 4", "вул. Крупскай, 99А|212011, г. Магілёў", app.AddressGiven},
		{"ST-8", app.Belarusian, "Тюрьма № 8", "ул. Советская, 22А|222163, г. Жодино", app.AddressGiven},
		{"IK-3", app.Belarusian, "ИК № 3", "211322, г.п. Витьба|Витебская обл.", app.AddressConverted},
		{"SIZO-3", app.Belarusian, "СИЗО-3", "ул. Книжная, 1А|246003, г. Гомель", app.AddressConverted},
		{"IUOT-29", app.Russian, "ИУОТ № 29", "ул. Рокоссовского, 118|230415, г. Волковыск", app.AddressConverted},
		{"SIZO-6", app.Russian, "", "", app.AddressUnconfirmed},
	} {
		f, ok := r.Facility(c.code, app.Date{})
		a := f.Address(c.lang)
		if !ok || strings.Join(a.Lines, "|") != c.lines || a.State != c.state || (a.Lang != "" && f.Name.In(a.Lang) != c.name) {
			t.Errorf("%s for a letter in %s: %q %+v", c.code, c.lang, f.Name.In(a.Lang), a)
		}
	}
}

func TestUnconfirmedFacilitiesHaveNoAddressAtAll(t *testing.T) {
	data, err := resources.FS.ReadFile("facilities.toml")
	if err != nil {
		t.Fatal(err)
	}
	r := loaded(t)
	var without []string
	for _, f := range r.Facilities(app.Date{}) {
		if !f.HasAddress() {
			without = append(without, f.Code)
		}
	}
	want := []string{"SIZO-6", "SIZO-KGB", "IK-11", "IK-13", "IK-14", "IK-20", "IK-24"}
	if !slices.Equal(without, want) {
		t.Errorf("without an address: %v, want %v", without, want)
	}
	for _, unconfirmed := range []string{"225413", "258В", "220050", "а/я 8", "231900, г. Волковыск\"] }\nsource = { en = \"Viasna", "Глыбок", "Навасад", "Hlybok", "Navasad", "Zare"} {
		if strings.Contains(string(data), unconfirmed) {
			t.Errorf("%q is not confirmed and must not stand there", unconfirmed)
		}
	}
}

func TestTheRegisterIsWhole(t *testing.T) {
	r := loaded(t)
	count := map[app.FacilityKind]int{}
	postcode := regexp.MustCompile(`^\d{6}, \p{Cyrillic}`)
	for _, f := range r.Facilities(app.Date{}) {
		if f.Sample {
			count["sample"]++
		} else {
			count[f.Kind]++
		}
		for _, a := range []app.Address{f.AddressRU, f.AddressBE} {
			if len(a.Lines) > 0 && !slices.ContainsFunc(a.Lines, postcode.MatchString) {
				t.Errorf("%s: %q", f.Code, a.Lines)
			}
		}
	}
	want := map[app.FacilityKind]int{
		app.PreTrial: 7, app.Prison: 3, app.Colony: 14, app.Juvenile: 1, app.HoldingCell: 1, app.Hospital: 1, app.OpenType: 8, "sample": 10,
	}
	for kind, n := range want {
		if count[kind] != n {
			t.Errorf("%d of kind %s, want %d", count[kind], kind, n)
		}
	}
	if f, _ := r.Facility("IUOT-29", app.Date{}); !complete(f.Note) {
		t.Error("IUOT-29: the odd postcode is not noted")
	}
}

func TestHasLatinLetsRomanNumbersPass(t *testing.T) {
	for line, want := range map[string]bool{"ул. XXI съезда, 4": false, "корпус II": false, "ул. Мира, 3А": false, "ул. Мира, 3A": true, "Узopная": true, "": false} {
		if hasLatin(line) != want {
			t.Errorf("hasLatin(%q) = %v", line, !want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		loaded(b)
	}
}
