package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/journal"
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
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			if err := s.Directory.Load(cmd.Context()); err != nil {
				return err
			}
			day, err := c.day()
			if err != nil {
				return err
			}
			f := app.LetterFilter{Limit: limit}
			if person != "" {
				ids, err := personIDs(s.Directory, []string{person})
				if err != nil {
					return err
				}
				f.Person = ids[0]
			}
			letters, total, err := s.Journal.Letters(cmd.Context(), f)
			if err != nil {
				return err
			}
			entries := []entryJSON{}
			for _, l := range letters {
				entries = append(entries, entryJSON{l.ID, l.Person, l.Kind, l.State, l.On.String(), l.Occasion, l.Text, l.Facility, l.Job, l.Picture})
			}
			return c.result(map[string]any{"entries": entries, "total": total}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("journal.count", "Count", total))
				for _, l := range letters {
					name := ""
					if e, ok := s.Directory.Person(l.Person, day); ok {
						name = e.Names.Best(c.userLang()).Display()
					}
					fmt.Fprintf(w, "%s  %s  %s  %s  %s\n", padded(fmt.Sprint(l.ID), 6), l.On, padded(c.stateText(l.State), 10), padded(name, 32), l.Facility)
				}
			})
		},
	}
	cmd.Flags().StringVar(&person, "person", "", c.loc.T("cli.log.person"))
	cmd.Flags().IntVar(&limit, "limit", 0, c.loc.T("cli.flag.limit"))
	return cmd
}

func (c *cli) stateText(s app.LetterState) string {
	if s == app.Printed {
		return c.loc.T("letter.state.printed")
	}
	return c.loc.T("letter.state.ready")
}

func (c *cli) cameOutCmd() *cobra.Command {
	var job int64
	var chosen []string
	cmd := &cobra.Command{
		Use:                   "came-out yes|some|not-sure [--job N] [--people IDS]",
		Short:                 c.loc.T("cli.came_out.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			answer := journal.Answer(args[0])
			if answer != journal.All && answer != journal.Some && answer != journal.NotSure {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			if (answer == journal.Some) != (len(chosen) > 0) {
				return &wrongUse{key: "cli.error.came_out_people"}
			}
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			day, err := c.day()
			if err != nil {
				return err
			}
			if err := s.Directory.Load(cmd.Context()); err != nil {
				return err
			}
			ids, err := personIDs(s.Directory, chosen)
			if err != nil {
				return err
			}
			if job == 0 {
				last, err := s.Journal.LastJob(cmd.Context())
				if err != nil {
					return err
				}
				job = int64(last)
			}
			n, _, err := s.Journal.CameOut(cmd.Context(), app.JobID(job), answer, ids, day)
			if err != nil {
				return err
			}
			return c.result(map[string]any{"job": job, "printed": n}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("cli.came_out.done", "Count", n, "Job", job))
			})
		},
	}
	cmd.Flags().Int64Var(&job, "job", 0, c.loc.T("cli.came_out.job"))
	cmd.Flags().StringSliceVar(&chosen, "people", nil, c.loc.T("cli.came_out.people"))
	return cmd
}
