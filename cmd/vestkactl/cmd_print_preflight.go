package main

import (
	"io"

	"vestka/app"
	"vestka/app/printing"
	"vestka/cmd/internal/wiring"
)

// concernJSON is one thing to look at before a job is printed.
type concernJSON struct {
	Concern printing.Concern `json:"concern"`
	Printed bool             `json:"printed"` // all the same; else the people are left out
	IDs     []app.PersonID   `json:"ids"`     // whom it is about; none: the whole job
}

func preflightObjects(findings []printing.Finding) []concernJSON {
	all := []concernJSON{}
	for _, f := range findings {
		one := concernJSON{f.Concern, f.Printed, []app.PersonID{}}
		for _, r := range f.Reasons {
			if r.Person != 0 {
				one.IDs = append(one.IDs, r.Person)
			}
		}
		all = append(all, one)
	}
	return all
}

// repeated lists cards that were made for the same people and occasion before.
func (c *cli) repeated(w io.Writer, s *wiring.Services, findings []printing.Finding) {
	for _, f := range findings {
		if f.Concern == printing.Repeated {
			c.reasons(w, s, "cli.print.repeated", c.reasonsJSON(f.Reasons))
		}
	}
}
