package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/cmd/internal/wiring"
	"vestka/db"
)

func (c *cli) rescueCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "rescue",
		Short:                 c.loc.T("cli.rescue.short"),
		Long:                  c.loc.T("cli.rescue.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return c.rescue(cmd.Context()) },
	}
}

// rescueJSON is what came of it, by tables.
type rescueJSON struct {
	Store       string             `json:"store"`
	Kept        string             `json:"kept"`  // where the damaged store is
	Whole       bool               `json:"whole"` // nothing is known to be lost
	People      int                `json:"people"`
	Letters     int                `json:"letters"`
	Attachments int                `json:"attachments"`         // the damaged among them
	Hollow      []app.AttachmentID `json:"damaged_attachments"` // zeros stand where pieces of them are lost
	BadPages    int                `json:"bad_pages"`
	Unplaced    int                `json:"unplaced"`
	Tables      []rescuedTableJSON `json:"tables"`
}

type rescuedTableJSON struct {
	Table    string `json:"table"`
	Saved    int    `json:"saved"`
	Lost     int    `json:"lost"`
	StandIns int    `json:"stand_ins"`
	Hollow   int    `json:"hollow"`
	Damaged  bool   `json:"damaged"`
}

// rescue reads what can be read of the store into a new one in its place.
func (c *cli) rescue(ctx context.Context) error {
	path, passphrase, err := c.storeAndPassphrase()
	if err != nil {
		return err
	}
	r, err := db.Rescue(ctx, path, c.options(passphrase))
	if err != nil {
		return notOpened(err, path, passphrase)
	}
	object := rescueJSON{
		Store: path, Kept: r.Kept, Whole: r.Whole(), People: r.People, Letters: r.Letters,
		Attachments: r.Attachments, Hollow: append([]app.AttachmentID{}, r.Hollow...),
		BadPages: r.BadPages, Unplaced: r.Unplaced, Tables: []rescuedTableJSON{},
	}
	for _, t := range r.Tables {
		object.Tables = append(object.Tables, rescuedTableJSON(t))
	}
	return c.result(object, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.rescue.done", "Path", path))
		for _, line := range wiring.Rescued(c.loc, &r) {
			fmt.Fprintln(w, line)
		}
		fmt.Fprintln(w, c.loc.T("cli.rescue.kept", "Path", r.Kept))
	})
}
