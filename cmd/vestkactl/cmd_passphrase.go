package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/strength"
	"vestka/cmd/internal/wiring"
	"vestka/db"
)

// slotJSON is one of the ways to unlock the store.
type slotJSON struct {
	ID   string       `json:"id"`
	Kind app.SlotKind `json:"kind"`
	Made string       `json:"made"`
	Used bool         `json:"used"` // the store was opened by it this time
}

func (c *cli) passphraseCmd() *cobra.Command {
	return c.group(
		"passphrase change|add|remove|list|renew|seal|unseal|wipe-after", c.loc.T("cli.passphrase.short"),
		c.passphraseChangeCmd(), c.passphraseAddCmd(), c.passphraseRemoveCmd(), c.passphraseListCmd(),
		c.passphraseRenewCmd(), c.passphraseSealCmd(), c.passphraseUnsealCmd(), c.passphraseWipeAfterCmd(),
	)
}

func (c *cli) passphraseChangeCmd() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:                   "change --new-passphrase-file FILE",
		Short:                 c.loc.T("cli.passphrase.change.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			next, err := newPassphrase(file)
			if err != nil {
				return err
			}
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			if err := s.Keys.ChangePassphrase(c.unlockedBy, next); err != nil {
				return err
			}
			c.judge(next)
			c.advise("cli.passphrase.old_copies")
			return c.slots(s, "cli.passphrase.changed")
		},
	}
	c.newPassphraseFlag(cmd, &file)
	return cmd
}

func (c *cli) passphraseAddCmd() *cobra.Command {
	var file, sheet string
	var recovery bool
	cmd := &cobra.Command{
		Use:                   "add --new-passphrase-file FILE | --recovery [--sheet FILE.pdf]",
		Short:                 c.loc.T("cli.passphrase.add.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case recovery && file != "", sheet != "" && !recovery:
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			case recovery:
				return c.addRecovery(cmd.Context(), sheet)
			}
			return c.addPassphrase(cmd.Context(), file)
		},
	}
	c.newPassphraseFlag(cmd, &file)
	cmd.Flags().BoolVar(&recovery, "recovery", false, c.loc.T("cli.passphrase.recovery"))
	cmd.Flags().StringVar(&sheet, "sheet", "", c.loc.T("cli.passphrase.sheet"))
	return cmd
}

func (c *cli) addPassphrase(ctx context.Context, file string) error {
	next, err := newPassphrase(file)
	if err != nil {
		return err
	}
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	if err := s.Keys.AddPassphrase(c.unlockedBy, next); err != nil {
		return err
	}
	c.judge(next)
	return c.slots(s, "cli.passphrase.added")
}

// addRecovery shows the phrase this once, on the sheet where one is wanted: it is
// kept nowhere. One that could not be shown is taken back, since it would be of
// use to nobody.
func (c *cli) addRecovery(ctx context.Context, sheet string) error {
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	phrase := db.NewRecoveryPhrase()
	if sheet != "" {
		if err := c.saveSheet(ctx, s, phrase, sheet); err != nil {
			return err
		}
	}
	if err := s.Keys.AddRecovery(c.unlockedBy, phrase); err != nil {
		return errors.Join(err, dropSheet(sheet))
	}
	list, err := s.Keys.Slots()
	if err != nil {
		return err
	}
	object := map[string]any{"sheet": sheet, "slots": slotsJSON(list)}
	if sheet == "" {
		object["phrase"] = phrase
	}
	err = c.result(object, func(w io.Writer) {
		if sheet != "" {
			fmt.Fprintln(w, c.loc.T("cli.passphrase.sheet.done", "File", sheet))
			return
		}
		fmt.Fprintln(w, phrase)
		fmt.Fprintln(w, c.loc.T("cli.passphrase.recovery.done"))
	})
	if err != nil {
		return errors.Join(err, s.Keys.RemoveSlot(c.unlockedBy, list[len(list)-1].ID), dropSheet(sheet))
	}
	return nil
}

// saveSheet writes the sheet before there is a slot for its phrase: one whose
// phrase is on no paper must never be left.
func (c *cli) saveSheet(ctx context.Context, s *wiring.Services, phrase, file string) error {
	day, err := c.day()
	if err == nil {
		err = s.MayWrite(file)
	}
	if err != nil {
		return err
	}
	if exists(file) { // perhaps another sheet, whose phrase is on no other paper
		return &app.Error{Code: app.Refused, Key: "cli.error.sheet_exists", Args: app.Args{"Path": file}}
	}
	return s.Press.SaveRecovery(ctx, phrase, day, c.userLang(), file)
}

