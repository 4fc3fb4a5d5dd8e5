package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/places"
	"vestka/cmd/internal/wiring"
)

func (c *cli) proposalsCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "proposals",
		Short:                 c.loc.T("cli.facilities.proposals.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			return c.proposals(cmd.Context(), s)
		},
	}
}

// proposals lists the addresses that wait for a decision.
func (c *cli) proposals(ctx context.Context, s *wiring.Services) error {
	today, err := c.day()
	if err != nil {
		return err
	}
	open, err := s.Places.Proposals(ctx, today)
	if err != nil {
		return err
	}
	err = c.result(map[string]any{"proposals": proposalObjects(open), "total": len(open)}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("places.proposals", "Count", len(open)))
		c.proposalTable(w, open)
	})
	if err == nil && len(open) > 0 {
		c.advise("cli.facilities.proposals.hint")
	}
	return err
}

func (c *cli) proposalTable(w io.Writer, open []places.Proposal) {
	for _, p := range open {
		fmt.Fprintln(w, p.ID, c.loc.T("places.proposal.said", "Source", p.Source, "Date", c.readable(p.SeenOn), "Count", p.Rows))
		printed := c.loc.T("places.proposal.no_lines")
		if lines := p.Proposed.Address(c.userLang()).Lines; len(lines) > 0 {
			printed = strings.Join(lines, " / ")
		}
		table(w, "  ", nil, [][]string{
			{c.loc.T("places.proposal.before"), strings.Join(p.Now.Address(c.userLang()).Lines, " / ")},
			{c.loc.T("places.proposal.after"), p.Address},
			{c.loc.T("places.proposal.printed"), printed},
		})
	}
}

func (c *cli) acceptCmd() *cobra.Command {
	var fields *fieldFlags
	cmd := &cobra.Command{
		Use:                   "accept ID --valid-from DATE " + fieldsUse,
		Short:                 c.loc.T("cli.facilities.accept.short"),
		Long:                  c.loc.T("cli.facilities.accept.long"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if fields.from == "" {
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--valid-from"}}
			}
			return c.decide(cmd.Context(), args[0], func(ctx context.Context, s *wiring.Services, p *places.Proposal, today app.Date) error {
				entry := p.Proposed
				if err := fields.apply(&entry); err != nil {
					return err
				}
				_, err := s.Places.Accept(ctx, p.ID, entry, today)
				return err
			})
		},
	}
	fields = c.fieldFlags(cmd.Flags())
	return cmd
}

func (c *cli) refuseCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "refuse ID",
		Short:                 c.loc.T("cli.facilities.refuse.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.decide(cmd.Context(), args[0], func(ctx context.Context, s *wiring.Services, p *places.Proposal, today app.Date) error {
				_, err := s.Places.Refuse(ctx, p.ID, today)
				return err
			})
		},
	}
}

// decide runs a decision on the proposal of the ID, and shows its facility after
// that.
func (c *cli) decide(ctx context.Context, id string, do func(context.Context, *wiring.Services, *places.Proposal, app.Date) error) error {
	today, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	p, err := s.Places.Proposal(ctx, id, today)
	if err != nil {
		return err
	}
	if err := do(ctx, s, &p, today); err != nil {
		return err
	}
	return c.showPlace(context.WithoutCancel(ctx), s, p.Facility, today) // written: too late to be stopped
}
