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

// letterStepJSON is something that became of a letter, in `log show --json`.
type letterStepJSON struct {
	State    app.LetterState  `json:"state"`
	Date     app.Date         `json:"date"`
	Evidence app.Evidence     `json:"evidence"`
	Reason   app.ReturnReason `json:"reason"`
	Service  string           `json:"service"`
	Country  string           `json:"country"`
	Note     string           `json:"note"`
	Settled  app.Date         `json:"settled"`
}

func letterStepObject(p *app.LetterStep) letterStepJSON {
	return letterStepJSON{p.State, p.On, p.Evidence, p.Reason, p.Service, p.Country, p.Note, p.Settled}
}

// stepWords are the states that a letter can be brought to by hand.
var stepWords = []app.LetterState{app.Printed, app.Posted, app.Given, app.Arrived, app.Returned, app.Lost, app.Answered, app.Stopped, app.Stored}

func (c *cli) logStepCmd() *cobra.Command {
	var flags *stepFlags
	var evidence, reason string
	cmd := &cobra.Command{
		Use:                   "step ID… printed|posted|given|arrived|returned|lost|answered|stopped|stored [--date DATE] [--evidence receipt|service|told|none] [--reason R] [--service NAME] [--country CC] [--note TEXT]",
		Short:                 c.loc.T("cli.log.step.short"),
		Long:                  c.loc.T("cli.log.step.long"),
		Args:                  atLeast(2),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			state := app.LetterState(args[len(args)-1])
			switch {
			case !slices.Contains(stepWords, state):
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			case evidence != "" && (!slices.Contains(app.Grades, app.Evidence(evidence)) || state != app.Arrived):
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--evidence", "Value", evidence}}
			case reason != "" && (!slices.Contains(app.ReturnReasons, app.ReturnReason(reason)) || state != app.Returned):
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--reason", "Value", reason}}
			}
			ids, err := letterIDs("log step", args[:len(args)-1])
			if err != nil {
				return err
			}
			return c.logStep(cmd.Context(), ids, func(s *wiring.Services) (app.LetterStep, error) {
				p, err := c.step(cmd.Context(), s, flags, state)
				p.Evidence, p.Reason = app.Evidence(evidence), app.ReturnReason(reason)
				return p, err
			})
		},
	}
	flags = c.stepFlags(cmd)
	cmd.Flags().StringVar(&evidence, "evidence", "", c.loc.T("cli.log.evidence"))
	cmd.Flags().StringVar(&reason, "reason", "", c.loc.T("cli.log.reason"))
	return cmd
}

func (c *cli) logStep(ctx context.Context, ids []app.LetterID, step func(*wiring.Services) (app.LetterStep, error)) error {
	today, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	p, err := step(s)
	if err == nil {
		_, err = s.Life.Step(ctx, ids, p, today)
	}
	if err != nil {
		return err
	}
	return c.logged(ctx, s, ids, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("journal.stepped", "Count", len(ids)))
		if p.State == app.Returned {
			fmt.Fprintln(w, c.loc.T(p.Reason.AdviceKey()))
		}
	})
}

// logged tells how letters stand now.
func (c *cli) logged(ctx context.Context, s *wiring.Services, ids []app.LetterID, human func(io.Writer)) error {
	letters, _, err := s.Journal.Letters(ctx, app.LetterFilter{IDs: ids})
	if err != nil {
		return err
	}
	return c.result(map[string]any{"entries": entriesJSON(letters), "total": len(letters)}, human)
}

func (c *cli) logUnstepCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "unstep ID…",
		Short:                 c.loc.T("cli.log.unstep.short"),
		Args:                  atLeast(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := letterIDs("log unstep", args)
			if err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			if _, err := s.Life.Unstep(cmd.Context(), ids); err != nil {
				return err
			}
			return c.logged(cmd.Context(), s, ids, func(w io.Writer) { fmt.Fprintln(w, c.loc.T("journal.unstepped", "Count", len(ids))) })
		},
	}
}

func (c *cli) logShowCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "show ID",
		Short:                 c.loc.T("cli.log.show.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := letterID("log show", args[0])
			if err != nil {
				return err
			}
			return c.logShow(cmd.Context(), id)
		},
	}
}

