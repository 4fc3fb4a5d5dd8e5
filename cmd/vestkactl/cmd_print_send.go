package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/app/spooler"
	"vestka/cmd/internal/wiring"
)

// printTo says to which printer the documents of a job go that go into no file.
type printTo struct {
	printer, tray string

	targets []printing.Target // found, one for each document that goes to it
}

func (p *printTo) add(c *cli, cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.StringVar(&p.printer, "printer", "", c.loc.T("cli.print.printer"))
	fl.StringVar(&p.tray, "tray", "", c.loc.T("cli.jobs.tray"))
}

// onPrinter stands for the printer in the place of a file, alone or with a colon and a
// tray.
const onPrinter = "print"

// isPrinted reports that what a flag says is no file but the printer.
func isPrinted(path string) bool {
	return path == "" || path == onPrinter || strings.HasPrefix(path, onPrinter+":")
}

// printed reports that the document goes to the printer. Its own flag has to say so;
// the main document goes there where no file is named.
func (n namedFile) printed() bool { return isPrinted(n.path) }

// saves reports that something is written into a file.
func (f *printFlags) saves() bool {
	return slices.ContainsFunc(f.files(), func(n namedFile) bool { return !n.printed() })
}

// find finds the printer, and what of it the documents need.
func (p *printTo) find(ctx context.Context, c *cli, f *printFlags, req *printing.Request) error {
	if p.printer == "" {
		return nil
	}
	asked, main := p.printer, req.Main()
	at := func(nr int, path string) (printing.Target, error) {
		to := sendFlags{printer: asked, tray: p.tray, sides: string(sheet.Both), document: nr + 1}
		if _, tray, named := strings.Cut(path, ":"); named {
			to.tray = tray
		}
		return to.target(ctx, c)
	}
	for nr, file := range f.files() {
		isBacks := nr > 0 && file.flag == "--out" // they come when the pile was turned
		if nr > 0 && !file.printed() || isBacks {
			continue
		}
		target, err := at(nr, file.path)
		if err != nil {
			return err
		}
		if nr == 0 && f.item != printing.JobSheet && !main.OneSided() {
			offer, err := c.spooler.Offer(ctx, target.Printer)
			if err == nil {
				err = offer.Check(target.Tray, spooler.LongEdge)
			}
			if err != nil {
				return err
			}
		}
		p.printer, p.targets = target.Printer, append(p.targets, target)
	}
	return nil
}

// toPrinter are the documents of the job that go there, now or when the pile was turned.
func (f *printFlags) toPrinter(s *wiring.Services, job *printing.Job) (all []int) {
	for nr := range f.files() {
		isBacks := nr == 1 && f.paper.duplex == byHand
		if (isBacks && f.out == "" || f.to.takes(nr)) && !s.Press.Lacks(job, nr) {
			all = append(all, nr)
		}
	}
	return all
}

// takes reports that the printer takes the document.
func (p *printTo) takes(nr int) bool {
	return slices.ContainsFunc(p.targets, func(t printing.Target) bool { return t.Paper == nr })
}

// pressAndSend writes what goes into files and hands the rest to the printer. The job is
// in the log before that; where the printer takes none of it, it does not stay there.
func (c *cli) pressAndSend(ctx context.Context, s *wiring.Services, job *printing.Job, f *printFlags, write func() error) (app.JobID, error) {
	var id app.JobID
	var changes app.Changes
	var err error
	if !f.noLog {
		job.ToPrinter = f.toPrinter(s, job)
		if id, changes, err = s.Press.Begin(ctx, job, c.now()); err != nil {
			return 0, err
		}
	}
	kept := context.WithoutCancel(ctx)
	if err := write(); err != nil {
		return 0, c.abandon(kept, s, id, changes, err)
	}
	sheets, err := c.sendAll(ctx, s, job, f, id)
	switch {
	case err == nil && f.noLog:
		return id, nil
	case err == nil:
		return id, c.rememberUsed(kept, s, job)
	case sheets > 0 && id != 0:
		c.say("cli.jobs.broken_off", "Count", sheets, "Job", int64(id))
	}
	return id, c.abandon(kept, s, id, changes, err)
}

// abandon takes a job out of the log of which nothing came, for the reason that it gives.
func (c *cli) abandon(ctx context.Context, s *wiring.Services, id app.JobID, changes app.Changes, why error) error {
	if id == 0 {
		return why
	}
	_, err := s.Press.Abandon(ctx, id, changes)
	return errors.Join(why, err)
}

// makeJob has a job in the log before write puts the first byte of it anywhere. Where
// write fails it does not stay there; where only what is left of sheets of labels cannot
// be written down, it stays begun, and is made again.
func (c *cli) makeJob(ctx context.Context, s *wiring.Services, job *printing.Job, write func() error) (app.JobID, error) {
	id, changes, err := s.Press.Begin(ctx, job, c.now())
	if err != nil {
		return 0, err
	}
	kept := context.WithoutCancel(ctx)
	if err := write(); err != nil {
		return 0, c.abandon(kept, s, id, changes, err)
	}
	err = c.rememberUsed(kept, s, job)
	if err == nil && id != 0 {
		err = s.Press.Made(kept, id)
	}
	if err != nil && id != 0 {
		c.say("cli.print.begun", "Job", int64(id))
	}
	return id, err
}

// sendAll hands the documents to the printer, the main one first, and gives how many
// sheets it took.
func (c *cli) sendAll(ctx context.Context, s *wiring.Services, job *printing.Job, f *printFlags, id app.JobID) (int, error) {
	sheets := 0
	for _, target := range f.to.targets {
		if s.Press.Lacks(job, target.Paper) {
			continue
		}
		var sent printing.Sent
		var err error
		if id != 0 {
			sent, err = s.Press.Send(ctx, c.spooler, id, target, job.Request.Today, nil)
		} else {
			sent, err = s.Press.Hand(ctx, c.spooler, job, target, nil)
		}
		if sheets += sent.Sheets; err != nil {
			return sheets, err
		}
	}
	return sheets, nil
}

// tellSent says what went to the printer, and what is to be done with the paper.
func (c *cli) tellSent(w io.Writer, r *printResult, f *printFlags) {
	for _, d := range r.Documents {
		if d.Sent {
			fmt.Fprintln(w, c.loc.T("cli.print.sent", "Item", c.loc.T(d.Item.MessageKey()), "Count", d.Sheets, "Printer", r.Printer))
		}
	}
	if r.Item == printing.JobSheet {
		fmt.Fprintln(w, c.loc.T("cli.print.sent.jobsheet", "Printer", r.Printer))
	}
	if f.paper.duplex == byHand && r.Job != 0 {
		fmt.Fprintln(w, c.loc.T("cli.print.turn", "Job", int64(r.Job), "Printer", r.Printer))
	}
}
