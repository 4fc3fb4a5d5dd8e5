package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vestka/i18n"
)

// rootCmd is the program with all its commands.
func (c *cli) rootCmd() *cobra.Command {
	root := &cobra.Command{
		Use:           "vestkactl",
		Short:         c.loc.T("cli.short"),
		Long:          c.loc.T("cli.long"),
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          c.knownCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if c.lang != "" && !slices.Contains(i18n.Languages, c.lang) {
				return &wrongUse{"cli.error.lang", []any{"Lang", c.lang}}
			}
			_, err := c.day()
			return err
		},
	}
	root.SetOut(c.stdout)
	root.SetErr(c.stderr)
	f := root.PersistentFlags()
	f.StringVar(&c.store, "store", "", c.loc.T("cli.flag.store"))
	f.StringVar(&c.passphraseFile, "passphrase-file", "", c.loc.T("cli.flag.passphrase_file"))
	f.StringVar(&c.lang, "lang", "", c.loc.T("cli.flag.lang"))
	f.BoolVar(&c.json, "json", false, c.loc.T("cli.flag.json"))
	f.StringVar(&c.today, "today", "", c.loc.T("cli.flag.today"))
	root.AddCommand(
		c.initCmd(), c.importCmd(), c.peopleCmd(), c.birthdaysCmd(), c.printCmd(), c.cameOutCmd(),
		c.logCmd(), c.placesCmd(), c.sampleCmd(), c.demoCmd(), c.versionCmd(),
	)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Use: "help", Hidden: true, Short: c.loc.T("cli.flag.help"), RunE: func(*cobra.Command, []string) error { return root.Help() }})
	c.translate(root)
	return root
}

// knownCommand refuses a word that is no command, and names the nearest ones.
func (c *cli) knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	cmd.SuggestionsMinimumDistance = 2
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return &wrongUse{"cli.error.unknown_command_near", []any{"Command", args[0], "Near", strings.Join(near, ", ")}}
	}
	return &wrongUse{"cli.error.unknown_command", []any{"Command", args[0]}}
}

// translate gives every command its help in the user's language; the library
// knows only English.
func (c *cli) translate(cmd *cobra.Command) {
	cmd.InitDefaultHelpFlag()
	if h := cmd.Flags().Lookup("help"); h != nil {
		h.Usage = c.loc.T("cli.flag.help")
	}
	cmd.SetHelpFunc(func(cmd *cobra.Command, _ []string) { c.help(cmd) })
	for _, sub := range cmd.Commands() {
		c.translate(sub)
	}
}

// help writes what a command does, its form, its commands and its flags.
func (c *cli) help(cmd *cobra.Command) {
	var b strings.Builder
	text := cmd.Long
	if text == "" {
		text = cmd.Short
	}
	fmt.Fprintf(&b, "%s\n\n%s\n  %s\n", text, c.loc.T("cli.help.usage"), cmd.UseLine())
	if subs := visible(cmd); len(subs) > 0 {
		fmt.Fprintf(&b, "\n%s\n", c.loc.T("cli.help.commands"))
		for _, s := range subs {
			fmt.Fprintf(&b, "  %-12s %s\n", s.Name(), s.Short)
		}
	}
	c.flags(&b, c.loc.T("cli.help.flags"), cmd.LocalFlags())
	c.flags(&b, c.loc.T("cli.help.global_flags"), cmd.InheritedFlags())
	_, _ = fmt.Fprint(c.stdout, b.String()) // help that cannot be shown cannot be reported either
}

func (c *cli) flags(b *strings.Builder, title string, set *pflag.FlagSet) {
	if set.HasAvailableFlags() {
		fmt.Fprintf(b, "\n%s\n%s", title, set.FlagUsages())
	}
}

func visible(cmd *cobra.Command) []*cobra.Command {
	return slices.DeleteFunc(slices.Clone(cmd.Commands()), func(s *cobra.Command) bool { return s.Hidden || !s.IsAvailableCommand() })
}
