package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/rhythm"
)

// dayJSON is a day of `occasions --json`.
type dayJSON struct {
	Code     string            `json:"code"`
	ID       app.OwnOccasionID `json:"id"` // 0 for a day that is as the program knows it
	Name     string            `json:"name"`
	On       app.Date          `json:"on"`
	Occasion app.Occasion      `json:"occasion"` // empty where no letter is for it
	Person   app.PersonID      `json:"person_id"`
	Public   bool              `json:"public"`
	Moved    bool              `json:"moved"`
	Off      bool              `json:"off"`
	Mail     bool              `json:"mail"`
}

func (c *cli) occasionsCmd() *cobra.Command {
	var year int
	cmd := &cobra.Command{
		Use:                   "occasions [--year N] [add|change|remove|done]",
		Short:                 c.loc.T("cli.occasions.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if cmd.Flags().Changed("year") && (year < 1901 || year > 2099) {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--year", "Value", year}}
			}
			return c.occasions(cmd.Context(), year)
		},
	}
	cmd.Flags().IntVar(&year, "year", 0, c.loc.T("cli.occasions.year"))
	cmd.AddCommand(c.occasionsAddCmd(), c.occasionsChangeCmd(), c.occasionsRemoveCmd(), c.occasionsDoneCmd())
	return cmd
}

// occasions lists all days of a year.
func (c *cli) occasions(ctx context.Context, year int) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	today, err := c.day()
	if err != nil {
		return err
	}
	if year == 0 {
		year = today.Year
	}
	days, err := s.Rhythm.Days(ctx, year)
	if err != nil {
		return err
	}
	list := make([]dayJSON, len(days))
	for i := range days {
		list[i] = c.dayJSON(&days[i])
	}
	return c.result(map[string]any{"year": year, "occasions": list, "total": len(list)}, func(w io.Writer) {
		rows := make([][]string, len(list))
		for i, d := range list {
			rows[i] = []string{c.readable(d.On), d.Code, d.Name, c.nameOf(s, d.Person), c.dayState(&d)}
		}
		t := c.loc.T
		table(w, "", []string{t("cli.column.date"), t("cli.column.code"), t("cli.column.occasion"), t("cli.column.name"), ""}, rows)
	})
}

func (c *cli) dayJSON(d *rhythm.Day) dayJSON {
	name := d.Name
	if name == "" {
		name = c.loc.T(d.MessageKey())
	}
	return dayJSON{d.Code, d.Own, name, d.On, d.Occasion, d.Person, d.Public, d.Moved, d.Off, d.ForMail()}
}

// dayState is what is to be said of a day beside its name.
func (c *cli) dayState(d *dayJSON) string {
	switch {
	case d.Public:
		return c.loc.T("occasion.public_only")
	case d.Off && d.Occasion == "":
		return c.loc.T("occasion.done")
	case d.Off:
		return c.loc.T("occasion.off")
	case d.Moved:
		return c.loc.T("occasion.moved_day")
	}
	return ""
}

// yearDay reads a day that returns each year, MM-DD, or comes once, YYYY-MM-DD.
func yearDay(flag, word string) (year, month, day int, err error) {
	if t, err := time.Parse("2006-01-02", "2004-"+word); err == nil { // a leap year
		return 0, int(t.Month()), t.Day(), nil
	}
	d, err := importer.ReadDate(word)
	if err != nil || !d.Full() {
		return 0, 0, 0, &wrongUse{"cli.error.flag_value", []any{"Flag", flag, "Value", word}}
	}
	return d.Year, d.Month, d.Day, nil
}

func (c *cli) occasionsAddCmd() *cobra.Command {
	var o app.OwnOccasion
	var on, person, occasion string
	var todo bool
	cmd := &cobra.Command{
		Use:                   "add [NAME] --on MM-DD|DATE [--person ID] [--occasion OCCASION|--reminder]",
		Short:                 c.loc.T("cli.occasions.add.short"),
		Long:                  c.loc.T("cli.occasions.add.long"),
		Args:                  atMostOne(),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			o.Name = strings.Join(args, " ")
			o.Occasion = app.Occasion(occasion)
			switch {
			case on == "":
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--on"}}
			case todo && cmd.Flags().Changed("occasion"):
				return &wrongUse{"cli.error.occasion_or_reminder", nil}
			case todo:
				o.Occasion = ""
			case !o.Occasion.Known():
				return wrongOccasion(occasion)
			}
			if o.Year, o.Month, o.Day, err = yearDay("--on", on); err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			if o.Person, err = anyPerson(s.Directory, "--person", person); err != nil {
				return err
			}
			return c.keptOccasion(s.Store.SaveOccasion(cmd.Context(), o))
		},
	}
	f := cmd.Flags()
	f.StringVar(&on, "on", "", c.loc.T("cli.occasions.on"))
	f.StringVar(&person, "person", "", c.loc.T("cli.occasions.person"))
	f.StringVar(&occasion, "occasion", string(app.Greeting), c.loc.T("cli.occasions.occasion"))
	f.BoolVar(&todo, "reminder", false, c.loc.T("cli.occasions.reminder"))
	return cmd
}

// keptOccasion says under which number a day was kept.
func (c *cli) keptOccasion(id app.OwnOccasionID, _ app.Changes, err error) error {
	if err != nil {
		return err
	}
	return c.result(map[string]any{"id": id}, func(w io.Writer) { fmt.Fprintln(w, c.loc.T("occasion.kept", "ID", int64(id))) })
}

func (c *cli) occasionsChangeCmd() *cobra.Command {
	var on string
	var off, known bool
	cmd := &cobra.Command{
		Use:                   "change CODE --on MM-DD|--off|--as-known",
		Short:                 c.loc.T("cli.occasions.change.short"),
		Long:                  c.loc.T("cli.occasions.change.long"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if (on != "") == (off || known) && (on != "") || off == known && on == "" {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			switch {
			case known:
				if _, err := s.Rhythm.AsKnown(cmd.Context(), args[0]); err != nil {
					return err
				}
				return c.result(map[string]any{"id": 0}, func(w io.Writer) { fmt.Fprintln(w, c.loc.T("occasion.as_known")) })
			case off:
				return c.keptOccasion(s.Rhythm.Silence(cmd.Context(), args[0]))
			}
			var to app.Date
			if to.Year, to.Month, to.Day, err = yearDay("--on", on); err != nil {
				return err
			}
			return c.keptOccasion(s.Rhythm.Move(cmd.Context(), args[0], to))
		},
	}
	f := cmd.Flags()
	f.StringVar(&on, "on", "", c.loc.T("cli.occasions.on"))
	f.BoolVar(&off, "off", false, c.loc.T("cli.occasions.off"))
	f.BoolVar(&known, "as-known", false, c.loc.T("cli.occasions.as_known"))
	return cmd
}

func (c *cli) occasionsRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "remove CODE",
		Short:                 c.loc.T("cli.occasions.remove.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			o, err := s.Rhythm.Occasion(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if _, err := s.Store.RemoveOccasion(cmd.Context(), o.ID); err != nil {
				return err
			}
			return c.result(map[string]any{"id": o.ID}, func(w io.Writer) { fmt.Fprintln(w, c.loc.T("occasion.removed")) })
		},
	}
}

func (c *cli) occasionsDoneCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "done CODE",
		Short:                 c.loc.T("cli.occasions.done.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			return c.keptOccasion(s.Rhythm.Silence(cmd.Context(), args[0]))
		},
	}
}
