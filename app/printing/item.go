package printing

import (
	"vestka/app"
	"vestka/app/sheet"
)

// Item is what is printed for each of the people.
type Item string

// The items.
const (
	Postcards      Item = "postcards"
	Letters        Item = "letters"
	Envelopes      Item = "envelopes"
	Labels         Item = "labels"          // with the address
	ReturnLabels   Item = "return-labels"   // with the sender's address
	ReplyEnvelopes Item = "reply-envelopes" // from the person to the sender
	Copysheets     Item = "copysheets"      // to copy a card by hand from
	JobSheet       Item = "jobsheet"        // all of them in a list, to be ticked
)

// Worded reports that the item carries a text, which has to be chosen.
func (i Item) Worded() bool { return i == Postcards || i == Letters || i == Copysheets }

// bare reports that the item is the same for everybody: people are counted only.
func (i Item) bare() bool { return i == ReturnLabels }

// toSender reports that the item bears the sender's address, which has to be known.
func (i Item) toSender() bool { return i == ReturnLabels || i == ReplyEnvelopes }

// MessageKey names the item for people.
func (i Item) MessageKey() string {
	switch i {
	case Letters:
		return "print.item.letters"
	case Envelopes:
		return "print.item.envelopes"
	case Labels:
		return "print.item.labels"
	case ReturnLabels:
		return "print.item.return_labels"
	case ReplyEnvelopes:
		return "print.item.reply_envelopes"
	case Copysheets:
		return "print.item.copysheets"
	case JobSheet:
		return "print.item.jobsheet"
	default:
		return "print.item.postcards"
	}
}

// Paper is one document of a job: what is printed, and on what.
type Paper struct {
	Item     Item          // empty: postcards
	Template string        // of letters beside postcards, or the other way round; empty: drafts that are such
	Size     sheet.Size    // of a postcard, a sheet of a letter or an envelope; zero: A6, A4, C6
	Upright  bool          // the picture side of a postcard stands upright
	Fold     sheet.Size    // of the envelope that a letter is folded for; zero: none
	Window   bool          // of that envelope: the address stands where it is
	Opening  sheet.Opening // where it is; zero: as usual, at the left
	Stock    sheet.Stock   // zero: paper of the size itself; labels need one
	Sheet    string        // by which what is left of the last one is remembered; empty: it is not
	Used     []int         // places of its first sheet that are gone
	Gutter   float64       // least room between pieces on paper that they are cut out of, mm
	Cut      bool          // the stock is cut by hand: it gets marks
	Duplex   bool          // a letter goes on on the back of its sheets
	Sides    sheet.Sides   // zero: both of a postcard and of a letter that goes on on the back
	Turn     sheet.Turn    // zero: on the long edge
	Stack    bool          // in order when the sheets were cut together
	HeadDown bool          // see sheet.Imposition
	Bleed    float64       // how far pictures of postcards run out over the edge, mm; it is cut off
}

// ByHand splits the main document into its fronts and, as the first document beside it,
// its backs, for who turns the paper by hand. What has one side is left as it is.
func (r *Request) ByHand() {
	fronts := r.Main()
	if fronts.OneSided() {
		return
	}
	backs := fronts
	fronts.Sides, backs.Sides = sheet.Fronts, sheet.Backs
	r.Paper, r.Beside = fronts, append([]Paper{backs}, r.Beside...)
}

// item is what is printed, postcards unless something else is asked for.
func (p *Paper) item() Item {
	if p.Item == "" {
		return Postcards
	}
	return p.Item
}

// size is that of a piece.
func (p *Paper) size() sheet.Size {
	switch item := p.item(); {
	case item == Labels || item == ReturnLabels:
		return p.Stock.Place
	case item == Copysheets || item == JobSheet:
		return sheet.A4
	case p.Size != sheet.Size{}:
		return p.Size
	case item == Letters:
		return sheet.A4
	case item == Envelopes || item == ReplyEnvelopes:
		return sheet.C6
	}
	return sheet.CardSize
}

// imposition is how the pieces lie on the sheets.
func (p *Paper) imposition() sheet.Imposition {
	im := sheet.Imposition{
		Stock: p.Stock, Sides: p.Sides, Turn: p.Turn, Used: p.Used, Stack: p.Stack, HeadDown: p.HeadDown, Marks: p.Cut || p.Bleed > 0, Bleed: p.Bleed,
	}
	if im.Stock.Places() == 0 {
		im.Stock = sheet.Whole(p.size())
	}
	if im.Sides == "" {
		if im.Sides = sheet.Fronts; p.item() == Postcards || p.item() == Letters && p.Duplex {
			im.Sides = sheet.Both
		}
	}
	if im.Turn == "" {
		im.Turn = sheet.LongEdge
	}
	return im
}

