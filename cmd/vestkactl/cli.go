package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"vestka/app"
	"vestka/app/importer"
	"vestka/app/spooler"
	"vestka/cmd/internal/wiring"
	"vestka/db"
	"vestka/i18n"
)

// cli is one run of the program: its flags, its streams, its language, and the
// services once a command has asked for them.
type cli struct {
	stdout, stderr io.Writer
	loc            *i18n.Localizer
	now            func() time.Time

	store          string
	passphraseFile string
	lang           string
	json           bool
	today          string

	work    int // cost of new passphrases, as in db.Options
	spooler spooler.Spooler

	services   *wiring.Services
	unlockedBy string // the passphrase that the store was opened with
}

// newCLI takes the language from the arguments before anything is parsed, for
// help and wrong use are told in it too.
func newCLI(args []string, stdout, stderr io.Writer, now func() time.Time) *cli {
	lang := i18n.System()
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			lang = v
		} else if a == "--lang" && i+1 < len(args) {
			lang = args[i+1]
		}
	}
	return &cli{stdout: stdout, stderr: stderr, now: now, loc: i18n.For(lang), spooler: spooler.System{}}
}

// open gives the services over the user's store.
func (c *cli) open(ctx context.Context) (*wiring.Services, error) {
	path, passphrase, err := c.storeAndPassphrase()
	if err != nil {
		return nil, err
	}
	s, err := c.openAt(ctx, path, c.options(passphrase))
	if err != nil {
		return nil, notOpened(err, path, passphrase)
	}
	s.Backups.OnFailure(c.complain)
	s.Backups.Begin(ctx)
	return s, nil
}

// options open the store with a passphrase, or without one where it is empty.
func (c *cli) options(passphrase string) db.Options {
	return db.Options{
		Passphrase: passphrase, Now: c.now, WorkFactor: c.work,
		Migrating: func(step, of int) { c.say("door.migrating", "Step", step, "Steps", of) },
	}
}

// notOpened says in the words of the command line why a store was not opened.
func notOpened(err error, path, passphrase string) error {
	switch code := app.CodeOf(err); {
	case code == app.NotFound:
		return &app.Error{Code: code, Key: "cli.error.no_store", Hint: "cli.error.no_store.hint", Args: app.Args{"Path": path}, Err: err}
	case code == app.WrongPassphrase && passphrase == "":
		return &app.Error{Code: code, Key: "cli.error.passphrase_needed", Err: err}
	}
	return err
}

// openList is open with the list of people read.
func (c *cli) openList(ctx context.Context) (*wiring.Services, error) {
	s, err := c.open(ctx)
	if err != nil {
		return nil, err
	}
	return s, s.Directory.Load(ctx)
}

func (c *cli) openAt(ctx context.Context, path string, opts db.Options) (*wiring.Services, error) {
	s, err := wiring.Open(ctx, path, opts)
	if err != nil {
		return nil, err
	}
	c.services, c.unlockedBy = s, opts.Passphrase
	if s.Keys.WipeAfterMended() {
		c.say("wipe.after.mended")
	}
	return s, nil
}

func (c *cli) close() error {
	if c.services == nil {
		return nil
	}
	s := c.services
	c.services = nil
	return s.Close()
}

func (c *cli) storePath() (string, error) {
	if c.store != "" {
		return c.store, nil
	}
	return wiring.StorePath()
}

// passphrase is that of the file named by the flag, else of the environment,
// else empty.
func (c *cli) passphrase() (string, error) {
	return passphraseFrom(c.passphraseFile, "VESTKA_PASSPHRASE")
}

// storeAndPassphrase are the user's store and what shall open it.
func (c *cli) storeAndPassphrase() (path, passphrase string, err error) {
	if path, err = c.storePath(); err == nil {
		passphrase, err = c.passphrase()
	}
	return path, passphrase, err
}

// passphraseFrom reads the file where one is named, else the environment.
func passphraseFrom(file, variable string) (string, error) {
	if file == "" {
		return os.Getenv(variable), nil
	}
	return passphraseIn(file)
}

// passphraseIn is the content of a file. One line break at its end does not
// belong to it.
func passphraseIn(file string) (string, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return "", &app.Error{Code: app.Invalid, Key: "cli.error.passphrase_file", Err: err}
	}
	return strings.TrimSuffix(strings.TrimSuffix(string(b), "\n"), "\r"), nil
}

// day is the day on which the command works: --today, else the clock's.
func (c *cli) day() (app.Date, error) {
	if c.today == "" {
		return app.DateOf(c.now()), nil
	}
	d, err := importer.ReadDate(c.today)
	if err != nil || !d.Full() {
		return app.Date{}, &wrongUse{"cli.error.today", []any{"Value", c.today}}
	}
	return d, nil
}

// moment is a date with the time to the minute, on the user's clock.
func (c *cli) moment(t time.Time) string {
	t = t.Local()
	return c.loc.Date(t.Year(), int(t.Month()), t.Day()) + " " + t.Format("15:04")
}

// userLang is the language of the messages as a language of names.
func (c *cli) userLang() app.Lang { return app.Lang(c.loc.Lang()) }

// say writes one message to standard error.
func (c *cli) say(key string, args ...any) {
	_, _ = fmt.Fprintln(c.stderr, c.loc.T(key, args...)) // standard error is the last resort
}

// advise writes a message that scripts do without.
func (c *cli) advise(key string, args ...any) {
	if !c.json {
		c.say(key, args...)
	}
}

// complain writes an error that does not stop the work.
func (c *cli) complain(err error) {
	text, hint := c.loc.Error(err)
	if remedy := c.remedy(err); remedy != "" {
		hint = remedy
	}
	_, _ = fmt.Fprintln(c.stderr, text) // standard error is the last resort
	if hint != "" {
		_, _ = fmt.Fprintln(c.stderr, hint)
	}
}

// tellUnsealed says once for each store that what was saved is not sealed. Where
// that cannot be remembered it is better said twice than never.
func (c *cli) tellUnsealed(ctx context.Context, store app.SettingStore) {
	tell, err := app.TellOnce(context.WithoutCancel(ctx), store, app.ToldUnsealed)
	if tell || err != nil {
		c.say("unsealed.told")
	}
}

// result writes the outcome: the object as JSON, or what human writes. A full
// disk or a closed pipe is noticed.
func (c *cli) result(object any, human func(w io.Writer)) error {
	w := bufio.NewWriter(c.stdout) // remembers the first error, so that human need not look at each
	if c.json {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(object); err != nil {
			return err
		}
	} else {
		human(w)
	}
	if err := w.Flush(); err != nil {
		return &app.Error{Code: app.Failed, Key: "cli.error.output", Err: err}
	}
	return nil
}

// readable is a day as people read it; empty for none.
func (c *cli) readable(d app.Date) string { return c.loc.ShortDate(d.Year, d.Month, d.Day) }
