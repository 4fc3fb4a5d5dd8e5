package rules_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/register"
	"vestka/app/rules"
	"vestka/resources"
)

const head = `[published]
by = "The sample circle"
on = "2026-10-01"

`

const goodRule = `[[rule]]
id = "sample-rule"
things = ["letter"]
verdict = "no"
kinds = ["colony"]
facilities = ["IK-904"]
stage = "in_force"
statuses = ["active"]
relation = "stranger"
sender = "abroad"
reason = "Invented for a test."
limits = [{ what = "weight", most = 2, unit = "kg", per = "day" }]
route = "family"
against = ["letter-law"]
valid_from = "2026-01-01"
valid_until = "2027-01-01"
source = { en = "invented", ru = "придумано", be = "прыдумана" }
said_on = "2026-08"
checked_on = "2026-08-30"
`

func file(text string) rules.File {
	return rules.File{Name: "circle.toml", Data: []byte(text)}
}

// refusal is the error by which the only file was refused, nil if it was taken.
func refusal(t *testing.T, text string) *app.Error {
	t.Helper()
	r := loaded(t, file(text))
	if len(r.Refused()) == 0 {
		return nil
	}
	return r.Refused()[0]
}

func TestAFileOfTheirsIsTaken(t *testing.T) {
	if e := refusal(t, head+goodRule); e != nil {
		t.Fatal(e, e.Args)
	}
	if e := refusal(t, strings.ReplaceAll(head+goodRule, "\n", "\r\n")); e != nil {
		t.Error("Windows line ends:", e, e.Args)
	}
	if e := refusal(t, "\ufeff"+head+goodRule); e != nil {
		t.Error("a byte order mark:", e, e.Args)
	}
}

func TestAFileWithASlipIsRefusedWithItsLine(t *testing.T) {
	for name, c := range map[string]struct {
		old, new string
		key      string
		line     int // of goodRule; 0: that of its header
	}{
		"no id":                      {`id = "sample-rule"`, ``, "rules.error.id", 0},
		"capitals in the id":         {`"sample-rule"`, `"Sample-rule"`, "rules.error.id", 0},
		"no things":                  {`["letter"]`, `[]`, "rules.error.things", 0},
		"an unknown thing":           {`["letter"]`, `["letter", "pigeon"]`, "rules.error.word", 0},
		"an unknown verdict":         {`"no"`, `"maybe"`, "rules.error.word", 0},
		"a verdict and a warning":    {`verdict = "no"`, "verdict = \"no\"\nwarning = true", "rules.error.verdict_and_warning", 0},
		"an unknown kind":            {`"colony"`, `"castle"`, "rules.error.word", 0},
		"a facility in words":        {`"IK-904"`, `"Penal colony No. 904"`, "rules.error.word", 0},
		"an unknown stage":           {`"in_force"`, `"after"`, "rules.error.word", 0},
		"an unknown status":          {`"active"`, `"political"`, "rules.error.word", 0},
		"an unknown relation":        {`"stranger"`, `"friend"`, "rules.error.word", 0},
		"an unknown side":            {`"abroad"`, `"out"`, "rules.error.word", 0},
		"a country that is none":     {`sender = "abroad"`, `countries = ["UK"]`, "rules.error.word", 0},
		"a country in small":         {`sender = "abroad"`, `countries = ["de"]`, "rules.error.word", 0},
		"a part of the world":        {`sender = "abroad"`, `countries = ["150"]`, "rules.error.word", 0},
		"an unknown route":           {`"family"`, `"balloon"`, "rules.error.word", 0},
		"no reason":                  {`reason = "Invented for a test."`, ``, "rules.error.text", 0},
		"half a reason":              {`reason = "Invented for a test."`, `reason = { en = "Invented for a test." }`, "rules.error.text", 0},
		"a reason of two lines":      {`"Invented for a test."`, `"Invented\nfor a test."`, "rules.error.text", 0},
		"a reason without an end":    {`"Invented for a test."`, `"` + strings.Repeat("a", 1001) + `"`, "rules.error.text", 0},
		"a long source":              {`en = "invented"`, `en = "` + strings.Repeat("a", 1001) + `"`, "rules.error.text", 0},
		"a limit without a unit":     {`, unit = "kg"`, ``, "rules.error.limit", 0},
		"a limit of nothing":         {`most = 2`, `most = 0`, "rules.error.limit", 0},
		"a limit without end":        {`most = 2`, `most = inf`, "rules.error.limit", 0},
		"a limit that is no number":  {`most = 2`, `most = nan`, "rules.error.limit", 0},
		"a limit of another kind":    {`what = "weight"`, `what = "length"`, "rules.error.limit", 0},
		"a limit a year":             {`per = "day"`, `per = "year"`, "rules.error.limit", 0},
		"a value in kilograms":       {`what = "weight"`, `what = "value"`, "rules.error.limit", 0},
		"half a piece":               {`what = "weight", most = 2, unit = "kg"`, `what = "count", most = 0.5`, "rules.error.limit", 0},
		"against a rule that is not": {`"letter-law"`, `"letter-lore"`, "rules.error.against", 0},
		"ends before it begins":      {`"2027-01-01"`, `"2026-01-01"`, "rules.error.valid", 0},
		"ends twice":                 {`valid_until = "2027-01-01"`, "valid_until = \"2027-01-01\"\nvalid_to = \"2027-01-01\"", "rules.error.valid_twice", 0},
		"no source":                  {`source = { en = "invented", ru = "придумано", be = "прыдумана" }`, ``, "rules.error.evidence", 0},
		"half a source":              {`, be = "прыдумана"`, ``, "rules.error.evidence", 0},
		"no said_on":                 {`said_on = "2026-08"`, ``, "rules.error.evidence", 0},
		"no checked_on":              {`checked_on = "2026-08-30"`, ``, "rules.error.evidence", 0},
		"checked before said":        {`checked_on = "2026-08-30"`, `checked_on = "2026-07-30"`, "rules.error.evidence", 0},
		"checked after published":    {`checked_on = "2026-08-30"`, `checked_on = "2026-10-02"`, "rules.error.checked_later", 0},
		"not a date":                 {`checked_on = "2026-08-30"`, `checked_on = "2026-08-32"`, "rules.error.unreadable", 18},
		"a list that is a word":      {`things = ["letter"]`, `things = "letter"`, "rules.error.unreadable", 0},
		"an unknown key":             {`route = "family"`, `rout = "family"`, "rules.error.unknown_key", 12},
		"a quote too few":            {`"abroad"`, `"abroad`, "rules.error.unreadable", 9},
	} {
		broken := strings.ReplaceAll(goodRule, c.old, c.new)
		if broken == goodRule {
			t.Fatalf("%s: nothing to replace", name)
		}
		before := head + strings.ReplaceAll(goodRule, "sample-rule", "sample-rule-before") + "\n"
		after := "\n" + strings.ReplaceAll(goodRule, "sample-rule", "sample-rule-after")
		e := refusal(t, before+broken+after)
		if e == nil {
			t.Errorf("%s: taken", name)
			continue
		}
		want := strings.Count(before, "\n") + 1 + c.line
		if e.Key != c.key || e.Args["Line"] != want || e.Args["File"] != "circle.toml" || e.Code != app.Refused {
			t.Errorf("%s: %v %v, want %s in line %d", name, e, e.Args, c.key, want)
		}
	}
}

