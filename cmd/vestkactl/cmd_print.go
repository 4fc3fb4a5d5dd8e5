package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/letters"
	"vestka/app/people"
	"vestka/app/printing"
	"vestka/app/register"
	"vestka/app/rulebook"
	"vestka/app/rules"
	"vestka/app/sheet"
	"vestka/cmd/internal/wiring"
	"vestka/i18n"
)

// printResult is what `print postcards --json` prints.
type printResult struct {
	Cards    int            `json:"cards"`
	Pages    int            `json:"pages"`
	Overflow []app.PersonID `json:"overflow"`
	Flagged  []reasonJSON   `json:"flagged"`
	Skipped  []reasonJSON   `json:"skipped"`
	File     string         `json:"file"`
	Job      app.JobID      `json:"job"`             // 0 with --no-log
	JobSheet string         `json:"job_sheet"`       // empty without one
	ListDay  app.Date       `json:"list_day"`        // the oldest of the newest lists that have the people
	ListAge  int            `json:"list_age"`        // days
	ListOld  bool           `json:"list_old"`        // older than a list is taken to be right
	OldCards int            `json:"old_cards"`       // cards of which that holds
	Sending  batchJSON      `json:"sending"`         // what the rules say of sending the cards
	Letters  *batchJSON     `json:"sending_letters"` // of sending the letters beside the cards; null without them
	Seed     int64          `json:"seed"`            // of what was drawn
	Same     []shortJSON    `json:"same"`            // places to which some cards have the same words
	Alike    []alikeJSON    `json:"alike"`           // cards that read like one that went to the same place
	Disputed []app.PersonID `json:"disputed"`        // of whom sources disagree where they are held

	Preflight []concernJSON  `json:"preflight"` // all that should be looked at, the most costly first
	Item      printing.Item  `json:"item"`
	Documents []documentJSON `json:"documents"` // that were made, the main one first
	Printer   string         `json:"printer"`   // that they went to, empty for none

	batches  []rulebook.Batch
	made     int // of the main item
	findings []printing.Finding
}

// printGC is how much a job lets memory grow before what is no longer needed is freed,
// in percent: with the usual 100, thousands of cards take a quarter more memory and
// save a twentieth of the work.
const printGC = 60

type reasonJSON struct {
	ID     app.PersonID `json:"id"`
	Reason string       `json:"reason"`
}

func (c *cli) printCmd() *cobra.Command {
	return c.group("print postcards", c.loc.T("cli.print.short"),
		c.printItemCmd(printing.Postcards), c.printItemCmd(printing.Letters), c.printItemCmd(printing.Envelopes), c.printItemCmd(printing.Labels),
		c.printItemCmd(printing.ReturnLabels), c.printItemCmd(printing.ReplyEnvelopes), c.printItemCmd(printing.Copysheets), c.printItemCmd(printing.JobSheet), c.calibrationCmd(), c.customsCmd())
}

// printFlags are the choices of `print` and what it prints.
type printFlags struct {
	item     printing.Item
	people   []string
	who      *selection
	template string
	words    string
	lang     string
	merge    mergeFlags
	from     string
	ret      []string
	picture  string
	layout   string
	paper    paperFlags
	beside   besideFlags
	out      string
	jobSheet string
	noLog    bool
	drafts   []string
	batch    int64
	hand     string
	design   string
	bleed    float64
	to       printTo
}

