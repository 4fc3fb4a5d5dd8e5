package importer_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"vestka/app"
	"vestka/app/importer"
)

// kinds of columns that a generated list may have: headers and what stands below.
var kinds = []struct {
	headers []string
	cell    func(r *rand.Rand) string
}{
	{[]string{"Имя", "ФИО", "Name", "Імя"}, func(r *rand.Rand) string {
		return pick(r, "Янка Купала", "КОЛАС Якуб", "Алаіза Пашкевіч", "Harecki Maksim", "Купала", "гражданин", "7", "Купала Я.Д.", "—", "")
	}},
	{[]string{"id", "ID", "Код"}, func(r *rand.Rand) string { return pick(r, "1", "2", "3", "A-4", "", fmt.Sprint(r.IntN(1000))) }},
	{[]string{"Фамилия", "Прозвішча", "Last name"}, func(r *rand.Rand) string { return pick(r, "Купала", "КОЛАС", "Kolas", "", "?") }},
	{[]string{"Дата рождения", "DOB", "Дзень нараджэння", "c"}, func(r *rand.Rand) string {
		return pick(r, "07.07.1982", "7/7/82", "1982", "31.02.1980", "когда-то", "", "01/02/1990", "31118")
	}},
	{[]string{"Где", "Prison", "Дзе"}, func(r *rand.Rand) string { return pick(r, "ИК-904", "ПК №905, горад", "вышел", "") }},
	{[]string{"№", "", "x", "Имя судьи", "Статус"}, func(r *rand.Rand) string {
		return pick(r, "1", "2", "active", "что-то \"в кавычках\"", "две\nстроки", "")
	}},
}

func pick(r *rand.Rand, list ...string) string { return list[r.IntN(len(list))] }

// generated is a list of random columns and rows, and the rows of it that say
// something.
func generated(r *rand.Rand) (file string, said int) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = []rune{',', ';', '\t'}[r.IntN(3)]
	columns := r.Perm(len(kinds))[:2+r.IntN(len(kinds)-2)]
	header := make([]string, len(columns))
	for i, k := range columns {
		header[i] = pick(r, kinds[k].headers...)
	}
	header[0] = pick(r, kinds[0].headers...)
	columns[0] = 0
	_ = w.Write(header)
	for range 1 + r.IntN(30) {
		row := make([]string, len(columns))
		blank := true
		for i, k := range columns {
			row[i] = kinds[k].cell(r)
			blank = blank && row[i] == ""
		}
		if r.IntN(10) == 0 {
			row = append(row, "further")
			blank = false
		}
		if !blank {
			said++
		}
		_ = w.Write(row)
	}
	w.Flush()
	return b.String(), said
}

func TestNoRowOfAnyListIsLost(t *testing.T) {
	taken := 0
	for seed := range uint64(1200) {
		file, said := generated(rand.New(rand.NewPCG(seed, 4)))
		list, err := importer.Read(t.Context(), strings.NewReader(file), int64(len(file)), importer.Choice{Today: today, IsPrison: isPrison})
		if err != nil {
			if e := (*app.Error)(nil); !errors.As(err, &e) || e.Code != app.Refused {
				t.Fatalf("%d: %v\n%s", seed, err, file)
			}
			continue
		}
		taken++
		snap := &list.Snapshot
		if snap.Read != said || snap.Read != snap.Records.Len()+snap.Refused {
			t.Fatalf("%d: %d rows say something, %d were read, %d taken, %d refused\n%s", seed, said, snap.Read, snap.Records.Len(), snap.Refused, file)
		}
		repeats, keys := 0, map[string]bool{}
		for _, p := range snap.Problems {
			if p.Refused && (p.Key == "import.problem.repeated_row" || p.Key == "import.problem.header_again") {
				repeats++
			}
		}
		if snap.Refused != len(snap.Bad)+repeats {
			t.Fatalf("%d: %d refused, %d to be mended, %d repeats\n%s", seed, snap.Refused, len(snap.Bad), repeats, file)
		}
		for _, rec := range snap.Records.All() {
			if rec.Key == "" || keys[rec.Key] || rec.Lang == "" || !rec.Born.Valid() || rec.Name == "" && !rec.HasID {
				t.Fatalf("%d: %+v\n%s", seed, rec, file)
			}
			keys[rec.Key] = true
		}
	}
	if taken < 400 {
		t.Errorf("only %d of the lists were taken", taken)
	}
}
