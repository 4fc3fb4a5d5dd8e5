package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/attachments"
	"vestka/app/giving"
	"vestka/app/importer"
	"vestka/cmd/internal/wiring"
)

func (c *cli) donationCmd() *cobra.Command {
	var q giftQuery
	cmd := &cobra.Command{
		Use: "donation [--year N] [--person ID] [--payee-kind KIND] [--payee TEXT] [--purpose TEXT] [--currency CODE] [--missing] " +
			"[--cancelled with|without|only] [add|edit|cancel|remove|attach|import|value|plans]",
		Short:                 c.loc.T("cli.donation.short"),
		Long:                  c.loc.T("cli.donation.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			query, err := q.read(s)
			if err != nil {
				return err
			}
			return c.donations(cmd.Context(), s, query)
		},
	}
	q.add(c, cmd)
	cmd.Flags().StringVar(&q.cancelled, "cancelled", "", c.loc.T("cli.giving.cancelled"))
	cmd.AddCommand(c.donationSaveCmd(false), c.donationSaveCmd(true), c.donationCancelCmd(), c.donationRemoveCmd(), c.donationAttachCmd(), c.donationImportCmd(), c.donationValueCmd(), c.plansCmd())
	return cmd
}

// giftQuery are the flags that choose donations.
type giftQuery struct {
	q                       giving.Query
	person, kind, cancelled string
}

func (f *giftQuery) add(c *cli, cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.IntVar(&f.q.Year, "year", 0, c.loc.T("cli.giving.year"))
	fl.StringVar(&f.person, "person", "", c.loc.T("cli.giving.person"))
	fl.StringVar(&f.kind, "payee-kind", "", c.loc.T("cli.giving.payee_kind"))
	fl.StringVar(&f.q.Payee, "payee", "", c.loc.T("cli.giving.payee_part"))
	fl.StringVar(&f.q.Purpose, "purpose", "", c.loc.T("cli.giving.purpose_part"))
	fl.StringVar(&f.q.Currency, "currency", "", c.loc.T("cli.giving.currency"))
	fl.BoolVar(&f.q.Missing, "missing", false, c.loc.T("cli.giving.missing"))
}

func (f *giftQuery) read(s *wiring.Services) (giving.Query, error) {
	q := f.q
	q.PayeeKind, q.Currency, q.Cancelled = app.PayeeKind(f.kind), strings.ToUpper(q.Currency), giving.Cancelled(f.cancelled)
	switch {
	case q.Year < 0 || q.Year > 9998:
		return q, &wrongUse{"cli.error.flag_value", []any{"Flag", "--year", "Value", q.Year}}
	case f.kind != "" && !slices.Contains(app.PayeeKinds, q.PayeeKind):
		return q, &wrongUse{"cli.error.flag_value", []any{"Flag", "--payee-kind", "Value", f.kind}}
	case !slices.Contains([]string{"", "with", "without", "only"}, f.cancelled):
		return q, &wrongUse{"cli.error.flag_value", []any{"Flag", "--cancelled", "Value", f.cancelled}}
	}
	if f.cancelled == "with" {
		q.Cancelled = giving.WithCancelled
	}
	var err error
	q.Person, err = anyPerson(s.Directory, "--person", f.person)
	return q, err
}

// donations lists them.
func (c *cli) donations(ctx context.Context, s *wiring.Services, q giving.Query) error {
	begins, err := s.Giving.YearBegins(ctx)
	if err != nil {
		return err
	}
	all, err := s.Giving.Find(ctx, q)
	if err != nil {
		return err
	}
	return c.result(map[string]any{"donations": donationsOf(all, begins), "total": len(all)}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("giving.count", "Count", len(all)))
		rows := make([][]string, len(all))
		for i := range all {
			rows[i] = c.donationRow(s, &all[i])
		}
		table(w, "  ", nil, rows)
	})
}

func (c *cli) donationRow(s *wiring.Services, d *app.Donation) []string {
	about := []string{c.loc.T(d.PayeeKind.MessageKey())}
	for _, part := range []string{d.Payee, d.Purpose} {
		if part != "" {
			about = append(about, part)
		}
	}
	if d.Person != 0 {
		about = append(about, c.nameOf(s, d.Person))
	}
	switch {
	case d.Cancelled != "":
		about = append(about, c.loc.T("giving.is_cancelled"))
	case d.Receipt.Missing():
		about = append(about, c.loc.T("giving.no_receipt"))
	}
	return []string{strconv.FormatInt(int64(d.ID), 10), c.readable(d.On), c.money(d.Amount), strings.Join(about, " · ")}
}

// money is an amount for people.
func (c *cli) money(m app.Money) string {
	return giving.Money(c.loc, m)
}

// giftFlags are what is said of a donation.
type giftFlags struct {
	amount, date, kind, payee, purpose, person, method, fee string
	receipt, receiptDate, thanked, note                     string
	rate, rateSource, rateDate, home                        string
	inKind, noReceipt                                       bool
}