// printItemCmd prints one of the items: `print postcards`, `print letters` and so on.
func (c *cli) printItemCmd(item printing.Item) *cobra.Command {
	f := printFlags{item: item, layout: string(sheet.OneUp)}
	cmd := &cobra.Command{
		Short:                 c.printShort(item),
		Args:                  exactly(0),
		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if cmd.Flags().Changed("people") && len(f.people) == 0 {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--people", "Value", ""}}
			}
			if cmd.Flags().Changed("count") && f.paper.count == 0 {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--count", "Value", "0"}}
			}
			if err := f.check(); err != nil {
				return err
			}
			defer debug.SetGCPercent(debug.SetGCPercent(printGC))
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			req, err := c.printRequest(cmd.Context(), s, &f)
			if err != nil {
				return err
			}
			if err := c.inDesign(cmd, s, &f, &req); err != nil {
				return err
			}
			if !cmd.Flags().Changed("seed") {
				req.Seed = printing.SeedOf(req.Today)
			}
			return c.printPostcards(cmd.Context(), s, req, &f)
		},
	}
	cmd.Use = string(item)
	if item == printing.Copysheets {
		cmd.Use, cmd.Aliases = "by-hand", []string{string(item)}
	}
	c.whomFlags(cmd, &f)
	if item.Worded() {
		c.wordFlags(cmd, &f)
	}
	c.paperFlags(cmd, &f)
	cmd.Use += " --out FILE.pdf|--printer NAME|default [--tray NAME]"
	f.to.add(c, cmd)
	fl := cmd.Flags()
	fl.StringVar(&f.out, "out", "", c.loc.T("cli.flag.out"))
	if item != printing.JobSheet && item != printing.ReturnLabels {
		cmd.Use += " [--job-sheet FILE.pdf|print[:TRAY]]"
		fl.StringVar(&f.jobSheet, "job-sheet", "", c.loc.T("cli.print.job_sheet"))
	}
	if item != printing.JobSheet {
		cmd.Use += " [--no-log]"
		fl.BoolVar(&f.noLog, "no-log", false, c.loc.T("cli.print.no_log"))
	}
	return cmd
}

func (c *cli) printShort(item printing.Item) string {
	switch item {
	case printing.Letters:
		return c.loc.T("cli.print.letters.short")
	case printing.Envelopes:
		return c.loc.T("cli.print.envelopes.short")
	case printing.Labels:
		return c.loc.T("cli.print.labels.short")
	case printing.ReturnLabels:
		return c.loc.T("cli.print.return_labels.short")
	case printing.ReplyEnvelopes:
		return c.loc.T("cli.print.reply_envelopes.short")
	case printing.Copysheets:
		return c.loc.T("cli.print.by_hand.short")
	case printing.JobSheet:
		return c.loc.T("cli.print.jobsheet.short")
	default:
		return c.loc.T("cli.print.postcards.short")
	}
}

// whomFlags choose for whom something is printed, and in which language their address
// is.
func (c *cli) whomFlags(cmd *cobra.Command, f *printFlags) {
	fl := cmd.Flags()
	if f.item == printing.ReturnLabels {
		cmd.Use += " [--people IDS|[--birthday-within N] " + whom + "]"
	} else {
		cmd.Use += " --drafts IDS | --batch N | --people IDS|[--birthday-within N] " + whom
		fl.StringSliceVar(&f.drafts, "drafts", nil, c.loc.T("cli.print.drafts"))
		fl.Int64Var(&f.batch, "batch", 0, c.loc.T("cli.print.batch"))
	}
	fl.StringSliceVar(&f.people, "people", nil, c.loc.T("cli.print.people"))
	f.who = c.selects(cmd).soon(c)
	if !f.item.Worded() && f.item != printing.ReturnLabels {
		cmd.Use += " [--letter-lang be|ru|en]"
		fl.StringVar(&f.lang, "letter-lang", string(app.Belarusian), c.loc.T("cli.print.address_lang"))
	}
	if f.item != printing.Copysheets && f.item != printing.Labels && f.item != printing.JobSheet {
		cmd.Use += " [--return-address LINE]…"
		fl.StringArrayVar(&f.ret, "return-address", nil, c.printReturn(f.item))
	}
}

func (c *cli) printReturn(item printing.Item) string {
	if item == printing.ReturnLabels || item == printing.ReplyEnvelopes {
		return c.loc.T("cli.print.own_address")
	}
	return c.loc.T("cli.print.return_address")
}

// wordFlags choose the words.
func (c *cli) wordFlags(cmd *cobra.Command, f *printFlags) {
	cmd.Use += " --template NAME|--words FILE --letter-lang be|ru|en [--familiar] [--fill NAME=TEXT]… [--seed S] [--from NAME] [--writer man|woman|several]"
	fl := cmd.Flags()
	fl.StringVar(&f.template, "template", "", c.loc.T("cli.print.template"))
	fl.StringVar(&f.words, "words", "", c.loc.T("cli.print.words"))
	fl.StringVar(&f.lang, "letter-lang", "", c.loc.T("cli.print.letter_lang"))
	f.merge.add(c, fl)
	fl.StringVar(&f.from, "from", "", c.loc.T("cli.print.from"))
}

