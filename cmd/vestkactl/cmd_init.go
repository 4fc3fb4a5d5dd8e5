package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

func (c *cli) initCmd() *cobra.Command {
	var open bool
	cmd := &cobra.Command{
		Use:                   "init [--no-passphrase]",
		Short:                 c.loc.T("cli.init.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			passphrase, err := c.passphrase()
			switch {
			case err != nil:
				return err
			case passphrase == "" && !open:
				return &wrongUse{key: "cli.error.init_passphrase"}
			case passphrase != "" && open:
				return &wrongUse{key: "cli.error.init_both"}
			case !open && strings.TrimSpace(passphrase) == "":
				return &wrongUse{key: "cli.error.blank_passphrase"}
			}
			path, err := c.storePath()
			if err != nil {
				return err
			}
			opts := c.options(passphrase)
			opts.Create = true
			ctx := context.WithoutCancel(cmd.Context()) // takes no time, and is better whole than stopped
			if _, err := c.openAt(ctx, path, opts); err != nil {
				return err
			}
			c.say("door.warning.title")
			c.say("door.warning")
			c.judge(passphrase)
			return c.result(map[string]any{"store": path, "sealed": !open}, func(w io.Writer) {
				if open {
					fmt.Fprintln(w, c.loc.T("cli.init.done", "Path", path))
				} else {
					fmt.Fprintln(w, c.loc.T("cli.init.sealed", "Path", path))
				}
			})
		},
	}
	cmd.Flags().BoolVar(&open, "no-passphrase", false, c.loc.T("cli.init.no_passphrase"))
	return cmd
}
