package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/check"
	"vestka/app/printing"
	"vestka/app/proof"
	wordlists "vestka/app/words"
	"vestka/cmd/internal/wiring"
)

// findingJSON is one thing to look at.
type findingJSON struct {
	Start     int                `json:"start"` // bytes of the text; 0 and 0: the whole of it
	End       int                `json:"end"`
	Line      int                `json:"line"` // from 1; 0 for the whole
	Column    int                `json:"column"`
	Text      string             `json:"text"`
	Kind      string             `json:"kind"`
	Severity  wordlists.Severity `json:"severity"`
	Entry     string             `json:"entry"` // id of words, empty where there is none
	Rule      string             `json:"rule"`  // likewise of a rule
	Reason    string             `json:"reason"`
	Instead   string             `json:"instead"`
	Source    string             `json:"source"`
	SaidOn    app.Date           `json:"said_on"`
	CheckedOn app.Date           `json:"checked_on"`
	Replace   []string           `json:"replace"`
}

// checked is what `check` reads.
type checked struct {
	draft, batch                       int
	person, template, letterLang, form string
	strict, spelling                   bool
}

func (c *cli) checkCmd() *cobra.Command {
	var of checked
	cmd := &cobra.Command{
		Use:                   "check FILE|-|--draft ID|--batch ID|--template NAME [--person ID] [--letter-lang be|ru|en] [--form FORM] [--spelling] [--strict]",
		Short:                 c.loc.T("cli.check.short"),
		Long:                  c.loc.T("cli.check.long"),
		Args:                  cobra.ArbitraryArgs,
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			ways := len(args)
			for _, chosen := range []bool{of.draft != 0, of.batch != 0, of.template != ""} {
				if chosen {
					ways++
				}
			}
			if ways != 1 || of.template != "" && of.person == "" {
				return &wrongUse{"cli.error.arguments", []any{"Usage", cmd.UseLine()}}
			}
			if err := of.check(); err != nil {
				return err
			}
			return c.check(cmd.Context(), args, &of)
		},
	}
	f := cmd.Flags()
	f.IntVar(&of.draft, "draft", 0, c.loc.T("cli.check.draft"))
	f.IntVar(&of.batch, "batch", 0, c.loc.T("cli.check.batch"))
	f.StringVar(&of.person, "person", "", c.loc.T("cli.check.person"))
	f.StringVar(&of.template, "template", "", c.loc.T("cli.check.template"))
	f.StringVar(&of.letterLang, "letter-lang", "", c.loc.T("cli.check.letter_lang"))
	f.StringVar(&of.form, "form", "", c.loc.T("cli.check.form"))
	f.BoolVar(&of.spelling, "spelling", false, c.loc.T("cli.check.spelling"))
	f.BoolVar(&of.strict, "strict", false, c.loc.T("cli.check.strict"))
	return cmd
}

// check refuses flags that make no sense, before anything is opened.
func (of *checked) check() error {
	switch {
	case of.form != "" && !slices.Contains(app.Forms, app.Form(of.form)):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--form", "Value", of.form}}
	case of.letterLang != "" && !slices.Contains([]string{"be", "ru", "en"}, of.letterLang):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--letter-lang", "Value", of.letterLang}}
	}
	return nil
}

func (c *cli) check(ctx context.Context, args []string, of *checked) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	var text []byte
	if len(args) > 0 {
		if text, err = readText(args[0]); err != nil {
			return err
		}
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	if of.batch != 0 {
		return c.checkBatch(ctx, s, of, day)
	}
	t := proof.Text{Text: string(text), Lang: app.Lang(of.letterLang), Form: app.Form(of.form), Spell: of.spelling}
	if t.Person, err = anyPerson(s.Directory, "--person", of.person); err != nil {
		return err
	}
	switch {
	case of.template != "":
		err = c.merged(ctx, s, of, day, &t)
	case of.draft != 0:
		err = drafted(ctx, s, app.DraftID(of.draft), &t)
	}
	if err != nil {
		return err
	}
	round, err := s.Proof.Begin(ctx, day)
	if err != nil {
		return err
	}
	if err := c.tellWordsRefused(ctx, s); err != nil {
		return err
	}
	found, err := round.Read(ctx, t)
	if err != nil {
		return err
	}
	if err := c.tellFindings(t.Text, found); err != nil {
		return err
	}
	return of.verdict(len(found))
}

// verdict is a failure where there is anything to look at and the user wants that.
func (of *checked) verdict(found int) error {
	if of.strict && found > 0 {
		return &app.Error{Code: app.Failed, Key: "cli.check.found", Args: app.Args{"Count": found}}
	}
	return nil
}

