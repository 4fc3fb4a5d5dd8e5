package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/rhythm"
	"vestka/cmd/internal/wiring"
)

// gridJSON is a row of `grid --json`.
type gridJSON struct {
	Person app.PersonID                         `json:"person_id"`
	Name   string                               `json:"name"`
	Years  map[int]map[app.Occasion]rhythm.Mark `json:"years"` // what is not there was not written
}

// mostYears is for how many years a grid may be.
const mostYears = 20

func (c *cli) gridCmd() *cobra.Command {
	var who *selection
	var year, years int
	var out string
	var force bool
	cmd := &cobra.Command{
		Use:                   "grid [--year YEAR] [--years N] " + whom + " [--out FILE.pdf|FILE.csv|FILE.xlsx [--force]]",
		Short:                 c.loc.T("cli.grid.short"),
		Long:                  c.loc.T("cli.grid.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case years < 1 || years > mostYears:
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--years", "Value", years}}
			case cmd.Flags().Changed("year") && (year < 1901 || year > 2099):
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--year", "Value", year}}
			case out != "" && !slices.Contains([]string{".pdf", ".csv", ".xlsx"}, strings.ToLower(filepath.Ext(out))):
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--out", "Value", out}}
			}
			if err := who.check(); err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			if out != "" {
				if err := mayWrite(s, out, force); err != nil {
					return err
				}
			}
			q, err := who.query(cmd.Context(), c, s)
			if err != nil {
				return err
			}
			if year == 0 {
				year = rhythm.GridYear(q.Today)
			}
			if !q.Narrows() {
				q.InCustody = true
			}
			return c.grid(cmd.Context(), s, q, year-years+1, year, out)
		},
	}
	cmd.Flags().IntVar(&year, "year", 0, c.loc.T("cli.grid.year"))
	cmd.Flags().IntVar(&years, "years", 2, c.loc.T("cli.grid.years"))
	who = c.selects(cmd)
	cmd.Flags().StringVar(&out, "out", "", c.loc.T("cli.grid.out"))
	cmd.Flags().BoolVar(&force, "force", false, c.loc.T("cli.attach.force"))
	return cmd
}

func (c *cli) grid(ctx context.Context, s *wiring.Services, q people.Query, from, to int, out string) error {
	found, err := s.Directory.Choose(ctx, q)
	if err != nil {
		return err
	}
	g, err := s.Rhythm.Grid(ctx, found.People, from, to, q.Today)
	if err != nil {
		return err
	}
	if out != "" {
		if err := s.Press.SaveGrid(ctx, g, c.userLang(), out); err != nil {
			return err
		}
		c.tellUnsealed(ctx, s.Store)
	}
	list := make([]gridJSON, len(g.Rows))
	for i, r := range g.Rows {
		list[i] = gridJSON{r.ID, c.name(r.Entry), map[int]map[app.Occasion]rhythm.Mark{}}
		for y, year := range g.Years {
			cells := map[app.Occasion]rhythm.Mark{}
			for at, o := range g.Occasions {
				if m := r.Cells[y][at]; m != "" {
					cells[o] = m
				}
			}
			list[i].Years[year] = cells
		}
	}
	return c.result(map[string]any{"from": from, "to": to, "occasions": g.Occasions, "rows": list, "total": len(list), "file": out}, func(w io.Writer) {
		c.gridTable(w, g)
		if out != "" {
			fmt.Fprintln(w, c.loc.T("cli.saved", "File", out))
		}
	})
}

// gridTable shows a line for each person and year in which anything was written or is
// skipped, and counts the others.
func (c *cli) gridTable(w io.Writer, g *rhythm.Grid) {
	titles := []string{c.loc.T("cli.column.id"), c.loc.T("cli.column.name"), ""}
	for _, o := range g.Occasions {
		titles = append(titles, c.loc.T(o.MessageKey()))
	}
	var rows [][]string
	none := 0
	for _, r := range g.Rows {
		some := false
		for y, year := range g.Years {
			if !slices.ContainsFunc(r.Cells[y], func(m rhythm.Mark) bool { return m != "" }) {
				continue
			}
			some = true
			row := []string{fmt.Sprint(r.ID), c.name(r.Entry), fmt.Sprint(year)}
			for _, m := range r.Cells[y] {
				row = append(row, c.loc.T(m.MessageKey()))
			}
			rows = append(rows, row)
		}
		if !some {
			none++
		}
	}
	if len(rows) > 0 {
		table(w, "", titles, rows)
	}
	fmt.Fprintln(w, c.loc.T("grid.none", "Count", none))
}
