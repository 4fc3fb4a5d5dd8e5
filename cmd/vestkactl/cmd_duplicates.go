package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/people"
)

// pairJSON is two people who may be one.
type pairJSON struct {
	People [2]personJSON `json:"people"`
	Reason people.Reason `json:"reason"`
	Score  float64       `json:"score"`
}

func (c *cli) duplicatesCmd() *cobra.Command {
	var limit int
	cmd := &cobra.Command{
		Use: "duplicates [--limit N]", Short: c.loc.T("cli.duplicates.short"), DisableFlagsInUseLine: true, Args: exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if limit < 0 {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--limit", "Value", limit}}
			}
			return c.duplicates(cmd.Context(), limit)
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 0, c.loc.T("cli.flag.limit"))
	return cmd
}

func (c *cli) duplicates(ctx context.Context, limit int) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	found, err := s.Editor.Duplicates(ctx, s.Directory.Everybody())
	if err != nil {
		return err
	}
	total := len(found)
	if limit > 0 {
		found = found[:min(limit, total)]
	}
	pairs, rows := []pairJSON{}, [][]string{}
	for _, d := range found {
		a, _ := s.Directory.Person(d.Pair[0], day)
		b, _ := s.Directory.Person(d.Pair[1], day)
		pairs = append(pairs, pairJSON{[2]personJSON{c.person(s, a, day), c.person(s, b, day)}, d.Reason, d.Score})
		for i, e := range []*people.Entry{a, b} {
			reason := ""
			if i == 0 {
				reason = c.loc.T(d.Reason.MessageKey())
			}
			rows = append(rows, []string{fmt.Sprint(e.ID), c.name(e), c.readable(e.Born), reason, c.where(s, e, day)})
		}
	}
	err = c.result(map[string]any{"pairs": pairs, "total": total}, func(w io.Writer) {
		t := c.loc.T
		fmt.Fprintln(w, t("cli.duplicates.total", "Count", total))
		if len(rows) > 0 {
			table(w, "", []string{t("cli.column.id"), t("cli.column.name"), t("cli.column.born"), t("cli.column.reason"), t("cli.column.where")}, rows)
		}
	})
	if err == nil && total > 0 {
		c.advise("cli.duplicates.hint")
	}
	return err
}

func (c *cli) mergeCmd() *cobra.Command {
	return &cobra.Command{
		Use: "merge ID INTO", Short: c.loc.T("cli.merge.short"), Long: c.loc.T("cli.merge.long"), DisableFlagsInUseLine: true, Args: exactly(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.onTwo(cmd.Context(), args, func(own app.OwnStore, a, b app.PersonID) (app.Changes, error) {
				return own.Merge(cmd.Context(), a, b)
			}, "cli.merge.done")
		},
	}
}

func (c *cli) apartCmd() *cobra.Command {
	return &cobra.Command{
		Use: "not-the-same ID ID", Short: c.loc.T("cli.apart.short"), DisableFlagsInUseLine: true, Args: exactly(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.onTwo(cmd.Context(), args, func(own app.OwnStore, a, b app.PersonID) (app.Changes, error) {
				return own.SetApart(cmd.Context(), app.PairOf(a, b))
			}, "cli.apart.done")
		},
	}
}

// onTwo does something to two people and tells of the second.
func (c *cli) onTwo(ctx context.Context, words []string, do func(own app.OwnStore, a, b app.PersonID) (app.Changes, error), done string) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	a, err := personID(s.Directory, "ID", words[0])
	if err != nil {
		return err
	}
	b, err := personID(s.Directory, "ID", words[1])
	if err != nil {
		return err
	}
	if a == b {
		return &wrongUse{"cli.error.same_person", nil}
	}
	changes, err := do(s.Own, a, b)
	if err == nil {
		err = s.Directory.Refresh(context.WithoutCancel(ctx), changes)
	}
	if err != nil {
		return err
	}
	return c.tellPerson(s, b, day, done)
}

func (c *cli) unmergeCmd() *cobra.Command {
	return &cobra.Command{
		Use: "unmerge ID", Short: c.loc.T("cli.unmerge.short"), Long: c.loc.T("cli.unmerge.long"), DisableFlagsInUseLine: true, Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error { return c.unmerge(cmd.Context(), args[0]) },
	}
}

// unmerge takes the number of somebody who was merged: the list has them no longer
// under it, but it is theirs still.
func (c *cli) unmerge(ctx context.Context, word string) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	merged, err := s.Store.Merged(ctx)
	if err != nil {
		return err
	}
	sources, err := s.Store.SourceIDs(ctx)
	if err != nil {
		return err
	}
	id := sources[app.SourceID(word)]
	for one := range merged {
		if fmt.Sprint(one) == word {
			id = one
		}
	}
	if merged[id] == 0 {
		if id, err = personID(s.Directory, "ID", word); err != nil {
			return err
		}
	}
	changes, err := s.Own.Unmerge(ctx, id)
	if err == nil {
		err = s.Directory.Refresh(context.WithoutCancel(ctx), changes)
	}
	if err != nil {
		return err
	}
	return c.tellPerson(s, id, day, "cli.unmerge.done")
}
