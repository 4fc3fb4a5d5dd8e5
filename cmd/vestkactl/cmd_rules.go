package main

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/rules"
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

type ruleJSON struct {
	ID        string        `json:"id"`
	Verdict   rules.Verdict `json:"verdict"`
	Reason    string        `json:"reason"`
	Source    string        `json:"source"`
	SaidOn    app.Date      `json:"said_on"`
	CheckedOn app.Date      `json:"checked_on"`
	AgeDays   int           `json:"age_days"`
	Old       bool          `json:"old"`
}

type limitJSON struct {
	What    rules.Measure `json:"what"`
	Most    float64       `json:"most"`
	Unit    string        `json:"unit"`
	Per     rules.Period  `json:"per"`
	Advised bool          `json:"advised"`
	Rule    string        `json:"rule"`
}

// who is the sender, as far as the rules ask.
type who struct {
	relation, country string
}

func (c *cli) rulesCmd() *cobra.Command {
	var person, thing string
	var sender who
	cmd := &cobra.Command{
		Use:                   "rules --person ID [--thing THING] [--relation relative|stranger] [--country CC]",
		Short:                 c.loc.T("cli.rules.short"),
		Long:                  c.loc.T("cli.rules.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if person == "" {
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--person"}}
			}
			things, err := thingsOf(thing)
			if err == nil {
				err = sender.check()
			}
			if err != nil {
				return err
			}
			return c.rules(cmd.Context(), person, things, sender)
		},
	}
	cmd.Flags().StringVar(&person, "person", "", c.loc.T("cli.rules.person"))
	cmd.Flags().StringVar(&thing, "thing", "", c.loc.T("cli.rules.thing"))
	cmd.Flags().StringVar(&sender.relation, "relation", string(app.Stranger), c.loc.T("cli.rules.relation"))
	cmd.Flags().StringVar(&sender.country, "country", "", c.loc.T("cli.rules.country"))
	return cmd
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

// countryCode is a country of ISO 3166-1, two letters.
var countryCode = regexp.MustCompile(`^[A-Z]{2}$`)

func (w *who) check() error {
	w.country = strings.ToUpper(w.country)
	switch {
	case w.relation != string(app.Relative) && w.relation != string(app.Stranger):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--relation", "Value", w.relation}}
	case w.country != "" && !countryCode.MatchString(w.country):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--country", "Value", w.country}}
	}
	return nil
}

// rules says what may be sent to a person today, and how that is known.
func (c *cli) rules(ctx context.Context, person string, things []rules.Thing, sender who) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	ids, err := personIDs(s.Directory, "--person", []string{person})
	if err != nil {
		return err
	}
	day, err := c.day()
	if err != nil {
		return err
	}
	p, err := s.Store.Person(ctx, ids[0])
	if err != nil {
		return err
	}
	if !p.Died.IsZero() {
		return &app.Error{Code: app.Refused, Key: "error.rules.died"}
	}
	facility, _ := s.Register.Facility(p.Held.Facility, day)
	stage, ground := rules.StageOf(facility.Kind, p.Verdict, p.Appeal, day)
	asked := rules.CaseOf(&p, facility.Kind, stage, app.Relation(sender.relation), sender.country, day)
	known, err := s.Rules()
	if err != nil {
		return err
	}
	answers := make([]rules.Answer, len(things))
	object := make([]askedJSON, len(things))
	for i, thing := range things {
		answers[i] = known.Ask(asked, thing)
		object[i] = c.asked(thing, answers[i])
	}
	return c.result(map[string]any{
		"person_id": p.ID, "facility": p.Held.Facility, "stage": stage, "ground": ground, "answers": object,
	}, func(w io.Writer) {
		t := c.loc.T
		fmt.Fprintln(w, c.nameOf(s, p.ID)+", "+facility.Name.In(c.userLang()))
		fmt.Fprintln(w, t(stage.MessageKey())+". "+t(ground.MessageKey()))
		for i, thing := range things {
			c.answer(w, thing, &answers[i])
		}
	})
}

func (c *cli) asked(thing rules.Thing, a rules.Answer) askedJSON {
	j := askedJSON{
		Thing: thing, Verdict: a.Verdict, Deciding: c.cited(a.Deciding()), Depends: c.cited(slices.Concat(a.Place.Depends, a.Post.Depends)),
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
			r.ID, r.Verdict, r.Reason.In(c.userLang()), r.Source.In(c.userLang()), r.SaidOn, r.CheckedOn, r.Age, r.Old,
		}
	}
	return all
}

// answer writes the answer for one thing: the verdict, then why, then what to mind.
func (c *cli) answer(w io.Writer, thing rules.Thing, a *rules.Answer) {
	t := c.loc.T
	fmt.Fprintf(w, "\n%s: %s\n", t(thing.MessageKey()), t(a.Verdict.MessageKey()))
	if len(a.Deciding()) == 0 {
		fmt.Fprintln(w, "  "+t("rules.nothing_known"))
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
		fmt.Fprintln(w, "  "+c.limit(l.Limit))
	}
	for _, route := range a.Routes {
		fmt.Fprintln(w, "  "+t(route.MessageKey()))
	}
	if a.Post.Verdict == rules.NotKnown {
		fmt.Fprintln(w, "  "+t("rules.post_not_known"))
	}
}

// rule writes the line of a rule with its source and its age, and says of a yes of
// old that it no longer counts.
func (c *cli) rule(w io.Writer, line string, r rules.Cited) {
	t := c.loc.T
	fmt.Fprintln(w, "  "+line)
	fmt.Fprintln(w, "    "+t("rules.checked", "Source", r.Source.In(c.userLang()), "Date", c.loc.Date(r.CheckedOn.Year, r.CheckedOn.Month, r.CheckedOn.Day)))
	if r.Old && r.Verdict == rules.Yes {
		fmt.Fprintln(w, "    "+t("rules.old_yes", "Count", r.Age))
	}
}

func (c *cli) limit(l rules.Limit) string {
	unit := l.Unit
	if key := l.UnitKey(); key != "" {
		unit = c.loc.T(key)
	}
	return c.loc.T(l.MessageKey(), "Number", strconv.FormatFloat(l.Most, 'f', -1, 64), "Unit", unit)
}
