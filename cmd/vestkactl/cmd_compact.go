package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"vestka/app"
)

func (c *cli) compactCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "compact",
		Short:                 c.loc.T("cli.compact.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return c.compact(cmd.Context()) },
	}
}

// compact gives back the room that the store no longer needs.
func (c *cli) compact(ctx context.Context) error {
	s, err := c.database(ctx)
	if err != nil {
		return err
	}
	before, err := c.storeSize()
	if err != nil {
		return err
	}
	if err := s.Compact(ctx); err != nil {
		return err
	}
	after, err := c.storeSize()
	if err != nil {
		return err
	}
	return c.result(map[string]any{"before": before, "after": after}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.compact.done", "Before", c.loc.Number(kibibytes(before)), "After", c.loc.Number(kibibytes(after))))
	})
}

// storeSize is the length of the store's file in bytes.
func (c *cli) storeSize() (int64, error) {
	path, err := c.storePath()
	if err != nil {
		return 0, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return 0, &app.Error{Code: app.Failed, Key: "error.store.unreachable", Hint: "error.store.unreachable.hint", Err: err}
	}
	return info.Size(), nil
}

func kibibytes(bytes int64) int { return int((bytes + 1023) / 1024) }
