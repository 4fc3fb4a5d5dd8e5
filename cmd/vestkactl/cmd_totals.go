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
	"vestka/app/giving"
	"vestka/cmd/internal/wiring"
)

// totalJSON is one line of `totals --json`. What the totals are not parted by is empty.
type totalJSON struct {
	Year      string        `json:"year"`
	Purpose   string        `json:"purpose"`
	Payee     string        `json:"payee"`
	PayeeKind app.PayeeKind `json:"payee_kind"`
	Person    app.PersonID  `json:"person_id"`
	Currency  string        `json:"currency"` // empty for those of which the amount was left out
	Count     int           `json:"count"`
	Sum       string        `json:"sum"`
	InKind    string        `json:"in_kind"`
	Fees      []moneyJSON   `json:"fees"`
	Home      []moneyJSON   `json:"home"`
	NoHome    int           `json:"no_home"`
	Missing   int           `json:"missing_receipts"`
}

func (c *cli) totalsCmd() *cobra.Command {
	var f giftQuery
	var by []string
	var page pageWanted
	cmd := &cobra.Command{
		Use:                   "totals [--by year,purpose,payee,payee-kind,currency,person] [--year N] [--person ID] [--payee-kind KIND] [--payee TEXT] [--purpose TEXT] [--currency CODE] [--missing] [--page FILE.pdf|FILE.xlsx [--with-names] [--force]]",
		Short:                 c.loc.T("cli.totals.short"),
		Long:                  c.loc.T("cli.totals.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			parted := make([]giving.By, len(by))
			for i, word := range by {
				if parted[i] = giving.By(word); !slices.Contains(giving.Bys, parted[i]) {
					return &wrongUse{"cli.error.flag_value", []any{"Flag", "--by", "Value", word}}
				}
			}
			if err := page.check(f.q.Year); err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			q, err := f.read(s)
			if err != nil {
				return err
			}
			q.Cancelled = giving.WithoutCancelled
			begins, err := s.Giving.YearBegins(cmd.Context())
			if err != nil {
				return err
			}
			all, err := s.Giving.Spent(cmd.Context(), q)
			if err != nil {
				return err
			}
			if page.path != "" {
				return c.taxPage(cmd.Context(), s, all, begins, f.q.Year, &page)
			}
			totals, err := giving.Totals(all, begins, parted...)
			if err != nil {
				return err
			}
			return c.totals(s, totals, begins, parted)
		},
	}
	cmd.Flags().StringSliceVar(&by, "by", []string{string(giving.ByYear)}, c.loc.T("cli.totals.by"))
	cmd.Flags().StringVar(&page.path, "page", "", c.loc.T("cli.totals.page"))
	cmd.Flags().BoolVar(&page.names, "with-names", false, c.loc.T("cli.totals.with_names"))
	cmd.Flags().BoolVar(&page.force, "force", false, c.loc.T("cli.attach.force"))
	annotate(cmd, "by", "year,purpose,…")
	f.add(c, cmd)
	return cmd
}

// totalsJSON are the totals for --json.
func totalsJSON(totals []giving.Total, begins giving.YearBegins, by []giving.By) []totalJSON {
	list := make([]totalJSON, len(totals))
	for i := range totals {
		t := &totals[i]
		list[i] = totalJSON{"", t.Purpose, t.Payee, t.PayeeKind, t.Person, t.Currency, t.Count, t.Sum.Plain(), t.InKind.Plain(), moniesOf(t.Fees), moniesOf(t.Homes), t.NoHome, t.Missing}
		if slices.Contains(by, giving.ByYear) {
			list[i].Year = begins.Name(t.Year)
		}
	}
	return list
}

func (c *cli) totals(s *wiring.Services, totals []giving.Total, begins giving.YearBegins, by []giving.By) error {
	list := totalsJSON(totals, begins, by)
	return c.result(map[string]any{"totals": list, "by": by}, func(w io.Writer) {
		if len(list) == 0 {
			fmt.Fprintln(w, c.loc.T("giving.count", "Count", 0))
			return
		}
		rows := make([][]string, len(totals))
		for i := range totals {
			rows[i] = c.totalRow(s, &totals[i], list[i].Year, by)
		}
		table(w, "", nil, rows)
	})
}

func (c *cli) totalRow(s *wiring.Services, t *giving.Total, year string, by []giving.By) []string {
	var row []string
	for _, one := range by {
		switch one {
		case giving.ByYear:
			row = append(row, year)
		case giving.ByPurpose:
			row = append(row, t.Purpose)
		case giving.ByPayee:
			row = append(row, t.Payee)
		case giving.ByPayeeKind:
			row = append(row, c.loc.T(t.PayeeKind.MessageKey()))
		case giving.ByPerson:
			if t.Person == 0 {
				row = append(row, "")
				continue
			}
			row = append(row, c.nameOf(s, t.Person))
		}
	}
	return append(row, t.Words(c.loc), c.loc.T("giving.count", "Count", t.Count), strings.Join(t.Also(c.loc), " · "))
}

// pageWanted is the page for the tax adviser.
type pageWanted struct {
	path         string
	names, force bool
}

func (w *pageWanted) check(year int) error {
	ext := strings.ToLower(filepath.Ext(w.path))
	switch {
	case w.path != "" && ext != ".pdf" && ext != ".xlsx":
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--page", "Value", w.path}}
	case w.path != "" && year == 0:
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--year"}}
	}
	return nil
}

// taxPage writes the page for the tax adviser.
func (c *cli) taxPage(ctx context.Context, s *wiring.Services, all []app.Donation, begins giving.YearBegins, year int, want *pageWanted) error {
	if err := mayWrite(s, want.path, want.force); err != nil {
		return err
	}
	page, err := giving.PageOf(all, begins, year, want.names, c.loc)
	if err != nil {
		return err
	}
	err = s.MayWrite.Save(want.path, func(w io.Writer) error {
		if strings.EqualFold(filepath.Ext(want.path), ".pdf") {
			return page.WritePDF(ctx, w, s.Fonts)
		}
		return page.WriteXLSX(w)
	})
	if err != nil {
		return err
	}
	c.say("export.unsealed")
	return c.result(map[string]any{"saved": want.path, "year": begins.Name(year), "left_out": append([]giving.Left{giving.LeftPerson}, page.Left...)}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.saved", "File", want.path))
		for _, line := range c.leftWords(append([]giving.Left{giving.LeftPerson}, page.Left...)) {
			fmt.Fprintln(w, line)
		}
	})
}
