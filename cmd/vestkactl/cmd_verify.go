package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/cmd/internal/wiring"
	"vestka/db"
)

func (c *cli) verifyCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "verify",
		Short:                 c.loc.T("cli.verify.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return c.verify(cmd.Context()) },
	}
}

// verify says whether the store is sound; where it is not, that is an error.
func (c *cli) verify(ctx context.Context) error {
	s, err := c.database(ctx)
	if err != nil {
		return err
	}
	r, err := s.Verify(ctx)
	if err != nil {
		return err
	}
	object := map[string]any{"sound": r.Sound(), "damage": orEmpty(r.Damage), "references": orEmpty(r.References)}
	if r.Counted {
		object["people"], object["letters"], object["attachments"] = r.People, r.Letters, r.Attachments
		object["replies"], object["donations"], object["parcels"] = r.Replies, r.Donations, r.Parcels
	}
	var kinds []db.Kind
	if len(r.Damage) > 0 {
		kinds = c.damagedKinds(ctx)
	}
	err = c.result(object, func(w io.Writer) { c.findings(w, r, kinds) })
	if err == nil && !r.Sound() {
		err = &app.Error{Code: app.Damaged, Key: "cli.error.unsound", Hint: "error.store.damaged.hint"}
	}
	return err
}

// damagedKinds are the kinds of records of which some are damaged, as far as that
// can be found out. The store is closed for it.
func (c *cli) damagedKinds(ctx context.Context) []db.Kind {
	path, err := c.storePath()
	if err == nil {
		err = c.close()
	}
	if err != nil {
		return nil
	}
	d, _ := db.Examine(ctx, path, c.options(c.unlockedBy)) // that there is damage is known
	return d.Kinds
}

// findings says in words what is wrong. SQLite's own are for the JSON.
func (c *cli) findings(w io.Writer, r db.Report, kinds []db.Kind) {
	if r.Sound() {
		fmt.Fprintln(w, c.loc.T("cli.verify.sound"))
	}
	if r.Counted {
		fmt.Fprintln(w, c.holds(r.Counts))
	} else {
		fmt.Fprintln(w, c.loc.T("cli.verify.uncounted"))
	}
	switch {
	case len(kinds) > 0:
		fmt.Fprintln(w, c.loc.T("door.repair.kinds", "Kinds", wiring.KindNames(c.loc, kinds)))
	case len(r.Damage) > r.Incomplete:
		fmt.Fprintln(w, c.loc.T("cli.verify.somewhere"))
	}
	if r.Incomplete > 0 {
		fmt.Fprintln(w, c.loc.T("cli.verify.incomplete", "Count", r.Incomplete))
	}
	for _, line := range r.References {
		fmt.Fprintln(w, c.loc.T("cli.verify.reference", "What", line))
	}
}

// orEmpty is a list that JSON writes as one, also where it is empty.
func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