// dropSheet removes a sheet that opens nothing; there may be none.
func dropSheet(file string) error {
	if file == "" {
		return nil
	}
	return printing.RemovePrinted(file)
}

func (c *cli) passphraseRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "remove SLOT",
		Short:                 c.loc.T("cli.passphrase.remove.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			list, err := s.Keys.Slots()
			if err != nil {
				return err
			}
			if !slices.ContainsFunc(list, func(slot app.Slot) bool { return slot.ID == args[0] }) {
				return &wrongUse{"cli.error.slot", []any{"Slot", args[0]}}
			}
			if err := s.Keys.RemoveSlot(c.unlockedBy, args[0]); err != nil {
				return err
			}
			c.advise("cli.passphrase.removed.copies")
			return c.slots(s, "cli.passphrase.removed")
		},
	}
}

func (c *cli) passphraseListCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "list",
		Short:                 c.loc.T("cli.passphrase.list.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			return c.slots(s, "cli.passphrase.list")
		},
	}
}

// slots shows the ways to unlock the store below a sentence.
func (c *cli) slots(s *wiring.Services, sentence string) error {
	list, err := s.Keys.Slots()
	if err != nil {
		return err
	}
	return c.result(map[string]any{"slots": slotsJSON(list)}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T(sentence))
		rows := make([][]string, len(list))
		for i, slot := range list {
			rows[i] = []string{slot.ID, c.slotText(slot.Kind), c.readable(slot.Made), ""}
			if slot.Used {
				rows[i][3] = c.loc.T("cli.slot.used")
			}
		}
		table(w, "", []string{c.loc.T("cli.column.slot"), c.loc.T("cli.column.kind"), c.loc.T("cli.column.made"), ""}, rows)
	})
}

func slotsJSON(list []app.Slot) []slotJSON {
	all := make([]slotJSON, len(list))
	for i, slot := range list {
		all[i] = slotJSON{slot.ID, slot.Kind, slot.Made.String(), slot.Used}
	}
	return all
}

func (c *cli) slotText(kind app.SlotKind) string {
	if kind == app.RecoverySlot {
		return c.loc.T("cli.slot.recovery")
	}
	return c.loc.T("cli.slot.passphrase")
}

func (c *cli) passphraseRenewCmd() *cobra.Command {
	var keep []string
	var forget bool
	cmd := &cobra.Command{
		Use:                   "renew [--keep FILE]… [--remove-backups]",
		Short:                 c.loc.T("cli.passphrase.renew.short"),
		Long:                  c.loc.T("cli.passphrase.renew.long"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.renew(cmd.Context(), keep, forget)
		},
	}
	cmd.Flags().StringArrayVar(&keep, "keep", nil, c.loc.T("cli.passphrase.keep"))
	cmd.Flags().BoolVar(&forget, "remove-backups", false, c.loc.T("cli.passphrase.remove_backups"))
	return cmd
}

// renew encrypts the store under another data key, for its passphrase and for
// those in the files. Backups from before open with older passphrases; they are
// removed, once there is a new one, where that is wanted.
func (c *cli) renew(ctx context.Context, keep []string, forget bool) error {
	var further []string
	for _, file := range keep {
		passphrase, err := passphraseIn(file)
		if err != nil {
			return err
		}
		further = append(further, passphrase)
	}
	var gone int
	var removed app.Forgotten
	var left error // it is encrypted anew all the same
	err := c.remake("cli.passphrase.renewed", true, func(path, passphrase string) (r remade, err error) {
		if gone, err = db.NewDataKey(ctx, path, c.options(passphrase), further...); err != nil {
			return r, err
		}
		if forget {
			removed, left = c.forgetBackups(ctx)
		}
		r.more = map[string]any{"removed_backups": removed.Backups, "removed_former": removed.Former, "removed_slots": gone}
		return r, nil
	})
	if err != nil {
		return err
	}
	if gone > 0 {
		c.advise("cli.passphrase.removed_slots", "Count", gone)
	}
	switch {
	case left != nil:
		return left
	case forget:
		if !c.json {
			_, _ = fmt.Fprintln(c.stderr, strings.Join(wiring.Forgotten(c.loc, removed), "\n")) // standard error is the last resort
		}
		return nil
	}
	return c.tellOlder(ctx)
}

