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
	"vestka/app/report"
	"vestka/cmd/internal/wiring"
)

// monthJSON is a month of `report --json`.
type monthJSON struct {
	Month   int `json:"month"`
	Letters int `json:"letters"`
	Replies int `json:"replies"`
}

// reportJSON is `report --json`.
type reportJSON struct {
	Year       int            `json:"year"`
	Letters    int            `json:"letters"`
	People     int            `json:"people"`
	Replies    int            `json:"replies"`
	Countries  map[string]int `json:"countries"` // letters by the country that they were sent from
	Evenings   int            `json:"evenings"`
	Drawn      int            `json:"drawn"` // people, by lot for letter evenings
	Written    int            `json:"evening_letters"`
	Elsewhere  map[string]int `json:"evening_countries"` // those letters by country
	Writers    int            `json:"writers"`
	Months     []monthJSON    `json:"months"`
	Ways       []rateJSON     `json:"ways"`
	FiscalYear string         `json:"fiscal_year"`
	Given      []totalJSON    `json:"given"` // by purpose
	Costs      []totalJSON    `json:"costs"` // postage and parcels
	File       string         `json:"file"`
}

// reportWanted is what `report` is to make.
type reportWanted struct {
	year       int
	chart, out string
	force      bool
}

func (w *reportWanted) check() error {
	ext := strings.ToLower(filepath.Ext(w.out))
	switch {
	case w.year < 1901 || w.year > 2099:
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--year", "Value", w.year}}
	case w.chart != "" && !slices.Contains(report.Kinds, report.Kind(w.chart)):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--chart", "Value", w.chart}}
	case w.chart != "" && w.out == "":
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--out"}}
	case w.out != "" && (w.chart == "" && ext != ".pdf" || w.chart != "" && ext != ".png"):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--out", "Value", w.out}}
	}
	return nil
}

func (c *cli) reportCmd() *cobra.Command {
	var w reportWanted
	cmd := &cobra.Command{
		Use:                   "report [--year N] [--out FILE.pdf | --chart months|ways|giving --out FILE.png] [--force]",
		Short:                 c.loc.T("cli.report.short"),
		Long:                  c.loc.T("cli.report.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			today, err := c.day()
			if err != nil {
				return err
			}
			if !cmd.Flags().Changed("year") {
				w.year = today.Year
			}
			if err := w.check(); err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			f, err := s.Report.Of(cmd.Context(), w.year, today)
			if err != nil {
				return err
			}
			if w.out != "" {
				if err := c.saveReport(cmd.Context(), s, f, &w); err != nil {
					return err
				}
			}
			return c.tellYear(f, w.out)
		},
	}
	fl := cmd.Flags()
	fl.IntVar(&w.year, "year", 0, c.loc.T("cli.report.year"))
	fl.StringVar(&w.chart, "chart", "", c.loc.T("cli.report.chart"))
	fl.StringVar(&w.out, "out", "", c.loc.T("cli.report.out"))
	fl.BoolVar(&w.force, "force", false, c.loc.T("cli.attach.force"))
	annotate(cmd, "out", "FILE.pdf|FILE.png")
	return cmd
}

// saveReport writes the report, or a chart of it.
func (c *cli) saveReport(ctx context.Context, s *wiring.Services, f *report.Figures, want *reportWanted) error {
	if err := mayWrite(s, want.out, want.force); err != nil {
		return err
	}
	write := func(w io.Writer) error { return f.WritePDF(ctx, w, s.Fonts, c.loc) }
	if want.chart != "" {
		charts := f.Charts(report.Kind(want.chart), c.loc)
		if len(charts) == 0 || charts[0].Empty() {
			return &app.Error{Code: app.Refused, Key: "error.report.nothing"}
		}
		write = func(w io.Writer) error { return report.WritePNG(w, s.Fonts, charts) }
	}
	if err := s.MayWrite.Save(want.out, write); err != nil {
		return err
	}
	c.say("export.unsealed")
	return nil
}

// tellYear tells the numbers of the year.
func (c *cli) tellYear(f *report.Figures, saved string) error {
	j := reportJSON{
		Year: f.Year, Letters: f.Letters, People: f.People, Replies: f.Replies, Countries: f.Countries, Evenings: f.Evenings, Drawn: f.Drawn, Written: f.Written, Elsewhere: f.Elsewhere, Writers: f.Writers,
		Months: make([]monthJSON, len(f.Months)), Ways: make([]rateJSON, len(f.Ways)), FiscalYear: f.Begins.Name(f.Year),
		Given: totalsJSON(f.Given, f.Begins, nil), Costs: totalsJSON(f.Costs, f.Begins, nil), File: saved,
	}
	for i, m := range f.Months {
		j.Months[i] = monthJSON{m.Month, m.Letters, m.Replies}
	}
	for i := range f.Ways {
		j.Ways[i] = rateJSONOf(&f.Ways[i])
	}
	return c.result(j, func(w io.Writer) {
		t := c.loc.T
		var rows [][]string
		for _, fact := range f.Facts(c.loc) {
			rows = append(rows, []string{fact.Words, fact.Number})
		}
		for _, code := range f.ByCountry() {
			rows = append(rows, []string{t("report.country") + ": " + c.countryName(code), c.loc.Number(f.Countries[code] + f.Elsewhere[code])})
		}
		for i := range f.Costs {
			rows = append(rows, []string{t(f.Costs[i].PayeeKind.MessageKey()), f.Costs[i].Words(c.loc)})
		}
		fmt.Fprintln(w, t("report.title", "Year", fmt.Sprint(f.Year)))
		table(w, "  ", nil, rows)
		for _, kind := range report.Kinds {
			for _, one := range f.Charts(kind, c.loc) {
				if !one.Empty() {
					fmt.Fprintf(w, "\n%s\n", one.Title)
					table(w, "  ", one.Columns, one.Rows)
				}
			}
		}
		if saved != "" {
			fmt.Fprintln(w, t("cli.saved", "File", saved))
		}
	})
}

func (c *cli) countryName(code string) string {
	if code == "" {
		return c.loc.T("report.country.unknown")
	}
	return c.loc.Country(code)
}
