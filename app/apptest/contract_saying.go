package apptest

import (
	"strings"
	"testing"

	"vestka/app"
)

func peopleSaying(t *testing.T, c *contract) {
	n := 0
	about := func(lang app.Lang, column, text string) app.PersonEdit {
		p := Writer(n)
		n++
		return app.PersonEdit{Person: p, Records: []app.Record{Record(p, lang, func(r *app.Record) {
			r.Cells = []app.Cell{{Column: column, Value: text}}
		})}}
	}
	_, ids := c.save(
		about(app.Russian, "description", "Врач-хирург из Гродно, любит шахматы"),
		about(app.Belarusian, "description", "НАСТАЎНІЦА, грае ў шахматы & «піша» вершы"),
		about(app.Russian, "description", "Её отец Пётр — ветврач"),
		about(app.Russian, "decision", "Врач"), // no description
	)
	for _, x := range []struct {
		words []string
		want  []app.PersonID
	}{
		{[]string{"врач"}, ids[:1]},
		{[]string{"Хирург"}, ids[:1]},
		{[]string{"настаўн"}, ids[1:2]},
		{[]string{"шахматы"}, ids[:2]},
		{[]string{"шахматы", "ГРОДНО"}, ids[:1]},
		{[]string{"петр"}, ids[2:3]},
		{[]string{"ПЁТР", "ветврач"}, ids[2:3]},
		{[]string{"піша"}, ids[1:2]},
		{[]string{"шахматист"}, nil},
		{nil, nil},
	} {
		got, err := c.PeopleSaying(t.Context(), x.words)
		c.ok(err)
		if len(got)+len(x.want) > 0 {
			same(t, "people saying "+strings.Join(x.words, " "), got, x.want)
		}
	}
}
