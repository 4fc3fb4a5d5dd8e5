package printroom

import (
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app/printing"
	"vestka/app/sheet"
	"vestka/i18n"
	"vestka/ui/kit"
)

// cuttingCard chooses how several pieces are cut out of the paper, and whether pictures
// run out over the edge.
func (s *Section) cuttingCard() fyne.CanvasObject {
	s.cut = kit.NewFold(s.frame.Loc().T("printroom.cut"), "", s.unfolded["cut"], func(open bool) { s.unfold("cut", open) })
	s.showCut()
	return s.cut
}

// showCut shows what there is to choose for the paper that is chosen now.
func (s *Section) showCut() {
	if s.cut == nil {
		return
	}
	loc, paper := s.frame.Loc(), s.paper()
	var fields []fyne.CanvasObject
	if s.on.Item == printing.Postcards {
		fields = append(fields, kit.NewCheck(loc.T("printroom.cut.bleed"), s.on.Bleed, func(on bool) {
			s.on.Bleed = on
			s.showLeft() // fewer find room
			s.prepare()
		}))
	}
	if _, cut := sheet.SizeOf(s.on.Sheet); cut {
		fields = append(fields, s.gutterField())
	}
	if paper.Begun() != nil {
		fields = append(fields,
			kit.NewCheck(loc.T("printroom.cut.marks"), !s.on.Bare, func(on bool) {
				s.on.Bare = !on
				s.prepare()
			}), kit.NewText(kit.Small(loc.T("printroom.cut.marks.hint"))),
			kit.NewCheck(loc.T("printroom.cut.stack"), s.on.Stack, func(on bool) {
				s.on.Stack = on
				s.prepare()
			}))
	}
	s.cut.Set(fields...)
	s.cut.SetSummary(s.cutSummary())
	s.cut.Hidden = len(fields) == 0
	s.cut.Refresh()
}

// gutterField asks for the room between pieces. What cannot be one is told and not taken.
func (s *Section) gutterField() fyne.CanvasObject {
	loc := s.frame.Loc()
	e, trouble := kit.NewEntry(), kit.NewTrouble()
	e.SetText(loc.Decimal(s.on.Gutter))
	e.OnChanged = func(text string) {
		v := 0.0
		var err error
		if strings.TrimSpace(text) != "" {
			v, err = i18n.ReadDecimal(text)
		}
		defer s.cut.Refresh()
		if err != nil || !(v >= 0 && v <= printing.MostGutter) { // so that it holds for what is no number, too
			trouble.Say(loc.T("error.paper.gutter", "Most", printing.MostGutter), "")
			return
		}
		trouble.Clear()
		s.on.Gutter = v
		s.cut.SetSummary(s.cutSummary())
		s.showLeft() // fewer find room
		s.prepare()
	}
	return trouble.Above(kit.NewField(loc.T("printroom.gutter"), e, ""))
}

// cutSummary says in a line what is chosen of it.
func (s *Section) cutSummary() string {
	loc, paper := s.frame.Loc(), s.paper()
	var parts []string
	if paper.Begun() != nil {
		marks, order := loc.T("printroom.cut.with_marks"), loc.T("printroom.cut.by_sheet")
		if !paper.Cut {
			marks = loc.T("printroom.cut.without_marks")
		}
		if paper.Stack {
			order = loc.T("printroom.cut.by_pile")
		}
		parts = append(parts, marks, order)
	}
	if paper.Gutter > 0 {
		parts = append(parts, loc.T("printroom.cut.apart", "Gutter", decimal(loc, paper.Gutter)))
	}
	if paper.Bleed > 0 {
		parts = append(parts, loc.T("printroom.cut.with_bleed"))
	}
	if len(parts) == 0 {
		return loc.T("printroom.cut.none")
	}
	return kit.Joined(parts...)
}
