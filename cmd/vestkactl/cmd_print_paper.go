package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/cmd/internal/wiring"
)

// documentJSON is one PDF of a job.
type documentJSON struct {
	Item   printing.Item `json:"item"`
	File   string        `json:"file"`    // empty: none
	Sent   bool          `json:"printed"` // it went to the printer
	Pages  int           `json:"pages"`
	Sheets int           `json:"sheets"` // of paper
	Left   []int         `json:"used"`   // places of the last sheet that are gone then, from 1; none where it is full
}

// paperFlags say what the pieces are and how they lie on the paper.
type paperFlags struct {
	format, fold, sheet, skip, duplex string
	windowAt                          string
	window, upright, stack, bare      bool
	feed, copies, count               int
	gutter                            float64
}

// The ways to print on both sides: by hand the user turns the paper.
const (
	byHand   = "hand"
	oneSided = "none"
)

// keptPlaces are those that the store remembers as gone.
const keptPlaces = "kept"

// paperFlags choose the paper of an item, and what is printed beside it.
func (c *cli) paperFlags(cmd *cobra.Command, f *printFlags) {
	fl, p := cmd.Flags(), &f.paper
	p.copies = 1
	add := func(use string, flag func()) {
		cmd.Use += " [" + use + "]"
		flag()
	}
	formats := map[printing.Item]string{
		printing.Postcards: "a6|10x15|a5|WxH", printing.Letters: "a4|a5", printing.Envelopes: "dl|c6|c5|WxH", printing.ReplyEnvelopes: "dl|c6|c5|WxH",
	}
	if takes, has := formats[f.item]; has {
		add("--format "+takes, func() { fl.StringVar(&p.format, "format", "", c.printFormat(f.item)) })
		annotate(cmd, "format", takes)
	}
	if f.item == printing.Postcards {
		add("--picture FILE|NAME", func() { fl.StringVar(&f.picture, "picture", "", c.loc.T("cli.print.picture")) })
		f.addDesign(c, cmd)
		add("--upright", func() { fl.BoolVar(&p.upright, "upright", false, c.loc.T("cli.print.upright")) })
		add("--layout a6|a4x4", func() { fl.StringVar(&f.layout, "layout", f.layout, c.loc.T("cli.print.layout")) })
	}
	if f.item == printing.Letters {
		add("--fold dl|c6|c5", func() { fl.StringVar(&p.fold, "fold", "", c.loc.T("cli.print.fold")) })
		add("--window-at left|right|LEFT,BOTTOM,WxH", func() { fl.StringVar(&p.windowAt, "window-at", "", c.loc.T("cli.print.window_at")) })
		add("--window", func() { fl.BoolVar(&p.window, "window", false, c.loc.T("cli.print.window")) })
	}
	switch f.item {
	case printing.Copysheets:
		add("--hand small|medium|large", func() { fl.StringVar(&f.hand, "hand", string(sheet.MediumHand), c.loc.T("cli.print.hand")) })
		add("--copies N", func() { fl.IntVar(&p.copies, "copies", 1, c.loc.T("cli.print.copies")) })
		return
	case printing.JobSheet:
		return
	case printing.Postcards, printing.Letters:
		add("--duplex long|short|hand|none", func() { fl.StringVar(&p.duplex, "duplex", "", c.printDuplex(f.item)) })
	}
	use := "--sheet NAME|SIZE"
	if f.item == printing.Labels || f.item == printing.ReturnLabels {
		cmd.Use += " " + use
	} else {
		cmd.Use += " [" + use + "]"
	}
	fl.StringVar(&p.sheet, "sheet", "", c.loc.T("cli.print.sheet"))
	annotate(cmd, "sheet", "NAME|SIZE")
	add("--skip N|N,N,…|kept", func() { fl.StringVar(&p.skip, "skip", "", c.loc.T("cli.print.skip")) })
	add("--stack", func() { fl.BoolVar(&p.stack, "stack", false, c.loc.T("cli.print.stack")) })
	if f.item == printing.ReturnLabels {
		add("--count N", func() { fl.IntVar(&p.count, "count", 0, c.loc.T("cli.print.count")) })
	}
	if f.item == printing.Postcards || f.item == printing.Letters {
		add("--gutter MM", func() { fl.Float64Var(&p.gutter, "gutter", 0, c.loc.T("cli.print.gutter")) })
		add("--no-marks", func() { fl.BoolVar(&p.bare, "no-marks", false, c.loc.T("cli.print.no_marks")) })
	}
	add("--feed 0|90|180|270", func() { fl.IntVar(&p.feed, "feed", 0, c.loc.T("cli.print.feed")) })
	add("--copies N", func() { fl.IntVar(&p.copies, "copies", 1, c.loc.T("cli.print.copies")) })
	if f.item.Worded() {
		c.besideFlags(cmd, f.item, &f.beside)
	}
}

