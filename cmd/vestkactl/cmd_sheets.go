package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/sheet"
	"vestka/app/stocks"
	"vestka/cmd/internal/wiring"
)

// labelSheetJSON is a sheet of labels of `sheets --json`; all measures are in mm.
type labelSheetJSON struct {
	ID        string     `json:"id"`
	Also      []string   `json:"also"`
	Labels    int        `json:"labels"`
	Columns   int        `json:"columns"`
	Rows      int        `json:"rows"`
	Paper     [2]float64 `json:"paper"`
	Label     [2]float64 `json:"label"`
	First     [2]float64 `json:"first"` // margins of the first label, at the left and above
	Pitch     [2]float64 `json:"pitch"`
	Cut       bool       `json:"cut"`
	Computed  bool       `json:"computed"` // not all measures are said by a source
	Own       bool       `json:"own"`
	Used      []int      `json:"used"` // places of the begun sheet that are gone, from 1
	Source    string     `json:"source"`
	SaidOn    app.Date   `json:"said_on"`
	CheckedOn app.Date   `json:"checked_on"`
}

func (c *cli) sheetsCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:                   "sheets [add|edit|remove|used|frame]",
		Short:                 c.loc.T("cli.sheets.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			return c.sheets(cmd.Context(), s)
		},
	}
	cmd.AddCommand(c.sheetSaveCmd(false), c.sheetSaveCmd(true), c.sheetRemoveCmd(), c.sheetUsedCmd(), c.sheetFrameCmd())
	return cmd
}

func (c *cli) sheets(ctx context.Context, s *wiring.Services) error {
	all, err := s.Stocks.Sheets(ctx)
	if err != nil {
		return err
	}
	list := make([]labelSheetJSON, len(all))
	for i := range all {
		if list[i], err = c.labelSheetObject(ctx, s, &all[i]); err != nil {
			return err
		}
	}
	return c.result(map[string]any{"sheets": list, "total": len(list)}, func(w io.Writer) {
		rows := make([][]string, len(list))
		for i, one := range list {
			rows[i] = []string{
				strings.Join(append([]string{one.ID}, one.Also...), ", "), fmt.Sprintf("%d × %d", one.Columns, one.Rows), millimetres(one.Label), c.sheetRemarks(&one),
			}
		}
		table(w, "", nil, rows)
	})
}

func (c *cli) labelSheetObject(ctx context.Context, s *wiring.Services, l *app.LabelSheet) (labelSheetJSON, error) {
	used, err := s.Stocks.Used(ctx, l)
	one := labelSheetJSON{
		ID: l.ID, Also: append([]string{}, l.Also...), Labels: l.Labels(), Columns: l.Columns, Rows: l.Rows,
		Paper: [2]float64{l.PaperW, l.PaperH}, Label: [2]float64{l.W, l.H}, First: [2]float64{l.Left, l.Top}, Pitch: [2]float64{l.PitchX, l.PitchY},
		Cut: l.Cut, Computed: l.Computed, Own: l.Own, Used: []int{}, Source: l.Source.In(c.userLang()), SaidOn: l.SaidOn, CheckedOn: l.CheckedOn,
	}
	for _, place := range used {
		one.Used = append(one.Used, place+1)
	}
	return one, err
}

// sheetRemarks are what there is to know of a sheet beside its measures.
func (c *cli) sheetRemarks(one *labelSheetJSON) string {
	var parts []string
	if one.Own {
		parts = append(parts, c.loc.T("cli.sheets.own"))
	}
	if n := len(one.Used); n > 0 {
		parts = append(parts, c.loc.T("cli.sheets.begun", "Count", one.Labels-n))
	}
	if one.Computed {
		parts = append(parts, c.loc.T("sheets.computed"))
	}
	return strings.Join(parts, "; ")
}

func millimetres(size [2]float64) string { return fmt.Sprintf("%g × %g", size[0], size[1]) }

// sheetFlags are the measures of a sheet.
type sheetFlags struct {
	paper, label, grid, first, pitch string
	cut                              bool
}

