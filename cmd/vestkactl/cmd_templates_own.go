package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/register"
	"vestka/app/templates"
	"vestka/cmd/internal/wiring"
)

// template is a text of the store.
func (c *cli) template(ctx context.Context, id, lang string) (*wiring.Services, register.Template, error) {
	switch {
	case lang == "":
		return nil, register.Template{}, &wrongUse{"cli.error.flag_missing", []any{"Flag", "--letter-lang"}}
	case !letterLang(lang):
		return nil, register.Template{}, &wrongUse{"cli.error.flag_value", []any{"Flag", "--letter-lang", "Value", lang}}
	}
	s, err := c.open(ctx)
	if err != nil {
		return nil, register.Template{}, err
	}
	t, err := s.Templates.Find(id, app.Lang(lang))
	return s, t, err
}

// ownFlags are what is said of a template of the user's own.
type ownFlags struct {
	from, lang, occasion, form, title, tone, words string
}

func (f *ownFlags) add(c *cli, cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.StringVar(&f.lang, "letter-lang", "", c.loc.T("cli.print.letter_lang"))
	fl.StringVar(&f.occasion, "occasion", "", c.loc.T("cli.templates.occasion"))
	fl.StringVar(&f.form, "form", "", c.loc.T("cli.templates.form"))
	fl.StringVar(&f.title, "title", "", c.loc.T("cli.templates.title"))
	fl.StringVar(&f.tone, "tone", "", c.loc.T("cli.templates.tone"))
	fl.StringVar(&f.words, "words", "", c.loc.T("cli.templates.words"))
}

// change writes what the flags say into the template.
func (f *ownFlags) change(c *cli, t *app.OwnTemplate) error {
	switch {
	case f.words != "" && f.lang == "":
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--letter-lang"}}
	case f.lang != "" && !letterLang(f.lang):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--letter-lang", "Value", f.lang}}
	case f.occasion != "" && !app.Occasion(f.occasion).Known():
		return wrongOccasion(f.occasion)
	}
	body, err := words(f.words)
	if err != nil {
		return err
	}
	if body != "" {
		templates.Set(&t.Body, app.Lang(f.lang), body)
	}
	if f.occasion != "" {
		t.Occasion = app.Occasion(f.occasion)
	}
	if f.form != "" {
		t.Form = app.Form(f.form)
	}
	if f.title != "" {
		t.Title = app.Text{}
		templates.Set(&t.Title, c.userLang(), f.title)
	}
	if f.tone != "" {
		t.Tone = app.Text{}
		templates.Set(&t.Tone, c.userLang(), f.tone)
	}
	return nil
}

const ownUse = " [--occasion OCCASION] [--form FORM] [--title TEXT] [--tone TEXT] [--words FILE --letter-lang be|ru|en]"

func (c *cli) templatesAddCmd() *cobra.Command {
	var f ownFlags
	cmd := &cobra.Command{
		Use:                   "add NAME [--copy NAME]" + ownUse,
		Short:                 c.loc.T("cli.templates.add.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			t := app.OwnTemplate{Occasion: app.Greeting, Form: app.CardForm}
			if f.from != "" {
				if t, err = s.Templates.Copy(f.from); err != nil {
					return err
				}
			}
			t.ID = args[0]
			if _, err := s.Templates.Own(cmd.Context(), t.ID); err == nil {
				return &app.Error{Code: app.Refused, Key: "error.template.taken", Args: app.Args{"Template": t.ID}}
			}
			return c.keepTemplate(cmd.Context(), s, &f, t)
		},
	}
	f.add(c, cmd)
	cmd.Flags().StringVar(&f.from, "copy", "", c.loc.T("cli.templates.copy"))
	return cmd
}

func (c *cli) templatesEditCmd() *cobra.Command {
	var f ownFlags
	cmd := &cobra.Command{
		Use:                   "edit NAME" + ownUse,
		Short:                 c.loc.T("cli.templates.edit.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			t, err := s.Templates.Own(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			return c.keepTemplate(cmd.Context(), s, &f, t)
		},
	}
	f.add(c, cmd)
	return cmd
}

func (c *cli) keepTemplate(ctx context.Context, s *wiring.Services, f *ownFlags, t app.OwnTemplate) error {
	if err := f.change(c, &t); err != nil {
		return err
	}
	if _, err := s.Templates.Save(ctx, t); err != nil {
		return err
	}
	return c.result(map[string]any{"id": t.ID}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("templates.saved", "Template", t.ID))
	})
}

func (c *cli) templatesRemoveCmd() *cobra.Command {
	return c.removal("remove NAME", c.loc.T("cli.templates.remove.short"), "id", func(ctx context.Context, s *wiring.Services, id string) (string, error) {
		_, err := s.Templates.Remove(ctx, id)
		return c.loc.T("templates.removed", "Template", id), err
	})
}

func (c *cli) templatesLoadCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "load FILE.toml",
		Short:                 c.loc.T("cli.templates.load.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			content, err := readFile(args[0])
			if err != nil {
				return err
			}
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			l, _, err := s.Templates.LoadFile(cmd.Context(), content)
			if err != nil {
				return err
			}
			return c.result(map[string]any{"templates": l.IDs, "replaced": l.Replaced}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("templates.loaded", "Count", len(l.IDs), "Replaced", l.Replaced))
				fmt.Fprintln(w, "  "+strings.Join(l.IDs, ", "))
			})
		},
	}
}

func (c *cli) templatesSaveCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "save FILE.toml [NAME…]",
		Short:                 c.loc.T("cli.templates.save.short"),
		Args:                  atLeast(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			own, err := s.Templates.Chosen(cmd.Context(), args[1:]...)
			if err != nil {
				return err
			}
			if len(own) == 0 {
				return &app.Error{Code: app.Refused, Key: "error.templates.no_own"}
			}
			if err := s.SaveFile(args[0], templates.File(own...)); err != nil {
				return err
			}
			return c.result(map[string]any{"file": args[0], "templates": len(own)}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("templates.file_saved", "Count", len(own), "File", args[0]))
			})
		},
	}
}