func (c *cli) printFormat(item printing.Item) string {
	switch item {
	case printing.Letters:
		return c.loc.T("cli.print.format.letter")
	case printing.Postcards:
		return c.loc.T("cli.print.format.card")
	default:
		return c.loc.T("cli.print.format.envelope")
	}
}

func (c *cli) printDuplex(item printing.Item) string {
	if item == printing.Letters {
		return c.loc.T("cli.print.duplex.letter")
	}
	return c.loc.T("cli.print.duplex")
}

func (p *paperFlags) check() error {
	bad := func(flag string, value any) error {
		return &wrongUse{"cli.error.flag_value", []any{"Flag", flag, "Value", fmt.Sprint(value)}}
	}
	_, format := sheet.SizeOf(p.format)
	_, fold := sheet.SizeOf(p.fold)
	_, opens := p.opening()
	switch {
	case p.format != "" && !format:
		return bad("--format", p.format)
	case p.fold != "" && !fold:
		return bad("--fold", p.fold)
	case !slices.Contains([]string{"", "long", "short", byHand, oneSided}, p.duplex):
		return bad("--duplex", p.duplex)
	case !slices.Contains(printing.Feeds, printing.Feed(p.feed)):
		return bad("--feed", p.feed)
	case p.count < 0 || p.count > mostLabels:
		return bad("--count", p.count)
	case p.windowAt != "" && p.fold == "":
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--fold"}}
	case !opens && (p.windowAt == "left" || p.windowAt == "right"):
		return &wrongUse{"cli.error.window_at", []any{"Value", p.windowAt}}
	case !opens:
		return bad("--window-at", p.windowAt)
	case p.copies < 1 || p.copies > mostCopies:
		return bad("--copies", p.copies)
	}
	return nil
}

// opening is the window of the envelope that a letter is folded for, the zero one where
// nothing is said of it; ok is false for what is none, or not known.
func (p *paperFlags) opening() (o sheet.Opening, ok bool) {
	switch p.windowAt {
	case "":
		return sheet.Opening{}, true
	case "left", "right":
		size, _ := sheet.SizeOf(p.fold)
		return sheet.OpeningOf(size, p.windowAt == "right")
	}
	parts := strings.Split(p.windowAt, ",")
	if len(parts) != 3 {
		return sheet.Opening{}, false
	}
	left, err1 := strconv.ParseFloat(strings.TrimSpace(parts[0]), 64)
	bottom, err2 := strconv.ParseFloat(strings.TrimSpace(parts[1]), 64)
	size, ok := sheet.SizeOf(parts[2])
	return sheet.Opening{W: size.W, H: size.H, Left: left, Bottom: bottom}, ok && err1 == nil && err2 == nil
}

// mostCopies of one thing for one person are more than anybody posts.
const mostCopies = 1000

// mostLabels with one's own address are more than anybody sticks.
const mostLabels = 10000

// besideFlags are further documents in the order of the cards or letters.
type besideFlags struct {
	envelopes, envelope, labels, labelSheet, labelSkip, returns string
	letters, lettersTemplate, lettersFormat                     string
}

