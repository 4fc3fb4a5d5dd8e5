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
	"vestka/cmd/internal/wiring"
)

// knownJSON is all that is said of a person.
type knownJSON struct {
	Person  personJSON     `json:"person"`
	Note    string         `json:"note"`
	Penalty string         `json:"penalty"` // that the court gave, as a list tells it
	Facts   []accountJSON  `json:"facts"`
	Held    []ownHeldJSON  `json:"own_places"` // that the user wrote, newest first
	Merged  []app.PersonID `json:"merged"`     // who were merged into them
	NoMore  []noMoreJSON   `json:"withdrawn"`  // what lists said and none says any more
	Lists   []listRowJSON  `json:"lists"`      // all that the lists say of them

	ListDay app.Date `json:"list_day"` // the newest list that has them
	ListAge int      `json:"list_age"` // days
	ListOld bool     `json:"list_old"` // older than a list is taken to be right
}

type noMoreJSON struct {
	Fact  app.Fact `json:"fact"`
	Value string   `json:"value"`
	originJSON
}

type accountJSON struct {
	Fact      app.Fact   `json:"fact"`
	Value     string     `json:"value"` // that counts
	Own       bool       `json:"own"`   // the user said so
	OwnSource string     `json:"own_source"`
	ChosenOn  app.Date   `json:"chosen_on"`
	Disputed  bool       `json:"disputed"` // to be settled
	Said      []saidJSON `json:"said"`
}

type saidJSON struct {
	Value string       `json:"value"`
	By    []originJSON `json:"by"`
}

type originJSON struct {
	Source  string   `json:"source"`
	Lang    app.Lang `json:"lang"`
	Checked app.Date `json:"checked_on"`
	NoMore  app.Date `json:"withdrawn_on"` // since when the list says it no more; empty while it does
}

// listRowJSON is a row of a list.
type listRowJSON struct {
	originJSON
	Cells []listCellJSON `json:"cells"` // none is empty, in the order of the file
}

type listCellJSON struct {
	Column string `json:"column"`
	Value  string `json:"value"`
}

type ownHeldJSON struct {
	Entry    int64    `json:"entry"`
	Facility string   `json:"facility"`
	Text     string   `json:"text"`
	Free     bool     `json:"free"`
	Since    app.Date `json:"since"`
	Until    app.Date `json:"until"`
	Source   string   `json:"source"`
}

func (c *cli) personShowCmd() *cobra.Command {
	return &cobra.Command{
		Use: "show ID", Short: c.loc.T("cli.person.show.short"), DisableFlagsInUseLine: true, Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error { return c.showPerson(cmd.Context(), args[0]) },
	}
}

func (c *cli) showPerson(ctx context.Context, word string) error {
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
	k, err := s.Editor.Known(ctx, id)
	if err != nil {
		return err
	}
	rows, err := s.Store.Records(ctx, id)
	if err != nil {
		return err
	}
	e, _ := s.Directory.Person(id, day)
	age, err := s.Directory.ListAge(ctx, []app.PersonID{e.ID}, day)
	if err != nil {
		return err
	}
	j := c.known(s, e, k, day)
	j.ListDay, j.ListAge, j.ListOld = age.Day, age.Days, age.IsOld()
	j.Lists = rowsOf(rows)
	return c.result(j, func(w io.Writer) {
		c.tellKnown(w, s, e, k, day)
		c.tellRows(w, j.Lists)
		if passed := people.ReleasePassed(c.loc, e.Person, day); passed != "" {
			fmt.Fprintln(w, passed)
		}
		if age.IsOld() && e.InCustody() {
			fmt.Fprintln(w, c.loc.T("people.list_old", "Count", age.Days, "Date", c.loc.Date(age.Day.Year, age.Day.Month, age.Day.Day)))
		}
	})
}

func (c *cli) known(s *wiring.Services, e *people.Entry, k *people.Known, day app.Date) knownJSON {
	j := knownJSON{Person: c.person(s, e, day), Note: k.Note, Penalty: k.Penalty, Facts: []accountJSON{}, Held: []ownHeldJSON{}, Merged: []app.PersonID{}, NoMore: []noMoreJSON{}}
	for i := range k.Accounts {
		j.Facts = append(j.Facts, accountOf(k, &k.Accounts[i]))
	}
	for _, d := range k.Own.Held {
		j.Held = append(j.Held, ownHeldJSON{d.ID, d.Facility, d.Text, d.Liberty, d.Since, d.Until, d.Source})
	}
	for _, p := range k.Own.Merged {
		j.Merged = append(j.Merged, p.ID)
	}
	for _, w := range k.Withdrawn {
		j.NoMore = append(j.NoMore, noMoreJSON{w.Fact, w.Value, originJSON{w.Source, w.Lang, w.CheckedOn, w.Since}})
	}
	return j
}

