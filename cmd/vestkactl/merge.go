package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"vestka/app"
	"vestka/app/letters"
	"vestka/app/printing"
	"vestka/cmd/internal/wiring"
)

// mergeFlags are what a text leaves to be chosen when it is merged.
type mergeFlags struct {
	familiar bool
	own      []string
	seed     int64
	writer   string
}

func (f *mergeFlags) add(c *cli, fl *pflag.FlagSet) {
	f.addChoices(c, fl)
	fl.Int64Var(&f.seed, "seed", 0, c.loc.T("cli.merge.seed"))
}

// addChoices leaves out the seed, which not every command draws by.
func (f *mergeFlags) addChoices(c *cli, fl *pflag.FlagSet) {
	fl.BoolVar(&f.familiar, "familiar", false, c.loc.T("cli.merge.familiar"))
	fl.StringArrayVar(&f.own, "fill", nil, c.loc.T("cli.merge.fill"))
	fl.StringVar(&f.writer, "writer", "", c.loc.T("cli.merge.writer"))
}

// writes reports that --writer is one of its values.
func (f *mergeFlags) writes() bool { return f.writer == "" || slices.Contains(app.Writers, f.writer) }

// sex is that of who writes, as the flag says or else the settings do.
func (f *mergeFlags) sex(ctx context.Context, s *wiring.Services) (app.Sex, error) {
	if f.writer != "" {
		return app.WriterSex(f.writer), nil
	}
	return writerSex(ctx, s)
}

// writerSex is what the settings say.
func writerSex(ctx context.Context, s *wiring.Services) (app.Sex, error) {
	writer, err := app.SettingValue(ctx, s.Store, app.SettingWriter)
	return app.WriterSex(writer), err
}

// typed is what was given for the fields of the user's own.
func (f *mergeFlags) typed() (map[string]string, error) {
	all := map[string]string{}
	for _, one := range f.own {
		name, text, ok := strings.Cut(one, "=")
		if name = strings.TrimPrefix(strings.TrimSpace(name), letters.My); !ok || name == "" {
			return nil, &wrongUse{"cli.error.flag_value", []any{"Flag", "--fill", "Value", one}}
		}
		all[name] = text
	}
	return all, nil
}

func shortObjects(short []letters.Short) []shortJSON {
	all := make([]shortJSON, len(short))
	for i, s := range short {
		all[i] = shortJSON{s.Group, s.Letters, s.Differ, s.Add}
	}
	return all
}

// shortPlace is how the facility of a code is called in a line of text.
func (c *cli) shortPlace(s *wiring.Services, code string) string {
	f, known := s.Register.Facility(code, app.Date{})
	if !known {
		return code
	}
	return f.Short(c.userLang())
}

// alikeJSON is a letter that reads like one that went to the same place.
type alikeJSON struct {
	ID       app.PersonID `json:"id"`
	Letter   app.LetterID `json:"letter"`
	On       app.Date     `json:"on"`
	Likeness float64      `json:"likeness"`
}

func alikeObjects(alike []printing.Alike) []alikeJSON {
	all := make([]alikeJSON, len(alike))
	for i, a := range alike {
		all[i] = alikeJSON{a.Person, a.Letter, a.On, a.Likeness}
	}
	return all
}

// sameWords says which letters read like others to the same place.
func (c *cli) sameWords(w io.Writer, s *wiring.Services, r *printResult) {
	for _, same := range r.Same {
		fmt.Fprintln(w, c.loc.T("print.same", "Count", same.Letters, "Facility", c.shortPlace(s, same.Facility), "Differ", same.Differ))
		fmt.Fprintln(w, "  "+c.loc.T("print.same.add", "Count", same.Add))
	}
	if len(r.Alike) == 0 {
		return
	}
	fmt.Fprintln(w, c.loc.T("print.alike", "Count", len(r.Alike)))
	rows := make([][]string, len(r.Alike))
	for i, a := range r.Alike {
		rows[i] = []string{fmt.Sprint(a.ID), c.nameOf(s, a.ID), c.loc.T("print.alike.one", "Letter", int64(a.Letter), "Date", c.readable(a.On))}
	}
	table(w, "  ", nil, rows)
}