func (c *cli) besideFlags(cmd *cobra.Command, item printing.Item, b *besideFlags) {
	if item == printing.Postcards {
		cmd.Use += " [--letters FILE.pdf|print[:TRAY] [--letters-template NAME] [--letters-format a4|a5]]"
		cmd.Flags().StringVar(&b.letters, "letters", "", c.loc.T("cli.print.with_letters"))
		annotate(cmd, "letters", "FILE.pdf|print[:TRAY]")
		cmd.Flags().StringVar(&b.lettersTemplate, "letters-template", "", c.loc.T("cli.print.letters_template"))
		cmd.Flags().StringVar(&b.lettersFormat, "letters-format", "a4", c.loc.T("cli.print.format.letter"))
	}
	cmd.Use += " [--envelopes FILE.pdf|print[:TRAY] [--envelope dl|c6|c5|WxH]] [--labels FILE.pdf|print[:TRAY]] [--return-labels FILE.pdf|print[:TRAY]] [--label-sheet NAME] [--label-skip N|N,N,…|kept]"
	fl := cmd.Flags()
	fl.StringVar(&b.envelopes, "envelopes", "", c.loc.T("cli.print.envelopes"))
	fl.StringVar(&b.envelope, "envelope", "c6", c.loc.T("cli.print.envelope"))
	fl.StringVar(&b.labels, "labels", "", c.loc.T("cli.print.labels"))
	fl.StringVar(&b.returns, "return-labels", "", c.loc.T("cli.print.return_labels"))
	fl.StringVar(&b.labelSheet, "label-sheet", "", c.loc.T("cli.print.label_sheet"))
	fl.StringVar(&b.labelSkip, "label-skip", "", c.loc.T("cli.print.label_skip"))
}

func (b *besideFlags) check() error {
	_, envelope := sheet.SizeOf(b.envelope)
	_, format := sheet.SizeOf(b.lettersFormat)
	switch {
	case b.letters != "" && !format:
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--letters-format", "Value", b.lettersFormat}}
	case b.letters == "" && b.lettersTemplate != "":
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--letters"}}
	case b.envelopes != "" && !envelope:
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--envelope", "Value", b.envelope}}
	case (b.labels != "" || b.returns != "") && b.labelSheet == "":
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--label-sheet"}}
	}
	return nil
}

// files are those that the flags name, in the order of papers.
func (b *besideFlags) files() []namedFile {
	all := []namedFile{{"--letters", b.letters}, {"--envelopes", b.envelopes}, {"--labels", b.labels}, {"--return-labels", b.returns}}
	return slices.DeleteFunc(all, func(one namedFile) bool { return one.path == "" })
}

// onPaper fills the request with what is printed on what.
func (c *cli) onPaper(ctx context.Context, s *wiring.Services, f *printFlags, req *printing.Request) error {
	req.Copies, req.Labels = f.paper.copies, f.paper.count
	main := f.paper.paper(f.item)
	main.Bleed, main.Gutter = f.bleed, f.paper.gutter
	if err := c.onSheet(ctx, s, &main, f.paper.sheet, f.paper.skip); err != nil {
		return err
	}
	if f.paper.bare {
		main.Cut = false
	}
	if f.paper.feed != 0 {
		main.Fed(printing.Feed(f.paper.feed))
	}
	if begun := main.Begun(); main.Sheet == "" && begun != nil && (f.paper.skip != "" || f.paper.bare) {
		main.Sheet = begun.ID // of paper that is still to be cut nothing is left
	}
	req.Paper = main
	if f.item.Worded() && f.hand == "" {
		if err := c.papersBeside(ctx, s, f, req); err != nil {
			return err
		}
	}
	if f.jobSheet != "" {
		req.Beside = append(req.Beside, printing.Paper{Item: printing.JobSheet})
	}
	return c.ownAddress(ctx, s, req)
}

// ownAddress is what labels and reply envelopes bear, that of the settings where the
// flags do not say it.
func (c *cli) ownAddress(ctx context.Context, s *wiring.Services, req *printing.Request) error {
	bears := func(p printing.Paper) bool {
		return p.Item == printing.ReturnLabels || p.Item == printing.ReplyEnvelopes
	}
	if len(req.Return) > 0 || !slices.ContainsFunc(req.Papers(), bears) {
		return nil
	}
	kept, err := app.SettingValue(ctx, s.Store, app.SettingReturn)
	if kept = strings.TrimSpace(kept); err == nil && kept != "" {
		req.Return = strings.Split(kept, "\n")
	}
	return err
}

