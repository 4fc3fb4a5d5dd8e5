package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"vestka/app"
	"vestka/cmd/internal/wiring"
)

// outdatedJSON is a letter with an address that did not hold on the day it was sent.
type outdatedJSON struct {
	Letter   app.LetterID `json:"letter"`
	Person   app.PersonID `json:"person"`
	Name     string       `json:"name"`
	Facility string       `json:"facility"`
	Printed  []string     `json:"printed"` // the address on it
	Now      []string     `json:"now"`     // the one that held; empty where the facility is closed
}

// outdated are those of the letters whose address does not hold on the day.
func (c *cli) outdated(ctx context.Context, s *wiring.Services, ids []app.LetterID, day app.Date) ([]outdatedJSON, error) {
	letters, err := s.Places.Outdated(ctx, day)
	old := []outdatedJSON{}
	for i := range letters {
		l := &letters[i]
		if !slices.Contains(ids, l.ID) {
			continue
		}
		f, _ := s.Register.Facility(l.Facility, day)
		now := append([]string{}, f.Address(l.Lang).Lines...)
		old = append(old, outdatedJSON{l.ID, l.Person, c.nameOf(s, l.Person), l.Facility, strings.Split(l.Address, "\n"), now})
	}
	return old, err
}

// warnOutdated names the letters that were sent to an address that does not hold: it is
// for the writer to send them again.
func (c *cli) warnOutdated(old []outdatedJSON) {
	if len(old) == 0 {
		return
	}
	_, _ = fmt.Fprintln(c.stderr, c.loc.T("cli.post.outdated", "Count", len(old))) // standard error is the last resort
	rows := make([][]string, len(old))
	for i, l := range old {
		text := strings.Join(l.Printed, ", ")
		if len(l.Now) > 0 {
			text = c.loc.T("cli.post.outdated.change", "Before", text, "After", strings.Join(l.Now, ", "))
		}
		rows[i] = []string{fmt.Sprint(l.Letter), l.Name, text}
	}
	table(c.stderr, "  ", nil, rows)
}
