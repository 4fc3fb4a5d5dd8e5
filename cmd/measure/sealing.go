package main

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// benchLine is a result of `go test -bench`: name, processors, runs, time in ns.
var benchLine = regexp.MustCompile(`^(Benchmark\S+?)(?:-\d+)?\s+\d+\s+([0-9.]+) ns/op`)

// wanted is how many times longer the same work may take on a sealed store.
var wanted = []struct {
	benchmark, work string
	most            float64
}{
	{"BenchmarkLayerInsert20000Letters", "20,000 letters inserted at once", 2},
	{"BenchmarkLayer200Commits", "200 letters inserted one by one", 1.2},
	{"BenchmarkLayerScan20000Letters", "20,000 letters read", 4},
}

// sealing passes the results of benchmarks on, and says at the end in words what
// sealing costs. Of several results of a benchmark the least counts, since what
// else the machine does only adds to it.
func sealing(in io.Reader, out io.Writer) error {
	best := map[string]time.Duration{}
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		if _, err := fmt.Fprintln(out, lines.Text()); err != nil {
			return err
		}
		m := benchLine.FindStringSubmatch(lines.Text())
		if m == nil {
			continue
		}
		ns, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			return err
		}
		if took := time.Duration(ns); best[m[1]] == 0 || took < best[m[1]] {
			best[m[1]] = took
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	_, err := io.WriteString(out, verdict(best))
	return err
}

// verdict says what sealing costs; nothing where nothing of it was measured.
func verdict(best map[string]time.Duration) string {
	var b strings.Builder
	for _, w := range wanted {
		plain, sealed := best[w.benchmark+"/plain"], best[w.benchmark+"/sealed"]
		if plain == 0 || sealed == 0 {
			continue
		}
		ratio, comment := float64(sealed)/float64(plain), "as wanted"
		if ratio > w.most {
			comment = "TOO MUCH"
		}
		fmt.Fprintf(&b, "sealed against plain, %s: %.2f times (%s against %s), %s: at most %g\n", w.work, ratio, short(sealed), short(plain), comment, w.most)
	}
	if unlock := best["BenchmarkUnlock"]; unlock > 0 {
		fmt.Fprintf(&b, "unlocking, slow by design and apart from the rest: %s for each way to unlock that is tried\n", short(unlock))
	}
	if b.Len() == 0 {
		return ""
	}
	return "\n" + b.String()
}

func short(d time.Duration) string {
	if d < time.Second {
		return d.Round(time.Millisecond).String()
	}
	return d.Round(10 * time.Millisecond).String()
}
