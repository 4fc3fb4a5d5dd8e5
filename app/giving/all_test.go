package giving

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"vestka/app"
)

// told is what of the file of everything the tests look at.
type told struct {
	Donations []map[string]string `json:"donations"`
	Plans     []amountTold        `json:"plans"`
	Parcels   []struct {
		Cost     string `json:"cost"`
		Currency string `json:"currency"`
		Lines    []struct {
			Value    string `json:"value"`
			Currency string `json:"currency"`
		} `json:"lines"`
	} `json:"parcels"`
	Letters []letterObject              `json:"letters"`
	Own     map[string][]map[string]any `json:"own"`
	Left    []Left                      `json:"left_out"`
}

type amountTold struct {
	Amount   string `json:"amount"`
	Currency string `json:"currency"`
}

func everything(t *testing.T, e *Everything, with With) (told, string) {
	t.Helper()
	var b bytes.Buffer
	left, err := e.WriteAll(&b, with)
	if err != nil {
		t.Fatal(err)
	}
	var all told
	if err := json.Unmarshal(b.Bytes(), &all); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(all.Left, left) {
		t.Errorf("the file says that %v is left out, and %v is", all.Left, left)
	}
	return all, b.String()
}

func TestAmountsOfEverythingComeBackToTheLastUnit(t *testing.T) {
	gifts := some()
	e := &Everything{Exported: *Leave(gifts, YearBegins{1, 1}, With{true, true}, func(app.PersonID) string { return "" })}
	for i := range gifts {
		m := gifts[i].Amount
		e.Plans = append(e.Plans, app.Plan{ID: app.PlanID(i + 1), Like: gifts[i]})
		e.Parcels = append(e.Parcels, app.Parcel{ID: app.ParcelID(i + 1), Cost: m, Lines: []app.ParcelLine{{Count: 1, Value: gifts[len(gifts)-1-i].Amount}}})
	}
	all, _ := everything(t, e, With{true, true})
	if len(all.Plans) != len(gifts) || len(all.Parcels) != len(gifts) || len(all.Donations) != len(gifts) {
		t.Fatalf("%d plans, %d parcels, %d donations", len(all.Plans), len(all.Parcels), len(all.Donations))
	}
	same := func(want app.Money, text, code string) {
		t.Helper()
		if want.IsZero() {
			return
		}
		if got, err := app.ParseMoney(text, code); err != nil || got != want {
			t.Fatalf("%q %q is %+v, %v; want %+v", text, code, got, err, want)
		}
	}
	for i := range gifts {
		same(gifts[i].Amount, all.Plans[i].Amount, all.Plans[i].Currency)
		same(gifts[i].Amount, all.Parcels[i].Cost, all.Parcels[i].Currency)
		same(gifts[len(gifts)-1-i].Amount, all.Parcels[i].Lines[0].Value, all.Parcels[i].Lines[0].Currency)
		sameAmounts(t, gifts, i, all.Donations[i]["amount"], all.Donations[i]["currency"], all.Donations[i]["fee"], all.Donations[i]["fee_currency"])
	}
}

func TestOfEverythingNobodyAndNoWordLeavesUnasked(t *testing.T) {
	const secret = "патаемна"
	e := &Everything{
		Exported:   *Leave(nil, YearBegins{1, 1}, With{}, func(app.PersonID) string { return secret }),
		Plans:      []app.Plan{{ID: 1, Like: app.Donation{Payee: secret, PayeeKind: app.Family, Person: 7, Note: secret}}},
		Letters:    []app.Letter{{ID: 1, Person: 7, State: app.Returned, Text: secret, Address: secret}},
		Lives:      map[app.LetterID][]app.LetterStep{1: {{State: app.Returned, Reason: app.ByMove, Note: secret}}},
		Replies:    []app.Reply{{ID: 1, Person: 7, Note: secret, Original: app.Side{Text: secret}, Translation: app.Side{Text: secret}}},
		Parcels:    []app.Parcel{{ID: 1, Person: 7, Note: secret}},
		Gatherings: []app.Gathering{{ID: 1, Title: secret, Note: secret}}, Occasions: []app.OwnOccasion{{ID: 1, Person: 7, Name: secret}},
		Skips: []app.Skip{{ID: 1, Person: 7, Reason: secret}}, Intervals: []app.Interval{{Person: 7, Wish: 30}, {List: secret, Wish: 30}},
		Own: map[string][]map[string]any{"own_note": {{"person": int64(7), "note": secret}}},
	}
	all, text := everything(t, e, With{})
	if strings.Contains(text, secret) || strings.Contains(text, `"person_id": 7`) || len(all.Own) > 0 {
		t.Errorf("somebody leaves unasked: %s", text)
	}
	for _, left := range []Left{LeftPerson, LeftPayee, LeftNote, LeftText, LeftOwn, LeftLists, LeftSettings} {
		if !slices.Contains(all.Left, left) {
			t.Errorf("it is not said that %s is left out", left)
		}
	}
	all, text = everything(t, e, With{true, true})
	if n := strings.Count(text, secret); n < 16 {
		t.Errorf("asked for, it is there %d times: %s", n, text)
	}
	if l := all.Letters[0]; l.Person != 7 || l.Text != secret || len(l.Steps) != 1 || l.Steps[0].Reason != app.ByMove || l.Steps[0].Note != secret {
		t.Errorf("%+v", l)
	}
	if row := all.Own["own_note"][0]; row["person"] != secret || row["note"] != secret {
		t.Errorf("%v", row)
	}
	if !slices.Equal(all.Left, []Left{LeftLists, LeftSettings}) {
		t.Errorf("left out: %v", all.Left)
	}
}
