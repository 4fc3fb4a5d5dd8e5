package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

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

// printersCmd lists the printers of the system and what they offer. It needs no store.
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
			return c.result(map[string]any{"printers": all}, func(w io.Writer) { c.printersTable(w, all) })
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
