package printroom

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app"
	"vestka/app/printing"
	"vestka/app/rules"
	"vestka/app/sheet"
	"vestka/i18n"
	"vestka/ui/kit"
)

// onPaper is what the reader chose to print, and on what. Sizes and papers are named
// as scripts name them.
type onPaper struct {
	Item       printing.Item    `json:"item"`
	Sizes      map[Piece]string `json:"sizes,omitempty"` // of those that have a choice
	Upright    bool             `json:"upright,omitempty"`
	Fold       string           `json:"fold,omitempty"` // envelope that a letter is folded for
	Window     bool             `json:"window,omitempty"`
	Right      bool             `json:"right,omitempty"`    // the window is there, not at the left
	Measured   *sheet.Opening   `json:"measured,omitempty"` // where it is as the reader has measured it; nil: as usual
	Duplex     bool             `json:"duplex,omitempty"`
	Sheet      string           `json:"sheet,omitempty"`  // paper that is cut, or a sheet of the reader's own; empty: of the size itself
	Gutter     float64          `json:"gutter,omitempty"` // between pieces on paper that is cut, mm
	Labels     string           `json:"labels,omitempty"` // sheet of labels
	Feed       printing.Feed    `json:"feed,omitempty"`
	Copies     int              `json:"copies,omitempty"`
	Count      int              `json:"count,omitempty"`   // of labels with the reader's own address; 0: as many as are offered
	Turn       sheet.Turn       `json:"turn,omitempty"`    // to the second side
	ByHand     bool             `json:"by_hand,omitempty"` // the reader turns the paper
	Bleed      bool             `json:"bleed,omitempty"`
	Bare       bool             `json:"bare,omitempty"`           // no marks: the paper is cut already
	Stack      bool             `json:"stack,omitempty"`          // in order when the sheets were cut together
	Envelope   bool             `json:"with_envelopes,omitempty"` // beside cards or letters
	Label      bool             `json:"with_labels,omitempty"`
	Letters    bool             `json:"with_letters,omitempty"` // beside cards
	LetterText string           `json:"letter_text,omitempty"`
}

// Piece is what shares a choice of sizes.
type Piece string

// The pieces.
const (
	cardPiece     Piece = "card"
	letterPiece   Piece = "letter"
	envelopePiece Piece = "envelope"
)

// sizesOf are the names of the sizes that a piece has; the first one is the usual.
var sizesOf = map[Piece][]string{
	cardPiece: {"a6", "10x15", "a5"}, letterPiece: {"a4", "a5"}, envelopePiece: {"c6", "dl", "c5"},
}

// items are what can be chosen, in the order in which they are offered.
var items = []printing.Item{
	printing.Postcards, printing.Letters, printing.Envelopes, printing.Labels, printing.ReturnLabels, printing.ReplyEnvelopes, printing.Copysheets,
}

func pieceOf(item printing.Item) Piece {
	switch item {
	case printing.Postcards:
		return cardPiece
	case printing.Letters:
		return letterPiece
	case printing.Envelopes, printing.ReplyEnvelopes:
		return envelopePiece
	}
	return ""
}

// onLabels reports that the item is printed on a sheet of labels.
func onLabels(item printing.Item) bool {
	return item == printing.Labels || item == printing.ReturnLabels
}

// sizeName is the chosen size of a piece, by its name.
func (o *onPaper) sizeName(p Piece) string {
	if name := o.Sizes[p]; name != "" {
		return name
	}
	return sizesOf[p][0]
}

// set chooses a size; a job that is being made has the old ones.
func (o *onPaper) set(p Piece, name string) {
	sizes := map[Piece]string{p: name}
	for k, v := range o.Sizes {
		if k != p {
			sizes[k] = v
		}
	}
	o.Sizes = sizes
}

func (o *onPaper) size(p Piece) sheet.Size {
	size, _ := sheet.SizeOf(o.sizeName(p))
	if p != letterPiece {
		size = size.Wide()
	}
	return size
}

// thing is what the rules call what is sent.
func thing(item printing.Item) rules.Thing {
	if item == printing.Postcards || item == printing.Copysheets {
		return rules.Postcard
	}
	return rules.Letter
}

// paper is the document that is printed first, of what the store knows of labels.
func (s *Section) paper() printing.Paper {
	p := printing.Paper{Item: s.on.Item}
	if piece := pieceOf(s.on.Item); piece != "" {
		p.Size = s.on.size(piece)
	}
	switch s.on.Item {
	case printing.Postcards:
		p.Upright, p.Turn = s.on.Upright, s.on.Turn
		if s.on.Bleed {
			p.Bleed = bleed
		}
	case printing.Letters:
		p.Duplex, p.Turn = s.on.Duplex, s.on.Turn
		p.Fold, _ = sheet.SizeOf(s.on.Fold)
		p.Window, p.Opening = s.opening()
	}
	switch {
	case onLabels(s.on.Item):
		s.putOnLabels(&p)
		return p
	case s.on.Sheet != "" && s.on.Item != printing.Copysheets && pieceOf(s.on.Item) != envelopePiece:
		s.putOnSheet(&p)
	}
	if pieceOf(s.on.Item) == envelopePiece && s.on.Feed != printing.FeedAsRead {
		p.Fed(s.on.Feed)
	}
	return p
}

