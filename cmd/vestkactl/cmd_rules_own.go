package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/rules"
)

func (c *cli) rulesLoadCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "load FILE.toml",
		Short:                 c.loc.T("cli.rules.load.short"),
		Long:                  c.loc.T("cli.rules.load.long"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE:                  func(cmd *cobra.Command, args []string) error { return c.rulesLoad(cmd.Context(), args[0]) },
	}
}

func (c *cli) rulesLoad(ctx context.Context, path string) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return &app.Error{Code: app.Refused, Key: "cli.error.file", Args: app.Args{"Path": path}, Err: err}
	}
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	day, err := c.day()
	if err != nil {
		return err
	}
	l, _, err := s.Rulebook.Load(ctx, filepath.Base(path), content, day)
	if err != nil {
		return err
	}
	return c.result(map[string]any{
		"file": l.File, "by": l.By.In(c.userLang()), "published": l.On, "rules": l.Rules, "replaced": l.Replaced,
	}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("rules.loaded", "Count", l.Rules, "File", l.File, "By", l.By.In(c.userLang())))
	})
}

func (c *cli) rulesUnloadCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "unload FILE",
		Short:                 c.loc.T("cli.rules.unload.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			if _, err := s.Rulebook.Unload(cmd.Context(), args[0]); err != nil {
				return err
			}
			return c.result(map[string]any{"file": args[0]}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("rules.unloaded", "File", args[0]))
			})
		},
	}
}

// ruleFlags are what may be changed of a rule.
type ruleFlags struct {
	verdict, reason, source, saidOn, checkedOn, validFrom, validUntil, route string
}

func (c *cli) rulesEditCmd() *cobra.Command {
	var f ruleFlags
	cmd := &cobra.Command{
		Use:                   "edit ID [--verdict VERDICT] [--reason TEXT] [--source TEXT] [--said-on DATE] [--checked-on DATE] [--valid-from DATE] [--valid-until DATE] [--route ROUTE]",
		Short:                 c.loc.T("cli.rules.edit.short"),
		Long:                  c.loc.T("cli.rules.edit.long"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f == (ruleFlags{}) {
				return &wrongUse{"cli.error.rules_edit", nil}
			}
			return c.rulesEdit(cmd.Context(), args[0], &f)
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&f.verdict, "verdict", "", c.loc.T("cli.rules.list.verdict"))
	fl.StringVar(&f.reason, "reason", "", c.loc.T("cli.rules.edit.reason"))
	fl.StringVar(&f.source, "source", "", c.loc.T("cli.mark.source"))
	fl.StringVar(&f.saidOn, "said-on", "", c.loc.T("cli.mark.on"))
	fl.StringVar(&f.checkedOn, "checked-on", "", c.loc.T("cli.rules.edit.checked_on"))
	fl.StringVar(&f.validFrom, "valid-from", "", c.loc.T("cli.rules.edit.valid_from"))
	fl.StringVar(&f.validUntil, "valid-until", "", c.loc.T("cli.rules.edit.valid_until"))
	fl.StringVar(&f.route, "route", "", c.loc.T("cli.rules.edit.route"))
	return cmd
}

func (c *cli) rulesEdit(ctx context.Context, id string, f *ruleFlags) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	rule, err := c.ruleOf(ctx, s.Rulebook, id)
	if err != nil {
		return err
	}
	edited := *rule
	if err := f.change(&edited, day); err != nil {
		return err
	}
	if _, err := s.Rulebook.Save(ctx, edited, day); err != nil {
		return err
	}
	if rule, err = c.ruleOf(context.WithoutCancel(ctx), s.Rulebook, id); err != nil {
		return err
	}
	return c.showRule(rule)
}

// change puts what the flags say into the rule. What it says anew needs a source
// of its own; what nothing is said of was said and checked today.
func (f *ruleFlags) change(r *rules.Rule, day app.Date) error {
	said, err := verdictOf(f.verdict)
	if err != nil {
		return err
	}
	if f.verdict != "" {
		r.Verdict, r.Warning = said.Verdict, said.Warning
	}
	if source := trimmed(f.source); source != "" {
		r.Source, r.SaidOn = app.Text{EN: source, RU: source, BE: source}, day
	} else if f.verdict != "" || f.reason != "" {
		return &app.Error{Code: app.Invalid, Key: "error.rulebook.source"}
	}
	if reason := trimmed(f.reason); reason != "" {
		r.Reason = app.Text{EN: reason, RU: reason, BE: reason}
	}
	if f.route != "" {
		if r.Route = rules.Route(f.route); !slices.Contains(rules.AllRoutes, r.Route) {
			return &wrongUse{"cli.error.flag_value", []any{"Flag", "--route", "Value", f.route}}
		}
	}
	r.CheckedOn = day
	for _, d := range []struct {
		flag, value string
		into        *app.Date
	}{
		{"--said-on", f.saidOn, &r.SaidOn},
		{"--checked-on", f.checkedOn, &r.CheckedOn},
		{"--valid-from", f.validFrom, &r.ValidFrom},
		{"--valid-until", f.validUntil, &r.ValidUntil},
	} {
		if d.value == "" {
			continue
		}
		if *d.into, err = app.ParseDate(d.value); err != nil {
			return &wrongUse{"cli.error.flag_value", []any{"Flag", d.flag, "Value", d.value}}
		}
	}
	return nil
}

func (c *cli) rulesRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "remove ID",
		Short:                 c.loc.T("cli.rules.remove.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			if _, err := c.ruleOf(cmd.Context(), s.Rulebook, args[0]); err != nil {
				return err
			}
			day, err := c.day()
			if err != nil {
				return err
			}
			if _, err := s.Rulebook.Remove(cmd.Context(), args[0], day); err != nil {
				return err
			}
			return c.result(map[string]any{"id": args[0]}, func(w io.Writer) { fmt.Fprintln(w, c.loc.T("rules.own.removed")) })
		},
	}
}

func (c *cli) rulesResetCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "reset",
		Short:                 c.loc.T("cli.rules.reset.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			changes, err := s.Rulebook.Reset(cmd.Context())
			if err != nil {
				return err
			}
			done := "rules.reset.done"
			if changes.Kinds == 0 {
				done = "rules.reset.nothing"
			}
			return c.result(map[string]any{"changed": changes.Kinds != 0}, func(w io.Writer) { fmt.Fprintln(w, c.loc.T(done)) })
		},
	}
}

func (c *cli) rulesRelationCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "relation ID relative|stranger|reset",
		Short:                 c.loc.T("cli.rules.relation_of.short"),
		Args:                  exactly(2),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			relation := app.Relation(args[1])
			if relation == "reset" {
				relation = ""
			} else if relation != app.Relative && relation != app.Stranger {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			return c.rulesRelation(cmd.Context(), args[0], relation)
		},
	}
}

// rulesRelation says what the user is to one person.
func (c *cli) rulesRelation(ctx context.Context, person string, relation app.Relation) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	ids, err := personIDs(s.Directory, "relation", []string{person})
	if err != nil {
		return err
	}
	if _, err := s.Store.SetRelation(ctx, ids[0], relation); err != nil {
		return err
	}
	return c.result(map[string]any{"person_id": ids[0], "relation": relation}, func(w io.Writer) {
		word := c.loc.T("rules.relation.by_settings")
		if relation != "" {
			word = c.loc.T(relation.MessageKey())
		}
		fmt.Fprintln(w, c.nameOf(s, ids[0])+": "+word)
	})
}
