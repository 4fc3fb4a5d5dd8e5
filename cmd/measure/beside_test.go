package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestProgramsAreComparedByTheirMedians(t *testing.T) {
	const s = time.Second
	got := compared("cards", []runner{{name: "ours", command: "ours --out x.pdf"}, {name: "theirs"}}, [][]took{
		{{s, s, 2000, 5e6}, {9 * s, s, 1000, 5e6}, {2 * s, s, 3000, 5e6}},
		{{6 * s, 4 * s, 8000, 1e7}, {s, 4 * s, 8000, 1e7}, {7 * s, 4 * s, 8000, 1e7}},
	})
	const want = "cards\n" +
		"  ours           2.000 s by the clock,   1.000 s of processors     2.0 MB  PDF   5.0 MB\n" +
		"               ours --out x.pdf\n" +
		"  theirs         6.000 s by the clock,   4.000 s of processors     8.2 MB  PDF  10.0 MB  3.0 times as long, 4.0 times the work, 4.0 times the memory\n"
	if got != want {
		t.Errorf("said\n%s\nwant\n%s", got, want)
	}
}

func TestARunThatWritesNothingOrFailsIsNoMeasurement(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.pdf")
	for _, command := range []string{"true", "sh -c 'echo sorry >&2; exit 3'"} {
		if _, err := (runner{"x", out, command}).run(); err == nil {
			t.Errorf("%s counts", command)
		}
	}
	if cost, err := (runner{"x", out, "sh -c 'echo 12345 > " + out + "'"}).run(); err != nil || cost.size != 6 || cost.wall <= 0 || cost.peak <= 0 {
		t.Errorf("%+v, %v", cost, err)
	}
}

func TestNoTwoRecipientsApartHaveTheSameGivenName(t *testing.T) {
	seen := map[string]bool{}
	for i := range 15000 {
		given, family := recipient(i, true)
		if seen[given] || strings.HasSuffix(given, "-") || family == "" {
			t.Fatalf("%d is %q %q", i, given, family)
		}
		seen[given] = true
	}
	repeated := map[string]bool{}
	for i := range 15000 {
		given, _ := recipient(i, false)
		repeated[given] = true
	}
	if len(repeated) != 58 {
		t.Errorf("%d given names, want as many as the other measurements have", len(repeated))
	}
}
