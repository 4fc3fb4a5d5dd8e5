package db

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"vestka/app"
	"vestka/db/internal/disk"
	"vestka/db/vault"
)

// A store can be set to be destroyed after app.WipeAfter wrong passphrases. That
// it is stands in the key file, where it can be read while the store is locked,
// and in the sealed store, which says when it is opened what the key file should
// say. How many wrong ones there were stands in a file of its own, which is always as
// long and is written over where it lies: that needs no room, so that a full disk
// locks nobody out.

// attemptsFile counts wrong passphrases.
func attemptsFile(path string) string { return path + ".attempts" }

// attempt is one that counts; nil is one that does not.
type attempt struct {
	given string // the path as the caller has it
	path  string // the true one
	wrong int    // with this one, which counts as wrong until it turns out to be right
	most  int
}

// countAttempt counts a passphrase before it is tried, so that whoever ends the
// program meanwhile has not tried for nothing. Where it cannot be counted it is
// not tried.
func countAttempt(given, path string) (*attempt, error) {
	keys, err := vault.ReadKeyFile(keyFile(path))
	if errors.Is(err, vault.ErrMissing) {
		keys, err = vault.ReadKeyFile(keyFile(path) + unfinished)
	}
	if err != nil || keys.WipeAfter() == 0 {
		return nil, nil //nolint:nilerr // what is wrong with the key file is told by whoever needs its keys
	}
	wrong, err := wrongAttempts(path)
	if err != nil {
		return nil, err
	}
	a := &attempt{given: given, path: path, wrong: wrong + 1, most: keys.WipeAfter()}
	return a, writeAttempts(path, a.wrong)
}

// settle takes the outcome of the attempt: the right passphrase ends the count, and
// the last wrong one destroys the store. What could not be tried was no attempt,
// and neither was a slip of the pen in a recovery phrase.
func (a *attempt) settle(err error) error {
	switch {
	case a == nil:
		return err
	case err == nil:
		return writeAttempts(a.path, 0)
	case !errors.Is(err, vault.ErrPassphrase) || errors.Is(err, vault.ErrSlip):
		return errors.Join(err, writeAttempts(a.path, a.wrong-1))
	case a.wrong >= a.most:
		return a.wipe()
	}
	return err
}

// wipe destroys the store, whose lock is held, as Wipe does.
func (a *attempt) wipe() error {
	_, links, _ := follow(a.given)                                     // where they cannot be found the store goes all the same
	w := &wiper{ctx: context.Background(), path: a.path, links: links} // not to be stopped any more
	err := w.all()
	told := &app.Error{Code: app.WrongPassphrase, Key: "error.vault.wiped", Err: &app.Wiped{Report: w.report}}
	if err != nil || len(w.report.Left) > 0 {
		told.Key, told.Hint = "error.vault.wiped_partly", "error.wipe.left.hint"
	}
	return told
}

// wrongAttempts are the wrong passphrases so far. A file that makes no sense, or
// is not there, as beside a store that was moved, begins anew.
func wrongAttempts(path string) (int, error) {
	b, err := disk.ReadFile(attemptsFile(path))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	wrong, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil || wrong < 0 {
		return 0, nil //nolint:nilerr // see above
	}
	return wrong, nil
}

// writeAttempts waits until the disk has the number.
func writeAttempts(path string, wrong int) error {
	f, err := disk.OpenFile(attemptsFile(path), os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		f, err = vault.NewFile(attemptsFile(path))
	}
	if err != nil {
		return err
	}
	line := fmt.Appendf(nil, "%03d\n", wrong)
	_, err = f.WriteAt(line, 0)
	return errors.Join(err, f.Truncate(int64(len(line))), f.Sync(), f.Close())
}

// settingWipeAfter is in the sealed store what the key file says outside: app.On
// or nothing.
const settingWipeAfter = "wipe_after"

// WipeAfter reports that the store is destroyed after app.WipeAfter wrong
// passphrases. The error is app.Invalid for a store that is not sealed.
func (s *Store) WipeAfter() (on bool, err error) {
	err = s.keys(func(keys *vault.KeyFile) error {
		on = keys.WipeAfter() > 0
		return nil
	})
	return on, err
}

// SetWipeAfter has the store destroyed after app.WipeAfter wrong passphrases, or
// not. The errors are app.Invalid for a store that is not sealed and app.Failed.
func (s *Store) SetWipeAfter(ctx context.Context, on bool) error {
	if err := s.writeWipeAfter(on); err != nil {
		return err
	}
	value := ""
	if on {
		value = app.On
	}
	_, err := s.SetSetting(ctx, settingWipeAfter, value)
	return err
}

// writeWipeAfter writes it into the key file, and begins or ends the count.
func (s *Store) writeWipeAfter(on bool) error {
	return s.changeKeys(func(keys *vault.KeyFile) error {
		if !on {
			return errors.Join(keys.SetWipeAfter(0), vault.Remove(attemptsFile(s.path)))
		}
		return errors.Join(keys.SetWipeAfter(app.WipeAfter), writeAttempts(s.path, 0))
	})
}

// holdWipeAfter has the key file say again what the sealed store says, and notes
// that it said something else: somebody has changed it, or a change was cut short.
// A store that is damaged does not say anything, and opens all the same.
func (s *Store) holdWipeAfter(ctx context.Context) {
	if !s.Sealed() {
		return
	}
	stored, err := s.Setting(ctx, settingWipeAfter)
	if err != nil {
		return
	}
	on, err := s.WipeAfter()
	if err != nil || on == (stored == app.On) {
		return
	}
	s.wipeAfterMended = true
	_ = s.writeWipeAfter(stored == app.On) // where it cannot be written it is told the next time, too
}

// WipeAfterMended reports that the key file did not say what was set here, whether
// the store is destroyed after wrong passphrases, when the store was opened.
func (s *Store) WipeAfterMended() bool { return s.wipeAfterMended }
