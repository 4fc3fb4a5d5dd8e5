package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vestka/app"
	"vestka/app/importer"
	"vestka/cmd/internal/wiring"
)

// fieldsUse is how the fields stand in the form of a command.
const fieldsUse = "[--name-ru|--name-be|--name-en TEXT] [--town-ru|--town-be|--town-en TEXT] [--address-ru|--address-be LINE]… [--note TEXT] [--source TEXT] [--valid-from DATE] [--valid-until DATE]"

// fieldFlags are the fields of a facility, each with a flag.
type fieldFlags struct {
	set *pflag.FlagSet

	name, place, note app.Text
	ru, be            []string
	source            string
	from, until       string
}

func (c *cli) fieldFlags(set *pflag.FlagSet) *fieldFlags {
	f := &fieldFlags{set: set}
	set.StringVar(&f.name.RU, "name-ru", "", c.loc.T("cli.facilities.name"))
	set.StringVar(&f.name.BE, "name-be", "", c.loc.T("cli.facilities.name"))
	set.StringVar(&f.name.EN, "name-en", "", c.loc.T("cli.facilities.name"))
	set.StringVar(&f.place.RU, "town-ru", "", c.loc.T("cli.facilities.town"))
	set.StringVar(&f.place.BE, "town-be", "", c.loc.T("cli.facilities.town"))
	set.StringVar(&f.place.EN, "town-en", "", c.loc.T("cli.facilities.town"))
	set.StringArrayVar(&f.ru, "address-ru", nil, c.loc.T("cli.facilities.address"))
	set.StringArrayVar(&f.be, "address-be", nil, c.loc.T("cli.facilities.address"))
	set.StringVar(&f.note.EN, "note", "", c.loc.T("cli.facilities.note"))
	set.StringVar(&f.source, "source", "", c.loc.T("cli.facilities.source"))
	set.StringVar(&f.from, "valid-from", "", c.loc.T("cli.facilities.from"))
	set.StringVar(&f.until, "valid-until", "", c.loc.T("cli.facilities.until"))
	return f
}

// apply writes what was given into the facility, and leaves the rest as it is.
func (f *fieldFlags) apply(to *app.Facility) error {
	for flag, into := range map[string]struct{ from, to *string }{
		"name-ru": {&f.name.RU, &to.Name.RU}, "name-be": {&f.name.BE, &to.Name.BE}, "name-en": {&f.name.EN, &to.Name.EN},
		"town-ru": {&f.place.RU, &to.Place.RU}, "town-be": {&f.place.BE, &to.Place.BE}, "town-en": {&f.place.EN, &to.Place.EN},
	} {
		if f.set.Changed(flag) {
			*into.to = *into.from
		}
	}
	if f.set.Changed("note") {
		to.Note = app.Text{EN: f.note.EN, RU: f.note.EN, BE: f.note.EN}
	}
	if f.set.Changed("source") {
		to.Source = app.Text{EN: f.source, RU: f.source, BE: f.source}
	}
	if f.set.Changed("address-ru") {
		to.SetAddress(app.Russian, linesGiven(f.ru))
	}
	if f.set.Changed("address-be") {
		to.SetAddress(app.Belarusian, linesGiven(f.be))
	}
	var err error
	for flag, into := range map[string]struct {
		from string
		to   *app.Date
	}{"valid-from": {f.from, &to.ValidFrom}, "valid-until": {f.until, &to.ValidUntil}} {
		if err == nil && f.set.Changed(flag) {
			*into.to, err = importer.ReadDate(into.from)
		}
	}
	return err
}

// linesGiven are the lines of an address; one empty line takes it away.
func linesGiven(lines []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(s string) bool { return s == "" })
}

func (c *cli) facilitiesEditCmd() *cobra.Command {
	var on string
	var fields *fieldFlags
	cmd := &cobra.Command{
		Use:                   "edit CODE [--on DATE] " + fieldsUse,
		Short:                 c.loc.T("cli.facilities.edit.short"),
		Long:                  c.loc.T("cli.facilities.edit.long"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.changePlace(cmd.Context(), args[0], on, func(ctx context.Context, s *wiring.Services, code string, day, today app.Date) error {
				f, _ := s.Register.Facility(code, day)
				was := f.Key()
				if err := fields.apply(&f); err != nil {
					return err
				}
				_, err := s.Places.Save(ctx, was, f, today)
				return err
			})
		},
	}
	cmd.Flags().StringVar(&on, "on", "", c.loc.T("cli.facilities.edit.on"))
	fields = c.fieldFlags(cmd.Flags())
	return cmd
}

