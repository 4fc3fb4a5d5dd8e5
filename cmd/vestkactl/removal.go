package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestka/cmd/internal/wiring"
)

// removal is a command that removes what its one argument names: do says for
// people what was done, the JSON object names the argument under the key.
func (c *cli) removal(use, short, key string, do func(ctx context.Context, s *wiring.Services, name string) (done string, err error)) *cobra.Command {
	return &cobra.Command{
		Use:                   use,
		Short:                 short,
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			done, err := do(cmd.Context(), s, args[0])
			if err != nil {
				return err
			}
			return c.result(map[string]any{key: args[0]}, func(w io.Writer) { fmt.Fprintln(w, done) })
		},
	}
}
