package main

import (
	"strings"
	"testing"
)

func TestTheCostOfSealingIsSaidAsARatioOfTheLeastTimes(t *testing.T) {
	const results = `goos: linux
BenchmarkLayerInsert20000Letters/plain-2         	       1	2000000000 ns/op	 1 B/op
BenchmarkLayerInsert20000Letters/plain-2         	       1	1000000000 ns/op	 1 B/op
BenchmarkLayerInsert20000Letters/sealed-2        	       1	1500000000 ns/op	 1 B/op
BenchmarkLayer200Commits/plain-2  	      10	 100000000.5 ns/op
BenchmarkLayer200Commits/sealed-2 	      10	 130000000 ns/op
BenchmarkUnlock-2 	       1	 912345678 ns/op
BenchmarkUnlockSlots/wrong-2 	       1	 2812345678 ns/op
`
	var out strings.Builder
	if err := sealing(strings.NewReader(results), &out); err != nil {
		t.Fatal(err)
	}
	said, ok := strings.CutPrefix(out.String(), results)
	if !ok {
		t.Fatalf("the results are not passed on: %q", out.String())
	}
	const want = `
sealed against plain, 20,000 letters inserted at once: 1.50 times (1.5s against 1s), as wanted: at most 2
sealed against plain, 200 letters inserted one by one: 1.30 times (130ms against 100ms), TOO MUCH: at most 1.2
unlocking, slow by design and apart from the rest: 912ms for each way to unlock that is tried
`
	if said != want {
		t.Errorf("said %q\nwant %q", said, want)
	}
}

func TestWithoutSuchBenchmarksNothingIsSaidOfSealing(t *testing.T) {
	var out strings.Builder
	if err := sealing(strings.NewReader("BenchmarkSearch-2 1 5 ns/op\n"), &out); err != nil || out.String() != "BenchmarkSearch-2 1 5 ns/op\n" {
		t.Errorf("%q, %v", out.String(), err)
	}
}

func TestTheTimeOfEveryFormatIsSaidAsARatio(t *testing.T) {
	const results = `BenchmarkRead100000Rows/encoding-csv-2         	      44	  30000000 ns/op
BenchmarkRead100000Rows/csv-2   	      44	  66000000 ns/op	        47.55 peak-MB
BenchmarkRead100000Rows/html-2   	      44	  660000000 ns/op
`
	var out strings.Builder
	if err := reading(strings.NewReader(results), &out); err != nil {
		t.Fatal(err)
	}
	const want = `
a list of 100,000 rows in CSV, against encoding/csv: 2.20 times (66ms against 30ms), as wanted: at most 20
the same as a web page: 22.00 times (660ms against 30ms), TOO MUCH: at most 20
`
	if said, ok := strings.CutPrefix(out.String(), results); !ok || said != want {
		t.Errorf("said %q\nwant %q", said, want)
	}
}