// check refuses choices that make no sense before anything is opened.
func (f *printFlags) check() error {
	if err := f.who.check(); err != nil {
		return err
	}
	if err := errors.Join(f.paper.check(), f.beside.check()); err != nil {
		return err
	}
	switch {
	case f.item != printing.ReturnLabels && f.ofDrafts() && (f.template != "" || len(f.people) > 0 || f.who.chooses("status")):
		return &wrongUse{"cli.error.print_drafts", []any{"Flag", f.draftFlag()}}
	case !f.toSomebody():
		return &wrongUse{key: "cli.error.print_whom"}
	case f.hand != "" && !slices.Contains(sheet.HandSizes, sheet.HandSize(f.hand)):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--hand", "Value", f.hand}}
	case f.to.printer != "" && f.noLog && f.paper.duplex == byHand: // nobody would know of the backs
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--duplex", "Value", f.paper.duplex}}
	case f.out == "" && f.to.printer == "":
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--out"}}
	}
	if err := f.checkFiles(); err != nil || f.ofDrafts() {
		return err
	}
	if f.beside.letters != "" && f.beside.lettersTemplate == "" {
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--letters-template"}}
	}
	return f.checkWords()
}

// toSomebody reports that it is said in one way for whom is printed. Labels with the
// own address need nobody.
func (f *printFlags) toSomebody() bool {
	listed, named := f.who.chooses("status"), len(f.people) > 0
	switch {
	case f.item == printing.ReturnLabels && (!listed || !named):
		return true
	case f.ofDrafts():
		return len(f.drafts) == 0 || f.batch == 0
	}
	return named != listed
}

// draftFlag is the one that chooses drafts.
func (f *printFlags) draftFlag() string {
	if len(f.drafts) > 0 {
		return "--drafts"
	}
	return "--batch"
}

// checkFiles refuses files that are no PDF, and one for two documents.
func (f *printFlags) checkFiles() error {
	seen := map[string]bool{}
	for _, one := range f.files() {
		if one.printed() && f.to.printer != "" {
			continue
		}
		path := filepath.Clean(one.path)
		if !strings.EqualFold(filepath.Ext(path), ".pdf") || seen[path] {
			return &wrongUse{"cli.error.flag_value", []any{"Flag", one.flag, "Value", one.path}}
		}
		seen[path] = true
	}
	return nil
}

// namedFile is a file with the flag that names it.
type namedFile struct{ flag, path string }

// files are all that are written, the main document first and those beside it in the
// order of printing.Request.Papers.
func (f *printFlags) files() []namedFile {
	all := []namedFile{{"--out", f.out}}
	if f.paper.duplex == byHand {
		all = append(all, namedFile{"--out", f.backs()})
	}
	all = append(all, f.beside.files()...)
	if f.jobSheet != "" {
		all = append(all, namedFile{"--job-sheet", f.jobSheet})
	}
	return all
}

// backs is the file of the second sides where the user turns the paper.
func (f *printFlags) backs() string {
	if f.out == "" {
		return ""
	}
	return strings.TrimSuffix(f.out, filepath.Ext(f.out)) + "-backs" + filepath.Ext(f.out)
}

// ofDrafts reports that drafts are printed, which have their own people and words.
func (f *printFlags) ofDrafts() bool { return len(f.drafts) > 0 || f.batch != 0 }

// checkWords refuses choices of the words that make no sense.
func (f *printFlags) checkWords() error {
	switch {
	case f.item == printing.ReturnLabels:
		return nil
	case f.item.Worded() && f.template == "" && f.words == "":
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--template|--words"}}
	case f.lang == "":
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--letter-lang"}}
	case !slices.Contains(i18n.Languages, f.lang):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--letter-lang", "Value", f.lang}}
	case f.item.Worded() && !f.merge.writes():
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--writer", "Value", f.merge.writer}}
	case f.layout != string(sheet.OneUp) && f.layout != string(sheet.FourUp):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--layout", "Value", f.layout}}
	}
	return nil
}

