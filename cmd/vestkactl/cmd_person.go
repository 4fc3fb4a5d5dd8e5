package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/people"
	"vestka/cmd/internal/wiring"
)

func (c *cli) personCmd() *cobra.Command {
	return c.group("person", c.loc.T("cli.person.short"),
		c.personAddCmd(), c.personEditCmd(), c.personShowCmd(), c.personTagCmd(), c.personUntagCmd(), c.personHoldCmd(),
		c.personBulkCmd(), c.personSettleCmd(), c.personRemoveCmd())
}

// factFlags are the flags that take a fact, by the fact.
var factFlags = []struct {
	fact        app.Fact
	flag, about string
}{
	{app.FactStatus, "status", "cli.person.status"},
	{app.FactSex, "sex", "cli.person.sex"},
	{app.FactBorn, "born", "cli.person.born"},
	{app.FactDetained, "detained", "cli.person.detained"},
	{app.FactVerdict, "sentenced", "cli.person.sentenced"},
	{app.FactAppeal, "appeal", "cli.person.appeal"},
	{app.FactRelease, "release", "cli.person.release"},
	{app.FactDied, "died", "cli.person.died"},
	{app.FactArticles, "articles", "cli.person.articles"},
	{app.FactTown, "town", "cli.person.town"},
	{app.FactWork, "work", "cli.person.work"},
	{app.FactInterests, "interests", "cli.person.interests"},
}

// nameFlags are the flags that take a name, by the language.
var nameFlags = []struct {
	lang        app.Lang
	flag, about string
}{
	{app.Belarusian, "name-be", "cli.person.name_be"},
	{app.Russian, "name-ru", "cli.person.name_ru"},
	{app.English, "name-latin", "cli.person.name_latin"},
}

// How the flags stand in the form of a command.
const (
	formUse = "[--name-be TEXT] [--name-ru TEXT] [--name-latin TEXT] [--status S] [--sex f|m] [--born DATE] [--detained DATE] " +
		"[--sentenced DATE] [--appeal DATE] [--release DATE] [--died DATE|unknown] [--articles TEXT] [--town TEXT] [--work TEXT] [--interests TEXT] [--note TEXT]"
	heldUse = "[--facility CODE|--text TEXT|--free] [--since DATE] [--source TEXT]"
)

// formFlags are what a user says of a person by flags.
type formFlags struct {
	flags *pflag.FlagSet
	names map[app.Lang]*string
	facts map[app.Fact]*string
	note  string
	tags  []string
	held  heldFlags
}

func (c *cli) formFlags(cmd *cobra.Command) *formFlags {
	f := &formFlags{flags: cmd.Flags(), names: map[app.Lang]*string{}, facts: map[app.Fact]*string{}}
	for _, n := range nameFlags {
		f.names[n.lang] = f.flags.String(n.flag, "", c.loc.T(n.about))
	}
	for _, one := range factFlags {
		f.facts[one.fact] = f.flags.String(one.flag, "", c.loc.T(one.about))
	}
	f.flags.StringVar(&f.note, "note", "", c.loc.T("cli.person.note"))
	return f
}

// form is what the flags say, with dates as they are kept.
func (f *formFlags) form() (people.Form, error) {
	form := people.Form{Names: map[app.Lang]app.Name{}, Facts: map[app.Fact]string{}, Tag: f.tags}
	for _, n := range nameFlags {
		if f.flags.Changed(n.flag) {
			form.Names[n.lang] = people.NameOf(*f.names[n.lang])
		}
	}
	for _, one := range factFlags {
		if !f.flags.Changed(one.flag) {
			continue
		}
		value, err := factValue(one.fact, *f.facts[one.fact])
		if err != nil && one.fact.Date(new(app.Person)) == nil {
			err = &wrongUse{"cli.error.flag_value", []any{"Flag", "--" + one.flag, "Value", *f.facts[one.fact]}}
		}
		if err != nil {
			return form, err
		}
		form.Facts[one.fact] = value
	}
	if f.flags.Changed("note") {
		form.Note = &f.note
	}
	return form, nil
}

