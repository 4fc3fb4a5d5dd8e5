package printroom

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/ui/kit"
)

// papers are those that several pieces are printed on to be cut, by their names.
var papers = []string{"", "a4", "a3"}

// paperCard chooses what the pieces are printed on.
func (s *Section) paperCard() fyne.CanvasObject {
	s.onSheet = kit.NewFold(s.frame.Loc().T("printroom.paper"), s.paperSummary(), s.unfolded["paper"], func(open bool) { s.unfold("paper", open) }, s.paperFields()...)
	return s.onSheet
}

// unfold remembers which cards are open.
func (s *Section) unfold(card string, open bool) { s.unfolded[card] = open }

func (s *Section) paperFields() []fyne.CanvasObject {
	loc, item := s.frame.Loc(), s.on.Item
	if item == printing.Copysheets {
		return []fyne.CanvasObject{s.handField(), s.copiesField()}
	}
	var fields []fyne.CanvasObject
	switch {
	case onLabels(item):
		fields = append(fields, s.labelField()...)
	case pieceOf(item) == envelopePiece:
		fields = append(fields, s.feedField())
	default:
		s.used = kit.NewColumn(0)
		fields = append(fields, s.sheetField(), s.used)
		s.showLeft()
	}
	if item == printing.Letters {
		fields = append(fields, s.foldFields()...)
		fields = append(fields, kit.NewCheck(loc.T("printroom.duplex"), s.on.Duplex, func(on bool) {
			s.on.Duplex = on
			s.second.Hidden = !on
			s.onSheet.Refresh()
			s.prepare()
		}))
	}
	if item == printing.Postcards || item == printing.Letters {
		s.second = s.secondField()
		s.second.Hidden = item == printing.Letters && !s.on.Duplex
		fields = append(fields, s.second)
	}
	if item == printing.Postcards || item == printing.Letters || item == printing.Envelopes {
		fields = append(fields, s.returnCheck())
	}
	if item == printing.Postcards {
		fields = append(fields, kit.NewCheck(loc.T("printroom.upright"), s.on.Upright, func(on bool) {
			s.on.Upright = on
			s.prepare()
		}))
	}
	if item == printing.ReturnLabels {
		return fields
	}
	return append(fields, s.copiesField())
}

// sheetField chooses between paper of the piece's size and paper that is cut.
func (s *Section) sheetField() fyne.CanvasObject {
	loc, names := s.frame.Loc(), slices.Clone(papers)
	titles := []string{loc.T("printroom.layout.a6"), loc.T("printroom.on_a4"), loc.T("printroom.on_a3")}
	piece := printing.Paper{Item: s.on.Item, Size: s.on.size(pieceOf(s.on.Item))}
	for i := range s.labels.sheets {
		if l := &s.labels.sheets[i]; l.Own && piece.Fits(l) {
			names, titles = append(names, l.ID), append(titles, labelTitle(loc, l))
		}
	}
	at := max(slices.Index(names, s.on.Sheet), 0)
	var layout *kit.Select
	layout = kit.NewSelect(append(titles, loc.T("printroom.labels.add")), at, func(i int) {
		if i == len(names) {
			layout.SetSelectedIndex(at)
			s.editSheet(newSheet(piece), s.chooseSheet)
			return
		}
		at = i
		s.chooseSheet(names[i])
		s.showLeft()
		s.showCut()
		s.prepare()
	})
	return kit.NewField(loc.T("printroom.layout"), layout, "")
}

// chooseSheet takes what the pieces are printed on, by its name.
func (s *Section) chooseSheet(name string) { s.on.Sheet = name }

