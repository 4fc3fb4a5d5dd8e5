package main

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/cmd/internal/wiring"
)

// planJSON is a reminder of `donation plans --json`.
type planJSON struct {
	ID        app.PlanID    `json:"id"`
	Every     app.Every     `json:"every"`
	Next      string        `json:"next"`
	Ends      string        `json:"ends"`
	Due       bool          `json:"due"`
	Over      bool          `json:"over"`
	Amount    string        `json:"amount"`
	Currency  string        `json:"currency"`
	PayeeKind app.PayeeKind `json:"payee_kind"`
	Payee     string        `json:"payee"`
	Purpose   string        `json:"purpose"`
	Person    app.PersonID  `json:"person_id"`
	Method    string        `json:"method"`
	Note      string        `json:"note"`
}

func (c *cli) plansCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use: "plans [add|edit|remove|give|skip]", Short: c.loc.T("cli.plans.short"), Long: c.loc.T("cli.plans.long"), Args: exactly(0), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			return c.plans(cmd.Context(), s)
		},
	}
	cmd.AddCommand(c.planSaveCmd(false), c.planSaveCmd(true), c.planRemoveCmd(), c.planGiveCmd(), c.planSkipCmd())
	return cmd
}

// plans lists them.
func (c *cli) plans(ctx context.Context, s *wiring.Services) error {
	today, err := c.day()
	if err != nil {
		return err
	}
	all, err := s.Giving.Plans(ctx)
	if err != nil {
		return err
	}
	list, rows := make([]planJSON, len(all)), make([][]string, len(all))
	for i, p := range all {
		like := &p.Like
		list[i] = planJSON{
			p.ID, p.Every, p.Next.String(), p.Ends.String(), p.Due(today), p.Over(), like.Amount.Plain(), like.Amount.Currency,
			like.PayeeKind, like.Payee, like.Purpose, like.Person, like.Method, like.Note,
		}
		when := p.Next.String()
		switch {
		case p.Over():
			when = c.loc.T("giving.plan.over")
		case p.Due(today):
			when += " " + c.loc.T("giving.plan.due")
		}
		rows[i] = []string{strconv.FormatInt(int64(p.ID), 10), c.loc.T(p.Every.MessageKey()), when, c.money(like.Amount), c.loc.T(like.PayeeKind.MessageKey()), like.Payee, like.Purpose}
	}
	return c.result(map[string]any{"plans": list, "total": len(list)}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("giving.plan.count", "Count", len(list)))
		table(w, "  ", nil, rows)
	})
}

// planSaveCmd is `donation plans add`, or `donation plans edit`.
func (c *cli) planSaveCmd(edit bool) *cobra.Command {
	const use = "[--next DATE] [--every month|quarter|year] [--ends DATE] [--payee-kind KIND] [--payee TEXT] [--purpose TEXT] [--person ID] [--method TEXT] [--note TEXT]"
	var f giftFlags
	var next, every, ends string
	cmd := &cobra.Command{Use: "add [AMOUNT] " + use, Short: c.loc.T("cli.plans.add.short"), Args: atMostOne(), DisableFlagsInUseLine: true}
	fl := cmd.Flags()
	if edit {
		cmd.Use, cmd.Short, cmd.Args = "edit ID [--amount AMOUNT] "+use, c.loc.T("cli.plans.edit.short"), exactly(1)
		fl.StringVar(&f.amount, "amount", "", c.loc.T("cli.giving.amount"))
	}
	fl.StringVar(&next, "next", "", c.loc.T("cli.plans.next"))
	fl.StringVar(&every, "every", "", c.loc.T("cli.plans.every"))
	fl.StringVar(&ends, "ends", "", c.loc.T("cli.plans.ends"))
	fl.StringVar(&f.kind, "payee-kind", "", c.loc.T("cli.giving.payee_kind"))
	fl.StringVar(&f.payee, "payee", "", c.loc.T("cli.giving.payee"))
	fl.StringVar(&f.purpose, "purpose", "", c.loc.T("cli.giving.purpose"))
	fl.StringVar(&f.person, "person", "", c.loc.T("cli.giving.person_helped"))
	fl.StringVar(&f.method, "method", "", c.loc.T("cli.giving.method"))
	fl.StringVar(&f.note, "note", "", c.loc.T("cli.giving.note"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		today, err := c.day()
		if err != nil {
			return err
		}
		s, err := c.openList(cmd.Context())
		if err != nil {
			return err
		}
		p := app.Plan{Every: app.EveryMonth, Next: today}
		switch {
		case edit:
			if p, err = onePlan(cmd.Context(), s, args[0]); err != nil {
				return err
			}
		case len(args) > 0:
			f.amount = args[0]
		}
		if fl.Changed("next") {
			if p.Next, err = someDate(next); err != nil {
				return err
			}
			p.First = p.Next
		}
		if fl.Changed("every") {
			p.Every = app.Every(every)
		}
		if fl.Changed("ends") {
			if p.Ends, err = someDate(ends); err != nil {
				return err
			}
		}
		if err := f.fill(cmd.Context(), cmd, s, &p.Like); err != nil {
			return err
		}
		if _, _, err := s.Giving.SavePlan(cmd.Context(), p); err != nil {
			return err
		}
		return c.plans(context.WithoutCancel(cmd.Context()), s)
	}
	return cmd
}

// onePlan is the one that a word stands for.
func onePlan(ctx context.Context, s *wiring.Services, word string) (app.Plan, error) {
	id, err := strconv.ParseInt(word, 10, 64)
	if err != nil {
		return app.Plan{}, &app.Error{Code: app.Invalid, Key: "error.plan.none", Args: app.Args{"ID": word}}
	}
	p, err := s.Giving.PlanOf(ctx, app.PlanID(id))
	return p, err
}

// planDeed is a command that does something with one plan and lists them.
func (c *cli) planDeed(use, short string, do func(ctx context.Context, s *wiring.Services, id app.PlanID) error) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: short, Args: exactly(1), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			p, err := onePlan(cmd.Context(), s, args[0])
			if err != nil {
				return err
			}
			if err := do(cmd.Context(), s, p.ID); err != nil {
				return err
			}
			return c.plans(context.WithoutCancel(cmd.Context()), s)
		},
	}
}

func (c *cli) planRemoveCmd() *cobra.Command {
	return c.planDeed("remove ID", c.loc.T("cli.plans.remove.short"), func(ctx context.Context, s *wiring.Services, id app.PlanID) error {
		_, err := s.Giving.RemovePlan(ctx, id)
		return err
	})
}

func (c *cli) planSkipCmd() *cobra.Command {
	return c.planDeed("skip ID", c.loc.T("cli.plans.skip.short"), func(ctx context.Context, s *wiring.Services, id app.PlanID) error {
		_, err := s.Giving.Skip(ctx, id)
		return err
	})
}

func (c *cli) planGiveCmd() *cobra.Command {
	var date string
	cmd := &cobra.Command{
		Use: "give ID [--date DATE]", Short: c.loc.T("cli.plans.give.short"), Args: exactly(1), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			on, err := c.day()
			if err == nil && date != "" {
				on, err = someDate(date)
			}
			if err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			p, err := onePlan(cmd.Context(), s, args[0])
			if err != nil {
				return err
			}
			id, _, err := s.Giving.Give(cmd.Context(), p.ID, on)
			if err != nil {
				return err
			}
			return c.donation(context.WithoutCancel(cmd.Context()), s, id)
		},
	}
	cmd.Flags().StringVar(&date, "date", "", c.loc.T("cli.giving.date"))
	return cmd
}
