package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/giving"
	tables "vestka/app/importer/table"
)

// bankRowJSON is a row of `donation import --json`.
type bankRowJSON struct {
	Line     int          `json:"line"`
	State    giving.State `json:"state"`
	Date     string       `json:"date"`
	Amount   string       `json:"amount"`
	Currency string       `json:"currency"`
	Payee    string       `json:"payee"`
	Purpose  string       `json:"purpose"`
	Problem  string       `json:"problem"`
}

// bankWanted is what the flags say of a bank's file.
type bankWanted struct {
	choice               giving.Choice
	columns              []string
	format, charset, sep string
	kind, decimal        string
	apply                bool
}

func (c *cli) donationImportCmd() *cobra.Command {
	var w bankWanted
	cmd := &cobra.Command{
		Use: "import FILE [--map COLUMN=date|amount|currency|payee|purpose|receipt]… [--currency CODE] [--date-order dmy|mdy|ymd] [--decimal comma|point] [--payee-kind KIND] " +
			"[--format csv|tsv|xlsx|json|html] [--charset NAME] [--separator C] [--known-too] [--write]",
		Short: c.loc.T("cli.bank.short"), Long: c.loc.T("cli.bank.long"), Args: exactly(1), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := w.read(); err != nil {
				return err
			}
			return c.importBank(cmd.Context(), args[0], &w)
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&w.columns, "map", nil, c.loc.T("cli.bank.map"))
	f.StringVar(&w.choice.Currency, "currency", "", c.loc.T("cli.bank.currency"))
	f.StringVar(&w.choice.Order, "date-order", "", c.loc.T("cli.bank.date_order"))
	f.StringVar(&w.decimal, "decimal", "", c.loc.T("cli.bank.decimal"))
	f.StringVar(&w.kind, "payee-kind", "", c.loc.T("cli.giving.payee_kind"))
	f.StringVar(&w.format, "format", "", c.loc.T("cli.import.flag.format"))
	f.StringVar(&w.charset, "charset", "", c.loc.T("cli.import.flag.charset"))
	f.StringVar(&w.sep, "separator", "", c.loc.T("cli.import.flag.separator"))
	f.BoolVar(&w.choice.Again, "known-too", false, c.loc.T("cli.bank.known_too"))
	f.BoolVar(&w.apply, "write", false, c.loc.T("cli.bank.write"))
	return cmd
}

func (w *bankWanted) read() error {
	bad := func(flag, value string) error {
		return &wrongUse{"cli.error.flag_value", []any{"Flag", flag, "Value", value}}
	}
	w.choice.Settings = tables.Settings{Format: tables.Format(w.format), Charset: w.charset, Separator: w.sep}
	w.choice.Currency, w.choice.Kind, w.choice.Columns = strings.ToUpper(w.choice.Currency), app.PayeeKind(w.kind), map[giving.Field]string{}
	if strings.EqualFold(w.sep, "tab") {
		w.choice.Separator = "\t"
	}
	marks := map[string]string{"": "", "comma": ",", "point": "."}
	mark, known := marks[w.decimal]
	w.choice.Decimal = mark
	switch {
	case !known:
		return bad("--decimal", w.decimal)
	case !slices.Contains([]string{"", "dmy", "mdy", "ymd"}, w.choice.Order):
		return bad("--date-order", w.choice.Order)
	case w.kind != "" && !slices.Contains(app.PayeeKinds, w.choice.Kind):
		return bad("--payee-kind", w.kind)
	}
	for _, one := range w.columns {
		at := strings.LastIndexByte(one, '=')
		if at < 0 || !slices.Contains(giving.Fields, giving.Field(one[at+1:])) {
			return bad("--map", one)
		}
		w.choice.Columns[giving.Field(one[at+1:])] = one[:at]
	}
	return nil
}

