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
	"vestka/app/register"
	"vestka/cmd/internal/wiring"
)

// personJSON is one person of `people --json`.
type personJSON struct {
	ID          app.PersonID   `json:"id"`
	SourceIDs   []app.SourceID `json:"source_ids"`
	Name        namesJSON      `json:"name"`
	Proposed    []string       `json:"proposed"` // names that the program made, to be checked
	Unsure      []string       `json:"unsure"`   // names of which the split into parts is a guess, likewise
	Status      app.Status     `json:"status"`
	Sex         app.Sex        `json:"sex"`
	BirthDate   string         `json:"birth_date"`
	Died        string         `json:"died"`           // XXXX where it is not known when
	Release     app.Date       `json:"release"`        // as the list gives it
	MayBeFree   bool           `json:"release_passed"` // and the list still has them as held
	Facility    *facilityJSON  `json:"facility"`
	AtLiberty   bool           `json:"at_liberty"`
	FreeSince   app.Date       `json:"free_since"`
	HeldText    string         `json:"held_text"` // as the list writes it
	HasAddress  bool           `json:"has_address"`
	LastWritten string         `json:"last_written"`
	Letters     int            `json:"letters"` // to them, in the log
	Sample      bool           `json:"sample"`
	Marks       []app.MarkKind `json:"marks"` // that have not ended
	Relation    app.Relation   `json:"relation"`
	Tags        []string       `json:"tags"`
	ByHand      bool           `json:"by_hand"` // added by the user: no list has them
}

type namesJSON struct {
	BE    string `json:"be"`
	RU    string `json:"ru"`
	Latin string `json:"latin"`
}

type facilityJSON struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

func (c *cli) peopleCmd() *cobra.Command {
	var who *selection
	var limit int
	cmd := &cobra.Command{
		Use:                   "people " + whom + " [--birthday-within N] [--order O] [--limit N]",
		Short:                 c.loc.T("cli.people.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := who.check(); err != nil {
				return err
			}
			if limit < 0 {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--limit", "Value", limit}}
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			q, err := who.query(cmd.Context(), c, s)
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("birthday-within") {
				q.InCustody = q.InCustody || len(q.Status) == 0 // as birthdays and print choose
			}
			q.Limit = limit
			return c.people(cmd.Context(), s, q)
		},
	}
	who = c.selects(cmd).soon(c).ordered(c)
	cmd.Flags().IntVar(&limit, "limit", 0, c.loc.T("cli.flag.limit"))
	return cmd
}

// people lists whom the query chooses.
func (c *cli) people(ctx context.Context, s *wiring.Services, q people.Query) error {
	found, err := s.Directory.Choose(ctx, q)
	if err != nil {
		return err
	}
	list := make([]personJSON, len(found.People))
	for i, e := range found.People {
		list[i] = c.person(s, e, q.Today)
	}
	unknown := map[people.Criterion]int{}
	for _, u := range found.Unknown {
		unknown[u.Of] = u.People
	}
	return c.result(map[string]any{"people": list, "total": found.Total, "unknown": unknown}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.people.total", "Count", found.Total))
		c.list(w, s, found.People, q)
		for _, u := range found.Unknown {
			fmt.Fprintln(w, c.loc.T(u.MessageKey(), "Count", u.People))
		}
	})
}

// list shows people in a table.
func (c *cli) list(w io.Writer, s *wiring.Services, found []*people.Entry, q people.Query) {
	if len(found) == 0 {
		return
	}
	t := c.loc.T
	proposed, unsure := false, false
	rows := make([][]string, len(found))
	for i, e := range found {
		best := e.Names.Best(q.Lang)
		proposed, unsure = proposed || best.Proposed, unsure || splitGuessed(&best)
		rows[i] = []string{
			fmt.Sprint(e.ID), c.name(e), c.readable(e.Born), c.statusText(e.Person), c.readable(e.LastWritten), c.where(s, e, q.Today),
		}
	}
	table(w, "", []string{
		t("cli.column.id"), t("cli.column.name"), t("cli.column.born"), t("cli.column.status"), t("cli.column.written"), t("cli.column.where"),
	}, rows)
	if proposed {
		fmt.Fprintln(w, t("cli.people.proposed"))
	}
	if unsure {
		fmt.Fprintln(w, t("cli.people.unsure"))
	}
}

// name is how a table calls somebody: a name that the program proposed has a
// question mark, one that was split by a guess a wave, an invented person says so.
func (c *cli) name(e *people.Entry) string {
	best := e.Names.Best(c.userLang())
	name := best.Display()
	if best.Proposed {
		name += " (?)"
	}
	if splitGuessed(&best) {
		name += " (~)"
	}
	if e.Sample {
		name += " (" + c.loc.T("cli.sample.tag") + ")"
	}
	return name
}

// splitGuessed reports that it was guessed which word of the name is which; a number that
// stands for a name has no words.
func splitGuessed(n *app.Name) bool { return n.Unsure && (n.Family != "" || n.Given != "") }

// nameOf is the name of the person with the id, empty where there is none.
func (c *cli) nameOf(s *wiring.Services, id app.PersonID) string {
	e, ok := s.Directory.Person(id, app.Date{})
	if !ok {
		return ""
	}
	return c.name(e)
}

