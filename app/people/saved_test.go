package people

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"

	"vestka/app"
	"vestka/app/rules"
)

func TestAQueryIsWrittenDownInStableKeys(t *testing.T) {
	full := Query{
		Text: "Янка", Status: []app.Status{app.Former}, InCustody: true, Sex: app.Female, Facilities: []string{"IK-901"},
		Kinds: []app.FacilityKind{app.Colony}, HasAddress: true, Stage: rules.InForce, Articles: []string{"361-4"},
		ReleaseWithin: 6, ReleasePassed: true, Month: 3, BirthdayWithin: new(0), AgeFrom: 18, AgeTo: 30, Town: "Мінск", About: "паэт", NeverWritten: true,
		SilentMonths: 3, SilentSince: date("2026-01-02"), WrittenSince: date("2025-01-02"), LettersAtMost: new(0), Sample: new(false), Mark: app.Consent,
		IDs: []app.PersonID{1}, Order: ByFewestLetters,
		Today: today, Lang: app.Russian, Limit: 3, Offset: 4, // not written down
	}
	b, err := json.Marshal(full)
	const want = `{"version":1,"text":"Янка","status":["former"],"held":true,"sex":"f","facilities":["IK-901"],"facility_kinds":["colony"],` +
		`"has_address":true,"stage":"in_force","articles":["361-4"],"release_within":6,"release_passed":true,"birth_month":3,"birthday_within":0,"age_from":18,"age_to":30,` +
		`"town":"Мінск","about":"паэт","never_written":true,"silent_months":3,"silent_since":"2026-01-02","written_since":"2025-01-02",` +
		`"letters_at_most":0,"mark":"consent","sample":false,"ids":[1],"order":"fewest_letters"}`
	if err != nil || string(b) != want {
		t.Fatalf("%s (%v)", b, err)
	}
	var back Query
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	full.Today, full.Lang, full.Limit, full.Offset = app.Date{}, "", 0, 0
	if !reflect.DeepEqual(back, full) {
		t.Errorf("%+v, not %+v", back, full)
	}
}

func TestEveryQueryComesBackFromItsJSON(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		q := anyQuery(r)
		q.Today, q.Lang = app.Date{}, ""
		b, err := json.Marshal(q)
		if err != nil {
			t.Fatal(err)
		}
		var back Query
		if err := json.Unmarshal(b, &back); err != nil || !reflect.DeepEqual(back, q) {
			t.Fatalf("%s: %v, %+v", b, err, back)
		}
	}
}

func TestNobodyStaysNobody(t *testing.T) {
	b, _ := json.Marshal(Query{IDs: []app.PersonID{}})
	var q Query
	if err := json.Unmarshal(b, &q); err != nil || q.IDs == nil {
		t.Errorf("%s became a choice of everybody (%v)", b, err)
	}
}

func TestAQueryThatIsNotUnderstoodIsRefusedWhole(t *testing.T) {
	for text, want := range map[string]string{
		`{"version":2}`:                                  "error.query.newer",
		`{"version":1,"shoe_size":42}`:                   "error.query.unknown",
		`{"version":1,"Held":true}`:                      "error.query.unknown",
		`{"held":true}`:                                  "error.query.unreadable",
		`{"version":0}`:                                  "error.query.unreadable",
		`[]`:                                             "error.query.unreadable",
		`{"version":1,"held":"yes"}`:                     "error.query.unreadable",
		`{"version":1,"silent_since":"soon"}`:            "error.query.unreadable",
		`{"version":1,"silent_since":"2026-02"}`:         "error.query.value",
		`{"version":1,"status":["np","gone"]}`:           "error.query.value",
		`{"version":1,"sex":"x"}`:                        "error.query.value",
		`{"version":1,"stage":"later"}`:                  "error.query.value",
		`{"version":1,"facility_kinds":["hotel"]}`:       "error.query.value",
		`{"version":1,"articles":["361x"]}`:              "error.query.value",
		`{"version":1,"birth_month":13}`:                 "error.query.value",
		`{"version":1,"age_from":30,"age_to":29}`:        "error.query.value",
		`{"version":1,"letters_at_most":-1}`:             "error.query.value",
		`{"version":1,"release_within":9999999}`:         "error.query.value",
		`{"version":1,"mark":"famous"}`:                  "error.query.value",
		`{"version":1,"order":"random"}`:                 "error.query.value",
		`{"version":1,"birthday_within":-1,"held":true}`: "error.query.value",
	} {
		q := Query{Text: "as it was"}
		err := json.Unmarshal([]byte(text), &q)
		var e *app.Error
		if !errors.As(err, &e) || e.Key != want || q.Text != "as it was" {
			t.Errorf("%s: %v (%+v)", text, err, q)
		}
	}
}