// unknownDay says of a death or a verdict that nobody knows its day.
const unknownDay = "unknown"

// factValue is a value as it is kept: dates may be typed in any form.
func factValue(f app.Fact, word string) (string, error) {
	word = strings.TrimSpace(word)
	if f.Date(new(app.Person)) != nil {
		if (f == app.FactDied || f == app.FactVerdict) && (word == unknownDay || word == app.SomeDay.String()) {
			return app.SomeDay.String(), nil
		}
		read := importer.ReadDate
		if f == app.FactBorn {
			read = importer.ReadBirth
		}
		d, err := read(word)
		return d.String(), err
	}
	return word, f.Set(new(app.Person), word)
}

func (c *cli) personAddCmd() *cobra.Command {
	var form *formFlags
	cmd := &cobra.Command{
		Use:                   "add " + formUse + " " + heldUse + " [--tag TAG]…",
		Short:                 c.loc.T("cli.person.add.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.addPerson(cmd.Context(), form)
		},
	}
	form = c.formFlags(cmd)
	form.held.add(c, cmd.Flags())
	cmd.Flags().StringArrayVar(&form.tags, "tag", nil, c.loc.T("cli.person.tag"))
	return cmd
}

func (c *cli) addPerson(ctx context.Context, flags *formFlags) error {
	form, err := flags.form()
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
	if flags.held.given() {
		d, err := flags.held.detention(s)
		if err != nil {
			return err
		}
		form.Held = &d
	}
	id, changes, err := s.Editor.Save(ctx, form, day)
	if err == nil {
		err = s.Directory.Refresh(context.WithoutCancel(ctx), changes)
	}
	if err != nil {
		return err
	}
	return c.tellPerson(s, id, day, "cli.person.added")
}

// tellPerson gives somebody as scripts see them, or a sentence with their name.
func (c *cli) tellPerson(s *wiring.Services, id app.PersonID, day app.Date, key string) error {
	e, _ := s.Directory.Person(id, day)
	return c.result(map[string]any{"person": c.person(s, e, day)}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T(key, "Name", c.name(e), "ID", int64(id)))
	})
}

func (c *cli) personEditCmd() *cobra.Command {
	var form *formFlags
	var empty []string
	cmd := &cobra.Command{
		Use:                   "edit ID " + formUse + " [--clear FACT,…]",
		Short:                 c.loc.T("cli.person.edit.short"),
		Long:                  c.loc.T("cli.person.edit.long"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := form.form()
			if err != nil {
				return err
			}
			if err := cleared(&f, empty); err != nil {
				return err
			}
			return c.editPerson(cmd.Context(), args[0], f)
		},
	}
	form = c.formFlags(cmd)
	cmd.Flags().StringSliceVar(&empty, "clear", nil, c.loc.T("cli.person.clear"))
	return cmd
}

// cleared adds the facts of which nothing is known.
func cleared(f *people.Form, words []string) error {
	for _, word := range words {
		at := slices.IndexFunc(factFlags, func(one struct {
			fact        app.Fact
			flag, about string
		},
		) bool {
			return one.flag == word
		})
		if at < 0 || factFlags[at].fact == app.FactStatus {
			return &wrongUse{"cli.error.flag_value", []any{"Flag", "--clear", "Value", word}}
		}
		f.Facts[factFlags[at].fact] = ""
	}
	return nil
}

func (c *cli) editPerson(ctx context.Context, word string, f people.Form) error {
	if len(f.Names)+len(f.Facts) == 0 && f.Note == nil {
		return &wrongUse{"cli.error.person_nothing", nil}
	}
	return c.changePerson(ctx, word, "cli.person.edited", func(s *wiring.Services, id app.PersonID, day app.Date) (app.Changes, error) {
		f.Person = id
		_, changes, err := s.Editor.Save(ctx, f, day)
		return changes, err
	})
}

