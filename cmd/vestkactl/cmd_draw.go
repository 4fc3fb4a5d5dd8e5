package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/evening"
	"vestka/app/people"
	"vestka/cmd/internal/wiring"
)

// drawJSON is what `draw --json` prints.
type drawJSON struct {
	Seed    int64        `json:"seed"`
	Pot     int          `json:"pot"` // from how many; 0 for a draw that was kept
	Drawn   []drawnJSON  `json:"drawn"`
	LeftOut []reasonJSON `json:"left_out"`
	Gone    int          `json:"gone"` // of a draw that was kept: not on the list any more
	File    string       `json:"file"`
	Kept    app.DrawID   `json:"kept"` // its number; 0 where it is not kept
}

type drawnJSON struct {
	personJSON
	Number int     `json:"number"`
	Had    int     `json:"had"`    // letters before the draw
	Weight float64 `json:"weight"` // beside 1 for somebody who never had a letter
	Writer string  `json:"writer"`
}

// drawFlags are the choices of `draw`.
type drawFlags struct {
	chosen      *selection
	count       int
	seed        int64
	writers     string
	pdf         string
	keepAs      string
	keepWriters bool
	reopen      int64
}

func (c *cli) drawCmd() *cobra.Command {
	var f drawFlags
	cmd := &cobra.Command{
		Use:                   "draw --count N [--seed S] " + whom + " [--birthday-within N] [--writers FILE] [--pdf FILE.pdf] [--keep-as NAME [--keep-writers]] | draw --reopen N [--pdf FILE.pdf] | draw list|remove",
		Short:                 c.loc.T("cli.draw.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := f.check(cmd); err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			return c.draw(cmd.Context(), s, &f)
		},
	}
	fl := cmd.Flags()
	fl.IntVar(&f.count, "count", 0, c.loc.T("cli.draw.count"))
	fl.Int64Var(&f.seed, "seed", 0, c.loc.T("cli.draw.seed"))
	f.chosen = c.selects(cmd).soon(c)
	fl.StringVar(&f.writers, "writers", "", c.loc.T("cli.draw.writers"))
	fl.StringVar(&f.pdf, "pdf", "", c.loc.T("cli.draw.pdf"))
	fl.StringVar(&f.keepAs, "keep-as", "", c.loc.T("cli.draw.keep_as"))
	fl.BoolVar(&f.keepWriters, "keep-writers", false, c.loc.T("cli.draw.keep_writers"))
	fl.Int64Var(&f.reopen, "reopen", 0, c.loc.T("cli.draw.reopen"))
	cmd.AddCommand(c.drawListCmd(), c.drawRemoveCmd())
	return cmd
}

// check refuses choices that make no sense before anything is opened.
func (f *drawFlags) check(cmd *cobra.Command) error {
	on := cmd.Flags().Changed
	switch {
	case on("count") && f.count < 1:
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--count", "Value", f.count}}
	case f.pdf != "" && !strings.EqualFold(filepath.Ext(f.pdf), ".pdf"):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--pdf", "Value", f.pdf}}
	case f.keepWriters && f.keepAs == "":
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--keep-as"}}
	case on("reopen"):
		if f.reopen < 1 || on("count") || on("seed") || f.writers != "" || f.keepAs != "" || f.chosen.chooses("") {
			return &wrongUse{key: "cli.error.draw_reopen"}
		}
	case !on("count") && f.writers == "":
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--count"}}
	}
	if !on("seed") {
		f.seed = evening.NewSeed()
	}
	return f.chosen.check()
}

func (c *cli) draw(ctx context.Context, s *wiring.Services, f *drawFlags) error {
	e, err := c.drawn(ctx, s, f)
	if err != nil {
		if e != nil {
			c.reasons(c.stderr, s, "cli.draw.left_out", c.reasonsJSON(e.Skipped))
		}
		return err
	}
	j := &drawJSON{Seed: e.Request.Seed, Pot: e.Pot, Drawn: []drawnJSON{}, LeftOut: c.reasonsJSON(e.Skipped), Gone: e.Gone, File: f.pdf, Kept: app.DrawID(f.reopen)}
	for i := range e.Places {
		p := &e.Places[i]
		j.Drawn = append(j.Drawn, drawnJSON{c.person(s, p.Entry, e.Request.From.Today), p.Number, p.Had, p.Weight(), p.Writer})
	}
	if f.pdf != "" {
		if err := s.Evenings.SavePDF(ctx, e, c.userLang(), f.pdf, nil); err != nil {
			return err
		}
		c.tellUnsealed(ctx, s.Store)
	}
	if f.keepAs != "" {
		if j.Kept, _, err = s.Evenings.Keep(context.WithoutCancel(ctx), e, f.keepAs, f.keepWriters); err != nil {
			return err
		}
	}
	return c.result(j, func(w io.Writer) { c.drawTable(w, s, e, j) })
}

