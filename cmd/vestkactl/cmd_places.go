package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/people"
)

// placeJSON is a text of the list that matches no facility.
type placeJSON struct {
	Text  string `json:"text"`
	Count int    `json:"count"`
}

func (c *cli) placesCmd() *cobra.Command {
	var text, code string
	cmd := &cobra.Command{
		Use:                   "places [--settle TEXT --facility CODE]",
		Short:                 c.loc.T("cli.places.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if (text == "") != (code == "") {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			if text != "" {
				if _, ok := s.Register.Facility(code, app.Date{}); !ok {
					return &wrongUse{"cli.error.flag_value", []any{"Flag", "--facility", "Value", code}}
				}
				if _, err := s.Store.SetPlaceText(cmd.Context(), text, code); err != nil {
					return err
				}
			}
			all, err := s.Store.People(cmd.Context())
			if err != nil {
				return err
			}
			list := []placeJSON{}
			for _, p := range people.Unsettled(all) {
				list = append(list, placeJSON{p.Text, p.Count})
			}
			return c.result(map[string]any{"unsettled": list, "total": len(list)}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("cli.places.total", "Count", len(list)))
				for _, p := range list {
					fmt.Fprintf(w, "%s  %s\n", padded(fmt.Sprint(p.Count), 6), p.Text)
				}
			})
		},
	}
	cmd.Flags().StringVar(&text, "settle", "", c.loc.T("cli.places.settle"))
	cmd.Flags().StringVar(&code, "facility", "", c.loc.T("cli.places.facility"))
	return cmd
}
