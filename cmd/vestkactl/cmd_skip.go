package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/importer"
	"vestka/cmd/internal/wiring"
)

// skipJSON is one of `skip list --json`.
type skipJSON struct {
	ID       app.SkipID   `json:"id"`
	Person   app.PersonID `json:"person_id"`
	Occasion app.Occasion `json:"occasion"` // empty for every one
	Reason   string       `json:"reason"`
	Until    app.Date     `json:"until"`
	Ended    bool         `json:"ended"`
}

func (c *cli) skipCmd() *cobra.Command {
	var skip app.Skip
	var occasion, until string
	cmd := &cobra.Command{
		Use:                   "skip ID… --reason TEXT [--occasion OCCASION] [--until DATE] | list | remove N",
		Short:                 c.loc.T("cli.skip.short"),
		Long:                  c.loc.T("cli.skip.long"),
		Args:                  atLeast(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if skip.Occasion = app.Occasion(occasion); occasion != "" && !skip.Occasion.Known() {
				return wrongOccasion(occasion)
			}
			if until != "" {
				if skip.Until, err = importer.ReadDate(until); err != nil {
					return &wrongUse{"cli.error.flag_value", []any{"Flag", "--until", "Value", until}}
				}
			}
			if skip.Since, err = c.day(); err != nil {
				return err
			}
			if _, err := skip.Clean(); err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			ids, err := personIDs(s.Directory, "skip", strings.Split(strings.Join(args, ","), ","))
			if err != nil {
				return err
			}
			if _, err := s.Store.SetSkip(cmd.Context(), skip, ids...); err != nil {
				return err
			}
			return c.skips(cmd.Context(), s)
		},
	}
	f := cmd.Flags()
	f.StringVar(&skip.Reason, "reason", "", c.loc.T("cli.skip.reason"))
	f.StringVar(&occasion, "occasion", "", c.loc.T("cli.skip.occasion"))
	f.StringVar(&until, "until", "", c.loc.T("cli.skip.until"))
	cmd.AddCommand(c.skipListCmd(), c.skipRemoveCmd())
	return cmd
}

func (c *cli) skipListCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "list",
		Short:                 c.loc.T("cli.skip.list.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			return c.skips(cmd.Context(), s)
		},
	}
}

// skips lists whom not to write to.
func (c *cli) skips(ctx context.Context, s *wiring.Services) error {
	skips, err := s.Store.Skips(ctx)
	if err != nil {
		return err
	}
	today, err := c.day()
	if err != nil {
		return err
	}
	list, rows := make([]skipJSON, len(skips)), make([][]string, len(skips))
	t := c.loc.T
	for i, k := range skips {
		list[i] = skipJSON{k.ID, k.Person, k.Occasion, k.Reason, k.Until, !k.HoldsFor(k.Occasion, today)}
		what, until := t("occasion.all"), c.readable(k.Until)
		if k.Occasion != "" {
			what = t(k.Occasion.MessageKey())
		}
		if list[i].Ended {
			until = t("cli.marks.ended", "Date", until)
		}
		rows[i] = []string{fmt.Sprint(k.ID), c.nameOf(s, k.Person), what, until, k.Reason}
	}
	return c.result(map[string]any{"skips": list, "total": len(list)}, func(w io.Writer) {
		fmt.Fprintln(w, t("cli.skip.total", "Count", len(list)))
		if len(rows) > 0 {
			table(w, "", []string{t("cli.column.id"), t("cli.column.name"), t("cli.column.occasion"), t("cli.column.until"), t("cli.column.reason")}, rows)
		}
	})
}

func (c *cli) skipRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "remove N",
		Short:                 c.loc.T("cli.skip.remove.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			if _, err := s.Store.RemoveSkip(cmd.Context(), app.SkipID(id)); err != nil {
				return err
			}
			return c.skips(cmd.Context(), s)
		},
	}
}
