package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/check"
	"vestka/app/wordbook"
	wordlists "vestka/app/words"
	"vestka/cmd/internal/wiring"
)

// wordsJSON is an entry of the words to mind.
type wordsJSON struct {
	ID        string             `json:"id"`
	Kind      string             `json:"kind"`
	Severity  wordlists.Severity `json:"severity"`
	Detect    string             `json:"detect"` // what the program finds itself, empty where words do
	BE        []string           `json:"be"`
	RU        []string           `json:"ru"`
	ExceptBE  []string           `json:"except_be"`
	ExceptRU  []string           `json:"except_ru"`
	Reason    string             `json:"reason"`
	Instead   string             `json:"instead"`
	Source    string             `json:"source"`
	SaidOn    app.Date           `json:"said_on"`
	CheckedOn app.Date           `json:"checked_on"`
	Off       bool               `json:"off"`
	Own       bool               `json:"own"`
	File      string             `json:"file"` // that the user loaded it from, else empty
}

func (c *cli) wordsCmd() *cobra.Command {
	return c.group("words", c.loc.T("cli.words.short"),
		c.wordsListCmd(), c.wordsShowCmd(), c.wordsAddCmd(), c.wordsRemoveCmd(),
		c.wordsSwitchCmd("off", c.loc.T("cli.words.off.short"), false), c.wordsSwitchCmd("on", c.loc.T("cli.words.on.short"), true),
		c.wordsLoadCmd(), c.wordsUnloadCmd(), c.wordsFilesCmd(), c.wordsSaveCmd(),
		c.wordsSilentCmd(), c.wordsSpeakCmd(),
	)
}

func (c *cli) wordsListCmd() *cobra.Command {
	var f wordbook.Filter
	cmd := &cobra.Command{
		Use:                   "list [--search TEXT] [--kind KIND] [--own] [--off]",
		Short:                 c.loc.T("cli.words.list.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if f.Kind != "" && !slices.Contains(wordlists.Kinds, f.Kind) {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--kind", "Value", f.Kind}}
			}
			return c.wordsList(cmd.Context(), f)
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&f.Text, "search", "", c.loc.T("cli.words.search"))
	fl.StringVar(&f.Kind, "kind", "", c.loc.T("cli.words.kind"))
	fl.BoolVar(&f.Theirs, "own", false, c.loc.T("cli.words.own"))
	fl.BoolVar(&f.Off, "off", false, c.loc.T("cli.words.only_off"))
	return cmd
}

func (c *cli) wordsList(ctx context.Context, f wordbook.Filter) error {
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	f.Lang = c.userLang()
	found, err := s.Wordbook.Find(ctx, f)
	if err != nil {
		return err
	}
	if err := c.tellWordsRefused(ctx, s); err != nil {
		return err
	}
	object := make([]wordsJSON, len(found))
	for i, e := range found {
		object[i] = c.entry(e)
	}
	return c.result(map[string]any{"entries": object}, func(w io.Writer) {
		for _, e := range found {
			state := c.loc.T(check.SeverityKey(e.Severity))
			if e.Off {
				state = c.loc.T("words.off")
			}
			fmt.Fprintf(w, "%s  %s (%s)\n", e.ID, c.loc.T(check.KindKey(e.Kind)), state)
			fmt.Fprintln(w, "  "+e.Reason.In(c.userLang()))
		}
	})
}

func (c *cli) entry(e *wordlists.Entry) wordsJSON {
	list := func(of map[app.Lang][]string, lang app.Lang) []string { return append([]string{}, of[lang]...) }
	return wordsJSON{
		ID: e.ID, Kind: e.Kind, Severity: e.Severity, Detect: e.Detect,
		BE: list(e.Words, app.Belarusian), RU: list(e.Words, app.Russian),
		ExceptBE: list(e.Except, app.Belarusian), ExceptRU: list(e.Except, app.Russian),
		Reason: e.Reason.In(c.userLang()), Instead: e.Instead.In(c.userLang()), Source: e.Source.In(c.userLang()),
		SaidOn: e.SaidOn, CheckedOn: e.CheckedOn, Off: e.Off, Own: e.From.Own, File: e.From.File,
	}
}

func (c *cli) wordsShowCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "show ID",
		Short:                 c.loc.T("cli.words.show.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			e, err := wordsOf(cmd.Context(), s, args[0])
			if err != nil {
				return err
			}
			return c.result(c.entry(e), func(w io.Writer) { c.writeEntry(w, e) })
		},
	}
}

func wordsOf(ctx context.Context, s *wiring.Services, id string) (*wordlists.Entry, error) {
	l, err := s.Wordbook.Lists(ctx)
	if err != nil {
		return nil, err
	}
	e, known := l.Entry(id)
	if !known {
		return nil, &app.Error{Code: app.NotFound, Key: "error.wordbook.none", Args: app.Args{"Entry": id}}
	}
	return e, nil
}

func (c *cli) writeEntry(w io.Writer, e *wordlists.Entry) {
	t, lang := c.loc.T, c.userLang()
	fmt.Fprintf(w, "%s  %s (%s)\n", e.ID, t(check.KindKey(e.Kind)), t(check.SeverityKey(e.Severity)))
	if e.Off {
		fmt.Fprintln(w, t("words.off"))
	}
	f := check.Finding{Entry: e}
	for _, line := range []string{e.Reason.In(lang), e.Instead.In(lang), f.Source(c.loc)} {
		if line != "" {
			fmt.Fprintln(w, line)
		}
	}
	for _, part := range []struct {
		title string
		words []string
	}{
		{t("words.be"), e.Words[app.Belarusian]},
		{t("words.ru"), e.Words[app.Russian]},
		{t("words.except_be"), e.Except[app.Belarusian]},
		{t("words.except_ru"), e.Except[app.Russian]},
	} {
		if len(part.words) > 0 {
			fmt.Fprintf(w, "%s: %s\n", part.title, strings.Join(part.words, ", "))
		}
	}
}

