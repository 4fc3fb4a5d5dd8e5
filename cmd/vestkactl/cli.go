package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vestka/app"
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

	services *wiring.Services
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
	return &cli{stdout: stdout, stderr: stderr, now: now, loc: i18n.For(lang)}
}

// open gives the services over the user's store.
func (c *cli) open(ctx context.Context) (*wiring.Services, error) {
	path, err := c.storePath()
	if err != nil {
		return nil, err
	}
	passphrase, err := c.passphrase()
	if err != nil {
		return nil, err
	}
	return c.openAt(ctx, path, db.Options{Passphrase: passphrase, Now: c.now})
}

func (c *cli) openAt(ctx context.Context, path string, opts db.Options) (*wiring.Services, error) {
	s, err := wiring.Open(ctx, path, opts)
	if err != nil {
		return nil, err
	}
	c.services = s
	if opts.Passphrase != "" {
		c.say("cli.not_sealed")
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
// else empty. One line break at its end does not belong to it.
func (c *cli) passphrase() (string, error) {
	if c.passphraseFile == "" {
		return os.Getenv("VESTKA_PASSPHRASE"), nil
	}
	b, err := os.ReadFile(c.passphraseFile)
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
	d, err := app.ParseDate(c.today)
	if err == nil && !d.Full() {
		err = &app.Error{Code: app.Invalid, Key: "error.date", Args: app.Args{"Value": c.today}}
	}
	return d, err
}

// userLang is the language of the messages as a language of names.
func (c *cli) userLang() app.Lang { return app.Lang(c.loc.Lang()) }

// say writes one message to standard error.
func (c *cli) say(key string, args ...any) {
	_, _ = fmt.Fprintln(c.stderr, c.loc.T(key, args...)) // standard error is the last resort
}

// result writes the outcome: the object as JSON, or what human writes.
func (c *cli) result(object any, human func(w io.Writer)) error {
	if !c.json {
		human(c.stdout)
		return nil
	}
	e := json.NewEncoder(c.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(object)
}

// report tells the user what went wrong and gives the exit status.
func (c *cli) report(err error) int {
	if text := c.usage(err); text != "" {
		_, _ = fmt.Fprintln(c.stderr, text)
		return 2
	}
	text, hint := c.loc.Error(err)
	_, _ = fmt.Fprintln(c.stderr, text)
	if hint != "" {
		_, _ = fmt.Fprintln(c.stderr, hint)
	}
	if e := (*app.Error)(nil); !errors.As(err, &e) {
		_, _ = fmt.Fprintln(c.stderr, err) // not meant for people, but a script's owner can report it
	}
	switch app.CodeOf(err) {
	case app.Invalid:
		return 2
	case app.Refused, app.Newer:
		return 3
	case app.WrongPassphrase:
		return 4
	}
	return 1
}

// usage is the sentence for an error in flags or arguments, empty for any other.
func (c *cli) usage(err error) string {
	var (
		unknown *pflag.NotExistError
		bare    *pflag.ValueRequiredError
		value   *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
		words   *wrongUse
	)
	switch {
	case errors.As(err, &unknown):
		return c.loc.T("cli.error.unknown_flag", "Flag", dashed(unknown.GetSpecifiedName()))
	case errors.As(err, &bare):
		return c.loc.T("cli.error.flag_needs_value", "Flag", dashed(bare.GetSpecifiedName()))
	case errors.As(err, &value):
		return c.loc.T("cli.error.flag_value", "Flag", dashed(value.GetFlag().Name), "Value", value.GetValue())
	case errors.As(err, &syntax):
		return c.loc.T("cli.error.flag_syntax", "Flag", syntax.GetSpecifiedFlag())
	case errors.As(err, &words):
		return c.loc.T(words.key, words.args...)
	}
	return ""
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// wrongUse is a mistake in the arguments of a command.
type wrongUse struct {
	key  string
	args []any
}

func (w *wrongUse) Error() string { return w.key }

// exactly asks for n arguments.
func exactly(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
		}
		return nil
	}
}
