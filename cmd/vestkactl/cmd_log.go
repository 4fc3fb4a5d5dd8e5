package main

import (
	"context"
	"fmt"
	"io"
	"slices"
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
	Lang     app.Lang        `json:"lang"`
	ByHand   bool            `json:"by_hand"`
	Sent     app.Date        `json:"sent"`    // posted, or given to a service
	Country  string          `json:"country"` // from which it was sent
	Service  string          `json:"service"` // empty is the post
	Arrived  app.Date        `json:"arrived"`
	Evidence app.Evidence    `json:"evidence"`

	Gathering app.GatheringID `json:"gathering"` // at which it was written; 0 for none
}

func entryObject(l *app.Letter) entryJSON {
	return entryJSON{
		l.ID, l.Person, l.Kind, l.State, l.On.String(), l.Occasion, l.Text, l.Facility, strings.Split(l.Address, "\n"), l.Job, l.Picture,
		l.Lang, l.ByHand, l.SentOn, l.Country, l.Service, l.ArrivedOn, l.Evidence, l.Gathering,
	}
}

func entriesJSON(letters []app.Letter) []entryJSON {
	entries := make([]entryJSON, len(letters))
	for i := range letters {
		entries[i] = entryObject(&letters[i])
	}
	return entries
}

// logFlags choose entries of the log.
type logFlags struct {
	person, state, occasion, facility, since string
	job                                      int64
	limit                                    int
}

func (c *cli) logCmd() *cobra.Command {
	var r logFlags
	cmd := &cobra.Command{
		Use:                   "log [--person ID] [--state S] [--occasion OCCASION] [--facility CODE] [--job N] [--since DATE] [--limit N]",
		Short:                 c.loc.T("cli.log.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, f := range []struct {
				flag  string
				value any
				ok    bool
			}{
				{"--limit", r.limit, r.limit >= 0},
				{"--job", r.job, r.job >= 0},
				{"--state", r.state, r.state == "" || slices.Contains(app.LetterStates, app.LetterState(r.state))},
			} {
				if !f.ok {
					return &wrongUse{"cli.error.flag_value", []any{"Flag", f.flag, "Value", f.value}}
				}
			}
			if r.occasion != "" && !app.Occasion(r.occasion).Known() {
				return wrongOccasion(r.occasion)
			}
			return c.log(cmd.Context(), r)
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&r.person, "person", "", c.loc.T("cli.log.person"))
	fl.StringVar(&r.state, "state", "", c.loc.T("cli.log.state"))
	fl.StringVar(&r.occasion, "occasion", "", c.loc.T("cli.log.occasion"))
	fl.StringVar(&r.facility, "facility", "", c.loc.T("cli.log.facility"))
	fl.StringVar(&r.since, "since", "", c.loc.T("cli.log.since"))
	fl.Int64Var(&r.job, "job", 0, c.loc.T("cli.log.job"))
	fl.IntVar(&r.limit, "limit", 0, c.loc.T("cli.flag.limit"))
	cmd.AddCommand(c.logAddCmd(), c.logStepCmd(), c.logUnstepCmd(), c.logEditCmd(), c.logShowCmd(), c.logReturnsCmd(), c.logSettleCmd())
	return cmd
}

// log shows the entries that the flags choose.
func (c *cli) log(ctx context.Context, r logFlags) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	f := app.LetterFilter{State: app.LetterState(r.state), Occasion: app.Occasion(r.occasion), Job: app.JobID(r.job), Limit: r.limit}
	if f.Person, err = anyPerson(s.Directory, "--person", r.person); err != nil {
		return err
	}
	if r.facility != "" {
		if f.Facility, err = facilityCode(s.Register, r.facility); err != nil {
			return err
		}
	}
	if r.since != "" {
		if f.Since, err = c.date(r.since, "--since"); err != nil {
			return err
		}
	}
	if r.job > 0 {
		if _, err := s.Journal.Job(ctx, f.Job); err != nil {
			return err
		}
	}
	letters, total, err := s.Journal.Letters(ctx, f)
	if err != nil {
		return err
	}
	return c.result(map[string]any{"entries": entriesJSON(letters), "total": total}, func(w io.Writer) {
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
			fmt.Sprint(l.ID), c.readable(l.On), fmt.Sprint(l.Job), c.stateText(l.State), c.loc.T(l.Occasion.MessageKey()),
			c.nameOf(s, l.Person), l.Facility,
		}
	}
	table(w, "", []string{
		t("cli.column.id"), t("cli.column.day"), t("cli.column.job"), t("cli.column.state"), t("cli.column.occasion"),
		t("cli.column.name"), t("cli.column.facility"),
	}, rows)
}

func (c *cli) stateText(s app.LetterState) string { return c.loc.T(s.MessageKey()) }
