package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/names"
	"vestka/app/people"
)

// formsJSON is a name in one language in all its cases.
type formsJSON struct {
	Lang     app.Lang   `json:"lang"`
	Name     app.Name   `json:"name"`
	Sex      app.Sex    `json:"sex"` // by which it is declined
	Forms    []formJSON `json:"forms"`
	Whole    []formJSON `json:"whole"` // as on an envelope
	Polite   string     `json:"polite"`
	Familiar string     `json:"familiar"`
}

type formJSON struct {
	Part app.NamePart `json:"part,omitempty"`
	Case app.Case     `json:"case"`
	Text string       `json:"text"`
	Also []string     `json:"also"`
	Sure bool         `json:"sure"`
	Why  names.Why    `json:"why"`
	Own  bool         `json:"own"`
}

// formsFlags are what the user asks of forms.
type formsFlags struct {
	person, name, sex, lang string
	set, clear              []string
}

func (c *cli) formsCmd() *cobra.Command {
	var f formsFlags
	cmd := &cobra.Command{
		Use:                   "forms --person ID [--name-lang be|ru] [--set PART:CASE=FORM]… [--clear PART:CASE]… | --name TEXT [--sex f|m] [--name-lang be|ru]",
		Short:                 c.loc.T("cli.forms.short"),
		Long:                  c.loc.T("cli.forms.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := f.check(); err != nil {
				return err
			}
			if f.name != "" {
				return c.showForms(map[string]any{}, f.ofName())
			}
			return c.forms(cmd.Context(), f)
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&f.person, "person", "", c.loc.T("cli.forms.person"))
	fl.StringVar(&f.name, "name", "", c.loc.T("cli.forms.name"))
	fl.StringVar(&f.sex, "sex", "", c.loc.T("cli.forms.sex"))
	fl.StringVar(&f.lang, "name-lang", "", c.loc.T("cli.forms.name_lang"))
	fl.StringArrayVar(&f.set, "set", nil, c.loc.T("cli.forms.set"))
	fl.StringArrayVar(&f.clear, "clear", nil, c.loc.T("cli.forms.clear"))
	return cmd
}

// declinable are the languages that have cases.
var declinable = []app.Lang{app.Belarusian, app.Russian}

func (f *formsFlags) check() error {
	switch {
	case (f.person == "") == (f.name == ""), f.person != "" && f.sex != "":
		return &wrongUse{"cli.error.forms", nil}
	case f.lang != "" && !slices.Contains(declinable, app.Lang(f.lang)):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--name-lang", "Value", f.lang}}
	case f.sex != "" && app.FactSex.Set(new(app.Person), f.sex) != nil:
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--sex", "Value", f.sex}}
	case len(f.set)+len(f.clear) > 0 && (f.person == "" || f.lang == ""):
		return &wrongUse{"cli.error.forms_set", nil}
	}
	return nil
}

// langs are the languages that are asked for.
func (f *formsFlags) langs() []app.Lang {
	if f.lang != "" {
		return []app.Lang{app.Lang(f.lang)}
	}
	return declinable
}

// ofName declines the name that was typed, in each language of which it may be.
func (f *formsFlags) ofName() []names.Declined {
	n := people.NameOf(f.name)
	var all []names.Declined
	for _, lang := range f.langs() {
		script := names.ScriptOf(n.Full)
		if f.lang != "" || script != names.ScriptBelarusian && script != names.ScriptRussian || string(script) == string(lang) {
			all = append(all, names.Decline(n, app.Sex(f.sex), lang))
		}
	}
	return all
}

// own are the forms that are to be written; one that is cleared has no text.
func (f *formsFlags) own() ([]app.OwnForm, error) {
	var forms []app.OwnForm
	for _, one := range f.set {
		which, text, ok := strings.Cut(one, "=")
		if !ok || strings.TrimSpace(text) == "" {
			return nil, &wrongUse{"cli.error.flag_value", []any{"Flag", "--set", "Value", one}}
		}
		form := f.form(which)
		form.Text = text
		forms = append(forms, form)
	}
	for _, which := range f.clear {
		forms = append(forms, f.form(which))
	}
	return forms, nil
}

func (f *formsFlags) form(which string) app.OwnForm {
	part, gramcase, _ := strings.Cut(which, ":")
	return app.OwnForm{Lang: app.Lang(f.lang), Part: app.NamePart(strings.TrimSpace(part)), Case: app.Case(strings.TrimSpace(gramcase))}
}

