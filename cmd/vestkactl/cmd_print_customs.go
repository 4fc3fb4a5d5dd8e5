package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/customs"
	"vestka/app/printing"
	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/app/sheet"
	"vestka/cmd/internal/wiring"
	"vestka/i18n"
)

// customsJSON is what `print customs --json` prints.
type customsJSON struct {
	Form     customs.Form `json:"form"` // CN 22 or CN 23; empty: not known
	Why      string       `json:"why"`
	Lines    int          `json:"lines"`
	Net      int          `json:"net"`   // grams
	Gross    int          `json:"gross"` // 0: not said
	Value    string       `json:"value"`
	Currency string       `json:"currency"`
	File     string       `json:"file"`
	Printer  string       `json:"printer"`
	Sending  *batchJSON   `json:"sending"` // what the rules say of sending it to the person; null without one
}

type customsFlags struct {
	person, out, currency, kind, category, lang string
	to, from, items                             []string
	sdr                                         float64
	gross, copies                               int
	printer                                     printTo
}

// customsCmd is `print customs`: the declaration that goes with a parcel.
func (c *cli) customsCmd() *cobra.Command {
	var f customsFlags
	cmd := &cobra.Command{
		Use: "customs --person ID|--to LINE… --item TEXT;PIECES;GRAMS;VALUE[;HS[;COUNTRY[;TEXT]]]… --currency CODE [--kind packet|parcel] " +
			"[--category gift|documents|sample|other] [--sdr RATE] [--gross GRAMS] [--return-address LINE]… [--letter-lang be|ru|en] --out FILE.pdf|--printer NAME|default [--tray NAME] [--copies N]",
		Short: c.loc.T("cli.customs.short"), Args: exactly(0), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := f.check(); err != nil {
				return err
			}
			return c.customs(cmd.Context(), &f)
		},
	}
	fl, t := cmd.Flags(), c.loc.T
	fl.StringVar(&f.person, "person", "", t("cli.customs.person"))
	fl.StringArrayVar(&f.to, "to", nil, t("cli.customs.to"))
	fl.StringArrayVar(&f.items, "item", nil, t("cli.customs.item"))
	fl.StringVar(&f.currency, "currency", "", t("cli.customs.currency"))
	fl.StringVar(&f.kind, "kind", string(customs.Packet), t("cli.customs.kind"))
	fl.StringVar(&f.category, "category", string(customs.Gift), t("cli.customs.category"))
	fl.Float64Var(&f.sdr, "sdr", 0, t("cli.customs.sdr"))
	fl.IntVar(&f.gross, "gross", 0, t("cli.customs.gross"))
	fl.StringArrayVar(&f.from, "return-address", nil, t("cli.print.own_address"))
	fl.StringVar(&f.lang, "letter-lang", string(app.Belarusian), t("cli.customs.lang"))
	fl.StringVar(&f.out, "out", "", t("cli.flag.out"))
	fl.IntVar(&f.copies, "copies", 1, t("cli.customs.copies"))
	f.printer.add(c, cmd)
	cmd.Flags().Lookup("printer").Usage = c.loc.T("cli.jobs.printer") // nothing comes out beside it
	return cmd
}

func (f *customsFlags) check() error {
	bad := func(flag string, value any) error {
		return &wrongUse{"cli.error.flag_value", []any{"Flag", flag, "Value", fmt.Sprint(value)}}
	}
	switch {
	case (f.person == "") == (len(f.to) == 0):
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--person"}}
	case !slices.Contains(customs.Kinds, customs.Kind(f.kind)):
		return bad("--kind", f.kind)
	case !slices.Contains(customs.Categories, customs.Category(f.category)):
		return bad("--category", f.category)
	case !slices.Contains(i18n.Languages, f.lang):
		return bad("--letter-lang", f.lang)
	case f.currency == "":
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--currency"}}
	case len(f.items) == 0:
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--item"}}
	case f.copies < 1 || f.copies > mostCopies:
		return bad("--copies", f.copies)
	case f.out == "" && f.printer.printer == "":
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--out"}}
	case f.out != "" && !strings.HasSuffix(strings.ToLower(f.out), ".pdf"):
		return bad("--out", f.out)
	}
	return nil
}

