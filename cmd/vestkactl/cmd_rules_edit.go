package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/register"
	"vestka/app/rules"
	"vestka/cmd/internal/wiring"
)

// ruleForm is how the flags of ruleFlags stand in the form of a command.
const ruleForm = "[--verdict VERDICT] [--facility CODE]… [--kind KIND]… [--stage before|in_force] [--relation relative|stranger] [--side inside|abroad] [--country CC]… " +
	"[--reason TEXT] [--reason-be TEXT] [--reason-ru TEXT] [--reason-en TEXT] [--most AMOUNT]… [--route ROUTE] [--against ID]… [--source TEXT] " +
	"[--said-on DATE] [--checked-on DATE] [--valid-from DATE] [--valid-until DATE]"

// ruleFlags are what may be said of a rule.
type ruleFlags struct {
	flags *pflag.FlagSet

	verdict, stage, relation, side                  string
	things, facilities, kinds, countries, against   []string
	reason, reasonBE, reasonRU, reasonEN, source    string
	limits                                          []string
	saidOn, checkedOn, validFrom, validUntil, route string
	without                                         []string
}

// clears are the words of --without, each with what it takes away.
var clears = map[string]func(*rules.Rule){
	"facility":    func(r *rules.Rule) { r.Facilities = nil },
	"kind":        func(r *rules.Rule) { r.Kinds = nil },
	"stage":       func(r *rules.Rule) { r.Stage = "" },
	"relation":    func(r *rules.Rule) { r.Relation = "" },
	"side":        func(r *rules.Rule) { r.Sender = "" },
	"country":     func(r *rules.Rule) { r.Countries = nil },
	"most":        func(r *rules.Rule) { r.Limits = nil },
	"route":       func(r *rules.Rule) { r.Route = "" },
	"against":     func(r *rules.Rule) { r.Against = nil },
	"valid-from":  func(r *rules.Rule) { r.ValidFrom = app.Date{} },
	"valid-until": func(r *rules.Rule) { r.ValidUntil = app.Date{} },
}

func (c *cli) ruleFlags(cmd *cobra.Command) *ruleFlags {
	f, fl, t := new(ruleFlags), pflag.NewFlagSet("", pflag.ContinueOnError), c.loc.T
	f.flags = fl
	fl.StringSliceVar(&f.things, "thing", nil, t("cli.rules.edit.thing"))
	fl.StringVar(&f.verdict, "verdict", "", t("cli.rules.list.verdict"))
	fl.StringSliceVar(&f.facilities, "facility", nil, t("cli.rules.edit.facility"))
	fl.StringSliceVar(&f.kinds, "kind", nil, t("cli.rules.edit.kind"))
	fl.StringVar(&f.stage, "stage", "", t("cli.rules.edit.stage"))
	fl.StringVar(&f.relation, "relation", "", t("cli.rules.edit.relation"))
	fl.StringVar(&f.side, "side", "", t("cli.rules.edit.side"))
	fl.StringSliceVar(&f.countries, "country", nil, t("cli.rules.edit.country"))
	fl.StringVar(&f.reason, "reason", "", t("cli.rules.edit.reason"))
	fl.StringVar(&f.reasonBE, "reason-be", "", t("cli.rules.edit.reason_be"))
	fl.StringVar(&f.reasonRU, "reason-ru", "", t("cli.rules.edit.reason_ru"))
	fl.StringVar(&f.reasonEN, "reason-en", "", t("cli.rules.edit.reason_en"))
	fl.StringArrayVar(&f.limits, "most", nil, t("cli.rules.edit.most"))
	fl.StringVar(&f.route, "route", "", t("cli.rules.edit.route"))
	fl.StringSliceVar(&f.against, "against", nil, t("cli.rules.edit.against"))
	fl.StringVar(&f.source, "source", "", t("cli.mark.source"))
	fl.StringVar(&f.saidOn, "said-on", "", t("cli.mark.on"))
	fl.StringVar(&f.checkedOn, "checked-on", "", t("cli.rules.edit.checked_on"))
	fl.StringVar(&f.validFrom, "valid-from", "", t("cli.rules.edit.valid_from"))
	fl.StringVar(&f.validUntil, "valid-until", "", t("cli.rules.edit.valid_until"))
	cmd.Flags().AddFlagSet(fl)
	return f
}

