package people

import (
	"slices"
	"testing"

	"vestka/app"
)

func TestAnImpossibleDayIsToldWithEachRow(t *testing.T) {
	for key, day := range map[string]string{"import.problem.no_such_date": "31.02.2028", "import.problem.future_date": "01.01.2030"} {
		var problems []app.Problem
		for line := 2; line < 20; line++ {
			problems = append(problems, app.Problem{Line: line, Column: "arrested", Value: day, Key: key})
		}
		got := Slips(problems)
		if len(got) != len(problems) {
			t.Fatalf("%s: %d of %d rows are told", key, len(got), len(problems))
		}
		for i := range got {
			if !slices.Equal(got[i].Lines, []int{i + 2}) {
				t.Errorf("%+v", got[i])
			}
		}
	}
}

func TestAWordThatIsNotUnderstoodIsToldOnceWithItsRows(t *testing.T) {
	status := func(line int, word string) app.Problem {
		return app.Problem{Line: line, Column: "status", Value: word, Key: "import.problem.status"}
	}
	width := func(line, cells int) app.Problem {
		return app.Problem{Line: line, Key: "import.problem.few_cells", Args: app.Args{"Cells": cells, "Columns": 4}}
	}
	got := Slips([]app.Problem{
		status(2, "held"), width(2, 3), status(3, "elsewhere"), status(4, "Held"), width(5, 3), width(6, 2), status(9, "held"),
		{Line: 9, Column: "status", Value: "held", Key: "import.problem.status", Refused: true},
		{Line: 9, Column: "sex", Value: "held", Key: "import.problem.sex"},
	})
	want := [][]int{{2, 4, 9}, {2, 5}, {3}, {6}, {9}, {9}}
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if !slices.Equal(got[i].Lines, want[i]) || got[i].Line != want[i][0] {
			t.Errorf("%d: %+v", i, got[i])
		}
	}
}
