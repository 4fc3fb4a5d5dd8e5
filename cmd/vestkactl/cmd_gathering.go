package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
)

// gatheringJSON is one of `gathering --json`.
type gatheringJSON struct {
	ID      app.GatheringID `json:"id"`
	Date    app.Date        `json:"date"`
	Title   string          `json:"title"`
	Letters int             `json:"letters"`
	Writers int             `json:"writers"` // 0: not known
	Country string          `json:"country"`
	Note    string          `json:"note"`
}

func (c *cli) gatheringCmd() *cobra.Command {
	list := func(cmd *cobra.Command, _ []string) error { return c.gatherings(cmd.Context()) }
	cmd := &cobra.Command{
		Use: "gathering", Short: c.loc.T("cli.gathering.short"), Long: c.loc.T("cli.gathering.long"), Args: exactly(0), DisableFlagsInUseLine: true, RunE: list,
	}
	cmd.AddCommand(
		&cobra.Command{Use: "list", Short: c.loc.T("cli.gathering.list.short"), Args: exactly(0), DisableFlagsInUseLine: true, RunE: list},
		c.gatheringAddCmd(), c.gatheringRemoveCmd())
	return cmd
}

// gatherings lists them, the newest first.
func (c *cli) gatherings(ctx context.Context) error {
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	all, err := s.Gatherings.All(ctx)
	if err != nil {
		return err
	}
	list, rows, letters := make([]gatheringJSON, len(all)), make([][]string, len(all)), 0
	for i, g := range all {
		list[i] = gatheringJSON{g.ID, g.On, g.Title, g.Letters, g.Writers, g.Country, g.Note}
		writers := ""
		if g.Writers > 0 {
			writers = c.loc.T("gathering.writers", "Count", g.Writers)
		}
		rows[i] = []string{strconv.FormatInt(int64(g.ID), 10), c.readable(g.On), c.loc.T("archive.letters", "Count", g.Letters), writers, g.Country, g.Title}
		letters += g.Letters
	}
	return c.result(map[string]any{"gatherings": list, "total": len(list), "letters": letters}, func(w io.Writer) {
		if len(rows) == 0 {
			fmt.Fprintln(w, c.loc.T("gathering.none"))
			return
		}
		table(w, "", nil, rows)
	})
}

func (c *cli) gatheringAddCmd() *cobra.Command {
	var g app.Gathering
	var date string
	cmd := &cobra.Command{
		Use:                   "add --letters N [--title TEXT] [--date DATE] [--writers N] [--country CC] [--note TEXT]",
		Short:                 c.loc.T("cli.gathering.add.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !cmd.Flags().Changed("letters") {
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--letters"}}
			}
			return c.gatheringAdd(cmd.Context(), g, date, cmd.Flags().Changed("country"))
		},
	}
	f := cmd.Flags()
	f.IntVar(&g.Letters, "letters", 0, c.loc.T("cli.gathering.letters"))
	f.IntVar(&g.Writers, "writers", 0, c.loc.T("cli.gathering.writers"))
	f.StringVar(&g.Title, "title", "", c.loc.T("cli.gathering.title"))
	f.StringVar(&date, "date", "", c.loc.T("cli.gathering.date"))
	f.StringVar(&g.Country, "country", "", c.loc.T("cli.gathering.country"))
	f.StringVar(&g.Note, "note", "", c.loc.T("cli.gathering.note"))
	annotate(cmd, "letters", "N")
	annotate(cmd, "writers", "N")
	return cmd
}

func (c *cli) gatheringAdd(ctx context.Context, g app.Gathering, date string, fromThere bool) error {
	today, err := c.day()
	if err != nil {
		return err
	}
	if g.On, err = c.date(date, "--date"); err != nil {
		return err
	}
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	if g.Country = strings.ToUpper(g.Country); !fromThere {
		if g.Country, err = s.Store.Setting(ctx, app.SettingCountry); err != nil {
			return err
		}
	}
	id, _, err := s.Gatherings.Add(ctx, g, today)
	if err != nil {
		return err
	}
	return c.result(map[string]any{"id": id, "letters": g.Letters}, func(w io.Writer) { fmt.Fprintln(w, c.loc.T("gathering.added", "Count", g.Letters)) })
}

func (c *cli) gatheringRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use: "remove ID", Short: c.loc.T("cli.gathering.remove.short"), Args: exactly(1), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			n, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil || n <= 0 {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "gathering", "Value", args[0]}}
			}
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			if _, err := s.Gatherings.Remove(cmd.Context(), app.GatheringID(n)); err != nil {
				return err
			}
			return c.result(map[string]any{"removed": n}, func(w io.Writer) { fmt.Fprintln(w, c.loc.T("gathering.removed")) })
		},
	}
}
