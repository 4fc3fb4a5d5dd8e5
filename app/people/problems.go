package people

import (
	"fmt"
	"slices"
	"strings"

	"vestka/app"
)

// Slip is what was not understood in the same way in one row or in many: a word that a
// list uses for a status, say, is told of once.
type Slip struct {
	app.Problem       // of the first of them
	Lines       []int // of the rows, in the order of the problems
	Objects     []int // their numbers in a list of JSON; nil elsewhere
}

// impossible is what importers say of a day that cannot be: no calendar has it, or it is
// still to come.
var impossible = []string{"import.problem.no_such_date", "import.problem.future_date"}

// Slips puts problems together that say the same, whatever their lines, in the order in
// which they first came. Impossible days stay apart: each is to be asked after for one
// person, so each is told with its row.
func Slips(problems []app.Problem) []Slip {
	type said struct {
		sheet, key, column, value, args string
		refused                         bool
	}
	var all []Slip
	at := map[said]int{}
	for _, p := range problems {
		key := said{p.Sheet, p.Key, p.Column, strings.ToLower(p.Value), "", p.Refused}
		switch {
		case slices.Contains(impossible, p.Key):
			key.args = fmt.Sprint("line ", p.Line, " object ", p.Object)
		case len(p.Args) > 0:
			key.args = fmt.Sprint(p.Args)
		}
		i, known := at[key]
		if !known {
			i = len(all)
			at[key] = i
			all = append(all, Slip{Problem: p})
		}
		all[i].Lines = append(all[i].Lines, p.Line)
		if p.Object > 0 {
			all[i].Objects = append(all[i].Objects, p.Object)
		}
	}
	return all
}
