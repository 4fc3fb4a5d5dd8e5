package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/inbox"
)

// inboxJSON is a row of a list that was not taken.
type inboxJSON struct {
	ID     app.InboxID `json:"id"`
	Source string      `json:"source"`
	Line   int         `json:"line"`
	SeenOn app.Date    `json:"seen_on"`
	Reason string      `json:"reason"`
	Cells  []cellJSON  `json:"cells"`
}

type cellJSON struct {
	Column string `json:"column"`
	Field  string `json:"field"`
	Value  string `json:"value"`
}

func (c *cli) inboxCmd() *cobra.Command {
	list := &cobra.Command{
		Use:                   "list",
		Short:                 c.loc.T("cli.inbox.list.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return c.listInbox(cmd.Context()) },
	}
	cmd := c.group("inbox", c.loc.T("cli.inbox.short"), list, c.inboxMendCmd(), c.inboxDismissCmd())
	group := cmd.Args
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil // "inbox" alone lists it
		}
		return group(cmd, args)
	}
	cmd.RunE = list.RunE
	return cmd
}

func (c *cli) listInbox(ctx context.Context) error {
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	rows, err := s.Inbox.Rows(ctx)
	if err != nil {
		return err
	}
	all := make([]inboxJSON, len(rows))
	for i := range rows {
		r := &rows[i]
		all[i] = inboxJSON{ID: r.ID, Source: r.Source, Line: r.Line, SeenOn: r.SeenOn, Reason: c.loc.Message(r.Problem), Cells: []cellJSON{}}
		for _, f := range inbox.Fields(r) {
			all[i].Cells = append(all[i].Cells, cellJSON{f.Column, f.Holds.String(), f.Value})
		}
	}
	return c.result(map[string]any{"total": len(all), "rows": all}, func(w io.Writer) {
		if len(all) == 0 {
			fmt.Fprintln(w, c.loc.T("cli.inbox.empty"))
		}
		for _, r := range all {
			fmt.Fprintln(w, c.loc.T("cli.inbox.row", "ID", r.ID, "Source", r.Source, "Line", r.Line, "Reason", r.Reason))
			var cells [][]string
			for _, cell := range r.Cells {
				cells = append(cells, []string{cell.Column, cell.Value})
			}
			table(w, "    ", nil, cells)
		}
	})
}

func (c *cli) inboxMendCmd() *cobra.Command {
	var set []string
	cmd := &cobra.Command{
		Use:                   "mend ID --set COLUMN=VALUE…",
		Short:                 c.loc.T("cli.inbox.mend.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := inboxIDs(args)
			if err != nil {
				return err
			}
			var cells []app.Cell
			for _, one := range set {
				column, value, ok := strings.Cut(one, "=")
				if !ok {
					return &wrongUse{"cli.error.flag_value", []any{"Flag", "--set", "Value", one}}
				}
				cells = append(cells, app.Cell{Column: strings.TrimSpace(column), Value: value})
			}
			return c.mendInbox(cmd.Context(), ids[0], cells)
		},
	}
	cmd.Flags().StringArrayVar(&set, "set", nil, c.loc.T("cli.inbox.set"))
	return cmd
}

func (c *cli) mendInbox(ctx context.Context, id app.InboxID, cells []app.Cell) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	changes, err := s.Inbox.Mend(ctx, id, cells, day)
	if err != nil {
		return err
	}
	people := changes.IDs
	if people == nil {
		people = []int64{}
	}
	return c.result(map[string]any{"mended": 1, "people": people}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.inbox.mended"))
	})
}

func (c *cli) inboxDismissCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "dismiss ID…",
		Short:                 c.loc.T("cli.inbox.dismiss.short"),
		Args:                  atLeast(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := inboxIDs(args)
			if err != nil {
				return err
			}
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			if _, err := s.Inbox.Dismiss(cmd.Context(), ids...); err != nil {
				return err
			}
			return c.result(map[string]any{"dismissed": len(ids)}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("cli.inbox.dismissed", "Count", len(ids)))
			})
		},
	}
}

// inboxIDs reads the numbers of rows.
func inboxIDs(words []string) ([]app.InboxID, error) {
	var ids []app.InboxID
	for _, word := range words {
		id, err := strconv.ParseInt(word, 10, 64)
		if err != nil || id < 1 {
			return nil, &wrongUse{"cli.error.inbox_id", []any{"Value", word}}
		}
		ids = append(ids, app.InboxID(id))
	}
	return ids, nil
}
