package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/people"
	"vestka/cmd/internal/wiring"
)

// personJSON is one person of `people --json`.
type personJSON struct {
	ID          app.PersonID   `json:"id"`
	SourceIDs   []app.SourceID `json:"source_ids"`
	Name        namesJSON      `json:"name"`
	Proposed    []string       `json:"proposed"` // names that the program made, to be checked
	Status      app.Status     `json:"status"`
	Sex         app.Sex        `json:"sex"`
	BirthDate   string         `json:"birth_date"`
	Facility    *facilityJSON  `json:"facility"`
	HeldText    string         `json:"held_text"` // as the list writes it
	HasAddress  bool           `json:"has_address"`
	LastWritten string         `json:"last_written"`
	Sample      bool           `json:"sample"`
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
	var (
		q      people.Query
		within int
		status string
		sex    string
	)
	cmd := &cobra.Command{
		Use:                   "people [--search T] [--birthday-within N] [--month M] [--status S] [--facility CODE] [--never-written] [--limit N]",
		Short:                 c.loc.T("cli.people.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var err error
			if q.Status, err = statuses(status); err != nil {
				return err
			}
			if cmd.Flags().Changed("birthday-within") {
				q.BirthdayWithin = &within
				q.Order = people.ByBirthday
			}
			q.Sex = app.Sex(sex)
			if err := checkPeople(&q, within); err != nil {
				return err
			}
			return c.people(cmd, q)
		},
	}
	f := cmd.Flags()
	f.StringVar(&q.Text, "search", "", c.loc.T("cli.people.search"))
	f.IntVar(&within, "birthday-within", 0, c.loc.T("cli.people.birthday_within"))
	f.IntVar(&q.Month, "month", 0, c.loc.T("cli.people.month"))
	f.StringVar(&status, "status", "", c.loc.T("cli.flag.status"))
	f.StringVar(&sex, "sex", "", c.loc.T("cli.people.sex"))
	f.StringVar(&q.Facility, "facility", "", c.loc.T("cli.people.facility"))
	f.BoolVar(&q.InCustody, "held", false, c.loc.T("cli.people.held"))
	f.BoolVar(&q.HasAddress, "has-address", false, c.loc.T("cli.people.has_address"))
	f.BoolVar(&q.NeverWritten, "never-written", false, c.loc.T("cli.people.never_written"))
	f.IntVar(&q.Limit, "limit", 0, c.loc.T("cli.flag.limit"))
	return cmd
}

// checkPeople refuses choices that make no sense.
func checkPeople(q *people.Query, within int) error {
	bad := func(flag string, value any) error {
		return &wrongUse{"cli.error.flag_value", []any{"Flag", flag, "Value", value}}
	}
	switch {
	case q.Month < 0 || q.Month > 12:
		return bad("--month", q.Month)
	case within < 0:
		return bad("--birthday-within", within)
	case q.Limit < 0:
		return bad("--limit", q.Limit)
	case q.Sex != app.SexUnknown && q.Sex != app.Female && q.Sex != app.Male:
		return bad("--sex", q.Sex)
	}
	return nil
}

func (c *cli) people(cmd *cobra.Command, q people.Query) error {
	s, err := c.open(cmd.Context())
	if err != nil {
		return err
	}
	if q.Today, err = c.day(); err != nil {
		return err
	}
	q.Lang = c.userLang()
	if err := s.Directory.Load(cmd.Context()); err != nil {
		return err
	}
	found := s.Directory.Find(q)
	list := make([]personJSON, len(found.People))
	for i, e := range found.People {
		list[i] = c.person(s, e, q.Today)
	}
	return c.result(map[string]any{"people": list, "total": found.Total}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.people.total", "Count", found.Total))
		for i, e := range found.People {
			where := e.Held.Text
			if list[i].Facility != nil {
				where = list[i].Facility.Name
			}
			fmt.Fprintf(w, "%s  %s  %s  %s\n", padded(fmt.Sprint(e.ID), 6), padded(e.Names.Best(q.Lang).Display(), 34), padded(e.Born.String(), 10), where)
		}
	})
}

// person is an entry of the list as scripts see it.
func (c *cli) person(s *wiring.Services, e *people.Entry, today app.Date) personJSON {
	p := personJSON{
		ID: e.ID, SourceIDs: append([]app.SourceID{}, e.SourceIDs...),
		Name:     namesJSON{e.Names.BE.Formal(), e.Names.RU.Formal(), e.Names.Latin.Formal()},
		Proposed: []string{}, Status: e.Status, Sex: e.Sex, BirthDate: e.Born.String(),
		HeldText: e.Held.Text, HasAddress: e.HasAddress, LastWritten: e.LastWritten.String(), Sample: e.Sample,
	}
	for key, n := range map[string]app.Name{"be": e.Names.BE, "ru": e.Names.RU, "latin": e.Names.Latin} {
		if n.Proposed {
			p.Proposed = append(p.Proposed, key)
		}
	}
	slices.Sort(p.Proposed)
	if f, ok := s.Register.Facility(e.Held.Facility, today); ok {
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

// personIDs reads people as the store numbers them (12) or as their source
// does (viasna:1234).
func personIDs(d *people.Directory, words []string) ([]app.PersonID, error) {
	bySource := map[app.SourceID]app.PersonID{}
	known := map[app.PersonID]bool{}
	for _, p := range d.Everybody() {
		known[p.ID] = true
		for _, s := range p.SourceIDs {
			bySource[s] = p.ID
		}
	}
	var ids []app.PersonID
	for _, w := range words {
		w = strings.TrimSpace(w)
		id, ok := bySource[app.SourceID(w)]
		if n, err := strconv.ParseInt(w, 10, 64); err == nil {
			id, ok = app.PersonID(n), known[app.PersonID(n)]
		}
		if !ok {
			return nil, &app.Error{Code: app.Invalid, Key: "error.no_person", Args: app.Args{"ID": w}}
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}
