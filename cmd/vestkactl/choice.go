package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"vestka/app"
	"vestka/app/importer"
	tables "vestka/app/importer/table"
)

// choiceFlags are what a user says about a file that is taken in.
type choiceFlags struct {
	format, charset, separator, quote string
	worksheets                        []string
	headerLine                        int
	source, language, everyone, date  string
	columns                           []string
}

func (f *choiceFlags) add(c *cli, set *pflag.FlagSet) {
	set.StringVar(&f.format, "format", "", c.loc.T("cli.import.flag.format"))
	set.StringVar(&f.charset, "charset", "", c.loc.T("cli.import.flag.charset"))
	set.StringVar(&f.separator, "separator", "", c.loc.T("cli.import.flag.separator"))
	set.StringVar(&f.quote, "quote", "", c.loc.T("cli.import.flag.quote"))
	set.StringArrayVar(&f.worksheets, "worksheet", nil, c.loc.T("cli.import.flag.worksheet"))
	set.IntVar(&f.headerLine, "header-line", 0, c.loc.T("cli.import.flag.header_line"))
	set.StringVar(&f.source, "source", "", c.loc.T("cli.import.flag.source"))
	set.StringVar(&f.language, "list-lang", "", c.loc.T("cli.import.flag.list_lang"))
	set.StringVar(&f.date, "list-date", "", c.loc.T("cli.import.flag.list_date"))
	set.StringVar(&f.everyone, "everyone", "", c.loc.T("cli.import.flag.everyone"))
	set.StringArrayVar(&f.columns, "map", nil, c.loc.T("cli.import.flag.map"))
}

func (f *choiceFlags) choice(day app.Date) (importer.Choice, error) {
	c := importer.Choice{
		Settings: tables.Settings{
			Format: tables.Format(f.format), Charset: f.charset, Separator: f.separator, Quote: f.quote, HeaderLine: f.headerLine,
		},
		Today: day, Source: f.source, Lang: app.Lang(f.language), Everyone: app.Status(f.everyone),
	}
	for _, name := range f.worksheets {
		if c.Worksheet != "" || strings.EqualFold(name, importer.AllWorksheets) {
			c.Sheets = append(c.Sheets, name)
		} else {
			c.Worksheet = name
		}
	}
	if strings.EqualFold(f.separator, "tab") || f.separator == `\t` {
		c.Separator = "\t"
	}
	if f.date != "" {
		var err error
		if c.Today, err = importer.ListDate(f.date, day); err != nil {
			return c, err
		}
	}
	switch c.Lang {
	case "", app.Belarusian, app.Russian, app.English:
	default:
		return c, &wrongUse{"cli.error.flag_value", []any{"Flag", "--list-lang", "Value", f.language}}
	}
	switch c.Everyone {
	case "", app.Active, app.Former, app.NotRecognised, importer.StatusOpen:
	default:
		return c, &wrongUse{"cli.error.flag_value", []any{"Flag", "--everyone", "Value", f.everyone}}
	}
	for _, list := range f.columns {
		for one := range strings.SplitSeq(list, ",") {
			at := strings.LastIndexByte(one, '=')
			if at < 0 {
				return c, &wrongUse{"cli.error.flag_value", []any{"Flag", "--map", "Value", one}}
			}
			c.Map = append(c.Map, importer.Assignment{Column: one[:at], Field: one[at+1:]})
		}
	}
	return c, nil
}

// understood tells a script what the file was taken for.
func (r *importResult) understood(list *importer.List) {
	found := &list.Found
	r.Format, r.Charset, r.Separator, r.Quote, r.Worksheet = string(found.Format), found.Charset, found.Separator, found.Quote, found.Worksheet
	r.Source, r.Lang, r.Columns, r.Inbox = list.Snapshot.Source, list.Snapshot.Lang, []columnJSON{}, len(list.Snapshot.Bad)
	r.Doubts = doubts(found.Unsure)
	r.Sheets, r.Unread = append([]string{}, list.Read...), append([]string{}, list.Unread()...)
	for _, one := range list.Plan.Columns {
		r.Columns = append(r.Columns, columnJSON{one.Header, one.Field.String(), one.Sure, string(one.Order)})
	}
}

// doubts are the names of what was guessed about a file and may well be otherwise.
func doubts(unsure tables.Trait) []string {
	all := []string{}
	for i, name := range []string{"format", "charset", "separator", "quote", "worksheet", "header_line"} {
		if unsure.Has(tables.TraitFormat << i) {
			all = append(all, name)
		}
	}
	return all
}

// toldFile tells what the file was taken for.
func (c *cli) toldFile(w io.Writer, list *importer.List) {
	found := &list.Found
	t := c.loc.T
	how := []string{strings.ToUpper(string(found.Format))}
	add := func(name, value string, trait tables.Trait) {
		if value != "" && found.Unsure.Has(trait) {
			value += " (" + t("cli.import.unsure") + ")"
		}
		if value != "" {
			how = append(how, strings.ToLower(name)+": "+value)
		}
	}
	add(t("people.match.charset"), found.Charset, tables.TraitCharset)
	separator, quote := found.Separator, found.Quote
	switch separator {
	case "\t":
		separator = t("people.match.separator.tab")
	case "|", ",", ";":
		separator = t("cli.import.sign", "Sign", separator)
	}
	switch quote {
	case "":
	case tables.NoQuote:
		quote = t("people.match.quote.none")
	default:
		quote = t("cli.import.sign", "Sign", quote)
	}
	add(t("people.match.separator"), separator, tables.TraitSeparator)
	add(t("people.match.quote"), quote, tables.TraitQuote)
	sheets := cmp.Or(strings.Join(list.Read, ", "), found.Worksheet)
	add(t("people.match.worksheet"), oneLine(sheets), tables.TraitWorksheet)
	if !slices.ContainsFunc(list.Snapshot.Problems, func(p app.Problem) bool { return p.Key == "import.problem.other_worksheets" }) {
		add(t("people.match.worksheets_unread"), oneLine(strings.Join(list.Unread(), ", ")), 0)
	}
	fmt.Fprintln(w, t("cli.import.read_as", "How", strings.Join(how, "; ")))
}

// toldColumns tells what the columns were taken for, where there was anything
// to guess.
func (c *cli) toldColumns(w io.Writer, list *importer.List) {
	if len(list.Plan.Columns) == 0 {
		return
	}
	c.toldFile(w, list)
	fmt.Fprintln(w, c.loc.T("cli.import.source", "Source", list.Snapshot.Source, "Lang", list.Snapshot.Lang))
	var rows [][]string
	for i, one := range list.Plan.Columns {
		sure := ""
		if !one.Sure {
			sure = c.loc.T("cli.import.unsure")
		}
		field := one.Field.String()
		if one.Order != "" {
			field += ":" + string(one.Order)
		}
		rows = append(rows, []string{strconv.Itoa(i + 1), one.Header, field, sure})
	}
	table(w, "  ", nil, rows)
}
