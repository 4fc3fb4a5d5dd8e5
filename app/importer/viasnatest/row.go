package viasnatest

import (
	"slices"
	"strings"
)

// row is one row on its way into the file: values by column, and what the
// traps make of it.
type row struct {
	columns []string
	values  []string
	raw     map[int]bool // written as they stand, whatever they hold
	more    []string     // cells beyond the header
	cut     int          // columns left out at the end
}

func newRow(columns []string) *row {
	return &row{columns: columns, values: make([]string, len(columns)), raw: map[int]bool{}}
}

// set puts a value into the column; a row without such a column stays as it is.
func (r *row) set(column, value string) {
	if i := slices.Index(r.columns, column); i >= 0 {
		r.values[i] = value
	}
}

// setRaw puts text into the column that is written without any quoting.
func (r *row) setRaw(column, text string) {
	r.set(column, text)
	r.raw[slices.Index(r.columns, column)] = true
}

// String is the row's line as a careful program would write it, but for what is raw.
func (r *row) String() string {
	var line strings.Builder
	for i, value := range append(slices.Clip(r.values[:len(r.values)-r.cut]), r.more...) {
		if i > 0 {
			line.WriteByte(',')
		}
		if !r.raw[i] && strings.ContainsAny(value, ",\"\n;") {
			value = `"` + strings.ReplaceAll(value, `"`, `""`) + `"`
		}
		line.WriteString(value)
	}
	line.WriteByte('\n')
	return line.String()
}
