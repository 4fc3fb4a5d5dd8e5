package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/people"
	"vestka/cmd/internal/wiring"
)

// placeJSON is a text of the list that matches no facility.
type placeJSON struct {
	Text  string `json:"text"`
	Count int    `json:"count"`
}

func (c *cli) placesCmd() *cobra.Command {
	var text, code string
	cmd := &cobra.Command{
		Use:                   "places [--settle TEXT --facility CODE]",
		Short:                 c.loc.T("cli.places.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if (text == "") != (code == "") {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			return c.places(cmd.Context(), text, code)
		},
	}
	cmd.Flags().StringVar(&text, "settle", "", c.loc.T("cli.places.settle"))
	cmd.Flags().StringVar(&code, "facility", "", c.loc.T("cli.places.facility"))
	return cmd
}

// places settles a text, where there is one, and shows those that are left.
func (c *cli) places(ctx context.Context, text, code string) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	if text != "" {
		if err := settle(ctx, s, text, code); err != nil {
			return err
		}
		ctx = context.WithoutCancel(ctx) // settled: too late to be stopped
	}
	all, err := s.Store.People(ctx)
	if err != nil {
		return err
	}
	disputed, err := c.disputed(ctx, s)
	if err != nil {
		return err
	}
	list := []placeJSON{}
	for _, p := range people.Unsettled(all) {
		list = append(list, placeJSON{p.Text, p.Count})
	}
	err = c.result(map[string]any{"unsettled": list, "total": len(list), "disputed": disputed}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.places.total", "Count", len(list)))
		rows := make([][]string, len(list))
		for i, p := range list {
			rows[i] = []string{fmt.Sprint(p.Count), p.Text}
		}
		if len(rows) > 0 {
			table(w, "", []string{c.loc.T("cli.column.people"), c.loc.T("cli.column.text")}, rows)
		}
		c.tellDisputed(w, s, disputed)
	})
	if err == nil && len(list) > 0 {
		c.advise("cli.places.hint")
	}
	return err
}

// disputed are the people now held of whom sources disagree where they are.
func (c *cli) disputed(ctx context.Context, s *wiring.Services) ([]reasonJSON, error) {
	day, err := c.day()
	if err != nil {
		return nil, err
	}
	var ids []app.PersonID
	for _, e := range s.Directory.Find(people.Query{InCustody: true, Today: day}).People {
		ids = append(ids, e.ID)
	}
	found, err := s.Press.Disputed(ctx, ids, day)
	if err != nil {
		return nil, err
	}
	all := []reasonJSON{}
	for _, id := range slices.Sorted(maps.Keys(found)) {
		all = append(all, reasonJSON{id, c.loc.Message(found[id])})
	}
	return all, nil
}

func (c *cli) tellDisputed(w io.Writer, s *wiring.Services, disputed []reasonJSON) {
	if len(disputed) == 0 {
		return
	}
	c.reasons(w, s, "print.disputed", disputed)
	c.advise("cli.places.disputed_hint")
}

// settle says which facility a text of the list means. A text that nobody on
// the list has is most likely mistyped.
func settle(ctx context.Context, s *wiring.Services, text, facility string) error {
	code, err := facilityCode(s.Register, facility)
	if err != nil {
		return err
	}
	all, err := s.Store.People(ctx)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(all, func(p app.Person) bool { return p.Held.Text == text }) {
		return &wrongUse{"cli.error.no_text", []any{"Text", text}}
	}
	_, err = s.Store.SetPlaceText(ctx, text, code)
	return err
}