// changePerson does something to the one person of the word and tells of them.
func (c *cli) changePerson(ctx context.Context, word, done string, do func(*wiring.Services, app.PersonID, app.Date) (app.Changes, error)) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	id, err := personID(s.Directory, "ID", word)
	if err != nil {
		return err
	}
	changes, err := do(s, id, day)
	if err == nil {
		err = s.Directory.Refresh(context.WithoutCancel(ctx), changes)
	}
	if err != nil {
		return err
	}
	return c.tellPerson(s, id, day, done)
}

func (c *cli) personTagCmd() *cobra.Command {
	return &cobra.Command{
		Use: "tag TAG ID…", Short: c.loc.T("cli.person.tag.short"), DisableFlagsInUseLine: true, Args: atLeastTwo,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.editAll(cmd.Context(), args[1:], people.Bulk{Tag: args[:1]}, heldFlags{})
		},
	}
}

func (c *cli) personUntagCmd() *cobra.Command {
	return &cobra.Command{
		Use: "untag TAG ID…", Short: c.loc.T("cli.person.untag.short"), DisableFlagsInUseLine: true, Args: atLeastTwo,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.editAll(cmd.Context(), args[1:], people.Bulk{Untag: args[:1]}, heldFlags{})
		},
	}
}

func atLeastTwo(cmd *cobra.Command, args []string) error {
	if len(args) < 2 || people.CleanTag(args[0]) == "" {
		return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
	}
	return nil
}

func (c *cli) personBulkCmd() *cobra.Command {
	var b people.Bulk
	var held heldFlags
	var status string
	cmd := &cobra.Command{
		Use:                   "bulk ID… [--tag TAG]… [--untag TAG]… [--status S] " + heldUse + " [--line TEXT]",
		Short:                 c.loc.T("cli.person.bulk.short"),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			if err := app.FactStatus.Set(new(app.Person), status); status != "" && err != nil {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--status", "Value", status}}
			}
			b.Status = app.Status(status)
			if len(b.Tag)+len(b.Untag) == 0 && b.Status == "" && b.Line == "" && !held.given() {
				return &wrongUse{"cli.error.person_nothing", nil}
			}
			return c.editAll(cmd.Context(), args, b, held)
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&b.Tag, "tag", nil, c.loc.T("cli.person.tag"))
	f.StringArrayVar(&b.Untag, "untag", nil, c.loc.T("cli.person.untag"))
	f.StringVar(&status, "status", "", c.loc.T("cli.person.status"))
	f.StringVar(&b.Line, "line", "", c.loc.T("cli.person.line"))
	held.add(c, f)
	return cmd
}

// editAll makes one change to several people.
func (c *cli) editAll(ctx context.Context, words []string, b people.Bulk, held heldFlags) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	if held.given() {
		d, err := held.detention(s)
		if err != nil {
			return err
		}
		b.Held = &d
	}
	ids, err := personIDs(s.Directory, "ID", strings.Split(strings.Join(words, ","), ","))
	if err != nil {
		return err
	}
	changes, err := s.Editor.EditAll(ctx, ids, b, day)
	if err == nil {
		err = s.Directory.Refresh(context.WithoutCancel(ctx), changes)
	}
	if err != nil {
		return err
	}
	list := make([]personJSON, len(ids))
	for i, id := range ids {
		e, _ := s.Directory.Person(id, day)
		list[i] = c.person(s, e, day)
	}
	return c.result(map[string]any{"people": list}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.person.edited_all", "Count", len(ids)))
	})
}

func (c *cli) personRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use: "remove ID", Short: c.loc.T("cli.person.remove.short"), DisableFlagsInUseLine: true, Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			id, err := personID(s.Directory, "ID", args[0])
			if err != nil {
				return err
			}
			name := c.nameOf(s, id)
			if _, err := s.Own.RemoveOwn(cmd.Context(), id); err != nil {
				return err
			}
			return c.result(map[string]any{"removed": id}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("cli.person.removed", "Name", name))
			})
		},
	}
}

