package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/cmd/internal/wiring"
	"vestka/db"
)

func (c *cli) restoreCmd() *cobra.Command {
	var yes, key bool
	cmd := &cobra.Command{
		Use:                   "restore FILE [--yes | --key-only]",
		Short:                 c.loc.T("cli.restore.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if key && yes {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			if err := readable(args[0]); err != nil {
				return err
			}
			if key {
				return c.restoreKey(cmd.Context(), args[0])
			}
			return c.restore(cmd.Context(), args[0], yes)
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, c.loc.T("cli.restore.yes"))
	cmd.Flags().BoolVar(&key, "key-only", false, c.loc.T("cli.restore.key_only"))
	return cmd
}

// restoreJSON is what is in the backup beside what is here, and what was done.
type restoreJSON struct {
	Store    string      `json:"store"`
	Backup   backupJSON  `json:"backup"`
	Here     *countsJSON `json:"here"` // null where there is no store
	Restored bool        `json:"restored"`
	Kept     string      `json:"kept"`     // where the former store is, else empty
	KeptKey  string      `json:"kept_key"` // where its key file is, or one that lay here without a store, else empty
}

type backupJSON struct {
	Made string `json:"made"` // RFC 3339, UTC
	countsJSON
}

type countsJSON struct {
	Opens       bool `json:"opens"` // the passphrase opens it and it is sound enough to be counted
	Sealed      bool `json:"sealed"`
	People      int  `json:"people"`
	Letters     int  `json:"letters"`
	Replies     int  `json:"replies"`
	Donations   int  `json:"donations"`
	Parcels     int  `json:"parcels"`
	Attachments int  `json:"attachments"`
}

func countsOf(sealed bool, n db.Counts) countsJSON {
	return countsJSON{
		Opens: true, Sealed: sealed, People: n.People, Letters: n.Letters, Replies: n.Replies, Donations: n.Donations, Parcels: n.Parcels, Attachments: n.Attachments,
	}
}

// counts are what the object tells.
func (j *countsJSON) counts() db.Counts {
	return db.Counts{People: j.People, Letters: j.Letters, Replies: j.Replies, Donations: j.Donations, Parcels: j.Parcels, Attachments: j.Attachments}
}

// restore puts a backup into the place of the store: at once where there is
// none, else with --yes only.
func (c *cli) restore(ctx context.Context, file string, yes bool) error {
	path, passphrase, err := c.storeAndPassphrase()
	if err != nil {
		return err
	}
	opts := db.Options{Passphrase: passphrase, Now: c.now}
	sum, err := db.ReadBackup(ctx, file, opts)
	if err != nil {
		return err
	}
	r := restoreJSON{Store: path, Backup: backupJSON{
		sum.Made.UTC().Format(time.RFC3339), countsOf(sum.Sealed, sum.Counts),
	}}
	if r.Here, err = c.here(ctx, path, opts); err != nil {
		return err
	}
	if r.Here == nil || yes {
		kept, err := db.Restore(ctx, file, path, opts)
		if err != nil {
			return err
		}
		r.Kept, r.KeptKey = kept.Store, kept.Keys
		r.Restored = true
	}
	err = c.result(r, func(w io.Writer) { c.compared(w, r, sum) })
	if err == nil && !r.Restored {
		err = &wrongUse{key: "cli.error.restore_yes"}
	}
	return err
}

// readable refuses a file that is not there, or that cannot be read.
func readable(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return unreadable(file, err)
	}
	return f.Close()
}

// restoreKey puts only the key file of a backup beside the store.
func (c *cli) restoreKey(ctx context.Context, file string) error {
	return c.remake("cli.restore.key_done", true, func(path, passphrase string) (remade, error) {
		kept, err := db.RestoreKey(ctx, file, path, c.options(passphrase))
		return remade{map[string]any{"kept_key": kept.Keys}, wiring.KeptKey(c.loc, kept)}, err
	})
}

// here counts the present store, where there is one. That it does not open is
// often why somebody restores.
func (c *cli) here(ctx context.Context, path string, opts db.Options) (*countsJSON, error) {
	if !exists(path) {
		return nil, nil
	}
	opts.Uncounted = true // the passphrase is the backup's
	s, err := db.Open(ctx, path, opts)
	if app.CodeOf(err) == app.Invalid && opts.Passphrase != "" { // the passphrase is the backup's
		opts.Passphrase = ""
		s, err = db.Open(ctx, path, opts)
	}
	switch app.CodeOf(err) {
	case app.Busy, app.Cancelled:
		return nil, err
	}
	if err != nil {
		return &countsJSON{}, nil //nolint:nilerr // the answer is that it does not open
	}
	n := countsJSON{Sealed: s.Sealed()}
	if r, err := s.Verify(ctx); err == nil {
		n = countsOf(s.Sealed(), r.Counts)
		n.Opens = r.Sound()
	}
	return &n, s.Close()
}

// compared shows the backup beside the present store, and what was done.
func (c *cli) compared(w io.Writer, r restoreJSON, sum db.Summary) {
	fmt.Fprintln(w, c.loc.T("cli.restore.backup", "Date", c.moment(sum.Made), "What", c.holds(sum.Counts)))
	switch {
	case r.Here == nil:
		fmt.Fprintln(w, c.loc.T("cli.restore.empty"))
	case r.Here.Opens:
		fmt.Fprintln(w, c.loc.T("cli.restore.here", "What", c.holds(r.Here.counts())))
	default:
		fmt.Fprintln(w, c.loc.T("cli.restore.here_closed"))
	}
	if r.Restored {
		fmt.Fprintln(w, c.loc.T("cli.restore.done", "Path", r.Store))
	}
	if r.Kept != "" {
		fmt.Fprintln(w, c.loc.T("cli.restore.kept", "Path", r.Kept))
	}
	if key := wiring.KeptKey(c.loc, db.Kept{Store: r.Kept, Keys: r.KeptKey}); key != "" {
		fmt.Fprintln(w, key)
	}
}
