package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/app/spooler"
	"vestka/cmd/internal/wiring"
)

// jobJSON is a print job as `jobs --json` prints it.
type jobJSON struct {
	ID       app.JobID    `json:"job"`
	Made     string       `json:"made"`
	State    app.JobState `json:"state"`
	Occasion app.Occasion `json:"occasion"`
	Cards    int          `json:"cards"`
	Out      int          `json:"came_out"`
	Off      int          `json:"stopped"`
	Sheets   int          `json:"sheets"` // 0 where that was not kept
	Answer   string       `json:"answer"`
	Parts    []partJSON   `json:"parts"`

	Documents []jobDocumentJSON `json:"documents"` // none in jobs of before they were kept
}

// jobDocumentJSON is one of the documents of a job, as it is numbered for --document.
type jobDocumentJSON struct {
	Document int           `json:"document"`
	Item     printing.Item `json:"item"`
	Sides    string        `json:"sides"` // fronts or backs where they are two documents
	Sheets   int           `json:"sheets"`
	Sent     int           `json:"sent"`     // sheets that the system took for a printer
	Out      int           `json:"came_out"` // sheets of which somebody said so
	State    app.JobState  `json:"state"`
}

type partJSON struct {
	Document int           `json:"document"`
	First    int           `json:"first_sheet"`
	Last     int           `json:"last_sheet"`
	Sides    string        `json:"sides"`
	Printer  string        `json:"printer"`
	State    app.PartState `json:"state"`
	Queued   string        `json:"queued_as"`
}

func jobObject(j *app.PrintJob) jobJSON {
	o := jobJSON{
		ID: j.ID, Made: j.Made.Format("2006-01-02T15:04:05Z"), State: j.State(), Occasion: j.Occasion,
		Cards: j.Letters, Out: j.Out, Off: j.Off, Sheets: j.Sheets, Answer: string(j.Answer), Parts: []partJSON{}, Documents: []jobDocumentJSON{},
	}
	for nr := range j.Documents {
		d := &j.Documents[nr]
		o.Documents = append(o.Documents, jobDocumentJSON{nr + 1, printing.Item(d.Item), d.Sides, d.Sheets, j.Sent(nr), d.Out.Count(), j.DocumentState(nr)})
	}
	for _, p := range j.Parts {
		o.Parts = append(o.Parts, partJSON{p.Paper + 1, p.First, p.Last, p.Sides, p.Printer, p.State, p.Queued})
	}
	return o
}

// jobsCmd lists the print jobs of the log, sends them to a printer, and prints what
// did not come out.
func (c *cli) jobsCmd() *cobra.Command {
	var limit int
	cmd := &cobra.Command{
		Use: "jobs [--limit N]", Short: c.loc.T("cli.jobs.short"), Args: exactly(0), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if limit < 0 {
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--limit", "Value", limit}}
			}
			s, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			jobs, err := s.Journal.Jobs(cmd.Context(), limit)
			if err != nil {
				return err
			}
			all := make([]jobJSON, len(jobs))
			for i := range jobs {
				all[i] = jobObject(&jobs[i])
			}
			return c.result(map[string]any{"jobs": all}, func(w io.Writer) { c.jobsTable(w, jobs) })
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 0, c.loc.T("cli.jobs.limit"))
	cmd.AddCommand(c.jobsSendCmd(), c.jobsRestCmd())
	return cmd
}

func (c *cli) jobsTable(w io.Writer, jobs []app.PrintJob) {
	if len(jobs) == 0 {
		fmt.Fprintln(w, c.loc.T("error.log_empty"))
		return
	}
	var rows [][]string
	for i := range jobs {
		j := &jobs[i]
		sheets := ""
		if j.Sheets > 0 {
			sheets = c.loc.Number(j.Sheets)
		}
		rows = append(rows, []string{
			strconv.FormatInt(int64(j.ID), 10), c.moment(j.Made), c.loc.T(j.Occasion.MessageKey()),
			c.loc.Number(j.Letters), sheets, c.loc.T(j.State().MessageKey()), c.loc.T("jobs.out_of", "Out", c.loc.Number(j.Out), "Count", j.Letters),
		})
	}
	table(w, "", []string{
		c.loc.T("jobs.column.job"), c.loc.T("jobs.column.made"), c.loc.T("jobs.column.occasion"), c.loc.T("jobs.column.cards"),
		c.loc.T("jobs.column.sheets"), c.loc.T("jobs.column.state"), c.loc.T("jobs.column.out"),
	}, rows)
	c.jobDocuments(w, jobs)
}

