package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"vestka/app"
	"vestka/app/history"
)

// importJSON is a list that was taken in, of `changes --imports --json`.
type importJSON struct {
	ID        app.ImportID `json:"id"`
	Source    string       `json:"source"`
	Lang      app.Lang     `json:"lang"`
	Form      string       `json:"form"`
	Day       app.Date     `json:"day"`
	Made      time.Time    `json:"made"`
	Read      int          `json:"read"`
	New       int          `json:"new"`
	Changed   int          `json:"changed"`
	Unchanged int          `json:"unchanged"`
	Joined    int          `json:"joined"`
	Refused   int          `json:"refused"`
	Gone      int          `json:"gone"`
	Partial   bool         `json:"partial"`
	TakenBack *time.Time   `json:"taken_back"` // null while it stands
	UndoID    app.StepID   `json:"undo_id"`    // 0 where it can no longer be taken back
}

func importOf(in *app.Import) *importJSON {
	if in == nil {
		return nil
	}
	n := &in.Counts
	j := &importJSON{
		ID: in.ID, Source: in.Source, Lang: in.Lang, Form: in.Form, Day: in.Day, Made: in.Made,
		Read: n.Read, New: n.New, Changed: n.Changed, Unchanged: n.Unchanged, Joined: n.Joined, Refused: n.Refused, Gone: n.Gone,
		Partial: in.Partial, UndoID: in.Step,
	}
	if !in.Stands() {
		j.TakenBack = &in.TakenBack
	}
	return j
}

// imports shows the lists that were taken in, newest first.
func (c *cli) imports(ctx context.Context) error {
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	all, err := s.Store.Imports(ctx)
	if err != nil {
		return err
	}
	list := make([]*importJSON, len(all))
	rows := make([][]string, len(all))
	for i := range all {
		in := &all[i]
		list[i] = importOf(in)
		undo := ""
		switch {
		case !in.Stands():
			undo = c.loc.T("changes.import.taken_back")
		case in.Step != 0:
			undo = fmt.Sprint(in.Step)
		}
		rows[i] = []string{c.moment(in.Made), history.ImportTitle(c.loc, in), history.ImportCounts(c.loc, in), undo}
	}
	return c.result(map[string]any{"imports": list, "total": len(list)}, func(w io.Writer) {
		if len(rows) == 0 {
			fmt.Fprintln(w, c.loc.T("cli.changes.imports.none"))
			return
		}
		t := c.loc.T
		table(w, "", []string{t("cli.column.done"), t("cli.column.import"), t("cli.column.brought"), t("cli.column.undo")}, rows)
	})
}
