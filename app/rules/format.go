package rules

import (
	"bytes"
	"fmt"

	"github.com/BurntSushi/toml"

	"vestka/app"
	"vestka/app/datafile"
)

// Format writes rules as a file that Load reads: what a user edited is kept as
// a file of his or her own, given out by by on the day on.
func Format(by app.Text, on app.Date, list []*Rule) ([]byte, error) {
	var c contents
	c.Published.By, c.Published.On = datafile.Text(by), on
	for _, r := range list {
		c.Rule = append(c.Rule, entryOf(r))
	}
	var out bytes.Buffer
	w := toml.NewEncoder(&out)
	w.Indent = ""
	if err := w.Encode(c); err != nil {
		return nil, fmt.Errorf("format rules: %w", err)
	}
	return out.Bytes(), nil
}

func entryOf(r *Rule) entry {
	limits := make([]limitEntry, len(r.Limits))
	for i, l := range r.Limits {
		limits[i] = limitEntry(l)
	}
	return entry{
		ID: r.ID, Things: r.Things, Verdict: r.Verdict, Warning: r.Warning,
		Facilities: r.Facilities, Kinds: r.Kinds, Stage: r.Stage, Statuses: r.Statuses,
		Relation: r.Relation, Sender: r.Sender, Countries: r.Countries, AtLiberty: r.AtLiberty,
		Reason: datafile.Text(r.Reason), Limits: limits, Route: r.Route, Against: r.Against,
		ValidFrom: r.ValidFrom, ValidTo: r.ValidUntil,
		Evidence: datafile.Evidence{Source: datafile.Text(r.Source), SaidOn: r.SaidOn, CheckedOn: r.CheckedOn},
	}
}
