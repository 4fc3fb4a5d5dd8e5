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
	"vestka/app/people"
	"vestka/cmd/internal/wiring"
)

// newsJSON is one piece of news of `changes --json`.
type newsJSON struct {
	ID       app.NewsID     `json:"id"`
	PersonID app.PersonID   `json:"person_id"`
	Name     string         `json:"name"`
	Kind     app.NewsKind   `json:"kind"`
	Field    app.Fact       `json:"field"`
	Before   string         `json:"before"`
	After    string         `json:"after"`
	Source   string         `json:"source"`
	On       app.Date       `json:"on"`
	State    app.NewsState  `json:"state"`
	Decided  app.Date       `json:"decided_on"`
	Action   people.Action  `json:"action"`
	Stops    []app.LetterID `json:"stops"`      // letters that applying it stops
	Free     app.Date       `json:"free_since"` // of somebody who was freed, where it is known
}

// changesWanted is what `changes` is to show or to do.
type changesWanted struct {
	open, all      bool
	imports        bool
	kind           string
	apply, dismiss []string
}

func (c *cli) changesCmd() *cobra.Command {
	var w changesWanted
	cmd := &cobra.Command{
		Use:                   "changes [--open|--all] [--kind K] [--apply ID,…|--dismiss ID,…] [--imports]",
		Short:                 c.loc.T("cli.changes.short"),
		Long:                  c.loc.T("cli.changes.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := w.check(); err != nil {
				return err
			}
			if w.imports {
				return c.imports(cmd.Context())
			}
			return c.changes(cmd.Context(), &w)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&w.open, "open", false, c.loc.T("cli.changes.open"))
	f.BoolVar(&w.all, "all", false, c.loc.T("cli.changes.all"))
	f.BoolVar(&w.imports, "imports", false, c.loc.T("cli.changes.imports"))
	f.StringVar(&w.kind, "kind", "", c.loc.T("cli.changes.kind"))
	f.StringSliceVar(&w.apply, "apply", nil, c.loc.T("cli.changes.apply"))
	f.StringSliceVar(&w.dismiss, "dismiss", nil, c.loc.T("cli.changes.dismiss"))
	return cmd
}

func (w *changesWanted) check() error {
	switch {
	case w.open && w.all:
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--open", "Value", "--all"}}
	case w.imports && (w.open || w.all || w.kind != "" || len(w.apply)+len(w.dismiss) > 0):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--imports", "Value", "--imports"}}
	case w.kind != "" && !slices.Contains(app.NewsKinds, app.NewsKind(w.kind)):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--kind", "Value", w.kind}}
	case len(w.apply) > 0 && len(w.dismiss) > 0:
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--dismiss", "Value", strings.Join(w.dismiss, ",")}}
	}
	return nil
}

// everyOne is the word for all that is open.
const everyOne = "all"

func (c *cli) changes(ctx context.Context, want *changesWanted) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	filter := app.NewsFilter{State: app.NewsOpen, Kind: app.NewsKind(want.kind)}
	if want.all {
		filter.State = ""
	}
	tasks, err := s.Watch.Tasks(ctx, filter)
	if err != nil {
		return err
	}
	if len(want.apply)+len(want.dismiss) > 0 {
		return c.decideNews(ctx, s, tasks, want)
	}
	list := make([]newsJSON, len(tasks))
	for i, t := range tasks {
		list[i] = c.newsJSON(s, &t)
	}
	return c.result(map[string]any{"changes": list, "total": len(list)}, func(w io.Writer) { c.toldTasks(w, s, tasks) })
}

func (c *cli) newsJSON(s *wiring.Services, t *people.Task) newsJSON {
	j := newsJSON{
		t.ID, t.Person, c.nameOf(s, t.Person), t.Kind, t.Field, t.Before, t.After, t.Source, t.On, t.State, t.DecidedOn,
		t.Action, append([]app.LetterID{}, t.Stop...),
		app.Date{},
	}
	if e, known := s.Directory.Person(t.Person, t.On); known && freed(t) {
		j.Free = e.FreeSince()
	}
	return j
}

// freed reports news of somebody who was set free.
func freed(t *people.Task) bool { return t.Kind == app.NewsReleased || t.Kind == app.NewsDeported }