// readText reads a file, or the standard input.
func readText(path string) (text []byte, err error) {
	if path == "-" {
		text, err = io.ReadAll(io.LimitReader(os.Stdin, app.MostText+1))
	} else {
		text, err = os.ReadFile(path)
	}
	switch {
	case err != nil:
		return nil, unreadable(path, err)
	case len(text) > app.MostText || !utf8.Valid(text):
		return nil, &app.Error{Code: app.Refused, Key: "cli.error.check_text", Args: app.Args{"Path": path}}
	}
	return []byte(strings.TrimPrefix(string(text), "\ufeff")), nil
}

// merged is the template as the person would get it on a card.
func (c *cli) merged(ctx context.Context, s *wiring.Services, of *checked, day app.Date, t *proof.Text) error {
	lang := app.Lang(of.letterLang)
	if lang == "" {
		lang = app.Belarusian
	}
	sender, err := s.Store.Setting(ctx, app.SettingSender)
	if err != nil {
		return err
	}
	writer, err := writerSex(ctx, s)
	if err != nil {
		return err
	}
	job, err := s.Press.Prepare(ctx, printing.Request{People: []app.PersonID{t.Person}, Template: of.template, Lang: lang, Sender: sender, Writer: writer, Today: day}, func(int, int) {})
	if err != nil {
		return err
	}
	if len(job.Cards) == 0 {
		why := job.Skipped[0]
		return &app.Error{Code: app.Refused, Key: why.Key, Args: why.Args}
	}
	t.Text, t.Lang = job.Cards[0].Text, lang
	if t.Form == "" {
		t.Form = app.CardForm
	}
	return nil
}

// drafted is the side of the draft that goes on paper.
func drafted(ctx context.Context, s *wiring.Services, id app.DraftID, t *proof.Text) error {
	d, err := s.Store.Draft(ctx, id)
	if err == nil {
		sideOf(&d, t)
	}
	return err
}

// sideOf puts the side of the draft that is sent into the text, and to whom and for
// what it is, where the command does not say so.
func sideOf(d *app.Draft, t *proof.Text) {
	side := d.Printed()
	t.Text, t.Lang, t.Draft, t.About = side.Text, side.Lang, true, d.Occasion.About()
	if t.Form == "" {
		t.Form = d.Form
	}
	if t.Person == 0 {
		t.Person = d.Person
	}
}

func (c *cli) tellFindings(text string, found []check.Finding) error {
	object := make([]findingJSON, len(found))
	stops := 0
	for i := range found {
		object[i] = c.finding(text, &found[i])
		if found[i].Severity == wordlists.Stops {
			stops++
		}
	}
	return c.result(map[string]any{"findings": object, "stops": stops, "careful": len(found) - stops}, func(w io.Writer) {
		for i := range object {
			c.writeFinding(w, &object[i], &found[i])
		}
		fmt.Fprintln(w, c.loc.T("check.count", "Count", len(found)))
	})
}

func (c *cli) finding(text string, f *check.Finding) findingJSON {
	source, said, looked := f.Evidence()
	j := findingJSON{
		Start: f.Start, End: f.End, Text: text[f.Start:f.End], Kind: f.Kind, Severity: f.Severity,
		Reason: f.Why(c.loc), Instead: f.Instead(c.loc), Source: source.In(c.userLang()), SaidOn: said, CheckedOn: looked,
		Replace: append([]string{}, f.Replace...),
	}
	if f.Entry != nil {
		j.Entry = f.Entry.ID
	}
	if f.Rule != nil {
		j.Rule = f.Rule.ID
	}
	if !f.Whole() {
		before := text[:f.Start]
		j.Line = strings.Count(before, "\n") + 1
		j.Column = utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	}
	return j
}

// writeFinding writes where it is, what is there, why, and what to do instead.
func (c *cli) writeFinding(w io.Writer, j *findingJSON, f *check.Finding) {
	where := ""
	if j.Line > 0 {
		where = fmt.Sprintf("%d:%d «%s» ", j.Line, j.Column, j.Text)
	}
	fmt.Fprintf(w, "%s%s (%s)\n", where, c.loc.T(check.KindKey(f.Kind)), c.loc.T(check.SeverityKey(f.Severity)))
	for _, line := range []string{j.Reason, j.Instead, f.Source(c.loc)} {
		if line != "" {
			fmt.Fprintln(w, "  "+line)
		}
	}
}

// tellWordsRefused says which of the user's files of words are left out.
func (c *cli) tellWordsRefused(ctx context.Context, s *wiring.Services) error {
	l, err := s.Wordbook.Lists(ctx)
	if err != nil {
		return err
	}
	for _, e := range l.Refused() {
		c.complain(e)
	}
	return nil
}
