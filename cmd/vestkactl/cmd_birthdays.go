package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app/people"
	"vestka/app/printing"
	"vestka/cmd/internal/wiring"
)

// birthdayJSON is one birthday of `birthdays --json`.
type birthdayJSON struct {
	personJSON
	On    string `json:"on"`
	Turns *int   `json:"turns"` // null where the year of birth is not known
}

func (c *cli) birthdaysCmd() *cobra.Command {
	var who *selection
	var days int
	var out string
	var named bool
	cmd := &cobra.Command{
		Use:                   "birthdays [--days 60] " + whom + " [--out FILE.pdf|FILE.csv|FILE.xlsx|FILE.ics] [--names]",
		Short:                 c.loc.T("cli.birthdays.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if days < 0 {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--days", "Value", days}}
			}
			ext := strings.ToLower(filepath.Ext(out))
			if out != "" && !slices.Contains([]string{".pdf", ".csv", ".xlsx", ".ics"}, ext) {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--out", "Value", out}}
			}
			if named && ext != ".ics" {
				return &wrongUse{"cli.error.birthdays_names", nil}
			}
			if err := who.check(); err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			among, err := who.query(cmd.Context(), c, s)
			if err != nil {
				return err
			}
			if among, err = s.Directory.Prepare(cmd.Context(), among); err != nil {
				return err
			}
			return c.birthdays(cmd.Context(), s, people.BirthdayQuery{Today: among.Today, Days: days, Among: among}, out, named)
		},
	}
	cmd.Flags().IntVar(&days, "days", 60, c.loc.T("cli.birthdays.days"))
	who = c.selects(cmd)
	cmd.Flags().StringVar(&out, "out", "", c.loc.T("cli.birthdays.out"))
	cmd.Flags().BoolVar(&named, "names", false, c.loc.T("cli.birthdays.names"))
	return cmd
}

func (c *cli) birthdays(ctx context.Context, s *wiring.Services, q people.BirthdayQuery, out string, named bool) error {
	q.Lang = c.userLang()
	found := s.Directory.Birthdays(q)
	left := []reasonJSON{}
	if out != "" {
		reasons, err := s.Press.SaveBirthdays(ctx, printing.Birthdays{Found: found, Today: q.Today, Days: q.Days, Lang: q.Lang, Named: named}, out)
		if err != nil {
			return err
		}
		left = c.reasonsJSON(reasons)
		c.tellUnsealed(ctx, s.Store)
	}
	list := make([]birthdayJSON, len(found))
	for i, b := range found {
		list[i] = birthdayJSON{c.person(s, b.Entry, q.Today), b.On.String(), nil}
		if b.Turns > 0 {
			list[i].Turns = &b.Turns
		}
	}
	return c.result(map[string]any{"birthdays": list, "total": len(found), "file": out, "left_out": left}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.birthdays.total", "Count", len(found), "Days", q.Days))
		c.birthdayTable(w, s, found, q)
		if out != "" {
			fmt.Fprintln(w, c.loc.T("cli.saved", "File", out))
			c.reasons(w, s, "today.list_left_out", left)
		}
	})
}

// birthdayTable shows birthdays, the next one first.
func (c *cli) birthdayTable(w io.Writer, s *wiring.Services, found []people.Birthday, q people.BirthdayQuery) {
	if len(found) == 0 {
		return
	}
	t := c.loc.T
	rows := make([][]string, len(found))
	for i, b := range found {
		turns := ""
		if b.Turns > 0 {
			turns = fmt.Sprint(b.Turns)
		}
		rows[i] = []string{
			fmt.Sprint(b.ID), c.loc.DayMonth(b.On.Month, b.On.Day), turns, c.name(b.Entry), c.where(s, b.Entry, q.Today),
		}
	}
	table(w, "", []string{
		t("cli.column.id"), t("birthdays.column.day"), t("birthdays.column.turns"), t("cli.column.name"), t("cli.column.where"),
	}, rows)
}
