package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/rhythm"
)

// wayJSON is for how many days a letter is counted to be on its way.
type wayJSON struct {
	Days    int  `json:"days"`
	Cases   int  `json:"cases"`   // letters of which it is known
	Assumed bool `json:"assumed"` // they are too few: it is the setting days_by_post
}

// dueJSON is somebody to write to for a day of theirs.
type dueJSON struct {
	personJSON
	Code     string       `json:"code"`
	Occasion app.Occasion `json:"occasion"`
	On       app.Date     `json:"on"`
	Turns    int          `json:"turns"`
	PostBy   app.Date     `json:"post_by"`
	Late     bool         `json:"late"`
	Way      wayJSON      `json:"way"`
	Written  app.Date     `json:"written"` // empty: no letter for it yet
}

// dayDueJSON is a day of everybody's.
type dayDueJSON struct {
	dayJSON
	PostBy  app.Date       `json:"post_by"`
	Way     wayJSON        `json:"way"`
	Late    int            `json:"late"`
	People  []app.PersonID `json:"people"` // who have no letter for it yet
	Written int            `json:"written"`
}

// todoJSON is one thing that is due.
type todoJSON struct {
	Task    rhythm.Task    `json:"task"`
	Text    string         `json:"text"`
	Count   int            `json:"count"`
	By      app.Date       `json:"by"`
	Late    int            `json:"late"`
	People  []app.PersonID `json:"people"`
	Section string         `json:"section"` // of the window
	Command string         `json:"command"` // that does it, or begins with it
}

func (c *cli) todayCmd() *cobra.Command {
	var out string
	var named, force bool
	cmd := &cobra.Command{
		Use:                   "today [--out FILE.ics [--names] [--force]]",
		Short:                 c.loc.T("cli.today.short"),
		Long:                  c.loc.T("cli.today.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case out != "" && !strings.EqualFold(filepath.Ext(out), ".ics"):
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--out", "Value", out}}
			case named && out == "":
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--out"}}
			}
			return c.digest(cmd.Context(), out, named, force)
		},
	}
	cmd.Flags().StringVar(&out, "out", "", c.loc.T("cli.today.out"))
	cmd.Flags().BoolVar(&force, "force", false, c.loc.T("cli.attach.force"))
	cmd.Flags().BoolVar(&named, "names", false, c.loc.T("cli.today.names"))
	annotate(cmd, "out", "FILE.ics")
	return cmd
}

// digest shows what is due, and writes the days to post by for a calendar where that is
// wanted.
func (c *cli) digest(ctx context.Context, out string, named, force bool) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	today, err := c.day()
	if err != nil {
		return err
	}
	d, err := s.Rhythm.Digest(ctx, today, c.userLang())
	if err != nil {
		return err
	}
	if out != "" {
		if err := mayWrite(s, out, force); err != nil {
			return err
		}
		if err := s.Press.SaveDue(d, c.userLang(), named, out); err != nil {
			return err
		}
		c.tellUnsealed(ctx, s.Store)
	}
	checks, err := s.Rhythm.Checks(ctx, today)
	if err != nil {
		return err
	}
	d.Lines = append(d.Lines, checks...)
	due, days, lines := make([]dueJSON, len(d.Due)), make([]dayDueJSON, len(d.Days)), make([]todoJSON, len(d.Lines))
	for i, one := range d.Due {
		due[i] = dueJSON{c.person(s, one.Entry, today), one.Code, one.Occasion, one.On, one.Turns, one.By, one.Late, wayJSON(one.Way), one.Written}
	}
	for i := range d.Days {
		day := &d.Days[i]
		days[i] = dayDueJSON{c.dayJSON(&day.Day), day.By, wayJSON(day.Way), day.Late, day.People, day.Written}
	}
	for i := range d.Lines {
		lines[i] = c.dueLine(&d.Lines[i])
	}
	return c.result(map[string]any{"today": today, "due": due, "days": days, "lines": lines, "file": out}, func(w io.Writer) {
		c.tellDigest(w, d, lines)
		if out != "" {
			fmt.Fprintln(w, c.loc.T("cli.saved", "File", out))
		}
	})
}

// dueLine is a line of the digest in words.
func (c *cli) dueLine(l *rhythm.Line) todoJSON {
	text := c.loc.Message(l.Words)
	if l.Day != nil {
		text = c.loc.T("digest.of_day", "Day", c.dayJSON(l.Day).Name, "Text", text)
	}
	command := ""
	if len(l.Do) > 0 {
		command = "vestkactl " + strings.Join(l.Do, " ")
	}
	return todoJSON{l.Task, text, l.Count, l.By, l.Late, append([]app.PersonID{}, l.People...), l.Section, command}
}

// tellDigest shows the lines, then whom to write to.
func (c *cli) tellDigest(w io.Writer, d *rhythm.Digest, lines []todoJSON) {
	t := c.loc.T
	fmt.Fprintln(w, t("digest.title", "Date", c.loc.Date(d.Today.Year, d.Today.Month, d.Today.Day)))
	if len(lines) == 0 {
		fmt.Fprintln(w, t("digest.nothing"))
	}
	for _, l := range lines {
		text := l.Text
		if !l.By.IsZero() && l.Task != rhythm.ToDo {
			text += " " + t("digest.by", "Date", c.loc.DayMonth(l.By.Month, l.By.Day))
		}
		if l.Late > 0 && (l.Task == rhythm.ToPost || l.Task == rhythm.ToGreet) {
			text += " " + t("digest.late", "Count", l.Late)
		}
		fmt.Fprintln(w, "-", text)
		fmt.Fprintln(w, "   ", l.Command)
	}
	if len(d.Due) == 0 {
		return
	}
	rows := make([][]string, len(d.Due))
	for i := range d.Due {
		one := &d.Due[i]
		rows[i] = []string{
			fmt.Sprint(one.ID), c.loc.DayMonth(one.By.Month, one.By.Day), c.loc.DayMonth(one.On.Month, one.On.Day), c.name(one.Entry),
			c.occasionName(one), c.loc.Message(one.Way.Words()), c.dueState(one),
		}
	}
	fmt.Fprintln(w)
	table(w, "", []string{
		t("cli.column.id"), t("digest.column.by"), t("birthdays.column.day"), t("cli.column.name"), t("cli.column.occasion"), t("digest.column.way"), "",
	}, rows)
}

func (c *cli) occasionName(d *rhythm.Due) string {
	if d.Name != "" {
		return d.Name
	}
	return c.loc.T(d.Occasion.MessageKey())
}

func (c *cli) dueState(d *rhythm.Due) string {
	switch {
	case !d.Written.IsZero():
		return c.loc.T("digest.written")
	case !d.HasAddress:
		return c.loc.T("people.tag.no_address")
	case d.Late:
		return c.loc.T("people.send.late")
	}
	return ""
}
