package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/archive"
)

func (c *cli) archiveCmd() *cobra.Command {
	var person, out, service, date, check string
	var notes, force bool
	cmd := &cobra.Command{
		Use:                   "archive --person ID --out DIR|FILE.zip [--with-notes] [--force] | --person ID --stored-with NAME [--date DATE] | --check DIR|FILE.zip",
		Short:                 c.loc.T("cli.archive.short"),
		Long:                  c.loc.T("cli.archive.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case check != "":
				if changedOf(cmd, "person", "out", "with-notes", "stored-with", "date") > 0 {
					return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
				}
				return c.checkArchive(cmd.Context(), check)
			case person == "":
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--person"}}
			case changedOf(cmd, "out", "stored-with") != 1 || service != "" && notes || out != "" && date != "":
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			case service != "":
				return c.deposit(cmd.Context(), person, service, date)
			case out == "":
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--out", "Value", out}}
			}
			return c.archive(cmd.Context(), person, out, notes, force)
		},
	}
	f := cmd.Flags()
	f.StringVar(&person, "person", "", c.loc.T("cli.archive.person"))
	f.StringVar(&out, "out", "", c.loc.T("cli.archive.out"))
	f.BoolVar(&force, "force", false, c.loc.T("cli.attach.force"))
	f.BoolVar(&notes, "with-notes", false, c.loc.T("cli.archive.with_notes"))
	f.StringVar(&service, "stored-with", "", c.loc.T("cli.archive.stored_with"))
	f.StringVar(&date, "date", "", c.loc.T("cli.archive.date"))
	f.StringVar(&check, "check", "", c.loc.T("cli.archive.check"))
	annotate(cmd, "out", "DIR|FILE.zip")
	annotate(cmd, "check", "DIR|FILE.zip")
	return cmd
}

// archive writes the kept archive of one person.
func (c *cli) archive(ctx context.Context, person, out string, notes, force bool) error {
	today, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	if strings.EqualFold(filepath.Ext(out), ".zip") { // a folder that is not empty is refused in any case
		if err := mayWrite(s, out, force); err != nil {
			return err
		}
	}
	id, err := personID(s.Directory, "--person", person)
	if err != nil {
		return err
	}
	p, err := s.Archive.Gather(ctx, archive.Request{Person: id, Lang: c.userLang(), Notes: notes, Today: today})
	if err != nil {
		return err
	}
	if err := s.Archive.Save(ctx, p, out); err != nil {
		return err
	}
	c.tellUnsealed(ctx, s.Store)
	files := len(p.Files())
	return c.result(map[string]any{
		"person_id": id, "out": out, "letters": len(p.Letters), "drafts": len(p.Drafts), "replies": len(p.Replies), "files": files, "left_out": p.LeftOut, "notes": notes,
	}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.saved", "File", out))
		fmt.Fprintln(w, c.loc.T("archive.letters", "Count", len(p.Letters))+", "+c.loc.T("replies.count", "Count", len(p.Replies))+", "+c.loc.T("archive.files", "Count", files))
		if p.LeftOut > 0 {
			fmt.Fprintln(w, c.loc.T("archive.left_out", "Count", p.LeftOut))
		}
	})
}

// checkArchive says whether a kept archive is as its list of sums says; where it is not,
// that is an error.
func (c *cli) checkArchive(ctx context.Context, path string) error {
	got, err := archive.Check(ctx, path)
	if err != nil {
		return err
	}
	err = c.result(map[string]any{
		"sound": got.Sound(), "files": got.Files, "changed": orEmpty(got.Changed), "missing": orEmpty(got.Missing), "further": orEmpty(got.Further),
	}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("archive.check.sound", "Count", got.Files))
		for _, some := range []struct {
			key   string
			names []string
		}{{"archive.check.changed", got.Changed}, {"archive.check.missing", got.Missing}, {"archive.check.further", got.Further}} {
			for _, name := range some.names {
				fmt.Fprintln(w, c.loc.T(some.key, "Name", name))
			}
		}
	})
	if err == nil && !got.Sound() {
		err = &app.Error{Code: app.Failed, Key: "error.archive.unsound"}
	}
	return err
}

// deposit notes that all letters to somebody are stored with a service.
func (c *cli) deposit(ctx context.Context, person, service, date string) error {
	today, err := c.day()
	if err != nil {
		return err
	}
	on, err := c.date(date, "--date")
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	id, err := personID(s.Directory, "--person", person)
	if err != nil {
		return err
	}
	n, _, err := s.Life.Deposit(ctx, id, service, on, today)
	if err != nil {
		return err
	}
	return c.result(map[string]any{"person_id": id, "stored_with": service, "date": on, "letters": n}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("archive.stored", "Count", n, "Service", service))
	})
}