// InPrinter is the size of what is put into the printer.
func (p *Paper) InPrinter() sheet.Size {
	im := p.imposition()
	return im.Stock.Paper
}

// OneSided reports that nothing is printed on the second side of a sheet.
func (p *Paper) OneSided() bool {
	im := p.imposition()
	return im.Sides != sheet.Both
}

// leastPiece and mostCard bound what is printed as a postcard, mm: there has to be
// room for stamps, address and words, and A4 is the largest paper that most printers
// take.
var (
	leastPiece = sheet.Size{W: 138, H: 88}
	mostCard   = sheet.Size{W: 297, H: 210}
)

// mostBleed is more than print shops ask for, mm; a wider gutter than MostGutter wastes
// paper that would hold a piece more.
const (
	mostBleed  = 5
	MostGutter = 80
)

// Check says what of a document cannot be; nil where nothing is wrong.
func (p *Paper) Check() error { //nolint:gocyclo // one case for each thing that cannot be
	size, item := p.size(), p.item()
	switch {
	case item == JobSheet || item == Copysheets:
		return nil
	case item == Letters && p.paper() == "":
		return wrong("error.paper.letter", nil)
	case p.Window && p.paper() == sheet.A4Paper && p.Fold == sheet.C6:
		return wrong("error.paper.window_twice", nil)
	case p.Window && !sheet.Shows(p.paper(), p.Fold, p.Opening):
		return wrong("error.paper.window", nil)
	case item == Postcards && !between(leastPiece, size, mostCard):
		return wrong("error.paper.card", app.Args{"W": mostCard.W, "H": mostCard.H, "LeastW": leastPiece.W, "LeastH": leastPiece.H})
	case (item == Envelopes || item == ReplyEnvelopes) && !between(sheet.LeastEnvelope, size, sheet.MostEnvelope):
		return wrong("error.paper.envelope", app.Args{"W": sheet.MostEnvelope.W, "H": sheet.MostEnvelope.H, "LeastW": sheet.LeastEnvelope.W, "LeastH": sheet.LeastEnvelope.H})
	case (item == Labels || item == ReturnLabels) && p.Stock.Places() == 0:
		return wrong("error.paper.no_sheet", nil)
	}
	im := p.imposition()
	// Written so that they hold for what is no number, too.
	if !(p.Gutter >= 0 && p.Gutter <= MostGutter) {
		return wrong("error.paper.gutter", app.Args{"Most": MostGutter})
	}
	if !(p.Bleed >= 0 && p.Bleed <= mostBleed) || p.Bleed > 0 && im.Room() < p.Bleed {
		return wrong("error.paper.bleed", app.Args{"Most": mostBleed})
	}
	if im.Stock.Places() == 0 || !holds(im.Stock.Place, size) {
		return wrong("error.paper.too_small", nil)
	}
	if err := im.Stock.Check(); err != nil {
		return err
	}
	return im.Stock.CheckUsed(im.Used)
}

// paper is what a letter of the size is written on, empty where none is.
func (p *Paper) paper() sheet.Paper {
	switch p.size() {
	case sheet.A4:
		return sheet.A4Paper
	case sheet.A5:
		return sheet.A5Paper
	}
	return ""
}

// Form is what the words on the document are written for.
func (p *Paper) Form() app.Form {
	switch {
	case p.item() != Letters:
		return app.CardForm
	case p.paper() == sheet.A5Paper:
		return app.LetterA5Form
	}
	return app.LetterA4Form
}

func wrong(key string, args app.Args) error {
	return &app.Error{Code: app.Invalid, Key: key, Args: args}
}

func between(least, size, most sheet.Size) bool {
	return size.W >= least.W && size.H >= least.H && size.W <= most.W && size.H <= most.H
}

// holds reports that a piece finds room in a place, upright or on its side.
func holds(place, piece sheet.Size) bool {
	const slack = 0.05
	fits := func(s sheet.Size) bool { return s.W <= place.W+slack && s.H <= place.H+slack }
	return fits(piece) || fits(piece.Turned())
}
