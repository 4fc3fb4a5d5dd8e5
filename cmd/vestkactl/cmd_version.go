package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestka/app"
)

func (c *cli) versionCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "version",
		Short:                 c.loc.T("cli.version.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(*cobra.Command, []string) error {
			return c.result(map[string]any{"version": app.Version}, func(w io.Writer) { fmt.Fprintln(w, "vestkactl "+app.Version) })
		},
	}
}