func (c *cli) rulesAddCmd() *cobra.Command {
	var f *ruleFlags
	cmd := &cobra.Command{
		Use:                   "add [ID] --thing THING… " + ruleForm,
		Short:                 c.loc.T("cli.rules.add.short"),
		Long:                  c.loc.T("cli.rules.add.long"),
		Args:                  atMostOne(),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.changeRule(cmd.Context(), func(ctx context.Context, s *wiring.Services, day app.Date) (string, error) {
				r := rules.Rule{ID: strings.Join(args, ""), SaidOn: day}
				if err := f.change(&r, s.Register, day); err != nil {
					return "", err
				}
				id, _, err := s.Rulebook.Add(ctx, r, day)
				return id, err
			})
		},
	}
	f = c.ruleFlags(cmd)
	return cmd
}

func (c *cli) rulesEditCmd() *cobra.Command {
	var f *ruleFlags
	cmd := &cobra.Command{
		Use:                   "edit ID [--thing THING]… " + ruleForm + " [--without NAME,…]",
		Short:                 c.loc.T("cli.rules.edit.short"),
		Long:                  c.loc.T("cli.rules.edit.long"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !f.any() {
				return &wrongUse{"cli.error.rules_edit", nil}
			}
			return c.changeRule(cmd.Context(), func(ctx context.Context, s *wiring.Services, day app.Date) (string, error) {
				r, err := c.ruleOf(ctx, s.Rulebook, args[0])
				if err != nil {
					return "", err
				}
				edited := *r
				if err := f.sourced(); err != nil {
					return "", err
				}
				if err := f.change(&edited, s.Register, day); err != nil {
					return "", err
				}
				_, err = s.Rulebook.Save(ctx, edited, day)
				return args[0], err
			})
		},
	}
	f = c.ruleFlags(cmd)
	f.flags.StringSliceVar(&f.without, "without", nil, c.loc.T("cli.rules.edit.without"))
	cmd.Flags().AddFlagSet(f.flags)
	return cmd
}

// changeRule changes a rule and shows what it has become.
func (c *cli) changeRule(ctx context.Context, change func(ctx context.Context, s *wiring.Services, day app.Date) (id string, err error)) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	id, err := change(ctx, s, day)
	if err != nil {
		return err
	}
	rule, err := c.ruleOf(context.WithoutCancel(ctx), s.Rulebook, id)
	if err != nil {
		return err
	}
	return c.showRule(s.Register, rule)
}

// given tells that one of the flags is there.
func (f *ruleFlags) given(names ...string) bool {
	return slices.ContainsFunc(names, f.flags.Changed)
}

// any tells that any of them is there.
func (f *ruleFlags) any() (is bool) {
	f.flags.VisitAll(func(flag *pflag.Flag) { is = is || flag.Changed })
	return is
}

// sourced refuses a rule that says something anew without saying who says so.
func (f *ruleFlags) sourced() error {
	if trimmed(f.source) == "" && f.given("verdict", "reason", "reason-be", "reason-ru", "reason-en") {
		return &app.Error{Code: app.Invalid, Key: "error.rulebook.source"}
	}
	return nil
}

// change puts what the flags say into the rule. What nothing is said of was said
// and checked today.
func (f *ruleFlags) change(r *rules.Rule, reg *register.Register, day app.Date) error {
	said, err := verdictOf(f.verdict)
	if err != nil {
		return err
	}
	if f.given("verdict") {
		r.Verdict, r.Warning = said.Verdict, said.Warning
	}
	for _, word := range f.without {
		clear, known := clears[word]
		if !known {
			return wrongValue("without", word)
		}
		clear(r)
	}
	if err := f.scope(r, reg); err != nil {
		return err
	}
	f.texts(r, day)
	if f.given("most") {
		if r.Limits, err = limitsOf(f.limits); err != nil {
			return err
		}
	}
	if f.given("route") {
		if r.Route = rules.Route(f.route); !slices.Contains(rules.AllRoutes, r.Route) {
			return wrongValue("route", f.route)
		}
	}
	return f.days(r, day)
}