const giftUse = "[--date DATE] [--payee-kind KIND] [--payee TEXT] [--purpose TEXT] [--person ID] [--method TEXT] [--fee AMOUNT] [--in-kind] " +
	"[--receipt NUMBER] [--receipt-date DATE] [--no-receipt] [--thanked DATE] [--rate N --rate-source TEXT [--rate-date DATE] [--home CODE]] [--note TEXT]"

func (f *giftFlags) add(c *cli, cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.StringVar(&f.date, "date", "", c.loc.T("cli.giving.date"))
	fl.StringVar(&f.kind, "payee-kind", "", c.loc.T("cli.giving.payee_kind"))
	fl.StringVar(&f.payee, "payee", "", c.loc.T("cli.giving.payee"))
	fl.StringVar(&f.purpose, "purpose", "", c.loc.T("cli.giving.purpose"))
	fl.StringVar(&f.person, "person", "", c.loc.T("cli.giving.person_helped"))
	fl.StringVar(&f.method, "method", "", c.loc.T("cli.giving.method"))
	fl.StringVar(&f.fee, "fee", "", c.loc.T("cli.giving.fee"))
	fl.BoolVar(&f.inKind, "in-kind", false, c.loc.T("cli.giving.in_kind"))
	fl.StringVar(&f.receipt, "receipt", "", c.loc.T("cli.giving.receipt"))
	fl.StringVar(&f.receiptDate, "receipt-date", "", c.loc.T("cli.giving.receipt_date"))
	fl.BoolVar(&f.noReceipt, "no-receipt", false, c.loc.T("cli.giving.no_receipt"))
	fl.StringVar(&f.thanked, "thanked", "", c.loc.T("cli.giving.thanked"))
	fl.StringVar(&f.rate, "rate", "", c.loc.T("cli.giving.rate"))
	fl.StringVar(&f.rateSource, "rate-source", "", c.loc.T("cli.giving.rate_source"))
	fl.StringVar(&f.rateDate, "rate-date", "", c.loc.T("cli.giving.rate_date"))
	fl.StringVar(&f.home, "home", "", c.loc.T("cli.giving.home"))
	fl.StringVar(&f.note, "note", "", c.loc.T("cli.giving.note"))
}

// fill writes what the flags say into the donation.
func (f *giftFlags) fill(ctx context.Context, cmd *cobra.Command, s *wiring.Services, d *app.Donation) error {
	own, err := app.SettingValue(ctx, s.Store, app.SettingCurrency)
	if err != nil {
		return err
	}
	changed := cmd.Flags().Changed
	for _, one := range []struct {
		flag, value string
		into        *string
	}{
		{"payee-kind", f.kind, (*string)(&d.PayeeKind)},
		{"payee", f.payee, &d.Payee},
		{"purpose", f.purpose, &d.Purpose},
		{"method", f.method, &d.Method},
		{"receipt", f.receipt, &d.Receipt.Nr},
		{"note", f.note, &d.Note},
	} {
		if changed(one.flag) {
			*one.into = one.value
		}
	}
	for _, one := range []struct {
		flag, value string
		into        *app.Date
	}{{"date", f.date, &d.On}, {"receipt-date", f.receiptDate, &d.Receipt.On}, {"thanked", f.thanked, &d.ThankedOn}} {
		if !changed(one.flag) {
			continue
		}
		if *one.into, err = someDate(one.value); err != nil {
			return err
		}
	}
	for _, one := range []struct {
		flag, value string
		into        *app.Money
	}{{"amount", f.amount, &d.Amount}, {"fee", f.fee, &d.Fee}} {
		if one.flag == "amount" && f.amount == "" && !changed("amount") || one.flag == "fee" && !changed("fee") {
			continue
		}
		if *one.into = (app.Money{}); one.value == "" {
			continue
		}
		if *one.into, err = app.ReadMoney(one.value, own); err != nil {
			return err
		}
	}
	if changed("in-kind") {
		d.InKind = f.inKind
	}
	if changed("no-receipt") {
		d.Receipt.None = f.noReceipt
	}
	if changed("person") {
		id, err := anyPerson(s.Directory, "--person", f.person)
		if err != nil {
			return err
		}
		d.Person = id
	}
	return f.value(own, d)
}

// value reckons the worth at home where a rate is given.
func (f *giftFlags) value(own string, d *app.Donation) error {
	if f.rate == "" {
		return nil
	}
	rate, err := app.ReadRate(f.rate)
	if err != nil {
		return err
	}
	on := d.On
	if f.rateDate != "" {
		if on, err = someDate(f.rateDate); err != nil {
			return err
		}
	}
	if f.home != "" {
		own = strings.ToUpper(f.home)
	}
	if own == "" {
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--home"}}
	}
	*d, err = giving.Valued(*d, own, rate, f.rateSource, on)
	return err
}

// someDate is a date that need not be known to the day; empty for none.
func someDate(text string) (app.Date, error) {
	if text == "" {
		return app.Date{}, nil
	}
	return importer.ReadDate(text)
}

