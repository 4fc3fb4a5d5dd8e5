package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vestka/app"
	"vestka/app/desk"
	"vestka/app/letters"
	"vestka/cmd/internal/wiring"
	"vestka/i18n"
)

// draftFlags say how drafts begin.
type draftFlags struct {
	person, template, words, lang, form, from string
	answers                                   []string
	merge                                     mergeFlags
}

func (f *draftFlags) add(c *cli, cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.StringVar(&f.template, "template", "", c.loc.T("cli.print.template"))
	fl.StringVar(&f.words, "words", "", c.loc.T("cli.print.words"))
	fl.StringVar(&f.lang, "letter-lang", "", c.loc.T("cli.print.letter_lang"))
	fl.StringVar(&f.form, "form", "", c.loc.T("cli.draft.begin_form"))
	fl.StringVar(&f.from, "from", "", c.loc.T("cli.print.from"))
	f.merge.addChoices(c, fl)
}

// start is how the drafts begin; refused before anything is opened where that
// makes no sense.
func (f *draftFlags) start(c *cli) (s desk.Start, err error) {
	switch {
	case f.lang == "":
		return s, &wrongUse{"cli.error.flag_missing", []any{"Flag", "--letter-lang"}}
	case !slices.Contains(i18n.Languages, f.lang):
		return s, &wrongUse{"cli.error.flag_value", []any{"Flag", "--letter-lang", "Value", f.lang}}
	case f.form != "" && !slices.Contains(app.Forms, app.Form(f.form)):
		return s, &wrongUse{"cli.error.flag_value", []any{"Flag", "--form", "Value", f.form}}
	case !f.merge.writes():
		return s, &wrongUse{"cli.error.flag_value", []any{"Flag", "--writer", "Value", f.merge.writer}}
	}
	s = desk.Start{Form: app.Form(f.form), Template: f.template, Occasioned: letters.Occasioned{Lang: app.Lang(f.lang), Sender: f.from, Familiar: f.merge.familiar}}
	if s.Day, err = c.day(); err != nil {
		return s, err
	}
	if s.Own, err = f.merge.typed(); err != nil {
		return s, err
	}
	if s.Words, err = words(f.words); err != nil || len(f.answers) == 0 {
		return s, err
	}
	answers := map[desk.Question]string{}
	for _, a := range f.answers {
		q, text, ok := strings.Cut(a, "=")
		if !ok || !slices.Contains(desk.Questions, desk.Question(q)) {
			return s, &wrongUse{"cli.error.flag_value", []any{"Flag", "--answer", "Value", a}}
		}
		answers[desk.Question(q)] = letters.Escape(text)
	}
	s.Words, s.Occasion = desk.Grow(answers, s.Lang), app.FirstLetter
	return s, nil
}

func (c *cli) draftNewCmd() *cobra.Command {
	var f draftFlags
	cmd := &cobra.Command{
		Use:                   "new [--person ID] [--template NAME | --words FILE | --answer QUESTION=TEXT…] --letter-lang be|ru|en [--familiar] [--fill NAME=TEXT]… [--form F] [--from NAME] [--writer man|woman|several]",
		Short:                 c.loc.T("cli.draft.new.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			start, err := f.start(c)
			if err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			if start.SenderSex, err = f.merge.sex(cmd.Context(), s); err != nil {
				return err
			}
			person, err := anyPerson(s.Directory, "ID", f.person)
			if err != nil {
				return err
			}
			d, _, err := s.Desk.Begin(cmd.Context(), person, start)
			if err != nil {
				return err
			}
			c.say("cli.draft.made", "ID", int64(d.ID))
			j, err := c.readDraft(cmd.Context(), s, &d.Draft, f.from, start.Day)
			if err != nil {
				return err
			}
			for _, u := range d.Unsure { // the text has the name by now, which tells nothing
				j.Unsure = append(j.Unsure, u.Text)
			}
			return c.showRead(d.Form, &j)
		},
	}
	f.add(c, cmd)
	cmd.Flags().StringVar(&f.person, "person", "", c.loc.T("cli.draft.person"))
	cmd.Flags().StringArrayVar(&f.answers, "answer", nil, c.loc.T("cli.draft.answer"))
	return cmd
}

