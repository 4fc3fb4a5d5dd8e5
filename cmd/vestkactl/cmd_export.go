package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/giving"
	"vestka/cmd/internal/wiring"
)

// exportForms are the forms of files by how their names end.
var exportForms = map[string]giving.Format{".csv": giving.CSV, ".xlsx": giving.XLSX, ".journal": giving.Hledger, ".json": giving.JSON}

// exportWanted is what `export` is to write.
type exportWanted struct {
	path       string
	form       giving.Format
	all, force bool
	with       giving.With
}

func (c *cli) exportCmd() *cobra.Command {
	var f giftQuery
	var w exportWanted
	cmd := &cobra.Command{
		Use: "export FILE.csv|FILE.xlsx|FILE.journal|FILE.json [--all] [--with-names] [--with-notes] [--force] [--year N] [--person ID] [--payee-kind KIND] " +
			"[--payee TEXT] [--purpose TEXT] [--currency CODE] [--missing] [--cancelled with|without|only]",
		Short:                 c.loc.T("cli.export.short"),
		Long:                  c.loc.T("cli.export.long"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			w.path = args[0]
			form, known := exportForms[strings.ToLower(filepath.Ext(w.path))]
			if !known || w.all && form != giving.JSON {
				return &wrongUse{"cli.error.export_form", []any{"Path", w.path}}
			}
			w.form = form
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			q, err := f.read(s)
			if err != nil {
				return err
			}
			return c.export(cmd.Context(), s, q, &w)
		},
	}
	fl := cmd.Flags()
	fl.BoolVar(&w.all, "all", false, c.loc.T("cli.export.all"))
	fl.BoolVar(&w.with.Names, "with-names", false, c.loc.T("cli.export.with_names"))
	fl.BoolVar(&w.with.Notes, "with-notes", false, c.loc.T("cli.export.with_notes"))
	fl.BoolVar(&w.force, "force", false, c.loc.T("cli.attach.force"))
	f.add(c, cmd)
	fl.StringVar(&f.cancelled, "cancelled", "", c.loc.T("cli.giving.cancelled"))
	return cmd
}

// export writes the file, and says what it leaves out.
func (c *cli) export(ctx context.Context, s *wiring.Services, q giving.Query, want *exportWanted) error {
	if err := mayWrite(s, want.path, want.force); err != nil {
		return err
	}
	begins, err := s.Giving.YearBegins(ctx)
	if err != nil {
		return err
	}
	all, err := s.Giving.Find(ctx, q)
	if err != nil {
		return err
	}
	e := giving.Everything{Exported: *giving.Leave(all, begins, want.with, func(id app.PersonID) string { return c.nameOf(s, id) })}
	left := e.For(want.form)
	count := e.Entries(want.form)
	if want.all {
		if err := gather(ctx, s, &e); err != nil {
			return err
		}
		count = e.Count()
	}
	err = s.MayWrite.Save(want.path, func(w io.Writer) (err error) {
		if want.all {
			left, err = e.WriteAll(w, want.with)
			return err
		}
		return e.Write(w, want.form, c.leftWords(left))
	})
	if err != nil {
		return err
	}
	c.say("export.unsealed")
	return c.result(map[string]any{"saved": want.path, "donations": len(all), "entries": count, "left_out": append([]giving.Left{}, left...)}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("export.saved", "Count", count, "Path", want.path))
		for _, line := range c.leftWords(left) {
			fmt.Fprintln(w, line)
		}
	})
}

// gather reads all that is the user's own.
func gather(ctx context.Context, s *wiring.Services, e *giving.Everything) error {
	var files []app.Attachment
	var err error
	for _, read := range []func(){
		func() { e.Plans, err = s.Giving.Plans(ctx) },
		func() { e.Letters, err = s.Store.Letters(ctx, app.LetterFilter{}) },
		func() { e.Lives, err = s.Leaving.LetterLives(ctx) },
		func() { e.Replies, err = s.Replies.All(ctx, app.ReplyFilter{}) },
		func() { e.Parcels, err = s.Parcels.Parcels(ctx, app.ParcelFilter{}) },
		func() { e.Gatherings, err = s.Gatherings.All(ctx) },
		func() { e.Occasions, err = s.Store.OwnOccasions(ctx) },
		func() { e.Skips, err = s.Store.Skips(ctx) },
		func() { e.Intervals, err = s.Store.Intervals(ctx) },
		func() { e.Own, err = s.Leaving.OwnRows(ctx) },
		func() { files, err = s.Store.Attachments(ctx, app.AttachmentFilter{}) },
	} {
		if read(); err != nil {
			return err
		}
	}
	e.Files = len(files) > 0
	return nil
}

// leftWords say what an export leaves out.
func (c *cli) leftWords(left []giving.Left) []string {
	lines := make([]string, len(left))
	for i, one := range left {
		lines[i] = c.loc.T("export.left", "What", c.loc.T(one.MessageKey()))
	}
	return lines
}