// scope puts into the rule what it is about and what narrows it.
func (f *ruleFlags) scope(r *rules.Rule, reg *register.Register) error {
	if f.given("thing") {
		r.Things = nil
		for _, word := range f.things {
			things, err := thingsOf(word)
			if err != nil {
				return err
			}
			r.Things = append(r.Things, things...)
		}
	}
	if f.given("facility") {
		r.Facilities = nil
		for _, word := range f.facilities {
			code, err := facilityCode(reg, word)
			if err != nil {
				return err
			}
			r.Facilities = append(r.Facilities, code)
		}
	}
	if f.given("kind") {
		r.Kinds = nil
		for _, word := range f.kinds {
			if !slices.Contains(app.FacilityKinds, app.FacilityKind(word)) {
				return wrongValue("kind", word)
			}
			r.Kinds = append(r.Kinds, app.FacilityKind(word))
		}
	}
	if f.given("country") {
		r.Countries = nil
		for _, word := range f.countries {
			r.Countries = append(r.Countries, strings.ToUpper(word))
		}
	}
	if f.given("against") {
		r.Against = f.against
	}
	return f.sender(r)
}

// sender puts into the rule at which stage and for which sender it holds.
func (f *ruleFlags) sender(r *rules.Rule) error {
	if f.given("stage") {
		if r.Stage = rules.Stage(f.stage); r.Stage != rules.BeforeForce && r.Stage != rules.InForce {
			return wrongValue("stage", f.stage)
		}
	}
	if f.given("relation") {
		if r.Relation = app.Relation(f.relation); r.Relation != app.Relative && r.Relation != app.Stranger {
			return wrongValue("relation", f.relation)
		}
	}
	if f.given("side") {
		if r.Sender = rules.Side(f.side); r.Sender != rules.Inside && r.Sender != rules.Abroad {
			return wrongValue("side", f.side)
		}
	}
	return nil
}

func wrongValue(flag, value string) error {
	return &wrongUse{"cli.error.flag_value", []any{"Flag", "--" + flag, "Value", value}}
}

// texts puts the reason and the source into the rule. A language that is not
// written takes the text of another; --reason stands in all.
func (f *ruleFlags) texts(r *rules.Rule, day app.Date) {
	if f.given("source") {
		source := trimmed(f.source)
		r.Source, r.SaidOn = app.Text{EN: source, RU: source, BE: source}, day
	}
	if f.given("reason") {
		reason := trimmed(f.reason)
		r.Reason = app.Text{EN: reason, RU: reason, BE: reason}
	}
	if !f.given("reason") && f.given("reason-be", "reason-ru", "reason-en") {
		r.Reason = app.Text{}
	}
	for _, in := range []struct {
		flag, text string
		into       *string
	}{{"reason-be", f.reasonBE, &r.Reason.BE}, {"reason-ru", f.reasonRU, &r.Reason.RU}, {"reason-en", f.reasonEN, &r.Reason.EN}} {
		if f.given(in.flag) {
			*in.into = trimmed(in.text)
		}
	}
	r.Reason = r.Reason.Filled()
}

func (f *ruleFlags) days(r *rules.Rule, day app.Date) (err error) {
	r.CheckedOn = day
	for _, d := range []struct {
		flag, value string
		into        *app.Date
	}{
		{"said-on", f.saidOn, &r.SaidOn},
		{"checked-on", f.checkedOn, &r.CheckedOn},
		{"valid-from", f.validFrom, &r.ValidFrom},
		{"valid-until", f.validUntil, &r.ValidUntil},
	} {
		if !f.given(d.flag) {
			continue
		}
		if *d.into, err = importer.ReadDate(d.value); err != nil {
			return wrongValue(d.flag, d.value)
		}
	}
	return nil
}

// limitsOf reads limits, see rules.ParseLimit.
func limitsOf(words []string) ([]rules.Limit, error) {
	var all []rules.Limit
	for _, word := range words {
		l, ok := rules.ParseLimit(word)
		if !ok {
			return nil, wrongValue("most", word)
		}
		all = append(all, l)
	}
	return all, nil
}
