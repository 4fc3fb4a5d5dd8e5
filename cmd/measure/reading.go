package main

import "io"

// reading passes the results of benchmarks on, and says at the end in words how
// long a list takes in each format.
func reading(in io.Reader, out io.Writer) error {
	best, err := leastTimes(in, out)
	if err != nil {
		return err
	}
	return tell(out, verdicts(best, formats()))
}

// formats is how many times longer than with encoding/csv a list may take.
func formats() []ratio {
	const yardstick = "BenchmarkRead100000Rows/encoding-csv"
	var all []ratio
	for _, f := range []struct {
		name, work string
	}{
		{"csv", "a list of 100,000 rows in CSV, against encoding/csv"},
		{"csv-windows-1251", "the same in windows-1251"},
		{"xlsx", "the same as a spreadsheet (XLSX)"},
		{"json", "the same in JSON"},
		{"html", "the same as a web page"},
		{"vcard", "the same as cards (vCard)"},
		{"understood", "the same in CSV, with every row understood"},
	} {
		all = append(all, ratio{"BenchmarkRead100000Rows/" + f.name, yardstick, f.work, 20})
	}
	return all
}
