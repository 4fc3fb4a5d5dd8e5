package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/rulebook"
	"vestka/app/rules"
)

// fullRuleJSON is a rule with its conditions.
type fullRuleJSON struct {
	ruleJSON
	Things     []rules.Thing      `json:"things"`
	Warning    bool               `json:"warning"`
	Facilities []string           `json:"facilities"`
	Kinds      []app.FacilityKind `json:"kinds"`
	Stage      rules.Stage        `json:"stage"`
	Statuses   []app.Status       `json:"statuses"`
	Relation   app.Relation       `json:"relation"`
	Sender     rules.Side         `json:"sender"`
	Countries  []string           `json:"countries"`
	AtLiberty  bool               `json:"at_liberty"`
	Limits     []limitJSON        `json:"limits"`
	Route      rules.Route        `json:"route"`
	Against    []string           `json:"against"`
	ValidFrom  app.Date           `json:"valid_from"`
	ValidTo    app.Date           `json:"valid_to"`
	ValidUntil app.Date           `json:"valid_until"` // the same, for scripts of before
	By         string             `json:"by"`          // who gave the file out
	Published  app.Date           `json:"published"`   // when
	Replaces   bool               `json:"replaces"`    // an entry of the same id
}

func (c *cli) fullRule(r rules.Cited) fullRuleJSON {
	limits := []limitJSON{}
	for _, l := range r.Limits {
		limits = append(limits, limitJSON{l.What, l.Most, l.Unit, l.Per, l.Advised, r.ID})
	}
	return fullRuleJSON{
		ruleJSON: c.cited([]rules.Cited{r})[0], Things: r.Things, Warning: r.Warning,
		Facilities: append([]string{}, r.Facilities...), Kinds: append([]app.FacilityKind{}, r.Kinds...), Stage: r.Stage,
		Statuses: append([]app.Status{}, r.Statuses...), Relation: r.Relation, Sender: r.Sender,
		Countries: append([]string{}, r.Countries...), AtLiberty: r.AtLiberty, Limits: limits, Route: r.Route,
		Against: append([]string{}, r.Against...), ValidFrom: r.ValidFrom, ValidTo: r.ValidUntil, ValidUntil: r.ValidUntil,
		By: r.From.By.In(c.userLang()), Published: r.From.On, Replaces: r.Edited(),
	}
}

func (c *cli) rulesListCmd() *cobra.Command {
	var f rulebook.Filter
	var thing, facility, verdict string
	cmd := &cobra.Command{
		Use:                   "list [--search TEXT] [--thing THING] [--facility CODE] [--verdict VERDICT] [--old] [--own]",
		Short:                 c.loc.T("cli.rules.list.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if thing != "" {
				if _, err := thingsOf(thing); err != nil {
					return err
				}
			}
			rule, err := verdictOf(verdict)
			if err != nil {
				return err
			}
			f.Thing, f.Verdict, f.Advice, f.Lang = rules.Thing(thing), rule.Verdict, verdict != "" && rule.Verdict == "", c.userLang()
			return c.rulesList(cmd.Context(), f, facility)
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&f.Text, "search", "", c.loc.T("cli.rules.list.search"))
	fl.StringVar(&thing, "thing", "", c.loc.T("cli.rules.thing"))
	fl.StringVar(&facility, "facility", "", c.loc.T("cli.rules.list.facility"))
	fl.StringVar(&verdict, "verdict", "", c.loc.T("cli.rules.list.verdict"))
	fl.BoolVar(&f.Old, "old", false, c.loc.T("cli.rules.list.old"))
	fl.BoolVar(&f.Theirs, "own", false, c.loc.T("cli.rules.list.own"))
	return cmd
}

func (c *cli) rulesList(ctx context.Context, f rulebook.Filter, facility string) error {
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	day, err := c.day()
	if err != nil {
		return err
	}
	if facility, err = facilityCode(s.Register, facility); err != nil {
		return err
	}
	f.Facility, _ = s.Register.Facility(facility, day)
	found, err := s.Rulebook.Find(ctx, f, day)
	if err != nil {
		return err
	}
	if err := c.tellRefused(ctx, s.Rulebook); err != nil {
		return err
	}
	list := make([]fullRuleJSON, len(found))
	for i, r := range found {
		list[i] = c.fullRule(r)
	}
	return c.result(map[string]any{"rules": list, "total": len(list)}, func(w io.Writer) {
		t := c.loc.T
		fmt.Fprintln(w, t("rules.count", "Count", len(found)))
		if len(found) == 0 {
			return
		}
		rows := make([][]string, len(found))
		for i, r := range found {
			checked := c.readable(r.CheckedOn)
			if r.Old {
				checked += ", " + t("rules.old")
			}
			rows[i] = []string{r.ID, t(r.RoleKey()), checked, rulebook.Whose(c.loc, r.Rule), r.Reason.In(c.userLang())}
		}
		table(w, "", []string{t("cli.column.rule"), t("cli.column.verdict"), t("cli.column.checked"), t("cli.column.whose"), t("cli.column.says")}, rows)
	})
}

