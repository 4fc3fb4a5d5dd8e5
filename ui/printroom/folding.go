package printroom

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vestka/app/sheet"
	"vestka/i18n"
	"vestka/ui/kit"
)

// opening is the window of the envelope through which the address of a letter is seen;
// has is false where there is none, or not all of the address would be seen.
func (s *Section) opening() (has bool, o sheet.Opening) {
	switch {
	case s.on.Measured != nil:
		return s.shows(*s.on.Measured), *s.on.Measured
	case s.on.Right:
		fold, _ := sheet.SizeOf(s.on.Fold)
		o, _ = sheet.OpeningOf(fold, true)
		return s.hasWindow(true), o
	}
	return s.on.Window && s.hasWindow(false), sheet.Opening{}
}

// hasWindow reports that the address of the letter can be seen through the window where
// envelopes of the size have one, at the left or at the right.
func (s *Section) hasWindow(right bool) bool {
	fold, _ := sheet.SizeOf(s.on.Fold)
	o, known := sheet.OpeningOf(fold, right)
	return known && s.shows(o)
}

// hasMeasured reports that there is any window through which the address can be seen.
func (s *Section) hasMeasured() bool {
	fold, _ := sheet.SizeOf(s.on.Fold)
	return s.shows(sheet.Opening{W: fold.W, H: fold.H})
}

// shows reports that the address of the letter can be seen through the window.
func (s *Section) shows(o sheet.Opening) bool {
	fold, folded := sheet.SizeOf(s.on.Fold)
	return folded && o != (sheet.Opening{}) && sheet.Shows(sheet.Paper(s.on.sizeName(letterPiece)), fold, o)
}

// foldFields choose the envelope that a letter is folded for, and where its window is.
func (s *Section) foldFields() []fyne.CanvasObject {
	loc := s.frame.Loc()
	names, titles := []string{""}, []string{loc.T("printroom.fold.none")}
	for _, name := range sizesOf[envelopePiece] {
		if size, _ := sheet.SizeOf(name); sheet.Folds(sheet.Paper(s.on.sizeName(letterPiece)), size) {
			names, titles = append(names, name), append(titles, strings.ToUpper(name))
		}
	}
	var left, right, own *kit.Check
	measures, none := kit.NewColumn(kit.Gap), kit.NewColumn(0)
	show := func() {
		none.Set()
		if fold, _ := sheet.SizeOf(s.on.Fold); fold == sheet.C6 && s.on.size(letterPiece) == sheet.A4 {
			none.Set(kit.NewText(kit.Small(loc.T("error.paper.window_twice"))))
		}
		left.Hidden, right.Hidden, own.Hidden = !s.hasWindow(false), !s.hasWindow(true), !s.hasMeasured()
		if measures.Hidden = own.Hidden || s.on.Measured == nil; !measures.Hidden {
			measures.Set(s.measureFields())
		}
		if s.onSheet != nil {
			s.onSheet.Refresh()
		}
	}
	in := func(atLeft, atRight bool, measured *sheet.Opening) { // an envelope has one window
		s.on.Window, s.on.Right, s.on.Measured = atLeft, atRight, measured
		left.Set(atLeft)
		right.Set(atRight)
		own.Set(measured != nil)
		show()
		s.prepare()
	}
	left = kit.NewCheck(loc.T("printroom.window"), s.on.Window && !s.on.Right && s.on.Measured == nil, func(on bool) { in(on, false, nil) })
	right = kit.NewCheck(loc.T("printroom.window.right"), s.on.Right && s.on.Measured == nil, func(on bool) { in(false, on, nil) })
	own = kit.NewCheck(loc.T("printroom.window.own"), s.on.Measured != nil, func(on bool) {
		if on {
			in(false, false, s.usualWindow())
		} else {
			in(false, false, nil)
		}
	})
	fold := kit.NewSelect(titles, max(slices.Index(names, s.on.Fold), 0), func(i int) {
		s.on.Fold = names[i]
		show()
		s.prepare()
	})
	show()
	return []fyne.CanvasObject{kit.NewField(loc.T("printroom.fold"), fold, ""), left, right, own, measures, none}
}

// usualWindow is what the measures of a window begin with: those of the usual one.
func (s *Section) usualWindow() *sheet.Opening {
	fold, _ := sheet.SizeOf(s.on.Fold)
	for _, right := range []bool{false, true} {
		if o, known := sheet.OpeningOf(fold, right); known && s.shows(o) {
			return &o
		}
	}
	o, _ := sheet.OpeningOf(sheet.DL, false)
	return &o
}

// measureFields ask for the size and the place of the window. What cannot be one is told
// and not printed.
func (s *Section) measureFields() fyne.CanvasObject {
	loc, o := s.frame.Loc(), *s.on.Measured
	trouble := kit.NewTrouble()
	judge := func() {
		if s.shows(o) {
			trouble.Clear()
		} else {
			trouble.Say(loc.T("printroom.window.unseen"), "")
		}
		s.onSheet.Refresh()
	}
	field := func(label string, v *float64) fyne.CanvasObject {
		e := kit.NewEntry()
		e.SetText(loc.Decimal(*v))
		e.OnChanged = func(text string) {
			var err error
			if *v, err = i18n.ReadDecimal(text); err != nil {
				*v = -1
			}
			now := o // a job that is being laid out has the old one
			s.on.Measured = &now
			judge()
			s.prepare()
		}
		return kit.NewField(label, e, "")
	}
	two := func(a, b fyne.CanvasObject) fyne.CanvasObject { return kit.NewSplit(a, b, 0.5, 0, 2000) }
	return trouble.Above(
		two(field(loc.T("printroom.window.w"), &o.W), field(loc.T("printroom.window.h"), &o.H)),
		two(field(loc.T("printroom.window.left"), &o.Left), field(loc.T("printroom.window.bottom"), &o.Bottom)))
}
