package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/cmd/internal/wiring"
)

// entryJSON is one entry of `log --json`.
type entryJSON struct {
	ID       app.LetterID    `json:"id"`
	Person   app.PersonID    `json:"person_id"`
	Kind     app.LetterKind  `json:"kind"`
	State    app.LetterState `json:"state"`
	Date     string          `json:"date"`
	Occasion app.Occasion    `json:"occasion"`
	Text     string          `json:"text"`
	Facility string          `json:"facility"`
	Address  []string        `json:"address"` // as it was printed
	Job      app.JobID       `json:"job"`
	Picture  string          `json:"picture"`
}

func (c *cli) logCmd() *cobra.Command {
	var person string
	var limit int
	cmd := &cobra.Command{
		Use:                   "log [--person ID] [--limit N]",
		Short:                 c.loc.T("cli.log.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if limit < 0 {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--limit", "Value", limit}}
			}
			return c.log(cmd.Context(), person, limit)
		},
	}
	cmd.Flags().StringVar(&person, "person", "", c.loc.T("cli.log.person"))
	cmd.Flags().IntVar(&limit, "limit", 0, c.loc.T("cli.flag.limit"))
	return cmd
}

// log shows the entries of one person, given by either id, or of everybody
// where it is empty.
func (c *cli) log(ctx context.Context, person string, limit int) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	f := app.LetterFilter{Limit: limit}
	if person != "" {
		ids, err := personIDs(s.Directory, "--person", []string{person})
		if err != nil {
			return err
		}
		f.Person = ids[0]
	}
	letters, total, err := s.Journal.Letters(ctx, f)
	if err != nil {
		return err
	}
	entries := make([]entryJSON, len(letters))
	for i, l := range letters {
		entries[i] = entryJSON{l.ID, l.Person, l.Kind, l.State, l.On.String(), l.Occasion, l.Text, l.Facility, strings.Split(l.Address, "\n"), l.Job, l.Picture}
	}
	return c.result(map[string]any{"entries": entries, "total": total}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("journal.count", "Count", total))
		c.entries(w, s, letters)
	})
}

// entries lists entries of the log.
func (c *cli) entries(w io.Writer, s *wiring.Services, letters []app.Letter) {
	if len(letters) == 0 {
		return
	}
	t := c.loc.T
	rows := make([][]string, len(letters))
	for i, l := range letters {
		rows[i] = []string{
			fmt.Sprint(l.ID), l.On.String(), fmt.Sprint(l.Job), c.stateText(l.State), c.loc.T(l.Occasion.MessageKey()),
			c.nameOf(s, l.Person), l.Facility,
		}
	}
	table(w, "", []string{
		t("cli.column.id"), t("cli.column.day"), t("cli.column.job"), t("cli.column.state"), t("cli.column.occasion"),
		t("cli.column.name"), t("cli.column.facility"),
	}, rows)
}

func (c *cli) stateText(s app.LetterState) string { return c.loc.T(s.MessageKey()) }
