package main

import (
	"fmt"
	"io"
)

// sealed is how many times longer the same work may take on a sealed store.
var sealed = []ratio{
	{"BenchmarkLayerInsert20000Letters/sealed", "BenchmarkLayerInsert20000Letters/plain", "sealed against plain, 20,000 letters inserted at once", 2},
	{"BenchmarkLayer200Commits/sealed", "BenchmarkLayer200Commits/plain", "sealed against plain, 200 letters inserted one by one", 1.2},
	{"BenchmarkLayerScan20000Letters/sealed", "BenchmarkLayerScan20000Letters/plain", "sealed against plain, 20,000 letters read", 4},
}

// sealing passes the results of benchmarks on, and says at the end in words what
// sealing costs.
func sealing(in io.Reader, out io.Writer) error {
	best, err := leastTimes(in, out)
	if err != nil {
		return err
	}
	said := verdicts(best, sealed)
	if unlock := best["BenchmarkUnlock"]; unlock > 0 {
		said += fmt.Sprintf("unlocking, slow by design and apart from the rest: %s for each way to unlock that is tried\n", short(unlock))
	}
	return tell(out, said)
}

// tell writes what there is to say, after a blank line.
func tell(out io.Writer, said string) error {
	if said == "" {
		return nil
	}
	_, err := fmt.Fprint(out, "\n", said)
	return err
}