// jobDocuments are the documents of the jobs with what is known of each.
func (c *cli) jobDocuments(w io.Writer, jobs []app.PrintJob) {
	var rows [][]string
	for i := range jobs {
		j := &jobs[i]
		for nr := range j.Documents {
			d := &j.Documents[nr]
			rows = append(rows, []string{
				strconv.FormatInt(int64(j.ID), 10), strconv.Itoa(nr + 1), c.loc.T(printing.DocumentKey(d)), c.loc.Number(d.Sheets), c.loc.T(j.DocumentState(nr).MessageKey()),
				c.loc.T("jobs.out_of", "Out", c.loc.Number(d.Out.Count()), "Count", d.Sheets),
			})
		}
	}
	if len(rows) == 0 {
		return
	}
	fmt.Fprintln(w)
	table(w, "", []string{
		c.loc.T("jobs.column.job"), c.loc.T("jobs.column.document"), c.loc.T("jobs.column.what"), c.loc.T("jobs.column.sheets"), c.loc.T("jobs.column.state"), c.loc.T("jobs.column.out"),
	}, rows)
}

// sendFlags say where a job goes.
type sendFlags struct {
	printer, tray, sides string
	document             int
	backwards, unsure    bool
}

func (f *sendFlags) add(c *cli, cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.StringVar(&f.printer, "printer", "", c.loc.T("cli.jobs.printer"))
	fl.StringVar(&f.tray, "tray", "", c.loc.T("cli.jobs.tray"))
	fl.StringVar(&f.sides, "sides", string(sheet.Both), c.loc.T("cli.jobs.sides"))
	fl.IntVar(&f.document, "document", 1, c.loc.T("cli.jobs.document"))
	fl.BoolVar(&f.backwards, "backwards", false, c.loc.T("cli.jobs.backwards"))
	fl.BoolVar(&f.unsure, "unsure", false, c.loc.T("cli.jobs.unsure"))
}

func (f *sendFlags) check() error {
	switch {
	case f.printer == "":
		return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--printer"}}
	case f.sides != string(sheet.Both) && f.sides != string(sheet.Fronts) && f.sides != string(sheet.Backs):
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--sides", "Value", f.sides}}
	case f.document < 1:
		return &wrongUse{"cli.error.flag_value", []any{"Flag", "--document", "Value", f.document}}
	}
	return nil
}

// defaultPrinter stands for the one that the system prints on unless told otherwise.
const defaultPrinter = "default"

// target is the printer that the flags name, which must have what they ask for.
func (f *sendFlags) target(ctx context.Context, c *cli) (printing.Target, error) {
	queues, err := c.spooler.Queues(ctx)
	if err != nil {
		return printing.Target{}, err
	}
	name := f.printer
	if name == defaultPrinter {
		name = ""
	}
	q, err := spooler.Choose(queues, name)
	if err != nil {
		return printing.Target{}, err
	}
	t := printing.Target{Printer: q.Name, Tray: f.tray, Paper: f.document - 1, Backwards: f.backwards, Unsure: f.unsure}
	if f.sides != string(sheet.Both) {
		t.Sides = sheet.Sides(f.sides)
	}
	offer, err := c.spooler.Offer(ctx, q.Name)
	if err == nil && f.tray != "" {
		err = offer.Check(f.tray, "")
	}
	return t, err
}

func (c *cli) jobsSendCmd() *cobra.Command {
	var f sendFlags
	cmd := &cobra.Command{
		Use:   "send N --printer NAME|default [--tray NAME] [--document N] [--sides both|fronts|backs] [--backwards] [--unsure]",
		Short: c.loc.T("cli.jobs.send.short"), Args: exactly(1), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := jobNumber(args[0])
			if err == nil {
				err = f.check()
			}
			if err != nil {
				return err
			}
			s, err := c.openList(cmd.Context())
			if err != nil {
				return err
			}
			t, err := f.target(cmd.Context(), c)
			if err != nil {
				return err
			}
			return c.send(cmd.Context(), s, id, t)
		},
	}
	f.add(c, cmd)
	return cmd
}

