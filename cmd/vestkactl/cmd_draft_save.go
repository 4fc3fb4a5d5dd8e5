package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/cmd/internal/wiring"
)

func (c *cli) draftSaveCmd() *cobra.Command {
	var out, from string
	var back []string
	var merge mergeFlags
	cmd := &cobra.Command{
		Use:                   "save ID --out FILE.pdf [--from NAME] [--return-address LINE]… [--familiar] [--fill NAME=TEXT]… [--writer man|woman|several]",
		Short:                 c.loc.T("cli.draft.save.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case out == "":
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--out"}}
			case !merge.writes():
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--writer", "Value", merge.writer}}
			}
			req := printing.Request{Sender: from, Return: back, Font: sheet.Serif, Familiar: merge.familiar}
			return c.withDraft(cmd.Context(), args[0], func(s *wiring.Services, d app.Draft) error {
				return c.saveDraft(cmd.Context(), s, &d, &merge, req, out)
			})
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&out, "out", "", c.loc.T("cli.flag.out"))
	fl.StringVar(&from, "from", "", c.loc.T("cli.print.from"))
	fl.StringArrayVar(&back, "return-address", nil, c.loc.T("cli.print.return_address"))
	merge.addChoices(c, fl)
	return cmd
}

// saveDraft saves a letter about somebody as PDF.
func (c *cli) saveDraft(ctx context.Context, s *wiring.Services, d *app.Draft, merge *mergeFlags, req printing.Request, out string) error {
	var err error
	if req.Today, err = c.day(); err != nil {
		return err
	}
	if req.Own, err = merge.typed(); err != nil {
		return err
	}
	if req.Writer, err = merge.sex(ctx, s); err != nil {
		return err
	}
	flags, err := s.Press.SaveAbout(ctx, d, req, out)
	if err != nil {
		return err
	}
	c.tellUnsealed(ctx, s.Store)
	toCheck := c.reasonsJSON(flags)
	return c.result(map[string]any{"file": out, "flags": toCheck}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T("cli.saved", "File", out))
		for _, r := range toCheck {
			fmt.Fprintln(w, r.Reason)
		}
	})
}
