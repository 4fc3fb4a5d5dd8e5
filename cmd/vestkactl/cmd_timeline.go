package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/journal"
	"vestka/cmd/internal/wiring"
)

// eventJSON is an event of `timeline --json`.
type eventJSON struct {
	Date     app.Date      `json:"date"`
	Kind     app.EventKind `json:"kind"`
	ID       int64         `json:"id"`       // of the letter, reply, parcel, donation, file or change; else 0
	State    string        `json:"state"`    // what came of it
	Detail   string        `json:"detail"`   // of a letter the evidence or the reason
	Facility string        `json:"facility"` // code
	Text     string        `json:"text"`
	More     string        `json:"more"`
	Amount   string        `json:"amount"`
	Currency string        `json:"currency"`
	Words    string        `json:"words"` // what happened, in the language of --lang
}

func (c *cli) timelineCmd() *cobra.Command {
	var person string
	var kinds []string
	var limit int
	cmd := &cobra.Command{
		Use:                   "timeline --person ID [--kinds KINDS] [--limit N]",
		Short:                 c.loc.T("cli.timeline.short"),
		Long:                  c.loc.T("cli.timeline.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			f := app.EventFilter{Limit: limit}
			switch {
			case person == "":
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--person"}}
			case limit < 0:
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--limit", "Value", limit}}
			}
			for _, k := range kinds {
				if !slices.Contains(app.EventKinds, app.EventKind(k)) {
					return &wrongUse{"cli.error.flag_value", []any{"Flag", "--kinds", "Value", k}}
				}
				f.Kinds = append(f.Kinds, app.EventKind(k))
			}
			return c.timeline(cmd.Context(), person, f)
		},
	}
	cmd.Flags().StringVar(&person, "person", "", c.loc.T("cli.timeline.person"))
	cmd.Flags().StringSliceVar(&kinds, "kinds", nil, c.loc.T("cli.timeline.kinds"))
	cmd.Flags().IntVar(&limit, "limit", 0, c.loc.T("cli.flag.limit"))
	return cmd
}

// timeline tells everything that happened with a person, the newest first.
func (c *cli) timeline(ctx context.Context, person string, f app.EventFilter) error {
	today, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	id, err := personID(s.Directory, "--person", person)
	if err != nil {
		return err
	}
	events, more, err := s.Timeline.Events(ctx, id, f)
	if err != nil {
		return err
	}
	list, rows := make([]eventJSON, len(events)), make([][]string, len(events))
	for i := range events {
		e := &events[i]
		what, rest := journal.Words(c.loc, e, c.facilityNames(s, today))
		list[i] = eventJSON{e.On, e.Kind, e.ID, e.State, e.Detail, e.Facility, e.Text, e.More, "", e.Amount.Currency, what}
		if !e.Amount.IsZero() {
			list[i].Amount = e.Amount.Plain()
		}
		rows[i] = []string{c.readable(e.On), what, rest}
	}
	return c.result(map[string]any{"person_id": id, "events": list, "total": len(list), "more": more}, func(w io.Writer) {
		if len(rows) == 0 {
			fmt.Fprintln(w, c.loc.T("timeline.none"))
			return
		}
		table(w, "", nil, rows)
	})
}

// facilityNames name facilities by their codes in the user's language.
func (c *cli) facilityNames(s *wiring.Services, today app.Date) func(code string) string {
	return func(code string) string {
		if f, known := s.Register.Facility(code, today); known {
			return f.Name.In(c.userLang())
		}
		return code
	}
}
