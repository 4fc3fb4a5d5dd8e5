package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"vestka/app"
)

// passphraseWipeAfterCmd is not among the settings: it lies in the key file, since
// it must be known while the store is locked.
func (c *cli) passphraseWipeAfterCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "wipe-after on|off",
		Short: c.loc.T("cli.passphrase.wipe_after.short"),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] != app.On && args[0] != app.Off {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			return nil
		},
		DisableFlagsInUseLine: true,
		RunE:                  func(cmd *cobra.Command, args []string) error { return c.wipeAfter(cmd.Context(), args[0] == app.On) },
	}
}

func (c *cli) wipeAfter(ctx context.Context, on bool) error {
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	if err := s.Keys.SetWipeAfter(ctx, on); err != nil {
		return err
	}
	after, sentence := 0, "cli.passphrase.wipe_after.off"
	if on {
		after, sentence = app.WipeAfter, "cli.passphrase.wipe_after.on"
		c.advise("settings.wipe.after.hint")
	}
	return c.result(map[string]any{"wipe_after": after}, func(w io.Writer) { fmt.Fprintln(w, c.loc.T(sentence)) })
}