func rowsOf(records []app.Record) []listRowJSON {
	rows := make([]listRowJSON, len(records))
	for i := range records {
		r := &records[i]
		rows[i] = listRowJSON{originJSON{r.Source, r.Lang, r.CheckedOn, r.Gone}, make([]listCellJSON, len(r.Cells))}
		for n, cell := range r.Cells {
			rows[i].Cells[n] = listCellJSON{cell.Column, cell.Value}
		}
	}
	return rows
}

// tellRows writes every word of the lists, also what no fact is made of.
func (c *cli) tellRows(w io.Writer, rows []listRowJSON) {
	for _, r := range rows {
		fmt.Fprintf(w, "\n%s: %s (%s), %s\n", c.loc.T("people.facts"), r.Source, r.Lang, c.readable(r.Checked))
		cells := make([][]string, len(r.Cells))
		for i, cell := range r.Cells {
			cells[i] = []string{cell.Column, cell.Value}
		}
		table(w, "  ", nil, cells)
	}
}

func accountOf(k *people.Known, a *people.Account) accountJSON {
	j := accountJSON{Fact: a.Fact, Value: k.Counts(a.Fact), Disputed: a.Disputed(), Said: []saidJSON{}}
	if a.Own != nil {
		j.Own, j.OwnSource, j.ChosenOn = true, a.Own.Source, a.Own.ChosenOn
	}
	for _, s := range a.Said {
		said := saidJSON{Value: s.Value, By: []originJSON{}}
		for _, o := range s.By {
			said.By = append(said.By, originJSON{o.Source, o.Lang, o.On, o.Withdrawn})
		}
		j.Said = append(j.Said, said)
	}
	return j
}

// tellKnown writes what counts of a person, then who says what.
func (c *cli) tellKnown(w io.Writer, s *wiring.Services, e *people.Entry, k *people.Known, day app.Date) {
	t := c.loc.T
	fmt.Fprintln(w, t("cli.person.head", "Name", c.name(e), "ID", int64(e.ID)))
	fmt.Fprintln(w, strings.Join(slices.DeleteFunc([]string{c.statusText(e.Person), c.where(s, e, day)}, func(s string) bool { return s == "" }), ", "))
	if since := people.FreeText(c.loc, e.Person); since != "" {
		fmt.Fprintln(w, since)
	}
	c.tellGuessed(w, e)
	if len(e.Tags) > 0 {
		fmt.Fprintln(w, t("cli.person.tags", "Tags", strings.Join(e.Tags, ", ")))
	}
	if k.Penalty != "" {
		fmt.Fprintln(w, people.FactName(c.loc, app.FactPenalty)+": "+k.Penalty)
	}
	var rows [][]string
	for i := range k.Accounts {
		a := &k.Accounts[i]
		state := ""
		if a.Disputed() {
			state = t("cli.person.disputed")
		}
		if a.Own != nil {
			rows = append(rows, []string{string(a.Fact), c.shownFact(a.Fact, a.Own.Value), t("cli.person.by_you"), c.readable(a.Own.ChosenOn), state})
		}
		for _, said := range a.Said {
			for _, o := range said.By {
				rows = append(rows, []string{string(a.Fact), c.shownFact(a.Fact, said.Value), o.Source + " (" + string(o.Lang) + ")", c.readable(o.On), c.factState(state, o)})
			}
		}
	}
	for _, w := range k.Withdrawn {
		if w.Fact == app.FactPenalty || w.Fact == app.FactAddress { // there is no account of them
			o := people.Origin{Source: w.Source, Lang: w.Lang, On: w.CheckedOn, Withdrawn: w.Since}
			rows = append(rows, []string{string(w.Fact), w.Value, w.Source + " (" + string(w.Lang) + ")", c.readable(w.CheckedOn), c.factState("", o)})
		}
	}
	table(w, "", []string{t("cli.column.fact"), t("cli.column.value"), t("cli.column.source"), t("cli.column.checked"), ""}, rows)
	for _, d := range k.Own.Held {
		fmt.Fprintln(w, t("cli.person.entry", "Number", d.ID, "Place", heldText(&d), "Since", shown(c.readable(d.Since)), "Until", shown(c.readable(d.Until))))
	}
	if k.Note != "" {
		fmt.Fprintln(w, "\n"+k.Note)
	}
}

