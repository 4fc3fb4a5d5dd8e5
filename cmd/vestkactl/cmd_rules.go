package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/cmd/internal/wiring"
	"vestka/i18n"
)

// askedJSON is the answer for one thing.
type askedJSON struct {
	Thing    rules.Thing   `json:"thing"`
	Verdict  rules.Verdict `json:"verdict"`
	Deciding []ruleJSON    `json:"deciding"`
	Depends  []ruleJSON    `json:"depends"`
	Warnings []ruleJSON    `json:"warnings"`
	Notes    []ruleJSON    `json:"notes"`
	Disputed [][]string    `json:"disputed"` // ids of rules that contradict each other
	Limits   []limitJSON   `json:"limits"`
	Routes   []rules.Route `json:"routes"`
	Post     rules.Verdict `json:"post"` // of the sender's country; empty where it is no question
}

// ruleJSON is a rule in an answer.
type ruleJSON struct {
	ID        string        `json:"id"`
	Verdict   rules.Verdict `json:"verdict"`
	Reason    string        `json:"reason"`
	Source    string        `json:"source"`
	SaidOn    app.Date      `json:"said_on"`
	CheckedOn app.Date      `json:"checked_on"`
	AgeDays   int           `json:"age_days"`
	Old       bool          `json:"old"`
	Own       bool          `json:"own"`  // the user edited it
	File      string        `json:"file"` // that the user loaded it from, else empty
}

type limitJSON struct {
	What    rules.Measure `json:"what"`
	Most    float64       `json:"most"`
	Unit    string        `json:"unit"`
	Per     rules.Period  `json:"per"`
	Advised bool          `json:"advised"`
	Rule    string        `json:"rule"`
}

// askedOf is whom `rules` asks about, and of what.
type askedOf struct {
	person string
	people []string
	held   bool
	thing  string
	sender who
}

func (c *cli) rulesCmd() *cobra.Command {
	var asked askedOf
	cmd := &cobra.Command{
		Use:                   "rules --person ID | --people IDS | --held [--thing THING] [--relation relative|stranger] [--country CC]",
		Short:                 c.loc.T("cli.rules.short"),
		Long:                  c.loc.T("cli.rules.long"),
		DisableFlagsInUseLine: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return &wrongUse{"cli.error.unknown_command", []any{"Command", cmd.Name() + " " + args[0]}}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return c.askRules(cmd.Context(), &asked) },
	}
	f := cmd.Flags()
	f.StringVar(&asked.person, "person", "", c.loc.T("cli.rules.person"))
	f.StringSliceVar(&asked.people, "people", nil, c.loc.T("cli.rules.people"))
	f.BoolVar(&asked.held, "held", false, c.loc.T("cli.rules.held"))
	f.StringVar(&asked.thing, "thing", "", c.loc.T("cli.rules.thing"))
	f.StringVar(&asked.sender.relation, "relation", "", c.loc.T("cli.rules.relation"))
	f.StringVar(&asked.sender.country, "country", "", c.loc.T("cli.rules.country"))
	cmd.AddCommand(
		c.rulesListCmd(), c.rulesShowCmd(), c.rulesLoadCmd(), c.rulesFilesCmd(), c.rulesUnloadCmd(),
		c.rulesAddCmd(), c.rulesEditCmd(), c.rulesRemoveCmd(), c.rulesResetCmd(), c.rulesRelationCmd(),
	)
	return cmd
}

func (c *cli) askRules(ctx context.Context, asked *askedOf) error {
	ways := 0
	for _, chosen := range []bool{asked.person != "", len(asked.people) > 0, asked.held} {
		if chosen {
			ways++
		}
	}
	if ways != 1 {
		return &wrongUse{"cli.error.rules_whom", nil}
	}
	things, err := thingsOf(asked.thing)
	if err == nil {
		err = asked.sender.check()
	}
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	if asked.person != "" {
		return c.rules(ctx, s, asked.person, things, asked.sender)
	}
	return c.rulesForMany(ctx, s, asked, things)
}

// thingsOf is the thing of the word, or all where it is empty.
func thingsOf(word string) ([]rules.Thing, error) {
	switch {
	case word == "":
		return rules.Things, nil
	case slices.Contains(rules.Things, rules.Thing(word)):
		return []rules.Thing{rules.Thing(word)}, nil
	}
	return nil, &wrongUse{"cli.error.flag_value", []any{"Flag", "--thing", "Value", word}}
}

// who is the sender, where the command says so; else the settings do.
type who struct {
	relation, country string
}

func (w *who) check() error {
	w.country = strings.ToUpper(w.country)
	switch {
	case !slices.Contains([]string{"", string(app.Relative), string(app.Stranger)}, w.relation):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--relation", "Value", w.relation}}
	case w.country != "" && !app.IsCountry(w.country):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--country", "Value", w.country}}
	}
	return nil
}

// sender is the user, but for what the command says. A relation that the command
// names holds for everybody, whatever was said of a person.
func (w *who) sender(ctx context.Context, b *rulebook.Book, people ...*app.Person) (rulebook.Sender, error) {
	s, err := b.Sender(ctx)
	if err != nil {
		return s, err
	}
	if w.country != "" {
		s.Country = w.country
	}
	if w.relation != "" {
		s.Relation = app.Relation(w.relation)
		for _, p := range people {
			p.Relation = ""
		}
	}
	return s, nil
}

