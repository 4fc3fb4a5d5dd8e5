package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/journal"
	"vestka/app/printing"
	"vestka/cmd/internal/wiring"
)

func (c *cli) cameOutCmd() *cobra.Command {
	var job int64
	var chosen []string
	var sheets string
	var document int
	cmd := &cobra.Command{
		Use:                   "came-out yes|some|not-sure [--job N] [--people IDS|--sheets N-N,…] [--document N]",
		Short:                 c.loc.T("cli.came_out.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			answer := journal.Answer(args[0])
			if answer != journal.All && answer != journal.Some && answer != journal.NotSure {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			if answer == journal.NotSure && cmd.Flags().Changed("document") || document > 0 && len(chosen) > 0 {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--document", "Value", document}}
			}
			if (answer == journal.Some) != (len(chosen) > 0 || sheets != "") || len(chosen) > 0 && sheets != "" {
				return &wrongUse{key: "cli.error.came_out_people"}
			}
			if cmd.Flags().Changed("job") && job <= 0 {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--job", "Value", job}}
			}
			if cmd.Flags().Changed("document") && document < 1 {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--document", "Value", document}}
			}
			return c.cameOut(cmd.Context(), answer, app.JobID(job), chosen, sheets, document)
		},
	}
	cmd.Flags().Int64Var(&job, "job", 0, c.loc.T("cli.came_out.job"))
	cmd.Flags().StringSliceVar(&chosen, "people", nil, c.loc.T("cli.came_out.people"))
	cmd.Flags().IntVar(&document, "document", 0, c.loc.T("cli.came_out.document"))
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
	if err := inJob(ctx, s, job, ids); err != nil {
		return err
	}
	said := printing.Came{Answer: answer, Document: document, People: ids}
	if sheets != "" {
		said.Document, said.Sheets = 0, map[int]string{max(document, 1): sheets}
	}
	m, _, err := s.Press.CameOut(ctx, job, said, day)
	if err != nil {
		return err
	}
	now, err := s.Journal.Job(ctx, job)
	if err != nil {
		return err
	}
	o := jobObject(&now)
	return c.result(map[string]any{"job": job, "printed": m.Cards + m.Letters, "letters": m.Letters, "state": o.State, "documents": o.Documents}, func(w io.Writer) {
		c.tellCame(w, job, answer, m)
	})
}

// tellCame says what became known.
func (c *cli) tellCame(w io.Writer, job app.JobID, answer journal.Answer, m printing.Marked) {
	if m.Cards > 0 {
		fmt.Fprintln(w, c.loc.T("cli.came_out.done", "Count", m.Cards, "Job", job))
	}
	if m.Letters > 0 {
		fmt.Fprintln(w, c.loc.T("cli.came_out.done.letters", "Count", m.Letters, "Job", job))
	}
	switch {
	case m.Open && answer == journal.NotSure:
		fmt.Fprintln(w, c.loc.T("journal.left_ready"))
	case m.Cards+m.Letters > 0:
	case m.Noted:
		fmt.Fprintln(w, c.loc.T("cli.came_out.noted", "Job", job))
	default:
		fmt.Fprintln(w, c.loc.T("cli.came_out.nothing", "Job", job))
	}
	if m.OneSide {
		fmt.Fprintln(w, c.loc.T("journal.one_side"))
	}
}

// inJob refuses somebody who has nothing in the job.
func inJob(ctx context.Context, s *wiring.Services, job app.JobID, people []app.PersonID) error {
	letters, _, err := s.Journal.Letters(ctx, app.LetterFilter{Job: job})
	if err != nil || len(letters) == 0 {
		return err // a job that does not exist is told of by the journal
	}
	for _, id := range people {
		if !slices.ContainsFunc(letters, func(l app.Letter) bool { return l.Person == id }) {
			return &wrongUse{"cli.error.came_out_stranger", []any{"ID", int64(id), "Job", int64(job)}}
		}
	}
	return nil
}
