package db

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestNumbersThatRiseAreKeptAsRuns(t *testing.T) {
	scattered := make([]int64, 100)
	for i := range scattered {
		scattered[i] = int64(2 * i)
	}
	for _, c := range []struct {
		numbers []int64
		runs    []run
	}{
		{nil, nil},
		{[]int64{7}, []run{{7, 7}}},
		{[]int64{7, 8, 9, 12, 13}, []run{{7, 9}, {12, 13}}},
		{[]int64{7, 7}, nil}, // as the same person changed twice
		{[]int64{9, 8}, nil},
		{[]int64{3, 4, 1}, nil},
		{scattered, nil},
	} {
		if got := runsOf(c.numbers); !slices.Equal(got, c.runs) {
			t.Errorf("%v: %v, want %v", c.numbers, got, c.runs)
		}
		packed, err := squeeze(stepScope{Scopes: []scope{rowsThatCame("person", c.numbers)}})
		if err != nil {
			t.Fatal(err)
		}
		about, err := unsqueeze(packed)
		if err != nil {
			t.Fatal(err)
		}
		var all []int64
		for _, k := range about.Scopes[0].Keys {
			n, err := k[0].(json.Number).Int64()
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, n)
		}
		if !slices.Equal(all, c.numbers) {
			t.Errorf("%v: keys %v", c.numbers, all)
		}
	}
}