// missingJSON is somebody to whom no letter could be made.
type missingJSON struct {
	ID     app.PersonID `json:"id"`
	Field  string       `json:"field"`
	Reason string       `json:"reason"`
}

// unsureJSON is a form of a name that stands in the nominative in a draft.
type unsureJSON struct {
	ID   app.PersonID `json:"id"`
	Text string       `json:"text"`
	Case app.Case     `json:"case"`
}

// shortJSON is a place where letters of a batch are alike.
type shortJSON struct {
	Facility string `json:"facility"`
	Letters  int    `json:"letters"`
	Differ   int    `json:"differ"`
	Add      int    `json:"add"` // so many more openings or endings would be enough
}

func (c *cli) draftBatchCmd() *cobra.Command {
	var f draftFlags
	var who *selection
	var people, pictures []string
	var seed int64
	cmd := &cobra.Command{
		Use:                   "batch --people IDS|[--birthday-within N] " + whom + " --template NAME|--words FILE --letter-lang be|ru|en [--familiar] [--fill NAME=TEXT]… [--seed S] [--picture NAME,…] [--form F] [--from NAME] [--writer man|woman|several]",
		Short:                 c.loc.T("cli.draft.batch.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := who.check(); err != nil {
				return err
			}
			if len(people) > 0 == who.chooses("status") {
				return &wrongUse{key: "cli.error.print_whom"}
			}
			start, err := f.start(c)
			if err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			if start.SenderSex, err = f.merge.sex(cmd.Context(), s); err != nil {
				return err
			}
			b := desk.Batch{Start: start, Seed: seed, Pictures: pictures}
			if b.People, err = c.batchPeople(cmd.Context(), s, who, people); err != nil {
				return err
			}
			if len(b.People) == 0 {
				return &wrongUse{key: "cli.error.draft_nobody"}
			}
			return c.draftBatch(cmd.Context(), s, b)
		},
	}
	f.add(c, cmd)
	cmd.Flags().StringSliceVar(&people, "people", nil, c.loc.T("cli.print.people"))
	cmd.Flags().Int64Var(&seed, "seed", 1, c.loc.T("cli.draft.seed"))
	cmd.Flags().StringSliceVar(&pictures, "picture", nil, c.loc.T("cli.draft.pictures"))
	who = c.selects(cmd).soon(c)
	return cmd
}

func (c *cli) batchPeople(ctx context.Context, s *wiring.Services, who *selection, words []string) ([]app.PersonID, error) {
	if len(words) > 0 {
		return personIDs(s.Directory, "--people", words)
	}
	q, err := who.query(ctx, c, s)
	if err != nil {
		return nil, err
	}
	return c.chosen(ctx, s, q)
}

// draftBatch makes the drafts, and says who lacks what and where letters are alike.
func (c *cli) draftBatch(ctx context.Context, s *wiring.Services, b desk.Batch) error {
	for _, id := range b.Pictures {
		if !builtIn(s, id) {
			return &wrongUse{"cli.error.flag_value", []any{"Flag", "--picture", "Value", id}}
		}
	}
	made, _, err := s.Desk.Batch(ctx, b, nil)
	if err != nil {
		return err
	}
	missing, short, unsure := []missingJSON{}, shortObjects(made.Short), []unsureJSON{}
	for _, m := range made.Missing {
		reason := c.lacking(m.Missing)
		missing = append(missing, missingJSON{m.Person, string(m.Field), reason})
		c.say("cli.draft.missing", "ID", int64(m.Person), "Reason", reason)
	}
	for _, u := range made.Unsure {
		unsure = append(unsure, unsureJSON{u.Person, u.Text, u.Case})
		c.say("cli.draft.unsure", "ID", int64(u.Person), "Text", c.loc.T("desk.unsure", "Name", u.Text))
	}
	for _, one := range made.Short {
		c.say("draft.alike", "Facility", c.shortPlace(s, one.Group), "Count", one.Letters, "Differ", one.Differ, "Add", one.Add)
	}
	err = c.showDrafts(s, made.Drafts, map[string]any{"missing": missing, "unsure": unsure, "alike": short, "seed": b.Seed})
	if err == nil && len(made.Drafts) == 0 {
		err = &app.Error{Code: app.Refused, Key: "cli.draft.none_made"}
	}
	return err
}

