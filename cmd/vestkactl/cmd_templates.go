package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/letters"
	"vestka/app/register"
	"vestka/i18n"
)

// templateJSON is a text in one language.
type templateJSON struct {
	ID           string       `json:"id"`
	Lang         app.Lang     `json:"lang"`
	Occasion     app.Occasion `json:"occasion"`
	Form         app.Form     `json:"form"`
	Title        app.Text     `json:"title"`
	Tone         app.Text     `json:"tone"`
	Own          bool         `json:"own"`
	Combinations int          `json:"combinations"` // so many different letters it makes
	Fill         []string     `json:"fill"`         // what is typed for a batch
	Body         string       `json:"body,omitempty"`
}

// templateObject is a text; its body only where that is asked for.
func templateObject(t *register.Template, body bool) (templateJSON, error) {
	parsed, err := letters.Parse(t.Body, t.Lang)
	if err != nil {
		return templateJSON{}, err
	}
	o := templateJSON{
		ID: t.ID, Lang: t.Lang, Occasion: t.Occasion, Form: t.Form, Title: t.Title, Tone: t.Tone, Own: t.Own,
		Combinations: parsed.Combinations(), Fill: append([]string{}, parsed.Asks()...),
	}
	if body {
		o.Body = t.Body
	}
	return o, nil
}

func (c *cli) templatesCmd() *cobra.Command {
	return c.group("templates list|show|fields|try|add|edit|remove|load|save", c.loc.T("cli.templates.short"),
		c.templatesListCmd(), c.templatesShowCmd(), c.templatesFieldsCmd(), c.templatesTryCmd(),
		c.templatesAddCmd(), c.templatesEditCmd(), c.templatesRemoveCmd(), c.templatesLoadCmd(), c.templatesSaveCmd())
}

func (c *cli) templatesListCmd() *cobra.Command {
	var occasion, lang string
	var own bool
	cmd := &cobra.Command{
		Use:                   "list [--occasion OCCASION] [--letter-lang be|ru|en] [--own]",
		Short:                 c.loc.T("cli.templates.list.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case occasion != "" && !app.Occasion(occasion).Known():
				return wrongOccasion(occasion)
			case lang != "" && !letterLang(lang):
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--letter-lang", "Value", lang}}
			}
			return c.templates(cmd.Context(), func(t *register.Template) bool {
				return (occasion == "" || t.Occasion == app.Occasion(occasion)) && (lang == "" || t.Lang == app.Lang(lang)) && (!own || t.Own)
			})
		},
	}
	cmd.Flags().StringVar(&occasion, "occasion", "", c.loc.T("cli.templates.occasion"))
	cmd.Flags().StringVar(&lang, "letter-lang", "", c.loc.T("cli.print.letter_lang"))
	cmd.Flags().BoolVar(&own, "own", false, c.loc.T("cli.templates.own"))
	return cmd
}

// letterLang reports that letters are written in the language.
func letterLang(l string) bool {
	for _, known := range i18n.Languages {
		if l == known {
			return true
		}
	}
	return false
}

func wrongOccasion(o string) error {
	var all []string
	for _, known := range app.Occasions {
		all = append(all, string(known))
	}
	return &wrongUse{"cli.error.occasion", []any{"Occasion", o, "Occasions", strings.Join(all, ", ")}}
}

func (c *cli) templates(ctx context.Context, want func(*register.Template) bool) error {
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	found := []templateJSON{}
	for _, t := range s.Templates.All() {
		if want(&t) {
			o, err := templateObject(&t, false)
			if err != nil {
				return err
			}
			found = append(found, o)
		}
	}
	return c.result(map[string]any{"templates": found, "total": len(found)}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("templates.count", "Count", len(found)))
		rows := make([][]string, len(found))
		for i, o := range found {
			own := ""
			if o.Own {
				own = c.loc.T("templates.own")
			}
			rows[i] = []string{o.ID, string(o.Lang), c.loc.T(o.Occasion.MessageKey()), o.Title.In(c.userLang()), c.loc.T("templates.combinations", "Count", o.Combinations), own}
		}
		table(w, "  ", nil, rows)
	})
}

func (c *cli) templatesShowCmd() *cobra.Command {
	var lang string
	cmd := &cobra.Command{
		Use:                   "show NAME --letter-lang be|ru|en",
		Short:                 c.loc.T("cli.templates.show.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			_, t, err := c.template(cmd.Context(), args[0], lang)
			if err != nil {
				return err
			}
			o, err := templateObject(&t, true)
			if err != nil {
				return err
			}
			return c.result(o, func(w io.Writer) {
				fmt.Fprintln(w, o.Title.In(c.userLang()))
				if tone := o.Tone.In(c.userLang()); tone != "" {
					fmt.Fprintln(w, tone)
				}
				fmt.Fprintf(w, "\n%s\n", o.Body)
			})
		},
	}
	cmd.Flags().StringVar(&lang, "letter-lang", "", c.loc.T("cli.print.letter_lang"))
	return cmd
}