// changePlace runs a change of a facility, and shows it after that.
func (c *cli) changePlace(ctx context.Context, word, on string, change func(ctx context.Context, s *wiring.Services, code string, day, today app.Date) error) error {
	today, err := c.day()
	if err != nil {
		return err
	}
	day, err := c.dayOf(on)
	if err != nil {
		return err
	}
	s, code, err := c.openPlace(ctx, word)
	if err != nil {
		return err
	}
	if err := change(ctx, s, code, day, today); err != nil {
		return err
	}
	return c.showPlace(context.WithoutCancel(ctx), s, code, day) // written: too late to be stopped
}

func (c *cli) facilitiesCloseCmd() *cobra.Command {
	var on, movedTo string
	cmd := &cobra.Command{
		Use:                   "close CODE --on DATE [--moved-to CODE]",
		Short:                 c.loc.T("cli.facilities.close.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if on == "" {
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--on"}}
			}
			return c.changePlace(cmd.Context(), args[0], on, func(ctx context.Context, s *wiring.Services, code string, day, today app.Date) error {
				to, err := facilityCode(s.Register, movedTo)
				if err != nil {
					return err
				}
				_, err = s.Places.Close(ctx, code, day, to, today)
				return err
			})
		},
	}
	cmd.Flags().StringVar(&on, "on", "", c.loc.T("cli.facilities.close.on"))
	cmd.Flags().StringVar(&movedTo, "moved-to", "", c.loc.T("cli.facilities.moved_to"))
	return cmd
}

func (c *cli) facilitiesAddCmd() *cobra.Command {
	var kind string
	var fields *fieldFlags
	cmd := &cobra.Command{
		Use:                   "add CODE --kind KIND " + fieldsUse,
		Short:                 c.loc.T("cli.facilities.add.short"),
		Long:                  c.loc.T("cli.facilities.edit.long"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if kind == "" {
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--kind"}}
			}
			today, err := c.day()
			if err != nil {
				return err
			}
			f := app.Facility{Code: args[0], Kind: app.FacilityKind(kind)}
			if err := fields.apply(&f); err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			changes, err := s.Places.Add(cmd.Context(), f, today)
			if err != nil {
				return err
			}
			ctx := context.WithoutCancel(cmd.Context()) // written: too late to be stopped
			if err := s.Directory.Refresh(ctx, changes); err != nil {
				return err
			}
			code, err := facilityCode(s.Register, args[0])
			if err != nil {
				return err
			}
			return c.showPlace(ctx, s, code, today)
		},
	}
	cmd.Flags().StringVar(&kind, "kind", "", c.loc.T("cli.facilities.kind"))
	fields = c.fieldFlags(cmd.Flags())
	return cmd
}

func (c *cli) facilitiesResetCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "reset CODE",
		Short:                 c.loc.T("cli.facilities.reset.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			s, code, err := c.openPlace(ctx, args[0])
			if err != nil {
				return err
			}
			today, err := c.day()
			if err != nil {
				return err
			}
			changes, err := s.Places.Reset(ctx, code, today)
			if err != nil {
				return err
			}
			ctx = context.WithoutCancel(ctx) // written: too late to be stopped
			if err := s.Directory.Refresh(ctx, changes); err != nil {
				return err
			}
			return c.facilitiesLeft(ctx, s, code)
		},
	}
}

// facilitiesLeft shows what the program says of a facility, where it knows it.
func (c *cli) facilitiesLeft(ctx context.Context, s *wiring.Services, code string) error {
	today, err := c.day()
	if err != nil {
		return err
	}
	if known(s.Register, code) {
		return c.showPlace(ctx, s, code, today)
	}
	return c.listPlaces(ctx, s, today) // an added one is gone
}

func (c *cli) facilitiesKeepCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "keep CODE",
		Short:                 c.loc.T("cli.facilities.keep.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.changePlace(cmd.Context(), args[0], "", func(ctx context.Context, s *wiring.Services, code string, _, _ app.Date) error {
				_, err := s.Places.Keep(ctx, code)
				return err
			})
		},
	}
}
