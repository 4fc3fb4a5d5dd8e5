package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/journal"
	"vestka/cmd/internal/wiring"
)

func (c *cli) cameOutCmd() *cobra.Command {
	var job int64
	var chosen []string
	var sheets string
	var document int
	cmd := &cobra.Command{
		Use:                   "came-out yes|some|not-sure [--job N] [--people IDS|--sheets N-N,… [--document N]]",
		Short:                 c.loc.T("cli.came_out.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			answer := journal.Answer(args[0])
			if answer != journal.All && answer != journal.Some && answer != journal.NotSure {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			if (answer == journal.Some) != (len(chosen) > 0 || sheets != "") || len(chosen) > 0 && sheets != "" {
				return &wrongUse{key: "cli.error.came_out_people"}
			}
			if cmd.Flags().Changed("job") && job <= 0 {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--job", "Value", job}}
			}
			if document < 1 {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--document", "Value", document}}
			}
			return c.cameOut(cmd.Context(), answer, app.JobID(job), chosen, sheets, document)
		},
	}
	cmd.Flags().Int64Var(&job, "job", 0, c.loc.T("cli.came_out.job"))
	cmd.Flags().StringSliceVar(&chosen, "people", nil, c.loc.T("cli.came_out.people"))
	cmd.Flags().IntVar(&document, "document", 1, c.loc.T("cli.came_out.document"))
	cmd.Flags().StringVar(&sheets, "sheets", "", c.loc.T("cli.came_out.sheets"))
	return cmd
}

// cameOut records the answer for the job, the last one where it is 0.
func (c *cli) cameOut(ctx context.Context, answer journal.Answer, job app.JobID, chosen []string, sheets string, document int) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	ids, err := personIDs(s.Directory, "--people", chosen)
	if err != nil {
		return err
	}
	if job == 0 {
		if job, err = s.Journal.LastJob(ctx); err != nil {
			return err
		}
	}
	made, err := written(ctx, s, job, ids)
	if err != nil {
		return err
	}
	came := func(l *app.Letter) bool { return slices.Contains(ids, l.Person) }
	if sheets != "" {
		on, err := s.Press.On(ctx, job, document-1, sheets, day)
		if err != nil {
			return err
		}
		came = func(l *app.Letter) bool { return on[l.ID] }
	}
	letters := 0 // of those that came out; the others are postcards
	for i := range made {
		if l := &made[i]; l.Kind == app.OnSheets && l.State.Waits() && (answer == journal.All || answer == journal.Some && came(l)) {
			letters++
		}
	}
	n, _, err := s.Journal.CardsCameOut(ctx, job, answer, came, day)
	if err != nil {
		return err
	}
	return c.result(map[string]any{"job": job, "printed": n, "letters": letters}, func(w io.Writer) {
		switch {
		case answer == journal.NotSure:
			fmt.Fprintln(w, c.loc.T("journal.left_ready"))
		case n == 0:
			fmt.Fprintln(w, c.loc.T("cli.came_out.nothing", "Job", job))
		default:
			if cards := n - letters; cards > 0 {
				fmt.Fprintln(w, c.loc.T("cli.came_out.done", "Count", cards, "Job", job))
			}
			if letters > 0 {
				fmt.Fprintln(w, c.loc.T("cli.came_out.done.letters", "Count", letters, "Job", job))
			}
		}
	})
}

// written are the letters of the job; somebody who has none in it is refused.
func written(ctx context.Context, s *wiring.Services, job app.JobID, people []app.PersonID) ([]app.Letter, error) {
	letters, _, err := s.Journal.Letters(ctx, app.LetterFilter{Job: job})
	if err != nil || len(letters) == 0 {
		return nil, err // a job that does not exist is told of by the journal
	}
	for _, id := range people {
		if !slices.ContainsFunc(letters, func(l app.Letter) bool { return l.Person == id }) {
			return nil, &wrongUse{"cli.error.came_out_stranger", []any{"ID", int64(id), "Job", int64(job)}}
		}
	}
	return letters, nil
}