// paper is the main document before it lies on any sheet.
func (p *paperFlags) paper(item printing.Item) printing.Paper {
	paper := printing.Paper{Item: item, Upright: p.upright, Window: p.window, Stack: p.stack}
	if p.format != "" {
		paper.Size, _ = sheet.SizeOf(p.format)
		if item != printing.Letters {
			paper.Size = paper.Size.Wide()
		}
	}
	if p.fold != "" {
		paper.Fold, _ = sheet.SizeOf(p.fold)
		paper.Opening, _ = p.opening()
		paper.Window = paper.Window || p.windowAt != ""
	}
	switch p.duplex {
	case "long", "short":
		paper.Turn, paper.Duplex = sheet.Turn(p.duplex), true
	case byHand:
		paper.Duplex, paper.Sides = true, sheet.Fronts
	case oneSided:
		if item == printing.Postcards {
			paper.Sides = sheet.Backs // the words: the cards have their picture
		}
	}
	return paper
}

// papersBeside are further documents, in the order of printFlags.files.
func (c *cli) papersBeside(ctx context.Context, s *wiring.Services, f *printFlags, req *printing.Request) error {
	if f.paper.duplex == byHand {
		backs := req.Main()
		backs.Sides = sheet.Backs
		req.Beside = append(req.Beside, backs)
	}
	for _, file := range f.beside.files() {
		var paper printing.Paper
		var err error
		switch file.flag {
		case "--letters":
			paper = printing.Paper{Item: printing.Letters, Template: f.beside.lettersTemplate, Turn: req.Paper.Turn}
			paper.Size, _ = sheet.SizeOf(f.beside.lettersFormat)
		case "--envelopes":
			paper = printing.Paper{Item: printing.Envelopes}
			paper.Size, _ = sheet.SizeOf(f.beside.envelope)
			paper.Size = paper.Size.Wide()
		case "--labels":
			paper = printing.Paper{Item: printing.Labels}
			err = c.onSheet(ctx, s, &paper, f.beside.labelSheet, f.beside.labelSkip)
		default:
			paper = printing.Paper{Item: printing.ReturnLabels}
			skip := f.beside.labelSkip
			if f.beside.labels != "" {
				skip = "" // the begun sheet is taken for the addresses
			}
			err = c.onSheet(ctx, s, &paper, f.beside.labelSheet, skip)
		}
		if err != nil {
			return err
		}
		req.Beside = append(req.Beside, paper)
	}
	return nil
}

// onSheet puts a document on paper of a size that is cut, or on a sheet of labels.
func (c *cli) onSheet(ctx context.Context, s *wiring.Services, paper *printing.Paper, name, skip string) error {
	if size, is := sheet.SizeOf(name); is && paper.Item != printing.Labels && paper.Item != printing.ReturnLabels {
		paper.OnPaper(size)
		if begun := paper.Begun(); skip == keptPlaces {
			if begun == nil {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--skip", "Value", skip}}
			}
			var err error
			paper.Used, err = s.Stocks.Used(ctx, begun)
			return err
		}
	} else if name != "" {
		l, err := s.Stocks.Find(ctx, name)
		if err != nil {
			return err
		}
		paper.OnLabels(&l, nil)
		if skip == keptPlaces {
			paper.Used, err = s.Stocks.Used(ctx, &l)
			return err
		}
	}
	var err error
	paper.Used, err = skipped(skip)
	return err
}