func jobNumber(text string) (app.JobID, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n <= 0 {
		return 0, &wrongUse{"cli.error.job_number", []any{"Value", text}}
	}
	return app.JobID(n), nil
}

// send hands a job to the printer. What nobody knows of is said also where it failed.
func (c *cli) send(ctx context.Context, s *wiring.Services, id app.JobID, t printing.Target) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	sent, err := s.Press.Send(ctx, c.spooler, id, t, day, nil)
	for _, part := range sent.Unsure {
		c.say("cli.jobs.in_doubt", "First", part.First, "Last", part.Last)
	}
	if err != nil {
		if sent.Sheets > 0 {
			c.say("cli.jobs.broken_off", "Count", sent.Sheets, "Job", int64(id))
		}
		return err
	}
	return c.result(map[string]any{"job": id, "printer": t.Printer, "sheets": sent.Sheets, "unsure": unsureSheets(sent.Unsure)}, func(w io.Writer) {
		if sent.Sheets == 0 {
			fmt.Fprintln(w, c.loc.T("cli.jobs.nothing_to_send", "Job", int64(id)))
			return
		}
		fmt.Fprintln(w, c.loc.T("cli.jobs.sent", "Count", sent.Sheets, "Printer", t.Printer))
	})
}

func unsureSheets(parts []app.JobPart) []string {
	all := []string{}
	for _, p := range parts {
		all = append(all, fmt.Sprintf("%d-%d", p.First, p.Last))
	}
	return all
}

// filesOf are where the documents of a job go: what was printed beside it lies beside
// its file, under the name of what it is.
func filesOf(job *printing.Job, out string) []string {
	stem := strings.TrimSuffix(out, filepath.Ext(out))
	files := []string{out}
	for _, paper := range job.Request.Papers()[1:] {
		what := string(paper.Item)
		if paper.Sides == sheet.Backs {
			what = "backs"
		}
		files = append(files, stem+"-"+what+filepath.Ext(out))
	}
	return files
}

// jobsRestCmd prints what did not come out, and nothing else.
func (c *cli) jobsRestCmd() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use: "rest N --out FILE.pdf", Short: c.loc.T("cli.jobs.rest.short"), Args: exactly(1), DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := jobNumber(args[0])
			switch {
			case err != nil:
				return err
			case out == "":
				return &wrongUse{"cli.error.flag_missing", []any{"Flag", "--out"}}
			case !strings.HasSuffix(strings.ToLower(out), ".pdf"):
				return &wrongUse{"cli.error.flag_value", []any{"Flag", "--out", "Value", out}}
			}
			return c.rest(cmd.Context(), id, out)
		},
	}
	cmd.Flags().StringVar(&out, "out", "", c.loc.T("cli.flag.out"))
	return cmd
}

func (c *cli) rest(ctx context.Context, id app.JobID, out string) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	s, err := c.openList(ctx)
	if err != nil {
		return err
	}
	job, err := s.Press.Rest(ctx, id, day)
	if err != nil {
		return err
	}
	files := filesOf(job, out)
	for _, file := range files {
		if err := s.MayWrite(file); err != nil {
			return err
		}
	}
	var documents []documentJSON
	next, err := c.makeJob(ctx, s, job, func() (err error) {
		documents, err = c.saveAll(ctx, s, job, files)
		return err
	})
	if err != nil {
		return err
	}
	c.tellUnsealed(ctx, s.Store)
	flagged := c.reasonsJSON(job.Flagged())
	return c.result(map[string]any{"job": next, "cards": len(job.Cards), "pages": job.Pages, "file": out, "flagged": flagged, "documents": documents}, func(w io.Writer) {
		c.tellDocuments(w, &printResult{Item: documents[0].Item, made: len(job.Made()[0].People), Pages: job.Pages, File: documents[0].File, Documents: documents})
		c.reasons(w, s, "cli.print.flagged", flagged)
	})
}