// fieldJSON is a field of `templates fields --json`.
type fieldJSON struct {
	Field   letters.Field `json:"field"`
	About   string        `json:"about"`
	Write   string        `json:"write"`
	Example string        `json:"example"`
}

func (c *cli) templatesFieldsCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "fields",
		Short:                 c.loc.T("cli.templates.fields.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(*cobra.Command, []string) error {
			lang := c.userLang()
			all := make([]fieldJSON, len(letters.Table))
			for i, e := range letters.Table {
				all[i] = fieldJSON{e.Field, c.loc.T(e.About), e.Write.In(lang), e.Example(lang)}
			}
			return c.result(map[string]any{"fields": all}, func(w io.Writer) {
				for _, f := range all {
					fmt.Fprintf(w, "%s\n", f.Write)
					wrapped(w, "    ", "    ", f.About)
					fmt.Fprintf(w, "    → %s\n", f.Example)
				}
			})
		},
	}
}

func (c *cli) templatesTryCmd() *cobra.Command {
	var lang, person, from string
	var merge mergeFlags
	cmd := &cobra.Command{
		Use:                   "try NAME --letter-lang be|ru|en [--person ID] [--familiar] [--fill NAME=TEXT]… [--seed S] [--from NAME] [--writer man|woman|several]",
		Short:                 c.loc.T("cli.templates.try.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !merge.writes() {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--writer", "Value", merge.writer}}
			}
			own, err := merge.typed()
			if err != nil {
				return err
			}
			return c.tryTemplate(cmd.Context(), args[0], lang, person, &merge, letters.Occasioned{
				Lang: app.Lang(lang), Sender: from, Familiar: merge.familiar, Own: own,
			})
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&lang, "letter-lang", "", c.loc.T("cli.print.letter_lang"))
	fl.StringVar(&person, "person", "", c.loc.T("cli.templates.person"))
	fl.StringVar(&from, "from", "", c.loc.T("cli.print.from"))
	merge.add(c, fl)
	return cmd
}

// tryTemplate merges a text for one person, or for a sample.
func (c *cli) tryTemplate(ctx context.Context, id, lang, person string, merge *mergeFlags, l letters.Occasioned) error {
	s, t, err := c.template(ctx, id, lang)
	if err != nil {
		return err
	}
	if l.Day, err = c.day(); err != nil {
		return err
	}
	if l.SenderSex, err = merge.sex(ctx, s); err != nil {
		return err
	}
	l.Occasion = t.Occasion
	parsed, err := letters.Parse(t.Body, t.Lang)
	if err != nil {
		return err
	}
	v := letters.SampleFor(l)
	hand := []letters.Hand{{}}
	var to []app.PersonID
	if person != "" {
		if err := s.Directory.Load(ctx); err != nil {
			return err
		}
		id, err := personID(s.Directory, "--person", person)
		if err != nil {
			return err
		}
		e, _ := s.Directory.Person(id, l.Day)
		held, _ := s.Register.Facility(e.Held.Facility, l.Day)
		v = letters.ValuesOf(e.Person, &held, l)
		hand[0], to = letters.Hand{Key: int64(e.ID), Sex: e.Sex}, []app.PersonID{id}
	}
	parsed, had, err := s.Desk.Offer(ctx, parsed, to)
	if err != nil {
		return err
	}
	if to != nil {
		hand[0].Had = had[to[0]]
	}
	parsed.Deal(merge.seed, hand)
	v.Draw, v.Had = hand[0].Draw, hand[0].Had
	text, missing := parsed.Merge(v)
	if len(missing) > 0 {
		m := missing[0]
		_, args := m.Reason()
		e := &app.Error{Code: app.Refused, Key: "error.template.missing", Args: app.Args{"Field": string(m.Field), "Line": m.Line, "Column": m.Column, "Name": args["Name"]}}
		if args["Name"] != nil {
			e.Hint = "cli.merge.give"
		}
		return e
	}
	unsure := []string{}
	for _, u := range parsed.Unsure(v) {
		unsure = append(unsure, u.Text)
	}
	return c.result(map[string]any{"text": text, "unsure": unsure}, func(w io.Writer) {
		fmt.Fprintln(w, text)
		for _, name := range unsure {
			c.say("print.flag.name_form", "Name", name)
		}
	})
}