// skipped are the places that a flag says are gone, from 0: the first N, or each of a
// list, which for a single one ends in a comma.
func skipped(text string) ([]int, error) {
	bad := &wrongUse{"cli.error.flag_value", []any{"Flag", "--skip", "Value", text}}
	if text == "" {
		return nil, nil
	}
	var used []int
	if n, err := strconv.Atoi(text); err == nil {
		for place := range min(n, mostCopies) {
			used = append(used, place)
		}
		if n < 0 {
			return nil, bad
		}
		return used, nil
	}
	for _, one := range strings.Split(strings.TrimSuffix(text, ","), ",") {
		n, err := strconv.Atoi(strings.TrimSpace(one))
		if err != nil || n < 1 {
			return nil, bad
		}
		used = append(used, n-1)
	}
	return used, nil
}

// pressAll writes every document of a job to its file.
func (c *cli) pressAll(ctx context.Context, s *wiring.Services, job *printing.Job, f *printFlags) ([]documentJSON, error) {
	if f.item == printing.JobSheet {
		if len(job.Cards) == 0 {
			return nil, &app.Error{Code: app.Refused, Key: "error.nothing_to_print"}
		}
		if isPrinted(f.out) {
			return []documentJSON{}, nil
		}
		return []documentJSON{}, s.Press.SavePDF(ctx, job, f.out, nil)
	}
	var files []string
	for _, file := range f.files() {
		files = append(files, file.path)
	}
	all, err := c.saveAll(ctx, s, job, files)
	for nr := range all {
		all[nr].Sent = f.to.takes(nr) && !s.Press.Lacks(job, nr)
	}
	return all, err
}

// saveAll writes the documents of a job to files, one for each of its papers.
func (c *cli) saveAll(ctx context.Context, s *wiring.Services, job *printing.Job, files []string) ([]documentJSON, error) {
	all := []documentJSON{}
	for nr, paper := range job.Request.Papers() {
		if isPrinted(files[nr]) || s.Press.Lacks(job, nr) {
			files[nr] = ""
		} else if err := s.Press.SavePaper(ctx, job, nr, files[nr], nil); err != nil {
			return nil, err
		}
		sheets, pages := s.Press.Count(job, nr)
		one := documentJSON{Item: paper.Item, File: files[nr], Pages: pages, Sheets: sheets, Left: []int{}}
		for _, place := range s.Press.UsedAfter(job, nr) {
			one.Left = append(one.Left, place+1)
		}
		all = append(all, one)
	}
	return all, nil
}

// rememberUsed writes down what is left of the sheets of labels that were begun: of
// those of the first document where two are printed on the same.
func (c *cli) rememberUsed(ctx context.Context, s *wiring.Services, job *printing.Job) error {
	var failed error
	seen := map[string]bool{}
	for nr, paper := range job.Request.Papers() {
		if paper.Sheet == "" || seen[paper.Sheet] {
			continue
		}
		seen[paper.Sheet] = true
		l, err := paper.Begun(), error(nil)
		if l == nil || l.ID != paper.Sheet {
			var labels app.LabelSheet
			labels, err = s.Stocks.Find(ctx, paper.Sheet)
			l = &labels
		}
		if err == nil {
			_, err = s.Stocks.SetUsed(ctx, l, s.Press.UsedAfter(job, nr))
		}
		failed = errors.Join(failed, err)
	}
	return failed
}

// tellDocuments says what was written.
func (c *cli) tellDocuments(w io.Writer, r *printResult) {
	switch {
	case r.File == "": // it went to the printer
	case r.Item == printing.JobSheet:
		fmt.Fprintln(w, c.loc.T("cli.print.done.jobsheet", "Count", r.Cards, "File", r.File))
		return
	case r.Item == printing.Postcards || r.Item == printing.Copysheets:
		fmt.Fprintln(w, c.loc.T("cli.print.done", "Count", r.made, "Pages", r.Pages, "File", r.File))
	default:
		fmt.Fprintln(w, c.loc.T("cli.print.done.item", "Item", c.loc.T(r.Item.MessageKey()), "Pages", r.Pages, "File", r.File))
	}
	for i, d := range r.Documents {
		if i == 0 || d.File == "" {
			continue
		}
		fmt.Fprintln(w, c.loc.T("cli.print.done.item", "Item", c.loc.T(d.Item.MessageKey()), "Pages", d.Pages, "File", d.File))
	}
}
