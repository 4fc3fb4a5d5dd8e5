package window

import (
	"context"
	"errors"

	"vestka/app"
	"vestka/app/printing"
	"vestka/cmd/internal/wiring"
	"vestka/db"
	"vestka/i18n"
	"vestka/ui"
)

// keys are those of the store that is open.
func (d *Door) keys() (wiring.Keys, error) {
	s, err := d.services()
	if err != nil {
		return nil, err
	}
	return s.Keys, nil
}

// services are those over the store that is open. It may have been closed since
// somebody asked for something that takes its time.
func (d *Door) services() (*wiring.Services, error) {
	s := d.open.Load()
	if s == nil {
		return nil, &app.Error{Code: app.Cancelled, Key: "error.cancelled"}
	}
	return s, nil
}

// Sealed reports that the store that is open has a passphrase.
func (d *Door) Sealed() bool {
	keys, err := d.keys()
	return err == nil && keys.Sealed()
}

// Slots are the ways to unlock the store that is open.
func (d *Door) Slots() ([]app.Slot, error) {
	keys, err := d.keys()
	if err != nil {
		return nil, err
	}
	return keys.Slots()
}

// SlotOf is the way to unlock that the passphrase opens.
func (d *Door) SlotOf(passphrase string) (string, error) {
	keys, err := d.keys()
	if err != nil {
		return "", err
	}
	return keys.SlotOf(passphrase)
}

// ChangePassphrase gives the store that is open another passphrase.
func (d *Door) ChangePassphrase(old, passphrase string) error {
	keys, err := d.keys()
	if err != nil {
		return err
	}
	return keys.ChangePassphrase(old, passphrase)
}

// AddPassphrase adds one.
func (d *Door) AddPassphrase(existing, passphrase string) error {
	keys, err := d.keys()
	if err != nil {
		return err
	}
	return keys.AddPassphrase(existing, passphrase)
}

// RemoveSlot takes a way to unlock away.
func (d *Door) RemoveSlot(existing, id string) error {
	keys, err := d.keys()
	if err != nil {
		return err
	}
	return keys.RemoveSlot(existing, id)
}

// NewRecoveryPhrase makes up a phrase for AddRecovery.
func (d *Door) NewRecoveryPhrase() string { return db.NewRecoveryPhrase() }

// AddRecovery adds a phrase that somebody has on paper.
func (d *Door) AddRecovery(existing, phrase string) error {
	keys, err := d.keys()
	if err != nil {
		return err
	}
	return keys.AddRecovery(existing, phrase)
}

// SaveRecovery writes the sheet of paper with the phrase, as of today.
func (d *Door) SaveRecovery(ctx context.Context, phrase string, lang app.Lang, path string) error {
	s, err := d.services()
	if err != nil {
		return err
	}
	return s.Press.SaveRecovery(ctx, phrase, app.DateOf(d.config.Now()), lang, path)
}

// OpenPrinted opens it in the user's viewer.
func (d *Door) OpenPrinted(ctx context.Context, path string) error {
	return d.config.Opener.Open(ctx, path)
}

// RemovePrinted removes it.
func (d *Door) RemovePrinted(path string) error { return printing.RemovePrinted(path) }

// Seal encrypts a store that is not.
func (d *Door) Seal(passphrase string) {
	if d.shell == nil || d.Sealed() {
		return
	}
	var backups app.Resealed
	d.remake(remaking{
		sentence: func(loc *i18n.Localizer) string { return loc.T("door.encrypting") },
		op: func(ctx context.Context) (err error) {
			backups, err = d.sealWithBackups(ctx, passphrase)
			return err
		},
		after: passphrase,
		done:  func(loc *i18n.Localizer) string { return sealedToo(loc, backups) },
	})
}

// Unseal takes the encryption away.
func (d *Door) Unseal(passphrase string) {
	if d.shell == nil || !d.Sealed() {
		return
	}
	d.remake(remaking{
		sentence: func(loc *i18n.Localizer) string { return loc.T("door.decrypting") },
		op:       func(ctx context.Context) error { return db.Unseal(ctx, d.config.Path, d.with(passphrase)) },
		before:   passphrase,
		done:     func(loc *i18n.Localizer) string { return loc.T("settings.passphrase.unsealed") },
	})
}

// NewDataKey encrypts the store anew for the passphrases.
func (d *Door) NewDataKey(passphrases []string) {
	if d.shell == nil || !d.Sealed() {
		return
	}
	first := passphrases[0]
	d.remake(remaking{
		sentence: func(loc *i18n.Localizer) string { return loc.T("door.renewing") },
		op: func(ctx context.Context) error {
			_, err := db.NewDataKey(ctx, d.config.Path, d.with(first), passphrases[1:]...)
			return err
		},
		before: first, after: first,
		done: func(loc *i18n.Localizer) string { return loc.T("settings.passphrase.renewed") },
		then: d.offerToForget,
	})
}

func (d *Door) with(passphrase string) db.Options {
	return db.Options{Passphrase: passphrase, Now: d.config.Now, WorkFactor: d.config.WorkFactor}
}

// remaking writes a store anew while it is closed.
type remaking struct {
	sentence      func(*i18n.Localizer) string // meanwhile
	op            func(context.Context) error
	before, after string // what opens the store
	done          func(*i18n.Localizer) string
	then          func(*ui.Shell) // after it was done; may be nil
}

// remake closes the store, makes it anew and opens it again; where that failed,
// as it was.
func (d *Door) remake(r remaking) {
	d.leave(r.sentence, r.op, func(lost, failed error) {
		passphrase := r.after
		if failed != nil {
			passphrase = r.before
			_ = d.ending.said() // that no backup could be made has the same reason, most likely
		}
		d.unlock(passphrase, d.fail, func(shell *ui.Shell) {
			shell.Go("settings", nil)
			if failed == nil {
				shell.Say(r.done(shell.Loc()))
				if r.then != nil {
					r.then(shell)
				}
			}
			shell.Fail(errors.Join(failed, lost))
			if d.gone {
				shell.Away()
			}
		})
	})
}