// donationSaveCmd is `donation add`, or `donation edit`.
func (c *cli) donationSaveCmd(edit bool) *cobra.Command {
	var f giftFlags
	cmd := &cobra.Command{
		Use: "add [AMOUNT] " + giftUse, Short: c.loc.T("cli.donation.add.short"), Long: c.loc.T("cli.donation.add.long"), Args: atMostOne(), DisableFlagsInUseLine: true,
	}
	f.add(c, cmd)
	if edit {
		cmd.Use, cmd.Short, cmd.Long, cmd.Args = "edit ID [--amount AMOUNT] "+giftUse, c.loc.T("cli.donation.edit.short"), "", exactly(1)
		cmd.Flags().StringVar(&f.amount, "amount", "", c.loc.T("cli.giving.amount"))
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		today, err := c.day()
		if err != nil {
			return err
		}
		s, err := c.openList(cmd.Context())
		if err != nil {
			return err
		}
		d, was := app.Donation{On: today}, app.Worth{}
		switch {
		case edit:
			if d, err = oneDonation(cmd.Context(), s, args[0]); err != nil {
				return err
			}
			was = d.Home
		case len(args) > 0:
			f.amount = args[0]
		}
		if err := f.fill(cmd.Context(), cmd, s, &d); err != nil {
			return err
		}
		id, _, err := s.Giving.Save(cmd.Context(), d)
		if err != nil {
			return err
		}
		if now, err := s.Giving.One(context.WithoutCancel(cmd.Context()), id); err == nil && !was.Amount.IsZero() && now.Home.Amount.IsZero() {
			c.say("giving.home_dropped", "Amount", c.money(was.Amount), "Rate", string(was.Rate), "Source", was.Source)
		}
		return c.donation(context.WithoutCancel(cmd.Context()), s, id)
	}
	return cmd
}

// donation shows one.
func (c *cli) donation(ctx context.Context, s *wiring.Services, id app.DonationID) error {
	begins, err := s.Giving.YearBegins(ctx)
	if err != nil {
		return err
	}
	d, err := s.Giving.One(ctx, id)
	if err != nil {
		return err
	}
	return c.result(donationOf(&d, begins), func(w io.Writer) { table(w, "", nil, [][]string{c.donationRow(s, &d)}) })
}

// oneDonation is the one that a word stands for.
func oneDonation(ctx context.Context, s *wiring.Services, word string) (app.Donation, error) {
	id, err := giftID(word)
	if err != nil {
		return app.Donation{}, err
	}
	return s.Giving.One(ctx, id)
}

func giftID(word string) (app.DonationID, error) {
	id, err := strconv.ParseInt(word, 10, 64)
	if err != nil || id <= 0 {
		return 0, &app.Error{Code: app.Invalid, Key: "error.donation.none", Args: app.Args{"ID": word}}
	}
	return app.DonationID(id), nil
}

func (c *cli) donationCancelCmd() *cobra.Command {
	return &cobra.Command{
		Use: "cancel ID REASON…", Short: c.loc.T("cli.donation.cancel.short"), Args: atLeast(2), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			d, err := oneDonation(cmd.Context(), s, args[0])
			if err != nil {
				return err
			}
			if _, err := s.Giving.Cancel(cmd.Context(), d.ID, strings.Join(args[1:], " ")); err != nil {
				return err
			}
			return c.donation(context.WithoutCancel(cmd.Context()), s, d.ID)
		},
	}
}

func (c *cli) donationRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use: "remove ID…", Short: c.loc.T("cli.donation.remove.short"), Args: atLeast(1), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			var ids []app.DonationID
			for _, word := range args {
				id, err := giftID(word)
				if err != nil {
					return err
				}
				if !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			if _, err := s.Giving.RemoveDonations(cmd.Context(), ids...); err != nil {
				return err
			}
			return c.result(map[string]any{"removed": ids}, func(w io.Writer) { fmt.Fprintln(w, c.loc.T("giving.removed", "Count", len(ids))) })
		},
	}
}

func (c *cli) donationAttachCmd() *cobra.Command {
	var keep bool
	cmd := &cobra.Command{
		Use: "attach ID FILE… [--keep-metadata]", Short: c.loc.T("cli.donation.attach.short"), Args: atLeast(2), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			d, err := oneDonation(cmd.Context(), s, args[0])
			if err != nil {
				return err
			}
			r := attachments.Request{Owner: attachments.Owner{Donation: d.ID}, Paths: args[1:], KeepMetadata: keep}
			if !keep {
				if r.KeepMetadata, err = s.Keeper.KeepsMetadata(cmd.Context()); err != nil {
					return err
				}
			}
			if _, err := s.Keeper.Add(cmd.Context(), r); err != nil {
				return err
			}
			return c.donation(context.WithoutCancel(cmd.Context()), s, d.ID)
		},
	}
	cmd.Flags().BoolVar(&keep, "keep-metadata", false, c.loc.T("cli.attach.keep_metadata"))
	return cmd
}