// drawn is a new draw, or one that was kept. Where there is nobody to draw it comes
// with the error.
func (c *cli) drawn(ctx context.Context, s *wiring.Services, f *drawFlags) (*evening.Evening, error) {
	day, err := c.day()
	if err != nil {
		return nil, err
	}
	if f.reopen > 0 {
		return s.Evenings.Reopen(ctx, app.DrawID(f.reopen), day)
	}
	req := evening.Request{Count: f.count, Seed: f.seed}
	if req.From, err = f.chosen.query(ctx, c, s); err != nil {
		return nil, err
	}
	if req.Writers, err = writers(f.writers); err != nil {
		return nil, err
	}
	return s.Evenings.Draw(ctx, req)
}

// writers are the lines of a file, each the name of somebody who writes.
func writers(path string) ([]string, error) {
	if path == "" {
		return nil, nil
	}
	b, err := readFile(path)
	if err != nil {
		return nil, err
	}
	return strings.Split(strings.TrimPrefix(string(b), "\ufeff"), "\n"), nil
}

func (c *cli) drawTable(w io.Writer, s *wiring.Services, e *evening.Evening, j *drawJSON) {
	t := c.loc.T
	if j.Pot > 0 {
		fmt.Fprintln(w, t("cli.draw.done", "Count", len(e.Places), "Pot", j.Pot, "Seed", strconv.FormatInt(j.Seed, 10)))
	} else {
		fmt.Fprintln(w, t("evening.kept_from", "Count", len(e.Places), "Seed", strconv.FormatInt(j.Seed, 10)))
	}
	rows := make([][]string, len(e.Places))
	for i := range e.Places {
		p := &e.Places[i]
		rows[i] = []string{fmt.Sprint(p.Number), fmt.Sprint(p.ID), c.name(p.Entry), fmt.Sprint(p.Had), p.Writer, c.where(s, p.Entry, e.Request.From.Today)}
	}
	table(w, "", []string{
		t("cli.column.sheet"), t("cli.column.id"), t("cli.column.name"), t("evening.column.letters"), t("evening.column.writer"), t("cli.column.where"),
	}, rows)
	c.reasons(w, s, "cli.draw.left_out", j.LeftOut)
	if j.Gone > 0 {
		fmt.Fprintln(w, t("evening.gone", "Count", j.Gone))
	}
	if j.File != "" {
		fmt.Fprintln(w, t("cli.saved", "File", j.File))
	}
}

func (c *cli) drawListCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "list",
		Short:                 c.loc.T("cli.draw.list.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			return c.keptDraws(cmd.Context(), s)
		},
	}
}

func (c *cli) keptDraws(ctx context.Context, s *wiring.Services) error {
	kept, err := s.Evenings.Kept(ctx)
	if err != nil {
		return err
	}
	type keptJSON struct {
		ID    app.DrawID    `json:"id"`
		Name  string        `json:"name"`
		Seed  int64         `json:"seed"`
		Count int           `json:"count"`
		Query *people.Query `json:"query"` // nil where this version cannot use it
		Kept  string        `json:"kept"`  // RFC 3339
	}
	all := make([]keptJSON, len(kept))
	for i, d := range kept {
		all[i] = keptJSON{ID: d.ID, Name: d.Name, Seed: d.Seed, Count: len(d.Drawn), Kept: d.Made.UTC().Format("2006-01-02T15:04:05Z")}
		if q, err := people.ParseQuery(d.Query); err == nil {
			all[i].Query = &q
		}
	}
	return c.result(map[string]any{"draws": all, "total": len(all)}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.draw.total", "Count", len(all)))
		rows := make([][]string, len(all))
		for i, d := range all {
			rows[i] = []string{fmt.Sprint(d.ID), c.moment(kept[i].Made), d.Name, c.loc.T("cli.people.total", "Count", d.Count)}
		}
		table(w, "  ", nil, rows)
	})
}

func (c *cli) drawRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "remove N",
		Short:                 c.loc.T("cli.draw.remove.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			if _, err := s.Evenings.Remove(cmd.Context(), app.DrawID(id)); err != nil {
				return err
			}
			return c.result(map[string]any{"id": id}, func(w io.Writer) { fmt.Fprintln(w, c.loc.T("cli.draw.removed")) })
		},
	}
}