// importBank shows how a bank's file is understood, and writes what is new where that is wanted.
func (c *cli) importBank(ctx context.Context, path string, w *bankWanted) error {
	file, err := os.Open(path)
	if err != nil {
		return unreadable(path, err)
	}
	defer func() { _ = file.Close() }() // only read
	info, err := file.Stat()
	if err != nil {
		return unreadable(path, err)
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	if w.choice.Currency == "" {
		if w.choice.Currency, err = app.SettingValue(ctx, s.Store, app.SettingCurrency); err != nil {
			return err
		}
	}
	st, err := s.Giving.Statement(ctx, file, info.Size(), w.choice)
	if err != nil {
		return err
	}
	ids := []app.DonationID{}
	if w.apply {
		added, _, err := s.Giving.Take(ctx, st)
		if err != nil {
			return err
		}
		ids = append(ids, added...)
	}
	return c.toldBank(st, ids, w.apply)
}

func (c *cli) toldBank(st *giving.Statement, ids []app.DonationID, written bool) error {
	rows, list := make([]bankRowJSON, len(st.Rows)), make([][]string, len(st.Rows))
	for i := range st.Rows {
		r := &st.Rows[i]
		d := &r.Donation
		problem := ""
		if r.Problem != nil {
			problem, _ = c.loc.Error(r.Problem)
		}
		rows[i] = bankRowJSON{r.Line, r.State, d.On.String(), d.Amount.Plain(), d.Amount.Currency, d.Payee, d.Purpose, problem}
		list[i] = []string{fmt.Sprint(r.Line), c.loc.T(r.State.MessageKey()), c.readable(d.On), c.bankAmount(d.Amount), d.Payee + " " + d.Purpose + problem}
	}
	return c.result(map[string]any{"columns": st.Columns, "rows": rows, "new": len(st.New()), "written": written, "ids": ids}, func(w io.Writer) {
		table(w, "  ", nil, list)
		if written {
			fmt.Fprintln(w, c.loc.T("bank.written", "Count", len(ids)))
			return
		}
		fmt.Fprintln(w, c.loc.T("bank.dry", "Count", len(st.New())))
	})
}

func (c *cli) bankAmount(m app.Money) string {
	if m.IsZero() {
		return ""
	}
	return c.money(m)
}

// donationValueCmd gives what has none its worth in one's own currency, by the rates of a file.
func (c *cli) donationValueCmd() *cobra.Command {
	var source, home, order string
	var year int
	cmd := &cobra.Command{
		Use: "value FILE --year N --rate-source TEXT [--home CODE] [--date-order dmy|mdy|ymd]", Short: c.loc.T("cli.donation.value.short"), Long: c.loc.T("cli.donation.value.long"),
		Args: exactly(1), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case year == 0:
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--year"}}
			case source == "":
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--rate-source"}}
			case !slices.Contains([]string{"", "dmy", "mdy", "ymd"}, order):
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--date-order", "Value", order}}
			}
			b, err := readFile(args[0])
			if err != nil {
				return err
			}
			rates, err := giving.ReadRates(cmd.Context(), bytes.NewReader(b), int64(len(b)), order)
			if err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			if home == "" {
				if home, err = app.SettingValue(cmd.Context(), s.Store, app.SettingCurrency); err != nil {
					return err
				}
			}
			if home == "" {
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--home"}}
			}
			valued, without, _, err := s.Giving.Value(cmd.Context(), rates, strings.ToUpper(home), source, year)
			if err != nil {
				return err
			}
			return c.result(map[string]any{"valued": valued, "without": without}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("giving.valued", "Count", valued))
				if without > 0 {
					fmt.Fprintln(w, c.loc.T("giving.no_home", "Count", without))
				}
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&source, "rate-source", "", c.loc.T("cli.giving.rate_source"))
	f.StringVar(&home, "home", "", c.loc.T("cli.giving.home"))
	f.StringVar(&order, "date-order", "", c.loc.T("cli.bank.date_order"))
	f.IntVar(&year, "year", 0, c.loc.T("cli.giving.year"))
	return cmd
}
