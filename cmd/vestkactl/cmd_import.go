package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/people"
	"vestka/cmd/internal/wiring"
)

// importResult is what `import --json` prints.
type importResult struct {
	Read      int           `json:"read"`
	New       int           `json:"new"`
	Changed   int           `json:"changed"`
	Unchanged int           `json:"unchanged"`
	Refused   int           `json:"refused"`
	Problems  []problemJSON `json:"problems"`
	Slips     []slipJSON    `json:"problem_groups"` // the same, each told once

	Format    string       `json:"format"`
	Charset   string       `json:"charset"`
	Separator string       `json:"separator"`
	Quote     string       `json:"quote"` // around cells: one character, or "none"
	Worksheet string       `json:"worksheet"`
	Sheets    []string     `json:"worksheets"`        // that were read, of a file that has several
	Unread    []string     `json:"worksheets_unread"` // and that were not
	Doubts    []string     `json:"doubts"`            // which of the format, charset, separator, quote, worksheet, header_line are guesses
	Source    string       `json:"source"`
	Lang      app.Lang     `json:"lang"`      // of the rows
	ListDate  app.Date     `json:"list_date"` // on which it was so
	Columns   []columnJSON `json:"columns"`
	Inbox     int          `json:"inbox"` // rows that were put into the inbox, to be mended

	Moved     int            `json:"moved"` // news: people
	Released  int            `json:"released"`
	Deported  int            `json:"deported"`
	Died      int            `json:"died"`
	Sentenced int            `json:"sentenced"`
	Charged   int            `json:"charged"`
	Gone      int            `json:"gone"`
	News      int            `json:"news"`    // of every kind together
	Lacking   int            `json:"lacking"` // rows that a part of a list does not have, not taken for gone
	Extent    app.Extent     `json:"extent"`  // whole or part, as it was said; empty: nobody said
	Guards    []guardJSON    `json:"guards"`
	BreaksOff bool           `json:"breaks_off"`     // the file ended before the list in it was over
	Joined    []joined       `json:"joined"`         // rows without an id that are about whom another row is about
	ByHand    []app.PersonID `json:"joined_by_hand"` // people whom the user added, and who are on the list
	Unsure    []int          `json:"unsure_names"`   // lines of the rows, new and changed, of which the split of the name is a guess
}

// guardJSON is a guard that the list has set off.
type guardJSON struct {
	Guard  people.GuardKind `json:"guard"`
	Before int              `json:"before"`
	After  int              `json:"after"`
	Fields []app.Fact       `json:"fields,omitempty"`
	Reason string           `json:"reason"`
}

// joined is a row that was put together with another one, by their lines.
type joined struct {
	Line int `json:"line"`
	With int `json:"with"`
}

// columnJSON is what one column of the file was taken for.
type columnJSON struct {
	Header string `json:"header"`
	Field  string `json:"field"`
	Sure   bool   `json:"sure"`
	Order  string `json:"order,omitempty"`
}

