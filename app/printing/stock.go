package printing

import (
	"context"
	"fmt"
	"io"
	"slices"

	"vestka/app"
	"vestka/app/pdf"
	"vestka/app/sheet"
)

// OnLabels puts the document on a sheet of labels, of which some places may be gone.
func (p *Paper) OnLabels(l *app.LabelSheet, used []int) {
	p.Stock, p.Cut, p.Sheet, p.Used = sheet.StockOf(l), l.Cut, l.ID, used
}

// OnPaper puts the document on paper of the size: as many pieces as it holds, to be
// cut, with room between them for their bleed and the gutter. Paper that has no room for one is
// refused by Check.
func (p *Paper) OnPaper(paper sheet.Size) {
	piece := p.size()
	if paper == piece || paper == piece.Turned() {
		p.Stock, p.Cut = sheet.Whole(piece), false
		return
	}
	p.Cut = true
	p.Stock = sheet.CutApart(paper, piece, p.Bleed, p.Gutter)
	if turned := sheet.CutApart(paper.Turned(), piece, p.Bleed, p.Gutter); turned.Places() > p.Stock.Places() || turned.Places() == p.Stock.Places() && turned.Place == piece {
		p.Stock = turned // the pieces upright, as they are read
	}
	if p.Stock.Places() == 0 {
		p.Stock = sheet.Whole(paper)
	}
}

// Fits reports that a sheet has places in which the document finds room.
func (p *Paper) Fits(l *app.LabelSheet) bool {
	on := *p
	on.Bleed = 0
	on.OnLabels(l, nil)
	return on.Check() == nil
}

// Begun is the sheet of several pieces of which places may be gone, such as card that
// is cut already, as it is remembered: by the sizes of the paper and of the pieces. It
// is nil for paper that is all one piece. A sheet of labels has a name of its own.
func (p *Paper) Begun() *app.LabelSheet {
	st := &p.Stock
	if st.Places() < 2 {
		return nil
	}
	// No sheet of the user's own has two spaces in its name.
	id := fmt.Sprintf("%gx%g  %gx%g", min(st.Paper.W, st.Paper.H), max(st.Paper.W, st.Paper.H), st.Place.W, st.Place.H)
	if p.Bleed > 0 {
		id += fmt.Sprintf("  %g", p.Bleed)
	}
	if p.Gutter > 2*p.Bleed {
		id += fmt.Sprintf("  +%g", p.Gutter)
	}
	return &app.LabelSheet{
		ID: id, PaperW: st.Paper.W, PaperH: st.Paper.H, W: st.Place.W, H: st.Place.H, Cut: true, Columns: st.Columns, Rows: st.Rows,
		Left: st.Left, Top: st.Top, PitchX: st.PitchX, PitchY: st.PitchY,
	}
}

// Feed is how far paper is turned clockwise as it goes into the printer, in degrees.
type Feed int

// The ways to feed paper.
const (
	FeedAsRead Feed = 0
	FeedRight  Feed = 90
	FeedOver   Feed = 180
	FeedLeft   Feed = 270
)

// Feeds are all of them.
var Feeds = []Feed{FeedAsRead, FeedRight, FeedOver, FeedLeft}

// Fed turns the document for the printer. Paper with several pieces is only turned
// over: how they lie on it is what the stock says.
func (p *Paper) Fed(feed Feed) {
	if p.Stock.Places() == 0 {
		p.Stock = sheet.Whole(p.size())
	}
	if p.Stock.Places() == 1 && (feed == FeedRight || feed == FeedLeft) {
		p.Stock = sheet.Whole(p.Stock.Paper.Turned())
	}
	p.HeadDown = feed == FeedOver || feed == FeedLeft
}

// SaveFrames writes a page with the outlines of the places of a sheet and their
// numbers to the path, to be held against the labels before they are printed on.
func (p *Press) SaveFrames(ctx context.Context, l *app.LabelSheet, path string) error {
	page := sheet.LayFrames(p.fonts, sheet.StockOf(l), l.ID)
	return p.guard.Save(path, func(w io.Writer) error {
		return pdf.Write(ctx, w, pdf.Document{Fonts: p.fonts, Pages: slices.Values([]sheet.Page{page})})
	})
}
