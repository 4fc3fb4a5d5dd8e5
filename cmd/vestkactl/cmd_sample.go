package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestka/cmd/internal/wiring"
)

func (c *cli) sampleCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "sample add|remove",
		Short:                 c.loc.T("cli.sample.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if args[0] != "add" && args[0] != "remove" {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			n, err := c.sample(cmd.Context(), s, args[0] == "add")
			if err != nil {
				return err
			}
			return c.result(map[string]any{"sample": n}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("cli.sample.done", "Count", n))
			})
		},
	}
}

// sample adds the sample list or removes it with all that belongs to it, and
// gives how many sample people there are then.
func (c *cli) sample(ctx context.Context, s *wiring.Services, add bool) (int, error) {
	if !add {
		_, err := s.Store.RemoveSample(ctx)
		return 0, err
	}
	if _, err := s.AddSample(ctx); err != nil {
		return 0, err
	}
	all, err := s.Store.People(context.WithoutCancel(ctx)) // the list is in: too late to be stopped
	n := 0
	for i := range all {
		if all[i].Sample {
			n++
		}
	}
	return n, err
}