// heldFlags say where somebody is held.
type heldFlags struct {
	facility, text, since, until, source string
	free                                 bool
	flags                                *pflag.FlagSet
}

func (h *heldFlags) add(c *cli, f *pflag.FlagSet) {
	h.flags = f
	f.StringVar(&h.facility, "facility", "", c.loc.T("cli.person.hold.facility"))
	f.StringVar(&h.text, "text", "", c.loc.T("cli.person.hold.text"))
	f.BoolVar(&h.free, "free", false, c.loc.T("cli.person.hold.free"))
	f.StringVar(&h.since, "since", "", c.loc.T("cli.person.hold.since"))
	f.StringVar(&h.source, "source", "", c.loc.T("cli.person.hold.source"))
}

func (h *heldFlags) given() bool { return h.facility != "" || h.text != "" || h.free }

// detention is what the flags say; only one of facility, text and free counts.
func (h *heldFlags) detention(s *wiring.Services) (d app.OwnDetention, err error) {
	if n := len(slices.DeleteFunc([]bool{h.facility != "", h.text != "", h.free}, func(given bool) bool { return !given })); n != 1 {
		return d, &wrongUse{"cli.error.hold_one", nil}
	}
	d = app.OwnDetention{Text: strings.TrimSpace(h.text), Liberty: h.free, Source: strings.TrimSpace(h.source)}
	if d.Facility, err = facilityCode(s.Register, h.facility); err != nil {
		return d, err
	}
	if d.Since, err = importer.ReadDate(h.since); err != nil {
		return d, err
	}
	d.Until, err = importer.ReadDate(h.until)
	return d, err
}

func (c *cli) personHoldCmd() *cobra.Command {
	var held heldFlags
	var entry, remove int64
	cmd := &cobra.Command{
		Use:                   "hold ID --facility CODE|--text TEXT|--free [--since DATE] [--until DATE] [--source TEXT] [--entry N] | --remove-entry N",
		Short:                 c.loc.T("cli.person.hold.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.changePerson(cmd.Context(), args[0], "cli.person.edited", func(s *wiring.Services, id app.PersonID, day app.Date) (app.Changes, error) {
				if remove != 0 {
					return removeHeld(cmd.Context(), s, id, remove)
				}
				d, err := held.detention(s)
				if err != nil {
					return app.Changes{}, err
				}
				if d.ID = entry; entry != 0 {
					if err := hasEntry(cmd.Context(), s, id, entry); err != nil {
						return app.Changes{}, err
					}
				}
				return s.Editor.Hold(cmd.Context(), id, d, day)
			})
		},
	}
	held.add(c, cmd.Flags())
	cmd.Flags().StringVar(&held.until, "until", "", c.loc.T("cli.person.hold.until"))
	cmd.Flags().Int64Var(&entry, "entry", 0, c.loc.T("cli.person.hold.entry"))
	cmd.Flags().Int64Var(&remove, "remove-entry", 0, c.loc.T("cli.person.hold.remove"))
	return cmd
}

func removeHeld(ctx context.Context, s *wiring.Services, id app.PersonID, entry int64) (app.Changes, error) {
	if err := hasEntry(ctx, s, id, entry); err != nil {
		return app.Changes{}, err
	}
	return s.Editor.DropHeld(ctx, id, entry)
}

// hasEntry is wrong use where the user has not written the stay of the number.
func hasEntry(ctx context.Context, s *wiring.Services, id app.PersonID, entry int64) error {
	own, err := s.Own.Own(ctx, id)
	if err == nil && !slices.ContainsFunc(own.Held, func(d app.OwnDetention) bool { return d.ID == entry }) {
		err = &wrongUse{"cli.error.no_entry", []any{"Number", strconv.FormatInt(entry, 10)}}
	}
	return err
}
