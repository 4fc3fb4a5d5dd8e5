package main

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vestka/app"
	"vestka/app/importer"
	wordlists "vestka/app/words"
	"vestka/cmd/internal/wiring"
)

// wordFlags are what may be said of an entry.
type wordFlags struct {
	kind, severity, reason, instead, source, saidOn, checkedOn string
	be, ru, exceptBE, exceptRU                                 []string
}

func (c *cli) wordsAddCmd() *cobra.Command {
	var f wordFlags
	cmd := &cobra.Command{
		Use: "add ID [--be WORDS] [--ru WORDS] [--except-be WORDS] [--except-ru WORDS] [--kind KIND] [--severity stops|careful] " +
			"[--reason TEXT] [--instead TEXT] [--source TEXT] [--said-on DATE] [--checked-on DATE]",
		Short:                 c.loc.T("cli.words.add.short"),
		Long:                  c.loc.T("cli.words.add.long"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			given := false
			cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) { given = given || f.Changed })
			if !given {
				return &wrongUse{"cli.error.words_add", nil}
			}
			return c.changeWords(cmd.Context(), args[0], "words.kept", func(ctx context.Context, s *wiring.Services, day app.Date) (app.Changes, error) {
				return addWords(ctx, s, args[0], &f, day)
			})
		},
	}
	fl := cmd.Flags()
	fl.StringSliceVar(&f.be, "be", nil, c.loc.T("cli.words.add.be"))
	fl.StringSliceVar(&f.ru, "ru", nil, c.loc.T("cli.words.add.ru"))
	fl.StringSliceVar(&f.exceptBE, "except-be", nil, c.loc.T("cli.words.add.except_be"))
	fl.StringSliceVar(&f.exceptRU, "except-ru", nil, c.loc.T("cli.words.add.except_ru"))
	fl.StringVar(&f.kind, "kind", "", c.loc.T("cli.words.kind"))
	fl.StringVar(&f.severity, "severity", "", c.loc.T("cli.words.severity"))
	fl.StringVar(&f.reason, "reason", "", c.loc.T("cli.words.add.reason"))
	fl.StringVar(&f.instead, "instead", "", c.loc.T("cli.words.add.instead"))
	fl.StringVar(&f.source, "source", "", c.loc.T("cli.mark.source"))
	fl.StringVar(&f.saidOn, "said-on", "", c.loc.T("cli.mark.on"))
	fl.StringVar(&f.checkedOn, "checked-on", "", c.loc.T("cli.rules.edit.checked_on"))
	return cmd
}

// addWords adds to the entry of the id, or makes one.
func addWords(ctx context.Context, s *wiring.Services, id string, f *wordFlags, day app.Date) (app.Changes, error) {
	edited := wordlists.Entry{ID: id, Kind: "politics", Severity: wordlists.Careful, SaidOn: day, CheckedOn: day}
	old, err := wordsOf(ctx, s, id)
	switch {
	case err == nil:
		edited = *old
		edited.Off, edited.OffOwn = false, false
	case app.CodeOf(err) != app.NotFound:
		return app.Changes{}, err
	}
	edited.Words, edited.Except = maps.Clone(edited.Words), maps.Clone(edited.Except)
	add := func(to *map[app.Lang][]string, lang app.Lang, list []string) {
		if *to == nil {
			*to = map[app.Lang][]string{}
		}
		for _, word := range list {
			if word = wordlists.CleanPattern(word); !slices.Contains((*to)[lang], word) {
				(*to)[lang] = append(slices.Clone((*to)[lang]), word)
			}
		}
	}
	add(&edited.Words, app.Belarusian, f.be)
	add(&edited.Words, app.Russian, f.ru)
	add(&edited.Except, app.Belarusian, f.exceptBE)
	add(&edited.Except, app.Russian, f.exceptRU)
	if err := f.change(&edited); err != nil {
		return app.Changes{}, err
	}
	return s.Wordbook.Save(ctx, edited, day)
}

// change puts what the flags say into the entry. Of a person's own text there is
// one language, which counts for all three.
func (f *wordFlags) change(e *wordlists.Entry) error {
	text := func(s string) app.Text { return app.Text{EN: s, RU: s, BE: s} }
	if f.kind != "" {
		e.Kind = f.kind
	}
	if f.severity != "" {
		e.Severity = wordlists.Severity(f.severity)
	}
	switch {
	case !slices.Contains(wordlists.Kinds, e.Kind):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--kind", "Value", e.Kind}}
	case e.Severity != wordlists.Stops && e.Severity != wordlists.Careful:
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--severity", "Value", f.severity}}
	}
	if s := strings.TrimSpace(f.reason); s != "" {
		e.Reason = text(s)
	}
	if s := strings.TrimSpace(f.instead); s != "" {
		e.Instead = text(s)
	}
	if s := strings.TrimSpace(f.source); s != "" {
		e.Source = text(s)
	}
	for _, d := range []struct {
		flag, value string
		into        *app.Date
	}{{"--said-on", f.saidOn, &e.SaidOn}, {"--checked-on", f.checkedOn, &e.CheckedOn}} {
		if d.value == "" {
			continue
		}
		day, err := importer.ReadDate(d.value)
		if err != nil {
			return &wrongUse{"cli.error.flag_value", []any{"Flag", d.flag, "Value", d.value}}
		}
		*d.into = day
	}
	return nil
}