// tellOlder says what older passphrases still open.
func (c *cli) tellOlder(ctx context.Context) error {
	all, err := c.backups(ctx)
	if err != nil {
		return err
	}
	if len(all) > 0 {
		c.advise("cli.passphrase.older_backups", "Count", len(all))
	}
	path, err := c.storePath()
	if err != nil {
		return err
	}
	former, err := db.FormerStores(path)
	if len(former) > 0 {
		c.advise("cli.passphrase.former", "Count", len(former))
	}
	return err
}

// forgetBackups leaves one backup, of now.
func (c *cli) forgetBackups(ctx context.Context) (app.Forgotten, error) {
	s, err := c.database(ctx)
	if err != nil {
		return app.Forgotten{}, err
	}
	return s.RemoveOlderBackups(ctx)
}

// backups are those beside the store.
func (c *cli) backups(ctx context.Context) ([]app.Backup, error) {
	path, err := c.storePath()
	if err != nil {
		return nil, err
	}
	return db.Backups(ctx, path)
}

func (c *cli) passphraseSealCmd() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:                   "seal --new-passphrase-file FILE",
		Short:                 c.loc.T("cli.passphrase.seal.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			next, err := newPassphrase(file)
			if err != nil {
				return err
			}
			before, err := c.backups(cmd.Context())
			if err != nil {
				return err
			}
			err = c.remake("cli.passphrase.sealed", true, func(path, _ string) (remade, error) {
				return remade{}, db.Seal(cmd.Context(), path, c.options(next))
			})
			if err != nil {
				return err
			}
			c.judge(next)
			return c.sealedToo(context.WithoutCancel(cmd.Context()), before)
		},
	}
	c.newPassphraseFlag(cmd, &file)
	return cmd
}

// sealedToo says what became of the backups that were there before.
func (c *cli) sealedToo(ctx context.Context, before []app.Backup) error {
	after, err := c.backups(ctx)
	if err != nil {
		return err
	}
	change := app.SealedBackups(before, after)
	if change.Sealed > 0 {
		c.advise("backup.sealed_too", "Count", change.Sealed)
	}
	if change.Removed > 0 {
		c.advise("backup.not_sealed", "Count", change.Removed)
	}
	return nil
}

func (c *cli) passphraseUnsealCmd() *cobra.Command {
	var sure bool
	cmd := &cobra.Command{
		Use:                   "unseal --no-passphrase",
		Short:                 c.loc.T("cli.passphrase.unseal.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !sure {
				return &wrongUse{key: "cli.error.unseal"}
			}
			return c.remake("cli.passphrase.unsealed", false, func(path, passphrase string) (remade, error) {
				return remade{}, db.Unseal(cmd.Context(), path, c.options(passphrase))
			})
		},
	}
	cmd.Flags().BoolVar(&sure, "no-passphrase", false, c.loc.T("cli.passphrase.no_passphrase"))
	return cmd
}

// remade is what there is to say of a store that was written anew beside that.
type remade struct {
	more map[string]any // keys of the JSON object
	line string         // for a person; may be empty
}

// remake has the store, which is not open, written anew.
func (c *cli) remake(sentence string, sealed bool, do func(path, passphrase string) (remade, error)) error {
	path, passphrase, err := c.storeAndPassphrase()
	if err != nil {
		return err
	}
	r, err := do(path, passphrase)
	if err != nil {
		return notOpened(err, path, passphrase)
	}
	object := map[string]any{"store": path, "sealed": sealed}
	maps.Copy(object, r.more)
	return c.result(object, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T(sentence, "Path", path))
		if r.line != "" {
			fmt.Fprintln(w, r.line)
		}
	})
}

func (c *cli) newPassphraseFlag(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "new-passphrase-file", "", c.loc.T("cli.passphrase.new_file"))
}

// newPassphrase is that of the file, else of the environment.
func newPassphrase(file string) (string, error) {
	next, err := passphraseFrom(file, "VESTKA_NEW_PASSPHRASE")
	switch {
	case err != nil:
	case next == "":
		err = &wrongUse{key: "cli.error.new_passphrase"}
	case strings.TrimSpace(next) == "":
		err = &wrongUse{key: "cli.error.blank_passphrase"}
	}
	return next, err
}

// judge says of a passphrase that was set that it is weak.
func (c *cli) judge(passphrase string) {
	if strength.Of(passphrase) == strength.Weak {
		c.say("cli.passphrase.weak")
	}
}
