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

// leastTimes passes the results of benchmarks on and gathers the times. Of
// several results of a benchmark the least counts, since what else the machine
// does only adds to it.
func leastTimes(in io.Reader, out io.Writer) (map[string]time.Duration, error) {
	best := map[string]time.Duration{}
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		if _, err := fmt.Fprintln(out, lines.Text()); err != nil {
			return nil, err
		}
		m := benchLine.FindStringSubmatch(lines.Text())
		if m == nil {
			continue
		}
		ns, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			return nil, err
		}
		if took := time.Duration(ns); best[m[1]] == 0 || took < best[m[1]] {
			best[m[1]] = took
		}
	}
	return best, lines.Err()
}

// ratio is how many times longer one thing may take than another.
type ratio struct {
	slow, fast string // benchmarks
	work       string // in words
	most       float64
}

// verdicts say for each ratio whether it is as wanted; one of which nothing was
// measured is left out.
func verdicts(best map[string]time.Duration, ratios []ratio) string {
	var b strings.Builder
	for _, r := range ratios {
		slow, fast := best[r.slow], best[r.fast]
		if slow == 0 || fast == 0 {
			continue
		}
		times, comment := float64(slow)/float64(fast), "as wanted"
		if times > r.most {
			comment = "TOO MUCH"
		}
		fmt.Fprintf(&b, "%s: %.2f times (%s against %s), %s: at most %g\n", r.work, times, short(slow), short(fast), comment, r.most)
	}
	return b.String()
}

func short(d time.Duration) string {
	if d < time.Second {
		return d.Round(time.Millisecond).String()
	}
	return d.Round(10 * time.Millisecond).String()
}
