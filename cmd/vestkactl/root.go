package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"vestka/i18n"
)

// rootCmd is the program with all its commands.
func (c *cli) rootCmd() *cobra.Command {
	root := &cobra.Command{
		Use:                   "vestkactl [--store FILE] [--passphrase-file FILE] [--lang en|ru|be] [--json] [--today DATE] COMMAND …",
		Short:                 c.loc.T("cli.short"),
		Long:                  c.loc.T("cli.long"),
		DisableFlagsInUseLine: true,
		SilenceUsage:          true,
		SilenceErrors:         true,
		Args:                  c.knownCommand,
		RunE:                  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE:     func(cmd *cobra.Command, _ []string) error { return c.checkFlags(cmd) },
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
		c.logCmd(), c.postCmd(), c.replyCmd(), c.searchCmd(), c.timelineCmd(), c.archiveCmd(), c.gatheringCmd(), c.placesCmd(), c.rulesCmd(), c.markCmd(), c.marksCmd(), c.sampleCmd(), c.passphraseCmd(), c.settingsCmd(), c.backupCmd(), c.restoreCmd(), c.rescueCmd(), c.verifyCmd(), c.compactCmd(),
		c.attachCmd(),
		c.printersCmd(), c.jobsCmd(),
		c.inboxCmd(),
		c.personCmd(),
		c.formsCmd(),
		c.duplicatesCmd(), c.mergeCmd(), c.unmergeCmd(), c.apartCmd(),
		c.changesCmd(), c.undoCmd(),
		c.facilitiesCmd(),
		c.wipeCmd(),
		c.listsCmd(),
		c.drawCmd(),
		c.draftCmd(),
		c.snippetsCmd(), c.sheetsCmd(),
		c.donationCmd(), c.totalsCmd(), c.reportCmd(), c.exportCmd(), c.parcelCmd(),
		c.templatesCmd(),
		c.designsCmd(),
		c.guideCmd(),
		c.checkCmd(), c.wordsCmd(), c.dictionaryCmd(),
		c.todayCmd(), c.gridCmd(), c.occasionsCmd(), c.ratesCmd(), c.skipCmd(), c.intervalCmd(),
		c.demoCmd(), c.versionCmd(),
	)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(c.helpCmd(root))
	c.translate(root)
	return root
}

// group is a command that only has commands of its own.
func (c *cli) group(use, short string, subs ...*cobra.Command) *cobra.Command {
	cmd := &cobra.Command{
		Use:                   use,
		Short:                 short,
		DisableFlagsInUseLine: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return &wrongUse{"cli.error.unknown_command", []any{"Command", cmd.Name() + " " + args[0]}}
			}
			return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(subs...)
	return cmd
}

// mayBeEmpty are the flags for which an empty text is a choice. For any other
// it is most likely a script's unset variable, and not to be taken for a store
// or a day that was not named.
var mayBeEmpty = []string{"search", "from", "return-address", "address-ru", "address-be", "note", "source", "valid-until", "amount", "fee", "payee", "payee-kind", "purpose", "method", "receipt", "receipt-date", "thanked", "ends", "tracking", "cost"}

// checkFlags refuses values of the flags that make no sense for any command.
func (c *cli) checkFlags(cmd *cobra.Command) error {
	empty := ""
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if f.Value.String() == "" && !slices.Contains(mayBeEmpty, f.Name) {
			empty = f.Name
		}
	})
	switch {
	case empty != "":
		return &wrongUse{"cli.error.flag_needs_value", []any{"Flag", dashed(empty)}}
	case c.lang != "" && !slices.Contains(i18n.Languages, c.lang):
		return &wrongUse{"cli.error.lang", []any{"Lang", c.lang}}
	}
	_, err := c.day()
	return err
}

// knownCommand refuses a word that is no command.
func (c *cli) knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return c.unknownCommand(cmd, args[0])
}

// unknownCommand names the commands that the word is near to: one slip in a
// short word, two in a longer one.
func (c *cli) unknownCommand(root *cobra.Command, word string) error {
	root.SuggestionsMinimumDistance = max(1, min(2, len(word)/3))
	if near := root.SuggestionsFor(word); len(near) > 0 {
		return &wrongUse{"cli.error.unknown_command_near", []any{"Command", word, "Near", strings.Join(near, ", ")}}
	}
	return &wrongUse{"cli.error.unknown_command", []any{"Command", word}}
}
