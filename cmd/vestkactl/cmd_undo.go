package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/history"
	"vestka/cmd/internal/wiring"
)

// stepJSON is one thing that can be taken back, of `undo --json`.
type stepJSON struct {
	ID     app.StepID  `json:"id"`
	Made   time.Time   `json:"made"`
	What   string      `json:"what"`
	Says   string      `json:"says"`   // what is said once it was taken back
	Import *importJSON `json:"import"` // null where it is none
}

// undoWanted is what `undo` is to do.
type undoWanted struct {
	id                     app.StepID // 0 for the newest
	list, andLater, forget bool
}

func (c *cli) undoCmd() *cobra.Command {
	var w undoWanted
	cmd := &cobra.Command{
		Use:                   "undo [ID] [--and-later|--forget|--list]",
		Short:                 c.loc.T("cli.undo.short"),
		Long:                  c.loc.T("cli.undo.long"),
		Args:                  atMostOne(),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := w.read(cmd.UseLine(), args); err != nil {
				return err
			}
			return c.undo(cmd.Context(), &w)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&w.list, "list", false, c.loc.T("cli.undo.list"))
	f.BoolVar(&w.andLater, "and-later", false, c.loc.T("cli.undo.and_later"))
	f.BoolVar(&w.forget, "forget", false, c.loc.T("cli.undo.forget"))
	return cmd
}

// read reads the number and refuses what does not go together.
func (w *undoWanted) read(usage string, args []string) error {
	for _, word := range args {
		id, err := strconv.ParseInt(word, 10, 64)
		if err != nil || id <= 0 {
			return &wrongUse{"cli.error.arguments", []any{"Usage", usage}}
		}
		w.id = app.StepID(id)
	}
	if w.list && (w.id != 0 || w.forget) || w.andLater && (w.id == 0 || w.forget || w.list) {
		return &wrongUse{"cli.error.arguments", []any{"Usage", usage}}
	}
	return nil
}

// undo takes back what was done last, or what was named; or lists or forgets what
// can be taken back.
func (c *cli) undo(ctx context.Context, want *undoWanted) error {
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	deeds, err := history.Deeds(ctx, s.Store)
	if err != nil {
		return err
	}
	if want.list {
		return c.toldDeeds(ctx, s, deeds)
	}
	if len(deeds) == 0 && want.id == 0 {
		return &app.Error{Code: app.Refused, Key: "cli.undo.nothing"}
	}
	if deeds, err = chosenDeeds(deeds, want); err != nil {
		return err
	}
	if want.forget {
		return c.forgetDeeds(ctx, s, deeds)
	}
	return c.takeBack(ctx, s, &deeds[0], want.andLater)
}

// chosenDeeds are the one that was named, else all that are to be forgotten, else
// the newest.
func chosenDeeds(deeds []history.Deed, want *undoWanted) ([]history.Deed, error) {
	switch {
	case want.id == 0 && want.forget:
		return deeds, nil
	case want.id == 0:
		return deeds[:1], nil
	}
	for i := range deeds {
		if deeds[i].ID == want.id {
			return deeds[i : i+1], nil
		}
	}
	return nil, &app.Error{Code: app.NotFound, Key: "cli.undo.no_step", Hint: "cli.undo.no_step.hint", Args: app.Args{"Value": int(want.id)}}
}

// takeBack takes back a deed, with the later ones that stand on it where that is wanted.
func (c *cli) takeBack(ctx context.Context, s *wiring.Services, deed *history.Deed, andLater bool) error {
	later, err := history.On(ctx, s.Store, deed.ID)
	if err != nil {
		return err
	}
	ids, words := []app.StepID{deed.ID}, make([]string, len(later))
	for i := range later {
		ids, words[i] = append(ids, later[i].ID), fmt.Sprint(later[i].ID)
	}
	if len(later) > 0 && !andLater {
		return &app.Error{Code: app.Refused, Key: "cli.undo.later", Hint: "cli.undo.later.hint", Args: app.Args{"IDs": strings.Join(words, ", ")}}
	}
	told, err := c.stepsJSON(ctx, s, append([]history.Deed{*deed}, later...))
	if err != nil {
		return err
	}
	undone, also := told[0], told[1:]
	if _, err := s.Store.TakeBack(ctx, ids...); err != nil {
		return err
	}
	left, err := s.Store.Steps(context.WithoutCancel(ctx)) // taken back: too late to be stopped
	if err != nil {
		return err
	}
	return c.result(map[string]any{"undone": undone, "later": also, "left": len(left)}, func(w io.Writer) {
		for i := range also {
			fmt.Fprintln(w, also[i].Says)
		}
		fmt.Fprintln(w, undone.Says)
	})
}

func (c *cli) forgetDeeds(ctx context.Context, s *wiring.Services, deeds []history.Deed) error {
	ids := make([]app.StepID, len(deeds))
	for i := range deeds {
		ids[i] = deeds[i].ID
	}
	if err := s.Store.ForgetSteps(ctx, ids...); err != nil {
		return err
	}
	return c.result(map[string]any{"forgotten": ids}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.undo.forgotten", "Count", len(ids)))
	})
}

// stepsJSON reads the list of people only where one of them is named: to take back an
// import takes memory enough.
func (c *cli) stepsJSON(ctx context.Context, s *wiring.Services, deeds []history.Deed) ([]stepJSON, error) {
	if slices.ContainsFunc(deeds, func(d history.Deed) bool { return d.NamesPerson() }) {
		if err := s.Directory.Load(ctx); err != nil {
			return nil, err
		}
	}
	name := func(id app.PersonID) string { return c.nameOf(s, id) }
	all := make([]stepJSON, len(deeds))
	for i := range deeds {
		d := &deeds[i]
		all[i] = stepJSON{d.ID, d.Made, d.Text(c.loc, name), d.Undone(c.loc), importOf(d.Import)}
	}
	return all, nil
}

func (c *cli) toldDeeds(ctx context.Context, s *wiring.Services, deeds []history.Deed) error {
	all, err := c.stepsJSON(ctx, s, deeds)
	if err != nil {
		return err
	}
	return c.result(map[string]any{"steps": all, "total": len(all)}, func(w io.Writer) {
		if len(all) == 0 {
			fmt.Fprintln(w, c.loc.T("cli.undo.nothing"))
			return
		}
		rows := make([][]string, len(all))
		for i := range all {
			rows[i] = []string{fmt.Sprint(all[i].ID), c.moment(all[i].Made), all[i].What}
		}
		table(w, "", []string{c.loc.T("cli.column.id"), c.loc.T("cli.column.done"), c.loc.T("cli.column.what")}, rows)
	})
}
