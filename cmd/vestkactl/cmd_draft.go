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
	"vestka/app/letters"
	"vestka/cmd/internal/wiring"
)

func (c *cli) draftCmd() *cobra.Command {
	var person string
	var printed bool
	var batch int64
	cmd := &cobra.Command{
		Use:                   "draft [--person ID] [--batch N] [--printed] | new|batch|show|write|versions|back|remove",
		Short:                 c.loc.T("cli.draft.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.drafts(cmd.Context(), person, app.DraftFilter{Batch: app.DraftID(batch), Printed: printed})
		},
	}
	cmd.Flags().StringVar(&person, "person", "", c.loc.T("cli.draft.person"))
	cmd.Flags().Int64Var(&batch, "batch", 0, c.loc.T("cli.draft.of_batch"))
	cmd.Flags().BoolVar(&printed, "printed", false, c.loc.T("cli.draft.printed"))
	cmd.AddCommand(c.draftNewCmd(), c.draftBatchCmd(), c.draftShowCmd(), c.draftSaveCmd(), c.draftWriteCmd(), c.draftVersionsCmd(), c.draftBackCmd(), c.draftRemoveCmd())
	return cmd
}

// drafts lists the drafts of the filter.
func (c *cli) drafts(ctx context.Context, person string, f app.DraftFilter) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	if f.Person, err = anyPerson(s.Directory, "ID", person); err != nil {
		return err
	}
	if f.Batch != 0 {
		if err := knownBatch(ctx, s, f.Batch); err != nil {
			return err
		}
	}
	all, err := s.Desk.Drafts(ctx, f)
	if err != nil {
		return err
	}
	return c.showDrafts(s, all, nil)
}

// knownBatch is an error where no draft is of the batch, be it printed or not.
func knownBatch(ctx context.Context, s *wiring.Services, batch app.DraftID) error {
	for _, printed := range []bool{false, true} {
		some, err := s.Desk.Drafts(ctx, app.DraftFilter{Batch: batch, Printed: printed, Limit: 1})
		if err != nil || len(some) > 0 {
			return err
		}
	}
	return &app.Error{Code: app.NotFound, Key: "error.draft.none"}
}

// showDrafts lists drafts; more are further keys of the object.
func (c *cli) showDrafts(s *wiring.Services, all []app.Draft, more map[string]any) error {
	today, err := c.day()
	if err != nil {
		return err
	}
	object := map[string]any{"total": len(all)}
	list := make([]draftJSON, len(all))
	for i := range all {
		list[i] = c.draftJSON(s, &all[i], today)
	}
	object["drafts"] = list
	for key, value := range more {
		object[key] = value
	}
	return c.result(object, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("draft.total", "Count", len(all)))
		rows := make([][]string, len(list))
		for i, d := range list {
			name := d.Name
			if d.Person == 0 {
				name = c.loc.T("draft.nobody")
			}
			rows[i] = []string{strconv.FormatInt(int64(d.ID), 10), name, c.loc.T(d.Occasion.MessageKey()), firstLine(d.Original.Text)}
		}
		table(w, "  ", nil, rows)
	})
}

// firstLine is what a text begins with, shortened.
func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	if r := []rune(line); len(r) > 48 {
		return strings.TrimSpace(string(r[:47])) + "…"
	}
	return line
}

func (c *cli) draftShowCmd() *cobra.Command {
	var from string
	cmd := &cobra.Command{
		Use:                   "show ID [--from NAME]",
		Short:                 c.loc.T("cli.draft.show.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withDraft(cmd.Context(), args[0], func(s *wiring.Services, d app.Draft) error { return c.showDraft(cmd.Context(), s, &d, from) })
		},
	}
	cmd.Flags().StringVar(&from, "from", "", c.loc.T("cli.print.from"))
	return cmd
}

// withDraft opens the store and finds the draft that a word stands for.
func (c *cli) withDraft(ctx context.Context, word string, do func(*wiring.Services, app.Draft) error) error {
	ids, err := draftIDs([]string{word})
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	d, err := s.Desk.Draft(ctx, ids[0])
	if err != nil {
		return err
	}
	return do(s, d)
}

// draftIDs are the numbers that words stand for, each once.
func draftIDs(words []string) ([]app.DraftID, error) {
	var ids []app.DraftID
	for _, w := range words {
		n, err := strconv.ParseInt(strings.TrimSpace(w), 10, 64)
		if err != nil || n <= 0 {
			return nil, &wrongUse{"cli.error.draft", []any{"ID", w}}
		}
		if id := app.DraftID(n); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// showDraft shows one as it will be read, with the room that it takes.
func (c *cli) showDraft(ctx context.Context, s *wiring.Services, d *app.Draft, from string) error {
	today, err := c.day()
	if err != nil {
		return err
	}
	j, err := c.readDraft(ctx, s, d, from, today)
	if err != nil {
		return err
	}
	return c.showRead(d.Form, &j)
}

// showRead shows a draft that was read.
func (c *cli) showRead(form app.Form, j *readJSON) error {
	return c.result(j, func(w io.Writer) {
		fmt.Fprintln(w, j.Read)
		fmt.Fprintln(w)
		fmt.Fprintln(w, c.loc.T("draft.count", "Count", j.Space.Words)+" "+c.room(form, j.Space))
		if j.Unchecked {
			fmt.Fprintln(w, c.loc.T("print.flag.translation"))
		}
		for _, field := range j.Missing {
			fmt.Fprintln(w, c.lacking(letters.Missing{Field: letters.Field(field)}))
		}
		for _, name := range j.Unsure {
			fmt.Fprintln(w, c.loc.T("desk.unsure", "Name", name))
		}
		if j.Space.Long {
			fmt.Fprintln(w, c.loc.T("draft.long"))
		}
	})
}

// room says how much of its form a text takes.
func (c *cli) room(form app.Form, s spaceJSON) string {
	percent := int(s.Share*100 + 0.5)
	switch {
	case s.Share > 1 && form == app.CardForm:
		return c.loc.T("draft.room.card_over")
	case form == app.CardForm:
		return c.loc.T("draft.room.card", "Percent", percent)
	case form == app.OnlineForm:
		return c.loc.T("draft.room.online", "Percent", percent)
	}
	return c.loc.T("draft.room.sheets", "Count", s.Pages)
}

func (c *cli) draftRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "remove ID…",
		Short:                 c.loc.T("cli.draft.remove.short"),
		Args:                  atLeast(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			ids, err := draftIDs(args)
			if err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			if _, err := s.Desk.RemoveDrafts(cmd.Context(), ids...); err != nil {
				return err
			}
			return c.result(map[string]any{"removed": ids}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("cli.draft.removed", "Count", len(ids)))
			})
		},
	}
}
