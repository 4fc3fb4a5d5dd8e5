package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/people"
	"vestka/app/rules"
	"vestka/cmd/internal/wiring"
)

// whom is how the flags that choose people stand in the form of a command.
const whom = "[--saved NAME] [--search TEXT] [--status S] [--held] [--mark M] [--tag TAG]… [--sex f|m] [--age-from N] [--age-to N] " +
	"[--month M] [--facility CODE]… [--kind K]… [--has-address] [--stage before|in_force] [--article N]… " +
	"[--release-within N] [--release-passed] [--town TEXT] [--about TEXT] [--never-written] [--letters-at-most N] [--silent-months N] " +
	"[--silent-since DATE] [--written-since DATE] [--sample]"

// orders are the words of the flag --order.
var orders = map[string]people.Order{
	"name": people.ByName, "birthday": people.ByBirthday, "fewest-letters": people.ByFewestLetters,
	"longest-silence": people.ByLongestSilence, "release": people.ByRelease,
}

// selection is the choice of people by flags, the same for every command.
type selection struct {
	flags *pflag.FlagSet
	names []string // of the flags
	q     people.Query

	saved, status, sex, mark, stage, order string
	places, kinds, articles                []string
	silentSince, writtenSince              string
	within, letters                        int
	sample                                 bool
}

// selects gives a command the flags that choose people.
func (c *cli) selects(cmd *cobra.Command) *selection {
	s := &selection{flags: cmd.Flags()}
	f, t := pflag.NewFlagSet("", pflag.ContinueOnError), c.loc.T
	f.StringVar(&s.saved, "saved", "", t("cli.select.saved"))
	f.StringVar(&s.q.Text, "search", "", t("cli.people.search"))
	f.StringVar(&s.status, "status", "", t("cli.flag.status"))
	f.BoolVar(&s.q.InCustody, "held", false, t("cli.people.held"))
	f.StringVar(&s.mark, "mark", "", t("cli.people.mark"))
	f.StringArrayVar(&s.q.Tags, "tag", nil, t("cli.select.tag"))
	f.StringVar(&s.sex, "sex", "", t("cli.people.sex"))
	f.IntVar(&s.q.AgeFrom, "age-from", 0, t("cli.select.age_from"))
	f.IntVar(&s.q.AgeTo, "age-to", 0, t("cli.select.age_to"))
	f.IntVar(&s.q.Month, "month", 0, t("cli.people.month"))
	f.StringSliceVar(&s.places, "facility", nil, t("cli.people.facility"))
	f.StringSliceVar(&s.kinds, "kind", nil, t("cli.select.kind"))
	f.BoolVar(&s.q.HasAddress, "has-address", false, t("cli.people.has_address"))
	f.StringVar(&s.stage, "stage", "", t("cli.select.stage"))
	f.StringSliceVar(&s.articles, "article", nil, t("cli.select.article"))
	f.IntVar(&s.q.ReleaseWithin, "release-within", 0, t("cli.select.release_within"))
	f.BoolVar(&s.q.ReleasePassed, "release-passed", false, t("cli.select.release_passed"))
	f.StringVar(&s.q.Town, "town", "", t("cli.select.town"))
	f.StringVar(&s.q.About, "about", "", t("cli.select.about"))
	f.BoolVar(&s.q.NeverWritten, "never-written", false, t("cli.people.never_written"))
	f.IntVar(&s.letters, "letters-at-most", 0, t("cli.select.letters_at_most"))
	f.IntVar(&s.q.SilentMonths, "silent-months", 0, t("cli.select.silent_months"))
	f.StringVar(&s.silentSince, "silent-since", "", t("cli.select.silent_since"))
	f.StringVar(&s.writtenSince, "written-since", "", t("cli.select.written_since"))
	f.BoolVar(&s.sample, "sample", false, t("cli.select.sample"))
	f.VisitAll(func(f *pflag.Flag) { s.names = append(s.names, f.Name) })
	s.flags.AddFlagSet(f)
	return s
}

// soon adds the flag for birthdays to come.
func (s *selection) soon(c *cli) *selection {
	s.names = append(s.names, "birthday-within")
	s.flags.IntVar(&s.within, "birthday-within", 0, c.loc.T("cli.people.birthday_within"))
	return s
}

// ordered adds the flag for the order.
func (s *selection) ordered(c *cli) *selection {
	s.flags.StringVar(&s.order, "order", "", c.loc.T("cli.select.order"))
	return s
}

// chooses tells that a flag chooses somebody, beside the one of this name.
func (s *selection) chooses(beside string) bool {
	return slices.ContainsFunc(s.names, func(name string) bool { return name != beside && s.flags.Changed(name) })
}