func (c *cli) printRequest(ctx context.Context, s *wiring.Services, f *printFlags) (printing.Request, error) {
	q, err := f.who.query(ctx, c, s)
	if err != nil {
		return printing.Request{}, err
	}
	req := printing.Request{
		Status: q.Status, Template: f.template, Lang: app.Lang(f.lang), Sender: f.from, Return: f.ret,
		Font: sheet.Serif, Layout: sheet.Layout(f.layout), Today: q.Today, Hand: sheet.HandSize(f.hand), Reader: c.userLang(),
	}
	if req.Writer, err = f.merge.sex(ctx, s); err != nil {
		return req, err
	}
	in, err := app.SettingValue(ctx, s.Store, app.SettingCase)
	if err != nil {
		return req, err
	}
	req.Case = app.Case(in)
	if !f.item.Worded() { // else --from says who signs, or that nobody does
		if req.Sender, err = s.Store.Setting(ctx, app.SettingSender); err != nil {
			return req, err
		}
	}
	if err := c.onPaper(ctx, s, f, &req); err != nil {
		return req, err
	}
	if f.item == printing.ReturnLabels && len(f.people) == 0 && !f.who.chooses("status") {
		return req, nil // one sheet full for nobody in particular
	}
	if req.Own, err = f.merge.typed(); err != nil {
		return printing.Request{}, err
	}
	if f.ofDrafts() {
		if req.Drafts, err = draftsToPrint(ctx, s, f); err != nil {
			return req, err
		}
		req.Picture, err = picture(s, f.picture, string(req.Drafts[0].Occasion))
		return req, err
	}
	if several := strings.Split(f.picture, ","); len(several) > 1 && builtIn(s, several...) {
		req.Pictures, f.picture = several, several[0]
	}
	if len(f.people) > 0 {
		req.People, err = personIDs(s.Directory, "--people", f.people)
	} else {
		req.People, err = c.chosen(ctx, s, q)
	}
	if err != nil {
		return printing.Request{}, err
	}
	if !f.item.Worded() {
		return req, nil
	}
	if req.Words, err = words(f.words); err != nil {
		return printing.Request{}, err
	}
	req.Familiar, req.Seed = f.merge.familiar, f.merge.seed
	req.Picture, err = picture(s, f.picture, f.template)
	return req, err
}

// draftsToPrint are those that the flags name, in their order; each must be there.
func draftsToPrint(ctx context.Context, s *wiring.Services, f *printFlags) ([]app.Draft, error) {
	filter := app.DraftFilter{Batch: app.DraftID(f.batch)}
	if len(f.drafts) > 0 {
		ids, err := draftIDs(f.drafts)
		if err != nil {
			return nil, err
		}
		filter = app.DraftFilter{IDs: ids}
	}
	drafts, err := s.Desk.Drafts(ctx, filter)
	if err != nil {
		return nil, err
	}
	if len(drafts) == 0 || filter.IDs != nil && len(drafts) < len(filter.IDs) {
		return nil, &app.Error{Code: app.NotFound, Key: "error.draft.none"}
	}
	slices.SortFunc(drafts, func(a, b app.Draft) int {
		if filter.IDs != nil {
			return slices.Index(filter.IDs, a.ID) - slices.Index(filter.IDs, b.ID)
		}
		return int(a.ID - b.ID)
	})
	return drafts, nil
}

// chosen are the people of the query: those now held, unless it names a status.
func (c *cli) chosen(ctx context.Context, s *wiring.Services, q people.Query) ([]app.PersonID, error) {
	q.InCustody = q.InCustody || len(q.Status) == 0
	found, err := s.Directory.Choose(ctx, q)
	if err != nil {
		return nil, err
	}
	ids := make([]app.PersonID, len(found.People))
	for i, e := range found.People {
		ids[i] = e.ID
	}
	return ids, nil
}

// words are the user's own text; without a file there is none.
func words(path string) (string, error) {
	if path == "" {
		return "", nil
	}
	b, err := readFile(path)
	if err != nil {
		return "", err
	}
	if strings.TrimSpace(string(b)) == "" {
		return "", &app.Error{Code: app.Refused, Key: "cli.error.words_empty", Args: app.Args{"Path": path}}
	}
	return string(bytes.TrimPrefix(b, []byte("\ufeff"))), nil
}