func (c *cli) wordsRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "remove ID",
		Short:                 c.loc.T("cli.words.remove.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.changeWords(cmd.Context(), args[0], "words.removed", func(ctx context.Context, s *wiring.Services, day app.Date) (app.Changes, error) {
				return s.Wordbook.Remove(ctx, args[0], day)
			})
		},
	}
}

func (c *cli) wordsSwitchCmd(use, short string, on bool) *cobra.Command {
	done := "words.switched_off"
	if on {
		done = "words.switched_on"
	}
	return &cobra.Command{
		Use:                   use + " ID",
		Short:                 short,
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.changeWords(cmd.Context(), args[0], done, func(ctx context.Context, s *wiring.Services, day app.Date) (app.Changes, error) {
				return s.Wordbook.Switch(ctx, args[0], on, day)
			})
		},
	}
}

// changeWords changes an entry and says so in the sentence.
func (c *cli) changeWords(ctx context.Context, id, done string, change func(context.Context, *wiring.Services, app.Date) (app.Changes, error)) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	changes, err := change(ctx, s, day)
	if err != nil {
		return err
	}
	return c.result(map[string]any{"id": id, "changed": changes.Kinds != 0}, func(w io.Writer) {
		fmt.Fprintln(w, c.loc.T(done, "Entry", id))
	})
}

func (c *cli) wordsLoadCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "load FILE.toml",
		Short:                 c.loc.T("cli.words.load.short"),
		Long:                  c.loc.T("cli.words.load.long"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			content, err := readFile(args[0])
			if err != nil {
				return err
			}
			day, err := c.day()
			if err != nil {
				return err
			}
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			l, _, err := s.Wordbook.Load(cmd.Context(), filepath.Base(args[0]), content, day)
			if err != nil {
				return err
			}
			return c.result(map[string]any{
				"file": l.File, "by": l.By.In(c.userLang()), "published": l.On, "entries": l.Entries, "replaced": l.Replaced,
			}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("words.loaded", "Count", l.Entries, "File", l.File, "By", l.By.In(c.userLang())))
			})
		},
	}
}

func (c *cli) wordsUnloadCmd() *cobra.Command {
	return c.removal("unload FILE", c.loc.T("cli.words.unload.short"), "file", func(ctx context.Context, s *wiring.Services, file string) (string, error) {
		_, err := s.Wordbook.Unload(ctx, file)
		return c.loc.T("words.unloaded", "File", file), err
	})
}

func (c *cli) wordsFilesCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "files",
		Short:                 c.loc.T("cli.words.files.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			files, err := s.Wordbook.Files(cmd.Context())
			if err != nil {
				return err
			}
			type fileJSON struct {
				File   string   `json:"file"`
				Loaded app.Date `json:"loaded"`
			}
			object := make([]fileJSON, len(files))
			for i, f := range files {
				object[i] = fileJSON{f.Name, f.Loaded}
			}
			return c.result(map[string]any{"files": object}, func(w io.Writer) {
				for _, f := range files {
					fmt.Fprintf(w, "%s  %s\n", f.Name, c.loc.Date(f.Loaded.Year, f.Loaded.Month, f.Loaded.Day))
				}
			})
		},
	}
}

func (c *cli) wordsSaveCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "save FILE.toml",
		Short:                 c.loc.T("cli.words.save.short"),
		Args:                  exactly(1),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			day, err := c.day()
			if err != nil {
				return err
			}
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			content, err := s.Wordbook.Export(cmd.Context(), day)
			if err != nil {
				return err
			}
			if err := s.SaveFile(args[0], content); err != nil {
				return err
			}
			return c.result(map[string]any{"file": args[0]}, func(w io.Writer) {
				fmt.Fprintln(w, c.loc.T("words.saved", "File", args[0]))
			})
		},
	}
}

func (c *cli) wordsSilentCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "silent",
		Short:                 c.loc.T("cli.words.silent.short"),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			list, err := s.Wordbook.SilentAbout(cmd.Context())
			if err != nil {
				return err
			}
			type silentJSON struct {
				About string `json:"about"`
				Text  string `json:"text"`
			}
			object := make([]silentJSON, len(list))
			for i, q := range list {
				object[i] = silentJSON(q)
			}
			return c.result(map[string]any{"silent": object}, func(w io.Writer) {
				for _, q := range list {
					fmt.Fprintf(w, "%s %s\n", q.About, q.Text)
				}
			})
		},
	}
}

func (c *cli) wordsSpeakCmd() *cobra.Command {
	return &cobra.Command{
		Use:                   "speak ABOUT TEXT",
		Short:                 c.loc.T("cli.words.speak.short"),
		Args:                  exactly(2),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.changeWords(cmd.Context(), args[0], "words.speaks", func(ctx context.Context, s *wiring.Services, _ app.Date) (app.Changes, error) {
				return s.Wordbook.Speak(ctx, check.Quiet{About: args[0], Text: wordlists.Normal(args[1])})
			})
		},
	}
}
