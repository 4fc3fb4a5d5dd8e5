package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/people"
	"vestka/cmd/internal/wiring"
)

// listJSON is a saved list of `lists --json`.
type listJSON struct {
	Name   string        `json:"name"`
	People int           `json:"people"` // now
	Query  *people.Query `json:"query"`  // nil where this version cannot use it
	Saved  string        `json:"saved"`  // RFC 3339
	Error  string        `json:"error"`
}

func (c *cli) listsCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:                   "lists [save|show|rename|remove]",
		Short:                 c.loc.T("cli.lists.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return c.lists(cmd.Context()) },
	}
	cmd.AddCommand(c.listsSaveCmd(), c.listsShowCmd(), c.listsRenameCmd(), c.listsRemoveCmd())
	return cmd
}

// lists shows the saved lists with how many people each has today.
func (c *cli) lists(ctx context.Context) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	saved, err := s.Lists.All(ctx)
	if err != nil {
		return err
	}
	all := make([]listJSON, len(saved))
	for i, l := range saved {
		if all[i], err = c.savedList(ctx, s, l); err != nil {
			return err
		}
	}
	return c.result(map[string]any{"lists": all, "total": len(all)}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.lists.total", "Count", len(all)))
		rows := make([][]string, len(all))
		for i, l := range all {
			rows[i] = []string{l.Name, c.loc.T("cli.people.total", "Count", l.People)}
			if l.Error != "" {
				rows[i][1] = l.Error
			}
		}
		table(w, "  ", nil, rows)
	})
}

func (c *cli) savedList(ctx context.Context, s *wiring.Services, l people.SavedQuery) (listJSON, error) {
	j := listJSON{Name: l.Name, Saved: l.Made.UTC().Format("2006-01-02T15:04:05Z")}
	day, err := c.day()
	if err != nil {
		return j, err
	}
	if broken := l.Err; broken != nil {
		j.Error, _ = c.loc.Error(broken)
		return j, err
	}
	j.Query = &l.Query
	q := l.Query
	q.Today, q.Limit = day, 1
	found, err := s.Directory.Choose(ctx, q)
	j.People = found.Total
	return j, err
}

func (c *cli) listsSaveCmd() *cobra.Command {
	var who *selection
	cmd := &cobra.Command{
		Use:                   "save NAME " + whom + " [--birthday-within N] [--order O]",
		Short:                 c.loc.T("cli.lists.save.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := who.check(); err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			q, err := who.query(cmd.Context(), c, s)
			if err != nil {
				return err
			}
			return c.listSaved(cmd.Context(), s, args[0], q)
		},
	}
	who = c.selects(cmd).soon(c).ordered(c)
	return cmd
}

func (c *cli) listSaved(ctx context.Context, s *wiring.Services, name string, q people.Query) error {
	if _, err := s.Lists.Save(ctx, name, q); err != nil {
		return err
	}
	name, err := app.ListName(name)
	if err != nil {
		return err
	}
	return c.showList(ctx, s, name)
}

func (c *cli) listsShowCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "show NAME",
		Short:                 c.loc.T("cli.lists.show.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			return c.showList(cmd.Context(), s, args[0])
		},
	}
}

// showList shows what a list asks, in the words of the file, and how many people
// fit today.
func (c *cli) showList(ctx context.Context, s *wiring.Services, name string) error {
	l, err := s.Lists.Named(ctx, name)
	if err != nil {
		return err
	}
	j, err := c.savedList(ctx, s, l)
	if err != nil {
		return err
	}
	asked, err := json.Marshal(l.Query)
	if err != nil {
		return err
	}
	return c.result(j, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.lists.one", "Name", j.Name, "Count", j.People))
		fmt.Fprintln(w, "  "+string(asked))
	})
}

func (c *cli) listsRenameCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "rename NAME NEW-NAME",
		Short:                 c.loc.T("cli.lists.rename.short"),
		Args:                  exactly(2),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			to, err := app.ListName(args[1])
			if err != nil {
				return err
			}
			if _, err := s.Lists.Rename(cmd.Context(), args[0], to); err != nil {
				return err
			}
			return c.result(map[string]any{"name": to}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("cli.lists.renamed", "Name", to))
			})
		},
	}
}

func (c *cli) listsRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "remove NAME",
		Short:                 c.loc.T("cli.lists.remove.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			if _, err := s.Lists.Remove(cmd.Context(), args[0]); err != nil {
				return err
			}
			return c.result(map[string]any{"name": args[0]}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("cli.lists.removed", "Name", args[0]))
			})
		},
	}
}