// logShow shows one entry whole, with all that became of it.
func (c *cli) logShow(ctx context.Context, id app.LetterID) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	l, err := s.Journal.Letter(ctx, id)
	if err != nil {
		return err
	}
	steps, err := s.Life.Steps(ctx, id)
	if err != nil {
		return err
	}
	told := make([]letterStepJSON, len(steps))
	for i := range steps {
		told[i] = letterStepObject(&steps[i])
	}
	return c.result(map[string]any{"entry": entriesJSON([]app.Letter{l})[0], "steps": told}, func(w io.Writer) {
		c.entries(w, s, []app.Letter{l})
		fmt.Fprintf(w, "\n%s\n\n", l.Text)
		rows := make([][]string, len(steps))
		for i := range steps {
			rows[i] = []string{c.readable(steps[i].On), c.stateText(steps[i].State), c.stepDetail(&steps[i])}
		}
		table(w, "", nil, rows)
	})
}

// stepDetail is what a step says beside its state.
func (c *cli) stepDetail(p *app.LetterStep) string {
	var parts []string
	if p.State == app.Arrived {
		parts = append(parts, c.loc.T(p.Evidence.MessageKey()))
	}
	if p.State == app.Returned {
		parts = append(parts, c.loc.T(p.Reason.MessageKey()))
	}
	for _, text := range []string{p.Service, p.Country, p.Note} {
		if text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " · ")
}

// addRequest is what `log add` was asked for.
type addRequest struct {
	people                                  []string
	kind, state, occasion, lang, text, file string
	gathering                               int64
	step                                    *stepFlags
}

func (c *cli) logAddCmd() *cobra.Command {
	var r addRequest
	cmd := &cobra.Command{
		Use:                   "add --people IDS [--kind postcard|letter|electronic|telegram] [--state ready|posted|given] [--occasion OCCASION] [--letter-lang be|ru|en] [--text TEXT|--text-file FILE] [--date DATE] [--country CC] [--service NAME] [--gathering ID] [--note TEXT]",
		Short:                 c.loc.T("cli.log.add.short"),
		Long:                  c.loc.T("cli.log.add.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, f := range []struct {
				flag, value string
				ok          bool
			}{
				{"--kind", r.kind, slices.Contains(app.LetterKinds, app.LetterKind(r.kind))},
				{"--state", r.state, r.state == "" || slices.Contains([]app.LetterState{app.Ready, app.Posted, app.Given}, app.LetterState(r.state))},
				{"--letter-lang", r.lang, slices.Contains([]string{"be", "ru", "en"}, r.lang)},
			} {
				if !f.ok {
					return &wrongUse{"cli.error.flag_value", []any{"Flag", f.flag, "Value", f.value}}
				}
			}
			if !app.Occasion(r.occasion).Known() {
				return wrongOccasion(r.occasion)
			}
			if len(r.people) == 0 {
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--people"}}
			}
			if r.text != "" && r.file != "" {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			return c.logAdd(cmd.Context(), r)
		},
	}
	fl := cmd.Flags()
	fl.StringSliceVar(&r.people, "people", nil, c.loc.T("cli.log.add.people"))
	fl.StringVar(&r.kind, "kind", string(app.Postcard), c.loc.T("cli.log.add.kind"))
	fl.StringVar(&r.state, "state", "", c.loc.T("cli.log.add.state"))
	fl.StringVar(&r.occasion, "occasion", string(app.Greeting), c.loc.T("cli.log.add.occasion"))
	fl.StringVar(&r.lang, "letter-lang", string(app.Belarusian), c.loc.T("cli.log.add.lang"))
	fl.StringVar(&r.text, "text", "", c.loc.T("cli.log.add.text"))
	fl.StringVar(&r.file, "text-file", "", c.loc.T("cli.log.add.text_file"))
	fl.Int64Var(&r.gathering, "gathering", 0, c.loc.T("cli.log.add.gathering"))
	r.step = c.stepFlags(cmd)
	return cmd
}