type problemJSON struct {
	Sheet  string `json:"worksheet,omitempty"` // where several were read
	Line   int    `json:"line"`
	Object int    `json:"object"` // in a list of JSON its number, from 1; else 0
	Column string `json:"column"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

// slipJSON is what was not understood in the same way in some rows.
type slipJSON struct {
	Count   int    `json:"count"`
	Lines   []int  `json:"lines"` // the first of them
	Column  string `json:"column"`
	Value   string `json:"value"`
	Reason  string `json:"reason"`
	Objects []int  `json:"objects"` // likewise, in a list of JSON
}

// slipLines is how many lines are named.
const slipLines = 10

// importMemory is how many bytes the import of a list may take before memory is looked
// after more often. A hundred thousand rows take less than the least; a list twice as
// long must not be looked after again and again.
func importMemory(list string) int64 {
	const least = 200 << 20
	info, err := os.Stat(list)
	if err != nil {
		return least // who reads it says so
	}
	return max(least, info.Size()*7/2)
}

func (c *cli) importCmd() *cobra.Command {
	var dry, accept, whole, part bool
	var said choiceFlags
	cmd := &cobra.Command{
		Use:                   "import FILE [--dry-run] [--accept-guards] [--whole | --part] [--source TEXT] [--map COLUMN=FIELD,…] [--format F] [--worksheet NAME|N|all]… [--charset NAME] [--separator C] [--quote C] [--header-line N] [--list-date DATE] [--list-lang en|ru|be] [--everyone STATUS]",
		Short:                 c.loc.T("cli.import.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			extent, err := extentSaid(whole, part)
			if err != nil {
				return err
			}
			debug.SetMemoryLimit(importMemory(args[0]))
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			base := s.Intake.Base(cmd.Context())
			defer base.End()
			if !dry {
				base.Foresee(accept, func() { s.Backups.Expect(cmd.Context(), app.BackupImport) })
			}
			list, err := c.read(cmd.Context(), s, args[0], &said)
			if err != nil {
				return err
			}
			list.Snapshot.Extent = extent
			got, err := s.Intake.CompareWith(cmd.Context(), base, list.Snapshot)
			if err != nil {
				return err
			}
			guards := c.guards(got)
			if accept {
				got.AcceptGuards()
			}
			stopped := got.Stopped() // a dry run ends as the import would
			if !dry && stopped == nil {
				_, err = s.Intake.Apply(cmd.Context(), got)
			}
			if err != nil {
				return err
			}
			if dry || stopped != nil {
				if err := got.LookAtNames(); err != nil {
					return err
				}
			}
			if unread := list.Unread(); stopped != nil && len(unread) > 0 {
				c.say("cli.import.sheets_together", "Others", oneLine(strings.Join(unread, ", ")))
			}
			if err := c.imported(list, got, guards, dry); err != nil || stopped != nil || dry || c.json {
				return cmp.Or(err, stopped)
			}
			if n := len(list.Snapshot.Bad); n > 0 {
				c.say("cli.import.inbox", "Count", n)
			}
			return c.unsettled(context.WithoutCancel(cmd.Context()), s) // the list is in: too late to be stopped
		},
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, c.loc.T("cli.import.dry_run"))
	cmd.Flags().BoolVar(&accept, "accept-guards", false, c.loc.T("cli.import.accept_guards"))
	cmd.Flags().BoolVar(&whole, "whole", false, c.loc.T("cli.import.whole"))
	cmd.Flags().BoolVar(&part, "part", false, c.loc.T("cli.import.part"))
	said.add(c, cmd.Flags())
	return cmd
}

// extentSaid is what the flags say of how much of a list a file holds.
func extentSaid(whole, part bool) (app.Extent, error) {
	switch {
	case whole && part:
		return "", &wrongUse{"cli.error.import_extent", nil}
	case whole:
		return app.ExtentWhole, nil
	case part:
		return app.ExtentPart, nil
	}
	return app.ExtentUnsaid, nil
}

// read reads a list that the user downloaded or was sent.
func (c *cli) read(ctx context.Context, s *wiring.Services, path string, said *choiceFlags) (*importer.List, error) {
	day, err := c.day()
	if err != nil {
		return nil, err
	}
	choice, err := said.choice(day)
	if err != nil {
		return nil, err
	}
	if named := importer.DateInName(filepath.Base(path), day); said.date == "" && !named.IsZero() && named != day {
		c.say("cli.import.named_date", "Date", c.loc.Date(named.Year, named.Month, named.Day), "Day", named.String())
	}
	f, err := os.Open(path)
	var size int64
	if err == nil {
		if info, serr := f.Stat(); serr == nil && info.IsDir() {
			err = errors.Join(fs.ErrInvalid, f.Close())
		} else if serr == nil {
			size = info.Size()
		}
	}
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer func() { _ = f.Close() }() // only read
	s.Inbox.Recall(ctx, &choice)
	return importer.Read(ctx, f, size, choice)
}

// guards are those that the list has set off, with their reasons.
func (c *cli) guards(got *people.Comparison) []guardJSON {
	all := []guardJSON{}
	for _, g := range got.Guards {
		all = append(all, guardJSON{g.Kind, g.Before, g.After, g.Fields, people.GuardText(c.loc, g)})
	}
	return all
}

// imported tells what an import did, or would do.
func (c *cli) imported(list *importer.List, got *people.Comparison, guards []guardJSON, dry bool) error {
	r := importResult{
		ListDate: got.Day, Read: got.Read, New: got.New, Changed: got.Changed, Unchanged: got.Unchanged, Refused: got.Refused, Problems: []problemJSON{}, Slips: []slipJSON{},
		Moved: got.Kinds[app.NewsMoved], Released: got.Kinds[app.NewsReleased], Deported: got.Kinds[app.NewsDeported], Died: got.Kinds[app.NewsDied],
		Sentenced: got.Kinds[app.NewsSentenced], Charged: got.Kinds[app.NewsCharged], Gone: got.Kinds[app.NewsGone], Lacking: got.Lacking, Extent: got.Extent, Guards: guards, BreaksOff: list.Snapshot.BreaksOff,
	}
	r.Unsure = append([]int{}, got.Guessed()...)
	r.ByHand = append([]app.PersonID{}, got.ByHand...)
	r.Joined = make([]joined, len(got.Joined))
	for i, j := range got.Joined {
		r.Joined[i] = joined(j)
	}
	for _, n := range got.Kinds {
		r.News += n
	}
	for _, p := range got.Problems {
		r.Problems = append(r.Problems, problemJSON{p.Sheet, p.Line, p.Object, p.Column, p.Value, c.loc.Message(p)})
	}
	slips := people.Slips(got.Problems)
	for _, p := range slips {
		r.Slips = append(r.Slips, slipJSON{len(p.Lines), p.Lines[:min(len(p.Lines), slipLines)], p.Column, p.Value, c.loc.Message(p.Problem), append([]int{}, p.Objects[:min(len(p.Objects), slipLines)]...)})
	}
	r.understood(list)
	return c.result(r, func(w io.Writer) {
		if dry {
			fmt.Fprintln(w, c.loc.T("cli.import.nothing_written"))
		}
		fmt.Fprintln(w, c.loc.T("cli.import.read", "Count", r.Read))
		fmt.Fprintln(w, c.loc.T("people.import.list_date", "Date", c.loc.Date(r.ListDate.Year, r.ListDate.Month, r.ListDate.Day)))
		fmt.Fprintln(w, c.loc.T("cli.import.counts", "New", r.New, "Changed", r.Changed, "Unchanged", r.Unchanged, "Refused", r.Refused))
		c.toldNews(w, got)
		if n := len(r.Unsure); n > 0 {
			fmt.Fprintln(w, c.loc.T("people.import.unsure_names", "Count", n, "Lines", people.LinesOf(r.Unsure)))
		}
		if lines := got.JoinedLines(); len(lines) > 0 {
			fmt.Fprintln(w, c.loc.T("people.import.joined", "Count", len(lines), "Lines", people.LinesOf(lines)))
		}
		if added := people.AddedLine(c.loc, got); added != "" {
			fmt.Fprintln(w, added)
		}
		for _, g := range r.Guards {
			fmt.Fprintln(w, g.Reason)
		}
		c.toldColumns(w, list)
		if len(r.Problems) > 0 {
			fmt.Fprintln(w, c.loc.T("cli.import.problems", "Count", len(r.Problems)))
		}
		for _, p := range slips {
			c.toldSlip(w, &p)
		}
	})
}

// toldSlip tells what was not understood, and where.
func (c *cli) toldSlip(w io.Writer, p *people.Slip) {
	n, lines, reason := len(p.Lines), people.LinesOf(p.Lines), c.loc.Message(p.Problem)
	column, value := oneLine(p.Column), oneLine(p.Value)
	say := func(key string, args ...any) {
		text := c.loc.T(key, args...)
		if p.Sheet != "" {
			text = "  " + oneLine(p.Sheet) + ": " + strings.TrimLeft(text, " ")
		}
		fmt.Fprintln(w, text)
	}
	switch where := people.WhereText(c.loc, p); {
	case len(p.Objects) > 0 && column == "":
		say("cli.import.row_problem_many", "Where", where, "Reason", reason)
	case len(p.Objects) > 0:
		say("cli.import.object_problem", "Where", where, "Column", column, "Value", value, "Reason", reason)
	case n == 1 && column == "":
		say("cli.import.row_problem", "Line", p.Line, "Reason", reason)
	case n == 1:
		say("cli.import.problem", "Line", p.Line, "Column", column, "Value", value, "Reason", reason)
	case value == "":
		say("cli.import.row_problem_many", "Where", strings.TrimPrefix(column+", "+c.loc.T("people.import.lines", "Count", n, "Lines", lines), ", "), "Reason", reason)
	default:
		say("cli.import.problem_many", "Column", column, "Value", value, "Count", n, "Lines", lines, "Reason", reason)
	}
}

// toldNews tells how much news of each kind the list has.
func (c *cli) toldNews(w io.Writer, got *people.Comparison) {
	for _, kind := range app.NewsKinds {
		if n := got.Kinds[kind]; n > 0 {
			fmt.Fprintln(w, c.loc.T("cli.import.news", "Kind", c.loc.T(kind.MessageKey()), "Number", n))
		}
	}
	if text := people.LackingText(c.loc, got); text != "" {
		fmt.Fprintln(w, text)
	}
	if got.MayBeWhole() && got.Extent == app.ExtentUnsaid {
		fmt.Fprintln(w, c.loc.T("cli.import.say_whole"))
	}
}

// unsettled tells how many prison texts are left for the user to settle.
func (c *cli) unsettled(ctx context.Context, s *wiring.Services) error {
	texts, err := s.Store.Unsettled(ctx)
	if err != nil {
		return err
	}
	if n := len(texts); n > 0 {
		c.say("cli.import.unsettled", "Count", n)
	}
	return nil
}
