package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/spooler"
)

// printerJSON is a printer as `printers --json` prints it.
type printerJSON struct {
	Name     string     `json:"name"`
	About    string     `json:"about"`
	Default  bool       `json:"default"`
	Ready    bool       `json:"ready"`
	TwoSided bool       `json:"two_sided"`
	Trays    []trayJSON `json:"trays"`
}

type trayJSON struct {
	Name    string `json:"name"`
	Default bool   `json:"default"`
}

// adjustmentJSON is how a printer is put right: mm to the right and down.
type adjustmentJSON struct {
	Printer string     `json:"printer"`
	Tray    string     `json:"tray"` // empty: any that has none of its own
	Front   [2]float64 `json:"front"`
	Back    [2]float64 `json:"back"`
}

// printersCmd lists the printers of the system, what they offer, and by how much they are
// put right, where there is a store that can be opened. It needs none.
func (c *cli) printersCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use: "printers [NAME]", Short: c.loc.T("cli.printers.short"), Args: atMostOne(), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			queues, err := c.spooler.Queues(cmd.Context())
			if err != nil {
				return err
			}
			if len(args) > 0 {
				one, err := spooler.Choose(queues, args[0])
				if err != nil {
					return err
				}
				queues = []spooler.Queue{one}
			}
			all, err := c.printerObjects(cmd.Context(), queues)
			if err != nil {
				return err
			}
			kept, known, err := c.adjustments(cmd.Context(), args)
			if err != nil {
				return err
			}
			return c.result(map[string]any{"printers": all, "adjustments": kept}, func(w io.Writer) {
				c.printersTable(w, all)
				c.adjustmentLines(w, kept, known)
			})
		},
	}
	cmd.AddCommand(c.adjustCmd())
	return cmd
}

func (c *cli) printerObjects(ctx context.Context, queues []spooler.Queue) ([]printerJSON, error) {
	all := []printerJSON{}
	for _, q := range queues {
		offer, err := c.spooler.Offer(ctx, q.Name)
		if err != nil {
			return nil, err
		}
		one := printerJSON{q.Name, q.About, q.Default, q.Ready, offer.TwoSided, []trayJSON{}}
		for _, t := range offer.Trays {
			one.Trays = append(one.Trays, trayJSON{t.Name, t.Default})
		}
		all = append(all, one)
	}
	return all, nil
}

// adjustments are those that the store keeps, of the printer that is named. They are nil
// where there is no store, and not known of one for which nobody gave the passphrase.
func (c *cli) adjustments(ctx context.Context, names []string) (kept []adjustmentJSON, known bool, err error) {
	_, passphrase, err := c.storeAndPassphrase()
	if err != nil {
		return nil, false, err
	}
	s, err := c.open(ctx)
	switch code := app.CodeOf(err); {
	case code == app.NotFound:
		return nil, true, nil
	case code == app.WrongPassphrase && passphrase == "":
		return nil, false, nil
	case err != nil:
		return nil, false, err
	}
	shifts, err := s.Journal.Shifts(ctx)
	kept = []adjustmentJSON{}
	for _, p := range shifts {
		if len(names) == 0 || p.Printer == names[0] {
			kept = append(kept, adjustmentJSON{p.Printer, p.Tray, [2]float64{p.FrontX, p.FrontY}, [2]float64{p.BackX, p.BackY}})
		}
	}
	return kept, true, err
}

// adjustmentLines say by how much printers are put right.
func (c *cli) adjustmentLines(w io.Writer, kept []adjustmentJSON, known bool) {
	if !known {
		c.say("cli.printers.sealed")
		return
	}
	if len(kept) == 0 {
		return
	}
	fmt.Fprintln(w)
	var rows [][]string
	pair := func(side [2]float64) string {
		return c.loc.T("printer.adjusted", "X", c.loc.Decimal(side[0]), "Y", c.loc.Decimal(side[1]))
	}
	for _, a := range kept {
		tray := a.Tray
		if tray == "" {
			tray = c.loc.T("printer.tray.any")
		}
		rows = append(rows, []string{a.Printer, tray, pair(a.Front), pair(a.Back)})
	}
	table(w, "", []string{c.loc.T("printer.column.name"), c.loc.T("printer.column.tray"), c.loc.T("printer.column.front"), c.loc.T("printer.column.back")}, rows)
}

func (c *cli) printersTable(w io.Writer, all []printerJSON) {
	if len(all) == 0 {
		fmt.Fprintln(w, c.loc.T("error.spool.no_printer"))
		return
	}
	var rows [][]string
	for _, p := range all {
		var notes []string
		if p.Default {
			notes = append(notes, c.loc.T("printer.default"))
		}
		if !p.Ready {
			notes = append(notes, c.loc.T("printer.stopped"))
		}
		if p.TwoSided {
			notes = append(notes, c.loc.T("printer.two_sided"))
		}
		var trays []string
		for _, t := range p.Trays {
			trays = append(trays, t.Name)
		}
		rows = append(rows, []string{p.Name, p.About, strings.Join(notes, ", "), strings.Join(trays, ", ")})
	}
	table(w, "", []string{c.loc.T("printer.column.name"), c.loc.T("printer.column.about"), c.loc.T("printer.column.can"), c.loc.T("printer.column.trays")}, rows)
}