// showLeft says what is left of paper with several pieces.
func (s *Section) showLeft() {
	if s.used == nil {
		return
	}
	loc, paper := s.frame.Loc(), s.paper()
	begun, own := paper.Begun(), s.ownSheet()
	var rows []fyne.CanvasObject
	if own != nil && paper.Sheet == own.ID {
		begun = own
		rows = append(rows, kit.NewFlow(0, kit.NewLink(loc.T("printroom.labels.edit"), func() { s.editSheet(*own, s.chooseSheet) })))
	}
	if begun != nil && begun.Labels() > 1 {
		rows = append([]fyne.CanvasObject{s.usedRow(begun, loc.T("printroom.used.left", "Count", begun.Labels()-len(paper.Used)))}, rows...)
	}
	s.used.Hidden = len(rows) == 0
	s.used.Set(rows...)
	if s.onSheet != nil {
		s.onSheet.Refresh()
	}
}

// secondField chooses who turns the paper to its second side, and over which edge.
func (s *Section) secondField() *kit.Column {
	loc := s.frame.Loc()
	titles := []string{loc.T("printroom.second.long"), loc.T("printroom.second.short"), loc.T("printroom.second.me")}
	at := 0
	switch {
	case s.on.ByHand:
		at = 2
	case s.on.Turn == sheet.ShortEdge:
		at = 1
	}
	return kit.NewField(loc.T("printroom.second"), kit.NewSelect(titles, at, func(i int) {
		if s.on.ByHand = i == 2; !s.on.ByHand {
			s.on.Turn = []sheet.Turn{sheet.LongEdge, sheet.ShortEdge}[i]
		}
		s.prepare()
	}), "")
}

// fonts are those of the words, by the names in fontNames.
var fonts = []sheet.FontID{sheet.Serif, sheet.Sans, sheet.Hand, sheet.Script}

func (s *Section) fontField() fyne.CanvasObject {
	return kit.NewField(s.frame.Loc().T("printroom.font"), kit.NewSelect(fontNames, slices.Index(fonts, s.req.Font), func(i int) {
		s.req.Font = fonts[i]
		s.prepare()
	}), "")
}

var fontNames = []string{"PT Serif", "PT Sans", "Caveat", "Bad Script"}

// feedField chooses which way round envelopes go into the printer.
func (s *Section) feedField() fyne.CanvasObject {
	loc := s.frame.Loc()
	titles := []string{loc.T("printroom.feed.0"), loc.T("printroom.feed.90"), loc.T("printroom.feed.180"), loc.T("printroom.feed.270")}
	return kit.NewField(loc.T("printroom.feed"), kit.NewSelect(titles, slices.Index(printing.Feeds, s.on.Feed), func(i int) {
		s.on.Feed = printing.Feeds[i]
		s.prepare()
	}), loc.T("printroom.feed.hint"))
}

// returnCheck asks whether the sender's address is printed.
func (s *Section) returnCheck() fyne.CanvasObject {
	loc := s.frame.Loc()
	var back *kit.Check
	back = kit.NewCheck(loc.T("printroom.return"), s.withBack, func(on bool) {
		if on && strings.TrimSpace(s.back) == "" {
			back.Set(false)
			s.frame.Say(loc.T("printroom.return.none"))
			return
		}
		s.withBack = on
		s.prepare()
	})
	return back
}

// mostCopies of one thing for one person can be chosen.
const mostCopies = 10

// copiesField chooses how many of everything each of the people gets.
func (s *Section) copiesField() fyne.CanvasObject {
	titles := make([]string, mostCopies)
	for i := range titles {
		titles[i] = strconv.Itoa(i + 1)
	}
	return kit.NewField(s.frame.Loc().T("printroom.copies"), kit.NewSelect(titles, max(s.on.Copies, 1)-1, func(i int) {
		s.on.Copies = i + 1
		s.prepare()
	}), "")
}

// handField asks how large somebody writes.
func (s *Section) handField() fyne.CanvasObject {
	loc := s.frame.Loc()
	names := []string{loc.T("printroom.hand.small"), loc.T("printroom.hand.medium"), loc.T("printroom.hand.large")}
	return kit.NewField(loc.T("printroom.hand"), kit.NewChoice(names, slices.Index(sheet.HandSizes, s.req.Hand), func(i int) {
		s.req.Hand = sheet.HandSizes[i]
		s.prepare()
	}), "")
}

