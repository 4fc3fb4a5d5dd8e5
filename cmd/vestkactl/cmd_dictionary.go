package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/cmd/internal/wiring"
)

func (c *cli) dictionaryCmd() *cobra.Command {
	change := func(use, short, done string, do func(context.Context, *wiring.Services, app.Lang, []string) (app.Changes, error)) *cobra.Command {
		return &cobra.Command{
			Use:                   use + " be|ru|en WORD…",
			Short:                 short,
			Args:                  atLeast(2),
			DisableFlagsInUseLine: true,
			RunE: func(cmd *cobra.Command, args []string) error {
				if !slices.Contains([]string{"be", "ru", "en"}, args[0]) {
					return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
				}
				s, err := c.open(cmd.Context())
				if err != nil {
					return err
				}
				changes, err := do(cmd.Context(), s, app.Lang(args[0]), args[1:])
				if err != nil {
					return err
				}
				return c.result(map[string]any{"lang": args[0], "words": args[1:], "changed": changes.Kinds != 0}, func(w io.Writer) {
					fmt.Fprintln(w, c.loc.T(done))
				})
			},
		}
	}
	return c.group("dictionary", c.loc.T("cli.dictionary.short"),
		change("add", c.loc.T("cli.dictionary.add.short"), "words.learnt", func(ctx context.Context, s *wiring.Services, lang app.Lang, list []string) (app.Changes, error) {
			return s.Wordbook.Learn(ctx, lang, list...)
		}),
		change("remove", c.loc.T("cli.dictionary.remove.short"), "words.unlearnt", func(ctx context.Context, s *wiring.Services, lang app.Lang, list []string) (app.Changes, error) {
			return s.Wordbook.Unlearn(ctx, lang, list...)
		}),
		c.dictionaryListCmd(),
	)
}

func (c *cli) dictionaryListCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "list",
		Short:                 c.loc.T("cli.dictionary.list.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			object := map[string][]string{}
			for _, lang := range []app.Lang{app.Belarusian, app.Russian, app.English} {
				list, err := s.Wordbook.Dictionary(cmd.Context(), lang)
				if err != nil {
					return err
				}
				object[string(lang)] = append([]string{}, list...)
			}
			return c.result(object, func(w io.Writer) {
				for _, lang := range []string{"be", "ru", "en"} {
					for _, word := range object[lang] {
						fmt.Fprintln(w, lang+" "+word)
					}
				}
			})
		},
	}
}