// bleed is what print shops ask for, mm.
const bleed = 3

// putOnSheet puts a document on paper of which it is cut, or was cut already, or on a
// sheet of the reader's own.
func (s *Section) putOnSheet(p *printing.Paper) {
	if size, cut := sheet.SizeOf(s.on.Sheet); cut {
		p.Gutter = s.on.Gutter
		p.OnPaper(size)
		if begun := p.Begun(); begun != nil {
			p.Cut, p.Stack, p.Used = !s.on.Bare, s.on.Stack, s.labels.begun.Used(begun)
		}
	} else if l := s.ownSheet(); l != nil && p.Fits(l) {
		p.OnLabels(l, s.labels.begun.Used(l))
		p.Cut, p.Stack = l.Cut && !s.on.Bare, s.on.Stack
	}
}

// ownSheet is the sheet of the reader's own that cards or letters are printed on, nil
// where there is none.
func (s *Section) ownSheet() *app.LabelSheet {
	if at := labelAt(s.labels.sheets, s.on.Sheet); at >= 0 && s.on.Sheet != "" && s.labels.sheets[at].Own {
		return &s.labels.sheets[at]
	}
	return nil
}

// beside are the documents that come out with the cards or letters, in their order.
func (s *Section) beside() []printing.Paper {
	var all []printing.Paper
	if !s.hasBeside() {
		return nil
	}
	if p, has := s.letters(); has {
		all = append(all, p)
	}
	if s.on.Envelope {
		all = append(all, printing.Paper{Item: printing.Envelopes, Size: s.on.size(envelopePiece)})
	}
	if s.on.Label && s.labelSheet() != nil {
		p := printing.Paper{Item: printing.Labels}
		s.putOnLabels(&p)
		all = append(all, p)
	}
	return all
}

// hasBeside reports that envelopes and labels can come out with what is printed.
func (s *Section) hasBeside() bool {
	return s.on.Item == printing.Postcards || s.on.Item == printing.Letters
}

// forNobody reports that what is printed is the same for everybody, and is counted in
// pieces, not in people.
func (s *Section) forNobody() bool { return s.on.Item == printing.ReturnLabels }

// forSomebody goes back to postcards where labels for nobody were printed last: who
// comes with people wants to write to them.
func (s *Section) forSomebody() {
	if s.forNobody() {
		s.on.Item, s.on.Count = printing.Postcards, 0
	}
}

// count is how many labels with the reader's own address are printed: one for each of
// the people unless another number was typed, and where nobody is chosen what is left
// of a sheet.
func (s *Section) count() int {
	if s.on.Count > 0 {
		return s.on.Count
	}
	if n := len(s.req.People); n > 0 {
		return n
	}
	if l := s.labelSheet(); l != nil {
		return l.Labels() - len(s.labels.begun.Used(l))
	}
	return 1
}

// pieces is how many things the job prints.
func (s *Section) pieces() int {
	switch {
	case s.job == nil:
		return 0
	case s.job.Request.Labels > 0:
		return s.job.Request.Labels
	}
	return len(s.job.Cards)
}

// itemCard chooses what is printed, and how large.
func (s *Section) itemCard() fyne.CanvasObject {
	loc := s.frame.Loc()
	s.what = kit.NewSelect(itemNames(loc), slices.Index(items, s.on.Item), func(i int) {
		s.choose(items[i])
		s.frame.Focus(s.what) // the one that was pressed is no longer there
	})
	fields := []fyne.CanvasObject{s.what}
	if piece := pieceOf(s.on.Item); piece != "" {
		fields = append(fields, s.sizeField(piece))
	}
	switch s.on.Item {
	case printing.Copysheets:
		fields = append(fields, kit.NewText(kit.Small(loc.T("printroom.layout.by_hand.hint"))))
	case printing.ReplyEnvelopes:
		fields = append(fields, kit.NewText(kit.Small(loc.T("printroom.reply.hint"))))
	case printing.ReturnLabels:
		fields = append(fields, kit.NewField(loc.T("printroom.labels.count"), s.countField(), loc.T("printroom.return_labels.hint")))
	}
	return kit.NewTitledCard(loc.T("printroom.item"), fields...)
}

// itemNames are the items for people, each beginning a line.
func itemNames(loc *i18n.Localizer) []string {
	names := make([]string, len(items))
	for i, item := range items {
		names[i] = i18n.Capital(loc.T(item.MessageKey()))
	}
	return names
}

// mostLabels with one's own address are more than anybody sticks.
const mostLabels = 10_000