// rules says what may be sent to a person today, and how that is known.
func (c *cli) rules(ctx context.Context, s *wiring.Services, person string, things []rules.Thing, sender who) error {
	id, err := personID(s.Directory, "--person", person)
	if err != nil {
		return err
	}
	day, err := c.day()
	if err != nil {
		return err
	}
	p, err := s.Store.Person(ctx, id)
	if err != nil {
		return err
	}
	if !p.Died.IsZero() {
		return &app.Error{Code: app.Refused, Key: "error.rules.died"}
	}
	from, err := sender.sender(ctx, s.Rulebook, &p)
	if err != nil {
		return err
	}
	o, err := s.Rulebook.Of(ctx, &p, from, day)
	if err != nil {
		return err
	}
	mark, _ := p.LeftOut(day)
	answers := slices.DeleteFunc(o.Answers, func(a rulebook.Answer) bool { return !slices.Contains(things, a.Thing) })
	object := make([]askedJSON, len(answers))
	for i, a := range answers {
		object[i] = c.asked(a)
	}
	if err := c.tellRefused(ctx, s.Rulebook); err != nil {
		return err
	}
	return c.result(map[string]any{
		"person_id": p.ID, "facility": p.Held.Facility, "stage": o.Case.Stage, "ground": o.Ground,
		"relation": o.Case.Relation, "country": o.Case.Country, "mark": mark.Kind, "release_passed": p.ReleasePassed(day), "answers": object,
	}, func(w io.Writer) {
		fmt.Fprintln(w, i18n.Join(", ", c.nameOf(s, p.ID), o.Facility.Name.In(c.userLang())))
		fmt.Fprintln(w, c.loc.T(o.Case.Stage.MessageKey())+". "+c.loc.T(o.Ground.MessageKey()))
		fmt.Fprintln(w, rulebook.SenderLine(c.loc, o.Case.Relation, o.Case.Country))
		if cautions := o.Cautions(c.loc); cautions != "" {
			fmt.Fprintln(w, cautions)
		}
		for i := range answers {
			c.answer(w, o, &answers[i])
		}
	})
}

// tellRefused says which of the user's files are left out.
func (c *cli) tellRefused(ctx context.Context, b *rulebook.Book) error {
	r, err := b.Rules(ctx)
	if err != nil {
		return err
	}
	for _, e := range r.Refused() {
		c.complain(e)
	}
	return nil
}

func (c *cli) asked(a rulebook.Answer) askedJSON {
	j := askedJSON{
		Thing: a.Thing, Verdict: a.Verdict, Deciding: c.cited(a.Deciding()), Depends: c.cited(slices.Concat(a.Place.Depends, a.Post.Depends)),
		Warnings: c.cited(a.Warnings), Notes: c.cited(a.Notes), Disputed: [][]string{}, Limits: []limitJSON{},
		Routes: append([]rules.Route{}, a.Routes...), Post: a.Post.Verdict,
	}
	for _, group := range a.Disputed {
		ids := []string{}
		for _, r := range group {
			ids = append(ids, r.ID)
		}
		j.Disputed = append(j.Disputed, ids)
	}
	for _, l := range a.Limits {
		j.Limits = append(j.Limits, limitJSON{l.What, l.Most, l.Unit, l.Per, l.Advised, l.By.ID})
	}
	return j
}

func (c *cli) cited(list []rules.Cited) []ruleJSON {
	all := make([]ruleJSON, len(list))
	for i, r := range list {
		all[i] = ruleJSON{
			r.ID, r.Verdict, r.Reason.In(c.userLang()), r.Source.In(c.userLang()), r.SaidOn, r.CheckedOn, r.Age, r.Old, r.From.Own, r.From.File,
		}
	}
	return all
}

// answer writes the answer for one thing: the verdict, then why, then what to mind.
func (c *cli) answer(w io.Writer, o *rulebook.Outlook, a *rulebook.Answer) {
	t := c.loc.T
	fmt.Fprintf(w, "\n%s: %s\n", t(a.Thing.MessageKey()), t(a.Verdict.MessageKey()))
	if key := rulebook.UndecidedKey(a); key != "" {
		fmt.Fprintln(w, "  "+t(key))
	}
	for _, r := range a.Deciding() {
		c.rule(w, r.Reason.In(c.userLang()), r)
	}
	for _, r := range a.Warnings {
		c.rule(w, t("rules.line.warns", "Reason", r.Reason.In(c.userLang())), r)
	}
	for _, r := range a.Notes {
		c.rule(w, t("rules.line.notes", "Reason", r.Reason.In(c.userLang())), r)
	}
	for _, l := range a.Limits {
		fmt.Fprintln(w, "  "+rulebook.Limit(c.loc, l.Limit))
	}
	for _, route := range a.Routes {
		fmt.Fprintln(w, "  "+t(route.MessageKey()))
	}
	if key := o.PostKey(a); key != "" {
		fmt.Fprintln(w, "  "+t(key))
	}
}

// rule writes what a rule says with its source, of one of old with its age, and of one
// of the user's that it is.
func (c *cli) rule(w io.Writer, line string, r rules.Cited) {
	fmt.Fprintln(w, "  "+line)
	fmt.Fprintln(w, "    "+rulebook.Evidence(c.loc, r.Rule))
	if age := rulebook.Age(c.loc, r); age != "" {
		fmt.Fprintln(w, "    "+age)
	}
	if whose := rulebook.Whose(c.loc, r.Rule); whose != "" {
		fmt.Fprintln(w, "    "+whose)
	}
}
