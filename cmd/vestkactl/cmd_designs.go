package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/designs"
	"vestka/cmd/internal/wiring"
)

// designJSON is a design without its pictures.
type designJSON struct {
	ID    string    `json:"id"`
	Title app.Text  `json:"title"`
	Own   bool      `json:"own"`
	Front app.Front `json:"front"`
	Back  app.Back  `json:"back"`
}

func designObject(d *app.Design) designJSON {
	return designJSON{d.ID, d.Title, !designs.IsBuiltIn(d.ID), d.Front, d.Back}
}

func (c *cli) designsCmd() *cobra.Command {
	return c.group("designs list|show|add|edit|remove|load|save", c.loc.T("cli.designs.short"),
		c.designsListCmd(), c.designsShowCmd(), c.designsAddCmd(), c.designsEditCmd(), c.designsRemoveCmd(), c.designsLoadCmd(), c.designsSaveCmd())
}

func (c *cli) designsListCmd() *cobra.Command {
	var own bool
	cmd := &cobra.Command{
		Use:                   "list [--own]",
		Short:                 c.loc.T("cli.designs.list.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			all, err := s.Designs.All(cmd.Context())
			if err != nil {
				return err
			}
			found := []designJSON{}
			for i := range all {
				if o := designObject(&all[i]); o.Own || !own {
					found = append(found, o)
				}
			}
			return c.result(map[string]any{"designs": found, "total": len(found)}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("designs.count", "Count", len(found)))
				rows := make([][]string, len(found))
				for i, o := range found {
					mine := ""
					if o.Own {
						mine = c.loc.T("designs.own")
					}
					rows[i] = []string{o.ID, o.Title.Any(c.userLang()), mine}
				}
				table(w, "  ", nil, rows)
			})
		},
	}
	cmd.Flags().BoolVar(&own, "own", false, c.loc.T("cli.designs.own"))
	return cmd
}

func (c *cli) designsShowCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "show NAME",
		Short:                 c.loc.T("cli.designs.show.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			d, err := s.Designs.Find(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			return c.result(designObject(&d), func(w io.Writer) {
				beside := func(name string) string { return name + ".jpg" } // the dots of a picture say nothing to a reader
				fmt.Fprintf(w, "%s", designs.File(beside, d))
			})
		},
	}
}

func (c *cli) designsAddCmd() *cobra.Command {
	var f designFlags
	var from string
	cmd := &cobra.Command{
		Use:                   "add NAME [--copy NAME]" + designUse,
		Short:                 c.loc.T("cli.designs.add.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			d, err := s.Designs.Find(cmd.Context(), from)
			if err != nil {
				return err
			}
			d.ID = args[0]
			switch _, err := s.Designs.Find(cmd.Context(), d.ID); {
			case err == nil:
				return &app.Error{Code: app.Refused, Key: "error.design.taken", Args: app.Args{"Design": d.ID}}
			case app.CodeOf(err) != app.NotFound:
				return err
			}
			return c.keepDesign(cmd, s, &f, d)
		},
	}
	f.add(c, cmd)
	cmd.Flags().StringVar(&from, "copy", designs.Plain, c.loc.T("cli.designs.copy"))
	return cmd
}

func (c *cli) designsEditCmd() *cobra.Command {
	var f designFlags
	cmd := &cobra.Command{
		Use:                   "edit NAME" + designUse,
		Short:                 c.loc.T("cli.designs.edit.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			d, err := s.Designs.Find(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			return c.keepDesign(cmd, s, &f, d)
		},
	}
	f.add(c, cmd)
	return cmd
}

func (c *cli) keepDesign(cmd *cobra.Command, s *wiring.Services, f *designFlags, d app.Design) error {
	if err := f.change(c, cmd, s, &d); err != nil {
		return err
	}
	if _, err := s.Designs.Save(cmd.Context(), d); err != nil {
		return err
	}
	return c.result(map[string]any{"id": d.ID}, func(w io.Writer) { fmt.Fprintln(w, c.loc.T("designs.saved", "Design", d.ID)) })
}

func (c *cli) designsRemoveCmd() *cobra.Command {
	return c.removal("remove NAME", c.loc.T("cli.designs.remove.short"), "id", func(ctx context.Context, s *wiring.Services, id string) (string, error) {
		_, err := s.Designs.Remove(ctx, id)
		return c.loc.T("designs.removed", "Design", id), err
	})
}

// besideFile reads the pictures that lie beside a file of designs.
func besideFile(path string) designs.Beside {
	return func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(filepath.Dir(path), name)) }
}

func (c *cli) designsLoadCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "load FILE.toml",
		Short:                 c.loc.T("cli.designs.load.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			content, err := readFile(args[0])
			if err != nil {
				return err
			}
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			l, _, err := s.Designs.LoadFile(cmd.Context(), content, besideFile(args[0]))
			if err != nil {
				return err
			}
			return c.result(map[string]any{"designs": l.IDs, "replaced": l.Replaced}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("designs.loaded", "Count", len(l.IDs), "Replaced", l.Replaced))
				fmt.Fprintln(w, "  "+strings.Join(l.IDs, ", "))
			})
		},
	}
}

func (c *cli) designsSaveCmd() *cobra.Command {
	var beside bool
	cmd := &cobra.Command{
		Use:                   "save FILE.toml [NAME…] [--beside]",
		Short:                 c.loc.T("cli.designs.save.short"),
		Args:                  atLeast(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			chosen, err := s.Designs.Chosen(cmd.Context(), args[1:]...)
			if err != nil {
				return err
			}
			if len(chosen) == 0 {
				return &app.Error{Code: app.Refused, Key: "error.designs.no_own"}
			}
			if err := saveDesigns(s, args[0], beside, chosen); err != nil {
				return err
			}
			c.tellUnsealed(cmd.Context(), s.Store)
			return c.result(map[string]any{"file": args[0], "designs": len(chosen)}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("designs.file_saved", "Count", len(chosen), "File", args[0]))
			})
		},
	}
	cmd.Flags().BoolVar(&beside, "beside", false, c.loc.T("cli.designs.beside"))
	return cmd
}

// saveDesigns writes a file of designs, and the pictures before it where they lie beside
// it: the file is never there without them.
func saveDesigns(s *wiring.Services, path string, beside bool, all []app.Design) error {
	if !beside {
		return s.SaveFile(path, designs.File(nil, all...))
	}
	name := func(picture string) string { return picture + ".jpg" }
	for i := range all {
		for picture, content := range all[i].Pictures {
			if err := s.SaveFile(filepath.Join(filepath.Dir(path), name(picture)), content); err != nil {
				return err
			}
		}
	}
	return s.SaveFile(path, designs.File(name, all...))
}
