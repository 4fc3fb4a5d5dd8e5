package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/rhythm"
	"vestka/cmd/internal/wiring"
)

// intervalJSON is one of `interval --json`.
type intervalJSON struct {
	Person app.PersonID `json:"person_id"` // 0 for a list or all
	List   string       `json:"list"`      // empty for a person or all
	Wish   int          `json:"wish"`      // days; 0: none
	Latest int          `json:"latest"`    // days; 0: none
}

// paceJSON is what counts for one person.
type paceJSON struct {
	Person   app.PersonID `json:"person_id"`
	Wish     int          `json:"wish"`
	WishBy   intervalJSON `json:"wish_by"` // where the wish comes from
	Latest   int          `json:"latest"`
	LatestBy intervalJSON `json:"latest_by"`
	Last     app.Date     `json:"last_contact"` // posted or received; empty: never
	Days     int          `json:"days"`         // since then
	State    rhythm.Touch `json:"state"`
}

func (c *cli) intervalCmd() *cobra.Command {
	var i app.Interval
	var person string
	var all, remove bool
	cmd := &cobra.Command{
		Use:                   "interval [--person ID] | --person ID|--saved NAME|--all --wish N --latest N|--remove",
		Short:                 c.loc.T("cli.interval.short"),
		Long:                  c.loc.T("cli.interval.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			set := cmd.Flags().Changed("wish") || cmd.Flags().Changed("latest")
			given := changedOf(cmd, "person", "saved", "all")
			if given > 1 || set && remove || (set || remove) && given == 0 || given == 1 && !set && !remove && person == "" {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			if err := i.Check(); err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			if i.Person, err = anyPerson(s.Directory, "--person", person); err != nil {
				return err
			}
			if set || remove {
				if _, err := s.Store.SetInterval(cmd.Context(), i); err != nil {
					return err
				}
			} else if i.Person != 0 {
				return c.pace(cmd.Context(), s, i.Person)
			}
			return c.intervals(cmd.Context(), s)
		},
	}
	f := cmd.Flags()
	f.StringVar(&person, "person", "", c.loc.T("cli.interval.person"))
	f.StringVar(&i.List, "saved", "", c.loc.T("cli.interval.saved"))
	f.BoolVar(&all, "all", false, c.loc.T("cli.interval.all"))
	f.IntVar(&i.Wish, "wish", 0, c.loc.T("cli.interval.wish"))
	f.IntVar(&i.Latest, "latest", 0, c.loc.T("cli.interval.latest"))
	f.BoolVar(&remove, "remove", false, c.loc.T("cli.interval.remove"))
	return cmd
}

// changedOf counts which of the flags were given.
func changedOf(cmd *cobra.Command, names ...string) int {
	given := 0
	for _, name := range names {
		if cmd.Flags().Changed(name) {
			given++
		}
	}
	return given
}

// intervals lists those that are kept.
func (c *cli) intervals(ctx context.Context, s *wiring.Services) error {
	kept, err := s.Store.Intervals(ctx)
	if err != nil {
		return err
	}
	list, rows := make([]intervalJSON, len(kept)), make([][]string, len(kept))
	for n, i := range kept {
		list[n] = intervalJSON(i)
		rows[n] = []string{c.whose(s, i), c.daysOf(i.Wish), c.daysOf(i.Latest)}
	}
	t := c.loc.T
	return c.result(map[string]any{"intervals": list, "total": len(list)}, func(w io.Writer) {
		fmt.Fprintln(w, t("cli.interval.total", "Count", len(list)))
		if len(rows) > 0 {
			table(w, "", []string{t("cli.column.whom"), t("interval.wish"), t("interval.latest")}, rows)
		}
	})
}

// whose says for whom an interval is.
func (c *cli) whose(s *wiring.Services, i app.Interval) string {
	if i.Person != 0 {
		return c.nameOf(s, i.Person)
	}
	return c.loc.Message(rhythm.Whose(i))
}

func (c *cli) daysOf(n int) string {
	if n == 0 {
		return "–"
	}
	return c.loc.T("interval.days", "Count", n)
}

// pace shows what counts for one person, and why.
func (c *cli) pace(ctx context.Context, s *wiring.Services, id app.PersonID) error {
	today, err := c.day()
	if err != nil {
		return err
	}
	p, err := s.Rhythm.Pace(ctx, id, today)
	if err != nil {
		return err
	}
	j := paceJSON{id, p.Wish, intervalJSON(p.WishBy), p.Latest, intervalJSON(p.LatestBy), p.Last, p.Days, p.State}
	return c.result(j, func(w io.Writer) {
		t := c.loc.T
		fmt.Fprintln(w, c.nameOf(s, id))
		for _, limit := range []struct {
			key  string
			days int
			by   app.Interval
		}{{"interval.wish", p.Wish, p.WishBy}, {"interval.latest", p.Latest, p.LatestBy}} {
			if limit.days > 0 {
				fmt.Fprintln(w, " ", t("interval.limit", "Limit", t(limit.key), "Days", c.daysOf(limit.days), "Whom", c.whose(s, limit.by)))
			}
		}
		fmt.Fprintln(w, " ", c.loc.Message(p.Words()))
	})
}
