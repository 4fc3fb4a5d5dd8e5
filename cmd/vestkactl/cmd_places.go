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

// settledJSON is a text of which the user has said what facility it means.
type settledJSON struct {
	Text     string `json:"text"`
	Facility string `json:"facility"`
}

// textsWanted is what `facilities texts` is to do.
type textsWanted struct{ settle, facility, unsettle string }

func (w *textsWanted) check(usage string) error {
	if (w.settle == "") != (w.facility == "") || w.settle != "" && w.unsettle != "" {
		return &wrongUse{"cli.error.arguments", []any{"Usage", usage}}
	}
	return nil
}

// placesCmd is facilities texts by the name that it had first.
func (c *cli) placesCmd() *cobra.Command {
	return c.textsCmd("places", c.loc.T("cli.places.short"))
}

func (c *cli) facilitiesTextsCmd() *cobra.Command {
	return c.textsCmd("texts", c.loc.T("cli.facilities.texts.short"))
}

func (c *cli) textsCmd(name, short string) *cobra.Command {
	var w textsWanted
	cmd := &cobra.Command{
		Use:                   name + " [--settle TEXT --facility CODE | --unsettle TEXT]",
		Short:                 short,
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := w.check(cmd.UseLine()); err != nil {
				return err
			}
			return c.texts(cmd.Context(), &w)
		},
	}
	f := cmd.Flags()
	f.StringVar(&w.settle, "settle", "", c.loc.T("cli.places.settle"))
	f.StringVar(&w.facility, "facility", "", c.loc.T("cli.places.facility"))
	f.StringVar(&w.unsettle, "unsettle", "", c.loc.T("cli.places.unsettle"))
	return cmd
}

// texts settles or unsettles a text, where one is named, and shows those that match
// no facility.
func (c *cli) texts(ctx context.Context, want *textsWanted) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	if err := want.do(ctx, s); err != nil {
		return err
	}
	if *want != (textsWanted{}) {
		ctx = context.WithoutCancel(ctx) // done: too late to be stopped
	}
	all, err := s.Store.People(ctx)
	if err != nil {
		return err
	}
	disputed, err := c.disputed(ctx, s)
	if err != nil {
		return err
	}
	settled, err := settledTexts(ctx, s)
	if err != nil {
		return err
	}
	list := []placeJSON{}
	beside, err := unsettledBeside(ctx, s, all)
	if err != nil {
		return err
	}
	for _, p := range people.WithBeside(people.Unsettled(all), beside) {
		list = append(list, placeJSON{p.Text, p.Count})
	}
	err = c.result(map[string]any{"unsettled": list, "total": len(list), "settled": settled, "disputed": disputed}, func(w io.Writer) {
		c.tellTexts(w, list, settled)
		c.tellDisputed(w, s, disputed)
	})
	if err == nil && len(list) > 0 {
		c.advise("cli.places.hint")
	}
	return err
}

func (w *textsWanted) do(ctx context.Context, s *wiring.Services) error {
	switch {
	case w.settle != "":
		return settle(ctx, s, w.settle, w.facility)
	case w.unsettle != "":
		return unsettle(ctx, s, w.unsettle)
	}
	return nil
}

func (c *cli) tellTexts(w io.Writer, list []placeJSON, settled []settledJSON) {
	fmt.Fprintln(w, c.loc.T("cli.places.total", "Count", len(list)))
	var rows [][]string
	for _, p := range list {
		rows = append(rows, []string{fmt.Sprint(p.Count), p.Text})
	}
	if len(rows) > 0 {
		table(w, "", []string{c.loc.T("cli.column.people"), c.loc.T("cli.column.text")}, rows)
	}
	if len(settled) == 0 {
		return
	}
	fmt.Fprintln(w, c.loc.T("cli.places.settled", "Count", len(settled)))
	rows = nil
	for _, p := range settled {
		rows = append(rows, []string{p.Facility, p.Text})
	}
	table(w, "", []string{c.loc.T("cli.column.facility"), c.loc.T("cli.column.text")}, rows)
}

// settledTexts are the texts that the user has settled, in their order.
func settledTexts(ctx context.Context, s *wiring.Services) ([]settledJSON, error) {
	codes, err := s.Store.PlaceTexts(ctx)
	all := []settledJSON{}
	for _, text := range slices.Sorted(maps.Keys(codes)) {
		all = append(all, settledJSON{text, codes[text]})
	}
	return all, err
}

// unsettle takes back what a text was said to mean, however long ago.
func unsettle(ctx context.Context, s *wiring.Services, text string) error {
	codes, err := s.Store.PlaceTexts(ctx)
	if err != nil {
		return err
	}
	if codes[text] == "" {
		return &app.Error{Code: app.NotFound, Key: "cli.places.not_settled", Args: app.Args{"Text": text}}
	}
	_, err = s.Store.SetPlaceText(ctx, text, "")
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

// unsettledBeside are the texts that other lists give for whom a list places already.
func unsettledBeside(ctx context.Context, s *wiring.Services, all []app.Person) ([]people.UnsettledPlace, error) {
	ids := make([]app.PersonID, len(all))
	for i := range all {
		ids[i] = all[i].ID
	}
	asked, err := s.Directory.AskedPlaces(ctx, ids)
	return asked.Beside, err
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
	beside, err := unsettledBeside(ctx, s, all)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(all, func(p app.Person) bool { return p.Held.Text == text }) &&
		!slices.ContainsFunc(beside, func(p people.UnsettledPlace) bool { return p.Text == text }) {
		return &wrongUse{"cli.error.no_text", []any{"Text", text}}
	}
	_, err = s.Store.SetPlaceText(ctx, text, code)
	return err
}