// newsText is what the news tells, and since when somebody is free whom it tells to be.
func (c *cli) newsText(s *wiring.Services, t *people.Task) string {
	text := people.NewsText(c.loc, s.Register, &t.News)
	if e, known := s.Directory.Person(t.Person, t.On); known && freed(t) {
		if since := people.FreeText(c.loc, e.Person); since != "" {
			return strings.TrimPrefix(text+". "+since, ". ")
		}
	}
	return text
}

// toldTasks shows the news by their kinds, each in a line with what it asks for. The
// fact stands last, where nothing of it is cut.
func (c *cli) toldTasks(w io.Writer, s *wiring.Services, tasks []people.Task) {
	t := c.loc.T
	if len(tasks) == 0 {
		fmt.Fprintln(w, t("news.none"))
		return
	}
	for _, kind := range app.NewsKinds {
		var rows [][]string
		for i := range tasks {
			if n := &tasks[i]; n.Kind == kind {
				rows = append(rows, []string{fmt.Sprint(n.ID), c.nameOf(s, n.Person), c.readable(n.On), c.asks(n), c.newsText(s, n)})
			}
		}
		if len(rows) == 0 {
			continue
		}
		fmt.Fprintln(w, t("cli.changes.group", "Kind", t(kind.MessageKey()), "Number", len(rows)))
		table(w, "  ", []string{t("cli.column.id"), t("cli.column.name"), t("cli.column.list"), t("cli.column.asks"), t("cli.column.change")}, rows)
	}
}

// asks says what a task asks for, or what became of it.
func (c *cli) asks(t *people.Task) string {
	switch t.State {
	case app.NewsApplied:
		return c.loc.T("news.state.applied")
	case app.NewsDismissed:
		return c.loc.T("news.state.dismissed")
	}
	return c.loc.T(t.Action.MessageKey())
}

// decideNews applies or dismisses the news of the numbers, or all that are chosen.
func (c *cli) decideNews(ctx context.Context, s *wiring.Services, open []people.Task, want *changesWanted) error {
	words, flag := want.apply, "--apply"
	if len(want.dismiss) > 0 {
		words, flag = want.dismiss, "--dismiss"
	}
	chosen, err := chosenTasks(open, flag, words)
	if err != nil {
		return err
	}
	day, err := c.day()
	if err != nil {
		return err
	}
	if flag == "--dismiss" {
		if _, err := s.Watch.Dismiss(ctx, chosen, day); err != nil {
			return err
		}
		return c.decided("cli.changes.dismissed", people.Applied{Done: chosen}, 0)
	}
	got, err := s.Watch.Apply(ctx, chosen, day)
	if err != nil {
		return err
	}
	stops := 0
	for i := range got.Done {
		stops += len(got.Done[i].Stop)
	}
	return c.decided("cli.changes.applied", got, stops)
}

// openJSON is a change that could not be applied.
type openJSON struct {
	ID    app.NewsID `json:"id"`
	Error string     `json:"error"`
}

// decided tells what was decided, how many letters were stopped, and what stays open.
func (c *cli) decided(key string, got people.Applied, stops int) error {
	ids, left := make([]app.NewsID, len(got.Done)), make([]openJSON, len(got.Left))
	for i := range got.Done {
		ids[i] = got.Done[i].ID
	}
	for i := range got.Left {
		why, _ := c.loc.Error(got.Left[i].Why)
		left[i] = openJSON{got.Left[i].ID, why}
	}
	return c.result(map[string]any{"decided": ids, "stopped": stops, "left": left}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T(key, "Count", len(ids)))
		if stops > 0 {
			fmt.Fprintln(w, c.loc.T("cli.changes.stopped", "Count", stops))
		}
		if n := len(left); n > 0 {
			fmt.Fprintln(w, c.loc.T("changes.left", "Count", n, "Why", left[0].Error))
		}
	})
}

// chosenTasks are those of the numbers, each once, or all for the word "all".
func chosenTasks(open []people.Task, flag string, words []string) ([]people.Task, error) {
	if slices.Equal(words, []string{everyOne}) {
		return open, nil
	}
	var chosen []people.Task
	for _, word := range words {
		id, err := strconv.ParseInt(strings.TrimSpace(word), 10, 64)
		at := slices.IndexFunc(open, func(t people.Task) bool { return err == nil && t.ID == app.NewsID(id) })
		if at < 0 {
			return nil, &wrongUse{"cli.error.flag_value", []any{"Flag", flag, "Value", word}}
		}
		if !slices.ContainsFunc(chosen, func(t people.Task) bool { return t.ID == open[at].ID }) {
			chosen = append(chosen, open[at])
		}
	}
	return chosen, nil
}