// rewritten is what `draft write` changes.
type rewritten struct {
	text, translation, lang, by, form, person string

	checked bool
	flags   *pflag.FlagSet
}

func (c *cli) draftWriteCmd() *cobra.Command {
	var of rewritten
	cmd := &cobra.Command{
		Use:                   "write ID [--words FILE] [--translation FILE --translation-lang be|ru|en] [--by TEXT] [--checked] [--person ID] [--form F]",
		Short:                 c.loc.T("cli.draft.write.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := of.check(); err != nil {
				return err
			}
			own, err := words(of.text)
			if err != nil {
				return err
			}
			other, err := words(of.translation)
			if err != nil {
				return err
			}
			return c.withDraft(cmd.Context(), args[0], func(s *wiring.Services, d app.Draft) error {
				if own != "" {
					d.Original.Text = strings.TrimSpace(own)
				}
				if err := of.translate(&d.Translation, strings.TrimSpace(other)); err != nil {
					return err
				}
				if of.form != "" {
					d.Form = app.Form(of.form)
				}
				if of.person != "" {
					if d.Person, err = personID(s.Directory, "--person", of.person); err != nil {
						return err
					}
				}
				return c.writeDraft(cmd.Context(), s, d)
			})
		},
	}
	of.flags = cmd.Flags()
	of.flags.StringVar(&of.text, "words", "", c.loc.T("cli.draft.words"))
	of.flags.StringVar(&of.translation, "translation", "", c.loc.T("cli.draft.translation"))
	of.flags.StringVar(&of.lang, "translation-lang", "", c.loc.T("cli.draft.translation_lang"))
	of.flags.StringVar(&of.by, "by", "", c.loc.T("cli.draft.by"))
	of.flags.BoolVar(&of.checked, "checked", false, c.loc.T("cli.draft.checked"))
	of.flags.StringVar(&of.form, "form", "", c.loc.T("cli.draft.form"))
	of.flags.StringVar(&of.person, "person", "", c.loc.T("cli.draft.person"))
	return cmd
}

// check refuses flags that make no sense, before anything is opened.
func (of *rewritten) check() error {
	switch {
	case of.form != "" && !slices.Contains(app.Forms, app.Form(of.form)):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--form", "Value", of.form}}
	case of.lang != "" && !slices.Contains(i18n.Languages, of.lang):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--translation-lang", "Value", of.lang}}
	case of.translation != "" && of.lang == "":
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--translation-lang"}}
	}
	return nil
}

// translate puts the words and what is said of them into the translation. Who checked
// the words before has not read the new ones.
func (of *rewritten) translate(side *app.Side, text string) error {
	if text != "" {
		side.Text, side.Checked = text, false
	}
	lang, by, checked := of.flags.Changed("translation-lang"), of.flags.Changed("by"), of.flags.Changed("checked")
	if side.Text == "" && (lang || by || checked) {
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--translation"}}
	}
	if lang {
		side.Lang = app.Lang(of.lang)
	}
	if by {
		side.By = of.by
	}
	if checked {
		side.Checked = of.checked
	}
	return nil
}

// writeDraft keeps a draft whose texts make sense, and shows it.
func (c *cli) writeDraft(ctx context.Context, s *wiring.Services, d app.Draft) error {
	for _, side := range []app.Side{d.Original, d.Translation} {
		if _, err := letters.Parse(side.Text, side.Lang); err != nil {
			return err
		}
	}
	d, _, err := s.Desk.WriteDraft(ctx, d)
	if err != nil {
		return err
	}
	return c.showDraft(ctx, s, &d, "")
}
