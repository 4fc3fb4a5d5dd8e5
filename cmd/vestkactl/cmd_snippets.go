package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/cmd/internal/wiring"
	"vestka/i18n"
)

// snippetJSON is a snippet of `snippets --json`.
type snippetJSON struct {
	ID     app.SnippetID   `json:"id"`
	Title  string          `json:"title"`
	Kind   app.SnippetKind `json:"kind"`
	Lang   app.Lang        `json:"lang"`
	Text   string          `json:"text"`
	Source string          `json:"source"`
	Got    []app.PersonID  `json:"got"`    // who got it in a letter
	Drafts []app.DraftID   `json:"drafts"` // from which no letter was made yet
}

func (c *cli) snippetsCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:                   "snippets [add|edit|remove]",
		Short:                 c.loc.T("cli.snippets.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			return c.snippets(cmd.Context(), s)
		},
	}
	cmd.AddCommand(c.snippetSaveCmd(false), c.snippetSaveCmd(true), c.snippetRemoveCmd())
	return cmd
}

// snippets lists them with who already got which.
func (c *cli) snippets(ctx context.Context, s *wiring.Services) error {
	all, err := s.Desk.Snippets(ctx)
	if err != nil {
		return err
	}
	uses, err := s.Desk.SnippetUses(ctx, 0)
	if err != nil {
		return err
	}
	list := make([]snippetJSON, len(all))
	for i, one := range all {
		j := snippetJSON{one.ID, one.Title, one.Kind, one.Lang, one.Text, one.Source, []app.PersonID{}, []app.DraftID{}}
		for _, u := range uses {
			switch {
			case u.Snippet != one.ID:
			case u.Draft != 0:
				j.Drafts = append(j.Drafts, u.Draft)
			case u.Person != 0 && !slices.Contains(j.Got, u.Person):
				j.Got = append(j.Got, u.Person)
			}
		}
		list[i] = j
	}
	return c.result(map[string]any{"snippets": list, "total": len(list)}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.snippets.total", "Count", len(list)))
		rows := make([][]string, len(list))
		for i, j := range list {
			rows[i] = []string{strconv.FormatInt(int64(j.ID), 10), j.Title, c.loc.T(j.Kind.MessageKey()), c.loc.T("cli.snippets.got", "Count", len(j.Got))}
		}
		table(w, "  ", nil, rows)
	})
}

// snippetSaveCmd is `snippets add`, or `snippets edit`.
func (c *cli) snippetSaveCmd(edit bool) *cobra.Command {
	var title, kind, lang, file, source string
	cmd := &cobra.Command{
		Use:                   "add --title TEXT --words FILE --letter-lang be|ru|en [--kind poem|recipe|nature|riddle|other] [--source TEXT]",
		Short:                 c.loc.T("cli.snippets.add.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
	}
	if edit {
		cmd.Use, cmd.Short, cmd.Args = "edit ID [--title TEXT] [--words FILE] [--letter-lang be|ru|en] [--kind poem|recipe|nature|riddle|other] [--source TEXT]",
			c.loc.T("cli.snippets.edit.short"), exactly(1)
	}
	fl := cmd.Flags()
	fl.StringVar(&title, "title", "", c.loc.T("cli.snippets.title"))
	fl.StringVar(&kind, "kind", "", c.loc.T("cli.snippets.kind"))
	fl.StringVar(&lang, "letter-lang", "", c.loc.T("cli.snippets.lang"))
	fl.StringVar(&file, "words", "", c.loc.T("cli.snippets.words"))
	fl.StringVar(&source, "source", "", c.loc.T("cli.snippets.source"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		one := app.Snippet{Kind: app.OtherSnippet}
		text, err := words(file)
		if err != nil {
			return err
		}
		s, err := c.openList(cmd.Context())
		if err != nil {
			return err
		}
		if edit {
			if one, err = oneSnippet(cmd.Context(), s, args[0]); err != nil {
				return err
			}
		}
		for _, set := range []struct {
			flag string
			do   func()
		}{
			{"title", func() { one.Title = title }},
			{"kind", func() { one.Kind = app.SnippetKind(kind) }},
			{"letter-lang", func() { one.Lang = app.Lang(lang) }},
			{"words", func() { one.Text = text }},
			{"source", func() { one.Source = source }},
		} {
			if fl.Changed(set.flag) {
				set.do()
			}
		}
		switch {
		case !slices.Contains(app.SnippetKinds, one.Kind):
			return &wrongUse{"cli.error.flag_value", []any{"Flag", "--kind", "Value", kind}}
		case !slices.Contains(i18n.Languages, string(one.Lang)):
			return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--letter-lang"}}
		}
		if _, _, err := s.Desk.SaveSnippets(cmd.Context(), one); err != nil {
			return err
		}
		return c.snippets(cmd.Context(), s)
	}
	return cmd
}

// oneSnippet is the one that a word stands for.
func oneSnippet(ctx context.Context, s *wiring.Services, word string) (app.Snippet, error) {
	all, err := s.Desk.Snippets(ctx)
	if err != nil {
		return app.Snippet{}, err
	}
	for _, one := range all {
		if word == strconv.FormatInt(int64(one.ID), 10) {
			return one, nil
		}
	}
	return app.Snippet{}, &app.Error{Code: app.NotFound, Key: "error.snippet.none"}
}

func (c *cli) snippetRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "remove ID",
		Short:                 c.loc.T("cli.snippets.remove.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			one, err := oneSnippet(cmd.Context(), s, args[0])
			if err != nil {
				return err
			}
			if _, err := s.Desk.RemoveSnippet(cmd.Context(), one.ID); err != nil {
				return err
			}
			return c.snippets(cmd.Context(), s)
		},
	}
}