func (c *cli) customs(ctx context.Context, f *customsFlags) error {
	lines := make([]customs.Line, len(f.items))
	for i, item := range f.items {
		var err error
		if lines[i], err = customs.ReadLine(item); err != nil {
			return err
		}
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	return c.customsOf(ctx, s, f, lines)
}

// customsOf is the declaration of these things.
func (c *cli) customsOf(ctx context.Context, s *wiring.Services, f *customsFlags, lines []customs.Line) error {
	declaration, to, err := c.customsDeclaration(ctx, s, f, lines)
	if err != nil {
		return err
	}
	form, why := declaration.Form()
	r := customsJSON{
		Form: form, Why: c.loc.T(why, "Currency", declaration.Currency, "Total", declaration.Amount(declaration.Value())),
		Lines: len(declaration.Lines), Net: declaration.Grams(), Gross: declaration.Gross, Value: declaration.Amount(declaration.Value()), Currency: declaration.Currency, File: f.out,
	}
	var batch rulebook.Batch
	if to != nil {
		if batch, err = c.sendingParcel(ctx, s, to, declaration.Kind); err != nil {
			return err
		}
		object := batchObject(&batch)
		r.Sending = &object
	}
	if f.out != "" {
		if err = s.MayWrite(f.out); err == nil {
			err = s.Press.SaveCustoms(ctx, declaration, f.out)
		}
	}
	if err == nil && f.printer.printer != "" {
		t, missing := (&sendFlags{printer: f.printer.printer, tray: f.printer.tray, sides: string(sheet.Both), document: 1}).target(ctx, c)
		if err = missing; err == nil {
			r.Printer, err = t.Printer, s.Press.PrintCustoms(ctx, c.spooler, declaration, t, f.copies)
		}
	}
	if err != nil {
		return err
	}
	if f.out != "" {
		c.tellUnsealed(ctx, s.Store)
	}
	return c.result(r, func(w io.Writer) {
		if r.File != "" {
			fmt.Fprintln(w, c.loc.T("cli.saved", "File", r.File))
		}
		if r.Printer != "" {
			fmt.Fprintln(w, c.loc.T("cli.customs.sent", "Printer", r.Printer))
		}
		fmt.Fprintln(w, r.Why)
		c.unsendable(w, &batch)
	})
}

// customsDeclaration is what the flags say of the things, and to which person, nil for none of the list.
func (c *cli) customsDeclaration(ctx context.Context, s *wiring.Services, f *customsFlags, lines []customs.Line) (printing.CustomsDeclaration, *app.Person, error) {
	declaration := printing.CustomsDeclaration{From: f.from, To: f.to, Lang: app.Lang(f.lang), Reader: c.userLang(), Declaration: customs.Declaration{
		Kind: customs.Kind(f.kind), Category: customs.Category(f.category), Currency: f.currency, SDR: f.sdr, Gross: f.gross, Lines: lines,
	}}
	sender, err := app.SettingValue(ctx, s.Store, app.SettingSender)
	if err != nil {
		return declaration, nil, err
	}
	declaration.Sender = sender
	if len(declaration.From) == 0 {
		kept, err := app.SettingValue(ctx, s.Store, app.SettingReturn)
		if err != nil {
			return declaration, nil, err
		}
		declaration.From = strings.Split(strings.TrimSpace(kept), "\n")
	}
	if f.person == "" {
		return declaration, nil, declaration.Check()
	}
	id, err := personID(s.Directory, "--person", f.person)
	if err != nil {
		return declaration, nil, err
	}
	day, err := c.day()
	if err != nil {
		return declaration, nil, err
	}
	e, _ := s.Directory.Person(id, day)
	if why := s.Press.WhyNot(e.Person, nil, day); why != nil {
		return declaration, nil, &app.Error{Code: app.Refused, Key: why.Key, Args: why.Args}
	}
	declaration.To, _ = s.Press.Envelope(e.Person, declaration.Lang, "", day)
	declaration.Sample = e.Sample
	return declaration, e.Person, declaration.Check()
}

// sendingParcel is what the rules say of sending a parcel to the person; the user decides.
func (c *cli) sendingParcel(ctx context.Context, s *wiring.Services, to *app.Person, kind customs.Kind) (rulebook.Batch, error) {
	from, err := s.Rulebook.Sender(ctx)
	if err != nil {
		return rulebook.Batch{}, err
	}
	day, err := c.day()
	if err != nil {
		return rulebook.Batch{}, err
	}
	thing := rules.Parcel
	if kind == customs.Packet {
		thing = rules.SmallPacket
	}
	batches, err := s.Rulebook.Many(ctx, []*app.Person{to}, []rules.Thing{thing}, from, day)
	if err != nil {
		return rulebook.Batch{}, err
	}
	return batches[0], nil
}
