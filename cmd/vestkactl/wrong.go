package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vestka/app"
)

// report tells the user what went wrong and gives the exit status.
func (c *cli) report(err error) int {
	if text := c.usage(err); text != "" {
		_, _ = fmt.Fprintln(c.stderr, text)
		return 2
	}
	if e := (*app.Error)(nil); errors.Is(err, context.Canceled) && !errors.As(err, &e) {
		err = &app.Error{Code: app.Cancelled, Key: "error.cancelled", Err: err}
	}
	c.complain(err)
	if e := (*app.Error)(nil); !errors.As(err, &e) {
		_, _ = fmt.Fprintln(c.stderr, err) // not meant for people, but a script's owner can report it
	}
	switch app.CodeOf(err) {
	case app.Invalid:
		return 2
	case app.NotFound:
		if !lacksStore(err) {
			return 2 // somebody or something was named that is not there
		}
	case app.Refused, app.Newer:
		return 3
	case app.WrongPassphrase:
		return 4
	}
	return 1
}

// lacksStore reports that there is no store to work with, which no name in the command
// is to blame for.
func lacksStore(err error) bool {
	var e *app.Error
	return errors.As(err, &e) && (e.Key == "cli.error.no_store" || e.Key == "error.store.missing")
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
	return asMany(func(given int) bool { return given == n })
}

// atMostOne asks for no more than one argument.
func atMostOne() cobra.PositionalArgs {
	return asMany(func(given int) bool { return given <= 1 })
}

// atLeast asks for n arguments or more.
func atLeast(n int) cobra.PositionalArgs {
	return asMany(func(given int) bool { return given >= n })
}

func asMany(enough func(given int) bool) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if !enough(len(args)) {
			return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
		}
		return nil
	}
}
