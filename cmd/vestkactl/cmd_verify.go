package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestka/app"
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
	object := map[string]any{
		"sound": r.Sound(), "people": r.People, "letters": r.Letters, "attachments": r.Attachments,
		"damage": orEmpty(r.Damage), "references": orEmpty(r.References),
	}
	err = c.result(object, func(w io.Writer) { c.findings(w, r) })
	if err == nil && !r.Sound() {
		err = &app.Error{Code: app.Damaged, Key: "cli.error.unsound", Hint: "error.store.damaged.hint"}
	}
	return err
}

func (c *cli) findings(w io.Writer, r db.Report) {
	if r.Sound() {
		fmt.Fprintln(w, c.loc.T("cli.verify.sound"))
	}
	fmt.Fprintln(w, c.holds(r.Counts))
	for _, line := range r.Damage {
		fmt.Fprintln(w, c.loc.T("cli.verify.damage", "What", line))
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
