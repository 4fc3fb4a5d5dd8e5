package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app/report"
	"vestka/app/rhythm"
)

// rateJSON is what became of the letters of one way to one facility.
type rateJSON struct {
	Country  string         `json:"country"`
	Service  string         `json:"service"` // empty is the post
	Facility string         `json:"facility"`
	Sent     int            `json:"sent"`
	Arrived  int            `json:"arrived"` // of which something proves it
	By       map[string]int `json:"by"`      // by what
	Returned int            `json:"returned"`
	Lost     int            `json:"lost"`
	Open     int            `json:"open"`
	Way      wayJSON        `json:"way"`
}

func (c *cli) ratesCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "rates",
		Short:                 c.loc.T("cli.rates.short"),
		Long:                  c.loc.T("cli.rates.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return c.rates(cmd.Context()) },
	}
}

// rates shows of each way how many letters arrived, came back, or were lost.
func (c *cli) rates(ctx context.Context) error {
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	rates, err := s.Rhythm.Rates(ctx)
	if err != nil {
		return err
	}
	t := c.loc.T
	list, rows := make([]rateJSON, len(rates)), make([][]string, len(rates))
	for i := range rates {
		r := &rates[i]
		var grades []string
		for _, e := range r.Grades() {
			grades = append(grades, t("rhythm.ways.grade", "Grade", t(e.MessageKey()), "Number", c.loc.Number(r.By[e])))
		}
		list[i] = rateJSONOf(r)
		rows[i] = []string{report.Way(c.loc, r), r.Facility, t("rate.of", "Some", r.Arrived, "All", r.Sent), fmt.Sprint(r.Returned), fmt.Sprint(r.Lost), fmt.Sprint(r.Open), c.loc.Message(r.Time.Words()), strings.Join(grades, ", ")}
	}
	return c.result(map[string]any{"rates": list, "total": len(list)}, func(w io.Writer) {
		if len(rows) == 0 {
			fmt.Fprintln(w, t("rate.none"))
			return
		}
		table(w, "", []string{
			t("rate.way"), t("rate.to"), t("rate.arrived"), t("rate.returned"), t("rate.lost"), t("rate.open"), t("digest.column.way"), t("rate.known_by"),
		}, rows)
	})
}

func rateJSONOf(r *rhythm.Rate) rateJSON {
	by := map[string]int{}
	for _, e := range r.Grades() {
		by[string(e)] = r.By[e]
	}
	return rateJSON{r.Country, r.Service, r.Facility, r.Sent, r.Arrived, by, r.Returned, r.Lost, r.Open, wayJSON(r.Time)}
}