// sheetSaveCmd is `sheets add`, or `sheets edit`.
func (c *cli) sheetSaveCmd(edit bool) *cobra.Command {
	var f sheetFlags
	rename := ""
	cmd := &cobra.Command{
		Use:                   "add NAME --label WxH --grid COLUMNSxROWS --first X,Y [--pitch X,Y] [--paper SIZE] [--cut]",
		Short:                 c.loc.T("cli.sheets.add.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
	}
	if edit {
		cmd.Use = "edit NAME [--name TEXT] [--label WxH] [--grid COLUMNSxROWS] [--first X,Y] [--pitch X,Y] [--paper SIZE] [--cut]"
		cmd.Short = c.loc.T("cli.sheets.edit.short")
	}
	fl := cmd.Flags()
	fl.StringVar(&f.label, "label", "", c.loc.T("cli.sheets.label"))
	fl.StringVar(&f.grid, "grid", "", c.loc.T("cli.sheets.grid"))
	fl.StringVar(&f.first, "first", "", c.loc.T("cli.sheets.first"))
	fl.StringVar(&f.pitch, "pitch", "", c.loc.T("cli.sheets.pitch"))
	fl.StringVar(&f.paper, "paper", "", c.loc.T("cli.sheets.paper"))
	annotate(cmd, "paper", "SIZE")
	fl.BoolVar(&f.cut, "cut", false, c.loc.T("cli.sheets.cut"))
	if edit {
		fl.StringVar(&rename, "name", "", c.loc.T("cli.sheets.name"))
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		s, err := c.open(cmd.Context())
		if err != nil {
			return err
		}
		l, former := app.LabelSheet{ID: args[0], PaperW: sheet.A4.W, PaperH: sheet.A4.H}, ""
		if edit {
			if l, err = s.Stocks.Find(cmd.Context(), args[0]); err != nil {
				return err
			}
			if !l.Own {
				return &app.Error{Code: app.NotFound, Key: "error.sheet.not_own", Args: app.Args{"Sheet": args[0]}}
			}
			if former = l.ID; rename != "" {
				l.ID = rename
			}
		}
		if err := f.apply(&l, fl.Changed("cut")); err != nil {
			return err
		}
		if _, err := s.Stocks.Save(cmd.Context(), l, former); err != nil {
			return err
		}
		if l, err = s.Stocks.Find(cmd.Context(), l.ID); err != nil {
			return err
		}
		one, err := c.labelSheetObject(cmd.Context(), s, &l)
		if err != nil {
			return err
		}
		return c.result(one, func(w io.Writer) { fmt.Fprintln(w, c.loc.T("sheets.saved", "Sheet", l.ID)) })
	}
	return cmd
}

// apply writes the measures into the sheet. Labels that have no distance between them
// need none to be said.
func (f *sheetFlags) apply(l *app.LabelSheet, cut bool) error {
	if f.paper != "" {
		size, known := sheet.SizeOf(f.paper)
		if !known {
			return &wrongUse{"cli.error.flag_value", []any{"Flag", "--paper", "Value", f.paper}}
		}
		l.PaperW, l.PaperH = size.W, size.H
	}
	adjoining := l.PitchX == l.W && l.PitchY == l.H
	for _, one := range []struct {
		flag, text, between string
		x, y                *float64
	}{{"--label", f.label, "x", &l.W, &l.H}, {"--first", f.first, ",", &l.Left, &l.Top}, {"--pitch", f.pitch, ",", &l.PitchX, &l.PitchY}} {
		if one.text == "" {
			continue
		}
		if n, err := fmt.Sscanf(strings.ToLower(one.text), "%g"+one.between+"%g", one.x, one.y); err != nil || n != 2 {
			return &wrongUse{"cli.error.flag_value", []any{"Flag", one.flag, "Value", one.text}}
		}
	}
	if adjoining && f.pitch == "" {
		l.PitchX, l.PitchY = l.W, l.H
	}
	if f.grid != "" {
		if n, err := fmt.Sscanf(strings.ToLower(f.grid), "%dx%d", &l.Columns, &l.Rows); err != nil || n != 2 {
			return &wrongUse{"cli.error.flag_value", []any{"Flag", "--grid", "Value", f.grid}}
		}
	}
	if cut {
		l.Cut = f.cut
	}
	return nil
}

func (c *cli) sheetRemoveCmd() *cobra.Command {
	return c.removal("remove NAME", c.loc.T("cli.sheets.remove.short"), "id", func(ctx context.Context, s *wiring.Services, id string) (string, error) {
		_, err := s.Stocks.Remove(ctx, id)
		return c.loc.T("sheets.removed", "Sheet", id), err
	})
}

// sheetUsedCmd is `sheets used`: what is left of the begun sheet.
func (c *cli) sheetUsedCmd() *cobra.Command {
	skip, fresh := "", false
	cmd := &cobra.Command{
		Use:                   "used NAME [--skip N|N,N,… | --new]",
		Short:                 c.loc.T("cli.sheets.used.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			places, err := skipped(skip)
			if err != nil {
				return err
			}
			if skip != "" && fresh {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			ctx := cmd.Context()
			s, err := c.open(ctx)
			if err != nil {
				return err
			}
			l, err := s.Stocks.Find(ctx, args[0])
			if err != nil {
				return err
			}
			if skip != "" || fresh {
				if _, err := s.Stocks.SetUsed(ctx, &l, places); err != nil {
					return err
				}
			}
			one, err := c.labelSheetObject(ctx, s, &l)
			if err != nil {
				return err
			}
			return c.result(one, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("cli.sheets.left", "Sheet", l.ID, "Count", l.Labels()-len(one.Used)))
			})
		},
	}
	cmd.Flags().StringVar(&skip, "skip", "", c.loc.T("cli.sheets.used"))
	cmd.Flags().BoolVar(&fresh, "new", false, c.loc.T("cli.sheets.new"))
	return cmd
}

// sheetFrameCmd is `sheets frame`: a page to hold against the labels.
func (c *cli) sheetFrameCmd() *cobra.Command {
	out := ""
	cmd := &cobra.Command{
		Use:                   "frame NAME --out FILE.pdf",
		Short:                 c.loc.T("cli.sheets.frame.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--out"}}
			}
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			l, err := s.Stocks.Find(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if err := stocks.Check(&l); err != nil {
				return err
			}
			if err := s.Press.SaveFrames(cmd.Context(), &l, out); err != nil {
				return err
			}
			return c.result(map[string]any{"id": l.ID, "file": out}, func(w io.Writer) { fmt.Fprintln(w, c.loc.T("cli.sheets.frame", "File", out)) })
		},
	}
	cmd.Flags().StringVar(&out, "out", "", c.loc.T("cli.flag.out"))
	return cmd
}
