package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/cmd/internal/wiring"
	"vestka/db"
)

func (c *cli) backupCmd() *cobra.Command {
	var list bool
	cmd := &cobra.Command{
		Use:                   "backup [FILE | --list]",
		Short:                 c.loc.T("cli.backup.short"),
		Long:                  c.loc.T("cli.backup.long"),
		DisableFlagsInUseLine: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 || list && len(args) > 0 {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case list:
				return c.listBackups(cmd.Context())
			case len(args) == 0:
				return c.keepBackup(cmd.Context())
			}
			return c.backup(cmd.Context(), args[0])
		},
	}
	cmd.Flags().BoolVar(&list, "list", false, c.loc.T("cli.backup.list"))
	return cmd
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
	if !s.Sealed() {
		c.tellUnsealed(ctx, s)
	}
	return c.backedUp(ctx, s, file)
}

// keepBackup makes one among those that are kept beside the store.
func (c *cli) keepBackup(ctx context.Context) error {
	s, err := c.database(ctx)
	if err != nil {
		return err
	}
	b, _, err := s.KeepBackup(ctx, app.BackupByHand)
	if err != nil {
		return err
	}
	return c.backedUp(ctx, s, b.Path)
}

func (c *cli) backedUp(ctx context.Context, s *db.Store, file string) error {
	r, err := s.Verify(context.WithoutCancel(ctx)) // the backup is there: too late to be stopped
	if err != nil {
		return err
	}
	object := map[string]any{
		"backup": file, "sealed": s.Sealed(), "people": r.People, "letters": r.Letters, "replies": r.Replies, "donations": r.Donations, "parcels": r.Parcels,
		"attachments": r.Attachments,
	}
	return c.result(object, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.backup.done", "Path", file))
		fmt.Fprintln(w, c.holds(r.Counts))
	})
}

// keptJSON is a backup beside the store.
type keptJSON struct {
	Path   string           `json:"path"`
	Made   string           `json:"made"` // RFC 3339, UTC
	Reason app.BackupReason `json:"reason"`
	Size   int64            `json:"size"` // in bytes
	Sealed bool             `json:"sealed"`
	Whole  bool             `json:"whole"` // not cut off
}

// listBackups needs no passphrase, and no store that opens.
func (c *cli) listBackups(ctx context.Context) error {
	all, err := c.backups(ctx)
	if err != nil {
		return err
	}
	objects := make([]keptJSON, len(all))
	for i, b := range all {
		objects[i] = keptJSON{b.Path, b.Made.UTC().Format(time.RFC3339), b.Reason, b.Size, b.Sealed, b.Whole}
	}
	return c.result(map[string]any{"backups": objects}, func(w io.Writer) {
		if len(all) == 0 {
			fmt.Fprintln(w, c.loc.T("cli.backup.none"))
			return
		}
		rows := make([][]string, len(all))
		for i, b := range all {
			rows[i] = []string{
				c.moment(b.Made), c.loc.T(b.ReasonKey()), c.loc.Number(kibibytes(b.Size)), b.Path,
			}
		}
		table(w, "", []string{
			c.loc.T("cli.column.backup_made"), c.loc.T("cli.column.reason"), c.loc.T("cli.column.kib"), c.loc.T("cli.column.file"),
		}, rows)
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
func (c *cli) holds(n db.Counts) string { return wiring.Holds(c.loc, n) }
