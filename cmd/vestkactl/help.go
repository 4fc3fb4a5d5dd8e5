package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// takes is what stands after a flag in the help, the same in every language,
// since these are what a script writes. A flag that takes nothing is not here.
var takes = map[string]string{
	"draft":               "ID",
	"amount":              "AMOUNT",
	"cost":                "AMOUNT",
	"date-order":          "dmy|mdy|ymd",
	"decimal":             "comma|point",
	"grams":               "N",
	"tracking":            "NUMBER",
	"check":               "DIR|FILE.zip",
	"chart":               "months|ways|giving",
	"cancelled":           "with|without|only",
	"currency":            "CODE",
	"date":                "DATE",
	"ends":                "DATE",
	"every":               "month|quarter|year",
	"fee":                 "AMOUNT",
	"home":                "CODE",
	"method":              "TEXT",
	"next":                "DATE",
	"page":                "FILE.pdf|FILE.xlsx",
	"payee":               "TEXT",
	"payee-kind":          "KIND",
	"purpose":             "TEXT",
	"rate":                "N",
	"rate-date":           "DATE",
	"rate-source":         "TEXT",
	"receipt":             "NUMBER",
	"receipt-date":        "DATE",
	"thanked":             "DATE",
	"year":                "N",
	"design":              "NAME|FILE.toml",
	"bleed":               "MM",
	"gutter":              "MM",
	"letters-template":    "NAME",
	"letters-format":      "a4|a5",
	"collage":             "one|two|four|none",
	"shot":                "PICTURE",
	"border":              "MM",
	"gap":                 "MM",
	"pattern":             "rhombs|waves|leaves|snow|dots|none",
	"colour":              "blue|green|brown|violet|grey",
	"caption":             "TEXT",
	"caption-font":        "serif|sans|hand|script",
	"font":                "serif|sans|hand|script",
	"points":              "N",
	"margin":              "MM",
	"severity":            "stops|careful",
	"instead":             "TEXT",
	"except-ru":           "WORD,…",
	"except-be":           "WORD,…",
	"ru":                  "WORD,…",
	"be":                  "WORD,…",
	"about":               "TEXT",
	"apply":               "ID,…|all",
	"dismiss":             "ID,…|all",
	"address-be":          "LINE",
	"address-ru":          "LINE",
	"against":             "ID",
	"age-from":            "N",
	"age-to":              "N",
	"appeal":              "DATE",
	"article":             "N",
	"articles":            "TEXT",
	"birthday-within":     "N",
	"born":                "DATE",
	"charset":             "NAME",
	"checked-on":          "DATE",
	"clear":               "WHAT",
	"copy":                "NAME",
	"count":               "N",
	"country":             "CC",
	"days":                "N",
	"detained":            "DATE",
	"died":                "DATE|unknown",
	"entry":               "N",
	"everyone":            "active|former|np|unknown",
	"category":            "gift|documents|sample|other",
	"gross":               "GRAMS",
	"item":                "LINE",
	"sdr":                 "RATE",
	"to":                  "LINE",
	"window-at":           "left|right|LEFT,BOTTOM,WxH",
	"facility":            "CODE",
	"fact":                "FACT",
	"fill":                "NAME=TEXT",
	"format":              "csv|tsv|xlsx|json|html|vcard",
	"from":                "NAME",
	"header-line":         "N",
	"interests":           "TEXT",
	"job":                 "N",
	"job-sheet":           "FILE",
	"keep":                "FILE",
	"keep-as":             "NAME",
	"kind":                "KIND",
	"kinds":               "KIND,…",
	"gathering":           "ID",
	"stored-with":         "NAME",
	"lang":                "en|ru|be",
	"layout":              "a6|a4x4",
	"letter":              "ID",
	"letter-lang":         "be|ru|en",
	"letters-at-most":     "N",
	"limit":               "N",
	"line":                "TEXT",
	"list-date":           "DATE",
	"list-lang":           "en|ru|be",
	"map":                 "COLUMN=FIELD,…",
	"mark":                "do-not-write|only-listed|consent",
	"month":               "M",
	"most":                "AMOUNT",
	"moved-to":            "CODE",
	"name":                "TEXT",
	"name-be":             "TEXT",
	"name-en":             "TEXT",
	"name-lang":           "be|ru",
	"name-latin":          "TEXT",
	"name-ru":             "TEXT",
	"new-passphrase-file": "FILE",
	"note":                "TEXT",
	"occasion":            "OCCASION",
	"on":                  "DATE",
	"order":               "name|birthday|fewest-letters|longest-silence|release",
	"out":                 "FILE",
	"passphrase-file":     "FILE",
	"pdf":                 "FILE",
	"people":              "IDS",
	"person":              "ID",
	"picture":             "FILE|NAME",
	"reason":              "TEXT",
	"reason-be":           "TEXT",
	"reason-en":           "TEXT",
	"reason-ru":           "TEXT",
	"relation":            "relative|stranger",
	"release":             "DATE",
	"release-within":      "N",
	"remove-entry":        "N",
	"reopen":              "N",
	"return-address":      "LINE",
	"route":               "post|service|family|telegraph|web",
	"said-on":             "DATE",
	"saved":               "NAME",
	"search":              "TEXT",
	"seed":                "S",
	"sentenced":           "DATE",
	"separator":           "C",
	"quote":               "C",
	"set":                 "WHAT=VALUE",
	"settle":              "TEXT",
	"sex":                 "f|m",
	"sheet":               "FILE",
	"side":                "inside|abroad",
	"silent-months":       "N",
	"silent-since":        "DATE",
	"since":               "DATE",
	"source":              "TEXT",
	"stage":               "before|in_force",
	"status":              "active|former|np",
	"store":               "FILE",
	"tag":                 "TAG",
	"template":            "NAME",
	"text":                "TEXT",
	"thing":               "THING",
	"today":               "DATE",
	"tone":                "TEXT",
	"town":                "TEXT",
	"town-be":             "TEXT",
	"town-en":             "TEXT",
	"town-ru":             "TEXT",
	"untag":               "TAG",
	"unsettle":            "TEXT",
	"until":               "DATE",
	"valid-from":          "DATE",
	"valid-until":         "DATE",
	"value":               "VALUE",
	"verdict":             "VERDICT",
	"answer":              "QUESTION=TEXT",
	"batch":               "N",
	"by":                  "TEXT",
	"form":                "card|letter_a5|letter_a4|online",
	"translation":         "FILE",
	"translation-lang":    "be|ru|en",
	"title":               "TEXT",
	"version":             "N",
	"without":             "NAME,…",
	"drafts":              "IDS",
	"hand":                "small|medium|large",
	"words":               "FILE",
	"work":                "TEXT",
	"worksheet":           "NAME|N|all",
	"copies":              "N",
	"duplex":              "long|short|hand|none",
	"envelope":            "dl|c6|c5|WxH",
	"envelopes":           "FILE",
	"feed":                "0|90|180|270",
	"first":               "X,Y",
	"fold":                "dl|c6|c5",
	"grid":                "COLUMNSxROWS",
	"label":               "WxH",
	"label-sheet":         "NAME",
	"label-skip":          "N|N,N,…|kept",
	"labels":              "FILE",
	"pitch":               "X,Y",
	"return-labels":       "FILE",
	"skip":                "N|N,N,…|kept",
	"writer":              "man|woman|several",
	"writers":             "FILE",
	"printer":             "NAME|default",
	"paper":               "a4|a5|a6|dl|c6|c5",
	"front":               "X,Y",
	"back":                "X,Y",
	"tray":                "NAME",
	"sides":               "both|fronts|backs",
	"document":            "N",
	"sheets":              "N-N,…",
	"latest":              "DAYS",
	"wish":                "DAYS",
	"years":               "N",
	"written-since":       "DATE",
	"service":             "NAME",
	"ids":                 "IDS",
	"except":              "IDS",
	"evidence":            "receipt|service|told|none",
	"state":               "STATE",
	"text-file":           "FILE",
	"letters":             "IDS",
	"written":             "DATE",
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

// helpCmd is `help` and `help COMMAND`, for who is used to them.
func (c *cli) helpCmd(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use: "help", Hidden: true, DisableFlagsInUseLine: true,
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return c.unknownCommand(root, strings.Join(args, " "))
			}
			return cmd.Help()
		},
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
		rows := make([][]string, len(subs))
		for i, s := range subs {
			rows[i] = []string{s.Name(), s.Short}
		}
		table(&b, "  ", nil, rows)
	}
	flags(&b, c.loc.T("cli.help.flags"), cmd.LocalFlags())
	flags(&b, c.loc.T("cli.help.global_flags"), cmd.InheritedFlags())
	_, _ = io.WriteString(c.stdout, b.String()) // help that cannot be shown cannot be reported either
}

// flags lists a set of flags. The library's own listing counts bytes, which
// puts texts in Cyrillic out of line, and says the defaults in English.
func flags(w io.Writer, title string, set *pflag.FlagSet) {
	var rows [][]string
	set.VisitAll(func(f *pflag.Flag) {
		rows = append(rows, []string{strings.TrimSpace(dashed(f.Name) + " " + takesOf(f)), f.Usage})
	})
	if len(rows) > 0 {
		fmt.Fprintf(w, "\n%s\n", title)
		table(w, "  ", nil, rows)
	}
}

// takesOf is what stands after a flag, for this command where it says so itself.
func takesOf(f *pflag.Flag) string {
	if own := f.Annotations["takes"]; len(own) > 0 {
		return own[0]
	}
	return takes[f.Name]
}

// annotate says what a flag takes where the same name takes another thing elsewhere.
func annotate(cmd *cobra.Command, flag, takes string) {
	cmd.Flags().Lookup(flag).Annotations = map[string][]string{"takes": {takes}}
}

func visible(cmd *cobra.Command) []*cobra.Command {
	return slices.DeleteFunc(slices.Clone(cmd.Commands()), func(s *cobra.Command) bool { return s.Hidden || !s.IsAvailableCommand() })
}
