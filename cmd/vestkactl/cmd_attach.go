package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/attachments"
	"vestka/cmd/internal/wiring"
)

// attachmentJSON is an attachment in `attach --json` and `attach list --json`.
type attachmentJSON struct {
	ID       app.AttachmentID   `json:"id"`
	Person   app.PersonID       `json:"person_id"`
	Letter   app.LetterID       `json:"letter_id"`   // 0 for none
	Donation app.DonationID     `json:"donation_id"` // 0 for none
	Name     string             `json:"name"`
	Kind     app.AttachmentKind `json:"kind"`
	Size     int64              `json:"size"`  // bytes
	Width    int                `json:"width"` // dots; 0 for a PDF
	Height   int                `json:"height"`
	Stripped bool               `json:"stripped"` // place and camera were taken out
	Added    string             `json:"added"`    // RFC 3339, UTC
}

func attachmentsJSON(list []app.Attachment) []attachmentJSON {
	all := make([]attachmentJSON, len(list))
	for i, a := range list {
		all[i] = attachmentJSON{
			a.ID, a.Person, a.Letter, a.Donation, a.Name, a.Kind, a.Size, a.Width, a.Height, a.Stripped, a.Made.UTC().Format(time.RFC3339),
		}
	}
	return all
}

func (c *cli) attachCmd() *cobra.Command {
	var person string
	var letter int64
	var keep bool
	cmd := &cobra.Command{
		Use:                   "attach FILE… --person ID [--letter ID] [--keep-metadata]",
		Short:                 c.loc.T("cli.attach.short"),
		Long:                  c.loc.T("cli.attach.long"),
		DisableFlagsInUseLine: true,
		Args:                  atLeast(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if person == "" {
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--person"}}
			}
			if err := checkLetter(cmd, letter); err != nil {
				return err
			}
			return c.attach(cmd.Context(), person, app.LetterID(letter), attachments.Request{Paths: args, KeepMetadata: keep})
		},
	}
	cmd.Flags().StringVar(&person, "person", "", c.loc.T("cli.attach.person"))
	cmd.Flags().Int64Var(&letter, "letter", 0, c.loc.T("cli.attach.letter"))
	cmd.Flags().BoolVar(&keep, "keep-metadata", false, c.loc.T("cli.attach.keep_metadata"))
	cmd.AddCommand(c.attachListCmd(), c.attachSaveCmd(), c.attachRemoveCmd())
	return cmd
}

// checkLetter refuses a number that no entry of the journal can have.
func checkLetter(cmd *cobra.Command, letter int64) error {
	if cmd.Flags().Changed("letter") && letter <= 0 {
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--letter", "Value", letter}}
	}
	return nil
}

// attach keeps the files with a person, given by either id.
func (c *cli) attach(ctx context.Context, person string, letter app.LetterID, r attachments.Request) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	id, err := personID(s.Directory, "--person", person)
	if err != nil {
		return err
	}
	r.Owner = attachments.Owner{Person: id, Letter: letter}
	if !r.KeepMetadata {
		if r.KeepMetadata, err = s.Keeper.KeepsMetadata(ctx); err != nil {
			return err
		}
	}
	added, err := s.Keeper.Add(ctx, r)
	if err != nil {
		return err
	}
	if added.PDFs() {
		c.advise("attachments.pdf_kept")
	}
	if r.KeepMetadata {
		c.advise("cli.attach.kept")
	}
	return c.result(map[string]any{"added": attachmentsJSON(added.Attachments)}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("attachments.added", "Count", len(added.Attachments)))
		c.attachments(w, s, added.Attachments)
	})
}

func (c *cli) attachListCmd() *cobra.Command {
	var person string
	var letter int64
	cmd := &cobra.Command{
		Use:                   "list [--person ID] [--letter ID]",
		Short:                 c.loc.T("cli.attach.list.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkLetter(cmd, letter); err != nil {
				return err
			}
			return c.attachList(cmd.Context(), person, app.LetterID(letter))
		},
	}
	cmd.Flags().StringVar(&person, "person", "", c.loc.T("cli.attach.list.person"))
	cmd.Flags().Int64Var(&letter, "letter", 0, c.loc.T("cli.attach.list.letter"))
	return cmd
}

func (c *cli) attachList(ctx context.Context, person string, letter app.LetterID) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	f := app.AttachmentFilter{Letter: letter}
	if f.Person, err = anyPerson(s.Directory, "--person", person); err != nil {
		return err
	}
	if letter != 0 {
		if _, err := s.Journal.Letter(ctx, letter); err != nil {
			return err
		}
	}
	list, err := s.Keeper.List(ctx, f)
	if err != nil {
		return err
	}
	return c.result(map[string]any{"attachments": attachmentsJSON(list)}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.holds.attachments", "Count", len(list)))
		c.attachments(w, s, list)
	})
}

// attachments lists attachments.
func (c *cli) attachments(w io.Writer, s *wiring.Services, list []app.Attachment) {
	if len(list) == 0 {
		return
	}
	t := c.loc.T
	rows := make([][]string, len(list))
	for i, a := range list {
		letter := ""
		if a.Letter != 0 {
			letter = fmt.Sprint(a.Letter)
		}
		rows[i] = []string{
			fmt.Sprint(a.ID), c.readable(app.DateOf(a.Made.UTC())), string(a.Kind), c.loc.Number(kibibytes(a.Size)), letter, c.nameOf(s, a.Person), a.Name,
		}
	}
	table(w, "", []string{
		t("cli.column.id"), t("cli.column.day"), t("cli.column.kind"), t("cli.column.kib"), t("cli.column.entry"), t("cli.column.name"), t("cli.column.file"),
	}, rows)
}

// attachmentID reads the number of an attachment.
func attachmentID(word string) (app.AttachmentID, error) {
	id, err := strconv.ParseInt(word, 10, 64)
	if err != nil || id <= 0 {
		return 0, &wrongUse{"cli.error.attachment", []any{"ID", word}}
	}
	return app.AttachmentID(id), nil
}

func (c *cli) attachSaveCmd() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:                   "save ID FILE [--force]",
		Short:                 c.loc.T("cli.attach.save.short"),
		Args:                  exactly(2),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := attachmentID(args[0])
			if err != nil {
				return err
			}
			return c.attachSave(cmd.Context(), id, args[1], force)
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, c.loc.T("cli.attach.force"))
	return cmd
}

// attachSave writes a copy of an attachment, which is not sealed.
func (c *cli) attachSave(ctx context.Context, id app.AttachmentID, path string, force bool) error {
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	if err := mayWrite(s, path, force); err != nil {
		return err
	}
	if err := s.Keeper.Save(ctx, id, path); err != nil {
		return err
	}
	c.say("attachments.unsealed")
	return c.result(map[string]any{"id": id, "saved": path}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.attach.saved", "Path", path))
	})
}

func (c *cli) attachRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "remove ID…",
		Short:                 c.loc.T("cli.attach.remove.short"),
		DisableFlagsInUseLine: true,
		Args:                  atLeast(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var ids []app.AttachmentID
			for _, word := range args {
				id, err := attachmentID(word)
				if err != nil {
					return err
				}
				if !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
			return c.attachRemove(cmd.Context(), ids)
		},
	}
}

// attachRemove removes all of them or, where one is not there, none: the store
// wipes them when it is closed.
func (c *cli) attachRemove(ctx context.Context, ids []app.AttachmentID) error {
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	if _, err := s.Keeper.Remove(ctx, ids...); err != nil {
		return err
	}
	return c.result(map[string]any{"removed": ids}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("attachments.removed", "Count", len(ids)))
	})
}
