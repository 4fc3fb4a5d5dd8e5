package main

import (
	"context"
	"fmt"
	"io"

	"vestka/app"
	"vestka/app/check"
	"vestka/app/proof"
	wordlists "vestka/app/words"
	"vestka/cmd/internal/wiring"
)

// checkedJSON is what there is to look at in one draft of a batch.
type checkedJSON struct {
	Draft    app.DraftID   `json:"draft"`
	Person   app.PersonID  `json:"person_id"`
	Findings []findingJSON `json:"findings"`
}

// checkBatch looks at all drafts of a batch by one state of the lists, so that also
// those that are nearly the same and go to one place are told.
func (c *cli) checkBatch(ctx context.Context, s *wiring.Services, of *checked, day app.Date) error {
	drafts, err := s.Store.Drafts(ctx, app.DraftFilter{Batch: app.DraftID(of.batch)})
	if err != nil {
		return err
	}
	if len(drafts) == 0 {
		return &app.Error{Code: app.NotFound, Key: "error.draft.none"}
	}
	round, err := s.Proof.Begin(ctx, day)
	if err != nil {
		return err
	}
	object := make([]checkedJSON, len(drafts))
	found := make([][]check.Finding, len(drafts))
	stops, all := 0, 0
	for i := range drafts {
		t := proof.Text{Form: app.Form(of.form), Spell: of.spelling}
		sideOf(&drafts[i], &t)
		if found[i], err = round.Read(ctx, t); err != nil {
			return err
		}
		object[i] = checkedJSON{drafts[i].ID, drafts[i].Person, make([]findingJSON, len(found[i]))}
		for k := range found[i] {
			object[i].Findings[k] = c.finding(t.Text, &found[i][k])
			if all++; found[i][k].Severity == wordlists.Stops {
				stops++
			}
		}
	}
	err = c.result(map[string]any{"drafts": object, "stops": stops, "careful": all - stops}, func(w io.Writer) {
		for i := range object {
			if len(found[i]) == 0 {
				continue
			}
			fmt.Fprintf(w, "%d %s\n", object[i].Draft, c.nameOf(s, object[i].Person))
			for k := range found[i] {
				c.writeFinding(w, &object[i].Findings[k], &found[i][k])
			}
		}
		fmt.Fprintln(w, c.loc.T("check.count", "Count", all))
	})
	if err != nil {
		return err
	}
	return of.verdict(all)
}
