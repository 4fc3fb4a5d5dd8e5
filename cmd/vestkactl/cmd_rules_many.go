package main

import (
	"context"
	"fmt"
	"io"

	"vestka/app"
	"vestka/app/people"
	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/cmd/internal/wiring"
)

// batchJSON is what may be sent to many.
type batchJSON struct {
	Thing  rules.Thing `json:"thing"`
	People int         `json:"people"`
	Groups []groupJSON `json:"groups"`
}

type groupJSON struct {
	Verdict    rules.Verdict  `json:"verdict"`
	Count      int            `json:"count"`
	People     []app.PersonID `json:"people"`
	Facilities []string       `json:"facilities"` // codes, the one with most of them first
}

func (c *cli) rulesForMany(ctx context.Context, s *wiring.Services, asked *askedOf, things []rules.Thing) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	q := people.Query{Today: day, Lang: c.userLang(), InCustody: asked.held}
	if len(asked.people) > 0 {
		if q.IDs, err = personIDs(s.Directory, "--people", asked.people); err != nil {
			return err
		}
	}
	var list []*app.Person
	for _, e := range s.Directory.Find(q).People {
		p := *e.Person
		list = append(list, &p)
	}
	from, err := asked.sender.sender(ctx, s.Rulebook, list...)
	if err != nil {
		return err
	}
	batches, err := s.Rulebook.Many(ctx, list, things, from, day)
	if err != nil {
		return err
	}
	if err := c.tellRefused(ctx, s.Rulebook); err != nil {
		return err
	}
	object := make([]batchJSON, len(batches))
	for i := range batches {
		object[i] = batchObject(&batches[i])
	}
	return c.result(map[string]any{
		"people": len(list), "relation": from.Relation, "country": from.Country, "answers": object,
		"left_out": append([]app.PersonID{}, batches[0].LeftOut...), "release_passed": append([]app.PersonID{}, batches[0].Passed...),
	}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.people.total", "Count", len(list)))
		fmt.Fprintln(w, rulebook.SenderLine(c.loc, from.Relation, from.Country))
		if cautions := batches[0].Cautions(c.loc); cautions != "" {
			fmt.Fprintln(w, cautions)
		}
		for i := range batches {
			fmt.Fprintln(w, "\n"+c.loc.T(batches[i].Thing.MessageKey()))
			c.batch(w, &batches[i])
		}
	})
}

func batchObject(b *rulebook.Batch) batchJSON {
	object := batchJSON{b.Thing, b.People, []groupJSON{}}
	for _, g := range b.Groups {
		group := groupJSON{g.Verdict, len(g.People), g.People, []string{}}
		for _, f := range g.Facilities {
			group.Facilities = append(group.Facilities, f.Code)
		}
		object.Groups = append(object.Groups, group)
	}
	return object
}

// batch writes a line for each verdict: to how many, and where they are held.
func (c *cli) batch(w io.Writer, b *rulebook.Batch) {
	for _, g := range b.Groups {
		fmt.Fprintln(w, "  "+g.Line(c.loc, b.People))
	}
}