// where says in which facility somebody is held, with its code and whether it
// can be written to; else what the list says.
func (c *cli) where(s *wiring.Services, e *people.Entry, today app.Date) string {
	f, ok := s.Register.Facility(e.Held.Facility, today)
	text := e.Held.Text
	if ok && !e.Held.Liberty {
		text = f.Name.In(c.userLang()) + " (" + f.Code + ")"
	}
	if !e.InCustody() || e.HasAddress {
		return text
	}
	if text != "" {
		text += ", "
	}
	return text + c.loc.T("people.tag.no_address")
}

func (c *cli) statusText(p *app.Person) string {
	if !p.Died.IsZero() {
		return c.loc.T("cli.status.died")
	}
	if p.Held.Liberty && p.Status == app.Active {
		return c.loc.T("cli.status.liberty")
	}
	switch p.Status {
	case app.Active:
		return c.loc.T("cli.status.active")
	case app.Former:
		return c.loc.T("cli.status.former")
	case app.NotRecognised:
		return c.loc.T("cli.status.np")
	}
	return ""
}

// person is an entry of the list as scripts see it.
func (c *cli) person(s *wiring.Services, e *people.Entry, today app.Date) personJSON {
	p := personJSON{
		ID: e.ID, SourceIDs: append([]app.SourceID{}, e.SourceIDs...),
		Name:     namesJSON{e.Names.BE.Formal(), e.Names.RU.Formal(), e.Names.Latin.Formal()},
		Proposed: []string{}, Unsure: []string{}, Status: e.Status, Sex: e.Sex, BirthDate: e.Born.String(), Died: e.Died.String(),
		Release: e.Release, MayBeFree: e.ReleasePassed(today),
		AtLiberty: e.Held.Liberty, FreeSince: e.FreeSince(), HeldText: e.Held.Text, HasAddress: e.HasAddress, LastWritten: e.LastWritten.String(), Letters: e.Letters, Sample: e.Sample,
		Marks: []app.MarkKind{}, Relation: e.Relation, Tags: append([]string{}, e.Tags...), ByHand: e.ByHand,
	}
	for _, m := range e.Marks {
		if m.HoldsOn(today) {
			p.Marks = append(p.Marks, m.Kind)
		}
	}
	for key, n := range map[string]app.Name{"be": e.Names.BE, "ru": e.Names.RU, "latin": e.Names.Latin} {
		if n.Proposed {
			p.Proposed = append(p.Proposed, key)
		}
		if n.Unsure && n.Source != "" {
			p.Unsure = append(p.Unsure, key)
		}
	}
	slices.Sort(p.Proposed)
	slices.Sort(p.Unsure)
	if f, ok := s.Register.Facility(e.Held.Facility, today); ok && !e.Held.Liberty {
		p.Facility = &facilityJSON{f.Code, f.Name.In(c.userLang())}
	}
	return p
}

// statuses reads a status or several, parted by commas; empty is no choice.
func statuses(s string) ([]app.Status, error) {
	var all []app.Status
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' }) {
		st := app.Status(strings.TrimSpace(word))
		if st != app.Active && st != app.Former && st != app.NotRecognised {
			return nil, &wrongUse{"cli.error.flag_value", []any{"Flag", "--status", "Value", word}}
		}
		all = append(all, st)
	}
	return all, nil
}

// facilityCode is the code that the user wrote, or that of the name which a
// list would have: "ik-4", "ИК-4", "Penal colony No. 4". Empty stays empty.
func facilityCode(r *register.Register, word string) (string, error) {
	if word == "" {
		return "", nil
	}
	if code := strings.ToUpper(strings.TrimSpace(word)); known(r, code) {
		return code, nil
	}
	if code, ok := r.Match(word); ok && known(r, code) {
		return code, nil
	}
	return "", &wrongUse{"cli.error.facility", []any{"Facility", word}}
}

func known(r *register.Register, code string) bool {
	_, ok := r.Facility(code, app.Date{})
	return ok
}

// personIDs reads people as the store numbers them (12) or as their source
// does (viasna:1234), each once, from the words that a flag took.
func personIDs(d *people.Directory, flag string, words []string) ([]app.PersonID, error) {
	byWord := map[string]app.PersonID{}
	for _, p := range d.Everybody() {
		for _, s := range p.SourceIDs {
			byWord[string(s)] = p.ID
		}
		byWord[strconv.FormatInt(int64(p.ID), 10)] = p.ID
	}
	for former, id := range d.Merged() {
		byWord[strconv.FormatInt(int64(former), 10)] = id
	}
	var ids []app.PersonID
	for _, w := range words {
		w = strings.TrimSpace(w)
		if w == "" {
			continue // "1, 2," is how people write lists
		}
		id, ok := byWord[w]
		if !ok {
			return nil, &wrongUse{"error.no_person", []any{"ID", w}}
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 && len(words) > 0 {
		return nil, &wrongUse{"cli.error.flag_value", []any{"Flag", flag, "Value", strings.Join(words, ",")}}
	}
	return ids, nil
}

// personID reads one person as personIDs does.
func personID(d *people.Directory, flag, word string) (app.PersonID, error) {
	ids, err := personIDs(d, flag, []string{word})
	if err != nil {
		return 0, err
	}
	return ids[0], nil
}

// anyPerson reads one person, 0 for no word.
func anyPerson(d *people.Directory, flag, word string) (app.PersonID, error) {
	if word == "" {
		return 0, nil
	}
	return personID(d, flag, word)
}
