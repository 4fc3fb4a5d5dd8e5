package spooler

import (
	"context"
	"io"
	"slices"
	"strings"

	"vestka/app"
)

// Queue is a printer as the system knows it.
type Queue struct {
	Name    string // by which it is asked for
	About   string // what its owner calls it, may be empty
	Default bool   // what the system prints on unless told otherwise
	Ready   bool   // it takes documents
}

// Choice is one of what a printer offers.
type Choice struct {
	Name    string // by which it is asked for
	About   string // what the printer calls it, may be empty
	Default bool
}

// Offer is what can be asked of a printer. What it does not tell is empty: then
// its own settings count.
type Offer struct {
	Trays    []Choice
	TwoSided bool
}

// Sides is how a printer lays pages on the two sides of the paper.
type Sides string

// The ways. The empty one leaves it to the printer's own settings.
const (
	OneSided  Sides = "one-sided"
	LongEdge  Sides = "two-sided-long-edge"
	ShortEdge Sides = "two-sided-short-edge"
)

// Document is a PDF for a printer.
type Document struct {
	Queue  string
	Title  string // in the list of what waits to be printed, where others read it
	Tray   string // name of a Choice; empty: the printer's own
	Sides  Sides
	Copies int     // 0 is one
	W, H   float64 // of a page, mm
	PDF    io.Reader
	File   string // that has the PDF, for a System that NeedsFile
}

// Spooler hands documents to printers.
type Spooler interface {
	// Queues are the printers of the system, the default one first.
	Queues(ctx context.Context) ([]Queue, error)
	// Offer is what can be asked of one.
	Offer(ctx context.Context, queue string) (Offer, error)
	// Print hands a document over. It gives the system's name of it, which may be
	// empty; that it came out on paper nobody says.
	Print(ctx context.Context, doc Document) (id string, err error)
	// NeedsFile reports that a document has to lie in a file that stays until it is
	// printed, and that no more than the printer can be chosen.
	NeedsFile() bool
}

// Choose is the queue of the name, app.NotFound where there is none; the default one
// where the name is empty, app.Refused where there is none.
func Choose(queues []Queue, name string) (Queue, error) {
	at := slices.IndexFunc(queues, func(q Queue) bool { return q.Name == name || name == "" && q.Default })
	if at >= 0 {
		return queues[at], nil
	}
	if len(queues) == 0 {
		return Queue{}, &app.Error{Code: app.Refused, Key: "error.spool.no_printer", Hint: "error.spool.no_printer.hint"}
	}
	names := make([]string, len(queues))
	for i, q := range queues {
		names[i] = q.Name
	}
	known := app.Args{"Names": strings.Join(names, ", "), "Name": name}
	if name == "" {
		return Queue{}, &app.Error{Code: app.Refused, Key: "error.spool.no_default", Hint: "error.spool.known", Args: known}
	}
	return Queue{}, &app.Error{Code: app.NotFound, Key: "error.spool.unknown", Hint: "error.spool.known", Args: known}
}

// Check says whether the printer has the tray and can do the sides; nil where it
// does not tell.
func (o Offer) Check(tray string, sides Sides) error {
	if tray != "" && !slices.ContainsFunc(o.Trays, func(c Choice) bool { return c.Name == tray }) {
		if len(o.Trays) == 0 {
			return &app.Error{Code: app.Refused, Key: "error.spool.no_trays"}
		}
		names := make([]string, len(o.Trays))
		for i, c := range o.Trays {
			names[i] = c.Name
		}
		return &app.Error{Code: app.NotFound, Key: "error.spool.tray", Hint: "error.spool.trays", Args: app.Args{"Tray": tray, "Names": strings.Join(names, ", ")}}
	}
	if (sides == LongEdge || sides == ShortEdge) && !o.TwoSided {
		return &app.Error{Code: app.Refused, Key: "error.spool.one_sided", Hint: "error.spool.one_sided.hint"}
	}
	return nil
}
