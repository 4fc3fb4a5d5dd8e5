package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/places"
	"vestka/cmd/internal/wiring"
)

func (c *cli) facilitiesCmd() *cobra.Command {
	var on string
	cmd := &cobra.Command{
		Use:                   "facilities [list|show|edit|close|add|proposals|accept|refuse|reset|keep|texts] [--on DATE]",
		Short:                 c.loc.T("cli.facilities.short"),
		DisableFlagsInUseLine: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return &wrongUse{"cli.error.unknown_command", []any{"Command", cmd.Name() + " " + args[0]}}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return c.facilities(cmd.Context(), on) },
	}
	cmd.Flags().StringVar(&on, "on", "", c.loc.T("cli.facilities.on"))
	cmd.AddCommand(
		c.facilitiesListCmd(), c.facilitiesShowCmd(), c.facilitiesEditCmd(), c.facilitiesCloseCmd(), c.facilitiesAddCmd(),
		c.proposalsCmd(), c.acceptCmd(), c.refuseCmd(), c.facilitiesResetCmd(), c.facilitiesKeepCmd(), c.facilitiesTextsCmd(),
	)
	return cmd
}

func (c *cli) facilitiesListCmd() *cobra.Command {
	var on string
	cmd := &cobra.Command{
		Use:                   "list [--on DATE]",
		Short:                 c.loc.T("cli.facilities.list.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return c.facilities(cmd.Context(), on) },
	}
	cmd.Flags().StringVar(&on, "on", "", c.loc.T("cli.facilities.on"))
	return cmd
}

// facilities lists all of them as they are on the day.
func (c *cli) facilities(ctx context.Context, on string) error {
	day, err := c.dayOf(on)
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	return c.listPlaces(ctx, s, day)
}

func (c *cli) listPlaces(ctx context.Context, s *wiring.Services, day app.Date) error {
	lines, err := s.Places.List(ctx, day)
	if err != nil {
		return err
	}
	list := make([]facilityEntryJSON, len(lines))
	rows := make([][]string, len(lines))
	for i := range lines {
		l := &lines[i]
		list[i] = lineObject(l)
		rows[i] = []string{
			l.Code, l.Name.In(c.userLang()), l.Place.In(c.userLang()), fmt.Sprint(l.Held), fmt.Sprint(l.Letters), c.addressState(&l.Facility),
		}
	}
	return c.result(map[string]any{"facilities": list, "total": len(list)}, func(w io.Writer) {
		t := c.loc.T
		table(w, "", []string{
			t("cli.column.facility"), t("cli.column.name"), t("cli.column.town"), t("cli.column.people"), t("cli.column.on_the_way"), t("cli.column.address"),
		}, rows)
		for i := range lines {
			if warning := c.placeWarning(&lines[i]); warning != "" {
				fmt.Fprintln(w, warning)
			}
		}
	})
}

// placeWarning says of a facility what somebody should look at; empty for nothing.
func (c *cli) placeWarning(l *places.Line) string {
	var all []string
	if l.Closed && l.Held > 0 {
		all = append(all, c.loc.T("places.closed_held", "Facility", l.Code, "Count", l.Held))
	}
	if l.Updated {
		all = append(all, c.loc.T("places.updated", "Facility", l.Code))
	}
	if l.Proposals > 0 {
		all = append(all, c.loc.T("places.proposed", "Facility", l.Code, "Count", l.Proposals))
	}
	return strings.Join(all, "\n")
}

// addressState says in a word how far the address may be trusted.
func (c *cli) addressState(f *app.Facility) string {
	switch a := f.Address(c.userLang()); {
	case f.Closed:
		return c.loc.T("places.state.closed")
	case a.State == app.AddressUnconfirmed:
		return c.loc.T("places.state.unconfirmed")
	case f.Own:
		return c.loc.T("places.state.own")
	case a.State == app.AddressConverted:
		return c.loc.T("places.state.converted")
	}
	return c.loc.T("places.state.given")
}

// dayOf is the day that a flag names, or today.
func (c *cli) dayOf(flag string) (app.Date, error) {
	if flag == "" {
		return c.day()
	}
	d, err := importer.ReadDate(flag)
	if err == nil && !d.Full() {
		err = &app.Error{Code: app.Invalid, Key: "error.facility.day"}
	}
	return d, err
}

func (c *cli) facilitiesShowCmd() *cobra.Command {
	var on string
	cmd := &cobra.Command{
		Use:                   "show CODE [--on DATE]",
		Short:                 c.loc.T("cli.facilities.show.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			day, err := c.dayOf(on)
			if err != nil {
				return err
			}
			s, code, err := c.openPlace(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			return c.showPlace(cmd.Context(), s, code, day)
		},
	}
	cmd.Flags().StringVar(&on, "on", "", c.loc.T("cli.facilities.on"))
	return cmd
}

// openPlace opens the store and finds the facility that a word means.
func (c *cli) openPlace(ctx context.Context, word string) (*wiring.Services, string, error) {
	s, err := c.openList(ctx)
	if err != nil {
		return nil, "", err
	}
	code, err := facilityCode(s.Register, word)
	return s, code, err
}

// showPlace shows one facility as it is on the day.
func (c *cli) showPlace(ctx context.Context, s *wiring.Services, code string, day app.Date) error {
	sheet, err := s.Places.Sheet(ctx, code, day)
	if err != nil {
		return err
	}
	return c.result(c.sheetObject(sheet), func(w io.Writer) {
		fmt.Fprintln(w, strings.Join(nonEmpty(sheet.Code, sheet.Name.In(c.userLang()), sheet.Place.In(c.userLang()), c.addressState(&sheet.Facility)), ", "))
		for _, l := range []app.Lang{app.Russian, app.Belarusian} {
			if a := sheet.AddressIn(l); len(a.Lines) > 0 {
				fmt.Fprintln(w, "  "+strings.Join(a.Lines, ", "))
			}
		}
		for _, line := range c.closed(s, &sheet.Facility) {
			fmt.Fprintln(w, line)
		}
		for _, line := range nonEmpty(sheet.Note.In(c.userLang()), c.placeSource(&sheet.Facility), c.placeWarning(&sheet.Line)) {
			fmt.Fprintln(w, line)
		}
		c.placeHistory(w, s, sheet)
		c.placePeople(w, s, sheet)
		c.proposalTable(w, sheet.Proposals)
	})
}

// placeSource says who says so, and when somebody last looked.
func (c *cli) placeSource(f *app.Facility) string {
	source := f.Source.In(c.userLang())
	if f.Own {
		source = strings.Join(nonEmpty(c.loc.T("places.you"), source), ": ")
	}
	return c.loc.T("places.source", "Source", source, "Date", c.readable(f.CheckedOn))
}

// closed says since when a facility is closed, and where its people and letters go.
func (c *cli) closed(s *wiring.Services, f *app.Facility) []string {
	if !f.Closed {
		return nil
	}
	lines := []string{c.loc.T("places.state.closed")}
	if since := f.ClosedOn(); !since.IsZero() {
		lines[0] = c.loc.T("places.closed_since", "Date", c.loc.DateSince(since.Year, since.Month, since.Day))
	}
	if f.MovedTo != "" {
		lines = append(lines, c.loc.T("places.moved_to", "Facility", c.movedTo(s, f)))
	}
	return lines
}

// movedTo names the facility in whose place one was opened.
func (c *cli) movedTo(s *wiring.Services, f *app.Facility) string {
	to, _ := s.Register.Facility(f.MovedTo, f.ValidFrom)
	return strings.Join(nonEmpty(f.MovedTo, to.Name.In(c.userLang())), ", ")
}

func (c *cli) placeHistory(w io.Writer, s *wiring.Services, sheet *places.Sheet) {
	fmt.Fprintln(w, c.loc.T("places.history"))
	rows := make([][]string, len(sheet.History))
	for i, e := range sheet.History {
		address := strings.Join(e.Address(c.userLang()).Lines, ", ")
		if address == "" || e.Closed {
			address = c.addressState(&e.Facility)
		}
		if e.MovedTo != "" {
			address += ". " + c.loc.T("places.moved_to", "Facility", c.movedTo(s, &e.Facility))
		}
		span := ""
		if !e.ValidFrom.IsZero() || !e.Until.IsZero() {
			span = strings.TrimSpace(c.readable(e.ValidFrom) + " – " + c.readable(e.Until))
		}
		rows[i] = []string{span, address + " (" + c.placeSource(&e.Facility) + ")"} // of the last column nothing is cut
	}
	table(w, "  ", nil, rows)
}

func (c *cli) placePeople(w io.Writer, s *wiring.Services, sheet *places.Sheet) {
	switch {
	case len(sheet.People) == 0:
		fmt.Fprintln(w, c.loc.T("places.nobody"))
	case sheet.Closed: // nobody is: the list only says so
		fmt.Fprintln(w, c.loc.T("nav.people"))
	default:
		fmt.Fprintln(w, c.loc.T("places.held", "Count", len(sheet.People)))
	}
	rows := make([][]string, len(sheet.People))
	for i, p := range sheet.People {
		rows[i] = []string{fmt.Sprint(p.ID), c.nameOf(s, p.ID)}
	}
	table(w, "  ", nil, rows)
	if len(sheet.Letters) == 0 {
		fmt.Fprintln(w, c.loc.T("places.letters.none"))
		return
	}
	fmt.Fprintln(w, c.loc.T("places.letters", "Count", len(sheet.Letters))+" "+c.loc.T("places.letters.span", "Count", app.LongestWay))
	c.entries(w, s, sheet.Letters)
	if n := len(sheet.Outdated); n > 0 {
		fmt.Fprintln(w, c.loc.T("digest.to_reprint", "Count", n))
	}
}

func nonEmpty(texts ...string) []string {
	var some []string
	for _, t := range texts {
		if t != "" {
			some = append(some, t)
		}
	}
	return some
}