// builtIn reports that all of these are pictures of ours.
func builtIn(s *wiring.Services, ids ...string) bool {
	for _, id := range ids {
		if !slices.ContainsFunc(s.Register.Pictures(), func(p register.Picture) bool { return p.ID == id }) {
			return false
		}
	}
	return true
}

// picture is a built-in one by its id or a file of the user's; without a choice
// the first built-in one that suits the template's occasion.
func picture(s *wiring.Services, choice, template string) (printing.Picture, error) {
	var occasion app.Occasion
	for _, t := range s.Register.Templates() {
		if t.ID == template {
			occasion = t.Occasion
		}
	}
	for _, p := range s.Register.Pictures() {
		if choice == p.ID || choice == "" && slices.Contains(p.Occasions, occasion) {
			return printing.Picture{ID: p.ID}, nil
		}
	}
	if choice == "" {
		return printing.Picture{ID: s.Register.Pictures()[0].ID}, nil
	}
	b, err := os.ReadFile(choice)
	if err != nil {
		var ids []string
		for _, p := range s.Register.Pictures() {
			ids = append(ids, p.ID)
		}
		return printing.Picture{}, &app.Error{
			Code: app.Refused, Key: "cli.error.picture", Hint: "cli.error.picture.hint",
			Args: app.Args{"Picture": choice, "Names": strings.Join(ids, ", ")}, Err: err,
		}
	}
	return printing.Picture{Own: b}, nil
}

// printPostcards prepares the job, begins it in the log and writes the PDF; a job that
// cannot be written leaves neither.
func (c *cli) printPostcards(ctx context.Context, s *wiring.Services, req printing.Request, f *printFlags) error {
	r, err := c.press(ctx, s, req, f)
	if err != nil {
		return err
	}
	if f.saves() {
		c.tellUnsealed(ctx, s.Store)
	}
	err = c.result(r, func(w io.Writer) {
		c.tellDocuments(w, r)
		if r.Printer != "" {
			c.tellSent(w, r, f)
		}
		for i := range r.batches {
			c.unsendable(w, &r.batches[i])
		}
		c.sameWords(w, s, r)
		if n := len(r.Disputed); n > 0 {
			fmt.Fprintln(w, c.loc.T("print.disputed", "Count", n))
		}
		c.repeated(w, s, r.findings)
		c.reasons(w, s, "cli.print.flagged", r.Flagged)
		c.reasons(w, s, "cli.print.skipped", r.Skipped)
	})
	if err == nil && r.Job != 0 {
		c.advise("cli.print.came_out")
	}
	return err
}

// press brings a job to paper and log.
func (c *cli) press(ctx context.Context, s *wiring.Services, req printing.Request, f *printFlags) (*printResult, error) {
	for _, file := range f.files() {
		if file.printed() {
			continue
		}
		if err := s.MayWrite(file.path); err != nil {
			return nil, err
		}
	}
	if err := f.to.find(ctx, c, f, &req); err != nil {
		return nil, err
	}
	job, err := s.Press.Prepare(ctx, req, nil)
	if err != nil {
		return nil, err
	}
	if job.Unread != nil {
		return nil, job.Unread
	}
	// What is said of the cards is asked before they are there: from then on it is too
	// late to be stopped.
	batches, err := c.sending(ctx, s, job)
	if err != nil {
		return nil, err
	}
	alike, err := s.Press.Alike(ctx, job)
	if err != nil {
		return nil, err
	}
	repeats, err := s.Press.Repeats(ctx, job)
	if err != nil {
		return nil, err
	}
	var documents []documentJSON
	var id app.JobID
	write := func() (err error) {
		documents, err = c.pressAll(ctx, s, job, f)
		return err
	}
	switch {
	case f.to.printer != "":
		id, err = c.pressAndSend(ctx, s, job, f, write)
	case f.noLog:
		err = write()
	default:
		id, err = c.makeJob(ctx, s, job, write)
	}
	if err != nil {
		var e *app.Error
		if errors.As(err, &e) && e.Key == "error.nothing_to_print" {
			c.reasons(c.stderr, s, "cli.print.skipped", c.reasonsJSON(job.Skipped))
		}
		return nil, err
	}
	ctx = context.WithoutCancel(ctx)
	c.warn(job)
	r := &printResult{
		Sending: batchObject(&batches[0]), batches: batches,
		Cards: len(job.Cards), Pages: job.Pages, File: f.out,
		Overflow: append([]app.PersonID{}, job.Overflow()...), Disputed: append([]app.PersonID{}, job.Disputed()...),
		Flagged: c.reasonsJSON(job.Flagged()), Skipped: c.reasonsJSON(job.Skipped),
	}
	if len(batches) > 1 {
		letters := batchObject(&batches[1])
		r.Letters = &letters
	}
	r.made = len(job.Made()[0].People)
	if r.Item, r.Documents = f.item, documents; len(documents) > 0 {
		r.File = documents[0].File
	}
	r.Seed, r.Same, r.Alike = req.Seed, shortObjects(job.Short), alikeObjects(alike)
	r.ListDay, r.ListAge, r.ListOld, r.OldCards = job.List.Day, job.List.Days, job.List.IsOld(), job.List.Old
	r.findings = job.Preflight(repeats)
	r.Preflight = preflightObjects(r.findings)
	r.JobSheet, r.Job, r.Printer = f.jobSheet, id, f.to.printer
	return r, nil
}

