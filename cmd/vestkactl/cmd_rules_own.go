package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/cmd/internal/wiring"
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
	content, err := readFile(path)
	if err != nil {
		return err
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
	return c.removal("unload FILE", c.loc.T("cli.rules.unload.short"), "file", func(ctx context.Context, s *wiring.Services, file string) (string, error) {
		_, err := s.Rulebook.Unload(ctx, file)
		return c.loc.T("rules.unloaded", "File", file), err
	})
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
	id, err := personID(s.Directory, "relation", person)
	if err != nil {
		return err
	}
	if _, err := s.Store.SetRelation(ctx, id, relation); err != nil {
		return err
	}
	return c.result(map[string]any{"person_id": id, "relation": relation}, func(w io.Writer) {
		word := c.loc.T("rules.relation.by_settings")
		if relation != "" {
			word = c.loc.T(relation.MessageKey())
		}
		fmt.Fprintln(w, c.nameOf(s, id)+": "+word)
	})
}
