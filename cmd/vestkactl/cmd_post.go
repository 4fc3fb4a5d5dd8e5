package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/journal"
	"vestka/cmd/internal/wiring"
)

// stepFlags say when and how a letter came to a step.
type stepFlags struct {
	date, country, service, note string
}

func (c *cli) stepFlags(cmd *cobra.Command) *stepFlags {
	f := new(stepFlags)
	cmd.Flags().StringVar(&f.date, "date", "", c.loc.T("cli.post.date"))
	cmd.Flags().StringVar(&f.country, "country", "", c.loc.T("cli.post.country"))
	cmd.Flags().StringVar(&f.service, "service", "", c.loc.T("cli.post.service"))
	cmd.Flags().StringVar(&f.note, "note", "", c.loc.T("cli.post.note"))
	return f
}

// step is the step to a state; what is sent is sent from the country of the settings
// where none is said.
func (c *cli) step(ctx context.Context, s *wiring.Services, f *stepFlags, state app.LetterState) (p app.LetterStep, err error) {
	p = app.LetterStep{State: state, Country: strings.ToUpper(f.country), Service: f.service, Note: f.note}
	if p.On, err = c.date(f.date, "--date"); err != nil {
		return p, err
	}
	if p.Country == "" && (state == app.Posted || state == app.Given) {
		p.Country, err = s.Store.Setting(ctx, app.SettingCountry)
	}
	return p, err
}

// date is a day that a flag says, today where it says none.
func (c *cli) date(word, flag string) (app.Date, error) {
	if word == "" {
		return c.day()
	}
	d, err := importer.ReadDate(word)
	if err != nil {
		return d, &wrongUse{"cli.error.flag_value", []any{"Flag", flag, "Value", word}}
	}
	return d, nil
}

// letterIDs reads numbers of entries, which commas may part.
func letterIDs(flag string, words []string) ([]app.LetterID, error) {
	var ids []app.LetterID
	for w := range strings.SplitSeq(strings.Join(words, ","), ",") {
		if w = strings.TrimSpace(w); w == "" {
			continue
		}
		n, err := strconv.ParseInt(w, 10, 64)
		if err != nil || n <= 0 {
			return nil, &wrongUse{"cli.error.flag_value", []any{"Flag", flag, "Value", w}}
		}
		if id := app.LetterID(n); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// letterID reads one letter as letterIDs does.
func letterID(flag, word string) (app.LetterID, error) {
	ids, err := letterIDs(flag, []string{word})
	if err == nil && len(ids) != 1 {
		err = &wrongUse{"cli.error.flag_value", []any{"Flag", flag, "Value", word}}
	}
	if err != nil {
		return 0, err
	}
	return ids[0], nil
}

// postRequest is what `post` was asked for.
type postRequest struct {
	job              int64
	ids, people, not []string
	saved, occasion  string
	all              bool
	step             *stepFlags
}

func (c *cli) postCmd() *cobra.Command {
	var r postRequest
	cmd := &cobra.Command{
		Use:                   "post --job N|--ids IDS|--people IDS|--saved NAME|--occasion OCCASION|--all [--except IDS] [--date DATE] [--country CC] [--service NAME] [--note TEXT]",
		Short:                 c.loc.T("cli.post.short"),
		Long:                  c.loc.T("cli.post.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if r.job < 0 || cmd.Flags().Changed("job") && r.job == 0 {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--job", "Value", r.job}}
			}
			if r.job == 0 && len(r.ids) == 0 && len(r.people) == 0 && r.saved == "" && r.occasion == "" && !r.all {
				return &wrongUse{"cli.error.post_which", nil}
			}
			if r.occasion != "" && !app.Occasion(r.occasion).Known() {
				return wrongOccasion(r.occasion)
			}
			return c.post(cmd.Context(), r)
		},
	}
	fl := cmd.Flags()
	fl.Int64Var(&r.job, "job", 0, c.loc.T("cli.post.job"))
	fl.StringSliceVar(&r.ids, "ids", nil, c.loc.T("cli.post.ids"))
	fl.StringSliceVar(&r.people, "people", nil, c.loc.T("cli.post.people"))
	fl.StringVar(&r.saved, "saved", "", c.loc.T("cli.post.saved"))
	fl.StringVar(&r.occasion, "occasion", "", c.loc.T("cli.post.occasion"))
	fl.BoolVar(&r.all, "all", false, c.loc.T("cli.post.all"))
	fl.StringSliceVar(&r.not, "except", nil, c.loc.T("cli.post.except"))
	r.step = c.stepFlags(cmd)
	return cmd
}

// post logs that letters were put in the post, or given to a service where one is named.
func (c *cli) post(ctx context.Context, r postRequest) error {
	today, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	state := app.Posted
	if r.step.service != "" {
		state = app.Given
	}
	to, err := c.step(ctx, s, r.step, state)
	if err != nil {
		return err
	}
	ids, err := c.toPost(ctx, s, r, today)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		return &app.Error{Code: app.Refused, Key: "error.post.none"}
	}
	old, err := c.outdated(ctx, s, ids, to.On)
	if err != nil {
		return err
	}
	if _, err := s.Life.Step(ctx, ids, to, today); err != nil {
		return err
	}
	c.warnOutdated(old)
	object := map[string]any{"outdated": old, "posted": len(ids), "letters": ids, "state": state, "date": to.On.String(), "country": to.Country, "service": to.Service}
	return c.result(object, func(w io.Writer) {
		if state == app.Given {
			fmt.Fprintln(w, c.loc.T("cli.post.given", "Count", len(ids), "Service", to.Service))
			return
		}
		fmt.Fprintln(w, c.loc.T("journal.posted", "Count", len(ids)))
	})
}

// toPost are the letters that were asked for: those that are named, or those of the
// batch that wait.
func (c *cli) toPost(ctx context.Context, s *wiring.Services, r postRequest, today app.Date) ([]app.LetterID, error) {
	except, err := letterIDs("--except", r.not)
	if err != nil {
		return nil, err
	}
	if r.job > 0 {
		if _, err := s.Journal.Job(ctx, app.JobID(r.job)); err != nil {
			return nil, err
		}
	}
	for _, id := range except {
		if _, err := s.Journal.Letter(ctx, id); err != nil {
			return nil, err
		}
	}
	named, err := letterIDs("--ids", r.ids)
	if err != nil || len(r.ids) > 0 {
		return slices.DeleteFunc(named, func(id app.LetterID) bool { return slices.Contains(except, id) }), err
	}
	b := journal.Batch{Job: app.JobID(r.job), Occasion: app.Occasion(r.occasion), Except: except}
	if len(r.people) > 0 {
		if b.People, err = personIDs(s.Directory, "--people", r.people); err != nil {
			return nil, err
		}
	}
	if r.saved != "" {
		list, err := s.Lists.Named(ctx, r.saved)
		if err != nil {
			return nil, err
		}
		q := list.Query
		q.Lang, q.Today = c.userLang(), today
		chosen := []app.PersonID{}
		for _, p := range s.Directory.Find(q).People {
			if b.People == nil || slices.Contains(b.People, p.ID) {
				chosen = append(chosen, p.ID)
			}
		}
		b.People = chosen
	}
	letters, err := s.Life.Waiting(ctx, b)
	ids := make([]app.LetterID, len(letters))
	for i := range letters {
		ids[i] = letters[i].ID
	}
	return ids, err
}