// sending is what the rules say of sending the cards of a job, one answer for each item;
// the user decides.
func (c *cli) sending(ctx context.Context, s *wiring.Services, job *printing.Job) ([]rulebook.Batch, error) {
	from, err := s.Rulebook.Sender(ctx)
	if err != nil {
		return nil, err
	}
	var all []rulebook.Batch
	for _, made := range job.Made() {
		batches, err := s.Rulebook.Many(ctx, made.People, []rules.Thing{thing(made.Item)}, from, job.Request.Today)
		if err != nil {
			return nil, err
		}
		all = append(all, batches[0])
	}
	return all, nil
}

// thing is what the rules call what is sent.
func thing(item printing.Item) rules.Thing {
	switch item {
	case printing.Postcards, printing.Copysheets:
		return rules.Postcard
	default:
		return rules.Letter
	}
}

// unsendable says to whom a card should not go, or may not.
func (c *cli) unsendable(w io.Writer, b *rulebook.Batch) {
	for _, g := range b.Groups {
		if g.Verdict != rules.Yes {
			fmt.Fprintln(w, c.loc.T(b.Thing.MessageKey())+": "+g.Line(c.loc, b.People))
		}
	}
}

// warn says what concerns the whole job; the user decides.
func (c *cli) warn(job *printing.Job) {
	if warning := people.OldLists(c.loc, job.List); warning != "" {
		_, _ = fmt.Fprintln(c.stderr, warning) // standard error is the last resort
	}
	if slices.ContainsFunc(job.Cards, func(c printing.Card) bool { return c.Lang == app.English }) {
		c.say("cli.print.english")
	}
	if job.Coarse {
		c.say("print.coarse")
	}
}

func (c *cli) reasonsJSON(reasons []printing.Reason) []reasonJSON {
	all := []reasonJSON{}
	for _, r := range reasons {
		all = append(all, reasonJSON{r.Person, c.why(r)})
	}
	return all
}

// why is the sentence of a reason, and the flag by which it is mended.
func (c *cli) why(r printing.Reason) string {
	if r.Key == "print.skip.own_field" {
		return c.loc.Message(r) + " " + c.loc.T("cli.merge.give", "Name", r.Args["Name"])
	}
	if r.Key == "print.skip.about" {
		return c.loc.Message(r) + " " + c.loc.T("cli.draft.save.hint")
	}
	return c.loc.Message(r)
}

// lacking says why nothing can be written without the field.
func (c *cli) lacking(m letters.Missing) string {
	key, args := m.Reason()
	return c.why(printing.Reason{Key: key, Args: args})
}

// reasons lists people with what is to be known of their cards.
func (c *cli) reasons(w io.Writer, s *wiring.Services, title string, reasons []reasonJSON) {
	if len(reasons) == 0 {
		return
	}
	fmt.Fprintln(w, c.loc.T(title, "Count", len(reasons)))
	rows := make([][]string, len(reasons))
	for i, r := range reasons {
		rows[i] = []string{"", "", r.Reason} // of what is the same for everybody
		if r.ID != 0 {
			rows[i] = []string{fmt.Sprint(r.ID), c.nameOf(s, r.ID), r.Reason}
		}
	}
	table(w, "  ", nil, rows)
}
