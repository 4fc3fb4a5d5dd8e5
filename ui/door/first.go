package door

import (
	"fyne.io/fyne/v2"

	"vestka/ui/kit"
)

// First is the first start: it warns once, and has a passphrase chosen for the
// store that is about to be made.
type First struct {
	begin  func(passphrase string)
	frame  Frame
	texts  [2]string
	busy   bool
	pair   *Pair
	button *kit.Button
	none   *kit.Button
	wrong  Says
	bar    Working
	screen fyne.CanvasObject
}

var _ Screen = (*First)(nil)

// NewFirst hands the passphrase to begin, or none where the reader wants none;
// begin ends by Refuse or by another screen.
func NewFirst(begin func(passphrase string)) *First { return &First{begin: begin} }

// Build makes the screen.
func (s *First) Build(f Frame) fyne.CanvasObject {
	s.frame = f
	loc := f.Loc()
	s.wrong, s.bar = NewSays(), NewWorking()
	caps := NewCaps(loc, func() { s.screen.Refresh() })
	s.pair = NewPair(f, caps, s.texts[0], s.texts[1], func(first, second string) {
		s.texts = [2]string{first, second}
		s.say("")
	}, s.submit)
	s.button = kit.NewPrimary(loc.T("door.begin"), s.submit)
	s.none = kit.NewLink(loc.T("door.without"), s.without)
	contents := []fyne.CanvasObject{
		kit.NewText(kit.Strong(loc.T("door.warning.title"))),
		kit.NewText(kit.Body(loc.T("door.warning"))),
		kit.NewDivider(),
		kit.NewText(kit.Quiet(loc.T("door.first"))),
	}
	contents = append(contents, s.pair.Objects()...)
	contents = append(contents, caps.Object(), s.wrong.Object(), s.bar.Object(), s.button, s.none)
	s.screen = stand(f, contents...)
	s.set(s.busy)
	return s.screen
}

// Focus is the first field.
func (s *First) Focus() fyne.Focusable { return s.pair.First() }

// Refuse says why there is no store; everything typed stays.
func (s *First) Refuse(err error) {
	s.set(false)
	s.frame.Dialogs().Error(s.frame.Loc().Error(err))
}

func (s *First) submit() {
	if s.busy {
		return
	}
	passphrase, wrong, at := s.pair.Passphrase()
	s.say(wrong)
	if wrong != "" {
		SelectAll(s.frame, at)
		return
	}
	s.start(passphrase)
}

// without asks once whether the store shall really be open to everybody.
func (s *First) without() {
	loc := s.frame.Loc()
	s.frame.Dialogs().Confirm(kit.Question{
		Title: loc.T("door.without.title"), Text: loc.T("door.without.text"),
		Yes: loc.T("door.without.yes"), No: loc.T("door.without.no"), Danger: true,
	}, func(yes bool) {
		if yes {
			s.start("")
			return
		}
		s.frame.Focus(s.pair.First())
	})
}

func (s *First) start(passphrase string) {
	s.set(true)
	s.begin(passphrase)
}

func (s *First) say(sentence string) {
	s.wrong.Say(sentence)
	s.screen.Refresh()
}

func (s *First) set(busy bool) {
	s.busy = busy
	s.bar.Set(busy)
	enable(!busy, s.pair.first, s.pair.second, s.button, s.none)
	s.screen.Refresh()
}
