package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
)

// hitJSON is a text of `search --json`.
type hitJSON struct {
	Kind   app.TextKind `json:"kind"`
	ID     int64        `json:"id"` // of the letter, reply or draft, or of the person of a note
	Person app.PersonID `json:"person_id"`
	Date   app.Date     `json:"date"`
	Piece  string       `json:"piece"`
}

func (c *cli) searchCmd() *cobra.Command {
	var limit int
	cmd := &cobra.Command{
		Use:                   "search WORDS… [--limit N]",
		Short:                 c.loc.T("cli.search.short"),
		Long:                  c.loc.T("cli.search.long"),
		Args:                  atLeast(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if limit <= 0 {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--limit", "Value", limit}}
			}
			return c.search(cmd.Context(), strings.Join(args, " "), limit)
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 50, c.loc.T("cli.search.limit"))
	return cmd
}

// search finds texts of the user's own and replies.
func (c *cli) search(ctx context.Context, words string, limit int) error {
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	hits, err := s.Search.Find(ctx, words, limit)
	if err != nil {
		return err
	}
	list := make([]hitJSON, len(hits))
	for i, h := range hits {
		list[i] = hitJSON{h.Kind, h.ID, h.Person, h.On, h.Piece}
	}
	return c.result(map[string]any{"found": list, "total": len(list)}, func(w io.Writer) {
		if len(list) == 0 {
			fmt.Fprintln(w, c.loc.T("search.none"))
			return
		}
		rows := make([][]string, len(list))
		for i, h := range list {
			who := ""
			if h.Person != 0 {
				who = c.nameOf(s, h.Person)
			}
			rows[i] = []string{c.loc.T(h.Kind.MessageKey()), fmt.Sprint(h.ID), c.readable(h.Date), who, h.Piece}
		}
		table(w, "", nil, rows)
	})
}
