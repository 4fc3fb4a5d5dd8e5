package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"vestka/app"
)

// stepJSON is one thing that can be taken back, of `undo --list --json`.
type stepJSON struct {
	ID   app.StepID `json:"id"`
	Made time.Time  `json:"made"`
	Says string     `json:"says"` // what is said once it was taken back
}

func (c *cli) undoCmd() *cobra.Command {
	var list bool
	cmd := &cobra.Command{
		Use:                   "undo [--list]",
		Short:                 c.loc.T("cli.undo.short"),
		Long:                  c.loc.T("cli.undo.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.undo(cmd.Context(), list)
		},
	}
	cmd.Flags().BoolVar(&list, "list", false, c.loc.T("cli.undo.list"))
	return cmd
}

// undo takes back what was done last, or lists what can be taken back.
func (c *cli) undo(ctx context.Context, list bool) error {
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	steps, err := s.Store.Steps(ctx)
	if err != nil {
		return err
	}
	if list {
		return c.toldSteps(steps)
	}
	if len(steps) == 0 {
		return &app.Error{Code: app.Refused, Key: "cli.undo.nothing"}
	}
	if _, err := s.Store.TakeBack(ctx, steps[0].ID); err != nil {
		return err
	}
	return c.result(map[string]any{"undone": c.stepJSON(&steps[0]), "left": len(steps) - 1}, func(w io.Writer) {
		fmt.Fprintln(w, c.stepJSON(&steps[0]).Says)
	})
}

func (c *cli) stepJSON(s *app.Step) stepJSON {
	args := make([]any, 0, 2*len(s.Args))
	for name, value := range s.Args {
		args = append(args, name, value)
	}
	return stepJSON{s.ID, s.Made, c.loc.T(s.Key, args...)}
}

func (c *cli) toldSteps(steps []app.Step) error {
	all := make([]stepJSON, len(steps))
	rows := make([][]string, len(steps))
	for i := range steps {
		all[i] = c.stepJSON(&steps[i])
		rows[i] = []string{c.moment(steps[i].Made), all[i].Says}
	}
	return c.result(map[string]any{"steps": all, "total": len(all)}, func(w io.Writer) {
		if len(rows) == 0 {
			fmt.Fprintln(w, c.loc.T("cli.undo.nothing"))
			return
		}
		table(w, "", []string{c.loc.T("cli.column.done"), c.loc.T("cli.column.would_say")}, rows)
	})
}