func (c *cli) rulesShowCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "show ID",
		Short:                 c.loc.T("cli.rules.show.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			rule, err := c.ruleOf(cmd.Context(), s.Rulebook, args[0])
			if err != nil {
				return err
			}
			return c.showRule(s.Register, rule)
		},
	}
}

// ruleOf is the rule with the id.
func (c *cli) ruleOf(ctx context.Context, b *rulebook.Book, id string) (*rules.Rule, error) {
	r, err := b.Rules(ctx)
	if err != nil {
		return nil, err
	}
	rule, known := r.Rule(id)
	if !known {
		return nil, &wrongUse{"cli.error.rule", []any{"Rule", id}}
	}
	return rule, nil
}

func (c *cli) showRule(register people.Register, rule *rules.Rule) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	r := rules.Cite(rule, day)
	place := func(code string) string {
		if f, known := register.Facility(code, day); known {
			return f.Short(c.userLang())
		}
		return code
	}
	return c.result(c.fullRule(r), func(w io.Writer) {
		t := c.loc.T
		fmt.Fprintln(w, r.ID+": "+t(r.RoleKey()))
		c.rule(w, r.Reason.In(c.userLang()), r)
		for _, l := range r.Limits {
			fmt.Fprintln(w, "  "+rulebook.Limit(c.loc, l))
		}
		for _, line := range rulebook.Conditions(c.loc, place, r.Rule) {
			fmt.Fprintln(w, "  "+line)
		}
	})
}

// verdictOf is what a rule says by the word: a verdict, or that it is a warning
// or a note; nothing for no word.
func verdictOf(word string) (r rules.Rule, err error) {
	switch {
	case word == "warning":
		r.Warning = true
	case word == "note", word == "":
	case slices.Contains(verdictWords, word):
		r.Verdict = rules.Verdict(word)
	default:
		err = &wrongUse{"cli.error.flag_value", []any{"Flag", "--verdict", "Value", word}}
	}
	return r, err
}

var verdictWords = []string{string(rules.Yes), string(rules.No), string(rules.AskFamily), string(rules.NotKnown), "warning", "note"}

func (c *cli) rulesFilesCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "files",
		Short:                 c.loc.T("cli.rules.files.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return c.rulesFiles(cmd.Context()) },
	}
}

func (c *cli) rulesFiles(ctx context.Context) error {
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	files, err := s.Rulebook.Files(ctx)
	if err != nil {
		return err
	}
	r, err := s.Rulebook.Rules(ctx)
	if err != nil {
		return err
	}
	type fileJSON struct {
		File      string   `json:"file"`
		Loaded    app.Date `json:"loaded"`
		By        string   `json:"by"`
		Published app.Date `json:"published"`
		Rules     int      `json:"rules"` // that count; those of a later file may have taken their places
	}
	list := []fileJSON{}
	var rows [][]string
	for _, f := range files {
		one := fileJSON{File: f.Name, Loaded: f.Loaded}
		for _, rule := range r.All() {
			if rule.From.File == f.Name {
				one.By, one.Published = rule.From.By.In(c.userLang()), rule.From.On
				one.Rules++
			}
		}
		list = append(list, one)
		rows = append(rows, []string{one.File, strconv.Itoa(one.Rules), one.By, one.Published.String(), one.Loaded.String()})
	}
	if err := c.tellRefused(ctx, s.Rulebook); err != nil {
		return err
	}
	return c.result(map[string]any{"files": list}, func(w io.Writer) {
		t := c.loc.T
		if len(rows) == 0 {
			fmt.Fprintln(w, t("rules.files.none"))
			return
		}
		table(w, "", []string{t("cli.column.file"), t("cli.column.rules"), t("cli.column.by"), t("cli.column.published"), t("cli.column.loaded")}, rows)
	})
}

// trimmed is a text of a flag on one line.
func trimmed(s string) string { return strings.Join(strings.Fields(s), " ") }
