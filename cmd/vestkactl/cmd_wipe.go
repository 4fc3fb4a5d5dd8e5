package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/cmd/internal/wiring"
)

// wipeJSON is what was destroyed, or would be.
type wipeJSON struct {
	Store string     `json:"store"`
	Wiped bool       `json:"wiped"`
	Files []string   `json:"files"` // that are gone, or that would go
	Left  []leftJSON `json:"left"`  // that could not be removed
}

type leftJSON struct {
	File    string `json:"file"`
	Emptied bool   `json:"emptied"`
}

func (c *cli) wipeCmd() *cobra.Command {
	var sure bool
	cmd := &cobra.Command{
		Use:                   "wipe --yes-destroy-everything",
		Short:                 c.loc.T("cli.wipe.short"),
		Long:                  c.loc.T("cli.wipe.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			path, err := c.storePath()
			if err != nil {
				return err
			}
			if !sure {
				return c.wouldWipe(path)
			}
			// What is half destroyed is of use to nobody.
			return c.wipe(context.WithoutCancel(cmd.Context()), path)
		},
	}
	cmd.Flags().BoolVar(&sure, "yes-destroy-everything", false, c.loc.T("cli.wipe.yes"))
	return cmd
}

// wouldWipe shows what a wipe would destroy, and destroys nothing.
func (c *cli) wouldWipe(path string) error {
	all, err := wiring.Belongings(path)
	if err != nil {
		return notOpened(err, path, "")
	}
	err = c.result(wipeJSON{Store: path, Files: all, Left: []leftJSON{}}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.wipe.would", "Count", len(all)))
		for _, file := range all {
			fmt.Fprintln(w, "  "+oneLine(file))
		}
		c.unreachable(w)
	})
	if err == nil {
		err = &wrongUse{key: "cli.error.wipe_yes"}
	}
	return err
}

// wipe destroys the store and the traces of the window.
func (c *cli) wipe(ctx context.Context, path string) error {
	report, err := wiring.Wipe(ctx, path)
	if err != nil {
		return notOpened(err, path, "")
	}
	return c.wiped(path, report)
}

// wiped tells what is gone. What could not be removed makes it a failure.
func (c *cli) wiped(path string, report app.WipeReport) error {
	r := wipeJSON{Store: path, Wiped: true, Files: report.Removed, Left: []leftJSON{}}
	for _, left := range report.Left {
		r.Left = append(r.Left, leftJSON{left.Path, left.Emptied})
	}
	err := c.result(r, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.wipe.done", "Count", len(r.Files)))
		for _, left := range report.Left {
			fmt.Fprintln(w, c.loc.Message(left))
		}
		c.unreachable(w)
	})
	if err == nil && len(r.Left) > 0 {
		err = &app.Error{Code: app.Failed, Key: "error.wipe.left", Hint: "error.wipe.left.hint"}
	}
	return err
}

// unreachable says what is not destroyed, whatever this program does.
func (c *cli) unreachable(w io.Writer) {
	fmt.Fprintln(w, c.loc.T("wipe.unreachable"))
	for _, line := range app.Unreachable {
		fmt.Fprintln(w, "  "+c.loc.T(line))
	}
}