func TestAFileThatIsNoFileOfRulesIsRefused(t *testing.T) {
	for name, c := range map[string]struct{ text, key string }{
		"nothing":            {"", "rules.error.published"},
		"a letter":           {"Dear Janka,\nhow are you?\n", "rules.error.unreadable"},
		"only a head":        {head, "rules.error.empty"},
		"no head":            {goodRule, "rules.error.published"},
		"nobody":             {strings.Replace(head, `by = "The sample circle"`, "", 1) + goodRule, "rules.error.published"},
		"some day":           {strings.Replace(head, `"2026-10-01"`, `"2026-10"`, 1) + goodRule, "rules.error.published"},
		"twice":              {head + goodRule + "\n" + goodRule, "rules.error.twice"},
		"facilities":         {head + strings.Replace(goodRule, "[[rule]]", "[[facility]]", 1), "rules.error.unknown_key"},
		"another file":       {strings.Repeat("#", 5<<20), "rules.error.too_long"},
		"no text but bytes":  {"\x00\xff\xfe", "rules.error.unreadable"},
		"a list in one line": {"rule = [1, 2]\n" + head, "rules.error.unreadable"},
	} {
		e := refusal(t, c.text)
		if e == nil || e.Key != c.key {
			t.Errorf("%s: %v, want %s", name, e, c.key)
		}
	}
	if e := refusal(t, head+goodRule+"\n"+goodRule); e.Args["Line"] != strings.Count(head+goodRule, "\n")+2 {
		t.Errorf("the second one is in line %v", e.Args["Line"])
	}
}

func TestARefusalDoesNotQuoteTheFile(t *testing.T) {
	e := refusal(t, "Dear Janka Kupala, write to me\n")
	if e == nil || strings.Contains(e.Error(), "Janka") || strings.Contains(e.Error(), "Dear") || e.Err != nil {
		t.Errorf("the log would hold %q", e)
	}
}