// paperSummary says in a line what the card of the paper has.
func (s *Section) paperSummary() string {
	loc := s.frame.Loc()
	parts := []string{s.arrangement()}
	if s.on.ByHand && (s.on.Item == printing.Postcards || s.on.Item == printing.Letters && s.on.Duplex) {
		parts = append(parts, loc.T("printroom.second.hand"))
	}
	if s.withBack && (s.on.Item == printing.Postcards || s.on.Item == printing.Letters || s.on.Item == printing.Envelopes) {
		parts = append(parts, loc.T("printroom.return.short"))
	}
	if n := s.on.Copies; n > 1 && s.on.Item != printing.ReturnLabels {
		parts = append(parts, loc.T("printroom.copies.of", "Count", n))
	}
	return kit.Joined(parts...)
}

// arrangement says how the pieces lie on the sheets.
func (s *Section) arrangement() string {
	loc := s.frame.Loc()
	p := s.paper()
	switch l := s.labelSheet(); {
	case s.on.Item == printing.Copysheets:
		return loc.T("printroom.layout.by_hand")
	case onLabels(s.on.Item) && l == nil:
		return loc.T("printroom.labels.none")
	case onLabels(s.on.Item):
		return l.ID
	case p.Sheet != "":
		return p.Sheet
	case p.Stock.Places() > 1:
		return loc.T("printroom.on_sheet", "Count", p.Stock.Places(), "Sheet", strings.ToUpper(s.on.Sheet))
	case pieceOf(s.on.Item) == envelopePiece || s.on.Item == printing.Letters:
		return sizeTitle(loc, pieceOf(s.on.Item), s.on.sizeName(pieceOf(s.on.Item)))
	}
	return loc.T("printroom.layout.a6")
}

// besideCard chooses what comes out with the cards or letters, in the same order.
func (s *Section) besideCard() fyne.CanvasObject {
	s.with = kit.NewFold(s.frame.Loc().T("printroom.with"), s.besideSummary(), s.unfolded["with"], func(open bool) { s.unfold("with", open) }, s.besideFields()...)
	return s.with
}

func (s *Section) besideFields() []fyne.CanvasObject {
	loc := s.frame.Loc()
	var fields []fyne.CanvasObject
	if s.hasBeside() {
		fields = append(fields, s.letterFields()...)
		sizes := sizesOf[envelopePiece]
		titles := make([]string, len(sizes))
		for i, name := range sizes {
			titles[i] = sizeTitle(loc, envelopePiece, name)
		}
		size := kit.NewSelect(titles, slices.Index(sizes, s.on.sizeName(envelopePiece)), func(i int) { s.setSize(envelopePiece, sizes[i]) })
		labels := kit.NewColumn(kit.Gap, s.labelField()...)
		size.Hidden, labels.Hidden = !s.on.Envelope, !s.on.Label
		fields = append(fields,
			kit.NewCheck(loc.T("printroom.with.envelopes"), s.on.Envelope, func(on bool) {
				s.on.Envelope = on
				s.rebuild()
			}), size,
			kit.NewCheck(loc.T("printroom.with.labels"), s.on.Label, func(on bool) {
				s.on.Label = on
				s.rebuild()
			}), labels)
	}
	return append(fields, kit.NewCheck(loc.T("printroom.job_sheet"), s.withList, func(on bool) {
		s.withList = on
		s.with.SetSummary(s.besideSummary())
	}))
}

// listed reports that a check list comes out with what is printed.
func (s *Section) listed() bool { return s.withList && !s.forNobody() }

func (s *Section) besideSummary() string {
	loc := s.frame.Loc()
	var parts []string
	for _, p := range s.beside() {
		parts = append(parts, loc.T(p.Item.MessageKey()))
	}
	if s.withList {
		parts = append(parts, loc.T(printing.JobSheet.MessageKey()))
	}
	if len(parts) == 0 {
		return loc.T("printroom.with.none")
	}
	return strings.Join(parts, ", ")
}
