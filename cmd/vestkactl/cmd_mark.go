package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/people"
	"vestka/cmd/internal/wiring"
)

// markJSON is a mark on a person.
type markJSON struct {
	ID     app.PersonID `json:"id"`
	Kind   app.MarkKind `json:"kind"`
	Reason string       `json:"reason"`
	Source string       `json:"source"`
	On     app.Date     `json:"on"`
	Until  app.Date     `json:"until"`
	Ended  bool         `json:"ended"`
}

// markFlags are the flags that say of which kind a mark is.
var markFlags = []struct {
	name, about string
	kind        app.MarkKind
}{
	{"do-not-write", "cli.mark.do_not_write", app.DoNotWrite},
	{"only-listed", "cli.mark.only_listed", app.ListedOnly},
	{"consent", "cli.mark.consent", app.Consent},
}

// markKind is the kind that a word stands for; empty for no word.
func markKind(word string) (app.MarkKind, error) {
	for _, f := range markFlags {
		if word == f.name {
			return f.kind, nil
		}
	}
	if word == "" {
		return "", nil
	}
	return "", &wrongUse{"cli.error.flag_value", []any{"Flag", "--mark", "Value", word}}
}

func (c *cli) markCmd() *cobra.Command {
	var m app.Mark
	var on, until string
	var remove bool
	chosen := make([]bool, len(markFlags))
	cmd := &cobra.Command{
		Use:                   "mark ID… --do-not-write|--only-listed|--consent --reason TEXT --source TEXT [--on DATE] [--until DATE] | --remove",
		Short:                 c.loc.T("cli.mark.short"),
		Long:                  c.loc.T("cli.mark.long"),
		DisableFlagsInUseLine: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			for i, f := range markFlags {
				if chosen[i] && m.Kind != "" {
					return &wrongUse{"cli.error.mark_kind", nil}
				} else if chosen[i] {
					m.Kind = f.kind
				}
			}
			if m.Kind == "" {
				return &wrongUse{"cli.error.mark_kind", nil}
			}
			if err := c.completeMark(&m, on, until, remove); err != nil {
				return err
			}
			return c.mark(cmd.Context(), args, m, remove)
		},
	}
	fl := cmd.Flags()
	for i, f := range markFlags {
		fl.BoolVar(&chosen[i], f.name, false, c.loc.T(f.about))
	}
	fl.StringVar(&m.Reason, "reason", "", c.loc.T("cli.mark.reason"))
	fl.StringVar(&m.Source, "source", "", c.loc.T("cli.mark.source"))
	fl.StringVar(&on, "on", "", c.loc.T("cli.mark.on"))
	fl.StringVar(&until, "until", "", c.loc.T("cli.mark.until"))
	fl.BoolVar(&remove, "remove", false, c.loc.T("cli.mark.remove"))
	return cmd
}

// completeMark reads the dates of a mark that is to be set and refuses one that
// lacks something. What nothing is said of was said today.
func (c *cli) completeMark(m *app.Mark, on, until string, remove bool) (err error) {
	if remove {
		return nil
	}
	m.Reason, m.Source = strings.TrimSpace(m.Reason), strings.TrimSpace(m.Source)
	if m.On, err = c.day(); err != nil {
		return err
	}
	for _, d := range []struct {
		flag, value string
		into        *app.Date
	}{{"--on", on, &m.On}, {"--until", until, &m.Until}} {
		if d.value == "" {
			continue
		}
		if *d.into, err = importer.ReadDate(d.value); err != nil {
			return &wrongUse{"cli.error.flag_value", []any{"Flag", d.flag, "Value", d.value}}
		}
	}
	return m.Check()
}

func (c *cli) mark(ctx context.Context, words []string, m app.Mark, remove bool) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	ids, err := personIDs(s.Directory, "mark", strings.Split(strings.Join(words, ","), ","))
	if err != nil {
		return err
	}
	change, done := s.Store.SetMark, "mark.set"
	if remove {
		change, done = func(ctx context.Context, m app.Mark, ids ...app.PersonID) (app.Changes, error) {
			return s.Store.RemoveMark(ctx, m.Kind, ids...)
		}, "mark.removed"
	}
	changes, err := change(ctx, m, ids...)
	if err == nil && changes.Kinds == 0 {
		err = &app.Error{Code: app.NotFound, Key: "error.mark.none"}
	}
	if err == nil {
		err = s.Directory.Refresh(context.WithoutCancel(ctx), changes)
	}
	if err != nil {
		return err
	}
	day, err := c.day()
	if err != nil {
		return err
	}
	marked := c.marksOf(s, ids, day)
	return c.result(map[string]any{"marks": marked}, func(w io.Writer) { fmt.Fprintln(w, c.loc.T(done, "Count", len(ids))) })
}

// marksOf are the marks of these people.
func (c *cli) marksOf(s *wiring.Services, ids []app.PersonID, day app.Date) []markJSON {
	list := []markJSON{}
	for _, id := range ids {
		e, _ := s.Directory.Person(id, day)
		for _, m := range e.Marks {
			list = append(list, markJSON{id, m.Kind, m.Reason, m.Source, m.On, m.Until, !m.HoldsOn(day)})
		}
	}
	return list
}

func (c *cli) marksCmd() *cobra.Command {
	var word string
	cmd := &cobra.Command{
		Use:                   "marks [--mark do-not-write|only-listed|consent]",
		Short:                 c.loc.T("cli.marks.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			kind, err := markKind(word)
			if err != nil {
				return err
			}
			return c.marks(cmd.Context(), kind)
		},
	}
	cmd.Flags().StringVar(&word, "mark", "", c.loc.T("cli.people.mark"))
	return cmd
}

// marks lists all marks of the kind, also those that have ended.
func (c *cli) marks(ctx context.Context, kind app.MarkKind) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	day, err := c.day()
	if err != nil {
		return err
	}
	var ids []app.PersonID
	for _, e := range s.Directory.Find(people.Query{Today: day, Lang: c.userLang()}).People {
		ids = append(ids, e.ID)
	}
	list := slices.DeleteFunc(c.marksOf(s, ids, day), func(m markJSON) bool { return kind != "" && m.Kind != kind })
	return c.result(map[string]any{"marks": list, "total": len(list)}, func(w io.Writer) {
		t := c.loc.T
		fmt.Fprintln(w, t("cli.marks.total", "Count", len(list)))
		if len(list) == 0 {
			return
		}
		rows := make([][]string, len(list))
		for i, m := range list {
			until := c.readable(m.Until)
			if m.Ended {
				until = t("cli.marks.ended", "Date", until)
			}
			rows[i] = []string{fmt.Sprint(m.ID), c.nameOf(s, m.ID), t(m.Kind.MessageKey()), until, m.Source, m.Reason}
		}
		table(w, "", []string{
			t("cli.column.id"), t("cli.column.name"), t("cli.column.mark"), t("cli.column.until"), t("cli.column.source"), t("cli.column.reason"),
		}, rows)
	})
}