// forms shows those of a person, after the user's own have been written.
func (c *cli) forms(ctx context.Context, f formsFlags) error {
	own, err := f.own()
	if err != nil {
		return err
	}
	day, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	id, err := personID(s.Directory, "--person", f.person)
	if err != nil {
		return err
	}
	if len(own) > 0 {
		changes, err := s.Editor.SetForms(ctx, id, own, day)
		if err == nil {
			err = s.Directory.Refresh(context.WithoutCancel(ctx), changes)
		}
		if err != nil {
			return err
		}
	}
	e, _ := s.Directory.Person(id, day)
	var all []names.Declined
	for _, lang := range f.langs() {
		if !e.Names.In(lang).IsZero() {
			all = append(all, names.Of(e.Person, lang))
		}
	}
	return c.showForms(map[string]any{"person": id}, all)
}

func (c *cli) showForms(object map[string]any, all []names.Declined) error {
	list := []formsJSON{}
	for _, d := range all {
		list = append(list, formsOf(d))
	}
	object["names"] = list
	return c.result(object, func(w io.Writer) {
		if len(all) == 0 {
			fmt.Fprintln(w, c.loc.T("grammar.none"))
		}
		for i, d := range all {
			if i > 0 {
				fmt.Fprintln(w)
			}
			c.tellForms(w, d)
		}
	})
}

func formsOf(d names.Declined) formsJSON {
	j := formsJSON{
		Lang: d.Lang(), Name: d.Name(), Sex: d.Sex(), Forms: []formJSON{}, Whole: []formJSON{},
		Polite: d.Greeting(names.Polite), Familiar: d.Greeting(names.Familiar),
	}
	for _, gramcase := range app.Cases {
		for _, part := range app.NameParts {
			if f := d.Part(part, gramcase); f.Text != "" {
				j.Forms = append(j.Forms, formObject(part, gramcase, f))
			}
		}
		j.Whole = append(j.Whole, formObject("", gramcase, d.Formal(gramcase)))
	}
	return j
}

func formObject(part app.NamePart, gramcase app.Case, f names.Form) formJSON {
	return formJSON{part, gramcase, f.Text, append([]string{}, f.Also...), f.Why == names.Sure, f.Why, f.Own}
}

// tellForms writes a table of the forms, with what is unsure below it.
func (c *cli) tellForms(w io.Writer, d names.Declined) {
	t := c.loc.T
	head := "cli.forms.head.be"
	if d.Lang() == app.Russian {
		head = "cli.forms.head.ru"
	}
	fmt.Fprintln(w, t(head, "Name", oneLine(d.Name().Formal())))
	titles := []string{t("cli.column.case")}
	var parts []app.NamePart
	for _, p := range app.NameParts {
		if d.Part(p, app.Nominative).Text != "" {
			parts, titles = append(parts, p), append(titles, t(p.MessageKey()))
		}
	}
	var rows [][]string
	own := false
	for _, gramcase := range app.Cases {
		row := []string{t(gramcase.MessageKey())}
		for _, p := range parts {
			f := d.Part(p, gramcase)
			row = append(row, formText(f))
			own = own || f.Own
		}
		rows = append(rows, row)
	}
	table(w, "  ", titles, rows)
	for _, p := range parts {
		c.tellUnsure(w, d, p)
	}
	if own {
		fmt.Fprintln(w, t("cli.forms.own"))
	}
	if polite := d.Greeting(names.Polite); polite != "" {
		fmt.Fprintln(w, t("grammar.greeting", "Polite", oneLine(polite), "Familiar", oneLine(d.Greeting(names.Familiar))))
	}
}

// tellUnsure says which forms of a part of the name are unsure, in one line for each
// reason.
func (c *cli) tellUnsure(w io.Writer, d names.Declined, p app.NamePart) {
	cases := map[names.Why][]string{}
	var reasons []names.Why
	for _, gramcase := range app.Cases {
		why := d.Part(p, gramcase).Why
		if why == names.Sure {
			continue
		}
		if cases[why] == nil {
			reasons = append(reasons, why)
		}
		cases[why] = append(cases[why], strings.ToLower(c.loc.T(gramcase.MessageKey())))
	}
	for _, why := range reasons {
		fmt.Fprintln(w, c.loc.T("cli.forms.unsure", "Part", c.loc.T(p.MessageKey()), "Case", strings.Join(cases[why], ", "), "Why", c.loc.T(why.MessageKey())))
	}
}

// formText is a form with the others in use, and a sign where it is unsure or the
// user's own.
func formText(f names.Form) string {
	text := strings.Join(append([]string{f.Text}, f.Also...), " / ")
	switch {
	case f.Own:
		return text + " *"
	case f.Why != names.Sure:
		return text + " (?)"
	}
	return text
}
