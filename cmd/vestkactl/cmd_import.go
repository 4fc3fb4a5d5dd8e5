package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

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

	Format    string       `json:"format"`
	Charset   string       `json:"charset"`
	Separator string       `json:"separator"`
	Worksheet string       `json:"worksheet"`
	Source    string       `json:"source"`
	Columns   []columnJSON `json:"columns"`
	Inbox     int          `json:"inbox"` // rows that were put into the inbox, to be mended
}

// columnJSON is what one column of the file was taken for.
type columnJSON struct {
	Header string `json:"header"`
	Field  string `json:"field"`
	Sure   bool   `json:"sure"`
	Order  string `json:"order,omitempty"`
}

type problemJSON struct {
	Line   int    `json:"line"`
	Column string `json:"column"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

func (c *cli) importCmd() *cobra.Command {
	var dry bool
	var said choiceFlags
	cmd := &cobra.Command{
		Use:                   "import FILE [--dry-run] [--source NAME] [--map COLUMN=FIELD,…] [--format F]",
		Short:                 c.loc.T("cli.import.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			list, err := c.read(cmd.Context(), s, args[0], &said)
			if err != nil {
				return err
			}
			got, _, err := s.Import(cmd.Context(), list.Snapshot, dry)
			if err != nil {
				return err
			}
			if err := c.imported(list, got, dry); err != nil || dry || c.json {
				return err
			}
			if n := len(list.Snapshot.Bad); n > 0 {
				c.say("cli.import.inbox", "Count", n)
			}
			return c.unsettled(context.WithoutCancel(cmd.Context()), s) // the list is in: too late to be stopped
		},
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, c.loc.T("cli.import.dry_run"))
	said.add(c, cmd.Flags())
	return cmd
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
		return nil, &app.Error{Code: app.Refused, Key: "cli.error.file", Args: app.Args{"Path": path}, Err: err}
	}
	defer func() { _ = f.Close() }() // only read
	s.Inbox.Recall(ctx, &choice)
	return importer.Read(ctx, f, size, choice)
}

// imported tells what an import did.
func (c *cli) imported(list *importer.List, got *people.Comparison, dry bool) error {
	r := importResult{Read: got.Read, New: got.New, Changed: got.Changed, Unchanged: got.Unchanged, Refused: got.Refused, Problems: []problemJSON{}}
	for _, p := range got.Problems {
		r.Problems = append(r.Problems, problemJSON{p.Line, p.Column, p.Value, c.loc.Message(p)})
	}
	r.understood(list)
	return c.result(r, func(w io.Writer) {
		if dry {
			fmt.Fprintln(w, c.loc.T("cli.import.nothing_written"))
		}
		fmt.Fprintln(w, c.loc.T("cli.import.read", "Count", r.Read))
		fmt.Fprintln(w, c.loc.T("cli.import.counts", "New", r.New, "Changed", r.Changed, "Unchanged", r.Unchanged, "Refused", r.Refused))
		c.toldColumns(w, list)
		if len(r.Problems) > 0 {
			fmt.Fprintln(w, c.loc.T("cli.import.problems", "Count", len(r.Problems)))
		}
		for _, p := range r.Problems {
			if p.Column == "" {
				fmt.Fprintln(w, c.loc.T("cli.import.row_problem", "Line", p.Line, "Reason", p.Reason))
				continue
			}
			fmt.Fprintln(w, c.loc.T("cli.import.problem", "Line", p.Line, "Column", oneLine(p.Column), "Value", oneLine(p.Value), "Reason", p.Reason))
		}
	})
}

// unsettled tells how many prison texts are left for the user to settle.
func (c *cli) unsettled(ctx context.Context, s *wiring.Services) error {
	all, err := s.Store.People(ctx)
	if err != nil {
		return err
	}
	if n := len(people.Unsettled(all)); n > 0 {
		c.say("cli.import.unsettled", "Count", n)
	}
	return nil
}