func TestABrokenFileLeavesTheRestStanding(t *testing.T) {
	good := rules.File{Name: "good.toml", Data: []byte(head + goodRule)}
	broken := rules.File{Name: "broken.toml", Data: []byte(head + strings.Replace(goodRule, "sample-rule", "broken-rule", 1) + "\n[[rule]]\nid = 1\n")}
	r := loaded(t, broken, good)
	if len(r.Refused()) != 1 || r.Refused()[0].Args["File"] != "broken.toml" {
		t.Fatalf("refused: %v", r.Refused())
	}
	var names []string
	for _, rule := range r.All() {
		names = append(names, rule.ID)
	}
	if !slices.Contains(names, "sample-rule") || !slices.Contains(names, "letter-law") || slices.Contains(names, "broken-rule") {
		t.Errorf("there are %v", names)
	}
}

func TestTheShippedRulesAreFitToBeRead(t *testing.T) {
	reg, err := register.Load()
	if err != nil {
		t.Fatal(err)
	}
	data, err := resources.FS.ReadFile("rules.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"—", "!", "ё́", "valid_until", "Kalesnik", "Bialia", "Adamov"} {
		if strings.Contains(string(data), bad) {
			t.Errorf("%q stands there", bad)
		}
	}
	for _, rule := range loaded(t).All() {
		for _, code := range rule.Facilities {
			if f, known := reg.Facility(code, app.Date{}); !known || !slices.Contains(rule.Kinds, f.Kind) {
				t.Errorf("%s: %s is not in the register with one of the kinds %v", rule.ID, code, rule.Kinds)
			}
		}
		if x := rule.Reason; x.EN == x.RU || x.RU == x.BE || !strings.HasSuffix(x.EN, ".") || !strings.HasSuffix(x.RU, ".") || !strings.HasSuffix(x.BE, ".") {
			t.Errorf("%s: %+v", rule.ID, x)
		}
		if strings.ContainsAny(rule.Reason.BE, "иИщЩъЪ") || strings.ContainsAny(rule.Reason.RU, "іІўЎ") {
			// A name that is Russian in every language stands in guillemets.
			if !strings.Contains(rule.Reason.BE, "«Письмо.бел»") {
				t.Errorf("%s: letters of the other language", rule.ID)
			}
		}
		if rule.From.Theirs() || rule.Edited() {
			t.Errorf("%s is marked as theirs", rule.ID)
		}
	}
}

// TestFormatAndLoadAgree writes all shipped rules as a user's own file.
func TestFormatAndLoadAgree(t *testing.T) {
	ours := loaded(t).All()
	on := app.Date{Year: 2026, Month: 10, Day: 1}
	data, err := rules.Format(app.Text{EN: "me", RU: "я", BE: "я сам"}, on, ours)
	if err != nil {
		t.Fatal(err)
	}
	r := loaded(t, rules.File{Name: "mine.toml", Data: data})
	if len(r.Refused()) > 0 {
		t.Fatal(r.Refused()[0], r.Refused()[0].Args)
	}
	if len(r.All()) != len(ours) {
		t.Fatalf("%d rules of %d", len(r.All()), len(ours))
	}
	for i, got := range r.All() {
		if !got.Edited() || got.Replaces.ID != got.ID || got.From.By.BE != "я сам" || got.From.On != on || got.From.File != "mine.toml" {
			t.Errorf("%s: marks %+v, edited %v", got.ID, got.From, got.Edited())
		}
		same := *got
		same.From, same.Replaces = ours[i].From, nil
		if !reflect.DeepEqual(&same, ours[i]) {
			t.Errorf("%+v\nwas %+v", same, ours[i])
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		loaded(b)
	}
}

func TestTheEndOfARuleIsWrittenByItsNameOfToday(t *testing.T) {
	r := loaded(t, file(head+goodRule))
	var ours []*rules.Rule
	for _, one := range r.All() {
		if one.ID == "sample-rule" {
			ours = append(ours, one)
		}
	}
	data, err := rules.Format(app.Text{EN: "me", RU: "я", BE: "я сам"}, app.Date{Year: 2026, Month: 10, Day: 1}, ours)
	if err != nil || !strings.Contains(string(data), "valid_to = 2027-01-01") && !strings.Contains(string(data), `valid_to = "2027-01-01"`) || strings.Contains(string(data), "valid_until") {
		t.Errorf("%v\n%s", err, data)
	}
	if e := refusal(t, string(data)); e != nil {
		t.Error(e)
	}
}