// check refuses values that make no sense, before anything is opened.
func (s *selection) check() (err error) {
	if s.q.Status, err = statuses(s.status); err != nil {
		return err
	}
	if s.q.Mark, err = markKind(s.mark); err != nil {
		return err
	}
	s.q.Sex, s.q.Stage = app.Sex(s.sex), rules.Stage(s.stage)
	for _, k := range s.kinds {
		s.q.Kinds = append(s.q.Kinds, app.FacilityKind(k))
	}
	var ok bool
	if s.q.Articles, ok = people.Articles(strings.Join(s.articles, ",")); !ok {
		return s.bad("article")
	}
	if s.q.SilentSince, err = s.date("silent-since", s.silentSince); err != nil {
		return err
	}
	if s.q.WrittenSince, err = s.date("written-since", s.writtenSince); err != nil {
		return err
	}
	if s.flags.Changed("letters-at-most") {
		s.q.LettersAtMost = &s.letters
	}
	if s.flags.Changed("birthday-within") {
		s.q.BirthdayWithin, s.q.Order = &s.within, people.ByBirthday
	}
	if s.flags.Changed("sample") {
		s.q.Sample = &s.sample
	}
	return s.checkOrder()
}

func (s *selection) checkOrder() error {
	if s.flags.Changed("order") {
		var known bool
		if s.q.Order, known = orders[s.order]; !known {
			return s.bad("order")
		}
	}
	for _, f := range []string{"month", "age-from", "age-to", "release-within", "silent-months"} {
		if s.flags.Changed(f) && s.flags.Lookup(f).Value.String() == "0" {
			return s.bad(f)
		}
	}
	if err := s.q.Check(); err != nil {
		return s.bad(flagOf(err))
	}
	return nil
}

// flagOf is the flag for the key of a query of which Check complains.
func flagOf(err error) string {
	key := ""
	if e := (*app.Error)(nil); errors.As(err, &e) {
		key, _ = e.Args["Key"].(string)
	}
	switch key {
	case "birth_month":
		return "month"
	case "facility_kinds":
		return "kind"
	case "articles":
		return "article"
	}
	return strings.ReplaceAll(key, "_", "-")
}

// bad says that a flag has a value that makes no sense.
func (s *selection) bad(flag string) error {
	return &wrongUse{"cli.error.flag_value", []any{"Flag", "--" + flag, "Value", strings.Trim(s.flags.Lookup(flag).Value.String(), "[]")}}
}

func (s *selection) date(flag, word string) (app.Date, error) {
	d, err := importer.ReadDate(word)
	if err != nil || !d.IsZero() && !d.Full() {
		return app.Date{}, s.bad(flag)
	}
	return d, nil
}

// query is what the flags choose, over what the saved list chooses where there is
// one: a flag that is there takes the place of the list's own condition.
func (s *selection) query(ctx context.Context, c *cli, to *wiring.Services) (people.Query, error) {
	q := s.q
	for _, word := range s.places {
		code, err := facilityCode(to.Register, word)
		if err != nil {
			return q, err
		}
		q.Facilities = append(q.Facilities, code)
	}
	if s.saved != "" {
		list, err := to.Lists.Named(ctx, s.saved)
		if err != nil {
			return q, err
		}
		q = s.over(list.Query, q)
	}
	var err error
	q.Lang = c.userLang()
	q.Today, err = c.day()
	return q, err
}

// over lays the conditions of the flags that were given over those of a list.
func (s *selection) over(list, given people.Query) people.Query {
	for _, f := range []struct {
		name string
		lay  func()
	}{
		{"search", func() { list.Text = given.Text }},
		{"status", func() { list.Status = given.Status }},
		{"held", func() { list.InCustody = given.InCustody }},
		{"mark", func() { list.Mark = given.Mark }},
		{"tag", func() { list.Tags = given.Tags }},
		{"sex", func() { list.Sex = given.Sex }},
		{"age-from", func() { list.AgeFrom = given.AgeFrom }},
		{"age-to", func() { list.AgeTo = given.AgeTo }},
		{"month", func() { list.Month = given.Month }},
		{"facility", func() { list.Facilities = given.Facilities }},
		{"kind", func() { list.Kinds = given.Kinds }},
		{"has-address", func() { list.HasAddress = given.HasAddress }},
		{"stage", func() { list.Stage = given.Stage }},
		{"article", func() { list.Articles = given.Articles }},
		{"release-within", func() { list.ReleaseWithin = given.ReleaseWithin }},
		{"release-passed", func() { list.ReleasePassed = given.ReleasePassed }},
		{"town", func() { list.Town = given.Town }},
		{"about", func() { list.About = given.About }},
		{"never-written", func() { list.NeverWritten = given.NeverWritten }},
		{"letters-at-most", func() { list.LettersAtMost = given.LettersAtMost }},
		{"silent-months", func() { list.SilentMonths = given.SilentMonths }},
		{"silent-since", func() { list.SilentSince = given.SilentSince }},
		{"written-since", func() { list.WrittenSince = given.WrittenSince }},
		{"sample", func() { list.Sample = given.Sample }},
		{"birthday-within", func() { list.BirthdayWithin, list.Order = given.BirthdayWithin, given.Order }},
		{"order", func() { list.Order = given.Order }},
	} {
		if s.flags.Changed(f.name) {
			f.lay()
		}
	}
	return list
}