// logAdd logs letters that were not printed here.
func (c *cli) logAdd(ctx context.Context, r addRequest) error {
	today, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	ids, err := personIDs(s.Directory, "--people", r.people)
	if err != nil {
		return err
	}
	state := app.LetterState(r.state)
	if state == "" {
		state = app.Posted
		if r.step.service != "" {
			state = app.Given
		}
	}
	to, err := c.step(ctx, s, r.step, state)
	if err != nil {
		return err
	}
	text := r.text
	if r.file != "" {
		b, err := readText(r.file)
		if err != nil {
			return err
		}
		text = string(b)
	}
	letters := make([]app.Letter, len(ids))
	for i, id := range ids {
		letters[i] = s.ByHand(id, to.On, app.Lang(r.lang))
		l := &letters[i]
		l.Kind, l.Occasion, l.Text, l.Gathering = app.LetterKind(r.kind), app.Occasion(r.occasion), text, app.GatheringID(r.gathering)
	}
	changes, err := s.Life.Add(ctx, letters, to, today)
	if err != nil {
		return err
	}
	added := make([]app.LetterID, len(changes.IDs))
	for i, id := range changes.IDs {
		added[i] = app.LetterID(id)
	}
	return c.logged(ctx, s, added, func(w io.Writer) { fmt.Fprintln(w, c.loc.T("journal.added", "Count", len(added))) })
}

func (c *cli) logEditCmd() *cobra.Command {
	var text, occasion string
	cmd := &cobra.Command{
		Use:                   "edit ID [--text TEXT] [--occasion OCCASION]",
		Short:                 c.loc.T("cli.log.edit.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if occasion != "" && !app.Occasion(occasion).Known() {
				return wrongOccasion(occasion)
			}
			id, err := letterID("log edit", args[0])
			if err != nil {
				return err
			}
			if text == "" && occasion == "" {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			return c.logEdit(cmd.Context(), id, text, app.Occasion(occasion))
		},
	}
	cmd.Flags().StringVar(&text, "text", "", c.loc.T("cli.log.add.text"))
	cmd.Flags().StringVar(&occasion, "occasion", "", c.loc.T("cli.log.add.occasion"))
	return cmd
}

func (c *cli) logEdit(ctx context.Context, id app.LetterID, text string, occasion app.Occasion) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	l, err := s.Journal.Letter(ctx, id)
	if err != nil {
		return err
	}
	if text != "" {
		l.Text = text
	}
	if occasion != "" {
		l.Occasion = occasion
	}
	if _, err := s.Life.Edit(ctx, l); err != nil {
		return err
	}
	return c.logged(ctx, s, []app.LetterID{id}, func(w io.Writer) { fmt.Fprintln(w, c.loc.T("journal.edited")) })
}

func (c *cli) logReturnsCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "returns",
		Short:                 c.loc.T("cli.log.returns.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return c.logReturns(cmd.Context()) },
	}
}

// returnJSON is a letter that came back, in `log returns --json`.
type returnJSON struct {
	entryJSON
	Reason app.ReturnReason `json:"reason"`
	Note   string           `json:"note"`
	Advice string           `json:"advice"`
}

// logReturns lists the letters that came back and wait to be dealt with.
func (c *cli) logReturns(ctx context.Context) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	steps, err := s.Life.Returns(ctx)
	if err != nil {
		return err
	}
	ids := make([]app.LetterID, len(steps))
	for i := range steps {
		ids[i] = steps[i].Letter
	}
	letters, _, err := s.Journal.Letters(ctx, app.LetterFilter{IDs: ids})
	if err != nil {
		return err
	}
	of := map[app.LetterID]*app.Letter{}
	for i := range letters {
		of[letters[i].ID] = &letters[i]
	}
	all := []returnJSON{}
	for i := range steps {
		if l := of[steps[i].Letter]; l != nil {
			all = append(all, returnJSON{entryObject(l), steps[i].Reason, steps[i].Note, c.loc.T(steps[i].Reason.AdviceKey())})
		}
	}
	return c.result(map[string]any{"returns": all, "total": len(all)}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.log.returns.count", "Count", len(all)))
		rows := make([][]string, len(all))
		for i, r := range all {
			rows[i] = []string{fmt.Sprint(r.ID), r.Date, c.nameOf(s, r.Person), c.loc.T(r.Reason.MessageKey()), r.Advice}
		}
		table(w, "", nil, rows)
	})
}

func (c *cli) logSettleCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "settle ID…",
		Short:                 c.loc.T("cli.log.settle.short"),
		Args:                  atLeast(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := letterIDs("log settle", args)
			if err != nil {
				return err
			}
			today, err := c.day()
			if err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			if _, err := s.Life.Settle(cmd.Context(), ids, today); err != nil {
				return err
			}
			return c.logged(cmd.Context(), s, ids, func(w io.Writer) { fmt.Fprintln(w, c.loc.T("journal.settled", "Count", len(ids))) })
		},
	}
}