// countField asks how many labels are wanted; what is no number counts as nothing typed.
func (s *Section) countField() fyne.CanvasObject {
	e := kit.NewEntry()
	e.SetText(strconv.Itoa(s.count()))
	e.OnChanged = func(text string) {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 1 || n > mostLabels {
			n = 0
		}
		if n != s.on.Count {
			s.on.Count = n
			s.prepare()
		}
	}
	return e
}

// choose takes the item; other things are to be chosen then.
func (s *Section) choose(item printing.Item) {
	if toSender := item == printing.ReturnLabels || item == printing.ReplyEnvelopes; toSender && strings.TrimSpace(s.back) == "" {
		s.frame.Say(s.frame.Loc().T("printroom.return.none"))
		s.rebuild() // with what was chosen before
		return
	}
	s.on.Item, s.req.Hand, s.job = item, "", nil
	if item == printing.Copysheets {
		s.req.Hand = sheet.MediumHand
	}
	s.fit()
	s.rebuild()
}

// fit chooses another text where the chosen one has no room in what is printed now.
func (s *Section) fit() {
	if _, there := s.text(); !there {
		s.suit(s.occasion())
	}
}

// sizeField chooses one of the usual sizes, or a size of one's own.
func (s *Section) sizeField(piece Piece) fyne.CanvasObject {
	loc, names := s.frame.Loc(), slices.Clone(sizesOf[piece])
	if chosen := s.on.sizeName(piece); !slices.Contains(names, chosen) {
		names = append(names, chosen)
	}
	titles := make([]string, len(names))
	for i, name := range names {
		titles[i] = sizeTitle(loc, piece, name)
	}
	own := piece != letterPiece
	if own {
		titles = append(titles, loc.T("printroom.size.own"))
	}
	at := slices.Index(names, s.on.sizeName(piece))
	s.size = kit.NewSelect(titles, at, func(i int) {
		if i == len(names) {
			s.askSize(piece)
			return
		}
		s.setSize(piece, names[i])
		s.frame.Focus(s.size)
	})
	return kit.NewField(loc.T("printroom.size"), s.size, "")
}

func (s *Section) setSize(piece Piece, name string) {
	s.on.set(piece, name)
	s.fit()
	s.rebuild()
}

// sizeTitle is the name of a size for people: "A6, 148 × 105 mm".
func sizeTitle(loc *i18n.Localizer, piece Piece, name string) string {
	size, _ := sheet.SizeOf(name)
	if piece != letterPiece {
		size = size.Wide()
	}
	measures := loc.T("printroom.mm", "W", decimal(loc, size.W), "H", decimal(loc, size.H))
	switch name {
	case "a6", "a5", "a4", "dl", "c6", "c5":
		return map[string]string{"a6": "A6", "a5": "A5", "a4": "A4", "dl": "DL", "c6": "C6", "c5": "C5"}[name] + ", " + measures
	}
	return measures
}

// decimal is a measure as it is written in the language.
func decimal(loc *i18n.Localizer, v float64) string {
	text := strconv.FormatFloat(v, 'f', -1, 64)
	if loc.Lang() != "en" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// askSize asks for a width and a height.
func (s *Section) askSize(piece Piece) {
	loc := s.frame.Loc()
	now := s.on.size(piece)
	w, h := kit.NewEntry(), kit.NewEntry()
	w.SetText(decimal(loc, now.W))
	h.SetText(decimal(loc, now.H))
	trouble := kit.NewTrouble()
	var close func()
	take := func() {
		name := w.Text + "x" + h.Text
		size, known := sheet.SizeOf(name)
		paper := printing.Paper{Item: s.on.Item, Size: size.Wide()}
		err := paper.Check()
		if !known {
			err = &app.Error{Code: app.Invalid, Key: "error.stock.number"}
		}
		if err != nil {
			trouble.Say(loc.Error(err))
			return
		}
		close()
		s.setSize(piece, name)
	}
	close = s.frame.Dialogs().Show(kit.Sheet{
		Title: loc.T("printroom.size.own.title"), Width: 420, Focus: w,
		Body:    trouble.Above(kit.NewSplit(kit.NewField(loc.T("printroom.width"), w, ""), kit.NewField(loc.T("printroom.height"), h, ""), 0.5, 0, 2000)),
		Cancel:  s.rebuild,
		Actions: []kit.Action{{Label: loc.T("dialog.cancel"), Do: s.rebuild}, {Label: loc.T("printroom.size.take"), Primary: true, Stay: true, Do: take}},
	})
}

// addressCard chooses the language of addresses where there are no words.
func (s *Section) addressCard() fyne.CanvasObject {
	loc := s.frame.Loc()
	return kit.NewTitledCard(loc.T("printroom.addresses"), kit.NewField(loc.T("printroom.addresses.lang"), kit.NewLetterLang(loc, s.req.Lang, func(l app.Lang) {
		s.req.Lang = l
		s.prepare()
	}), ""))
}
