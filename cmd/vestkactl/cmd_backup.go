package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vestka/db"
)

func (c *cli) backupCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "backup FILE",
		Short:                 c.loc.T("cli.backup.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE:                  func(cmd *cobra.Command, args []string) error { return c.backup(cmd.Context(), args[0]) },
	}
}

// backup copies the store into one file and says what it holds.
func (c *cli) backup(ctx context.Context, file string) error {
	s, err := c.database(ctx)
	if err != nil {
		return err
	}
	if err := s.Backup(ctx, file); err != nil {
		return err
	}
	r, err := s.Verify(context.WithoutCancel(ctx)) // the backup is there: too late to be stopped
	if err != nil {
		return err
	}
	object := map[string]any{
		"backup": file, "sealed": s.Sealed(), "people": r.People, "letters": r.Letters, "attachments": r.Attachments,
	}
	return c.result(object, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.backup.done", "Path", file))
		fmt.Fprintln(w, c.holds(r.Counts))
	})
}

// database is the open store with all that package db can do with it.
func (c *cli) database(ctx context.Context) (*db.Store, error) {
	s, err := c.open(ctx)
	if err != nil {
		return nil, err
	}
	store, ok := s.Store.(*db.Store)
	if !ok {
		return nil, fmt.Errorf("a store of the kind %T has no file", s.Store)
	}
	return store, nil
}

// holds says how many people, letters and attachments there are.
func (c *cli) holds(n db.Counts) string {
	return strings.Join([]string{
		c.loc.T("cli.holds.people", "Count", n.People), c.loc.T("cli.holds.letters", "Count", n.Letters),
		c.loc.T("cli.holds.attachments", "Count", n.Attachments),
	}, ", ")
}