// factState says that a list does not give a fact any more, else what there is to do.
func (c *cli) factState(state string, o people.Origin) string {
	if d := o.Withdrawn; !d.IsZero() {
		return c.loc.T("people.no_more", "Date", c.loc.DateSince(d.Year, d.Month, d.Day))
	}
	return state
}

// tellGuessed tells how the names were split of which that is a guess.
func (c *cli) tellGuessed(w io.Writer, e *people.Entry) {
	for _, one := range nameFlags {
		n := e.Names.In(one.lang)
		if !n.Unsure || n.Proposed || names.Anonymous(n.Full) || n.Family == "" || n.Given == "" {
			continue
		}
		rest := strings.TrimSpace(n.Given + " " + n.Patronymic)
		fmt.Fprintln(w, c.loc.T("cli.person.unsure", "Family", n.Family, "Given", rest, "ID", int64(e.ID), "Flag", "--"+one.flag, "Name", n.Family+", "+rest))
	}
}

// shown stands something in the place of nothing.
func shown(value string) string {
	if value == "" {
		return "–"
	}
	return strings.TrimPrefix(value, people.TextPlace)
}

// shownFact is what is said of a fact: a day as people read it, or in words that it is
// known only that it was.
func (c *cli) shownFact(fact app.Fact, value string) string {
	var p app.Person
	d := fact.Date(&p)
	switch {
	case d == nil || fact.Set(&p, value) != nil:
		return shown(value)
	case *d == app.SomeDay:
		return c.loc.T("cli.person.some_day")
	}
	return shown(c.readable(*d))
}

func heldText(d *app.OwnDetention) string {
	switch {
	case d.Liberty:
		return people.AtLiberty
	case d.Facility != "":
		return d.Facility
	}
	return d.Text
}

func (c *cli) personSettleCmd() *cobra.Command {
	var fact, value, source string
	var mine, theirs bool
	cmd := &cobra.Command{
		Use:                   "settle ID --fact FACT --value VALUE [--source TEXT] | --mine | --theirs",
		Short:                 c.loc.T("cli.person.settle.short"),
		Long:                  c.loc.T("cli.person.settle.long"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			f := app.Fact(fact)
			if fact == "" || mine && theirs || !mine && !theirs && value == "" {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			if !slices.Contains(people.Settleable, f) {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--fact", "Value", fact}}
			}
			return c.changePerson(cmd.Context(), args[0], "cli.person.edited", func(s *wiring.Services, id app.PersonID, day app.Date) (app.Changes, error) {
				switch {
				case mine:
					return s.Editor.KeepMine(cmd.Context(), id, f, day)
				case theirs:
					return s.Editor.TakeTheirs(cmd.Context(), id, f)
				}
				return c.settleFact(cmd.Context(), s, id, f, value, source, day)
			})
		},
	}
	cmd.Flags().StringVar(&fact, "fact", "", c.loc.T("cli.person.settle.fact"))
	cmd.Flags().StringVar(&value, "value", "", c.loc.T("cli.person.settle.value"))
	cmd.Flags().StringVar(&source, "source", "", c.loc.T("cli.person.hold.source"))
	cmd.Flags().BoolVar(&mine, "mine", false, c.loc.T("cli.person.settle.mine"))
	cmd.Flags().BoolVar(&theirs, "theirs", false, c.loc.T("cli.person.settle.theirs"))
	return cmd
}

func (c *cli) settleFact(ctx context.Context, s *wiring.Services, id app.PersonID, f app.Fact, value, source string, day app.Date) (app.Changes, error) {
	_, isName := people.NameLang(f)
	switch {
	case isName:
	case f == people.FactPlace && value != people.AtLiberty && !strings.HasPrefix(value, people.TextPlace):
		code, err := facilityCode(s.Register, value)
		if err != nil {
			return app.Changes{}, err
		}
		value = code
	case f != people.FactPlace:
		kept, err := factValue(f, value)
		if err != nil {
			return app.Changes{}, &wrongUse{"cli.error.flag_value", []any{"Flag", "--value", "Value", value}}
		}
		value = kept
	}
	return s.Editor.Settle(ctx, id, f, value, source, day)
}
