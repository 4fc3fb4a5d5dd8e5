package db

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"
	"testing/quick"

	"vestka/app"
)

func TestARowIsWrittenAsEncodingJSONWritesIt(t *testing.T) {
	texts := []string{
		"", "Янка", `"` + "\\", "a\nb\tc\rd\be\ff\x00\x1f\x7f", "<b>&amp;</b>", "\u2028\u2029\u2027", "\xff", "Ян\xd0", "№ 1 — «так»", "😀", "\ufffd",
	}
	some := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		if s := texts[some.IntN(len(texts))]; some.IntN(4) > 0 {
			return s
		}
		return texts[some.IntN(len(texts))] + texts[some.IntN(len(texts))]
	}
	date := func() app.Date {
		return [...]app.Date{{}, {Year: 985}, {Year: 1985, Month: 3}, {Year: 2024, Month: 12, Day: 9}}[some.IntN(4)]
	}
	name := func() app.Name {
		if some.IntN(2) == 0 {
			return app.Name{}
		}
		return app.Name{
			Full: text(), Family: text(), Given: text(), Patronymic: text(), Source: text(), Proposed: some.IntN(2) == 0, Unsure: some.IntN(2) == 0,
		}
	}
	for range 2000 {
		r := app.Record{
			Name: text(), Status: app.Status(text()), Sex: app.Sex(text()), Born: date(), Detained: date(), Died: date(),
			Names: app.Names{BE: name(), RU: name(), Latin: name()}, Verdict: date(), Appeal: date(), Release: date(),
			Articles: text(), Town: text(), Work: text(), Interests: text(),
		}
		if some.IntN(2) == 0 {
			r.Held = app.Detention{
				Facility: text(), Text: text(), Address: text(), Liberty: some.IntN(2) == 0, Since: date(), Until: date(), Source: text(), SeenOn: date(),
			}
		}
		for range some.IntN(4) {
			r.Cells = append(r.Cells, app.Cell{Column: text(), Value: text()})
		}
		cells, _ := json.Marshal(r.Cells)
		if got := appendCells(nil, r.Cells); string(got) != string(cells) {
			t.Fatalf("cells\n%s\nwant\n%s", got, cells)
		}
		facts, _ := json.Marshal(understood{
			Name: r.Name, Status: r.Status, Sex: r.Sex, Born: r.Born, Detained: r.Detained, Died: r.Died.String(), Held: heldJSON(r.Held),
			Names: r.Names, Verdict: r.Verdict, Appeal: r.Appeal, Release: r.Release,
			Articles: r.Articles, Town: r.Town, Work: r.Work, Interests: r.Interests,
		})
		if got := appendUnderstood(nil, &r); string(got) != string(facts) {
			t.Fatalf("understood\n%s\nwant\n%s", got, facts)
		}
	}
	if err := quick.CheckEqual(func(s string) string { return string(appendText(nil, s)) }, func(s string) string {
		b, _ := json.Marshal(s)
		return string(b)
	}, nil); err != nil {
		t.Error(err)
	}
	// Whoever adds a field to either is to think of the writing.
	if n, m := reflect.TypeFor[understood]().NumField(), reflect.TypeFor[heldJSON]().NumField(); n != 15 || m != 8 {
		t.Errorf("%d and %d fields", n, m)
	}
}
