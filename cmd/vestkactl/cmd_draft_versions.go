package main

import (
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/cmd/internal/wiring"
)

// versionJSON is a version of a draft.
type versionJSON struct {
	Version int      `json:"version"`
	Before  int      `json:"before"` // that it was made from, 0 for the first
	Name    string   `json:"name"`
	Text    string   `json:"text"`
	Other   sideJSON `json:"translation"`
	Made    string   `json:"made"`
}

func (c *cli) draftVersionsCmd() *cobra.Command {
	var nr int
	var name string
	cmd := &cobra.Command{
		Use:                   "versions ID [--version N --name NAME]",
		Short:                 c.loc.T("cli.draft.versions.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("name") != cmd.Flags().Changed("version") {
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--version, --name"}}
			}
			return c.withDraft(cmd.Context(), args[0], func(s *wiring.Services, d app.Draft) error {
				if nr != 0 {
					if _, err := s.Desk.NameVersion(cmd.Context(), d.ID, nr, name); err != nil {
						return err
					}
				}
				all, err := s.Desk.DraftVersions(cmd.Context(), d.ID)
				if err != nil {
					return err
				}
				return c.showVersions(&d, all)
			})
		},
	}
	cmd.Flags().IntVar(&nr, "version", 0, c.loc.T("cli.draft.version"))
	cmd.Flags().StringVar(&name, "name", "", c.loc.T("cli.draft.version_name"))
	return cmd
}

func (c *cli) showVersions(d *app.Draft, all []app.DraftVersion) error {
	list := make([]versionJSON, len(all))
	rows := make([][]string, len(all))
	for i, v := range all {
		list[i] = versionJSON{v.Nr, v.Before, v.Name, v.Original.Text, sideJSON(v.Translation), v.Made.UTC().Format(rfc3339)}
		here := ""
		if v.Nr == max(d.Version, 1) { // without a change it is the first
			here = "*"
		}
		rows[i] = []string{here, strconv.Itoa(v.Nr), c.moment(v.Made), v.Name, firstLine(v.Original.Text)}
	}
	return c.result(map[string]any{"draft": d.ID, "version": max(d.Version, 1), "versions": list}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.draft.versions.total", "Count", len(all)))
		table(w, "  ", nil, rows)
	})
}

func (c *cli) draftBackCmd() *cobra.Command {
	var nr int
	cmd := &cobra.Command{
		Use:                   "back ID [--version N]",
		Short:                 c.loc.T("cli.draft.back.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withDraft(cmd.Context(), args[0], func(s *wiring.Services, d app.Draft) error {
				all, err := s.Desk.DraftVersions(cmd.Context(), d.ID)
				if err != nil {
					return err
				}
				v, found := versionBack(all, d.Version, nr)
				if !found {
					return &app.Error{Code: app.NotFound, Key: "error.draft.version"}
				}
				d.Original, d.Translation = v.Original, v.Translation
				return c.writeDraft(cmd.Context(), s, d)
			})
		},
	}
	cmd.Flags().IntVar(&nr, "version", 0, c.loc.T("cli.draft.version"))
	return cmd
}

// versionBack is the version of the number, or for 0 the one that the present one
// was made from.
func versionBack(all []app.DraftVersion, now, nr int) (app.DraftVersion, bool) {
	of := map[int]app.DraftVersion{}
	for _, v := range all {
		of[v.Nr] = v
	}
	if nr == 0 {
		nr = of[now].Before
	}
	v, found := of[nr]
	return v, found
}
